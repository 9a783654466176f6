#include "exchange/wikidata.hpp"

#include <algorithm>

#include "base/text.hpp"
#include "exchange/table.hpp"
#include "exchange/values.hpp"
#include "exchange/wikidata_claims.hpp"

namespace hearsay::exchange {
namespace {

using entities::ImportedEntity;
using entities::Strength;
using mentions::EntityKind;

constexpr std::size_t most_links = 200;  // of one item: members of large bodies name the body, not it them

const Json& no_claims() {
  static const Json none = Json::object();
  return none;
}

// The line without brackets of the list and the comma behind the item.
std::string_view bare(std::string_view line) noexcept {
  line = trim(line);
  if (line.starts_with("\xEF\xBB\xBF")) line = trim(line.substr(3));
  if (line.starts_with('[')) line = trim(line.substr(1));
  if (line.ends_with(']') && !line.ends_with("}]")) line = trim(line.substr(0, line.size() - 1));
  if (line.starts_with('{') && line.ends_with("}]")) line.remove_suffix(1);
  if (line.ends_with(',')) line = trim(line.substr(0, line.size() - 1));
  return line;
}

std::string read_property(const Yaml& at, const std::string& id) {
  const bool digits = id.size() > 1 && id.size() < 12 &&
                      std::all_of(id.begin() + 1, id.end(), [](char c) { return c >= '0' && c <= '9'; });
  if (!digits || id[0] != 'P') at.fail("'" + id + "' is no property: it must be P and digits");
  return id;
}

std::vector<std::string> read_properties(const Yaml& map, const char* key) {
  std::vector<std::string> properties;
  for (const std::string& id : map.texts_or_empty(key))
    properties.push_back(read_property(map.at(key), id));
  return properties;
}

std::string read_item(const Yaml& at, const std::string& id) {
  if (!is_wikidata_id(id)) at.fail("'" + id + "' is no item: it must be Q and digits");
  return id;
}

// A text with its language: {"language": "ar", "value": "…"}, or as a value {"language", "text"}.
void add_name(NameList& names, const Json& text, const char* key, Strength strength) {
  if (text.is_object()) names.add(text_in(text, key), strength, text_in(text, "language"));
}

std::string text_in_language(const Json& item, const char* field, const char* language) {
  const Json* texts = object_in(item, field);
  const Json* text = texts == nullptr ? nullptr : object_in(*texts, language);
  return text == nullptr ? std::string() : text_in(*text, "value");
}

// Whether a human holds or has held a public position (P39); what is said of others may be private.
bool holds_office(const Json& claims) {
  bool any = false;
  each_statement(claims, "P39", [&](const Json&, const Json&) { any = true; });
  return any;
}

std::string shown_name(const Json& item) {
  for (const char* language : {"en", "mul", "en-gb", "fr", "de", "es"})
    if (std::string label = text_in_language(item, "labels", language); !label.empty()) return label;
  return {};
}

}  // namespace

Wikidata Wikidata::load(const std::string& path) {
  return from_yaml(Yaml::load_file(path));
}

Wikidata Wikidata::parse(const std::string& text, const std::string& file) {
  return from_yaml(Yaml::parse(text, file));
}

Wikidata Wikidata::from_yaml(const Yaml& root) {
  require_schema(root, "hearsay/exchange/wikidata/1");
  root.allow_only({"schema", "kinds", "names", "countries", "dates", "links"});
  Wikidata table;
  for (const auto& [item, kind] : root.at("kinds").entries())
    table.kinds_.emplace(read_item(kind, item),
                         KindRule{read_kind(kind), static_cast<int>(table.kinds_.size())});
  for (const auto& [property, strength] : root.at("names").entries())
    table.names_.emplace(read_property(strength, property), read_strength(strength));
  table.read_countries(root.at("countries"));
  table.read_dates(root.at("dates"));
  for (const auto& [property, rule] : root.at("links").entries()) {
    rule.allow_only({"relation", "reverse"});
    table.links_.emplace(read_property(rule, property),
                         LinkRule{read_relation(rule.at("relation")), rule.boolean_or("reverse", false)});
  }
  table.collect_wanted();
  return table;
}

void Wikidata::read_countries(const Yaml& node) {
  node.allow_only({"properties", "codes"});
  countries_ = read_properties(node, "properties");
  for (const auto& [item, code] : node.at("codes").entries()) {
    if (country_code(code.text()) != code.text())
      code.fail("'" + code.text() + "' is no code of ISO 3166-1 (two capital letters)");
    codes_.emplace(read_item(code, item), code.text());
  }
}

void Wikidata::read_dates(const Yaml& node) {
  node.allow_only({"since", "until", "birth", "death"});
  since_ = read_properties(node, "since");
  until_ = read_properties(node, "until");
  birth_ = read_properties(node, "birth");
  death_ = read_properties(node, "death");
}

void Wikidata::collect_wanted() {
  wanted_.insert({"P31", "P39"});
  for (const auto* list : {&countries_, &since_, &until_, &birth_, &death_})
    wanted_.insert(list->begin(), list->end());
  for (const auto& [property, strength] : names_)
    wanted_.insert(property);
  for (const auto& [property, rule] : links_)
    wanted_.insert(property);
}

ImportRecord Wikidata::read(std::string_view line) const {
  line = bare(line);
  if (line.empty()) return {};
  const Json item = parse_object(line, [&](int depth, std::string_view parent, std::string_view key) {
    if (depth == 1)
      return key == "id" || key == "type" || key == "labels" || key == "aliases" || key == "claims" ||
             key == "descriptions";
    if (parent == "claims") return wanted_.contains(key);
    return parent != "descriptions" || key == "en";
  });
  const std::string id = text_in(item, "id");
  if (id.empty()) throw BadRecord("no field \"id\"");
  if (text_in(item, "type") != "item" || !is_wikidata_id(id)) return {};
  // Where there are none, dumps have an empty list.
  const Json* found = object_in(item, "claims");
  const Json& claims = found == nullptr ? no_claims() : *found;
  const KindRule* rule = kind_of(claims);
  if (rule == nullptr) return {};
  ImportRecord record;
  ImportedEntity& entity = record.entity.emplace();
  entity.kind = rule->kind;
  entity.external_id = entity.wikidata = id;
  read_names(item, claims, entity);
  entity.countries = countries_of(claims);
  const bool person = rule->kind == EntityKind::person;
  const std::string since = one_date(dates_of(claims, person ? birth_ : since_));
  const std::string until = one_date(dates_of(claims, person ? death_ : until_));
  entity.since = person ? year_of(since) : since;
  entity.until = person ? year_of(until) : until;
  const std::string description = clean_text(text_in_language(item, "descriptions", "en"));
  if (!person)
    entity.note = description;
  else if (!description.empty() && holds_office(claims))
    entity.roles = {description};
  read_links(claims, record);
  return record;
}

const Wikidata::KindRule* Wikidata::kind_of(const Json& claims) const {
  const KindRule* best = nullptr;
  each_statement(claims, "P31", [&](const Json& value, const Json&) {
    const auto found = kinds_.find(item_of(value));
    if (found != kinds_.end() && (best == nullptr || found->second.order < best->order))
      best = &found->second;
  });
  return best;
}

void Wikidata::read_names(const Json& item, const Json& claims, ImportedEntity& entity) const {
  NameList names;
  if (const Json* labels = object_in(item, "labels"))
    for (const Json& label : *labels)
      add_name(names, label, "value", Strength::strong);
  if (const Json* aliases = object_in(item, "aliases"))
    for (const Json& list : *aliases)
      if (list.is_array())
        for (const Json& alias : list)
          add_name(names, alias, "value", Strength::strong);
  for (const auto& [property, strength] : names_) {
    const Strength stated = strength;
    each_statement(claims, property, [&](const Json& value, const Json&) {
      if (value.is_string())
        names.add(value.get_ref<const std::string&>(), stated);
      else
        add_name(names, value, "text", stated);
    });
  }
  names.give(entity, shown_name(item));
}

std::vector<std::string> Wikidata::countries_of(const Json& claims) const {
  std::vector<std::string> countries;
  for (const std::string& property : countries_)
    each_statement(claims, property, [&](const Json& value, const Json&) {
      if (const auto found = codes_.find(item_of(value)); found != codes_.end())
        countries.push_back(found->second);
    });
  sort_unique(countries);
  return countries;
}

void Wikidata::read_links(const Json& claims, ImportRecord& record) const {
  const std::string& id = record.entity->external_id;
  for (const auto& [property, found] : links_) {
    const LinkRule& rule = found;
    if (record.entity->kind == EntityKind::person && rule.relation == "successor_of") continue;
    each_statement(claims, property, [&](const Json& value, const Json& statement) {
      const std::string other = item_of(value);
      if (other.empty() || other == id || record.links.size() == most_links) return;
      record.links.push_back({rule.reverse ? other : id, rule.relation, rule.reverse ? id : other,
                              qualifier_date(statement, "P580"), qualifier_date(statement, "P582"), ""});
    });
  }
}

}  // namespace hearsay::exchange
