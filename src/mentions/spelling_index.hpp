// Known names in spellings that no pack lists: "Abu Muhammad el-Cevlani" beside "Abu Mohammad al-Jawlani".
//
// Two names of at least two words (articles apart) are one when each word has the same consonants and, in
// order, vowels of the same class (o, u, w against a, e, i, y). That is stricter than what joins two names of
// one document: "Hasan" and "Hussein" stay two. Built once, then read from many threads.
#pragma once

#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "mentions/actor_lexicon.hpp"
#include "mentions/gazetteer.hpp"

namespace hearsay::mentions {

class SpellingIndex {
 public:
  // Takes the gazetteer's full names. Linear in their number.
  SpellingIndex(const Gazetteer& gazetteer, const ActorLexicon& lexicon);

  // The entries with a name that is spelled like `name`; empty when there are none, or when the name has one
  // word only. Constant time on average.
  std::vector<GazetteerEntry> find(std::string_view name, const ActorLexicon& lexicon) const;

 private:
  std::unordered_map<std::string, std::vector<GazetteerEntry>> entries_;
};

}  // namespace hearsay::mentions
