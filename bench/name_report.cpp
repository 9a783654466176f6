// Runs the tasks of name_stage.hpp and prints what they give.
#include <algorithm>
#include <iomanip>
#include <ostream>
#include <vector>

#include "child.hpp"
#include "name_stage.hpp"

namespace hearsay::bench {
namespace {

using nlohmann::ordered_json;

ordered_json run_task(const NameSettings& settings, const std::string& task) {
  return ordered_json::parse(
      run_again({"--task", task, "--data", settings.data, "--corpus", settings.folder, "--entities",
                 std::to_string(settings.entities), "--queries", std::to_string(settings.queries), "--jobs",
                 std::to_string(settings.threads), "--seed", std::to_string(settings.seed)}));
}

ordered_json target(const char* what, double limit, double measured, bool at_least) {
  return {{"what", what},
          {"at_least", at_least},
          {"target", limit},
          {"measured", measured},
          {"met", at_least ? measured >= limit : measured <= limit}};
}

double number(const ordered_json& report, const char* key) {
  return report.at(key).get<double>();
}

void add_targets(ordered_json& report) {
  const ordered_json& build = report["build"];
  const ordered_json& find = report["find"];
  ordered_json targets = {
      target("seconds to build the index", 90, number(build, "wall_seconds"), false),
      target("resident MiB of building", 1500, number(build, "peak_memory_mib"), false),
      target("resident MiB of looking up", 1500, number(find, "peak_memory_mib"), false),
      target("share of queries with the true entity among ten", 0.99, number(find, "among_ten"), true),
      target("median look-up, microseconds", 100, number(find, "median_microseconds"), false),
      target("99th percentile look-up, microseconds", 2000, number(find, "p99_microseconds"), false)};
  for (const auto& [peer, label] : {std::pair("trigrams", "times faster than trigrams (mean)"),
                                    std::pair("scan", "times faster than the scan (mean)")})
    if (report[peer].contains("mean_microseconds"))
      targets.push_back(target(
          label, 50, number(report[peer], "mean_microseconds") / number(find, "mean_microseconds"), true));
  report["targets"] = std::move(targets);
}

void print_look_up(std::ostream& out, const char* name, const ordered_json& row) {
  out << "  " << std::left << std::setw(28) << name << std::right;
  if (row.contains("missing")) {
    out << "  left out: " << row["missing"].get<std::string>() << '\n';
    return;
  }
  out << std::setw(9) << row["queries"].get<std::size_t>() << std::fixed << std::setprecision(0)
      << std::setw(12) << number(row, "median_microseconds") << std::setw(12)
      << number(row, "p99_microseconds") << std::setw(12) << number(row, "mean_microseconds")
      << std::setprecision(4) << std::setw(9) << number(row, "first") << std::setw(9)
      << number(row, "among_ten") << '\n';
}

}  // namespace

ordered_json measure_names(const NameSettings& settings) {
  ordered_json report;
  report["names"] = run_task(settings, "write-names");
  report["build"] = run_task(settings, "build-names");
  report["find"] = run_task(settings, "find-names");
  report["scan"] = run_task(settings, "scan-names");
  report["trigrams"] = run_task(settings, "trigram-names");
  add_targets(report);
  return report;
}

void print_names(std::ostream& out, const ordered_json& report) {
  const ordered_json& names = report["names"];
  const ordered_json& build = report["build"];
  out << "Names: " << names["entities"] << " entities with " << names["names"] << " names\n" << std::fixed;
  out << std::setprecision(1) << "  built in " << number(build, "wall_seconds") << " s ("
      << number(build, "cpu_seconds") << " CPU s, " << build["threads"] << " threads), peak "
      << number(build, "peak_memory_mib") << " MiB; file " << number(build, "file_mib") << " MiB, "
      << build["terms"] << " terms\n";
  out << std::setprecision(4) << "  opened in " << number(report["find"], "open_seconds") << " s, peak "
      << std::setprecision(1) << number(report["find"], "peak_memory_mib") << " MiB\n\n";
  out << "  look-ups                      queries   median us      p99 us     mean us    first   in ten\n";
  print_look_up(out, "Hearsay", report["find"]);
  for (const char* peer : {"trigrams", "scan"}) {
    if (report["find"].contains(peer))
      print_look_up(out, "Hearsay, queries of the next", report["find"][peer]);
    print_look_up(out, peer == std::string("scan") ? "Jaro-Winkler, scan" : "PostgreSQL pg_trgm, GIN",
                  report[peer]);
  }
  if (report["trigrams"].contains("index_seconds"))
    out << std::setprecision(1) << "  PostgreSQL: loaded in " << number(report["trigrams"], "load_seconds")
        << " s, indexed in " << number(report["trigrams"], "index_seconds") << " s\n";
  out << '\n';
  for (const ordered_json& each : report["targets"])
    out << "  " << (each["met"].get<bool>() ? "met    " : "missed ") << each["what"].get<std::string>()
        << ": " << std::setprecision(4) << number(each, "measured") << " (target "
        << (each["at_least"].get<bool>() ? ">= " : "<= ") << number(each, "target") << ")\n";
}

}  // namespace hearsay::bench
