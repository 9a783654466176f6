// One line of JSON, with what is not wanted left out while it is read. Internal to exchange.
#pragma once

#include <functional>
#include <nlohmann/json.hpp>
#include <string>
#include <string_view>

namespace hearsay::exchange {

using Json = nlohmann::json;

// Whether to keep the value under `key` at this depth: 1 for the fields of the object, 2 for those of the
// object under the field `parent`. Deeper values are kept with what they stand in.
using Keep = std::function<bool(int depth, std::string_view parent, std::string_view key)>;

// Throws BadRecord for what is no JSON, with the byte, and for anything but an object. Asking `keep` costs
// more than keeping all of a short line; it is for lines of which little is wanted.
Json parse_object(std::string_view line, const Keep& keep = {});

// A text under `key`, empty when there is none; null for a list or object of another type.
std::string text_in(const Json& object, const char* key);
const Json* object_in(const Json& object, const char* key);
const Json* list_in(const Json& object, const char* key);

}  // namespace hearsay::exchange
