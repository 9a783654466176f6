// What the claims of a strand say for a date.
#include "analysis/as_of.hpp"

#include <algorithm>
#include <array>
#include <random>

#include "analysis/support.hpp"

namespace hearsay::analysis {
namespace {

using claims::Certainty;
using testing::ElementsAre;
using testing::HasSubstr;
using testing::UnorderedElementsAre;

Claim allied(const std::string& id) {
  return Claim("a", "allied_with", "b").id(id).document("d " + id, "Norlight Wire", "2022-01-01");
}
Claim fought(const std::string& id) {
  return Claim("a", "fought", "b").id(id).document("d " + id, "Harbour Daily", "2022-01-01");
}
Claim split(const std::string& id) {
  return Claim("a", "split_from", "b").id(id).document("d " + id, "Harbour Daily", "2022-01-01");
}

// Keeps the records that the claims point to.
struct Case {
  Case(std::vector<claims::ClaimRecord> affirmed_records,
       std::vector<claims::ClaimRecord> ending_records = {}, bool presupposes = false)
      : affirmed(std::move(affirmed_records)), endings(std::move(ending_records)), presupposes(presupposes) {}

  Decision at(const std::string& day, bool persists = true) const {
    std::vector<DatedClaim> said;
    std::vector<DatedClaim> ended;
    for (const auto& record : affirmed)
      said.push_back({&record, dating_of(record)});
    for (const auto& record : endings)
      ended.push_back({&record, dating_of(record), presupposes});
    return decide(persists, said, ended, date(day));
  }
  std::string standing(const std::string& day) const { return std::string(name(at(day).standing)); }
  std::string event(const std::string& day) const { return std::string(name(at(day, false).standing)); }

  std::vector<claims::ClaimRecord> affirmed;
  std::vector<claims::ClaimRecord> endings;
  bool presupposes;
};

TEST(AsOf, NothingIsSaid) {
  const Decision decision = Case({}).at("2020");
  EXPECT_EQ(decision.standing, Standing::not_stated);
  EXPECT_TRUE(decision.claims.empty());
  EXPECT_TRUE(decision.reason.empty());
}

TEST(AsOf, StateOfOneDay) {
  const Case one({allied("x").within("2018-03-05")});
  EXPECT_EQ(one.standing("2018-03-04"), "not stated");
  EXPECT_EQ(one.standing("2018-03-05"), "holds");
  EXPECT_EQ(one.standing("2018-03-06"), "may hold");
  EXPECT_EQ(one.standing("2018-03"), "holds");
  EXPECT_EQ(one.standing("2018"), "holds");
  EXPECT_EQ(one.standing("2019"), "may hold");
  EXPECT_EQ(one.standing("2017"), "not stated");
}

TEST(AsOf, SomeDayOfAYear) {
  const Case one({allied("x").within("2018")});
  EXPECT_EQ(one.standing("2017-12-31"), "not stated");
  EXPECT_EQ(one.standing("2018-01-01"), "may hold");
  EXPECT_EQ(one.standing("2018-07"), "may hold");
  EXPECT_EQ(one.standing("2018-12-31"), "may hold");
  EXPECT_EQ(one.standing("2018"), "holds");
  EXPECT_EQ(one.standing("201X"), "holds");
  EXPECT_EQ(one.standing("2020"), "may hold");
}

TEST(AsOf, EveryDayOfAYear) {
  const Case one({allied("x").throughout("2018")});
  EXPECT_EQ(one.standing("2018-01-01"), "holds");
  EXPECT_EQ(one.standing("2018-12-31"), "holds");
  EXPECT_EQ(one.standing("2019-01-01"), "may hold");
}

TEST(AsOf, SinceAMonth) {
  const Case one({allied("x").throughout("2018-03/..").starts().published("2020-06-15")});
  EXPECT_EQ(one.standing("2018-02-28"), "not stated");
  EXPECT_EQ(one.standing("2018-03-15"), "may hold");  // it started on some day of March
  EXPECT_EQ(one.standing("2018-04-01"), "holds");
  EXPECT_EQ(one.standing("2020-06-15"), "holds");
  EXPECT_EQ(one.standing("2020-06-16"), "may hold");
}

TEST(AsOf, FromYearToYear) {
  const Case one({allied("x").from_to("2014/2016")});
  EXPECT_EQ(one.standing("2013"), "not stated");
  EXPECT_EQ(one.standing("2014-06"), "may hold");
  EXPECT_EQ(one.standing("2014"), "holds");
  EXPECT_EQ(one.standing("2015-06-01"), "holds");
  EXPECT_EQ(one.standing("2016-06"), "may hold");
  EXPECT_EQ(one.standing("2016"), "ended");
  EXPECT_EQ(one.standing("2017-01-01"), "ended");
}

TEST(AsOf, UntilAYear) {
  const Case one({allied("x").throughout("../2016").ends()});
  EXPECT_EQ(one.standing("2010"), "may hold");  // since when is not said
  EXPECT_EQ(one.standing("2016-06"), "may hold");
  EXPECT_EQ(one.standing("2017"), "ended");
}

TEST(AsOf, ByAYearIsNoEnd) {
  EXPECT_EQ(Case({allied("x").within("../2016").ends()}).standing("2017"), "may hold");
}

TEST(AsOf, HoldsBetweenTwoClaims) {
  const Case two({allied("x").within("2010-05-01"), allied("y").within("2015-05-01")});
  const Decision between = two.at("2012");
  EXPECT_EQ(between.standing, Standing::holds);
  EXPECT_THAT(between.claims, ElementsAre("x", "y"));
  EXPECT_THAT(between.reason, HasSubstr("no end between is stated"));
  EXPECT_EQ(two.standing("2016"), "may hold");
  EXPECT_THAT(two.at("2016").claims, ElementsAre("y"));
}

TEST(AsOf, EventEndsIt) {
  const Case one({allied("x").within("2010-05-01")}, {fought("e").within("2015-03-10")});
  EXPECT_EQ(one.standing("2015-03-09"), "holds");
  EXPECT_THAT(one.at("2012").claims, ElementsAre("x", "e"));
  EXPECT_THAT(one.at("2012").reason, HasSubstr("only later"));
  EXPECT_EQ(one.standing("2015-03-10"), "ended");
  EXPECT_EQ(one.standing("2020"), "ended");
  EXPECT_THAT(one.at("2020").claims, ElementsAre("e"));
  EXPECT_THAT(one.at("2020").reason, HasSubstr("Harbour Daily"));
}

TEST(AsOf, EventOfAYearLeavesThatYearOpen) {
  const Case one({allied("x").within("2010-05-01")}, {fought("e").within("2015")});
  EXPECT_EQ(one.standing("2014"), "holds");
  EXPECT_EQ(one.standing("2015-06"), "may hold");
  EXPECT_THAT(one.at("2015-06").claims, UnorderedElementsAre("x", "e"));
  EXPECT_EQ(one.standing("2015"), "ended");
}

TEST(AsOf, LongEventEndsItWhenItBegins) {
  const Case one({allied("x").within("2010-05-01")}, {fought("e").from_to("2015-03-10/2019-01-01")});
  EXPECT_EQ(one.standing("2015-03-09"), "holds");
  EXPECT_EQ(one.standing("2016"), "ended");
}

TEST(AsOf, EarlierEventEndsNothing) {
  const Case one({allied("x").within("2018-05-01")}, {fought("e").within("2015")});
  EXPECT_EQ(one.standing("2018-05-01"), "holds");
  EXPECT_EQ(one.standing("2020"), "may hold");
  EXPECT_EQ(one.standing("2016"), "not stated");
}

TEST(AsOf, BeginsAgainAfterItsEnd) {
  const Case both({allied("x").within("2010-05-01"), allied("z").within("2018-05-01")},
                  {fought("e").within("2015-03-10")});
  EXPECT_EQ(both.standing("2012"), "holds");
  EXPECT_EQ(both.standing("2016"), "ended");
  EXPECT_EQ(both.standing("2018-05-01"), "holds");
  EXPECT_THAT(both.at("2018-05-01").reason, HasSubstr("after what ended it before"));
  EXPECT_EQ(both.standing("2019"), "may hold");
}

TEST(AsOf, OrderOfEventAndStateIsOpen) {
  const Case same_year({allied("x").within("2015")}, {fought("e").within("2015")});
  EXPECT_EQ(same_year.standing("2016"), "may hold");
  EXPECT_THAT(same_year.at("2016").reason, HasSubstr("which came first is not stated"));
  const Case within({allied("x").within("2015")}, {fought("e").within("2015-06-01")});
  EXPECT_EQ(within.standing("2016"), "may hold");
  // What presupposes the state came after it.
  EXPECT_EQ(Case({allied("x").within("2015")}, {split("e").within("2015")}, true).standing("2016"), "ended");
}

TEST(AsOf, EventWithoutATimeEndsOnlyWhatItPresupposes) {
  const std::vector<claims::ClaimRecord> state = {allied("x").within("2010-05-01")};
  const Case fight(state, {fought("e")});
  EXPECT_EQ(fight.standing("2021"), "may hold");
  EXPECT_THAT(fight.at("2021").claims, ElementsAre("x"));
  EXPECT_EQ(fight.standing("2023"), "may hold");
  EXPECT_THAT(fight.at("2023").claims, ElementsAre("x", "e"));
  const Case parting(state, {split("e")}, true);
  EXPECT_EQ(parting.standing("2021"), "may hold");
  EXPECT_EQ(parting.standing("2022-01-01"), "ended");
}

TEST(AsOf, EventWithoutATimeBeforeTheStateWasLastSeenIsNoDoubt) {
  const Case one({allied("x").throughout("2010/..").starts().published("2023-01-01")}, {fought("e")});
  EXPECT_EQ(one.standing("2022-06"), "holds");
}

TEST(AsOf, PossibleEndOnlyRaisesDoubt) {
  const Case one({allied("x").throughout("2010/2020")},
                 {fought("e").within("2015-03-10").certainty(Certainty::possible)});
  EXPECT_EQ(one.standing("2012"), "holds");
  EXPECT_EQ(one.standing("2018"), "holds");  // it is stated for later
  const Case last({allied("x").within("2010-05-01")},
                  {fought("e").within("2015-03-10").certainty(Certainty::possible)});
  EXPECT_EQ(last.standing("2016"), "may hold");
  EXPECT_THAT(last.at("2016").claims, ElementsAre("x", "e"));
  const Case own({allied("x").within("2010-05-01"),
                  allied("y").within("2015-03-10").ends().certainty(Certainty::possible)});
  EXPECT_EQ(own.standing("2016"), "may hold");
  EXPECT_THAT(own.at("2016").claims, UnorderedElementsAre("x", "y"));
}

TEST(AsOf, PossibleStateOnlyMayHold) {
  const Case one({allied("x").throughout("2018").certainty(Certainty::possible)});
  EXPECT_EQ(one.standing("2018-06"), "may hold");
  EXPECT_THAT(one.at("2018-06").reason, HasSubstr("as possible"));
  const Case both({allied("x").throughout("2018").certainty(Certainty::possible),
                   allied("y").throughout("2018").certainty(Certainty::probable)});
  EXPECT_EQ(both.standing("2018-06"), "holds");
  EXPECT_THAT(both.at("2018-06").claims, ElementsAre("y"));
}

TEST(AsOf, WithoutATimeItIsDatedByItsDocument) {
  const Case one({allied("x")});
  EXPECT_EQ(one.standing("2021"), "not stated");
  EXPECT_EQ(one.standing("2022-01-01"), "holds");
  EXPECT_EQ(one.standing("2024"), "may hold");
  EXPECT_THAT(one.at("2024").reason, HasSubstr("without a time"));
}

TEST(AsOf, WithoutAnyDateItDecidesNothing) {
  const Decision decision = Case({allied("x").published("")}).at("2022");
  EXPECT_EQ(decision.standing, Standing::not_stated);
  EXPECT_THAT(decision.claims, ElementsAre("x"));
  EXPECT_THAT(decision.reason, HasSubstr("Norlight Wire states it without any date"));
  // An end without a date ends nothing.
  EXPECT_EQ(Case({allied("x").within("2010")}, {split("e").published("")}, true).standing("2024"),
            "may hold");
}

TEST(AsOf, Events) {
  const Case one({fought("x").within("2018")});
  EXPECT_EQ(one.event("2017"), "not stated");
  EXPECT_EQ(one.event("2018-06"), "may have taken place");
  EXPECT_EQ(one.event("2018"), "took place");
  EXPECT_EQ(one.event("2030"), "took place");
  EXPECT_EQ(Case({fought("x").within("2018").certainty(Certainty::possible)}).event("2020"),
            "may have taken place");
  EXPECT_EQ(Case({fought("x")}).event("2021-12-31"), "not stated");
  EXPECT_EQ(Case({fought("x")}).event("2022-01-01"), "took place");
}

TEST(AsOf, DateWithoutAYearIsRefused) {
  EXPECT_THROW(Case({allied("x")}).at("XXXX-09-19"), InputError);
  EXPECT_THROW(Case({}).at("XXXX-09-19"), InputError);
}

TEST(AsOf, EveryReasonNamesItsHolders) {
  const Case one({allied("x").within("2010-05-01").holder(claims::HolderKind::anonymous, "an aide")},
                 {fought("e").within("2015")});
  for (const char* day : {"2009", "2010-05-01", "2012", "2015-06", "2020"}) {
    const Decision decision = one.at(day);
    EXPECT_THAT(decision.reason,
                testing::AnyOf(HasSubstr("anonymous “an aide” < Norlight Wire"), HasSubstr("Harbour Daily")))
        << day;
  }
}

// Random claims: what must be so whatever they are.
class Random {
 public:
  explicit Random(unsigned seed) : engine_(seed) {}

  int below(int bound) { return std::uniform_int_distribution<int>(0, bound - 1)(engine_); }
  std::string some_date() {
    const std::string year = std::to_string(2010 + below(8));
    const std::string month = std::to_string(10 + below(3));
    switch (below(3)) {
      case 0:
        return year;
      case 1:
        return year + "-" + month;
      default:
        return year + "-" + month + "-" + std::to_string(10 + below(19));
    }
  }
  claims::ClaimRecord dress(Claim claim) {
    claim.published(below(6) == 0 ? "" : std::to_string(2012 + below(8)) + "-05-01");
    const std::string first = some_date();
    const std::string last = some_date();
    const std::array<std::string, 5> times = {"", first, first + "/" + last, first + "/..", "../" + last};
    const std::string time = times[static_cast<std::size_t>(below(5))];
    if (below(2) == 0) {
      claim.within(time);
    } else {
      claim.throughout(time);
    }
    if (below(3) == 0) claim.starts();
    if (below(4) == 0) claim.ends();
    if (below(4) == 0) claim.certainty(Certainty::possible);
    return claim.record();
  }
  Case some_case() {
    Case made({}, {}, below(2) == 0);
    const int affirmed = 1 + below(4);
    for (int i = 0; i < affirmed; ++i)
      made.affirmed.push_back(dress(allied("state " + std::to_string(i))));
    const int endings = below(4);
    for (int i = 0; i < endings; ++i)
      made.endings.push_back(dress(fought("event " + std::to_string(i))));
    return made;
  }
  std::mt19937& engine() { return engine_; }

 private:
  std::mt19937 engine_;
};

constexpr int many = 3000;

TEST(AsOfProperty, OrderOfClaimsChangesNothing) {
  Random random(1);
  for (int i = 0; i < many; ++i) {
    Case made = random.some_case();
    const std::string day = random.some_date();
    const Decision before = made.at(day);
    const Decision event = made.at(day, false);
    std::shuffle(made.affirmed.begin(), made.affirmed.end(), random.engine());
    std::shuffle(made.endings.begin(), made.endings.end(), random.engine());
    const Decision after = made.at(day);
    EXPECT_EQ(before.standing, after.standing);
    EXPECT_EQ(before.claims, after.claims);
    EXPECT_EQ(before.reason, after.reason);
    EXPECT_EQ(event.reason, made.at(day, false).reason);
  }
}

TEST(AsOfProperty, RemovingAnEventNeverTurnsHoldsIntoEnded) {
  Random random(2);
  for (int i = 0; i < many; ++i) {
    Case made = random.some_case();
    if (made.endings.empty()) continue;
    const std::string day = random.some_date();
    if (made.standing(day) != "holds") continue;
    made.endings.erase(made.endings.begin() + random.below(static_cast<int>(made.endings.size())));
    EXPECT_NE(made.standing(day), "ended");
  }
}

TEST(AsOfProperty, WithoutEndsNothingEnds) {
  Random random(3);
  for (int i = 0; i < many; ++i) {
    Case made = random.some_case();
    made.endings.clear();
    for (auto& record : made.affirmed)
      record.claim.time.ends = false;
    EXPECT_NE(made.standing(random.some_date()), "ended");
  }
}

TEST(AsOfProperty, WhatHoldsOnADayHoldsInItsMonthUnlessItEndsThere) {
  Random random(4);
  for (int i = 0; i < many; ++i) {
    const Case made = random.some_case();
    const std::string day =
        "201" + std::to_string(random.below(8)) + "-11-1" + std::to_string(random.below(10));
    if (made.standing(day) != "holds") continue;
    const std::string month = made.standing(day.substr(0, 7));
    EXPECT_NE(month, "not stated");
    const bool ends = std::any_of(made.affirmed.begin(), made.affirmed.end(),
                                  [](const auto& record) { return record.claim.time.ends; });
    if (made.endings.empty() && !ends) {
      EXPECT_EQ(month, "holds");
    }
  }
}

TEST(AsOfProperty, ADecisionCitesClaimsThatWereGiven) {
  Random random(5);
  for (int i = 0; i < many; ++i) {
    const Case made = random.some_case();
    const Decision decision = made.at(random.some_date());
    EXPECT_FALSE(decision.reason.empty());
    ASSERT_FALSE(decision.claims.empty());
    for (const std::string& id : decision.claims)
      EXPECT_TRUE(id.starts_with("state ") || id.starts_with("event "));
  }
}

}  // namespace
}  // namespace hearsay::analysis
