// Dates and intervals in the Extended Date/Time Format (ISO 8601-2:2019, levels 0 and 1, and the parts of
// level 2 that CLAIMS.md uses): `2017-01-29`, `2018-03`, `2018`, `2018-05~`, `2016?`, `XXXX-09-19`, `201X`,
// `2011/2012`, `2018-03/..`, `../2020`, seasons `2019-21` … `2019-24`. Values only; pure and thread safe.
//
// Bounds are nominal: `~`, `?` and `%` (both) do not widen them. Seasons are the meteorological ones of the
// northern hemisphere; winter `2019-24` runs from December 2019 to February 2020. Years are 0000 to 9999.
#pragma once

#include <compare>
#include <optional>
#include <string>
#include <string_view>

namespace hearsay::edtf {

// A day of the proleptic Gregorian calendar as the number of days since 1970-01-01.
using Day = int;

Day day_from(int year, int month, int day) noexcept;  // Requires: a valid date.
void date_from(Day day, int& year, int& month, int& day_of_month) noexcept;
int weekday(Day day) noexcept;  // 0 = Monday … 6 = Sunday
int days_in_month(int year, int month) noexcept;

enum class Precision { decade, year, season, month, day };

// One date. `year` is empty for `XXXX`. month is 1–12, or 21–24 for a season; 0 where the precision is
// coarser.
struct Date {
  std::optional<int> year;
  int month = 0;
  int day = 0;
  Precision precision = Precision::year;
  bool approximate = false;  // ~
  bool uncertain = false;    // ?

  // The first and last day that the date can mean; empty without a year.
  std::optional<Day> earliest() const noexcept;
  std::optional<Day> latest() const noexcept;
  std::string text() const;
  bool operator==(const Date&) const = default;
};

// A date or an interval. An empty start or end of an interval is open (`..`).
struct Interval {
  std::optional<Date> start;
  std::optional<Date> end;
  bool single = false;  // one date: start == end, written without a slash

  // Bounds of all days that the interval can touch; empty where open or without a year.
  std::optional<Day> earliest() const noexcept;
  std::optional<Day> latest() const noexcept;
  std::string text() const;
  bool operator==(const Interval&) const = default;
};

// Empty when the text is not EDTF of the parts named above (also for impossible dates such as 2021-02-30).
std::optional<Date> parse_date(std::string_view text) noexcept;
std::optional<Interval> parse(std::string_view text) noexcept;

Date make_day(Day day) noexcept;
Date make_month(int year, int month) noexcept;
Date make_year(int year) noexcept;
Date make_decade(int year) noexcept;              // any year of the decade: 2014 gives 201X
Date make_season(int year, int season) noexcept;  // 21 spring … 24 winter
Interval make_single(const Date& date);

// Whether the two share at least one day that both can mean; open ends reach without limit. False where
// either has no year.
bool overlap(const Interval& a, const Interval& b) noexcept;
// Whether every day of `inner` can lie in `outer`.
bool contains(const Interval& outer, const Interval& inner) noexcept;

}  // namespace hearsay::edtf
