// Annotation of given sentences of any length.
#pragma once

#include <vector>

#include "syntax/model.hpp"

namespace hearsay::syntax {

// As model.annotate(), with work that grows linearly in the number of words: a sentence longer than
// Model::max_words is annotated in parts of at most so many and put together again, the root of each later
// part being a parataxis of the first root. No name reaches across a cut. Heads across a cut have
// probability 0.
void annotate_any_length(const Model& model, std::vector<Sentence>& sentences);

}  // namespace hearsay::syntax
