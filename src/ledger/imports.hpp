// Imports: entities that other collections have published, with the source of each of their names.
//
//   const auto import = ledger.imports().begin({"ftm", "entities.json", "opensanctions", "R. Diaz", now()});
//   import->add(std::move(items), std::move(links));  // one transaction, as often as there are batches
//
//   const ImportCounts counts = import->finish({digest, 12, 3});
//
// An imported entity becomes an entity of the ledger with an id of its own. It is never joined with another
// one because their names are alike: that is for people (`hearsay entities suggest`). Only where the source
// itself states that two are one, by an id, the names go to the entity that is there: the same external id of
// the same source, an id that the source calls an earlier one of it, or the same item of Wikidata; and then
// only if their kinds do not exclude each other.
//
// Nothing is changed in place. Importing the same again changes nothing; a newer version of a file adds
// entities, names, links and details, and takes none away. prepare() is pure and safe for many threads, so
// that the costly part can be done on several; an Import belongs to the thread of its ledger.
#pragma once

#include <cstddef>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "entities/imported.hpp"

namespace hearsay::ledger {

// Where an import comes from.
struct ImportOrigin {
  std::string format;       // "ftm", "opensanctions", "wikidata", "csv"
  std::string file;         // as the user named it; "-" for standard input
  std::string source;       // the collection, within which external ids are unique
  std::string imported_by;  // who
  std::string recorded_at;  // when, as an ISO 8601 timestamp
};

// An entity ready to be stored: what takes time, but no ledger, is done.
struct ImportItem {
  struct Name {
    std::string spelling, folded;
    entities::Strength strength = entities::Strength::strong;
    std::string language;
  };
  entities::ImportedEntity entity;  // without its names, which are in `names`
  std::vector<Name> names;
  std::string id_base;  // "kind/slug": the ledger's id if it is free
  std::string digest;   // of all that is stored of it
};

// Linear. Strengths stay as the source states them; when the ledger links names, a strong one whose form says
// less (one word of a person's name, an acronym) counts as what its form says.
ImportItem prepare(entities::ImportedEntity&& entity);

// What became of the entities and links given so far.
struct ImportCounts {
  std::size_t entities = 0;       // new in the ledger
  std::size_t joined = 0;         // given to an entity of another source by a stated id
  std::size_t changed = 0;        // known to this source; something was added
  std::size_t unchanged = 0;      // known as they are
  std::size_t names = 0;          // new spellings of an entity
  std::size_t named_again = 0;    // spellings that an entity had, with this source for the first time
  std::size_t links = 0;          // new
  std::size_t links_unknown = 0;  // left out: an end is not known
};

// What the reading of the file says at its end.
struct ImportEnd {
  std::string digest;        // content hash of the file's bytes, unpacked
  std::size_t records = 0;   // lines or rows read
  std::size_t left_out = 0;  // sound, but of no interest
  std::size_t refused = 0;   // not readable
};

class Import {
 public:
  virtual ~Import() = default;

  // Stores a batch in one transaction. Links may be given before their ends. Throws LedgerError; then nothing
  // of this batch is stored, and what was stored before stays.
  virtual void add(std::vector<ImportItem>&& items, std::vector<entities::ImportedLink>&& links) = 0;

  // Stores the links whose ends are both known to this source, and how the import ended. An import that has
  // added nothing leaves no row behind. To be called once; without it the import counts as broken off, and
  // what it had added stays, without its links.
  virtual ImportCounts finish(const ImportEnd& end) = 0;
};

// What one source says of an entity, in its newest version.
struct ImportedRow {
  std::string source;
  std::string external_id;
  std::string wikidata;
  std::vector<std::string> datasets;
  std::vector<std::string> countries;
  std::string since;
  std::string until;
  std::vector<std::string> topics;
  std::vector<std::string> roles;
  std::string note;
  std::string file;
  std::string recorded_at;
};

// A link of a source between an entity and another: "ENTITY part_of OTHER", or with `reverse` the other way.
struct ImportedLinkRow {
  std::string relation;
  std::string other;  // id of the ledger
  bool reverse = false;
  std::string since, until, role, source;
};

class Imports {
 public:
  virtual ~Imports() = default;

  // Begins to take entities over. The import must be destroyed before the ledger; meanwhile nothing else is
  // added. Throws LedgerError inside a batch, and for a ledger that was opened only to be looked into;
  // InputError when the source or the time is missing.
  virtual std::unique_ptr<Import> begin(ImportOrigin origin) = 0;

  // What imports say of the entity with this id: each source in its newest version; of
  // it and others. In the order in which they came in; empty for an unknown id.
  virtual std::vector<ImportedRow> rows(std::string_view id) = 0;
  virtual std::vector<ImportedLinkRow> links(std::string_view id) = 0;
};

}  // namespace hearsay::ledger
