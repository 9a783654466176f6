#include "exchange/json.hpp"

#include "base/text.hpp"
#include "exchange/import_record.hpp"

namespace hearsay::exchange {

Json parse_object(std::string_view line, const Keep& keep) {
  std::string parent;
  const auto filter = [&](int depth, Json::parse_event_t event, Json& value) {
    if (event != Json::parse_event_t::key || depth > 2) return true;
    const std::string& key = value.get_ref<const std::string&>();
    if (depth == 1) parent = key;
    return keep(depth, parent, key);
  };
  Json object;
  try {
    object = keep ? Json::parse(line, filter) : Json::parse(line);
  } catch (const Json::parse_error& error) {
    throw BadRecord(error.byte > trim(line).size() ? "the JSON object is cut off"
                                                   : "not valid JSON at byte " + std::to_string(error.byte));
  } catch (const Json::exception&) {
    throw BadRecord("a number in its JSON is out of range");
  }
  if (!object.is_object()) throw BadRecord("not a JSON object");
  return object;
}

std::string text_in(const Json& object, const char* key) {
  const auto found = object.find(key);
  return found != object.end() && found->is_string() ? found->get<std::string>() : std::string();
}

const Json* object_in(const Json& object, const char* key) {
  const auto found = object.find(key);
  return found != object.end() && found->is_object() ? &*found : nullptr;
}

const Json* list_in(const Json& object, const char* key) {
  const auto found = object.find(key);
  return found != object.end() && found->is_array() ? &*found : nullptr;
}

}  // namespace hearsay::exchange
