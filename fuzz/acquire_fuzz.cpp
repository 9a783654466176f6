// links: hearsay_acquire
//
// Any bytes give documents or InputErrors. What is read is well-formed UTF-8 without zero bytes, its offsets
// rise, and its notes lie inside the text.
#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <string_view>

#include "acquire/acquire.hpp"
#include "base/text.hpp"

namespace {

void require(bool holds) {
  if (!holds) std::abort();
}

void check(const hearsay::Document& document, std::size_t size) {
  require(hearsay::find_invalid_utf8(document.text) == std::string_view::npos);
  require(document.text.find('\0') == std::string::npos);
  require(!document.id.empty() && !document.source.empty() && !document.language.empty());
  for (std::size_t i = 1; i < document.offsets.size(); ++i)
    require(document.offsets[i - 1].text < document.offsets[i].text);
  for (const hearsay::DocumentNote& note : document.notes)
    require(note.begin < note.end && note.end <= document.text.size());
  if (document.format != "jsonl" && !document.text.empty()) {
    const auto last = static_cast<std::uint32_t>(document.text.size() - 1);
    require(document.original_offset(last) <= size);
  }
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  static const auto provenance =
      hearsay::acquire::Provenance::load(HEARSAY_DATA_DIRECTORY "/lexicons/provenance.yaml");
  const std::string_view bytes(reinterpret_cast<const char*>(data), size);
  const hearsay::acquire::Sink sink{[&](hearsay::Document&& document) { check(document, size); },
                                    [](const hearsay::InputError&) {}};
  hearsay::acquire::read(bytes, "fuzz", sink, provenance);
  return 0;
}
