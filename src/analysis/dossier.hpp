// What the ledger's claims say about one actor: who it is, with whom and against whom it stands, its figures,
// where it is, and in which documents that stands. Each entry keeps its claims and holders; figures are never
// averaged.
//
// Reads the ledger only: one query for the claims, one for each other entity and document that is named.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <vector>

#include "analysis/relation.hpp"

namespace hearsay::analysis {

// The strands of the actor with one other entity, in one part of the dossier.
struct Standpoint {
  Party other;
  std::vector<Strand> strands;
};

struct DossierDocument {
  claims::DocumentReference document;
  std::size_t claims = 0;
};

struct Dossier {
  ledger::EntityRow entity;
  std::optional<edtf::Date> as_of;
  std::vector<Standpoint> identity;        // family identity: names, parts, leaders, founders, splits
  std::vector<Standpoint> with;            // families allegiance and cooperation
  std::vector<Standpoint> against;         // family hostility
  std::vector<Standpoint> territory;       // family territory
  std::vector<Statement> figures;          // by measure, then by time
  std::vector<Statement> other;            // no figures: without a second actor, or with this one in a role
  std::vector<DossierDocument> documents;  // those with most claims first
  Support all;
  std::size_t rejected = 0;  // claims left out because a person rejected them
  // With a date: figures and other claims left out because they speak only of days after it.
  std::size_t later = 0;
};

// Throws InputError when the ledger has no such entity.
Dossier dossier(ledger::Ledger& ledger, const claims::Ontology& ontology, const Persistence& persistence,
                const std::string& id, const std::optional<edtf::Date>& as_of, double min_score,
                const Ownership* owners = nullptr);

}  // namespace hearsay::analysis
