#include "syntax/model.hpp"

#include "syntax/model_data.hpp"
#include "syntax/tokenizer.hpp"

namespace hearsay::syntax {

struct Model::Implementation {
  ModelData data;
};

Model::Model(std::unique_ptr<const Implementation> implementation)
    : implementation_(std::move(implementation)) {}
Model::Model(Model&&) noexcept = default;
Model& Model::operator=(Model&&) noexcept = default;
Model::~Model() = default;

Model Model::load(const std::string& path) {
  return Model(std::make_unique<const Implementation>(Implementation{ModelData::load(path)}));
}

std::vector<Sentence> Model::analyse(std::string_view text) const {
  std::vector<Sentence> sentences = split_text(implementation_->data.rules, text, max_words);
  annotate(sentences);
  return sentences;
}

void Model::annotate(std::vector<Sentence>& sentences) const {
  Annotator annotator(implementation_->data);
  for (Sentence& sentence : sentences)
    annotator.annotate(sentence);
  annotator.finish(sentences);
}

const std::string& Model::description() const noexcept {
  return implementation_->data.description;
}

}  // namespace hearsay::syntax
