#include "analysis/ownership.hpp"

#include <set>

#include "base/text.hpp"
#include "base/yaml.hpp"

namespace hearsay::analysis {
namespace {

bool may_own(std::string_view id) {
  return id.starts_with("publisher/") || id.starts_with("organisation/");
}

}  // namespace

Ownership Ownership::load(const std::vector<std::string>& packs, const std::vector<std::string>& given) {
  Ownership owners;
  for (const std::string& file : packs)
    owners.read_pack(file);
  for (const std::string& file : given)
    owners.read_given(file);
  return owners;
}

// The packs' own loader is strict (entities/pack.hpp); here only what stands for ownership is read.
void Ownership::read_pack(const std::string& file) {
  for (const Yaml& entity : Yaml::load_file(file).at("entities").items()) {
    const std::string id = entity.at("id").text();
    const std::string name = entity.at("name").text();
    names_[id] = name;
    ids_.emplace(fold_name(name, true), id);
    for (const char* list : {"aliases", "acronyms"})
      for (const std::string& alias : entity.texts_or_empty(list))
        ids_.emplace(fold_name(alias, true), id);
    if (!may_own(id)) continue;
    if (const std::string whole = entity.text_or("within", ""); may_own(whole)) owner_of_[id] = whole;
    if (!entity.has("links")) continue;
    for (const Yaml& link : entity.at("links").items())
      if (link.at("relation").text() == "part_of" && link.text_or("until", "").empty() &&
          may_own(link.at("to").text()))
        owner_of_[id] = link.at("to").text();
  }
}

void Ownership::read_given(const std::string& file) {
  const Yaml root = Yaml::load_file(file);
  root.allow_only({"schema", "owners"});
  if (root.at("schema").text() != "hearsay/owners/1") root.at("schema").fail("this schema is not known");
  for (const Yaml& entry : root.at("owners").items()) {
    entry.allow_only({"outlet", "owner", "note"});
    const std::string outlet = entry.at("outlet").text();
    const std::string owner = entry.at("owner").text();
    if (fold_name(outlet).empty() || fold_name(owner).empty()) entry.fail("outlet and owner need a name");
    if (key(outlet) == key(owner)) entry.fail("an outlet cannot own itself");
    add(outlet, owner);
  }
}

void Ownership::add(std::string_view outlet, std::string_view owner) {
  const std::string whole = key(owner);
  names_.emplace(whole, std::string(owner));
  names_.emplace(key(outlet), std::string(outlet));
  owner_of_[key(outlet)] = whole;
}

std::string Ownership::key(std::string_view id_or_name) const {
  if (names_.contains(id_or_name)) return std::string(id_or_name);
  const std::string folded = fold_name(id_or_name, true);
  const auto id = ids_.find(folded);
  return id == ids_.end() ? folded : id->second;
}

Ownership::Owner Ownership::owner(std::string_view outlet) const {
  std::string top = key(outlet);
  std::set<std::string> seen;  // two may be said to own each other
  while (seen.insert(top).second) {
    const auto whole = owner_of_.find(top);
    if (whole == owner_of_.end()) break;
    top = whole->second;
  }
  // Of a circle every member has the same owner: its least key.
  if (owner_of_.contains(top)) {
    std::set<std::string> circle;
    for (std::string at = top; circle.insert(at).second;)
      at = owner_of_.find(at)->second;
    top = *circle.begin();
  }
  const auto name = names_.find(top);
  return {top, name == names_.end() ? std::string(outlet) : name->second};
}

}  // namespace hearsay::analysis
