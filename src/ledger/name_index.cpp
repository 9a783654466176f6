#include "ledger/name_index.hpp"

namespace hearsay::ledger {
namespace {

using entities::AliasIndex;
using mentions::EntityKind;

// What an import calls strong counts for no more than its form says.
void put_name(AliasIndex& names, std::string_view origin, std::string_view id, EntityKind kind,
              std::string_view spelling, std::string_view strength) {
  if (origin == "import")
    names.add_stated(id, kind, spelling, strength_from(strength));
  else
    names.add(id, kind, spelling, strength_from(strength));
}

}  // namespace

bool NameIndex::is_missing_many(std::int64_t last) {
  const std::int64_t missing = database_->integer("SELECT max(number) FROM entity_names") - last;
  return !unwritable_ && !database_->in_transaction() && file_.is_worth_building(missing, last);
}

// The file, built anew where too many names are not in it.
std::optional<NameFile::Opened> NameIndex::open_file() {
  const entities::NameRules& rules = *knowledge_.rules();
  std::optional<NameFile::Opened> opened = file_.open(rules);
  if (!is_missing_many(opened ? opened->last : 0)) return opened;
  unwritable_ = !file_.build(rules);
  return unwritable_ ? std::move(opened) : file_.open(rules);
}

void NameIndex::prepare_file() {
  open_file();
  loaded_.reset();
}

void NameIndex::load() {
  std::optional<NameFile::Opened> opened = open_file();
  // What is linked by a damaged name stays so.
  if (opened && knowledge_.pack != nullptr) opened->names.verify();
  const std::int64_t last = opened ? opened->last : 0;
  loaded_ = std::make_unique<Loaded>(
      Loaded{opened ? std::move(opened->names) : AliasIndex(*knowledge_.rules()), last, 0, {}});
  if (knowledge_.pack != nullptr)
    loaded_->names.add(*knowledge_.pack);
  else if (knowledge_.load_pack)
    add_known(*knowledge_.load_pack());
}

// Names of the packs for entities that the ledger has: where nothing is added, others cannot be found.
void NameIndex::add_known(const entities::KnowledgePack& pack) {
  for (const entities::PackEntity& entity : pack.entities()) {
    Query known = database_->query("SELECT 1 FROM entities WHERE id = ?1");
    if (known.bind(1, entity.id).step()) loaded_->names.add(entity);
  }
}

AliasIndex& NameIndex::current() {
  // Another process may have imported a collection meanwhile.
  if (loaded_ && is_missing_many(loaded_->last)) loaded_.reset();
  if (!loaded_) load();
  add_stored_names();
  follow_acts();
  return loaded_->names;
}

void NameIndex::add_stored_names() {
  const Identity& identity = identity_->current();
  Query query = database_->query(
      "SELECT n.number, e.id, e.kind, n.spelling, n.strength, n.entity, n.origin FROM entity_names "
      "AS n JOIN entities AS e ON e.number = n.entity WHERE n.number > ?1 ORDER BY n.number");
  query.bind(1, loaded_->last);
  while (query.step()) {
    loaded_->last = query.integer(0);
    const std::string strength = query.text(4);
    // A described group has no name by which it could be found again.
    if (strength == "description" || identity.has_lost(query.integer(5), query.text(3))) continue;
    put_name(loaded_->names, query.text(6), query.text(1), mentions::entity_kind_from(query.text(2)),
             query.text(3), strength);
  }
}

// Merges and splits do not change the index, which knows entities as they were stored; names given and taken
// do.
void NameIndex::follow_acts() {
  const std::int64_t version = identity_->version();
  if (loaded_->version == version) return;
  std::set<std::int64_t> renamed = identity_->current().renamed();
  std::set<std::int64_t> changed = renamed;
  changed.merge(loaded_->renamed);
  for (const std::int64_t entity : changed)
    reload_names(entity);
  loaded_->renamed = std::move(renamed);
  loaded_->version = version;
}

void NameIndex::reload_names(std::int64_t entity) {
  const Identity& identity = identity_->current();
  Query row = database_->query("SELECT id, kind FROM entities WHERE number = ?1");
  row.bind(1, entity);
  if (!row.step()) return;
  const std::string id = row.text(0);
  const EntityKind kind = mentions::entity_kind_from(row.text(1));
  AliasIndex& names = loaded_->names;
  names.remove(id);
  const entities::KnowledgePack* known = knowledge_.packs();
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

std::vector<std::string> NameIndex::find_defects() {
  if (!file_.exists()) return {};
  const entities::NameRules* rules = knowledge_.rules();
  return rules == nullptr ? std::vector<std::string>() : file_.find_defects(*rules);
}

}  // namespace hearsay::ledger
