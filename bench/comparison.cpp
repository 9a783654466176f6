// Starts the measurements of the syntax stage and of its peers, and puts the answers side by side.
#include <filesystem>
#include <fstream>

#include "base/error.hpp"
#include "child.hpp"
#include "syntax/model.hpp"
#include "syntax_stage.hpp"

namespace hearsay::bench {
namespace {

namespace fs = std::filesystem;
using nlohmann::json;
using nlohmann::ordered_json;

constexpr std::size_t most_words = 40000;

Sample make_sample(const std::string& data, const std::vector<std::string>& generated) {
  const std::string source = HEARSAY_SOURCE_DIRECTORY;
  std::vector<std::string> files;
  for (const char* name : {"ewt-dev", "gum-dev"}) {
    const std::string file = source + "/../shared/data/ud/" + name + ".conllu.gz";
    if (fs::exists(file)) files.push_back(file);
  }
  if (!files.empty()) return read_treebanks(files, most_words);
  Sample sample;
  sample.source = "the generated corpus, cut into sentences by Hearsay";
  const syntax::Model model = syntax::Model::load(data + "/models/english.model");
  for (const std::string& text : generated) {
    if (sample.word_count() >= most_words) break;
    sample.documents.push_back(document_from(text, model.analyse(text)));
  }
  return sample;
}

ordered_json measure_wink(const std::string& file, const Sample& sample) {
  const std::string folder = std::string(HEARSAY_SOURCE_DIRECTORY) + "/bench/peers";
  if (!fs::exists(folder + "/node_modules/wink-nlp"))
    throw Error("bench/peers", "", "npm ci has not been run there");
  // Without the threads that compile and collect garbage beside the program.
  json answer = json::parse(run_program("node", {"--single-threaded", folder + "/wink.mjs", file}));
  const auto words = static_cast<double>(sample.word_count());
  const double cpu = answer.at("cpu_seconds");
  const double wall = answer.at("wall_seconds");
  const auto found = answer.at("documents").get<std::vector<SampleDocument>>();
  std::size_t sentences = 0;
  for (const SampleDocument& document : found)
    sentences += document.sentences.size();
  ordered_json row = {{"input", "raw text"},
                      {"words", sample.word_count()},
                      {"wall_seconds", wall},
                      {"cpu_seconds", cpu},
                      {"words_per_second", words / wall},
                      {"words_per_cpu_second", words / cpu},
                      {"first_words_per_cpu_second", words / answer.at("first_cpu_seconds").get<double>()},
                      {"sentences", sentences},
                      {"entities", answer["entities"]}};
  add_agreement(row, sample, found);
  return {{"program", "wink-nlp"},
          {"version", answer["version"]},
          {"model_version", answer["model_version"]},
          {"runtime", answer["runtime"]},
          {"load_milliseconds", answer["load_milliseconds"]},
          {"data_mib", answer["data_mib"]},
          {"rows", ordered_json::array({std::move(row)})},
          {"peak_memory_mib", answer["peak_memory_mib"]}};
}

ordered_json ratio(const ordered_json& ours, const ordered_json& program, const ordered_json& theirs) {
  return {
      {"peer", program},
      {"input", theirs["input"]},
      {"times", ours["words_per_cpu_second"].get<double>() / theirs["words_per_cpu_second"].get<double>()}};
}

}  // namespace

ordered_json compare_syntax(const std::string& data, const std::string& folder,
                            const std::vector<std::string>& generated) {
  const Sample sample = make_sample(data, generated);
  const std::string file = folder + "/sentences.json";
  std::ofstream output(file, std::ios::binary);
  output << json(sample);
  output.close();
  if (!output) throw DataError(file, "", "cannot be written");
  ordered_json report = {{"source", sample.source},
                         {"annotated", sample.annotated},
                         {"documents", sample.documents.size()},
                         {"sentences", sample.sentence_count()},
                         {"words", sample.word_count()},
                         {"programs", ordered_json::array()},
                         {"ratios", ordered_json::array()},
                         {"left_out", ordered_json::array()}};
  const auto measure_here = [&](const char* task) {
    return ordered_json::parse(run_again({"--task", task, "--corpus", file, "--data", data}));
  };
  const ordered_json ours = measure_here("syntax");
  report["programs"].push_back(ours);
  // A peer that is missing or fails does not take the other figures with it.
  const auto add = [&](const char* program, const ordered_json& beside, const auto& measure) {
    try {
      const ordered_json peer = measure();
      if (peer.contains("missing")) throw Error("", "", peer["missing"].get<std::string>());
      for (const ordered_json& row : peer["rows"])
        report["ratios"].push_back(ratio(beside, peer["program"], row));
      report["programs"].push_back(peer);
    } catch (const std::exception& error) {
      report["left_out"].push_back({{"program", program}, {"reason", error.what()}});
    }
  };
  add("wink-nlp", ours["rows"][0], [&] { return measure_wink(file, sample); });
  add("Link Grammar", ours["one_at_a_time"], [&] { return measure_here("link-grammar"); });
  return report;
}

}  // namespace hearsay::bench
