#include "entities/consonants.hpp"

#include <algorithm>
#include <utility>

namespace hearsay::entities {
namespace {

bool is_vowel(char c) noexcept {
  return std::string_view("aeiou").find(c) != std::string_view::npos;
}

// Consonants that only a spelling tells apart as one.
char plain(char c, char next) noexcept {
  switch (c) {
    case 'q':
      return 'k';
    case 'X':
      return 'h';
    case 'G':
      return 'g';
    case 'Z':
      return 'j';
    case 'T':
      return 't';
    case 'D':
      return 'd';
    case 'c':
      return next == 'e' || next == 'i' || next == 'y' ? 's' : 'k';
    default:
      return c;
  }
}

// What else a consonant may be written as; '-' where it may be missing.
std::string_view others(char c) noexcept {
  switch (c) {
    case 's':
      return "zSt";
    case 'z':
      return "sdj";
    case 'S':
      return "sCj";
    case 'C':
      return "Sjk";
    case 't':
      return "ds";
    case 'd':
      return "tz";
    case 'b':
      return "pv";
    case 'p':
      return "bf";
    case 'f':
      return "vp";
    case 'v':
      return "-fb";
    case 'g':
      return "jk-h";
    case 'j':
      return "-gS";
    case 'k':
      return "ghj";
    case 'h':
      return "-kg";
    default:
      return "";
  }
}

}  // namespace

std::string consonants_of_sounds(std::string_view sounds) {
  std::string consonants;
  for (std::size_t i = 0; i < sounds.size(); ++i) {
    const char c = sounds[i];
    if (is_vowel(c) || c == 'w' || c == 'y') {
      if (i == 0) consonants += is_vowel(c) ? 'a' : c;
      continue;
    }
    consonants += plain(c, i + 1 < sounds.size() ? sounds[i + 1] : '\0');
  }
  if (consonants.size() > 2 && consonants.back() == 'h') consonants.pop_back();
  return consonants;
}

std::vector<std::string> consonant_variants(std::string_view consonants) {
  std::vector<std::string> variants;
  const auto add = [&](std::string variant) {
    const bool known = variant.empty() || variant == consonants ||
                       std::find(variants.begin(), variants.end(), variant) != variants.end();
    if (!known && variants.size() < most_consonant_variants) variants.push_back(std::move(variant));
  };
  // "Yerevan", "Erevan"; "Wahid", "Vahid", "Ouahid".
  if (consonants.starts_with('y')) add("a" + std::string(consonants.substr(1)));
  if (consonants.starts_with('a')) add("y" + std::string(consonants.substr(1)));
  if (consonants.starts_with('w')) add("v" + std::string(consonants.substr(1)));
  if (consonants.starts_with('v')) add("w" + std::string(consonants.substr(1)));
  // What is confused most stands first for each consonant.
  constexpr std::size_t most_others = 4;
  for (std::size_t choice = 0; choice < most_others; ++choice)
    for (std::size_t i = 0; i < consonants.size(); ++i) {
      const std::string_view known = others(consonants[i]);
      if (choice >= known.size()) continue;
      std::string variant(consonants);
      if (known[choice] == '-')
        variant.erase(i, 1);
      else
        variant[i] = known[choice];
      if (variant.size() > 1) add(std::move(variant));
    }
  return variants;
}

}  // namespace hearsay::entities
