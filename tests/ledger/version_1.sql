-- A ledger of format version 1, as that version wrote it: two documents, one decision on a claim, one
-- judgement on two entities. Never changed: it stands for the ledgers that people have.
CREATE TABLE meta (
  key TEXT PRIMARY KEY,
  value TEXT NOT NULL
) STRICT, WITHOUT ROWID;
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
CREATE INDEX extractions_by_document ON extractions (document, number);
CREATE INDEX entity_names_by_folded ON entity_names (folded);
CREATE INDEX entity_names_by_skeleton ON entity_names (skeleton);
CREATE INDEX entity_judgements_by_left ON entity_judgements (left_entity);
CREATE INDEX entity_judgements_by_right ON entity_judgements (right_entity);
CREATE INDEX claims_by_document ON claims (document, extraction);
CREATE INDEX claims_by_predicate ON claims (predicate);
CREATE INDEX decisions_by_claim ON decisions (claim, number);
CREATE VIEW newest_extractions AS
  SELECT * FROM extractions
  WHERE NOT EXISTS (SELECT 1 FROM extractions AS later
                    WHERE later.document = extractions.document AND later.number > extractions.number);
CREATE VIEW current_claims AS
  SELECT * FROM claims
  WHERE NOT EXISTS (SELECT 1 FROM extractions AS later
                    WHERE later.document = claims.document AND later.number > claims.extraction);
INSERT INTO meta VALUES ('format', 'hearsay/ledger/1');
INSERT INTO documents VALUES (1, 'ee36f4404d69e51af8cd0cfde233970b', 'A pact at the ferry', 'Harbour Daily', '', '2021-06-01', 'en', 'a.txt', 'text', '2026-11-22T01:28:39Z', '631ee4a404d6a9391d2ca56109c9b897', '[]', X'0000000052000000', 'The Salt Union attacked the Harbour Guard on Monday. Karim Sandar, who leads the Salt Union, met the Mayor of Sandhaven.
');
INSERT INTO documents VALUES (2, 'ddf5372c1fc56799008788d110be0646', 'The guard answers', 'Sandhaven Post', '', '2021-06-03', 'en', 'b.txt', 'text', '2026-11-22T01:28:41Z', '70b9aaf21a4dcd6cffbc21ffb8060a0e', '[]', X'0000000051000000', 'The Harbour Guard attacked the Union of Salt near Sandhaven. A dock worker said that the Salt Union controls the ferry.
');
INSERT INTO extractions VALUES (1, 1, 'hearsay', '0.4.0', '2026-11-22T01:28:39Z', 25, 2, 3, 'c0a8fa2c2a12fe286a7056e9a7a2e09a');
INSERT INTO extractions VALUES (2, 2, 'hearsay', '0.4.0', '2026-11-22T01:28:41Z', 23, 2, 1, '130d86be4a30a864f792648cc99b9e1a');
INSERT INTO entities VALUES (1, 'organisation/salt-union', 'organisation', 'Salt Union', 'document', '2026-11-22T01:28:39Z');
INSERT INTO entities VALUES (2, 'organisation/harbour-guard', 'organisation', 'Harbour Guard', 'document', '2026-11-22T01:28:39Z');
INSERT INTO entities VALUES (3, 'publisher/harbour-daily', 'publisher', 'Harbour Daily', 'document', '2026-11-22T01:28:39Z');
INSERT INTO entities VALUES (4, 'person/karim-sandar', 'person', 'Karim Sandar', 'document', '2026-11-22T01:28:39Z');
INSERT INTO entities VALUES (5, 'person/mayor-of-sandhaven@ee36f440', 'person', 'Mayor of Sandhaven', 'document', '2026-11-22T01:28:39Z');
INSERT INTO entities VALUES (6, 'place/sandhaven', 'place', 'Sandhaven', 'document', '2026-11-22T01:28:41Z');
INSERT INTO entities VALUES (7, 'publisher/sandhaven-post', 'publisher', 'Sandhaven Post', 'document', '2026-11-22T01:28:41Z');
INSERT INTO entity_names VALUES (1, 1, 'Salt Union', 'salt union', 'slt ann', 'strong', 'document', 1, '2026-11-22T01:28:39Z');
INSERT INTO entity_names VALUES (2, 2, 'Harbour Guard', 'harbour guard', 'hrbr jrt', 'strong', 'document', 1, '2026-11-22T01:28:39Z');
INSERT INTO entity_names VALUES (3, 3, 'Harbour Daily', 'harbour daily', 'hrbr tl', 'strong', 'document', 1, '2026-11-22T01:28:39Z');
INSERT INTO entity_names VALUES (4, 4, 'Karim Sandar', 'karim sandar', 'krm sntr', 'strong', 'document', 1, '2026-11-22T01:28:39Z');
INSERT INTO entity_names VALUES (5, 5, 'Mayor of Sandhaven', 'mayor of sandhaven', 'mr sntfn', 'description', 'document', 1, '2026-11-22T01:28:39Z');
INSERT INTO entity_names VALUES (6, 1, 'Union of Salt', 'union of salt', 'ann slt', 'strong', 'document', 2, '2026-11-22T01:28:41Z');
INSERT INTO entity_names VALUES (7, 6, 'Sandhaven', 'sandhaven', 'sntfn', 'strong', 'document', 2, '2026-11-22T01:28:41Z');
INSERT INTO entity_names VALUES (8, 7, 'Sandhaven Post', 'sandhaven post', 'sntfn bst', 'strong', 'document', 2, '2026-11-22T01:28:41Z');
INSERT INTO entity_links VALUES (1, 'organisation/harbour-guard', 2, 'new', 0.0, '[]');
INSERT INTO entity_links VALUES (1, 'organisation/salt-union', 1, 'new', 0.0, '[]');
INSERT INTO entity_links VALUES (1, 'person/karim-sandar', 4, 'new', 0.0, '[]');
INSERT INTO entity_links VALUES (1, 'person/mayor-of-sandhaven@ee36f440', 5, 'new', 0.0, '[]');
INSERT INTO entity_links VALUES (1, 'publisher/harbour-daily', 3, 'new', 0.0, '[]');
INSERT INTO entity_links VALUES (2, 'organisation/harbour-guard', 2, 'alias', 1.0, '[{"entity":"organisation/harbour-guard","score":1.0,"alias":"Harbour Guard","strength":"strong","reasons":["the same but for case, accents and punctuation"]}]');
INSERT INTO entity_links VALUES (2, 'organisation/union-of-salt', 1, 'alias', 0.95, '[{"entity":"organisation/salt-union","score":0.95,"alias":"Salt Union","strength":"strong","reasons":["another order of words"]},{"entity":"state/united-states","score":0.7020000000000001,"alias":"U.S.","strength":"abbreviation","reasons":["''US'' fits the initials","matches an abbreviation"]}]');
INSERT INTO entity_links VALUES (2, 'place/sandhaven', 6, 'new', 0.0, '[]');
INSERT INTO entity_links VALUES (2, 'publisher/sandhaven-post', 7, 'new', 0.0, '[]');
INSERT INTO entity_judgements VALUES (1, 1, 2, 'different', NULL, 'ann', '2024-05-02T08:05:00Z', 'they fight each other');
INSERT INTO claims VALUES (1, '6fc8b00d498356e8b6cff59f8d717b11', 1, 1, 1, 2, 'fought', 'hostility', 'affirmed', 'certain', 'actual', 18778, 18778, 0.9258797383667938, 'Harbour Daily', 'harbour daily', '{"id":"6fc8b00d498356e8b6cff59f8d717b11","subject":{"entity":"organisation/salt-union","name":"Salt Union","mention":"Salt Union","kind":"organisation","link_score":0.0},"predicate":"fought","object":{"entity":"organisation/harbour-guard","name":"Harbour Guard","mention":"Harbour Guard","kind":"organisation","link_score":0.0},"polarity":"affirmed","certainty":"certain","mood":"actual","attribution":[{"kind":"publisher","name":"Harbour Daily","entity":"publisher/harbour-daily","cue":""}],"time":"2021-05-31","time_reading":"within","starts":false,"ends":false,"time_text":"on Monday","quantity":null,"place":null,"roles":{},"evidence":{"quote":"The Salt Union attacked the Harbour Guard on Monday.","start":0,"end":52,"prefix":"","suffix":" Karim Sandar, who leads the Sal"},"extractor":{"name":"hearsay","version":"0.4.0","rule":"fought.attack","score":0.9258797383667938},"review":{"state":"suggested","by":"","at":""}}');
INSERT INTO claims VALUES (2, 'e43fa24bdcc1c6ce4dad0d9f5378f760', 1, 1, 4, 1, 'leads', 'identity', 'affirmed', 'certain', 'actual', NULL, NULL, 0.909004688661127, 'Harbour Daily', 'harbour daily', '{"id":"e43fa24bdcc1c6ce4dad0d9f5378f760","subject":{"entity":"person/karim-sandar","name":"Karim Sandar","mention":"Karim Sandar","kind":"person","link_score":0.0},"predicate":"leads","object":{"entity":"organisation/salt-union","name":"Salt Union","mention":"Salt Union","kind":"organisation","link_score":0.0},"polarity":"affirmed","certainty":"certain","mood":"actual","attribution":[{"kind":"publisher","name":"Harbour Daily","entity":"publisher/harbour-daily","cue":""}],"time":"","time_reading":"","starts":false,"ends":false,"time_text":"","quantity":null,"place":null,"roles":{},"evidence":{"quote":"Karim Sandar, who leads the Salt Union, met the Mayor of Sandhaven.","start":53,"end":120,"prefix":"ed the Harbour Guard on Monday. ","suffix":"\n"},"extractor":{"name":"hearsay","version":"0.4.0","rule":"leads.verb","score":0.909004688661127},"review":{"state":"suggested","by":"","at":""}}');
INSERT INTO claims VALUES (3, '87dc8ba82137c46a8b56f678a66a4b30', 1, 1, 4, 5, 'met_with', 'cooperation', 'affirmed', 'certain', 'actual', NULL, NULL, 0.8695212103215963, 'Harbour Daily', 'harbour daily', '{"id":"87dc8ba82137c46a8b56f678a66a4b30","subject":{"entity":"person/karim-sandar","name":"Karim Sandar","mention":"Karim Sandar","kind":"person","link_score":0.0},"predicate":"met_with","object":{"entity":"person/mayor-of-sandhaven@ee36f440","name":"Mayor of Sandhaven","mention":"Mayor","kind":"person","link_score":0.0},"polarity":"affirmed","certainty":"certain","mood":"actual","attribution":[{"kind":"publisher","name":"Harbour Daily","entity":"publisher/harbour-daily","cue":""}],"time":"","time_reading":"","starts":false,"ends":false,"time_text":"","quantity":null,"place":null,"roles":{},"evidence":{"quote":"Karim Sandar, who leads the Salt Union, met the Mayor of Sandhaven.","start":53,"end":120,"prefix":"ed the Harbour Guard on Monday. ","suffix":"\n"},"extractor":{"name":"hearsay","version":"0.4.0","rule":"met_with.verb","score":0.8695212103215963},"review":{"state":"suggested","by":"","at":""}}');
INSERT INTO claims VALUES (4, '5556be934730f034dc6f9ca6141173e6', 2, 2, 2, 1, 'fought', 'hostility', 'affirmed', 'certain', 'actual', NULL, NULL, 0.9258899766307795, 'Sandhaven Post', 'sandhaven post', '{"id":"5556be934730f034dc6f9ca6141173e6","subject":{"entity":"organisation/harbour-guard","name":"Harbour Guard","mention":"Harbour Guard","kind":"organisation","link_score":0.0},"predicate":"fought","object":{"entity":"organisation/salt-union","name":"Union of Salt","mention":"Union of Salt","kind":"organisation","link_score":0.0},"polarity":"affirmed","certainty":"certain","mood":"actual","attribution":[{"kind":"publisher","name":"Sandhaven Post","entity":"publisher/sandhaven-post","cue":""}],"time":"","time_reading":"","starts":false,"ends":false,"time_text":"","quantity":null,"place":{"entity":"place/sandhaven","name":"Sandhaven","mention":"Sandhaven","kind":"place","link_score":0.0},"roles":{},"evidence":{"quote":"The Harbour Guard attacked the Union of Salt near Sandhaven.","start":0,"end":60,"prefix":"","suffix":" A dock worker said that the Sal"},"extractor":{"name":"hearsay","version":"0.4.0","rule":"fought.attack","score":0.9258899766307795},"review":{"state":"suggested","by":"","at":""}}');
INSERT INTO claim_entities VALUES (1, 1, 'subject');
INSERT INTO claim_entities VALUES (1, 2, 'object');
INSERT INTO claim_entities VALUES (1, 4, 'object');
INSERT INTO claim_entities VALUES (2, 1, 'object');
INSERT INTO claim_entities VALUES (2, 4, 'subject');
INSERT INTO claim_entities VALUES (3, 1, 'holder');
INSERT INTO claim_entities VALUES (3, 2, 'holder');
INSERT INTO claim_entities VALUES (3, 3, 'holder');
INSERT INTO claim_entities VALUES (4, 2, 'subject');
INSERT INTO claim_entities VALUES (4, 3, 'subject');
INSERT INTO claim_entities VALUES (5, 3, 'object');
INSERT INTO claim_entities VALUES (6, 4, 'place');
INSERT INTO claim_entities VALUES (7, 4, 'holder');
INSERT INTO decisions VALUES (1, 1, 'accepted', 'ann', '2024-05-02T08:00:00Z', 'seen', NULL);
INSERT INTO documents_fts (rowid, title, text) SELECT number, title, text FROM documents;
CREATE TRIGGER documents_no_update BEFORE UPDATE ON documents BEGIN SELECT RAISE(ABORT, 'documents is append-only: rows are never changed or deleted'); END;
CREATE TRIGGER documents_no_delete BEFORE DELETE ON documents BEGIN SELECT RAISE(ABORT, 'documents is append-only: rows are never changed or deleted'); END;
CREATE TRIGGER extractions_no_update BEFORE UPDATE ON extractions BEGIN SELECT RAISE(ABORT, 'extractions is append-only: rows are never changed or deleted'); END;
CREATE TRIGGER extractions_no_delete BEFORE DELETE ON extractions BEGIN SELECT RAISE(ABORT, 'extractions is append-only: rows are never changed or deleted'); END;
CREATE TRIGGER entities_no_update BEFORE UPDATE ON entities BEGIN SELECT RAISE(ABORT, 'entities is append-only: rows are never changed or deleted'); END;
CREATE TRIGGER entities_no_delete BEFORE DELETE ON entities BEGIN SELECT RAISE(ABORT, 'entities is append-only: rows are never changed or deleted'); END;
CREATE TRIGGER entity_names_no_update BEFORE UPDATE ON entity_names BEGIN SELECT RAISE(ABORT, 'entity_names is append-only: rows are never changed or deleted'); END;
CREATE TRIGGER entity_names_no_delete BEFORE DELETE ON entity_names BEGIN SELECT RAISE(ABORT, 'entity_names is append-only: rows are never changed or deleted'); END;
CREATE TRIGGER entity_links_no_update BEFORE UPDATE ON entity_links BEGIN SELECT RAISE(ABORT, 'entity_links is append-only: rows are never changed or deleted'); END;
CREATE TRIGGER entity_links_no_delete BEFORE DELETE ON entity_links BEGIN SELECT RAISE(ABORT, 'entity_links is append-only: rows are never changed or deleted'); END;
CREATE TRIGGER entity_judgements_no_update BEFORE UPDATE ON entity_judgements BEGIN SELECT RAISE(ABORT, 'entity_judgements is append-only: rows are never changed or deleted'); END;
CREATE TRIGGER entity_judgements_no_delete BEFORE DELETE ON entity_judgements BEGIN SELECT RAISE(ABORT, 'entity_judgements is append-only: rows are never changed or deleted'); END;
CREATE TRIGGER claims_no_update BEFORE UPDATE ON claims BEGIN SELECT RAISE(ABORT, 'claims is append-only: rows are never changed or deleted'); END;
CREATE TRIGGER claims_no_delete BEFORE DELETE ON claims BEGIN SELECT RAISE(ABORT, 'claims is append-only: rows are never changed or deleted'); END;
CREATE TRIGGER claim_entities_no_update BEFORE UPDATE ON claim_entities BEGIN SELECT RAISE(ABORT, 'claim_entities is append-only: rows are never changed or deleted'); END;
CREATE TRIGGER claim_entities_no_delete BEFORE DELETE ON claim_entities BEGIN SELECT RAISE(ABORT, 'claim_entities is append-only: rows are never changed or deleted'); END;
CREATE TRIGGER decisions_no_update BEFORE UPDATE ON decisions BEGIN SELECT RAISE(ABORT, 'decisions is append-only: rows are never changed or deleted'); END;
CREATE TRIGGER decisions_no_delete BEFORE DELETE ON decisions BEGIN SELECT RAISE(ABORT, 'decisions is append-only: rows are never changed or deleted'); END;
PRAGMA application_id = 1213354841;
PRAGMA user_version = 1;
