// Micro benchmarks of the functions in which reading spends its time. Items are words, or names for the
// names.
#include <benchmark/benchmark.h>

#include <algorithm>
#include <array>
#include <string_view>

#include "base/text.hpp"
#include "entities/compare.hpp"
#include "entities/name.hpp"
#include "measure.hpp"
#include "syntax/annotator.hpp"
#include "syntax/model.hpp"
#include "syntax/model_data.hpp"
#include "syntax/tokenizer.hpp"

namespace hearsay::bench {
namespace {

using mentions::EntityKind;

struct Sample {
  std::string text;
  syntax::ModelData model;
  entities::NameRules names;
  std::vector<syntax::Sentence> sentences;
  std::vector<syntax::Observation> words;  // of the first paragraphs, until there are some hundred
  std::vector<syntax::Stretch> paragraphs;
  std::size_t all_words = 0;
};

// Two spellings of one name, and two names, in turns.
constexpr std::array<std::string_view, 8> some_names = {
    "Harakat Nur al-Tilal", "Haraket Nour et-Tilal", "Jabhat Fajr al-Sahil", "Liwa Sayf al-Wadi",
    "Yunus al-Tharwadi",    "Younès et-Tharwadi",    "Temir Orqashev",       "Темир Орқашев"};

Sample make_sample(const std::string& data, const std::string& text) {
  constexpr std::size_t batch = 200;
  Sample sample{text,
                syntax::ModelData::load(data + "/models/english.model"),
                entities::NameRules::load(data + "/lexicons/names.yaml"),
                {},
                {},
                {},
                0};
  sample.sentences = syntax::split_text(sample.model.rules, text, syntax::Model::max_words);
  for (const syntax::Sentence& sentence : sample.sentences) {
    sample.all_words += sentence.tokens.size();
    if (sample.words.size() >= batch) continue;
    const std::size_t begin = sample.words.size();
    for (const syntax::Observation& word : syntax::observe(sample.model, std::span(&sentence, 1)))
      sample.words.push_back(word);
    sample.paragraphs.push_back({begin, sample.words.size()});
  }
  return sample;
}

void count_items(benchmark::State& state, std::size_t items) {
  state.SetItemsProcessed(static_cast<std::int64_t>(state.iterations() * items));
}

void tokenizer(benchmark::State& state, const Sample& sample) {
  for (auto _ : state)
    benchmark::DoNotOptimize(syntax::split_text(sample.model.rules, sample.text, syntax::Model::max_words));
  count_items(state, sample.all_words);
}

void observations(benchmark::State& state, const Sample& sample) {
  for (auto _ : state)
    for (const syntax::Sentence& sentence : sample.sentences)
      benchmark::DoNotOptimize(syntax::observe(sample.model, std::span(&sentence, 1)));
  count_items(state, sample.all_words);
}

// The lower layers of the network.
void encoder(benchmark::State& state, const Sample& sample) {
  syntax::NetworkRun run;
  for (auto _ : state)
    run.encode(sample.model.network, sample.words, sample.paragraphs);
  count_items(state, sample.words.size());
}

// The upper ones.
void parser(benchmark::State& state, const Sample& sample) {
  syntax::NetworkRun run;
  run.encode(sample.model.network, sample.words, sample.paragraphs);
  for (auto _ : state)
    run.parse(sample.paragraphs);
  count_items(state, sample.words.size());
}

// The best tree of each sentence from the scores of its arcs.
void decoder(benchmark::State& state, const Sample& sample) {
  syntax::NetworkRun run;
  syntax::TreeDecoder decoder;
  run.encode(sample.model.network, sample.words, sample.paragraphs);
  run.parse(sample.paragraphs);
  for (auto _ : state)
    for (std::size_t s = 0; s < sample.paragraphs.size(); ++s)
      benchmark::DoNotOptimize(decoder.decode(run.arcs(s)));
  count_items(state, sample.words.size());
}

void fold_names(benchmark::State& state) {
  for (auto _ : state)
    for (const std::string_view name : some_names)
      benchmark::DoNotOptimize(fold_name(name));
  count_items(state, some_names.size());
}

void normalise_names(benchmark::State& state, const Sample& sample) {
  for (auto _ : state)
    for (const std::string_view name : some_names)
      benchmark::DoNotOptimize(sample.names.normalise(name, EntityKind::other));
  count_items(state, some_names.size());
}

void blocking_keys(benchmark::State& state, const Sample& sample) {
  for (auto _ : state)
    for (const std::string_view name : some_names)
      benchmark::DoNotOptimize(sample.names.blocking_keys(name, EntityKind::other));
  count_items(state, some_names.size());
}

void compare_names(benchmark::State& state, const Sample& sample) {
  std::vector<entities::NormalisedName> names;
  for (const std::string_view name : some_names)
    names.push_back(sample.names.normalise(name, EntityKind::other));
  for (auto _ : state)
    for (std::size_t i = 0; i < names.size(); ++i)
      benchmark::DoNotOptimize(entities::compare(names[i], names[(i + 1) % names.size()], EntityKind::other));
  count_items(state, names.size());
}

}  // namespace

int run_micro_benchmarks(const std::string& data, const std::string& text,
                         std::vector<std::string> arguments) {
  const Sample sample = make_sample(data, text);
  const auto on_sample = [&](const char* name, void (*function)(benchmark::State&, const Sample&)) {
    benchmark::RegisterBenchmark(name,
                                 [&sample, function](benchmark::State& state) { function(state, sample); });
  };
  on_sample("syntax/tokenizer", tokenizer);
  on_sample("syntax/observe", observations);
  on_sample("syntax/encoder", encoder);
  on_sample("syntax/parser", parser);
  on_sample("syntax/decoder", decoder);
  benchmark::RegisterBenchmark("base/fold_name", fold_names);
  on_sample("entities/normalise", normalise_names);
  on_sample("entities/blocking_keys", blocking_keys);
  on_sample("entities/compare", compare_names);
  arguments.insert(arguments.begin(), "hearsay_bench");
  std::vector<char*> pointers;
  for (std::string& argument : arguments)
    pointers.push_back(argument.data());
  int count = static_cast<int>(pointers.size());
  benchmark::Initialize(&count, pointers.data());
  benchmark::RunSpecifiedBenchmarks();
  return 0;
}

}  // namespace hearsay::bench
