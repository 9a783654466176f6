#include "perceptron.hpp"

#include <algorithm>
#include <cmath>

namespace hearsay::train {

Perceptron::Perceptron(std::size_t classes) : classes_(classes), slots_(1U << 16) {}

void Perceptron::score(std::span<const std::uint32_t> keys, std::span<float> scores) const {
  std::fill(scores.begin(), scores.end(), 0.0F);
  const std::size_t mask = slots_.size() - 1;
  for (const std::uint32_t key : keys)
    __builtin_prefetch(&slots_[key & mask]);
  for (const std::uint32_t key : keys) {
    std::size_t at = key & mask;
    while (slots_[at].capacity != 0 && slots_[at].key != key)
      at = (at + 1) & mask;
    const Slot& slot = slots_[at];
    for (std::size_t i = 0; i < slot.size; ++i) {
      const Entry& entry = pool_[slot.offset + i];
      scores[entry.label] += entry.weight;
    }
  }
}

Perceptron::Slot& Perceptron::slot(std::uint32_t key) {
  if (used_ * 10 > slots_.size() * 6) grow();
  const std::size_t mask = slots_.size() - 1;
  std::size_t at = key & mask;
  while (slots_[at].capacity != 0 && slots_[at].key != key)
    at = (at + 1) & mask;
  if (slots_[at].capacity == 0) {
    ++used_;
    slots_[at] = {key, static_cast<std::uint32_t>(pool_.size()), 0, 2};
    pool_.resize(pool_.size() + 2);
  }
  return slots_[at];
}

void Perceptron::grow() {
  std::vector<Slot> old(slots_.size() * 2);
  old.swap(slots_);
  const std::size_t mask = slots_.size() - 1;
  for (const Slot& slot : old) {
    if (slot.capacity == 0) continue;
    std::size_t at = slot.key & mask;
    while (slots_[at].capacity != 0)
      at = (at + 1) & mask;
    slots_[at] = slot;
  }
}

void Perceptron::add(Slot& slot, std::size_t label, float amount) {
  for (std::size_t i = 0; i < slot.size; ++i) {
    Entry& entry = pool_[slot.offset + i];
    if (entry.label != label) continue;
    entry.weight += amount;
    entry.sum += static_cast<double>(amount) * static_cast<double>(time_);
    if (entry.updates < 0xFFFF) ++entry.updates;
    return;
  }
  if (slot.size == slot.capacity) {
    const auto offset = static_cast<std::uint32_t>(pool_.size());
    pool_.resize(pool_.size() + 2U * slot.capacity);
    std::copy_n(pool_.begin() + slot.offset, slot.size, pool_.begin() + offset);
    slot.offset = offset;
    slot.capacity = static_cast<std::uint16_t>(2 * slot.capacity);
  }
  pool_[slot.offset + slot.size++] = {static_cast<std::uint16_t>(label), 1, amount,
                                      static_cast<double>(amount) * static_cast<double>(time_)};
}

void Perceptron::update(std::span<const std::uint32_t> keys, std::size_t right, std::size_t wrong,
                        float amount) {
  for (const std::uint32_t key : keys) {
    Slot& row = slot(key);
    add(row, right, amount);
    add(row, wrong, -amount);
  }
}

void Perceptron::add(std::span<const std::uint32_t> keys, std::size_t label, float amount) {
  for (const std::uint32_t key : keys)
    add(slot(key), label, amount);
}

void Perceptron::restart() {
  for (Entry& entry : pool_) {
    entry.weight -= static_cast<float>(entry.sum / static_cast<double>(time_));
    entry.sum = 0;
  }
  time_ = 1;
}

// The smallest weight to keep so that rows (six bytes) and weights (two bytes) fit.
float Perceptron::threshold(int least_updates, std::size_t most_bytes) const {
  double total = 0;
  std::size_t count = 0;
  for (const Slot& slot : slots_) {
    for (std::size_t i = 0; i < slot.size; ++i, ++count)
      total += std::abs(mean(pool_[slot.offset + i]));
  }
  float least = count == 0 ? 0 : static_cast<float>(0.1 * total / static_cast<double>(count));
  while (true) {
    std::size_t bytes = 0;
    for (const Slot& slot : slots_) {
      std::size_t kept = 0;
      for (std::size_t i = 0; i < slot.size; ++i) {
        const Entry& entry = pool_[slot.offset + i];
        if (entry.updates >= least_updates && std::abs(mean(entry)) >= least) ++kept;
      }
      if (kept > 0) bytes += 6 + 2 * kept;
    }
    if (bytes <= most_bytes) return least;
    least *= 1.1F;
  }
}

syntax::LinearModel Perceptron::freeze(int least_updates, std::size_t most_bytes) const {
  const float least = threshold(least_updates, most_bytes);
  std::vector<syntax::WeightRow> rows;
  for (const Slot& slot : slots_) {
    syntax::WeightRow row{slot.key, {}};
    for (std::size_t i = 0; i < slot.size; ++i) {
      const Entry& entry = pool_[slot.offset + i];
      const float weight = mean(entry);
      if (entry.updates < least_updates || std::abs(weight) < least || weight == 0) continue;
      row.entries.push_back({static_cast<std::uint8_t>(entry.label), weight});
    }
    if (row.entries.empty()) continue;
    std::sort(row.entries.begin(), row.entries.end(), [](auto& a, auto& b) { return a.label < b.label; });
    rows.push_back(std::move(row));
  }
  std::sort(rows.begin(), rows.end(), [](const auto& a, const auto& b) { return a.key < b.key; });
  return syntax::LinearModel(classes_, rows);
}

}  // namespace hearsay::train
