// A gazetteer filled straight from the knowledge packs, for tests of this stage alone: the product's loader
// stands further to the right (src/entities).
#pragma once

#include <algorithm>
#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

#include "base/yaml.hpp"
#include "mentions/gazetteer.hpp"

namespace hearsay::mentions {

inline void add_pack(const std::string& path, Gazetteer& gazetteer) {
  for (const Yaml& entity : Yaml::load_file(path).at("entities").items()) {
    const std::string id = entity.at("id").text();
    const EntityKind kind = entity_kind_from(entity.at("kind").text());
    gazetteer.set_display_name(id, entity.at("name").text());
    gazetteer.add(entity.at("name").text(), {id, kind, NameUse::name});
    const auto add = [&](std::string_view key, NameUse use) {
      for (const std::string& form : entity.texts_or_empty(key))
        gazetteer.add(form, {id, kind, use});
    };
    add("aliases", NameUse::name);
    add("weak_aliases", NameUse::weak);
    add("acronyms", NameUse::acronym);
    add("adjectives", NameUse::adjective);
    add("people", NameUse::people);
    add("metonyms", NameUse::metonym);
  }
}

inline Gazetteer pack_gazetteer(const std::string& directory) {
  std::vector<std::string> paths;
  if (std::filesystem::exists(directory))
    for (const auto& file : std::filesystem::directory_iterator(directory))
      if (file.path().extension() == ".yaml") paths.push_back(file.path().string());
  std::sort(paths.begin(), paths.end());
  Gazetteer gazetteer;
  for (const std::string& path : paths)
    add_pack(path, gazetteer);
  return gazetteer;
}

}  // namespace hearsay::mentions
