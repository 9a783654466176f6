// For whom it is said: pronouns and texts that speak, figures, opinions, those who pass it on, on sentences
// of our own.
#include <gtest/gtest.h>

#include <string>

#include "context_reading.hpp"

namespace hearsay::claims {
namespace {

TEST(Holder, PronounInACueIsNotWhomTheWordsAreAbout) {
  NEEDS_MODEL();
  const Read read(article("A senior baker was blunt: Holm, he said, had already met the mayor of Lenne."));
  EXPECT_EQ(read.chain("met"), "A senior baker < Northern Courier");
}

TEST(Holder, ItIsTheTextOrTheBodyOfTheSentenceBefore) {
  NEEDS_MODEL();
  const Read text(article("Auditors published a report on Friday. It states that the guild armed the mill."));
  EXPECT_EQ(text.chain("armed"), "report < Northern Courier");
  const Read body(
      article("The Lenne Town Council published a short statement. \"The guild left the valley,\" it said."));
  EXPECT_EQ(body.chain("left"), "Lenne Town Council < Northern Courier");
}

TEST(Holder, SourceThatAsksNotToBeNamedIsTheOneThatSpokeBefore) {
  NEEDS_MODEL();
  const Read read(
      article("A harbour source said the guild had left. The source, who asked not to be named, said it had "
              "burned the mill."));
  EXPECT_EQ(read.chain("burned"), "A harbour source < Northern Courier");
}

TEST(Holder, FigureIsOfWhoeverPutsIt) {
  NEEDS_MODEL();
  const Read poll(article("A survey put the Coast Party at 31 percent."));
  EXPECT_EQ(poll.chain("put"), "survey < Northern Courier");
  const Read soldiers(article("The army put 200 soldiers at the bridge."));
  EXPECT_EQ(soldiers.chain("put"), "Northern Courier");
}

TEST(Holder, WhoeverTellsSomethingSpeaks) {
  NEEDS_MODEL();
  const Read read(
      article("A former quartermaster of the guild told us, however, that it had bought rifles."));
  EXPECT_EQ(read.chain("bought"), "A former quartermaster of the guild < Northern Courier");
}

TEST(Holder, QuotedAsSayingPutsTheOutletOutside) {
  NEEDS_MODEL();
  const Read read(article("The Lenne Post quoted the army as saying the guild had burned the mill."));
  EXPECT_EQ(read.chain("burned"), "the army < Lenne Post < Northern Courier");
}

TEST(Holder, ABodyIsCalledByTheNameBehindItsDescription) {
  NEEDS_MODEL();
  const Read read(article("Its Greek operator, Aegis Marine, said the guild had burned the mill."));
  EXPECT_EQ(read.chain("burned"), "Aegis Marine < Northern Courier");
}

TEST(Holder, WhatSomebodyKnownSaidEndsTheWordsOfASource) {
  NEEDS_MODEL();
  const std::string said = "An official said on Friday that the guild had left the town. ";
  const Read ended(article(said + "Anna Reis has accused the guild of burning the mill."));
  EXPECT_EQ(ended.chain("burning"), "Anna Reis < Northern Courier");
  const Read shifted(article(
      said + "Anna Reis, who commands the garrison of the old harbour, had accused the guild of arson."));
  EXPECT_EQ(shifted.chain("accused"), "An official < Northern Courier");
}

TEST(Holder, TheFirstOfAListSpeaksForAll) {
  NEEDS_MODEL();
  const Read read(article("Mali, Ghana and Niger said that the guild had burned the mill."));
  EXPECT_EQ(read.chain("burned"), "Mali < Northern Courier");
}

TEST(Holder, SpeechWithinSpeech) {
  NEEDS_MODEL();
  const Read read(article(
      "\"Anna Reis told me over the phone, 'The guild has left the valley,'\" said Peter Holm, a baker."));
  EXPECT_EQ(read.chain("left"), "Anna Reis < Peter Holm < Northern Courier");
}

TEST(Holder, WhatIsCalledALieIsDeniedByWhoeverCallsItSo) {
  NEEDS_MODEL();
  const Read read(article("\"It is a lie that the guild armed the mill,\" Peter Holm told the court."));
  EXPECT_EQ(read.chain("armed"), "Peter Holm < Northern Courier");
  EXPECT_EQ(read.at("armed").polarity, Polarity::denied);
}

TEST(Holder, WhoIsConvincedHoldsIt) {
  NEEDS_MODEL();
  const Read read(article("Anna Reis is convinced that the guild armed the mill."));
  EXPECT_EQ(read.chain("armed"), "Anna Reis < Northern Courier");
  EXPECT_EQ(read.at("armed").certainty, Certainty::probable);
}

TEST(Holder, WhoSomebodyIsTheWriterAdds) {
  NEEDS_MODEL();
  const Read read(article("Two bakers said the guild's chair, Anna Reis, had met the mayor."));
  EXPECT_EQ(read.chain("met"), "Two bakers < Northern Courier");
  EXPECT_EQ(read.chain("chair"), "Northern Courier");
}

TEST(Holder, DenialMayFollowInTheNextSentence) {
  NEEDS_MODEL();
  const Read read(
      article("The mayor accused the guild of burning the mill. The guild rejected the accusation."));
  const auto [sentence, token] = read.find("burning");
  const auto situations = tools().reader.situations(read.context, sentence, token);
  ASSERT_EQ(situations.size(), 2U);
  EXPECT_EQ(situations[1].polarity, Polarity::denied);
  EXPECT_EQ(situations[1].attribution.front().name, "The guild");
  ASSERT_TRUE(situations[1].evidence);
  EXPECT_EQ(situations[1].evidence->begin, read.sentences[1].begin);
}

TEST(Holder, SingleMarksQuoteToo) {
  NEEDS_MODEL();
  const Read read(article("'We left the mill,' said Anna Reis. 'The army burned the guild's barn.'"));
  EXPECT_EQ(read.chain("burned"), "Anna Reis < Northern Courier");
}

TEST(Holder, ItInReportedSpeechIsWhoeverSaysIt) {
  NEEDS_MODEL();
  const Read read(article("Velmia has dismissed claims that it armed the guild."));
  const auto [sentence, token] = read.find("it");
  const auto speaker = tools().reader.reported_speaker(read.context, sentence, token);
  // Either coreference knows it, or whoever reads claims has to ask who speaks.
  const mentions::Mentions& mentions = *read.context.mentions;
  const std::uint32_t found = mentions.at(sentence, token);
  ASSERT_TRUE(speaker || found != mentions::none);
  EXPECT_EQ(speaker ? speaker->name : mentions.chains[mentions.mentions[found].chain].name, "Velmia");
  EXPECT_EQ(read.at("armed").polarity, Polarity::denied);
}

TEST(Holder, QuestionsMayStandAloneBeforeNamedAnswers) {
  NEEDS_MODEL();
  const Read read(
      article("Elena Voss leads the Harbour League.\n\nWhat comes next?\n\n"
              "Elena Voss: The army has left the harbour. Who knows why?\n\n"
              "And the mill?\n\nElena Voss: The guild burned it."));
  EXPECT_EQ(read.chain("left"), "Elena Voss < Northern Courier");
  EXPECT_EQ(read.chain("burned"), "Elena Voss < Northern Courier");
}

}  // namespace
}  // namespace hearsay::claims
