// Random numbers that do not depend on the standard library's implementation, and progress messages.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

namespace hearsay::train {

class Random {
 public:
  explicit Random(std::uint64_t seed) : state_(seed) {}
  std::uint64_t next();
  std::size_t below(std::size_t bound) { return static_cast<std::size_t>(next() % bound); }
  bool chance(double probability) { return static_cast<double>(next() >> 11) * 0x1.0p-53 < probability; }
  std::vector<std::size_t> order(std::size_t size);

 private:
  std::uint64_t state_;
};

// To standard error, with the seconds since the start.
void report(const std::string& message);

}  // namespace hearsay::train
