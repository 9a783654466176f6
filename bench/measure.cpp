#include "measure.hpp"

#include <sqlite3.h>
#include <yaml-cpp/yaml.h>

#include <algorithm>
#include <array>
#include <filesystem>
#include <fstream>
#include <functional>
#include <sstream>

#include "base/error.hpp"
#include "base/text.hpp"
#include "cli/inputs.hpp"
#include "clock.hpp"
#include "corpus.hpp"
#include "entities/linker.hpp"
#include "entities/name.hpp"
#include "ledger/ledger.hpp"
#include "reading/parallel.hpp"
#include "reading/reader.hpp"

namespace hearsay::bench {
namespace {

namespace fs = std::filesystem;
using nlohmann::ordered_json;
using reading::Reader;

constexpr std::string_view recorded_at = "2026-01-01T00:00:00Z";

std::string bytes_of(const std::string& path) {
  std::ifstream input(path, std::ios::binary);
  std::ostringstream bytes;
  bytes << input.rdbuf();
  return std::move(bytes).str();
}

Document document_of(const std::string& bytes, const std::string& path, const Reader& reader) {
  Document found;
  acquire::read(std::string_view(bytes), path,
                {[&](Document&& document) { found = std::move(document); },
                 [](const InputError& error) { throw error; }},
                reader.provenance());
  found.id = acquire::document_id(found);
  return found;
}

// A new ledger and what it must know.
struct Store {
  Store(const std::string& data, const Reader& reader, const std::string& file)
      : names(entities::NameRules::load(data + "/lexicons/names.yaml")),
        knowledge{&reader.pack(), &names, &reader.claim_extractor().ontology()},
        location(file),
        ledger(ledger::open(location, true, knowledge)) {}

  entities::NameRules names;
  ledger::Knowledge knowledge;
  std::string location;
  std::unique_ptr<ledger::Ledger> ledger;
};

}  // namespace

double peak_memory_mib() {
  std::ifstream status("/proc/self/status");
  for (std::string line; std::getline(status, line);)
    if (line.starts_with("VmHWM:")) return std::stod(line.substr(6)) / 1024;
  return 0;
}

ordered_json measure_reading(const std::string& data, const std::vector<std::string>& files,
                             const std::string& folder, unsigned jobs) {
  const Reader reader = Reader::load(data);
  Store store(data, reader, folder + "/reading.db");
  const std::unique_ptr<ledger::Ledger> known = ledger::open(store.location, true, store.knowledge);
  const double loaded = peak_memory_mib();
  std::size_t documents = 0;
  std::size_t failed = 0;
  std::size_t words = 0;
  std::size_t tokens = 0;
  std::size_t claims = 0;
  const Stopwatch time;
  reading::read_in_order(
      reader, jobs,
      [&](const auto& put) {
        const acquire::Sink sink{[&](Document&& document) {
                                   document.id = acquire::document_id(document);
                                   const bool skip = known->has(document.id, Reader::version);
                                   put({std::move(document), skip, std::nullopt});
                                 },
                                 [&](const InputError& error) {
                                   put({{}, false, error});
                                 }};
        cli::read_inputs(files, reader.provenance(), sink);
      },
      [&](reading::Output&& output) {
        if (output.error || output.skipped ||
            store.ledger->add(output.document, output.extraction, recorded_at) != ledger::Added::document) {
          ++failed;
          return;
        }
        ++documents;
        words += count_words(output.document.text);
        tokens += output.extraction.words;
        claims += output.extraction.claims.size();
      });
  const double wall = time.wall();
  const double cpu = time.cpu();
  const double peak = peak_memory_mib();
  const auto rate = [&](std::size_t count) { return static_cast<double>(count) / wall; };
  return {{"jobs", jobs},
          {"documents", documents},
          {"failed", failed},
          {"words", words},
          {"tokens", tokens},
          {"claims", claims},
          {"entities", store.ledger->counts().entities},
          {"wall_seconds", wall},
          {"cpu_seconds", cpu},
          {"documents_per_second", rate(documents)},
          {"documents_per_cpu_second", static_cast<double>(documents) / cpu},
          {"words_per_second", rate(words)},
          {"claims_per_second", rate(claims)},
          {"memory_after_loading_mib", loaded},
          {"peak_memory_mib", peak},
          {"peak_store_memory_mib", static_cast<double>(sqlite3_memory_highwater(0)) / (1 << 20)}};
}

ordered_json measure_stages(const std::string& data, const std::vector<std::string>& files,
                            const std::string& folder) {
  const Reader reader = Reader::load(data);
  Store store(data, reader, folder + "/stages.db");
  const std::vector<std::string> names = {"acquire",  "syntax",  "mentions", "claims",
                                          "entities", "records", "ledger"};
  std::vector<double> seconds(names.size());
  std::size_t words = 0;
  const auto timed = [&](std::size_t stage, const auto& work) {
    const Stopwatch time;
    auto result = work();
    seconds[stage] += time.thread_cpu();
    return result;
  };
  for (const std::string& file : files) {
    const std::string bytes = bytes_of(file);
    const Document document = timed(0, [&] { return document_of(bytes, file, reader); });
    const auto sentences = timed(1, [&] { return reader.model().analyse(document.text); });
    const auto mentions =
        timed(2, [&] { return reader.mention_finder().find(document.text, sentences, document.published); });
    const auto claims =
        timed(3, [&] { return reader.claim_extractor().extract(document, sentences, mentions); });
    timed(4, [&] { return entities::link_claims(mentions, reader.pack(), document.id); });
    timed(5, [&] {
      std::vector<claims::ClaimRecord> records;
      const CodePointIndex index(document.text);
      for (const claims::Claim& claim : claims)
        records.push_back(claims::make_record(claim, document, index));
      return records;
    });
    const reading::Extraction extraction = reader.read(document);
    timed(6, [&] { return store.ledger->add(document, extraction, recorded_at); });
    words += count_words(document.text);
  }
  double all = 0;
  for (const double value : seconds)
    all += value;
  ordered_json stages = ordered_json::array();
  const auto count = static_cast<double>(files.size());
  for (std::size_t i = 0; i < names.size(); ++i)
    stages.push_back({{"stage", names[i]},
                      {"milliseconds_per_document", 1000 * seconds[i] / count},
                      {"documents_per_second", count / seconds[i]},
                      {"words_per_second", static_cast<double>(words) / seconds[i]},
                      {"share", seconds[i] / all}});
  return {{"documents", files.size()}, {"cpu_seconds", all}, {"stages", stages}};
}

namespace {

// A data folder like `data` with each pattern a second time, under another id and with triggers that no text
// holds.
void double_patterns(const std::string& data, const fs::path& copy) {
  fs::create_directories(copy / "patterns");
  for (const auto& entry : fs::directory_iterator(data))
    if (entry.path().filename() != "patterns")
      fs::create_symlink(fs::absolute(entry.path()), copy / entry.path().filename());
  std::size_t number = 0;
  for (const auto& entry : fs::directory_iterator(data + "/patterns")) {
    const fs::path file = entry.path().filename();
    fs::create_symlink(fs::absolute(entry.path()), copy / "patterns" / file);
    YAML::Node root = YAML::LoadFile(entry.path().string());
    if (file == "paths.yaml" || !root["patterns"]) continue;
    for (YAML::Node pattern : root["patterns"]) {
      pattern["id"] = "unrelated." + pattern["id"].as<std::string>();
      pattern.remove("examples");
      const YAML::Node lemmas = pattern["trigger"]["lemma"];
      YAML::Node unrelated;
      for (std::size_t i = 0; i < std::max<std::size_t>(1, lemmas.size()); ++i)
        unrelated.push_back("unrelated-" + std::to_string(number++));
      pattern["trigger"]["lemma"] = unrelated;
    }
    std::ofstream(copy / "patterns" / ("unrelated-" + file.string())) << root << '\n';
  }
}

struct Analysis {
  Document document;
  std::vector<syntax::Sentence> sentences;
  mentions::Mentions mentions;
};

// CPU milliseconds for each document, and the number of claims.
std::pair<double, std::size_t> extract_all(const claims::ClaimExtractor& extractor,
                                           const std::vector<Analysis>& analyses) {
  std::size_t claims = 0;
  const Stopwatch time;
  for (const Analysis& analysis : analyses)
    claims += extractor.extract(analysis.document, analysis.sentences, analysis.mentions).size();
  return {1000 * time.thread_cpu() / static_cast<double>(analyses.size()), claims};
}

}  // namespace

ordered_json measure_patterns(const std::string& data, const std::vector<std::string>& files,
                              const std::string& folder) {
  const Reader reader = Reader::load(data);
  const fs::path copy = fs::path(folder) / "doubled";
  double_patterns(data, copy);
  const claims::ClaimExtractor doubled = claims::ClaimExtractor::load(copy.string());
  std::vector<Analysis> analyses;
  for (const std::string& file : files) {
    Analysis analysis;
    analysis.document = document_of(bytes_of(file), file, reader);
    analysis.sentences = reader.model().analyse(analysis.document.text);
    analysis.mentions =
        reader.mention_finder().find(analysis.document.text, analysis.sentences, analysis.document.published);
    analyses.push_back(std::move(analysis));
  }
  // In turns, and the fastest of several: what else the machine does meets both alike.
  std::vector<double> plain;
  std::vector<double> twice;
  bool same = true;
  for (int round = 0; round < 7; ++round) {
    const auto [time, claims] = extract_all(reader.claim_extractor(), analyses);
    const auto [doubled_time, doubled_claims] = extract_all(doubled, analyses);
    plain.push_back(time);
    twice.push_back(doubled_time);
    same = same && claims == doubled_claims;
  }
  const double as_is = *std::min_element(plain.begin(), plain.end());
  const double with_more = *std::min_element(twice.begin(), twice.end());
  return {{"documents", files.size()},
          {"patterns", reader.claim_extractor().pattern_count()},
          {"patterns_doubled", doubled.pattern_count()},
          {"milliseconds_per_document", as_is},
          {"milliseconds_per_document_doubled", with_more},
          {"ratio", with_more / as_is},
          {"same_number_of_claims", same}};
}

ordered_json measure_loading(const std::string& data) {
  const auto median = [](const std::function<void()>& load) {
    std::array<double, 5> times{};
    for (double& seconds : times) {
      const Stopwatch time;
      load();
      seconds = 1000 * time.cpu();
    }
    std::sort(times.begin(), times.end());
    return times[times.size() / 2];
  };
  const std::string lexicons = data + "/lexicons";
  const entities::KnowledgePack pack = entities::KnowledgePack::load(data + "/packs");
  const mentions::Gazetteer gazetteer = pack.gazetteer();
  return {{"reader_milliseconds", median([&] { (void)Reader::load(data); })},
          {"parts",
           {{"model", median([&] { (void)syntax::Model::load(data + "/models/english.model"); })},
            {"packs", median([&] { (void)entities::KnowledgePack::load(data + "/packs"); })},
            {"mention lexicons", median([&] { (void)mentions::MentionFinder::load(lexicons, gazetteer); })},
            {"patterns and claim lexicons", median([&] { (void)claims::ClaimExtractor::load(data); })},
            {"name rules (ledger)",
             median([&] { (void)entities::NameRules::load(lexicons + "/names.yaml"); })}}}};
}

}  // namespace hearsay::bench
