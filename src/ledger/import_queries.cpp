// What imports say of an entity, and the beginning of one.
#include <nlohmann/json.hpp>
#include <utility>

#include "ledger/import_store.hpp"

namespace hearsay::ledger {
namespace {

std::vector<std::string> list_from(const std::string& text, const Database& database) {
  const nlohmann::json list = nlohmann::json::parse(text, nullptr, false);
  if (!list.is_array()) throw LedgerError(database.path(), "", "a list of an import is damaged");
  std::vector<std::string> texts;
  for (const auto& item : list)
    if (item.is_string()) texts.push_back(item.get<std::string>());
  return texts;
}

}  // namespace

void SqliteImports::add_rows(std::int64_t entity, std::vector<ImportedRow>& rows) {
  Query query = database_->query(
      "SELECT e.source, e.external_id, e.wikidata, e.datasets, e.countries, e.since, e.until, e.topics, "
      "e.roles, e.note, i.file, i.recorded_at FROM imported_entities AS e JOIN imports AS i ON i.number = "
      "e.import WHERE e.entity = ?1 AND NOT EXISTS (SELECT 1 FROM imported_entities AS later WHERE "
      "later.external_id = e.external_id AND later.source = e.source AND later.number > e.number) "
      "ORDER BY e.number");
  query.bind(1, entity);
  while (query.step()) {
    ImportedRow row;
    row.source = query.text(0);
    row.external_id = query.text(1);
    row.wikidata = query.text(2);
    row.datasets = list_from(query.text(3), *database_);
    row.countries = list_from(query.text(4), *database_);
    row.since = query.text(5);
    row.until = query.text(6);
    row.topics = list_from(query.text(7), *database_);
    row.roles = list_from(query.text(8), *database_);
    row.note = query.text(9);
    row.file = query.text(10);
    row.recorded_at = query.text(11);
    rows.push_back(std::move(row));
  }
}

void SqliteImports::add_links(std::int64_t entity, std::vector<ImportedLinkRow>& links) {
  Query query = database_->query(
      "SELECT l.number, l.relation, o.id, 0, l.since, l.until, l.role, l.source FROM imported_links AS l "
      "JOIN entities AS o ON o.number = l.other WHERE l.entity = ?1 UNION ALL "
      "SELECT l.number, l.relation, o.id, 1, l.since, l.until, l.role, l.source FROM imported_links AS l "
      "JOIN entities AS o ON o.number = l.entity WHERE l.other = ?1 ORDER BY 1");
  query.bind(1, entity);
  const std::string own = identity_->id_of(identity_->current().present(entity));
  while (query.step()) {
    std::string other = identity_->present_id(query.text(2));
    if (other == own) continue;  // both ends are one now
    links.push_back({query.text(1), std::move(other), query.integer(3) == 1, query.text(4), query.text(5),
                     query.text(6), query.text(7)});
  }
}

std::vector<std::int64_t> SqliteImports::members(std::string_view id) {
  const auto number = entities_->present_number(id);
  if (!number) return {};
  const auto members = identity_->current().members(*number);
  return {members.begin(), members.end()};
}

std::vector<ImportedRow> SqliteImports::rows(std::string_view id) {
  std::vector<ImportedRow> rows;
  for (const std::int64_t entity : members(id))
    add_rows(entity, rows);
  return rows;
}

std::vector<ImportedLinkRow> SqliteImports::links(std::string_view id) {
  std::vector<ImportedLinkRow> links;
  for (const std::int64_t entity : members(id))
    add_links(entity, links);
  return links;
}

std::unique_ptr<Import> SqliteImports::begin(ImportOrigin origin) {
  if (knowledge_.pack == nullptr || knowledge_.names == nullptr)
    throw LedgerError(database_->path(), "", "it was opened only to be looked into");
  if (database_->in_transaction()) throw LedgerError(database_->path(), "", "a batch of documents is open");
  if (origin.source.empty()) throw InputError(origin.file, "", "the name of the collection is missing");
  if (origin.recorded_at.empty()) throw InputError(origin.file, "", "the time of recording is missing");
  return std::make_unique<SqliteImport>(*database_, *entities_, std::move(origin));
}

}  // namespace hearsay::ledger
