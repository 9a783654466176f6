// How probable it is that a careful annotator accepts a claim, from what is known of its reading.
//
// A logistic model over few features, fitted on gold by tools/calibrate (data/calibration/score.yaml; Platt
// 1999, "Probabilistic outputs"). The features are those that an analyst would name too: how good the pattern
// is, how sure the tree, how far the names were resolved.
//
// Immutable after loading; safe for many threads; constant time.
#pragma once

#include <array>
#include <cstddef>
#include <string>
#include <string_view>

namespace hearsay::claims {

enum class ScoreFeature : std::size_t {
  bias,        // 1
  prior,       // log odds of the pattern's score
  tree,        // log of the least probable arc of trigger, subject and object
  pronouns,    // how many of subject and object are pronouns
  unresolved,  // … have no named actor behind them, or one of a kind that was guessed against the tagger
  unnamed,     // … are groups without a name of their own ("some men", "the fighters")
  expanded,    // log of the number of pairs of subject and object that the trigger joins
  embedded,    // log of the trigger's depth in the tree
  doubt,       // of pronouns and descriptions: minus the log of how sure their antecedents are
  reported,    // 1 when somebody other than the publisher says it
  count
};
constexpr std::size_t score_feature_count = static_cast<std::size_t>(ScoreFeature::count);
std::string_view name(ScoreFeature feature) noexcept;

class ScoreFeatures {
 public:
  double& operator[](ScoreFeature feature) { return values_[static_cast<std::size_t>(feature)]; }
  double operator[](ScoreFeature feature) const { return values_[static_cast<std::size_t>(feature)]; }

 private:
  std::array<double, score_feature_count> values_{1};
};

class ScoreModel {
 public:
  // Reads the weights. Throws DataError with file and line: for a feature that is missing or not known.
  static ScoreModel load(const std::string& path);
  explicit ScoreModel(const std::array<double, score_feature_count>& weights) : weights_(weights) {}

  // Between 0 and 1.
  double probability(const ScoreFeatures& features) const;
  double weight(ScoreFeature feature) const { return weights_[static_cast<std::size_t>(feature)]; }

 private:
  std::array<double, score_feature_count> weights_;
};

}  // namespace hearsay::claims
