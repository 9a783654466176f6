#include "mentions/time_resolver.hpp"

#include <cmath>
#include <cstdlib>

#include "mentions/hijri.hpp"

namespace hearsay::mentions {
namespace {

using edtf::Date;
using edtf::Interval;
using edtf::Precision;
using Kind = TimePoint::Kind;
using Value = std::optional<Interval>;

constexpr int first_season = 21;
constexpr double days_per_month = 30.437;
constexpr double days_per_year = 365.25;

int first_month(const Date& date) {
  if (date.precision == Precision::season) return 3 * (date.month - first_season) + 3;
  return date.month;
}

Date plus_months(const Date& base, int months) {
  const int total = *base.year * 12 + first_month(base) - 1 + months;
  Date date = edtf::make_month(total / 12, total % 12 + 1);
  date.approximate = base.approximate;
  return date;
}

Date plus_years(const Date& base, int years) {
  Date date = edtf::make_year(*base.year + years);
  date.approximate = base.approximate;
  return date;
}

// A number of days from a date that may be coarser than a day: short ways stay in its month or year.
Date plus_days(const Date& base, int days) {
  constexpr int short_way = 1;
  if (base.precision == Precision::day) {
    Date date = edtf::make_day(*base.earliest() + days);
    date.approximate = base.approximate;
    return date;
  }
  const bool by_month = base.precision >= Precision::season;
  const int steps = static_cast<int>(std::lround(days / (by_month ? days_per_month : days_per_year)));
  Date date = base;
  if (steps != 0) date = by_month ? plus_months(base, steps) : plus_years(base, steps);
  date.approximate = date.approximate || std::abs(days) > short_way;
  return date;
}

Value week_of(const Date& base, int weeks) {
  if (base.precision != Precision::day) return edtf::make_single(plus_days(base, 7 * weeks));
  const edtf::Day monday = *base.earliest() - edtf::weekday(*base.earliest()) + 7 * weeks;
  Interval week{edtf::make_day(monday), edtf::make_day(monday + 6), false};
  week.start->approximate = week.end->approximate = base.approximate;
  return week;
}

Value weekend_of(const Date& base, int weeks) {
  Value week = week_of(base, weeks);
  if (week->single) return week;
  week->start = plus_days(*week->start, 5);
  return week;
}

Date plus_units(const Date& base, TimeUnit unit, int count) {
  switch (unit) {
    case TimeUnit::minute:
      return plus_days(base, 0);
    case TimeUnit::hour:
      return plus_days(base, count / 24);
    case TimeUnit::day:
      return plus_days(base, count);
    case TimeUnit::week:
    case TimeUnit::weekend:
      return plus_days(base, 7 * count);
    case TimeUnit::fortnight:
      return plus_days(base, 14 * count);
    case TimeUnit::month: {
      if (base.precision >= Precision::season) return plus_months(base, count);
      Date date = plus_years(base, static_cast<int>(std::lround(count / 12.0)));
      date.approximate = date.approximate || count % 12 != 0;
      return date;
    }
    case TimeUnit::year:
      return plus_years(base, count);
    case TimeUnit::decade:
      return plus_years(base, 10 * count);
    case TimeUnit::century:
      return plus_years(base, 100 * count);
  }
  return base;
}

// "last week", "this year": the whole unit, `count` away from the one that holds the base.
Value whole_unit(const Date& base, TimeUnit unit, int count) {
  if (unit == TimeUnit::week) return week_of(base, count);
  if (unit == TimeUnit::weekend) return weekend_of(base, count);
  Date date = plus_units(base, unit, count);
  if (unit == TimeUnit::decade) {
    date = edtf::make_decade(*base.year + 10 * count);
    date.approximate = base.approximate;
  }
  return edtf::make_single(date);
}

Value shift(const Date& base, const TimePoint& point) {
  if (point.whole_unit) return whole_unit(base, point.unit, point.count);
  Date date = plus_units(base, point.unit, point.count);
  const bool rounded = point.unit == TimeUnit::week || point.unit == TimeUnit::fortnight ||
                       point.unit == TimeUnit::decade || point.unit == TimeUnit::century;
  date.approximate = date.approximate || rounded;
  return edtf::make_single(date);
}

// The days or months that end or begin at the document's date.
Value around(const Date& base, const TimePoint& point) {
  const int sign = point.kind == Kind::past ? -1 : 1;
  const Date other = plus_units(base, point.unit, sign * point.count);
  if (other == base) return edtf::make_single(base);
  return sign < 0 ? Interval{other, base, false} : Interval{base, other, false};
}

// "the following day" after XXXX-09-19: the year does not matter unless February ends between the two.
Value shift_without_year(Date date, const TimePoint& point) {
  const bool in_days = point.unit == TimeUnit::day || point.unit == TimeUnit::week;
  if (point.count == 0 && (in_days || point.unit == TimeUnit::month)) {
    if (point.unit == TimeUnit::month) {
      date.precision = Precision::month;
      date.day = 0;
    }
    return edtf::make_single(date);
  }
  constexpr int any_year = 2001;
  if (!in_days || date.precision != Precision::day || (date.month == 2 && date.day > 20)) return std::nullopt;
  if (date.month == 2 && date.day == 29) return std::nullopt;
  date.year = any_year;
  Date moved = plus_units(date, point.unit, point.count);
  moved.year.reset();
  return edtf::make_single(moved);
}

Value anaphor(const TimePoint& point, const TimeContext& context) {
  if (!context.expression) return std::nullopt;
  const Interval& expression = *context.expression;
  const std::optional<Date>& from = point.count < 0 || !expression.end ? expression.start : expression.end;
  const std::optional<Date>& any = from ? from : expression.end;
  if (!any) return std::nullopt;
  Date base = *any;
  if (!base.year) return shift_without_year(base, point);
  if (base.precision == Precision::decade) return std::nullopt;
  const bool fine = point.unit <= TimeUnit::weekend;
  if (point.count == 0) {
    if (point.unit == TimeUnit::year) return edtf::make_single(plus_years(base, 0));
    if (point.unit == TimeUnit::month && base.precision >= Precision::month)
      return edtf::make_single(plus_months(base, 0));
    if (point.unit == TimeUnit::day) return expression;
    if (point.unit == TimeUnit::week && base.precision == Precision::day) return week_of(base, 0);
    return std::nullopt;
  }
  if (fine && base.precision < Precision::month) return std::nullopt;
  if (point.unit == TimeUnit::month && base.precision < Precision::season) return std::nullopt;
  return shift(base, point);
}

bool valid(int year, int month, int day) {
  return day <= edtf::days_in_month(year, month);
}

// A month or season of a known year, perhaps with a day.
Value in_year(const TimePoint& point, std::optional<int> year, bool approximate) {
  Date date;
  date.year = year;
  date.month = point.month;
  date.approximate = approximate;
  date.precision = point.month > 12 ? Precision::season : Precision::month;
  if (point.day == 0) return edtf::make_single(date);
  constexpr int leap_year = 2000;
  if (!valid(year.value_or(leap_year), point.month, point.day)) return std::nullopt;
  date.day = point.day;
  date.precision = Precision::day;
  if (point.last_day <= point.day || !valid(year.value_or(leap_year), point.month, point.last_day))
    return edtf::make_single(date);
  Date last = date;
  last.day = point.last_day;
  return Interval{date, last, false};
}

// The year in which a month and day lie nearest before the document's date (or behind it, in a clause about
// the future).
int nearest_year(const TimePoint& point, const TimeContext& context) {
  const Date& base = *context.document;
  const int year = *base.year;
  const bool last = point.direction == TimeDirection::last || point.direction == TimeDirection::past;
  const bool next = point.direction == TimeDirection::next;
  if (point.direction == TimeDirection::this_) return year;
  if (base.precision < Precision::season) {
    if (last) return year - 1;
    return next ? year + 1 : year;
  }
  Date wanted;
  wanted.month = point.month;
  wanted.precision = point.month > 12 ? Precision::season : Precision::month;
  const int base_month = first_month(base);
  int difference = first_month(wanted) - base_month;
  if (difference == 0 && point.day > 0 && base.precision == Precision::day) difference = point.day - base.day;
  if (last) return difference >= 0 ? year - 1 : year;
  if (next) return difference <= 0 ? year + 1 : year;
  if (context.future) return difference < 0 ? year + 1 : year;
  return difference > 0 ? year - 1 : year;
}

Value calendar(const TimePoint& point, const TimeContext& context) {
  if (point.year_of == TimePoint::YearOf::expression || point.direction == TimeDirection::after ||
      point.direction == TimeDirection::before) {
    std::optional<int> year;
    bool approximate = false;
    if (context.expression) {
      const auto& date = context.expression->start ? context.expression->start : context.expression->end;
      if (date && date->precision != Precision::decade && date->year) {
        int shift = point.year_shift;
        const bool has_month = date->precision >= Precision::season;
        if (point.direction == TimeDirection::after)
          shift = has_month && first_month(*date) < point.month ? 0 : 1;
        if (point.direction == TimeDirection::before)
          shift = has_month && first_month(*date) > point.month ? 0 : -1;
        year = *date->year + shift;
        approximate = date->approximate && date->precision == Precision::year;
      }
    }
    return in_year(point, year, approximate);
  }
  if (!context.document) return in_year(point, std::nullopt, false);
  const bool approximate = context.document->approximate;
  if (point.year_of == TimePoint::YearOf::document)
    return in_year(point, *context.document->year + point.year_shift, approximate);
  int year = nearest_year(point, context);
  // 29 February: back or forth to a year that has it.
  for (int tries = 0; tries < 8 && point.day > 0 && !valid(year, point.month, point.day); ++tries)
    year += context.future ? 1 : -1;
  return in_year(point, year, approximate);
}

Value weekday(const TimePoint& point, const TimeContext& context) {
  const bool anaphoric = point.direction == TimeDirection::after || point.direction == TimeDirection::same ||
                         point.direction == TimeDirection::before;
  if (anaphoric) {
    if (!context.expression || !context.expression->start || !context.expression->start->year ||
        context.expression->start->precision != Precision::day)
      return std::nullopt;
  } else if (!context.document) {
    return std::nullopt;
  }
  const Date& base = anaphoric ? *context.expression->start : *context.document;
  if (base.precision != Precision::day) return edtf::make_single(base);
  const edtf::Day today = *base.earliest();
  const int back = (edtf::weekday(today) - point.weekday + 7) % 7;
  const int forth = (7 - back) % 7;
  edtf::Day day = today;
  switch (point.direction) {
    case TimeDirection::last:
    case TimeDirection::past:
    case TimeDirection::before:
      day = today - (back == 0 ? 7 : back);
      break;
    case TimeDirection::next:
    case TimeDirection::after:
      day = today + (forth == 0 ? 7 : forth);
      break;
    default:
      day = context.future ? today + forth : today - back;
  }
  Date date = edtf::make_day(day);
  date.approximate = base.approximate;
  return edtf::make_single(date);
}

// "Ramadan", "last Ramadan", "Eid al-Fitr last year": the one nearest before the document's date, or behind
// it in a clause about the future.
Value hijri(const TimePoint& point, const TimeContext& context) {
  constexpr int first_year = 700;  // in the first years of the calendar there is nothing before
  if (!context.document || *context.document->year < first_year) return std::nullopt;
  const int year = *context.document->year + point.year_shift;
  if (point.year_of == TimePoint::YearOf::document || point.direction == TimeDirection::this_)
    return hijri_in_gregorian_year(year, point.month, point.day);
  const edtf::Day today = *context.document->latest();
  const bool over = point.direction == TimeDirection::after && !context.future;  // "after Ramadan"
  switch (over ? TimeDirection::last : point.direction) {
    case TimeDirection::last:
    case TimeDirection::past: {
      const Interval nearest = hijri_until(today, point.month, point.day);
      if (*nearest.latest() < today) return nearest;
      return hijri_until(*nearest.earliest() - 1, point.month, point.day);
    }
    case TimeDirection::next: {
      const Interval nearest = hijri_from(today, point.month, point.day);
      if (*nearest.earliest() > today) return nearest;
      return hijri_from(*nearest.latest() + 1, point.month, point.day);
    }
    default:
      return context.future ? hijri_from(today, point.month, point.day)
                            : hijri_until(today, point.month, point.day);
  }
}

void approximate(Interval& interval) {
  if (interval.start) interval.start->approximate = true;
  if (interval.end) interval.end->approximate = true;
}

Value unqualified(const TimePoint& point, const TimeContext& context) {
  switch (point.kind) {
    case Kind::absolute:
      return point.interval;
    case Kind::calendar:
      return calendar(point, context);
    case Kind::weekday:
      return weekday(point, context);
    case Kind::months: {
      if (!context.document) return std::nullopt;
      const int year = *context.document->year + point.year_shift;
      return Interval{edtf::make_month(year, point.month), edtf::make_month(year, point.last_month), false};
    }
    case Kind::hijri:
      return hijri(point, context);
    case Kind::hour:
      return context.day;
    case Kind::anaphor:
      return anaphor(point, context);
    case Kind::then:
      return context.expression;
    case Kind::meanwhile:
      return context.recent;
    case Kind::shift: {
      if (!context.document) return std::nullopt;
      TimePoint counted = point;
      constexpr int saturday = 5;
      if (point.nearest && !context.future && context.document->precision == Precision::day &&
          edtf::weekday(*context.document->earliest()) < saturday)
        counted.count = -1;
      return shift(*context.document, counted);
    }
    case Kind::past:
    case Kind::coming:
      return context.document ? around(*context.document, point) : std::nullopt;
    case Kind::now:
      return context.document ? Value(edtf::make_single(*context.document)) : std::nullopt;
    case Kind::duration:
    case Kind::frequency:
    case Kind::valueless:
      return std::nullopt;
  }
  return std::nullopt;
}

}  // namespace

Value resolve(const TimePoint& point, const TimeContext& context) {
  Value value = unqualified(point, context);
  if (value && point.approximate && point.kind == Kind::past && !value->single) {
    value->start->approximate = true;  // "for about the last ten years" ends now
  } else if (value && point.approximate) {
    approximate(*value);
  }
  // Counting back from a year near the limits of the calendar leaves it.
  if (value && !edtf::parse(value->text())) return std::nullopt;
  return value;
}

Value resolve_span(const TimePoint& first, const TimePoint& second, const TimeContext& context) {
  Value end = resolve(second, context);
  if (!end) return std::nullopt;
  TimeContext at_end = context;
  const bool calendar = first.kind == Kind::calendar || first.kind == Kind::weekday;
  // "between November and May": the start lies before the end.
  if (calendar && end->end && end->end->year && end->end->precision >= Precision::month &&
      first.year_of == TimePoint::YearOf::nearest && context.document) {
    at_end.document = end->end;
    at_end.future = false;
  }
  const Value start = resolve(first, at_end);
  if (!start) return std::nullopt;
  const Interval span{start->start, end->end, false};
  if (!edtf::parse(span.text())) return std::nullopt;
  return span;
}

Value anchored(const TimePoint& duration, const Date& anchor, bool ends_there) {
  if (!anchor.year || anchor.precision == Precision::decade || duration.count <= 0) return std::nullopt;
  TimePoint point = duration;
  point.kind = ends_there ? Kind::past : Kind::coming;
  const Value value = around(anchor, point);
  if (!value || value->single || !edtf::parse(value->text())) return std::nullopt;
  return value;
}

}  // namespace hearsay::mentions
