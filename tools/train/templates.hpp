// Training sentences from templates with full trees (templates.yaml; the notation is described there).
#pragma once

#include <map>
#include <string>
#include <vector>

#include "augment.hpp"
#include "corpus.hpp"
#include "training.hpp"

namespace hearsay::train {

class Templates {
 public:
  // Throws DataError for a file that breaks the schema, a word without tag or an unknown list.
  explicit Templates(const std::string& path);

  // `count` sentences, drawn evenly over the templates, in documents of fifty; words, tags, trees and names
  // are set, lemmas and features are not.
  std::vector<Document> generate(std::size_t count, const NameGrammar& grammar, Random& random) const;

 private:
  struct Builder;
  syntax::Sentence sentence(const std::string& source, const NameGrammar& grammar, Random& random) const;
  // The form of a list entry under a Penn tag.
  std::string inflected(const std::string& list, const std::string& tag, Random& random) const;

  std::map<std::string, std::string> words_;  // to tags
  std::map<std::string, std::vector<std::string>> lists_;
  std::vector<std::string> sentences_;
};

}  // namespace hearsay::train
