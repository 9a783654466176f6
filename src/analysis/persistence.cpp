#include "analysis/persistence.hpp"

#include <algorithm>

#include "base/yaml.hpp"

namespace hearsay::analysis {

Persistence Persistence::load(const std::string& path, const claims::Ontology& ontology) {
  const Yaml root = Yaml::load_file(path);
  root.allow_only({"schema", "presupposes"});
  if (root.at("schema").text() != "hearsay/persistence/1") root.at("schema").fail("this schema is not known");
  Persistence rules;
  for (const auto& [event, states] : root.at("presupposes").entries()) {
    if (ontology.find(event) == nullptr) states.fail("'" + event + "' is no predicate");
    for (const std::string& state : states.texts()) {
      const claims::PredicateType* type = ontology.find(state);
      if (type == nullptr || !type->persists) states.fail("'" + state + "' is no predicate that persists");
      if (std::find(type->ended_by.begin(), type->ended_by.end(), event) == type->ended_by.end())
        states.fail("'" + event + "' does not end '" + state + "' in the ontology");
      rules.presupposed_[event].insert(state);
    }
  }
  return rules;
}

bool Persistence::presupposes(std::string_view event, std::string_view state) const {
  const auto found = presupposed_.find(event);
  return found != presupposed_.end() && found->second.contains(state);
}

}  // namespace hearsay::analysis
