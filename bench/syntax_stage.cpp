#include "syntax_stage.hpp"

#include <algorithm>
#include <array>
#include <filesystem>
#include <functional>

#include "clock.hpp"
#include "corpus.hpp"
#include "syntax/model.hpp"

namespace hearsay::bench {
namespace {

using nlohmann::ordered_json;

struct Time {
  double cpu = 0;
  double wall = 0;
};

struct Passes {
  Time first;
  Time median;  // of three after it, by CPU time
};

// `work` starts the clock itself, when it is ready.
Passes run_passes(const std::function<Time()>& work) {
  const Time first = work();
  std::array<Time, 3> times;
  for (Time& time : times)
    time = work();
  std::sort(times.begin(), times.end(), [](const Time& a, const Time& b) { return a.cpu < b.cpu; });
  return {first, times[1]};
}

Time since(const Stopwatch& start) {
  return {start.cpu(), start.wall()};
}

ordered_json row(const std::string& input, std::size_t words, const Passes& passes) {
  const Time& time = passes.median;
  return {{"input", input},
          {"words", words},
          {"wall_seconds", time.wall},
          {"cpu_seconds", time.cpu},
          {"words_per_second", static_cast<double>(words) / time.wall},
          {"words_per_cpu_second", static_cast<double>(words) / time.cpu},
          {"first_words_per_cpu_second", static_cast<double>(words) / passes.first.cpu}};
}

using Analyses = std::vector<std::vector<syntax::Sentence>>;

void describe(ordered_json& row, const Sample& sample, const Analyses& analyses) {
  std::size_t sentences = 0;
  std::size_t names = 0;
  std::vector<SampleDocument> found;
  for (std::size_t i = 0; i < analyses.size(); ++i) {
    sentences += analyses[i].size();
    for (const syntax::Sentence& sentence : analyses[i])
      names += sentence.names.size();
    found.push_back(document_from({}, analyses[i]));
  }
  row["sentences"] = sentences;
  row["names"] = names;
  add_agreement(row, sample, found);
}

std::vector<syntax::Sentence> given_words(const SampleDocument& document) {
  std::vector<syntax::Sentence> sentences;
  for (const SampleSentence& given : document.sentences) {
    if (given.words.empty()) continue;
    syntax::Sentence sentence;
    sentence.begin = static_cast<std::uint32_t>(given.span.begin);
    sentence.end = static_cast<std::uint32_t>(given.span.end);
    for (const TaggedWord& word : given.words) {
      syntax::Token token;
      token.begin = static_cast<std::uint32_t>(word.span.begin);
      token.end = static_cast<std::uint32_t>(word.span.end);
      token.form = document.text.substr(word.span.begin, word.span.end - word.span.begin);
      sentence.tokens.push_back(std::move(token));
    }
    sentences.push_back(std::move(sentence));
  }
  return sentences;
}

ordered_json measure_raw(const syntax::Model& model, const Sample& sample) {
  Analyses analyses;
  const Passes passes = run_passes([&] {
    Analyses found;
    found.reserve(sample.documents.size());
    const Stopwatch start;
    for (const SampleDocument& document : sample.documents)
      found.push_back(model.analyse(document.text));
    const Time used = since(start);
    analyses = std::move(found);
    return used;
  });
  ordered_json result = row("raw text", sample.word_count(), passes);
  describe(result, sample, analyses);
  return result;
}

ordered_json measure_given(const syntax::Model& model, const Sample& sample) {
  Analyses given;
  for (const SampleDocument& document : sample.documents)
    given.push_back(given_words(document));
  Analyses analyses;
  const Passes passes = run_passes([&] {
    analyses = given;
    const Stopwatch start;
    for (std::vector<syntax::Sentence>& sentences : analyses)
      model.annotate(sentences);
    return since(start);
  });
  ordered_json result = row("given words", sample.word_count(), passes);
  describe(result, sample, analyses);
  return result;
}

ordered_json measure_spread(const syntax::Model& model, const Sample& sample) {
  const std::vector<std::string> sentences = spread(sample, words_for_link_grammar);
  std::size_t words = 0;
  for (const std::string& sentence : sentences)
    words += count_words(sentence);
  const Passes passes = run_passes([&] {
    const Stopwatch start;
    for (const std::string& sentence : sentences)
      (void)model.analyse(sentence);
    return since(start);
  });
  ordered_json result = row("a sentence at a time", words, passes);
  result["sentences"] = sentences.size();
  return result;
}

}  // namespace

ordered_json measure_syntax(const std::string& data, const Sample& sample) {
  const std::string path = data + "/models/english.model";
  std::array<double, 5> loading{};
  for (double& milliseconds : loading) {
    const Stopwatch start;
    (void)syntax::Model::load(path);
    milliseconds = 1000 * start.cpu();
  }
  std::sort(loading.begin(), loading.end());
  const syntax::Model model = syntax::Model::load(path);
  ordered_json rows = {measure_raw(model, sample), measure_given(model, sample)};
  return {{"program", "Hearsay"},
          {"version", HEARSAY_VERSION},
          {"load_milliseconds", loading[2]},
          {"data_mib", static_cast<double>(std::filesystem::file_size(path)) / (1 << 20)},
          {"rows", std::move(rows)},
          {"one_at_a_time", measure_spread(model, sample)},
          {"peak_memory_mib", peak_memory_mib()}};
}

}  // namespace hearsay::bench
