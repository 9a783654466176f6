// Dense matrices of floats and the few products that the parsing network and its trainer need.
//
// Row-major. The products run on AVX2 where the processor has it and in portable code elsewhere; sums are
// taken in the same order, but AVX2 fuses multiplication and addition, so last bits may differ between kinds
// of processors. On one machine results are always the same.
#pragma once

#include <cstddef>
#include <span>
#include <vector>

namespace hearsay::syntax {

struct Matrix {
  std::size_t rows = 0;
  std::size_t columns = 0;
  std::vector<float> values;

  Matrix() = default;
  Matrix(std::size_t row_count, std::size_t column_count)
      : rows(row_count), columns(column_count), values(row_count * column_count) {}
  // Changes the shape; all values become 0. Keeps its memory.
  void reset(std::size_t row_count, std::size_t column_count) {
    rows = row_count, columns = column_count;
    values.assign(rows * columns, 0.0F);
  }
  // Changes the shape and leaves the values undefined. Keeps its memory.
  void reshape(std::size_t row_count, std::size_t column_count) {
    rows = row_count, columns = column_count;
    values.resize(rows * columns);
  }
  float* row(std::size_t index) { return values.data() + index * columns; }
  const float* row(std::size_t index) const { return values.data() + index * columns; }
};

// result += left x right. Requires: left.columns == right.rows, result has left.rows rows and right.columns
// columns, and right.columns is a multiple of 16.
void multiply_add(const Matrix& left, const Matrix& right, Matrix& result);

// Whether this processor has AVX2 and FMA.
bool has_avx2() noexcept;

// A matrix laid out for products with it on the right: its columns in blocks of sixteen, each block's rows
// one behind another. Immutable.
class PackedMatrix {
 public:
  static constexpr std::size_t block = 16;

  PackedMatrix() = default;
  // Requires: columns that are a multiple of 16.
  explicit PackedMatrix(const Matrix& matrix);
  std::size_t rows() const noexcept { return rows_; }
  std::size_t columns() const noexcept { return columns_; }
  // The rows of the block that begins at `column`.
  const float* panel(std::size_t column) const noexcept { return values_.data() + column * rows_; }

 private:
  std::size_t rows_ = 0;
  std::size_t columns_ = 0;
  std::vector<float> values_;
};

// As above, faster where the same right side is used again and again.
void multiply_add(const Matrix& left, const PackedMatrix& right, Matrix& result);

Matrix transposed(const Matrix& matrix);

// The logistic function, from a rational approximation of the hyperbolic tangent; exactly 0 and 1 beyond -6
// and 6.
inline float sigmoid(float x) noexcept {
  const float half = x < -6 ? -3.0F : x > 6 ? 3.0F : 0.5F * x;
  const float square = half * half;
  return 0.5F + 0.5F * half * (27.0F + square) / (27.0F + 9.0F * square);
}

}  // namespace hearsay::syntax
