// What the benchmark measures, one function for each question. Each is run in a process of its own, so that
// its peak of memory is its own; the answers are JSON objects, described in bench/README.md.
#pragma once

#include <cstddef>
#include <nlohmann/json.hpp>
#include <string>
#include <vector>

namespace hearsay::bench {

// Reads the files into a new ledger in `folder`, as `hearsay read` does.
nlohmann::ordered_json measure_reading(const std::string& data, const std::vector<std::string>& files,
                                       const std::string& folder, unsigned jobs);

// Runs the stages one after another on each file, with a clock around each.
nlohmann::ordered_json measure_stages(const std::string& data, const std::vector<std::string>& files,
                                      const std::string& folder);

// The claims stage with the patterns as they are, and with as many again whose triggers no text holds.
nlohmann::ordered_json measure_patterns(const std::string& data, const std::vector<std::string>& files,
                                        const std::string& folder);

// Loading the data folder: in all and its parts.
nlohmann::ordered_json measure_loading(const std::string& data);

// Google Benchmark's micro benchmarks of hot functions, on the text of one generated document; its own
// output. `arguments`: of Google Benchmark ("--benchmark_format=json").
int run_micro_benchmarks(const std::string& data, const std::string& text,
                         std::vector<std::string> arguments);

}  // namespace hearsay::bench
