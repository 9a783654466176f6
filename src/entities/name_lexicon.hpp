// The contents of data/lexicons/names.yaml. Internal to entities. Immutable after loading, safe for many
// threads; all look-ups take constant time on average.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <unordered_map>
#include <unordered_set>
#include <vector>

namespace hearsay::entities {

// What a word of the lists of types, qualities and given names means.
struct WordMeaning {
  std::string meaning;  // "front", "muhammad"
  double weight = 1;
  bool optional = false;
};

// Parts of names that are written together or apart.
struct Compound {
  std::string form;
  std::unordered_set<std::string> words;
  std::vector<std::string> endings;  // longest first
};

struct NameLexicon {
  // Throws DataError with file and line for any break of the schema, a word in two groups included.
  static NameLexicon load(const std::string& path);

  // A token's letters brought to Latin by the tables; case folded NFKC in, ASCII out where the tables know
  // the letters, other characters untouched, letter_mark between letters that only look like a digraph.
  // `abjad` is set when a letter of the Arabic table occurs.
  std::string to_latin(std::string_view token, bool& abjad) const;

  using Words = std::unordered_set<std::string>;
  using Meanings = std::unordered_map<std::string, WordMeaning>;

  std::unordered_map<char32_t, std::string> latin, arabic, arabic_initial, cyrillic;
  Words articles, connectives, filiations, kunyas, honorifics;
  std::unordered_map<std::string, std::string> assimilated;  // article -> sounds of the letter that follows
  std::vector<std::string> arabic_articles, patronymic_endings, nisba_endings;
  std::vector<Compound> heads, tails;
  Meanings types, qualities, given_names;
  std::unordered_map<std::string, std::string> numbers;
};

}  // namespace hearsay::entities
