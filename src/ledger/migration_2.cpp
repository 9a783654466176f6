// Identity: what people decide about who is who, and the entity that each is at present.
#include "ledger/migrations.hpp"

namespace hearsay::ledger {
namespace {

constexpr std::string_view version_2 = R"sql(
CREATE TABLE entity_acts (
  number INTEGER PRIMARY KEY,
  kind TEXT NOT NULL CHECK (kind IN ('merge', 'split', 'rename', 'alias', 'withdraw', 'judge', 'undo')),
  entity INTEGER NOT NULL REFERENCES entities,
  other INTEGER REFERENCES entities,
  undoes INTEGER UNIQUE REFERENCES entity_acts,
  acted_by TEXT NOT NULL CHECK (acted_by <> ''),
  acted_at TEXT NOT NULL CHECK (acted_at <> ''),
  reason TEXT NOT NULL CHECK (reason <> ''),
  payload TEXT NOT NULL,
  CHECK ((kind = 'undo') = (undoes IS NOT NULL))
) STRICT;
CREATE INDEX entity_acts_by_entity ON entity_acts (entity);
CREATE INDEX entity_acts_by_other ON entity_acts (other);

CREATE TABLE entity_present (
  entity INTEGER NOT NULL REFERENCES entities,
  document INTEGER NOT NULL,
  present INTEGER NOT NULL REFERENCES entities,
  PRIMARY KEY (entity, document)
) STRICT, WITHOUT ROWID;
CREATE INDEX entity_present_by_present ON entity_present (present);

ALTER TABLE entity_judgements ADD COLUMN act INTEGER REFERENCES entity_acts;
CREATE INDEX entity_judgements_by_act ON entity_judgements (act);
CREATE INDEX entity_links_by_entity ON entity_links (entity);
UPDATE meta SET value = 'hearsay/ledger/2' WHERE key = 'format';
)sql";

}  // namespace

Migration migration_2() {
  return {version_2, {"entity_acts"}};
}

}  // namespace hearsay::ledger
