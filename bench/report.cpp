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

std::string percent(const ordered_json& row, const char* key) {
  return row.contains(key) ? fixed(100 * row[key].get<double>(), 1) + " %" : "";
}

std::string whole_or_nothing(const ordered_json& row, const char* key) {
  return row.contains(key) ? whole(row[key]) : "";
}

Row speed(const std::string& program, const ordered_json& row) {
  return {program,
          row["input"].get<std::string>(),
          whole(row["words"]),
          whole(row["words_per_second"]),
          whole(row["words_per_cpu_second"]),
          whole_or_nothing(row, "first_words_per_cpu_second"),
          fixed(row["wall_seconds"], 2),
          fixed(row["cpu_seconds"], 2),
          whole(row["sentences"])};
}

void print_speed(std::ostream& out, const ordered_json& syntax) {
  const Row head = {"program",    "input",  "words", "words/s",  "words/CPU s",
                    "first pass", "wall s", "CPU s", "sentences"};
  std::vector<Row> whole_text = {head};
  std::vector<Row> single = {head};
  for (const char* column : {"names", "entities", "words aligned", "UPOS", "sentence F1"})
    whole_text[0].emplace_back(column);
  for (const char* column : {"linked", "timed out"})
    single[0].emplace_back(column);
  for (const ordered_json& program : syntax["programs"]) {
    const std::string name = program["program"];
    if (program.contains("one_at_a_time")) single.push_back(speed(name, program["one_at_a_time"]));
    for (const ordered_json& row : program["rows"]) {
      const bool links = row.contains("linked");
      Row cells = speed(name, row);
      if (links) {
        cells.push_back(whole(row["linked"]));
        cells.push_back(whole(row["timed_out"]));
      } else {
        for (const char* key : {"names", "entities"})
          cells.push_back(whole_or_nothing(row, key));
        for (const char* key : {"words_aligned", "tag_accuracy", "sentence_f1"})
          cells.push_back(percent(row, key));
      }
      (links ? single : whole_text).push_back(std::move(cells));
    }
  }
  print_rows(out, whole_text);
  print_rows(out, single);
}

void print_syntax(std::ostream& out, const ordered_json& syntax) {
  out << "The syntax stage beside others, one thread: " << syntax["source"].get<std::string>() << " ("
      << whole(syntax["documents"]) << " documents, " << whole(syntax["sentences"]) << " sentences, "
      << whole(syntax["words"]) << " words)\n";
  print_speed(out, syntax);
  std::vector<Row> programs = {{"program", "version", "load ms", "data MiB", "peak MiB"}};
  for (const ordered_json& program : syntax["programs"]) {
    std::string version = program["version"];
    if (program.contains("model_version"))
      version += ", model " + program["model_version"].get<std::string>() + ", " +
                 program["runtime"].get<std::string>();
    programs.push_back({program["program"].get<std::string>(), version,
                        fixed(program["load_milliseconds"], 1),
                        program.contains("data_mib") ? fixed(program["data_mib"], 1) : "",
                        fixed(program["peak_memory_mib"], 1)});
  }
  print_rows(out, programs);
  std::vector<Row> ratios = {{"Hearsay's words/CPU s to those of", "input", "times"}};
  for (const ordered_json& ratio : syntax["ratios"])
    ratios.push_back(
        {ratio["peer"].get<std::string>(), ratio["input"].get<std::string>(), fixed(ratio["times"], 2)});
  if (ratios.size() > 1) print_rows(out, ratios);
  for (const ordered_json& peer : syntax["left_out"])
    out << "  " << peer["program"].get<std::string>() << " is left out (" << peer["reason"].get<std::string>()
        << ")\n";
}

}  // namespace

void print_report(std::ostream& out, const ordered_json& report) {
  const ordered_json& machine = report["machine"];
  out << machine["processor"].get<std::string>() << ", " << whole(machine["threads"]) << " threads, load "
      << fixed(machine["load"], 2) << " at the start; " << machine["compiler"].get<std::string>() << ", "
      << machine["build"].get<std::string>() << '\n';
  if (report.contains("corpus")) {
    const ordered_json& corpus = report["corpus"];
    out << whole(corpus["documents"]) << " documents, " << whole(corpus["mean_words"]) << " words each, "
        << fixed(corpus["mebibytes"], 1) << " MiB\n\n";
    print_readings(out, report["reading"]);
    print_stages(out, report["stages"]);
    print_patterns(out, report["patterns"]);
    print_loading(out, report["loading"]);
    print_targets(out, report["targets"]);
  } else {
    out << '\n';
  }
  print_syntax(out, report["syntax"]);
}

}  // namespace hearsay::bench
