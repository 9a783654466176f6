// Rules about states and what ends them that go beyond the ontology: data/ontology/persistence.yaml.
//
// Which predicates persist and which end them stands in data/ontology/predicates.yaml (claims::Ontology).
// Immutable after loading; safe for many threads. A default-constructed value knows no rule.
#pragma once

#include <map>
#include <set>
#include <string>
#include <string_view>

#include "claims/ontology.hpp"

namespace hearsay::analysis {

class Persistence {
 public:
  Persistence() = default;
  // Throws DataError with file and line, also for a predicate that the ontology does not have.
  static Persistence load(const std::string& path, const claims::Ontology& ontology);

  // Whether the event can only have come after the state: without a time of its own it still ends the state.
  bool presupposes(std::string_view event, std::string_view state) const;

 private:
  std::map<std::string, std::set<std::string, std::less<>>, std::less<>> presupposed_;
};

}  // namespace hearsay::analysis
