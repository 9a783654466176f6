// Which alias of which entity was added already, by a hash of both. Internal to entities. Not thread safe.
// Twelve to twenty bytes for each alias; constant time on average.
#pragma once

#include <cstddef>
#include <cstdint>
#include <limits>
#include <vector>

namespace hearsay::entities {

class AddedAliases {
 public:
  static constexpr std::uint32_t none = std::numeric_limits<std::uint32_t>::max();

  // The number of the alias with this hash, or `none` and then it has the next number from now on.
  std::uint32_t insert(std::uint64_t hash) {
    if ((hashes_.size() + 1) * 2 > slots_.size()) grow();
    const std::size_t slot = find_slot(hash);
    if (slots_[slot] != none) return slots_[slot];
    slots_[slot] = static_cast<std::uint32_t>(hashes_.size());
    hashes_.push_back(hash);
    return none;
  }

 private:
  std::size_t find_slot(std::uint64_t hash) const noexcept {
    const std::size_t mask = slots_.size() - 1;
    std::size_t at = hash & mask;
    while (slots_[at] != none && hashes_[slots_[at]] != hash)
      at = (at + 1) & mask;
    return at;
  }
  void grow() {
    slots_.assign(slots_.size() * 2, none);
    for (std::size_t i = 0; i < hashes_.size(); ++i)
      slots_[find_slot(hashes_[i])] = static_cast<std::uint32_t>(i);
  }

  std::vector<std::uint32_t> slots_ = std::vector<std::uint32_t>(1 << 12, none);
  std::vector<std::uint64_t> hashes_;  // by number
};

}  // namespace hearsay::entities
