// The ledger's entities: from the actors of a document to entities, and from names to entities. Internal to
// ledger.
//
// The index of names (name_index.hpp) knows the entities as they were stored, so that an actor is linked to
// the one of the merged that bears its name: when the merge is undone, it goes with that one. It belongs to
// the thread of its ledger.
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

#include "entities/linker.hpp"
#include "ledger/database.hpp"
#include "ledger/identity_store.hpp"
#include "ledger/ledger.hpp"
#include "ledger/name_index.hpp"

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

  EntityStore(Database& database, const Knowledge& knowledge, IdentityStore& identity,
              const Settings& settings)
      : database_(&database),
        knowledge_(knowledge),
        identity_(&identity),
        names_(database, knowledge, identity, settings) {}

  NameIndex& names() noexcept { return names_; }

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

  // For people who search, and for suggestions: what entities as they are at present may bear this name; for
  // each the best evidence.
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
  struct Origin {
    std::int64_t document = 0;
    std::string_view recorded_at;
  };

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
  NameIndex names_;
  // For ids that were in use: from which number on the search for a free one goes on. Entities are never
  // deleted, so a smaller number cannot become free, but by undoing a transaction.
  std::unordered_map<std::string, int> next_numbers_;
};

}  // namespace hearsay::ledger
