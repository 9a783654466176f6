#include "base/edtf.hpp"

#include <algorithm>
#include <limits>

namespace hearsay::edtf {
namespace {

constexpr int spring = 21;
constexpr int winter = 24;
constexpr int leap_year = 2000;  // stands for an unknown year, so that XXXX-02-29 is a date

bool is_leap(int year) noexcept {
  return (year % 4 == 0 && year % 100 != 0) || year % 400 == 0;
}

bool is_digit(char c) noexcept {
  return c >= '0' && c <= '9';
}

// A number of exactly text.size() digits.
std::optional<int> digits(std::string_view text) noexcept {
  if (text.empty() || text.size() > 4) return std::nullopt;
  int value = 0;
  for (const char c : text) {
    if (!is_digit(c)) return std::nullopt;
    value = value * 10 + (c - '0');
  }
  return value;
}

void append_padded(std::string& text, int value, int width) {
  const std::string number = std::to_string(value);
  for (int i = static_cast<int>(number.size()); i < width; ++i)
    text += '0';
  text += number;
}

int season_first_month(int season) noexcept {
  return 3 * (season - spring) + 3;
}

struct Range {
  Day first = std::numeric_limits<Day>::min();
  Day last = std::numeric_limits<Day>::max();
};

bool has_no_year(const Interval& interval) noexcept {
  return (interval.start && !interval.start->year) || (interval.end && !interval.end->year);
}

Range range(const Interval& interval) noexcept {
  Range range;
  if (interval.start) range.first = interval.start->earliest().value_or(range.first);
  if (interval.end) range.last = interval.end->latest().value_or(range.last);
  return range;
}

// Takes `~`, `?` or `%` off the end of the text.
void take_qualifier(std::string_view& text, Date& date) noexcept {
  if (text.empty()) return;
  const char last = text.back();
  if (last != '~' && last != '?' && last != '%') return;
  date.approximate = last != '?';
  date.uncertain = last != '~';
  text.remove_suffix(1);
}

bool take_year(std::string_view& text, Date& date) noexcept {
  if (text.size() < 4) return false;
  const std::string_view year = text.substr(0, 4);
  text.remove_prefix(4);
  if (year == "XXXX") return true;
  if (year[3] == 'X') {
    const auto decade = digits(year.substr(0, 3));
    if (!decade || !text.empty()) return false;
    date.year = *decade * 10;
    date.precision = Precision::decade;
    return true;
  }
  date.year = digits(year);
  return date.year.has_value();
}

bool take_two_digits(std::string_view& text, int& value) noexcept {
  if (text.size() < 3 || text[0] != '-') return false;
  const auto number = digits(text.substr(1, 2));
  if (!number) return false;
  value = *number;
  text.remove_prefix(3);
  return true;
}

}  // namespace

// After Hinnant, "chrono-compatible low-level date algorithms" (2013): years that begin in March put the
// leap day at their end.
Day day_from(int year, int month, int day) noexcept {
  year -= month <= 2 ? 1 : 0;
  const int era = (year >= 0 ? year : year - 399) / 400;
  const int year_of_era = year - era * 400;
  const int day_of_year = (153 * (month + (month > 2 ? -3 : 9)) + 2) / 5 + day - 1;
  const int day_of_era = year_of_era * 365 + year_of_era / 4 - year_of_era / 100 + day_of_year;
  return era * 146097 + day_of_era - 719468;
}

void date_from(Day day, int& year, int& month, int& day_of_month) noexcept {
  const int shifted = day + 719468;
  const int era = (shifted >= 0 ? shifted : shifted - 146096) / 146097;
  const int day_of_era = shifted - era * 146097;
  const int year_of_era = (day_of_era - day_of_era / 1460 + day_of_era / 36524 - day_of_era / 146096) / 365;
  const int day_of_year = day_of_era - (365 * year_of_era + year_of_era / 4 - year_of_era / 100);
  const int shifted_month = (5 * day_of_year + 2) / 153;
  day_of_month = day_of_year - (153 * shifted_month + 2) / 5 + 1;
  month = shifted_month < 10 ? shifted_month + 3 : shifted_month - 9;
  year = year_of_era + era * 400 + (month <= 2 ? 1 : 0);
}

int weekday(Day day) noexcept {
  // 1970-01-01 was a Thursday (3).
  return ((day + 3) % 7 + 7) % 7;
}

int days_in_month(int year, int month) noexcept {
  if (month == 2) return is_leap(year) ? 29 : 28;
  return month == 4 || month == 6 || month == 9 || month == 11 ? 30 : 31;
}

std::optional<Day> Date::earliest() const noexcept {
  if (!year) return std::nullopt;
  switch (precision) {
    case Precision::decade:
    case Precision::year:
      return day_from(*year, 1, 1);
    case Precision::season:
      return day_from(*year, season_first_month(month), 1);
    case Precision::month:
      return day_from(*year, month, 1);
    case Precision::day:
      return day_from(*year, month, day);
  }
  return std::nullopt;
}

std::optional<Day> Date::latest() const noexcept {
  if (!year) return std::nullopt;
  switch (precision) {
    case Precision::decade:
      return day_from(*year + 9, 12, 31);
    case Precision::year:
      return day_from(*year, 12, 31);
    case Precision::season: {
      const int last_year = month == winter ? *year + 1 : *year;
      const int last_month = month == winter ? 2 : season_first_month(month) + 2;
      return day_from(last_year, last_month, days_in_month(last_year, last_month));
    }
    case Precision::month:
      return day_from(*year, month, days_in_month(*year, month));
    case Precision::day:
      return day_from(*year, month, day);
  }
  return std::nullopt;
}

std::string Date::text() const {
  std::string text;
  if (!year) {
    text = "XXXX";
  } else if (precision == Precision::decade) {
    append_padded(text, *year / 10, 3);
    text += 'X';
  } else {
    append_padded(text, *year, 4);
  }
  if (precision >= Precision::season) {
    text += '-';
    append_padded(text, month, 2);
  }
  if (precision == Precision::day) {
    text += '-';
    append_padded(text, day, 2);
  }
  if (approximate && uncertain) {
    text += '%';
  } else if (approximate) {
    text += '~';
  } else if (uncertain) {
    text += '?';
  }
  return text;
}

std::optional<Day> Interval::earliest() const noexcept {
  return start ? start->earliest() : std::nullopt;
}

std::optional<Day> Interval::latest() const noexcept {
  return end ? end->latest() : std::nullopt;
}

std::string Interval::text() const {
  if (single && start) return start->text();
  return (start ? start->text() : "..") + "/" + (end ? end->text() : "..");
}

std::optional<Date> parse_date(std::string_view text) noexcept {
  Date date;
  take_qualifier(text, date);
  if (!take_year(text, date)) return std::nullopt;
  if (text.empty()) return date;
  if (!take_two_digits(text, date.month)) return std::nullopt;
  if (date.month >= spring && date.month <= winter) {
    if (!text.empty()) return std::nullopt;
    date.precision = Precision::season;
    return date;
  }
  if (date.month < 1 || date.month > 12) return std::nullopt;
  date.precision = Precision::month;
  if (text.empty()) return date;
  if (!take_two_digits(text, date.day) || !text.empty()) return std::nullopt;
  if (date.day < 1 || date.day > days_in_month(date.year.value_or(leap_year), date.month))
    return std::nullopt;
  date.precision = Precision::day;
  return date;
}

std::optional<Interval> parse(std::string_view text) noexcept {
  const std::size_t slash = text.find('/');
  if (slash == std::string_view::npos) {
    const auto date = parse_date(text);
    if (!date) return std::nullopt;
    return make_single(*date);
  }
  Interval interval;
  const std::string_view start = text.substr(0, slash);
  const std::string_view end = text.substr(slash + 1);
  if (start != "..") {
    interval.start = parse_date(start);
    if (!interval.start) return std::nullopt;
  }
  if (end != "..") {
    interval.end = parse_date(end);
    if (!interval.end) return std::nullopt;
  }
  const auto first = interval.earliest();
  const auto last = interval.latest();
  if (first && last && *first > *last) return std::nullopt;
  return interval;
}

Date make_day(Day day) noexcept {
  Date date;
  int year = 0;
  date_from(day, year, date.month, date.day);
  date.year = year;
  date.precision = Precision::day;
  return date;
}

Date make_month(int year, int month) noexcept {
  Date date;
  date.year = year;
  date.month = month;
  date.precision = Precision::month;
  return date;
}

Date make_year(int year) noexcept {
  Date date;
  date.year = year;
  return date;
}

Date make_decade(int year) noexcept {
  Date date;
  date.year = year - year % 10;
  date.precision = Precision::decade;
  return date;
}

Date make_season(int year, int season) noexcept {
  Date date;
  date.year = year;
  date.month = season;
  date.precision = Precision::season;
  return date;
}

Interval make_single(const Date& date) {
  return {date, date, true};
}

bool overlap(const Interval& a, const Interval& b) noexcept {
  if (has_no_year(a) || has_no_year(b)) return false;
  const Range left = range(a);
  const Range right = range(b);
  return left.first <= right.last && right.first <= left.last;
}

bool contains(const Interval& outer, const Interval& inner) noexcept {
  if (has_no_year(outer) || has_no_year(inner)) return false;
  const Range around = range(outer);
  const Range within = range(inner);
  return around.first <= within.first && within.last <= around.last;
}

}  // namespace hearsay::edtf
