#include "acquire/offsets.hpp"

#include <unicode/bytestream.h>
#include <unicode/edits.h>
#include <unicode/normalizer2.h>

#include <algorithm>

#include "base/error.hpp"

namespace hearsay::acquire {
namespace {

MappedText unify_line_ends(std::string_view text) {
  MappedText result;
  if (text.find('\r') == std::string_view::npos) {
    result.text = text;
    return result;
  }
  result.text.reserve(text.size());
  add_offset(result.map, 0, 0);
  for (std::size_t at = 0; at < text.size(); ++at) {
    add_offset(result.map, result.text.size(), at);
    if (text[at] != '\r') {
      result.text += text[at];
      continue;
    }
    result.text += '\n';
    if (at + 1 < text.size() && text[at + 1] == '\n') ++at;
  }
  return result;
}

OffsetMap map_of(const icu::Edits& edits) {
  OffsetMap map;
  add_offset(map, 0, 0);
  UErrorCode status = U_ZERO_ERROR;
  for (auto it = edits.getFineIterator(); it.next(status);)
    add_offset(map, static_cast<std::size_t>(it.destinationIndex()),
               static_cast<std::size_t>(it.sourceIndex()));
  return map;
}

MappedText compose_characters(std::string text) {
  UErrorCode status = U_ZERO_ERROR;
  const icu::Normalizer2* nfc = icu::Normalizer2::getNFCInstance(status);
  if (U_FAILURE(status)) throw Error("", "", "Unicode normalisation data are missing");
  const icu::StringPiece piece(text.data(), static_cast<std::int32_t>(text.size()));
  if (nfc->isNormalizedUTF8(piece, status)) return {std::move(text), {}};
  MappedText result;
  icu::Edits edits;
  icu::StringByteSink<std::string> sink(&result.text, static_cast<std::int32_t>(text.size()));
  nfc->normalizeUTF8(0, piece, sink, &edits, status);
  if (U_FAILURE(status)) throw InputError("", "", "cannot be normalised to NFC");
  result.map = map_of(edits);
  add_offset(result.map, result.text.size(), text.size());
  return result;
}

// Appends `count` bytes of `inner` from `middle` on, as seen from `text` on.
void append_mapped(OffsetMap& result, const OffsetMap& inner, std::size_t text, std::size_t middle,
                   std::size_t count, bool last) {
  auto next = std::upper_bound(inner.begin(), inner.end(), middle,
                               [](std::size_t value, const OffsetSegment& s) { return value < s.text; });
  if (next == inner.begin()) {
    add_offset(result, text, middle);
  } else {
    const OffsetSegment& segment = *std::prev(next);
    add_offset(result, text, segment.original + (middle - segment.text));
  }
  for (; next != inner.end() && next->text < middle + count; ++next)
    add_offset(result, text + (next->text - middle), next->original);
  // Where the next character would begin: the end of a last character that takes more bytes here.
  if (last && next != inner.end() && next->text == middle + count)
    add_offset(result, text + count, next->original);
}

}  // namespace

void add_offset(OffsetMap& map, std::size_t text, std::size_t original) {
  if (!map.empty()) {
    OffsetSegment& last = map.back();
    if (last.original + (text - last.text) == original) return;
    if (last.text == text) {
      last.original = static_cast<std::uint32_t>(original);
      return;
    }
  }
  map.push_back({static_cast<std::uint32_t>(text), static_cast<std::uint32_t>(original)});
}

OffsetMap compose(const OffsetMap& outer, const OffsetMap& inner, std::size_t outer_size) {
  if (inner.empty()) return outer;
  if (outer.empty()) return inner;
  OffsetMap result;
  for (std::size_t i = 0; i < outer.size(); ++i) {
    const bool last = i + 1 == outer.size();
    const std::size_t end = last ? outer_size : outer[i + 1].text;
    append_mapped(result, inner, outer[i].text, outer[i].original,
                  std::max<std::size_t>(end, outer[i].text) - outer[i].text, last);
  }
  return result;
}

MappedText normalise(std::string_view text) {
  MappedText lines = unify_line_ends(text);
  MappedText composed = compose_characters(std::move(lines.text));
  composed.map = compose(composed.map, lines.map, composed.text.size());
  return composed;
}

}  // namespace hearsay::acquire
