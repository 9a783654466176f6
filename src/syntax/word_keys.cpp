#include "syntax/word_keys.hpp"

#include <unicode/uchar.h>

#include <algorithm>

#include "base/hash.hpp"
#include "base/text.hpp"

namespace hearsay::syntax {
namespace {

constexpr std::size_t max_characters = 64;

char32_t fold_character(char32_t character) noexcept {
  if (character < 0x80) {
    if (character >= 'A' && character <= 'Z') return character + 32;
    return character;
  }
  switch (character) {
    case 0x2018:
    case 0x2019:
    case 0x02BC:
    case 0x02BB:
      return '\'';
    default:
      return static_cast<char32_t>(u_tolower(static_cast<UChar32>(character)));
  }
}

bool is_digit_character(char32_t character) noexcept {
  return character < 0x80 ? character >= '0' && character <= '9'
                          : u_isdigit(static_cast<UChar32>(character)) != 0;
}

bool is_upper_character(char32_t character) noexcept {
  return character < 0x80 ? character >= 'A' && character <= 'Z'
                          : u_isupper(static_cast<UChar32>(character)) != 0;
}

bool is_lower_character(char32_t character) noexcept {
  return character < 0x80 ? character >= 'a' && character <= 'z'
                          : u_islower(static_cast<UChar32>(character)) != 0;
}

std::uint32_t shorten(std::uint64_t hash) noexcept {
  return static_cast<std::uint32_t>(hash ^ (hash >> 32));
}

}  // namespace

WordKeys word_keys(std::string_view form) {
  WordKeys keys;
  keys.form = shorten(fnv1a(form));
  std::array<std::uint32_t, max_characters> folded{};
  std::size_t count = 0;
  std::uint32_t shape = 1;
  std::uint32_t outline = 1;
  char32_t last_class = 0;
  int run = 0;
  int upper = 0;
  int lower = 0;
  for (std::size_t at = 0; at < form.size() && count < max_characters;) {
    const char32_t character = next_code_point(form, at);
    char32_t shape_class = character;
    char32_t folded_character = fold_character(character);
    if (is_upper_character(character)) {
      shape_class = 'X';
      ++upper;
      if (count == 0) keys.capitalised = true;
    } else if (is_lower_character(character)) {
      shape_class = 'x';
      ++lower;
    } else if (is_digit_character(character)) {
      shape_class = 'd';
      folded_character = '0';
      keys.has_digit = true;
    } else if (character == '-' || character == 0x2010 || character == 0x2011) {
      keys.has_hyphen = true;
    }
    run = shape_class == last_class ? run + 1 : 1;
    if (run <= 3) shape = mix(shape, shape_class);
    if (run <= 1) outline = mix(outline, shape_class);
    last_class = shape_class;
    folded[count++] = folded_character;
  }
  keys.shape = shape;
  keys.outline = outline;
  keys.all_capitals = upper >= 2 && lower == 0;
  keys.has_lower = lower > 0;
  std::uint32_t hash = 7;
  for (std::size_t i = 0; i < count; ++i) {
    hash = mix(hash, folded[i]);
    if (i < keys.prefixes.size()) {
      std::fill(keys.prefixes.begin() + static_cast<std::ptrdiff_t>(i), keys.prefixes.end(), hash);
    }
  }
  keys.folded = hash;
  hash = 11;
  for (std::size_t i = 0; i < count; ++i) {
    hash = mix(hash, folded[count - 1 - i]);
    if (i < keys.suffixes.size()) {
      std::fill(keys.suffixes.begin() + static_cast<std::ptrdiff_t>(i), keys.suffixes.end(), hash);
    }
  }
  return keys;
}

std::string fold_word(std::string_view form) {
  std::string result;
  result.reserve(form.size());
  for (std::size_t at = 0; at < form.size();) {
    const char32_t character = next_code_point(form, at);
    append_utf8(result, is_digit_character(character) ? U'0' : fold_character(character));
  }
  return result;
}

std::string lower_word(std::string_view form) {
  std::string result;
  result.reserve(form.size());
  for (std::size_t at = 0; at < form.size();)
    append_utf8(result, fold_character(next_code_point(form, at)));
  return result;
}

std::uint32_t folded_key(std::string_view form) {
  return word_keys(form).folded;
}

}  // namespace hearsay::syntax
