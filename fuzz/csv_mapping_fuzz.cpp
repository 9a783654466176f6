// links: hearsay_exchange
// Any bytes are a mapping or a DataError.
#include <cstddef>
#include <cstdint>
#include <string>

#include "base/error.hpp"
#include "exchange/csv_mapping.hpp"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace hearsay::exchange;
  try {
    CsvMapping mapping = CsvMapping::parse(std::string(reinterpret_cast<const char*>(data), size), "fuzz");
    const CsvTable table("code;name;type", std::move(mapping));
    (void)table.read("1;Salt Union;militia");
  } catch (const hearsay::DataError&) {
  } catch (const BadRecord&) {
  }
  return 0;
}
