#include "adam.hpp"

#include <algorithm>
#include <cmath>

namespace hearsay::train {
namespace {

using syntax::Matrix;

constexpr float first_decay = 0.9F;
constexpr float second_decay = 0.98F;
constexpr float longest_gradient = 5;
constexpr std::size_t follow_steps = 8;  // the running mean moves once in so many steps
constexpr float mean_decay = 0.985F;

void clear(Parameters& parameters) {
  for (Matrix* matrix : parameters.weights.dense())
    std::fill(matrix->values.begin(), matrix->values.end(), 0.0F);
  std::fill(parameters.feature_vectors.values.begin(), parameters.feature_vectors.values.end(), 0.0F);
}

void add_to(float* to, float* from, std::size_t size) {
  for (std::size_t i = 0; i < size; ++i)
    to[i] += from[i], from[i] = 0;
}

void write_all(Parameters parameters, syntax::ByteWriter& writer) {
  const auto put = [&](const Matrix& matrix) {
    for (const float value : matrix.values)
      writer.f32(value);
  };
  for (const Matrix* matrix : parameters.weights.dense())
    put(*matrix);
  put(parameters.feature_vectors);
}

void read_all(Parameters& parameters, syntax::ByteReader& reader) {
  const auto get = [&](Matrix& matrix) {
    for (float& value : matrix.values)
      value = reader.f32();
  };
  for (Matrix* matrix : parameters.weights.dense())
    get(*matrix);
  get(parameters.feature_vectors);
}

}  // namespace

Adam::Adam(const Parameters& parameters) : first_(parameters), second_(parameters), average_(parameters) {
  clear(first_);
  clear(second_);
}

void Adam::step(Parameters& parameters, std::vector<Worker>& crew, std::size_t words, float rate) {
  ++time_;
  Gradients& sum = crew[0].gradients();
  auto targets = sum.weights.dense();
  for (std::size_t w = 1; w < crew.size(); ++w) {
    Gradients& other = crew[w].gradients();
    auto sources = other.weights.dense();
    for (std::size_t m = 0; m < targets.size(); ++m)
      add_to(targets[m]->values.data(), sources[m]->values.data(), targets[m]->values.size());
    for (const std::uint32_t row : other.touched) {
      add_to(sum.row(row), other.feature_vectors.row(row), other.feature_vectors.columns);
      other.is_touched[row] = 0;
    }
    other.touched.clear();
  }
  float squares = 0;
  for (const Matrix* matrix : targets) {
    float part = 0;
    for (const float value : matrix->values)
      part += value * value;
    squares += part;
  }
  const float norm = std::sqrt(squares) / std::sqrt(static_cast<float>(words));
  const float scale = std::min(1.0F, longest_gradient / std::max(norm, 1e-6F)) / static_cast<float>(words);
  const auto first = first_.weights.dense();
  const auto second = second_.weights.dense();
  const auto weights = parameters.weights.dense();
  for (std::size_t m = 0; m < targets.size(); ++m) {
    update(weights[m]->values.data(), targets[m]->values.data(), first[m]->values.data(),
           second[m]->values.data(), targets[m]->values.size(), scale, rate);
  }
  for (const std::uint32_t row : sum.touched) {
    update(parameters.feature_vectors.row(row), sum.feature_vectors.row(row), first_.feature_vectors.row(row),
           second_.feature_vectors.row(row), sum.feature_vectors.columns, scale, rate);
    sum.is_touched[row] = 0;
  }
  sum.touched.clear();
  if (time_ % follow_steps == 0) follow(parameters);
}

void Adam::update(float* weights, float* gradient, float* mean, float* square, std::size_t size, float scale,
                  float rate) const {
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

void Adam::follow(Parameters& parameters) {
  const auto from = parameters.weights.dense();
  const auto to = average_.weights.dense();
  // At first the mean must forget where the weights began.
  const float decay =
      std::min(mean_decay, static_cast<float>(time_) / static_cast<float>(time_ + 40 * follow_steps));
  const auto move = [&](const Matrix& source, Matrix& target) {
    for (std::size_t i = 0; i < source.values.size(); ++i)
      target.values[i] += (1 - decay) * (source.values[i] - target.values[i]);
  };
  for (std::size_t m = 0; m < from.size(); ++m)
    move(*from[m], *to[m]);
  move(parameters.feature_vectors, average_.feature_vectors);
}

void Adam::write(const Parameters& parameters, syntax::ByteWriter& writer) const {
  writer.u64(time_);
  for (const Parameters* part : {&parameters, &first_, &second_, &average_})
    write_all(*part, writer);
}

void Adam::read(Parameters& parameters, syntax::ByteReader& reader) {
  time_ = static_cast<std::size_t>(reader.u64());
  for (Parameters* part : {&parameters, &first_, &second_, &average_})
    read_all(*part, reader);
}

}  // namespace hearsay::train
