// What the other actors of a document say about a name that several entities of the packs bear: "the SNA" in
// a report about Aleppo and Turkey is the Syrian National Army, in one about Mogadishu the Somali one.
//
// Evidence is country (where the other actors and places of the document are), and links of the packs between
// a candidate and an actor that the document names (parents, leaders, rivals). A candidate of another kind
// than the text makes of the name ("in Mogadishu" is no government) counts little. What fits clearly better
// than all others is taken, with its share as the score; anything else stays ambiguous, with shares (after
// the collective entity linking of Hoffart et al. 2011, with packs in place of a graph). Pure.
#pragma once

#include <span>
#include <string>
#include <string_view>
#include <unordered_map>
#include <unordered_set>
#include <vector>

#include "entities/pack.hpp"

namespace hearsay::entities {

// What a document is about, from the actors and places that it names without doubt.
class DocumentContext {
 public:
  explicit DocumentContext(const KnowledgePack& pack) : pack_(&pack) {}

  // `mentions`: how often it is named.
  void add(const PackEntity& entity, std::size_t mentions);

  // For each candidate how much of the evidence speaks for it: 0 … 1 each, together at most 1 (less where
  // there is little evidence for any), or all equal where nothing speaks for any. `kind` is what the text
  // says the name is of. Unknown ids get no share, unless nothing speaks for any. Linear in candidates and
  // their links.
  std::vector<double> shares(std::span<const std::string> candidates, mentions::EntityKind kind) const;

 private:
  double evidence_for(const PackEntity& entity) const;

  const KnowledgePack* pack_;
  std::unordered_set<std::string_view> named_;              // ids
  std::unordered_set<std::string_view> linked_;             // what the named ones have a link to
  std::unordered_map<std::string_view, double> countries_;  // weight of each
  double weight_ = 0;
};

}  // namespace hearsay::entities
