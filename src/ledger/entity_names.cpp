// Names of entities: what a name may mean, and the names that an entity has at present.
#include <algorithm>
#include <set>

#include "base/text.hpp"
#include "ledger/entity_store.hpp"

namespace hearsay::ledger {
namespace {

using entities::Candidate;
using mentions::EntityKind;

// Names that are only similar never count as much as the name itself.
constexpr double best_similar = 0.99;

bool by_score(const EntityMatch& a, const EntityMatch& b) {
  if (a.score != b.score) return a.score > b.score;
  if (a.entity.claims != b.entity.claims) return a.entity.claims > b.entity.claims;
  return a.entity.id < b.entity.id;
}

}  // namespace

std::string EntityStore::strength_of(const std::string& spelling, EntityKind kind) const {
  const entities::NameRules* rules = knowledge_.rules();
  if (rules == nullptr) return "weak";
  return std::string(entities::name(entities::strength_of(rules->normalise(spelling, kind), kind)));
}

std::string EntityStore::name_of(std::int64_t entity) {
  if (std::string name = identity_->current().shown_name(entity); !name.empty()) return name;
  Query query = database_->query("SELECT name FROM entities WHERE number = ?1");
  query.bind(1, entity);
  return query.step() ? query.text(0) : std::string();
}

std::vector<NameRow> EntityStore::names_of(std::int64_t entity) {
  const Identity& identity = identity_->current();
  std::vector<NameRow> rows;
  for (const std::int64_t member : identity.members(entity)) {
    const std::string id = identity_->id_of(member);
    Query query = database_->query(
        "SELECT n.spelling, n.strength, n.origin, d.id, n.recorded_at, n.number, 0 FROM entity_names AS n "
        "LEFT JOIN documents AS d ON d.number = n.document WHERE n.entity = ?1 AND n.origin <> 'import' "
        "UNION ALL SELECT n.spelling, s.strength, 'import ' || s.source, NULL, i.recorded_at, n.number, "
        "s.imported FROM entity_names AS n JOIN name_sources AS s ON s.name = n.number JOIN "
        "imported_entities AS e ON e.number = s.imported JOIN imports AS i ON i.number = e.import "
        "WHERE n.entity = ?1 ORDER BY 6, 7");
    query.bind(1, member);
    while (query.step())
      if (!identity.has_lost(member, query.text(0)))
        rows.push_back({{query.text(0), query.text(1), query.text(2)}, id, query.text(3), 0, query.text(4)});
    for (const Identity::NamedBy& named : identity.names(member))
      rows.push_back({named.name, id, "", named.act, identity_->act(named.act).at});
  }
  const std::string shown = name_of(entity);
  std::stable_partition(rows.begin(), rows.end(),
                        [&](const NameRow& row) { return row.name.spelling == shown; });
  return rows;
}

std::pair<std::size_t, std::size_t> EntityStore::count(std::int64_t entity) {
  const bool plain = identity_->current().is_plain(entity);
  Query query = database_->query(
      plain ? "SELECT count(DISTINCT c.number), count(DISTINCT c.document) FROM claim_entities AS p "
              "JOIN current_claims AS c ON c.number = p.claim WHERE p.entity = ?1 AND p.part <> 'holder'"
            : "SELECT count(*), count(DISTINCT c.document) FROM current_claims AS c WHERE c.number IN (" +
                  claims_of_present() + ")");
  for (int parameter = 1; parameter <= (plain ? 1 : 3); ++parameter)
    query.bind(parameter, entity);
  if (!query.step()) return {0, 0};
  return {static_cast<std::size_t>(query.integer(0)), static_cast<std::size_t>(query.integer(1))};
}

std::optional<EntityRow> EntityStore::row(std::string_view id) {
  const auto number = present_number(id);
  if (!number) return std::nullopt;
  EntityRow row;
  {
    Query query = database_->query("SELECT id, kind FROM entities WHERE number = ?1");
    query.bind(1, *number);
    if (!query.step()) return std::nullopt;
    row.id = query.text(0);
    row.kind = mentions::entity_kind_from(query.text(1));
  }
  row.name = name_of(*number);
  row.names.push_back(row.name);
  for (NameRow& name : names_of(*number))
    if (std::find(row.names.begin(), row.names.end(), name.name.spelling) == row.names.end())
      row.names.push_back(std::move(name.name.spelling));
  std::tie(row.claims, row.documents) = count(*number);
  return row;
}

std::vector<Candidate> EntityStore::candidates(std::string_view name, EntityKind kind, std::size_t limit) {
  std::vector<Candidate> found;
  if (knowledge_.rules() == nullptr) return found;
  const auto find = [&](const entities::AliasIndex& index) {
    return index.find(name, kind, limit, entities::Scope::thorough);
  };
  for (Candidate& candidate : names_.ask(find)) {
    if (candidate.decision == entities::Decision::different) continue;
    candidate.id = identity_->present_id(candidate.id);
    const bool repeated = std::any_of(found.begin(), found.end(),
                                      [&](const Candidate& other) { return other.id == candidate.id; });
    if (!repeated) found.push_back(std::move(candidate));
  }
  return found;
}

std::vector<EntityMatch> EntityStore::find(std::string_view name, std::size_t limit) {
  std::vector<EntityMatch> matches;
  std::set<std::string> seen;
  const auto add = [&](const std::string& stored, double score, const std::string& matched) {
    const std::string id = identity_->present_id(stored);
    if (seen.contains(id)) return;
    if (auto entity = row(id)) {
      seen.insert(id);
      matches.push_back({std::move(*entity), score, matched});
    }
  };
  const std::string folded = fold_name(name, true);
  if (!folded.empty()) {
    const Identity& identity = identity_->current();
    Query exact = database_->query(
        "SELECT e.id, n.spelling, n.entity FROM entity_names AS n JOIN entities AS e ON e.number = n.entity "
        "WHERE n.folded = ?1 ORDER BY n.number");
    exact.bind(1, folded);
    while (exact.step())
      if (!identity.has_lost(exact.integer(2), exact.text(1))) add(exact.text(0), 1, exact.text(1));
    for (const std::int64_t entity : identity.renamed())
      for (const Identity::NamedBy& named : identity.names(entity))
        if (fold_name(named.name.spelling, true) == folded)
          add(identity_->id_of(entity), 1, named.name.spelling);
  }
  add(std::string(name), 1, std::string(name));  // an id
  if (!folded.empty())
    for (const Candidate& candidate : candidates(name, EntityKind::other, 4 * limit + 8))
      add(candidate.id, std::min(candidate.score, best_similar), candidate.alias);
  std::sort(matches.begin(), matches.end(), by_score);
  if (matches.size() > limit) matches.resize(limit);
  return matches;
}

}  // namespace hearsay::ledger
