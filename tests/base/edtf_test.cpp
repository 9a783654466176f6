#include "base/edtf.hpp"

#include <gtest/gtest.h>

#include <random>
#include <string>
#include <tuple>

namespace hearsay::edtf {
namespace {

Interval read(std::string_view text) {
  const auto interval = parse(text);
  EXPECT_TRUE(interval) << text;
  return interval.value_or(Interval{});
}

TEST(Edtf, WritesWhatItReads) {
  for (const char* text :
       {"2017-01-29", "2018-03",       "2018",      "0000",       "9999-12-31",
        "2018-05~",   "2016?",         "2016%",     "XXXX-09-19", "XXXX-09",
        "XXXX-02-29", "201X",          "201X~",     "2011/2012",  "2018-03/..",
        "../2020",    "../..",         "2019-21",   "2019-24",    "2018-05-16~/2018-06-14~",
        "2020-02-29", "XXXX-09-19/..", "199X/2004", "XXXX"})
    EXPECT_EQ(read(text).text(), text);
}

TEST(Edtf, RefusesTheRest) {
  for (const char* text : {"",
                           " ",
                           "20",
                           "201",
                           "20180",
                           "2018-",
                           "2018-1",
                           "2018-13",
                           "2018-00",
                           "2018-20",
                           "2018-25",
                           "2018-02-30",
                           "2021-02-29",
                           "1900-02-29",
                           "2018-09-31",
                           "2018-09-00",
                           "2018-09-1",
                           "2018-09-191",
                           "2018-21-01",
                           "201X-05",
                           "20XX",
                           "X018",
                           "xxxx-09-19",
                           "2018~~",
                           "~2018",
                           "2018/",
                           "/2018",
                           "2018//2019",
                           "2018/2019/2020",
                           "2019/2018",
                           "2018-09-19/2018-09-18",
                           "2018-W12",
                           "2018-09-19T10:00",
                           "2018 ",
                           "-2018",
                           "2018.09.19",
                           ".",
                           "..",
                           "/",
                           "~",
                           "\xff\xfe",
                           "２０１８"})
    EXPECT_FALSE(parse(text)) << text;
  EXPECT_FALSE(parse(std::string_view("2018\0", 5)));
  EXPECT_FALSE(parse_date("2011/2012"));
}

TEST(Edtf, BoundsOfDates) {
  const auto bounds = [](std::string_view text) {
    const Interval interval = read(text);
    const auto day = [](std::optional<Day> value) {
      return value ? make_day(*value).text() : std::string("-");
    };
    return day(interval.earliest()) + " " + day(interval.latest());
  };
  EXPECT_EQ(bounds("2018"), "2018-01-01 2018-12-31");
  EXPECT_EQ(bounds("2018~"), "2018-01-01 2018-12-31");
  EXPECT_EQ(bounds("2020-02"), "2020-02-01 2020-02-29");
  EXPECT_EQ(bounds("199X"), "1990-01-01 1999-12-31");
  EXPECT_EQ(bounds("2019-21"), "2019-03-01 2019-05-31");
  EXPECT_EQ(bounds("2019-23"), "2019-09-01 2019-11-30");
  EXPECT_EQ(bounds("2019-24"), "2019-12-01 2020-02-29");
  EXPECT_EQ(bounds("2011/2012"), "2011-01-01 2012-12-31");
  EXPECT_EQ(bounds("2018-03/.."), "2018-03-01 -");
  EXPECT_EQ(bounds("../2020"), "- 2020-12-31");
  EXPECT_EQ(bounds("XXXX-09-19"), "- -");
}

TEST(Edtf, OverlapAndContains) {
  EXPECT_TRUE(overlap(read("2018"), read("2018-05-03")));
  EXPECT_TRUE(overlap(read("2018/2019"), read("2019/2020")));
  EXPECT_FALSE(overlap(read("2018"), read("2019")));
  EXPECT_FALSE(overlap(read("2018-05"), read("2018-06-01")));
  EXPECT_TRUE(overlap(read("2018/.."), read("2030")));
  EXPECT_TRUE(overlap(read("../2018"), read("1000")));
  EXPECT_FALSE(overlap(read("../2018"), read("2019/..")));
  EXPECT_TRUE(overlap(read("../.."), read("2019")));
  EXPECT_FALSE(overlap(read("XXXX-09-19"), read("2018-09-19")));
  EXPECT_FALSE(overlap(read("XXXX-09-19"), read("../..")));
  EXPECT_TRUE(contains(read("2018"), read("2018-05")));
  EXPECT_FALSE(contains(read("2018-05"), read("2018")));
  EXPECT_TRUE(contains(read("2018/.."), read("2020/..")));
  EXPECT_FALSE(contains(read("2018/2030"), read("2020/..")));
  EXPECT_TRUE(contains(read("../2018"), read("2001-02")));
  EXPECT_FALSE(contains(read("../2018"), read("2018/2019")));
  EXPECT_FALSE(contains(read("../.."), read("XXXX-09-19")));
}

TEST(Edtf, Makers) {
  EXPECT_EQ(make_day(day_from(2018, 9, 19)).text(), "2018-09-19");
  EXPECT_EQ(make_month(2018, 9).text(), "2018-09");
  EXPECT_EQ(make_year(800).text(), "0800");
  EXPECT_EQ(make_decade(2014).text(), "201X");
  EXPECT_EQ(make_season(2019, 22).text(), "2019-22");
  EXPECT_EQ(make_single(make_year(2018)), read("2018"));
  EXPECT_NE(read("2018"), read("2018/2018"));
}

TEST(Edtf, DaysOfTheCalendar) {
  EXPECT_EQ(day_from(1970, 1, 1), 0);
  EXPECT_EQ(day_from(2000, 3, 1), 11017);
  EXPECT_EQ(weekday(0), 3);
  EXPECT_EQ(weekday(day_from(2020, 5, 11)), 0);
  EXPECT_EQ(weekday(day_from(1815, 6, 18)), 6);  // the Sunday of Waterloo
  // All days of ten thousand years, one after another.
  int year = 0;
  int month = 1;
  int day = 1;
  for (Day number = day_from(0, 1, 1); year < 10000; ++number) {
    int found_year = -1;
    int found_month = 0;
    int found_day = 0;
    date_from(number, found_year, found_month, found_day);
    ASSERT_EQ(std::tie(found_year, found_month, found_day), std::tie(year, month, day)) << number;
    ASSERT_EQ(day_from(year, month, day), number);
    if (++day > days_in_month(year, month)) {
      day = 1;
      if (++month > 12) {
        month = 1;
        ++year;
      }
    }
  }
}

Date random_date(std::mt19937& random) {
  Date date;
  switch (random() % 6) {
    case 0:
      date = make_decade(static_cast<int>(random() % 10000));
      break;
    case 1:
      date = make_year(static_cast<int>(random() % 10000));
      break;
    case 2:
      date = make_season(static_cast<int>(random() % 10000), static_cast<int>(21 + random() % 4));
      break;
    case 3:
      date = make_month(static_cast<int>(random() % 10000), static_cast<int>(1 + random() % 12));
      break;
    default:
      date = make_day(day_from(0, 1, 1) + static_cast<int>(random() % 3652424));
      if (random() % 5 == 0) date.year.reset();
  }
  date.approximate = random() % 3 == 0;
  date.uncertain = random() % 3 == 0;
  return date;
}

TEST(Edtf, RandomValuesRoundTrip) {
  std::mt19937 random(3);
  for (int round = 0; round < 20000; ++round) {
    const Date date = random_date(random);
    ASSERT_EQ(parse_date(date.text()), date) << date.text();
    ASSERT_EQ(parse(date.text()), make_single(date)) << date.text();
    Interval interval{date, random_date(random), false};
    if (random() % 4 == 0) interval.start.reset();
    if (random() % 4 == 0) interval.end.reset();
    const auto first = interval.earliest();
    const auto last = interval.latest();
    if (first && last && *first > *last) {
      ASSERT_FALSE(parse(interval.text())) << interval.text();
      std::swap(interval.start, interval.end);
      if (*interval.earliest() > *interval.latest()) continue;
    }
    ASSERT_EQ(parse(interval.text()), interval) << interval.text();
  }
}

TEST(Edtf, RandomBytesNeverThrow) {
  std::mt19937 random(5);
  constexpr std::string_view likely = "0123456789-/X~?%.";
  int valid = 0;
  for (int round = 0; round < 200000; ++round) {
    std::string text;
    const std::size_t length = random() % 24;
    for (std::size_t i = 0; i < length; ++i)
      text += random() % 8 == 0 ? static_cast<char>(random() % 256) : likely[random() % likely.size()];
    const auto interval = parse(text);
    if (!interval) continue;
    ++valid;
    ASSERT_EQ(interval->text(), text);
  }
  EXPECT_GT(valid, 0);
}

}  // namespace
}  // namespace hearsay::edtf
