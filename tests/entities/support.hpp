// What the tests of entities share.
#pragma once

#include <fstream>
#include <sstream>
#include <string>
#include <vector>

#include "base/text.hpp"
#include "entities/name.hpp"
#include "mentions/mention.hpp"

namespace hearsay::entities {

inline const NameRules& rules() {
  static const NameRules loaded = NameRules::load(HEARSAY_DATA_DIRECTORY "/lexicons/names.yaml");
  return loaded;
}

struct NamePair {
  std::string a, b;
  mentions::EntityKind kind = mentions::EntityKind::other;
  bool same = false;
  std::string origin;
};

inline std::vector<NamePair> read_pairs() {
  std::ifstream file(HEARSAY_SOURCE_DIRECTORY "/tests/entities/pairs.tsv");
  std::vector<NamePair> pairs;
  for (std::string line; std::getline(file, line);) {
    if (line.empty() || line[0] == '#') continue;
    const auto fields = split(line, '\t');
    if (fields.size() != 5) continue;
    pairs.push_back({std::string(fields[0]), std::string(fields[1]), mentions::entity_kind_from(fields[2]),
                     fields[3] == "same", std::string(fields[4])});
  }
  return pairs;
}

}  // namespace hearsay::entities
