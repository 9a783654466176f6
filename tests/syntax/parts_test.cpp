// The parts below the model: tags, word keys, linear models, lemma rules, the transition system, names.
#include <gtest/gtest.h>

#include <array>

#include "base/error.hpp"
#include "syntax/linear_model.hpp"
#include "syntax/morphology.hpp"
#include "syntax/names.hpp"
#include "syntax/parser.hpp"
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

TEST(LinearModel, AddsRowsAndSurvivesItsFile) {
  const LinearModel model(3, {{11, {{0, 1.5F}, {2, -0.5F}}}, {12, {{1, 0.25F}}}});
  const auto check = [](const LinearModel& m) {
    std::array<std::int32_t, 3> scores{};
    const std::array<std::uint32_t, 3> keys = {11, 12, 999};
    m.score(keys, scores);
    EXPECT_NEAR(static_cast<float>(scores[0]) * m.scale(), 1.5, 0.02);
    EXPECT_NEAR(static_cast<float>(scores[1]) * m.scale(), 0.25, 0.02);
    EXPECT_NEAR(static_cast<float>(scores[2]) * m.scale(), -0.5, 0.02);
  };
  check(model);
  ByteWriter writer;
  model.write(writer);
  ByteReader reader(writer.bytes(), "memory");
  check(LinearModel::read(reader));
  EXPECT_TRUE(reader.at_end());
  ByteReader truncated(std::string_view(writer.bytes()).substr(0, writer.bytes().size() - 1), "memory");
  EXPECT_THROW(LinearModel::read(truncated), DataError);
}

TEST(LemmaRule, TurnsFormsIntoLemmas) {
  const LemmaRule rule = lemma_rule("Studies", "study");
  EXPECT_EQ(apply_rule(rule, "armies"), "army");
  EXPECT_EQ(apply_rule(lemma_rule("Goma", "Goma"), "Bamako"), "Bamako");
  EXPECT_EQ(apply_rule(LemmaRule{true, 9, "x"}, "abc"), "");
}

TEST(ParserState, GivesOneRootWhateverIsDone) {
  for (std::uint32_t seed = 0; seed < 200; ++seed) {
    ParserState state;
    const int size = 1 + static_cast<int>(seed % 12);
    state.reset(size);
    std::uint32_t random = seed;
    int steps = 0;
    while (!state.finished()) {
      random = mix(random, 77);
      const auto move = static_cast<Move>(random % 3);
      if (!state.valid(move)) continue;
      state.apply({move, 0});
      ++steps;
    }
    EXPECT_EQ(steps, 2 * size);
    int roots = 0;
    for (int i = 0; i < size; ++i)
      roots += state.head(i) == size ? 1 : 0;
    EXPECT_EQ(roots, 1);
  }
}

TEST(Names, PlacesAndSpansAgree) {
  const std::vector<Name> names = {{1, 1, NameKind::place, 1}, {2, 5, NameKind::person, 1}};
  const std::vector<NamePlace> places = name_places_of(7, names);
  const std::vector<Name> back = names_from(places);
  ASSERT_EQ(back.size(), 2U);
  EXPECT_EQ(back[0].first, 1U);
  EXPECT_EQ(back[1].first, 2U);
  EXPECT_EQ(back[1].last, 5U);
  for (std::size_t i = 0; i < places.size(); ++i) {
    EXPECT_TRUE(name_follows(i == 0 ? NamePlace::outside : places[i - 1], places[i], i + 1 == places.size()));
  }
  EXPECT_FALSE(name_follows(NamePlace::outside, NamePlace::inside, false));
  EXPECT_FALSE(name_follows(NamePlace::begin, NamePlace::outside, false));
  EXPECT_FALSE(name_follows(NamePlace::outside, NamePlace::begin, true));
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
  settle_names(sentences, {{1, 0, 9, 0}, {5, 0, 3, 0}});
  for (const Sentence& sentence : sentences) {
    ASSERT_EQ(sentence.names.size(), 2U) << "the other mention is found as well";
    EXPECT_EQ(sentence.names[0].kind, NameKind::place);
    EXPECT_EQ(sentence.names[1].kind, NameKind::place);
  }
}

}  // namespace
}  // namespace hearsay::syntax
