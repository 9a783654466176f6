// Syntactic analysis of English text with a trained model.
//
// From raw text to sentences, words (Universal Dependencies conventions), UPOS, Penn tags, features, lemmas,
// dependency trees and names, each with a probability. Words are cut by rules and learnt lists
// (tokenizer.hpp); one network (network.hpp) does the rest but for the lemmas, which follow from form and tag
// (lemmatiser.hpp). Of all projective trees the best by the network's scores is taken (Eisner 1996).
//
//   const Model model = Model::load("data/models/english.model");
//   std::vector<Sentence> sentences = model.analyse(text);
//
// A Model is immutable after loading and safe to use from many threads at once. Loading throws DataError when
// the file is missing, truncated or of another version. analyse() never throws for any well-formed UTF-8, is
// deterministic on one kind of processor (matrix.hpp), and takes time linear in the text: a sentence longer
// than max_words is cut there.
#pragma once

#include <cstddef>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "syntax/sentence.hpp"

namespace hearsay::syntax {

struct ModelData;

class Model {
 public:
  static constexpr std::size_t max_words = 256;

  static Model load(const std::string& path);
  static Model from(ModelData data);
  Model(Model&&) noexcept;
  Model& operator=(Model&&) noexcept;
  ~Model();

  // The whole pipeline. Blank lines always end a paragraph; a single line break ends one too unless the text
  // is hard-wrapped there. A heading, list item or dateline without a full stop is a sentence of its own.
  std::vector<Sentence> analyse(std::string_view text) const;

  // Keeps the given sentences and words (begin, end, form) and predicts all the rest.
  void annotate(std::vector<Sentence>& sentences) const;

  // One line that names the training data, their licence and the command that made the model.
  const std::string& description() const noexcept;

 private:
  struct Implementation;
  explicit Model(std::unique_ptr<const Implementation> implementation);
  std::unique_ptr<const Implementation> implementation_;
};

}  // namespace hearsay::syntax
