// How well a mention would do as the antecedent of a pronoun or a description: a log-linear model that ranks
// the candidates which the rules of agreement have left, and "none" among them (mention ranking after Denis &
// Baldridge 2008; Durrett & Klein 2013, "Easy victories and uphill battles in coreference resolution").
//
// The weights are a readable file (data/lexicons/antecedents.yaml), fitted on treebanks by `hearsay-train
// antecedents`. Immutable after loading; safe for many threads; a candidate costs one pass over its features.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "mentions/mention.hpp"

namespace hearsay::mentions {

// What is to be resolved; each kind has weights of its own.
enum class AnaphorKind : std::uint8_t { he, it, its, they, their, description, count };
constexpr std::size_t anaphor_kinds = static_cast<std::size_t>(AnaphorKind::count);
std::string_view name(AnaphorKind kind) noexcept;

enum class AntecedentFeature : std::uint8_t {
  // Of the anaphor alone; "none" is what they speak for, and a candidate has none of them.
  none,
  none_subject,     // it is the subject of its clause
  none_object,      // … an object
  none_acts,        // … the subject of what actors do
  none_quoted,      // … in somebody's words
  none_single,      // there is one candidate only
  none_prominence,  // the rules' own score of the best candidate

  prominence,  // the rules' own score (after Lappin & Leass 1994)
  same_sentence,
  sentence_before,
  distance,  // in sentences, at most 6
  gap,       // log of the mentions between
  nearest,   // the last mentioned of the candidates
  second_nearest,
  subject,  // the candidate's place in its sentence
  object,
  oblique,
  possessor,
  modifier,
  main_subject,   // of the main clause
  last_subject,   // the last subject before the anaphor
  local_subject,  // subject of the anaphor's own clause, or of the one above it
  speaks,         // "X said that it": X
  parallel_subject,
  parallel_object,
  mentioned,       // log of how often before
  most_mentioned,  // of all candidates
  first_sentence,  // was mentioned there
  named,
  by_name,       // this mention is a name
  by_pronoun,    // … a pronoun
  same_pronoun,  // … of the same number
  indefinite,
  person,
  organisation,
  state,
  group,
  place,
  unknown_kind,
  known,    // to the gazetteer
  several,  // a coordination as a whole
  in_list,  // one of several that are coordinated
  plural,
  quote_boundary,    // one of the two is in somebody's words, the other is not
  paragraph_before,  // in an earlier paragraph
  called_alike,      // a name or a description of it has the noun of the description
  of_sort,           // the name says the sort that the description says
  of_other_sort,
  behind,  // stands behind the anaphor
  count
};
constexpr std::size_t antecedent_features = static_cast<std::size_t>(AntecedentFeature::count);
std::string_view name(AntecedentFeature feature) noexcept;

class AntecedentFeatures {
 public:
  double& operator[](AntecedentFeature feature) { return values_[static_cast<std::size_t>(feature)]; }
  double operator[](AntecedentFeature feature) const { return values_[static_cast<std::size_t>(feature)]; }
  const std::array<double, antecedent_features>& values() const { return values_; }

 private:
  std::array<double, antecedent_features> values_{};
};

// One choice, as the resolver had it before it: for training and measuring. Positions are indices into
// Mentions::mentions, whose order is that of the text.
struct AntecedentChoice {
  struct Candidate {
    std::uint32_t mention = none;
    std::uint32_t actor = none;  // the same for mentions that were one actor at that time
    bool together = false;       // the coordination that this mention begins, as a whole
    double rules = 0;            // the rules' own score
    AntecedentFeatures features;

    bool same_actor(const Candidate& other) const noexcept {
      return actor == other.actor && together == other.together;
    }
  };
  std::uint32_t anaphor = none;
  AnaphorKind kind = AnaphorKind::it;
  AntecedentFeatures unresolved;  // of "none"
  std::vector<Candidate> candidates;
};

class AntecedentModel {
 public:
  using Weights = std::array<std::array<double, antecedent_features>, anaphor_kinds>;

  // Throws DataError with file and line: for a kind or a feature that is missing or not known.
  static AntecedentModel load(const std::string& path);
  explicit AntecedentModel(const Weights& weights) : weights_(weights) {}

  double score(AnaphorKind kind, const AntecedentFeatures& features) const;
  const Weights& weights() const noexcept { return weights_; }

  // The probability of each candidate, "none" behind them; they add up to one.
  std::vector<double> probabilities(const AntecedentChoice& choice) const;

  struct Decision {
    std::size_t best = 0;    // the likeliest candidate
    double probability = 0;  // of its actor: all its mentions speak for it, against "none"
    bool none = false;       // rather nobody
  };
  // The choice must have candidates.
  Decision decide(const AntecedentChoice& choice) const;

 private:
  Weights weights_{};
};

}  // namespace hearsay::mentions
