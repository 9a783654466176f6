// The ledger's entities: from the actors of a document to entities, and from names to entities. Internal to
// ledger.
//
// The index of names is read from the ledger when it is first needed, and what was added since, here or by
// another process, before each use. It belongs to the thread of its ledger.
#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <set>
#include <span>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "entities/alias_index.hpp"
#include "entities/linker.hpp"
#include "ledger/database.hpp"
#include "ledger/ledger.hpp"

namespace hearsay::ledger {

struct StoredEntity {
  std::int64_t number = 0;
  std::string id;
};

class EntityStore {
 public:
  EntityStore(Database& database, const Knowledge& knowledge) : database_(&database), knowledge_(knowledge) {}

  // The entity behind each actor of a document, by its local id; finds or makes it and keeps how. To be
  // called inside the transaction that stores the extraction.
  std::unordered_map<std::string, StoredEntity> link(std::int64_t document, std::int64_t extraction,
                                                     std::span<const entities::LocalEntity> actors,
                                                     std::string_view recorded_at);

  // To be called when a transaction was undone: names that it had added are no longer there.
  void forget() noexcept;

  std::vector<EntityMatch> find(std::string_view name, std::size_t limit);
  std::optional<EntityRow> row(std::string_view id);
  std::optional<std::int64_t> number_of(std::string_view id);

 private:
  struct Index {
    explicit Index(const entities::NameRules& rules) : names(rules) {}
    entities::AliasIndex names;
    std::int64_t last = 0;  // number of the last row of entity_names that is in it
  };
  struct Origin {
    std::int64_t document = 0;
    std::int64_t extraction = 0;
    std::string_view recorded_at;
  };

  entities::AliasIndex& index();
  bool taken(std::string_view id);
  // `given`: ids that the document gives to other actors.
  StoredEntity link_one(const entities::LocalEntity& actor, const Origin& origin,
                        const std::set<std::string, std::less<>>& given);
  std::optional<StoredEntity> earlier(const entities::LocalEntity& actor, const Origin& origin);
  StoredEntity make(const std::string& id, const entities::LocalEntity& actor, const Origin& origin);
  StoredEntity make_known(const entities::PackEntity& entity, const Origin& origin);
  void add_names(const StoredEntity& entity, const entities::LocalEntity& actor, const Origin& origin);
  void add_name(std::int64_t entity, std::string_view spelling, std::string_view strength,
                std::string_view source, const Origin& origin);
  void keep_link(const entities::LocalEntity& actor, const StoredEntity& entity, std::string_view how,
                 double score, const std::vector<entities::Candidate>& candidates, const Origin& origin);

  Database* database_;
  Knowledge knowledge_;
  std::unique_ptr<Index> index_;
};

}  // namespace hearsay::ledger
