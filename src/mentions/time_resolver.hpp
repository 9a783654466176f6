// Gives a temporal expression its value in EDTF, from the document's date and the last expression that had
// one. Internal to mentions. Pure; a result is never more precise than the date that it is counted from, and
// keeps its `~`.
#pragma once

#include <optional>

#include "base/edtf.hpp"
#include "mentions/time_parser.hpp"

namespace hearsay::mentions {

struct TimeContext {
  std::optional<edtf::Date> document;        // never coarser than a year, always with a year
  std::optional<edtf::Interval> expression;  // the last expression with a value
  std::optional<edtf::Interval> recent;      // the same, when it stands not far before
  std::optional<edtf::Interval> day;         // the last single day that was told of, not far before
  bool future = false;                       // the clause speaks of what is to come
};

// Empty where the text gives no date.
std::optional<edtf::Interval> resolve(const TimePoint& point, const TimeContext& context);

// The value of "between A and B", "from A to B". Empty where either has none.
std::optional<edtf::Interval> resolve_span(const TimePoint& first, const TimePoint& second,
                                           const TimeContext& context);

// "for two years until 2016", "for two years from 2014": the duration laid against its anchor. Empty where it
// leaves the calendar.
std::optional<edtf::Interval> anchored(const TimePoint& duration, const edtf::Date& anchor, bool ends_there);

}  // namespace hearsay::mentions
