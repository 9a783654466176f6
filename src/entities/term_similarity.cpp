#include "entities/term_similarity.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <cstddef>
#include <cstdlib>

#include "entities/alias_record.hpp"
#include "entities/sounds.hpp"

namespace hearsay::entities {
namespace {

constexpr auto weak_sounds = [] {
  std::array<bool, 256> weak{};
  for (const char sound : std::string_view("aeiouwy"))
    weak[static_cast<unsigned char>(sound)] = true;
  return weak;
}();

bool is_weak(char sound) noexcept {
  return weak_sounds[static_cast<unsigned char>(sound)];
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
// both. -1 where one has more of them, 0 where so many more, or so much else, that they cannot be alike.
double similarity_in_step(std::string_view a, std::string_view b, bool unwritten) noexcept {
  const double length = static_cast<double>(std::max(a.size(), b.size()));
  const double most = (1 - alike) * length;
  double cost = 0;
  std::size_t i = 0;
  std::size_t j = 0;
  for (;;) {
    const std::string_view weak_a = take_weak(a, i);
    cost += weak_cost(weak_a, take_weak(b, j), unwritten);
    const bool end_a = i == a.size();
    if (end_a != (j == b.size()) || cost > most) {
      const std::ptrdiff_t more = consonants(a.substr(i)) - consonants(b.substr(j));
      return more == 0 || 0.7 * static_cast<double>(std::abs(more)) > most ? 0 : -1;
    }
    if (end_a) return length > 0 ? 1 - cost / length : 0;
    cost += a[i++] == b[j++] ? 0 : 0.3;
  }
}

constexpr double reading = 0.98;  // as in alignment.cpp

bool is_unwritten(const NameToken& sought, const TermView& term) noexcept {
  return sought.abjad || term.abjad;
}

// The token's sounds by one set of rules, and the term as it is spelled.
double similarity_of_sounds(const NameToken& sought, std::string_view own, const TermView& term,
                            bool in_full) noexcept {
  if (own == term.sounds) return 1;
  const double quick = similarity_in_step(own, term.sounds, is_unwritten(sought, term));
  if (quick >= 0 || !in_full) return std::max(quick, 0.0);
  return sound_similarity(own, term.sounds, sought.abjad, term.abjad, alike);
}

// As the term is spelled, the token also by the rules of other orthographies.
double similarity_as_spelled(const NameToken& sought, const TermView& term) {
  const bool kunya = sought.role == TokenRole::kunya;
  if (kunya != (term.role == TokenRole::kunya)) return 0;
  if (kunya && std::string_view(sought.text).substr(0, 4) != term.text.substr(0, 4)) return 0;
  if (!sought.meaning.empty() && !term.meaning.empty()) return sought.meaning == term.meaning ? 1 : 0;
  if (sought.sounds == term.sounds) return 1;
  const double quick = similarity_in_step(sought.sounds, term.sounds, is_unwritten(sought, term));
  double best =
      quick >= 0 ? quick : sound_similarity(sought.sounds, term.sounds, sought.abjad, term.abjad, alike);
  if (best >= alike) return best;
  for (const std::string& other : sought.readings)
    best = std::max(best, reading * similarity_in_step(other, term.sounds, is_unwritten(sought, term)));
  return best;
}

// The term by the rules of other orthographies. Where both are, they are only held to be one or not: each may
// have ten.
double similarity_of_readings(const NameToken& sought, const TermView& term) {
  double best = 0;
  for (std::string_view rest = term.readings; !rest.empty();) {
    const std::string_view read = take_packed(rest);
    best = std::max(best, reading * similarity_in_step(sought.sounds, read, is_unwritten(sought, term)));
    if (std::find(sought.readings.begin(), sought.readings.end(), read) != sought.readings.end())
      best = std::max(best, reading * reading);
  }
  return best;
}

bool may_be_read(const NameToken& sought, const TermView& term) noexcept {
  const bool kunya = sought.role == TokenRole::kunya;
  return kunya == (term.role == TokenRole::kunya) && (sought.meaning.empty() || term.meaning.empty()) &&
         (!kunya || std::string_view(sought.text).substr(0, 4) == term.text.substr(0, 4));
}

}  // namespace

double term_similarity(const NameToken& sought, const TermView& term) {
  const double plain = similarity_as_spelled(sought, term);
  if (plain >= alike || !may_be_read(sought, term)) return plain;
  return std::max(plain, similarity_of_readings(sought, term));
}

double TermSimilarity::with(const TermView& term, std::size_t form) {
  const NameToken& sought = *sought_;
  const bool same_sounds = known_ && form == form_ && term.sounds == before_.sounds &&
                           term.role == before_.role && term.abjad == before_.abjad &&
                           term.meaning == before_.meaning && term.role != TokenRole::kunya;
  if (same_sounds && term.readings == before_.readings) return value_;
  if (!may_be_read(sought, term)) {
    value_ = plain_ = similarity_as_spelled(sought, term);
  } else {
    const bool read = form > 0;
    const std::string& own = read ? sought.readings[form - 1] : sought.sounds;
    const double factor = read ? reading : 1;
    if (!same_sounds) plain_ = factor * similarity_of_sounds(sought, own, term, !read);
    value_ = plain_;
    if (plain_ < alike) {
      for (std::string_view rest = term.readings; !rest.empty();) {
        const std::string_view other = take_packed(rest);
        // Where both are read by other rules they are only held to be one or not: each may have ten.
        const double both = !read          ? similarity_in_step(own, other, is_unwritten(sought, term))
                            : own == other ? 1.0
                                           : 0.0;
        value_ = std::max(value_, factor * reading * both);
      }
    }
  }
  known_ = true;
  form_ = form;
  before_ = term;
  return value_;
}

}  // namespace hearsay::entities
