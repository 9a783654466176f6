// The similarities that names are measured beside, held against published values.
#include "baselines.hpp"

#include <gtest/gtest.h>

#include "base/error.hpp"
#include "double_metaphone.hpp"
#include "labelled_pairs.hpp"

namespace hearsay::tools {
namespace {

TEST(Baselines, JaroWinklerHasWinklersValues) {
  EXPECT_NEAR(jaro_winkler("MARTHA", "MARHTA"), 0.9611, 0.0001);
  EXPECT_NEAR(jaro_winkler("DWAYNE", "DUANE"), 0.84, 0.0001);
  EXPECT_NEAR(jaro_winkler("DIXON", "DICKSONX"), 0.8133, 0.0001);
  EXPECT_EQ(jaro_winkler("", "x"), 0);
}

TEST(Baselines, TrigramsHaveTheValuesOfPostgresqlsManual) {
  EXPECT_NEAR(trigram_similarity("word", "two words"), 0.363636, 0.0001);
  EXPECT_EQ(trigram_similarity("Word", "word"), 1);
  EXPECT_EQ(trigram_similarity("", "word"), 0);
}

TEST(Baselines, DoubleMetaphoneHasPhilipssCodes) {
  const auto codes = [](const char* word) {
    const MetaphoneCodes both = double_metaphone(word);
    return both.primary + "/" + both.secondary;
  };
  EXPECT_EQ(codes("Smith"), "SM0/XMT");
  EXPECT_EQ(codes("Schmidt"), "XMT/SMT");
  EXPECT_EQ(codes("Thomas"), "TMS/TMS");
  EXPECT_EQ(codes("Knight"), "NT/NT");
  EXPECT_EQ(codes("Caesar"), "SSR/SSR");
  EXPECT_EQ(codes("Michael"), "MKL/MXL");
  EXPECT_EQ(codes("Arnow"), "ARN/ARNF");
  EXPECT_NEAR(metaphone_similarity("John Smith", "Jon Smyth"), 1, 1e-9);
}

TEST(LabelledPairs, KnowWhatIsHeldBack) {
  EXPECT_TRUE(is_held_back(HEARSAY_SOURCE_DIRECTORY "/tests/names/held-back"));
  EXPECT_FALSE(is_held_back(HEARSAY_SOURCE_DIRECTORY "/tests/names/open"));
}

TEST(LabelledPairs, AFolderWithoutPairsIsAnError) {
  EXPECT_THROW(read_labelled_pairs(HEARSAY_SOURCE_DIRECTORY "/src"), InputError);
}

TEST(LabelledPairs, TheOpenPartIsReadWhole) {
  EXPECT_GE(read_labelled_pairs(HEARSAY_SOURCE_DIRECTORY "/tests/names/open").size(), 2500U);
}

}  // namespace
}  // namespace hearsay::tools
