#include "syntax/names.hpp"

#include <algorithm>
#include <cmath>
#include <limits>

namespace hearsay::syntax {
namespace {

bool open(NamePlace place) noexcept {
  return place == NamePlace::begin || place == NamePlace::inside;
}

constexpr float least_probability = 1e-9F;

// The network is surer of names than it should be: 84 in 100 where 74 are right. With this power the two
// agree (fitted on the development set of GUM, `hearsay-train evaluate --calibration`).
constexpr float doubt = 1.75F;

// The best well-formed sequence of classes.
std::vector<std::uint8_t> best_classes(
    std::size_t size, const std::function<std::span<const float>(std::size_t)>& probabilities) {
  using Scores = std::array<float, name_classes>;
  constexpr float impossible = -std::numeric_limits<float>::infinity();
  std::vector<std::array<std::uint8_t, name_classes>> from(size);
  Scores scores;
  scores.fill(impossible);
  scores[0] = 0;
  for (std::size_t i = 0; i < size; ++i) {
    const std::span<const float> row = probabilities(i);
    Scores next;
    next.fill(impossible);
    for (std::size_t c = 0; c < name_classes; ++c) {
      float best = impossible;
      for (std::size_t before = 0; before < name_classes; ++before) {
        if (scores[before] > best && name_follows(before, c)) {
          best = scores[before];
          from[i][c] = static_cast<std::uint8_t>(before);
        }
      }
      next[c] = best + std::log(std::max(row[c], least_probability));
    }
    scores = next;
  }
  std::size_t last = 0;
  for (std::size_t c = 1; c < name_classes; ++c) {
    if (!open(place_of(c)) && scores[c] > scores[last]) last = c;
  }
  std::vector<std::uint8_t> classes(size);
  for (std::size_t i = size; i-- > 0;) {
    classes[i] = static_cast<std::uint8_t>(last);
    last = from[i][last];
  }
  return classes;
}

FoundName found_name(std::size_t first, std::size_t last,
                     const std::function<std::span<const float>(std::size_t)>& probabilities) {
  FoundName found;
  float weakest = 1;
  for (std::size_t i = first; i <= last; ++i) {
    const NamePlace place = first == last ? NamePlace::unit
                            : i == first  ? NamePlace::begin
                            : i == last   ? NamePlace::last
                                          : NamePlace::inside;
    float sum = 0;
    for (std::size_t k = 0; k < name_kinds; ++k) {
      const float probability = probabilities(i)[name_class(place, static_cast<NameKind>(k))];
      sum += probability;
      found.kinds[k] += std::log(std::max(probability, least_probability));
    }
    weakest = std::min(weakest, sum);
  }
  const float largest = *std::max_element(found.kinds.begin(), found.kinds.end());
  float sum = 0;
  for (const float score : found.kinds)
    sum += std::exp(score - largest);
  for (float& score : found.kinds)
    score -= largest + std::log(sum);
  const auto best = std::max_element(found.kinds.begin(), found.kinds.end()) - found.kinds.begin();
  found.name = {static_cast<std::uint32_t>(first), static_cast<std::uint32_t>(last),
                static_cast<NameKind>(best), std::pow(weakest / sum, doubt)};
  return found;
}

}  // namespace

bool name_follows(std::size_t previous, std::size_t next) noexcept {
  const NamePlace place = place_of(next);
  const bool continues = place == NamePlace::inside || place == NamePlace::last;
  if (open(place_of(previous)) != continues) return false;
  return !continues || kind_of(previous) == kind_of(next);
}

std::vector<std::uint8_t> name_classes_of(std::size_t size, std::span<const Name> names) {
  std::vector<std::uint8_t> classes(size, 0);
  for (const Name& name : names) {
    for (std::uint32_t i = name.first; i <= name.last; ++i) {
      const NamePlace place = name.first == name.last ? NamePlace::unit
                              : i == name.first       ? NamePlace::begin
                              : i == name.last        ? NamePlace::last
                                                      : NamePlace::inside;
      classes[i] = static_cast<std::uint8_t>(name_class(place, name.kind));
    }
  }
  return classes;
}

std::vector<FoundName> find_names(std::size_t size,
                                  const std::function<std::span<const float>(std::size_t)>& probabilities) {
  constexpr float surely_outside = 0.999F;
  std::vector<FoundName> names;
  for (std::size_t begin = 0; begin < size;) {
    if (probabilities(begin)[0] > surely_outside) {
      ++begin;
      continue;
    }
    std::size_t end = begin + 1;
    while (end < size && probabilities(end)[0] <= surely_outside)
      ++end;
    const auto shifted = [&](std::size_t i) { return probabilities(begin + i); };
    const std::vector<std::uint8_t> classes = best_classes(end - begin, shifted);
    std::size_t first = 0;
    for (std::size_t i = 0; i < classes.size(); ++i) {
      const NamePlace place = place_of(classes[i]);
      if (place == NamePlace::begin || place == NamePlace::unit) first = i;
      if (place == NamePlace::last || place == NamePlace::unit)
        names.push_back(found_name(begin + first, begin + i, probabilities));
    }
    begin = end;
  }
  return names;
}

}  // namespace hearsay::syntax
