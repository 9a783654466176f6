// The words of one paragraph.
#pragma once

#include <string_view>
#include <vector>

#include "syntax/paragraphs.hpp"
#include "syntax/piece.hpp"
#include "syntax/token_rules.hpp"

namespace hearsay::syntax {

// None of the pieces is suggested as a sentence start. Linear time. Requires: `range` lies in `text`.
std::vector<Piece> tokenize(const TokenRules& rules, std::string_view text, Range range);

}  // namespace hearsay::syntax
