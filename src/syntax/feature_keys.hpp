// Hashed features: keys are 32-bit hashes of a template number and up to three values.
//
// No string is built while features are taken: the values are hashes made once for each word (word_keys.hpp)
// or small numbers such as tags and labels. Two features that share a key share a weight; with some million
// keys in use that happens to about one in five thousand.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <span>

namespace hearsay::syntax {

constexpr std::uint32_t mix(std::uint32_t first, std::uint32_t second) noexcept {
  std::uint64_t product = (static_cast<std::uint64_t>(first) << 32 | second) * 0x9E3779B97F4A7C15ULL;
  product ^= product >> 29;
  product *= 0xBF58476D1CE4E5B9ULL;
  return static_cast<std::uint32_t>(product >> 32);
}

// A list of keys with fixed room; templates are numbered in the order of the calls, so the order of the calls
// is part of the model's format.
class FeatureKeys {
 public:
  static constexpr std::size_t capacity = 160;

  void clear() noexcept { size_ = 0, template_ = 0; }
  void add(std::uint32_t a) noexcept { put(mix(++template_, a)); }
  void add(std::uint32_t a, std::uint32_t b) noexcept { put(mix(mix(++template_, a), b)); }
  void add(std::uint32_t a, std::uint32_t b, std::uint32_t c) noexcept {
    put(mix(mix(mix(++template_, a), b), c));
  }
  void add(std::uint32_t a, std::uint32_t b, std::uint32_t c, std::uint32_t d) noexcept {
    put(mix(mix(mix(mix(++template_, a), b), c), d));
  }
  // A ready key; no template is counted.
  void add_raw(std::uint32_t key) noexcept { put(key); }
  // Counts a template without a key, for a feature that is absent.
  void skip() noexcept { ++template_; }

  std::span<const std::uint32_t> keys() const noexcept { return {keys_.data(), size_}; }

 private:
  void put(std::uint32_t key) noexcept { keys_[size_++] = key; }

  std::array<std::uint32_t, capacity> keys_;
  std::size_t size_ = 0;
  std::uint32_t template_ = 0;
};

}  // namespace hearsay::syntax
