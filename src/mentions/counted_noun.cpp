// What a number counts, by the tree and, where that cannot be right, by the order of the words.
#include <algorithm>

#include "base/text.hpp"
#include "mentions/quantity_parser.hpp"

namespace hearsay::mentions {
namespace {

using syntax::Token;
using syntax::Upos;

constexpr std::uint32_t farthest = 10;  // tokens between a number and its noun

bool is_plural(const Token& token) {
  return token.xpos == "NNS" || token.xpos == "NNPS" || token.feature("Number") == "Plur";
}

bool is_participle(const Token& token) {
  return token.upos == Upos::VERB &&
         (token.relation == "amod" || token.xpos == "VBN" || token.xpos == "VBG" || token.xpos == "JJ");
}

bool is_letter(const std::string& form) {
  std::size_t at = 0;
  return is_alpha(next_code_point(form, at));
}

bool is_hyphen(const Token& token) {
  return token.form == "-" || token.form == "‐" || token.form == "‑";
}

bool is_modifier(const Token& token) {
  return token.upos == Upos::ADJ || is_participle(token);
}

}  // namespace

std::optional<std::uint32_t> QuantityParser::noun_by_tree(std::uint32_t number, std::uint32_t from) const {
  const Token& token = sentence_.tokens[number];
  if (!token.relation.starts_with("nummod") || token.head < static_cast<int>(from)) return std::nullopt;
  const auto head = static_cast<std::uint32_t>(token.head);
  const Token& noun = sentence_.tokens[head];
  if (head - number > farthest || (noun.upos != Upos::NOUN && noun.upos != Upos::PROPN)) return std::nullopt;
  for (std::uint32_t i = from; i < head; ++i) {
    const Upos upos = sentence_.tokens[i].upos;
    const bool crosses = upos == Upos::AUX || upos == Upos::ADP || upos == Upos::SCONJ ||
                         upos == Upos::PRON || (upos == Upos::VERB && !is_participle(sentence_.tokens[i]));
    if (crosses) return std::nullopt;
  }
  return head;
}

// Passes over "of", determiners and modifiers to the end of the first run of nouns.
std::optional<std::uint32_t> QuantityParser::noun_by_order(std::uint32_t from) const {
  const auto count = static_cast<std::uint32_t>(sentence_.tokens.size());
  const std::uint32_t limit = std::min(count, from + farthest);
  std::optional<std::uint32_t> found;
  bool after_of = false;
  for (std::uint32_t i = from; i < limit; ++i) {
    const Token& token = sentence_.tokens[i];
    const Token* next = i + 1 < count ? &sentence_.tokens[i + 1] : nullptr;
    if (token.upos == Upos::NOUN || token.upos == Upos::PROPN) {
      found = i;
      // "12 fighters Friday": a plural common noun ends the phrase unless a noun of the same kind follows.
      if (token.upos == Upos::NOUN && is_plural(token) &&
          !(next && next->upos == Upos::NOUN && is_plural(*next)))
        break;
      continue;
    }
    if (is_hyphen(token) && i > from) continue;
    if (found) {
      // "two of the group's fighters"
      if (token.form == "'s" || token.form == "’s" || token.form == "'" || token.form == "’") {
        found.reset();
        continue;
      }
      if (is_modifier(token) && sentence_.tokens[*found].upos == Upos::PROPN) continue;  // "Iran backed"
      break;
    }
    if (i == from && to_lower_ascii(token.form) == "of") {
      after_of = true;
      continue;
    }
    if (after_of && (token.upos == Upos::DET || token.feature("Poss") == "Yes" || token.xpos == "PRP$"))
      continue;
    if (token.upos == Upos::ADJ) continue;
    if (is_participle(token) && next && (is_modifier(*next) || next->upos == Upos::NOUN)) continue;
    const bool joins = token.form == "," || token.upos == Upos::CCONJ;
    const bool between_modifiers =
        joins && i > from && is_modifier(sentence_.tokens[i - 1]) && next && is_modifier(*next);
    if (between_modifiers) continue;
    break;
  }
  if (!found) return std::nullopt;
  const Token& noun = sentence_.tokens[*found];
  // "killed 30 Friday", "to 500 Turkey said": a name is counted only in the plural.
  if (noun.upos == Upos::PROPN && !is_plural(noun)) return std::nullopt;
  return found;
}

// The noun with the common nouns in front of it that name the thing: "training camps", not "new camps".
std::string QuantityParser::unit_text(std::uint32_t noun, std::uint32_t from) const {
  std::uint32_t first = noun;
  while (first > from) {
    const Token& before = sentence_.tokens[first - 1];
    const bool hyphen =
        is_hyphen(before) && first - 1 > from && sentence_.tokens[first - 2].upos == Upos::NOUN;
    if (before.upos != Upos::NOUN && !hyphen) break;
    --first;
  }
  std::string unit;
  for (std::uint32_t i = first; i <= noun; ++i) {
    if (i > first && sentence_.tokens[i].begin > sentence_.tokens[i - 1].end) unit += ' ';
    unit += sentence_.tokens[i].form;
  }
  return unit;
}

std::optional<QuantityParser::Noun> QuantityParser::counted_noun(std::size_t number, std::size_t end) const {
  const std::uint32_t last = pieces_[end - 1].token;
  const std::uint32_t from = last + 1;
  Noun noun;
  // "10-member" as one token counts its own second half.
  if (end + 1 < pieces_.size() && pieces_[end].text == "-" && touches(end) && touches(end + 1) &&
      pieces_[end + 1].kind == PieceKind::word) {
    noun.token = pieces_[end + 1].token;
    noun.unit = pieces_[end + 1].text;
    noun.is_time = words_.time_units.contains(noun.unit);
    return noun;
  }
  auto found = noun_by_tree(pieces_[number].token, from);
  // "Thousands fled their homes": a magnitude counts what stands behind "of".
  const bool magnitude = words_.magnitude_min.match(pieces_, number).has_value();
  if (!found && (!magnitude || is(end, "of"))) found = noun_by_order(from);
  if (!found || !is_letter(sentence_.tokens[*found].form)) return std::nullopt;
  noun.token = *found;
  noun.unit = unit_text(*found, from);
  noun.plural = is_plural(sentence_.tokens[*found]);
  noun.is_time = words_.time_units.contains(to_lower_ascii(sentence_.tokens[*found].form));
  return noun;
}

}  // namespace hearsay::mentions
