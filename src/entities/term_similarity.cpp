#include "entities/term_similarity.hpp"

#include <algorithm>
#include <cmath>
#include <cstddef>

#include "entities/alias_record.hpp"
#include "entities/sounds.hpp"

namespace hearsay::entities {
namespace {

bool is_vowel(char sound) noexcept {
  return sound == 'a' || sound == 'e' || sound == 'i' || sound == 'o' || sound == 'u';
}
bool is_weak(char sound) noexcept {
  return is_vowel(sound) || sound == 'w' || sound == 'y';
}

// The weak sounds from `at` on, which moves behind them.
std::string_view take_weak(std::string_view sounds, std::size_t& at) noexcept {
  const std::size_t begin = at;
  while (at < sounds.size() && is_weak(sounds[at]))
    ++at;
  return sounds.substr(begin, at - begin);
}

std::ptrdiff_t consonants(std::string_view sounds) noexcept {
  return std::count_if(sounds.begin(), sounds.end(), [](char sound) { return !is_weak(sound); });
}

double weak_cost(std::string_view a, std::string_view b, bool unwritten) noexcept {
  if (a == b) return 0;
  if (unwritten) return 0.05;
  if (a.size() != 1 || b.size() != 1)
    return 0.15 + 0.2 * std::abs(static_cast<double>(a.size()) - static_cast<double>(b.size()));
  const auto both = [&](char x, char y) { return (a[0] == x && b[0] == y) || (a[0] == y && b[0] == x); };
  if (both('e', 'i') || both('o', 'u')) return 0.05;
  return both('a', 'e') ? 0.12 : 0.4;
}

// sound_similarity() in short, for sounds that have as many consonants, of one class each: in one walk over
// both. -1 where one has more of them, 0 where so many more that they cannot be alike.
double similarity_in_step(std::string_view a, std::string_view b, bool unwritten) noexcept {
  const double length = static_cast<double>(std::max(a.size(), b.size()));
  double cost = 0;
  std::size_t i = 0;
  std::size_t j = 0;
  for (;;) {
    const std::string_view weak_a = take_weak(a, i);
    cost += weak_cost(weak_a, take_weak(b, j), unwritten);
    const bool end_a = i == a.size();
    if (end_a != (j == b.size())) {
      const double least = 0.7 * static_cast<double>(consonants(a.substr(i)) + consonants(b.substr(j)));
      return least > (1 - alike) * length ? 0 : -1;
    }
    if (end_a) return length > 0 ? 1 - cost / length : 0;
    cost += a[i++] == b[j++] ? 0 : 0.3;
  }
}

// By the rules of another orthography. The readings of both are only held to be one or not: each may have
// ten.
double similarity_as_read(const NameToken& sought, const TermView& term) {
  constexpr double reading = 0.98;  // as in alignment.cpp
  const bool unwritten = sought.abjad || term.abjad;
  double best = 0;
  for (const std::string& other : sought.readings)
    best = std::max(best, reading * similarity_in_step(other, term.sounds, unwritten));
  for (std::string_view rest = term.readings; !rest.empty();) {
    const std::string_view read = take_packed(rest);
    best = std::max(best, reading * similarity_in_step(sought.sounds, read, unwritten));
    if (std::find(sought.readings.begin(), sought.readings.end(), read) != sought.readings.end())
      best = std::max(best, reading * reading);
  }
  return best;
}

}  // namespace

double term_similarity(const NameToken& sought, const TermView& term) {
  const bool kunya = sought.role == TokenRole::kunya;
  if (kunya != (term.role == TokenRole::kunya)) return 0;
  if (kunya && std::string_view(sought.text).substr(0, 4) != term.text.substr(0, 4)) return 0;
  if (!sought.meaning.empty() && !term.meaning.empty()) return sought.meaning == term.meaning ? 1 : 0;
  if (sought.sounds == term.sounds) return 1;
  const double quick = similarity_in_step(sought.sounds, term.sounds, sought.abjad || term.abjad);
  const double similarity =
      quick >= 0 ? quick : sound_similarity(sought.sounds, term.sounds, sought.abjad, term.abjad, alike);
  return similarity >= alike ? similarity : std::max(similarity, similarity_as_read(sought, term));
}

}  // namespace hearsay::entities
