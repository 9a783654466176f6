// Expressions that count from another time ("last week", "two months later"), durations and frequencies.
#include "mentions/time_parser.hpp"

namespace hearsay::mentions {
namespace {

using Kind = TimePoint::Kind;

}  // namespace

std::optional<TimeParser::Count> TimeParser::count(std::size_t at) const {
  if (at >= pieces_.size()) return std::nullopt;
  Count count;
  if (const auto vague = words_.vague_numbers.match(pieces_, at)) {
    count.vague = true;
    count.end = at + vague->length;
    return count;
  }
  if (const auto number = words_.numbers.match(pieces_, at)) {
    count.article = number->length == 1 && words_.articles_as_numbers.contains(pieces_[at].text);
    count.value = static_cast<int>(number->value);
    count.end = at + number->length;
    // "twenty-five"
    if (count.value >= 20 && count.value < 100) {
      const std::size_t rest = count.end + (dash_at(count.end) ? 1 : 0);
      const auto digit = words_.numbers.match(pieces_, rest);
      if (digit && digit->length == 1 && digit->value < 10 && !words_.articles.contains(pieces_[rest].text)) {
        count.value += static_cast<int>(digit->value);
        count.end = rest + 1;
      }
    }
    return count;
  }
  const std::string& text = pieces_[at].text;
  const bool grouped =
      text.size() > 4 && text[text.size() - 4] == ',' && pieces_[at].kind == PieceKind::number;
  const auto number = whole_number(pieces_[at]);
  if (!grouped && (!number || *number > 10000)) return std::nullopt;
  count.vague = grouped;  // "5,000 years ago" gives no year
  count.value = number.value_or(0);
  count.end = at + 1;
  return count;
}

TimeParser::Found TimeParser::directed(std::size_t at, bool article) const {
  if (const auto recent = words_.recent.match(pieces_, at)) {
    const std::size_t place = at + recent->length;
    const auto unit = words_.units.match(pieces_, place);
    if (unit) return make_time_point(Kind::valueless, place + unit->length, place);
  }
  const auto match = words_.directions.match(pieces_, at);
  if (!match) return std::nullopt;
  const auto direction = static_cast<TimeDirection>(match->value);
  const bool with_article = article || is_word(at, "the") || (at > 0 && is_word(at - 1, "the"));
  const std::size_t place = at + match->length;
  // "my last day" is not counted from the document's date.
  if (at > 0 && (token(at - 1)->feature("Poss") == "Yes" || token(at - 1)->xpos == "PRP$"))
    return std::nullopt;
  // "the upcoming January 9 , 2005"
  if (Found date = month_first(place); date && (date->kind == Kind::absolute || date->day > 0)) {
    date->direction = direction;
    return date;
  }
  if (const auto weekday = words_.weekdays.match(pieces_, place)) {
    TimePoint point = make_time_point(Kind::weekday, place + weekday->length, place);
    point.weekday = static_cast<int>(weekday->value);
    point.direction = direction;
    return point;
  }
  const auto season = words_.seasons.match(pieces_, place);
  const auto month = season ? std::nullopt : month_at(place, false);
  if (season || month) {
    TimePoint point = make_time_point(Kind::calendar, place + 1, place);
    point.month = season ? static_cast<int>(season->value) : *month;
    point.direction = direction;
    if (direction == TimeDirection::same) point.year_of = TimePoint::YearOf::expression;
    return point;
  }
  if (Found month = hijri(place); month && month->kind == Kind::hijri) {
    month->direction = direction;
    return month;
  }
  if (words_.day_parts.match(pieces_, place) && direction != TimeDirection::past) {
    // "that night", "the following morning", "last night"
    const bool of_document = direction == TimeDirection::this_ || direction == TimeDirection::last;
    TimePoint point = make_time_point(of_document ? Kind::shift : Kind::anaphor, place + 1, place);
    if (direction == TimeDirection::last || direction == TimeDirection::before) point.count = -1;
    if (direction == TimeDirection::after || direction == TimeDirection::next) point.count = 1;
    return point;
  }
  return directed_unit(place, direction, with_article);
}

TimeParser::Found TimeParser::directed_unit(std::size_t at, TimeDirection direction, bool article) const {
  const bool backward = direction == TimeDirection::last || direction == TimeDirection::past ||
                        direction == TimeDirection::before;
  const auto number = count(at);
  if (number && !number->article) {
    const std::size_t place = number->end;
    const auto unit = words_.units.match(pieces_, place);
    if (!unit || direction == TimeDirection::same || direction == TimeDirection::this_) return std::nullopt;
    Kind kind = backward ? Kind::past : Kind::coming;
    if (number->vague || direction == TimeDirection::before || direction == TimeDirection::after)
      kind = Kind::valueless;
    TimePoint point = make_time_point(kind, place + unit->length, place);
    point.unit = static_cast<TimeUnit>(unit->value);
    point.count = number->value;
    return point;
  }
  const auto unit = words_.units.match(pieces_, at);
  if (!unit) return std::nullopt;
  TimePoint point = make_time_point(Kind::shift, at + unit->length, at);
  point.unit = static_cast<TimeUnit>(unit->value);
  point.whole_unit = true;
  // "at the last minute", "the last day of the talks"
  const bool of = is_word(point.end, "of") && article;
  if (direction == TimeDirection::last && (point.unit == TimeUnit::minute || of)) return std::nullopt;
  const bool plural = is_plural_noun(*token(at)) || pieces_[at].text.ends_with('s');
  switch (direction) {
    case TimeDirection::past:
      point.kind = plural ? Kind::valueless : Kind::past;
      point.count = 1;
      break;
    case TimeDirection::last:
      // "the last year" runs up to now; "last year" is the one before this.
      point.kind = article ? Kind::past : Kind::shift;
      point.count = article ? 1 : -1;
      break;
    case TimeDirection::this_:
      break;
    case TimeDirection::next:
      // "the next month" and "next day" follow on what was told; "next month" on the document's date.
      point.kind = article || point.unit == TimeUnit::day ? Kind::anaphor : Kind::shift;
      point.count = 1;
      break;
    case TimeDirection::before:
      point.kind = Kind::anaphor;
      point.count = -1;
      break;
    case TimeDirection::same:
      point.kind = Kind::anaphor;
      break;
    case TimeDirection::after:
    case TimeDirection::none:
      point.kind = Kind::anaphor;
      point.count = 1;
      break;
  }
  if (plural && direction != TimeDirection::past) point.kind = Kind::valueless;
  return point;
}

// Whether a phrase ends before `at`: nothing follows on which "before" or "after" could bear.
bool TimeParser::closes(std::size_t at) const {
  if (at >= pieces_.size()) return true;
  return (pieces_[at].kind == PieceKind::sign && !dash_at(at)) || is_word(at, "and") || is_word(at, "but");
}

// "The day before, it had met X", "the week after": counted from what was told.
TimeParser::Found TimeParser::in_order(std::size_t at) const {
  if (!is_word(at, "the")) return std::nullopt;
  const auto unit = words_.units.match(pieces_, at + 1);
  if (!unit) return std::nullopt;
  const std::size_t place = at + 1 + unit->length;
  const auto earlier = words_.earlier_in_order.match(pieces_, place);
  const auto later = words_.later_in_order.match(pieces_, place);
  if (!earlier && !later) return std::nullopt;
  const std::size_t end = place + (earlier ? earlier->length : later->length);
  if (!closes(end)) return std::nullopt;
  TimePoint point = make_time_point(Kind::anaphor, end, at + 1);
  point.unit = static_cast<TimeUnit>(unit->value);
  point.count = earlier ? -1 : 1;
  point.whole_unit = true;
  return point;
}

// "the weekend"; and behind "the end of", "the start of": "the year", "the month", "the week".
TimeParser::Found TimeParser::this_period(std::size_t at) const {
  if (!is_word(at, "the")) return std::nullopt;
  const auto unit = words_.units.match(pieces_, at + 1);
  if (!unit || is_word(at + 2, "of") || is_plural_noun(*token(at + 1))) return std::nullopt;
  const auto kind = static_cast<TimeUnit>(unit->value);
  const bool edge = at >= 2 && words_.period_edges.match(pieces_, at - 2) && kind >= TimeUnit::week;
  if (kind != TimeUnit::weekend && !edge) return std::nullopt;
  TimePoint point = make_time_point(Kind::shift, at + 2, at + 1);
  point.unit = kind;
  point.whole_unit = true;
  point.nearest = kind == TimeUnit::weekend;
  return point;
}

// A number of units: "two months ago", "a week later", "for four years", "10-day".
TimeParser::Found TimeParser::counted(std::size_t at) const {
  const auto number = count(at);
  const bool bare = !number;  // "years ago"
  std::size_t place = bare ? at : number->end;
  const bool hyphen = !bare && dash_at(place);
  if (hyphen) ++place;
  const auto unit = words_.units.match(pieces_, place);
  if (!unit) return std::nullopt;
  TimePoint point = make_time_point(Kind::duration, place + unit->length, place);
  point.unit = static_cast<TimeUnit>(unit->value);
  point.count = bare ? 0 : number->value;
  point.weak = !bare && number->article && !hyphen;
  std::size_t next = point.end;
  if (is_word(next, "and") && is_word(next + 1, "a") && is_word(next + 2, "half")) {
    next += 3;
    point.end = next;
  }
  if (dash_at(next)) ++next;
  if (words_.age_words.match(pieces_, next)) return std::nullopt;
  const bool vague = bare || number->vague;
  const auto shifted = [&](const PhraseTable& table, Kind kind, int sign) {
    const auto match = table.match(pieces_, point.end);
    if (!match) return false;
    point.kind = vague ? Kind::valueless : kind;
    point.count *= sign;
    point.weak = false;
    point.end += match->length;
    return true;
  };
  const auto in_order = [&](const PhraseTable& table) {
    const auto match = table.match(pieces_, point.end);
    return match && closes(point.end + match->length);
  };
  if ((in_order(words_.earlier_in_order) && shifted(words_.earlier_in_order, Kind::anaphor, -1)) ||
      (in_order(words_.later_in_order) && shifted(words_.later_in_order, Kind::anaphor, 1)))
    return point;
  if (shifted(words_.ago, Kind::shift, -1) || shifted(words_.from_now, Kind::shift, 1) ||
      shifted(words_.earlier, Kind::anaphor, -1) || shifted(words_.later, Kind::anaphor, 1))
    return point;
  if (bare) return std::nullopt;
  return point;
}

TimeParser::Found TimeParser::frequency(std::size_t at) const {
  if (const auto word = words_.frequency_words.match(pieces_, at))
    return make_time_point(Kind::frequency, at + word->length, at);
  std::size_t place = at;
  const auto times = words_.frequency_counts.match(pieces_, at);
  if (times) {
    place += times->length;
    if (is_word(place, "a") || is_word(place, "an") || is_word(place, "per")) {
      ++place;
    } else if (const auto start = words_.frequency_starts.match(pieces_, place)) {
      place += start->length;
    } else {
      return std::nullopt;
    }
  } else if (const auto start = words_.frequency_starts.match(pieces_, at)) {
    place += start->length;
  } else {
    return std::nullopt;
  }
  if (const auto number = count(place)) place = number->end;
  for (const PhraseTable* table : {&words_.units, &words_.weekdays, &words_.day_parts, &words_.seasons})
    if (const auto unit = table->match(pieces_, place))
      return make_time_point(Kind::frequency, place + unit->length, place);
  return std::nullopt;
}

// "at dawn", "before noon", "in the evening". "At night" is no one night, and what comes after midnight is on
// another day.
TimeParser::Found TimeParser::hour(std::size_t at, TimeLink link) const {
  if (link != TimeLink::at && link != TimeLink::before && link != TimeLink::by) return std::nullopt;
  const bool article = is_word(at, "the");
  const auto part = words_.day_parts.match(pieces_, at + (article ? 1 : 0));
  if (!part || (!article && words_.vague_day_parts.match(pieces_, at))) return std::nullopt;
  const std::size_t end = at + (article ? 1 : 0) + part->length;
  if (is_word(end, "of")) return std::nullopt;
  return make_time_point(Kind::hour, end, end - 1);
}

// "10:30", "3 pm": an expression without a date.
TimeParser::Found TimeParser::clock(std::size_t at) const {
  const auto hour = whole_number(pieces_[at]);
  const bool dotted =
      pieces_[at].kind == PieceKind::number && pieces_[at].text.find('.') != std::string::npos;
  if ((!hour || *hour > 24) && !dotted) return std::nullopt;
  std::size_t place = at + 1;
  bool minutes = false;
  if (is_word(place, ":") && touches(place) && touches(place + 1)) {
    const auto minute = place + 1 < pieces_.size() ? whole_number(pieces_[place + 1]) : std::nullopt;
    if (!minute || *minute > 59) return std::nullopt;
    minutes = true;
    place += 2;
    if (is_word(place, ":") && touches(place) && is_digits(place + 1)) place += 2;
  }
  bool suffixed = false;
  while (const auto suffix = words_.clock.match(pieces_, place)) {
    place += suffix->length;
    suffixed = true;
  }
  if ((!minutes || dotted) && !suffixed) return std::nullopt;
  return make_time_point(Kind::hour, place, at);
}

TimeParser::Found TimeParser::word(std::size_t at) const {
  if (const auto now = words_.now.match(pieces_, at)) return make_time_point(Kind::now, at + now->length, at);
  if (const auto day = words_.days.match(pieces_, at)) {
    TimePoint point = make_time_point(Kind::shift, at + day->length, at);
    point.count = static_cast<int>(day->value);
    return point;
  }
  return std::nullopt;
}

}  // namespace hearsay::mentions
