#include "resemblance/words.hpp"

#include <gtest/gtest.h>

namespace hearsay::resemblance {
namespace {

TEST(Words, CasePunctuationAndAccentsDoNotMatter) {
  EXPECT_EQ(words_of("The Özgan-Yurt’s men, they said: \"no\"."),
            words_of("the ozgan yurts MEN they said no"));
  EXPECT_EQ(words_of("ḥarakat"), words_of("Harakat"));
  EXPECT_EQ(words_of("don't"), words_of("don’t"));
}

TEST(Words, NumbersAreWords) {
  EXPECT_EQ(words_of("in 2021").size(), 2U);
  EXPECT_NE(words_of("27 men"), words_of("28 men"));
}

TEST(Words, OtherScripts) {
  EXPECT_EQ(words_of("حركة نور التلال").size(), 3U);
  EXPECT_EQ(words_of("Движение Света"), words_of("ДВИЖЕНИЕ СВЕТА"));
  EXPECT_EQ(words_of("停战协议").size(), 4U);  // written without spaces
}

TEST(Words, NothingAndIllFormedBytes) {
  EXPECT_TRUE(words_of("").empty());
  EXPECT_TRUE(words_of(" \n—“”…").empty());
  EXPECT_NO_THROW(words_of("a\xff\xc3"));
}

TEST(Words, ShinglesSayWhichWordsAndInWhichOrder) {
  const Words words = words_of("one two three two one");
  EXPECT_EQ(shingles_of(words, 2).size(), 4U);
  EXPECT_NE(shingles_of(words, 2)[1], shingles_of(words, 2)[2]);
  EXPECT_EQ(shingles_of(words_of("one two"), 2), shingles_of(std::span(words).first(2), 2));
  EXPECT_TRUE(shingles_of(words, 6).empty());
  EXPECT_TRUE(shingles_of(words, 0).empty());
}

}  // namespace
}  // namespace hearsay::resemblance
