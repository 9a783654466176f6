// Which full stops are part of a word: those of abbreviations, initials, numbers and file names.
#pragma once

#include <string_view>

#include "syntax/characters.hpp"
#include "syntax/token_rules.hpp"
#include "syntax/word_cutter.hpp"

namespace hearsay::syntax {

// Looks at one paragraph; all that it is made of must outlive it. `pieces` holds what stands before the word.
class FullStops {
 public:
  FullStops(const TokenRules& rules, std::string_view text, const Characters& characters,
            const PieceList& pieces)
      : rules_(rules), text_(text), characters_(characters), pieces_(pieces) {}

  // Whether the full stop at `dot` belongs to the word that starts at `begin`, in a chunk that ends at `end`.
  bool belong(std::size_t begin, std::size_t dot, std::size_t end) const;
  // Whether begin..next is an abbreviation with a word behind it that lacks its space ("Nov.28").
  bool is_glued(std::size_t begin, std::size_t next, std::size_t end) const;
  // Whether begin..end is an abbreviation of the lists, or initials of several letters.
  bool is_known(std::size_t begin, std::size_t end) const;

 private:
  bool inside_abbreviation(std::size_t begin, std::size_t dot, std::size_t end) const;
  bool between_letters(std::size_t begin, std::size_t dot, std::size_t end) const;
  bool between_words(std::size_t begin, std::size_t dot, std::size_t end) const;
  bool closes_sentence(std::size_t begin, std::size_t dot) const;
  static bool joins_letters(char32_t before, char32_t after);
  bool is_list_number(std::size_t begin, std::size_t dot) const;
  bool letter_dot_follows(std::size_t at, std::size_t end) const;
  bool next_is_initial_context(std::size_t at) const;
  bool is_initials(std::size_t begin, std::size_t end) const;
  bool next_starts_with_digit(std::size_t at) const;

  const TokenRules& rules_;
  std::string_view text_;
  const Characters& characters_;
  const PieceList& pieces_;
};

}  // namespace hearsay::syntax
