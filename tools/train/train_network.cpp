// The parsing network's training: back-propagation of the cross entropy of heads and labels, Adam (Kingma &
// Ba 2015) with a falling rate, dropout of words, vectors and states. Two threads share a batch in a fixed
// way, so the result does not depend on their speed.
#include <algorithm>
#include <cmath>
#include <map>
#include <thread>

#include "syntax/network.hpp"
#include "training.hpp"

namespace hearsay::train {
namespace {

using syntax::Matrix;
using syntax::multiply_add;
using syntax::Network;
using syntax::NetworkWeights;
using syntax::RecurrentLayer;
using syntax::transposed;
using Shape = syntax::NetworkShape;

constexpr std::size_t hidden = Shape::hidden;
constexpr std::size_t workers = 2;
constexpr std::size_t batch_words = 500;
constexpr std::size_t longest_sentence = 120;
constexpr float peak_rate = 2e-3F;
constexpr std::size_t warm_up = 300;  // steps
constexpr float longest_gradient = 5;
constexpr float dropped_inputs = 0.15F;
constexpr float dropped_states = 0.3F;
constexpr float dropped_units = 0.25F;  // of the layers that score arcs and labels
constexpr float rare_word = 0.3F;  // a word seen n times is hidden in rare_word / (rare_word + n) of cases
constexpr float dropped_features = 0.04F;

struct Gradients {
  NetworkWeights weights;
  std::vector<std::uint32_t> touched;  // rows of weights.vectors that are not zero
  std::vector<char> is_touched;

  explicit Gradients(const Network& network) : weights(network.weights()) {
    for (Matrix* matrix : weights.dense())
      std::fill(matrix->values.begin(), matrix->values.end(), 0.0F);
    std::fill(weights.vectors.values.begin(), weights.vectors.values.end(), 0.0F);
    is_touched.assign(weights.vectors.rows, 0);
  }
  float* row(std::uint32_t index) {
    if (is_touched[index] == 0) is_touched[index] = 1, touched.push_back(index);
    return weights.vectors.row(index);
  }
};

// Weights turned over, for the way back.
struct Transposed {
  std::array<Matrix, Shape::layers> input;
  Matrix arc_dependent, arc_head, label_dependent, label_head, label_output;

  explicit Transposed(const NetworkWeights& weights)
      : arc_dependent(transposed(weights.arc_dependent)),
        arc_head(transposed(weights.arc_head)),
        label_dependent(transposed(weights.label_dependent)),
        label_head(transposed(weights.label_head)),
        label_output(transposed(weights.label_output)) {
    for (std::size_t l = 0; l < Shape::layers; ++l)
      input[l] = transposed(weights.layers[l].input);
  }
};

std::vector<float> dropout_mask(std::size_t size, float dropped, Random& random) {
  std::vector<float> mask(size);
  for (float& value : mask)
    value = random.chance(dropped) ? 0.0F : 1.0F / (1.0F - dropped);
  return mask;
}

void multiply_rows(Matrix& matrix, const std::vector<float>& mask) {
  for (std::size_t r = 0; r < matrix.rows; ++r) {
    float* row = matrix.row(r);
    for (std::size_t i = 0; i < matrix.columns; ++i)
      row[i] *= mask[i];
  }
}

void add_to(const Matrix& from, Matrix& to) {
  for (std::size_t i = 0; i < from.values.size(); ++i)
    to.values[i] += from.values[i];
}

// scores to probabilities; returns the logarithm of that of `gold`.
float softmax(float* scores, std::size_t size, std::size_t gold) {
  const float largest = *std::max_element(scores, scores + size);
  float sum = 0;
  for (std::size_t i = 0; i < size; ++i)
    sum += scores[i] = std::exp(scores[i] - largest);
  for (std::size_t i = 0; i < size; ++i)
    scores[i] /= sum;
  return std::log(std::max(scores[gold], 1e-12F));
}

// Forward and backward through one sentence.
class Worker {
 public:
  explicit Worker(const Network& network) : network_(network), gradients(network) {}

  void learn(const Example& example, const std::vector<std::size_t>& counts, const Transposed& back,
             std::uint64_t seed) {
    Random random(seed);
    size_ = example.words.size();
    look_up(example, counts, random);
    for (std::size_t l = 0; l < Shape::layers; ++l)
      forward(l, random);
    states_gradient_.reset(size_, Shape::width);
    score_arcs(example, back, random);
    score_labels(example, back, random);
    for (std::size_t l = Shape::layers; l-- > 0;)
      backward(l, back);
    for (std::size_t i = 0; i < states_gradient_.values.size(); ++i)
      states_gradient_.values[i] *= input_mask_[i];
    for (std::size_t i = 0; i < size_; ++i) {
      for (const std::uint32_t row : rows_[i]) {
        if (row == no_row) continue;
        float* to = gradients.row(row);
        for (std::size_t k = 0; k < Shape::width; ++k)
          to[k] += states_gradient_.row(i)[k];
      }
    }
  }

  double loss = 0;
  std::size_t words = 0, right_heads = 0, right_labels = 0;

 private:
  static constexpr std::uint32_t no_row = 0xFFFFFFFF;

  void look_up(const Example& example, const std::vector<std::size_t>& counts, Random& random) {
    Matrix& input = inputs_[0];
    input.reset(size_, Shape::width);
    rows_.resize(size_);
    for (std::size_t i = 0; i < size_; ++i) {
      rows_[i] = network_.rows(example.words[i], example.predicted[i]);
      const auto count = static_cast<float>(counts[rows_[i][0]]);
      if (random.chance(rare_word / (rare_word + count))) rows_[i][0] = Network::unknown_word;
      for (std::uint32_t& row : rows_[i]) {
        if (random.chance(dropped_features)) row = no_row;
        if (row == no_row) continue;
        const float* vector = network_.weights().vectors.row(row);
        for (std::size_t k = 0; k < Shape::width; ++k)
          input.row(i)[k] += vector[k];
      }
    }
    input_mask_ = dropout_mask(input.values.size(), dropped_inputs, random);
    for (std::size_t i = 0; i < input.values.size(); ++i)
      input.values[i] *= input_mask_[i];
  }

  struct Cache {
    Matrix gates;  // candidate, forget and reset gate after the sigmoid, both directions
    Matrix cells;
    std::vector<float> mask;
  };

  void forward(std::size_t l, Random& random) {
    const RecurrentLayer& layer = network_.weights().layers[l];
    Cache& cache = caches_[l];
    const Matrix& input = inputs_[l];
    Matrix& output = inputs_[l + 1];
    cache.gates.reset(size_, 6 * hidden);
    cache.cells.reset(size_, Shape::width);
    output.reset(size_, Shape::width);
    multiply_add(input, layer.input, cache.gates);
    for (std::size_t direction = 0; direction < 2; ++direction) {
      const std::array<float, hidden> zero{};
      const float* before = zero.data();
      const float* forget_state = layer.state.row(2 * direction);
      const float* reset_state = layer.state.row(2 * direction + 1);
      const float* forget_bias = layer.bias.row(2 * direction);
      const float* reset_bias = layer.bias.row(2 * direction + 1);
      for (std::size_t t = 0; t < size_; ++t) {
        const std::size_t at = direction == 0 ? t : size_ - 1 - t;
        float* candidate = cache.gates.row(at) + direction * 3 * hidden;
        float* forget = candidate + hidden;
        float* reset = forget + hidden;
        float* cell = cache.cells.row(at) + direction * hidden;
        const float* from = input.row(at) + direction * hidden;
        float* to = output.row(at) + direction * hidden;
        for (std::size_t i = 0; i < hidden; ++i) {
          forget[i] = syntax::sigmoid(forget[i] + forget_state[i] * before[i] + forget_bias[i]);
          reset[i] = syntax::sigmoid(reset[i] + reset_state[i] * before[i] + reset_bias[i]);
          cell[i] = forget[i] * before[i] + (1.0F - forget[i]) * candidate[i];
          to[i] = reset[i] * cell[i] + (1.0F - reset[i]) * from[i];
        }
        before = cell;
      }
    }
    cache.mask = dropout_mask(Shape::width, dropped_states, random);
    multiply_rows(output, cache.mask);
  }

  // Turns the gradient of a layer's output, in states_gradient_, into that of its input.
  void backward(std::size_t l, const Transposed& back) {
    const RecurrentLayer& layer = network_.weights().layers[l];
    RecurrentLayer& gradient = gradients.weights.layers[l];
    const Cache& cache = caches_[l];
    const Matrix& input = inputs_[l];
    multiply_rows(states_gradient_, cache.mask);
    gates_gradient_.reset(size_, 6 * hidden);
    const std::array<float, hidden> zero{};
    for (std::size_t direction = 0; direction < 2; ++direction) {
      std::array<float, hidden> cell_gradient{};
      const float* forget_state = layer.state.row(2 * direction);
      const float* reset_state = layer.state.row(2 * direction + 1);
      float* forget_state_gradient = gradient.state.row(2 * direction);
      float* reset_state_gradient = gradient.state.row(2 * direction + 1);
      float* forget_bias_gradient = gradient.bias.row(2 * direction);
      float* reset_bias_gradient = gradient.bias.row(2 * direction + 1);
      for (std::size_t t = size_; t-- > 0;) {
        const std::size_t at = direction == 0 ? t : size_ - 1 - t;
        const float* candidate = cache.gates.row(at) + direction * 3 * hidden;
        const float* forget = candidate + hidden;
        const float* reset = forget + hidden;
        const float* cell = cache.cells.row(at) + direction * hidden;
        const std::size_t earlier = direction == 0 ? at - 1 : at + 1;
        const float* before = t == 0 ? zero.data() : cache.cells.row(earlier) + direction * hidden;
        const float* from = input.row(at) + direction * hidden;
        float* outer = states_gradient_.row(at) + direction * hidden;
        float* candidate_out = gates_gradient_.row(at) + direction * 3 * hidden;
        float* forget_out = candidate_out + hidden;
        float* reset_out = forget_out + hidden;
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
    multiply_add(transposed(input), gates_gradient_, gradient.input);
    multiply_add(gates_gradient_, back.input[l], states_gradient_);
  }

  void score_arcs(const Example& example, const Transposed& back, Random& random) {
    constexpr std::size_t width = Shape::arc;
    const NetworkWeights& weights = network_.weights();
    const Matrix& states = inputs_[Shape::layers];
    Matrix dependent(size_, width), head(size_ + 1, width);
    Matrix dependent_gradient(size_, width), head_gradient(size_, width);
    multiply_add(states, weights.arc_dependent, dependent);
    multiply_add(states, weights.arc_head, head);
    std::copy_n(weights.arc_root.row(0), width, head.row(size_));
    const std::vector<float> mask = dropout_mask(width, dropped_units, random);
    std::vector<float> output(width);
    for (std::size_t k = 0; k < width; ++k)
      output[k] = weights.arc_output.values[k] * mask[k];
    std::vector<float> scores(size_ + 1);
    float* output_gradient = gradients.weights.arc_output.row(0);
    for (std::size_t i = 0; i < size_; ++i) {
      for (std::size_t h = 0; h <= size_; ++h) {
        scores[h] =
            h == i ? -1e9F
                   : syntax::rectified_product(dependent.row(i), head.row(h),
                                               weights.arc_distance.row(syntax::distance_row(i, h, size_)),
                                               output.data(), width);
      }
      const auto gold = static_cast<std::size_t>(example.heads[i]);
      const auto best =
          static_cast<std::size_t>(std::max_element(scores.begin(), scores.end()) - scores.begin());
      right_heads += best == gold ? 1 : 0;
      loss -= softmax(scores.data(), size_ + 1, gold);
      scores[gold] -= 1;
      for (std::size_t h = 0; h <= size_; ++h) {
        const float error = scores[h];
        if (std::abs(error) < 1e-4F) continue;
        const std::size_t distance = syntax::distance_row(i, h, size_);
        const float* a = dependent.row(i);
        const float* b = head.row(h);
        const float* c = weights.arc_distance.row(distance);
        float* to_a = dependent_gradient.row(i);
        float* to_b = h == size_ ? gradients.weights.arc_root.row(0) : head_gradient.row(h);
        float* to_c = gradients.weights.arc_distance.row(distance);
        for (std::size_t k = 0; k < width; ++k) {
          const float x = a[k] + b[k] + c[k];
          const float active = x > 0 ? error : 0.0F;
          const float inner = active * output[k];
          output_gradient[k] += active * x * mask[k];
          to_a[k] += inner;
          to_b[k] += inner;
          to_c[k] += inner;
        }
      }
    }
    words += size_;
    const Matrix turned = transposed(states);
    multiply_add(turned, dependent_gradient, gradients.weights.arc_dependent);
    multiply_add(turned, head_gradient, gradients.weights.arc_head);
    multiply_add(dependent_gradient, back.arc_dependent, states_gradient_);
    multiply_add(head_gradient, back.arc_head, states_gradient_);
  }

  void score_labels(const Example& example, const Transposed& back, Random& random) {
    constexpr std::size_t width = Shape::label;
    const NetworkWeights& weights = network_.weights();
    const Matrix& states = inputs_[Shape::layers];
    Matrix dependent(size_, width), head(size_ + 1, width), inner(size_, width);
    multiply_add(states, weights.label_dependent, dependent);
    multiply_add(states, weights.label_head, head);
    std::copy_n(weights.label_root.row(0), width, head.row(size_));
    const std::vector<float> mask = dropout_mask(width, dropped_units, random);
    for (std::size_t i = 0; i < size_; ++i) {
      const float* b = head.row(static_cast<std::size_t>(example.heads[i]));
      for (std::size_t k = 0; k < width; ++k)
        inner.row(i)[k] = std::max(0.0F, dependent.row(i)[k] + b[k]) * mask[k];
    }
    Matrix output(size_, weights.label_output.columns);
    for (std::size_t i = 0; i < size_; ++i)
      std::copy_n(weights.label_bias.row(0), output.columns, output.row(i));
    multiply_add(inner, weights.label_output, output);
    for (std::size_t i = 0; i < size_; ++i) {
      float* scores = output.row(i);
      const std::size_t gold = example.labels[i];
      right_labels +=
          static_cast<std::size_t>(std::max_element(scores, scores + network_.labels()) - scores) == gold ? 1
                                                                                                          : 0;
      loss -= softmax(scores, network_.labels(), gold);
      scores[gold] -= 1;
      for (std::size_t k = 0; k < network_.labels(); ++k)
        gradients.weights.label_bias.values[k] += scores[k];
      std::fill(scores + network_.labels(), scores + output.columns, 0.0F);
    }
    multiply_add(transposed(inner), output, gradients.weights.label_output);
    Matrix inner_gradient(size_, width), head_gradient(size_, width);
    multiply_add(output, back.label_output, inner_gradient);
    for (std::size_t i = 0; i < size_; ++i) {
      const auto h = static_cast<std::size_t>(example.heads[i]);
      float* to = h == size_ ? gradients.weights.label_root.row(0) : head_gradient.row(h);
      for (std::size_t k = 0; k < width; ++k) {
        float& value = inner_gradient.row(i)[k];
        value = inner.row(i)[k] > 0 ? value * mask[k] : 0.0F;
        to[k] += value;
      }
    }
    const Matrix turned = transposed(states);
    multiply_add(turned, inner_gradient, gradients.weights.label_dependent);
    multiply_add(turned, head_gradient, gradients.weights.label_head);
    multiply_add(inner_gradient, back.label_dependent, states_gradient_);
    multiply_add(head_gradient, back.label_head, states_gradient_);
  }

  const Network& network_;
  std::size_t size_ = 0;
  std::vector<std::array<std::uint32_t, Shape::features>> rows_;
  std::vector<float> input_mask_;
  std::array<Matrix, Shape::layers + 1> inputs_;
  std::array<Cache, Shape::layers> caches_;
  Matrix states_gradient_, gates_gradient_;

 public:
  Gradients gradients;
};

class Adam {
 public:
  explicit Adam(const Network& network) : mean_(network.weights()), square_(network.weights()) {
    for (NetworkWeights* weights : {&mean_, &square_}) {
      for (Matrix* matrix : weights->dense())
        std::fill(matrix->values.begin(), matrix->values.end(), 0.0F);
      std::fill(weights->vectors.values.begin(), weights->vectors.values.end(), 0.0F);
    }
  }

  // Takes the summed gradients of all workers and clears them.
  void step(Network& network, std::vector<Worker>& crew, std::size_t sentences_words, float rate) {
    ++time_;
    Gradients& sum = crew[0].gradients;
    auto targets = sum.weights.dense();
    for (std::size_t w = 1; w < crew.size(); ++w) {
      Gradients& other = crew[w].gradients;
      auto sources = other.weights.dense();
      for (std::size_t m = 0; m < targets.size(); ++m) {
        add_to(*sources[m], *targets[m]);
        std::fill(sources[m]->values.begin(), sources[m]->values.end(), 0.0F);
      }
      for (const std::uint32_t row : other.touched) {
        float* to = sum.row(row);
        float* from = other.weights.vectors.row(row);
        for (std::size_t k = 0; k < Shape::width; ++k)
          to[k] += from[k], from[k] = 0;
        other.is_touched[row] = 0;
      }
      other.touched.clear();
    }
    double squares = 0;
    for (const Matrix* matrix : targets) {
      for (const float value : matrix->values)
        squares += static_cast<double>(value) * value;
    }
    const auto norm = static_cast<float>(std::sqrt(squares)) / std::sqrt(static_cast<float>(sentences_words));
    const float scale =
        std::min(1.0F, longest_gradient / std::max(norm, 1e-6F)) / static_cast<float>(sentences_words);
    const auto means = mean_.dense();
    const auto second = square_.dense();
    const auto weights = network.weights().dense();
    for (std::size_t m = 0; m < targets.size(); ++m) {
      update(weights[m]->values.data(), targets[m]->values.data(), means[m]->values.data(),
             second[m]->values.data(), targets[m]->values.size(), scale, rate);
    }
    for (const std::uint32_t row : sum.touched) {
      update(network.weights().vectors.row(row), sum.weights.vectors.row(row), mean_.vectors.row(row),
             square_.vectors.row(row), Shape::width, scale, rate);
      sum.is_touched[row] = 0;
    }
    sum.touched.clear();
  }

 private:
  void update(float* weights, float* gradient, float* mean, float* square, std::size_t size, float scale,
              float rate) const {
    constexpr float first_decay = 0.9F;
    constexpr float second_decay = 0.98F;
    const auto t = static_cast<float>(std::min<std::size_t>(time_, 100000));
    const float correction = std::sqrt(1 - std::pow(second_decay, t)) / (1 - std::pow(first_decay, t));
    const float step = rate * correction;
    for (std::size_t i = 0; i < size; ++i) {
      const float g = gradient[i] * scale;
      mean[i] += (1 - first_decay) * (g - mean[i]);
      square[i] += (1 - second_decay) * (g * g - square[i]);
      weights[i] -= step * mean[i] / (std::sqrt(square[i]) + 1e-8F);
      gradient[i] = 0;
    }
  }

  NetworkWeights mean_, square_;

  std::size_t time_ = 0;
};

void fill_uniform(Matrix& matrix, float reach, Random& random) {
  for (float& value : matrix.values)
    value = reach * (2.0F * static_cast<float>(random.next() >> 40) * 0x1.0p-24F - 1.0F);
}

void initialise(NetworkWeights& weights, Random& random) {
  fill_uniform(weights.vectors, 0.4F, random);
  const auto glorot = [&](Matrix& matrix) {
    fill_uniform(matrix, std::sqrt(6.0F / static_cast<float>(matrix.rows + matrix.columns)), random);
  };
  for (RecurrentLayer& layer : weights.layers) {
    fill_uniform(layer.input, std::sqrt(3.0F / static_cast<float>(Shape::width)), random);
    fill_uniform(layer.state, 0.3F, random);
  }
  for (Matrix* matrix : {&weights.arc_dependent, &weights.arc_head, &weights.label_dependent,
                         &weights.label_head, &weights.label_output}) {
    glorot(*matrix);
  }
  for (Matrix* matrix : {&weights.arc_root, &weights.arc_distance, &weights.arc_output, &weights.label_root})
    fill_uniform(*matrix, 0.15F, random);
}

}  // namespace

syntax::Network train_network(const std::vector<Example>& examples, std::size_t labels,
                              const Options& options) {
  std::map<std::uint32_t, std::size_t> seen;
  for (const Example& example : examples) {
    if (example.synthetic) continue;
    for (const syntax::Observation& word : example.words)
      ++seen[word.keys.folded];
  }
  std::map<std::uint32_t, std::uint32_t> numbers;
  std::vector<std::size_t> counts{0};
  for (const auto& [word, count] : seen) {
    if (count < 2) continue;
    counts.push_back(count);
    numbers.emplace(word, static_cast<std::uint32_t>(numbers.size() + 1));
  }
  Network network(syntax::KeyMap(numbers), labels);
  Random random(options.seed + 11);
  initialise(network.weights(), random);
  report("network: " + std::to_string(counts.size()) + " words");

  std::vector<Worker> crew;
  crew.reserve(workers);
  for (std::size_t w = 0; w < workers; ++w)
    crew.emplace_back(network);
  Adam adam(network);
  std::size_t all_words = 0;
  for (const Example& example : examples)
    all_words += example.words.size();
  const std::size_t steps = static_cast<std::size_t>(options.network_epochs) * (all_words / batch_words + 1);
  std::size_t step = 0;
  for (int epoch = 0; epoch < options.network_epochs; ++epoch) {
    const std::vector<std::size_t> order = random.order(examples.size());
    for (Worker& worker : crew)
      worker.loss = 0, worker.words = worker.right_heads = worker.right_labels = 0;
    for (std::size_t at = 0; at < order.size();) {
      std::vector<const Example*> batch;
      std::size_t words = 0;
      while (at < order.size() && words < batch_words) {
        const Example& example = examples[order[at++]];
        if (example.words.size() > longest_sentence) continue;
        batch.push_back(&example);
        words += example.words.size();
      }
      if (batch.empty()) break;
      const Transposed back(network.weights());
      const std::uint64_t seed = random.next();
      const auto work = [&](std::size_t w) {
        for (std::size_t i = w; i < batch.size(); i += workers)
          crew[w].learn(*batch[i], counts, back, seed + i);
      };
      {
        std::vector<std::jthread> threads;
        for (std::size_t w = 1; w < workers; ++w)
          threads.emplace_back(work, w);
        work(0);
      }
      const float progress = static_cast<float>(step) / static_cast<float>(steps);
      const float rate = peak_rate * std::min(static_cast<float>(step + 1) / static_cast<float>(warm_up),
                                              std::max(1.0F - progress, 0.01F));
      adam.step(network, crew, words, rate);
      ++step;
    }
    double loss = 0;
    std::size_t words = 0, heads = 0, right_labels = 0;
    for (const Worker& worker : crew) {
      loss += worker.loss;
      words += worker.words, heads += worker.right_heads, right_labels += worker.right_labels;
    }
    const auto percent = [&](std::size_t part) {
      return std::to_string(100.0 * static_cast<double>(part) / static_cast<double>(words));
    };
    report("network epoch " + std::to_string(epoch + 1) + ": loss " +
           std::to_string(loss / static_cast<double>(words)) + ", heads " + percent(heads) + ", labels " +
           percent(right_labels));
  }
  return network;
}

}  // namespace hearsay::train
