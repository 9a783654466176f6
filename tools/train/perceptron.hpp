// An averaged multi-class perceptron over hashed sparse features, for training (Collins 2002).
//
// Averaging keeps, for each weight, the sum of update x time; the mean over time is weight - sum / time.
#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "syntax/linear_model.hpp"

namespace hearsay::train {

class Perceptron {
 public:
  explicit Perceptron(std::size_t classes);

  std::size_t classes() const noexcept { return classes_; }
  void score(std::span<const std::uint32_t> keys, std::span<float> scores) const;
  // Moves weight from `wrong` to `right`.
  void update(std::span<const std::uint32_t> keys, std::size_t right, std::size_t wrong, float amount = 1);
  // Adds to one class; several calls may form one update.
  void add(std::span<const std::uint32_t> keys, std::size_t label, float amount);
  // Replaces the weights by their averages and starts averaging anew.
  void restart();
  // One training decision has passed.
  void tick() noexcept { ++time_; }

  // The averaged weights, quantised: those updated at least `least_updates` times and, of these, the largest
  // that fit into about `most_bytes`.
  syntax::LinearModel freeze(int least_updates, std::size_t most_bytes) const;

 private:
  struct Entry {
    std::uint16_t label = 0;
    std::uint16_t updates = 0;
    float weight = 0;
    double sum = 0;
  };
  struct Slot {
    std::uint32_t key = 0;
    std::uint32_t offset = 0;
    std::uint16_t size = 0;
    std::uint16_t capacity = 0;  // 0 for an empty slot
  };
  float mean(const Entry& entry) const {
    return static_cast<float>(entry.weight - entry.sum / static_cast<double>(time_));
  }
  float threshold(int least_updates, std::size_t most_bytes) const;
  Slot& slot(std::uint32_t key);
  void add(Slot& slot, std::size_t label, float amount);
  void grow();

  std::size_t classes_;
  std::uint64_t time_ = 1;
  std::vector<Slot> slots_;
  std::size_t used_ = 0;
  std::vector<Entry> pool_;
};

}  // namespace hearsay::train
