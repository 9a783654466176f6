#include "entities/name.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <random>

#include "base/error.hpp"
#include "entities/sounds.hpp"
#include "entities/support.hpp"

namespace hearsay::entities {
namespace {

using mentions::EntityKind;

TEST(Skeleton, FallsTogetherForSpellingsOfOneOrganisation) {
  const std::string expected = rules().skeleton("Hay'at Tahrir al-Sham");
  for (const char* name :
       {"Hayat Tahrir al Sham", "Heyet Tahrir eş-Şam", "هيئة تحرير الشام", "Хайят Тахрир аш-Шам"})
    EXPECT_EQ(rules().skeleton(name), expected) << name;
}

TEST(Skeleton, FallsTogetherForSpellingsOfOnePerson) {
  const std::string expected = rules().skeleton("al-Jolani");
  for (const char* name : {"Julani", "Jawlani", "Golani", "الجولاني", "аль-Джулани"})
    EXPECT_EQ(rules().skeleton(name), expected) << name;
  EXPECT_NE(rules().skeleton("al-Falastini"), expected);
}

TEST(Skeleton, KeepsDigraphsOfOneScriptApartFromLettersOfAnother) {
  EXPECT_EQ(sounds_of("sham"), "Sam");
  EXPECT_EQ(sounds_of("is|haq"), "ishaq");
  EXPECT_EQ(sounds_of("hassan"), "hasan");
  EXPECT_EQ(sounds_of("m|mr"), "mmr");
}

TEST(Normalise, TakesOffArticlesAndTitles) {
  const NormalisedName name =
      rules().normalise("General Abd al-Rahman bin Hassan ash-Shami", EntityKind::person);
  ASSERT_EQ(name.tokens.size(), 3U);
  EXPECT_EQ(name.tokens[0].meaning, "abdrahman");
  EXPECT_EQ(name.tokens[1].meaning, "hasan");
  EXPECT_TRUE(name.tokens[1].filial);
  EXPECT_EQ(name.tokens[2].role, TokenRole::nisba);
}

// The Arabic name has the consonants of a Portuguese abbreviation for a soldier.
TEST(Normalise, ANameWithoutVowelsIsNoAbbreviation) {
  EXPECT_EQ(rules().normalise("سعد الحريري", EntityKind::person).tokens.size(), 2U);
}

TEST(Normalise, ReadsLettersByTheRulesOfAnOrthography) {
  const NormalisedName name = rules().normalise("Xanəli", EntityKind::person);
  ASSERT_EQ(name.tokens.size(), 1U);
  const std::vector<std::string>& readings = name.tokens[0].readings;
  EXPECT_NE(std::find(readings.begin(), readings.end(), sounds_of("khanali")), readings.end());
}

TEST(Normalise, MakesAKunyaOneToken) {
  const NormalisedName name = rules().normalise("أبو محمد الجولاني", EntityKind::person);
  ASSERT_EQ(name.tokens.size(), 2U);
  EXPECT_EQ(name.tokens[0].role, TokenRole::kunya);
  EXPECT_EQ(name.tokens[0].meaning, "abu muhammad");
  EXPECT_TRUE(name.tokens[1].abjad);
}

TEST(Normalise, TranslatesTheTypeOfAnOrganisation) {
  for (const char* text : {"Jabhat al-Nusra", "al-Nusra Front", "Фронт ан-Нусра", "جبهة النصرة"}) {
    const NormalisedName name = rules().normalise(text, EntityKind::organisation);
    ASSERT_EQ(name.tokens.size(), 2U) << text;
    EXPECT_TRUE(std::any_of(name.tokens.begin(), name.tokens.end(), [](const NameToken& token) {
      return token.role == TokenRole::type && token.meaning == "front";
    })) << text;
  }
}

TEST(Normalise, ReadsNumbersAndAcronyms) {
  EXPECT_EQ(rules().normalise("044th Brigade", EntityKind::organisation).tokens[0].meaning, "44");
  EXPECT_EQ(rules().normalise("Brigade ٤٤", EntityKind::organisation).tokens[1].meaning, "44");
  EXPECT_EQ(rules().normalise("First Division", EntityKind::organisation).tokens[0].meaning, "1");
  EXPECT_EQ(rules().normalise("U.N.", EntityKind::organisation).letters, "UN");
  EXPECT_EQ(rules().normalise("M23", EntityKind::organisation).letters, "M23");
  EXPECT_TRUE(rules().normalise("Hamas", EntityKind::organisation).letters.empty());
}

TEST(BlockingKeys, AreSharedByNamesThatAreTheSame) {
  for (const NamePair& pair : read_pairs()) {
    if (!pair.same) continue;
    const bool acronym = !rules().normalise(pair.a, pair.kind).letters.empty();
    if (acronym != !rules().normalise(pair.b, pair.kind).letters.empty()) continue;
    const std::vector<std::string> a = rules().blocking_keys(pair.a, pair.kind);
    const std::vector<std::string> b = rules().blocking_keys(pair.b, pair.kind);
    std::vector<std::string> common;
    std::set_intersection(a.begin(), a.end(), b.begin(), b.end(), std::back_inserter(common));
    EXPECT_FALSE(common.empty()) << pair.a << " | " << pair.b;
  }
}

TEST(NameRules, AMistakeInTheLexiconNamesTheFile) {
  EXPECT_THROW(NameRules::load("/nonexistent/names.yaml"), DataError);
}

}  // namespace
}  // namespace hearsay::entities
