// Claims between two sides as strands.
#include "analysis/strand.hpp"

#include <algorithm>
#include <random>

#include "analysis/support.hpp"

namespace hearsay::analysis {
namespace {

using claims::Certainty;
using claims::ClaimRecord;
using claims::HolderKind;
using claims::Mood;
using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;

std::vector<Strand> strands(const std::vector<ClaimRecord>& records, const std::string& as_of = "") {
  OriginFinder finder(nullptr);
  StrandRequest request;
  request.records = records;
  request.is_first = [](const claims::Participant& participant) { return participant.entity == "a"; };
  request.is_second = [](const claims::Participant& participant) { return participant.entity == "b"; };
  request.first = {"a", "A"};
  request.second = {"b", "B"};
  StrandContext context{&data().ontology, &data().persistence, &finder, std::nullopt};
  if (!as_of.empty()) context.as_of = date(as_of);
  return make_strands(request, context);
}

std::string standing(const std::vector<Strand>& strands, const std::string& predicate,
                     const std::string& subject = "a") {
  for (const Strand& strand : strands)
    if (strand.predicate == predicate && strand.subject.id == subject)
      return strand.decision ? std::string(name(strand.decision->standing)) : "undecided";
  return "no strand";
}

Claim ab(const std::string& predicate, const std::string& id) {
  return Claim("a", predicate, "b").id(id).document("d" + id, "Outlet " + id, "2020-06-15");
}
Claim ba(const std::string& predicate, const std::string& id) {
  return Claim("b", predicate, "a").id(id).document("d" + id, "Outlet " + id, "2020-06-15");
}

TEST(Strands, DirectionsAreApartUnlessSymmetric) {
  const auto found =
      strands({ab("fought", "1"), ba("fought", "2"), ab("met_with", "3"), ba("met_with", "4")});
  ASSERT_EQ(found.size(), 3U);
  EXPECT_EQ(found[0].predicate, "met_with");  // cooperation stands before hostility in the ontology
  EXPECT_TRUE(found[0].symmetric);
  EXPECT_THAT(ids(found[0].affirmed), testing::UnorderedElementsAre("3", "4"));
  EXPECT_EQ(found[1].subject.id, "a");
  EXPECT_THAT(ids(found[1].affirmed), ElementsAre("1"));
  EXPECT_EQ(found[2].subject.id, "b");
  EXPECT_EQ(found[2].object.name, "A");
  EXPECT_THAT(ids(found[2].affirmed), ElementsAre("2"));
}

TEST(Strands, ClaimsOfOthersAndUnknownPredicatesAreLeftOut) {
  EXPECT_THAT(strands({Claim("a", "fought", "c"), Claim("c", "fought", "b"), ab("admired", "1"),
                       Claim("a", "has_strength", "")}),
              IsEmpty());
}

TEST(Strands, AffirmedDeniedAndSupposedAreApart) {
  const auto found = strands({ab("allied_with", "yes"), ab("allied_with", "no").denied(),
                              ab("allied_with", "plan").mood(Mood::planned),
                              ab("allied_with", "demand").mood(Mood::demanded),
                              ab("allied_with", "if").mood(Mood::conditional).denied()});
  ASSERT_EQ(found.size(), 1U);
  EXPECT_THAT(ids(found[0].affirmed), ElementsAre("yes"));
  EXPECT_THAT(ids(found[0].denied), ElementsAre("no"));
  EXPECT_THAT(ids(found[0].supposed), testing::UnorderedElementsAre("plan", "demand", "if"));
  EXPECT_THAT(found[0].conflicts, ElementsAre("Outlet no"));
}

TEST(Strands, ADenialForAnotherTimeIsNoConflict) {
  EXPECT_THAT(
      strands({ab("allied_with", "1").throughout("2012"), ab("allied_with", "2").within("2018").denied()})
          .at(0)
          .conflicts,
      IsEmpty());
  EXPECT_THAT(
      strands({ab("allied_with", "1").throughout("2012"), ab("allied_with", "2").denied()}).at(0).conflicts,
      ElementsAre("Outlet 2"));
  EXPECT_THAT(strands({ab("allied_with", "2").denied()}).at(0).conflicts, IsEmpty());
}

TEST(Strands, SupportCountsWhatStandsBehindIt) {
  const auto found = strands({ab("fought", "1").certainty(Certainty::possible).within("2019"),
                              ab("fought", "2").holder(HolderKind::person, "Ilan Bero").within("2017"),
                              ab("fought", "3").holder(HolderKind::person, "Ilan Bero"),
                              ab("fought", "3b").document("d3", "Outlet 3", "2020-06-15")});
  ASSERT_EQ(found.size(), 1U);
  const Support& support = found[0].affirmed;
  EXPECT_EQ(support.documents, 3U);
  EXPECT_THAT(support.holders, testing::UnorderedElementsAre("Ilan Bero", "Outlet 1", "Outlet 3"));
  EXPECT_THAT(support.publishers, testing::UnorderedElementsAre("Outlet 1", "Outlet 2", "Outlet 3"));
  EXPECT_EQ(support.origins.groups.size(), 2U);
  EXPECT_EQ(support.strongest, Certainty::certain);
  EXPECT_EQ(support.weakest, Certainty::possible);
  EXPECT_EQ(ids(support).front(), "2");  // by time
  ASSERT_TRUE(found[0].since && found[0].last_stated);
  EXPECT_EQ(text(*found[0].since), "2017");
  EXPECT_EQ(text(*found[0].last_stated), "reported 2020-06-15");
}

TEST(Strands, AnEndAloneDoesNotSaySinceWhen) {
  const auto found = strands({ab("allied_with", "1").within("2016").ends()});
  EXPECT_FALSE(found.at(0).since.has_value());
  EXPECT_EQ(text(*found.at(0).last_stated), "2016");
}

TEST(Strands, DecisionOnlyWithADate) {
  EXPECT_FALSE(strands({ab("allied_with", "1")}).at(0).decision.has_value());
  EXPECT_TRUE(strands({ab("allied_with", "1")}, "2020").at(0).decision.has_value());
}

TEST(Strands, EndingByAnotherPredicateBetweenTheSameTwo) {
  const std::vector<ClaimRecord> records = {ab("allied_with", "1").within("2012"),
                                            ba("fought", "2").within("2015-02-01")};
  EXPECT_EQ(standing(strands(records, "2014"), "allied_with"), "holds");
  EXPECT_EQ(standing(strands(records, "2016"), "allied_with"), "ended");
  EXPECT_EQ(standing(strands(records, "2014"), "fought", "b"), "not stated");
  EXPECT_EQ(standing(strands(records, "2016"), "fought", "b"), "took place");
}

TEST(Strands, DirectedStatesEndInTheirDirectionOnly) {
  const std::vector<ClaimRecord> away = {ab("part_of", "1").within("2012"),
                                         ab("split_from", "2").within("2015")};
  EXPECT_EQ(standing(strands(away, "2016"), "part_of"), "ended");
  // That B left A does not end A as a part of B.
  const std::vector<ClaimRecord> other = {ab("part_of", "1").within("2012"),
                                          ba("split_from", "2").within("2015")};
  EXPECT_EQ(standing(strands(other, "2016"), "part_of"), "may hold");
  // A merger ends whoever leaves.
  const std::vector<ClaimRecord> merger = {ab("merged_with", "1").within("2012"),
                                           ba("split_from", "2").within("2015")};
  EXPECT_EQ(standing(strands(merger, "2016"), "merged_with"), "ended");
}

TEST(Strands, ASplitWithoutATimeHadComeByItsPublication) {
  const std::vector<ClaimRecord> records = {ab("part_of", "1").within("2012"), ab("split_from", "2")};
  EXPECT_EQ(standing(strands(records, "2019"), "part_of"), "may hold");
  EXPECT_EQ(standing(strands(records, "2021"), "part_of"), "ended");
}

TEST(Strands, OnlyActualAffirmedEventsEndAnything) {
  for (const Claim& event :
       {ab("fought", "2").within("2015").denied(), ab("fought", "2").within("2015").mood(Mood::planned),
        ab("fought", "2").within("2015").mood(Mood::conditional)})
    EXPECT_EQ(standing(strands({ab("allied_with", "1").within("2012"), event}, "2016"), "allied_with"),
              "may hold");
}

TEST(Strands, DenialsPlansAndSuppositionsDecideNothing) {
  const auto decide = [](const Claim& claim) { return *strands({claim}, "2016").at(0).decision; };
  const Decision denied = decide(ab("allied_with", "1").within("2015").denied());
  EXPECT_EQ(denied.standing, Standing::not_stated);
  EXPECT_THAT(denied.reason, HasSubstr("only denied, by Outlet 1"));
  const Decision planned = decide(ab("allied_with", "1").within("2015").mood(Mood::planned));
  EXPECT_EQ(planned.standing, Standing::not_stated);
  EXPECT_THAT(planned.reason, HasSubstr("according to Outlet 1"));
  // A denial beside an affirmation changes no answer.
  EXPECT_EQ(standing(strands({ab("allied_with", "1").throughout("2015"),
                              ab("allied_with", "2").throughout("2015").denied()},
                             "2015-06"),
                     "allied_with"),
            "holds");
}

TEST(Strands, WhatIsOnlyOfLaterDaysIsApart) {
  const auto found =
      strands({ab("allied_with", "1").within("2012"), ab("allied_with", "2").within("2018")}, "2014");
  ASSERT_EQ(found.size(), 1U);
  EXPECT_THAT(ids(found[0].affirmed), ElementsAre("1"));
  EXPECT_THAT(ids(found[0].later), ElementsAre("2"));
  EXPECT_EQ(standing(found, "allied_with"), "holds");  // stated for before and after, no end between
  const auto only_later = strands({ab("allied_with", "2").within("2018")}, "2014");
  EXPECT_EQ(standing(only_later, "allied_with"), "not stated");
  EXPECT_THAT(only_later[0].decision->reason, HasSubstr("Outlet 2"));
}

TEST(StrandsProperty, OrderOfClaimsChangesNothing) {
  std::vector<ClaimRecord> records = {ab("allied_with", "1").within("2012"),
                                      ba("allied_with", "2").within("2012"),
                                      ab("allied_with", "3").denied(),
                                      ab("fought", "4").within("2015"),
                                      ba("fought", "5").within("2015"),
                                      ab("allied_with", "6").mood(Mood::planned),
                                      ab("part_of", "7").throughout("2013/..").starts(),
                                      ab("split_from", "8")};
  const auto described = [](const std::vector<Strand>& strands) {
    std::string text;
    for (const Strand& strand : strands) {
      text += strand.predicate + " " + strand.subject.id + ":";
      for (const Support* support : {&strand.affirmed, &strand.denied, &strand.supposed, &strand.later}) {
        text += " |";
        for (const std::string& id : ids(*support))
          text += " " + id;
      }
      text += " " + strand.decision->reason + "\n";
    }
    return text;
  };
  std::mt19937 random(3);
  for (const char* day : {"2011", "2013", "2015-06", "2016", "2021"}) {
    const std::string expected = described(strands(records, day));
    for (int round = 0; round < 20; ++round) {
      std::shuffle(records.begin(), records.end(), random);
      EXPECT_EQ(described(strands(records, day)), expected);
    }
  }
}

TEST(Persistence, IsLoadedAndChecked) {
  EXPECT_TRUE(data().persistence.presupposes("split_from", "part_of"));
  EXPECT_FALSE(data().persistence.presupposes("fought", "allied_with"));
  EXPECT_FALSE(Persistence().presupposes("split_from", "part_of"));
  // What it says an event ends must be an end in the ontology too.
  for (const claims::PredicateType& state : data().ontology.predicates())
    for (const claims::PredicateType& event : data().ontology.predicates())
      if (data().persistence.presupposes(event.name, state.name)) {
        EXPECT_THAT(state.ended_by, testing::Contains(event.name));
      }
}

}  // namespace
}  // namespace hearsay::analysis
