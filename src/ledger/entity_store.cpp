#include "ledger/entity_store.hpp"

#include <algorithm>
#include <nlohmann/json.hpp>
#include <set>

#include "base/text.hpp"
#include "entities/compare.hpp"

namespace hearsay::ledger {
namespace {

using entities::LocalEntity;
using entities::Strength;
using mentions::EntityKind;

Strength strength_from(std::string_view text) {
  if (text == "strong") return Strength::strong;
  return text == "abbreviation" ? Strength::abbreviation : Strength::weak;
}

// How much a name that a document uses for an entity says. A document may join too much in one actor, so of
// its names only spellings of the entity's name identify by themselves.
Strength strength_in(const entities::NameRules& rules, const std::string& spelling,
                     const std::string& entity_name, EntityKind kind) {
  const entities::NormalisedName name = rules.normalise(spelling, kind);
  const Strength strength = entities::strength_of(name, kind);
  if (strength != Strength::strong || spelling == entity_name) return strength;
  const auto comparison = entities::compare(name, rules.normalise(entity_name, kind), kind);
  return comparison.decision == entities::Decision::same ? Strength::strong : Strength::weak;
}

std::string candidates_text(const std::vector<entities::Candidate>& candidates) {
  nlohmann::ordered_json list = nlohmann::ordered_json::array();
  for (const entities::Candidate& candidate : candidates)
    list.push_back({{"entity", candidate.id},
                    {"score", candidate.score},
                    {"alias", candidate.alias},
                    {"strength", entities::name(candidate.strength)},
                    {"reasons", candidate.reasons}});
  return list.dump(-1, ' ', false, nlohmann::ordered_json::error_handler_t::replace);
}

}  // namespace

std::optional<std::int64_t> EntityStore::number_of(std::string_view id) {
  Query query = database_->query("SELECT number FROM entities WHERE id = ?1");
  query.bind(1, id);
  if (!query.step()) return std::nullopt;
  return query.integer(0);
}

bool EntityStore::taken(std::string_view id) {
  return knowledge_.pack->find(id) != nullptr || number_of(id).has_value();
}

void EntityStore::forget() noexcept {
  index_.reset();
}

entities::AliasIndex& EntityStore::index() {
  if (!index_) {
    index_ = std::make_unique<Index>(*knowledge_.names);
    if (knowledge_.pack != nullptr) index_->names.add(*knowledge_.pack);
  }
  Query query = database_->query(
      "SELECT n.number, e.id, e.kind, n.spelling, n.strength FROM entity_names AS n "
      "JOIN entities AS e ON e.number = n.entity WHERE n.number > ?1 ORDER BY n.number");
  query.bind(1, index_->last);
  while (query.step()) {
    index_->last = query.integer(0);
    const std::string strength = query.text(4);
    // A described group has no name by which it could be found again.
    if (strength == "description") continue;
    index_->names.add(query.text(1), mentions::entity_kind_from(query.text(2)), query.text(3),
                      strength_from(strength));
  }
  return index_->names;
}

std::unordered_map<std::string, StoredEntity> EntityStore::link(std::int64_t document,
                                                                std::int64_t extraction,
                                                                std::span<const LocalEntity> actors,
                                                                std::string_view recorded_at) {
  std::unordered_map<std::string, StoredEntity> linked;
  const Origin origin{document, extraction, recorded_at};
  std::set<std::string, std::less<>> given;
  const auto add = [&](const LocalEntity& actor) {
    if (linked.contains(actor.id)) return;
    const StoredEntity& entity = linked.emplace(actor.id, link_one(actor, origin, given)).first->second;
    given.insert(entity.id);
  };
  // Those that the packs know come first, so that a name that is only alike does not take their place.
  for (const LocalEntity& actor : actors)
    if (actor.known) add(actor);
  for (const LocalEntity& actor : actors)
    add(actor);
  return linked;
}

StoredEntity EntityStore::link_one(const LocalEntity& actor, const Origin& origin,
                                   const std::set<std::string, std::less<>>& given) {
  const entities::PackEntity* known = actor.known ? knowledge_.pack->find(actor.id) : nullptr;
  StoredEntity entity;
  if (known != nullptr) {
    entity = make_known(*known, origin);
    keep_link(actor, entity, "known", actor.score, {}, origin);
  } else if (const auto before = earlier(actor, origin)) {
    // The same actor of the same document: what was decided when it was read before stands.
    entity = *before;
    keep_link(actor, entity, "earlier", actor.score, {}, origin);
  } else if (!actor.named) {
    std::string id = actor.id;
    for (int suffix = 2; taken(id); ++suffix)
      id = actor.id + "-" + std::to_string(suffix);
    entity = make(id, actor, origin);
    keep_link(actor, entity, "new", actor.score, {}, origin);
  } else {
    const entities::Linker linker(*knowledge_.names, index());
    const entities::Link link = linker.link(
        actor, [this](std::string_view id) { return taken(id); },
        [&](std::string_view id) { return given.contains(id); });
    const entities::PackEntity* in_pack = knowledge_.pack->find(link.id);
    entity = in_pack != nullptr ? make_known(*in_pack, origin) : make(link.id, actor, origin);
    keep_link(actor, entity, entities::name(link.how), link.score, link.candidates, origin);
  }
  add_names(entity, actor, origin);
  return entity;
}

std::optional<StoredEntity> EntityStore::earlier(const LocalEntity& actor, const Origin& origin) {
  Query query = database_->query(
      "SELECT e.number, e.id FROM extractions AS x "
      "JOIN entity_links AS l ON l.extraction = x.number AND l.local_id = ?2 "
      "JOIN entities AS e ON e.number = l.entity WHERE x.document = ?1 AND x.number < ?3 "
      "ORDER BY x.number DESC LIMIT 1");
  query.bind(1, origin.document).bind(2, actor.id).bind(3, origin.extraction);
  if (!query.step()) return std::nullopt;
  return StoredEntity{query.integer(0), query.text(1)};
}

StoredEntity EntityStore::make(const std::string& id, const LocalEntity& actor, const Origin& origin) {
  if (const auto number = number_of(id)) return {*number, id};
  database_
      ->query(
          "INSERT INTO entities (id, kind, name, origin, recorded_at) VALUES (?1, ?2, ?3, 'document', ?4)")
      .bind(1, id)
      .bind(2, mentions::name(actor.kind))
      .bind(3, actor.name)
      .bind(4, origin.recorded_at)
      .run();
  return {database_->last_insert(), id};
}

StoredEntity EntityStore::make_known(const entities::PackEntity& known, const Origin& origin) {
  if (const auto number = number_of(known.id)) return {*number, known.id};
  database_
      ->query("INSERT INTO entities (id, kind, name, origin, recorded_at) VALUES (?1, ?2, ?3, 'pack', ?4)")
      .bind(1, known.id)
      .bind(2, mentions::name(known.kind))
      .bind(3, known.name)
      .bind(4, origin.recorded_at)
      .run();
  const StoredEntity entity{database_->last_insert(), known.id};
  const auto add = [&](const std::vector<std::string>& names, const char* strength) {
    for (const std::string& spelling : names)
      add_name(entity.number, spelling, strength, "pack", origin);
  };
  add({known.name}, "strong");
  add(known.aliases, "strong");
  add(known.scripts, "strong");
  add(known.acronyms, "abbreviation");
  add(known.weak_aliases, "weak");
  return entity;
}

void EntityStore::add_names(const StoredEntity& entity, const LocalEntity& actor, const Origin& origin) {
  Query query = database_->query("SELECT name FROM entities WHERE number = ?1");
  query.bind(1, entity.number);
  const std::string entity_name = query.step() ? query.text(0) : actor.name;
  const auto add = [&](const std::string& spelling) {
    if (fold_name(spelling).empty()) return;
    const std::string_view strength =
        actor.named ? entities::name(strength_in(*knowledge_.names, spelling, entity_name, actor.kind))
                    : std::string_view("description");
    add_name(entity.number, spelling, strength, "document", origin);
  };
  add(actor.name);
  for (const std::string& spelling : actor.names)
    add(spelling);
}

void EntityStore::add_name(std::int64_t entity, std::string_view spelling, std::string_view strength,
                           std::string_view source, const Origin& origin) {
  const std::string folded = fold_name(spelling, true);
  const std::string skeleton = knowledge_.names->skeleton(spelling);
  Query query = database_->query(
      "INSERT INTO entity_names (entity, spelling, folded, skeleton, strength, origin, document, "
      "recorded_at) "
      "VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8) ON CONFLICT (entity, spelling) DO NOTHING");
  query.bind(1, entity).bind(2, spelling).bind(3, folded).bind(4, skeleton).bind(5, strength).bind(6, source);
  if (source == "document")
    query.bind(7, origin.document);
  else
    query.bind_null(7);
  query.bind(8, origin.recorded_at).run();
}

void EntityStore::keep_link(const LocalEntity& actor, const StoredEntity& entity, std::string_view how,
                            double score, const std::vector<entities::Candidate>& candidates,
                            const Origin& origin) {
  const std::string text = candidates_text(candidates);
  database_
      ->query(
          "INSERT INTO entity_links (extraction, local_id, entity, how, score, candidates) "
          "VALUES (?1, ?2, ?3, ?4, ?5, ?6)")
      .bind(1, origin.extraction)
      .bind(2, actor.id)
      .bind(3, entity.number)
      .bind(4, how)
      .bind(5, score)
      .bind(6, text)
      .run();
}

std::optional<EntityRow> EntityStore::row(std::string_view id) {
  Query query = database_->query("SELECT number, kind, name FROM entities WHERE id = ?1");
  query.bind(1, id);
  if (!query.step()) return std::nullopt;
  EntityRow row;
  const std::int64_t number = query.integer(0);
  row.id = id;
  row.kind = mentions::entity_kind_from(query.text(1));
  row.name = query.text(2);
  row.names.push_back(row.name);
  Query names = database_->query("SELECT spelling FROM entity_names WHERE entity = ?1 ORDER BY number");
  names.bind(1, number);
  while (names.step())
    if (std::string spelling = names.text(0); spelling != row.name) row.names.push_back(std::move(spelling));
  Query counts = database_->query(
      "SELECT count(DISTINCT c.number), count(DISTINCT c.document) FROM claim_entities AS p "
      "JOIN current_claims AS c ON c.number = p.claim WHERE p.entity = ?1 AND p.part <> 'holder'");
  counts.bind(1, number);
  if (counts.step()) {
    row.claims = static_cast<std::size_t>(counts.integer(0));
    row.documents = static_cast<std::size_t>(counts.integer(1));
  }
  return row;
}

std::vector<EntityMatch> EntityStore::find(std::string_view name, std::size_t limit) {
  // Names that are only similar never count as much as the name itself.
  constexpr double best_similar = 0.99;
  std::vector<EntityMatch> matches;
  std::set<std::string> seen;
  const auto add = [&](const std::string& id, double score, const std::string& matched) {
    if (seen.contains(id)) return;
    if (auto entity = row(id)) {
      seen.insert(id);
      matches.push_back({std::move(*entity), score, matched});
    }
  };
  const std::string folded = fold_name(name, true);
  Query exact = database_->query(
      "SELECT e.id, n.spelling FROM entity_names AS n JOIN entities AS e ON e.number = n.entity "
      "WHERE n.folded = ?1 ORDER BY n.number");
  exact.bind(1, folded);
  while (!folded.empty() && exact.step())
    add(exact.text(0), 1, exact.text(1));
  add(std::string(name), 1, std::string(name));  // an id
  if (knowledge_.names != nullptr && !folded.empty())
    for (const entities::Candidate& candidate : index().find(name, EntityKind::other, 4 * limit + 8))
      add(candidate.id, std::min(candidate.score, best_similar), candidate.alias);
  std::sort(matches.begin(), matches.end(), [](const EntityMatch& a, const EntityMatch& b) {
    if (a.score != b.score) return a.score > b.score;
    if (a.entity.claims != b.entity.claims) return a.entity.claims > b.entity.claims;
    return a.entity.id < b.entity.id;
  });
  if (matches.size() > limit) matches.resize(limit);
  return matches;
}

}  // namespace hearsay::ledger
