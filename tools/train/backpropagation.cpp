#include "backpropagation.hpp"

#include <algorithm>
#include <cmath>
#include <numeric>

#include "syntax/kernels.hpp"
#include "syntax/names.hpp"

namespace hearsay::train {
namespace {

using syntax::Matrix;
using syntax::multiply_add;
using syntax::NetworkWeights;
using syntax::Normalisation;
using syntax::OutputColumns;
using syntax::RecurrentLayer;
using syntax::Stretch;
using syntax::transposed;
using Shape = syntax::NetworkShape;

constexpr std::size_t hidden = Shape::hidden;
constexpr std::size_t width = Shape::width;

constexpr float feature_weight = 0.5F;
constexpr float start_weight = 0.5F;
constexpr float inner_name_weight = 0.5F;
constexpr float place_only_weight = 0.5F;

// 1 / (1 - dropped), or 0 for what is dropped.
void fill_mask(std::vector<float>& mask, std::size_t size, float dropped, Random& random) {
  mask.resize(size);
  const float kept = 1.0F / (1.0F - dropped);
  const auto threshold = static_cast<std::uint32_t>(dropped * 65536.0F);
  std::size_t i = 0;
  while (i < size) {
    std::uint64_t bits = random.next();
    for (int part = 0; part < 4 && i < size; ++part, bits >>= 16)
      mask[i++] = (bits & 0xFFFF) < threshold ? 0.0F : kept;
  }
}

void add_sum_of_rows(const Matrix& from, Matrix& to) {
  for (std::size_t r = 0; r < from.rows; ++r) {
    for (std::size_t i = 0; i < from.columns; ++i)
      to.values[i] += from.row(r)[i];
  }
}

void fill_rows(const Matrix& bias, std::size_t rows, Matrix& result) {
  result.reshape(rows, bias.columns);
  for (std::size_t i = 0; i < rows; ++i)
    std::copy_n(bias.row(0), bias.columns, result.row(i));
}

// Layer normalisation with what its gradient needs.
struct NormalisationCache {
  Matrix centred;  // mean 0 and variance 1, before gain and shift
  std::vector<float> factors;
  std::vector<float> mask;  // of the result, one for each stretch and column
};

void normalise(const Matrix& states, const Normalisation& weights, NormalisationCache& cache,
               Matrix& result) {
  cache.centred.reshape(states.rows, width);
  cache.factors.resize(states.rows);
  result.reshape(states.rows, width);
  const float* gain = weights.gain.row(0);
  const float* shift = weights.shift.row(0);
  for (std::size_t i = 0; i < states.rows; ++i) {
    const float* from = states.row(i);
    float sum = 0, squares = 0;
    for (std::size_t k = 0; k < width; ++k)
      sum += from[k], squares += from[k] * from[k];
    const float mean = sum / static_cast<float>(width);
    const float variance = std::max(squares / static_cast<float>(width) - mean * mean, 0.0F);
    const float factor = 1.0F / std::sqrt(variance + syntax::normalisation_floor);
    cache.factors[i] = factor;
    float* centred = cache.centred.row(i);
    float* to = result.row(i);
    for (std::size_t k = 0; k < width; ++k) {
      centred[k] = (from[k] - mean) * factor;
      to[k] = centred[k] * gain[k] + shift[k];
    }
  }
}

// Adds to the gradient of the states.
void normalise_back(const Matrix& result_gradient, const Normalisation& weights,
                    const NormalisationCache& cache, Normalisation& gradient, Matrix& states_gradient) {
  const float* gain = weights.gain.row(0);
  float* gain_gradient = gradient.gain.row(0);
  float* shift_gradient = gradient.shift.row(0);
  for (std::size_t i = 0; i < result_gradient.rows; ++i) {
    const float* error = result_gradient.row(i);
    const float* centred = cache.centred.row(i);
    float* to = states_gradient.row(i);
    float sum = 0, product = 0;
    for (std::size_t k = 0; k < width; ++k) {
      gain_gradient[k] += error[k] * centred[k];
      shift_gradient[k] += error[k];
      const float inner = error[k] * gain[k];
      sum += inner;
      product += inner * centred[k];
    }
    sum /= static_cast<float>(width);
    product /= static_cast<float>(width);
    const float factor = cache.factors[i];
    for (std::size_t k = 0; k < width; ++k)
      to[k] += factor * (error[k] * gain[k] - sum - centred[k] * product);
  }
}

void multiply_stretches(Matrix& matrix, std::span<const Stretch> stretches, const std::vector<float>& mask) {
  for (std::size_t s = 0; s < stretches.size(); ++s) {
    const float* factors = mask.data() + s * matrix.columns;
    for (std::size_t i = stretches[s].begin; i < stretches[s].end; ++i) {
      float* row = matrix.row(i);
      for (std::size_t k = 0; k < matrix.columns; ++k)
        row[k] *= factors[k];
    }
  }
}

// scores to probabilities; returns the logarithm of that of `gold`.
float softmax(float* scores, std::size_t size, std::size_t gold) {
  float largest = scores[0];
  for (std::size_t i = 1; i < size; ++i)
    largest = std::max(largest, scores[i]);
  float sum = 0;
  for (std::size_t i = 0; i < size; ++i) {
    scores[i] = std::exp(scores[i] - largest);
    sum += scores[i];
  }
  const float factor = 1.0F / sum;
  for (std::size_t i = 0; i < size; ++i)
    scores[i] *= factor;
  return std::log(std::max(scores[gold], 1e-12F));
}

void scale(float* values, std::size_t size, float factor) {
  for (std::size_t i = 0; i < size; ++i)
    values[i] *= factor;
}

// Scores to the gradient of the loss; returns the loss.
float name_loss(float* scores, std::uint8_t gold) {
  constexpr std::size_t classes = syntax::name_classes;
  if (gold == Passage::unknown_name) {
    std::fill(scores, scores + classes, 0.0F);
    return 0;
  }
  if (gold < Passage::place_only) {
    const float loss = -softmax(scores, classes, gold);
    scores[gold] -= 1;
    return loss;
  }
  const auto place = static_cast<syntax::NamePlace>(gold - Passage::place_only);
  softmax(scores, classes, 0);
  float sum = 0;
  for (std::size_t c = 0; c < classes; ++c)
    sum += syntax::place_of(c) == place ? scores[c] : 0.0F;
  sum = std::max(sum, 1e-9F);
  for (std::size_t c = 0; c < classes; ++c) {
    const float inside = syntax::place_of(c) == place ? scores[c] / sum : 0.0F;
    scores[c] = place_only_weight * (scores[c] - inside);
  }
  return -place_only_weight * std::log(sum);
}

}  // namespace

Transposed::Transposed(const NetworkWeights& weights)
    : projection(transposed(weights.projection)),
      tag_output(transposed(weights.tag_output)),
      tag_input(transposed(weights.tag_input)),
      output(transposed(weights.output)),
      arc_product(transposed(weights.arc_product)),
      label_output(transposed(weights.label_output)) {
  for (std::size_t l = 0; l < Shape::layers; ++l)
    input[l] = transposed(weights.layers[l].input);
}

Gradients::Gradients(const Parameters& parameters)
    : weights(parameters.classes),
      feature_vectors(parameters.feature_vectors.rows, parameters.feature_vectors.columns),
      is_touched(parameters.feature_vectors.rows, 0) {}

float* Gradients::row(std::uint32_t index) {
  if (is_touched[index] == 0) is_touched[index] = 1, touched.push_back(index);
  return feature_vectors.row(index);
}

class Worker::Implementation {
 public:
  Implementation(const TrainingSetup& setup, const Parameters& parameters)
      : setup_(setup), parameters_(parameters), columns_(parameters.classes), gradients(parameters) {}

  void learn(std::span<const Passage* const> passages, const Transposed& back, std::uint64_t seed) {
    Random random(seed);
    gather(passages);
    look_up(random);
    const NetworkWeights& weights = parameters_.weights;
    states_[0].reshape(size_, width);
    fill_rows(weights.projection_bias, size_, states_[0]);
    multiply_add(inputs_, weights.projection, states_[0]);
    for (std::size_t l = 0; l < Shape::shared; ++l)
      forward(l, paragraphs_, random);
    tag_forward(random);
    for (std::size_t l = Shape::shared; l < Shape::layers; ++l)
      forward(l, sentences_, random);
    states_gradient_.reset(size_, width);
    score(back, random);
    for (std::size_t l = Shape::layers; l-- > Shape::shared;)
      backward(l, sentences_, back);
    tag_backward(back);
    for (std::size_t l = Shape::shared; l-- > 0;)
      backward(l, paragraphs_, back);
    look_up_backward(back);
    progress.words += size_;
  }

 private:
  static constexpr std::uint32_t no_row = 0xFFFFFFFF;

  void gather(std::span<const Passage* const> passages) {
    words_.clear(), paragraphs_.clear(), sentences_.clear();
    gold_heads_.clear(), gold_ = {};
    for (const Passage* passage : passages) {
      const std::size_t first = words_.size();
      words_.insert(words_.end(), passage->words.begin(), passage->words.end());
      paragraphs_.push_back({first, words_.size()});
      for (const Stretch& sentence : passage->sentences)
        sentences_.push_back({first + sentence.begin, first + sentence.end});
      for (const std::uint32_t head : passage->heads)
        gold_heads_.push_back(head == Passage::no_head ? head : static_cast<std::uint32_t>(first) + head);
      const auto append = [](auto& to, const auto& from) { to.insert(to.end(), from.begin(), from.end()); };
      append(gold_.tags, passage->tags);
      append(gold_.features, passage->features);
      append(gold_.labels, passage->labels);
      append(gold_.outer_names, passage->outer_names);
      append(gold_.inner_names, passage->inner_names);
    }
    size_ = words_.size();
  }

  void look_up(Random& random) {
    const Dropout& dropout = setup_.dropout;
    inputs_.reset(size_, Shape::input);
    rows_.resize(size_);
    for (std::size_t i = 0; i < size_; ++i) {
      rows_[i] = setup_.features->of(words_[i]);
      const auto count = static_cast<float>((*setup_.counts)[rows_[i][0]]);
      if (random.chance(dropout.rare_word / (dropout.rare_word + count)))
        rows_[i][0] = syntax::NetworkFeatures::unknown_word;
      float* to = inputs_.row(i);
      for (std::uint32_t& row : rows_[i]) {
        if (random.chance(dropout.features)) row = no_row;
        if (row == no_row) continue;
        const float* vector = parameters_.feature_vectors.row(row);
        for (std::size_t k = 0; k < Shape::feature; ++k)
          to[k] += vector[k];
      }
      if (random.chance(dropout.vectors)) continue;
      const float* vector = setup_.word_vectors->row(setup_.features->vector_of(words_[i]));
      std::copy_n(vector, Shape::vector, to + Shape::feature);
    }
    fill_mask(input_mask_, inputs_.values.size(), dropout.inputs, random);
    for (std::size_t i = 0; i < inputs_.values.size(); ++i)
      inputs_.values[i] *= input_mask_[i];
  }

  void look_up_backward(const Transposed& back) {
    NetworkWeights& gradient = gradients.weights;
    add_sum_of_rows(states_gradient_, gradient.projection_bias);
    multiply_add(transposed(inputs_), states_gradient_, gradient.projection);
    inputs_gradient_.reset(size_, Shape::input);
    multiply_add(states_gradient_, back.projection, inputs_gradient_);
    for (std::size_t i = 0; i < size_; ++i) {
      float* error = inputs_gradient_.row(i);
      const float* mask = input_mask_.data() + i * Shape::input;
      for (std::size_t k = 0; k < Shape::feature; ++k)
        error[k] *= mask[k];
      for (const std::uint32_t row : rows_[i]) {
        if (row == no_row) continue;
        float* to = gradients.row(row);
        for (std::size_t k = 0; k < Shape::feature; ++k)
          to[k] += error[k];
      }
    }
  }

  struct Cache {
    NormalisationCache normalisation;
    Matrix normalised;
    Matrix gates;  // candidate, forget and reset gate after the sigmoid, both directions
    Matrix cells;
  };

  // From states_[l] to states_[l + 1].
  void forward(std::size_t l, std::span<const Stretch> stretches, Random& random) {
    const RecurrentLayer& layer = parameters_.weights.layers[l];
    Cache& cache = caches_[l];
    const Matrix& input = states_[l];
    Matrix& output = states_[l + 1];
    normalise(input, layer.normalisation, cache.normalisation, cache.normalised);
    fill_mask(cache.normalisation.mask, stretches.size() * width, setup_.dropout.states, random);
    multiply_stretches(cache.normalised, stretches, cache.normalisation.mask);
    cache.gates.reset(size_, 6 * hidden);
    cache.cells.reshape(size_, width);
    output.reshape(size_, width);
    multiply_add(cache.normalised, layer.input, cache.gates);
    const std::array<float, hidden> zero{};
    for (const Stretch& stretch : stretches) {
      for (std::size_t direction = 0; direction < 2; ++direction) {
        const float* before = zero.data();
        const float* forget_state = layer.state.row(2 * direction);
        const float* reset_state = layer.state.row(2 * direction + 1);
        const float* forget_bias = layer.bias.row(2 * direction);
        const float* reset_bias = layer.bias.row(2 * direction + 1);
        for (std::size_t t = 0; t < stretch.size(); ++t) {
          const std::size_t at = direction == 0 ? stretch.begin + t : stretch.end - 1 - t;
          float* __restrict candidate = cache.gates.row(at) + direction * 3 * hidden;
          float* __restrict forget = candidate + hidden;
          float* __restrict reset = forget + hidden;
          float* __restrict cell = cache.cells.row(at) + direction * hidden;
          const float* __restrict from = input.row(at) + direction * hidden;
          float* __restrict to = output.row(at) + direction * hidden;
          for (std::size_t i = 0; i < hidden; ++i) {
            forget[i] = syntax::sigmoid(forget[i] + forget_state[i] * before[i] + forget_bias[i]);
            reset[i] = syntax::sigmoid(reset[i] + reset_state[i] * before[i] + reset_bias[i]);
            cell[i] = forget[i] * before[i] + (1.0F - forget[i]) * candidate[i];
            to[i] = reset[i] * cell[i] + (1.0F - reset[i]) * from[i];
          }
          before = cell;
        }
      }
    }
  }

  // Turns the gradient of a layer's output, in states_gradient_, into that of its input.
  void backward(std::size_t l, std::span<const Stretch> stretches, const Transposed& back) {
    const RecurrentLayer& layer = parameters_.weights.layers[l];
    RecurrentLayer& gradient = gradients.weights.layers[l];
    const Cache& cache = caches_[l];
    const Matrix& input = states_[l];
    gates_gradient_.reshape(size_, 6 * hidden);
    const std::array<float, hidden> zero{};
    for (const Stretch& stretch : stretches) {
      for (std::size_t direction = 0; direction < 2; ++direction) {
        std::array<float, hidden> cell_gradient{};
        const float* forget_state = layer.state.row(2 * direction);
        const float* reset_state = layer.state.row(2 * direction + 1);
        float* forget_state_gradient = gradient.state.row(2 * direction);
        float* reset_state_gradient = gradient.state.row(2 * direction + 1);
        float* forget_bias_gradient = gradient.bias.row(2 * direction);
        float* reset_bias_gradient = gradient.bias.row(2 * direction + 1);
        for (std::size_t t = stretch.size(); t-- > 0;) {
          const std::size_t at = direction == 0 ? stretch.begin + t : stretch.end - 1 - t;
          const float* __restrict candidate = cache.gates.row(at) + direction * 3 * hidden;
          const float* __restrict forget = candidate + hidden;
          const float* __restrict reset = forget + hidden;
          const float* __restrict cell = cache.cells.row(at) + direction * hidden;
          const std::size_t earlier = direction == 0 ? at - 1 : at + 1;
          const float* __restrict before =
              t == 0 ? zero.data() : cache.cells.row(earlier) + direction * hidden;
          const float* __restrict from = input.row(at) + direction * hidden;
          float* __restrict outer = states_gradient_.row(at) + direction * hidden;
          float* __restrict candidate_out = gates_gradient_.row(at) + direction * 3 * hidden;
          float* __restrict forget_out = candidate_out + hidden;
          float* __restrict reset_out = forget_out + hidden;
          for (std::size_t i = 0; i < hidden; ++i) {
            const float output = outer[i];
            const float inner = cell_gradient[i] + output * reset[i];
            reset_out[i] = output * (cell[i] - from[i]) * reset[i] * (1.0F - reset[i]);
            outer[i] = output * (1.0F - reset[i]);
            forget_out[i] = inner * (before[i] - candidate[i]) * forget[i] * (1.0F - forget[i]);
            candidate_out[i] = inner * (1.0F - forget[i]);
            cell_gradient[i] =
                inner * forget[i] + forget_out[i] * forget_state[i] + reset_out[i] * reset_state[i];
            forget_state_gradient[i] += forget_out[i] * before[i];
            reset_state_gradient[i] += reset_out[i] * before[i];
            forget_bias_gradient[i] += forget_out[i];
            reset_bias_gradient[i] += reset_out[i];
          }
        }
      }
    }
    multiply_add(transposed(cache.normalised), gates_gradient_, gradient.input);
    normalised_gradient_.reset(size_, width);
    multiply_add(gates_gradient_, back.input[l], normalised_gradient_);
    multiply_stretches(normalised_gradient_, stretches, cache.normalisation.mask);
    normalise_back(normalised_gradient_, layer.normalisation, cache.normalisation, gradient.normalisation,
                   states_gradient_);
  }

  // Tags and sentence starts from states_[shared], and the tags' probabilities added to it.
  void tag_forward(Random& random) {
    const NetworkWeights& weights = parameters_.weights;
    normalise(states_[Shape::shared], weights.middle, middle_, middle_states_);
    fill_mask(middle_.mask, paragraphs_.size() * width, setup_.dropout.states, random);
    multiply_stretches(middle_states_, paragraphs_, middle_.mask);
    fill_rows(weights.tag_bias, size_, tags_);
    multiply_add(middle_states_, weights.tag_output, tags_);
    const std::size_t classes = parameters_.classes.tags;
    starts_.assign(size_, 0.0F);
    for (const Stretch& sentence : sentences_)
      starts_[sentence.begin] = 1;
    for (std::size_t i = 0; i < size_; ++i) {
      float* row = tags_.row(i);
      const float start = 1.0F / (1.0F + std::exp(-row[classes]));
      progress.loss -= start_weight * std::log(std::max(starts_[i] > 0 ? start : 1 - start, 1e-9F));
      starts_[i] = start_weight * (start - starts_[i]);
      const std::size_t best = static_cast<std::size_t>(std::max_element(row, row + classes) - row);
      progress.tags += best == gold_.tags[i] ? 1 : 0;
      progress.loss -= softmax(row, classes, gold_.tags[i]);
      std::fill(row + classes, row + tags_.columns, 0.0F);
    }
    multiply_add(tags_, weights.tag_input, states_[Shape::shared]);
  }

  void tag_backward(const Transposed& back) {
    const std::size_t classes = parameters_.classes.tags;
    NetworkWeights& gradient = gradients.weights;
    multiply_add(transposed(tags_), states_gradient_, gradient.tag_input);
    tags_gradient_.reset(size_, tags_.columns);
    multiply_add(states_gradient_, back.tag_input, tags_gradient_);
    for (std::size_t i = 0; i < size_; ++i) {
      const float* probability = tags_.row(i);
      float* error = tags_gradient_.row(i);
      float sum = 0;
      for (std::size_t c = 0; c < classes; ++c)
        sum += probability[c] * error[c];
      for (std::size_t c = 0; c < classes; ++c)
        error[c] = probability[c] * (error[c] - sum) + probability[c];
      error[gold_.tags[i]] -= 1;
      std::fill(error + classes, error + tags_.columns, 0.0F);
      error[classes] = starts_[i];
    }
    add_sum_of_rows(tags_gradient_, gradient.tag_bias);
    multiply_add(transposed(middle_states_), tags_gradient_, gradient.tag_output);
    normalised_gradient_.reset(size_, width);
    multiply_add(tags_gradient_, back.tag_output, normalised_gradient_);
    multiply_stretches(normalised_gradient_, paragraphs_, middle_.mask);
    normalise_back(normalised_gradient_, parameters_.weights.middle, middle_, gradient.middle,
                   states_gradient_);
  }

  // All losses of the upper layers; leaves the gradient of states_[layers] in states_gradient_.
  void score(const Transposed& back, Random& random) {
    const NetworkWeights& weights = parameters_.weights;
    normalise(states_[Shape::layers], weights.last, last_, last_states_);
    fill_mask(last_.mask, sentences_.size() * width, setup_.dropout.states, random);
    multiply_stretches(last_states_, sentences_, last_.mask);
    fill_rows(weights.output_bias, size_, outputs_);
    multiply_add(last_states_, weights.output, outputs_);
    outputs_gradient_.reset(size_, outputs_.columns);
    fill_mask(scorer_mask_, sentences_.size() * 4 * Shape::arc, setup_.dropout.scorers, random);
    for (std::size_t s = 0; s < sentences_.size(); ++s)
      score_arcs(s, back);
    score_labels(back);
    const syntax::NetworkClasses& classes = parameters_.classes;
    for (std::size_t i = 0; i < size_; ++i) {
      float* features = outputs_gradient_.row(i) + OutputColumns::features;
      std::copy_n(outputs_.row(i) + OutputColumns::features, classes.features, features);
      progress.loss -= feature_weight * softmax(features, classes.features, gold_.features[i]);
      features[gold_.features[i]] -= 1;
      scale(features, classes.features, feature_weight);
      float* outer = outputs_gradient_.row(i) + columns_.outer_names;
      std::copy_n(outputs_.row(i) + columns_.outer_names, classes.names, outer);
      progress.loss += name_loss(outer, gold_.outer_names[i]);
      float* inner = outputs_gradient_.row(i) + columns_.inner_names;
      std::copy_n(outputs_.row(i) + columns_.inner_names, classes.names, inner);
      progress.loss += inner_name_weight * name_loss(inner, gold_.inner_names[i]);
      scale(inner, classes.names, inner_name_weight);
    }
    add_sum_of_rows(outputs_gradient_, gradients.weights.output_bias);
    multiply_add(transposed(last_states_), outputs_gradient_, gradients.weights.output);
    normalised_gradient_.reset(size_, width);
    multiply_add(outputs_gradient_, back.output, normalised_gradient_);
    multiply_stretches(normalised_gradient_, sentences_, last_.mask);
    normalise_back(normalised_gradient_, weights.last, last_, gradients.weights.last, states_gradient_);
  }

  void score_arcs(std::size_t s, const Transposed& back) {
    constexpr std::size_t arc = Shape::arc;
    const NetworkWeights& weights = parameters_.weights;
    NetworkWeights& gradient = gradients.weights;
    const Stretch stretch = sentences_[s];
    const std::size_t size = stretch.size();
    const std::size_t room = syntax::rounded(size + 1);
    const float* dependent_mask = scorer_mask_.data() + s * 4 * arc;
    const float* head_mask = dependent_mask + arc;
    Matrix dependents(size, arc), heads(room, arc), products(size, arc), scores(size, room);
    for (std::size_t i = 0; i < size; ++i) {
      const float* row = outputs_.row(stretch.begin + i);
      for (std::size_t k = 0; k < arc; ++k) {
        dependents.row(i)[k] = std::max(row[OutputColumns::arc_dependent + k], 0.0F) * dependent_mask[k];
        heads.row(i)[k] = std::max(row[OutputColumns::arc_head + k], 0.0F) * head_mask[k];
      }
    }
    std::copy_n(weights.arc_root.row(0), arc, heads.row(size));
    for (std::size_t h = 0; h <= size; ++h) {
      float prior = 0;
      for (std::size_t k = 0; k < arc; ++k)
        prior += heads.row(h)[k] * weights.arc_prior.values[k];
      for (std::size_t i = 0; i < size; ++i)
        scores.row(i)[h] = prior + weights.arc_distance.values[syntax::distance_row(i, h, size)];
    }
    multiply_add(dependents, weights.arc_product, products);
    multiply_add(products, transposed(heads), scores);
    for (std::size_t i = 0; i < size; ++i) {
      float* row = scores.row(i);
      row[i] = -1e9F;
      const std::uint32_t head = gold_heads_[stretch.begin + i];
      const std::size_t gold = head == Passage::no_head ? size : head - stretch.begin;
      const auto best = static_cast<std::size_t>(std::max_element(row, row + size + 1) - row);
      progress.heads += best == gold ? 1 : 0;
      progress.loss -= softmax(row, size + 1, gold);
      row[gold] -= 1;
      row[i] = 0;
      std::fill(row + size + 1, row + room, 0.0F);
      for (std::size_t h = 0; h <= size; ++h)
        gradient.arc_distance.values[syntax::distance_row(i, h, size)] += row[h];
    }
    Matrix products_gradient(size, arc), dependents_gradient(size, arc), heads_gradient(room, arc);
    multiply_add(scores, heads, products_gradient);
    multiply_add(transposed(scores), products, heads_gradient);
    multiply_add(transposed(dependents), products_gradient, gradient.arc_product);
    multiply_add(products_gradient, back.arc_product, dependents_gradient);
    for (std::size_t h = 0; h <= size; ++h) {
      float sum = 0;
      for (std::size_t i = 0; i < size; ++i)
        sum += scores.row(i)[h];
      for (std::size_t k = 0; k < arc; ++k) {
        heads_gradient.row(h)[k] += sum * weights.arc_prior.values[k];
        gradient.arc_prior.values[k] += sum * heads.row(h)[k];
      }
    }
    for (std::size_t k = 0; k < arc; ++k)
      gradient.arc_root.values[k] += heads_gradient.row(size)[k];
    for (std::size_t i = 0; i < size; ++i) {
      const float* row = outputs_.row(stretch.begin + i);
      float* to = outputs_gradient_.row(stretch.begin + i);
      for (std::size_t k = 0; k < arc; ++k) {
        to[OutputColumns::arc_dependent + k] =
            row[OutputColumns::arc_dependent + k] > 0 ? dependents_gradient.row(i)[k] * dependent_mask[k] : 0;
        to[OutputColumns::arc_head + k] =
            row[OutputColumns::arc_head + k] > 0 ? heads_gradient.row(i)[k] * head_mask[k] : 0;
      }
    }
  }

  void score_labels(const Transposed& back) {
    constexpr std::size_t label = Shape::label;
    const NetworkWeights& weights = parameters_.weights;
    Matrix inner(size_, label), scores;
    std::vector<const float*> masks(size_);
    for (std::size_t s = 0; s < sentences_.size(); ++s) {
      for (std::size_t i = sentences_[s].begin; i < sentences_[s].end; ++i)
        masks[i] = scorer_mask_.data() + s * 4 * Shape::arc + 2 * Shape::arc;
    }
    for (std::size_t i = 0; i < size_; ++i) {
      if (gold_heads_[i] == Passage::no_head) continue;
      const float* a = outputs_.row(i) + OutputColumns::label_dependent;
      const float* b = outputs_.row(gold_heads_[i]) + OutputColumns::label_head;
      for (std::size_t k = 0; k < label; ++k)
        inner.row(i)[k] = std::max(0.0F, a[k] + b[k]) * masks[i][k];
    }
    fill_rows(weights.label_bias, size_, scores);
    multiply_add(inner, weights.label_output, scores);
    const std::size_t classes = parameters_.classes.labels;
    for (std::size_t i = 0; i < size_; ++i) {
      float* row = scores.row(i);
      if (gold_heads_[i] == Passage::no_head) {
        std::fill(row, row + scores.columns, 0.0F);
        ++progress.labels;
        continue;
      }
      const std::size_t gold = gold_.labels[i];
      progress.labels += static_cast<std::size_t>(std::max_element(row, row + classes) - row) == gold ? 1 : 0;
      progress.loss -= softmax(row, classes, gold);
      row[gold] -= 1;
      std::fill(row + classes, row + scores.columns, 0.0F);
    }
    add_sum_of_rows(scores, gradients.weights.label_bias);
    multiply_add(transposed(inner), scores, gradients.weights.label_output);
    Matrix inner_gradient(size_, label);
    multiply_add(scores, back.label_output, inner_gradient);
    for (std::size_t i = 0; i < size_; ++i) {
      if (gold_heads_[i] == Passage::no_head) continue;
      float* a = outputs_gradient_.row(i) + OutputColumns::label_dependent;
      float* b = outputs_gradient_.row(gold_heads_[i]) + OutputColumns::label_head;
      for (std::size_t k = 0; k < label; ++k) {
        const float error = inner.row(i)[k] > 0 ? inner_gradient.row(i)[k] * masks[i][k] : 0.0F;
        a[k] += error;
        b[k] += error;
      }
    }
  }

  const TrainingSetup& setup_;
  const Parameters& parameters_;
  OutputColumns columns_;
  std::size_t size_ = 0;
  std::vector<syntax::Observation> words_;
  std::vector<Stretch> paragraphs_, sentences_;
  std::vector<std::uint32_t> gold_heads_;
  Passage gold_;
  std::vector<std::array<std::uint32_t, Shape::features>> rows_;
  std::vector<float> input_mask_, scorer_mask_, starts_;
  Matrix inputs_, inputs_gradient_;
  std::array<Matrix, Shape::layers + 1> states_;
  std::array<Cache, Shape::layers> caches_;
  NormalisationCache middle_, last_;
  Matrix middle_states_, tags_, tags_gradient_, last_states_, outputs_, outputs_gradient_;
  Matrix states_gradient_, gates_gradient_, normalised_gradient_;

 public:
  Gradients gradients;
  Progress progress;
};

Worker::Worker(const TrainingSetup& setup, const Parameters& parameters)
    : implementation_(std::make_unique<Implementation>(setup, parameters)) {}
Worker::Worker(Worker&&) noexcept = default;
Worker::~Worker() = default;

void Worker::learn(std::span<const Passage* const> passages, const Transposed& back, std::uint64_t seed) {
  implementation_->learn(passages, back, seed);
}

Gradients& Worker::gradients() {
  return implementation_->gradients;
}

Progress& Worker::progress() {
  return implementation_->progress;
}

}  // namespace hearsay::train
