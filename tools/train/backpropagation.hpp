// The gradient of the network's losses for a few passages.
//
// Losses: cross entropy of tags, features, heads, relations, both layers of names, and sentence starts. Where
// only the place of a word in a name is known, the sum of the probabilities of all kinds is made larger.
// Dropout of words, features, inputs, states and scorers. The forward pass is that of syntax/network_run.cpp.
#pragma once

#include <array>
#include <cstdint>
#include <memory>
#include <span>
#include <vector>

#include "passages.hpp"
#include "random.hpp"
#include "syntax/network.hpp"

namespace hearsay::train {

// The network while it is trained.
struct Parameters {
  syntax::NetworkClasses classes;
  syntax::NetworkWeights weights;
  syntax::Matrix feature_vectors;
};

// Weights turned over, for the way back.
struct Transposed {
  syntax::Matrix projection;
  std::array<syntax::Matrix, syntax::NetworkShape::layers> input;
  syntax::Matrix tag_output, tag_input, output, arc_product, label_output;

  explicit Transposed(const syntax::NetworkWeights& weights);
};

struct Gradients {
  syntax::NetworkWeights weights;
  syntax::Matrix feature_vectors;
  std::vector<std::uint32_t> touched;  // rows of feature_vectors that are not zero
  std::vector<char> is_touched;

  explicit Gradients(const Parameters& parameters);
  float* row(std::uint32_t index);
};

// What was right and wrong since the last reset.
struct Progress {
  double loss = 0;
  std::size_t words = 0, tags = 0, heads = 0, labels = 0;
};

struct Dropout {
  float inputs = 0.15F;
  float states = 0.25F;
  float scorers = 0.3F;
  float features = 0.04F;  // single features of a word
  float vectors = 0.05F;   // the word vector of a word
  float rare_word = 0.4F;  // a word seen n times is hidden in rare_word / (rare_word + n) of cases
};

// Immutable input of all workers.
struct TrainingSetup {
  const syntax::NetworkFeatures* features = nullptr;
  const syntax::Matrix* word_vectors = nullptr;
  const std::vector<std::size_t>* counts = nullptr;  // of the words with a learnt vector
  Dropout dropout;
};

// Forward and backward; one thread each. Gradients add up until they are taken.
class Worker {
 public:
  Worker(const TrainingSetup& setup, const Parameters& parameters);
  Worker(Worker&&) noexcept;
  ~Worker();

  void learn(std::span<const Passage* const> passages, const Transposed& back, std::uint64_t seed);

  Gradients& gradients();
  Progress& progress();

 private:
  class Implementation;
  std::unique_ptr<Implementation> implementation_;
};

}  // namespace hearsay::train
