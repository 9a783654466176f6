// From the words that somebody looks for to a query of the full-text index. Internal to ledger. Pure.
#pragma once

#include <string>
#include <string_view>

namespace hearsay::ledger {

// An FTS5 expression that asks for all words: text between double quotes is a phrase, a word that ends in *
// stands for all that begin so; every other sign has no meaning. Never a syntax error. Empty when there is no
// word in it.
std::string full_text_query(std::string_view words);

}  // namespace hearsay::ledger
