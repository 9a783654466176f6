// Proper names in two steps: their spans, as a sequence of BILOU classes (Ratinov & Roth 2009) tagged
// greedily from left to right, and then the kind of each, from its words, its neighbours and its place in the
// tree. Mentions of one name in a document decide on its kind together.
#pragma once

#include <array>
#include <cstdint>
#include <span>
#include <vector>

#include "syntax/feature_keys.hpp"
#include "syntax/linear_model.hpp"
#include "syntax/parser.hpp"
#include "syntax/sentence.hpp"
#include "syntax/tagger.hpp"

namespace hearsay::syntax {

enum class NamePlace : std::uint8_t { outside, begin, inside, last, unit };
constexpr std::size_t name_places = 5;
constexpr std::size_t name_kinds = 4;

// Whether `label` may follow `previous` (0 before the sentence), and may stand at the end when `last_word`.
bool name_follows(NamePlace previous, NamePlace place, bool last_word) noexcept;

void name_features(std::span<const Observation> words, std::span<const std::uint8_t> tags,
                   std::span<const NamePlace> places, std::size_t at, FeatureKeys& keys);

// Spans with their probability; all of kind `other` as yet.
std::vector<Name> find_names(const LinearModel& model, std::span<const Observation> words,
                             std::span<const std::uint8_t> tags);

std::vector<NamePlace> name_places_of(std::size_t size, const std::vector<Name>& names);
std::vector<Name> names_from(std::span<const NamePlace> places);

// A sentence with its tree, as the classifier of kinds sees it.
struct KindInput {
  std::span<const Observation> words;
  std::span<const std::uint8_t> tags;
  std::span<const Arc> arcs;
};
void kind_features(const KindInput& input, const Name& name, FeatureKeys& keys);

using KindScores = std::array<std::int64_t, name_kinds>;
KindScores score_kinds(const LinearModel& model, const KindInput& input, const Name& name);

// Sets the kind of every name in a document. `scores` has one entry for each name, in order. Names with the
// same words are one, and so are the parts of a person's name that stand alone. Also marks words that are
// tagged as proper nouns and spell a name found elsewhere in the document.
void settle_names(std::vector<Sentence>& sentences, const std::vector<KindScores>& scores);

}  // namespace hearsay::syntax
