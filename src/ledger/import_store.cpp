#include "ledger/import_store.hpp"

#include <nlohmann/json.hpp>
#include <utility>

#include "base/error.hpp"
#include "entities/kinds.hpp"

namespace hearsay::ledger {
namespace {

using entities::ImportedEntity;
using entities::ImportedLink;
using mentions::EntityKind;

// As prepare() (schema.cpp) sets them.
constexpr const char* default_settings =
    "PRAGMA temp_store = MEMORY; PRAGMA cache_size = -8192; PRAGMA wal_autocheckpoint = 1000";
// The indexes of names are written at random places: where they do not fit, each name costs a read, and the
// more often the log is copied back, the more often the same pages are written.
constexpr const char* import_settings = "PRAGMA cache_size = -131072; PRAGMA wal_autocheckpoint = 20000";
constexpr std::int64_t links_at_once = 20000;

std::string list_text(const std::vector<std::string>& texts) {
  if (texts.empty()) return "[]";
  return nlohmann::json(texts).dump(-1, ' ', false, nlohmann::json::error_handler_t::replace);
}

}  // namespace

SqliteImport::SqliteImport(Database& database, EntityStore& entities, ImportOrigin origin)
    : database_(&database), entities_(&entities), origin_(std::move(origin)) {
  database_->execute(import_settings);
  // Links wait for their ends in a table of their own, which SQLite keeps on the disk where it is large.
  database_->execute(
      "PRAGMA temp_store = FILE; DROP TABLE IF EXISTS temp.pending_links;"
      "CREATE TEMP TABLE pending_links (number INTEGER PRIMARY KEY, from_id TEXT, relation TEXT, to_id TEXT, "
      "since TEXT, until TEXT, role TEXT)");
}

SqliteImport::~SqliteImport() {
  try {
    database_->execute("DROP TABLE IF EXISTS temp.pending_links");
    database_->execute(default_settings);
  } catch (const LedgerError&) {
    // The table ends with the connection.
  }
}

void SqliteImport::add(std::vector<ImportItem>&& items, std::vector<ImportedLink>&& links) {
  const ImportCounts before = counts_;
  const std::optional<std::int64_t> import_before = import_;
  try {
    Transaction transaction(*database_);
    for (const ImportItem& item : items)
      store(item);
    keep_pending(links);
    transaction.commit();
  } catch (...) {
    counts_ = before;
    import_ = import_before;
    entities_->forget();
    throw;
  }
}

std::int64_t SqliteImport::import() {
  if (!import_) {
    database_
        ->query(
            "INSERT INTO imports (format, file, source, imported_by, recorded_at) VALUES (?1, ?2, ?3, ?4, "
            "?5)")
        .bind(1, origin_.format)
        .bind(2, origin_.file)
        .bind(3, origin_.source)
        .bind(4, origin_.imported_by)
        .bind(5, origin_.recorded_at)
        .run();
    import_ = database_->last_insert();
  }
  return *import_;
}

void SqliteImport::store(const ImportItem& item) {
  const std::optional<Known> known = find(item.entity);
  if (known && known->same_id && known->digest == item.digest) {
    ++counts_.unchanged;
    return;
  }
  const std::int64_t entity = known ? known->entity : make_entity(item);
  const std::int64_t imported = store_details(entity, item);
  for (const ImportItem::Name& name : item.names)
    store_name(entity, imported, name);
  ++(!known ? counts_.entities : known->same_id ? counts_.changed : counts_.joined);
}

std::optional<SqliteImport::Known> SqliteImport::find(const ImportedEntity& entity) {
  if (auto known = find_by_id(entity.external_id)) return known;
  for (const std::string& id : entity.earlier_ids)
    if (auto known = find_by_id(id); known && !kinds_exclude(known->entity, entity.kind)) {
      known->same_id = false;
      return known;
    }
  if (const auto number = find_by_wikidata(entity)) return Known{*number, "", false};
  return std::nullopt;
}

std::optional<SqliteImport::Known> SqliteImport::find_by_id(std::string_view external_id) {
  Query query = database_->query(
      "SELECT entity, digest FROM imported_entities WHERE external_id = ?1 AND source = ?2 "
      "ORDER BY number DESC LIMIT 1");
  query.bind(1, external_id).bind(2, origin_.source);
  if (!query.step()) return std::nullopt;
  return Known{query.integer(0), query.text(1), true};
}

std::optional<std::int64_t> SqliteImport::find_by_wikidata(const ImportedEntity& entity) {
  if (entity.wikidata.empty()) return std::nullopt;
  Query query = database_->query(
      "SELECT entity FROM imported_entities WHERE wikidata = ?1 AND wikidata <> '' ORDER BY number");
  query.bind(1, entity.wikidata);
  while (query.step())
    if (const std::int64_t number = query.integer(0); !kinds_exclude(number, entity.kind)) return number;
  return std::nullopt;
}

bool SqliteImport::kinds_exclude(std::int64_t entity, EntityKind kind) {
  Query query = database_->query("SELECT kind FROM entities WHERE number = ?1");
  if (!query.bind(1, entity).step()) return true;
  const EntityKind other = mentions::entity_kind_from(query.text(0));
  return !entities::may_be_one(other, kind);
}

std::int64_t SqliteImport::make_entity(const ImportItem& item) {
  const std::string id = entities_->free_id(item.id_base);
  database_
      ->query("INSERT INTO entities (id, kind, name, origin, recorded_at) VALUES (?1, ?2, ?3, 'import', ?4)")
      .bind(1, id)
      .bind(2, mentions::name(item.entity.kind))
      .bind(3, item.entity.name)
      .bind(4, origin_.recorded_at)
      .run();
  return database_->last_insert();
}

std::int64_t SqliteImport::store_details(std::int64_t entity, const ImportItem& item) {
  const ImportedEntity& given = item.entity;
  const std::string datasets = list_text(given.datasets);
  const std::string countries = list_text(given.countries);
  const std::string topics = list_text(given.topics);
  const std::string roles = list_text(given.roles);
  const std::int64_t import_number = import();
  database_
      ->query(
          "INSERT INTO imported_entities (entity, import, source, external_id, wikidata, datasets, "
          "countries, "
          "since, until, topics, roles, note, digest) "
          "VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13)")
      .bind(1, entity)
      .bind(2, import_number)
      .bind(3, origin_.source)
      .bind(4, given.external_id)
      .bind(5, given.wikidata)
      .bind(6, datasets)
      .bind(7, countries)
      .bind(8, given.since)
      .bind(9, given.until)
      .bind(10, topics)
      .bind(11, roles)
      .bind(12, given.note)
      .bind(13, item.digest)
      .run();
  return database_->last_insert();
}

void SqliteImport::store_name(std::int64_t entity, std::int64_t imported, const ImportItem::Name& name) {
  database_
      ->query(
          "INSERT INTO entity_names (entity, spelling, folded, skeleton, strength, origin, document, "
          "recorded_at) VALUES (?1, ?2, ?3, '', ?4, 'import', NULL, ?5) "
          "ON CONFLICT (entity, spelling) DO NOTHING")
      .bind(1, entity)
      .bind(2, name.spelling)
      .bind(3, name.folded)
      .bind(4, entities::name(name.strength))
      .bind(5, origin_.recorded_at)
      .run();
  const bool fresh = database_->changes() == 1;
  std::int64_t number = database_->last_insert();
  if (!fresh) {
    Query query = database_->query("SELECT number FROM entity_names WHERE entity = ?1 AND spelling = ?2");
    if (!query.bind(1, entity).bind(2, name.spelling).step()) return;
    number = query.integer(0);
  }
  database_
      ->query(
          "INSERT INTO name_sources (name, source, strength, language, imported) VALUES (?1, ?2, ?3, ?4, ?5) "
          "ON CONFLICT (name, source, strength, language) DO NOTHING")
      .bind(1, number)
      .bind(2, origin_.source)
      .bind(3, entities::name(name.strength))
      .bind(4, name.language)
      .bind(5, imported)
      .run();
  if (fresh)
    ++counts_.names;
  else if (database_->changes() == 1)
    ++counts_.named_again;
}

void SqliteImport::keep_pending(const std::vector<ImportedLink>& links) {
  Query query = database_->query(
      "INSERT INTO temp.pending_links (from_id, relation, to_id, since, until, role) "
      "VALUES (?1, ?2, ?3, ?4, ?5, ?6)");
  for (const ImportedLink& link : links)
    query.bind(1, link.from)
        .bind(2, link.relation)
        .bind(3, link.to)
        .bind(4, link.since)
        .bind(5, link.until)
        .bind(6, link.role)
        .run();
}

std::optional<std::int64_t> SqliteImport::entity_of(std::string_view external_id) {
  const auto known = find_by_id(external_id);
  return known ? std::optional(known->entity) : std::nullopt;
}

bool SqliteImport::store_link(Query& pending) {
  const std::string from_id = pending.text(1);
  const std::string to_id = pending.text(3);
  const auto from = entity_of(from_id);
  const auto to = from ? entity_of(to_id) : std::nullopt;
  if (!from || !to || *from == *to) return false;
  const std::string relation = pending.text(2);
  const std::string since = pending.text(4);
  const std::string until = pending.text(5);
  const std::string role = pending.text(6);
  {
    Query known = database_->query(
        "SELECT 1 FROM imported_links WHERE entity = ?1 AND relation = ?2 AND other = ?3 AND source = ?4 AND "
        "since = ?5 AND until = ?6 AND role = ?7");
    known.bind(1, *from).bind(2, relation).bind(3, *to).bind(4, origin_.source);
    if (known.bind(5, since).bind(6, until).bind(7, role).step()) return true;
  }
  const std::int64_t import_number = import();
  database_
      ->query(
          "INSERT INTO imported_links (entity, relation, other, since, until, role, source, import) "
          "VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8)")
      .bind(1, *from)
      .bind(2, relation)
      .bind(3, *to)
      .bind(4, since)
      .bind(5, until)
      .bind(6, role)
      .bind(7, origin_.source)
      .bind(8, import_number)
      .run();
  ++counts_.links;
  return true;
}

std::int64_t SqliteImport::store_links(std::int64_t from) {
  Transaction transaction(*database_);
  std::int64_t next = 0;
  Query pending = database_->query(
      "SELECT number, from_id, relation, to_id, since, until, role FROM temp.pending_links "
      "WHERE number >= ?1 AND number < ?2 ORDER BY number");
  pending.bind(1, from).bind(2, from + links_at_once);
  while (pending.step()) {
    next = from + links_at_once;
    if (!store_link(pending)) ++counts_.links_unknown;
  }
  transaction.commit();
  return next;
}

ImportCounts SqliteImport::finish(const ImportEnd& end) {
  for (std::int64_t from = 1; from != 0;)
    from = store_links(from);
  if (import_) {
    Transaction transaction(*database_);
    database_
        ->query(
            "INSERT INTO import_ends (import, digest, records, left_out, refused) VALUES (?1, ?2, ?3, ?4, "
            "?5)")
        .bind(1, *import_)
        .bind(2, end.digest)
        .bind(3, static_cast<std::int64_t>(end.records))
        .bind(4, static_cast<std::int64_t>(end.left_out))
        .bind(5, static_cast<std::int64_t>(end.refused))
        .run();
    transaction.commit();
  }
  return counts_;
}

}  // namespace hearsay::ledger
