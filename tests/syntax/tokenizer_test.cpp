#include "syntax/tokenizer.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>

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

TEST(Tokenizer, CutsContractionsOfTheListsInTheirContext) {
  TokenRules lists;
  lists.contractions["gonna"] = {3, 2};
  lists.contractions["its not"] = {2, 1, 4};
  const auto cut = [&](std::string_view text) {
    std::vector<std::string> result;
    for (const Piece& piece : tokenize(lists, text, {0, text.size()}))
      result.emplace_back(text.substr(piece.begin, piece.end - piece.begin));
    return result;
  };
  EXPECT_THAT(cut("Its not gonna lose its way"),
              ElementsAre("It", "s", "not", "gon", "na", "lose", "its", "way"));
  EXPECT_THAT(cut("its"), ElementsAre("its"));
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
  EXPECT_THAT(words("Dr. Okoye (a.k.a. the Doctor) met U.S. and U.N. envoys, etc. before he left"),
              ElementsAre("Dr.", "Okoye", "(", "a.k.a.", "the", "Doctor", ")", "met", "U.S.", "and", "U.N.",
                          "envoys", ",", "etc.", "before", "he", "left"));
  EXPECT_THAT(words("a Ph.D. from Kano, i.e a doctor"),
              ElementsAre("a", "Ph.D.", "from", "Kano", ",", "i.e", "a", "doctor"));
  EXPECT_THAT(words("Sani (b. March 1950)"), ElementsAre("Sani", "(", "b.", "March", "1950", ")"));
}

TEST(Tokenizer, GivesTheLastStopToTheSentence) {
  EXPECT_THAT(words("They took rice, oil, etc."),
              ElementsAre("They", "took", "rice", ",", "oil", ",", "etc", "."));
  EXPECT_THAT(sentences("They took rice, oil, etc. The guards looked away."),
              ElementsAre("They took rice, oil, etc.", "The guards looked away."));
  EXPECT_THAT(words("They flew to the U.S."), ElementsAre("They", "flew", "to", "the", "U.S."));
}

TEST(Tokenizer, CutsWhereTheSpaceIsMissing) {
  EXPECT_THAT(words("on Nov.28 in St.Louis"), ElementsAre("on", "Nov.", "28", "in", "St.", "Louis"));
  EXPECT_THAT(words("The food was good.but cold"),
              ElementsAre("The", "food", "was", "good", ".", "but", "cold"));
  EXPECT_THAT(words("see report.pdf"), ElementsAre("see", "report.pdf"));
  EXPECT_THAT(words("mayor-and 300- men"), ElementsAre("mayor", "-", "and", "300", "-", "men"));
}

TEST(Tokenizer, KeepsSignsOfSeveralCharacters) {
  EXPECT_THAT(words("thanks :-) and ;) <<file>>"),
              ElementsAre("thanks", ":-)", "and", ";)", "<<", "file", ">>"));
  EXPECT_THAT(words("(see below:) at 9:30"), ElementsAre("(", "see", "below", ":", ")", "at", "9:30"));
  EXPECT_THAT(words("Really?! No.? Well..."), ElementsAre("Really", "?!", "No", ".?", "Well", "..."));
  EXPECT_THAT(words("|-----+----->"), ElementsAre("|-----+----->"));
}

TEST(Tokenizer, KeepsYearsCodesAndTelephoneNumbers) {
  EXPECT_THAT(words("in '98 and the 1980's"), ElementsAre("in", "'98", "and", "the", "1980's"));
  EXPECT_THAT(words("call +222555-0100 about A/12/PV.3"),
              ElementsAre("call", "+222555-0100", "about", "A/12/PV.3"));
  EXPECT_THAT(words("job#12 @2.50 w/lunch or w/o"),
              ElementsAre("job", "#", "12", "@", "2.50", "w/", "lunch", "or", "w/o"));
}

TEST(Tokenizer, TellsPrefixesFromAbbreviations) {
  EXPECT_THAT(words("un-Islamic UN-backed"), ElementsAre("un-Islamic", "UN", "-", "backed"));
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

TEST(SentenceSplitting, KeepsListNumbersWithTheirItem) {
  EXPECT_THAT(sentences("2. The army leaves. 3. The council meets."),
              ElementsAre("2. The army leaves.", "3. The council meets."));
}

TEST(SentenceSplitting, KnowsRemarksEmoticonsAndSpacedDots) {
  EXPECT_THAT(sentences("The bridge fell in May. (photo: Ali Kone)"),
              ElementsAre("The bridge fell in May.", "(photo: Ali Kone)"));
  EXPECT_THAT(sentences("We won :) Everyone danced."), ElementsAre("We won :)", "Everyone danced."));
  EXPECT_THAT(sentences("They waited . . . for hours."), ElementsAre("They waited . . . for hours."));
}

TEST(SentenceSuggestions, MarkTheFirstPieceOfSentencesAndParagraphs) {
  const std::string_view text = "Sow left. He was tired.\n\nNobody came";
  const std::vector<ParagraphPieces> result = tokenize_paragraphs(rules(), text);
  ASSERT_EQ(result.size(), 2U);
  EXPECT_EQ(result[1].paragraph, 1U);
  std::vector<std::string> starts;
  for (const ParagraphPieces& paragraph : result) {
    for (const Piece& piece : paragraph.pieces) {
      if (piece.suggested) starts.emplace_back(text.substr(piece.begin, piece.end - piece.begin));
    }
  }
  EXPECT_THAT(starts, ElementsAre("Sow", "He", "Nobody"));
}

TEST(SentenceSuggestions, AreNotMadeForLength) {
  std::string text;
  for (int i = 0; i < 1000; ++i)
    text += "word ";
  const std::vector<ParagraphPieces> result = tokenize_paragraphs(rules(), text);
  ASSERT_EQ(result.size(), 1U);
  ASSERT_EQ(result[0].pieces.size(), 1000U);
  EXPECT_TRUE(std::none_of(result[0].pieces.begin() + 1, result[0].pieces.end(),
                           [](const Piece& piece) { return piece.suggested; }));
}

TEST(BestCut, IsBehindACommaOrSemicolonOfTheLastQuarter) {
  const auto cut = [](std::string_view text) {
    const std::vector<Piece> pieces = tokenize(rules(), text, {0, text.size()});
    return best_cut(text, pieces, 0, pieces.size());
  };
  EXPECT_EQ(cut("a b c d e f g h i , k l"), 10U);
  EXPECT_EQ(cut("a b c d e f g h i ; k , m"), 10U);
  EXPECT_EQ(cut("a , c d e f g h"), 8U);
}

TEST(MakeSentence, CountsMultiWordTokensFromItsOwnStart) {
  const std::string_view text = "Stay. They don't go.";
  const std::vector<Piece> pieces = tokenize(rules(), text, {0, text.size()});
  const Sentence sentence = make_sentence(text, pieces, 2, pieces.size(), 7);
  EXPECT_EQ(sentence.begin, 6U);
  EXPECT_EQ(sentence.end, text.size());
  EXPECT_EQ(sentence.paragraph, 7U);
  ASSERT_EQ(sentence.multi_words.size(), 1U);
  EXPECT_EQ(sentence.multi_words[0].first, 1U);
  EXPECT_EQ(sentence.multi_words[0].last, 2U);
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
                                      ":-) (: ^_^ <3 :( ;P x:) =D",
                                      "'98 '60s '1 ' 9s '",
                                      "w/ w/o W/x +1 1+ + a+++ c++",
                                      ".doc .x ..? ?.. .?. …. a.b.c A/1/2 x#1 #1 @1",
                                      "a- -a 1- th- —- x-— `` a`s",
                                      "<<<>>> ====> |--|",
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
