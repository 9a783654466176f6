// Proper names in a document: the union of the syntax model's names, runs of capitalised words and the
// longest matches of the gazetteer, with a kind for each.
//
// Pure; time linear in the number of tokens (a gazetteer match looks ahead by the longest form's length).
#pragma once

#include <cstdint>
#include <span>
#include <string_view>
#include <vector>

#include "mentions/actor_lexicon.hpp"
#include "mentions/gazetteer.hpp"
#include "mentions/mention.hpp"
#include "mentions/spelling_index.hpp"
#include "mentions/tree.hpp"

namespace hearsay::mentions {

struct NameSpan {
  std::uint32_t sentence = 0;
  std::uint32_t first = 0;  // inclusive
  std::uint32_t last = 0;
  EntityKind kind = EntityKind::other;
  std::uint8_t evidence = 0;            // how sure the kind is: 0 a guess … 4 known from the gazetteer
  std::vector<GazetteerEntry> entries;  // what the gazetteer knows of this form, empty when nothing
  bool adjective = false;               // a demonym used as adjective
  bool people = false;                  // a noun for a people
  bool after_title = false;             // "President X"
};

// In text order, not overlapping.
std::vector<NameSpan> find_names(std::string_view text, std::span<const Tree> trees,
                                 const ActorLexicon& lexicon, const Gazetteer& gazetteer,
                                 const SpellingIndex& spellings);

}  // namespace hearsay::mentions
