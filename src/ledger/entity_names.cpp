// Names of entities: the index, what a name may mean, and the names that an entity has at present.
#include <algorithm>
#include <set>

#include "base/text.hpp"
#include "ledger/entity_store.hpp"

namespace hearsay::ledger {
namespace {

using entities::Candidate;
using entities::Strength;
using mentions::EntityKind;

Strength strength_from(std::string_view text) {
  if (text == "strong") return Strength::strong;
  return text == "abbreviation" ? Strength::abbreviation : Strength::weak;
}

// What an import calls strong counts for no more than its form says.
void put_name(entities::AliasIndex& names, std::string_view origin, std::string_view id, EntityKind kind,
              std::string_view spelling, std::string_view strength) {
  if (origin == "import")
    names.add_stated(id, kind, spelling, strength_from(strength));
  else
    names.add(id, kind, spelling, strength_from(strength));
}

// Names that are only similar never count as much as the name itself.
constexpr double best_similar = 0.99;

bool by_score(const EntityMatch& a, const EntityMatch& b) {
  if (a.score != b.score) return a.score > b.score;
  if (a.entity.claims != b.entity.claims) return a.entity.claims > b.entity.claims;
  return a.entity.id < b.entity.id;
}

}  // namespace

// Names of the packs for entities that the ledger has: where nothing is added, others cannot be found.
void EntityStore::add_known(const entities::KnowledgePack& pack) {
  for (const entities::PackEntity& entity : pack.entities())
    if (number_of(entity.id)) index_->names.add(entity);
}

entities::AliasIndex& EntityStore::index() {
  if (!index_) {
    index_ = std::make_unique<Index>(*knowledge_.names);
    if (knowledge_.pack != nullptr)
      index_->names.add(*knowledge_.pack);
    else if (knowledge_.load_pack)
      add_known(*knowledge_.load_pack());
  }
  add_stored_names();
  follow_acts();
  return index_->names;
}

void EntityStore::add_stored_names() {
  const Identity& identity = identity_->current();
  Query query = database_->query(
      "SELECT n.number, e.id, e.kind, n.spelling, n.strength, n.entity, n.origin FROM entity_names "
      "AS n JOIN entities AS e ON e.number = n.entity WHERE n.number > ?1 ORDER BY n.number");
  query.bind(1, index_->last);
  while (query.step()) {
    index_->last = query.integer(0);
    const std::string strength = query.text(4);
    // A described group has no name by which it could be found again.
    if (strength == "description" || identity.has_lost(query.integer(5), query.text(3))) continue;
    put_name(index_->names, query.text(6), query.text(1), mentions::entity_kind_from(query.text(2)),
             query.text(3), strength);
  }
}

// Merges and splits do not change the index, which knows entities as they were stored; names given and taken
// do.
void EntityStore::follow_acts() {
  const std::int64_t version = identity_->version();
  if (index_->version == version) return;
  std::set<std::int64_t> renamed = identity_->current().renamed();
  std::set<std::int64_t> changed = renamed;
  changed.merge(index_->renamed);
  for (const std::int64_t entity : changed)
    reload_names(entity);
  index_->renamed = std::move(renamed);
  index_->version = version;
}

void EntityStore::reload_names(std::int64_t entity) {
  const Identity& identity = identity_->current();
  Query row = database_->query("SELECT id, kind FROM entities WHERE number = ?1");
  row.bind(1, entity);
  if (!row.step()) return;
  const std::string id = row.text(0);
  const EntityKind kind = mentions::entity_kind_from(row.text(1));
  entities::AliasIndex& names = index_->names;
  names.remove(id);
  const entities::KnowledgePack* known = pack();
  if (const auto* in_pack = known == nullptr ? nullptr : known->find(id)) names.add(*in_pack);
  Query stored = database_->query("SELECT spelling, strength, origin FROM entity_names WHERE entity = ?1");
  stored.bind(1, entity);
  while (stored.step())
    if (stored.text(1) != "description")
      put_name(names, stored.text(2), id, kind, stored.text(0), stored.text(1));
  for (const std::string& spelling : identity.lost(entity))
    names.remove(id, spelling);
  for (const Identity::NamedBy& named : identity.names(entity))
    names.add(id, kind, named.name.spelling, strength_from(named.name.strength));
}

std::string EntityStore::strength_of(const std::string& spelling, EntityKind kind) const {
  if (knowledge_.names == nullptr) return "weak";
  return std::string(
      entities::name(entities::strength_of(knowledge_.names->normalise(spelling, kind), kind)));
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
  if (knowledge_.names == nullptr) return found;
  for (Candidate& candidate : index().find(name, kind, limit)) {
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
