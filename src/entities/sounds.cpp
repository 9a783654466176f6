#include "entities/sounds.hpp"

#include <algorithm>
#include <array>
#include <cstdint>
#include <utility>

namespace hearsay::entities {
namespace {

constexpr std::size_t longest_sounds = 48;
constexpr std::size_t most_variants = 8;

struct Digraph {
  std::string_view letters;
  std::string_view sounds;
};

// Longest first: the first that fits is taken.
constexpr std::array<Digraph, 20> digraphs = {
    {{"tsch", "C"}, {"shch", "SC"}, {"dsch", "j"}, {"sch", "S"}, {"tch", "C"}, {"tsh", "C"}, {"dzh", "j"},
     {"dj", "j"},   {"sh", "S"},    {"ch", "C"},   {"kh", "X"},  {"gh", "G"},  {"zh", "Z"},  {"th", "T"},
     {"dh", "D"},   {"ph", "f"},    {"ck", "k"},   {"ou", "u"},  {"oo", "u"},  {"ee", "i"}}};

// Most letters begin no digraph.
constexpr auto begins_digraph = [] {
  std::array<bool, 256> begins{};
  for (const Digraph& digraph : digraphs)
    begins[static_cast<unsigned char>(digraph.letters[0])] = true;
  return begins;
}();

constexpr bool is_vowel(char c) noexcept {
  return c == 'a' || c == 'e' || c == 'i' || c == 'o' || c == 'u';
}
constexpr bool is_semivowel(char c) noexcept {
  return c == 'w' || c == 'y';
}
constexpr bool is_front(char c) noexcept {
  return c == 'e' || c == 'i' || c == 'y';
}

// The class of a consonant in a skeleton, 0 for what is left out.
char class_of(char c) noexcept {
  switch (c) {
    case 'b':
    case 'p':
      return 'b';
    case 't':
    case 'd':
    case 'T':
    case 'D':
      return 't';
    case 'f':
    case 'v':
      return 'f';
    case 'k':
    case 'q':
      return 'k';
    case 'j':
    case 'g':
    case 'G':
    case 'Z':
      return 'j';
    case 's':
    case 'z':
    case 'S':
    case 'C':
      return 's';
    case 'h':
    case 'X':
      return 'h';
    default:
      return is_vowel(c) || is_semivowel(c) ? '\0' : c;
  }
}

// What two consonants cost that romanisation or script confuses.
struct Confusion {
  char a;
  char b;
  double cost;
};
constexpr std::array<Confusion, 36> confusions = {
    {{'k', 'q', 0.1},  {'h', 'X', 0.15}, {'G', 'g', 0.15}, {'g', 'j', 0.35}, {'Z', 'j', 0.15},
     {'G', 'j', 0.5},  {'S', 's', 0.35}, {'C', 'S', 0.35}, {'C', 's', 0.5},  {'s', 'z', 0.35},
     {'D', 'd', 0.15}, {'D', 'z', 0.15}, {'D', 't', 0.5},  {'T', 't', 0.15}, {'T', 's', 0.25},
     {'d', 'z', 0.45}, {'d', 't', 0.3},  {'T', 'd', 0.5},  {'b', 'p', 0.25}, {'f', 'v', 0.25},
     {'v', 'w', 0.15}, {'G', 'q', 0.35}, {'g', 'q', 0.3},  {'c', 'k', 0.15}, {'c', 's', 0.15},
     {'c', 'j', 0.25}, {'C', 'c', 0.15}, {'S', 'c', 0.3},  {'X', 'k', 0.35}, {'g', 'h', 0.4},
     {'j', 'y', 0.35}, {'g', 'k', 0.4},  {'S', 'Z', 0.4},  {'Z', 'z', 0.3},  {'T', 'z', 0.6},
     {'b', 'v', 0.5}}};

constexpr double vowel_cost(char a, char b) noexcept {
  const auto both = [&](char x, char y) { return (a == x && b == y) || (a == y && b == x); };
  if (both('e', 'i') || both('o', 'u')) return 0.05;
  if (both('a', 'e')) return 0.12;
  if (both('a', 'o')) return 0.25;
  if (both('a', 'i')) return 0.4;
  if (both('a', 'u')) return 0.4;
  return 0.45;
}

constexpr double substitution(char a, char b) noexcept {
  if (a == b) return 0;
  if (is_vowel(a) && is_vowel(b)) return vowel_cost(a, b);
  if (is_vowel(b)) std::swap(a, b);
  if (is_vowel(a)) {
    if ((b == 'y' && is_front(a)) || (b == 'w' && (a == 'u' || a == 'o'))) return 0.08;
    if (is_semivowel(b)) return 0.35;
    return 1.2;
  }
  for (const Confusion& confusion : confusions)
    if ((confusion.a == a && confusion.b == b) || (confusion.a == b && confusion.b == a))
      return confusion.cost;
  return 1;
}

// substitution() of any two sounds as a table. Characters that are no sound share a row: they are equal to
// themselves only, which is looked at first.
constexpr std::string_view all_sounds = "abcdefghijklmnopqrstuvwxyzSCXGZTD";
constexpr std::size_t no_sound = all_sounds.size();
constexpr std::size_t sound_count = no_sound + 1;

constexpr auto sound_numbers = [] {
  std::array<std::uint8_t, 256> numbers{};
  numbers.fill(static_cast<std::uint8_t>(no_sound));
  for (std::size_t i = 0; i < all_sounds.size(); ++i)
    numbers[static_cast<unsigned char>(all_sounds[i])] = static_cast<std::uint8_t>(i);
  return numbers;
}();

constexpr auto substitutions = [] {
  constexpr char other = '#';
  std::array<std::array<double, sound_count>, sound_count> costs{};
  for (std::size_t i = 0; i < sound_count; ++i)
    for (std::size_t j = 0; j < sound_count; ++j)
      costs[i][j] = substitution(i < no_sound ? all_sounds[i] : other, j < no_sound ? all_sounds[j] : other);
  costs[no_sound][no_sound] = 1;
  return costs;
}();

std::uint8_t number_of(char sound) noexcept {
  return sound_numbers[static_cast<unsigned char>(sound)];
}

double weight_of(char c) noexcept {
  if (is_vowel(c)) return 0.4;
  return is_semivowel(c) ? 0.5 : 1;
}

// What it costs that sound i of `text` is missing on the other side. Arabic script leaves out short vowels
// inside a word: they cost nothing there. Long and last vowels are written in every script.
double gap(std::string_view text, std::size_t i, bool abjad, bool other_abjad) noexcept {
  const char c = text[i];
  const bool last = i + 1 == text.size();
  const bool first = i == 0;
  if (is_vowel(c)) {
    if (last && i > 1) return c == 'i' || ((c == 'o' || c == 'u') && other_abjad) ? 0.6 : 0.25;
    if (first) return abjad || other_abjad ? 0.8 : 0.35;
    if (abjad) return 0.35;
    return other_abjad ? 0.02 : 0.2;
  }
  if (is_semivowel(c)) {
    const bool between = !first && !last && is_vowel(text[i - 1]) && is_vowel(text[i + 1]);
    if (last && c == 'y' && i > 1 && !is_vowel(text[i - 1])) return 0.6;
    // "Yerevan", "Erevan".
    if (first && c == 'y' && text.size() > 1 && is_front(text[1])) return 0.2;
    return between ? 0.7 : first ? (c == 'w' ? 0.9 : 0.6) : abjad ? 0.4 : 0.25;
  }
  if (c == 'h') return last ? 0.2 : 0.6;
  return first ? 1.3 : 1;
}

double length_of(std::string_view sounds) noexcept {
  double length = 0;
  for (const char c : sounds)
    length += weight_of(c);
  return length;
}

// Whether without_diphthongs() may change anything: most words have none.
bool may_have_diphthong(std::string_view sounds) noexcept {
  for (std::size_t i = 1; i < sounds.size(); ++i) {
    const char first = sounds[i - 1];
    const char second = sounds[i];
    if ((first == 'a' || first == 'e') && (second == 'y' || second == 'i' || second == 'w' || second == 'u'))
      return true;
  }
  return false;
}

// "ay" and "aw" before a consonant as the one vowel that many write: "Dayr", "Deir", "Der".
std::string without_diphthongs(std::string_view sounds) {
  std::string plain;
  for (std::size_t i = 0; i < sounds.size(); ++i) {
    const std::string_view pair = sounds.substr(i, 2);
    const bool before_vowel = i + 2 < sounds.size() && is_vowel(sounds[i + 2]);
    const bool e = pair == "ay" || pair == "ai" || pair == "ei" || pair == "ey";
    const bool o = pair == "aw" || pair == "au";
    if ((e || o) && !before_vowel) {
      plain += e ? 'e' : 'o';
      ++i;
    } else {
      plain += sounds[i];
    }
  }
  return plain;
}

// The similarity of the two, or 0 as soon as it is sure to be below `least`.
double aligned(std::string_view a, std::string_view b, bool a_abjad, bool b_abjad, double least) {
  if (a == b) return 1;
  const double length = std::max(length_of(a), length_of(b));
  if (length <= 0) return 0;
  // Costs only add up: a row whose cheapest cell is past this ends above it, too.
  constexpr double slack = 1e-9;
  const double most = (1 - least) * length + slack;
  std::array<double, longest_sounds> gaps;
  std::array<std::uint8_t, longest_sounds> numbers;
  std::array<double, longest_sounds + 1> row;
  row[0] = 0;
  for (std::size_t j = 0; j < b.size(); ++j) {
    gaps[j] = gap(b, j, b_abjad, a_abjad);
    numbers[j] = number_of(b[j]);
    row[j + 1] = row[j] + gaps[j];
  }
  for (std::size_t i = 0; i < a.size(); ++i) {
    const double left_out = gap(a, i, a_abjad, b_abjad);
    const auto& costs = substitutions[number_of(a[i])];
    double diagonal = row[0];
    row[0] += left_out;
    double cheapest = row[0];
    for (std::size_t j = 0; j < b.size(); ++j) {
      const double above = row[j + 1];
      const double changed = a[i] == b[j] ? diagonal : diagonal + costs[numbers[j]];
      row[j + 1] = std::min({changed, above + left_out, row[j] + gaps[j]});
      cheapest = std::min(cheapest, row[j + 1]);
      diagonal = above;
    }
    if (cheapest > most) return 0;
  }
  return std::clamp(1 - row[b.size()] / length, 0.0, 1.0);
}

}  // namespace

std::string sounds_of(std::string_view latin) {
  std::string text;  // doubled letters once, but "ee" and "oo"
  for (const char c : latin)
    if (text.empty() || text.back() != c || c == 'e' || c == 'o') text += c;
  std::string sounds;
  bool apart = true;  // the next sound is never one with the sound before
  const auto add = [&](std::string_view more) {
    if (!apart && !sounds.empty() && sounds.back() == more[0]) more.remove_prefix(1);
    sounds += more;
    apart = false;
  };
  std::size_t at = 0;
  while (at < text.size()) {
    const std::string_view rest = std::string_view(text).substr(at);
    const auto* found = digraphs.end();
    if (begins_digraph[static_cast<unsigned char>(rest[0])])
      found = std::find_if(digraphs.begin(), digraphs.end(),
                           [&](const Digraph& d) { return rest.starts_with(d.letters); });
    if (found != digraphs.end()) {
      add(found->sounds);
      at += found->letters.size();
      continue;
    }
    if (rest[0] == letter_mark)
      apart = true;
    else
      add(rest[0] == 'x' ? std::string_view("ks") : rest.substr(0, 1));
    ++at;
  }
  for (std::size_t i = 0; i + 1 < sounds.size(); ++i)  // "Istanbul", "Istambul"
    if (sounds[i] == 'n' && (sounds[i + 1] == 'b' || sounds[i + 1] == 'p')) sounds[i] = 'm';
  return sounds;
}

double sound_length(std::string_view sounds) noexcept {
  return length_of(sounds.substr(0, longest_sounds));
}

std::string skeleton_of_sounds(std::string_view sounds) {
  std::string skeleton;
  for (std::size_t i = 0; i < sounds.size(); ++i) {
    const char c = sounds[i];
    const char next = i + 1 < sounds.size() ? sounds[i + 1] : '\0';
    if (i == 0 && (is_vowel(c) || is_semivowel(c))) {
      skeleton += is_vowel(c) ? 'a' : c;
    } else if (c == 'c') {
      skeleton += is_front(next) ? 's' : 'k';
    } else if (c == 'n' && (next == 'b' || next == 'p')) {
      skeleton += 'm';
    } else if (const char consonant = class_of(c); consonant != '\0') {
      skeleton += consonant;
    }
  }
  if (skeleton.size() > 2 && skeleton.back() == 'h') skeleton.pop_back();
  return skeleton;
}

std::vector<std::string> skeleton_variants(std::string_view sounds) {
  struct Reading {
    char sound;
    std::string_view others;
  };
  constexpr std::array<Reading, 7> readings = {
      {{'v', "w"}, {'z', "D"}, {'T', "s"}, {'q', "g"}, {'c', "j"}, {'k', "X"}, {'D', "z"}}};
  std::vector<std::string> forms = {std::string(sounds)};
  for (std::size_t i = 0; i < sounds.size() && forms.size() < most_variants; ++i)
    for (const Reading& reading : readings) {
      if (reading.sound != sounds[i]) continue;
      const std::size_t count = forms.size();
      for (std::size_t f = 0; f < count && forms.size() < most_variants; ++f) {
        std::string other = forms[f];
        other[i] = reading.others[0];
        forms.push_back(std::move(other));
      }
    }
  if (sounds.size() > 1 && sounds[0] == 'y' && is_vowel(sounds[1]) && forms.size() < most_variants)
    forms.emplace_back(sounds.substr(1));
  std::vector<std::string> skeletons;
  for (const std::string& form : forms) {
    std::string skeleton = skeleton_of_sounds(form);
    if (std::find(skeletons.begin(), skeletons.end(), skeleton) == skeletons.end())
      skeletons.push_back(std::move(skeleton));
  }
  return skeletons;
}

double sound_similarity(std::string_view a, std::string_view b, bool a_abjad, bool b_abjad, double least) {
  constexpr double discount = 0.02;  // for reading a diphthong as one vowel
  a = a.substr(0, longest_sounds);
  b = b.substr(0, longest_sounds);
  const double plain = aligned(a, b, a_abjad, b_abjad, least);
  if (plain > 0.97 || (!may_have_diphthong(a) && !may_have_diphthong(b))) return plain;
  const std::string plain_a = without_diphthongs(a);
  const std::string plain_b = without_diphthongs(b);
  if (plain_a == a && plain_b == b) return plain;
  return std::max(plain, aligned(plain_a, plain_b, a_abjad, b_abjad, least + discount) - discount);
}

}  // namespace hearsay::entities
