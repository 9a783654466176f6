// Forward through the network.
#include <algorithm>
#include <cmath>
#include <limits>

#include "syntax/kernels.hpp"
#include "syntax/network.hpp"

namespace hearsay::syntax {
namespace {

using Shape = NetworkShape;

void fill_rows(const Matrix& bias, std::size_t rows, Matrix& result) {
  result.reshape(rows, bias.columns);
  for (std::size_t i = 0; i < rows; ++i)
    std::copy_n(bias.row(0), bias.columns, result.row(i));
}

}  // namespace

void normalise(const Matrix& states, const Normalisation& weights, Matrix& result) {
  result.reshape(states.rows, states.columns);
  for (std::size_t i = 0; i < states.rows; ++i)
    normalise_row(states.row(i), weights.gain.row(0), weights.shift.row(0), result.row(i), states.columns);
}

float softmax(float* scores, std::size_t size) noexcept {
  const float largest = *std::max_element(scores, scores + size);
  float sum = 0;
  for (std::size_t i = 0; i < size; ++i)
    sum += scores[i] = std::exp(scores[i] - largest);
  const float factor = 1.0F / sum;
  for (std::size_t i = 0; i < size; ++i)
    scores[i] *= factor;
  return largest + std::log(sum);
}

void NetworkRun::look_up(std::span<const Observation> words) {
  inputs_.reset(words.size(), Shape::input);
  for (std::size_t i = 0; i < words.size(); ++i) {
    float* to = inputs_.row(i);
    for (const std::uint32_t row : network_->features().of(words[i]))
      network_->feature_vectors().add(row, to);
    network_->word_vectors().add(network_->features().vector_of(words[i]), to + Shape::feature);
  }
  fill_rows(network_->weights().projection_bias, words.size(), states_);
  multiply_add(inputs_, network_->packed().projection, states_);
}

// Replaces the states by the outputs of the layer.
void NetworkRun::add_context(std::size_t number, std::span<const Stretch> stretches) {
  const RecurrentLayer& layer = network_->weights().layers[number];
  normalise(states_, layer.normalisation, normalised_);
  gates_.reset(states_.rows, 6 * Shape::hidden);
  multiply_add(normalised_, network_->packed().input[number], gates_);
  for (const Stretch& stretch : stretches) {
    if (stretch.size() == 0) continue;
    const auto gate_step = static_cast<std::ptrdiff_t>(gates_.columns);
    const auto state_step = static_cast<std::ptrdiff_t>(states_.columns);
    recur({layer.state.row(0), layer.state.row(1), layer.bias.row(0), layer.bias.row(1)},
          gates_.row(stretch.begin), gate_step, states_.row(stretch.begin), state_step, stretch.size(),
          Shape::hidden);
    recur({layer.state.row(2), layer.state.row(3), layer.bias.row(2), layer.bias.row(3)},
          gates_.row(stretch.end - 1) + 3 * Shape::hidden, -gate_step,
          states_.row(stretch.end - 1) + Shape::hidden, -state_step, stretch.size(), Shape::hidden);
  }
}

void NetworkRun::encode(const Network& network, std::span<const Observation> words,
                        std::span<const Stretch> paragraphs) {
  network_ = &network;
  columns_ = OutputColumns(network.classes());
  look_up(words);
  const NetworkWeights& weights = network.weights();
  const PackedWeights& packed = network.packed();
  for (std::size_t l = 0; l < Shape::shared; ++l)
    add_context(l, paragraphs);
  normalise(states_, weights.middle, normalised_);
  fill_rows(weights.tag_bias, words.size(), tags_);
  multiply_add(normalised_, packed.tag_output, tags_);
  boundaries_.resize(words.size());
  for (std::size_t i = 0; i < words.size(); ++i) {
    float* row = tags_.row(i);
    boundaries_[i] = 1.0F / (1.0F + std::exp(-row[network.classes().tags]));
    softmax(row, network.classes().tags);
    std::fill(row + network.classes().tags, row + tags_.columns, 0.0F);
  }
  multiply_add(tags_, packed.tag_input, states_);
  upper_ = states_;
}

void NetworkRun::parse(std::span<const Stretch> sentences) {
  sentences_.assign(sentences.begin(), sentences.end());
  states_ = upper_;
  const NetworkWeights& weights = network_->weights();
  for (std::size_t l = Shape::shared; l < Shape::layers; ++l)
    add_context(l, sentences);
  normalise(states_, weights.last, normalised_);
  fill_rows(weights.output_bias, states_.rows, outputs_);
  multiply_add(normalised_, network_->packed().output, outputs_);
  const NetworkClasses& classes = network_->classes();
  for (std::size_t i = 0; i < outputs_.rows; ++i) {
    float* row = outputs_.row(i);
    for (std::size_t k = 0; k < 2 * Shape::arc; ++k)
      row[k] = std::max(row[k], 0.0F);
    softmax(row + OutputColumns::features, classes.features);
    softmax(row + columns_.outer_names, classes.names);
    softmax(row + columns_.inner_names, classes.names);
  }
}

const Matrix& NetworkRun::arcs(std::size_t sentence) {
  const NetworkWeights& weights = network_->weights();
  const Stretch stretch = sentences_[sentence];
  const std::size_t size = stretch.size();
  const std::size_t room = rounded(size + 1);
  dependents_.reshape(size, Shape::arc);
  turned_heads_.reset(Shape::arc, room);
  arcs_padded_.reset(size, room);
  const auto put_head = [&](std::size_t column, const float* head) {
    float prior = 0;
    for (std::size_t k = 0; k < Shape::arc; ++k) {
      turned_heads_.row(k)[column] = head[k];
      prior += head[k] * weights.arc_prior.values[k];
    }
    for (std::size_t i = 0; i < size; ++i)
      arcs_padded_.row(i)[column] = prior + weights.arc_distance.values[distance_row(i, column, size)];
  };
  for (std::size_t i = 0; i < size; ++i) {
    const float* row = outputs_.row(stretch.begin + i);
    std::copy_n(row + OutputColumns::arc_dependent, Shape::arc, dependents_.row(i));
    put_head(i, row + OutputColumns::arc_head);
  }
  put_head(size, weights.arc_root.row(0));
  products_.reset(size, Shape::arc);
  multiply_add(dependents_, network_->packed().arc_product, products_);
  multiply_add(products_, turned_heads_, arcs_padded_);
  arcs_.reshape(size, size + 1);
  for (std::size_t i = 0; i < size; ++i) {
    float* scores = arcs_.row(i);
    std::copy_n(arcs_padded_.row(i), size + 1, scores);
    scores[i] = -std::numeric_limits<float>::infinity();
    const float largest = *std::max_element(scores, scores + size + 1);
    float sum = 0;
    for (std::size_t h = 0; h <= size; ++h)
      sum += h == i ? 0.0F : std::exp(scores[h] - largest);
    const float normaliser = largest + std::log(sum);
    for (std::size_t h = 0; h <= size; ++h)
      scores[h] -= normaliser;
  }
  return arcs_;
}

std::span<const float> NetworkRun::labels(std::size_t word, std::size_t head) {
  const NetworkWeights& weights = network_->weights();
  const float* dependent = outputs_.row(word) + OutputColumns::label_dependent;
  const float* other = outputs_.row(head) + OutputColumns::label_head;
  hidden_.reshape(1, Shape::label);
  for (std::size_t i = 0; i < Shape::label; ++i)
    hidden_.values[i] = std::max(0.0F, dependent[i] + other[i]);
  fill_rows(weights.label_bias, 1, label_scores_);
  multiply_add(hidden_, network_->packed().label_output, label_scores_);
  float* scores = label_scores_.row(0);
  const std::size_t size = network_->classes().labels;
  const float largest = *std::max_element(scores, scores + size);
  float sum = 0;
  for (std::size_t i = 0; i < size; ++i)
    sum += std::exp(scores[i] - largest);
  const float normaliser = largest + std::log(sum);
  for (std::size_t i = 0; i < size; ++i)
    scores[i] -= normaliser;
  return {scores, size};
}

}  // namespace hearsay::syntax
