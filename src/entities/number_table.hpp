// A hash table from numbers to something about each, for one search. Internal to entities. Not thread safe.
#pragma once

#include <bit>
#include <cstddef>
#include <cstdint>
#include <utility>
#include <vector>

namespace hearsay::entities {

// Numbers with something about each; grows by doubling.
template <typename Value>
class NumberTable {
 public:
  explicit NumberTable(std::size_t room) : slots_(std::bit_ceil(room * 2)) {}

  // The value of a number, and whether the number is new.
  std::pair<Value*, bool> insert(std::uint32_t number) {
    if ((size_ + 1) * 2 > slots_.size()) grow();
    Slot& slot = slots_[find_slot(number)];
    const bool fresh = !slot.used;
    if (fresh) {
      slot = {number, true, {}};
      ++size_;
    }
    return {&slot.value, fresh};
  }
  std::size_t size() const noexcept { return size_; }
  template <typename Take>
  void each(Take take) const {
    for (const Slot& slot : slots_)
      if (slot.used) take(slot.number, slot.value);
  }
  const Value* find(std::uint32_t number) const noexcept {
    const Slot& slot = slots_[find_slot(number)];
    return slot.used ? &slot.value : nullptr;
  }

 private:
  struct Slot {
    std::uint32_t number = 0;
    bool used = false;
    Value value = {};
  };

  std::size_t find_slot(std::uint32_t number) const noexcept {
    const std::size_t mask = slots_.size() - 1;
    std::size_t at = (number * 0x9e3779b1U >> 7) & mask;
    while (slots_[at].used && slots_[at].number != number)
      at = (at + 1) & mask;
    return at;
  }
  void grow() {
    std::vector<Slot> old(slots_.size() * 2);
    old.swap(slots_);
    for (const Slot& slot : old)
      if (slot.used) slots_[find_slot(slot.number)] = slot;
  }

  std::vector<Slot> slots_;
  std::size_t size_ = 0;
};

}  // namespace hearsay::entities
