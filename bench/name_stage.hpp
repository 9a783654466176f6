// The index of names at a million entities, beside PostgreSQL's trigrams and a plain scan: what runs in a
// process of its own, and what is printed of it. See README.md.
#pragma once

#include <cstdint>
#include <iosfwd>
#include <nlohmann/json.hpp>
#include <string>

namespace hearsay::bench {

struct NameSettings {
  std::string data;    // the data folder
  std::string folder;  // for the names, the queries and the index
  std::size_t entities = 1000000;
  std::size_t queries = 20000;
  unsigned threads = 2;               // of the building
  std::uint64_t seed = default_seed;  // of the entities

  static constexpr std::uint64_t default_seed = 20261122;
};

// Tasks, in their order; each gives figures as JSON. Throw Error.
nlohmann::ordered_json write_names(const NameSettings& settings);       // names.tsv, queries.tsv
nlohmann::ordered_json build_name_index(const NameSettings& settings);  // names.index
nlohmann::ordered_json find_names(const NameSettings& settings);
nlohmann::ordered_json scan_names(const NameSettings& settings);
nlohmann::ordered_json find_with_trigrams(const NameSettings& settings);

// Runs all of them, each in a process of its own.
nlohmann::ordered_json measure_names(const NameSettings& settings);
void print_names(std::ostream& out, const nlohmann::ordered_json& report);

}  // namespace hearsay::bench
