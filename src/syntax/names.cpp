#include "syntax/names.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <limits>

namespace hearsay::syntax {
namespace {

bool open(NamePlace place) noexcept {
  return place == NamePlace::begin || place == NamePlace::inside;
}

// Turns the margin of the perceptron into the logistic scale; fitted on held-out sentences by eye.
constexpr float margin_unit = 8.0F;

struct Sight {
  std::uint32_t folded = 3, shape = 3, outline = 3, tag = 0xFE, ambiguity = 0xFFFF, suffix = 3;
};

Sight sight(std::span<const Observation> words, std::span<const std::uint8_t> tags, std::ptrdiff_t at) {
  if (at < 0 || at >= static_cast<std::ptrdiff_t>(words.size())) return {};
  const Observation& word = words[static_cast<std::size_t>(at)];
  return {word.keys.folded, word.keys.shape,      word.keys.outline, tags[static_cast<std::size_t>(at)],
          word.ambiguity,   word.keys.suffixes[2]};
}

}  // namespace

bool name_follows(NamePlace previous, NamePlace place, bool last_word) noexcept {
  if (last_word && open(place)) return false;
  const bool continues = place == NamePlace::inside || place == NamePlace::last;
  return open(previous) == continues;
}

void name_features(std::span<const Observation> words, std::span<const std::uint8_t> tags,
                   std::span<const NamePlace> places, std::size_t at, FeatureKeys& keys) {
  const auto position = static_cast<std::ptrdiff_t>(at);
  const WordKeys& form = words[at].keys;
  const Sight now = sight(words, tags, position);
  const Sight before = sight(words, tags, position - 1), before2 = sight(words, tags, position - 2);
  const Sight before3 = sight(words, tags, position - 3);
  const Sight after = sight(words, tags, position + 1), after2 = sight(words, tags, position + 2);
  const Sight after3 = sight(words, tags, position + 3);
  const std::uint32_t label1 = at >= 1 ? static_cast<std::uint32_t>(places[at - 1]) : 0xFF;
  const std::uint32_t label2 = at >= 2 ? static_cast<std::uint32_t>(places[at - 2]) : 0xFF;
  keys.clear();
  keys.add(label1);
  keys.add(label1, label2);
  keys.add(label1, now.tag);
  keys.add(label1, now.tag, after.tag);
  keys.add(label1, now.folded);
  keys.add(label1, now.outline);
  keys.add(label1, now.outline, after.outline);
  keys.add(label1, now.tag, after.folded);
  keys.add(label1, before.folded);
  keys.add(label1, before.folded, now.tag);
  keys.add(label1, before.folded, now.folded);
  keys.add(label1, now.folded, after.tag);
  keys.add(label1, now.shape, after.shape, after2.outline);
  keys.add(now.folded);
  keys.add(form.form);
  keys.add(now.tag);
  keys.add(now.shape);
  keys.add(now.shape, now.tag, at == 0 ? 1 : 0);
  keys.add(now.ambiguity, now.outline);
  for (const std::uint32_t prefix : form.prefixes)
    keys.add(prefix, now.outline);
  for (const std::uint32_t suffix : form.suffixes)
    keys.add(suffix, now.outline);
  keys.add(before.folded);
  keys.add(before2.folded);
  keys.add(after.folded);
  keys.add(after2.folded);
  keys.add(before3.folded);
  keys.add(after3.folded);
  keys.add(before.folded, before2.folded);
  keys.add(after.folded, after2.folded);
  keys.add(before.folded, now.folded);
  keys.add(now.folded, after.folded);
  keys.add(before.tag, now.tag);
  keys.add(now.tag, after.tag);
  keys.add(before.tag, now.tag, after.tag);
  keys.add(before2.tag, before.tag, now.tag);
  keys.add(now.tag, after.tag, after2.tag);
  keys.add(now.tag, after.tag, after2.tag, after3.tag);
  keys.add(before.shape);
  keys.add(after.shape);
  keys.add(before.shape, now.shape);
  keys.add(now.shape, after.shape);
  keys.add(before.suffix, now.tag);
  keys.add(after.suffix, now.tag);
  keys.add(before.folded, now.shape, after.folded);
  keys.add(before.folded, now.tag, after.tag);
  keys.add(before2.folded, before.tag, now.tag);
  keys.add(now.tag, after.tag, after2.folded);
}

std::vector<Name> find_names(const LinearModel& model, std::span<const Observation> words,
                             std::span<const std::uint8_t> tags) {
  std::vector<NamePlace> places(words.size());
  std::vector<float> margins(words.size());
  std::array<std::int32_t, name_places> scores{};
  FeatureKeys keys;
  for (std::size_t i = 0; i < words.size(); ++i) {
    name_features(words, tags, places, i, keys);
    model.score(keys.keys(), scores);
    const NamePlace previous = i == 0 ? NamePlace::outside : places[i - 1];
    std::int32_t best = std::numeric_limits<std::int32_t>::min();
    std::int32_t second = best;
    for (std::size_t c = 0; c < name_places; ++c) {
      const auto place = static_cast<NamePlace>(c);
      if (!name_follows(previous, place, i + 1 == words.size())) continue;
      if (scores[c] > best) {
        second = best;
        best = scores[c];
        places[i] = place;
      } else {
        second = std::max(second, scores[c]);
      }
    }
    const bool forced = second == std::numeric_limits<std::int32_t>::min();
    margins[i] =
        forced ? std::numeric_limits<float>::max() : static_cast<float>(best - second) * model.scale();
  }
  std::vector<Name> names = names_from(places);
  for (Name& name : names) {
    float weakest = std::numeric_limits<float>::max();
    for (std::uint32_t i = name.first; i <= name.last; ++i)
      weakest = std::min(weakest, margins[i]);
    name.probability = 1.0F / (1.0F + std::exp(-weakest / margin_unit));
  }
  return names;
}

std::vector<NamePlace> name_places_of(std::size_t size, const std::vector<Name>& names) {
  std::vector<NamePlace> places(size, NamePlace::outside);
  for (const Name& name : names) {
    for (std::uint32_t i = name.first; i <= name.last; ++i) {
      places[i] = name.first == name.last ? NamePlace::unit
                  : i == name.first       ? NamePlace::begin
                  : i == name.last        ? NamePlace::last
                                          : NamePlace::inside;
    }
  }
  return places;
}

std::vector<Name> names_from(std::span<const NamePlace> places) {
  std::vector<Name> names;
  std::size_t first = 0;
  for (std::size_t i = 0; i < places.size(); ++i) {
    if (places[i] == NamePlace::begin || places[i] == NamePlace::unit) first = i;
    if (places[i] == NamePlace::last || places[i] == NamePlace::unit) {
      names.push_back({static_cast<std::uint32_t>(first), static_cast<std::uint32_t>(i), NameKind::other, 0});
    }
  }
  return names;
}

}  // namespace hearsay::syntax
