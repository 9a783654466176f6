#include "resemblance/alignment.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <random>
#include <string>

namespace hearsay::resemblance {
namespace {

constexpr const char* wire =
    "Fighters of the Qavsar Union entered the market town of Delmar before dawn on Tuesday and took the "
    "bridge "
    "over the river without a shot, two residents and a trader said. By noon their flags hung over the town "
    "hall. The garrison of the River Guard had left in the night, leaving behind three trucks and a field "
    "kitchen. Nobody was hurt. The governor of the province asked people to stay at home until the roads had "
    "been searched for mines.";
// The same event, names and figures, told by somebody else.
constexpr const char* other_report =
    "Delmar fell on Tuesday. According to the mayor, men of the Qavsar Union walked into the market town "
    "while "
    "it was still dark; the River Guard, which had held it since spring, was gone by then and had abandoned "
    "three trucks. A shopkeeper told us that no shot was heard at the bridge. Officials advised families not "
    "to go out, as explosives may lie along the roads.";
constexpr const char* rewrite =
    "The governor of the province asked inhabitants to stay at home until the roads had been searched for "
    "mines. The garrison of the River Guard had left during the night, leaving behind three trucks and a "
    "field kitchen. Fighters of the Qavsar Union entered the market town of Delmar before sunrise on Tuesday "
    "and took the bridge over the river without a shot, two residents and a merchant said.";

Resemblance compare_texts(const std::string& a, const std::string& b) {
  return compare(words_of(a), words_of(b));
}

TEST(Alignment, AReprint) {
  const Resemblance found = compare_texts(wire, "(Delmar) " + std::string(wire) + " Our desk contributed.");
  EXPECT_EQ(found.likeness, Likeness::reprint);
  EXPECT_GT(found.of_shorter, 0.97);
  EXPECT_EQ(text(found), "100 % of the shorter text");
}

TEST(Alignment, ACut) {
  const std::string text(wire);
  EXPECT_EQ(compare_texts(text, text.substr(0, text.find("Nobody was hurt"))).likeness, Likeness::cut);
}

TEST(Alignment, ARewriteWithOtherWordsInAnotherOrder) {
  const Resemblance found = compare_texts(wire, rewrite);
  EXPECT_EQ(found.likeness, Likeness::rewrite);
  EXPECT_LT(found.same_order, 0.8);
  EXPECT_NE(text(found).find("in another order"), std::string::npos);
}

TEST(Alignment, TwoReportsOfOneEventAreTwo) {
  const Resemblance found = compare_texts(wire, other_report);
  EXPECT_EQ(found.likeness, Likeness::none);
  EXPECT_LT(found.of_shorter, 0.2);
}

TEST(Alignment, ShortTextsSayTooLittle) {
  EXPECT_FALSE(compare_texts("Nobody was hurt in the night.", "Nobody was hurt in the night.").alike());
  EXPECT_FALSE(compare_texts("", "").alike());
  EXPECT_FALSE(compare_texts(wire, "").alike());
}

TEST(Alignment, StretchesSayWhereAndInWhichOrder) {
  Words first;
  Words second;
  for (Word i = 0; i < 20; ++i)
    first.push_back(i);
  for (Word i = 100; i < 120; ++i)
    second.push_back(i);
  Words a = first;
  a.insert(a.end(), second.begin(), second.end());
  Words b = second;
  b.insert(b.end(), first.begin(), first.end());
  const Alignment found = align(a, b);
  ASSERT_EQ(found.stretches.size(), 2U);
  EXPECT_EQ(found.stretches[0].a_begin, 0U);
  EXPECT_EQ(found.stretches[0].b_begin, 20U);
  EXPECT_EQ(found.stretches[1].a_begin, 20U);
  EXPECT_EQ(found.stretches[1].a_end, 40U);
  EXPECT_EQ(found.equal, 40U);
  EXPECT_EQ(found.in_order, 20U);
}

TEST(AlignmentProperty, SymmetricAndWithinTheTexts) {
  std::mt19937 random(11);
  for (int round = 0; round < 300; ++round) {
    const std::uint64_t vocabulary = 1 + random() % 60;  // few words: many chance matches
    const auto draw = [&] {
      Words words(random() % 200);
      for (Word& word : words)
        word = random() % vocabulary;
      return words;
    };
    Words a = draw();
    const Words b = draw();
    if (round % 2 == 0 && !b.empty()) a.insert(a.end(), b.begin() + b.size() / 3, b.end());
    const Alignment found = align(a, b);
    std::size_t last = 0;
    for (const Stretch& stretch : found.stretches) {
      EXPECT_LT(stretch.a_begin, stretch.a_end);
      EXPECT_LE(stretch.a_end, a.size());
      EXPECT_LE(stretch.b_end, b.size());
      EXPECT_LE(stretch.equal, stretch.a_end - stretch.a_begin);
      EXPECT_LE(last, stretch.a_begin + 2);
      last = stretch.a_begin;
    }
    EXPECT_LE(found.in_order, found.equal);
    const Resemblance one = judge(found);
    EXPECT_LE(one.of_shorter, 1);
    EXPECT_LE(one.same_words, 1);
  }
  const Resemblance forth = compare_texts(wire, rewrite);
  const Resemblance back = compare_texts(rewrite, wire);
  EXPECT_EQ(forth.likeness, back.likeness);
  EXPECT_NEAR(forth.of_shorter, back.of_shorter, 0.05);
}

}  // namespace
}  // namespace hearsay::resemblance
