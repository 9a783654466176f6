// The names of one sentence: runs of capitalised words and what the gazetteer and the name tagger know of
// them. Pure; linear in the tokens of the sentence times the longest name.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <unordered_set>
#include <vector>

#include "mentions/names.hpp"
#include "mentions/tree.hpp"

namespace hearsay::mentions {

// What names are known by; all outlive their use.
struct NameSources {
  const ActorLexicon& lexicon;
  const Gazetteer& gazetteer;
  const SpellingIndex& spellings;
};

// A title line, where capitals prove nothing: most of its longer words are capitalised, not only its names.
bool is_headline(const Tree& tree);

// In text order, not overlapping. `familiar` holds the folded names of the document's other sentences, by
// which a headline is read; null for a sentence that is none.
std::vector<NameSpan> names_of_sentence(std::string_view text, const Tree& tree, std::uint32_t sentence,
                                        const NameSources& sources,
                                        const std::unordered_set<std::string>* familiar);

}  // namespace hearsay::mentions
