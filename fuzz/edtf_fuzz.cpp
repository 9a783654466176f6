// links: hearsay_base
// Any bytes either are no EDTF or are a value that is written and read again as itself, with bounds in order.
#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <string_view>

#include "base/edtf.hpp"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace hearsay::edtf;
  const std::string_view text(reinterpret_cast<const char*>(data), size);
  const auto interval = parse(text);
  if (!interval) return 0;
  if (parse(interval->text()) != interval) std::abort();
  const auto first = interval->earliest();
  const auto last = interval->latest();
  if (first && last && *first > *last) std::abort();
  if (first && last && (!overlap(*interval, *interval) || !contains(*interval, *interval))) std::abort();
  return 0;
}
