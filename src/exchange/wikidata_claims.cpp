#include "exchange/wikidata_claims.hpp"

#include "base/edtf.hpp"
#include "exchange/values.hpp"

namespace hearsay::exchange {
namespace {

// The value of a snak, null for "some value" and "no value".
const Json* value_of(const Json& snak) {
  if (!snak.is_object() || text_in(snak, "snaktype") != "value") return nullptr;
  const Json* data = object_in(snak, "datavalue");
  if (data == nullptr) return nullptr;
  const auto value = data->find("value");
  return value == data->end() ? nullptr : &*value;
}

constexpr int decade_precision = 8;
constexpr int year_precision = 9;
constexpr int month_precision = 10;
constexpr int day_precision = 11;

std::string edtf_of(std::string_view day, int precision) {
  if (precision >= day_precision) return date_of(day);
  if (precision == month_precision) return date_of(day.substr(0, 7));
  if (precision == year_precision) return date_of(day.substr(0, 4));
  if (precision == decade_precision && !date_of(day.substr(0, 4)).empty())
    return std::string(day.substr(0, 3)) + "X";
  return {};
}

}  // namespace

void each_statement(const Json& claims, std::string_view property,
                    const std::function<void(const Json& value, const Json& statement)>& take) {
  const auto found = claims.find(property);
  if (found == claims.end() || !found->is_array()) return;
  for (const Json& statement : *found) {
    if (!statement.is_object() || text_in(statement, "rank") == "deprecated") continue;
    const Json* snak = object_in(statement, "mainsnak");
    if (snak == nullptr) continue;
    if (const Json* value = value_of(*snak)) take(*value, statement);
  }
}

std::string item_of(const Json& value) {
  if (!value.is_object()) return {};
  std::string id = text_in(value, "id");
  const auto number = value.find("numeric-id");
  if (id.empty() && text_in(value, "entity-type") == "item" && number != value.end() &&
      number->is_number_unsigned())
    id = "Q" + std::to_string(number->get<std::uint64_t>());
  return is_wikidata_id(id) ? id : std::string();
}

std::string time_of(const Json& value) {
  if (!value.is_object()) return {};
  const std::string time = text_in(value, "time");
  const auto precision = value.find("precision");
  if (time.size() < 11 || time[0] != '+' || time[5] != '-' || time.starts_with("+0000") ||
      precision == value.end() || !precision->is_number_integer())
    return {};
  return edtf_of(std::string_view(time).substr(1, 10), precision->get<int>());
}

std::vector<std::string> dates_of(const Json& claims, const std::vector<std::string>& properties) {
  std::vector<std::string> all;
  std::vector<std::string> preferred;
  for (const std::string& property : properties)
    each_statement(claims, property, [&](const Json& value, const Json& statement) {
      auto& list = text_in(statement, "rank") == "preferred" ? preferred : all;
      list.push_back(time_of(value));
    });
  return preferred.empty() ? all : preferred;
}

std::string qualifier_date(const Json& statement, const char* property) {
  const Json* qualifiers = object_in(statement, "qualifiers");
  const Json* snaks = qualifiers == nullptr ? nullptr : list_in(*qualifiers, property);
  if (snaks == nullptr) return {};
  for (const Json& snak : *snaks)
    if (const Json* value = value_of(snak)) return time_of(*value);
  return {};
}

}  // namespace hearsay::exchange
