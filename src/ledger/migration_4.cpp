// Sketches of the documents' texts, by which reprints, cuts and rewrites are found, and an index of them.
#include "ledger/migrations.hpp"

namespace hearsay::ledger {
namespace {

// The sketches of documents that are there already follow when the ledger is opened: SketchStore::catch_up().
constexpr std::string_view version_4 = R"sql(
CREATE TABLE document_sketches (
  document INTEGER PRIMARY KEY REFERENCES documents,
  keys BLOB NOT NULL
) STRICT;
CREATE TABLE sketch_runs (
  number INTEGER PRIMARY KEY,
  first INTEGER NOT NULL,
  last INTEGER NOT NULL,
  slots INTEGER NOT NULL
) STRICT;
CREATE TABLE sketch_postings (
  place INTEGER PRIMARY KEY,
  postings BLOB NOT NULL
) STRICT;
UPDATE meta SET value = 'hearsay/ledger/4' WHERE key = 'format';
)sql";

}  // namespace

Migration migration_4() {
  return {version_4, {"document_sketches"}};
}

}  // namespace hearsay::ledger
