// Looks for damage in a ledger: what SQLite can tell, and what only Hearsay knows.
#include <unordered_map>

#include "base/hash.hpp"
#include "ledger/sqlite_ledger.hpp"

namespace hearsay::ledger {
namespace {

using Defects = std::vector<std::string>;

// Runs one part of the check. Where the file is too damaged to be read, that is a defect, too.
template <typename Part>
void attempt(Defects& defects, const char* what, Part part) {
  try {
    part();
  } catch (const LedgerError& error) {
    defects.push_back(std::string(what) + ": " + error.reason());
  } catch (const Error& error) {
    defects.push_back(std::string(what) + ": " + error.what());
  }
}

void check_store(Database& database, Defects& defects) {
  Query query = database.query("PRAGMA integrity_check");
  while (query.step())
    if (const std::string line = query.text(0); line != "ok") defects.push_back("store: " + line);
}

void check_references(Database& database, Defects& defects) {
  Query query = database.query("PRAGMA foreign_key_check");
  while (query.step())
    defects.push_back("table " + query.text(0) + ", row " + query.text(1) + ": it refers to a row of " +
                      query.text(2) + " that is not there");
}

void check_full_text(Database& database, Defects& defects) {
  if (database.read_only()) return;  // the index can only be compared where the file may be written
  try {
    database.execute("INSERT INTO documents_fts (documents_fts, rank) VALUES ('integrity-check', 1)");
  } catch (const StoreError& error) {
    if (error.code() != SQLITE_CORRUPT) throw;
    defects.push_back("full-text index: it does not agree with the documents");
  }
}

// One document's text, kept while its claims are checked.
struct OpenDocument {
  std::int64_t number = 0;
  Document document;
  std::unique_ptr<CodePointIndex> index;
};

class ClaimChecker {
 public:
  ClaimChecker(Database& database, Defects& defects) : database_(database), defects_(defects) {
    Query query = database_.query("SELECT number, id FROM entities");
    while (query.step())
      entity_ids_.emplace(query.integer(0), query.text(1));
  }

  void check_documents() {
    Query query = database_.query("SELECT number FROM documents ORDER BY number");
    while (query.step())
      check_document(query.integer(0));
  }

  void check_extractions() {
    Query query = database_.query(
        "SELECT x.number, x.document, x.claims, x.digest, x.extractor, x.version, d.id FROM extractions AS x "
        "LEFT JOIN documents AS d ON d.number = x.document ORDER BY x.document, x.number");
    while (query.step()) {
      const std::string place = "document " + query.text(6) + ", extraction " + query.text(0);
      if (!open_document(query.integer(1))) continue;
      const Found found = check_claims(query.integer(0), {query.text(4), query.text(5)});
      if (found.count != query.integer(2))
        defects_.push_back(place + ": " + std::to_string(found.count) + " claims instead of " +
                           query.text(2));
      else if (content_hash(found.all) != query.text(3))
        defects_.push_back(place + ": its claims are not what was stored");
    }
  }

  // Entities that claims have in the index of entities but not in their records.
  void check_surplus() {
    const auto rows = database_.integer("SELECT count(*) FROM claim_entities");
    if (rows != entity_rows_)
      defects_.push_back("index of entities: " + std::to_string(rows) + " rows instead of " +
                         std::to_string(entity_rows_));
  }

 private:
  struct Found {
    std::int64_t count = 0;
    std::string all;
  };

  bool load(std::int64_t number, std::string& digest, std::string& notes, std::string& offsets) {
    Query row = database_.query(
        "SELECT id, title, publisher, author, published, language, source, format, notes, offsets, text, "
        "digest "
        "FROM documents WHERE number = ?1");
    row.bind(1, number);
    if (!row.step()) return false;
    Document& document = open_.document;
    document = {};
    document.id = row.text(0);
    document.title = row.text(1);
    document.publisher = row.text(2);
    document.author = row.text(3);
    document.published = row.text(4);
    document.language = row.text(5);
    document.source = row.text(6);
    document.format = row.text(7);
    notes = row.text(8);
    offsets = row.text(9);
    document.text = row.text(10);
    digest = row.text(11);
    open_.number = number;
    open_.index = std::make_unique<CodePointIndex>(document.text);
    return true;
  }

  bool open_document(std::int64_t number) {
    std::string digest;
    std::string notes;
    std::string offsets;
    return (open_.index && open_.number == number) || load(number, digest, notes, offsets);
  }

  void check_document(std::int64_t number) {
    std::string digest;
    std::string notes;
    std::string offsets;
    attempt(defects_, "documents", [&] {
      if (!load(number, digest, notes, offsets)) return;
      const std::string place = "document " + open_.document.id;
      if (digest_of(open_.document, notes, offsets) != digest)
        defects_.push_back(place + ": it is not what was stored");
      Query extraction = database_.query("SELECT 1 FROM extractions WHERE document = ?1 LIMIT 1");
      if (!extraction.bind(1, number).step()) defects_.push_back(place + ": it has no extraction");
    });
  }

  Found check_claims(std::int64_t extraction, const claims::Extractor& extractor) {
    Found found;
    Query row = database_.query(
        "SELECT number, id, subject_entity, object_entity, predicate, family, polarity, certainty, mood, "
        "earliest, "
        "latest, score, holder, holders, record, document FROM claims WHERE document = ?1 AND extraction = "
        "?2 "
        "ORDER BY number");
    row.bind(1, open_.number).bind(2, extraction);
    while (row.step()) {
      ++found.count;
      found.all += row.text(14);
      found.all += '\n';
      const std::string defect = find_claim_defect(row, extractor);
      if (!defect.empty())
        defects_.push_back("document " + open_.document.id + ", claim " + row.text(1) + ": " + defect);
    }
    return found;
  }

  std::string find_claim_defect(const Query& row, const claims::Extractor& extractor) {
    claims::ClaimRecord record;
    try {
      record = from_stored(row.text(14), open_.document);
    } catch (const InputError& error) {
      return std::string("its record cannot be read: ") + error.what();
    }
    const std::string defect = find_defect(record, open_.document, *open_.index);
    if (!defect.empty()) return defect;
    if (record.id != row.text(1)) return "its record has another id";
    if (record.extractor.name != extractor.name || record.extractor.version != extractor.version)
      return "its record names another extractor";
    const Columns columns = columns_of(record);
    if (!agree(row, columns)) return "its columns do not agree with its record";
    return find_entity_defect(row.integer(0), columns);
  }

  bool agree(const Query& row, const Columns& columns) const {
    const auto same_entity = [&](int column, const std::string& id) {
      if (row.is_null(column)) return id.empty();
      const auto found = entity_ids_.find(row.integer(column));
      return found != entity_ids_.end() && found->second == id;
    };
    const auto same_day = [&](int column, const std::optional<std::int64_t>& day) {
      return row.is_null(column) ? !day : day && *day == row.integer(column);
    };
    return same_entity(2, columns.subject_entity) && same_entity(3, columns.object_entity) &&
           row.text(4) == columns.predicate && !row.text(5).empty() && row.text(6) == columns.polarity &&
           row.text(7) == columns.certainty && row.text(8) == columns.mood &&
           same_day(9, columns.days.earliest) && same_day(10, columns.days.latest) &&
           row.real(11) == columns.score && row.text(12) == columns.holder && row.text(13) == columns.holders;
  }

  std::string find_entity_defect(std::int64_t claim, const Columns& columns) {
    for (const auto& [id, part] : columns.entities) {
      ++entity_rows_;
      Query one = database_.query(
          "SELECT 1 FROM claim_entities WHERE entity = (SELECT number FROM entities WHERE id = ?1) AND claim "
          "= ?2 AND "
          "part = ?3");
      if (!one.bind(1, id).bind(2, claim).bind(3, part).step())
        return "the index of entities lacks its " + part + " " + id;
    }
    return "";
  }

  Database& database_;
  Defects& defects_;
  OpenDocument open_;
  std::unordered_map<std::int64_t, std::string> entity_ids_;
  std::int64_t entity_rows_ = 0;
};

}  // namespace

std::vector<std::string> SqliteLedger::check() {
  Defects defects;
  attempt(defects, "store", [&] { check_store(database_, defects); });
  attempt(defects, "references", [&] { check_references(database_, defects); });
  attempt(defects, "full-text index", [&] { check_full_text(database_, defects); });
  attempt(defects, "identity", [&] {
    for (const std::string& defect : identity_.find_defects())
      defects.push_back("identity: " + defect);
  });
  attempt(defects, "file of names", [&] {
    for (const std::string& defect : entities_.names().find_defects())
      defects.push_back("file of names: " + defect);
  });
  attempt(defects, "sketches", [&] {
    for (const std::string& defect : sketches_.find_defects())
      defects.push_back(defect);
  });
  attempt(defects, "claims", [&] {
    ClaimChecker checker(database_, defects);
    checker.check_documents();
    checker.check_extractions();
    if (defects.empty()) checker.check_surplus();
  });
  return defects;
}

}  // namespace hearsay::ledger
