#include "claims/ontology.hpp"

#include <algorithm>

#include "base/error.hpp"
#include "base/yaml.hpp"

namespace hearsay::claims {
namespace {

using mentions::EntityKind;

std::vector<EntityKind> read_kinds(const Yaml& node) {
  std::vector<EntityKind> kinds;
  for (const std::string& word : node.texts()) {
    if (word == "actor") {
      kinds.insert(kinds.end(),
                   {EntityKind::person, EntityKind::organisation, EntityKind::state, EntityKind::group});
      continue;
    }
    const EntityKind kind = mentions::entity_kind_from(word);
    if (kind == EntityKind::other && word != "other") node.fail("'" + word + "' is no kind of entity");
    kinds.push_back(kind);
  }
  return kinds;
}

PredicateType read_predicate(const Yaml& node) {
  node.allow_only({"name", "family", "symmetric", "subject", "object", "quantity", "persists", "ended_by",
                   "phrase", "reverse", "plover"});
  PredicateType type;
  type.name = node.at("name").text();
  type.family = node.at("family").text();
  type.symmetric = node.boolean_or("symmetric", false);
  type.subject = read_kinds(node.at("subject"));
  if (node.has("object")) type.object = read_kinds(node.at("object"));
  type.quantity = node.boolean_or("quantity", false);
  type.persists = node.boolean_or("persists", false);
  type.ended_by = node.texts_or_empty("ended_by");
  type.phrase = node.at("phrase").text();
  type.reverse_phrase = node.text_or("reverse", "");
  type.plover = node.text_or("plover", "");
  return type;
}

}  // namespace

Ontology Ontology::load(const std::string& path) {
  const Yaml root = Yaml::load_file(path);
  root.allow_only({"schema", "predicates"});
  if (root.at("schema").text() != "hearsay/ontology/1") root.at("schema").fail("this schema is not known");
  Ontology ontology;
  for (const Yaml& node : root.at("predicates").items()) {
    PredicateType type = read_predicate(node);
    if (ontology.find(type.name) != nullptr) node.fail("the predicate '" + type.name + "' stands here twice");
    ontology.predicates_.push_back(std::move(type));
  }
  for (const Yaml& node : root.at("predicates").items())
    for (const std::string& ending : node.texts_or_empty("ended_by"))
      if (ontology.find(ending) == nullptr)
        node.fail("'" + node.at("name").text() + "' is ended by '" + ending + "', which is no predicate");
  return ontology;
}

const PredicateType* Ontology::find(std::string_view name) const noexcept {
  const auto found = std::find_if(predicates_.begin(), predicates_.end(),
                                  [&](const PredicateType& type) { return type.name == name; });
  return found == predicates_.end() ? nullptr : &*found;
}

const PredicateType& Ontology::at(std::string_view name) const {
  const PredicateType* type = find(name);
  if (type == nullptr) throw InputError("", "", "'" + std::string(name) + "' is no predicate");
  return *type;
}

std::vector<std::string> Ontology::families() const {
  std::vector<std::string> families;
  for (const PredicateType& type : predicates_)
    if (std::find(families.begin(), families.end(), type.family) == families.end())
      families.push_back(type.family);
  return families;
}

}  // namespace hearsay::claims
