// An immutable hash map from 32-bit keys to 32-bit values, stored in the model file as sorted pairs.
#pragma once

#include <cstdint>
#include <map>
#include <vector>

#include "syntax/byte_stream.hpp"

namespace hearsay::syntax {

class KeyMap {
 public:
  static constexpr std::uint32_t missing = 0xFFFFFFFF;

  KeyMap() = default;
  // Requires: no value is `missing`.
  explicit KeyMap(const std::map<std::uint32_t, std::uint32_t>& pairs);
  static KeyMap read(ByteReader& reader);
  void write(ByteWriter& writer) const;

  std::uint32_t find(std::uint32_t key) const noexcept;
  std::size_t size() const noexcept { return size_; }

 private:
  struct Slot {
    std::uint32_t key;
    std::uint32_t value;
  };
  void reserve(std::size_t size);
  void insert(std::uint32_t key, std::uint32_t value);

  std::vector<Slot> slots_;
  std::uint32_t mask_ = 0;
  std::size_t size_ = 0;
};

}  // namespace hearsay::syntax
