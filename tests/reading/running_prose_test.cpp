// Sentences as desks write them, in which a reading goes wrong by what stands around the claim: who says it,
// when it was, and whom a description resumes. Read by the whole program with actors that are known.
#include <gmock/gmock.h>

#include "reading/shared_reader.hpp"

namespace hearsay::reading {
namespace {

using testing::ElementsAre;

// The claims of one predicate, as "A > B, holder", with the mood and polarity that are not plain.
std::vector<std::string> read(const std::string& text, std::string_view predicate) {
  std::vector<std::string> claims;
  for (const claims::ClaimRecord& record : example_reader().read(example_document(text)).claims) {
    const claims::Claim& claim = record.claim;
    if (claim.predicate != predicate) continue;
    std::string line =
        (claim.subject ? claim.subject->name : "-") + " > " + (claim.object ? claim.object->name : "-");
    if (claim.attribution.size() > 1) line += ", " + claim.attribution.front().name;
    if (claim.polarity == claims::Polarity::denied) line += ", denied";
    if (claim.mood != claims::Mood::actual) line += ", " + std::string(claims::name(claim.mood));
    if (!claim.time.edtf.empty()) line += ", " + claim.time.edtf;
    claims.push_back(line);
  }
  return claims;
}

class RunningProse : public testing::Test {
 protected:
  void SetUp() override { NEEDS_READER(); }
};

TEST_F(RunningProse, AnAccusationBehindAPlanIsMadeNow) {
  EXPECT_THAT(read("Ordan said that it would leave Tarsa, accusing Velmia of fraud.", "accused"),
              ElementsAre("Ordan > Velmia, Ordan"));
}

TEST_F(RunningProse, WhoSwearsAllegianceSaysNothing) {
  EXPECT_THAT(
      read("The Kelmar Front, which swore allegiance to Ordan and is known for raids, attacked Velmia.",
           "fought"),
      ElementsAre("Kelmar Front > Velmia"));
}

TEST_F(RunningProse, AboutAFigureIsNoDenial) {
  EXPECT_THAT(read("Nearly 300 soldiers have been killed in Tarsa.", "suffered"),
              ElementsAre("soldiers > -"));
}

TEST_F(RunningProse, WhatIsDisputedIsNotWhatIsSaidBehindIt) {
  EXPECT_THAT(read("Idris Tamo disputed this, saying that Ordan had armed the Kelmar Front.", "aided"),
              ElementsAre("Ordan > Kelmar Front, Idris Tamo"));
}

TEST_F(RunningProse, WhatIsAccordingToSomebodyEndsWithItsSentence) {
  EXPECT_THAT(
      read("According to the monitors, Ordan armed the Kelmar Front. Velmia attacked Ordan.", "fought"),
      ElementsAre("Velmia > Ordan"));
}

TEST_F(RunningProse, ADateStandsBeforeItsSubject) {
  EXPECT_THAT(read("In 2019 Ordan left Tarsa, and on 14 January 2021 a delegation of the Kelmar Front met "
                   "Velmia.",
                   "met_with"),
              ElementsAre("delegation of the Kelmar Front > Velmia, 2021-01-14"));
}

TEST_F(RunningProse, WhoSignedAYearAgoSigned) {
  EXPECT_THAT(
      read("Almost a year after Ordan and the Kelmar Front signed a truce, Velmian soldiers still hold "
           "Tarsa.",
           "agreed_with"),
      ElementsAre("Ordan > Kelmar Front"));
}

TEST_F(RunningProse, AVisitThatIsToBeIsAhead) {
  EXPECT_THAT(read("Idris Tamo is to visit Tarsa on 3 October.", "moved_to").size(), 1U);
}

TEST_F(RunningProse, FightersAreNotThoseOfABodyWhenOthersWereNamed) {
  EXPECT_THAT(read("Foreign insurgents entered Tarsa in May. The Seven Rivers Movement left the valley. The "
                   "insurgents attacked Velmia.",
                   "fought"),
              ElementsAre("Foreign insurgents > Velmia"));
}

TEST_F(RunningProse, ARelativeBehindAVerbIsAboutTheNameBeforeIt) {
  EXPECT_THAT(read("Velmia accused the government of Ordan of arming the Kelmar Front, which is led by Idris "
                   "Tamo.",
                   "leads"),
              ElementsAre("Idris Tamo > Kelmar Front, Velmia"));
}

TEST_F(RunningProse, ANewSpeakerIsWhoTheSentenceBeforeIsAbout) {
  EXPECT_THAT(
      read("Two officials said Ordan had left Tarsa. Diplomats in Kuvan are not convinced. They say that "
           "Ordan has armed the Kelmar Front.",
           "aided"),
      ElementsAre("Ordan > Kelmar Front, Diplomats in Kuvan"));
}

TEST_F(RunningProse, WhoSaysASecondClauseDoesNotGoOn) {
  EXPECT_THAT(
      read("Velmia blamed Ordan, and two officials said that rockets were fired from Kuvan. Ordan armed "
           "the Kelmar Front.",
           "aided"),
      ElementsAre("Ordan > Kelmar Front"));
}

TEST_F(RunningProse, AnAppositionDoesNotTakeItsNamesWords) {
  EXPECT_THAT(read("Idris Tamo, a member of its council, who accused Ordan of arming the Kelmar Front, left.",
                   "aided"),
              ElementsAre("Ordan > Kelmar Front, Idris Tamo"));
}

TEST_F(RunningProse, WhoIsPutUnderSanctionsIsDesignated) {
  EXPECT_THAT(read("Idris Tamo was placed under sanctions by Velmia.", "designated"),
              ElementsAre("Velmia > Idris Tamo"));
  EXPECT_THAT(read("Velmia designated Ordan a major ally.", "designated").size(), 0U);
}

}  // namespace
}  // namespace hearsay::reading
