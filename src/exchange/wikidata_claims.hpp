// Statements of an item of Wikidata. Internal to exchange.
#pragma once

#include <functional>
#include <string>
#include <string_view>
#include <vector>

#include "exchange/json.hpp"

namespace hearsay::exchange {

// Calls `take` with each statement of the property that has a value and is not deprecated: the value, and
// the statement.
void each_statement(const Json& claims, std::string_view property,
                    const std::function<void(const Json& value, const Json& statement)>& take);

// "Q…" of a value that is an item; empty for another value.
std::string item_of(const Json& value);

// EDTF of a value that is a time: to the day, month, year or decade that it is precise to; empty for
// centuries, for years before 1 and for what is no time.
std::string time_of(const Json& value);

// The dates of several properties, those of preferred rank if there are any.
std::vector<std::string> dates_of(const Json& claims, const std::vector<std::string>& properties);

// The date of a qualifier (P580, start time; P582, end time), empty without one.
std::string qualifier_date(const Json& statement, const char* property);

}  // namespace hearsay::exchange
