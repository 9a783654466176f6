// The contents of data/lexicons/names.yaml and of translations.yaml beside it. Internal to entities.
// Immutable after loading, safe for many threads; all look-ups take constant time on average.
#pragma once

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <functional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <unordered_set>
#include <vector>

#include "entities/text_table.hpp"

namespace hearsay::entities {

// What a word of the lists of types, qualities and given names means.
struct WordMeaning {
  std::string meaning;  // "front", "muhammad"
  double weight = 1;
  bool optional = false;
  bool territory = false;
};

// Parts of names that are written together or apart.
struct Compound {
  std::string form;
  std::unordered_set<std::string> words;
  std::vector<std::string> beginnings;  // longest first
  std::vector<std::string> endings;     // longest first
};

// Words with what they mean, whole ("front") or as stems that inflect ("national~": "nationale").
class Meanings {
 public:
  // False when the word already means something else; what stands first stays.
  bool add(std::string_view word, const WordMeaning& meaning) { return add(words_, word, meaning); }
  bool add_stem(std::string_view stem, const WordMeaning& meaning) { return add(stems_, stem, meaning); }
  void add_ending(std::string_view ending);

  // The word itself, else the longest stem that an ending completes; null when neither is there. One pass
  // over the word and one probe of a table for each stem that it may have.
  const WordMeaning* find(std::string_view word) const;
  // Whether it stands in the lists as it is.
  bool has_word(std::string_view word) const {
    return words_.find(word) != nullptr || stems_.find(word) != nullptr;
  }
  // Adds each word and stem as `latin` writes it, where that is not there yet; what it leaves empty, not.
  void add_romanised(const std::function<std::string(const std::string&)>& latin);
  // Whether a word of the lists may end as this text of at least four bytes does. Few words do, and it costs
  // one probe to know.
  bool may_end_as(std::string_view text) const noexcept {
    return endings_of_words_.find(text.substr(text.size() - ending_bytes)) != nullptr;
  }
  // Whether a phrase of the lists begins with this word.
  bool begins_phrase(std::string_view word) const noexcept { return first_words_.find(word) != nullptr; }
  std::size_t size() const noexcept { return words_.size() + stems_.size(); }

 private:
  static constexpr std::size_t ending_bytes = 4;

  bool add(TextTable<WordMeaning>& table, std::string_view word, const WordMeaning& meaning);
  void insert(TextTable<WordMeaning>& table, std::string_view word, const WordMeaning& meaning);

  TextTable<WordMeaning> words_, stems_;
  TextTable<bool> endings_;
  TextTable<bool> endings_of_words_, first_words_;
  std::size_t longest_ending_ = 0;
};

// A bit for each of the letters a to z that a text has: a text can only hold another whose bits it has.
std::uint32_t letters_in(std::string_view text) noexcept;

// How the words of one orthography are read: "German" has "sch" for "sh" and "w" for "v".
struct Rewriting {
  std::string from;
  std::string to;
  bool at_start = false;
  bool at_end = false;
  std::uint32_t letters = 0;  // letters_in() `from`
};
struct Convention {
  std::string name;
  std::vector<Rewriting> rewritings;  // those of longer texts first
  std::vector<Rewriting> signs;       // without a word with one of these, a name is not read so; none: always
  bool any_script = false;            // also for what another script gives in Latin letters
  std::vector<std::string> scripts = {};  // always for what these give ("Hang", ISO 15924)
  // letters_in() the first letters of what is rewritten, or more.
  std::uint32_t first_letters = 0xffffffff;

  // Whether a word of a name, which has these letters_in() it, has a sign of the convention.
  bool fits(std::string_view latin, std::uint32_t in_it) const;

  // The word as the others write it; the word itself when nothing in it is special to the convention.
  std::string read(std::string_view latin) const;
};

struct NameLexicon {
  // Throws DataError with file and line for any break of the schema, a word in two groups included.
  static NameLexicon load(const std::string& path);

  // All files that load() reads: names.yaml itself, then translations.yaml.
  static std::vector<std::string> files(const std::string& path);

  // A token's letters brought to Latin by the tables; case folded NFKC in, ASCII out where the tables know
  // the letters, other characters untouched, letter_mark between letters that only look like a digraph.
  // `abjad` is set when a letter of the Arabic table occurs.
  std::string to_latin(std::string_view token, bool& abjad) const;

  using Words = std::unordered_set<std::string>;

  std::unordered_map<char32_t, std::string> latin, arabic, arabic_initial, cyrillic, others;
  bool ascii_is_latin = true;  // no table has a letter of ASCII
  Words articles, connectives, body_connectives, filiations, kunyas, honorifics;
  Words long_initials;      // letters that are two in Latin script: "Ye. Petrov"
  Words given_parts;        // "shah": makes another given name of the one before it
  Words filiations_behind;  // "oğlu": the father's name stands before it
  std::unordered_map<std::string, std::string> generations;  // "junior" -> "junior", "fils" -> "junior"
  std::vector<Convention> conventions;
  std::vector<std::string> masculine_endings, feminine_endings;  // of family names that have both forms
  std::unordered_map<std::string, std::string> assimilated;  // article -> sounds of the letter that follows
  std::vector<std::string> arabic_articles, attached_words, patronymic_endings, nisba_endings;
  std::vector<Compound> heads, tails;
  Meanings types, qualities, given_names;
  std::unordered_map<std::string, std::string> numbers;
};

}  // namespace hearsay::entities
