#include "syntax/kernels.hpp"

#include <array>
#include <cmath>

#include "syntax/matrix.hpp"

// The loops are written once, inlined into a function for each kind of processor, and left to the compiler's
// vectoriser.
#if defined(__x86_64__)
#define HEARSAY_FOR_AVX2 __attribute__((target("avx2,fma")))
#endif
#define HEARSAY_INLINE inline __attribute__((always_inline))

namespace hearsay::syntax {
namespace {

HEARSAY_INLINE void add_bytes_body(const std::int8_t* bytes, float scale, float* to, std::size_t size) {
  for (std::size_t i = 0; i < size; ++i)
    to[i] += scale * static_cast<float>(bytes[i]);
}

// Sums in eight lanes, which the compiler would not make of one sum by itself.
HEARSAY_INLINE float sum_of(const std::array<float, 8>& lanes) {
  return ((lanes[0] + lanes[4]) + (lanes[2] + lanes[6])) + ((lanes[1] + lanes[5]) + (lanes[3] + lanes[7]));
}

HEARSAY_INLINE void normalise_body(const float* from, const float* gain, const float* shift, float* to,
                                   std::size_t size) {
  std::array<float, 8> sums{}, squares{};
  for (std::size_t i = 0; i < size; i += 8) {
    for (std::size_t l = 0; l < 8; ++l) {
      sums[l] += from[i + l];
      squares[l] += from[i + l] * from[i + l];
    }
  }
  const float mean = sum_of(sums) / static_cast<float>(size);
  const float variance = sum_of(squares) / static_cast<float>(size) - mean * mean;
  const float factor = 1.0F / std::sqrt((variance > 0 ? variance : 0.0F) + normalisation_floor);
  for (std::size_t i = 0; i < size; ++i)
    to[i] = (from[i] - mean) * factor * gain[i] + shift[i];
}

HEARSAY_INLINE void recur_body(const RecurrentWeights& weights, const float* gates, std::ptrdiff_t gate_step,
                               float* states, std::ptrdiff_t state_step, std::size_t steps,
                               std::size_t cells) {
  std::array<float, most_cells> cell{};
  for (std::size_t t = 0; t < steps; ++t, gates += gate_step, states += state_step) {
    const float* forget_in = gates + cells;
    const float* reset_in = forget_in + cells;
    for (std::size_t i = 0; i < cells; ++i) {
      const float forget = sigmoid(forget_in[i] + weights.forget_state[i] * cell[i] + weights.forget_bias[i]);
      const float reset = sigmoid(reset_in[i] + weights.reset_state[i] * cell[i] + weights.reset_bias[i]);
      cell[i] = gates[i] + forget * (cell[i] - gates[i]);
      states[i] += reset * (cell[i] - states[i]);
    }
  }
}

#if defined(HEARSAY_FOR_AVX2)

HEARSAY_FOR_AVX2 void add_bytes_avx2(const std::int8_t* bytes, float scale, float* to, std::size_t size) {
  add_bytes_body(bytes, scale, to, size);
}

HEARSAY_FOR_AVX2 void normalise_avx2(const float* from, const float* gain, const float* shift, float* to,
                                     std::size_t size) {
  normalise_body(from, gain, shift, to, size);
}

HEARSAY_FOR_AVX2 void recur_avx2(const RecurrentWeights& weights, const float* gates,
                                 std::ptrdiff_t gate_step, float* states, std::ptrdiff_t state_step,
                                 std::size_t steps, std::size_t cells) {
  recur_body(weights, gates, gate_step, states, state_step, steps, cells);
}

#endif

}  // namespace

void add_bytes(const std::int8_t* bytes, float scale, float* to, std::size_t size) noexcept {
#if defined(HEARSAY_FOR_AVX2)
  if (has_avx2()) return add_bytes_avx2(bytes, scale, to, size);
#endif
  add_bytes_body(bytes, scale, to, size);
}

void normalise_row(const float* from, const float* gain, const float* shift, float* to,
                   std::size_t size) noexcept {
#if defined(HEARSAY_FOR_AVX2)
  if (has_avx2()) return normalise_avx2(from, gain, shift, to, size);
#endif
  normalise_body(from, gain, shift, to, size);
}

void recur(const RecurrentWeights& weights, const float* gates, std::ptrdiff_t gate_step, float* states,
           std::ptrdiff_t state_step, std::size_t steps, std::size_t cells) noexcept {
#if defined(HEARSAY_FOR_AVX2)
  if (has_avx2()) return recur_avx2(weights, gates, gate_step, states, state_step, steps, cells);
#endif
  recur_body(weights, gates, gate_step, states, state_step, steps, cells);
}

}  // namespace hearsay::syntax
