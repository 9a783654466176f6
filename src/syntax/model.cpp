#include "syntax/model.hpp"

#include "syntax/annotator.hpp"
#include "syntax/model_data.hpp"

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

Model Model::from(ModelData data) {
  return Model(std::make_unique<const Implementation>(Implementation{std::move(data)}));
}

std::vector<Sentence> Model::analyse(std::string_view text) const {
  return Annotator(implementation_->data).analyse(text, max_words);
}

void Model::annotate(std::vector<Sentence>& sentences) const {
  Annotator(implementation_->data).annotate(sentences, max_words);
}

const std::string& Model::description() const noexcept {
  return implementation_->data.description;
}

}  // namespace hearsay::syntax
