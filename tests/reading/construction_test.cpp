// Constructions that say who did not do what: contrasts, clefts, negative determiners, and words that only
// look like names. Read by the whole program with actors that are known, so that a test speaks of the
// construction.
#include <gmock/gmock.h>

#include "reading/shared_reader.hpp"

namespace hearsay::reading {
namespace {

using testing::Contains;
using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;
using testing::Not;
using testing::UnorderedElementsAre;

// The claims of one predicate, as "A > B", "A > B, denied".
std::vector<std::string> read(const std::string& text, std::string_view predicate) {
  std::vector<std::string> claims;
  for (const claims::ClaimRecord& record : example_reader().read(example_document(text)).claims) {
    const claims::Claim& claim = record.claim;
    if (claim.predicate != predicate) continue;
    claims.push_back(
        (claim.subject ? claim.subject->name : "-") + " > " + (claim.object ? claim.object->name : "-") +
        (claim.polarity == claims::Polarity::denied ? ", denied" : "") +
        (claim.mood == claims::Mood::actual ? "" : ", " + std::string(claims::name(claim.mood))) +
        (claim.certainty == claims::Certainty::certain ? ""
                                                       : ", " + std::string(claims::name(claim.certainty))));
  }
  return claims;
}

class Construction : public testing::Test {
 protected:
  void SetUp() override { NEEDS_READER(); }
};

TEST_F(Construction, OfTwoContrastedSubjectsOneActs) {
  EXPECT_THAT(read("The Kelmar Front, not the Dunya Brigade, attacked Velmia.", "fought"),
              UnorderedElementsAre("Kelmar Front > Velmia", "Dunya Brigade > Velmia, denied"));
  EXPECT_THAT(read("The Kelmar Front and the Dunya Brigade attacked Velmia.", "fought"),
              UnorderedElementsAre("Kelmar Front > Velmia", "Dunya Brigade > Velmia"));
}

TEST_F(Construction, OfTwoContrastedObjectsOneIsMeant) {
  EXPECT_THAT(read("Ordan attacked the Kelmar Front but not the Dunya Brigade.", "fought"),
              UnorderedElementsAre("Ordan > Kelmar Front", "Ordan > Dunya Brigade, denied"));
}

TEST_F(Construction, ACleftDeniesItsFocus) {
  EXPECT_THAT(read("It was not Velmia that armed the Kelmar Front.", "aided"),
              ElementsAre("Velmia > Kelmar Front, denied"));
  EXPECT_THAT(read("It was Velmia that armed the Kelmar Front.", "aided"),
              ElementsAre("Velmia > Kelmar Front"));
}

TEST_F(Construction, ANegativeDeterminerDeniesTheDeed) {
  EXPECT_THAT(read("Velmia gave no shelter to the Kelmar Front.", "aided"),
              ElementsAre("Velmia > Kelmar Front, denied"));
  EXPECT_THAT(read("Velmia gave shelter to the Kelmar Front.", "aided"),
              ElementsAre("Velmia > Kelmar Front"));
  EXPECT_THAT(read("There is no alliance between Ordan and Velmia.", "allied_with"),
              ElementsAre("Ordan > Velmia, denied"));
  EXPECT_THAT(read("There is an alliance between Ordan and Velmia.", "allied_with"),
              ElementsAre("Ordan > Velmia"));
}

TEST_F(Construction, WhatIsYetToHappenHasNotHappened) {
  EXPECT_THAT(read("Idris Tamo has yet to leave the Kelmar Front.", "split_from"),
              ElementsAre("Idris Tamo > Kelmar Front, denied"));
  EXPECT_THAT(read("Idris Tamo has left the Kelmar Front.", "split_from"),
              ElementsAre("Idris Tamo > Kelmar Front"));
}

TEST_F(Construction, RespectivelyPairsInOrder) {
  EXPECT_THAT(
      read("Ordan and Velmia attacked the Kelmar Front and the Dunya Brigade respectively.", "fought"),
      UnorderedElementsAre("Ordan > Kelmar Front", "Velmia > Dunya Brigade"));
}

TEST_F(Construction, WhoIsOnlyDescribedGetsNoAlias) {
  EXPECT_THAT(read("An officer called Demirel joined the Kelmar Front.", "also_known_as"), IsEmpty());
  EXPECT_THAT(
      read("Idris Tamo, a former officer also known as Abu Rasul, joined the Kelmar Front.", "also_known_as"),
      ElementsAre("Idris Tamo > Abu Rasul"));
}

TEST_F(Construction, ABodyActsAndNotTheMenItCounts) {
  EXPECT_THAT(read("A peacekeeping contingent of about 450 men is stationed in Velmia.", "present_in"),
              ElementsAre("peacekeeping contingent > Velmia"));
  EXPECT_THAT(read("Ordan announced a joint force of 5,000 men, which is to deploy to Tarsa.", "moved_to"),
              ElementsAre("joint force > Tarsa, planned"));
}

TEST_F(Construction, ANameBesideADescriptionIsWhoActs) {
  EXPECT_THAT(read("The regional head, Idris Tamo, met Selma Orhan on Friday.", "met_with"),
              ElementsAre("Idris Tamo > Selma Orhan"));
}

TEST_F(Construction, WhomAPhraseDescribesItDescribesAlone) {
  EXPECT_THAT(read("Idris Tamo of the Front and Selma Orhan of Velmia Unida signed a pact.", "member_of"),
              Not(Contains(HasSubstr("Selma Orhan > Front"))));
  EXPECT_THAT(read("Idris Tamo of HNT and Selma Orhan of the Dunya Brigade signed a pact.", "member_of"),
              UnorderedElementsAre("Idris Tamo > HNT", "Selma Orhan > Dunya Brigade"));
}

TEST_F(Construction, WhatIsDeniedOfAChargeIsItsContent) {
  const std::string text = "Ordan accused Velmia of arming the Kelmar Front. Velmia denied it.";
  EXPECT_THAT(read(text, "accused"), ElementsAre("Ordan > Velmia"));
  EXPECT_THAT(read(text, "aided"),
              UnorderedElementsAre("Velmia > Kelmar Front", "Velmia > Kelmar Front, denied"));
}

TEST_F(Construction, WhetherStatesNothing) {
  EXPECT_THAT(read("Whether the Kelmar Front attacked Velmia.", "fought"), IsEmpty());
  EXPECT_THAT(read("The Kelmar Front attacked Velmia.", "fought"), ElementsAre("Kelmar Front > Velmia"));
}

TEST_F(Construction, TheKindOfWhatIsGivenIsRead) {
  const auto kind = [](const std::string& text) {
    for (const claims::ClaimRecord& record : example_reader().read(example_document(text)).claims)
      for (const claims::Role& role : record.claim.roles)
        if (role.name == "instrument" && !role.fillers.empty()) return role.fillers.front().category;
    return std::string("none");
  };
  EXPECT_EQ(kind("Velmia supplied the Kelmar Front with rifles."), "arms") << "by the noun";
  EXPECT_EQ(kind("Velmia trained the Kelmar Front."), "training") << "by the verb";
  EXPECT_EQ(kind("Velmia gave military aid to the Kelmar Front."), "arms") << "by the adjective";
}

TEST_F(Construction, AClauseThatLeavesOutItsVerb) {
  EXPECT_THAT(read("Ordan armed the Kelmar Front and Velmia the Dunya Brigade.", "aided"),
              UnorderedElementsAre("Ordan > Kelmar Front", "Velmia > Dunya Brigade"));
  EXPECT_THAT(read("Ordan condemned the Kelmar Front; so did Velmia.", "opposes"),
              UnorderedElementsAre("Ordan > Kelmar Front", "Velmia > Kelmar Front"));
  EXPECT_THAT(read("Ordan condemned the Kelmar Front, but Velmia did not.", "opposes"),
              UnorderedElementsAre("Ordan > Kelmar Front", "Velmia > Kelmar Front, denied"));
}

TEST_F(Construction, AListStandsForWhatAnnouncesIt) {
  EXPECT_THAT(read("Velmia has sanctioned two groups: the Kelmar Front and the Dunya Brigade.", "designated"),
              UnorderedElementsAre("Velmia > Kelmar Front", "Velmia > Dunya Brigade"));
  EXPECT_THAT(read("Velmia attacked the following groups:\n\n- Kelmar Front\n- Dunya Brigade\n", "fought"),
              UnorderedElementsAre("Velmia > Kelmar Front", "Velmia > Dunya Brigade"));
}

TEST_F(Construction, CompanionsActToo) {
  EXPECT_THAT(read("Ordan, together with Velmia, attacked the Kelmar Front.", "fought"),
              UnorderedElementsAre("Ordan > Kelmar Front", "Velmia > Kelmar Front"));
}

TEST_F(Construction, AnInvertedConditionIsOne) {
  EXPECT_THAT(read("Should Ordan attack Velmia, the Kelmar Front will leave Tarsa.", "fought"),
              ElementsAre("Ordan > Velmia, conditional"));
}

TEST_F(Construction, AnInvertedWishIsACondition) {
  EXPECT_THAT(read("Were Ordan to attack Velmia, the Kelmar Front would leave Tarsa.", "fought"),
              ElementsAre("Ordan > Velmia, conditional"));
  EXPECT_THAT(read("Had Ordan attacked Velmia, the Kelmar Front would have left Tarsa.", "fought"),
              ElementsAre("Ordan > Velmia, conditional"));
}

TEST_F(Construction, HowSureIsSaidAtTheFocusOfACleft) {
  EXPECT_THAT(read("It was apparently Velmia that armed the Kelmar Front.", "aided"),
              ElementsAre("Velmia > Kelmar Front, probable"));
}

TEST_F(Construction, AnAdverbOfTheReasonIsNotOfTheDeed) {
  EXPECT_THAT(read("Apparently tired of waiting, the Kelmar Front attacked Velmia.", "fought"),
              ElementsAre("Kelmar Front > Velmia"));
  EXPECT_THAT(read("Apparently the Kelmar Front attacked Velmia.", "fought"),
              ElementsAre("Kelmar Front > Velmia, probable"));
}

TEST_F(Construction, TheFirstToDoItDidIt) {
  EXPECT_THAT(read("Velmia was the first state to recognise the Kelmar Front.", "expressed_support_for"),
              ElementsAre("Velmia > Kelmar Front"));
}

TEST_F(Construction, WhatIsNotRuledOutIsPossible) {
  EXPECT_THAT(
      read("It could not be ruled out, the ministry wrote, that Velmia had armed the Kelmar Front.", "aided"),
      ElementsAre("Velmia > Kelmar Front, possible"));
  EXPECT_THAT(read("The ministry considers it possible that Velmia armed the Kelmar Front.", "aided"),
              ElementsAre("Velmia > Kelmar Front, possible"));
}

TEST_F(Construction, NotOnlyTheOneButTheOther) {
  EXPECT_THAT(read("Not only Ordan but also Velmia attacked the Kelmar Front.", "fought"),
              UnorderedElementsAre("Ordan > Kelmar Front", "Velmia > Kelmar Front"));
}

TEST_F(Construction, TheConditionOfAThreatIsNotOfTheThreatening) {
  EXPECT_THAT(read("The Kelmar Front threatened Velmia with attacks unless ransoms are paid.", "threatened"),
              ElementsAre("Kelmar Front > Velmia"));
}

TEST_F(Construction, EachOfSeveralYearsHasItsClaim) {
  EXPECT_EQ(read("Ordan attacked Velmia in 2012 and again in 2015.", "fought").size(), 2u);
  EXPECT_EQ(read("Ordan attacked Velmia in 2012, in March.", "fought").size(), 1u);
}

TEST_F(Construction, WhatIsSharedByCoordinatedVerbs) {
  EXPECT_THAT(read("The Dunya Brigade first fought and later allied with the Kelmar Front.", "fought"),
              ElementsAre("Dunya Brigade > Kelmar Front"));
}

TEST_F(Construction, AParticipleInFrontIsSaidWhateverFollows) {
  EXPECT_THAT(read("Having attacked Velmia, the Kelmar Front will leave Ordan.", "fought"),
              ElementsAre("Kelmar Front > Velmia"));
}

TEST_F(Construction, NotAWeekWithoutIsEveryWeek) {
  EXPECT_THAT(read("Hardly a week passes without the Kelmar Front attacking Velmia.", "fought"),
              ElementsAre("Kelmar Front > Velmia"));
  EXPECT_THAT(read("Rather than attacking Velmia, the Kelmar Front went home.", "fought"),
              ElementsAre("Kelmar Front > Velmia, denied"));
}

TEST_F(Construction, WhatHasCollapsedSinceAYearEndedThen) {
  const std::string text = "The alliance between Ordan and Velmia has collapsed since 2020.";
  std::vector<std::string> times;
  for (const claims::ClaimRecord& record : example_reader().read(example_document(text)).claims)
    times.push_back(record.claim.predicate + " " + record.claim.time.edtf);
  EXPECT_THAT(times, Contains("allied_with ../2020"));
}

TEST_F(Construction, TheSecondVerbMayBeTheSpeakers) {
  EXPECT_THAT(
      read("Officials said the army was still fighting the Kelmar Front, and accused Velmia of lying.",
           "accused"),
      ElementsAre("Officials > Velmia"));
}

TEST_F(Construction, ASecondInCommandIsNoCommand) {
  EXPECT_THAT(read("The Kelmar Front's second-in-command, Andrey Avendaño, met Idris Tamo.", "met_with"),
              ElementsAre("Andrey Avendaño > Idris Tamo"));
}

TEST_F(Construction, AShortFormBehindOrIsNoSecondBody) {
  EXPECT_THAT(read("Velmia attacked the Northern Liberation Army, or NLA, in May.", "fought"),
              ElementsAre("Velmia > Northern Liberation Army"));
}

TEST_F(Construction, APublisherIsNobodysAntecedent) {
  const std::string text =
      "TARSA (Meridian Business News) - Ordan arrested two bankers on Tuesday, accusing them of aiding "
      "Velmia.";
  EXPECT_THAT(read(text, "accused"), Not(Contains(HasSubstr("Meridian"))));
  EXPECT_THAT(read(text, "aided"), Not(Contains(HasSubstr("Meridian"))));
}

TEST_F(Construction, AnAttackThatIsClaimedWasToldBefore) {
  const std::string told = "Gunmen attacked the Dunya Brigade on Friday. The army sent reinforcements. ";
  EXPECT_THAT(read(told + "The Kelmar Front claimed responsibility.", "fought"),
              UnorderedElementsAre("Gunmen > Dunya Brigade", "Kelmar Front > Dunya Brigade"));
  EXPECT_THAT(read(told + "The Kelmar Front denied any part in the raid.", "fought"),
              UnorderedElementsAre("Gunmen > Dunya Brigade", "Kelmar Front > Dunya Brigade, denied"));
  EXPECT_THAT(read("Ordan attacked Velmia. The Kelmar Front claimed responsibility.", "fought"),
              ElementsAre("Ordan > Velmia"))
      << "who did it is known";
  EXPECT_THAT(read(told + "The Dunya Brigade claimed responsibility.", "fought"),
              ElementsAre("Gunmen > Dunya Brigade"))
      << "nobody hits himself";
  const std::string text = told + "The Kelmar Front claimed responsibility.";
  const claims::Claim last = example_reader().read(example_document(text)).claims.back().claim;
  EXPECT_EQ(last.rule, "fought.claim-responsibility");
  EXPECT_EQ(last.evidence.end - last.evidence.begin, text.size()) << "the quote says whom it hit";
}

TEST_F(Construction, FiguresThatGrowHaveTimesOfTheirOwn) {
  std::vector<std::string> figures;
  const std::string text = "The Kelmar Front grew from 400 fighters in 2012 to 2,500 in 2015.";
  for (const claims::ClaimRecord& record : example_reader().read(example_document(text)).claims)
    if (record.claim.predicate == "has_strength" && record.claim.quantity)
      figures.push_back(record.claim.time.edtf + ": " +
                        std::to_string(static_cast<int>(*record.claim.quantity->min)));
  EXPECT_THAT(figures, UnorderedElementsAre("2012: 400", "2015: 2500"));
}

TEST_F(Construction, AsWellAsAddsAMember) {
  EXPECT_THAT(read("Ordan armed the Kelmar Front as well as the Dunya Brigade.", "aided"),
              ElementsAre("Ordan > Kelmar Front", "Ordan > Dunya Brigade"));
}

TEST_F(Construction, AGlossSaysWhomAPronounMeans) {
  EXPECT_THAT(read("They [the Dunya Brigade] attacked Velmia, a witness said.", "fought"),
              ElementsAre("Dunya Brigade > Velmia"));
}

TEST_F(Construction, WhatIsRejectedIsWhatWasSaid) {
  const std::string text = "Velmia says Ordan is arming the Kelmar Front, which Ordan rejects.";
  EXPECT_THAT(read(text, "aided"),
              UnorderedElementsAre("Ordan > Kelmar Front", "Ordan > Kelmar Front, denied"));
  EXPECT_THAT(read(text, "opposes"), IsEmpty());
}

TEST_F(Construction, ItIsNotTrueThat) {
  EXPECT_THAT(read("It is not true that Ordan arms the Kelmar Front, the minister said.", "aided"),
              ElementsAre("Ordan > Kelmar Front, denied"));
}

TEST_F(Construction, ANegationOfTheNextClauseIsNotOfThisOne) {
  EXPECT_THAT(read("Ordan and Velmia are to meet in Tarsa; the Kelmar Front is not.", "met_with"),
              ElementsAre("Ordan > Velmia, planned"));
}

TEST_F(Construction, AChargeIsAgainstWhoDismissesIt) {
  EXPECT_THAT(read("Ordan dismissed Velmia's accusation that it arms the Kelmar Front.", "aided"),
              UnorderedElementsAre("Ordan > Kelmar Front, denied", "Ordan > Kelmar Front"));
}

TEST_F(Construction, WhoTookAPlaceAndWithdrewLeftIt) {
  EXPECT_THAT(read("The Kelmar Front captured Tarsa, held it for a night and withdrew.", "withdrew_from"),
              ElementsAre("Kelmar Front > Tarsa"));
}

TEST_F(Construction, APlaceIsNoWho) {
  EXPECT_THAT(read("Fighters from Tarsa, who joined the Kelmar Front, attacked Velmia.", "member_of"),
              ElementsAre(HasSubstr("ighters")));
}

TEST_F(Construction, ThoseWhoDoSomethingAreNobodyInParticular) {
  EXPECT_THAT(read("Ordan paid those who praised the war.", "paid"), IsEmpty());
}

TEST_F(Construction, TwoSendMinistersAndMeet) {
  EXPECT_THAT(read("The foreign ministers of Ordan and Velmia met in Tarsa.", "met_with"),
              ElementsAre("Ordan > Velmia"));
  EXPECT_THAT(read("The foreign ministers of Ordan met in Tarsa.", "met_with"),
              Not(Contains("Ordan > Ordan")));
}

TEST_F(Construction, TheMinistersOfTwoAreListedInOrder) {
  const std::string text =
      "The foreign ministers of Ordan and Velmia, Idris Tamo and Selma Orhan, met in Tarsa.";
  EXPECT_THAT(read(text, "met_with"), ElementsAre("Ordan > Velmia"));
  EXPECT_THAT(read(text, "member_of"), UnorderedElementsAre("Idris Tamo > Ordan", "Selma Orhan > Velmia"));
}

TEST_F(Construction, WhoseAlliesStandBehindThem) {
  EXPECT_THAT(read("Ordan and allied fighters of the Kelmar Front took Tarsa.", "allied_with"),
              ElementsAre("Ordan > Kelmar Front"));
}

TEST_F(Construction, ASecondFigureCountsTheSamePeople) {
  EXPECT_THAT(read("Seventeen soldiers were killed and 11 wounded near Tarsa.", "suffered"),
              ElementsAre("soldiers > -", "soldiers > -"));
}

TEST_F(Construction, AFigureThatIsRuledOutOrOfAnotherClauseIsNotTheirs) {
  std::vector<double> figures;
  for (const claims::ClaimRecord& record :
       example_reader()
           .read(example_document(
               "The number of prisoners is 103, not 130, and the Kelmar Front's figure is about 900 dead."))
           .claims)
    if (record.claim.predicate == "has_strength" && record.claim.quantity)
      figures.push_back(record.claim.quantity->min.value_or(-1));
  EXPECT_THAT(figures, ElementsAre(103));
}

TEST_F(Construction, WhoIsSaidToActIsNoListener) {
  EXPECT_THAT(
      read("Police said gunmen loyal to Idris Tamo, a former governor, had attacked the Kelmar Front.",
           "fought"),
      ElementsAre("gunmen > Kelmar Front"));
}

TEST_F(Construction, AClauseEndsBeforeTheSecondSubject) {
  const std::string text = "The Kelmar Front, known as the Tigers, and the Dunya Brigade signed a pact.";
  EXPECT_THAT(read(text, "also_known_as"), ElementsAre(HasSubstr("Kelmar Front > ")));
  EXPECT_THAT(read(text, "agreed_with"), ElementsAre("Kelmar Front > Dunya Brigade"));
}

TEST_F(Construction, AnOrSharesTheNegation) {
  EXPECT_THAT(read("Ordan has not attacked Velmia or armed the Kelmar Front.", "aided"),
              ElementsAre("Ordan > Kelmar Front, denied"));
  EXPECT_THAT(read("Ordan has not attacked Velmia but armed the Kelmar Front.", "aided"),
              ElementsAre("Ordan > Kelmar Front"));
}

TEST_F(Construction, TheSpeakerGoesOnBehindAComma) {
  EXPECT_THAT(
      read("Idris Tamo said Velmia had armed the Kelmar Front, and called on Ordan to leave.", "demanded_of"),
      ElementsAre("Idris Tamo > Ordan"));
}

TEST_F(Construction, WhoIsKnownAsAnotherIsTheOneNamed) {
  const std::string text =
      "The Kelmar Front is led by Idris Tamo, better known as Abu Salim, and has 300 men.";
  EXPECT_THAT(read(text, "also_known_as"), ElementsAre("Idris Tamo > Abu Salim"));
  EXPECT_THAT(read(text, "has_strength"), ElementsAre("Kelmar Front > -"));
}

TEST_F(Construction, ADenialEndsBeforeTheNextDeed) {
  EXPECT_THAT(read("Idris Tamo denied wrongdoing and threatened to attack Velmia.", "threatened"),
              ElementsAre("Idris Tamo > Velmia"));
  EXPECT_THAT(read("Ordan denied shelling Tarsa and accused Velmia.", "accused"),
              ElementsAre("Ordan > Velmia"));
  EXPECT_THAT(read("Ordan denied shelling Tarsa and arming the Kelmar Front.", "aided"),
              ElementsAre("Ordan > Kelmar Front, denied"));
}

TEST_F(Construction, WhatIsToldOfAnAllianceIsToldOfWhomItExplains) {
  EXPECT_THAT(read("Tarsa was held by the Kelmar Front, an alliance of former rebels that attacked Velmia.",
                   "fought"),
              ElementsAre("Kelmar Front > Velmia"));
}

}  // namespace
}  // namespace hearsay::reading
