#include "mentions/hijri.hpp"

namespace hearsay::mentions {
namespace {

// 16 July 622 of the Julian calendar, 1 Muharram of year 1, as a day of 1970.
constexpr edtf::Day epoch = -492148;

edtf::Date approximate_day(edtf::Day day) {
  edtf::Date date = edtf::make_day(day);
  date.approximate = true;
  return date;
}

}  // namespace

edtf::Day day_from_hijri(int year, int month, int day) noexcept {
  const int leap_days = (3 + 11 * year) / 30;
  return epoch + (year - 1) * 354 + leap_days + 29 * (month - 1) + month / 2 + day - 1;
}

edtf::Interval hijri_interval(int hijri_year, int month, int day) {
  if (day > 0) return edtf::make_single(approximate_day(day_from_hijri(hijri_year, month, day)));
  const edtf::Day next =
      month == 12 ? day_from_hijri(hijri_year + 1, 1, 1) : day_from_hijri(hijri_year, month + 1, 1);
  return {approximate_day(day_from_hijri(hijri_year, month, 1)), approximate_day(next - 1), false};
}

namespace {

// A Hijri year that begins not long before `day`.
int hijri_year_near(edtf::Day day) {
  constexpr double days_per_hijri_year = 354.367;
  return static_cast<int>((day - epoch) / days_per_hijri_year) + 1;
}

}  // namespace

edtf::Interval hijri_until(edtf::Day day, int month, int month_day) {
  int year = hijri_year_near(day) + 1;
  while (day_from_hijri(year, month, month_day == 0 ? 1 : month_day) > day)
    --year;
  return hijri_interval(year, month, month_day);
}

edtf::Interval hijri_from(edtf::Day day, int month, int month_day) {
  int year = hijri_year_near(day) - 1;
  while (*hijri_interval(year, month, month_day).end->latest() < day)
    ++year;
  return hijri_interval(year, month, month_day);
}

std::optional<edtf::Interval> hijri_in_gregorian_year(int year, int month, int day) {
  if (year < 623) return std::nullopt;
  const edtf::Day first = edtf::day_from(year, 1, 1);
  int hijri_year = (year - 622) * 33 / 32 - 1;
  if (hijri_year < 1) hijri_year = 1;
  while (day_from_hijri(hijri_year, month, day == 0 ? 1 : day) < first)
    ++hijri_year;
  return hijri_interval(hijri_year, month, day);
}

}  // namespace hearsay::mentions
