// The way back from a text to the bytes it was made from, as it is built up step by step.
//
// A map is a sorted list of OffsetSegment (the last may stand at the end of the text, to bound its last
// character); an empty list means that the two texts are the same byte for byte. Pure and thread safe.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "acquire/document.hpp"

namespace hearsay::acquire {

using OffsetMap = std::vector<OffsetSegment>;

// A text together with its map to the bytes before the step that made it.
struct MappedText {
  std::string text;
  OffsetMap map;
};

// Notes that the byte `text` comes from `original`; adds a segment only where the two do not run in step
// already. Requires: calls with rising `text`.
void add_offset(OffsetMap& map, std::size_t text, std::size_t original);

// The map of two steps in a row: `outer` leads from the final text to a middle one, `inner` from the middle
// to the original. Linear in the segments of `outer`, and logarithmic in those of `inner` where the order
// changes.
OffsetMap compose(const OffsetMap& outer, const OffsetMap& inner, std::size_t outer_size);

// Line ends (CRLF, CR) to \n, then Unicode normalisation form C. Requires: well-formed UTF-8.
MappedText normalise(std::string_view text);

}  // namespace hearsay::acquire
