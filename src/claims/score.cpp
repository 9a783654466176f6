#include "claims/score.hpp"

#include <cmath>

#include "base/yaml.hpp"

namespace hearsay::claims {

std::string_view name(ScoreFeature feature) noexcept {
  static constexpr std::array<std::string_view, score_feature_count> names = {
      "bias",    "prior",    "tree",     "pronouns", "unresolved",
      "unnamed", "expanded", "embedded", "doubt",    "reported"};
  return names[static_cast<std::size_t>(feature)];
}

ScoreModel ScoreModel::load(const std::string& path) {
  const Yaml root = Yaml::load_file(path);
  root.allow_only({"schema", "made_by", "weights"});
  if (root.at("schema").text() != "hearsay/score/1") root.at("schema").fail("this schema is not known");
  const Yaml weights = root.at("weights");
  std::array<double, score_feature_count> values{};
  for (std::size_t i = 0; i < score_feature_count; ++i)
    values[i] = weights.at(name(static_cast<ScoreFeature>(i))).number();
  if (weights.entries().size() != score_feature_count) weights.fail("a weight belongs to no feature");
  return ScoreModel(values);
}

double ScoreModel::probability(const ScoreFeatures& features) const {
  double sum = 0;
  for (std::size_t i = 0; i < score_feature_count; ++i)
    sum += weights_[i] * features[static_cast<ScoreFeature>(i)];
  return 1 / (1 + std::exp(-sum));
}

}  // namespace hearsay::claims
