// The words, numbers and signs inside tokens, for the scanners of times and quantities. Tokenizers differ in
// whether "30–40", "mid-2018", "$3,000" or "29th" is one token or several; here each is always cut at the
// same places, so that a scanner sees one form of it.
//
// Pure and thread safe; linear in the length of the sentence.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "base/yaml.hpp"
#include "syntax/sentence.hpp"

namespace hearsay::mentions {

enum class PieceKind : std::uint8_t {
  word,    // letters, with apostrophes inside
  number,  // digits, with '.' and ',' inside
  sign     // any other character; the long dashes are "–"
};

struct Piece {
  std::uint32_t token = 0;  // index in the sentence
  std::uint32_t begin = 0;  // byte offsets in the text
  std::uint32_t end = 0;
  std::string text;  // case folded; words without full stops ("p.m." is "pm")
  PieceKind kind = PieceKind::sign;
  bool touches = false;  // no white space between the piece before and this one
  bool capital = false;  // begins with a capital letter
};

std::vector<Piece> cut_into_pieces(const syntax::Sentence& sentence);
std::vector<Piece> cut_into_pieces(std::string_view text);

bool is_dash(const Piece& piece) noexcept;
// The value of a number piece of at most nine digits without separators.
std::optional<int> whole_number(const Piece& piece) noexcept;

// Phrases of one or more words, each with a number that says what it means. Immutable once filled.
class PhraseTable {
 public:
  struct Match {
    std::size_t length = 0;  // pieces
    double value = 0;
  };

  void add(std::string_view phrase, double value);
  // A list of phrases, all with one value.
  void add_list(const Yaml& list, double value);
  // A map from phrases to numbers.
  void add_map(const Yaml& map);

  // The longest phrase that begins at piece `at`. Hyphens between the pieces of a phrase are passed over.
  std::optional<Match> match(std::span<const Piece> pieces, std::size_t at) const;
  bool contains(std::string_view word) const;
  bool empty() const noexcept { return by_first_word_.empty(); }

 private:
  struct Phrase {
    std::vector<std::string> words;
    double value = 0;
  };
  std::unordered_map<std::string, std::vector<Phrase>> by_first_word_;  // longest first
};

}  // namespace hearsay::mentions
