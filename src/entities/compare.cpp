#include "entities/compare.hpp"

#include <algorithm>
#include <cmath>
#include <optional>
#include <vector>

#include "base/text.hpp"
#include "entities/acronyms.hpp"
#include "entities/alignment.hpp"
#include "entities/judgement.hpp"
#include "entities/script.hpp"
#include "entities/sounds.hpp"

namespace hearsay::entities {

using mentions::EntityKind;

namespace {

constexpr std::size_t longest_joined = 24;

bool is_vowel(char c) noexcept {
  return std::string_view("aeiou").find(c) != std::string_view::npos;
}

bool is_place(EntityKind kind) noexcept {
  return kind == EntityKind::state || kind == EntityKind::place;
}

NameComparison finish(Judgement judgement) {
  NameComparison result;
  result.score = std::round(std::clamp(judgement.score, 0.0, 1.0) * 10000) / 10000;
  result.decision = result.score >= same_score     ? Decision::same
                    : result.score >= unsure_score ? Decision::unsure
                                                   : Decision::different;
  result.reasons = std::move(judgement.reasons);
  return result;
}

NameComparison finish(double score, std::string reason) {
  return finish(Judgement{score, {std::move(reason)}});
}

std::optional<NameComparison> compare_acronyms(const NormalisedName& a, const NormalisedName& b) {
  if (!a.letters.empty() && !b.letters.empty()) {
    if (a.tokens[0].text == b.tokens[0].text) return finish(0.9, "the same letters in two scripts");
    return finish(0.1, "two acronyms with different letters");
  }
  const NormalisedName& acronym = a.letters.empty() ? b : a;
  const NormalisedName& full = a.letters.empty() ? a : b;
  std::string letters;
  for (const NameToken& token : acronym.tokens)
    letters += token.text;
  switch (acronym_fit(letters, full)) {
    case AcronymFit::initials:
      return finish(letters.size() < 3 ? unsure_cap : acronym_score,
                    "'" + acronym.letters + "' fits the initials");
    case AcronymFit::syllables:
      return finish(acronym_score, "'" + acronym.letters + "' is made of the beginnings of the words");
    case AcronymFit::translated:
      return finish(acronym_score, "'" + acronym.letters + "' fits the initials in translation");
    case AcronymFit::part:
      return finish(unsure_cap - 0.05, "'" + acronym.letters + "' is a part of the other");
    case AcronymFit::none:
      break;
  }
  // Letters that are read one by one sound like nothing else; "HAMAS" may be a word in capitals.
  const auto vowels = std::count_if(letters.begin(), letters.end(), is_vowel);
  const bool word = acronym.tokens.size() == 1 && letters.size() >= 4 && vowels >= 2;
  if (!word) return finish(0.2, "an acronym of something else");
  return std::nullopt;
}

// Signs for words, not for sounds: what sounds alike may be another name.
std::optional<NameComparison> compare_ideographs(const NormalisedName& a, const NormalisedName& b) {
  if (!a.ideographs || !b.ideographs || main_script(a.original) != main_script(b.original))
    return std::nullopt;
  if (simplified_signs(a.folded) == simplified_signs(b.folded))
    return finish(1, "the same signs, traditional and simplified");
  // Digits and a few signs tell bodies apart that share all others.
  return finish(0.3, "other signs");
}

// "(Yemen)" against "(Lebanon)", "(the writer)" against "(the politician)".
void judge_qualifiers(const NormalisedName& a, const NormalisedName& b, EntityKind kind,
                      Judgement& judgement) {
  if (a.qualifiers.empty() || b.qualifiers.empty()) return;
  for (const NameToken& x : a.qualifiers)
    for (const NameToken& y : b.qualifiers)
      if (const TokenFit fit = token_fit(x, y, kind); fit.similarity > 0 && !fit.doubt) return;
  const bool other_script =
      std::any_of(a.qualifiers.begin(), a.qualifiers.end(), [](auto& t) { return t.abjad; }) !=
      std::any_of(b.qualifiers.begin(), b.qualifiers.end(), [](auto& t) { return t.abjad; });
  judgement.cap(other_script ? unsure_cap : different_cap, "the notes in brackets differ");
}

// One word on both sides is little evidence, less where one script leaves out the vowels.
void judge_single(const Alignment& aligned, EntityKind kind, Judgement& judgement) {
  if (aligned.a().size() != 1 || aligned.b().size() != 1 || aligned.pairs.empty()) return;
  const NameToken& a = aligned.a()[0];
  const NameToken& b = aligned.b()[0];
  if (!a.meaning.empty() || !b.meaning.empty()) return;
  const auto consonants = [](const NameToken& token) {
    return std::count_if(token.sounds.begin(), token.sounds.end(),
                         [](char c) { return !is_vowel(c) && c != 'w' && c != 'y'; });
  };
  const bool person = kind == EntityKind::person;
  if (a.abjad != b.abjad && std::min(consonants(a), consonants(b)) < (is_place(kind) ? 2 : 4))
    return judgement.cap(person && judgement.score >= 0.93 ? common_cap : unsure_cap,
                         "one short word, and one script leaves out vowels");
  if (person) judgement.cap(judgement.score < 0.9 ? unsure_cap : common_cap, "a single word");
}

// "Deir ez-Zor" and "Deirezzor": the same sounds, divided otherwise.
void try_joined(const Alignment& aligned, Judgement& judgement) {
  const auto means = [](const NameToken& token) { return !token.meaning.empty(); };
  const auto any = [](const std::vector<NameToken>& tokens, const std::vector<std::size_t>& extra,
                      auto test) {
    return std::any_of(extra.begin(), extra.end(), [&](std::size_t i) { return test(tokens[i]); });
  };
  if (any(aligned.a(), aligned.extra_a, means) && any(aligned.b(), aligned.extra_b, means)) return;
  if (aligned.a().size() == aligned.b().size() || judgement.score >= same_score) return;
  const auto counts = [](const NameToken& token) {
    return token.role == TokenRole::number || token.role == TokenRole::initial;
  };
  if (std::any_of(aligned.a().begin(), aligned.a().end(), counts) ||
      std::any_of(aligned.b().begin(), aligned.b().end(), counts))
    return;
  const auto join = [](const std::vector<NameToken>& tokens, bool& abjad) {
    std::string text;
    for (const NameToken& token : tokens) {
      text += token.text;
      abjad = abjad || token.abjad;
    }
    std::erase(text, ' ');
    return sounds_of(text);
  };
  bool abjad_a = false, abjad_b = false;
  const std::string a = join(aligned.a(), abjad_a);
  const std::string b = join(aligned.b(), abjad_b);
  if (a.size() > longest_joined || b.size() > longest_joined || std::min(a.size(), b.size()) < 5) return;
  constexpr double alike = 0.95;
  const double similarity = sound_similarity(a, b, abjad_a, abjad_b, alike);
  if (similarity < alike) return;
  judgement.score = std::max(judgement.score, similarity * 0.95);
  judgement.reasons.emplace_back("the same when written as one word");
}

NameComparison compare_ordered(const NormalisedName& a, const NormalisedName& b, EntityKind kind) {
  if (a.original == b.original || (!a.folded.empty() && a.folded == b.folded))
    return finish(1, "the same but for case, accents and punctuation");
  if (a.tokens.empty() || b.tokens.empty()) return finish(0, "nothing to compare");
  if (a.cut || b.cut) return finish(0.5, "too long for a name");
  if (auto ideographs = compare_ideographs(a, b)) return *ideographs;
  if (kind != EntityKind::person && (!a.letters.empty() || !b.letters.empty()))
    if (auto acronyms = compare_acronyms(a, b)) return *acronyms;
  const Alignment aligned = align(a, b, kind);
  Judgement judgement = weigh(aligned);
  if (kind == EntityKind::person)
    judge_person(aligned, a.inverted != b.inverted, judgement);
  else
    judge_other(aligned, kind, judgement);
  try_joined(aligned, judgement);
  judge_single(aligned, kind, judgement);
  judge_qualifiers(a, b, kind, judgement);
  return finish(std::move(judgement));
}

}  // namespace

std::string_view name(Decision decision) noexcept {
  switch (decision) {
    case Decision::same:
      return "same";
    case Decision::different:
      return "different";
    case Decision::unsure:
      break;
  }
  return "unsure";
}

NameComparison compare(const NormalisedName& a, const NormalisedName& b, EntityKind kind) {
  // One order for both calls makes the comparison symmetric to the last digit.
  return a.original <= b.original ? compare_ordered(a, b, kind) : compare_ordered(b, a, kind);
}

NameComparison compare(const NameRules& rules, std::string_view a, std::string_view b, EntityKind kind) {
  return compare(rules.normalise(a, kind), rules.normalise(b, kind), kind);
}

}  // namespace hearsay::entities
