// What the feature templates see of a word's form: hashes of the form, its folded form, affixes and shape.
//
// Folded: lower case, curly apostrophes straight, every digit a 0. Shape: X for upper case, x for lower case,
// d for digits, other characters as they are, runs cut at three (shape) or one (outline).
#pragma once

#include <array>
#include <cstdint>
#include <string>
#include <string_view>

namespace hearsay::syntax {

// One hash from two.
constexpr std::uint32_t mix(std::uint32_t first, std::uint32_t second) noexcept {
  std::uint64_t product = (static_cast<std::uint64_t>(first) << 32 | second) * 0x9E3779B97F4A7C15ULL;
  product ^= product >> 29;
  product *= 0xBF58476D1CE4E5B9ULL;
  return static_cast<std::uint32_t>(product >> 32);
}

struct WordKeys {
  std::uint32_t form = 0;
  std::uint32_t folded = 0;
  std::uint32_t shape = 0;
  std::uint32_t outline = 0;
  std::array<std::uint32_t, 4> prefixes{};  // of 1 to 4 characters; shorter words repeat the whole word
  std::array<std::uint32_t, 5> suffixes{};  // of 1 to 5 characters
  bool capitalised = false;                 // first character upper case
  bool all_capitals = false;                // at least two letters, all upper case
  bool has_lower = false;
  bool has_digit = false;
  bool has_hyphen = false;
};

WordKeys word_keys(std::string_view form);

// The folded form itself, for lexicons.
std::string fold_word(std::string_view form);
std::uint32_t folded_key(std::string_view form);

// Lower case (simple mapping of each code point) with straight apostrophes; digits stay.
std::string lower_word(std::string_view form);

}  // namespace hearsay::syntax
