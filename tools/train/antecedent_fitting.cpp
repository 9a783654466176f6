// The weights by which antecedents are ranked: fitted to judged choices, and made ready for reports.
#include <algorithm>
#include <cmath>

#include "coreference.hpp"

namespace hearsay::train {

using mentions::anaphor_kinds;
using mentions::AnaphorKind;
using mentions::antecedent_features;
using mentions::AntecedentFeature;
using mentions::AntecedentModel;

namespace {
constexpr double sharp = 3;  // large enough for the best to be as good as certain
}  // namespace

AntecedentModel rules_alone() {
  constexpr double least = -2.5;
  AntecedentModel::Weights weights{};
  for (auto& row : weights) {
    row[static_cast<std::size_t>(AntecedentFeature::prominence)] = sharp;
    row[static_cast<std::size_t>(AntecedentFeature::none)] = sharp * least;
  }
  return AntecedentModel(weights);
}

namespace {

constexpr double ridge = 2.0;  // as if so many choices spoke for the weights that fitting starts from
constexpr int steps = 1500;
constexpr double rate = 0.03;

// Adds the gradient of the log likelihood of one choice.
void add_gradient(const JudgedChoice& judged, const AntecedentModel& model,
                  AntecedentModel::Weights& gradient) {
  const std::vector<double> probability = model.probabilities(judged.choice);
  const std::size_t candidates = judged.right.size();
  double right = 0;
  for (std::size_t k = 0; k < candidates; ++k)
    right += judged.right[k] ? probability[k] : 0;
  const bool none = std::none_of(judged.right.begin(), judged.right.end(), [](bool each) { return each; });
  if (none) right = probability.back();
  auto& row = gradient[static_cast<std::size_t>(judged.choice.kind)];
  for (std::size_t k = 0; k <= candidates; ++k) {
    const bool wanted = k == candidates ? none : static_cast<bool>(judged.right[k]);
    const double error = (wanted ? probability[k] / std::max(right, 1e-12) : 0) - probability[k];
    const auto& features =
        k == candidates ? judged.choice.unresolved.values() : judged.choice.candidates[k].features.values();
    for (std::size_t f = 0; f < antecedent_features; ++f)
      row[f] += error * features[f];
  }
}

}  // namespace

AntecedentModel fit(const std::vector<JudgedChoice>& choices, const AntecedentModel& start) {
  AntecedentModel::Weights weights = start.weights();
  AntecedentModel::Weights mean{};
  AntecedentModel::Weights square{};
  std::array<double, anaphor_kinds> count{};
  for (const JudgedChoice& choice : choices)
    ++count[static_cast<std::size_t>(choice.choice.kind)];
  for (int step = 1; step <= steps; ++step) {
    AntecedentModel::Weights gradient{};
    const AntecedentModel model(weights);
    for (const JudgedChoice& choice : choices)
      add_gradient(choice, model, gradient);
    // Adam (Kingma & Ba 2015).
    for (std::size_t k = 0; k < anaphor_kinds; ++k)
      for (std::size_t f = 0; f < antecedent_features; ++f) {
        const double slope =
            (gradient[k][f] - ridge * (weights[k][f] - start.weights()[k][f])) / std::max(count[k], 1.0);
        mean[k][f] = 0.9 * mean[k][f] + 0.1 * slope;
        square[k][f] = 0.999 * square[k][f] + 0.001 * slope * slope;
        const double corrected = mean[k][f] / (1 - std::pow(0.9, step));
        const double spread = std::sqrt(square[k][f] / (1 - std::pow(0.999, step)));
        weights[k][f] += rate * corrected / (spread + 1e-8);
      }
  }
  return AntecedentModel(weights);
}

AntecedentModel for_reports(const AntecedentModel& fitted, double less_none) {
  AntecedentModel::Weights weights = fitted.weights();
  const AntecedentModel rules = rules_alone();
  for (std::size_t k = 0; k < anaphor_kinds; ++k) {
    const double share = static_cast<AnaphorKind>(k) == AnaphorKind::they ? 0 : 0.5;
    for (std::size_t f = 0; f < antecedent_features; ++f)
      weights[k][f] = share * weights[k][f] + (1 - share) * rules.weights()[k][f] / sharp;
    weights[k][static_cast<std::size_t>(AntecedentFeature::none)] -= less_none;
  }
  return AntecedentModel(weights);
}

}  // namespace hearsay::train
