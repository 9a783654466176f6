// Training of all stages. Deterministic: fixed seeds, one thread.
#pragma once

#include <cstdint>
#include <set>
#include <string>
#include <vector>

#include "corpus.hpp"
#include "syntax/model_data.hpp"

namespace hearsay::train {

struct Options {
  double synthetic_share = 0.6;
  double template_share = 0.12;  // sentences from templates for the tagger, of all others
  int tagger_epochs = 6;
  int parser_epochs = 8;  // greedy, with a dynamic oracle
  int beam_epochs = 0;    // then with a beam (syntax::Beam::width)
  int network_epochs = 8;
  int name_epochs = 8;
  int morphology_epochs = 4;
  std::uint64_t seed = 20161;
  std::string lemma_lists = "tools/train/lemmas.yaml";
  std::string templates = "tools/train/templates.yaml";
  // With a base model, the parts to train anew: "tagger", "lemmatiser", "network".
  std::set<std::string> parts = {"network"};
};

// A training sentence in class numbers.
struct Example {
  const syntax::Sentence* sentence = nullptr;
  std::vector<syntax::Observation> words;
  std::vector<std::uint8_t> tags;       // gold
  std::vector<std::uint8_t> predicted;  // by a tagger that has not seen the sentence
  std::vector<int> heads;               // size of the sentence for the root
  std::vector<std::uint8_t> labels;
  std::vector<std::uint8_t> features;
  std::vector<syntax::NamePlace> names;
  bool has_names = false;
  bool synthetic = false;
  std::size_t fold = 0;  // sentences of one fold are tagged by a tagger trained on the other
};

std::vector<syntax::Arc> gold_arcs(const Example& example);

class NameGrammar;

// With `base`, only the parts that `options` name are trained anew. Throws DataError when the labels
// of `base` are not those of the documents.
syntax::ModelData train_model(std::vector<Document> documents, syntax::TokenRules rules,
                              const NameGrammar& grammar, const Options& options,
                              const syntax::ModelData* base = nullptr);

// Stages, in train_*.cpp.
syntax::LinearModel train_tagger(const std::vector<const Example*>& examples, std::size_t classes, int epochs,
                                 std::uint64_t seed, std::size_t most_bytes);
syntax::LinearModel train_parser(const std::vector<Example>& examples, const std::vector<std::uint8_t>& upos,
                                 const syntax::ActionSet& actions, const Options& options);
syntax::Network train_network(const std::vector<Example>& examples, std::size_t labels,
                              const Options& options);
syntax::LinearModel train_morphology(const std::vector<Example>& examples,
                                     const std::vector<std::uint8_t>& upos, std::size_t classes, int epochs,
                                     std::uint64_t seed);
syntax::LinearModel train_names(const std::vector<Example>& examples, int epochs, std::uint64_t seed);
syntax::LinearModel train_kinds(const std::vector<Example>& examples, int epochs, std::uint64_t seed);
syntax::Lemmatiser train_lemmatiser(const std::vector<Example>& examples,
                                    const std::vector<syntax::TagClass>& tags, const std::string& lists);

// A deterministic shuffle that does not depend on the standard library's implementation.
class Random {
 public:
  explicit Random(std::uint64_t seed) : state_(seed) {}
  std::uint64_t next();
  std::size_t below(std::size_t bound) { return static_cast<std::size_t>(next() % bound); }
  bool chance(double probability) { return static_cast<double>(next() >> 11) * 0x1.0p-53 < probability; }
  std::vector<std::size_t> order(std::size_t size);

 private:
  std::uint64_t state_;
};

void report(const std::string& message);

}  // namespace hearsay::train
