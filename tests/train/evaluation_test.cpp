// The scores against counts made by hand, by the rules of the CoNLL 2018 shared task.
#include "train/evaluation.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "syntax/conllu.hpp"
#include "train/word_alignment.hpp"

namespace hearsay::train {
namespace {

using syntax::ConlluSentence;
using syntax::MultiWord;
using syntax::NameKind;
using syntax::no_head;
using syntax::Sentence;
using syntax::Token;
using testing::ElementsAre;

struct Word {
  std::string form;
  int head = no_head;
  std::string relation = "root";
  bool space = true;
};

// Words one behind the other in a text; each sentence is followed by a space.
std::vector<Sentence> sentences_of(const std::vector<std::vector<Word>>& all) {
  std::vector<Sentence> sentences;
  std::uint32_t at = 0;
  for (const std::vector<Word>& words : all) {
    Sentence& sentence = sentences.emplace_back();
    sentence.begin = at;
    for (const Word& word : words) {
      Token& token = sentence.tokens.emplace_back();
      token.form = word.form;
      token.begin = at;
      token.end = at + static_cast<std::uint32_t>(word.form.size());
      token.lemma = word.form;
      token.head = word.head;
      token.relation = word.relation;
      at = token.end + (word.space ? 1 : 0);
    }
    sentence.end = sentence.tokens.back().end;
  }
  return sentences;
}

std::vector<Sentence> with_ranges(std::vector<Sentence> sentences, const std::vector<MultiWord>& ranges) {
  sentences.at(0).multi_words = ranges;
  return sentences;
}

std::vector<int> aligned(const std::vector<Sentence>& gold, const std::vector<Sentence>& system) {
  return align(scored_words(gold), scored_words(system));
}

TEST(Alignment, WordsAreTheSameWhereTheyCoverTheSame) {
  const auto gold =
      sentences_of({{{"a"}, {"bc", 0, "dep"}, {"d", 0, "dep"}, {"ef", 0, "dep", false}, {"g"}}});
  const auto system = sentences_of({{{"a"}, {"bc"}}, {{"d"}, {"efg"}}});
  EXPECT_THAT(aligned(gold, system), ElementsAre(0, 1, 2, not_aligned));
  EXPECT_THAT(aligned(system, gold), ElementsAre(0, 1, 2, not_aligned, not_aligned));
  EXPECT_THAT(aligned(gold, {}), testing::IsEmpty());
}

TEST(Alignment, WordsOfMultiWordTokensAreMatchedByForm) {
  const auto cut = sentences_of({{{"They"}, {"DO", 0, "dep", false}, {"n't", 0, "dep", false}, {"."}}});
  const auto gold = with_ranges(
      sentences_of({{{"They"}, {"do", 0, "dep", false}, {"n't", 0, "dep", false}, {"."}}}), {{1, 2}});
  EXPECT_THAT(aligned(gold, cut), ElementsAre(0, 1, 2, 3)) << "as two tokens";
  const auto whole = sentences_of({{{"They"}, {"don't", 0, "dep", false}, {"."}}});
  EXPECT_THAT(aligned(gold, whole), ElementsAre(0, not_aligned, 3)) << "as one word";
  const auto elsewhere = with_ranges(
      sentences_of({{{"They"}, {"don", 0, "dep", false}, {"'t", 0, "dep", false}, {"."}}}), {{1, 2}});
  EXPECT_THAT(aligned(gold, elsewhere), ElementsAre(0, not_aligned, not_aligned, 3)) << "cut elsewhere";
}

TEST(Alignment, TheLongestCommonSubsequenceOfAStretchCounts) {
  // "x a b a" of one side and "a b x a" of the other inside one stretch: "a b a" is common.
  const auto gold = with_ranges(
      sentences_of(
          {{{"x", 0, "dep", false}, {"a", 0, "dep", false}, {"b", 0, "dep", false}, {"a"}, {"end"}}}),
      {{0, 3}});
  const auto system = with_ranges(
      sentences_of(
          {{{"a", 0, "dep", false}, {"b", 0, "dep", false}, {"x", 0, "dep", false}, {"a"}, {"end"}}}),
      {{0, 3}});
  EXPECT_THAT(aligned(gold, system), ElementsAre(1, 2, not_aligned, 3, 4));
}

// "The old army left ." with a tree, tags and features.
std::vector<Sentence> plain() {
  auto sentences = sentences_of(
      {{{"The", 2, "det"}, {"old", 2, "amod"}, {"army", 3, "nsubj"}, {"left"}, {".", 3, "punct"}}});
  for (Token& token : sentences[0].tokens) {
    token.upos = syntax::Upos::NOUN;
    token.xpos = "NN";
    token.features = "ExtPos=X|Number=Sing";
  }
  return sentences;
}

Document document(std::vector<Sentence> sentences) {
  return {"d", "The old army left .", std::move(sentences), true};
}

TEST(Scores, AreFullForTheSame) {
  const Scores scores = compare(document(plain()), plain());
  const SyntaxScores& syntax = scores.syntax;
  for (const Count* count :
       {&syntax.tokens, &syntax.sentences, &syntax.words, &syntax.upos, &syntax.xpos, &syntax.features,
        &syntax.all_tags, &syntax.lemmas, &syntax.uas, &syntax.las, &syntax.clas, &syntax.mlas, &syntax.blex})
    EXPECT_DOUBLE_EQ(count->f1(), 1);
  EXPECT_EQ(syntax.words.gold, 5U);
  EXPECT_EQ(syntax.clas.gold, 3U) << "neither det nor punct";
}

TEST(Scores, SubtypesAndOwnFeaturesDoNotCount) {
  auto system = plain();
  system[0].tokens[2].relation = "nsubj:pass";
  system[0].tokens[0].features = "Number=Sing|Style=Coll";
  const SyntaxScores scores = compare(document(plain()), system).syntax;
  EXPECT_DOUBLE_EQ(scores.las.f1(), 1);
  EXPECT_DOUBLE_EQ(scores.features.f1(), 1);
  system[0].tokens[0].features = "Number=Plur";
  EXPECT_DOUBLE_EQ(compare(document(plain()), system).syntax.features.f1(), 0.8);
}

TEST(Scores, ALemmaThatTheTreebankLeavesOpenIsRight) {
  auto gold = plain();
  gold[0].tokens[1].lemma = "_";
  EXPECT_DOUBLE_EQ(compare(document(gold), plain()).syntax.lemmas.f1(), 1);
  EXPECT_DOUBLE_EQ(compare(document(plain()), gold).syntax.lemmas.f1(), 0.8);
}

TEST(Scores, AWrongHeadCostsAttachment) {
  auto system = plain();
  system[0].tokens[1].head = 3;
  const SyntaxScores scores = compare(document(plain()), system).syntax;
  EXPECT_EQ(scores.uas.right, 4U);
  EXPECT_EQ(scores.las.right, 4U);
  EXPECT_EQ(scores.clas.right, 2U);
  system[0].tokens[1] = plain()[0].tokens[1];
  system[0].tokens[1].relation = "nmod";
  EXPECT_EQ(compare(document(plain()), system).syntax.uas.right, 5U);
  EXPECT_EQ(compare(document(plain()), system).syntax.las.right, 4U);
}

TEST(Scores, AFunctionWordCostsItsContentWordTheMorphologicalScore) {
  auto system = plain();
  system[0].tokens[0].upos = syntax::Upos::DET;
  const SyntaxScores scores = compare(document(plain()), system).syntax;
  EXPECT_EQ(scores.clas.right, 3U);
  EXPECT_EQ(scores.mlas.right, 2U) << "\"army\" with a wrong article";
  EXPECT_EQ(scores.blex.right, 3U);
  system = plain();
  system[0].tokens[2].lemma = "armies";
  EXPECT_EQ(compare(document(plain()), system).syntax.blex.right, 2U);
}

TEST(Scores, AHeadThatIsCutOtherwiseIsWrong) {
  auto gold = sentences_of({{{"ab"}, {"c", 0, "dep"}}});
  const auto system = sentences_of({{{"a", no_head, "root", false}, {"b", 0, "dep"}, {"c", 1, "dep"}}});
  const SyntaxScores scores = compare(document(gold), system).syntax;
  EXPECT_EQ(scores.words.right, 1U);
  EXPECT_EQ(scores.uas.right, 0U);
  EXPECT_DOUBLE_EQ(scores.words.precision(), 1.0 / 3);
  EXPECT_DOUBLE_EQ(scores.words.recall(), 0.5);
  EXPECT_DOUBLE_EQ(scores.words.f1(), 0.4);
}

TEST(Scores, SentencesCountByTheirEnds) {
  const auto gold = sentences_of({{{"a"}, {"b", 0, "dep"}}, {{"c"}}});
  const auto system = sentences_of({{{"a"}}, {{"b"}}, {{"c"}}});
  const Count count = compare(document(gold), system).syntax.sentences;
  EXPECT_EQ(count.right, 1U);
  EXPECT_EQ(count.gold, 2U);
  EXPECT_EQ(count.system, 3U);
  EXPECT_EQ(compare(document(gold), system).syntax.tokens.right, 3U);
}

TEST(Scores, ANameNeedsItsKind) {
  auto gold = plain();
  gold[0].names = {{0, 2, NameKind::organisation, 1}, {3, 3, NameKind::event, 1}};
  gold[0].inner_names = {{1, 1, NameKind::place, 1}};
  auto system = plain();
  system[0].names = {{0, 2, NameKind::person, 1}, {3, 3, NameKind::event, 1}};
  system[0].inner_names = {{1, 1, NameKind::place, 1}, {2, 2, NameKind::place, 1}};
  const NameScores names = compare(document(gold), system).names;
  EXPECT_DOUBLE_EQ(names.main.f1(), 0);
  EXPECT_EQ(names.main.gold, 1U);
  EXPECT_EQ(names.main.system, 1U);
  EXPECT_DOUBLE_EQ(names.all.f1(), 0.5);
  EXPECT_DOUBLE_EQ(names.spans.f1(), 1);
  EXPECT_DOUBLE_EQ(names.kinds[static_cast<std::size_t>(NameKind::event)].f1(), 1);
  EXPECT_DOUBLE_EQ(names.inner.f1(), 2.0 / 3);
  Document without = document(gold);
  without.has_names = false;
  EXPECT_EQ(compare(without, system).names.all.gold, 0U);
}

TEST(Scores, AddUp) {
  auto wrong = plain();
  wrong[0].tokens[1].head = 3;
  Scores scores = compare(document(plain()), plain());
  scores += compare(document(plain()), wrong);
  EXPECT_DOUBLE_EQ(scores.syntax.uas.f1(), 0.9);
  EXPECT_EQ(scores.syntax.words.gold, 10U);
}

TEST(Evaluation, GivesTheModelWordsAndNothingElse) {
  auto gold = with_ranges(plain(), {{0, 1}});
  gold[0].names = {{0, 2, NameKind::organisation, 1}};
  const Sentence bared = bare(gold).at(0);
  EXPECT_EQ(bared.multi_words.size(), 1U);
  EXPECT_TRUE(bared.names.empty());
  for (const Token& token : bared.tokens) {
    EXPECT_TRUE(token.lemma.empty() && token.xpos.empty() && token.features.empty() &&
                token.relation.empty());
    EXPECT_EQ(token.head, no_head);
    EXPECT_EQ(token.upos, syntax::Upos::X);
  }
}

TEST(Evaluation, ScoresAModel) {
  const auto model = syntax::Model::load(HEARSAY_SOURCE_DIRECTORY "/data/models/english.model");
  const std::string text = "The soldiers left the town on Monday. They came back later.";
  const Document own{"own", text, model.analyse(text), true};
  EXPECT_DOUBLE_EQ(evaluate(model, own, Given::text).syntax.las.f1(), 1);
  EXPECT_DOUBLE_EQ(evaluate(model, own, Given::words).syntax.las.f1(), 1);
  EXPECT_GT(words_per_second(model, std::vector<Document>(20, own), 1), 0);
}

}  // namespace
}  // namespace hearsay::train
