// Imports: entities that other collections have published, and the source of each of their names.
#include "ledger/migrations.hpp"

namespace hearsay::ledger {
namespace {

// The origin 'import' is new to two tables. Only their CHECKs change, not what is stored, and SQLite has no
// other way to change those than to write the table anew or its text
// (https://www.sqlite.org/lang_altertable.html, "Making other kinds of table schema changes").
constexpr std::string_view version_3 = R"sql(
PRAGMA writable_schema = ON;
UPDATE sqlite_master
  SET sql = replace(sql, 'origin IN (''pack'', ''document'', ''person'')',
                         'origin IN (''pack'', ''document'', ''person'', ''import'')')
  WHERE type = 'table' AND name IN ('entities', 'entity_names');
PRAGMA writable_schema = RESET;

CREATE TABLE imports (
  number INTEGER PRIMARY KEY,
  format TEXT NOT NULL,
  file TEXT NOT NULL,
  source TEXT NOT NULL CHECK (source <> ''),
  imported_by TEXT NOT NULL,
  recorded_at TEXT NOT NULL CHECK (recorded_at <> '')
) STRICT;
CREATE TABLE import_ends (
  import INTEGER PRIMARY KEY REFERENCES imports,
  digest TEXT NOT NULL,
  records INTEGER NOT NULL,
  left_out INTEGER NOT NULL,
  refused INTEGER NOT NULL
) STRICT;

CREATE TABLE imported_entities (
  number INTEGER PRIMARY KEY,
  entity INTEGER NOT NULL REFERENCES entities,
  import INTEGER NOT NULL REFERENCES imports,
  source TEXT NOT NULL,
  external_id TEXT NOT NULL CHECK (external_id <> ''),
  wikidata TEXT NOT NULL,
  datasets TEXT NOT NULL,
  countries TEXT NOT NULL,
  since TEXT NOT NULL,
  until TEXT NOT NULL,
  topics TEXT NOT NULL,
  roles TEXT NOT NULL,
  note TEXT NOT NULL,
  digest TEXT NOT NULL
) STRICT;
CREATE INDEX imported_entities_by_external_id ON imported_entities (external_id, source);
CREATE INDEX imported_entities_by_entity ON imported_entities (entity);
CREATE INDEX imported_entities_by_wikidata ON imported_entities (wikidata) WHERE wikidata <> '';

CREATE TABLE name_sources (
  name INTEGER NOT NULL REFERENCES entity_names,
  source TEXT NOT NULL,
  strength TEXT NOT NULL CHECK (strength IN ('strong', 'weak', 'abbreviation')),
  language TEXT NOT NULL,
  imported INTEGER NOT NULL REFERENCES imported_entities,
  PRIMARY KEY (name, source, strength, language)
) STRICT, WITHOUT ROWID;

CREATE TABLE imported_links (
  number INTEGER PRIMARY KEY,
  entity INTEGER NOT NULL REFERENCES entities,
  relation TEXT NOT NULL,
  other INTEGER NOT NULL REFERENCES entities,
  since TEXT NOT NULL,
  until TEXT NOT NULL,
  role TEXT NOT NULL,
  source TEXT NOT NULL,
  import INTEGER NOT NULL REFERENCES imports,
  UNIQUE (entity, relation, other, source, since, until, role)
) STRICT;
CREATE INDEX imported_links_by_other ON imported_links (other);
UPDATE meta SET value = 'hearsay/ledger/3' WHERE key = 'format';
)sql";

}  // namespace

Migration migration_3() {
  return {version_3, {"imports", "import_ends", "imported_entities", "name_sources", "imported_links"}};
}

}  // namespace hearsay::ledger
