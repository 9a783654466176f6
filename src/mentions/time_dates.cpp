// Dates, months, years and parts of years, as they stand in the text.
#include <tuple>
#include <utility>

#include "mentions/time_parser.hpp"

namespace hearsay::mentions {
namespace {

using edtf::Date;
using Kind = TimePoint::Kind;

constexpr int first_plain_year = 1900;  // a bare number in this range can be a year
constexpr int last_plain_year = 2049;
constexpr int leap_year = 2000;

TimePoint absolute(const edtf::Interval& interval, std::size_t end, std::size_t head) {
  TimePoint point = make_time_point(Kind::absolute, end, head);
  point.interval = interval;
  return point;
}

TimePoint absolute(const Date& date, std::size_t end, std::size_t head) {
  return absolute(edtf::make_single(date), end, head);
}

edtf::Interval months_of_year(int year, int first, int last) {
  return {edtf::make_month(year, first), edtf::make_month(year, last), false};
}

bool is_noun(const syntax::Token& token) {
  return token.upos == syntax::Upos::NOUN || token.upos == syntax::Upos::PROPN;
}

}  // namespace

std::optional<int> TimeParser::year_number(std::size_t at) const {
  if (at >= pieces_.size() || pieces_[at].text.size() != 4) return std::nullopt;
  const auto year = whole_number(pieces_[at]);
  if (!year || *year < 1000 || *year > 2199) return std::nullopt;
  // "1990s" and "2000km" are no years.
  if (touches(at + 1) && pieces_[at + 1].kind == PieceKind::word && pieces_[at + 1].text[0] != '\'')
    return std::nullopt;
  return year;
}

std::optional<int> TimeParser::month_at(std::size_t at, bool beside_number) const {
  const auto month = words_.months.match(pieces_, at);
  if (!month) return std::nullopt;
  const Piece& piece = pieces_[at];
  const std::string& name = piece.text;
  if (name.size() <= 3 && !piece.capital) return std::nullopt;
  if (!words_.ambiguous_months.contains(name)) return static_cast<int>(month->value);
  if (!piece.capital) return std::nullopt;
  if (beside_number) return static_cast<int>(month->value);
  const syntax::Upos upos = token(at)->upos;
  if (upos == syntax::Upos::AUX || upos == syntax::Upos::VERB) return std::nullopt;
  const bool number_behind = at + 1 < pieces_.size() && pieces_[at + 1].kind == PieceKind::number;
  const bool led =
      at > 0 && (words_.before_months.contains(pieces_[at - 1].text) || is_dash(pieces_[at - 1]));
  if (!led && !number_behind) return std::nullopt;
  return static_cast<int>(month->value);
}

std::optional<TimeParser::DayNumber> TimeParser::one_day(std::size_t at) const {
  if (at >= pieces_.size()) return std::nullopt;
  if (const auto ordinal = words_.ordinals.match(pieces_, at)) {
    const int day = static_cast<int>(ordinal->value);
    return DayNumber{day, day, at + ordinal->length, true};
  }
  const auto day = whole_number(pieces_[at]);
  if (!day || *day < 1 || *day > 31 || pieces_[at].text.size() > 2) return std::nullopt;
  if (touches(at) && at > 0 && pieces_[at - 1].kind != PieceKind::word && !is_dash(pieces_[at - 1]) &&
      pieces_[at - 1].text != "(" && pieces_[at - 1].text != "/")
    return std::nullopt;
  if (touches(at + 1) && words_.ordinal_suffixes.contains(pieces_[at + 1].text))
    return DayNumber{*day, *day, at + 2, true};
  return DayNumber{*day, *day, at + 1, false};
}

// "19", "19th", "19–21", "19 and 20", "19 to 21".
std::optional<TimeParser::DayNumber> TimeParser::days(std::size_t at) const {
  auto first = one_day(at);
  if (!first) return std::nullopt;
  const std::size_t link = first->end;
  const bool linked = dash_at(link) || is_word(link, "to") || is_word(link, "and") || is_word(link, "/");
  if (!linked) return first;
  const auto last = one_day(link + 1);
  if (!last || last->first <= first->first) return first;
  if (is_word(link, "and") && last->first != first->first + 1) return first;
  first->last = last->last;
  first->end = last->end;
  return first;
}

// Adds a year or the words for one behind a month, a day or a season.
TimeParser::Found TimeParser::with_year(TimePoint point, std::size_t at) const {
  point.end = at;
  if (const auto suffix = words_.last_year_suffixes.match(pieces_, at)) {
    point.year_of = TimePoint::YearOf::document;
    point.year_shift = static_cast<int>(suffix->value);
    point.end = at + suffix->length;
    return point;
  }
  if (const auto suffix = words_.same_year_suffixes.match(pieces_, at)) {
    point.year_of = TimePoint::YearOf::expression;
    point.year_shift = static_cast<int>(suffix->value);
    point.end = at + suffix->length;
    return point;
  }
  std::size_t place = at;
  if (is_word(place, ",") || is_word(place, "of") || dash_at(place)) ++place;
  const auto year = year_number(place);
  if (!year || (place == at && counts_a_noun(place + 1))) return point;
  if (point.day > 0) {
    const auto first = valid_date(*year, point.month, point.day);
    if (!first) return point;
    point.interval = edtf::make_single(*first);
    if (point.last_day > point.day) {
      const auto last = valid_date(*year, point.month, point.last_day);
      if (last) point.interval = {*first, *last, false};
    }
  } else {
    point.interval = edtf::make_single(point.month > 12 ? edtf::make_season(*year, point.month)
                                                        : edtf::make_month(*year, point.month));
  }
  point.kind = Kind::absolute;
  point.end = place + 1;
  point.weak = false;
  return point;
}

// 2018-09-19, 2018-09, 2011-12, 2011–2014. A dash with two digits is a month only in the form of ISO 8601.
TimeParser::Found TimeParser::iso_date(std::size_t at) const {
  const auto year = year_number(at);
  if (!year || !dash_at(at + 1) || !touches(at + 1) || !touches(at + 2)) return std::nullopt;
  const auto second = at + 2 < pieces_.size() ? whole_number(pieces_[at + 2]) : std::nullopt;
  if (!second) return std::nullopt;
  const std::size_t digits = pieces_[at + 2].text.size();
  if (digits == 4) {
    if (*second <= *year || *second > *year + 200) return std::nullopt;
    return absolute({edtf::make_year(*year), edtf::make_year(*second), false}, at + 3, at);
  }
  if (digits != 2) return std::nullopt;
  const bool hyphen = pieces_[at + 1].text == "-";
  if (hyphen && dash_at(at + 3) && touches(at + 3) && touches(at + 4)) {
    const auto day = at + 4 < pieces_.size() ? whole_number(pieces_[at + 4]) : std::nullopt;
    const auto date = day ? valid_date(*year, *second, *day) : std::nullopt;
    if (!date) return std::nullopt;
    return absolute(*date, at + 5, at);
  }
  const int last = *year - *year % 100 + *second;
  const bool span = last > *year && (!hyphen || last == *year + 1 || *second > 12);
  if (span) return absolute({edtf::make_year(*year), edtf::make_year(last), false}, at + 3, at);
  if (hyphen && *second >= 1 && *second <= 12) return absolute(edtf::make_month(*year, *second), at + 3, at);
  return std::nullopt;
}

// 19/09/2018. Where day and month could be either way round, only the year is known.
TimeParser::Found TimeParser::slashed_date(std::size_t at) const {
  if (at + 4 >= pieces_.size() || pieces_[at + 1].text != "/" || pieces_[at + 3].text != "/")
    return std::nullopt;
  const auto a = whole_number(pieces_[at]);
  const auto b = whole_number(pieces_[at + 2]);
  const auto year = year_number(at + 4);
  if (!a || !b || !year) return std::nullopt;
  const auto day_first = valid_date(*year, *b, *a);
  const auto month_first = valid_date(*year, *a, *b);
  if (!day_first && !month_first) return std::nullopt;
  const bool certain = !day_first || !month_first || day_first == month_first;
  if (!certain) return absolute(edtf::make_year(*year), at + 5, at);
  return absolute(day_first ? *day_first : *month_first, at + 5, at);
}

// 19.09.2018: the day stands first wherever dates are written so.
TimeParser::Found TimeParser::dotted_date(std::size_t at) const {
  const std::string& text = pieces_[at].text;
  const std::size_t first = text.find('.');
  const std::size_t second = first == std::string::npos ? first : text.find('.', first + 1);
  if (second == std::string::npos || first > 2 || second - first > 3 || text.size() - second != 5)
    return std::nullopt;
  const auto number = [&](std::size_t from, std::size_t to) {
    int value = 0;
    for (std::size_t i = from; i < to; ++i)
      value = value * 10 + (text[i] - '0');
    return value;
  };
  if (text.find(',') != std::string::npos) return std::nullopt;
  const auto date = valid_date(number(second + 1, text.size()), number(first + 1, second), number(0, first));
  if (!date) return std::nullopt;
  return absolute(*date, at + 1, at);
}

TimeParser::Found TimeParser::day_first(std::size_t at) const {
  const auto number = days(at);
  if (!number) return std::nullopt;
  std::size_t place = number->end;
  const bool of = is_word(place, "of");
  if (of || dash_at(place)) ++place;
  const bool word = words_.ordinals.match(pieces_, at).has_value();
  if (word && !of) return std::nullopt;
  const auto month = month_at(place, true);
  if (!month || number->last > edtf::days_in_month(leap_year, *month)) return std::nullopt;
  TimePoint point = make_time_point(Kind::calendar, place + 1, place);
  point.month = *month;
  point.day = number->first;
  point.last_day = number->last;
  return with_year(point, place + 1);
}

TimeParser::Found TimeParser::month_first(std::size_t at) const {
  if (at >= pieces_.size()) return std::nullopt;
  const bool number_behind = at + 1 < pieces_.size() && (days(at + 1) || year_number(at + 1));
  const bool led = at > 0 && pieces_[at].capital;
  const auto month = month_at(at, number_behind && led);
  if (!month) return std::nullopt;
  TimePoint point = make_time_point(Kind::calendar, at + 1, at);
  point.month = *month;
  std::size_t place = at + 1;
  if (is_word(place, "the")) ++place;
  const auto number = dash_at(place) ? days(place + 1) : days(place);
  const bool is_day = number && number->last <= edtf::days_in_month(leap_year, *month) &&
                      !(words_.ordinals.match(pieces_, place) && place == at + 1) &&
                      (number->ordinal || !counts_a_noun(number->end));
  if (!is_day) return with_year(point, at + 1);
  point.day = number->first;
  point.last_day = number->last;
  return with_year(point, number->end);
}

TimeParser::Found TimeParser::weekday(std::size_t at) const {
  if (const auto plural = words_.plural_weekdays.match(pieces_, at))
    return make_time_point(Kind::frequency, at + plural->length, at);
  const auto weekday = words_.weekdays.match(pieces_, at);
  if (!weekday || !pieces_[at].capital) return std::nullopt;
  TimePoint point = make_time_point(Kind::weekday, at + 1, at);
  point.weekday = static_cast<int>(weekday->value);
  std::size_t place = at + 1;
  if (words_.day_parts.match(pieces_, place)) ++place;
  if (is_word(place, ",")) ++place;
  if (is_word(place, "the")) ++place;
  Found date = day_first(place);
  if (!date) date = month_first(place);
  if (date && (date->kind == Kind::absolute || date->day > 0)) return date;
  return point;
}

TimeParser::Found TimeParser::season(std::size_t at) const {
  const auto season = words_.seasons.match(pieces_, at);
  if (!season) return std::nullopt;
  TimePoint point = make_time_point(Kind::calendar, at + season->length, at);
  point.month = static_cast<int>(season->value);
  point.weak = true;
  Found with = with_year(point, point.end);
  const bool dated = with->kind == Kind::absolute || with->year_of != TimePoint::YearOf::nearest;
  if (!dated && words_.ambiguous_seasons.contains(pieces_[at].text)) return std::nullopt;
  // "in a summer camp"
  if (!dated && with->end < pieces_.size() && token(with->end)->upos == syntax::Upos::NOUN)
    return std::nullopt;
  return with;
}

TimeParser::Found TimeParser::year(std::size_t at, TimeLink link, bool article) const {
  const auto year = year_number(at);
  if (!year) return std::nullopt;
  const bool linked = link != TimeLink::none && link != TimeLink::over;
  const bool plain = *year >= first_plain_year && *year <= last_plain_year;
  if (!plain && link != TimeLink::at && link != TimeLink::since && link != TimeLink::from)
    return std::nullopt;
  if ((touches(at + 1) && is_word(at + 1, "%")) || words_.eras.match(pieces_, at + 1)) return std::nullopt;
  if (counts_a_noun(at + 1) && !article && (!linked || *year % 100 == 0)) return std::nullopt;
  if (!linked && !article) {
    // In brackets, or in front of what it dates; never behind the noun that it numbers.
    const bool bracketed = at > 0 && (is_word(at - 1, "(") || is_word(at - 1, "["));
    const bool behind_noun = at > 0 && (is_noun(*token(at - 1)) || is_word(at - 1, "no"));
    const bool marked = token(at)->relation.starts_with("obl") || token(at)->relation.starts_with("nmod");
    if (!bracketed && (behind_noun || !marked)) return std::nullopt;
  }
  return absolute(edtf::make_year(*year), at + 1, at);
}

TimeParser::Found TimeParser::decade(std::size_t at) const {
  if (const auto word = words_.decades.match(pieces_, at)) {
    const bool led = at > 0 && (is_word(at - 1, "the") || is_dash(pieces_[at - 1]) ||
                                words_.approximate_parts.contains(pieces_[at - 1].text));
    if (!led) return std::nullopt;
    return absolute(edtf::make_decade(static_cast<int>(word->value)), at + 1, at);
  }
  if (at + 1 >= pieces_.size() || pieces_[at].text.size() != 4) return std::nullopt;
  const auto year = whole_number(pieces_[at]);
  const bool plural = touches(at + 1) && (is_word(at + 1, "s") || is_word(at + 1, "'s"));
  if (!year || !plural || *year % 10 != 0 || *year < 1000 || *year > 2190) return std::nullopt;
  return absolute(edtf::make_decade(*year), at + 2, at);
}

TimeParser::Found TimeParser::century(std::size_t at) const {
  const auto number = one_day(at);
  if (!number || !number->ordinal || number->first > 22) return std::nullopt;
  const std::size_t place = number->end + (dash_at(number->end) ? 1 : 0);
  const auto unit = words_.units.match(pieces_, place);
  if (!unit || static_cast<TimeUnit>(unit->value) != TimeUnit::century) return std::nullopt;
  if (words_.eras.match(pieces_, place + 1)) return make_time_point(Kind::valueless, place + 2, place);
  const int first = (number->first - 1) * 100 + 1;
  return absolute({edtf::make_year(first), edtf::make_year(first + 99), false}, place + 1, place);
}

// "the first quarter of 2019", "the second half of last year", "Q1 2019".
TimeParser::Found TimeParser::part_of_year(std::size_t at) const {
  int number = 0;
  std::size_t place = at;
  bool half = false;
  if (is_word(at, "q") && touches(at + 1)) {
    const auto digit = at + 1 < pieces_.size() ? whole_number(pieces_[at + 1]) : std::nullopt;
    number = digit.value_or(0);
    place = at + 2;
  } else {
    const auto ordinal = one_day(at);
    if (!ordinal || !ordinal->ordinal) return std::nullopt;
    number = ordinal->first;
    place = ordinal->end;
    half = words_.halves.match(pieces_, place).has_value();
    if (!half && !words_.quarters.match(pieces_, place)) return std::nullopt;
    ++place;
  }
  const std::size_t head = place - 1;
  if (number < 1 || number > (half ? 2 : 4)) return std::nullopt;
  if (is_word(place, "of")) ++place;
  const int length = half ? 6 : 3;
  const int first = (number - 1) * length + 1;
  if (const auto year = year_number(place))
    return absolute(months_of_year(*year, first, first + length - 1), place + 1, head);
  auto suffix = words_.last_year_suffixes.match(pieces_, place);
  if (!suffix && place > 0) suffix = words_.last_year_suffixes.match(pieces_, place - 1);
  if (!suffix) return std::nullopt;
  TimePoint point = make_time_point(Kind::months, place + suffix->length, head);
  point.month = first;
  point.last_month = first + length - 1;
  point.year_shift = static_cast<int>(suffix->value);
  return point;
}

// "the first week of April", "the first days of May 2018", "the last weeks of 2018", by the month.
TimeParser::Found TimeParser::first_of_period(std::size_t at) const {
  const bool last = is_word(at, "last") || is_word(at, "final") || is_word(at, "closing");
  const auto ordinal = words_.ordinals.match(pieces_, at);
  const bool opening = is_word(at, "opening");
  if (!last && !ordinal && !opening) return std::nullopt;
  const int number = ordinal ? static_cast<int>(ordinal->value) : 1;
  const std::size_t unit_at = at + (ordinal ? ordinal->length : 1);
  const auto unit = words_.units.match(pieces_, unit_at);
  if (!unit || !is_word(unit_at + 1, "of")) return std::nullopt;
  const auto kind = static_cast<TimeUnit>(unit->value);
  const bool plural = is_plural_noun(*token(unit_at));
  if (kind != TimeUnit::day && kind != TimeUnit::week && kind != TimeUnit::month) return std::nullopt;
  const std::size_t place = unit_at + 2;
  if (const auto year = year_number(place)) {
    if (number != 1 || (kind == TimeUnit::month && plural)) return std::nullopt;
    return absolute(edtf::make_month(*year, last ? 12 : 1), place + 1, unit_at);
  }
  if (kind == TimeUnit::month || number > 4) return std::nullopt;
  Found month = month_first(place);
  if (!month || month->day > 0 || month->month > 12) return std::nullopt;
  month->head = unit_at;
  if (month->kind == Kind::absolute && (!month->interval.start || month->interval.start->month == 0))
    return std::nullopt;
  return month;
}

TimeParser::Found TimeParser::feast(std::size_t at) const {
  const auto match = words_.feasts.match(pieces_, at);
  if (!match || !pieces_[at].capital) return std::nullopt;
  TimePoint point = make_time_point(Kind::calendar, at + match->length, at);
  std::tie(point.month, point.day) = month_and_day(match->value);
  point.last_day = point.day;
  return with_year(point, point.end);
}

}  // namespace hearsay::mentions
