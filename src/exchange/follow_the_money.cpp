#include "exchange/follow_the_money.hpp"

#include <algorithm>

#include "base/text.hpp"
#include "exchange/table.hpp"
#include "exchange/values.hpp"

namespace hearsay::exchange {
namespace {

using entities::ImportedEntity;
using entities::ImportedLink;
using mentions::EntityKind;

// The values of a property. In nested files an entity stands where elsewhere its id does.
std::vector<std::string> values_of(const Json& properties, std::string_view property) {
  const auto found = properties.find(property);
  if (found == properties.end() || found->is_null()) return {};
  const auto value_of = [&](const Json& value) -> std::string {
    if (value.is_string()) return value.get<std::string>();
    if (value.is_object()) return text_in(value, "id");
    throw BadRecord("the property \"" + std::string(property) + "\" is no list of texts");
  };
  if (!found->is_array()) return {value_of(*found)};
  std::vector<std::string> values;
  for (const Json& value : *found)
    values.push_back(value_of(value));
  return values;
}

std::vector<std::string> values_of(const Json& properties, const std::vector<std::string>& names) {
  std::vector<std::string> all;
  for (const std::string& name : names)
    for (std::string& value : values_of(properties, name))
      all.push_back(std::move(value));
  return all;
}

// Ids of other entities; nobody has more parents or owners than most_ends.
std::vector<std::string> ids_of(const Json& properties, const std::string& property) {
  constexpr std::size_t most_ends = 100;
  std::vector<std::string> ids;
  for (const std::string& value : values_of(properties, property))
    if (std::string id = clean(value); !id.empty() && ids.size() < most_ends) ids.push_back(std::move(id));
  return ids;
}

std::vector<std::string> texts_of(const Json& object, const char* key) {
  std::vector<std::string> texts;
  if (const Json* list = list_in(object, key))
    for (const Json& item : *list)
      if (item.is_string()) texts.push_back(clean(item.get_ref<const std::string&>()));
  std::erase(texts, std::string());
  return texts;
}

std::string date_in(const Json& properties, const std::vector<std::string>& names) {
  std::vector<std::string> dates;
  for (const std::string& value : values_of(properties, names))
    dates.push_back(date_of(value));
  return one_date(std::move(dates));
}

std::string required(const Json& object, const char* key) {
  std::string text = clean(text_in(object, key));
  if (text.empty()) throw BadRecord("no field \"" + std::string(key) + "\"");
  if (text.size() > longest_name) throw BadRecord("the field \"" + std::string(key) + "\" is too long");
  return text;
}

}  // namespace

FollowTheMoney FollowTheMoney::load(const std::string& path) {
  return from_yaml(Yaml::load_file(path));
}

FollowTheMoney FollowTheMoney::parse(const std::string& text, const std::string& file) {
  return from_yaml(Yaml::parse(text, file));
}

FollowTheMoney FollowTheMoney::from_yaml(const Yaml& root) {
  require_schema(root, "hearsay/exchange/followthemoney/1");
  root.allow_only({"schema", "kinds", "names", "countries", "since", "until", "birth", "death", "roles",
                   "notes", "private_topics", "parents", "links"});
  FollowTheMoney table;
  for (const auto& [schema, kind] : root.at("kinds").entries())
    table.kinds_.emplace(schema, read_kind(kind));
  for (const auto& [property, strength] : root.at("names").entries())
    table.names_.emplace(property, read_strength(strength));
  for (const auto& [property, relation] : root.at("parents").entries())
    table.parents_.emplace(property, read_relation(relation));
  for (const auto& [schema, rule] : root.at("links").entries()) {
    rule.allow_only({"from", "to", "relation", "role"});
    table.links_.emplace(schema, LinkRule{rule.at("from").text(), rule.at("to").text(),
                                          read_relation(rule.at("relation")), rule.text_or("role", "")});
  }
  const std::pair<const char*, std::vector<std::string>*> lists[] = {
      {"countries", &table.countries_}, {"since", &table.since_},
      {"until", &table.until_},         {"birth", &table.birth_},
      {"death", &table.death_},         {"roles", &table.roles_},
      {"notes", &table.notes_},         {"private_topics", &table.private_topics_}};
  for (const auto& [key, list] : lists) {
    *list = root.texts_or_empty(key);
  }
  return table;
}

const EntityKind* FollowTheMoney::kind_of(std::string_view schema) const {
  const auto found = kinds_.find(schema);
  return found == kinds_.end() ? nullptr : &found->second;
}

ImportRecord FollowTheMoney::read(std::string_view line) const {
  const Json object = parse_object(line);
  const std::string id = required(object, "id");
  const std::string schema = required(object, "schema");
  const EntityKind* kind = kind_of(schema);
  const auto link = links_.find(schema);
  if (kind == nullptr && link == links_.end()) return {};
  const Json* properties = object_in(object, "properties");
  if (properties == nullptr) throw BadRecord("no field \"properties\"");
  ImportRecord record;
  if (kind == nullptr) {
    record.links = links_of(link->second, *properties);
    return record;
  }
  record.entity = entity_of(object, *properties, *kind);
  if (*kind == EntityKind::person && is_private(record.entity->topics)) return {};
  record.entity->external_id = id;
  if (record.entity->wikidata.empty() && is_wikidata_id(id)) record.entity->wikidata = id;
  for (const auto& [property, relation] : parents_)
    for (const std::string& parent : ids_of(*properties, property))
      if (parent != id) record.links.push_back({id, relation, parent, "", "", ""});
  return record;
}

bool FollowTheMoney::is_private(const std::vector<std::string>& topics) const {
  return !topics.empty() && std::all_of(topics.begin(), topics.end(), [&](const std::string& topic) {
    return std::find(private_topics_.begin(), private_topics_.end(), topic) != private_topics_.end();
  });
}

ImportedEntity FollowTheMoney::entity_of(const Json& object, const Json& properties, EntityKind kind) const {
  const bool person = kind == EntityKind::person;
  ImportedEntity entity;
  entity.kind = kind;
  entity.datasets = texts_of(object, "datasets");
  entity.earlier_ids = texts_of(object, "referents");
  for (const std::string& id : values_of(properties, "wikidataId"))
    if (entity.wikidata.empty() && is_wikidata_id(id)) entity.wikidata = id;
  NameList names;
  for (const auto& [property, strength] : names_)
    for (const std::string& value : values_of(properties, property))
      names.add(value, strength);
  names.give(entity, text_in(object, "caption"));
  for (const std::string& value : values_of(properties, countries_))
    if (std::string code = country_code(value); !code.empty()) entity.countries.push_back(std::move(code));
  entity.since = person ? year_of(date_in(properties, birth_)) : date_in(properties, since_);
  entity.until = person ? year_of(date_in(properties, death_)) : date_in(properties, until_);
  for (const std::string& topic : values_of(properties, "topics"))
    if (std::string text = clean_text(topic); !text.empty()) entity.topics.push_back(std::move(text));
  for (const std::string& role : values_of(properties, roles_))
    if (std::string text = clean_text(role); !text.empty()) entity.roles.push_back(std::move(text));
  if (!person)
    for (const std::string& note : values_of(properties, notes_))
      if (entity.note.empty()) entity.note = clean_text(note);
  for (auto* list : {&entity.datasets, &entity.earlier_ids, &entity.countries, &entity.topics, &entity.roles})
    sort_unique(*list);
  return entity;
}

std::vector<ImportedLink> FollowTheMoney::links_of(const LinkRule& rule, const Json& properties) {
  std::string since = date_in(properties, {"startDate"});
  const std::string until = date_in(properties, {"endDate"});
  if (since.empty() && until.empty()) since = date_in(properties, {"date"});
  const std::vector<std::string> roles =
      rule.role.empty() ? std::vector<std::string>{} : values_of(properties, rule.role);
  const std::string role = roles.empty() ? "" : clean_text(roles.front());
  std::vector<ImportedLink> links;
  for (const std::string& from : ids_of(properties, rule.from))
    for (const std::string& to : ids_of(properties, rule.to))
      if (from != to) links.push_back({from, rule.relation, to, since, until, role});
  return links;
}

}  // namespace hearsay::exchange
