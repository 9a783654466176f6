// Scores how mentions are linked to entities, against the entities of gold documents.
//
// A place in the text where one of a gold entity's proper names stands should be a mention, and all such
// mentions of one gold entity, over all documents that give it the same id, should be one entity of the
// ledger, and no other gold entity's. This is what a reader of answers depends on: a name that is missed
// hides a story, and two actors under one id accuse the wrong one.
//
// Described groups have no name to be found by and are left out, as are names in
// scripts without capitals, and names that a document's gold gives to
// two entities ("Afghanistan", the state and the place). Pure functions.
#pragma once

#include <cstddef>
#include <cstdint>
#include <map>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "analysis/gold.hpp"

namespace hearsay::analysis {

// Where a proper name of a gold entity stands: bytes in the document's text, end exclusive.
struct GoldName {
  std::string entity;  // id in the gold file
  std::uint32_t begin = 0;
  std::uint32_t end = 0;
};

// All places of all names, in text order, at the bounds of words; where names overlap the longest stands.
// O(text x names).
std::vector<GoldName> find_gold_names(const GoldDocument& gold, std::string_view text);

// A mention that was read and the ledger's entity behind it.
struct LinkedMention {
  std::uint32_t begin = 0;
  std::uint32_t end = 0;
  std::string entity;
};

// What became of one gold entity's names.
struct LinkedEntity {
  std::size_t names = 0;                     // places in the text
  std::size_t missed = 0;                    // of them no mention at all
  std::map<std::string, std::size_t> found;  // entities of the ledger, with the number of places

  // The entity that most places have, the first by id among equals; empty when all were missed.
  std::string entity() const;
  // Places that resolve to it.
  std::size_t resolved() const;
};

// Two entities that one gold document tells apart and that share an entity of the ledger.
struct WrongMerge {
  std::string document;
  std::string left;
  std::string right;
  std::string entity;
};

class LinkingEvaluation {
 public:
  // `mentions` in text order, longer first; a place belongs to the shortest mention that covers it, else to
  // the longest one inside it.
  void add(const GoldDocument& gold, std::string_view text, std::span<const LinkedMention> mentions);

  const std::map<std::string, LinkedEntity>& entities() const { return entities_; }
  const std::vector<WrongMerge>& merges() const { return merges_; }
  std::size_t names() const;
  std::size_t resolved() const;

 private:
  std::map<std::string, LinkedEntity> entities_;  // by gold id
  std::vector<WrongMerge> merges_;
};

}  // namespace hearsay::analysis
