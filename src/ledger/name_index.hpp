// Which entities of the ledger a name may mean. Internal to ledger.
//
// The index has all names of packs and ledger. It begins with the file of names (name_file.hpp) where there
// is one that fits, or else with nothing; names of packs, and rows that are not in it, are added in memory
// when it is first needed, and what was added since, here or by another process, before each use. Where too
// many are missing, the file is built first. It knows the entities as they were stored, so that a merge does
// not change it; names that people have given or taken are in it or not.
//
// It belongs to the thread of its ledger.
#pragma once

#include <cstdint>
#include <memory>
#include <set>
#include <string>
#include <utility>
#include <vector>

#include "base/error.hpp"
#include "entities/alias_index.hpp"
#include "ledger/database.hpp"
#include "ledger/identity_store.hpp"
#include "ledger/ledger.hpp"
#include "ledger/name_file.hpp"

namespace hearsay::ledger {

class NameIndex {
 public:
  // Keeps references to the database and the identity, and what the knowledge refers to.
  NameIndex(Database& database, const Knowledge& knowledge, IdentityStore& identity, const Settings& settings)
      : database_(&database), knowledge_(knowledge), identity_(&identity), file_(database, settings) {}

  // What `use` makes of the index. Where the file comes out damaged, it is called once more with another
  // index. Requires: the knowledge has rules for names.
  template <typename Use>
  auto ask(Use use) {
    try {
      return use(std::as_const(current()));
    } catch (const DataError& error) {
      if (error.file() != file_.path() || error.file().empty()) throw;
    }
    loaded_.reset();
    file_.discard();
    return use(std::as_const(current()));
  }

  // Makes the index ready. To be called before a transaction in which it will be asked, since the file is
  // only built outside.
  void prepare() {
    ask([](const entities::AliasIndex&) {});
  }
  // Builds the file where too many names are missing in it, and nothing else.
  void prepare_file();
  // To be called when a transaction was undone: names that it had added are no longer there.
  void forget() noexcept { loaded_.reset(); }

  // Where the file of names says something else than the ledger: a line.
  std::vector<std::string> find_defects();

 private:
  struct Loaded {
    entities::AliasIndex names;
    std::int64_t last = 0;           // number of the last row of entity_names that is in it
    std::int64_t version = 0;        // of the acts that it follows
    std::set<std::int64_t> renamed;  // entities of which acts have given or taken names
  };

  entities::AliasIndex& current();
  std::optional<NameFile::Opened> open_file();
  bool is_missing_many(std::int64_t last);
  void load();
  void add_known(const entities::KnowledgePack& pack);
  void add_stored_names();
  void follow_acts();
  void reload_names(std::int64_t entity);

  Database* database_;
  Knowledge knowledge_;
  IdentityStore* identity_;
  NameFile file_;
  bool unwritable_ = false;  // building the file has failed
  std::unique_ptr<Loaded> loaded_;
};

}  // namespace hearsay::ledger
