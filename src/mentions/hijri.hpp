// The Islamic calendar by the tabular rule (eleven leap years in thirty, civil epoch; Reingold and
// Dershowitz, Calendrical Calculations, 2018, chapter 7). Months that are seen rather than counted begin up
// to two days apart from it, so that every date from here is approximate. Pure and thread safe.
#pragma once

#include <optional>

#include "base/edtf.hpp"

namespace hearsay::mentions {

// Requires: month 1–12, day 1–30, year >= 1.
edtf::Day day_from_hijri(int year, int month, int day) noexcept;

// The whole month (day == 0) or one day of it in the Hijri year, marked approximate.
edtf::Interval hijri_interval(int hijri_year, int month, int day);

// The first such month or day that begins in the Gregorian year. Empty before the year 623.
std::optional<edtf::Interval> hijri_in_gregorian_year(int year, int month, int day);

// The last such month or day that has begun by `day`, or the first that is not over by then.
edtf::Interval hijri_until(edtf::Day day, int month, int month_day);
edtf::Interval hijri_from(edtf::Day day, int month, int month_day);

}  // namespace hearsay::mentions
