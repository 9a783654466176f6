#include "train/name_spans.hpp"

#include <gtest/gtest.h>

#include "support.hpp"

namespace hearsay::train {
namespace {

using syntax::Name;
using syntax::NameKind;
using syntax::Sentence;

std::string around(const Sentence& sentence, int head, std::optional<NameKind> kind) {
  const NameSpans spans(sentence.tokens, {}, true);
  const auto name = spans.around(head, 0, static_cast<int>(sentence.tokens.size()) - 1, kind);
  return name ? words_of(sentence, *name) : "";
}

TEST(NameSpans, LeavesOutArticlesAndOffices) {
  const Sentence sentence = sentence_of({"President PROPN NNP 2 nmod:desc", "Amina PROPN NNP 0 root",
                                         "Okoro PROPN NNP 2 flat", "'s PART POS 2 case"});
  EXPECT_EQ(around(sentence, 1, NameKind::person), "Amina Okoro");
  const Sentence onion = sentence_of({"The DET DT 2 det", "Herald PROPN NNP 0 root"});
  EXPECT_EQ(around(onion, 1, NameKind::organisation), "Herald");
}

TEST(NameSpans, TakesOfPhrasesOfAllButPersons) {
  const Sentence sentence = sentence_of(
      {"the DET DT 2 det", "Ministry PROPN NNP 0 root", "of ADP IN 4 case", "Culture PROPN NNP 2 nmod",
       "and CCONJ CC 6 cc", "Tourism PROPN NNP 4 conj", "in ADP IN 8 case", "Quito PROPN NNP 2 nmod"});
  EXPECT_EQ(around(sentence, 1, NameKind::organisation), "Ministry of Culture and Tourism");
  EXPECT_EQ(around(sentence, 1, NameKind::person), "Ministry");
}

TEST(NameSpans, ANameBehindACommonNoun) {
  const Sentence sentence =
      sentence_of({"singer NOUN NN 0 root", "Nina PROPN NNP 1 flat", "Hale PROPN NNP 1 flat",
                   ", PUNCT , 5 punct", "Oslo PROPN NNP 1 appos"});
  const NameSpans spans(sentence.tokens, {}, true);
  EXPECT_EQ(spans.anchor(0, 0, 4), 1);
  EXPECT_EQ(around(sentence, 1, NameKind::person), "Nina Hale");
}

TEST(NameSpans, WhatCanStandInside) {
  const Sentence sentence = sentence_of(
      {"University PROPN NNP 0 root", "of ADP IN 4 case", "New ADJ NNP 4 amod", "Dover PROPN NNP 1 nmod"});
  const NameSpans spans(sentence.tokens, {}, true);
  const Name outer{0, 3, NameKind::organisation, 1.0F};
  EXPECT_TRUE(spans.can_stand_inside({2, 3, NameKind::place, 1.0F}, outer));
  EXPECT_FALSE(spans.can_stand_inside({3, 3, NameKind::place, 1.0F}, outer));         // "New" hangs on it
  EXPECT_FALSE(spans.can_stand_inside({0, 0, NameKind::organisation, 1.0F}, outer));  // the head
  const Sentence city = sentence_of({"Mexico PROPN NNP 2 compound", "City PROPN NNP 0 root"});
  EXPECT_FALSE(NameSpans(city.tokens, {}, true)
                   .can_stand_inside({0, 0, NameKind::place, 1.0F}, {0, 1, NameKind::place, 1.0F}));
}

TEST(NameSpans, TheLongestAreChosen) {
  std::vector<Name> chosen;
  choose_names({{3, 3, NameKind::place, 1}, {0, 2, NameKind::person, 1}, {2, 3, NameKind::other, 1}}, chosen);
  ASSERT_EQ(chosen.size(), 2U);
  EXPECT_EQ(chosen[0].last, 2U);
  EXPECT_EQ(chosen[1].first, 3U);
}

}  // namespace
}  // namespace hearsay::train
