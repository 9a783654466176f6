#include "report.hpp"

#include <iomanip>
#include <ostream>
#include <sstream>
#include <string>
#include <vector>

namespace hearsay::bench {
namespace {

using nlohmann::ordered_json;
using Row = std::vector<std::string>;

std::string fixed(const ordered_json& value, int decimals) {
  std::ostringstream text;
  text << std::fixed << std::setprecision(decimals) << value.get<double>();
  return text.str();
}

std::string whole(const ordered_json& value) {
  return fixed(value, 0);
}

// The first column left, all others right.
void print_rows(std::ostream& out, const std::vector<Row>& rows) {
  std::vector<std::size_t> widths;
  for (const Row& row : rows)
    for (std::size_t i = 0; i < row.size(); ++i) {
      if (i == widths.size()) widths.push_back(0);
      widths[i] = std::max(widths[i], row[i].size());
    }
  for (const Row& row : rows) {
    out << "  ";
    for (std::size_t i = 0; i < row.size(); ++i)
      out << (i == 0 ? std::left : std::right) << std::setw(static_cast<int>(widths[i])) << row[i]
          << (i + 1 < row.size() ? "  " : "\n");
  }
  out << std::left << '\n';
}

void print_readings(std::ostream& out, const ordered_json& readings) {
  out << "The whole reading (files to ledger)\n";
  std::vector<Row> rows = {{"documents", "jobs", "entities", "documents/s", "words/s", "claims/s", "wall s",
                            "CPU s", "failed", "loaded MiB", "peak MiB", "of it SQLite"}};
  for (const ordered_json& reading : readings)
    rows.push_back({whole(reading["documents"]), whole(reading["jobs"]), whole(reading["entities"]),
                    fixed(reading["documents_per_second"], 1), whole(reading["words_per_second"]),
                    fixed(reading["claims_per_second"], 1), fixed(reading["wall_seconds"], 1),
                    fixed(reading["cpu_seconds"], 1), whole(reading["failed"]),
                    fixed(reading["memory_after_loading_mib"], 1), fixed(reading["peak_memory_mib"], 1),
                    fixed(reading["peak_store_memory_mib"], 1)});
  print_rows(out, rows);
}

void print_stages(std::ostream& out, const ordered_json& stages) {
  out << "Each stage alone (CPU time, " << whole(stages["documents"]) << " documents)\n";
  std::vector<Row> rows = {{"stage", "ms/document", "documents/s", "words/s", "share"}};
  for (const ordered_json& stage : stages["stages"])
    rows.push_back({stage["stage"].get<std::string>(), fixed(stage["milliseconds_per_document"], 2),
                    fixed(stage["documents_per_second"], 1), whole(stage["words_per_second"]),
                    fixed(100 * stage["share"].get<double>(), 1) + " %"});
  print_rows(out, rows);
}

void print_patterns(std::ostream& out, const ordered_json& patterns) {
  out << "Claims stage and number of patterns (CPU time, " << whole(patterns["documents"]) << " documents)\n";
  print_rows(
      out, {{"patterns", "ms/document"},
            {whole(patterns["patterns"]), fixed(patterns["milliseconds_per_document"], 2)},
            {whole(patterns["patterns_doubled"]), fixed(patterns["milliseconds_per_document_doubled"], 2)}});
}

void print_loading(std::ostream& out, const ordered_json& loading) {
  out << "Loading (CPU time)\n";
  std::vector<Row> rows = {{"part", "ms"}, {"the reader in all", fixed(loading["reader_milliseconds"], 1)}};
  for (const auto& [part, milliseconds] : loading["parts"].items())
    rows.push_back({part, fixed(milliseconds, 1)});
  print_rows(out, rows);
}

void print_targets(std::ostream& out, const ordered_json& targets) {
  out << "Targets\n";
  std::vector<Row> rows = {{"what", "target", "measured", ""}};
  for (const ordered_json& target : targets)
    rows.push_back({target["what"].get<std::string>(),
                    (target["at_least"].get<bool>() ? "at least " : "at most ") + fixed(target["target"], 2),
                    fixed(target["measured"], 2), target["met"].get<bool>() ? "met" : "missed"});
  print_rows(out, rows);
}

}  // namespace

void print_report(std::ostream& out, const ordered_json& report) {
  const ordered_json& machine = report["machine"];
  const ordered_json& corpus = report["corpus"];
  out << machine["processor"].get<std::string>() << ", " << whole(machine["threads"]) << " threads, load "
      << fixed(machine["load"], 2) << " at the start; " << machine["compiler"].get<std::string>() << ", "
      << machine["build"].get<std::string>() << '\n'
      << whole(corpus["documents"]) << " documents, " << whole(corpus["mean_words"]) << " words each, "
      << fixed(corpus["mebibytes"], 1) << " MiB\n\n";
  print_readings(out, report["reading"]);
  print_stages(out, report["stages"]);
  print_patterns(out, report["patterns"]);
  print_loading(out, report["loading"]);
  print_targets(out, report["targets"]);
}

}  // namespace hearsay::bench
