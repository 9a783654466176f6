#include "syntax/key_map.hpp"

#include <bit>

namespace hearsay::syntax {

KeyMap::KeyMap(const std::map<std::uint32_t, std::uint32_t>& pairs) {
  reserve(pairs.size());
  for (const auto& [key, value] : pairs)
    insert(key, value);
}

void KeyMap::reserve(std::size_t size) {
  slots_.assign(std::bit_ceil(size * 3 / 2 + 2), Slot{0, missing});
  mask_ = static_cast<std::uint32_t>(slots_.size() - 1);
}

void KeyMap::insert(std::uint32_t key, std::uint32_t value) {
  std::uint32_t at = key & mask_;
  while (slots_[at].value != missing && slots_[at].key != key)
    at = (at + 1) & mask_;
  if (slots_[at].value == missing) ++size_;
  slots_[at] = {key, value};
}

std::uint32_t KeyMap::find(std::uint32_t key) const noexcept {
  if (slots_.empty()) return missing;
  std::uint32_t at = key & mask_;
  while (slots_[at].value != missing) {
    if (slots_[at].key == key) return slots_[at].value;
    at = (at + 1) & mask_;
  }
  return missing;
}

KeyMap KeyMap::read(ByteReader& reader) {
  const std::size_t size = reader.u32();
  ByteReader pairs(reader.raw(size * 8), "");
  KeyMap map;
  map.reserve(size);
  for (std::size_t i = 0; i < size; ++i) {
    const std::uint32_t key = pairs.u32();
    const std::uint32_t value = pairs.u32();
    if (value == missing) reader.fail("a table holds a reserved value");
    map.insert(key, value);
  }
  return map;
}

void KeyMap::write(ByteWriter& writer) const {
  std::map<std::uint32_t, std::uint32_t> sorted;
  for (const Slot& slot : slots_) {
    if (slot.value != missing) sorted.emplace(slot.key, slot.value);
  }
  writer.u32(static_cast<std::uint32_t>(sorted.size()));
  for (const auto& [key, value] : sorted) {
    writer.u32(key);
    writer.u32(value);
  }
}

}  // namespace hearsay::syntax
