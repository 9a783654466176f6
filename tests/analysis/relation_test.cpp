// The relation of two actors, from a ledger.
#include "analysis/relation.hpp"

#include "analysis/fake_ledger.hpp"
#include "analysis/support.hpp"
#include "base/text.hpp"

namespace hearsay::analysis {
namespace {

using claims::ClaimRecord;
using claims::Mood;
using testing::ElementsAre;
using testing::IsEmpty;
using testing::SizeIs;

Claim claim(const std::string& subject, const std::string& predicate, const std::string& object,
            const std::string& id) {
  return Claim(subject, predicate, object).id(id).document("d" + id, "Outlet " + id, "2020-06-15");
}

RelationRequest between(const std::string& as_of = "") {
  RelationRequest request;
  request.first = {"a"};
  request.second = {"b"};
  if (!as_of.empty()) request.as_of = date(as_of);
  return request;
}

Relation ask(FakeLedger& ledger, const RelationRequest& request = between()) {
  return relation(ledger, data().ontology, data().persistence, request);
}

// The answer in short, to compare two answers.
std::string described(const Relation& relation) {
  std::string text;
  const auto add = [&](const std::vector<Strand>& strands) {
    for (const Strand& strand : strands) {
      text += strand.subject.name + " " + strand.predicate + " " + strand.object.name;
      for (const Support* support : {&strand.affirmed, &strand.denied, &strand.supposed, &strand.later})
        text += " | " + join(ids(*support), " ") + " from " + std::to_string(support->origins.groups.size());
      if (strand.decision) text += " = " + strand.decision->reason;
      text += "\n";
    }
  };
  add(relation.strands);
  for (const Through& through : relation.through) {
    for (const Link& link : through.links)
      text += "through " + link.party.name + " (" + link.relation + " " + link.whole.name + ")\n";
    add(through.strands);
  }
  for (const ThirdParty& third : relation.third_party)
    text += third.role + " " + third.statement.record.id + "\n";
  return text;
}

TEST(Relation, NeedsBothSides) {
  FakeLedger ledger;
  EXPECT_THROW(ask(ledger, RelationRequest{}), InputError);
  EXPECT_TRUE(ask(ledger).empty());
}

TEST(Relation, StrandsWithNamesAndSupport) {
  FakeLedger ledger(
      {claim("a", "allied_with", "b", "1"), claim("b", "fought", "a", "2"), claim("a", "fought", "c", "3")});
  ledger.name("a", "Qavsar Union");
  const Relation answer = ask(ledger);
  EXPECT_EQ(answer.first.name, "Qavsar Union");
  ASSERT_THAT(answer.strands, SizeIs(2));
  EXPECT_THAT(ids(answer.all), testing::UnorderedElementsAre("1", "2"));
  EXPECT_EQ(answer.all.origins.groups.size(), 2U);
}

TEST(Relation, SeveralIdsOfOneSideCountOnce) {
  FakeLedger ledger({claim("a", "fought", "b", "1").role("against", "a2"), claim("a2", "fought", "b", "2")});
  RelationRequest request = between();
  request.first = {"a", "a2"};
  EXPECT_THAT(ids(ask(ledger, request).all), testing::UnorderedElementsAre("1", "2"));
}

TEST(Relation, RejectedClaimsAreLeftOutAndCountedOnce) {
  FakeLedger ledger({claim("a", "fought", "b", "1"),
                     claim("a", "fought", "b", "2").rejected().role("via", "p"),
                     claim("p", "part_of", "a", "3"), claim("q", "part_of", "a", "4").rejected(),
                     claim("p", "fought", "b", "5").rejected(), claim("q", "fought", "b", "6")});
  const Relation answer = ask(ledger);
  EXPECT_THAT(ids(answer.all), ElementsAre("1"));
  EXPECT_THAT(answer.through, IsEmpty());
  EXPECT_EQ(answer.rejected, 3U);
}

TEST(Relation, RejectedEndEndsNothing) {
  FakeLedger ledger({claim("a", "allied_with", "b", "1").within("2012"),
                     claim("a", "fought", "b", "2").within("2015").rejected()});
  EXPECT_EQ(ask(ledger, between("2016")).strands.at(0).decision->standing, Standing::may_hold);
}

TEST(Relation, LowScoresAreLeftOut) {
  FakeLedger ledger({claim("a", "fought", "b", "1")});
  RelationRequest request = between();
  request.min_score = 0.95;
  EXPECT_TRUE(ask(ledger, request).empty());
}

TEST(Relation, ThroughPartsMembersAndLeaders) {
  FakeLedger ledger({claim("p", "part_of", "a", "1"), claim("l", "leads", "b", "2"),
                     claim("p", "fought", "b", "3"), claim("a", "met_with", "l", "4"),
                     claim("p", "met_with", "l", "5")});
  const Relation answer = ask(ledger);
  EXPECT_THAT(answer.strands, IsEmpty());
  EXPECT_THAT(answer.all.statements, IsEmpty());
  ASSERT_THAT(answer.through, SizeIs(3));
  EXPECT_EQ(answer.through[0].links.at(0).party.id, "p");
  EXPECT_EQ(answer.through[0].links.at(0).relation, "is part of");
  EXPECT_EQ(answer.through[0].links.at(0).whole.id, "a");
  EXPECT_THAT(ids(answer.through[0].strands.at(0).affirmed), ElementsAre("3"));
  EXPECT_EQ(answer.through[1].links.at(0).relation, "leads");
  EXPECT_THAT(ids(answer.through[1].strands.at(0).affirmed), ElementsAre("4"));
  ASSERT_THAT(answer.through[2].links, SizeIs(2));
  EXPECT_THAT(ids(answer.through[2].strands.at(0).affirmed), ElementsAre("5"));
  RelationRequest direct = between();
  direct.through = false;
  EXPECT_TRUE(ask(ledger, direct).empty());
}

TEST(Relation, WhatMakesAPartAPartIsToldOnce) {
  // One leads both: told from one side, not from the other again. A described group tells nothing by
  // belonging.
  FakeLedger ledger({claim("x", "leads", "a", "1"), claim("x", "leads", "b", "2"),
                     claim("group/fighters@d", "member_of", "a", "3"),
                     claim("group/fighters@d", "member_of", "b", "4"),
                     claim("group/fighters@d", "fought", "b", "5")});
  std::size_t leads = 0;
  std::size_t memberships = 0;
  std::size_t fights = 0;
  for (const Through& through : ask(ledger).through)
    for (const Strand& strand : through.strands) {
      leads += strand.predicate == "leads" ? 1 : 0;
      memberships += strand.predicate == "member_of" ? 1 : 0;
      fights += strand.predicate == "fought" ? 1 : 0;
    }
  EXPECT_EQ(leads, 1U);
  EXPECT_EQ(memberships, 0U);
  EXPECT_GE(fights, 1U);
}

TEST(Relation, OnlyActualAffirmedBelongingLinks) {
  FakeLedger ledger({claim("p", "part_of", "a", "1").denied(),
                     claim("q", "part_of", "a", "2").mood(Mood::planned), claim("a", "part_of", "w", "3"),
                     claim("p", "fought", "b", "4"), claim("q", "fought", "b", "5"),
                     claim("w", "fought", "b", "6")});
  EXPECT_THAT(ask(ledger).through, IsEmpty());
}

TEST(Relation, LinksAreAsOfTheDateToo) {
  FakeLedger ledger(
      {claim("p", "part_of", "a", "1").within("2012"), claim("p", "split_from", "a", "2").within("2015"),
       claim("q", "part_of", "a", "3").within("2019"), claim("p", "fought", "b", "4").within("2011"),
       claim("q", "fought", "b", "5").within("2011")});
  const Relation answer = ask(ledger, between("2016"));
  ASSERT_THAT(answer.through, SizeIs(1));  // q belonged to it only later
  const Link& link = answer.through[0].links.at(0);
  EXPECT_EQ(link.party.id, "p");
  ASSERT_TRUE(link.decision.has_value());
  EXPECT_EQ(link.decision->standing, Standing::ended);
  EXPECT_FALSE(ask(ledger).through.at(0).links.at(0).decision.has_value());
}

TEST(Relation, MostPartsLeavesOutThoseWithFewestClaims) {
  FakeLedger ledger({claim("p", "part_of", "a", "1"), claim("q", "part_of", "a", "2"),
                     claim("q", "part_of", "a", "3"), claim("p", "fought", "b", "4"),
                     claim("q", "fought", "b", "5")});
  RelationRequest request = between();
  request.most_parts = 1;
  const Relation answer = ask(ledger, request);
  ASSERT_THAT(answer.through, SizeIs(1));
  EXPECT_EQ(answer.through[0].links.at(0).party.id, "q");
  EXPECT_EQ(answer.parts_left_out, 1U);
}

TEST(Relation, PartsOfPartsCostOneQueryEach) {
  FakeLedger ledger;
  for (int i = 0; i < 20; ++i) {
    ledger.put(claim("p" + std::to_string(i), "part_of", "a", "p" + std::to_string(i)));
    ledger.put(claim("q" + std::to_string(i), "part_of", "b", "q" + std::to_string(i)));
  }
  ask(ledger);
  EXPECT_LT(ledger.queries(), 100U);
}

TEST(Relation, SidesInRolesAndPlacesAreThirdParties) {
  FakeLedger ledger({claim("a", "fought_alongside", "c", "1").role("against", "b").within("2015"),
                     claim("c", "met_with", "b", "2").place("a").within("2012"),
                     claim("c", "aided", "d", "3").role("via", "a").place("b"),
                     claim("a", "aided", "c", "4").role("via", "b").within("2019")});
  const Relation all = ask(ledger);
  ASSERT_THAT(all.third_party, SizeIs(3));
  EXPECT_EQ(all.third_party[0].role, "place");
  EXPECT_EQ(all.third_party[1].role, "against");
  EXPECT_EQ(all.third_party[2].role, "via");
  EXPECT_THAT(all.strands, IsEmpty());
  EXPECT_THAT(ask(ledger, between("2016")).third_party, SizeIs(2));
}

TEST(RelationProperty, AnUnrelatedClaimChangesNothing) {
  const std::vector<ClaimRecord> records = {
      claim("a", "allied_with", "b", "1").within("2012"), claim("b", "fought", "a", "2").within("2015"),
      claim("p", "part_of", "a", "3"), claim("p", "met_with", "b", "4").denied(),
      claim("c", "aided", "a", "5").role("via", "b")};
  for (const char* day : {"", "2014", "2016"}) {
    FakeLedger ledger(records);
    const std::string expected = described(ask(ledger, between(day)));
    for (const ClaimRecord& unrelated :
         {claim("c", "fought", "d", "x").record(), claim("c", "split_from", "b", "x").within("2013").record(),
          claim("a", "fought", "c", "x").within("2013").record(),
          claim("c", "has_strength", "", "x").record()}) {
      FakeLedger more(records);
      more.put(unrelated);
      EXPECT_EQ(described(ask(more, between(day))), expected) << day;
      std::vector<ClaimRecord> before = records;
      before.insert(before.begin(), unrelated);
      FakeLedger first(before);
      EXPECT_EQ(described(ask(first, between(day))), expected) << day;
    }
  }
}

TEST(RelationProperty, SidesCanBeExchanged) {
  FakeLedger ledger(
      {claim("a", "allied_with", "b", "1").within("2012"), claim("b", "fought", "a", "2").within("2015")});
  RelationRequest reversed = between("2016");
  std::swap(reversed.first, reversed.second);
  const Relation one = ask(ledger, between("2016"));
  const Relation other = ask(ledger, reversed);
  ASSERT_EQ(one.strands.size(), other.strands.size());
  for (std::size_t i = 0; i < one.strands.size(); ++i) {
    EXPECT_EQ(one.strands[i].decision->reason, other.strands[i].decision->reason);
    EXPECT_EQ(ids(one.strands[i].affirmed), ids(other.strands[i].affirmed));
  }
}

}  // namespace
}  // namespace hearsay::analysis
