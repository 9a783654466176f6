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

std::string EntityStore::free_id(const std::string& base) {
  if (!taken(base)) return base;
  int& number = next_numbers_.try_emplace(base, 2).first->second;
  for (;; ++number)
    if (std::string id = base + "-" + std::to_string(number); !taken(id)) return id;
}

void EntityStore::forget() noexcept {
  index_.reset();
  next_numbers_.clear();
}

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

Links EntityStore::link(std::int64_t document, std::span<const LocalEntity> actors,
                        std::string_view recorded_at) {
  Links links;
  const Origin origin{document, recorded_at};
  std::set<std::string, std::less<>> given;
  const auto add = [&](const LocalEntity& actor) {
    if (links.entities.contains(actor.id)) return;
    Links::Decision decision;
    StoredEntity entity = link_one(actor, origin, given, decision);
    add_names(entity, actor, origin);
    decision.local_id = actor.id;
    decision.entity = entity.number;
    links.decisions.push_back(std::move(decision));
    given.insert(entity.id);
    links.entities.emplace(actor.id, std::move(entity));
  };
  // Those that the packs know come first, so that a name that is only alike does not take their place.
  for (const LocalEntity& actor : actors)
    if (actor.known) add(actor);
  for (const LocalEntity& actor : actors)
    add(actor);
  return links;
}

StoredEntity EntityStore::link_one(const LocalEntity& actor, const Origin& origin,
                                   const std::set<std::string, std::less<>>& given,
                                   Links::Decision& decision) {
  const auto decide = [&](std::string_view how, double score,
                          const std::vector<entities::Candidate>& candidates) {
    decision.how = how;
    decision.score = score;
    decision.candidates = candidates_text(candidates);
  };
  if (const auto* known = actor.known ? knowledge_.pack->find(actor.id) : nullptr) {
    decide("known", actor.score, {});
    return make_known(*known, origin);
  }
  if (auto before = earlier(actor, origin)) {
    // The same actor of the same document: what was decided when it was read before stands.
    decide("earlier", actor.score, {});
    return std::move(*before);
  }
  if (!actor.named) {
    decide("new", actor.score, {});
    return make(free_id(actor.id), actor, origin);
  }
  const entities::Linker linker(*knowledge_.names, index());
  const entities::Link link = linker.link(
      actor, [this](const std::string& base) { return free_id(base); },
      [&](std::string_view id) { return given.contains(id); });
  decide(entities::name(link.how), link.score, link.candidates);
  const entities::PackEntity* in_pack = knowledge_.pack->find(link.id);
  return in_pack != nullptr ? make_known(*in_pack, origin) : make(link.id, actor, origin);
}

std::optional<StoredEntity> EntityStore::earlier(const LocalEntity& actor, const Origin& origin) {
  Query query = database_->query(
      "SELECT e.number, e.id FROM extractions AS x "
      "JOIN entity_links AS l ON l.extraction = x.number AND l.local_id = ?2 "
      "JOIN entities AS e ON e.number = l.entity WHERE x.document = ?1 "
      "ORDER BY x.number DESC LIMIT 1");
  query.bind(1, origin.document).bind(2, actor.id);
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
  std::optional<std::string> entity_name;  // asked for only when there is a new spelling
  const auto add = [&](const std::string& spelling) {
    if (has_name(entity.number, spelling) || fold_name(spelling).empty()) return;
    if (!actor.named) return add_name(entity.number, spelling, "description", "document", origin);
    if (!entity_name) {
      Query query = database_->query("SELECT name FROM entities WHERE number = ?1");
      query.bind(1, entity.number);
      entity_name = query.step() ? query.text(0) : actor.name;
    }
    const Strength strength = strength_in(*knowledge_.names, spelling, *entity_name, actor.kind);
    add_name(entity.number, spelling, entities::name(strength), "document", origin);
  };
  add(actor.name);
  for (const std::string& spelling : actor.names)
    if (spelling != actor.name) add(spelling);
}

bool EntityStore::has_name(std::int64_t entity, std::string_view spelling) {
  Query query = database_->query("SELECT 1 FROM entity_names WHERE entity = ?1 AND spelling = ?2");
  return query.bind(1, entity).bind(2, spelling).step();
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

void EntityStore::keep_links(std::int64_t extraction, const Links& links) {
  Query query = database_->query(
      "INSERT INTO entity_links (extraction, local_id, entity, how, score, candidates) "
      "VALUES (?1, ?2, ?3, ?4, ?5, ?6)");
  for (const Links::Decision& decision : links.decisions)
    query.bind(1, extraction)
        .bind(2, decision.local_id)
        .bind(3, decision.entity)
        .bind(4, decision.how)
        .bind(5, decision.score)
        .bind(6, decision.candidates)
        .run();
}

std::vector<EntityLink> EntityStore::links_of(std::string_view document_id) {
  Query query = database_->query(
      "SELECT l.local_id, e.id, l.how, l.score FROM documents AS d "
      "JOIN newest_extractions AS x ON x.document = d.number JOIN entity_links AS l ON l.extraction = x.number "
      "JOIN entities AS e ON e.number = l.entity WHERE d.id = ?1 ORDER BY l.local_id");
  query.bind(1, document_id);
  std::vector<EntityLink> links;
  while (query.step())
    links.push_back({query.text(0), query.text(1), query.text(2), query.real(3)});
  return links;
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
