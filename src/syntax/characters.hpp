// Character classes of the tokenizer, and a stretch of text as characters with their offsets.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "syntax/paragraphs.hpp"

namespace hearsay::syntax {

// White space, control characters, zero-width space and bidirectional marks: all separate words.
bool is_blank(char32_t c) noexcept;
bool is_digit(char32_t c) noexcept;
bool is_letter(char32_t c) noexcept;
// Combining.
bool is_mark(char32_t c) noexcept;
bool is_lower(char32_t c) noexcept;
bool is_apostrophe(char32_t c) noexcept;
bool is_hyphen(char32_t c) noexcept;
bool is_long_dash(char32_t c) noexcept;
bool is_currency(char32_t c) noexcept;
// Closing quotes and brackets.
bool is_closer(char32_t c) noexcept;
// Neither part of a word nor white space: stands alone wherever it is.
bool is_separator(char32_t c) noexcept;

// The characters of a range of a text, which must outlive it. Positions count characters from 0.
class Characters {
 public:
  Characters(std::string_view text, Range range);

  std::size_t size() const noexcept { return characters_.size(); }
  // 0 behind the last.
  char32_t code(std::size_t i) const noexcept { return i < characters_.size() ? characters_[i].code : 0; }
  // The byte offset in the text.
  std::uint32_t offset(std::size_t i) const noexcept {
    return i < characters_.size() ? characters_[i].at : end_;
  }
  std::string_view view(std::size_t begin, std::size_t end) const {
    return text_.substr(offset(begin), offset(end) - offset(begin));
  }
  // In the form of the word lists: lower case, straight apostrophes.
  std::string lower(std::size_t begin, std::size_t end) const;
  // The end of the letters, digits and combining marks from `begin` on.
  std::size_t letters_end(std::size_t begin, std::size_t end) const noexcept;

 private:
  struct Character {
    char32_t code = 0;
    std::uint32_t at = 0;
  };

  std::string_view text_;
  std::uint32_t end_ = 0;
  std::vector<Character> characters_;
};

}  // namespace hearsay::syntax
