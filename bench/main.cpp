// The benchmark: ./run bench [--documents N] [--jobs J] [--format table|json] [--syntax] [--names] [--micro].
// See bench/README.md.
#include <stdlib.h>
#include <unistd.h>

#include <CLI/CLI.hpp>
#include <algorithm>
#include <array>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <iostream>
#include <thread>

#include "base/error.hpp"
#include "child.hpp"
#include "corpus.hpp"
#include "measure.hpp"
#include "name_stage.hpp"
#include "report.hpp"
#include "syntax_stage.hpp"

namespace hearsay::bench {
namespace {

namespace fs = std::filesystem;
using nlohmann::ordered_json;

// What a number of documents is cut to where it only steadies a mean.
constexpr std::size_t most_for_stages = 200;
constexpr std::size_t most_for_patterns = 60;
constexpr std::size_t most_for_syntax = 80;

struct Options {
  std::string data = HEARSAY_DATA_DIRECTORY;
  std::size_t documents = 2000;
  unsigned jobs = 1;
  std::string format = "table";
  bool micro = false;
  bool syntax = false;  // the syntax stage and its peers only
  bool names = false;   // the index of names and its peers only
  std::size_t entities = 1000000;
  std::size_t queries = 20000;
  std::uint64_t seed = NameSettings::default_seed;
  std::string keep;    // write the corpus to this folder and stop
  std::string task;    // of a measuring process
  std::string corpus;  // the folder with its files, or the file with the sentences
};

// A folder of its own under the system's folder for temporary files, removed at the end.
class TemporaryFolder {
 public:
  TemporaryFolder() {
    std::string pattern = (fs::temp_directory_path() / "hearsay-bench-XXXXXX").string();
    if (mkdtemp(pattern.data()) == nullptr) throw Error(pattern, "", "the folder cannot be made");
    path_ = pattern;
  }
  TemporaryFolder(const TemporaryFolder&) = delete;
  TemporaryFolder& operator=(const TemporaryFolder&) = delete;
  ~TemporaryFolder() {
    std::error_code ignored;
    fs::remove_all(path_, ignored);
  }
  const std::string& path() const noexcept { return path_; }

 private:
  std::string path_;
};

CorpusGenerator make_generator(const Options& options) {
  const std::string source = HEARSAY_SOURCE_DIRECTORY;
  return CorpusGenerator(source + "/examples/reports", source + "/bench/names.yaml",
                         options.data + "/lexicons/provenance.yaml");
}

// In a measuring process: the first files of the corpus.
std::vector<std::string> files_of(const Options& options) {
  std::vector<std::string> files;
  for (const auto& entry : fs::directory_iterator(options.corpus))
    files.push_back(entry.path().string());
  std::sort(files.begin(), files.end());
  files.resize(std::min(files.size(), options.documents));
  return files;
}

Sample read_sample(const Options& options) {
  std::ifstream input(options.corpus, std::ios::binary);
  return nlohmann::json::parse(input).get<Sample>();
}

ordered_json measure_link_grammar_or_reason(const Sample& sample) {
  try {
    return measure_link_grammar(sample);
  } catch (const Error& error) {
    return {{"missing", error.what()}};
  }
}

NameSettings name_settings(const Options& options, const std::string& folder) {
  return {options.data, folder, options.entities, options.queries, options.jobs, options.seed};
}

ordered_json run_task(const Options& options) {
  const NameSettings names = name_settings(options, options.corpus);
  if (options.task == "write-names") return write_names(names);
  if (options.task == "build-names") return build_name_index(names);
  if (options.task == "find-names") return find_names(names);
  if (options.task == "scan-names") return scan_names(names);
  if (options.task == "trigram-names") return find_with_trigrams(names);
  if (options.task == "syntax") return measure_syntax(options.data, read_sample(options));
  if (options.task == "link-grammar") return measure_link_grammar_or_reason(read_sample(options));
  const TemporaryFolder folder;
  if (options.task == "reading")
    return measure_reading(options.data, files_of(options), folder.path(), options.jobs);
  if (options.task == "stages") return measure_stages(options.data, files_of(options), folder.path());
  if (options.task == "patterns") return measure_patterns(options.data, files_of(options), folder.path());
  if (options.task == "loading") return measure_loading(options.data);
  throw UsageError("--task", "", "'" + options.task + "' is not known");
}

ordered_json describe_machine() {
  std::string processor = "unknown processor";
  std::ifstream cpuinfo("/proc/cpuinfo");
  for (std::string line; std::getline(cpuinfo, line);)
    if (line.starts_with("model name") && line.find(": ") != std::string::npos) {
      processor = line.substr(line.find(": ") + 2);
      break;
    }
  double load = 0;
  getloadavg(&load, 1);
  return {{"processor", processor},
          {"threads", std::thread::hardware_concurrency()},
          {"load", load},
          {"compiler", "GCC " __VERSION__},
          {"build", HEARSAY_BUILD}};
}

ordered_json write_corpus(const Options& options, const std::string& folder) {
  fs::create_directories(folder);
  const CorpusGenerator generator = make_generator(options);
  std::size_t bytes = 0;
  for (const std::string& file : generator.write(folder, options.documents))
    bytes += fs::file_size(file);
  return {{"documents", options.documents}, {"mebibytes", static_cast<double>(bytes) / (1 << 20)}};
}

ordered_json target(const char* what, double limit, double measured, bool at_least) {
  const bool met = at_least ? measured >= limit : measured <= limit;
  return {{"what", what}, {"at_least", at_least}, {"target", limit}, {"measured", measured}, {"met", met}};
}

void show_progress(const std::string& text) {
  if (isatty(STDERR_FILENO) != 0) std::cerr << "\r\x1b[K" << text << std::flush;
}

ordered_json measure_beside_peers(const Options& options, const std::string& folder) {
  show_progress("measuring: syntax and its peers");
  const CorpusGenerator generator = make_generator(options);
  std::vector<std::string> texts;
  for (std::size_t number = 0; number < most_for_syntax; ++number)
    texts.push_back(generator.text(number));
  ordered_json answer = compare_syntax(options.data, folder, texts);
  show_progress("");
  return answer;
}

ordered_json measure_all(const Options& options) {
  const TemporaryFolder folder;
  const std::string corpus = folder.path() + "/corpus";
  ordered_json report = {{"machine", describe_machine()}, {"corpus", write_corpus(options, corpus)}};
  const auto measure = [&](const std::string& task, std::size_t documents, unsigned jobs) {
    show_progress("measuring: " + task + ", " + std::to_string(documents) + " documents");
    return ordered_json::parse(
        run_again({"--task", task, "--corpus", corpus, "--data", options.data, "--documents",
                   std::to_string(documents), "--jobs", std::to_string(jobs)}));
  };
  report["loading"] = measure("loading", 1, 1);
  report["stages"] = measure("stages", std::min(options.documents, most_for_stages), 1);
  report["patterns"] = measure("patterns", std::min(options.documents, most_for_patterns), 1);
  const ordered_json few = measure("reading", std::max<std::size_t>(1, options.documents / 10), 1);
  const ordered_json all = measure("reading", options.documents, 1);
  report["reading"] = {few, all};
  if (options.jobs > 1) report["reading"].push_back(measure("reading", options.documents, options.jobs));
  show_progress("");
  report["corpus"]["mean_words"] = all["words"].get<double>() / all["documents"].get<double>();
  const double growth = all["peak_memory_mib"].get<double>() / few["peak_memory_mib"].get<double>();
  report["targets"] = {
      target("documents a second on one core", 20, all["documents_per_second"].get<double>(), true),
      target("peak memory for ten times the documents, times", 1.1, growth, false),
      target("claims stage with twice the patterns, times", 1.1, report["patterns"]["ratio"].get<double>(),
             false)};
  report["syntax"] = measure_beside_peers(options, folder.path());
  return report;
}

ordered_json measure_syntax_only(const Options& options) {
  const TemporaryFolder folder;
  ordered_json report = {{"machine", describe_machine()}};
  report["syntax"] = measure_beside_peers(options, folder.path());
  return report;
}

int run_names(Options options) {
  const TemporaryFolder folder;
  options.jobs = std::max(options.jobs, std::min(2U, std::thread::hardware_concurrency()));
  ordered_json report = {{"machine", describe_machine()}};
  report.update(measure_names(name_settings(options, folder.path())));
  if (options.format == "json")
    std::cout << report.dump(2) << '\n';
  else
    print_names(std::cout, report);
  return 0;
}

int run(const Options& options) {
  if (!options.task.empty()) {
    std::cout << run_task(options).dump() << '\n';
    return 0;
  }
  if (options.names) return run_names(options);
  if (!options.keep.empty()) {
    write_corpus(options, options.keep);
    return 0;
  }
  if (options.micro) {
    const CorpusGenerator generator = make_generator(options);
    return run_micro_benchmarks(
        options.data, generator.text(0),
        {options.format == "json" ? "--benchmark_format=json" : "--benchmark_format=console"});
  }
  const ordered_json report = options.syntax ? measure_syntax_only(options) : measure_all(options);
  if (options.format == "json")
    std::cout << report.dump(2) << '\n';
  else
    print_report(std::cout, report);
  return 0;
}

}  // namespace
}  // namespace hearsay::bench

int main(int argc, char** argv) {
  hearsay::bench::Options options;
  CLI::App app("Measures how fast Hearsay reads, and with how much memory.", "hearsay_bench");
  app.add_option("--documents", options.documents, "Documents of the generated corpus")
      ->check(CLI::Range(std::size_t{1}, std::size_t{1000000}))
      ->capture_default_str();
  app.add_option("--jobs", options.jobs, "Also read with this many threads")
      ->check(CLI::Range(1U, 256U))
      ->capture_default_str();
  app.add_option("--format", options.format, "table or json")
      ->check(CLI::IsMember({"table", "json"}))
      ->capture_default_str();
  app.add_flag("--syntax", options.syntax, "The syntax stage beside its peers only");
  app.add_flag("--names", options.names, "The index of names beside its peers only");
  app.add_option("--entities", options.entities, "Entities of the index of names")
      ->check(CLI::Range(std::size_t{1}, std::size_t{10000000}))
      ->capture_default_str();
  app.add_option("--queries", options.queries, "Look-ups in the index of names")
      ->check(CLI::Range(std::size_t{1}, std::size_t{1000000}))
      ->capture_default_str();
  app.add_option("--seed", options.seed, "Which test entities the index of names holds")
      ->capture_default_str();
  app.add_flag("--micro", options.micro, "Micro benchmarks of hot functions instead");
  app.add_option("--write-corpus", options.keep, "Write the corpus to this folder and stop, for a profiler");
  app.add_option("--data", options.data, "The folder with lexicons, patterns, packs and model")
      ->envname("HEARSAY_DATA")
      ->capture_default_str();
  app.add_option("--task", options.task)->group("");
  app.add_option("--corpus", options.corpus)->group("");
  CLI11_PARSE(app, argc, argv);
  try {
    return hearsay::bench::run(options);
  } catch (const std::exception& error) {
    std::cerr << "hearsay_bench: " << error.what() << '\n';
    return 1;
  }
}
