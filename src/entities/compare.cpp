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

bool is_abjad(const std::vector<NameToken>& tokens) {
  return std::any_of(tokens.begin(), tokens.end(), [](const NameToken& token) { return token.abjad; });
}

// "(Yemen)" against "(Lebanon)", "(the writer)" against "(the politician)"; a note on one side alone says
// more than the other, unless it is only where.
void judge_qualifiers(const NormalisedName& a, const NormalisedName& b, EntityKind kind,
                      Judgement& judgement) {
  if (!a.nickname.empty() && !b.nickname.empty() && a.nickname != b.nickname &&
      is_abjad(a.tokens) == is_abjad(b.tokens))
    judgement.cap(unsure_cap, "the nicknames differ");
  if (a.qualifiers.empty() && b.qualifiers.empty()) return;
  if (a.qualifiers.empty() || b.qualifiers.empty()) {
    const std::vector<NameToken>& notes = a.qualifiers.empty() ? b.qualifiers : a.qualifiers;
    const bool where = std::all_of(notes.begin(), notes.end(), [](const NameToken& token) {
      return token.territory || token.role == TokenRole::type;
    });
    if (kind != EntityKind::person && !where && judgement.score < 1)
      judgement.cap(unsure_cap, "one has a note that the other has not");
    return;
  }
  NormalisedName x, y;
  x.tokens = a.qualifiers;
  y.tokens = b.qualifiers;
  const Alignment aligned = align(x, y, EntityKind::organisation);
  const bool fits = aligned.extra_a.empty() || aligned.extra_b.empty();
  if (fits && !aligned.pairs.empty() && !aligned.doubt) return;
  judgement.cap(
      is_abjad(x.tokens) != is_abjad(y.tokens) || !aligned.pairs.empty() ? unsure_cap : different_cap,
      "the notes in brackets differ");
}

// The letters of an acronym as the words of names are spelled.
std::string spelled_letters(const NormalisedName& acronym) {
  std::string letters = fold_name(acronym.letters);
  std::erase(letters, ' ');
  if (std::all_of(letters.begin(), letters.end(),
                  [](char c) { return static_cast<unsigned char>(c) < 0x80; }))
    return letters;
  letters.clear();
  for (const NameToken& token : acronym.tokens)
    letters += token.text;
  return letters;
}

std::optional<NameComparison> compare_acronyms(const NormalisedName& a, const NormalisedName& b,
                                               EntityKind kind) {
  if (!a.letters.empty() && !b.letters.empty()) {
    if (spelled_letters(a) != spelled_letters(b)) return finish(0.1, "two acronyms with different letters");
    Judgement judgement{0.9, {"the same letters"}};
    judge_qualifiers(a, b, kind, judgement);
    return finish(std::move(judgement));
  }
  const NormalisedName& acronym = a.letters.empty() ? b : a;
  const NormalisedName& full = a.letters.empty() ? a : b;
  const std::string letters = spelled_letters(acronym);
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

// One word on both sides is little evidence, less where one script leaves out the vowels.
void judge_single(const Alignment& aligned, EntityKind kind, Judgement& judgement) {
  if (aligned.a().size() != 1 || aligned.b().size() != 1 || aligned.pairs.empty()) return;
  const NameToken& a = aligned.a()[0];
  const NameToken& b = aligned.b()[0];
  if (!a.meaning.empty() || !b.meaning.empty()) return;
  const auto consonants = [](const NameToken& token) {
    return std::count_if(token.sounds.begin(), token.sounds.end(),
                         [&](char c) { return !is_vowel(c) && (token.abjad || (c != 'w' && c != 'y')); });
  };
  const bool person = kind == EntityKind::person;
  if (a.abjad != b.abjad && std::min(consonants(a), consonants(b)) < (is_place(kind) ? 2 : person ? 4 : 3))
    return judgement.cap(person && judgement.score >= 0.93 ? common_cap : unsure_cap,
                         "one short word, and one script leaves out vowels");
  if (person && roundness_differs(a, b)) judgement.cap(unsure_cap, "a single word, and its vowels differ");
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

// Both have small words, and none in common: "Union des forces de la résistance", "Union of Resistance
// Forces".
bool two_languages(const NormalisedName& a, const NormalisedName& b) {
  const auto small = [](const AcronymWord& word) { return word.small; };
  if (std::none_of(a.words.begin(), a.words.end(), small) ||
      std::none_of(b.words.begin(), b.words.end(), small))
    return false;
  return std::none_of(a.words.begin(), a.words.end(), [&](const AcronymWord& x) {
    return x.small && std::any_of(b.words.begin(), b.words.end(),
                                  [&](const AcronymWord& y) { return y.small && x.latin == y.latin; });
  });
}

Judgement judge(const NormalisedName& a, const NormalisedName& b, EntityKind kind) {
  const Alignment aligned = align(a, b, kind);
  Judgement judgement = weigh(aligned);
  if (kind == EntityKind::person)
    judge_person(aligned, a.inverted != b.inverted, judgement);
  else
    judge_other(aligned, kind, two_languages(a, b), judgement);
  try_joined(aligned, judgement);
  judge_single(aligned, kind, judgement);
  judge_qualifiers(a, b, kind, judgement);
  return judgement;
}

// The name with what stood in brackets as words at its end.
NormalisedName with_note(NormalisedName name) {
  name.tokens.insert(name.tokens.end(), name.qualifiers.begin(), name.qualifiers.end());
  name.qualifiers.clear();
  return name;
}

NameComparison compare_ordered(const NormalisedName& a, const NormalisedName& b, EntityKind kind) {
  if (a.original == b.original || (!a.folded.empty() && a.folded == b.folded))
    return finish(1, "the same but for case, accents and punctuation");
  if (a.tokens.empty() || b.tokens.empty()) return finish(0, "nothing to compare");
  if (a.cut || b.cut) return finish(0.5, "too long for a name");
  if (auto ideographs = compare_ideographs(a, b)) return *ideographs;
  if (kind != EntityKind::person && (!a.letters.empty() || !b.letters.empty()))
    if (auto acronyms = compare_acronyms(a, b, kind)) return *acronyms;
  Judgement judgement = judge(a, b, kind);
  // "Ministero della Difesa (Italia)", "Italian Ministry of Defence": the note is a part of the other name.
  if (kind != EntityKind::person && judgement.score < same_score &&
      a.qualifiers.empty() != b.qualifiers.empty()) {
    Judgement whole = judge(with_note(a), with_note(b), kind);
    if (whole.score > judgement.score) judgement = std::move(whole);
  }
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
