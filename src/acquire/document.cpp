#include "acquire/document.hpp"

#include <algorithm>

namespace hearsay {

std::uint32_t Document::original_offset(std::uint32_t offset) const noexcept {
  const auto after =
      std::upper_bound(offsets.begin(), offsets.end(), offset,
                       [](std::uint32_t value, const OffsetSegment& s) { return value < s.text; });
  if (after == offsets.begin()) return offset;
  const OffsetSegment& segment = *std::prev(after);
  const std::uint32_t in_step = segment.original + (offset - segment.text);
  // A character can take more bytes here than in the original (a legacy encoding): stay on that character.
  if (after != offsets.end() && after->original > segment.original && in_step >= after->original)
    return after->original - 1;
  return in_step;
}

}  // namespace hearsay
