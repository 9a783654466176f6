// When a claim holds.
#include "analysis/dating.hpp"

#include "analysis/support.hpp"

namespace hearsay::analysis {
namespace {

Claim alliance() {
  return Claim("a", "allied_with", "b");
}

struct Days {
  std::string possible_from, sure_from, sure_until, last_seen;
};

void expect_days(const Dating& dating, const Days& days) {
  const auto expect = [](const char* what, const std::optional<edtf::Day>& found, const std::string& wanted) {
    if (wanted.empty()) {
      EXPECT_FALSE(found.has_value()) << what;
    } else {
      ASSERT_TRUE(found.has_value()) << what;
      EXPECT_EQ(edtf::make_day(*found).text(), wanted) << what;
    }
  };
  expect("possible from", dating.possible_from, days.possible_from);
  expect("sure from", dating.sure_from, days.sure_from);
  expect("sure until", dating.sure_until, days.sure_until);
  expect("last seen", dating.last_seen, days.last_seen);
}

TEST(Dating, DayIsSureOnThatDay) {
  const Dating dating = dating_of(alliance().within("2018-03-05"));
  expect_days(dating, {"2018-03-05", "2018-03-05", "2018-03-05", "2018-03-05"});
  EXPECT_EQ(dating.basis, DatingBasis::stated);
  EXPECT_EQ(text(dating), "2018-03-05");
}

TEST(Dating, MonthIsNotStretchedIntoThirtyDays) {
  expect_days(dating_of(alliance().within("2018-02")),
              {"2018-02-01", "2018-02-28", "2018-02-01", "2018-02-28"});
  expect_days(dating_of(alliance().throughout("2018-02")),
              {"2018-02-01", "2018-02-01", "2018-02-28", "2018-02-28"});
}

TEST(Dating, ClosedIntervals) {
  expect_days(dating_of(alliance().within("2018-05/2018-06")),
              {"2018-05-01", "2018-06-30", "2018-05-01", "2018-06-30"});
  expect_days(dating_of(alliance().throughout("2014/2016")),
              {"2014-01-01", "2014-01-01", "2016-12-31", "2016-12-31"});
}

TEST(Dating, StartAndEndOfAYearAreSomeDayOfIt) {
  const Dating dating = dating_of(alliance().from_to("2014/2016"));
  expect_days(dating, {"2014-01-01", "2014-12-31", "2016-01-01", "2016-12-31"});
  EXPECT_TRUE(dating.ends);
  EXPECT_EQ(dating.ends_from, day("2016-01-01"));
}

TEST(Dating, SinceReachesToThePublication) {
  const Dating dating = dating_of(alliance().throughout("2018-03/..").starts().published("2020-06-15"));
  expect_days(dating, {"2018-03-01", "2018-03-31", "2020-06-15", "2020-06-15"});
  EXPECT_TRUE(dating.open_end);
  EXPECT_FALSE(dating.ends);
  // Without a publication it is only said for its start.
  expect_days(dating_of(alliance().throughout("2018-03/..").starts().published("")),
              {"2018-03-01", "2018-03-31", "2018-03-31", "2018-03-31"});
}

TEST(Dating, AfterIsSomeDayUpToThePublication) {
  expect_days(dating_of(alliance().within("2018-03-05/..").published("2020-06-15")),
              {"2018-03-05", "2020-06-15", "2018-03-05", "2020-06-15"});
}

TEST(Dating, UntilDoesNotSaySinceWhen) {
  const Dating dating = dating_of(alliance().throughout("../2016").ends());
  expect_days(dating, {"", "2016-01-01", "2016-01-01", "2016-12-31"});
  EXPECT_TRUE(dating.ends);
}

TEST(Dating, ByIsNoEnd) {
  const Dating dating = dating_of(alliance().within("../2016").ends());
  EXPECT_FALSE(dating.ends);
  expect_days(dating, {"", "2016-12-31", "", "2016-12-31"});
}

TEST(Dating, EndedInAYearDoesNotSaySinceWhen) {
  const Dating dating = dating_of(alliance().within("2016").ends());
  expect_days(dating, {"", "2016-12-31", "2016-01-01", "2016-12-31"});
  EXPECT_EQ(dating.ends_from, day("2016-01-01"));
}

TEST(Dating, WithoutATimeTheDocumentDatesIt) {
  const Dating dating = dating_of(alliance().published("2020-06"));
  EXPECT_EQ(dating.basis, DatingBasis::reported);
  EXPECT_EQ(text(dating), "reported 2020-06");
  expect_days(dating, {"2020-06-01", "2020-06-30", "2020-06-01", "2020-06-30"});
}

TEST(Dating, TimeWithoutAYearIsNotStated) {
  for (const char* time : {"XXXX-09-19", "after Ramadan", "../.."}) {
    const Dating dating = dating_of(alliance().within(time).ends());
    EXPECT_EQ(dating.basis, DatingBasis::reported) << time;
    EXPECT_FALSE(dating.ends) << time;
  }
}

TEST(Dating, NothingIsKnown) {
  const Dating dating = dating_of(alliance().published(""));
  EXPECT_EQ(dating.basis, DatingBasis::none);
  EXPECT_EQ(text(dating), "undated");
  expect_days(dating, {"", "", "", ""});
}

TEST(Dating, OrderPutsUndatedLast) {
  const Dating first = dating_of(alliance().within("2014"));
  const Dating second = dating_of(alliance().published("2015-01-01"));
  const Dating undated = dating_of(alliance().published(""));
  EXPECT_TRUE(earlier(first, second));
  EXPECT_FALSE(earlier(second, first));
  EXPECT_TRUE(earlier(second, undated));
  EXPECT_FALSE(earlier(undated, first));
  EXPECT_FALSE(earlier(undated, undated));
}

TEST(Dating, OnlyStatedTimesCanExcludeEachOther) {
  const Dating in_2014 = dating_of(alliance().within("2014"));
  const Dating in_2016 = dating_of(alliance().within("2016"));
  const Dating since_2013 = dating_of(alliance().throughout("2013/..").starts().published("2015"));
  const Dating until_2014 = dating_of(alliance().throughout("../2014").ends());
  const Dating reported = dating_of(alliance().published("2022"));
  EXPECT_FALSE(can_overlap(in_2014, in_2016));
  EXPECT_TRUE(can_overlap(since_2013, in_2014));
  EXPECT_FALSE(can_overlap(since_2013, in_2016));
  EXPECT_TRUE(can_overlap(until_2014, in_2014));
  EXPECT_FALSE(can_overlap(until_2014, in_2016));
  EXPECT_TRUE(can_overlap(reported, in_2014));
}

}  // namespace
}  // namespace hearsay::analysis
