#include "random.hpp"

#include <chrono>
#include <cstdio>
#include <numeric>
#include <utility>

namespace hearsay::train {

std::uint64_t Random::next() {
  // SplitMix64.
  state_ += 0x9E3779B97F4A7C15ULL;
  std::uint64_t z = state_;
  z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9ULL;
  z = (z ^ (z >> 27)) * 0x94D049BB133111EBULL;
  return z ^ (z >> 31);
}

std::vector<std::size_t> Random::order(std::size_t size) {
  std::vector<std::size_t> order(size);
  std::iota(order.begin(), order.end(), std::size_t{0});
  for (std::size_t i = size; i > 1; --i)
    std::swap(order[i - 1], order[below(i)]);
  return order;
}

void report(const std::string& message) {
  static const auto start = std::chrono::steady_clock::now();
  const double seconds = std::chrono::duration<double>(std::chrono::steady_clock::now() - start).count();
  std::fprintf(stderr, "%7.1f s  %s\n", seconds, message.c_str());
}

}  // namespace hearsay::train
