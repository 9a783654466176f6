#include "syntax/characters.hpp"

#include <unicode/uchar.h>

#include <algorithm>

#include "base/text.hpp"
#include "syntax/word_keys.hpp"

namespace hearsay::syntax {

bool is_blank(char32_t c) noexcept {
  return is_space(c) || c == 0x200B || c == 0xFEFF || c == 0x200E || c == 0x200F ||
         (c >= 0x202A && c <= 0x202E) || (c >= 0x2066 && c <= 0x2069) || c < 0x20;
}

bool is_digit(char32_t c) noexcept {
  return c < 0x80 ? c >= '0' && c <= '9' : u_isdigit(static_cast<UChar32>(c)) != 0;
}

bool is_letter(char32_t c) noexcept {
  return c < 0x80 ? (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') : is_alpha(c);
}

bool is_mark(char32_t c) noexcept {
  return c >= 0x80 && (U_GET_GC_MASK(static_cast<UChar32>(c)) & U_GC_M_MASK) != 0;
}

bool is_lower(char32_t c) noexcept {
  return c < 0x80 ? c >= 'a' && c <= 'z' : u_islower(static_cast<UChar32>(c)) != 0;
}

bool is_apostrophe(char32_t c) noexcept {
  return c == '\'' || c == 0x2019 || c == 0x2018 || c == 0x02BC || c == 0x02BB || c == '`';
}

bool is_hyphen(char32_t c) noexcept {
  return c == '-' || c == 0x2010 || c == 0x2011;
}

bool is_long_dash(char32_t c) noexcept {
  return c >= 0x2012 && c <= 0x2015;
}

bool is_currency(char32_t c) noexcept {
  return c == '$' || (c >= 0x80 && u_charType(static_cast<UChar32>(c)) == U_CURRENCY_SYMBOL);
}

bool is_closer(char32_t c) noexcept {
  return c == ')' || c == ']' || c == '}' || c == '"' || c == 0x201D || c == 0x2019 || c == '\'' || c == 0xBB;
}

bool is_separator(char32_t c) noexcept {
  if (c < 0x80) {
    switch (c) {
      case '(':
      case ')':
      case '[':
      case ']':
      case '{':
      case '}':
      case '"':
      case ';':
      case '?':
      case '!':
      case '<':
      case '>':
      case '|':
      case '=':
      case '~':
      case '^':
      case '\\':
        return true;
      default:
        return false;
    }
  }
  if (is_apostrophe(c) || is_hyphen(c) || is_mark(c) || c == 0x00B7 || c == 0x200C || c == 0x200D)
    return false;
  const auto code = static_cast<UChar32>(c);
  return u_ispunct(code) != 0 || (U_GET_GC_MASK(code) & (U_GC_S_MASK)) != 0;
}

Characters::Characters(std::string_view text, Range range)
    : text_(text), end_(static_cast<std::uint32_t>(range.end)) {
  characters_.reserve(range.end - range.begin);
  for (std::size_t at = range.begin; at < range.end;) {
    const auto start = static_cast<std::uint32_t>(at);
    const char32_t code = next_code_point(text, at);
    characters_.push_back({code, start});
  }
}

std::string Characters::lower(std::size_t begin, std::size_t end) const {
  std::string lower = lower_word(view(begin, end));
  // A grave accent stands for an apostrophe in careless typing.
  std::replace(lower.begin(), lower.end(), '`', '\'');
  return lower;
}

std::size_t Characters::letters_end(std::size_t begin, std::size_t end) const noexcept {
  while (begin < end && (is_letter(code(begin)) || is_mark(code(begin)) || is_digit(code(begin))))
    ++begin;
  return begin;
}

}  // namespace hearsay::syntax
