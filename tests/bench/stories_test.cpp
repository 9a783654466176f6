// Near-duplicates among generated reports, of a small number; bench/origins measures more.
#include "stories.hpp"

#include <gtest/gtest.h>

#include "score.hpp"

namespace hearsay::bench {
namespace {

const StoryWriter& writer() {
  static const StoryWriter made(HEARSAY_SOURCE_DIRECTORY "/bench/origins/stories.yaml");
  return made;
}

TEST(Stories, AreAFunctionOfTheSeed) {
  const std::vector<Report> one = writer().write(3, 50);
  const std::vector<Report> two = writer().write(3, 50);
  ASSERT_EQ(one.size(), 50U);
  for (std::size_t i = 0; i < one.size(); ++i) {
    EXPECT_EQ(one[i].text, two[i].text);
    EXPECT_EQ(one[i].text.find_first_of("{}<>"), std::string::npos) << one[i].text;
    EXPECT_EQ(one[i].taking == Taking::own, one[i].source == i);
    EXPECT_EQ(one[one[i].source].root, one[i].root);
  }
  EXPECT_NE(writer().write(4, 1)[0].text, one[0].text);
}

TEST(Stories, WhatRepeatsIsFoundAndWhatTellsTheSameAnewIsNot) {
  const std::vector<Report> reports = writer().write(5, 1500);
  const Score result = score(reports, search(reports).found);
  EXPECT_GT(result.takings, 500U);
  EXPECT_GE(result.pair_precision(), 0.98);
  EXPECT_GE(result.group_precision(), 0.98);
  EXPECT_GE(result.taking_recall(), 0.95);
  EXPECT_GE(result.group_recall(), 0.95);
}

TEST(Score, CountsPairsAndGroups) {
  std::vector<Report> reports(4);
  for (std::size_t i = 0; i < 4; ++i)
    reports[i] = {0, i < 3 ? 0 : i, i < 3 ? 0 : i, i == 0 || i == 3 ? Taking::own : Taking::cut, ""};
  const Score result = score(reports, {{0, 1}, {1, 3}});
  EXPECT_DOUBLE_EQ(result.pair_precision(), 0.5);
  EXPECT_DOUBLE_EQ(result.taking_recall(), 0.5);
  EXPECT_DOUBLE_EQ(result.group_precision(), 1.0 / 3);  // 0-1 of 0-1, 0-3, 1-3
  EXPECT_DOUBLE_EQ(result.group_recall(), 1.0 / 3);     // 0-1 of 0-1, 0-2, 1-2
}

}  // namespace
}  // namespace hearsay::bench
