// The parts of a word that stands between white space and punctuation: clitics, contractions, hyphens, units.
#pragma once

#include <vector>

#include "syntax/characters.hpp"
#include "syntax/piece.hpp"
#include "syntax/token_rules.hpp"

namespace hearsay::syntax {

// Collects the pieces of one paragraph; `characters` must outlive it.
class PieceList {
 public:
  explicit PieceList(const Characters& characters) : characters_(characters) {}

  // Adds the characters begin..end; nothing when there are none.
  void emit(std::size_t begin, std::size_t end, std::uint32_t group = 0);
  // White space stands before the next piece.
  void space() noexcept { space_ = true; }
  bool after_space() const noexcept { return space_; }
  std::uint32_t new_group() noexcept { return ++groups_; }
  std::vector<Piece>& list() noexcept { return pieces_; }
  const std::vector<Piece>& list() const noexcept { return pieces_; }

 private:
  const Characters& characters_;
  std::vector<Piece> pieces_;
  bool space_ = true;
  std::uint32_t groups_ = 0;
};

// Adds the parts of the word at the characters begin..end. Requires: begin < end.
void cut_word(const TokenRules& rules, const Characters& characters, std::size_t begin, std::size_t end,
              PieceList& pieces);

}  // namespace hearsay::syntax
