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
#include "syntax/model_data.hpp"
#include "syntax/parser.hpp"
#include "syntax/tagger.hpp"
#include "syntax/tokenizer.hpp"

namespace hearsay::bench {
namespace {

using mentions::EntityKind;

struct Sample {
  std::string text;
  syntax::ModelData model;
  entities::NameRules names;
  std::vector<syntax::Sentence> sentences;
  std::vector<std::vector<syntax::Observation>> observations;  // of each sentence
  std::vector<std::vector<std::uint8_t>> tags;
  std::vector<std::uint8_t> upos;
  std::size_t words = 0;
};

// Two spellings of one name, and two names, in turns.
constexpr std::array<std::string_view, 8> some_names = {
    "Harakat Nur al-Tilal", "Haraket Nour et-Tilal", "Jabhat Fajr al-Sahil", "Liwa Sayf al-Wadi",
    "Yunus al-Tharwadi",    "Younès et-Tharwadi",    "Temir Orqashev",       "Темир Орқашев"};

Sample make_sample(const std::string& data, const std::string& text) {
  Sample sample{text,
                syntax::ModelData::load(data + "/models/english.model"),
                entities::NameRules::load(data + "/lexicons/names.yaml"),
                {},
                {},
                {},
                {},
                0};
  sample.sentences = syntax::split_text(sample.model.rules, text, 400);
  for (const syntax::TagClass& tag : sample.model.tags)
    sample.upos.push_back(static_cast<std::uint8_t>(tag.upos));
  for (const syntax::Sentence& sentence : sample.sentences) {
    sample.observations.push_back(syntax::observe(sentence.tokens, sample.model.lexicon));
    sample.tags.push_back(syntax::tag(sample.model.tagger, sample.observations.back()));
    sample.words += sentence.tokens.size();
  }
  return sample;
}

void count_items(benchmark::State& state, std::size_t items) {
  state.SetItemsProcessed(static_cast<std::int64_t>(state.iterations() * items));
}

void tokenizer(benchmark::State& state, const Sample& sample) {
  for (auto _ : state)
    benchmark::DoNotOptimize(syntax::split_text(sample.model.rules, sample.text, 400));
  count_items(state, sample.words);
}

void observations(benchmark::State& state, const Sample& sample) {
  for (auto _ : state)
    for (const syntax::Sentence& sentence : sample.sentences)
      benchmark::DoNotOptimize(syntax::observe(sentence.tokens, sample.model.lexicon));
  count_items(state, sample.words);
}

void tagger(benchmark::State& state, const Sample& sample) {
  for (auto _ : state)
    for (const auto& words : sample.observations)
      benchmark::DoNotOptimize(syntax::tag(sample.model.tagger, words));
  count_items(state, sample.words);
}

void parser(benchmark::State& state, const Sample& sample) {
  const auto& labels = sample.model.labels;
  const auto root = std::find(labels.begin(), labels.end(), "root") - labels.begin();
  const syntax::ActionSet actions{labels.size(), static_cast<std::uint8_t>(root)};
  syntax::Beam beam;
  for (auto _ : state)
    for (std::size_t i = 0; i < sample.sentences.size(); ++i)
      benchmark::DoNotOptimize(
          beam.parse(sample.model.parser, {sample.observations[i], sample.tags[i], sample.upos}, actions));
  count_items(state, sample.words);
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
  on_sample("syntax/tagger", tagger);
  on_sample("syntax/parser", parser);
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
