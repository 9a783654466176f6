// Who took from whom: documents and named sources as nodes, what was taken over as edges, each with its
// reason.
//
//   OriginGraph graph = origin_graph(ledger, &owners, {.claim = "84c5548a"});
//   for (const OriginTree& root : trees_of(graph)) …
//
// For a document: those whose texts resemble its own, and those that state what it states. For a claim: all
// that state the same (two parties and predicate; whether affirmed or denied). For an entity: all claims in
// which it takes part. Else the whole ledger.
//
// An edge runs from the taker to its source. Of documents with the same words each has one such edge, to the
// document that it credits, else to the earlier one that it has most words in common with. Reads the ledger
// only. Cost: that of origins.hpp for each statement, and an alignment for each pair of alike texts.
#pragma once

#include <cstddef>
#include <string>
#include <vector>

#include "analysis/origins.hpp"
#include "analysis/revisions.hpp"
#include "ledger/ledger.hpp"

namespace hearsay::analysis {

struct OriginQuestion {
  std::string document;  // one of the three at most
  std::string claim;
  std::string entity;
};

struct OriginNode {
  claims::DocumentReference document;  // without id: a named source without a document here
  std::string source;                  // its name then
  std::size_t claims = 0;              // of the question
  bool is_document() const noexcept { return !document.id.empty(); }
};

struct OriginEdge {
  std::size_t taker = 0;  // positions of nodes
  std::size_t source = 0;
  OriginReason reason = OriginReason::same_text;
  std::string detail;
  bool directed = false;            // else it is not known which took from which, or both are only alike
  std::vector<std::string> claims;  // ids of those that were taken over; empty for whole texts
};

struct OriginCircle {
  std::vector<std::string> publishers;
  std::vector<std::string> claims;
};

struct OriginGraph {
  std::vector<OriginNode> nodes;  // documents in the order of reading, then named sources
  std::vector<OriginEdge> edges;
  std::vector<OriginCircle> circles;
  std::vector<Revision> revisions;
  std::size_t claims = 0;
  std::size_t origins = 0;  // independent ones: of the claim, or of the documents
};

// Throws InputError when the ledger does not have what the question names.
OriginGraph origin_graph(ledger::Ledger& ledger, const Ownership* owners, const OriginQuestion& question);

// A node with those that took from it. Each node with an edge stands in one tree, under the source of its
// first edge; `edge` is that edge's position, none for the root.
struct OriginTree {
  static constexpr std::size_t none = static_cast<std::size_t>(-1);
  std::size_t node = 0;
  std::size_t edge = none;
  std::vector<OriginTree> takers;
};
// Publishers and owners draw no trees: they are reasons for independence, not for who took from whom.
std::vector<OriginTree> trees_of(const OriginGraph& graph);

}  // namespace hearsay::analysis
