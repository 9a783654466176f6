#include "ledger/identity_store.hpp"

#include <algorithm>
#include <map>
#include <nlohmann/json.hpp>

#include "ledger/columns.hpp"

namespace hearsay::ledger {
namespace {

using Json = nlohmann::ordered_json;

// What an act says beyond its columns; parts that it does not have are left out.
std::string payload_of(const Act& act, const std::vector<std::string>& document_ids) {
  Json object = Json::object();
  for (const GivenName& name : act.names)
    object["names"].push_back(
        {{"spelling", name.spelling}, {"strength", name.strength}, {"source", name.source}});
  if (!act.lost.empty()) object["lost"] = act.lost;
  if (!document_ids.empty()) object["documents"] = document_ids;
  if (act.made) object["made"] = true;
  if (!act.judgement.empty()) object["judgement"] = act.judgement;
  if (act.score) object["score"] = *act.score;
  return object.dump(-1, ' ', false, Json::error_handler_t::strict);
}

void read_payload(const std::string& text, Act& act, std::vector<std::string>& document_ids) {
  const Json object = Json::parse(text);
  for (const Json& name : object.value("names", Json::array()))
    act.names.push_back({name.at("spelling").get<std::string>(), name.at("strength").get<std::string>(),
                         name.at("source").get<std::string>()});
  act.lost = object.value("lost", std::vector<std::string>());
  document_ids = object.value("documents", std::vector<std::string>());
  act.made = object.value("made", false);
  act.judgement = object.value("judgement", std::string());
  if (object.contains("score")) act.score = object.at("score").get<double>();
}

}  // namespace

std::string present_of(const std::string& entity, const std::string& document) {
  return "coalesce((SELECT present FROM entity_present WHERE entity = " + entity +
         " AND document = " + document + "), (SELECT present FROM entity_present WHERE entity = " + entity +
         " AND document = 0), " + entity + ")";
}

std::string claims_of_present() {
  return "SELECT p.claim FROM claim_entities AS p JOIN claims AS q ON q.number = p.claim "
         "WHERE p.entity IN (SELECT ? UNION SELECT entity FROM entity_present WHERE present = ?) "
         "AND p.part <> 'holder' AND " +
         present_of("p.entity", "q.document") + " = ?";
}

const Identity& IdentityStore::current() {
  refresh();
  return identity_;
}

std::int64_t IdentityStore::version() {
  refresh();
  return last_;
}

const std::vector<Act>& IdentityStore::acts() {
  refresh();
  return acts_;
}

void IdentityStore::forget() noexcept {
  loaded_ = false;
}

void IdentityStore::refresh() {
  const std::int64_t last = database_->integer("SELECT max(number) FROM entity_acts");
  if (loaded_ && last == last_) return;
  if (!loaded_ || last < last_) {
    acts_.clear();
    last_ = 0;
  }
  for (Act& act : read_acts(last_))
    acts_.push_back(std::move(act));
  last_ = acts_.empty() ? 0 : acts_.back().number;
  identity_ = Identity::fold(acts_);
  keep_ids();
  loaded_ = true;
}

std::vector<Act> IdentityStore::read_acts(std::int64_t after) {
  std::vector<Act> acts;
  Query query = database_->query(
      "SELECT number, kind, entity, other, undoes, acted_by, acted_at, reason, payload FROM entity_acts "
      "WHERE number > ?1 ORDER BY number");
  query.bind(1, after);
  while (query.step()) {
    Act act;
    act.number = query.integer(0);
    const auto kind = act_kind_from(query.text(1));
    act.entity = query.integer(2);
    act.other = query.integer(3);
    act.undoes = query.integer(4);
    act.by = query.text(5);
    act.at = query.text(6);
    act.why = query.text(7);
    std::vector<std::string> documents;
    try {
      read_payload(query.text(8), act, documents);
    } catch (const Json::exception&) {
      throw LedgerError(database_->path(), "act " + std::to_string(act.number), "its payload is damaged");
    }
    if (!kind)
      throw LedgerError(database_->path(), "act " + std::to_string(act.number), "its kind is unknown");
    act.kind = *kind;
    for (const std::string& id : documents) {
      Query number = database_->query("SELECT number FROM documents WHERE id = ?1");
      if (!number.bind(1, id).step())
        throw LedgerError(database_->path(), "act " + std::to_string(act.number),
                          "it names document " + id + ", which is not there");
      act.documents.push_back(number.integer(0));
    }
    acts.push_back(std::move(act));
  }
  return acts;
}

void IdentityStore::keep_ids() {
  present_ids_.clear();
  for (const auto& [node, present] : identity_.nodes()) {
    if (node.second == 0 && node.first == present) continue;
    Present& ids = present_ids_[id_of(node.first)];
    if (node.second == 0) {
      ids.everywhere = id_of(present);
      continue;
    }
    Query document = database_->query("SELECT id FROM documents WHERE number = ?1");
    if (document.bind(1, node.second).step()) ids.within[document.text(0)] = id_of(present);
  }
}

std::string IdentityStore::id_of(std::int64_t entity) {
  Query query = database_->query("SELECT id FROM entities WHERE number = ?1");
  query.bind(1, entity);
  return query.step() ? query.text(0) : std::string();
}

const Act& IdentityStore::act(std::int64_t number) {
  const auto place = std::lower_bound(acts_.begin(), acts_.end(), number,
                                      [](const Act& act, std::int64_t n) { return act.number < n; });
  if (place == acts_.end() || place->number != number)
    throw LedgerError(database_->path(), "act " + std::to_string(number), "it is not there");
  return *place;
}

std::vector<IdentityStore::Judged> IdentityStore::judgements(std::int64_t entity) {
  refresh();
  std::map<std::int64_t, Judged> found;  // by the row's number
  for (const std::int64_t member : identity_.members(entity)) {
    Query query = database_->query(
        "SELECT number, left_entity, right_entity, judgement, score, decided_by, decided_at, reason, act "
        "FROM entity_judgements WHERE left_entity = ?1 UNION ALL "
        "SELECT number, left_entity, right_entity, judgement, score, decided_by, decided_at, reason, act "
        "FROM entity_judgements WHERE right_entity = ?1");
    query.bind(1, member);
    while (query.step()) {
      if (!query.is_null(8) && !identity_.stands(query.integer(8))) continue;
      const auto score = query.is_null(4) ? std::nullopt : std::optional(query.real(4));
      Judged judged{identity_.present(query.integer(1)),
                    identity_.present(query.integer(2)),
                    query.text(3),
                    score,
                    query.text(5),
                    query.text(6),
                    query.text(7),
                    query.integer(8),
                    query.integer(1),
                    query.integer(2)};
      if (judged.left != judged.right) found.emplace(query.integer(0), std::move(judged));
    }
  }
  std::vector<Judged> judgements;
  for (auto& [number, judged] : found)
    judgements.push_back(std::move(judged));
  return judgements;
}

std::optional<IdentityStore::Judged> IdentityStore::last_judgement(std::int64_t a, std::int64_t b) {
  std::optional<Judged> last;
  for (Judged& judged : judgements(a))
    if (judged.left == b || judged.right == b) last = std::move(judged);
  return last;
}

std::string IdentityStore::present_id(const std::string& id, const std::string& document) {
  refresh();
  return known_present_id(id, document);
}

const std::string& IdentityStore::known_present_id(const std::string& id, const std::string& document) const {
  const auto ids = present_ids_.find(id);
  if (ids == present_ids_.end()) return id;
  if (const auto within = ids->second.within.find(document); within != ids->second.within.end())
    return within->second;
  return ids->second.everywhere.empty() ? id : ids->second.everywhere;
}

void IdentityStore::translate(claims::ClaimRecord& record) {
  if (present_ids_.empty()) return;
  for (const EntityUse& use : entity_uses(record))
    *use.id = known_present_id(*use.id, record.document.id);
}

void IdentityStore::append(Act& act) {
  std::vector<std::string> document_ids;
  for (const std::int64_t number : act.documents) {
    Query document = database_->query("SELECT id FROM documents WHERE number = ?1");
    document.bind(1, number).step();
    document_ids.push_back(document.text(0));
  }
  const auto or_null = [](std::int64_t number) {
    return number == 0 ? std::nullopt : std::optional<std::int64_t>(number);
  };
  const std::string payload = payload_of(act, document_ids);
  database_
      ->query(
          "INSERT INTO entity_acts (kind, entity, other, undoes, acted_by, acted_at, reason, payload) "
          "VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8)")
      .bind(1, name(act.kind))
      .bind(2, act.entity)
      .bind(3, or_null(act.other))
      .bind(4, or_null(act.undoes))
      .bind(5, act.by)
      .bind(6, act.at)
      .bind(7, act.why)
      .bind(8, payload)
      .run();
  act.number = database_->last_insert();
  acts_.push_back(act);
  last_ = act.number;
  Identity after = Identity::fold(acts_);
  if (!after.defects().empty()) throw LedgerError(database_->path(), "", after.defects().front());
  write_changes(identity_, after);
  identity_ = std::move(after);
  keep_ids();
}

void IdentityStore::write_changes(const Identity& before, const Identity& after) {
  Query remove = database_->query("DELETE FROM entity_present WHERE entity = ?1 AND document = ?2");
  for (const auto& [node, present] : before.nodes())
    if (!after.nodes().contains(node)) remove.bind(1, node.first).bind(2, node.second).run();
  Query put = database_->query("REPLACE INTO entity_present (entity, document, present) VALUES (?1, ?2, ?3)");
  for (const auto& [node, present] : after.nodes()) {
    const auto known = before.nodes().find(node);
    if (known == before.nodes().end() || known->second != present)
      put.bind(1, node.first).bind(2, node.second).bind(3, present).run();
  }
}

std::vector<std::string> IdentityStore::find_defects() {
  const Identity identity = Identity::fold(read_acts(0));
  std::vector<std::string> defects = identity.defects();
  std::size_t rows = 0;
  Query query = database_->query("SELECT entity, document, present FROM entity_present");
  while (query.step()) {
    ++rows;
    const auto node = identity.nodes().find({query.integer(0), query.integer(1)});
    if (node == identity.nodes().end() || node->second != query.integer(2))
      defects.push_back("entity " + id_of(query.integer(0)) +
                        ": what it is at present is not what the acts say");
  }
  if (rows != identity.nodes().size() && defects.empty())
    defects.push_back(std::to_string(rows) + " rows of entity_present instead of " +
                      std::to_string(identity.nodes().size()));
  return defects;
}

}  // namespace hearsay::ledger
