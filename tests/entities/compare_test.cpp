#include "entities/compare.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <random>

#include "entities/support.hpp"

namespace hearsay::entities {
namespace {

using mentions::EntityKind;

TEST(Compare, NeverCallsDifferentNamesTheSame) {
  std::size_t different = 0;
  std::size_t decided = 0;
  for (const NamePair& pair : read_pairs()) {
    if (pair.same) continue;
    const NameComparison comparison = compare(rules(), pair.a, pair.b, pair.kind);
    EXPECT_NE(comparison.decision, Decision::same)
        << pair.a << " | " << pair.b << " (" << pair.origin << ") " << comparison.score;
    ++different;
    if (comparison.decision == Decision::different) ++decided;
  }
  EXPECT_GE(different, 80U);
  EXPECT_GE(static_cast<double>(decided) / static_cast<double>(different), 0.8);
}

TEST(Compare, FindsSpellingsOfOneName) {
  std::size_t same = 0;
  std::size_t found = 0;
  std::string missed;
  for (const NamePair& pair : read_pairs()) {
    if (!pair.same) continue;
    const NameComparison comparison = compare(rules(), pair.a, pair.b, pair.kind);
    EXPECT_NE(comparison.decision, Decision::different) << pair.a << " | " << pair.b;
    ++same;
    if (comparison.decision == Decision::same)
      ++found;
    else
      missed += "\n  " + pair.a + " | " + pair.b;
  }
  EXPECT_GE(same, 120U);
  EXPECT_GE(static_cast<double>(found) / static_cast<double>(same), 0.96) << missed;
}

TEST(Compare, IsSymmetricAndReflexive) {
  const std::vector<NamePair> pairs = read_pairs();
  ASSERT_GE(pairs.size(), 200U);
  for (std::size_t i = 0; i < pairs.size(); ++i) {
    // The pair itself and a pair of strangers.
    for (const std::string& other : {pairs[i].b, pairs[(i * 7 + 3) % pairs.size()].b}) {
      const NameComparison there = compare(rules(), pairs[i].a, other, pairs[i].kind);
      const NameComparison back = compare(rules(), other, pairs[i].a, pairs[i].kind);
      EXPECT_EQ(there.score, back.score) << pairs[i].a << " | " << other;
      EXPECT_EQ(there.decision, back.decision);
      EXPECT_EQ(there.reasons, back.reasons);
      EXPECT_GE(there.score, 0);
      EXPECT_LE(there.score, 1);
    }
    EXPECT_EQ(compare(rules(), pairs[i].a, pairs[i].a, pairs[i].kind).score, 1) << pairs[i].a;
  }
}

TEST(Compare, NeverThrowsOnAnyBytes) {
  std::mt19937 random(20261121);
  std::uniform_int_distribution<int> byte(0, 255);
  std::uniform_int_distribution<int> length(0, 60);
  std::uniform_int_distribution<std::uint32_t> code_point(1, 0x2FFFF);
  for (int round = 0; round < 400; ++round) {
    std::string bytes, text;
    for (int i = length(random); i > 0; --i)
      bytes += static_cast<char>(byte(random));
    for (int i = length(random); i > 0; --i) {
      const std::uint32_t c = i % 5 == 0 ? U' ' : code_point(random);
      if (c < 0xD800 || c > 0xDFFF) append_utf8(text, c);
    }
    for (const EntityKind kind : {EntityKind::person, EntityKind::organisation, EntityKind::place}) {
      const NameComparison there = compare(rules(), bytes, text, kind);
      const NameComparison back = compare(rules(), text, bytes, kind);
      EXPECT_EQ(there.score, back.score);
      EXPECT_EQ(compare(rules(), text, text, kind).score, 1);
      EXPECT_EQ(compare(rules(), bytes, bytes, kind).score, 1);
    }
  }
}

TEST(Compare, SaysWhy) {
  const auto reasons = [](const char* a, const char* b, EntityKind kind) {
    std::string text;
    for (const std::string& reason : compare(rules(), a, b, kind).reasons)
      text += reason + "; ";
    return text;
  };
  EXPECT_THAT(reasons("Brigade 44", "Brigade 47", EntityKind::organisation),
              testing::HasSubstr("numbers differ"));
  EXPECT_THAT(reasons("HTS", "Hayat Tahrir al-Sham", EntityKind::organisation),
              testing::HasSubstr("initials"));
  EXPECT_THAT(reasons("Yahya Sinwar", "Mohammed Sinwar", EntityKind::person),
              testing::HasSubstr("each has a part"));
}

// The same by form, but below the score by which a linker merges.
TEST(Compare, AnAcronymThatFitsIsNeverEnoughToLink) {
  const NameComparison fits = compare(rules(), "HTS", "Hayat Tahrir al-Sham", EntityKind::organisation);
  EXPECT_EQ(fits.decision, Decision::same);
  EXPECT_LT(fits.score, 0.9);
  EXPECT_EQ(compare(rules(), "HTS", "Houthis", EntityKind::organisation).decision, Decision::different);
}

TEST(Compare, NotesInBracketsTellApart) {
  const auto decision = [](const char* a, const char* b) {
    return compare(rules(), a, b, EntityKind::organisation).decision;
  };
  EXPECT_NE(decision("Tuvar Front (Yemen)", "Tuvar Front (Lebanon)"), Decision::same);
  EXPECT_EQ(decision("Tuvar Front (Yemen)", "Tuvar Front"), Decision::same);
  EXPECT_EQ(decision("Tuvar Front (Yemen)", "Yemeni Tuvar Front"), Decision::same);
  EXPECT_NE(decision("TFP (Yemen)", "TFP (Lebanon)"), Decision::same);
}

TEST(Compare, AnotherOrderOfWordsIsNothingBetweenTwoLanguages) {
  const auto decision = [](const char* a, const char* b) {
    return compare(rules(), a, b, EntityKind::organisation).decision;
  };
  EXPECT_EQ(decision("Union des forces de la résistance", "Union of Resistance Forces"), Decision::same);
  EXPECT_NE(decision("Free Syrian Army", "Syrian Free Army"), Decision::same);
  EXPECT_EQ(decision("Houthi movement", "the Houthis"), Decision::same);
}

TEST(Compare, AGivenNameLeftOutInFrontIsNotTheSame) {
  EXPECT_EQ(compare(rules(), "Zahir Talbawi", "Idris Zahir Talbawi", EntityKind::person).decision,
            Decision::different);
  EXPECT_NE(compare(rules(), "Zahir Talbawi", "Mohammad Zahir Talbawi", EntityKind::person).decision,
            Decision::same);
}

TEST(Compare, ALongNameIsCutNotRefused) {
  std::string name;
  for (int i = 0; i < 500; ++i)
    name += "Lorem" + std::to_string(i) + " ";
  EXPECT_EQ(compare(rules(), name, name + "x", EntityKind::organisation).decision, Decision::different);
}

}  // namespace
}  // namespace hearsay::entities
