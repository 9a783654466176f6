// Entities of the ledger or of the packs that a name may mean, as rows to print.
#pragma once

#include <nlohmann/json_fwd.hpp>
#include <string>
#include <vector>

#include "cli/session.hpp"
#include "entities/compare.hpp"
#include "entities/known_names.hpp"
#include "entities/name_pairs.hpp"

namespace hearsay::cli {

struct FindOptions {
  std::string name;
  std::string kind = "other";
  std::size_t limit = 10;
  bool packs = false;
  bool transliteration = true;  // without it only names in the script of the name
};

// A person's name is read by other rules than an organisation's: without a kind the better reading counts.
entities::NameComparison compare_any(const entities::NameRules& rules, const entities::NamePairLine& pair);
// The same with what the packs know.
entities::NameComparison compare_any(const entities::KnownNames& known, const entities::NamePairLine& pair);

// The packs' entities whose names may be the name, with their aliases in its script alone where
// transliteration is off.
std::vector<nlohmann::ordered_json> find_in_packs(Session& session, const FindOptions& options);
// The ledger's candidates, each with its best spelling compared anew for the reasons.
std::vector<nlohmann::ordered_json> find_in_ledger(Session& session, const FindOptions& options);

}  // namespace hearsay::cli
