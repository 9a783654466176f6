// Recognises one temporal expression at a place in a sentence and says what it means, before it is resolved
// against the document's date. Internal to mentions. Looks a bounded number of pieces ahead, so that scanning
// a sentence is linear.
#pragma once

#include <cstddef>
#include <optional>
#include <span>
#include <utility>

#include "base/edtf.hpp"
#include "mentions/piece.hpp"
#include "mentions/time_lexicon.hpp"
#include "syntax/sentence.hpp"

namespace hearsay::mentions {

struct TimePoint {
  enum class Kind : std::uint8_t {
    absolute,   // `interval`
    calendar,   // month or season, perhaps a day, without a year: `month`, `day`, `last_day`
    weekday,    // `weekday`
    months,     // `month` to `last_month` of the document's year plus `year_shift`
    hijri,      // month of the Hijri calendar, perhaps a day, without a year
    shift,      // `count` units from the document's date: "last week", "two months ago"
    anaphor,    // `count` units from an earlier expression: "two months later", "that year"
    past,       // `count` units that end at the document's date: "the past four years"
    coming,     // `count` units that begin at it
    duration,   // "four years"
    frequency,  // "every week"
    now,
    then,       // the time of an earlier expression
    meanwhile,  // "at the time": the same, when it was told of just before
    hour,       // "at dawn", "at 10:30": on the day that was told of last
    valueless   // "recent years"
  };
  // Whose year a month without a year takes.
  enum class YearOf : std::uint8_t { nearest, document, expression };

  Kind kind = Kind::valueless;
  edtf::Interval interval;
  int month = 0;
  int day = 0;
  int last_day = 0;
  int last_month = 0;
  int weekday = 0;
  TimeDirection direction = TimeDirection::none;
  YearOf year_of = YearOf::nearest;
  int year_shift = 0;
  TimeUnit unit = TimeUnit::day;
  int count = 0;
  bool whole_unit = false;  // "last week" as against "a week ago"
  bool nearest = false;     // "the weekend": the last one, or the next in a clause about the future
  bool approximate = false;
  bool weak = false;    // an expression only behind a preposition: "a year", "summer"
  std::size_t end = 0;  // past its last piece
  std::size_t head = 0;
};

inline TimePoint make_time_point(TimePoint::Kind kind, std::size_t end, std::size_t head) {
  TimePoint point;
  point.kind = kind;
  point.end = end;
  point.head = head;
  return point;
}

// Empty for a date that the calendar does not have.
inline std::optional<edtf::Date> valid_date(int year, int month, int day) {
  if (month < 1 || month > 12 || day < 1 || day > edtf::days_in_month(year, month)) return std::nullopt;
  return edtf::make_day(edtf::day_from(year, month, day));
}

// 10.01 in the lexicon is the first day of the tenth month.
std::pair<int, int> month_and_day(double code);

inline bool is_plural_noun(const syntax::Token& token) {
  return token.upos == syntax::Upos::NOUN &&
         (token.xpos == "NNS" || token.feature("Number") == "Plur" || token.lemma + "s" == token.form);
}

struct TimePhrase {
  TimeLink link = TimeLink::none;
  TimePoint point;
  std::optional<TimePoint> second;  // "from … to …"
  bool dashed = false;              // "2011–2012": a range within which something lies
  bool onwards = false;             // "from 2014 on"
  std::size_t core = 0;             // first piece behind the preposition
  std::size_t end = 0;
};

class TimeParser {
 public:
  // All must outlive the parser.
  TimeParser(const TimeWords& words, const syntax::Sentence& sentence, std::span<const Piece> pieces)
      : words_(words), sentence_(sentence), pieces_(pieces) {}

  std::optional<TimePhrase> parse(std::size_t at) const;

 private:
  using Found = std::optional<TimePoint>;

  std::optional<TimePhrase> parse_linked(std::size_t at, std::size_t core, TimeLink link) const;
  bool goes_with(TimeLink link, const TimePoint& point) const;
  Found point(std::size_t at, TimeLink link) const;
  Found core(std::size_t at, TimeLink link, bool article) const;
  Found iso_date(std::size_t at) const;
  Found slashed_date(std::size_t at) const;
  Found dotted_date(std::size_t at) const;
  Found day_first(std::size_t at) const;
  Found month_first(std::size_t at) const;
  Found weekday(std::size_t at) const;
  Found season(std::size_t at) const;
  Found year(std::size_t at, TimeLink link, bool article) const;
  Found decade(std::size_t at) const;
  Found century(std::size_t at) const;
  Found part_of_year(std::size_t at) const;
  Found hijri(std::size_t at) const;
  Found hijri_day(std::size_t at) const;
  Found hijri_date(std::size_t at, int month, int day, std::size_t head) const;
  Found gregorian_gloss(const TimePoint& point) const;
  std::optional<std::pair<TimePoint, TimePoint>> days_of_a_month(std::size_t at) const;
  Found hour(std::size_t at, TimeLink link) const;
  Found in_order(std::size_t at) const;
  Found this_period(std::size_t at) const;
  Found first_of_period(std::size_t at) const;
  bool closes(std::size_t at) const;
  Found feast(std::size_t at) const;
  Found directed(std::size_t at, bool article) const;
  Found directed_unit(std::size_t at, TimeDirection direction, bool article) const;
  Found counted(std::size_t at) const;
  Found frequency(std::size_t at) const;
  Found clock(std::size_t at) const;
  Found word(std::size_t at) const;

  Found with_year(TimePoint point, std::size_t at) const;
  std::optional<int> year_number(std::size_t at) const;
  std::optional<int> month_at(std::size_t at, bool beside_number) const;
  struct DayNumber {
    int first = 0;
    int last = 0;
    std::size_t end = 0;
    bool ordinal = false;
  };
  std::optional<DayNumber> one_day(std::size_t at) const;
  std::optional<DayNumber> days(std::size_t at) const;
  struct Count {
    int value = 0;
    bool vague = false;
    bool article = false;
    std::size_t end = 0;
  };
  std::optional<Count> count(std::size_t at) const;

  bool is_word(std::size_t at, std::string_view text) const;
  bool is_digits(std::size_t at) const;
  bool dash_at(std::size_t at) const;
  bool touches(std::size_t at) const;
  bool counts_a_noun(std::size_t at) const;
  const syntax::Token* token(std::size_t at) const;

  const TimeWords& words_;
  const syntax::Sentence& sentence_;
  std::span<const Piece> pieces_;
};

}  // namespace hearsay::mentions
