// Entities in FollowTheMoney's model, one JSON object a line, as OpenSanctions and Aleph publish them.
//
//   const FollowTheMoney reader = FollowTheMoney::load(data + "/exchange/followthemoney.yaml");
//   ImportRecord record = reader.read(R"({"id": "Q1", "schema": "Organization", "properties": {…}})");
//
// Which schemata become entities of which kind, which become links, and which properties are names, is in
// the table (data/exchange/followthemoney.yaml). Properties that it does not list are not read at all: of
// persons neither addresses nor documents nor places of birth, and of their dates the year alone.
//
// Immutable after loading, safe for many threads. read() is linear in the line.
#pragma once

#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "base/yaml.hpp"
#include "entities/alias_strength.hpp"
#include "exchange/import_record.hpp"
#include "exchange/json.hpp"
#include "mentions/mention.hpp"

namespace hearsay::exchange {

class FollowTheMoney {
 public:
  // Throws DataError with file and line for an unknown key, kind or strength.
  static FollowTheMoney load(const std::string& path);
  static FollowTheMoney parse(const std::string& text, const std::string& file);

  // The kind that a schema becomes, or null where its entities are left out.
  const mentions::EntityKind* kind_of(std::string_view schema) const;

  // One entity; or links, when it is an interval with both ends; or nothing for a schema that is left out.
  // Throws BadRecord for what is no entity: no JSON object, no id, no schema, properties that are no lists of
  // texts, an entity without a name. Requires: well-formed UTF-8.
  ImportRecord read(std::string_view line) const;

 private:
  struct LinkRule {
    std::string from, to, relation, role;
  };
  template <typename Value>
  using Table = std::map<std::string, Value, std::less<>>;

  static FollowTheMoney from_yaml(const Yaml& root);
  entities::ImportedEntity entity_of(const Json& object, const Json& properties,
                                     mentions::EntityKind kind) const;
  // Whether a person is of interest only as somebody's relative or companion.
  bool is_private(const std::vector<std::string>& topics) const;
  static std::vector<entities::ImportedLink> links_of(const LinkRule& rule, const Json& properties);

  Table<mentions::EntityKind> kinds_;
  Table<entities::Strength> names_;
  Table<LinkRule> links_;
  Table<std::string> parents_;
  std::vector<std::string> private_topics_;
  std::vector<std::string> countries_, since_, until_, birth_, death_, roles_, notes_;
};

}  // namespace hearsay::exchange
