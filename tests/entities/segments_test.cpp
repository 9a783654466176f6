// Words inside words, silent letters, and the orthographies of scripts.
#include <gtest/gtest.h>

#include "entities/compare.hpp"
#include "entities/name_segments.hpp"
#include "entities/script.hpp"
#include "entities/support.hpp"

namespace hearsay::entities {
namespace {

using mentions::EntityKind;

const NameLexicon& lexicon() {
  static const NameLexicon loaded = NameLexicon::load(HEARSAY_DATA_DIRECTORY "/lexicons/names.yaml");
  return loaded;
}

TEST(Segments, KnownWordsAreCutOutOfWhatHasNoSpaces) {
  using Words = std::vector<std::string>;
  EXPECT_EQ(divide_words(lexicon(), {"澜波海运有限公司"}), (Words{"澜波", "海运", "有限公司"}));
  EXPECT_EQ(divide_words(lexicon(), {"조선로동당"}), (Words{"조선", "로동", "당"}));
  // A sign alone is cut off only where a body's type stands.
  EXPECT_EQ(divide_words(lexicon(), {"东方红"}).size(), 1U);
  EXPECT_EQ(divide_words(lexicon(), {"volkspartei"}), (Words{"volks", "partei"}));
  EXPECT_EQ(divide_words(lexicon(), {"gunesdogmaz", "front"}), (Words{"gunesdogmaz", "front"}));
  EXPECT_TRUE(divide_words(lexicon(), {}).empty());
  EXPECT_EQ(divide_words(lexicon(), {"กองอาสารักษาดินแดนสมชาย"}).size(), 2U);
}

TEST(SplitWords, TheShortWayForAsciiIsTheLongOne) {
  for (int c = 1; c < 128; ++c)
    for (const char* head : {"l", "dell", "x", ""})
      for (const char mark : {'\'', '`', static_cast<char>(c)}) {
        const std::string text = std::string(head) + mark + static_cast<char>(c) + "b 7";
        std::vector<std::string> other = split_words(text + " \u0436");
        ASSERT_FALSE(other.empty());
        other.pop_back();
        EXPECT_EQ(split_words(text), other) << c << " " << head;
      }
}

TEST(Segments, NothingIsLost) {
  for (const char* word : {"澜波海运有限公司", "청솔제지", "พรรคพลังประชารัฐ", "volkspartei", "x"}) {
    std::string joined;
    for (const std::string& part : divide_words(lexicon(), {word}))
      joined += part;
    EXPECT_EQ(joined, word);
  }
}

TEST(Segments, SilentVowelsOfIndianScripts) {
  EXPECT_EQ(without_silent_vowels("rahamāna", "Beng"), "rahmān");
  EXPECT_EQ(without_silent_vowels("kamala", "Deva"), "kamal");
  EXPECT_EQ(without_silent_vowels("kamala", "Taml"), "kamala");
  EXPECT_EQ(without_silent_vowels("", "Deva"), "");
}

TEST(Segments, SilentLettersOfThai) {
  EXPECT_EQ(spoken_thai("ศักดิ์"), "ศัก");
  EXPECT_EQ(spoken_thai("เกม"), "กเม");
  EXPECT_EQ(spoken_thai("Latin"), "Latin");
}

TEST(Segments, NamesInTheirScriptsAndInLatin) {
  const auto decision = [](const char* a, const char* b, EntityKind kind) {
    return compare(rules(), a, b, kind).decision;
  };
  EXPECT_EQ(decision("陈波海运有限公司", "Chenbo Shipping Co., Ltd.", EntityKind::organisation),
            Decision::same);
  EXPECT_EQ(decision("ลำปาง", "Lampang", EntityKind::place), Decision::same);
  EXPECT_NE(decision("ลำปาง", "Lapang", EntityKind::place), Decision::same);
  EXPECT_EQ(decision("부산해운 주식회사", "Busan Shipping Co., Ltd.", EntityKind::organisation),
            Decision::same);
  EXPECT_EQ(decision("Volkspartei Tilal", "Tilal People's Party", EntityKind::organisation), Decision::same);
  EXPECT_EQ(decision("Hsü Kuo-chang", "Xu Guozhang", EntityKind::person), Decision::same);
  EXPECT_EQ(decision("মুজিবুর রহমান", "Mujibur Rahman", EntityKind::person), Decision::same);
  EXPECT_NE(decision("陈波海运有限公司", "Chenbo Cement Co., Ltd.", EntityKind::organisation),
            Decision::same);
  EXPECT_NE(decision("Volkspartei Tilal", "Tilal Workers' Party", EntityKind::organisation), Decision::same);
}

TEST(Segments, APlaceOfOneWordHasANameAndNoMeaning) {
  EXPECT_EQ(compare(rules(), "La Paz", "Salamiyah", EntityKind::place).decision, Decision::different);
}

TEST(Segments, AWordAloneIsAName) {
  EXPECT_EQ(compare(rules(), "Islah", "Islah Movement", EntityKind::organisation).decision, Decision::same);
  EXPECT_NE(compare(rules(), "Islah", "Islah Youth Movement", EntityKind::organisation).decision,
            Decision::same);
}

}  // namespace
}  // namespace hearsay::entities
