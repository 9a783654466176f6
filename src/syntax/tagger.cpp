#include "syntax/tagger.hpp"

#include <algorithm>

namespace hearsay::syntax {
namespace {

const Observation& at_or(std::span<const Observation> words, std::ptrdiff_t at, const Observation& outside) {
  return at >= 0 && at < static_cast<std::ptrdiff_t>(words.size()) ? words[static_cast<std::size_t>(at)]
                                                                   : outside;
}

Observation make_outside() {
  Observation outside;
  outside.word = 3;
  outside.keys.folded = 3;
  outside.keys.shape = 3;
  outside.keys.outline = 3;
  outside.ambiguity = 0xFFFF;
  return outside;
}

}  // namespace

void complete(Observation& observation, const KeyMap& lexicon) {
  const std::uint32_t found = lexicon.find(observation.keys.folded);
  observation.ambiguity = found == KeyMap::missing ? 0 : found;
  observation.word = found == KeyMap::missing
                         ? mix(mix(5, observation.keys.suffixes[1]), observation.keys.outline)
                         : observation.keys.folded;
}

std::vector<Observation> observe(const std::vector<Token>& tokens, const KeyMap& lexicon) {
  std::vector<Observation> words(tokens.size());
  for (std::size_t i = 0; i < tokens.size(); ++i) {
    words[i].keys = word_keys(tokens[i].form);
    complete(words[i], lexicon);
  }
  return words;
}

void tagger_features(std::span<const Observation> words, std::span<const std::uint8_t> tags, std::size_t at,
                     FeatureKeys& keys) {
  static const Observation outside = make_outside();
  const auto position = static_cast<std::ptrdiff_t>(at);
  const Observation& now = words[at];
  const Observation& before = at_or(words, position - 1, outside);
  const Observation& before2 = at_or(words, position - 2, outside);
  const Observation& after = at_or(words, position + 1, outside);
  const Observation& after2 = at_or(words, position + 2, outside);
  const std::uint32_t tag1 = at >= 1 ? tags[at - 1] + 1U : 0;
  const std::uint32_t tag2 = at >= 2 ? tags[at - 2] + 1U : 0;
  const std::uint32_t tag3 = at >= 3 ? tags[at - 3] + 1U : 0;
  const WordKeys& form = now.keys;
  const std::uint32_t first = at == 0 ? 1 : 0;
  keys.clear();
  keys.add(0);
  keys.add(form.folded);
  keys.add(form.form);
  for (const std::uint32_t prefix : form.prefixes)
    keys.add(prefix);
  for (const std::uint32_t suffix : form.suffixes)
    keys.add(suffix);
  keys.add(form.shape, first);
  keys.add(form.outline, form.suffixes[1]);
  keys.add(form.capitalised, first, form.suffixes[2]);
  keys.add((form.has_digit ? 1U : 0U) | (form.has_hyphen ? 2U : 0U) | (form.all_capitals ? 4U : 0U),
           form.capitalised, first);
  keys.add(now.ambiguity);
  keys.add(tag1);
  keys.add(tag1, tag2);
  keys.add(tag1, tag2, tag3);
  keys.add(tag1, now.ambiguity);
  keys.add(tag1, tag2, now.ambiguity);
  keys.add(tag1, form.folded);
  keys.add(tag1, form.suffixes[2]);
  keys.add(tag1, form.outline);
  keys.add(tag2, form.folded);
  keys.add(before.keys.folded);
  keys.add(before2.keys.folded);
  keys.add(after.keys.folded);
  keys.add(after2.keys.folded);
  keys.add(before.keys.folded, form.folded);
  keys.add(form.folded, after.keys.folded);
  keys.add(before.keys.folded, after.keys.folded);
  keys.add(before.keys.folded, before2.keys.folded);
  keys.add(after.keys.folded, after2.keys.folded);
  keys.add(after.ambiguity);
  keys.add(after.ambiguity, now.ambiguity);
  keys.add(after.ambiguity, tag1);
  keys.add(after.ambiguity, tag1, now.ambiguity);
  keys.add(after.ambiguity, after2.ambiguity);
  keys.add(after.ambiguity, after2.ambiguity, now.ambiguity);
  keys.add(after.keys.suffixes[2]);
  keys.add(after.keys.suffixes[2], form.suffixes[2]);
  keys.add(before.keys.suffixes[2]);
  keys.add(after.keys.outline, form.outline);
  keys.add(before.keys.outline, form.outline, tag1);
  keys.add(after.keys.outline, form.outline, before.keys.outline);
}

std::vector<std::uint8_t> tag(const LinearModel& model, std::span<const Observation> words) {
  std::vector<std::uint8_t> tags(words.size());
  std::vector<std::int32_t> scores(model.classes());
  FeatureKeys keys;
  for (std::size_t i = 0; i < words.size(); ++i) {
    tagger_features(words, tags, i, keys);
    model.score(keys.keys(), scores);
    tags[i] = static_cast<std::uint8_t>(std::max_element(scores.begin(), scores.end()) - scores.begin());
  }
  return tags;
}

}  // namespace hearsay::syntax
