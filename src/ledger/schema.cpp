#include "ledger/schema.hpp"

#include <array>
#include <string>

namespace hearsay::ledger {
namespace {

// Each migration leads from the version that is its index to the next. A migration that has been published is
// never changed.
constexpr std::string_view version_1 = R"sql(
CREATE TABLE meta (
  key TEXT PRIMARY KEY,
  value TEXT NOT NULL
) STRICT, WITHOUT ROWID;
INSERT INTO meta VALUES ('format', 'hearsay/ledger/1');

CREATE TABLE documents (
  number INTEGER PRIMARY KEY,
  id TEXT NOT NULL UNIQUE,
  title TEXT NOT NULL,
  publisher TEXT NOT NULL,
  author TEXT NOT NULL,
  published TEXT NOT NULL,
  language TEXT NOT NULL,
  source TEXT NOT NULL,
  format TEXT NOT NULL,
  recorded_at TEXT NOT NULL,
  digest TEXT NOT NULL,
  notes TEXT NOT NULL,
  offsets BLOB NOT NULL,
  text TEXT NOT NULL
) STRICT;
CREATE VIRTUAL TABLE documents_fts USING fts5(
  title, text, content='documents', content_rowid='number', tokenize='unicode61 remove_diacritics 2');

CREATE TABLE extractions (
  number INTEGER PRIMARY KEY,
  document INTEGER NOT NULL REFERENCES documents,
  extractor TEXT NOT NULL,
  version TEXT NOT NULL,
  recorded_at TEXT NOT NULL,
  words INTEGER NOT NULL,
  sentences INTEGER NOT NULL,
  claims INTEGER NOT NULL,
  digest TEXT NOT NULL,
  UNIQUE (document, extractor, version)
) STRICT;
CREATE INDEX extractions_by_document ON extractions (document, number);

CREATE TABLE entities (
  number INTEGER PRIMARY KEY,
  id TEXT NOT NULL UNIQUE,
  kind TEXT NOT NULL,
  name TEXT NOT NULL,
  origin TEXT NOT NULL CHECK (origin IN ('pack', 'document', 'person')),
  recorded_at TEXT NOT NULL
) STRICT;
CREATE TABLE entity_names (
  number INTEGER PRIMARY KEY,
  entity INTEGER NOT NULL REFERENCES entities,
  spelling TEXT NOT NULL,
  folded TEXT NOT NULL,
  skeleton TEXT NOT NULL,
  strength TEXT NOT NULL CHECK (strength IN ('strong', 'weak', 'abbreviation', 'description')),
  origin TEXT NOT NULL CHECK (origin IN ('pack', 'document', 'person')),
  document INTEGER REFERENCES documents,
  recorded_at TEXT NOT NULL,
  UNIQUE (entity, spelling)
) STRICT;
CREATE INDEX entity_names_by_folded ON entity_names (folded);
CREATE INDEX entity_names_by_skeleton ON entity_names (skeleton);
CREATE TABLE entity_links (
  extraction INTEGER NOT NULL REFERENCES extractions,
  local_id TEXT NOT NULL,
  entity INTEGER NOT NULL REFERENCES entities,
  how TEXT NOT NULL CHECK (how IN ('known', 'alias', 'ambiguous', 'new', 'earlier')),
  score REAL NOT NULL,
  candidates TEXT NOT NULL,
  PRIMARY KEY (extraction, local_id)
) STRICT, WITHOUT ROWID;
CREATE TABLE entity_judgements (
  number INTEGER PRIMARY KEY,
  left_entity INTEGER NOT NULL REFERENCES entities,
  right_entity INTEGER NOT NULL REFERENCES entities,
  judgement TEXT NOT NULL CHECK (judgement IN ('same', 'different', 'unsure')),
  score REAL,
  decided_by TEXT NOT NULL,
  decided_at TEXT NOT NULL,
  reason TEXT NOT NULL,
  CHECK (left_entity <> right_entity)
) STRICT;
CREATE INDEX entity_judgements_by_left ON entity_judgements (left_entity);
CREATE INDEX entity_judgements_by_right ON entity_judgements (right_entity);

CREATE TABLE claims (
  number INTEGER PRIMARY KEY,
  id TEXT NOT NULL UNIQUE,
  document INTEGER NOT NULL REFERENCES documents,
  extraction INTEGER NOT NULL REFERENCES extractions,
  subject_entity INTEGER REFERENCES entities,
  object_entity INTEGER REFERENCES entities,
  predicate TEXT NOT NULL,
  family TEXT NOT NULL,
  polarity TEXT NOT NULL,
  certainty TEXT NOT NULL,
  mood TEXT NOT NULL,
  earliest INTEGER,
  latest INTEGER,
  score REAL NOT NULL,
  holder TEXT NOT NULL,
  holders TEXT NOT NULL,
  record TEXT NOT NULL
) STRICT;
CREATE INDEX claims_by_document ON claims (document, extraction);
CREATE INDEX claims_by_predicate ON claims (predicate);
CREATE TABLE claim_entities (
  entity INTEGER NOT NULL REFERENCES entities,
  claim INTEGER NOT NULL REFERENCES claims,
  part TEXT NOT NULL CHECK (part IN ('subject', 'object', 'place', 'role', 'holder')),
  PRIMARY KEY (entity, claim, part)
) STRICT, WITHOUT ROWID;
CREATE TABLE decisions (
  number INTEGER PRIMARY KEY,
  claim INTEGER NOT NULL REFERENCES claims,
  state TEXT NOT NULL CHECK (state IN ('suggested', 'accepted', 'rejected', 'corrected')),
  decided_by TEXT NOT NULL,
  decided_at TEXT NOT NULL,
  note TEXT NOT NULL,
  record TEXT
) STRICT;
CREATE INDEX decisions_by_claim ON decisions (claim, number);

CREATE VIEW newest_extractions AS
  SELECT * FROM extractions
  WHERE NOT EXISTS (SELECT 1 FROM extractions AS later
                    WHERE later.document = extractions.document AND later.number > extractions.number);
CREATE VIEW current_claims AS
  SELECT * FROM claims
  WHERE NOT EXISTS (SELECT 1 FROM extractions AS later
                    WHERE later.document = claims.document AND later.number > claims.extraction);
)sql";

constexpr std::array<std::string_view, schema_version> migrations = {version_1};

// Tables whose rows are never changed or taken away.
constexpr std::array<const char*, 9> append_only = {"documents",    "extractions",    "entities",
                                                    "entity_names", "entity_links",   "entity_judgements",
                                                    "claims",       "claim_entities", "decisions"};

void forbid_changes(Database& database) {
  for (const std::string table : append_only)
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
    database.execute(std::string(migrations[static_cast<std::size_t>(version)]));
    if (version == 0) forbid_changes(database);
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
