// Knowledge packs: actors and places known beforehand, with all their spellings (data/packs/*.yaml; the
// schema is in data/packs/SCHEMA.md).
//
//   const KnowledgePack pack = KnowledgePack::load("data/packs");
//   const PackEntity* entity = pack.find("organisation/taliban");
//   const mentions::Gazetteer gazetteer = pack.gazetteer();
//
// A value that is built once and then only read: safe for many threads. Memory is proportional to the packs;
// find() takes constant time on average, load() and gazetteer() linear time.
#pragma once

#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "mentions/gazetteer.hpp"
#include "mentions/mention.hpp"

namespace hearsay::entities {

// A dated relation between two entities of the packs: {successor_of, organisation/x, 2017-01-28, ""}.
struct PackLink {
  std::string relation;  // a predicate of the ontology ("part_of", "successor_of", "leads"); not checked here
  std::string to;        // id of another entity
  std::string since;     // EDTF, may be empty
  std::string until;     // EDTF, may be empty
};

struct PackEntity {
  std::string id;  // "kind/slug", ASCII
  mentions::EntityKind kind = mentions::EntityKind::other;
  std::string name;                       // the name to show
  std::vector<std::string> aliases;       // full names and spellings that identify by themselves
  std::vector<std::string> weak_aliases;  // short forms, kunyas, nicknames that others may share
  std::vector<std::string> acronyms;      // matched with their case
  std::vector<std::string> scripts;       // names in other scripts
  std::vector<std::string> adjectives;    // "Turkish"
  std::vector<std::string> people;        // "Turk", "Turks"
  std::vector<std::string> metonyms;      // "Ankara", "the Kremlin": seats that stand for a government
  std::string country;                    // ISO 3166-1 alpha-2 code ("SY"), may be empty
  std::string within;                     // id of the whole that it is a part of, may be empty
  std::string note;                       // for people; not used by the program
  std::vector<PackLink> links;
};

class KnowledgePack {
 public:
  // Reads all *.yaml files of the folder in the order of their names. Throws DataError with file and line:
  // for a syntax error, an unknown key, a wrong type, a malformed or repeated id, an unknown kind, an empty
  // form, a country that is no code of two letters, a date that is not EDTF, and a within or link to an id
  // that no pack has. Throws DataError when the folder cannot be read; a folder without packs gives an empty
  // pack.
  // `more` are files that are read after those of the folder.
  static KnowledgePack load(const std::string& directory, const std::vector<std::string>& more = {});

  // The same for one text in memory that stands for a whole set of packs; `file` names it in errors.
  static KnowledgePack parse(const std::string& text, const std::string& file);

  // In the order of files and entries.
  const std::vector<PackEntity>& entities() const noexcept { return entities_; }
  // The entity with this id, or null. The pointer lives as long as the pack is neither moved nor destroyed.
  const PackEntity* find(std::string_view id) const;

  // All forms of all entities for the mention finder: name, aliases and scripts as NameUse::name, the other
  // lists as the use of their name.
  mentions::Gazetteer gazetteer() const;

 private:
  friend class PackReader;
  std::vector<PackEntity> entities_;
  std::unordered_map<std::string, std::size_t> by_id_;
};

}  // namespace hearsay::entities
