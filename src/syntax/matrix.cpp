#include "syntax/matrix.hpp"

#include <algorithm>
#include <array>
#include <utility>

#if defined(__x86_64__)
#include <immintrin.h>
#define HEARSAY_HAS_AVX2 1
#endif

namespace hearsay::syntax {
namespace {

constexpr std::size_t block = PackedMatrix::block;  // columns computed at once

void multiply_portable(const Matrix& left, const Matrix& right, Matrix& result) {
  for (std::size_t i = 0; i < left.rows; ++i) {
    const float* from = left.row(i);
    float* to = result.row(i);
    for (std::size_t k = 0; k < left.columns; ++k) {
      const float factor = from[k];
      const float* row = right.row(k);
      for (std::size_t j = 0; j < right.columns; j += block) {
        for (std::size_t b = 0; b < block; ++b)
          to[j + b] += factor * row[j + b];
      }
    }
  }
}

void multiply_packed_portable(const Matrix& left, const PackedMatrix& right, Matrix& result) {
  for (std::size_t i = 0; i < left.rows; ++i) {
    for (std::size_t j = 0; j < right.columns(); j += block) {
      const float* panel = right.panel(j);
      float* to = result.row(i) + j;
      for (std::size_t k = 0; k < left.columns; ++k, panel += block) {
        for (std::size_t b = 0; b < block; ++b)
          to[b] += left.row(i)[k] * panel[b];
      }
    }
  }
}

#if HEARSAY_HAS_AVX2

// `panel` holds `depth` rows of sixteen columns of the right matrix, each `panel_stride` behind the one
// before.
// The rows are written out by the fold expressions, so that all sums stay in registers: as loops over an
// array the compiler stores them in every step.
template <std::size_t... Row>
__attribute__((target("avx2,fma"))) void multiply_rows(std::index_sequence<Row...>, const float* from,
                                                       std::size_t stride, const float* panel,
                                                       std::size_t panel_stride, std::size_t depth, float* to,
                                                       std::size_t to_stride) {
  __m256 low[] = {_mm256_loadu_ps(to + Row * to_stride)...};
  __m256 high[] = {_mm256_loadu_ps(to + Row * to_stride + 8)...};
  for (std::size_t k = 0; k < depth; ++k, panel += panel_stride) {
    const __m256 first = _mm256_loadu_ps(panel);
    const __m256 second = _mm256_loadu_ps(panel + 8);
    ((low[Row] = _mm256_fmadd_ps(_mm256_broadcast_ss(from + Row * stride + k), first, low[Row]),
      high[Row] = _mm256_fmadd_ps(_mm256_broadcast_ss(from + Row * stride + k), second, high[Row])),
     ...);
  }
  ((_mm256_storeu_ps(to + Row * to_stride, low[Row]), _mm256_storeu_ps(to + Row * to_stride + 8, high[Row])),
   ...);
}

template <int Rows>
__attribute__((target("avx2,fma"))) void multiply_block(const float* from, std::size_t stride,
                                                        const float* panel, std::size_t panel_stride,
                                                        std::size_t depth, float* to, std::size_t to_stride) {
  multiply_rows(std::make_index_sequence<Rows>(), from, stride, panel, panel_stride, depth, to, to_stride);
}

using BlockFunction = void (*)(const float*, std::size_t, const float*, std::size_t, std::size_t, float*,
                               std::size_t);

// Rows far apart fall into few sets of the cache, so that a panel which is used often is copied together.

__attribute__((target("avx2"))) void copy_panel(const Matrix& right, std::size_t k, std::size_t depth,
                                                std::size_t j, float* panel) {
  const float* from = right.row(k) + j;
  for (std::size_t d = 0; d < depth; ++d, from += right.columns, panel += block) {
    _mm256_storeu_ps(panel, _mm256_loadu_ps(from));
    _mm256_storeu_ps(panel + 8, _mm256_loadu_ps(from + 8));
  }
}

constexpr std::size_t most_rows = 6;
constexpr std::size_t most_depth = 192;
constexpr std::array<BlockFunction, most_rows + 1> functions{
    nullptr,           multiply_block<1>, multiply_block<2>, multiply_block<3>,
    multiply_block<4>, multiply_block<5>, multiply_block<6>};

void multiply_packed_avx2(const Matrix& left, const PackedMatrix& right, Matrix& result) {
  for (std::size_t k = 0; k < left.columns; k += most_depth) {
    const std::size_t depth = std::min(most_depth, left.columns - k);
    for (std::size_t j = 0; j < right.columns(); j += block) {
      const float* panel = right.panel(j) + k * block;
      for (std::size_t i = 0; i < left.rows; i += most_rows) {
        const std::size_t rows = std::min(most_rows, left.rows - i);
        functions[rows](left.row(i) + k, left.columns, panel, block, depth, result.row(i) + j,
                        result.columns);
      }
    }
  }
}

void multiply_avx2(const Matrix& left, const Matrix& right, Matrix& result) {
  constexpr std::size_t few_rows = 2 * most_rows;  // too few to pay for the copy
  std::array<float, most_depth * block> copied;
  const bool copies = left.rows > few_rows;
  for (std::size_t k = 0; k < left.columns; k += most_depth) {
    const std::size_t depth = std::min(most_depth, left.columns - k);
    for (std::size_t j = 0; j < right.columns; j += block) {
      if (copies) copy_panel(right, k, depth, j, copied.data());
      const float* panel = copies ? copied.data() : right.row(k) + j;
      const std::size_t panel_stride = copies ? block : right.columns;
      for (std::size_t i = 0; i < left.rows; i += most_rows) {
        const std::size_t rows = std::min(most_rows, left.rows - i);
        functions[rows](left.row(i) + k, left.columns, panel, panel_stride, depth, result.row(i) + j,
                        result.columns);
      }
    }
  }
}

#endif

}  // namespace

bool has_avx2() noexcept {
#if HEARSAY_HAS_AVX2
  static const bool found = __builtin_cpu_supports("avx2") && __builtin_cpu_supports("fma");
  return found;
#else
  return false;
#endif
}

void multiply_add(const Matrix& left, const Matrix& right, Matrix& result) {
#if HEARSAY_HAS_AVX2
  if (has_avx2()) return multiply_avx2(left, right, result);
#endif
  multiply_portable(left, right, result);
}

void multiply_add(const Matrix& left, const PackedMatrix& right, Matrix& result) {
#if HEARSAY_HAS_AVX2
  if (has_avx2()) return multiply_packed_avx2(left, right, result);
#endif
  multiply_packed_portable(left, right, result);
}

PackedMatrix::PackedMatrix(const Matrix& matrix) : rows_(matrix.rows), columns_(matrix.columns) {
  values_.reserve(matrix.values.size());
  for (std::size_t j = 0; j < columns_; j += block) {
    for (std::size_t k = 0; k < rows_; ++k)
      values_.insert(values_.end(), matrix.row(k) + j, matrix.row(k) + j + block);
  }
}

Matrix transposed(const Matrix& matrix) {
  Matrix result(matrix.columns, matrix.rows);
  for (std::size_t i = 0; i < matrix.rows; ++i) {
    for (std::size_t j = 0; j < matrix.columns; ++j)
      result.values[j * matrix.rows + i] = matrix.values[i * matrix.columns + j];
  }
  return result;
}

}  // namespace hearsay::syntax
