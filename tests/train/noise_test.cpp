#include "train/noise.hpp"

#include <gtest/gtest.h>

#include "support.hpp"

namespace hearsay::train {
namespace {

using syntax::NameKind;
using syntax::Sentence;
using syntax::Upos;

Sentence ministers() {
  // "The ministers of the Bank of Lima were re-elected."
  Sentence sentence =
      sentence_of({"The DET DT 2 det", "ministers NOUN NNS 9 nsubj:pass", "of ADP IN 5 case",
                   "the DET DT 5 det", "Bank PROPN NNP 2 nmod", "of ADP IN 7 case", "Lima PROPN NNP 5 nmod",
                   "were AUX VBD 9 aux:pass", "re-elected VERB VBN 0 root", ". PUNCT . 9 punct"});
  sentence.names = {{4, 6, NameKind::organisation, 1.0F}};
  sentence.inner_names = {{6, 6, NameKind::place, 1.0F}};
  return sentence;
}

TEST(Noise, ChangesTheForms) {
  Random random(1);
  EXPECT_EQ(text_of(with_noise(ministers(), Noise::lower_case, random)),
            "the ministers of the bank of lima were re-elected .");
  EXPECT_EQ(text_of(with_noise(ministers(), Noise::upper_case, random)),
            "THE MINISTERS OF THE BANK OF LIMA WERE RE-ELECTED .");
  EXPECT_EQ(text_of(with_noise(ministers(), Noise::lower_names, random)),
            "The ministers of the bank of lima were re-elected .");
  EXPECT_EQ(text_of(with_noise(ministers(), Noise::no_final_stop, random)),
            "The ministers of the Bank of Lima were re-elected");
  EXPECT_EQ(ministers().tokens[4].upos, with_noise(ministers(), Noise::lower_case, random).tokens[4].upos);
}

TEST(Noise, HeadlinesComeWithAndWithoutSmallWords) {
  Random random(7);
  std::set<std::string> seen;
  for (int i = 0; i < 60; ++i)
    seen.insert(text_of(with_noise(ministers(), Noise::headline, random)));
  EXPECT_TRUE(seen.count("The Ministers of the Bank of Lima Were Re-elected") == 1);
  EXPECT_TRUE(seen.count("Ministers of Bank of Lima Re-elected") == 1);
  EXPECT_EQ(seen.size(), 4U);  // and both with "Of" and "The"
}

TEST(Noise, NamesFollowTheirWords) {
  Random random(7);
  for (int i = 0; i < 20; ++i) {
    const Sentence headline = with_noise(ministers(), Noise::headline, random);
    ASSERT_EQ(headline.names.size(), 1U);
    ASSERT_EQ(headline.inner_names.size(), 1U);
    EXPECT_EQ(words_of(headline, headline.names[0]).substr(0, 5), "Bank ");
    EXPECT_EQ(words_of(headline, headline.inner_names[0]), "Lima");
    EXPECT_EQ(headline.tokens[headline.names[0].first].relation, "nmod");
    EXPECT_EQ(headline.tokens[static_cast<std::size_t>(headline.tokens[headline.names[0].first].head)].form,
              "Ministers");
  }
}

TEST(Noise, Signs) {
  Random random(3);
  const Sentence french =
      sentence_of({"“ PUNCT `` 2 punct", "Find VERB VB 0 root", "Kaya’s PROPN NNP 2 obj", "flat ADJ JJ 2 obj",
                   "in ADP IN 6 case", "Şırnak PROPN NNP 2 obl", "” PUNCT '' 2 punct"});
  EXPECT_EQ(text_of(with_noise(french, Noise::quotes, random)), "\" Find Kaya's flat in Şırnak \"");
  EXPECT_EQ(text_of(with_noise(with_noise(french, Noise::quotes, random), Noise::quotes, random)),
            text_of(french));
  EXPECT_EQ(text_of(with_noise(french, Noise::no_diacritics, random)), "“ Find Kaya’s flat in Sirnak ”");
  EXPECT_EQ(text_of(with_noise(french, Noise::ligatures, random)), "“ Find Kaya’s ﬂat in Şırnak ”");
  EXPECT_EQ(text_of(with_noise(french, Noise::no_punctuation, random)), "Find Kaya’s flat in Şırnak");
}

TEST(Noise, ASlipChangesOneLongWord) {
  Random random(5);
  const Sentence source = ministers();
  for (int i = 0; i < 50; ++i) {
    const Sentence copy = with_noise(source, Noise::slip, random);
    for (std::size_t k = 0; k < source.tokens.size(); ++k) {
      if (k == 1) continue;  // "ministers", the only plain word of five letters
      EXPECT_EQ(copy.tokens[k].form, source.tokens[k].form);
    }
    const auto length = static_cast<int>(copy.tokens[1].form.size());
    EXPECT_LE(std::abs(length - 9), 1);
    EXPECT_EQ(copy.tokens[1].form[0], 'm');
  }
}

TEST(Noise, ARemovedRootHandsOverToAWord) {
  Sentence sentence = sentence_of({", PUNCT , 2 punct", "is AUX VBZ 0 root", "Peru PROPN NNP 2 nsubj"});
  remove_token(sentence, 1);
  EXPECT_EQ(defect(sentence), "");
  EXPECT_EQ(sentence.tokens[1].head, syntax::no_head);
  EXPECT_EQ(sentence.tokens[1].relation, "root");
  EXPECT_EQ(sentence.tokens[0].head, 1);
}

TEST(Noise, AnInnerNameDoesNotOutliveItsOuterName) {
  Sentence sentence =
      sentence_of({"Lima PROPN NNP 2 compound", "University PROPN NNP 0 root", "! PUNCT . 2 punct"});
  sentence.names = {{0, 1, NameKind::organisation, 1.0F}};
  sentence.inner_names = {{0, 0, NameKind::place, 1.0F}};
  remove_token(sentence, 1);
  ASSERT_EQ(sentence.names.size(), 1U);
  EXPECT_EQ(words_of(sentence, sentence.names[0]), "Lima");
  EXPECT_TRUE(sentence.inner_names.empty());
}

TEST(Noise, PunctuationAloneIsNotEmptied) {
  Random random(2);
  const Sentence dots = sentence_of({"… PUNCT . 0 root", "! PUNCT . 1 punct"});
  EXPECT_EQ(with_noise(dots, Noise::no_punctuation, random).tokens.size(), 1U);
  EXPECT_EQ(with_noise(dots, Noise::no_final_stop, random).tokens.size(), 1U);
}

TEST(Noise, KeepsEverySentenceWhole) {
  Random random(20161);
  for (int i = 0; i < 4000; ++i) {
    const Sentence source = random_sentence(random);
    ASSERT_EQ(defect(source), "");
    const auto kind = static_cast<Noise>(i % static_cast<int>(noise_kinds));
    const Sentence copy = with_noise(source, kind, random);
    ASSERT_EQ(defect(copy), "") << "noise " << i % static_cast<int>(noise_kinds) << ": " << text_of(source);
    ASSERT_EQ(defect(with_noise(source, random)), "") << text_of(source);
  }
}

TEST(Noise, RemovesAnyWord) {
  Random random(99);
  for (int i = 0; i < 4000; ++i) {
    Sentence sentence = random_sentence(random);
    while (sentence.tokens.size() > 1) {
      const std::size_t before = sentence.tokens.size();
      remove_token(sentence, random.below(before));
      ASSERT_EQ(sentence.tokens.size(), before - 1);
      ASSERT_EQ(defect(sentence), "");
    }
  }
}

}  // namespace
}  // namespace hearsay::train
