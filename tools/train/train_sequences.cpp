// Tagger, names and morphology.
#include <algorithm>

#include "perceptron.hpp"
#include "syntax/names.hpp"
#include "training.hpp"

namespace hearsay::train {
namespace {

// A decision is learnt from until it is right by this much.
constexpr float margin = 5;

std::size_t best_of(const std::vector<float>& scores) {
  return static_cast<std::size_t>(std::max_element(scores.begin(), scores.end()) - scores.begin());
}

}  // namespace

syntax::LinearModel train_tagger(const std::vector<const Example*>& examples, std::size_t classes, int epochs,
                                 std::uint64_t seed, std::size_t most_bytes) {
  Perceptron perceptron(classes);
  Random random(seed);
  syntax::FeatureKeys keys;
  std::vector<float> scores(classes);
  std::vector<std::uint8_t> tags;
  for (int epoch = 0; epoch < epochs; ++epoch) {
    for (const std::size_t index : random.order(examples.size())) {
      const Example& example = *examples[index];
      tags.assign(example.words.size(), 0);
      for (std::size_t i = 0; i < example.words.size(); ++i) {
        syntax::tagger_features(example.words, tags, i, keys);
        perceptron.score(keys.keys(), scores);
        tags[i] = static_cast<std::uint8_t>(best_of(scores));
        scores[example.tags[i]] -= margin;
        const std::size_t rival = best_of(scores);
        perceptron.tick();
        if (rival != example.tags[i]) perceptron.update(keys.keys(), example.tags[i], rival);
      }
    }
  }
  return perceptron.freeze(2, most_bytes);
}

syntax::LinearModel train_names(const std::vector<Example>& examples, int epochs, std::uint64_t seed) {
  using syntax::NamePlace;
  Perceptron perceptron(syntax::name_places);
  Random random(seed);
  syntax::FeatureKeys keys;
  std::vector<float> scores(syntax::name_places);
  std::vector<NamePlace> places;
  for (int epoch = 0; epoch < epochs; ++epoch) {
    for (const std::size_t index : random.order(examples.size())) {
      const Example& example = examples[index];
      if (!example.has_names) continue;
      const std::size_t size = example.words.size();
      places.assign(size, NamePlace::outside);
      for (std::size_t i = 0; i < size; ++i) {
        syntax::name_features(example.words, example.predicted, places, i, keys);
        perceptron.score(keys.keys(), scores);
        const NamePlace previous = i == 0 ? NamePlace::outside : places[i - 1];
        std::size_t best = scores.size();
        for (std::size_t c = 0; c < scores.size(); ++c) {
          if (!syntax::name_follows(previous, static_cast<NamePlace>(c), i + 1 == size)) continue;
          if (best == scores.size() || scores[c] > scores[best]) best = c;
        }
        const NamePlace gold = example.names[i];
        perceptron.tick();
        const auto place = static_cast<NamePlace>(best);
        const auto right = static_cast<std::size_t>(gold);
        std::size_t rival = scores.size();
        for (std::size_t c = 0; c < scores.size(); ++c) {
          const bool possible = syntax::name_follows(previous, static_cast<NamePlace>(c), i + 1 == size);
          if (c != right && possible && (rival == scores.size() || scores[c] > scores[rival])) rival = c;
        }
        if (rival != scores.size() && scores[rival] + margin > scores[right]) {
          perceptron.update(keys.keys(), right, rival);
        }
        // The predicted place stands only where the gold one can still follow it.
        const bool on = place == gold ||
                        (i + 1 < size && syntax::name_follows(place, example.names[i + 1], i + 2 == size));
        places[i] = on ? place : gold;
      }
    }
  }
  return perceptron.freeze(2, 800'000);
}

syntax::LinearModel train_kinds(const std::vector<Example>& examples, int epochs, std::uint64_t seed) {
  Perceptron perceptron(syntax::name_kinds);
  Random random(seed);
  syntax::FeatureKeys keys;
  std::vector<float> scores(syntax::name_kinds);
  for (int epoch = 0; epoch < epochs; ++epoch) {
    for (const std::size_t index : random.order(examples.size())) {
      const Example& example = examples[index];
      if (!example.has_names || example.sentence->names.empty()) continue;
      const std::vector<syntax::Arc> arcs = gold_arcs(example);
      for (const syntax::Name& name : example.sentence->names) {
        syntax::kind_features({example.words, example.predicted, arcs}, name, keys);
        perceptron.score(keys.keys(), scores);
        const auto gold = static_cast<std::size_t>(name.kind);
        scores[gold] -= margin;
        const std::size_t best = best_of(scores);
        perceptron.tick();
        if (best != gold) perceptron.update(keys.keys(), gold, best);
      }
    }
  }
  return perceptron.freeze(2, 500'000);
}

syntax::LinearModel train_morphology(const std::vector<Example>& examples,
                                     const std::vector<std::uint8_t>& upos, std::size_t classes, int epochs,
                                     std::uint64_t seed) {
  Perceptron perceptron(classes);
  Random random(seed);
  syntax::FeatureKeys keys;
  std::vector<float> scores(classes);
  std::vector<std::vector<int>> dependents;
  std::vector<syntax::Arc> arcs;
  for (int epoch = 0; epoch < epochs; ++epoch) {
    for (const std::size_t index : random.order(examples.size())) {
      const Example& example = examples[index];
      dependents.assign(example.words.size() + 1, {});
      arcs.clear();
      for (std::size_t i = 0; i < example.words.size(); ++i) {
        arcs.push_back({example.heads[i], example.labels[i]});
        dependents[static_cast<std::size_t>(example.heads[i])].push_back(static_cast<int>(i));
      }
      const syntax::ParserInput input{example.words, example.predicted, upos};
      for (std::size_t i = 0; i < example.words.size(); ++i) {
        syntax::morphology_features(input, arcs, dependents, i, keys);
        perceptron.score(keys.keys(), scores);
        const std::size_t best = best_of(scores);
        perceptron.tick();
        if (best != example.features[i]) perceptron.update(keys.keys(), example.features[i], best);
      }
    }
  }
  return perceptron.freeze(2, 800'000);
}

}  // namespace hearsay::train
