// The closed lists that tokenising and sentence splitting need. They are part of the model file: written by
// hand in tools/train/tokens.yaml or learnt from the treebanks. All entries are lower case.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <unordered_map>
#include <unordered_set>
#include <vector>

#include "syntax/byte_stream.hpp"

namespace hearsay::syntax {

class WordSet {
 public:
  bool contains(std::string_view word) const { return words_.count(std::string(word)) != 0; }
  void insert(std::string word) { words_.insert(std::move(word)); }
  std::vector<std::string> sorted() const;

 private:
  std::unordered_set<std::string> words_;
};

struct TokenRules {
  WordSet abbreviations;     // with their full stop: "etc.", "ltd."
  WordSet titles;            // abbreviations that never end a sentence: "dr.", "gen."
  WordSet before_number;     // abbreviations only before a digit: "no.", "fig."
  WordSet prefixes;          // stay joined to the word behind their hyphen: "anti", "non"
  WordSet whole;             // hyphenated words that stay whole: "e-mail"
  WordSet particles;         // hyphenated name particles: "al", "el", "ul"
  WordSet units;             // split off a number: "km", "pm"
  WordSet apostrophe_words;  // begin with an apostrophe: "'em", "'til"
  WordSet starters;          // common first words of sentences: "the", "he", "in"
  WordSet common;            // frequent lower-case words
  WordSet domains;           // endings of web addresses and file names: "com", "org", "pdf"
  // "cannot" -> {3, 3}: lengths in bytes of the words of a contraction that has no clitic of its own.
  // "its not" -> {2, 1, 4}: a contraction only in front of this word; the last length is that of the space
  // and the word.
  std::unordered_map<std::string, std::vector<std::uint8_t>> contractions;

  static TokenRules read(ByteReader& reader);
  void write(ByteWriter& writer) const;
};

}  // namespace hearsay::syntax
