#include "mentions/name_forms.hpp"

#include <gtest/gtest.h>

namespace hearsay::mentions {
namespace {

const ActorLexicon& lexicon() {
  static const ActorLexicon loaded = ActorLexicon::load(HEARSAY_DATA_DIRECTORY "/lexicons/actors.yaml");
  return loaded;
}

TEST(NameForms, RomanisationsShareASkeleton) {
  EXPECT_EQ(skeleton("marwani"), skeleton("merouani"));
  EXPECT_EQ(skeleton("qasim"), skeleton("kasem"));
  EXPECT_NE(skeleton("marwani"), skeleton("maliki"));
}

TEST(NameForms, VariantsNeedThreeConsonants) {
  EXPECT_TRUE(spelling_variant("tabrizi", "tebrezi"));
  EXPECT_FALSE(spelling_variant("ali", "ola"));
  EXPECT_FALSE(spelling_variant("tabrizi", "tabarak"));
}

TEST(NameForms, WordsLeaveArticlesOut) {
  EXPECT_EQ(name_words("Jabhat al-Nahar", lexicon()), (std::vector<std::string>{"jabhat", "nahar"}));
  EXPECT_EQ(name_words("The Iron League", lexicon()), (std::vector<std::string>{"iron", "league"}));
}

TEST(NameForms, AcronymsWithAndWithoutSmallWords) {
  EXPECT_TRUE(is_acronym_of("FLV", "Front for the Liberation of Vandia", lexicon()));
  EXPECT_TRUE(is_acronym_of("N.S.C.", "National Salvation Council", lexicon()));
  EXPECT_TRUE(is_acronym_of("JN", "Jabhat al-Nahar", lexicon()));
  EXPECT_FALSE(is_acronym_of("NSC", "National Council", lexicon()));
  EXPECT_FALSE(is_acronym_of("N", "Nahar", lexicon()));
}

TEST(NameForms, AcronymShape) {
  EXPECT_TRUE(looks_like_acronym("SDF"));
  EXPECT_TRUE(looks_like_acronym("M23A"));
  EXPECT_FALSE(looks_like_acronym("Sdf"));
  EXPECT_FALSE(looks_like_acronym("A"));
}

}  // namespace
}  // namespace hearsay::mentions
