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

std::optional<std::int64_t> EntityStore::present_number(std::string_view id) {
  const auto number = number_of(id);
  if (!number) return std::nullopt;
  return identity_->current().present(*number);
}

bool EntityStore::taken(std::string_view id) {
  const entities::KnowledgePack* known = knowledge_.packs();
  return (known != nullptr && known->find(id) != nullptr) || number_of(id).has_value();
}

std::string EntityStore::free_id(const std::string& base) {
  if (!taken(base)) return base;
  int& number = next_numbers_.try_emplace(base, 2).first->second;
  for (;; ++number)
    if (std::string id = base + "-" + std::to_string(number); !taken(id)) return id;
}

void EntityStore::forget() noexcept {
  names_.forget();
  next_numbers_.clear();
  identity_->forget();
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
    decide("known", actor.score, entities::pack_candidates(actor));
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
  const auto one = [&](std::string_view a, std::string_view b) { return are_one(a, b, origin.document); };
  const auto different = [this](std::string_view a, std::string_view b) { return are_different(a, b); };
  const auto apart = [&](std::string_view id) {
    return std::any_of(given.begin(), given.end(), [&](const std::string& other) { return one(other, id); });
  };
  const auto free = [this](const std::string& base) { return free_id(base); };
  const entities::Link link = names_.ask([&](const entities::AliasIndex& index) {
    return entities::Linker(*knowledge_.names, index).link(actor, free, apart, {one, different});
  });
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

// Where a split has made the entity another one in this document, its names there are that one's.
void EntityStore::add_names(const StoredEntity& linked, const LocalEntity& actor, const Origin& origin) {
  StoredEntity entity = linked;
  const Identity& identity = identity_->current();
  if (identity.nodes().contains({linked.number, origin.document}))
    entity.number = identity.present(linked.number, origin.document);
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
      "JOIN newest_extractions AS x ON x.document = d.number JOIN entity_links AS l ON l.extraction = "
      "x.number "
      "JOIN entities AS e ON e.number = l.entity WHERE d.id = ?1 ORDER BY l.local_id");
  query.bind(1, document_id);
  std::vector<EntityLink> links;
  while (query.step())
    links.push_back({query.text(0), identity_->present_id(query.text(1), std::string(document_id)),
                     query.text(2), query.real(3)});
  return links;
}

std::int64_t EntityStore::make_by_person(const std::string& id, EntityKind kind, const std::string& name,
                                         std::string_view recorded_at) {
  database_
      ->query("INSERT INTO entities (id, kind, name, origin, recorded_at) VALUES (?1, ?2, ?3, 'person', ?4)")
      .bind(1, id)
      .bind(2, mentions::name(kind))
      .bind(3, name)
      .bind(4, recorded_at)
      .run();
  return database_->last_insert();
}

bool EntityStore::are_one(std::string_view a, std::string_view b, std::int64_t document) {
  if (a == b) return true;
  const Identity& identity = identity_->current();
  if (identity.nodes().empty()) return false;
  const auto left = number_of(a);
  const auto right = number_of(b);
  return left && right && identity.present(*left, document) == identity.present(*right, document);
}

bool EntityStore::are_different(std::string_view a, std::string_view b) {
  const auto left = present_number(a);
  const auto right = present_number(b);
  if (!left || !right) return false;
  const auto judged = identity_->last_judgement(*left, *right);
  return judged && judged->judgement == "different";
}

}  // namespace hearsay::ledger
