#include "entities/pack.hpp"

#include <algorithm>
#include <filesystem>
#include <system_error>
#include <utility>

#include "base/edtf.hpp"
#include "base/error.hpp"
#include "base/text.hpp"
#include "base/yaml.hpp"

namespace hearsay::entities {

using mentions::EntityKind;
using mentions::NameUse;

namespace {

constexpr std::string_view schema = "hearsay/pack/1";

bool is_slug(std::string_view text) {
  return !text.empty() && std::all_of(text.begin(), text.end(), [](char c) {
    return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '-';
  });
}

EntityKind read_kind(const Yaml& node) {
  const std::string text = node.text();
  const EntityKind kind = mentions::entity_kind_from(text);
  if (mentions::name(kind) != text) node.fail("the kind '" + text + "' is not known");
  return kind;
}

std::string read_form(const Yaml& node) {
  std::string form = node.text();
  if (find_invalid_utf8(form) != std::string_view::npos) node.fail("the name is not well-formed UTF-8");
  if (fold_name(form).empty()) node.fail("the name is empty");
  return form;
}

// A list of forms or a single one.
std::vector<std::string> read_forms(const Yaml& entity, std::string_view key) {
  std::vector<std::string> forms;
  if (!entity.has(key)) return forms;
  const Yaml node = entity.at(key);
  if (node.is_scalar()) return {read_form(node)};
  for (const Yaml& item : node.items())
    forms.push_back(read_form(item));
  return forms;
}

// Names in other scripts: a list, or a map from language to a name or list of names.
std::vector<std::string> read_scripts(const Yaml& entity) {
  if (!entity.has("scripts") || !entity.at("scripts").is_map()) return read_forms(entity, "scripts");
  std::vector<std::string> forms;
  const Yaml node = entity.at("scripts");
  for (const auto& [language, value] : node.entries()) {
    if (!is_slug(language)) value.fail("the language '" + language + "' is not a language tag");
    for (std::string& form : read_forms(node, language))
      forms.push_back(std::move(form));
  }
  return forms;
}

std::string read_date(const Yaml& link, std::string_view key) {
  if (!link.has(key)) return {};
  const Yaml node = link.at(key);
  const std::string date = node.text();
  if (!date.empty() && !edtf::parse(date)) node.fail("'" + date + "' is not an EDTF date");
  return date;
}

// An id that is used before all packs are read, and where.
struct Reference {
  Yaml node;
  std::string id;
  std::string what;
};

}  // namespace

class PackReader {
 public:
  void read(const Yaml& file) {
    file.allow_only({"schema", "title", "note", "licence", "license", "sources", "entities"});
    const Yaml version = file.at("schema");
    if (version.text() != schema)
      version.fail("the schema '" + version.text() + "' is not " + std::string(schema));
    for (const Yaml& item : file.at("entities").items())
      add(item);
  }

  KnowledgePack finish() {
    for (const Reference& reference : references_)
      if (pack_.find(reference.id) == nullptr)
        reference.node.fail("the " + reference.what + " '" + reference.id + "' is in no pack");
    return std::move(pack_);
  }

 private:
  void add(const Yaml& item) {
    if (!item.is_map()) item.fail("an entity must be a map");
    item.allow_only({"id", "kind", "name", "aliases", "weak_aliases", "acronyms", "scripts", "adjectives",
                     "people", "metonyms", "country", "within", "note", "links"});
    PackEntity entity;
    entity.kind = read_kind(item.at("kind"));
    entity.id = read_id(item.at("id"), entity.kind);
    entity.name = read_form(item.at("name"));
    entity.aliases = read_forms(item, "aliases");
    entity.weak_aliases = read_forms(item, "weak_aliases");
    entity.acronyms = read_forms(item, "acronyms");
    entity.scripts = read_scripts(item);
    entity.adjectives = read_forms(item, "adjectives");
    entity.people = read_forms(item, "people");
    entity.metonyms = read_forms(item, "metonyms");
    entity.country = read_country(item);
    entity.within = read_reference(item, "within");
    entity.note = item.text_or("note", "");
    if (item.has("links"))
      for (const Yaml& link : item.at("links").items())
        entity.links.push_back(read_link(link));
    pack_.by_id_.emplace(entity.id, pack_.entities_.size());
    pack_.entities_.push_back(std::move(entity));
  }

  std::string read_id(const Yaml& node, EntityKind kind) const {
    const std::string id = node.text();
    const std::string prefix = std::string(mentions::name(kind)) + "/";
    if (!id.starts_with(prefix) || !is_slug(std::string_view(id).substr(prefix.size())))
      node.fail("the id '" + id + "' must be '" + prefix + "' and a slug of a-z, 0-9 and '-'");
    if (pack_.find(id) != nullptr) node.fail("the id '" + id + "' is already used");
    return id;
  }

  static std::string read_country(const Yaml& item) {
    if (!item.has("country")) return {};
    const Yaml node = item.at("country");
    const std::string code = node.text();
    const auto capital = [](char c) { return c >= 'A' && c <= 'Z'; };
    if (code.size() != 2 || !capital(code[0]) || !capital(code[1]))
      node.fail("the country '" + code + "' is not a code of ISO 3166-1 (two capital letters)");
    return code;
  }

  std::string read_reference(const Yaml& item, std::string_view key) {
    if (!item.has(key)) return {};
    const Yaml node = item.at(key);
    references_.push_back({node, node.text(), std::string(key)});
    return node.text();
  }

  PackLink read_link(const Yaml& node) {
    node.allow_only({"relation", "to", "since", "until", "note"});
    PackLink link;
    link.relation = node.at("relation").text();
    link.to = node.at("to").text();
    references_.push_back({node.at("to"), link.to, "linked id"});
    link.since = read_date(node, "since");
    link.until = read_date(node, "until");
    return link;
  }

  KnowledgePack pack_;
  std::vector<Reference> references_;
};

KnowledgePack KnowledgePack::load(const std::string& directory, const std::vector<std::string>& more) {
  namespace fs = std::filesystem;
  std::error_code error;
  std::vector<std::string> files;
  for (fs::directory_iterator entry(directory, error), end; !error && entry != end; entry.increment(error))
    if (entry->path().extension() == ".yaml") files.push_back(entry->path().string());
  if (error) throw DataError(directory, "", "cannot be read: " + error.message());
  std::sort(files.begin(), files.end());
  files.insert(files.end(), more.begin(), more.end());
  PackReader reader;
  for (const std::string& file : files)
    reader.read(Yaml::load_file(file));
  return reader.finish();
}

KnowledgePack KnowledgePack::parse(const std::string& text, const std::string& file) {
  PackReader reader;
  reader.read(Yaml::parse(text, file));
  return reader.finish();
}

const PackEntity* KnowledgePack::find(std::string_view id) const {
  const auto found = by_id_.find(std::string(id));
  return found == by_id_.end() ? nullptr : &entities_[found->second];
}

mentions::Gazetteer KnowledgePack::gazetteer() const {
  mentions::Gazetteer gazetteer;
  for (const PackEntity& entity : entities_) {
    const auto add = [&](const std::vector<std::string>& forms, NameUse use) {
      for (const std::string& form : forms)
        gazetteer.add(form, {entity.id, entity.kind, use});
    };
    gazetteer.set_display_name(entity.id, entity.name);
    for (const PackLink& link : entity.links)
      if (link.relation == "leads") gazetteer.add_leader(entity.id, link.to);
    add({entity.name}, NameUse::name);
    add(entity.aliases, NameUse::name);
    add(entity.scripts, NameUse::name);
    add(entity.acronyms, NameUse::acronym);
    add(entity.weak_aliases, NameUse::weak);
    add(entity.adjectives, NameUse::adjective);
    add(entity.people, NameUse::people);
    add(entity.metonyms, NameUse::metonym);
  }
  return gazetteer;
}

}  // namespace hearsay::entities
