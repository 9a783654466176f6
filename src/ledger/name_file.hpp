// The file of names beside a ledger: the stored names, ready to be searched. Internal to ledger.
//
// It spares a program reading and normalising all names of a large ledger at its start, and is a cache: all
// that it holds follows from the ledger, and nothing but speed depends on it. It is a file of names
// (docs/name-index.md) with the rows of entity_names up to one of them, as they were stored: names of packs,
// names that people have given or taken, and later rows are for the index that is made of it
// (name_index.hpp). Its note says how it was made, up to which row, and a hash of rows taken from all over
// the table; a file whose note or name rules do not fit counts as none. See docs/ledger.md.
//
// It belongs to the thread of its ledger. Several programs may use and build it at the same time: it is only
// ever replaced as a whole.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "entities/alias_index.hpp"
#include "ledger/database.hpp"
#include "ledger/ledger.hpp"

namespace hearsay::ledger {

class NameFile {
 public:
  // Keeps a reference to the database. A database without a file has no file of names either.
  NameFile(Database& database, const Settings& settings);

  struct Opened {
    entities::AliasIndex names;
    std::int64_t last = 0;  // the last row of entity_names that is in it
  };
  // The file, where it is there, can be read, and fits the ledger and the rules. What its header does not
  // tell, comes to light when the index is used: then it throws DataError with this file's path.
  std::optional<Opened> open(const entities::NameRules& rules) const;

  // Whether so many names should not be read at each start, `last` being the row up to which a file has them.
  bool is_worth_building(std::int64_t missing, std::int64_t last) const noexcept;
  // Builds the file of all names that are stored. False where it cannot be written. Requires: no transaction
  // is open, whose rows could be undone. Linear but for a sort; most of it on Settings::threads threads.
  bool build(const entities::NameRules& rules) const;
  // To be called when the file has proved damaged: it is removed, or where that fails not used again.
  void discard() noexcept;

  const std::string& path() const noexcept { return path_; }
  bool exists() const;
  // Where the file says something else than the ledger: a line. A file that does not fit, and so is not used,
  // has no defects. Looks at all names, at how strong they are but at each 64th where that must be worked
  // out, and at the checksums of everything else.
  std::vector<std::string> find_defects(const entities::NameRules& rules) const;

 private:
  bool is_replaceable() const;
  void add_names(entities::AliasIndexBuilder& builder, std::int64_t last) const;
  std::string note_for(std::int64_t last) const;

  Database* database_;
  std::string path_;  // empty: none is used
  Settings settings_;
};

// How strong the ledger calls a name; one of its words for that.
entities::Strength strength_from(std::string_view text);

}  // namespace hearsay::ledger
