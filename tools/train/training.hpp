// Training of the model: deterministic on one kind of processor, with a fixed seed and two threads.
#pragma once

#include <cstdint>
#include <functional>
#include <string>
#include <vector>

#include "corpus.hpp"
#include "passages.hpp"
#include "syntax/model_data.hpp"

namespace hearsay::train {

struct Options {
  double synthetic_share = 0.6;  // of sentences with names that get a copy with other names
  double template_share = 0.06;  // sentences from templates, of all others
  int epochs = 18;
  int patience = 6;    // epochs without a better score before training stops
  double rate = 3e-3;  // at its peak
  std::size_t batch_words = 700;
  std::uint64_t seed = 20161;
  std::string vectors;  // file of word vectors; empty for none
  std::size_t most_vectors = 60000;
  std::string lemma_lists = "tools/train/lemmas.yaml";
  std::string templates = "tools/train/templates.yaml";
  std::string packs = "data/packs";
  std::vector<std::string> teachers;  // models that together annotate what people have not
  std::string raw;            // folder of text that the teachers annotate for the network to learn from
  double silver_share = 1.0;  // words of that text in an epoch, of those of the treebanks
  std::string checkpoint;     // written after every epoch; training goes on from there when it exists
  bool news_twice = false;    // GUM's news and interviews twice in each epoch
  bool gazetteer = true;
  bool noise = true;
};

// The score of a model by which the best epoch is chosen; prints what it likes.
using Score = std::function<double(const syntax::ModelData&)>;

class NameGrammar;

syntax::ModelData train_model(std::vector<Document> documents, syntax::TokenRules rules,
                              const NameGrammar& grammar, const Options& options, const Score& score);

syntax::Lemmatiser train_lemmatiser(const std::vector<Document>& documents, const Inventory& inventory,
                                    const std::vector<syntax::TagClass>& tags, const std::string& lists);

}  // namespace hearsay::train
