// Scores: the logistic model and the file of its weights.
#include "claims/score.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <cmath>

#include "base/error.hpp"
#include "claims/support.hpp"

namespace hearsay::claims {
namespace {

using testing::AllOf;
using testing::HasSubstr;

TEST(Score, IsTheLogisticOfTheWeightedSum) {
  std::array<double, score_feature_count> weights{};
  weights[static_cast<std::size_t>(ScoreFeature::bias)] = 0.5;
  weights[static_cast<std::size_t>(ScoreFeature::pronouns)] = -2;
  weights[static_cast<std::size_t>(ScoreFeature::reported)] = 1;
  const ScoreModel model(weights);
  ScoreFeatures features;
  EXPECT_DOUBLE_EQ(features[ScoreFeature::bias], 1) << "the bias needs nobody to set it";
  EXPECT_DOUBLE_EQ(model.probability(features), 1 / (1 + std::exp(-0.5)));
  features[ScoreFeature::pronouns] = 1;
  features[ScoreFeature::embedded] = 7;  // of no weight here
  EXPECT_DOUBLE_EQ(model.probability(features), 1 / (1 + std::exp(1.5)));
  features[ScoreFeature::reported] = 1.5;
  EXPECT_DOUBLE_EQ(model.probability(features), 0.5);
}

std::string weights_file(const std::string& instead_of_embedded) {
  std::string text = "schema: hearsay/score/1\nweights:\n";
  for (std::size_t i = 0; i < score_feature_count; ++i) {
    const std::string feature(name(static_cast<ScoreFeature>(i)));
    text += "  " + (feature == "embedded" ? instead_of_embedded : feature + ": " + std::to_string(i) + ".5") +
            "\n";
  }
  return text;
}

TEST(Score, WeightsAreReadByTheirNames) {
  const TemporaryFolder folder;
  const ScoreModel model = ScoreModel::load(folder.write("score.yaml", weights_file("embedded: -3")));
  EXPECT_EQ(model.weight(ScoreFeature::bias), 0.5);
  EXPECT_EQ(model.weight(ScoreFeature::embedded), -3);
  EXPECT_EQ(model.weight(ScoreFeature::reported), 9.5);
}

TEST(Score, ABrokenFileIsReportedWithFileAndLine) {
  const TemporaryFolder folder;
  const auto mistake = [&](const std::string& content) {
    const std::string path = folder.write("score.yaml", content);
    const std::string said = complaint<DataError>([&] { ScoreModel::load(path); });
    EXPECT_THAT(said, AllOf(HasSubstr(path), HasSubstr("line ")));
    return said;
  };
  EXPECT_THAT(mistake(weights_file("# none")), HasSubstr("'embedded'"));
  EXPECT_THAT(mistake(weights_file("embedded: 1\n  mood: 2")), HasSubstr("belongs to no feature"));
  EXPECT_THAT(mistake(weights_file("embedded: much")), HasSubstr("line 10"));
  EXPECT_THAT(mistake("schema: hearsay/score/2\n"), AllOf(HasSubstr("line 1"), HasSubstr("schema")));
  EXPECT_THAT(mistake(weights_file("embedded: 1") + "weight: {}\n"), HasSubstr("weight"));
}

// What the fit must not turn round: each of these makes a claim less sure.
TEST(Score, TheShippedWeightsPointTheRightWay) {
  const ScoreModel model = ScoreModel::load(std::string(HEARSAY_DATA_DIRECTORY) + "/calibration/score.yaml");
  EXPECT_GT(model.weight(ScoreFeature::prior), 0);
  EXPECT_GT(model.weight(ScoreFeature::tree), 0);
  EXPECT_LT(model.weight(ScoreFeature::unresolved), 0);
}

}  // namespace
}  // namespace hearsay::claims
