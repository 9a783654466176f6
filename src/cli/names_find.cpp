#include "cli/names_find.hpp"

#include <algorithm>
#include <cmath>
#include <nlohmann/json.hpp>

#include "entities/alias_index.hpp"
#include "entities/script.hpp"

namespace hearsay::cli {

using entities::NameComparison;
using Json = nlohmann::ordered_json;

namespace {

template <typename Compare>
NameComparison better_reading(const entities::NamePairLine& pair, Compare compare) {
  NameComparison best = compare(pair.kind);
  if (pair.kind != mentions::EntityKind::other) return best;
  NameComparison person = compare(mentions::EntityKind::person);
  return person.score > best.score ? person : best;
}

}  // namespace

NameComparison compare_any(const entities::NameRules& rules, const entities::NamePairLine& pair) {
  return better_reading(
      pair, [&](mentions::EntityKind kind) { return entities::compare(rules, pair.a, pair.b, kind); });
}

NameComparison compare_any(const entities::KnownNames& known, const entities::NamePairLine& pair) {
  return better_reading(pair, [&](mentions::EntityKind kind) { return known.compare(pair.a, pair.b, kind); });
}

namespace {

Json candidate_row(const std::string& id, const std::string& name, const std::string& alias, double score,
                   entities::Decision decision, const std::vector<std::string>& reasons) {
  return {{"id", id},
          {"name", name},
          {"matched", alias},
          {"score", std::round(score * 10000) / 10000},
          {"decision", entities::name(decision)},
          {"reasons", reasons}};
}

bool same_script(const FindOptions& options, const std::string& name) {
  return options.transliteration || entities::main_script(options.name) == entities::main_script(name);
}

}  // namespace

std::vector<Json> find_in_packs(Session& session, const FindOptions& options) {
  entities::AliasIndex index(session.name_rules());
  const entities::KnowledgePack& pack = session.pack();
  for (entities::PackEntity entity : pack.entities()) {
    for (auto* names : {&entity.aliases, &entity.weak_aliases, &entity.acronyms, &entity.scripts})
      std::erase_if(*names, [&](const std::string& name) { return !same_script(options, name); });
    if (!same_script(options, entity.name)) {
      if (entity.scripts.empty()) continue;
      entity.name = entity.scripts[0];
    }
    index.add(entity);
  }
  std::vector<Json> rows;
  for (const entities::Candidate& candidate :
       index.find(options.name, mentions::entity_kind_from(options.kind), options.limit)) {
    const entities::PackEntity* entity = pack.find(candidate.id);
    rows.push_back(candidate_row(candidate.id, entity != nullptr ? entity->name : candidate.alias,
                                 candidate.alias, candidate.score, candidate.decision, candidate.reasons));
  }
  return rows;
}

std::vector<Json> find_in_ledger(Session& session, const FindOptions& options) {
  const mentions::EntityKind kind = mentions::entity_kind_from(options.kind);
  std::vector<Json> rows;
  // Other kinds, and names in another script, are sorted out afterwards, so more are asked for.
  const bool all_fit = options.transliteration && kind == mentions::EntityKind::other;
  const std::size_t limit = all_fit ? options.limit : 4 * options.limit + 20;
  for (const ledger::EntityMatch& match : session.ledger().find_entities(options.name, limit)) {
    if (kind != mentions::EntityKind::other && match.entity.kind != kind) continue;
    NameComparison best;
    std::string matched;
    std::vector<std::string> names = match.entity.names;
    names.push_back(match.matched);
    for (const std::string& name : names) {
      if (!same_script(options, name)) continue;
      NameComparison comparison = compare_any(session.name_rules(), {options.name, name, match.entity.kind});
      if (!matched.empty() && comparison.score <= best.score) continue;
      best = std::move(comparison);
      matched = name;
    }
    // It may have been found by a name in another script, which does not count then.
    const double score = options.transliteration ? match.score : std::min(match.score, best.score);
    const bool other = !options.transliteration && best.decision == entities::Decision::different;
    if (matched.empty() || other) continue;
    Json row = candidate_row(match.entity.id, match.entity.name, matched, score, best.decision, best.reasons);
    row["kind"] = mentions::name(match.entity.kind);
    row["claims"] = match.entity.claims;
    row["documents"] = match.entity.documents;
    rows.push_back(std::move(row));
  }
  std::stable_sort(rows.begin(), rows.end(),
                   [](const Json& a, const Json& b) { return a["score"] > b["score"]; });
  if (rows.size() > options.limit) rows.resize(options.limit);
  return rows;
}

}  // namespace hearsay::cli
