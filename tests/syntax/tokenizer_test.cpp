#include "syntax/tokenizer.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "syntax/model_data.hpp"

namespace hearsay::syntax {
namespace {

using testing::ElementsAre;

const TokenRules& rules() {
  static const ModelData data = ModelData::load(HEARSAY_DATA_DIRECTORY "/models/english.model");
  return data.rules;
}

std::vector<std::string> words(std::string_view text) {
  std::vector<std::string> result;
  for (const Sentence& sentence : split_text(rules(), text, 400)) {
    for (const Token& token : sentence.tokens)
      result.push_back(token.form);
  }
  return result;
}

std::vector<std::string> sentences(std::string_view text) {
  std::vector<std::string> result;
  for (const Sentence& sentence : split_text(rules(), text, 400)) {
    result.emplace_back(text.substr(sentence.begin, sentence.end - sentence.begin));
  }
  return result;
}

TEST(Tokenizer, SplitsClitics) {
  EXPECT_THAT(words("They don't know what's happened."),
              ElementsAre("They", "do", "n't", "know", "what", "'s", "happened", "."));
  EXPECT_THAT(words("We’ve seen Mali’s army; it cannot win."),
              ElementsAre("We", "’ve", "seen", "Mali", "’s", "army", ";", "it", "can", "not", "win", "."));
  EXPECT_THAT(words("The rebels' camp"), ElementsAre("The", "rebels", "'", "camp"));
}

TEST(Tokenizer, MarksCliticsAsMultiWordTokens) {
  const auto result = split_text(rules(), "He won't leave Goma's airport.", 400);
  ASSERT_EQ(result.size(), 1U);
  ASSERT_EQ(result[0].multi_words.size(), 2U);
  EXPECT_EQ(result[0].multi_words[0].first, 1U);
  EXPECT_EQ(result[0].multi_words[0].last, 2U);
  EXPECT_EQ(result[0].tokens[result[0].multi_words[1].first].form, "Goma");
}

TEST(Tokenizer, KeepsTransliteratedNamesWhole) {
  EXPECT_THAT(words("Ansar al-Din, Hay’at Bayt al-Mal and Sa'd"),
              ElementsAre("Ansar", "al-Din", ",", "Hay’at", "Bayt", "al-Mal", "and", "Sa'd"));
  EXPECT_THAT(words("the Lashkar-e-Noor's men"), ElementsAre("the", "Lashkar-e-Noor", "'s", "men"));
  EXPECT_THAT(words("al-Qaeda-linked cells"), ElementsAre("al-Qaeda", "-", "linked", "cells"));
}

TEST(Tokenizer, SplitsHyphenatedCompoundsButNotPrefixes) {
  EXPECT_THAT(words("Kenyan-backed anti-government fighters"),
              ElementsAre("Kenyan", "-", "backed", "anti-government", "fighters"));
}

TEST(Tokenizer, KeepsNumbersAndSplitsTheirSigns) {
  EXPECT_THAT(
      words("about $3,000 or 4.500 dinars, 70% of 20–30"),
      ElementsAre("about", "$", "3,000", "or", "4.500", "dinars", ",", "70", "%", "of", "20", "–", "30"));
  EXPECT_THAT(words("at 10:30 on 03/04/2019"), ElementsAre("at", "10:30", "on", "03/04/2019"));
  EXPECT_THAT(words("2019-03-04 at 5pm"), ElementsAre("2019-03-04", "at", "5", "pm"));
}

TEST(Tokenizer, KeepsAddressesAndHashtags) {
  EXPECT_THAT(words("See https://example.org/a?b=1, www.example.com or #Sahel (desk@example.org)."),
              ElementsAre("See", "https://example.org/a?b=1", ",", "www.example.com", "or", "#Sahel", "(",
                          "desk@example.org", ")", "."));
}

TEST(Tokenizer, KeepsAbbreviations) {
  EXPECT_THAT(words("Dr. Okoye (a.k.a. the Doctor) met U.S. and U.N. envoys, etc."),
              ElementsAre("Dr.", "Okoye", "(", "a.k.a.", "the", "Doctor", ")", "met", "U.S.", "and", "U.N.",
                          "envoys", ",", "etc."));
}

TEST(SentenceSplitting, SplitsAtStops) {
  EXPECT_THAT(sentences("Gen. Sow resigned. The U.S. embassy closed! Why? Nobody knows."),
              ElementsAre("Gen. Sow resigned.", "The U.S. embassy closed!", "Why?", "Nobody knows."));
}

TEST(SentenceSplitting, SplitsWhereTheSpaceIsMissing) {
  EXPECT_THAT(sentences("They broke with al-Qaeda.The group denied it."),
              ElementsAre("They broke with al-Qaeda.", "The group denied it."));
}

TEST(SentenceSplitting, KeepsClosingQuotesWithTheirSentence) {
  EXPECT_THAT(sentences("“We will stay.” The minister left. \"It is over,\" he said."),
              ElementsAre("“We will stay.”", "The minister left.", "\"It is over,\" he said."));
  EXPECT_THAT(sentences("They agreed. “Nobody won.”"), ElementsAre("They agreed.", "“Nobody won.”"));
}

TEST(SentenceSplitting, BeginsSentencesWithAParticle) {
  EXPECT_THAT(sentences("He left. al-Masri stayed."), ElementsAre("He left.", "al-Masri stayed."));
}

TEST(SentenceSplitting, DoesNotSplitBehindInitialsAndNumbers) {
  EXPECT_THAT(sentences("J. K. Banda of No. 4 Brigade paid 3.000 in Jan. 2019 to St. Luke."),
              ElementsAre("J. K. Banda of No. 4 Brigade paid 3.000 in Jan. 2019 to St. Luke."));
}

TEST(SentenceSplitting, KeepsHeadingsApart) {
  EXPECT_THAT(sentences("Talks in Juba\n\nThe sides met on Friday.\nA list item\nAnother one"),
              ElementsAre("Talks in Juba", "The sides met on Friday.", "A list item", "Another one"));
}

TEST(SentenceSplitting, SplitsOffADateline) {
  EXPECT_THAT(sentences("BAMAKO, Mali (Niger Delta Press) – Two soldiers were killed."),
              ElementsAre("BAMAKO, Mali (Niger Delta Press) –", "Two soldiers were killed."));
}

TEST(Paragraphs, JoinsHardWrappedLines) {
  const std::string text =
      "The committee met for the third time in the\ncapital on Monday and heard from both of the\n"
      "delegations before it rose without having a\ndate for the next round.\n\nNobody spoke to the press.";
  const auto result = sentences(text);
  ASSERT_EQ(result.size(), 2U);
  EXPECT_TRUE(result[0].ends_with("next round."));
}

TEST(Tokenizer, CutsEndlessSentences) {
  std::string text;
  for (int i = 0; i < 2000; ++i)
    text += "word ";
  const auto result = split_text(rules(), text, 400);
  ASSERT_EQ(result.size(), 5U);
  for (const Sentence& sentence : result)
    EXPECT_LE(sentence.tokens.size(), 400U);
}

TEST(Tokenizer, OffsetsCoverEverythingButWhiteSpace) {
  for (const std::string_view text : {"",
                                      "   \n\n ",
                                      "...",
                                      "''",
                                      "-",
                                      "—",
                                      "$",
                                      "a",
                                      "😀👍🏽 ok🙂no",
                                      "#",
                                      "@",
                                      "'s",
                                      "n't",
                                      "http://",
                                      "U.S.",
                                      "قال أبو محمد: لا.",
                                      "中国政府表示。他们走了。",
                                      "Привет, мир! Да.",
                                      "a-b-c-d--e---f",
                                      "x…y",
                                      "((([[[",
                                      "%%%",
                                      "1-2-3-4",
                                      "AL-QAEDA SAYS 'NO' TO U.S. OFFER",
                                      "o'clock rock'n'roll ’tis '90s",
                                      "e.g.,i.e.;etc..",
                                      "\xC2\xA0\xE2\x80\x8B"}) {
    std::string covered;
    std::uint32_t last = 0;
    for (const Sentence& sentence : split_text(rules(), text, 400)) {
      ASSERT_FALSE(sentence.tokens.empty());
      EXPECT_EQ(sentence.begin, sentence.tokens.front().begin);
      EXPECT_EQ(sentence.end, sentence.tokens.back().end);
      for (const Token& token : sentence.tokens) {
        ASSERT_LE(last, token.begin) << text;
        ASSERT_LT(token.begin, token.end) << text;
        ASSERT_EQ(token.form, text.substr(token.begin, token.end - token.begin));
        covered += token.form;
        last = token.end;
      }
    }
    std::string expected;
    for (const char byte : text) {
      if (byte != ' ' && byte != '\n') expected += byte;
    }
    if (text != "\xC2\xA0\xE2\x80\x8B") {
      EXPECT_EQ(covered, expected);
    }
  }
}

}  // namespace
}  // namespace hearsay::syntax
