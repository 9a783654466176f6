// Acts on identity: what is required of each, and what it stores.
#include "ledger/sqlite_identity_log.hpp"

#include <algorithm>
#include <utility>

#include "base/text.hpp"
#include "entities/kinds.hpp"
#include "entities/linker.hpp"

namespace hearsay::ledger {
namespace {

constexpr std::size_t longest_name = 500;

[[noreturn]] void refuse(const std::string& reason) {
  throw UsageError("", "", reason);
}

void require(const Who& who) {
  if (trim(who.why).empty()) refuse("a reason is required");
  if (trim(who.by).empty()) refuse("it must be said who decides");
  if (who.at.empty()) refuse("the time is missing");
  if (find_invalid_utf8(who.why) != std::string_view::npos ||
      find_invalid_utf8(who.by) != std::string_view::npos)
    refuse("the reason is not UTF-8");
}

std::string spelling_from(std::string_view text) {
  if (find_invalid_utf8(text) != std::string_view::npos) refuse("the name is not UTF-8");
  std::string spelling = to_nfc(trim(text));
  if (fold_name(spelling).empty()) refuse("a name has at least one letter or digit");
  if (spelling.size() > longest_name) refuse("the name is too long");
  return spelling;
}

std::string listed(const std::vector<std::int64_t>& numbers) {
  std::string text;
  for (std::size_t i = 0; i < numbers.size(); ++i)
    text += (i == 0 ? "" : i + 1 == numbers.size() ? " and " : ", ") + std::to_string(numbers[i]);
  return text;
}

}  // namespace

std::string_view name(ActKind kind) noexcept {
  switch (kind) {
    case ActKind::merge:
      return "merge";
    case ActKind::split:
      return "split";
    case ActKind::rename:
      return "rename";
    case ActKind::alias:
      return "alias";
    case ActKind::withdraw:
      return "withdraw";
    case ActKind::judge:
      return "judge";
    case ActKind::undo:
      break;
  }
  return "undo";
}

std::optional<ActKind> act_kind_from(std::string_view text) noexcept {
  for (const ActKind kind : {ActKind::merge, ActKind::split, ActKind::rename, ActKind::alias,
                             ActKind::withdraw, ActKind::judge, ActKind::undo})
    if (name(kind) == text) return kind;
  return std::nullopt;
}

template <typename Make>
ActRow SqliteIdentityLog::act(ActKind kind, const Who& who, Make make) {
  require(who);
  try {
    Transaction transaction(*database_);
    identity_->current();
    Act act;
    act.kind = kind;
    act.by = trim(who.by);
    act.at = who.at;
    act.why = trim(who.why);
    make(act);
    identity_->append(act);
    if (!act.judgement.empty()) store_judgement(act);
    transaction.commit();
    return row_of(act);
  } catch (...) {
    entities_->forget();
    throw;
  }
}

void SqliteIdentityLog::store_judgement(const Act& act) {
  Query query = database_->query(
      "INSERT INTO entity_judgements (left_entity, right_entity, judgement, score, decided_by, decided_at, "
      "reason, act) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8)");
  query.bind(1, act.entity).bind(2, act.other).bind(3, act.judgement);
  if (act.score)
    query.bind(4, *act.score);
  else
    query.bind_null(4);
  query.bind(5, act.by).bind(6, act.at).bind(7, act.why).bind(8, act.number).run();
}

std::int64_t SqliteIdentityLog::present(std::string_view id) {
  const auto number = entities_->present_number(id);
  if (!number) refuse("the ledger has no entity '" + std::string(id) + "'");
  return *number;
}

mentions::EntityKind SqliteIdentityLog::kind_of(std::int64_t entity) {
  Query query = database_->query("SELECT kind FROM entities WHERE number = ?1");
  query.bind(1, entity);
  return query.step() ? mentions::entity_kind_from(query.text(0)) : mentions::EntityKind::other;
}

void SqliteIdentityLog::require_no_objection(std::int64_t into, std::int64_t from, bool force) {
  if (force) return;
  const auto kind = kind_of(into);
  const auto other = kind_of(from);
  if (!entities::may_be_one(kind, other))
    refuse(identity_->id_of(into) + " and " + identity_->id_of(from) + ": these kinds exclude each other (" +
           std::string(mentions::name(kind)) + ", " + std::string(mentions::name(other)) +
           "); --force merges them all the same");
  const auto judged = identity_->last_judgement(into, from);
  if (judged && judged->judgement == "different")
    refuse(identity_->id_of(judged->stored_left) + " and " + identity_->id_of(judged->stored_right) +
           " were judged different by " + judged->by + " on " + judged->at + " (" + judged->why +
           "); --force merges them all the same");
}

ActRow SqliteIdentityLog::merge(std::string_view into, std::string_view from, const Who& who, bool force) {
  return act(ActKind::merge, who, [&](Act& act) {
    act.entity = present(into);
    act.other = present(from);
    if (act.entity == act.other)
      refuse("'" + std::string(into) + "' and '" + std::string(from) +
             "' are one already: " + identity_->id_of(act.entity));
    require_no_objection(act.entity, act.other, force);
  });
}

ActRow SqliteIdentityLog::take_apart(std::string_view a, std::string_view b, const Who& who) {
  return act(ActKind::undo, who, [&](Act& act) {
    const auto left = entities_->number_of(a);
    const auto right = entities_->number_of(b);
    for (const auto& [id, number] : {std::pair(a, left), std::pair(b, right)})
      if (!number) refuse("the ledger has no entity '" + std::string(id) + "'");
    if (*left == *right) refuse("'" + std::string(a) + "' and '" + std::string(b) + "' are one and the same");
    const std::int64_t joined = identity_->current().joined_by(*left, *right);
    if (joined == 0) refuse("'" + std::string(a) + "' and '" + std::string(b) + "' are two already");
    undo_in(act, joined);
  });
}

ActRow SqliteIdentityLog::undo(std::int64_t number, const Who& who) {
  return act(ActKind::undo, who, [&](Act& act) { undo_in(act, number); });
}

void SqliteIdentityLog::undo_in(Act& act, std::int64_t number) {
  const Identity& identity = identity_->current();
  const std::vector<Act>& acts = identity_->acts();
  const auto undone =
      std::find_if(acts.begin(), acts.end(), [&](const Act& other) { return other.number == number; });
  const std::string named = "act " + std::to_string(number);
  if (undone == acts.end()) refuse("there is no " + named);
  if (undone->kind == ActKind::undo)
    refuse(named + " is an undo, which is final: make act " + std::to_string(undone->undoes) +
           " again instead");
  if (const std::int64_t undo = identity.undone_by(number); undo != 0)
    refuse(named + " was undone by act " + std::to_string(undo) + " already");
  if (const std::vector<std::int64_t> resting = identity.resting_on(number); !resting.empty())
    refuse(named + " (" + std::string(name(undone->kind)) + ") cannot be undone while " +
           (resting.size() == 1 ? "act " : "acts ") + listed(resting) +
           (resting.size() == 1 ? " rests" : " rest") + " on it: undo " +
           (resting.size() == 1 ? "it" : "the last of them") + " first");
  act.entity = undone->entity;
  act.undoes = number;
}

ActRow SqliteIdentityLog::rename(std::string_view entity, std::string_view name, const Who& who) {
  return act(ActKind::rename, who, [&](Act& act) {
    act.entity = present(entity);
    const std::string spelling = spelling_from(name);
    if (entities_->name_of(act.entity) == spelling) refuse("'" + spelling + "' is its name already");
    act.names = {{spelling, entities_->strength_of(spelling, kind_of(act.entity)), "person"}};
  });
}

ActRow SqliteIdentityLog::add_alias(std::string_view entity, const GivenName& given, const Who& who) {
  return act(ActKind::alias, who, [&](Act& act) {
    act.entity = present(entity);
    GivenName name = given;
    name.spelling = spelling_from(given.spelling);
    if (name.strength.empty()) name.strength = entities_->strength_of(name.spelling, kind_of(act.entity));
    if (name.strength != "strong" && name.strength != "weak" && name.strength != "abbreviation")
      refuse("'" + name.strength + "' is no strength: strong, weak or abbreviation");
    if (find_invalid_utf8(name.source) != std::string_view::npos) refuse("the source is not UTF-8");
    if (name.source.empty()) name.source = "person";
    for (const NameRow& row : entities_->names_of(act.entity))
      if (row.name == name)
        refuse("'" + name.spelling + "' is its name already, by the same source (" + name.source + ")");
    act.names = {name};
  });
}

ActRow SqliteIdentityLog::withdraw_alias(std::string_view entity, std::string_view spelling, const Who& who) {
  return act(ActKind::withdraw, who, [&](Act& act) {
    act.entity = present(entity);
    const std::string lost = spelling_from(spelling);
    if (entities_->name_of(act.entity) == lost)
      refuse("'" + lost + "' is the name that is shown: rename " + identity_->id_of(act.entity) + " first");
    const std::vector<NameRow> names = entities_->names_of(act.entity);
    if (std::none_of(names.begin(), names.end(),
                     [&](const NameRow& row) { return row.name.spelling == lost; }))
      refuse("'" + lost + "' is no name of " + identity_->id_of(act.entity));
    act.lost = {lost};
  });
}

ActRow SqliteIdentityLog::judge(std::string_view a, std::string_view b, std::string_view judgement,
                                std::optional<double> score, const Who& who) {
  return act(ActKind::judge, who, [&](Act& act) {
    if (judgement != "same" && judgement != "different" && judgement != "unsure")
      refuse("'" + std::string(judgement) + "' is no judgement: same, different or unsure");
    if (score && !(*score >= 0 && *score <= 1)) refuse("a score is between 0 and 1");
    act.entity = present(a);
    act.other = present(b);
    if (act.entity == act.other)
      refuse("'" + std::string(a) + "' and '" + std::string(b) +
             "' are one: " + identity_->id_of(act.entity) + "; take them apart first (split)");
    act.judgement = judgement;
    act.score = score;
  });
}

ActRow SqliteIdentityLog::split(const SplitRequest& request, const Who& who) {
  return act(ActKind::split, who, [&](Act& act) {
    act.entity = present(request.entity);
    if (request.documents.empty()) refuse("a split needs the documents in which the other is meant");
    if (request.to.empty() == request.name.empty())
      refuse("a split needs either the name of a new entity or an entity that is there");
    const Documents named = documents_of(act.entity, false);
    Documents documents;
    for (const std::string& id : request.documents) {
      const std::int64_t document = document_number(id);
      if (!named.contains(document))
        refuse("document '" + id + "' does not name " + identity_->id_of(act.entity));
      documents.insert(document);
    }
    act.documents.assign(documents.begin(), documents.end());
    if (request.to.empty()) {
      const std::string spelling = spelling_from(request.name);
      const mentions::EntityKind kind = kind_of(act.entity);
      const std::string id =
          entities_->free_id(std::string(mentions::name(kind)) + "/" + entities::slug(spelling));
      act.other = entities_->make_by_person(id, kind, spelling, act.at);
      act.made = true;
      act.names = {{spelling, entities_->strength_of(spelling, kind), "person"}};
    } else {
      act.other = present(request.to);
      if (act.other == act.entity) refuse("'" + request.to + "' is the entity itself");
    }
    act.judgement = "different";
    share_names(act);
  });
}

// The other gets the names that documents gave the entity and that stand in its own documents; those that
// stand in none of the entity's other documents go from it. Names of packs and people stay where they are.
void SqliteIdentityLog::share_names(Act& act) {
  const Documents moved(act.documents.begin(), act.documents.end());
  Documents kept = documents_of(act.entity, false);
  for (const std::int64_t document : moved)
    kept.erase(document);
  const std::string shown = entities_->name_of(act.entity);
  std::set<std::string> stays = {shown};
  const std::vector<NameRow> names = entities_->names_of(act.entity);
  for (const NameRow& row : names)
    if (row.act != 0 || row.name.source != "document") stays.insert(row.name.spelling);
  std::set<std::string> seen;
  for (const NameRow& row : names) {
    const std::string& spelling = row.name.spelling;
    const bool from_document = row.act == 0 && row.name.source == "document";
    if (!from_document || !seen.insert(spelling).second || !stands_in(spelling, moved)) continue;
    const bool shared = stays.contains(spelling) || stands_in(spelling, kept);
    if (!shared) act.lost.push_back(spelling);
    if (!act.names.empty() && act.names.front().spelling == spelling) continue;
    // What both are called identifies neither by itself.
    const bool weaker = shared && row.name.strength == "strong";
    act.names.push_back({spelling, weaker ? "weak" : row.name.strength, "document"});
  }
}

bool SqliteIdentityLog::stands_in(const std::string& spelling, const Documents& documents) {
  return std::any_of(documents.begin(), documents.end(), [&](std::int64_t document) {
    Query query =
        database_->query("SELECT instr(text, ?2) + instr(title, ?2) FROM documents WHERE number = ?1");
    query.bind(1, document).bind(2, spelling);
    return query.step() && query.integer(0) > 0;
  });
}

std::int64_t SqliteIdentityLog::document_number(const std::string& prefix) {
  const std::string last = prefix + "\U0010FFFF";
  Query query =
      database_->query("SELECT number, id FROM documents WHERE id >= ?1 AND id <= ?2 ORDER BY id LIMIT 2");
  query.bind(1, prefix).bind(2, last);
  if (prefix.empty() || !query.step()) refuse("the ledger has no document '" + prefix + "'");
  const std::int64_t number = query.integer(0);
  if (query.text(1) != prefix && query.step())
    refuse("several documents have an id that begins with '" + prefix + "'");
  return number;
}

}  // namespace hearsay::ledger
