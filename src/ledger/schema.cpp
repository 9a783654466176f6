#include "ledger/schema.hpp"

#include <array>
#include <string>

#include "ledger/migrations.hpp"

namespace hearsay::ledger {
namespace {

// Each leads from the version that is its index to the next.
constexpr std::array<Migration (*)(), schema_version> migrations = {migration_1, migration_2, migration_3,
                                                                    migration_4};

void forbid_changes(Database& database, const std::string& table) {
  for (const std::string action : {"UPDATE", "DELETE"})
    database.execute("CREATE TRIGGER " + table + "_no_" + (action == "UPDATE" ? "update" : "delete") +
                     " BEFORE " + action + " ON " + table + " BEGIN SELECT RAISE(ABORT, '" + table +
                     " is append-only: rows are never changed or deleted'); END");
}

[[noreturn]] void refuse(const Database& database, const std::string& reason) {
  throw LedgerError(database.path(), "", reason);
}

// The version of the ledger in the file; 0 for a database without any table.
int read_version(Database& database) {
  const auto application = database.integer("PRAGMA application_id");
  const auto version = database.integer("PRAGMA user_version");
  if (application == application_id) {
    if (version > schema_version)
      refuse(database, "it was written by a newer version of Hearsay (format " + std::to_string(version) +
                           "; this one reads up to " + std::to_string(schema_version) + ")");
    if (version < 1) refuse(database, "it is damaged: it has no version; restore a backup");
    return static_cast<int>(version);
  }
  if (application != 0 || version != 0 || database.integer("SELECT count(*) FROM sqlite_master") != 0)
    refuse(database, "it is a database of another program, not a ledger");
  return 0;
}

void migrate(Database& database) {
  Transaction transaction(database);
  int version = read_version(database);  // again, under the lock: another process may have been first
  if (version == schema_version) return;
  for (; version < schema_version; ++version) {
    const Migration migration = migrations[static_cast<std::size_t>(version)]();
    database.execute(std::string(migration.sql));
    for (const char* table : migration.append_only)
      forbid_changes(database, table);
  }
  database.execute("PRAGMA application_id = " + std::to_string(application_id));
  database.execute("PRAGMA user_version = " + std::to_string(schema_version));
  transaction.commit();
}

// The change to write-ahead logging does not wait for other processes that make it, too.
void use_write_ahead_log(Database& database) {
  constexpr int most_tries = 100;
  for (int tries = 1;; ++tries) {
    try {
      database.execute("PRAGMA journal_mode = WAL");
      return;
    } catch (const StoreError& error) {
      if (error.code() != SQLITE_BUSY || tries == most_tries) throw;
      sqlite3_sleep(50);
    }
  }
}

}  // namespace

void prepare(Database& database) {
  const int version = read_version(database);
  if (!database.read_only()) use_write_ahead_log(database);
  // NORMAL: a killed process loses nothing that was committed; a power cut may lose the last documents, never
  // the ledger's wholeness.
  database.execute(
      "PRAGMA synchronous = NORMAL; PRAGMA foreign_keys = ON; PRAGMA recursive_triggers = ON;"
      "PRAGMA cell_size_check = ON; PRAGMA temp_store = MEMORY; PRAGMA cache_size = -8192;"
      "PRAGMA journal_size_limit = 67108864");
  if (version < schema_version) migrate(database);
}

}  // namespace hearsay::ledger
