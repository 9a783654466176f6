// What is given when one actor aids another: the kinds of CLAIMS.md (arms, money, training, intelligence,
// logistics, shelter, medical, fighters), from data/lexicons/instruments.yaml.
//
// Immutable after loading; safe for many threads. Look-ups take constant time on average.
#pragma once

#include <string>
#include <string_view>
#include <unordered_map>

namespace hearsay::claims {

class InstrumentLexicon {
 public:
  // Throws DataError with file and line, also for a word under two kinds.
  static InstrumentLexicon load(const std::string& path);

  // The kind that a noun names, that a verb says by itself ("train"), that an adjective adds ("military
  // aid"); empty for none. Lemmas in lower case.
  std::string_view of_noun(std::string_view lemma) const { return find(nouns_, lemma); }
  std::string_view of_verb(std::string_view lemma) const { return find(verbs_, lemma); }
  std::string_view of_modifier(std::string_view lemma) const { return find(modifiers_, lemma); }

 private:
  using Kinds = std::unordered_map<std::string, std::string>;
  static std::string_view find(const Kinds& kinds, std::string_view lemma);

  Kinds nouns_;
  Kinds verbs_;
  Kinds modifiers_;
};

}  // namespace hearsay::claims
