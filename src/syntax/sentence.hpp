// The result of syntactic analysis: sentences, words, dependency trees and names, after Universal
// Dependencies 2 (tokens, multi-word tokens, UPOS, features and relations as in the English treebanks EWT and
// GUM).
//
// All positions are byte offsets into the analysed text, start inclusive, end exclusive. Word indices count
// from 0 within their sentence. Values only: copying and reading from many threads is safe.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace hearsay::syntax {

enum class Upos : std::uint8_t {
  ADJ,
  ADP,
  ADV,
  AUX,
  CCONJ,
  DET,
  INTJ,
  NOUN,
  NUM,
  PART,
  PRON,
  PROPN,
  PUNCT,
  SCONJ,
  SYM,
  VERB,
  X
};

std::string_view name(Upos upos) noexcept;
// X for an unknown tag.
Upos upos_from(std::string_view text) noexcept;

constexpr int no_head = -1;

// One syntactic word. Words of a multi-word token ("don't") cover its characters one after another without
// overlap.
struct Token {
  std::uint32_t begin = 0;
  std::uint32_t end = 0;
  std::string form;   // as in the text
  std::string lemma;  // lower case but for proper nouns
  Upos upos = Upos::X;
  std::string xpos;      // Penn tag
  std::string features;  // "Number=Plur|Person=3", sorted, empty for none
  int head = no_head;    // index in the sentence; no_head for the root
  std::string relation;  // "nsubj", "nmod:poss", "root" …
  // How likely the model holds each of them to be right, 0 to 1; 0 before annotation.
  float tag_probability = 0;  // of UPOS and Penn tag together
  float features_probability = 0;
  float lemma_probability = 0;
  float head_probability = 0;
  float relation_probability = 0;  // given the head

  // The value of one feature, empty when absent: feature("Number") == "Plur".
  std::string_view feature(std::string_view key) const noexcept;
};

enum class NameKind : std::uint8_t { person, organisation, place, other, event };
std::string_view name(NameKind kind) noexcept;

// A proper name: words first..last, both inclusive.
struct Name {
  std::uint32_t first = 0;
  std::uint32_t last = 0;
  NameKind kind = NameKind::other;
  float probability = 0;
};

// A multi-word token over words first..last, both inclusive.
struct MultiWord {
  std::uint32_t first = 0;
  std::uint32_t last = 0;
};

struct Sentence {
  std::uint32_t begin = 0;
  std::uint32_t end = 0;
  std::uint32_t paragraph = 0;    // index of the paragraph in the text, counted from 0
  std::vector<Token> tokens;      // never empty; exactly one has no_head and all others reach it
  float probability = 0;          // that a sentence ends here and began where this one begins
  std::vector<Name> names;        // the outermost, in order, not overlapping
  std::vector<Name> inner_names;  // names within those of `names` ("Kabul" in "Kabul University"), in order
  std::vector<MultiWord> multi_words;

  // Indices of the dependents of `head`, left to right. children(no_head) is the root alone.
  std::vector<int> children(int head) const;
};

}  // namespace hearsay::syntax
