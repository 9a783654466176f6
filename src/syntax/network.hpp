// The one network behind tags, sentence boundaries, features, trees and names.
//
// A word's input is the sum of learnt vectors for the word, its affixes, its shape, its spacing and its place
// in the gazetteer, next to a vector of the word learnt from other text (GloVe: Pennington et al. 2014; see
// data/models/README.md). Layers of simple recurrent units in both directions (Lei et al. 2018), each behind
// a layer normalisation (Ba et al. 2016), put it in context. The lower layers run over whole paragraphs and
// give sentence boundaries and tags (lower supervision: Søgaard & Goldberg 2016); the probabilities of the
// tags are fed back (stack propagation: Zhang & Weiss 2016), and the upper layers run over sentences. From
// these come features, names as BILOU classes in two layers, and trees: a biaffine scorer of heads (Dozat &
// Manning 2017) with a prior for the distance, and a perceptron for the relation of an arc (Kiperwasser &
// Goldberg 2016).
//
// Weights are kept as signed bytes with a scale for each row, in the file and, for the vectors, in memory;
// sums are floats. Sentences of a batch lie one behind another without padding, so that there is nothing to
// be sorted by length and no work is lost. A NetworkRun keeps its buffers: once they have grown to the
// longest batch, nothing is allocated.
#pragma once

#include <array>
#include <cstdint>
#include <span>
#include <vector>

#include "syntax/byte_stream.hpp"
#include "syntax/key_map.hpp"
#include "syntax/matrix.hpp"
#include "syntax/observation.hpp"

namespace hearsay::syntax {

struct NetworkShape {
  static constexpr std::size_t hidden = 128;  // of one direction
  static constexpr std::size_t width = 2 * hidden;
  static constexpr std::size_t layers = 4;
  static constexpr std::size_t shared = 2;    // layers that run over paragraphs
  static constexpr std::size_t feature = 96;  // learnt vectors of features
  static constexpr std::size_t vector = 100;  // word vectors
  static constexpr std::size_t input = (feature + vector + 15) / 16 * 16;
  static constexpr std::size_t arc = 128;
  static constexpr std::size_t label = 128;
  static constexpr std::size_t distances = 32;
  static constexpr std::size_t features = 12;  // vectors summed for each word
};

// Numbers of classes.
struct NetworkClasses {
  std::size_t tags = 0;
  std::size_t features = 0;
  std::size_t labels = 0;
  std::size_t names = 0;  // of one layer
};

// Rows of matrices are rounded up to what the products need.
constexpr std::size_t rounded(std::size_t size) noexcept {
  return (size + 15) / 16 * 16;
}

// Columns of the last product: heads and dependents of arcs and labels, then classes.
struct OutputColumns {
  static constexpr std::size_t arc_dependent = 0;
  static constexpr std::size_t arc_head = NetworkShape::arc;
  static constexpr std::size_t label_dependent = 2 * NetworkShape::arc;
  static constexpr std::size_t label_head = 2 * NetworkShape::arc + NetworkShape::label;
  static constexpr std::size_t features = 2 * NetworkShape::arc + 2 * NetworkShape::label;
  std::size_t outer_names = 0, inner_names = 0, size = 0;

  OutputColumns() = default;
  explicit OutputColumns(const NetworkClasses& classes)
      : outer_names(features + classes.features),
        inner_names(outer_names + classes.names),
        size(rounded(inner_names + classes.names)) {}
};

struct Normalisation {
  Matrix gain{1, NetworkShape::width};
  Matrix shift{1, NetworkShape::width};
};

// One layer: `input` maps the normalised states to candidate, forget gate and reset gate of the forward
// direction, then of the backward one; `state` holds for each direction the weights of the last cell in the
// two gates; `bias` likewise.
struct RecurrentLayer {
  Normalisation normalisation;
  Matrix input{NetworkShape::width, 6 * NetworkShape::hidden};
  Matrix state{4, NetworkShape::hidden};
  Matrix bias{4, NetworkShape::hidden};
};

// All weights but the vectors of words and features.
struct NetworkWeights {
  Matrix projection{NetworkShape::input, NetworkShape::width};
  Matrix projection_bias{1, NetworkShape::width};
  std::array<RecurrentLayer, NetworkShape::layers> layers;
  Normalisation middle;
  Matrix tag_output;  // tags; the last column is the sentence boundary's
  Matrix tag_bias;
  Matrix tag_input;  // what a tag adds to the states
  Normalisation last;
  Matrix output;  // OutputColumns
  Matrix output_bias;
  Matrix arc_root{1, NetworkShape::arc};
  Matrix arc_product{NetworkShape::arc, NetworkShape::arc};
  Matrix arc_prior{1, NetworkShape::arc};
  Matrix arc_distance{1, NetworkShape::distances};
  Matrix label_output;
  Matrix label_bias;

  NetworkWeights() = default;
  explicit NetworkWeights(const NetworkClasses& classes);
  // In the order of the file.
  std::vector<Matrix*> dense();
};

// Rows of signed bytes with one scale each.
class QuantisedRows {
 public:
  QuantisedRows() = default;
  explicit QuantisedRows(const Matrix& matrix);
  static QuantisedRows read(ByteReader& reader);
  void write(ByteWriter& writer) const;

  std::size_t rows() const noexcept { return scales_.size(); }
  std::size_t columns() const noexcept { return columns_; }
  // Adds a row to columns() floats. Requires: index < rows().
  void add(std::size_t index, float* to) const noexcept;
  Matrix matrix() const;

 private:
  std::size_t columns_ = 0;
  std::vector<float> scales_;
  std::vector<std::int8_t> values_;
};

// Numbers the features of words: which rows of the feature vectors and which word vector are theirs.
class NetworkFeatures {
 public:
  NetworkFeatures() = default;
  // `words` numbers the words that have a learnt vector of their own, `vectors` those with a word vector,
  // both from 1.
  NetworkFeatures(KeyMap words, KeyMap vectors) : words_(std::move(words)), vectors_(std::move(vectors)) {}
  static NetworkFeatures read(ByteReader& reader);
  void write(ByteWriter& writer) const;

  std::size_t rows() const noexcept;  // of feature vectors
  std::size_t vectors() const noexcept { return 1 + vectors_.size(); }
  // First the word itself.
  std::array<std::uint32_t, NetworkShape::features> of(const Observation& word) const noexcept;
  std::uint32_t vector_of(const Observation& word) const noexcept;
  // The row that stands for every word without a vector of its own; also of the word vectors, where it is 0.
  static constexpr std::uint32_t unknown_word = 0;

 private:
  KeyMap words_, vectors_;
};

// The weights that words are multiplied with, laid out for that.
struct PackedWeights {
  PackedMatrix projection, tag_output, tag_input, output, arc_product, label_output;
  std::array<PackedMatrix, NetworkShape::layers> input;

  PackedWeights() = default;
  explicit PackedWeights(const NetworkWeights& weights);
};

// Immutable.
class Network {
 public:
  Network() = default;
  Network(const NetworkClasses& classes, NetworkFeatures features, QuantisedRows feature_vectors,
          QuantisedRows word_vectors, NetworkWeights weights);
  static Network read(ByteReader& reader);
  void write(ByteWriter& writer) const;

  const NetworkClasses& classes() const noexcept { return classes_; }
  const NetworkFeatures& features() const noexcept { return features_; }
  const QuantisedRows& feature_vectors() const noexcept { return feature_vectors_; }
  const QuantisedRows& word_vectors() const noexcept { return word_vectors_; }
  const NetworkWeights& weights() const noexcept { return weights_; }
  const PackedWeights& packed() const noexcept { return packed_; }

 private:
  NetworkClasses classes_;
  NetworkFeatures features_;
  QuantisedRows feature_vectors_, word_vectors_;
  NetworkWeights weights_;
  PackedWeights packed_;
};

// Which of the priors of distances belongs to a dependent and its head; index size() is the root's.
std::size_t distance_row(std::size_t dependent, std::size_t head, std::size_t size) noexcept;

// A stretch of words: first, and one behind the last.
struct Stretch {
  std::size_t begin = 0;
  std::size_t end = 0;
  std::size_t size() const noexcept { return end - begin; }
};

// Scores of a batch of paragraphs. First encode(), then parse() with the sentences.
class NetworkRun {
 public:
  // `paragraphs` cover `words` in order.
  void encode(const Network& network, std::span<const Observation> words,
              std::span<const Stretch> paragraphs);
  // Probability that a sentence begins at the word.
  float boundary(std::size_t word) const { return boundaries_[word]; }
  // Probabilities of the tags.
  std::span<const float> tags(std::size_t word) const { return {tags_.row(word), network_->classes().tags}; }

  // `sentences` cover the words in order. May be called again with others.
  void parse(std::span<const Stretch> sentences);
  // Probabilities.
  std::span<const float> features(std::size_t word) const {
    return class_row(word, OutputColumns::features, network_->classes().features);
  }
  std::span<const float> outer_names(std::size_t word) const {
    return class_row(word, columns_.outer_names, network_->classes().names);
  }
  std::span<const float> inner_names(std::size_t word) const {
    return class_row(word, columns_.inner_names, network_->classes().names);
  }
  // Logarithms of the probabilities of all heads of the words of one sentence: a row for each word, a column
  // for each head and the last for the root. Valid until the next call.
  const Matrix& arcs(std::size_t sentence);
  Stretch sentence(std::size_t index) const { return sentences_[index]; }
  // Logarithms of the probabilities of all labels of one arc, valid until the next call. Word and head count
  // from the start of the batch.
  std::span<const float> labels(std::size_t word, std::size_t head);

 private:
  void look_up(std::span<const Observation> words);
  void add_context(std::size_t layer, std::span<const Stretch> stretches);
  std::span<const float> class_row(std::size_t word, std::size_t column, std::size_t size) const {
    return {outputs_.row(word) + column, size};
  }

  const Network* network_ = nullptr;
  OutputColumns columns_;
  std::vector<Stretch> sentences_;
  Matrix inputs_, states_, normalised_, gates_, tags_, upper_, outputs_;
  std::vector<float> boundaries_;
  Matrix dependents_, turned_heads_, products_, arcs_, arcs_padded_;
  Matrix hidden_, label_scores_;
};

// Shared by the runtime and the trainer.
void normalise(const Matrix& states, const Normalisation& weights, Matrix& result);
// Scores to probabilities, in place; returns the logarithm of their sum before.
float softmax(float* scores, std::size_t size) noexcept;

// The projective tree with one root and the highest sum of scores (Eisner 1996); cubic in the size, but
// linear where the best head of each word already gives such a tree. score(dependent, head) with size for the
// root. Returns each word's head.
class TreeDecoder {
 public:
  // `scores` is size x (size + 1).
  std::vector<int> decode(const Matrix& scores);

 private:
  struct Cell {
    float score;
    int split;
  };
  bool take_best(const Matrix& scores, std::vector<int>& heads);
  std::vector<int> search(const Matrix& scores);
  void trace(std::size_t from, std::size_t to, bool right, bool complete, std::vector<int>& heads) const;

  std::size_t size_ = 0;
  std::vector<Cell> cells_;
  std::vector<int> state_;
  Cell& cell(std::size_t from, std::size_t to, bool right, bool complete) {
    return cells_[((from * size_ + to) * 2 + right) * 2 + complete];
  }
  const Cell& cell(std::size_t from, std::size_t to, bool right, bool complete) const {
    return cells_[((from * size_ + to) * 2 + right) * 2 + complete];
  }
};

}  // namespace hearsay::syntax
