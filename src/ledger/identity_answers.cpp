// What the ledger tells about identity: acts, an entity with its names and sources, judgements, likenesses.
#include <algorithm>
#include <map>
#include <set>
#include <utility>

#include "ledger/sqlite_identity_log.hpp"

namespace hearsay::ledger {

std::set<std::int64_t> SqliteIdentityLog::documents_of(std::int64_t entity, bool newest) {
  const Identity& identity = identity_->current();
  Documents documents;
  for (const std::int64_t source : identity.sources(entity)) {
    Query query = database_->query(
        newest ? "SELECT DISTINCT x.document FROM entity_links AS l JOIN newest_extractions AS x "
                 "ON x.number = l.extraction WHERE l.entity = ?1"
               : "SELECT DISTINCT x.document FROM entity_links AS l JOIN extractions AS x "
                 "ON x.number = l.extraction WHERE l.entity = ?1");
    query.bind(1, source);
    while (query.step())
      if (identity.present(source, query.integer(0)) == entity) documents.insert(query.integer(0));
  }
  return documents;
}

ActRow SqliteIdentityLog::row_of(const Act& act) {
  const auto named = [&](std::int64_t entity, std::string& id, std::string& name) {
    if (entity == 0) return;
    id = identity_->id_of(entity);
    name = entities_->name_of(entity);
  };
  ActRow row;
  row.number = act.number;
  row.kind = act.kind;
  named(act.entity, row.entity, row.entity_name);
  named(act.other, row.other, row.other_name);
  row.undoes = act.undoes;
  row.undone_by = identity_->current().undone_by(act.number);
  row.by = act.by;
  row.at = act.at;
  row.why = act.why;
  row.names = act.names;
  row.lost = act.lost;
  row.judgement = act.judgement;
  row.score = act.score;
  for (const std::int64_t number : act.documents) {
    Query query = database_->query("SELECT id FROM documents WHERE number = ?1");
    query.bind(1, number);
    if (query.step()) row.documents.push_back(query.text(0));
  }
  return row;
}

std::vector<ActRow> SqliteIdentityLog::acts(std::string_view entity) {
  std::vector<ActRow> rows;
  const Identity& identity = identity_->current();
  std::set<std::int64_t> concerned;
  std::set<std::int64_t> chosen;
  if (!entity.empty()) {
    const auto asked = entities_->number_of(entity);
    if (!asked) return rows;
    concerned.insert(*asked);
    for (const std::int64_t source : identity.sources(identity.present(*asked)))
      concerned.insert(source);
  }
  for (const Act& act : identity_->acts()) {
    const bool fits = entity.empty() || concerned.contains(act.entity) || concerned.contains(act.other) ||
                      chosen.contains(act.undoes);
    if (!fits) continue;
    chosen.insert(act.number);
    rows.push_back(row_of(act));
  }
  return rows;
}

JudgementRow SqliteIdentityLog::row_of(const IdentityStore::Judged& judged, std::int64_t asked) {
  const std::int64_t other = judged.left == asked ? judged.right : judged.left;
  JudgementRow row;
  row.left = identity_->id_of(judged.stored_left);
  row.right = identity_->id_of(judged.stored_right);
  row.other = identity_->id_of(other);
  row.other_name = entities_->name_of(other);
  row.judgement = judged.judgement;
  row.score = judged.score;
  row.by = judged.by;
  row.at = judged.at;
  row.why = judged.why;
  row.act = judged.act;
  return row;
}

std::optional<JudgementRow> SqliteIdentityLog::judgement(std::string_view a, std::string_view b) {
  const auto left = entities_->present_number(a);
  const auto right = entities_->present_number(b);
  if (!left || !right) return std::nullopt;
  const auto judged = identity_->last_judgement(*left, *right);
  if (!judged) return std::nullopt;
  return row_of(*judged, *left);
}

void SqliteIdentityLog::add_merged(EntityDetails& details, std::int64_t entity) {
  const Identity& identity = identity_->current();
  for (const std::int64_t member : identity.members(entity)) {
    if (member == entity) continue;
    const std::int64_t act = identity.joined_by(member, entity);
    if (!identity.stands(act)) continue;  // made by a split that was undone: it never was another
    details.merged.push_back({identity_->id_of(member), entities_->name_of(member), act});
  }
}

void SqliteIdentityLog::add_documents(EntityDetails& details, std::int64_t entity) {
  for (const std::int64_t number : documents_of(entity, true)) {
    Query query = database_->query(
        "SELECT id, title, publisher, published, language, source FROM documents WHERE number = ?1");
    query.bind(1, number);
    if (query.step())
      details.documents.push_back(
          {query.text(0), query.text(1), query.text(2), query.text(3), query.text(4), query.text(5)});
  }
}

std::optional<EntityDetails> SqliteIdentityLog::details(std::string_view id) {
  const auto number = entities_->present_number(id);
  if (!number) return std::nullopt;
  EntityDetails details;
  {
    Query query = database_->query("SELECT id, kind, origin FROM entities WHERE number = ?1");
    query.bind(1, *number);
    if (!query.step()) return std::nullopt;
    details.id = query.text(0);
    details.kind = mentions::entity_kind_from(query.text(1));
    details.origin = query.text(2);
  }
  details.name = entities_->name_of(*number);
  details.claims = entities_->count(*number).first;
  details.names = entities_->names_of(*number);
  add_merged(details, *number);
  add_documents(details, *number);
  for (const IdentityStore::Judged& judged : identity_->judgements(*number))
    details.judgements.push_back(row_of(judged, *number));
  return details;
}

std::vector<entities::Candidate> SqliteIdentityLog::alike(std::string_view id, std::size_t limit) {
  const auto number = entities_->present_number(id);
  if (!number) return {};
  const std::string own = identity_->id_of(*number);
  std::map<std::string, entities::Candidate> best;
  std::set<std::pair<std::string, std::string>> asked;  // several sources may give one name
  for (const NameRow& row : entities_->names_of(*number)) {
    if (row.name.strength == "description" || !asked.emplace(row.name.spelling, row.name.strength).second)
      continue;
    for (entities::Candidate& candidate :
         entities_->candidates(row.name.spelling, kind_of(*number), limit + 1)) {
      if (candidate.id == own || !entities_->number_of(candidate.id)) continue;
      if (row.name.strength != "strong" && candidate.strength == entities::Strength::strong) {
        candidate.strength = entities::Strength::weak;
        candidate.score *= 0.9;
      }
      candidate.reasons.insert(candidate.reasons.begin(),
                               "'" + row.name.spelling + "' beside '" + candidate.alias + "'");
      const auto [known, fresh] = best.try_emplace(candidate.id, candidate);
      if (!fresh && candidate.score > known->second.score) known->second = std::move(candidate);
    }
  }
  std::vector<entities::Candidate> found;
  for (auto& [key, candidate] : best)
    found.push_back(std::move(candidate));
  std::stable_sort(found.begin(), found.end(),
                   [](const auto& a, const auto& b) { return a.score > b.score; });
  if (found.size() > limit) found.resize(limit);
  return found;
}

std::vector<std::string> SqliteIdentityLog::named() {
  Query query = database_->query(
      "SELECT e.id FROM entities AS e WHERE NOT EXISTS (SELECT 1 FROM entity_present AS p WHERE p.entity = "
      "e.number AND p.document = 0 AND p.present <> e.number) AND (e.origin = 'person' OR EXISTS (SELECT 1 "
      "FROM entity_names AS n WHERE n.entity = e.number AND n.strength <> 'description')) ORDER BY e.number");
  std::vector<std::string> ids;
  while (query.step())
    ids.push_back(query.text(0));
  return ids;
}

}  // namespace hearsay::ledger
