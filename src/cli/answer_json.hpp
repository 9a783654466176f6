// Answers as JSON: the same content as the text, each claim as the whole record of CLAIMS.md.
#pragma once

#include <nlohmann/json_fwd.hpp>
#include <vector>

#include "analysis/dossier.hpp"
#include "analysis/relation.hpp"
#include "analysis/timeline.hpp"

namespace hearsay::cli {

nlohmann::ordered_json to_json(const analysis::Relation& relation);
nlohmann::ordered_json to_json(const analysis::Dossier& dossier);
nlohmann::ordered_json to_json(const analysis::Timeline& timeline);

// The claims of an answer, one record for each row, for JSON lines and CSV. `via` says through whom a claim
// came into the answer; empty for those between the two themselves.
std::vector<nlohmann::ordered_json> rows(const analysis::Relation& relation);
std::vector<nlohmann::ordered_json> rows(const analysis::Dossier& dossier);
std::vector<nlohmann::ordered_json> rows(const analysis::Timeline& timeline);

}  // namespace hearsay::cli
