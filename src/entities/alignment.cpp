#include "entities/alignment.hpp"

#include <algorithm>
#include <string_view>
#include <tuple>

#include "entities/sounds.hpp"

namespace hearsay::entities {

using mentions::EntityKind;

namespace {

constexpr double match = 0.8;            // tokens at least so alike are one, …
constexpr double most_cost = 0.8;        // … when what differs is less than a consonant
constexpr double match_place = 0.88;     // names of states and places are many and alike, …
constexpr double most_cost_place = 0.8;  // … less than what two vowels may be apart …
constexpr double surely_place = 0.955;   // … and all its syllables have partners, unless little differs
constexpr double place_reading = 0.94;
constexpr double doubtful = 0.74;  // tokens at least so alike may be one
constexpr double doubtful_place = 0.86;
constexpr double hopeless = 0.3;  // another orthography does not bridge more than that
constexpr double short_reading = 0.9;
constexpr double surely_read = 0.93;  // nothing better is looked for
constexpr double surely_both = 0.9;   // where both are read by other rules
constexpr double alike_joined = 0.88;

bool is_vowel(char c) noexcept {
  return std::string_view("aeiou").find(c) != std::string_view::npos;
}

bool is_place(EntityKind kind) noexcept {
  return kind == EntityKind::state || kind == EntityKind::place;
}

std::string_view without_attached_article(std::string_view sounds) {
  const bool article = sounds.size() >= 6 && (sounds.starts_with("al") || sounds.starts_with("el"));
  return article && !is_vowel(sounds[2]) ? sounds.substr(2) : sounds;
}

// Letters that stand for the vowel of each syllable, semivowels beside a vowel included.
std::vector<std::string> syllables(std::string_view sounds) {
  std::vector<std::string> groups;
  bool inside = false;
  for (std::size_t i = 0; i < sounds.size(); ++i) {
    const char c = sounds[i];
    const bool vowel = is_vowel(c);
    const bool before_vowel = i + 1 < sounds.size() && is_vowel(sounds[i + 1]);
    const bool semivowel = (c == 'w' || c == 'y') && inside && !before_vowel;
    if (!vowel && !semivowel) {
      inside = false;
      continue;
    }
    if (!inside) groups.emplace_back();
    inside = true;
    groups.back() += c == 'w' ? 'u' : c == 'y' ? 'i' : c;
  }
  return groups;
}

bool is_round(char c) noexcept {
  return c == 'o' || c == 'u';
}

bool near_vowels(char a, char b) noexcept {
  const auto height = [](char c) { return c == 'i' ? 0 : c == 'e' ? 1 : c == 'a' ? 2 : c == 'o' ? 3 : 4; };
  return height(a) - height(b) <= 1 && height(b) - height(a) <= 1;
}

bool groups_near(const std::string& a, const std::string& b) {
  for (const char x : a)
    for (const char y : b)
      if (near_vowels(x, y)) return true;
  return false;
}

bool is_servant(std::string_view sounds) noexcept {
  return sounds.starts_with("abd") && sounds.size() > 5;
}

struct Fit {
  double similarity = 0;
  double cost = 0;
};

Fit better(Fit best, std::string_view a, std::string_view b, bool a_abjad, bool b_abjad, double factor,
           double least) {
  const double similarity =
      factor * sound_similarity(a, b, a_abjad, b_abjad, std::max(least, best.similarity));
  if (similarity <= best.similarity) return best;
  return {similarity, (1 - similarity) * std::max(sound_length(a), sound_length(b))};
}

// Exact from `least` on; below it, some number below it.
Fit spelled_fit(const NameToken& a, const NameToken& b, double least) {
  // "Abd al-Rahman" and "Abd al-Rahim": what is shared by so many names proves nothing.
  const bool servants = is_servant(a.sounds) && is_servant(b.sounds);
  const auto rest = [&](std::string_view sounds) {
    return servants && is_servant(sounds) ? sounds.substr(3) : sounds;
  };
  const std::string_view x = rest(a.sounds);
  const std::string_view y = rest(b.sounds);
  Fit best = better({}, x, y, a.abjad, b.abjad, 1, std::min(least, hopeless));
  if (best.similarity >= 0.97 || best.similarity < hopeless) return best;
  // One of the two is read by the rules of another orthography. What is short fits too easily.
  constexpr double reading = 0.98;
  const double wanted = least == doubtful_place            ? place_reading
                        : std::min(x.size(), y.size()) < 5 ? std::max(least, short_reading)
                                                           : least;
  Fit read = best;
  for (const std::string& other : a.readings)
    read = better(read, rest(other), y, a.abjad, b.abjad, reading, wanted);
  for (const std::string& other : b.readings)
    read = better(read, x, rest(other), a.abjad, b.abjad, reading, wanted);
  // Both by the rules of others, which may be a hundred pairs, and one of them is near for almost any two
  // ("Zayed", "Saíde"): near is not enough.
  if (read.similarity < std::max(surely_read, wanted)) {
    Fit both;
    for (const std::string& one : a.readings)
      for (const std::string& other : b.readings)
        both = better(both, rest(one), rest(other), a.abjad, b.abjad, reading * reading, wanted);
    if (both.similarity >= std::max(surely_both, wanted) && both.similarity > read.similarity) read = both;
  }
  if (read.similarity >= wanted) best = read;
  // An article that is written into one of the two, where the other has it apart.
  constexpr double article = 0.97;
  const std::string_view bare_a = without_attached_article(a.sounds);
  const std::string_view bare_b = without_attached_article(b.sounds);
  if (bare_a != a.sounds) best = better(best, bare_a, b.sounds, a.abjad, b.abjad, article, least);
  if (bare_b != b.sounds) best = better(best, a.sounds, bare_b, a.abjad, b.abjad, article, least);
  return best;
}

TokenFit initial_fit(const NameToken& a, const NameToken& b) {
  constexpr double fits = 0.9;
  if (a.text == b.text) return {1, false};
  if (a.role == b.role || a.text.empty() || b.text.empty()) return {};
  const NameToken& full = a.role == TokenRole::initial ? b : a;
  const char letter = a.role == TokenRole::initial ? a.text[0] : b.text[0];
  bool same = full.text[0] == letter;
  for (const std::string& reading : full.readings)
    same = same || reading[0] == letter;
  return same ? TokenFit{fits, false} : TokenFit{};
}

NameToken joined(const NameToken& a, const NameToken& b) {
  NameToken token;
  token.text = a.text + b.text;
  token.sounds = sounds_of(token.text);
  token.abjad = a.abjad || b.abjad;
  token.article = a.article;
  token.filial = a.filial;
  token.weight = std::max(a.weight, b.weight);
  return token;
}

bool joinable(const NameToken& token) {
  return token.role != TokenRole::number && token.role != TokenRole::initial &&
         token.role != TokenRole::type && token.role != TokenRole::kunya &&
         token.role != TokenRole::patronymic;
}

// What the neighbours i and i + 1 are together when that is one token of `whole`: 0 or 1 token.
std::vector<NameToken> joined_as(const std::vector<NameToken>& parts, std::size_t i,
                                 const std::vector<NameToken>& whole) {
  if (!joinable(parts[i]) || !joinable(parts[i + 1])) return {};
  const std::size_t size = parts[i].sounds.size() + parts[i + 1].sounds.size();
  for (const NameToken& token : whole) {
    const std::size_t other = token.sounds.size();
    if (!joinable(token) || other + 4 < size || size + 4 < other || other < parts[i].sounds.size() + 2)
      continue;
    NameToken both = joined(parts[i], parts[i + 1]);
    if (spelled_fit(both, token, alike_joined).similarity < alike_joined) continue;
    if (spelled_fit(parts[i], token, match).similarity >= match ||
        spelled_fit(parts[i + 1], token, match).similarity >= match)
      continue;
    both.readings = {token.sounds};  // from here on they are one
    both.meaning = token.meaning;
    both.role = token.role;
    both.weight = token.weight;
    return {std::move(both)};
  }
  return {};
}

// The parts with neighbours joined that are one token of `whole`; empty when there are none.
std::vector<NameToken> join_parts(const std::vector<NameToken>& parts, const std::vector<NameToken>& whole) {
  std::vector<NameToken> result;
  for (std::size_t i = 0; i < parts.size(); ++i) {
    std::vector<NameToken> both;
    if (i + 1 < parts.size()) both = joined_as(parts, i, whole);
    if (!both.empty() && result.empty())
      result.assign(parts.begin(), parts.begin() + static_cast<std::ptrdiff_t>(i));
    if (!both.empty())
      result.push_back(std::move(both[0]));
    else if (!result.empty())
      result.push_back(parts[i]);
    if (!both.empty()) ++i;
  }
  return result;
}

}  // namespace

bool genders_differ(const NameToken& a, const NameToken& b) {
  if (a.abjad != b.abjad) {  // "Said", "سعيدة"
    const std::string_view own = a.abjad ? a.sounds : b.sounds;
    const std::string_view other = a.abjad ? b.sounds : a.sounds;
    const bool feminine = own.size() > 2 && (own.back() == 'h' || own.back() == 'a');
    const bool masculine = !is_vowel(other.back()) && other.back() != 'h';
    return feminine && masculine;
  }
  if (a.abjad) return false;
  const NameToken& shorter = a.sounds.size() < b.sounds.size() ? a : b;
  const NameToken& longer = a.sounds.size() < b.sounds.size() ? b : a;
  const std::string_view x = shorter.sounds;
  const std::string_view y = longer.sounds;
  // A consonant, and the same with "a" behind it.
  if (x.size() >= 3 && y.size() == x.size() + 1 && y.back() == 'a' && !is_vowel(x.back()) &&
      x.back() != 'h' && sound_similarity(x, y.substr(0, x.size()), false, false, 0.9) >= 0.9)
    return true;
  // "Emmanuel", "Emmanuelle"; behind n the letter is French for the same sound: "Burhan", "Burhane".
  if (x.size() >= 4 && y.size() == x.size() + 1 && y.back() == 'e' && !is_vowel(x.back()) &&
      x.back() != 'n' && x == y.substr(0, x.size()))
    return true;
  if (shorter.text.ends_with("ic") && longer.text.ends_with("ique")) return true;
  if (a.gender != 0 && b.gender != 0 && a.gender != b.gender) return true;
  // "Vito", "Vita".
  return x.size() == y.size() && x.size() >= 4 && x.substr(0, x.size() - 1) == y.substr(0, y.size() - 1) &&
         ((x.back() == 'o' && y.back() == 'a') || (x.back() == 'a' && y.back() == 'o'));
}

bool vowels_clash(const NameToken& a, const NameToken& b) {
  if (a.abjad || b.abjad) return false;
  const auto clash = [](const std::string& x, const std::string& y) {
    const std::vector<std::string> of_x = syllables(x);
    const std::vector<std::string> of_y = syllables(y);
    if (of_x.size() != of_y.size()) return false;
    for (std::size_t i = 0; i < of_x.size(); ++i)
      if (!groups_near(of_x[i], of_y[i])) return true;
    return false;
  };
  if (!clash(a.sounds, b.sounds)) return false;
  for (const std::string& reading : a.readings)
    if (!clash(reading, b.sounds)) return false;
  for (const std::string& reading : b.readings)
    if (!clash(a.sounds, reading)) return false;
  return true;
}

bool places_fit(const NameToken& a, const NameToken& b, const Fit& fit) {
  if (fit.similarity < match_place) return false;
  if (a.abjad != b.abjad) return fit.cost <= most_cost;
  return fit.cost <= most_cost_place &&
         (fit.similarity >= surely_place || syllables(a.sounds).size() == syllables(b.sounds).size());
}

// "Abu al-Fazl" and "Abolfazl": a kunya that is a given name.
TokenFit kunya_fit(const NameToken& kunya, const NameToken& name) {
  constexpr double fits = 0.85;
  if (!name.sounds.starts_with("ab") && !name.sounds.starts_with("eb")) return {};
  double best = 0;
  for (const char* prefix : {"abu", "abul"})
    best =
        std::max(best, sound_similarity(prefix + kunya.sounds, name.sounds, kunya.abjad, name.abjad, fits));
  return best >= fits ? TokenFit{best, false} : TokenFit{};
}

bool roundness_differs(const NameToken& a, const NameToken& b) {
  if (a.abjad || b.abjad) return false;
  const std::vector<std::string> of_a = syllables(a.sounds);
  const std::vector<std::string> of_b = syllables(b.sounds);
  if (of_a.size() != of_b.size()) return false;
  for (std::size_t i = 0; i < of_a.size(); ++i)
    if (std::any_of(of_a[i].begin(), of_a[i].end(), is_round) !=
        std::any_of(of_b[i].begin(), of_b[i].end(), is_round))
      return true;
  return false;
}

// One word of two meanings, which a list gives with one in Latin letters and with the other in Arabic script:
// "Fatah" and "فتح", conquest and victory.
TokenFit homonym_fit(const NameToken& a, const NameToken& b) {
  constexpr double alike = 0.95;
  constexpr double fits = 0.9;
  if (a.abjad == b.abjad || a.role != TokenRole::quality || b.role != TokenRole::quality) return {};
  const bool one = sound_similarity(a.sounds, b.sounds, a.abjad, b.abjad, alike) >= alike;
  return one ? TokenFit{fits, false} : TokenFit{};
}

TokenFit token_fit(const NameToken& a, const NameToken& b, EntityKind kind) {
  if ((a.role == TokenRole::kunya) != (b.role == TokenRole::kunya))
    return a.role == TokenRole::kunya ? kunya_fit(a, b) : kunya_fit(b, a);
  if (a.role == TokenRole::kunya && a.text.substr(0, 4) != b.text.substr(0, 4)) return {};
  if (a.role == TokenRole::number || b.role == TokenRole::number)
    return {a.role == b.role && a.meaning == b.meaning ? 1.0 : 0.0, false};
  if (a.role == TokenRole::initial || b.role == TokenRole::initial) return initial_fit(a, b);
  if (!a.meaning.empty() && !b.meaning.empty()) {
    if (a.meaning == b.meaning) return {1, false};
    return kind == EntityKind::person ? TokenFit{} : homonym_fit(a, b);
  }
  const double least = is_place(kind) ? doubtful_place : doubtful;
  Fit fit = spelled_fit(a, b, least);
  // One spelling is a listed word and the other is not: near is not enough ("Hamid", "Hamidi").
  if (a.meaning.empty() != b.meaning.empty()) fit.similarity *= 0.97;
  if (fit.similarity < least) return {};
  const bool place = is_place(kind);
  const bool sure = place ? places_fit(a, b, fit) : fit.similarity >= match && fit.cost <= most_cost;
  const bool person = kind == EntityKind::person;
  const bool another = fit.similarity < 1 && !a.foreign && !b.foreign &&
                       ((person && genders_differ(a, b)) || vowels_clash(a, b));
  return {fit.similarity, !sure || another};
}

Alignment align(const NormalisedName& a, const NormalisedName& b, EntityKind kind) {
  Alignment aligned;
  aligned.own_a = &a.tokens;
  aligned.own_b = &b.tokens;
  if (a.tokens.size() > 1) aligned.joined_a = join_parts(a.tokens, b.tokens);
  if (aligned.joined_a.empty() && b.tokens.size() > 1) aligned.joined_b = join_parts(b.tokens, a.tokens);
  std::vector<TokenPair> pairs;
  for (std::size_t i = 0; i < aligned.a().size(); ++i)
    for (std::size_t j = 0; j < aligned.b().size(); ++j)
      if (const TokenFit fit = token_fit(aligned.a()[i], aligned.b()[j], kind); fit.similarity > 0)
        pairs.push_back({i, j, fit});
  const auto rank = [](const TokenPair& p) {
    const std::size_t shift = p.a > p.b ? p.a - p.b : p.b - p.a;
    return std::tuple(-p.fit.similarity, shift, p.a, p.b);
  };
  std::sort(pairs.begin(), pairs.end(),
            [&](const TokenPair& x, const TokenPair& y) { return rank(x) < rank(y); });
  aligned.in_a.assign(aligned.a().size(), Alignment::none);
  aligned.in_b.assign(aligned.b().size(), Alignment::none);
  for (const TokenPair& pair : pairs) {
    if (aligned.in_a[pair.a] != Alignment::none || aligned.in_b[pair.b] != Alignment::none) continue;
    aligned.in_a[pair.a] = pair.b;
    aligned.in_b[pair.b] = pair.a;
    aligned.pairs.push_back(pair);
    aligned.doubt = aligned.doubt || pair.fit.doubt;
  }
  for (std::size_t i = 0; i < aligned.a().size(); ++i)
    if (aligned.in_a[i] == Alignment::none) aligned.extra_a.push_back(i);
  for (std::size_t j = 0; j < aligned.b().size(); ++j)
    if (aligned.in_b[j] == Alignment::none) aligned.extra_b.push_back(j);
  return aligned;
}

}  // namespace hearsay::entities
