// Dates of the Hijri calendar, and the Gregorian date that often stands in brackets behind them.
#include <cmath>

#include "mentions/hijri.hpp"
#include "mentions/time_parser.hpp"

namespace hearsay::mentions {
namespace {

using Kind = TimePoint::Kind;

constexpr int first_hijri_year = 1300;  // 1882
constexpr int last_hijri_year = 1500;   // 2077
constexpr int longest_hijri_month = 30;

}  // namespace

std::pair<int, int> month_and_day(double code) {
  const int month = static_cast<int>(code);
  return {month, static_cast<int>(std::lround((code - month) * 100))};
}

// A month with what says its year: "Ramadan 2018", "7 Safar 1438 AH", "Ramadan last year". `at` is behind it.
TimeParser::Found TimeParser::hijri_date(std::size_t at, int month, int day, std::size_t head) const {
  TimePoint point = make_time_point(Kind::hijri, at, head);
  point.month = month;
  point.day = day;
  if (const auto suffix = words_.last_year_suffixes.match(pieces_, at)) {
    point.year_of = TimePoint::YearOf::document;
    point.year_shift = static_cast<int>(suffix->value);
    point.end = at + suffix->length;
    return point;
  }
  const std::size_t next = at + (is_word(at, "of") || is_word(at, ",") ? 1 : 0);
  const auto year = year_number(next);
  if (!year) return point;
  const bool by_hijri = *year >= first_hijri_year && *year <= last_hijri_year;
  const auto interval =
      by_hijri ? hijri_interval(*year, month, day) : hijri_in_gregorian_year(*year, month, day);
  if (!interval) return point;
  point.kind = Kind::absolute;
  point.interval = *interval;
  point.end = next + 1;
  if (const auto era = words_.hijri_eras.match(pieces_, point.end)) point.end += era->length;
  return point;
}

// "Ramadan 2018", "Eid al-Fitr", "the holy month of Ramadan", "Safar 7, 1438".
TimeParser::Found TimeParser::hijri(std::size_t at) const {
  std::size_t place = at;
  if (const auto prefix = words_.hijri_prefixes.match(pieces_, place)) place += prefix->length;
  const auto match = words_.hijri.match(pieces_, place);
  if (!match || !pieces_[place].capital) return std::nullopt;
  auto [month, day] = month_and_day(match->value);
  std::size_t end = place + match->length;
  if (const auto number = day == 0 ? one_day(end) : std::nullopt;
      number && number->first <= longest_hijri_month && !counts_a_noun(number->end)) {
    day = number->first;
    end = number->end;
  }
  Found date = hijri_date(end, month, day, place);
  if (Found exact = gregorian_gloss(*date)) return exact;
  return date;
}

// "7 Safar 1438", "the 27th of Ramadan".
TimeParser::Found TimeParser::hijri_day(std::size_t at) const {
  const auto number = one_day(at);
  if (!number || number->first > longest_hijri_month) return std::nullopt;
  std::size_t place = number->end;
  if (is_word(place, "day") && number->ordinal) ++place;
  if (is_word(place, "of") || dash_at(place)) ++place;
  if (const auto prefix = words_.hijri_prefixes.match(pieces_, place)) place += prefix->length;
  const auto match = words_.hijri.match(pieces_, place);
  if (!match || !pieces_[place].capital) return std::nullopt;
  const auto [month, day] = month_and_day(match->value);
  if (day > 0) return std::nullopt;
  Found date = hijri_date(place + match->length, month, number->first, place);
  if (Found exact = gregorian_gloss(*date)) return exact;
  return date;
}

// "7 Safar 1438 (7 November 2016)": the Gregorian date is exact, the conversion is not.
TimeParser::Found TimeParser::gregorian_gloss(const TimePoint& point) const {
  const auto link = words_.same_dates.match(pieces_, point.end);
  if (!link) return std::nullopt;
  const std::size_t place = point.end + link->length;
  Found date = day_first(place);
  if (!date) date = month_first(place);
  if (!date || (date->kind != Kind::absolute && date->day == 0)) return std::nullopt;
  if (is_word(date->end, ")") || is_word(date->end, "]")) ++date->end;
  date->head = point.head;
  return date;
}

}  // namespace hearsay::mentions
