#include "mentions/antecedent.hpp"

#include <algorithm>
#include <cmath>

#include "base/yaml.hpp"

namespace hearsay::mentions {

std::string_view name(AnaphorKind kind) noexcept {
  static constexpr std::array<std::string_view, anaphor_kinds> names = {"he",   "it",    "its",
                                                                        "they", "their", "description"};
  return names[static_cast<std::size_t>(kind)];
}

std::string_view name(AntecedentFeature feature) noexcept {
  static constexpr std::array<std::string_view, antecedent_features> names = {"none",
                                                                              "none_subject",
                                                                              "none_object",
                                                                              "none_acts",
                                                                              "none_quoted",
                                                                              "none_single",
                                                                              "none_prominence",
                                                                              "prominence",
                                                                              "same_sentence",
                                                                              "sentence_before",
                                                                              "distance",
                                                                              "gap",
                                                                              "nearest",
                                                                              "second_nearest",
                                                                              "subject",
                                                                              "object",
                                                                              "oblique",
                                                                              "possessor",
                                                                              "modifier",
                                                                              "main_subject",
                                                                              "last_subject",
                                                                              "local_subject",
                                                                              "speaks",
                                                                              "parallel_subject",
                                                                              "parallel_object",
                                                                              "mentioned",
                                                                              "most_mentioned",
                                                                              "first_sentence",
                                                                              "named",
                                                                              "by_name",
                                                                              "by_pronoun",
                                                                              "same_pronoun",
                                                                              "indefinite",
                                                                              "person",
                                                                              "organisation",
                                                                              "state",
                                                                              "group",
                                                                              "place",
                                                                              "unknown_kind",
                                                                              "known",
                                                                              "several",
                                                                              "in_list",
                                                                              "plural",
                                                                              "quote_boundary",
                                                                              "paragraph_before",
                                                                              "called_alike",
                                                                              "of_sort",
                                                                              "of_other_sort",
                                                                              "behind"};
  return names[static_cast<std::size_t>(feature)];
}

AntecedentModel AntecedentModel::load(const std::string& path) {
  const Yaml root = Yaml::load_file(path);
  root.allow_only({"schema", "made_by", "weights"});
  if (root.at("schema").text() != "hearsay/antecedents/1") root.at("schema").fail("this schema is not known");
  const Yaml kinds = root.at("weights");
  Weights weights{};
  for (std::size_t k = 0; k < anaphor_kinds; ++k) {
    const Yaml features = kinds.at(name(static_cast<AnaphorKind>(k)));
    for (std::size_t f = 0; f < antecedent_features; ++f)
      weights[k][f] = features.at(name(static_cast<AntecedentFeature>(f))).number();
    if (features.entries().size() != antecedent_features) features.fail("a weight belongs to no feature");
  }
  if (kinds.entries().size() != anaphor_kinds) kinds.fail("the weights of a kind that is not known");
  return AntecedentModel(weights);
}

double AntecedentModel::score(AnaphorKind kind, const AntecedentFeatures& features) const {
  const auto& weights = weights_[static_cast<std::size_t>(kind)];
  double sum = 0;
  for (std::size_t f = 0; f < antecedent_features; ++f)
    sum += weights[f] * features.values()[f];
  return sum;
}

std::vector<double> AntecedentModel::probabilities(const AntecedentChoice& choice) const {
  std::vector<double> found;
  found.reserve(choice.candidates.size() + 1);
  for (const AntecedentChoice::Candidate& candidate : choice.candidates)
    found.push_back(score(choice.kind, candidate.features));
  found.push_back(score(choice.kind, choice.unresolved));
  const double best = *std::max_element(found.begin(), found.end());
  double sum = 0;
  for (double& value : found)
    sum += value = std::exp(value - best);
  for (double& value : found)
    value /= sum;
  return found;
}

AntecedentModel::Decision AntecedentModel::decide(const AntecedentChoice& choice) const {
  const std::vector<double> found = probabilities(choice);
  Decision decision;
  decision.best = static_cast<std::size_t>(std::max_element(found.begin(), found.end() - 1) - found.begin());
  for (std::size_t k = 0; k < choice.candidates.size(); ++k)
    if (choice.candidates[k].same_actor(choice.candidates[decision.best])) decision.probability += found[k];
  decision.none = found.back() > decision.probability;
  return decision;
}

}  // namespace hearsay::mentions
