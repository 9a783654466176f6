// Imports into an SQLite ledger. Internal to ledger; see imports.hpp for what the functions promise.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "ledger/database.hpp"
#include "ledger/entity_store.hpp"
#include "ledger/imports.hpp"

namespace hearsay::ledger {

class SqliteImport final : public Import {
 public:
  // Keeps references to both.
  SqliteImport(Database& database, EntityStore& entities, ImportOrigin origin);
  ~SqliteImport() override;

  void add(std::vector<ImportItem>&& items, std::vector<entities::ImportedLink>&& links) override;
  ImportCounts finish(const ImportEnd& end) override;

 private:
  struct Known {
    std::int64_t entity = 0;
    std::string digest;    // of the newest row of this source
    bool same_id = false;  // this source has it under this id
  };

  std::int64_t import();  // the number of this import's row, made when it is first needed
  void store(const ImportItem& item);
  std::optional<Known> find(const entities::ImportedEntity& entity);
  std::optional<Known> find_by_id(std::string_view external_id);
  std::optional<std::int64_t> find_by_wikidata(const entities::ImportedEntity& entity);
  bool kinds_exclude(std::int64_t entity, mentions::EntityKind kind);
  std::int64_t make_entity(const ImportItem& item);
  std::int64_t store_details(std::int64_t entity, const ImportItem& item);
  void store_name(std::int64_t entity, std::int64_t imported, const ImportItem::Name& name);
  void keep_pending(const std::vector<entities::ImportedLink>& links);
  // Stores the links from this row of the pending ones on, as many as one transaction takes; the next row.
  std::int64_t store_links(std::int64_t from);
  bool store_link(Query& pending);
  std::optional<std::int64_t> entity_of(std::string_view external_id);

  Database* database_;
  EntityStore* entities_;
  ImportOrigin origin_;
  std::optional<std::int64_t> import_;
  ImportCounts counts_;
};

class SqliteImports final : public Imports {
 public:
  // Keeps references to the first three, and what the knowledge refers to.
  SqliteImports(Database& database, EntityStore& entities, IdentityStore& identity,
                const Knowledge& knowledge)
      : database_(&database), entities_(&entities), identity_(&identity), knowledge_(knowledge) {}

  std::unique_ptr<Import> begin(ImportOrigin origin) override;
  std::vector<ImportedRow> rows(std::string_view id) override;
  std::vector<ImportedLinkRow> links(std::string_view id) override;

 private:
  // The entities, as they were stored, that the one with this id is made of at present.
  std::vector<std::int64_t> members(std::string_view id);
  void add_rows(std::int64_t entity, std::vector<ImportedRow>& rows);
  void add_links(std::int64_t entity, std::vector<ImportedLinkRow>& links);

  Database* database_;
  EntityStore* entities_;
  IdentityStore* identity_;
  Knowledge knowledge_;
};

}  // namespace hearsay::ledger
