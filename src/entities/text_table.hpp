// A hash table from texts to something about each, flat in memory. Internal to entities.
//
// For lexicons: filled once, then only read; safe for many threads from then on. Looking up costs one pass
// over the text and, on average, little more than one comparison; who has the hash of the text, as a part of
// a longer one (fnv1a() goes on where it stopped), spares the pass.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "base/hash.hpp"

namespace hearsay::entities {

template <typename Value>
class TextTable {
 public:
  static constexpr std::uint64_t hash_of(std::string_view text) noexcept { return fnv1a(text); }

  // The value of a text, which is `value` from now on where the text is new; and whether it is.
  std::pair<Value*, bool> insert(std::string_view text, const Value& value) {
    if ((entries_.size() + 1) * 2 > slots_.size()) grow();
    const std::uint64_t hash = hash_of(text);
    Slot& slot = slots_[find_slot(text, hash)];
    if (slot.entry != none) return {&entries_[slot.entry].second, false};
    slot = {static_cast<std::uint32_t>(hash >> 32), static_cast<std::uint32_t>(entries_.size())};
    entries_.emplace_back(text, value);
    return {&entries_.back().second, true};
  }

  // Valid until the next insert(); null where the text is not there. `hash` is hash_of(text).
  const Value* find(std::string_view text, std::uint64_t hash) const noexcept {
    if (slots_.empty()) return nullptr;
    const Slot& slot = slots_[find_slot(text, hash)];
    return slot.entry == none ? nullptr : &entries_[slot.entry].second;
  }
  const Value* find(std::string_view text) const noexcept { return find(text, hash_of(text)); }

  // In the order in which they were put in.
  const std::vector<std::pair<std::string, Value>>& entries() const noexcept { return entries_; }
  std::size_t size() const noexcept { return entries_.size(); }
  bool empty() const noexcept { return entries_.empty(); }

 private:
  static constexpr std::uint32_t none = 0xffffffff;
  struct Slot {
    std::uint32_t hash = 0;  // its upper half
    std::uint32_t entry = none;
  };

  std::size_t find_slot(std::string_view text, std::uint64_t hash) const noexcept {
    const std::size_t mask = slots_.size() - 1;
    // The low bits of FNV-1a alone are alike for texts that are.
    std::size_t at = (hash ^ hash >> 29) & mask;
    while (slots_[at].entry != none && (slots_[at].hash != static_cast<std::uint32_t>(hash >> 32) ||
                                        entries_[slots_[at].entry].first != text))
      at = (at + 1) & mask;
    return at;
  }

  void grow() {
    slots_.assign(slots_.empty() ? 16 : slots_.size() * 2, Slot{});
    for (std::size_t i = 0; i < entries_.size(); ++i) {
      const std::uint64_t hash = hash_of(entries_[i].first);
      slots_[find_slot(entries_[i].first, hash)] = {static_cast<std::uint32_t>(hash >> 32),
                                                    static_cast<std::uint32_t>(i)};
    }
  }

  std::vector<Slot> slots_;
  std::vector<std::pair<std::string, Value>> entries_;
};

}  // namespace hearsay::entities
