// Plain CSV with a mapping, a YAML file that says which column is what:
//
//   schema: hearsay/import-mapping/1
//   separator: ","          # or ";", or "\t"
//   several: ";"            # between the values of one field; left out: each field is one value
//   id: code                # left out: the id is the hash of the row
//   kind: organisation      # or {column: type, values: {Militia: organisation, Man: person}, default: other}
//   name: name
//   names:
//     - {column: other_names, strength: strong}
//     - {column: arabic, strength: strong, language: ar}
//     - {column: short, strength: abbreviation}
//   countries: country      # a column or several; ISO 3166-1 alpha-2
//   since: founded
//   until: dissolved
//   topics: topic
//   roles: office
//   note: remark
//   wikidata: qid
//   links:
//     - {relation: part_of, to: parent_code, since: joined, until: left, role: capacity}
//
// The mapping is immutable after loading; a CsvTable, the mapping applied to the columns of one file, is
// safe for many threads. read() is linear in the row.
#pragma once

#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/yaml.hpp"
#include "entities/alias_strength.hpp"
#include "exchange/csv.hpp"
#include "exchange/import_record.hpp"
#include "mentions/mention.hpp"

namespace hearsay::exchange {

struct CsvMapping {
  struct Names {
    std::string column;
    entities::Strength strength = entities::Strength::strong;
    std::string language;
  };
  struct Link {
    std::string relation, to, since, until, role;  // columns, but for the relation
  };

  char separator = ',';
  char several = 0;  // 0: each field is one value
  std::string id, name, since, until, wikidata, note, kind_column;
  std::optional<mentions::EntityKind> kind;  // of all rows, or of those whose word `kinds` does not have
  std::map<std::string, mentions::EntityKind, std::less<>> kinds;
  std::vector<Names> names;
  std::vector<std::string> countries, topics, roles;
  std::vector<Link> links;

  // Throws DataError with file and line.
  static CsvMapping load(const std::string& path);
  static CsvMapping parse(const std::string& text, const std::string& file);
};

class CsvTable {
 public:
  // Keeps a copy of the mapping. Throws BadRecord when a column that it names is not in the header.
  CsvTable(std::string_view header, CsvMapping mapping);

  // Throws BadRecord for a row with another number of fields, without a name, and for a kind that the mapping
  // does not have. An empty date or country is none; one that cannot be read is none, too.
  ImportRecord read(std::string_view row) const;

 private:
  std::vector<std::string> values(const std::vector<std::string>& fields, const std::string& column) const;
  std::string value(const std::vector<std::string>& fields, const std::string& column) const;
  mentions::EntityKind kind_of(const std::vector<std::string>& fields) const;
  void require_columns() const;
  void add_names(const std::vector<std::string>& fields, entities::ImportedEntity& entity) const;
  void add_links(const std::vector<std::string>& fields, ImportRecord& record) const;

  CsvMapping mapping_;
  CsvHeader header_;
};

}  // namespace hearsay::exchange
