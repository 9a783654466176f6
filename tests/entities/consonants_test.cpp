#include "entities/consonants.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <string>

namespace hearsay::entities {
namespace {

bool may_be(const std::string& sounds, const std::string& other) {
  const std::string own = consonants_of_sounds(sounds);
  const std::string wanted = consonants_of_sounds(other);
  const std::vector<std::string> variants = consonant_variants(own);
  return own == wanted || std::find(variants.begin(), variants.end(), wanted) != variants.end();
}

TEST(Consonants, LeaveOutVowelsAndWhatOnlySpellingTellsApart) {
  EXPECT_EQ(consonants_of_sounds("zuday"), "zd");
  EXPECT_EQ(consonants_of_sounds("zudey"), "zd");
  EXPECT_EQ(consonants_of_sounds("qasim"), consonants_of_sounds("kasem"));
  EXPECT_EQ(consonants_of_sounds("Xalid"), consonants_of_sounds("halid"));
  EXPECT_EQ(consonants_of_sounds("fatimah"), "ftm");
  EXPECT_EQ(consonants_of_sounds("umar"), "amr");
  EXPECT_EQ(consonants_of_sounds("yusuf"), "ysf");
  EXPECT_EQ(consonants_of_sounds(""), "");
}

TEST(Consonants, VariantsAreWhatRomanisationsConfuse) {
  EXPECT_TRUE(may_be("zuday", "suday"));
  EXPECT_TRUE(may_be("ramadan", "ramazan"));
  EXPECT_TRUE(may_be("gamal", "jamal"));
  EXPECT_TRUE(may_be("yerevan", "erevan"));
  EXPECT_TRUE(may_be("vahid", "wahid"));
  EXPECT_TRUE(may_be("hasan", "kasan"));
  EXPECT_FALSE(may_be("zuday", "lumay"));
}

TEST(Consonants, VariantsAreFewWithoutRepetition) {
  for (const char* sounds : {"sztdbpfvgjkh", "zzzzzz", "", "a", "k", "muhamad"}) {
    const std::string own = consonants_of_sounds(sounds);
    std::vector<std::string> variants = consonant_variants(own);
    EXPECT_LE(variants.size(), most_consonant_variants) << sounds;
    EXPECT_EQ(std::count(variants.begin(), variants.end(), own), 0) << sounds;
    std::sort(variants.begin(), variants.end());
    EXPECT_EQ(std::unique(variants.begin(), variants.end()), variants.end()) << sounds;
  }
}

}  // namespace
}  // namespace hearsay::entities
