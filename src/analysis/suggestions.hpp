// Pairs of entities that may be one, for people to decide. Nothing is merged, and nothing is remembered.
//
//   for (const Suggestion& pair : suggest(ledger, &pack, {.entity = "organisation/hts"})) …
//
// Names come first: a pair is considered when names of both may be one (entities/compare.hpp). What else the
// ledger knows counts for or against it: who says that they are one, third parties that both have claims
// with, the country and the kind; against it, claims that relate the two, documents that name both apart,
// packs that list both. Each is a reason in words. The weights are set by judgement and order the pairs; the
// score is no probability. Pairs on which a judgement stands, `unsure` too, are left out.
//
// Reads the ledger only. Cost: a search of the index for each name of each entity asked about, and the claims
// of the pairs that are shown, some more than the limit.
#pragma once

#include <cstddef>
#include <string>
#include <vector>

#include "entities/pack.hpp"
#include "ledger/ledger.hpp"

namespace hearsay::analysis {

struct SuggestionRequest {
  std::string entity;  // pairs with this one; empty: all
  double min_score = 0.5;
  std::size_t limit = 50;
};

struct Suggestion {
  struct Side {
    std::string id;
    std::string name;
    mentions::EntityKind kind = mentions::EntityKind::other;
    std::size_t claims = 0;
  };
  Side first;  // the one with more claims, that a merge would keep
  Side second;
  double score = 0;                    // 0 … 1
  std::vector<std::string> reasons;    // for
  std::vector<std::string> conflicts;  // against
};

// By falling score. `pack` may be null. Throws UsageError for an id that the ledger does not have.
std::vector<Suggestion> suggest(ledger::Ledger& ledger, const entities::KnowledgePack* pack,
                                const SuggestionRequest& request);

}  // namespace hearsay::analysis
