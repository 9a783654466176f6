#include "syntax/network.hpp"

#include <algorithm>
#include <cmath>

#include "syntax/kernels.hpp"

namespace hearsay::syntax {
namespace {

using Shape = NetworkShape;

// Hashed features have a fixed room of rows each; words are numbered.
constexpr std::uint32_t shape_rows = 512;
constexpr std::uint32_t suffix2_rows = 1024;
constexpr std::uint32_t suffix3_rows = 4096;
constexpr std::uint32_t suffix4_rows = 4096;
constexpr std::uint32_t suffix5_rows = 4096;
constexpr std::uint32_t prefix1_rows = 256;
constexpr std::uint32_t prefix2_rows = 1024;
constexpr std::uint32_t prefix3_rows = 4096;
constexpr std::uint32_t prefix4_rows = 4096;
constexpr std::uint32_t gazetteer_rows = 32;
constexpr std::uint32_t suffix1_rows = 256;
constexpr std::uint32_t fixed_rows = shape_rows + suffix1_rows + suffix2_rows + suffix3_rows + suffix4_rows +
                                     suffix5_rows + prefix1_rows + prefix2_rows + prefix3_rows +
                                     prefix4_rows + static_cast<std::uint32_t>(spacings) + gazetteer_rows;

}  // namespace

NetworkWeights::NetworkWeights(const NetworkClasses& classes)
    : tag_output(Shape::width, rounded(classes.tags + 1)),
      tag_bias(1, rounded(classes.tags + 1)),
      tag_input(rounded(classes.tags + 1), Shape::width),
      output(Shape::width, OutputColumns(classes).size),
      output_bias(1, OutputColumns(classes).size),
      label_output(Shape::label, rounded(classes.labels)),
      label_bias(1, rounded(classes.labels)) {}

std::vector<Matrix*> NetworkWeights::dense() {
  std::vector<Matrix*> result{&projection, &projection_bias};
  for (RecurrentLayer& layer : layers) {
    result.insert(result.end(), {&layer.normalisation.gain, &layer.normalisation.shift, &layer.input,
                                 &layer.state, &layer.bias});
  }
  result.insert(result.end(), {&middle.gain, &middle.shift, &tag_output, &tag_bias, &tag_input, &last.gain,
                               &last.shift, &output, &output_bias, &arc_root, &arc_product, &arc_prior,
                               &arc_distance, &label_output, &label_bias});
  return result;
}

QuantisedRows::QuantisedRows(const Matrix& matrix) : columns_(matrix.columns) {
  scales_.reserve(matrix.rows);
  values_.reserve(matrix.values.size());
  for (std::size_t r = 0; r < matrix.rows; ++r) {
    const float* row = matrix.row(r);
    float largest = 0;
    for (std::size_t i = 0; i < columns_; ++i)
      largest = std::max(largest, std::abs(row[i]));
    const float unit = largest > 0 ? largest / 127.0F : 1.0F;
    scales_.push_back(unit);
    for (std::size_t i = 0; i < columns_; ++i)
      values_.push_back(static_cast<std::int8_t>(std::lround(row[i] / unit)));
  }
}

QuantisedRows QuantisedRows::read(ByteReader& reader) {
  QuantisedRows result;
  const std::size_t rows = reader.u32();
  result.columns_ = reader.u32();
  if (result.columns_ > 1U << 16) reader.fail("a table of the network is too wide");
  result.scales_.reserve(std::min<std::size_t>(rows, 1U << 20));
  for (std::size_t r = 0; r < rows; ++r) {
    result.scales_.push_back(reader.f32());
    if (!std::isfinite(result.scales_.back())) reader.fail("a weight of the network is not a number");
  }
  const std::string_view bytes = reader.raw(rows * result.columns_);
  result.values_.assign(bytes.begin(), bytes.end());
  return result;
}

void QuantisedRows::write(ByteWriter& writer) const {
  writer.u32(static_cast<std::uint32_t>(rows()));
  writer.u32(static_cast<std::uint32_t>(columns_));
  for (const float scale : scales_)
    writer.f32(scale);
  for (const std::int8_t value : values_)
    writer.u8(static_cast<std::uint8_t>(value));
}

void QuantisedRows::add(std::size_t index, float* to) const noexcept {
  add_bytes(values_.data() + index * columns_, scales_[index], to, columns_);
}

Matrix QuantisedRows::matrix() const {
  Matrix result(rows(), columns_);
  for (std::size_t r = 0; r < result.rows; ++r)
    add(r, result.row(r));
  return result;
}

NetworkFeatures NetworkFeatures::read(ByteReader& reader) {
  KeyMap words = KeyMap::read(reader);
  return {std::move(words), KeyMap::read(reader)};
}

void NetworkFeatures::write(ByteWriter& writer) const {
  words_.write(writer);
  vectors_.write(writer);
}

std::size_t NetworkFeatures::rows() const noexcept {
  return 1 + words_.size() + fixed_rows;
}

std::array<std::uint32_t, Shape::features> NetworkFeatures::of(const Observation& word) const noexcept {
  const auto known = static_cast<std::uint32_t>(words_.size());
  const std::uint32_t found = words_.find(word.keys.folded);
  std::uint32_t base = 1 + known;
  const auto next = [&](std::uint32_t room, std::uint32_t key) {
    const std::uint32_t row = base + key % room;
    base += room;
    return row;
  };
  static_assert(Shape::features == 12);
  const WordKeys& keys = word.keys;
  return {found <= known ? found : unknown_word,
          next(shape_rows, keys.shape),
          next(suffix2_rows, keys.suffixes[1]),
          next(suffix3_rows, keys.suffixes[2]),
          next(suffix4_rows, keys.suffixes[3]),
          next(suffix5_rows, keys.suffixes[4]),
          next(prefix1_rows, keys.prefixes[0]),
          next(prefix2_rows, keys.prefixes[1]),
          next(prefix3_rows, keys.prefixes[2]),
          next(prefix4_rows, keys.prefixes[3]),
          next(static_cast<std::uint32_t>(spacings), word.spacing),
          next(gazetteer_rows, word.gazetteer)};
}

std::uint32_t NetworkFeatures::vector_of(const Observation& word) const noexcept {
  const std::uint32_t found = vectors_.find(word.keys.folded);
  return found <= vectors_.size() ? found : unknown_word;
}

PackedWeights::PackedWeights(const NetworkWeights& weights)
    : projection(weights.projection),
      tag_output(weights.tag_output),
      tag_input(weights.tag_input),
      output(weights.output),
      arc_product(weights.arc_product),
      label_output(weights.label_output) {
  for (std::size_t l = 0; l < Shape::layers; ++l)
    input[l] = PackedMatrix(weights.layers[l].input);
}

Network::Network(const NetworkClasses& classes, NetworkFeatures features, QuantisedRows feature_vectors,
                 QuantisedRows word_vectors, NetworkWeights weights)
    : classes_(classes),
      features_(std::move(features)),
      feature_vectors_(std::move(feature_vectors)),
      word_vectors_(std::move(word_vectors)),
      weights_(std::move(weights)),
      packed_(weights_) {}

Network Network::read(ByteReader& reader) {
  NetworkClasses classes;
  for (std::size_t* size : {&classes.tags, &classes.features, &classes.labels, &classes.names}) {
    *size = reader.u32();
    if (*size == 0 || *size > 255) reader.fail("the network has no classes of a kind, or too many");
  }
  NetworkFeatures features = NetworkFeatures::read(reader);
  QuantisedRows feature_vectors = QuantisedRows::read(reader);
  QuantisedRows word_vectors = QuantisedRows::read(reader);
  if (feature_vectors.rows() != features.rows() || feature_vectors.columns() != Shape::feature ||
      word_vectors.rows() != features.vectors() || word_vectors.columns() != Shape::vector) {
    reader.fail("the network's tables have the wrong size");
  }
  NetworkWeights weights(classes);
  for (Matrix* matrix : weights.dense()) {
    const QuantisedRows rows = QuantisedRows::read(reader);
    if (rows.rows() != matrix->rows || rows.columns() != matrix->columns)
      reader.fail("a matrix of the network has the wrong shape");
    *matrix = rows.matrix();
  }
  return {classes, std::move(features), std::move(feature_vectors), std::move(word_vectors),
          std::move(weights)};
}

void Network::write(ByteWriter& writer) const {
  for (const std::size_t size : {classes_.tags, classes_.features, classes_.labels, classes_.names})
    writer.u32(static_cast<std::uint32_t>(size));
  features_.write(writer);
  feature_vectors_.write(writer);
  word_vectors_.write(writer);
  NetworkWeights copy = weights_;
  for (const Matrix* matrix : copy.dense())
    QuantisedRows(*matrix).write(writer);
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

}  // namespace hearsay::syntax
