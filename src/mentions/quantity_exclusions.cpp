// Numbers that are no quantities: parts of names, dates, years, ages, times of day, telephone numbers.
#include <algorithm>

#include "base/text.hpp"
#include "mentions/quantity_parser.hpp"

namespace hearsay::mentions {
namespace {

using syntax::Upos;

constexpr int first_year = 1900;  // bare numbers in this range can be years
constexpr int last_year = 2049;
constexpr int first_old_year = 1000;  // and up to there where something marks them as years

}  // namespace

bool QuantityParser::beside_month(std::size_t at, std::size_t end) const {
  const auto month = [&](std::size_t place) {
    return place < pieces_.size() && pieces_[place].capital && words_.months.contains(pieces_[place].text);
  };
  std::size_t next = end;
  if (is(next, "of")) ++next;
  if (month(next)) return true;
  if (at > 0 && month(at - 1)) return true;
  // "September 19 2018", "September 19, 2018"
  if (at > 1 && is_kind(at - 1, PieceKind::number) && month(at - 2)) return true;
  return at > 2 && is(at - 1, ",") && is_kind(at - 2, PieceKind::number) && month(at - 3);
}

// Parts of names, times of day, dates, decades, telephone and list numbers.
std::optional<std::size_t> QuantityParser::excluded(std::size_t at) const {
  if (!is_kind(at, PieceKind::number)) return std::nullopt;
  const std::size_t end = at + 1;
  const std::string& text = pieces_[at].text;
  if (touches(at) && at > 0) {
    const Piece& before = pieces_[at - 1];
    const bool currency = words_.currencies.contains(before.text);
    if (before.kind == PieceKind::word && !currency) return end;  // "G20", "M23"
    if (before.text == ":" || before.text == "/" || before.text == "#" || before.text == "№") return end;
    if (is_dash(before) && before.touches && at > 1 && pieces_[at - 2].kind == PieceKind::word)
      return end;  // "F-16"
  }
  if (text.size() > 1 && text.front() == '0' && !has_separator(text)) return end;
  const bool followed = end < pieces_.size();
  if (followed && touches(end)) {
    const Piece& behind = pieces_[end];
    const bool number_behind = is_kind(end + 1, PieceKind::number) && touches(end + 1);
    if ((behind.text == ":" || behind.text == "/") && number_behind) {
      std::size_t place = end;
      while (place < pieces_.size() && touches(place) &&
             (pieces_[place].kind == PieceKind::number || pieces_[place].text == ":" ||
              pieces_[place].text == "/"))
        ++place;
      return place;
    }
    const bool letters = behind.kind == PieceKind::word;
    const bool known = words_.scales.contains(behind.text) || words_.touching_scales.contains(behind.text) ||
                       words_.touching_units.contains(behind.text) ||
                       words_.currencies.contains(behind.text) || words_.percent.contains(behind.text);
    if (letters && !known) return end + 1;  // "20th", "1990s", "7am"
  }
  if (followed && words_.clock.contains(pieces_[end].text)) return end + 1;
  if (followed && words_.eras.contains(pieces_[end].text) && pieces_[end].text.size() > 1) return end + 1;
  if (beside_month(at, end)) return end;
  // "[12]", "(1)", and "1." or "2)" that begins a line
  const bool opened = at > 0 && (is(at - 1, "[") || (is(at - 1, "(") && text.size() <= 2));
  if (opened && (is(end, "]") || is(end, ")"))) return end;
  if (at == 0 && text.size() <= 2 && (is(end, ".") || is(end, ")")) && end + 1 < pieces_.size()) return end;
  return telephone_number(at);
}

// "+963 11 222 3333", "(713) 555-3242", "713-555-3242": where it ends.
std::optional<std::size_t> QuantityParser::telephone_number(std::size_t at) const {
  constexpr std::size_t most_groups = 6;
  const bool plus = at > 0 && is(at - 1, "+") && touches(at);
  const bool area = at > 0 && is(at - 1, "(") && is(at + 1, ")");
  std::size_t end = at;
  std::size_t groups = 0;
  std::size_t hyphens = 0;
  while (groups < most_groups && is_kind(end, PieceKind::number) && !has_separator(pieces_[end].text)) {
    ++groups;
    ++end;
    if (groups == 1 && area) ++end;
    if (is(end, "-") && touches(end) && touches(end + 1) && is_kind(end + 1, PieceKind::number)) {
      ++hyphens;
      ++end;
    }
  }
  const bool telephone = (plus && groups > 1) || (area && groups > 1) || (hyphens > 1 && groups > 2);
  if (!telephone) return std::nullopt;
  return end;
}

// "Article 5", "Brigade 44", "No. 5"; not "in Idlib 30 fighters".
bool QuantityParser::is_numbered_name(std::size_t at, const std::optional<Noun>& noun) const {
  if (at == 0) return false;
  const Piece* before = &pieces_[at - 1];
  if (before->text == "." && at > 1) before = &pieces_[at - 2];
  if (before->kind != PieceKind::word) return false;
  if (words_.numbered.contains(before->text) && before != &pieces_[at]) {
    const bool counted = noun && noun->plural && !before->capital;
    return !counted || before->text == "no" || before->text == "number";
  }
  // Number words are names only with a capital: "Phase Two".
  if (before != &pieces_[at - 1] || (pieces_[at].kind == PieceKind::word && !pieces_[at].capital))
    return false;
  if (has_separator(pieces_[at].text)) return false;
  const syntax::Token& name = token(at - 1);
  return name.upos == Upos::PROPN && !(noun && noun->plural);
}

bool QuantityParser::is_year(std::size_t at, const Number& number, const std::optional<Noun>& noun,
                             bool bounded) const {
  if (!number.plain_digits || pieces_[at].text.size() != 4) return false;
  const auto value = whole_number(pieces_[at]);
  const bool counted = noun && noun->plural;
  if (!value) return false;
  if (*value < first_year || *value > last_year) {
    // "in 1801", "(1821)"
    const bool old = *value >= first_old_year && *value < first_year && !counted && !bounded && at > 0;
    return old && (words_.time_prepositions.contains(pieces_[at - 1].text) || is(at - 1, "(") ||
                   (is(at - 1, ".") && at > 1 && words_.time_prepositions.contains(pieces_[at - 2].text)));
  }
  if (bounded) return !counted && *value % 100 != 0;
  if (!counted) return true;
  const bool led = at > 0 && (words_.time_prepositions.contains(pieces_[at - 1].text) || is(at - 1, "the"));
  return led;
}

// "853-3242", "3-5213": a short number, a hyphen and four digits that count nothing.
bool QuantityParser::is_extension(std::size_t link, const std::optional<Noun>& noun) const {
  return !noun && is(link, "-") && touches(link) && touches(link + 1) && link > 0 &&
         pieces_[link - 1].text.size() <= 3 && link + 1 < pieces_.size() &&
         pieces_[link + 1].text.size() >= 4 && !has_separator(pieces_[link + 1].text);
}

// "aged 30", "X, 30, said".
bool QuantityParser::is_age(std::size_t at, std::size_t end) const {
  if (at == 0) return false;
  if (words_.ages.contains(pieces_[at - 1].text)) return true;
  if (at > 1 && words_.ages.match(pieces_, at - 2) && is(at - 1, "of")) return true;
  const bool commas = is(at - 1, ",") && is(end, ",");
  return commas && at > 1 && token(at - 2).upos == Upos::PROPN;
}

// "one" is a number in front of a person ("one soldier"), in a bound or a range; else a pronoun or article.
bool QuantityParser::counts_one(const Number& number, const std::optional<Noun>& noun, bool bounded) const {
  if (!number.is_one) return true;
  if (is(number.end, "of")) return false;
  if (bounded) return noun.has_value();
  if (!noun) return false;
  const syntax::Token& token = sentence_.tokens[noun->token];
  return words_.persons.contains(to_lower_ascii(token.form)) ||
         words_.persons.contains(to_lower_ascii(token.lemma));
}

}  // namespace hearsay::mentions
