#include "exchange/opensanctions.hpp"

#include "exchange/values.hpp"

namespace hearsay::exchange {

using entities::Strength;

OpenSanctions::OpenSanctions(std::string_view header, const FollowTheMoney& model)
    : model_(&model),
      header_(header, ','),
      id_(header_.at("id")),
      schema_(header_.at("schema")),
      name_(header_.at("name")),
      aliases_(header_.find("aliases")),
      birth_date_(header_.find("birth_date")),
      countries_(header_.find("countries")),
      dataset_(header_.find("dataset")) {}

ImportRecord OpenSanctions::read(std::string_view row) const {
  const std::vector<std::string> fields = csv_fields(row, ',');
  if (fields.size() != header_.size())
    throw BadRecord(std::to_string(fields.size()) + " fields instead of " + std::to_string(header_.size()));
  const auto values = [&](const std::optional<std::size_t>& column) {
    return column ? csv_values(fields[*column], ';') : std::vector<std::string>{};
  };
  const std::string schema = clean(fields[schema_]);
  if (schema.empty()) throw BadRecord("it has no schema");
  entities::ImportedEntity entity;
  entity.external_id = clean(fields[id_]);
  if (entity.external_id.empty()) throw BadRecord("it has no id");
  if (entity.external_id.size() > longest_name) throw BadRecord("its id is too long");
  const mentions::EntityKind* kind = model_->kind_of(schema);
  if (kind == nullptr) return {};
  entity.kind = *kind;
  if (is_wikidata_id(entity.external_id)) entity.wikidata = entity.external_id;
  NameList names;
  names.add(fields[name_], Strength::strong);
  for (const std::string& alias : values(aliases_))
    names.add(alias, Strength::strong);
  names.give(entity, fields[name_]);
  for (const std::string& country : values(countries_))
    if (std::string code = country_code(country); !code.empty()) entity.countries.push_back(std::move(code));
  for (const std::string& dataset : values(dataset_))
    entity.datasets.push_back(clean(dataset));
  if (*kind == mentions::EntityKind::person) {
    std::vector<std::string> dates;
    for (const std::string& date : values(birth_date_))
      dates.push_back(date_of(date));
    entity.since = year_of(one_date(std::move(dates)));
  }
  sort_unique(entity.countries);
  sort_unique(entity.datasets);
  return {std::move(entity), {}};
}

}  // namespace hearsay::exchange
