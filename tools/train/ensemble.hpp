// Several models as one: each annotates the same words, and they vote, weighted by how sure they are. Trees
// are put together from the votes for single arcs (reparsing: Sagae & Lavie 2006).
//
// Better than each of them and as slow as all of them: used to annotate raw text that one model then learns
// from (distillation: Hinton et al. 2015; self-training: McClosky et al. 2006).
#pragma once

#include <string>
#include <vector>

#include "corpus.hpp"
#include "syntax/model.hpp"

namespace hearsay::train {

class Ensemble {
 public:
  // Throws DataError for a file that is no model.
  explicit Ensemble(const std::vector<std::string>& paths);

  bool empty() const noexcept { return models_.empty(); }
  // Keeps sentences and words of one document.
  void annotate(std::vector<syntax::Sentence>& sentences) const;
  // The first model cuts the text, all annotate it. Requires: not empty.
  std::vector<syntax::Sentence> analyse(std::string_view text) const;

 private:
  std::vector<syntax::Model> models_;
};

// The sentence that most of the analyses of the same words speak for. Requires: at least one analysis.
syntax::Sentence vote(const std::vector<const syntax::Sentence*>& analyses);

// The text files of a folder in the order of their names, annotated by the ensemble. Line breaks within
// paragraphs are kept. Throws InputError for a file that cannot be read.
std::vector<Document> annotate_folder(const Ensemble& ensemble, const std::string& folder);

}  // namespace hearsay::train
