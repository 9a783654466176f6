// links: hearsay_reading
// Any text through syntax, mentions, claims and records: it must end, crash nowhere, and quote to the letter.
#include <algorithm>
#include <cstdint>
#include <cstdlib>
#include <string>

#include "acquire/document.hpp"
#include "base/text.hpp"
#include "reading/reader.hpp"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* bytes, std::size_t size) {
  constexpr std::size_t longest = 4096;
  static const hearsay::reading::Reader reader = hearsay::reading::Reader::load(HEARSAY_DATA_DIRECTORY);
  hearsay::Document document;
  document.id = "fuzz";
  document.publisher = "Fuzz";
  const std::string_view text(reinterpret_cast<const char*>(bytes), std::min(size, longest));
  if (hearsay::find_invalid_utf8(text) != std::string_view::npos)
    return 0;  // acquire lets no such text through
  document.text = hearsay::to_nfc(text);
  const hearsay::reading::Extraction extraction = reader.read(document);
  for (const hearsay::claims::ClaimRecord& record : extraction.claims)
    if (document.text.find(record.evidence.quote) == std::string::npos) std::abort();
  return 0;
}
