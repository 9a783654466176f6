// The neural part of the parser: a score for every possible head of every word, and for every label of an
// arc.
//
// A word's vector is the sum of learnt vectors for the word, its affixes, its shape and its tag. Layers of
// simple recurrent units in both directions (Lei et al. 2018) put it in context; a perceptron with one hidden
// layer scores each pair of words (Kiperwasser & Goldberg 2016), with a vector for their distance. Immutable
// after loading; a NetworkRun holds the working memory of one thread.
#pragma once

#include <array>
#include <cstdint>
#include <span>
#include <vector>

#include "syntax/byte_stream.hpp"
#include "syntax/key_map.hpp"
#include "syntax/matrix.hpp"
#include "syntax/tagger.hpp"

namespace hearsay::syntax {

struct NetworkShape {
  static constexpr std::size_t hidden = 96;  // of one direction
  static constexpr std::size_t width = 2 * hidden;
  static constexpr std::size_t layers = 4;
  static constexpr std::size_t arc = 128;
  static constexpr std::size_t label = 128;
  static constexpr std::size_t distances = 32;
  static constexpr std::size_t features = 7;  // vectors summed for each word
};

// One layer: `input` maps to candidate, forget gate and reset gate of the forward direction, then of the
// backward one; `state` holds for each direction the weights of the last cell in the two gates; `bias`
// likewise.
struct RecurrentLayer {
  Matrix input{NetworkShape::width, 6 * NetworkShape::hidden};
  Matrix state{4, NetworkShape::hidden};
  Matrix bias{4, NetworkShape::hidden};
};

struct NetworkWeights {
  Matrix vectors;  // of all features of words
  std::array<RecurrentLayer, NetworkShape::layers> layers;
  Matrix arc_dependent{NetworkShape::width, NetworkShape::arc};
  Matrix arc_head{NetworkShape::width, NetworkShape::arc};
  Matrix arc_root{1, NetworkShape::arc};
  Matrix arc_distance{NetworkShape::distances, NetworkShape::arc};
  Matrix arc_output{1, NetworkShape::arc};
  Matrix label_dependent{NetworkShape::width, NetworkShape::label};
  Matrix label_head{NetworkShape::width, NetworkShape::label};
  Matrix label_root{1, NetworkShape::label};
  Matrix label_output;  // label x labels, rounded up to a multiple of 16
  Matrix label_bias;

  // All but `vectors`, in the order of the file.
  std::vector<Matrix*> dense();
};

class Network {
 public:
  Network() = default;
  // `words` numbers the words that have a vector of their own, from 1.
  Network(KeyMap words, std::size_t labels);
  static Network read(ByteReader& reader);
  void write(ByteWriter& writer) const;

  std::size_t labels() const noexcept { return labels_; }
  const NetworkWeights& weights() const noexcept { return weights_; }
  NetworkWeights& weights() noexcept { return weights_; }

  // Rows of `vectors` for a word: first the word itself.
  std::array<std::uint32_t, NetworkShape::features> rows(const Observation& word, std::uint8_t tag) const;
  // The row that stands for every word without a vector of its own.
  static constexpr std::uint32_t unknown_word = 0;

 private:
  KeyMap words_;
  std::size_t labels_ = 0;
  NetworkWeights weights_;
};

// Which of the vectors of distances belongs to a dependent and its head; index size() is the root's.
std::size_t distance_row(std::size_t dependent, std::size_t head, std::size_t size) noexcept;

// Scores of one sentence.
class NetworkRun {
 public:
  void run(const Network& network, std::span<const Observation> words, std::span<const std::uint8_t> tags);

  // Logarithm of the probability of `head` (size for the root).
  float arc(std::size_t dependent, std::size_t head) const { return arcs_.row(dependent)[head]; }
  // Scores of all labels of one arc, valid until the next call.
  std::span<const float> labels(std::size_t dependent, std::size_t head);

 private:
  void add_context(const RecurrentLayer& layer);

  const Network* network_ = nullptr;
  std::size_t size_ = 0;
  Matrix states_, gates_;
  Matrix arc_dependent_, arc_head_, label_dependent_, label_head_, arcs_;
  Matrix hidden_, label_scores_;
};

// The projective tree with one root and the highest sum of scores (Eisner 1996); cubic in the size.
// score(dependent, head) with size for the root. Returns each word's head.
class TreeDecoder {
 public:
  // `scores` is size x (size + 1).
  std::vector<int> decode(const Matrix& scores);

 private:
  struct Cell {
    float score;
    int split;
  };
  void trace(std::size_t from, std::size_t to, bool right, bool complete, std::vector<int>& heads) const;

  std::size_t size_ = 0;
  std::vector<Cell> cells_;
  Cell& cell(std::size_t from, std::size_t to, bool right, bool complete) {
    return cells_[((from * size_ + to) * 2 + right) * 2 + complete];
  }
  const Cell& cell(std::size_t from, std::size_t to, bool right, bool complete) const {
    return cells_[((from * size_ + to) * 2 + right) * 2 + complete];
  }
};

}  // namespace hearsay::syntax
