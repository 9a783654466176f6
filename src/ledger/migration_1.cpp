// The first format: documents, extractions, claims, entities, decisions. Published; never changed.
#include "ledger/migrations.hpp"

namespace hearsay::ledger {
namespace {

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

}  // namespace

Migration migration_1() {
  return {version_1,
          {"documents", "extractions", "entities", "entity_names", "entity_links", "entity_judgements",
           "claims", "claim_entities", "decisions"}};
}

}  // namespace hearsay::ledger
