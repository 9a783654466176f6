#include "exchange/table.hpp"

#include <algorithm>

namespace hearsay::exchange {

void require_schema(const Yaml& root, const std::string& schema) {
  if (!root.is_map()) root.fail("a map with the key 'schema' is expected here");
  const Yaml node = root.at("schema");
  if (node.text() != schema) node.fail("the schema must be '" + schema + "'");
}

mentions::EntityKind read_kind(const Yaml& node) {
  const std::string word = node.text();
  const mentions::EntityKind kind = mentions::entity_kind_from(word);
  if (mentions::name(kind) != word) node.fail("'" + word + "' is no kind of entity");
  return kind;
}

entities::Strength read_strength(const Yaml& node) {
  using entities::Strength;
  const std::string word = node.text();
  for (const Strength strength : {Strength::strong, Strength::weak, Strength::abbreviation})
    if (entities::name(strength) == word) return strength;
  node.fail("'" + word + "' is no strength; it must be strong, weak or abbreviation");
}

std::string read_relation(const Yaml& node) {
  std::string word = node.text();
  const auto fits = [](char c) { return (c >= 'a' && c <= 'z') || c == '_'; };
  if (word.empty() || !std::all_of(word.begin(), word.end(), fits))
    node.fail("the relation '" + word + "' must be a word of a-z and '_'");
  return word;
}

}  // namespace hearsay::exchange
