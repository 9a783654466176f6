#include "syntax/network.hpp"

#include <algorithm>
#include <cmath>
#include <limits>

namespace hearsay::syntax {
namespace {

using Shape = NetworkShape;

// Hashed features have a fixed room of rows each; words and tags are numbered.
constexpr std::uint32_t tag_rows = 256;
constexpr std::uint32_t shape_rows = 256;
constexpr std::uint32_t suffix2_rows = 1024;
constexpr std::uint32_t suffix3_rows = 4096;
constexpr std::uint32_t suffix4_rows = 4096;
constexpr std::uint32_t prefix3_rows = 4096;
constexpr std::uint32_t hashed_rows =
    tag_rows + shape_rows + suffix2_rows + suffix3_rows + suffix4_rows + prefix3_rows;

void write_dense(const Matrix& matrix, ByteWriter& writer) {
  for (const float value : matrix.values)
    writer.f32(value);
}

void read_dense(Matrix& matrix, ByteReader& reader) {
  for (float& value : matrix.values) {
    value = reader.f32();
    if (!std::isfinite(value)) reader.fail("a weight of the network is not a number");
  }
}

// Rows as signed bytes with one scale each.
void write_rows(const Matrix& matrix, ByteWriter& writer) {
  for (std::size_t r = 0; r < matrix.rows; ++r) {
    float largest = 0;
    for (std::size_t i = 0; i < matrix.columns; ++i)
      largest = std::max(largest, std::abs(matrix.row(r)[i]));
    const float unit = largest > 0 ? largest / 127.0F : 1.0F;
    writer.f32(unit);
    for (std::size_t i = 0; i < matrix.columns; ++i) {
      const auto quantised = static_cast<std::int8_t>(std::lround(matrix.row(r)[i] / unit));
      writer.u8(static_cast<std::uint8_t>(quantised));
    }
  }
}

void read_rows(Matrix& matrix, ByteReader& reader) {
  for (std::size_t r = 0; r < matrix.rows; ++r) {
    const float unit = reader.f32();
    if (!std::isfinite(unit)) reader.fail("a weight of the network is not a number");
    for (std::size_t i = 0; i < matrix.columns; ++i)
      matrix.row(r)[i] = unit * static_cast<float>(static_cast<std::int8_t>(reader.u8()));
  }
}

void add_row(const float* from, float* to, std::size_t size) noexcept {
  for (std::size_t i = 0; i < size; ++i)
    to[i] += from[i];
}

}  // namespace

std::vector<Matrix*> NetworkWeights::dense() {
  std::vector<Matrix*> result;
  for (RecurrentLayer& layer : layers)
    result.insert(result.end(), {&layer.input, &layer.state, &layer.bias});
  result.insert(result.end(), {&arc_dependent, &arc_head, &arc_root, &arc_distance, &arc_output,
                               &label_dependent, &label_head, &label_root, &label_output, &label_bias});
  return result;
}

Network::Network(KeyMap words, std::size_t labels) : words_(std::move(words)), labels_(labels) {
  const std::size_t room = (labels + 15) / 16 * 16;
  weights_.vectors = Matrix(1 + words_.size() + hashed_rows, Shape::width);
  weights_.label_output = Matrix(Shape::label, room);
  weights_.label_bias = Matrix(1, room);
}

Network Network::read(ByteReader& reader) {
  const std::size_t labels = reader.u32();
  if (labels == 0 || labels > 255) reader.fail("the network has no labels or too many");
  Network network(KeyMap::read(reader), labels);
  read_rows(network.weights_.vectors, reader);
  for (Matrix* matrix : network.weights_.dense())
    read_dense(*matrix, reader);
  return network;
}

void Network::write(ByteWriter& writer) const {
  writer.u32(static_cast<std::uint32_t>(labels_));
  words_.write(writer);
  write_rows(weights_.vectors, writer);
  NetworkWeights copy = weights_;
  for (const Matrix* matrix : copy.dense())
    write_dense(*matrix, writer);
}

std::array<std::uint32_t, NetworkShape::features> Network::rows(const Observation& word,
                                                                std::uint8_t tag) const {
  const auto known = static_cast<std::uint32_t>(words_.size());
  const std::uint32_t found = words_.find(word.keys.folded);
  std::uint32_t base = 1 + known;
  const auto next = [&](std::uint32_t room, std::uint32_t key) {
    const std::uint32_t row = base + key % room;
    base += room;
    return row;
  };
  return {found <= known ? found : unknown_word,     next(tag_rows, tag),
          next(shape_rows, word.keys.shape),         next(suffix2_rows, word.keys.suffixes[1]),
          next(suffix3_rows, word.keys.suffixes[2]), next(suffix4_rows, word.keys.suffixes[3]),
          next(prefix3_rows, word.keys.prefixes[2])};
}

std::size_t distance_row(std::size_t dependent, std::size_t head, std::size_t size) noexcept {
  if (head == size) return dependent == 0 ? 26 : 27;
  const bool left = head < dependent;
  const std::size_t distance = left ? dependent - head : head - dependent;
  const std::size_t bucket = distance <= 8    ? distance
                             : distance <= 10 ? 9
                             : distance <= 13 ? 10
                             : distance <= 18 ? 11
                             : distance <= 25 ? 12
                                              : 13;
  return (left ? 0 : 13) + std::max<std::size_t>(bucket, 1) - 1;
}

// Replaces the states by the outputs of the layer.
void NetworkRun::add_context(const RecurrentLayer& layer) {
  constexpr std::size_t hidden = Shape::hidden;
  gates_.reset(size_, 6 * hidden);
  multiply_add(states_, layer.input, gates_);
  for (std::size_t direction = 0; direction < 2; ++direction) {
    std::array<float, hidden> cell{};
    const float* forget_state = layer.state.row(2 * direction);
    const float* reset_state = layer.state.row(2 * direction + 1);
    const float* forget_bias = layer.bias.row(2 * direction);
    const float* reset_bias = layer.bias.row(2 * direction + 1);
    for (std::size_t t = 0; t < size_; ++t) {
      const std::size_t at = direction == 0 ? t : size_ - 1 - t;
      const float* candidate = gates_.row(at) + direction * 3 * hidden;
      const float* forget_in = candidate + hidden;
      const float* reset_in = forget_in + hidden;
      float* state = states_.row(at) + direction * hidden;
      for (std::size_t i = 0; i < hidden; ++i) {
        const float forget = sigmoid(forget_in[i] + forget_state[i] * cell[i] + forget_bias[i]);
        const float reset = sigmoid(reset_in[i] + reset_state[i] * cell[i] + reset_bias[i]);
        cell[i] = forget * cell[i] + (1.0F - forget) * candidate[i];
        state[i] = reset * cell[i] + (1.0F - reset) * state[i];
      }
    }
  }
}

void NetworkRun::run(const Network& network, std::span<const Observation> words,
                     std::span<const std::uint8_t> tags) {
  network_ = &network;
  size_ = words.size();
  const NetworkWeights& weights = network.weights();
  states_.reset(size_, Shape::width);
  for (std::size_t i = 0; i < size_; ++i) {
    for (const std::uint32_t row : network.rows(words[i], tags[i]))
      add_row(weights.vectors.row(row), states_.row(i), Shape::width);
  }
  for (const RecurrentLayer& layer : weights.layers)
    add_context(layer);
  arc_dependent_.reset(size_, Shape::arc);
  arc_head_.reset(size_ + 1, Shape::arc);
  label_dependent_.reset(size_, Shape::label);
  label_head_.reset(size_ + 1, Shape::label);
  multiply_add(states_, weights.arc_dependent, arc_dependent_);
  multiply_add(states_, weights.label_dependent, label_dependent_);
  multiply_add(states_, weights.arc_head, arc_head_);
  multiply_add(states_, weights.label_head, label_head_);
  add_row(weights.arc_root.row(0), arc_head_.row(size_), Shape::arc);
  add_row(weights.label_root.row(0), label_head_.row(size_), Shape::label);
  arcs_.reset(size_, size_ + 1);
  for (std::size_t i = 0; i < size_; ++i) {
    float* scores = arcs_.row(i);
    scores[i] = -std::numeric_limits<float>::infinity();
    float largest = scores[i];
    for (std::size_t h = 0; h <= size_; ++h) {
      if (h == i) continue;
      scores[h] = rectified_product(arc_dependent_.row(i), arc_head_.row(h),
                                    weights.arc_distance.row(distance_row(i, h, size_)),
                                    weights.arc_output.row(0), Shape::arc);
      largest = std::max(largest, scores[h]);
    }
    float sum = 0;
    for (std::size_t h = 0; h <= size_; ++h)
      sum += std::exp(scores[h] - largest);
    const float normaliser = largest + std::log(sum);
    for (std::size_t h = 0; h <= size_; ++h)
      scores[h] -= normaliser;
  }
}

std::span<const float> NetworkRun::labels(std::size_t dependent, std::size_t head) {
  const NetworkWeights& weights = network_->weights();
  hidden_.reset(1, Shape::label);
  for (std::size_t i = 0; i < Shape::label; ++i)
    hidden_.values[i] = std::max(0.0F, label_dependent_.row(dependent)[i] + label_head_.row(head)[i]);
  label_scores_ = weights.label_bias;
  multiply_add(hidden_, weights.label_output, label_scores_);
  return {label_scores_.row(0), network_->labels()};
}

}  // namespace hearsay::syntax
