#include "syntax/lemmatiser.hpp"

#include <algorithm>
#include <tuple>

#include "base/text.hpp"
#include "syntax/inflection.hpp"
#include "syntax/word_keys.hpp"

namespace hearsay::syntax {
namespace {

bool is_continuation(char byte) noexcept {
  return (static_cast<unsigned char>(byte) & 0xC0) == 0x80;
}

}  // namespace

bool LemmaRule::operator<(const LemmaRule& other) const {
  return std::tie(lower, cut, append) < std::tie(other.lower, other.cut, other.append);
}

LemmaRule lemma_rule(std::string_view form, std::string_view lemma) {
  const auto rule_from = [&](bool lower) {
    const std::string base = lower ? lower_word(form) : std::string(form);
    std::size_t same = 0;
    while (same < base.size() && same < lemma.size() && base[same] == lemma[same])
      ++same;
    while (same > 0 && ((same < base.size() && is_continuation(base[same])) ||
                        (same < lemma.size() && is_continuation(lemma[same])))) {
      --same;
    }
    return LemmaRule{lower, static_cast<std::uint8_t>(std::min<std::size_t>(base.size() - same, 255)),
                     std::string(lemma.substr(same))};
  };
  const LemmaRule lower = rule_from(true);
  const LemmaRule kept = rule_from(false);
  return kept.cut + kept.append.size() < lower.cut + lower.append.size() ? kept : lower;
}

std::string apply_rule(const LemmaRule& rule, std::string_view form) {
  std::string lemma = rule.lower ? lower_word(form) : std::string(form);
  if (rule.cut > lemma.size()) return {};
  const std::size_t keep = lemma.size() - rule.cut;
  if (keep < lemma.size() && is_continuation(lemma[keep])) return {};
  lemma.resize(keep);
  lemma += rule.append;
  return lemma;
}

std::vector<std::uint32_t> ending_keys(std::string_view form, std::uint8_t tag) {
  const std::string lower = lower_word(form);
  std::vector<char32_t> characters;
  for (std::size_t at = 0; at < lower.size();)
    characters.push_back(next_code_point(lower, at));
  std::vector<std::uint32_t> keys;
  std::uint32_t hash = mix(17, tag);
  keys.push_back(hash);
  for (std::size_t i = 0; i < characters.size() && i < 64; ++i) {
    hash = mix(hash, characters[characters.size() - 1 - i]);
    if (i < max_ending) keys.push_back(hash);
  }
  keys.push_back(mix(hash, 19));
  return keys;
}

std::uint8_t lemma_kind(Upos upos) noexcept {
  switch (upos) {
    case Upos::NOUN:
      return noun_lemma;
    case Upos::VERB:
    case Upos::AUX:
      return verb_lemma;
    case Upos::ADJ:
    case Upos::ADV:
      return modifier_lemma;
    default:
      return 0;
  }
}

std::uint32_t lemma_key(std::string_view lemma) {
  return mix(folded_key(lemma), 23);
}

namespace {

// "Keita's", "the rebels'": the possessive where the tokeniser left it.
std::string without_possessive(std::string_view form) {
  for (const std::string_view ending : {"'s", "’s", "'", "’"}) {
    if (form.size() > ending.size() && form.ends_with(ending))
      return std::string(form.substr(0, form.size() - ending.size()));
  }
  return std::string(form);
}

// "MPs", "NGOs": capitals and a plural s.
bool is_plural_acronym(std::string_view form) noexcept {
  return form.size() > 2 && form.back() == 's' && std::all_of(form.begin(), form.end() - 1, [](char byte) {
           return (byte >= 'A' && byte <= 'Z') || byte == '.';
         });
}

}  // namespace

bool Lemmatiser::known(std::string_view lemma, std::uint8_t kinds) const {
  const std::uint32_t found = endings_.find(lemma_key(lemma));
  return found != KeyMap::missing && (found & kinds) != 0;
}

// A known base of the same part of speech, then any known base. Empty when none is known.
std::string Lemmatiser::best_base(std::string_view form, const std::vector<std::string>& bases,
                                  Upos upos) const {
  constexpr std::uint8_t any = noun_lemma | verb_lemma | modifier_lemma;
  for (const std::uint8_t kinds : {lemma_kind(upos), any}) {
    for (const std::string& base : bases) {
      if (known(base, kinds)) return base;
    }
    // "re-arm", "co-found": what stands behind the hyphen decides.
    const std::size_t hyphen = form.rfind('-');
    for (const std::string& base : bases) {
      if (hyphen != std::string_view::npos && hyphen + 1 < base.size() &&
          known(std::string_view(base).substr(hyphen + 1), kinds))
        return base;
    }
  }
  return {};
}

std::string Lemmatiser::by_ending(std::string_view form, const std::vector<std::uint32_t>& keys) const {
  for (std::size_t i = keys.size() - 1; i-- > 0;) {
    const std::uint32_t rule = endings_.find(keys[i]);
    if (rule == KeyMap::missing || rule >= rules_.size()) continue;
    std::string lemma = apply_rule(rules_[rule], form);
    if (!lemma.empty()) return lemma;
  }
  return lower_word(form);
}

std::string Lemmatiser::lemma(std::string_view form, std::uint8_t tag, const TagClass& kind) const {
  if (kind.upos == Upos::PROPN) return without_possessive(form);
  const std::vector<std::uint32_t> keys = ending_keys(form, tag);
  const std::uint32_t whole = endings_.find(keys.back());
  if (whole != KeyMap::missing && whole < rules_.size()) {
    std::string lemma = apply_rule(rules_[whole], form);
    if (!lemma.empty()) return lemma;
  }
  const Inflection inflection = inflection_of(kind.xpos);
  std::string lower = lower_word(form);
  if (inflection == Inflection::none) {
    // Closed classes are learnt; words of the open ones are their own base, and only the case is learnt.
    std::string guess = by_ending(form, keys);
    return lemma_kind(kind.upos) == 0 || lower_word(guess) == lower ? guess : lower;
  }
  if (inflection == Inflection::plural && is_plural_acronym(form))
    return std::string(form.substr(0, form.size() - 1));
  const std::vector<std::string> bases = base_forms(lower, inflection);
  std::string base = best_base(lower, bases, kind.upos);
  if (!base.empty()) return base;
  if (!bases.empty()) return bases.front();
  // A form without the ending of its inflection is irregular, or wrongly tagged and its own base.
  const std::uint8_t kinds = lemma_kind(kind.upos);
  if (known(lower, kinds)) return lower;
  std::string guess = by_ending(form, keys);
  return known(guess, kinds) ? guess : lower;
}

Lemmatiser Lemmatiser::read(ByteReader& reader) {
  std::vector<LemmaRule> rules(reader.u32());
  for (LemmaRule& rule : rules) {
    rule.lower = reader.u8() != 0;
    rule.cut = reader.u8();
    rule.append = reader.text();
  }
  return {std::move(rules), KeyMap::read(reader)};
}

void Lemmatiser::write(ByteWriter& writer) const {
  writer.u32(static_cast<std::uint32_t>(rules_.size()));
  for (const LemmaRule& rule : rules_) {
    writer.u8(rule.lower ? 1 : 0);
    writer.u8(rule.cut);
    writer.text(rule.append);
  }
  endings_.write(writer);
}

}  // namespace hearsay::syntax
