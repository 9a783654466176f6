#include "exchange/csv_mapping.hpp"

#include "base/hash.hpp"
#include "base/text.hpp"
#include "exchange/table.hpp"
#include "exchange/values.hpp"

namespace hearsay::exchange {

using mentions::EntityKind;

namespace {

char read_separator(const Yaml& node) {
  const std::string text = node.text();
  if (text == "\\t" || text == "tab") return '\t';
  if (text.size() != 1 || text[0] == '"' || text[0] == '\n' || text[0] == '\r' ||
      static_cast<unsigned char>(text[0]) >= 0x80)
    node.fail("the separator must be one character, not a quotation mark; a tab is \"\\t\"");
  return text[0];
}

void read_kind_rule(const Yaml& node, CsvMapping& mapping) {
  if (node.is_scalar()) {
    mapping.kind = read_kind(node);
    return;
  }
  node.allow_only({"column", "values", "default"});
  mapping.kind_column = node.at("column").text();
  for (const auto& [word, kind] : node.at("values").entries())
    mapping.kinds.emplace(word, read_kind(kind));
  if (node.has("default")) mapping.kind = read_kind(node.at("default"));
}

CsvMapping::Names read_names(const Yaml& node) {
  node.allow_only({"column", "strength", "language"});
  CsvMapping::Names names;
  names.column = node.at("column").text();
  if (node.has("strength")) names.strength = read_strength(node.at("strength"));
  names.language = node.text_or("language", "");
  return names;
}

CsvMapping::Link read_link(const Yaml& node) {
  node.allow_only({"relation", "to", "since", "until", "role"});
  return {read_relation(node.at("relation")), node.at("to").text(), node.text_or("since", ""),
          node.text_or("until", ""), node.text_or("role", "")};
}

CsvMapping read_mapping(const Yaml& root) {
  require_schema(root, "hearsay/import-mapping/1");
  root.allow_only({"schema", "separator", "several", "id", "kind", "name", "names", "countries", "since",
                   "until", "topics", "roles", "note", "wikidata", "links"});
  CsvMapping mapping;
  if (root.has("separator")) mapping.separator = read_separator(root.at("separator"));
  if (root.has("several")) mapping.several = read_separator(root.at("several"));
  read_kind_rule(root.at("kind"), mapping);
  mapping.name = root.at("name").text();
  mapping.id = root.text_or("id", "");
  mapping.since = root.text_or("since", "");
  mapping.until = root.text_or("until", "");
  mapping.note = root.text_or("note", "");
  mapping.wikidata = root.text_or("wikidata", "");
  mapping.countries = root.texts_or_empty("countries");
  mapping.topics = root.texts_or_empty("topics");
  mapping.roles = root.texts_or_empty("roles");
  if (root.has("names"))
    for (const Yaml& names : root.at("names").items())
      mapping.names.push_back(read_names(names));
  if (root.has("links")) {
    if (mapping.id.empty()) root.at("links").fail("links need the key 'id', which names the column of ids");
    for (const Yaml& link : root.at("links").items())
      mapping.links.push_back(read_link(link));
  }
  return mapping;
}

}  // namespace

CsvMapping CsvMapping::load(const std::string& path) {
  return read_mapping(Yaml::load_file(path));
}

CsvMapping CsvMapping::parse(const std::string& text, const std::string& file) {
  return read_mapping(Yaml::parse(text, file));
}

CsvTable::CsvTable(std::string_view header, CsvMapping mapping)
    : mapping_(std::move(mapping)), header_(header, mapping_.separator) {
  require_columns();
}

void CsvTable::require_columns() const {
  std::vector<std::string> columns = {mapping_.name};
  for (const std::string* column : {&mapping_.id, &mapping_.since, &mapping_.until, &mapping_.note,
                                    &mapping_.wikidata, &mapping_.kind_column})
    columns.push_back(*column);
  for (const auto* list : {&mapping_.countries, &mapping_.topics, &mapping_.roles})
    columns.insert(columns.end(), list->begin(), list->end());
  for (const CsvMapping::Names& names : mapping_.names)
    columns.push_back(names.column);
  for (const CsvMapping::Link& link : mapping_.links)
    columns.insert(columns.end(), {link.to, link.since, link.until, link.role});
  for (const std::string& column : columns)
    if (!column.empty()) (void)header_.at(column);
}

std::vector<std::string> CsvTable::values(const std::vector<std::string>& fields,
                                          const std::string& column) const {
  if (column.empty()) return {};
  const std::string& field = fields[header_.at(column)];
  if (mapping_.several != 0) return csv_values(field, mapping_.several);
  std::string cleaned = clean(field);
  if (cleaned.empty()) return {};
  return {std::move(cleaned)};
}

std::string CsvTable::value(const std::vector<std::string>& fields, const std::string& column) const {
  return column.empty() ? std::string() : clean(fields[header_.at(column)]);
}

EntityKind CsvTable::kind_of(const std::vector<std::string>& fields) const {
  if (mapping_.kind_column.empty()) return *mapping_.kind;
  const std::string word = value(fields, mapping_.kind_column);
  if (const auto found = mapping_.kinds.find(word); found != mapping_.kinds.end()) return found->second;
  if (mapping_.kind) return *mapping_.kind;
  throw BadRecord("the mapping has no kind for '" + clean_text(word) + "'");
}

void CsvTable::add_names(const std::vector<std::string>& fields, entities::ImportedEntity& entity) const {
  NameList names;
  const std::string shown = value(fields, mapping_.name);
  names.add(shown, entities::Strength::strong);
  for (const CsvMapping::Names& rule : mapping_.names)
    for (const std::string& name : values(fields, rule.column))
      names.add(name, rule.strength, rule.language);
  names.give(entity, shown);
}

void CsvTable::add_links(const std::vector<std::string>& fields, ImportRecord& record) const {
  constexpr std::size_t most_ends = 100;
  const std::string& id = record.entity->external_id;
  for (const CsvMapping::Link& link : mapping_.links)
    for (const std::string& other : values(fields, link.to)) {
      const std::string to = clean(other);
      if (to.empty() || to == id || record.links.size() == most_ends) continue;
      record.links.push_back({id, link.relation, to, date_of(value(fields, link.since)),
                              date_of(value(fields, link.until)), clean_text(value(fields, link.role))});
    }
}

ImportRecord CsvTable::read(std::string_view row) const {
  const std::vector<std::string> fields = csv_fields(row, mapping_.separator);
  if (fields.size() != header_.size())
    throw BadRecord(std::to_string(fields.size()) + " fields instead of " + std::to_string(header_.size()));
  ImportRecord record;
  entities::ImportedEntity& entity = record.entity.emplace();
  entity.kind = kind_of(fields);
  const bool person = entity.kind == EntityKind::person;
  add_names(fields, entity);
  entity.external_id = value(fields, mapping_.id);
  // Without ids two rows are two entities, however alike their names are.
  if (mapping_.id.empty()) entity.external_id = content_hash(trim(row));
  if (entity.external_id.empty()) throw BadRecord("it has no id");
  if (entity.external_id.size() > longest_name) throw BadRecord("its id is too long");
  if (const std::string id = value(fields, mapping_.wikidata); is_wikidata_id(id)) entity.wikidata = id;
  const auto date = [&](const std::string& column) {
    const std::string day = date_of(value(fields, column));
    return person ? year_of(day) : day;
  };
  entity.since = date(mapping_.since);
  entity.until = date(mapping_.until);
  if (!person) entity.note = clean_text(value(fields, mapping_.note));
  const auto add = [&](const std::vector<std::string>& columns, std::vector<std::string>& list,
                       auto convert) {
    for (const std::string& column : columns)
      for (const std::string& text : values(fields, column))
        if (std::string converted = convert(text); !converted.empty()) list.push_back(std::move(converted));
    sort_unique(list);
  };
  add(mapping_.countries, entity.countries, country_code);
  add(mapping_.topics, entity.topics, clean_text);
  add(mapping_.roles, entity.roles, clean_text);
  add_links(fields, record);
  return record;
}

}  // namespace hearsay::exchange
