// Calibration of scores, by an example that was computed by hand.
#include "analysis/reliability.hpp"

#include <gtest/gtest.h>

#include <vector>

namespace hearsay::analysis {
namespace {

TEST(Reliability, IsWhatTheHandComputes) {
  const std::vector<Judged> judged = {
      {0.92, true, {}},  {0.96, true, {}}, {0.94, false, {}}, {0.98, true, {}},  // mean 0.95, right 0.75
      {0.83, true, {}},                                                          // mean 0.83, right 1
      {0.15, false, {}}, {0.11, true, {}},                                       // mean 0.13, right 0.5
      {0.55, true, {}},                                                          // mean 0.55, right 1
  };
  const Reliability result = reliability(judged);
  EXPECT_EQ(result.bins[9].count, 4U);
  EXPECT_DOUBLE_EQ(result.bins[9].mean_score, 0.95);
  EXPECT_DOUBLE_EQ(result.bins[9].right, 0.75);
  EXPECT_EQ(result.bins[8].count, 1U);
  EXPECT_EQ(result.bins[5].count, 1U);
  EXPECT_EQ(result.bins[1].count, 2U);
  EXPECT_DOUBLE_EQ(result.bins[1].mean_score, 0.13);
  EXPECT_EQ(result.bins[0].count, 0U);
  // 4/8 * 0.20 + 1/8 * 0.17 + 2/8 * 0.37 + 1/8 * 0.45
  EXPECT_NEAR(result.expected_error, 0.27, 1e-12);
  EXPECT_EQ(result.sure, 5U);
  EXPECT_DOUBLE_EQ(result.sure_precision, 0.8);
}

TEST(Reliability, TheEdgesOfBinsBelongToTheUpperOne) {
  const std::vector<Judged> judged = {{0, true, {}}, {0.1, true, {}}, {0.8, false, {}}, {1, true, {}}};
  const Reliability result = reliability(judged);
  EXPECT_EQ(result.bins[0].count, 1U);
  EXPECT_EQ(result.bins[1].count, 1U);
  EXPECT_EQ(result.bins[8].count, 1U);
  EXPECT_EQ(result.bins[9].count, 1U) << "a certain claim has no bin of its own";
  EXPECT_EQ(result.sure, 2U) << "0.8 is sure";
  EXPECT_DOUBLE_EQ(result.sure_precision, 0.5);
}

TEST(Reliability, NothingScoredIsNoError) {
  const Reliability result = reliability({});
  EXPECT_EQ(result.expected_error, 0);
  EXPECT_EQ(result.sure_precision, 0);
  const std::vector<Judged> unsure = {{0.5, false, {}}};
  EXPECT_EQ(reliability(unsure).sure_precision, 0) << "nothing is divided by nothing";
}

}  // namespace
}  // namespace hearsay::analysis
