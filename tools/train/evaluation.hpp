// Scores of a model on a treebank, with gold words and from raw text (words aligned by characters, as in the
// CoNLL 2018 shared task).
#pragma once

#include <iosfwd>
#include <string>
#include <vector>

#include "corpus.hpp"
#include "syntax/model.hpp"

namespace hearsay::train {

double evaluate(const syntax::Model& model, const std::string& title, const std::vector<Document>& documents,
              std::ostream& stream);

}  // namespace hearsay::train
