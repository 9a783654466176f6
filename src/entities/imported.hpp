// Entities that another collection has published: what an import gives to the ledger.
//
// Values only. Of persons nothing but names, public roles, countries and the years of birth and death may
// stand here; the parsers (src/exchange) see to it.
#pragma once

#include <string>
#include <vector>

#include "entities/alias_strength.hpp"
#include "mentions/mention.hpp"

namespace hearsay::entities {

// A name as its source gives it: NFC, white space made single, at least one letter or digit.
struct ImportedName {
  std::string spelling;
  Strength strength = Strength::strong;  // what the source says of it
  std::string language;                  // BCP 47 tag, empty where the source does not say

  bool operator==(const ImportedName&) const = default;
};

// A relation between two entities of one source: "FROM part_of TO". Family ties are never among them.
struct ImportedLink {
  std::string from;      // external ids
  std::string relation;  // a word of data/exchange: "part_of", "successor_of", "leads", "member_of" …
  std::string to;
  std::string since;  // EDTF, may be empty
  std::string until;
  std::string role;  // as the source words it, may be empty

  bool operator==(const ImportedLink&) const = default;
};

struct ImportedEntity {
  std::string external_id;               // unique in its source
  std::vector<std::string> earlier_ids;  // ids that the source says are the same entity
  std::string wikidata;                  // "Q…" where the source states it, else empty
  std::vector<std::string> datasets;     // the parts of the source that have it, sorted
  mentions::EntityKind kind = mentions::EntityKind::other;
  std::string name;                    // the name to show; it is among `names`
  std::vector<ImportedName> names;     // distinct spellings
  std::vector<std::string> countries;  // ISO 3166-1 alpha-2, sorted
  std::string since;                   // EDTF: founding; of a person the year of birth
  std::string until;                   // EDTF: end; of a person the year of death
  std::vector<std::string> topics;     // words of the source: "sanction", "role.pep"; sorted
  std::vector<std::string> roles;      // public offices, as the source words them
  std::string note;                    // what the source says of it; empty for persons
};

}  // namespace hearsay::entities
