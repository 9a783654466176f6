// Who speaks: interviews, quotations, passed-on and dismissed statements, on sentences of our own.
#include <gtest/gtest.h>

#include <string>

#include "context_reading.hpp"

namespace hearsay::claims {
namespace {

std::string first_person_at(const Read& read, const std::string& form, int n = 0) {
  const auto [sentence, token] = read.find(form, n);
  const auto found = tools().reader.first_person(read.context, sentence, token);
  return found ? found->name : "";
}

TEST(Speaker, InterviewedIsWhomTheIntroductionNames) {
  NEEDS_MODEL();
  const Read read(article(
      "Elena Voss leads the Harbour League. She answered our questions by letter.\n\n"
      "Q: Why did you expel the Dock Guild?\n\nA: We expelled the Dock Guild because it attacked us.\n\n"
      "Q: And you?\n\nA: I met the mayor once. Our movement controls the harbour."));
  EXPECT_EQ(read.chain("attacked"), "Elena Voss < Northern Courier");
  EXPECT_EQ(first_person_at(read, "We"), "Harbour League");
  EXPECT_EQ(first_person_at(read, "you"), "Harbour League");
  EXPECT_EQ(first_person_at(read, "I"), "Elena Voss");
  EXPECT_EQ(first_person_at(read, "movement"), "Harbour League");
}

TEST(Speaker, NamesThatAnswerOneAnotherAreLabels) {
  NEEDS_MODEL();
  const Read read(article(
      "Ivo Brandt sells boats on the river Lenne.\n\nReporter: You joined the Reed Guard in 2010. Why?\n\n"
      "Ivo Brandt: They defended the village. [The Reed Guard attacked it later. – Ed.]\n\n"
      "After the interview, the Reed Guard left the valley."));
  EXPECT_EQ(read.chain("joined"), "Reporter < Northern Courier");
  EXPECT_EQ(first_person_at(read, "You"), "Ivo Brandt");
  EXPECT_EQ(read.chain("defended"), "Ivo Brandt < Northern Courier");
  EXPECT_EQ(read.chain("attacked"), "Northern Courier");
  EXPECT_EQ(read.chain("left"), "Northern Courier");
}

TEST(Speaker, PluralInQuotationIsTheBodyThatTheSpeakerLeads) {
  NEEDS_MODEL();
  const Read read(article(
      "The crowd cheered Maria Lund, who heads the Coast Party. “We have left the alliance,” she said."));
  EXPECT_EQ(first_person_at(read, "We"), "Coast Party");
}

TEST(Speaker, ColonAndSentenceBeforeSpeech) {
  NEEDS_MODEL();
  const Read colon(article("Peter Holm shook his head: “The army controls the bridge.”"));
  EXPECT_EQ(colon.chain("controls"), "Peter Holm < Northern Courier");
  const Read before(article(
      "Anna Reis remembers the winter. “The army attacked the mill.\n\n“It burned the barn,” she said."));
  EXPECT_EQ(before.chain("attacked"), "Anna Reis < Northern Courier");
}

TEST(Speaker, AppositionStandsBetweenSpeechAndVerb) {
  NEEDS_MODEL();
  const Read read(article(
      "\"The army controls the bridge,\" Peter Holm, a baker who now lives abroad, told the agency."));
  EXPECT_EQ(read.chain("controls"), "Peter Holm < Northern Courier");
}

TEST(Speaker, SplitSpeechKeepsItsSubject) {
  NEEDS_MODEL();
  const Read read(article("\"The council,\" she said, \"has never received money from the army.\""));
  const auto [sentence, verb] = read.find("received");
  const auto [same, subject] = read.find("council");
  EXPECT_EQ(read.sentences[same].tokens[subject].head, static_cast<int>(verb));
  EXPECT_EQ(read.sentences[same].tokens[subject].relation, "nsubj");
  EXPECT_EQ(sentence, same);
}

TEST(Speaker, TensesThatAreShiftedBackGoOn) {
  NEEDS_MODEL();
  const Read read(article(
      "Anna Reis said the guild had bought rifles. The army had attacked it in May. The mayor left town."));
  EXPECT_EQ(read.chain("attacked"), "Anna Reis < Northern Courier");
  EXPECT_EQ(read.chain("left"), "Northern Courier");
}

TEST(Speaker, WhetherIsLeftOpen) {
  NEEDS_MODEL();
  const Read read(article("The minister declined to say whether the army controlled the bridge."));
  EXPECT_TRUE(read.at("controlled").question);
  const Read said(article("The minister said that the army controlled the bridge."));
  EXPECT_FALSE(said.at("controlled").question);
}

TEST(Speaker, DismissedClaimIsItsAuthorsToo) {
  NEEDS_MODEL();
  const Read read(article("The army rejected a UN report that it had bombed the school."));
  const auto [sentence, token] = read.find("bombed");
  const std::vector<Situation> got = tools().reader.situations(read.context, sentence, token);
  ASSERT_EQ(got.size(), 2u);
  EXPECT_EQ(got[0].polarity, Polarity::denied);
  EXPECT_EQ(got[1].polarity, Polarity::affirmed);
  EXPECT_EQ(got[1].attribution.front().name, "UN report");
  EXPECT_EQ(got[1].attribution.front().kind, HolderKind::document);
}

TEST(Speaker, LearnedFromAndRelayedBy) {
  NEEDS_MODEL();
  const Read learned(article("Coast Radio has learned from two officers that the army left the bridge."));
  EXPECT_EQ(learned.chain("left"), "two officers < Coast Radio < Northern Courier");
  const Read relayed(
      article("Peter Holm said, in remarks published on Friday by the Evening Herald, that the army left the "
              "bridge."));
  EXPECT_EQ(relayed.chain("left"), "Peter Holm < Evening Herald < Northern Courier");
  const Read own(article("The army left the bridge in May, as this newspaper reported at the time."));
  EXPECT_EQ(own.chain("left"), "Northern Courier");
}

TEST(Speaker, AfterthoughtDeniesForAnother) {
  NEEDS_MODEL();
  const Read read(article("Unionists say that Tarn armed the Reed Guard, which the palace denies."));
  const auto [sentence, token] = read.find("armed");
  const auto situations = tools().reader.situations(read.context, sentence, token);
  ASSERT_EQ(situations.size(), 2u);
  EXPECT_EQ(situations[0].polarity, Polarity::affirmed);
  EXPECT_EQ(situations[1].polarity, Polarity::denied);
  EXPECT_EQ(situations[1].attribution.front().name, "the palace");
}

TEST(Speaker, FalseClaimIsDeniedByTheWriter) {
  NEEDS_MODEL();
  const Read read(article("The governor falsely claimed that the Reed Guard had burned the mill."));
  const auto [sentence, token] = read.find("burned");
  const auto situations = tools().reader.situations(read.context, sentence, token);
  ASSERT_EQ(situations.size(), 2u);
  EXPECT_EQ(situations[0].polarity, Polarity::denied);
  EXPECT_EQ(situations[0].attribution.size(), 1u);
  EXPECT_EQ(situations[1].polarity, Polarity::affirmed);
}

TEST(Speaker, NobodySpeaksWhereThereIsNoEvidence) {
  NEEDS_MODEL();
  const Read read(article("There is no evidence that the Reed Guard burned the mill."));
  EXPECT_EQ(read.chain("burned"), "Northern Courier");
  EXPECT_EQ(read.at("burned").polarity, Polarity::denied);
  EXPECT_EQ(read.at("burned").certainty, Certainty::certain);
  const Read sure(article("Auditors found little doubt that the Reed Guard burned the mill."));
  EXPECT_EQ(sure.at("burned").polarity, Polarity::affirmed);
}

TEST(Speaker, CitedAndQuotedStandInsideTheirOutlets) {
  NEEDS_MODEL();
  const Read cited(
      article("According to the Lenne Post, which cited two carpenters, the Reed Guard burned the mill."));
  EXPECT_EQ(cited.chain("burned"), "two carpenters < Lenne Post < Northern Courier");
  const Read quoted(
      article("The Reed Guard burned the mill, a baker was quoted as saying by the Lenne Post."));
  EXPECT_EQ(quoted.at("burned").attribution.front().name, "a baker");
}

TEST(Speaker, RumoursThatAreFalseAreDeniedByWhoSaysSo) {
  NEEDS_MODEL();
  const Read read(article("Rumours that the Reed Guard burned the mill are false, the mayor said."));
  const auto [sentence, token] = read.find("burned");
  const auto situations = tools().reader.situations(read.context, sentence, token);
  ASSERT_EQ(situations.size(), 2u);
  EXPECT_EQ(situations[0].polarity, Polarity::denied);
  EXPECT_EQ(situations[0].attribution.front().name, "the mayor");
  EXPECT_EQ(situations[1].certainty, Certainty::possible);
}

TEST(Speaker, ClosingCuesAreHeardBeforeWhatFollowsThem) {
  NEEDS_MODEL();
  const Read adds(
      article("The Reed Guard burned the mill, the Lenne Institute wrote in a note on Monday, adding that it "
              "rained."));
  EXPECT_EQ(adds.chain("burned"), "Lenne Institute < Northern Courier");
  const Read records(article("The Reed Guard burned the mill in 2019, leaked court files show."));
  EXPECT_EQ(records.at("burned").attribution.front().name, "leaked court files");
  const Read owner(article("The Reed Guard burned the mill, the inn's owner, Ivo Brandt, told reporters."));
  EXPECT_EQ(owner.chain("burned"), "Ivo Brandt < Northern Courier");
}

TEST(Speaker, ReasonsAndReasonsWhyAreNobodysWords) {
  NEEDS_MODEL();
  const Read reason(article("Tarn banned the Reed Guard in May, citing shipments of rifles over the pass."));
  EXPECT_EQ(reason.chain("banned"), "Northern Courier");
  const Read why(article("The court did not say why the Reed Guard had burned the mill."));
  EXPECT_EQ(why.chain("burned"), "Northern Courier");
  EXPECT_EQ(why.at("burned").certainty, Certainty::certain);
}

TEST(Speaker, RetortsWithoutMarksGoOnWithWhoIsAdamant) {
  NEEDS_MODEL();
  const Read read(
      article("The lawyer Ivo Brandt was adamant. No, the Reed Guard had never burned the mill."));
  EXPECT_EQ(read.chain("burned"), "Ivo Brandt < Northern Courier");
  const Read none(
      article("The lawyer Ivo Brandt was adamant. No rain fell, and the Reed Guard burned the mill."));
  EXPECT_EQ(none.chain("burned"), "Northern Courier");
}

TEST(Speaker, WhatIsCalledPossibleIsPossible) {
  NEEDS_MODEL();
  const Read open(
      article("It could not be ruled out, the inspectors wrote, that the Reed Guard had burned the mill."));
  EXPECT_EQ(open.chain("burned"), "the inspectors < Northern Courier");
  EXPECT_EQ(open.at("burned").certainty, Certainty::possible);
}

TEST(Speaker, InitialsAreLabels) {
  NEEDS_MODEL();
  const Read read(
      article("A conversation with Elena Voss, a miller.\n\nKR: What happened?\n\n"
              "EV: The Reed Guard burned the mill."));
  EXPECT_EQ(read.chain("burned"), "Elena Voss < Northern Courier");
}

TEST(Speaker, TheAccusedDeniesTheCharge) {
  NEEDS_MODEL();
  const Read read(
      article("The Lenne Bank accused the Reed Guard of burning the mill. The group denied the accusation."));
  const auto [sentence, token] = read.find("burning");
  const auto situations = tools().reader.situations(read.context, sentence, token);
  ASSERT_EQ(situations.size(), 2u);
  EXPECT_EQ(situations[0].attribution.front().name, "Lenne Bank");
  EXPECT_EQ(situations[1].polarity, Polarity::denied);
  EXPECT_EQ(situations[1].attribution.front().name, "Reed Guard");
}

TEST(Speaker, EvidenceThatThereIsIsNobodysWord) {
  NEEDS_MODEL();
  const Read sure(article("There is conclusive evidence that the Reed Guard burned the mill."));
  EXPECT_EQ(sure.chain("burned"), "Northern Courier");
  EXPECT_EQ(sure.at("burned").certainty, Certainty::certain);
  const Read likely(article("There is evidence that the Reed Guard burned the mill."));
  EXPECT_EQ(likely.at("burned").certainty, Certainty::probable);
}

TEST(Speaker, NobodyIsThePublisherInSpeechOfNobody) {
  NEEDS_MODEL();
  const Read read(article("Rain fell on the square. “They left us in the winter and never came back.”"));
  EXPECT_EQ(first_person_at(read, "us"), "");
}

TEST(Speaker, AWarningBeforeAColonIsTheWriters) {
  NEEDS_MODEL();
  const Read read(
      article("The Reed Guard threatened the Lenne Bank: “We will burn the bank down,” its captain, "
              "Ivo Brandt, wrote."));
  EXPECT_EQ(read.chain("threatened"), "Northern Courier");
}

TEST(Speaker, SpeechThatContinuesEndsWhereAnotherSpeaks) {
  NEEDS_MODEL();
  const Read read(
      article("A witness said the Reed Guard left the valley. The army burned the mill in the spring, "
              "though villagers believe it was an accident."));
  EXPECT_EQ(read.chain("burned"), "Northern Courier");
}

TEST(Speaker, OneQuestionMakesAnInterviewWhereTheTextTellsOfATalk) {
  NEEDS_MODEL();
  const Read read(
      article("We reached Anna Reis, a member of the Coast Party, by telephone.\n\n"
              "What happened in the spring?\n\nWe left the alliance in May."));
  EXPECT_EQ(read.chain("left"), "Anna Reis < Northern Courier");
  EXPECT_EQ(first_person_at(read, "We", 1), "Coast Party");
}

TEST(Speaker, WhoJoinedABodySpeaksForIt) {
  NEEDS_MODEL();
  const Read read(
      article("Courier: You joined the Reed Guard in 2019, Mr Brandt. Any regrets?\n\n"
              "Ivo Brandt: None. We control the bridge.\n\nCourier: And the mill?\n\n"
              "Ivo Brandt: The mill burned."));
  EXPECT_EQ(first_person_at(read, "We"), "Reed Guard");
}

}  // namespace
}  // namespace hearsay::claims
