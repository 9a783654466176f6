// What the tables of data/exchange have in common. Internal to exchange.
#pragma once

#include <string>

#include "base/yaml.hpp"
#include "entities/alias_strength.hpp"
#include "mentions/mention.hpp"

namespace hearsay::exchange {

// Throw DataError with file and line.
void require_schema(const Yaml& root, const std::string& schema);
mentions::EntityKind read_kind(const Yaml& node);    // one of the words for kinds
entities::Strength read_strength(const Yaml& node);  // strong, weak or abbreviation
std::string read_relation(const Yaml& node);         // a-z and '_'

}  // namespace hearsay::exchange
