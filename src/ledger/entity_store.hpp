// The ledger's entities: from the actors of a document to entities, and from names to entities. Internal to
// ledger.
//
// The index of names is read from the ledger when it is first needed, and what was added since, here or by
// another process, before each use. It knows the entities as they were stored, so that a merge does not
// change it, and an actor is linked to the one of the merged that bears its name: when the merge is undone,
// it goes with that one. Names that people have given or taken are in it or not. It belongs to the thread of
// its ledger.
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
#include "ledger/identity_store.hpp"
#include "ledger/ledger.hpp"

namespace hearsay::ledger {

struct StoredEntity {
  std::int64_t number = 0;
  std::string id;
};

// Who the actors of a document are, and how it was decided, in the order of deciding.
struct Links {
  struct Decision {
    std::string local_id;
    std::int64_t entity = 0;
    std::string how;
    double score = 0;
    std::string candidates;  // JSON
  };
  std::unordered_map<std::string, StoredEntity> entities;  // by local id
  std::vector<Decision> decisions;
};

class EntityStore {
 public:
  using EntityKind = mentions::EntityKind;

  EntityStore(Database& database, const Knowledge& knowledge, IdentityStore& identity)
      : database_(&database), knowledge_(knowledge), identity_(&identity) {}

  // The entity behind each actor of a document, by its local id; finds or makes it. To be called inside the
  // transaction that stores the extraction, before its row is there; then keep_links().
  Links link(std::int64_t document, std::span<const entities::LocalEntity> actors,
             std::string_view recorded_at);
  void keep_links(std::int64_t extraction, const Links& links);

  // To be called when a transaction was undone: names that it had added are no longer there.
  void forget() noexcept;

  std::vector<EntityMatch> find(std::string_view name, std::size_t limit);
  // Of the entity that the one with this id is at present.
  std::optional<EntityRow> row(std::string_view id);
  std::vector<EntityLink> links_of(std::string_view document_id);
  std::optional<std::int64_t> number_of(std::string_view id);
  std::optional<std::int64_t> present_number(std::string_view id);
  // The name to show of an entity that is itself at present.
  std::string name_of(std::int64_t entity);
  // Its names with their sources, the name to show first; of each source once.
  std::vector<NameRow> names_of(std::int64_t entity);
  // Claims of newest extractions in which it takes part, and their documents.
  std::pair<std::size_t, std::size_t> count(std::int64_t entity);

  // What other entities as they are at present may bear this name; for each the best evidence.
  std::vector<entities::Candidate> candidates(std::string_view name, EntityKind kind, std::size_t limit);
  // The first of base, base-2, base-3 … that no entity has.
  std::string free_id(const std::string& base);
  // Makes an entity that no document and no pack has named.
  std::int64_t make_by_person(const std::string& id, EntityKind kind, const std::string& name,
                              std::string_view recorded_at);
  // How much a name says by its form: "strong", "weak", "abbreviation".
  std::string strength_of(const std::string& spelling, EntityKind kind) const;
  // Whether people hold these two, by their ids as stored, apart.
  bool are_different(std::string_view a, std::string_view b);

 private:
  struct Index {
    explicit Index(const entities::NameRules& rules) : names(rules) {}
    entities::AliasIndex names;
    std::int64_t last = 0;           // number of the last row of entity_names that is in it
    std::int64_t version = 0;        // of the acts that it follows
    std::set<std::int64_t> renamed;  // entities of which acts have given or taken names
  };
  struct Origin {
    std::int64_t document = 0;
    std::string_view recorded_at;
  };

  entities::AliasIndex& index();
  void add_known(const entities::KnowledgePack& pack);
  void add_stored_names();
  void follow_acts();
  void reload_names(std::int64_t entity);
  const entities::KnowledgePack* pack() const;
  bool are_one(std::string_view a, std::string_view b, std::int64_t document);
  bool taken(std::string_view id);
  // `given`: ids that the document gives to other actors.
  StoredEntity link_one(const entities::LocalEntity& actor, const Origin& origin,
                        const std::set<std::string, std::less<>>& given, Links::Decision& decision);
  std::optional<StoredEntity> earlier(const entities::LocalEntity& actor, const Origin& origin);
  StoredEntity make(const std::string& id, const entities::LocalEntity& actor, const Origin& origin);
  StoredEntity make_known(const entities::PackEntity& entity, const Origin& origin);
  void add_names(const StoredEntity& entity, const entities::LocalEntity& actor, const Origin& origin);
  bool has_name(std::int64_t entity, std::string_view spelling);
  void add_name(std::int64_t entity, std::string_view spelling, std::string_view strength,
                std::string_view source, const Origin& origin);

  Database* database_;
  Knowledge knowledge_;
  IdentityStore* identity_;
  std::unique_ptr<Index> index_;
  // For ids that were in use: from which number on the search for a free one goes on. Entities are never
  // deleted, so a smaller number cannot become free, but by undoing a transaction.
  std::unordered_map<std::string, int> next_numbers_;
};

}  // namespace hearsay::ledger
