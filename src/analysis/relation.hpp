// What the ledger's claims say about the relation of two actors, and who says it.
//
//   OriginFinder origins(document_source(ledger));
//   RelationRequest request{{"organisation/taliban"}, {"organisation/hts"}};
//   request.as_of = *edtf::parse_date("2024-12-01");
//   Relation answer = relation(ledger, ontology, persistence, request);
//
// Never says what is true: each strand keeps the claims, with holders and quotes, that stand behind it.
// Claims between the parts, members and leaders of one side and the other side are told apart, one step from
// each side; with a date, those that belong to a side only later are left out. Rejected claims are left out
// and counted, each once. Reads the ledger only; one query for each pair of entities, and for each part.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <vector>

#include "analysis/strand.hpp"
#include "ledger/ledger.hpp"

namespace hearsay::analysis {

struct RelationRequest {
  std::vector<std::string> first;  // entity ids of one side; never empty
  std::vector<std::string> second;
  std::optional<edtf::Date> as_of;
  double min_score = 0;
  bool through = true;                // also parts, members and leaders
  std::size_t most_parts = 100;       // of each side, those with most claims first
  const Ownership* owners = nullptr;  // of publishers; none: not known
};

// A part, member or leader of a side, and by which claims it is one.
struct Link {
  Party party;
  std::string relation;  // how the party stands to the side: "is part of", "leads", …
  Party whole;
  Support support;
  std::optional<Decision> decision;  // with a date: whether it is stated to be one then
};

// Strands between a part of one side and the other side, or between parts of both.
struct Through {
  std::vector<Link> links;  // one, or one of each side
  std::vector<Strand> strands;
};

// A claim in which one side acts with or on somebody else, and the other side stands in a role or as the
// place.
struct ThirdParty {
  Statement statement;
  std::string role;  // of the side that is named beside: "against", "via", "place", …
};

struct Relation {
  Party first;
  Party second;
  std::optional<edtf::Date> as_of;
  std::vector<Strand> strands;
  std::vector<Through> through;
  std::vector<ThirdParty> third_party;
  Support all;  // every claim of `strands`
  std::size_t parts_left_out = 0;
  std::size_t rejected = 0;  // claims left out because a person rejected them

  bool empty() const noexcept { return strands.empty() && through.empty() && third_party.empty(); }
};

Relation relation(ledger::Ledger& ledger, const claims::Ontology& ontology, const Persistence& persistence,
                  const RelationRequest& request);

// The entity as a party: its id and the name that the ledger shows for it.
Party party_of(ledger::Ledger& ledger, const std::string& id);

// Documents for an OriginFinder. The ledger must outlive it.
Texts::Source document_source(ledger::Ledger& ledger);

}  // namespace hearsay::analysis
