// The word lists of the tokenizer: those written by hand and what the treebanks add.
#pragma once

#include <string>
#include <vector>

#include "corpus.hpp"
#include "syntax/token_rules.hpp"

namespace hearsay::train {

// `yaml` is the file of lists (tokens.yaml). The documents must be as read, before names are merged. Throws
// InputError or DataError for a file that cannot be read or is no such file.
syntax::TokenRules learn_rules(const std::string& yaml, const std::vector<Document>& documents);

}  // namespace hearsay::train
