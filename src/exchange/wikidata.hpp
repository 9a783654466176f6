// Items of Wikidata, one JSON object a line, as its dumps have them ("[" and "]" on lines of their own, a
// comma behind each item).
//
//   const Wikidata reader = Wikidata::load(data + "/exchange/wikidata.yaml");
//   ImportRecord record = reader.read(line);
//
// Which classes become which kind of entity, and what is read of a property, is in the table
// (data/exchange/wikidata.yaml). Labels and aliases of all languages become names; statements of deprecated
// rank are not read; where a property has statements of preferred rank, dates are taken from those. Of humans
// only names, countries, the years of birth and death, links to organisations, and the English description
// of those who hold or held a public position (P39) are read.
//
// Immutable after loading, safe for many threads. read() is linear in the line.
#pragma once

#include <map>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "base/yaml.hpp"
#include "entities/alias_strength.hpp"
#include "exchange/import_record.hpp"
#include "exchange/json.hpp"
#include "mentions/mention.hpp"

namespace hearsay::exchange {

class NameList;

class Wikidata {
 public:
  // Throws DataError with file and line.
  static Wikidata load(const std::string& path);
  static Wikidata parse(const std::string& text, const std::string& file);

  // One item with its links; nothing for a bracket, a property, a redirect or an item of no listed class.
  // Throws BadRecord for what is no item. Requires: well-formed UTF-8.
  ImportRecord read(std::string_view line) const;

 private:
  struct LinkRule {
    std::string relation;
    bool reverse = false;
  };
  struct KindRule {
    mentions::EntityKind kind = mentions::EntityKind::other;
    int order = 0;  // the first in the table counts
  };
  template <typename Value>
  using Table = std::map<std::string, Value, std::less<>>;

  static Wikidata from_yaml(const Yaml& root);
  void read_countries(const Yaml& node);
  void read_dates(const Yaml& node);
  void collect_wanted();

  const KindRule* kind_of(const Json& claims) const;
  void read_names(const Json& item, const Json& claims, entities::ImportedEntity& entity) const;
  std::vector<std::string> countries_of(const Json& claims) const;
  void read_links(const Json& claims, ImportRecord& record) const;

  Table<KindRule> kinds_;
  Table<entities::Strength> names_;
  Table<std::string> codes_;  // of states, by their items
  Table<LinkRule> links_;
  std::vector<std::string> countries_, since_, until_, birth_, death_;
  std::set<std::string, std::less<>> wanted_;  // properties that are read
};

}  // namespace hearsay::exchange
