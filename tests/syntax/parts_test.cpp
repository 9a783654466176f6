// The parts below the model: tags, word keys, lemma rules, names, the gazetteer.
#include <gtest/gtest.h>

#include <array>
#include <cmath>

#include "base/error.hpp"
#include "syntax/gazetteer.hpp"
#include "syntax/lemmatiser.hpp"
#include "syntax/names.hpp"
#include "syntax/word_keys.hpp"

namespace hearsay::syntax {
namespace {

TEST(Sentence, TagsAndFeatures) {
  for (int i = 0; i <= static_cast<int>(Upos::X); ++i) {
    EXPECT_EQ(upos_from(name(static_cast<Upos>(i))), static_cast<Upos>(i));
  }
  EXPECT_EQ(upos_from("nonsense"), Upos::X);
  Token token;
  token.features = "Mood=Ind|Number=Plur|Person=3";
  EXPECT_EQ(token.feature("Number"), "Plur");
  EXPECT_EQ(token.feature("Person"), "3");
  EXPECT_EQ(token.feature("Num"), "");
  EXPECT_EQ(token.feature("Tense"), "");
}

TEST(WordKeys, FoldCaseDigitsAndApostrophes) {
  EXPECT_EQ(word_keys("Hay’at").folded, word_keys("hay'at").folded);
  EXPECT_EQ(word_keys("1987").folded, word_keys("2019").folded);
  EXPECT_NE(word_keys("198").folded, word_keys("2019").folded);
  EXPECT_EQ(word_keys("Ödem").folded, word_keys("ödem").folded);
  EXPECT_EQ(word_keys("Ab").shape, word_keys("Xy").shape);
  EXPECT_NE(word_keys("Ab").shape, word_keys("ab").shape);
  EXPECT_EQ(word_keys("walking").suffixes[2], word_keys("Being").suffixes[2]);
  EXPECT_TRUE(word_keys("HTS").all_capitals);
  EXPECT_FALSE(word_keys("A").all_capitals);
}

TEST(LemmaRule, TurnsFormsIntoLemmas) {
  const LemmaRule rule = lemma_rule("Studies", "study");
  EXPECT_EQ(apply_rule(rule, "armies"), "army");
  EXPECT_EQ(apply_rule(lemma_rule("Goma", "Goma"), "Bamako"), "Bamako");
  EXPECT_EQ(apply_rule(LemmaRule{true, 9, "x"}, "abc"), "");
}

TEST(Names, OnlyWellFormedSequencesFollow) {
  const auto number = [](NamePlace place, NameKind kind) { return name_class(place, kind); };
  const std::size_t begin = number(NamePlace::begin, NameKind::person);
  EXPECT_TRUE(name_follows(0, begin));
  EXPECT_TRUE(name_follows(begin, number(NamePlace::last, NameKind::person)));
  EXPECT_FALSE(name_follows(begin, number(NamePlace::last, NameKind::place))) << "a name has one kind";
  EXPECT_FALSE(name_follows(begin, 0));
  EXPECT_FALSE(name_follows(0, number(NamePlace::inside, NameKind::person)));
  for (std::size_t c = 1; c < name_classes; ++c)
    EXPECT_EQ(number(place_of(c), kind_of(c)), c);
}

// Classes for given names become those names again, with their probability.
TEST(Names, AreFoundWhereTheClassesSaySo) {
  const std::vector<Name> names = {{1, 1, NameKind::place, 1}, {2, 5, NameKind::event, 1}};
  const std::vector<std::uint8_t> classes = name_classes_of(7, names);
  std::vector<std::array<float, name_classes>> rows(classes.size());
  for (std::size_t i = 0; i < rows.size(); ++i) {
    rows[i].fill(0.1F / (name_classes - 1));
    rows[i][classes[i]] = 0.9F;
  }
  // One word that the classes alone would leave outside: the sequence must still be well formed.
  rows[3].fill(0.01F);
  rows[3][0] = 0.5F;
  const auto found = find_names(rows.size(), [&](std::size_t i) { return std::span<const float>(rows[i]); });
  ASSERT_EQ(found.size(), 2U);
  EXPECT_EQ(found[0].name.first, 1U);
  EXPECT_EQ(found[0].name.kind, NameKind::place);
  EXPECT_NEAR(found[0].name.probability, std::pow(0.9, 1.75), 0.05);
  EXPECT_EQ(found[1].name.first, 2U);
  EXPECT_EQ(found[1].name.last, 5U);
  EXPECT_EQ(found[1].name.kind, NameKind::event);
  EXPECT_LT(found[1].name.probability, 0.2F);
}

TEST(Gazetteer, MarksTheLongestListedName) {
  const Gazetteer gazetteer(
      {{{"Sudan"}, NameKind::place}, {{"Sudan", "Liberation", "Movement"}, NameKind::organisation}});
  std::vector<Observation> words(5);
  const std::vector<std::string> forms{"SUDAN", "Liberation", "Movement", "in", "Sudan"};
  for (std::size_t i = 0; i < forms.size(); ++i)
    words[i].keys = word_keys(forms[i]);
  gazetteer.mark(words);
  EXPECT_EQ(words[0].gazetteer, name_class(NamePlace::begin, NameKind::organisation));
  EXPECT_EQ(words[1].gazetteer, name_class(NamePlace::inside, NameKind::organisation));
  EXPECT_EQ(words[2].gazetteer, name_class(NamePlace::last, NameKind::organisation));
  EXPECT_EQ(words[3].gazetteer, 0);
  EXPECT_EQ(words[4].gazetteer, name_class(NamePlace::unit, NameKind::place));
}

TEST(Names, MentionsOfOneNameShareItsKind) {
  std::vector<Sentence> sentences(2);
  for (Sentence& sentence : sentences) {
    Token token;
    token.form = "Nyala";
    token.upos = Upos::PROPN;
    sentence.tokens = {token, token};
  }
  sentences[0].names = {{0, 0, NameKind::other, 1}};
  sentences[1].names = {{1, 1, NameKind::other, 1}};
  // One strong vote for a place, one weak vote for a person.
  const std::vector<KindScores> scores{{-8, -9, -0.1F, -9, -9}, {-0.5F, -9, -1.5F, -9, -9}};
  settle_names(sentences, scores);
  for (const Sentence& sentence : sentences) {
    ASSERT_EQ(sentence.names.size(), 2U) << "the other mention is found as well";
    EXPECT_EQ(sentence.names[0].kind, NameKind::place);
    EXPECT_EQ(sentence.names[1].kind, NameKind::place);
  }
}

}  // namespace
}  // namespace hearsay::syntax
