// Cutting a text into paragraphs.
//
// A blank line always ends a paragraph. A single line break ends one too, unless the text is hard-wrapped
// there: the line could not have held the first word of the next one, in a text most of whose line breaks are
// of that kind, or the next line goes on in lower case after a line that does not close. Linear time.
#pragma once

#include <cstddef>
#include <string_view>
#include <vector>

namespace hearsay::syntax {

struct Range {
  std::size_t begin = 0;
  std::size_t end = 0;
};

// In order, without surrounding white space, none empty.
std::vector<Range> paragraphs(std::string_view text);

}  // namespace hearsay::syntax
