// The inner loops of the network that are no products of matrices. On AVX2 where the processor has it, in
// portable code elsewhere; like the products, they may differ in the last bits between kinds of processors.
#pragma once

#include <cstddef>
#include <cstdint>

namespace hearsay::syntax {

// to[i] += scale * bytes[i]
void add_bytes(const std::int8_t* bytes, float scale, float* to, std::size_t size) noexcept;

constexpr float normalisation_floor = 1e-5F;  // added to the variance

// Layer normalisation of one row: mean 0, variance 1, then gain and shift.
void normalise_row(const float* from, const float* gain, const float* shift, float* to,
                   std::size_t size) noexcept;

// Weights of the last cell in the two gates, and the gates' biases.
struct RecurrentWeights {
  const float* forget_state;
  const float* reset_state;
  const float* forget_bias;
  const float* reset_bias;
};

constexpr std::size_t most_cells = 256;

// A row of simple recurrent units (Lei et al. 2018) over `steps` words. `gates` points to candidate, forget
// gate and reset gate, `cells` values each, of the first word, `states` to the states of the first word,
// which are replaced; the steps lead to the next word's. Requires: cells <= most_cells.
void recur(const RecurrentWeights& weights, const float* gates, std::ptrdiff_t gate_step, float* states,
           std::ptrdiff_t state_step, std::size_t steps, std::size_t cells) noexcept;

}  // namespace hearsay::syntax
