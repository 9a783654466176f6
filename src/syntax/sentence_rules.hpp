// Where sentences begin, by rules on stops, abbreviations, quotes and capitals.
#pragma once

#include <string_view>
#include <vector>

#include "syntax/piece.hpp"
#include "syntax/token_rules.hpp"

namespace hearsay::syntax {

// Marks the first piece of each sentence of one paragraph as suggested.
void suggest_sentences(const TokenRules& rules, std::string_view text, std::vector<Piece>& pieces);

}  // namespace hearsay::syntax
