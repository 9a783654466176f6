#include "mentions/time_parser.hpp"

#include <algorithm>

namespace hearsay::mentions {
namespace {

using edtf::Date;
using Kind = TimePoint::Kind;

// The month or season that begins the value, for ordering two of one year.
int order(const TimePoint& point) {
  const int month = point.month > 12 ? 3 * (point.month - 21) + 3 : point.month;
  return month * 32 + point.day;
}

// "March to June 2020", "19 to 21 September": the part without a month or a year takes that of the other.
void share(TimePoint& first, const TimePoint& second) {
  if (first.kind != Kind::calendar) return;
  if (second.kind != Kind::absolute || !second.interval.start || !second.interval.start->year) {
    if (second.kind == Kind::calendar && first.year_of == TimePoint::YearOf::nearest) {
      first.year_of = second.year_of;
      first.year_shift = second.year_shift;
    }
    return;
  }
  const Date& end = *second.interval.start;
  if (end.month == 0) return;
  TimePoint other = second;
  other.month = end.month;
  other.day = end.day;
  const int year = *end.year - (order(first) > order(other) ? 1 : 0);
  Date date = first.month > 12 ? edtf::make_season(year, first.month) : edtf::make_month(year, first.month);
  if (first.day > 0)
    if (const auto day = valid_date(year, first.month, first.day)) date = *day;
  first.kind = Kind::absolute;
  first.interval = edtf::make_single(date);
}

// Whether two points make a span when "to" or a dash stands between them.
bool can_span(const TimePoint& first, const TimePoint& second) {
  const auto dated = [](const TimePoint& point) {
    return point.kind == Kind::absolute || point.kind == Kind::calendar || point.kind == Kind::weekday ||
           point.kind == Kind::shift || point.kind == Kind::now;
  };
  return dated(first) && dated(second) && !second.weak;
}

}  // namespace

bool TimeParser::is_word(std::size_t at, std::string_view text) const {
  return at < pieces_.size() && pieces_[at].text == text;
}

bool TimeParser::is_digits(std::size_t at) const {
  return at < pieces_.size() && pieces_[at].kind == PieceKind::number;
}

bool TimeParser::dash_at(std::size_t at) const {
  return at < pieces_.size() && is_dash(pieces_[at]);
}

bool TimeParser::touches(std::size_t at) const {
  return at < pieces_.size() && pieces_[at].touches;
}

const syntax::Token* TimeParser::token(std::size_t at) const {
  return at < pieces_.size() ? &sentence_.tokens[pieces_[at].token] : nullptr;
}

// Whether the number that ends before `at` counts a plural noun: "19 people", "2000 armed fighters".
bool TimeParser::counts_a_noun(std::size_t at) const {
  for (std::size_t i = at; i < pieces_.size() && i < at + 4; ++i) {
    const syntax::Token& next = *token(i);
    if (is_plural_noun(next)) return !words_.units.contains(pieces_[i].text);
    const bool modifier = next.upos == syntax::Upos::ADJ || next.upos == syntax::Upos::NOUN ||
                          (next.upos == syntax::Upos::VERB && next.relation == "amod");
    if (!modifier) return false;
  }
  return false;
}

TimeParser::Found TimeParser::core(std::size_t at, TimeLink link, bool article) const {
  if (at >= pieces_.size()) return std::nullopt;
  if (link == TimeLink::since && closes(at) && at < pieces_.size())
    return make_time_point(Kind::then, at, at - 1);  // "has been calm since."
  if (link == TimeLink::since || link == TimeLink::until || link == TimeLink::by)
    if (const auto then = words_.then.match(pieces_, at))
      return make_time_point(Kind::then, at + then->length, at);
  if (Found found = word(at)) return found;
  if (Found found = hour(at, link)) return found;
  if (Found found = in_order(at)) return found;
  if (Found found = this_period(at)) return found;
  if (pieces_[at].kind == PieceKind::number) {
    for (const auto rule :
         {&TimeParser::iso_date, &TimeParser::slashed_date, &TimeParser::dotted_date, &TimeParser::decade,
          &TimeParser::clock, &TimeParser::day_first, &TimeParser::hijri_day, &TimeParser::century,
          &TimeParser::part_of_year, &TimeParser::counted})
      if (Found found = (this->*rule)(at)) return found;
    return year(at, link, article);
  }
  if (pieces_[at].kind != PieceKind::word) return std::nullopt;
  if (Found found = directed(at, article)) return found;
  for (const auto rule :
       {&TimeParser::month_first, &TimeParser::day_first, &TimeParser::hijri_day, &TimeParser::weekday,
        &TimeParser::season, &TimeParser::part_of_year, &TimeParser::first_of_period, &TimeParser::century,
        &TimeParser::decade, &TimeParser::hijri, &TimeParser::feast, &TimeParser::frequency,
        &TimeParser::counted})
    if (Found found = (this->*rule)(at)) return found;
  return std::nullopt;
}

TimeParser::Found TimeParser::point(std::size_t at, TimeLink link) const {
  std::size_t place = at;
  bool approximate = false;
  bool fuzzy_part = false;
  if (const auto about = words_.approximations.match(pieces_, place)) {
    approximate = true;
    if (link == TimeLink::none && words_.year_approximations.match(pieces_, place) &&
        !counts_a_noun(place + about->length + 1))
      link = TimeLink::at;
    place += about->length;
  }
  bool article = false;
  // "a year" is a count, "the year" is not; "the following day" is a phrase of the lexicon.
  Found found = core(place, link, false);
  if (!found && place < pieces_.size()) {
    article = is_word(place, "the") || is_word(place, "a") || is_word(place, "an");
    if (article) ++place;
    // "the early 1990s", "mid-2018", "the night of 5 May", "the beginning of last year"
    for (int parts = 0; parts < 2 && !found; ++parts) {
      const auto fuzzy = words_.approximate_parts.match(pieces_, place);
      const auto exact = words_.exact_parts.match(pieces_, place);
      if (!fuzzy && !exact) break;
      fuzzy_part = fuzzy_part || (fuzzy && (!exact || fuzzy->length >= exact->length));
      place += std::max(fuzzy ? fuzzy->length : 0, exact ? exact->length : 0);
      if (dash_at(place)) ++place;
      found = core(place, link == TimeLink::none ? TimeLink::at : link, false);
      if (!found) found = this_period(place);
      if (!found && (is_word(place, "the") || is_word(place, "a"))) {
        ++place;
        found = core(place, link == TimeLink::none ? TimeLink::at : link, true);
      }
    }
    if (!found && article) found = core(place, link, is_word(place - 1, "the"));
  }
  if (!found || (article && found->kind == Kind::frequency)) return std::nullopt;
  if (approximate && (found->kind == Kind::now || found->kind == Kind::frequency)) return std::nullopt;
  // "early on Friday" is still on Friday.
  const bool one_day =
      found->kind == Kind::weekday || (found->kind == Kind::shift && found->unit == TimeUnit::day);
  found->approximate = approximate || (fuzzy_part && !one_day);
  if (words_.day_parts.match(pieces_, found->end) &&
      (found->kind == Kind::weekday || found->kind == Kind::shift || found->kind == Kind::absolute))
    ++found->end;
  return found;
}

// "over now" and "for monthly" are no phrases.
bool TimeParser::goes_with(TimeLink link, const TimePoint& point) const {
  if (link == TimeLink::none) return true;
  if (point.kind == Kind::frequency) return !words_.frequency_words.contains(pieces_[point.head].text);
  if (point.kind != Kind::now) return true;
  if (link == TimeLink::from) return words_.onwards.match(pieces_, point.end).has_value();
  return link == TimeLink::until || link == TimeLink::by || link == TimeLink::since ||
         link == TimeLink::as_of || link == TimeLink::duration;
}

// "between 4 and 9 March 2022", "from March 4 to the 9th": the month stands at one of the two days.
std::optional<std::pair<TimePoint, TimePoint>> TimeParser::days_of_a_month(std::size_t at) const {
  const auto skip_article = [&](std::size_t place) { return place + (is_word(place, "the") ? 1 : 0); };
  const auto behind_link = [&](std::size_t place) -> std::size_t {
    if (is_word(place, "and") || dash_at(place)) return place + 1;
    const auto link = words_.span_links.match(pieces_, place);
    return link ? place + link->length : 0;
  };
  const std::size_t start = skip_article(at);
  if (const auto day = one_day(start)) {
    const std::size_t next = behind_link(day->end);
    Found second = next == 0 ? std::nullopt : day_first(skip_article(next));
    if (!second) return std::nullopt;
    TimePoint first = make_time_point(Kind::calendar, day->end, start);
    first.month = second->kind == Kind::absolute ? second->interval.start->month : second->month;
    first.day = first.last_day = day->first;
    return std::pair{first, *second};
  }
  Found first = month_first(start);
  if (!first || first->kind != Kind::calendar || first->day == 0 || first->last_day != first->day)
    return std::nullopt;
  const std::size_t next = behind_link(first->end);
  const auto day = next == 0 ? std::nullopt : one_day(skip_article(next));
  if (!day || day->first <= first->day || counts_a_noun(day->end) || month_at(day->end, true))
    return std::nullopt;
  TimePoint second = *first;
  second.day = second.last_day = day->last;
  return std::pair{*first, *with_year(second, day->end)};
}

std::optional<TimePhrase> TimeParser::parse_linked(std::size_t at, std::size_t core_at, TimeLink link) const {
  if (link == TimeLink::between || link == TimeLink::from)
    if (auto days = days_of_a_month(core_at)) {
      TimePhrase phrase;
      phrase.link = link;
      phrase.core = core_at;
      phrase.point = days->first;
      phrase.second = days->second;
      phrase.end = days->second.end;
      share(phrase.point, *phrase.second);
      return phrase;
    }
  Found found = point(core_at, link);
  if (!found || !goes_with(link, *found)) return std::nullopt;
  TimePhrase phrase;
  phrase.link = link;
  phrase.core = core_at;
  phrase.end = found->end;
  phrase.point = *found;
  if (link == TimeLink::after && found->kind == Kind::hijri && found->direction == TimeDirection::none)
    phrase.point.direction = TimeDirection::after;
  if (link == TimeLink::between) {
    if (!is_word(found->end, "and")) return std::nullopt;
    phrase.second = point(found->end + 1, TimeLink::at);
    if (!phrase.second) return std::nullopt;
  } else if (const auto to = words_.span_links.match(pieces_, found->end);
             to && (link == TimeLink::from || link == TimeLink::at || link == TimeLink::none)) {
    Found second = point(found->end + to->length, TimeLink::at);
    if (second && can_span(*found, *second)) phrase.second = second;
  } else if (dash_at(found->end) && !found->weak) {
    Found second = point(found->end + 1, TimeLink::at);
    if (second && can_span(*found, *second)) {
      phrase.second = second;
      phrase.dashed = link != TimeLink::from;
      // "around 2011–2012"
      phrase.second->approximate = second->approximate || phrase.point.approximate;
    }
  }
  if (phrase.second) {
    share(phrase.point, *phrase.second);
    phrase.end = phrase.second->end;
    return phrase;
  }
  if (link == TimeLink::from) {
    if (const auto on = words_.onwards.match(pieces_, phrase.end)) {
      phrase.onwards = true;
      phrase.end += on->length;
    } else if (at == 0 || is_word(at - 1, ",")) {
      // "From 2014, the group held …"; behind a noun or a verb it is only an origin.
      phrase.onwards = found->kind == Kind::absolute || found->kind == Kind::calendar;
    }
  }
  const bool unlinked = link == TimeLink::none || link == TimeLink::from || link == TimeLink::as_of;
  if (unlinked && found->weak) return std::nullopt;
  if (link == TimeLink::as_of && found->kind == Kind::duration) return std::nullopt;
  return phrase;
}

std::optional<TimePhrase> TimeParser::parse(std::size_t at) const {
  if (at >= pieces_.size()) return std::nullopt;
  // "at the moment", "as of now", "at the time" are whole phrases with their preposition.
  const auto whole = [&](const PhraseTable::Match& match, Kind kind) {
    TimePhrase phrase;
    phrase.point = make_time_point(kind, at + match.length, at + match.length - 1);
    phrase.core = at;
    phrase.end = at + match.length;
    return phrase;
  };
  if (const auto now = words_.now.match(pieces_, at); now && now->length > 1) return whole(*now, Kind::now);
  if (const auto then = words_.then_phrases.match(pieces_, at); then && !is_word(at + then->length, "of"))
    return whole(*then, Kind::meanwhile);
  const bool joined = at > 0 && touches(at) && dash_at(at - 1);  // "the run-up to 2019"
  if (const auto link = words_.links.match(pieces_, at); link && !joined) {
    auto phrase = parse_linked(at, at + link->length, static_cast<TimeLink>(link->value));
    if (phrase) return phrase;
    // A longer preposition can hide a shorter one: "in around" and "in" before "around 2014".
    if (link->length > 1) {
      for (std::size_t length = link->length - 1; length > 0; --length) {
        const auto shorter = words_.links.match(pieces_.first(at + length), at);
        if (!shorter) continue;
        phrase = parse_linked(at, at + shorter->length, static_cast<TimeLink>(shorter->value));
        if (phrase) return phrase;
      }
    }
  }
  return parse_linked(at, at, TimeLink::none);
}

}  // namespace hearsay::mentions
