// Recognises one quantity at a place in a sentence. Internal to mentions. Looks a bounded number of pieces
// ahead, so that scanning a sentence is linear.
#pragma once

#include <cstddef>
#include <optional>
#include <span>
#include <string>

#include "mentions/number_format.hpp"
#include "mentions/piece.hpp"
#include "mentions/quantity.hpp"
#include "mentions/quantity_lexicon.hpp"
#include "syntax/sentence.hpp"

namespace hearsay::mentions {

class QuantityParser {
 public:
  // All must outlive the parser.
  QuantityParser(const QuantityWords& words, const NumberFormat& format, const syntax::Sentence& sentence,
                 std::span<const Piece> pieces)
      : words_(words), format_(format), sentence_(sentence), pieces_(pieces) {}

  struct Result {
    std::optional<Quantity> quantity;  // empty: a number that is none (a year, an age), to be passed over
    std::size_t end = 0;               // past the last piece
  };
  // Empty when no number begins here.
  std::optional<Result> parse(std::size_t at) const;

 private:
  struct Number {
    double min = 0;
    std::optional<double> max;
    double coefficient = 0;  // before its scale: 2 in "2 million"
    double scale = 1;
    bool approximate = false;
    bool plain_digits = false;  // digits without separators or scale
    bool is_one = false;        // the word "one"
    std::size_t end = 0;
    std::size_t head = 0;
  };
  struct Bounds {
    bool least = false;
    bool most = false;
    bool about = false;
    bool between = false;
    std::size_t end = 0;
  };
  struct Noun {
    std::uint32_t token = 0;
    std::string unit;
    bool plural = false;
    bool is_time = false;
  };

  Bounds bounds(std::size_t at) const;
  std::optional<Number> number(std::size_t at) const;
  std::optional<Number> digits(std::size_t at) const;
  std::optional<Number> number_words(std::size_t at) const;
  std::optional<Number> indefinite(std::size_t at) const;
  void add_scale(Number& number) const;
  std::optional<Number> range_end(const Number& first, std::size_t at, bool between) const;
  std::optional<Result> share(std::size_t at, const Bounds& bounds, std::size_t start) const;
  std::optional<Result> one_out_of(const Number& first, const Bounds& bounds, std::size_t start) const;

  // Numbers that are no quantities: the end of what to pass over, or nothing.
  std::optional<std::size_t> excluded(std::size_t at) const;
  bool is_numbered_name(std::size_t at, const std::optional<Noun>& noun) const;
  bool is_year(std::size_t at, const Number& number, const std::optional<Noun>& noun, bool bounded) const;
  std::optional<std::size_t> telephone_number(std::size_t at) const;
  bool is_extension(std::size_t link, const std::optional<Noun>& noun) const;
  bool is_age(std::size_t at, std::size_t end) const;
  bool counts_one(const Number& number, const std::optional<Noun>& noun, bool bounded) const;
  bool beside_month(std::size_t at, std::size_t end) const;

  std::optional<Noun> counted_noun(std::size_t number, std::size_t end) const;
  std::optional<std::uint32_t> noun_by_tree(std::uint32_t number, std::uint32_t from) const;
  std::optional<std::uint32_t> noun_by_order(std::uint32_t from) const;
  std::string unit_text(std::uint32_t noun, std::uint32_t from) const;
  bool tells_change(std::size_t at) const;
  void bound_behind_noun(std::uint32_t noun, std::size_t from, Bounds& limits) const;
  void close(Quantity& quantity, std::size_t start, std::size_t end) const;

  static bool has_separator(const std::string& text) { return text.find_first_of(".,") != std::string::npos; }
  bool is(std::size_t at, std::string_view text) const {
    return at < pieces_.size() && pieces_[at].text == text;
  }
  bool touches(std::size_t at) const { return at < pieces_.size() && pieces_[at].touches; }
  bool is_kind(std::size_t at, PieceKind kind) const {
    return at < pieces_.size() && pieces_[at].kind == kind;
  }
  const syntax::Token& token(std::size_t at) const { return sentence_.tokens[pieces_[at].token]; }

  const QuantityWords& words_;
  const NumberFormat& format_;
  const syntax::Sentence& sentence_;
  std::span<const Piece> pieces_;
};

}  // namespace hearsay::mentions
