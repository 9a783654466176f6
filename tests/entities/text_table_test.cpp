#include "entities/text_table.hpp"

#include <gtest/gtest.h>

#include <string>

#include "entities/name_lexicon.hpp"

namespace hearsay::entities {
namespace {

TEST(TextTable, FindsWhatWasPutInAndNothingElse) {
  TextTable<int> table;
  EXPECT_EQ(table.find("x"), nullptr);
  for (int i = 0; i < 3000; ++i)
    EXPECT_TRUE(table.insert("word" + std::to_string(i), i).second);
  EXPECT_FALSE(table.insert("word7", 8).second);
  EXPECT_TRUE(table.insert("", -1).second);
  EXPECT_EQ(table.size(), 3001U);
  for (int i = 0; i < 3000; ++i)
    ASSERT_EQ(*table.find("word" + std::to_string(i)), i);
  EXPECT_EQ(*table.find(""), -1);
  EXPECT_EQ(table.find("word3000"), nullptr);
  const std::uint64_t begun = TextTable<int>::hash_of("wor");
  EXPECT_EQ(*table.find("word12", fnv1a("d12", begun)), 12);
}

TEST(Meanings, TakeTheWordThenTheLongestStemThatAnEndingCompletes) {
  Meanings meanings;
  const WordMeaning whole{"whole", 1, false, false};
  const WordMeaning shorter{"shorter", 1, false, false};
  const WordMeaning longer{"longer", 1, false, false};
  EXPECT_TRUE(meanings.add("nationale", whole));
  EXPECT_TRUE(meanings.add_stem("nation", shorter));
  EXPECT_TRUE(meanings.add_stem("national", longer));
  EXPECT_FALSE(meanings.add("nationale", shorter));
  for (const char* ending : {"al", "e", "es", "ale", "ales"})
    meanings.add_ending(ending);
  const auto meaning = [&](const std::string& word) {
    const WordMeaning* found = meanings.find(word);
    return found == nullptr ? std::string() : found->meaning;
  };
  EXPECT_EQ(meaning("nationale"), "whole");
  EXPECT_EQ(meaning("nationales"), "longer");
  EXPECT_EQ(meaning("national"), "longer");
  EXPECT_EQ(meaning("nationes"), "shorter");
  EXPECT_EQ(meaning("nation"), "shorter");
  EXPECT_EQ(meaning("nationally"), "");
  EXPECT_EQ(meaning(""), "");
  EXPECT_EQ(meaning(std::string(1000, 'n')), "");
}

}  // namespace
}  // namespace hearsay::entities
