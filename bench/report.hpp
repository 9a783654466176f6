// The report of a benchmark as a table for people. The JSON form is described in bench/README.md.
#pragma once

#include <iosfwd>
#include <nlohmann/json.hpp>

namespace hearsay::bench {

void print_report(std::ostream& out, const nlohmann::ordered_json& report);

}  // namespace hearsay::bench
