#include "analysis/dating.hpp"

#include <algorithm>
#include <limits>

namespace hearsay::analysis {
namespace {

using edtf::Day;
using mentions::TimeReading;

constexpr Day far_past = std::numeric_limits<Day>::min();
constexpr Day far_future = std::numeric_limits<Day>::max();

bool has_year(const std::optional<edtf::Date>& date) {
  return !date || date->year.has_value();
}

std::optional<edtf::Interval> usable(std::string_view text) {
  auto interval = edtf::parse(text);
  if (!interval || (!interval->start && !interval->end)) return std::nullopt;
  if (!has_year(interval->start) || !has_year(interval->end)) return std::nullopt;
  return interval;
}

std::optional<Day> publication_day(const claims::ClaimRecord& record) {
  const auto published = usable(record.document.published);
  return published ? published->latest() : std::nullopt;
}

struct Reading {
  bool throughout = false;
  bool starts = false;
  std::optional<edtf::Day> published;
};

// "In 2018", "throughout 2018"; with `ends`: "ended in 2018", and since when it had been so is not said.
void date_by_single(Dating& dating, const edtf::Interval& interval, const Reading& reading) {
  const auto first = interval.earliest();
  const auto last = interval.latest();
  dating.last_seen = last;
  if (dating.ends) {
    dating.ends_from = first;
    dating.sure_from = last;
    dating.sure_until = first;
    return;
  }
  dating.possible_from = first;
  dating.sure_from = reading.throughout && !reading.starts ? first : last;
  dating.sure_until = reading.throughout ? last : first;
}

// "From 2014 to 2016", "until 2016", "between 2014 and 2016", "by 2016".
void date_by_closed(Dating& dating, const edtf::Interval& interval, const Reading& reading) {
  dating.last_seen = interval.latest();
  dating.possible_from = interval.earliest();
  if (!reading.throughout) {
    dating.sure_from = interval.latest();
    dating.sure_until = interval.earliest();
    if (dating.ends) dating.ends_from = interval.earliest();
    return;
  }
  const auto last_begins = interval.end->earliest();
  // What starts in 2014 had begun by the end of that year; "until 2016" had begun when 2016 did.
  const auto begun =
      interval.start ? (reading.starts ? interval.start->latest() : interval.start->earliest()) : last_begins;
  dating.sure_from = std::min(begun, interval.latest());
  dating.sure_until = dating.ends ? last_begins : interval.latest();
  if (dating.ends) dating.ends_from = last_begins;
}

// "Since 2018": up to the day on which it was written. "After 2018": on some day up to then.
void date_by_open(Dating& dating, const edtf::Interval& interval, const Reading& reading) {
  const Day start_end = interval.start->latest().value_or(far_past);
  dating.ends = false;
  dating.open_end = true;
  dating.possible_from = interval.earliest();
  dating.last_seen = std::max(start_end, reading.published.value_or(start_end));
  const bool lasts = reading.throughout || reading.starts;
  dating.sure_from = lasts ? start_end : *dating.last_seen;
  dating.sure_until = lasts ? dating.last_seen : dating.possible_from;
}

void date_by_time(Dating& dating, const edtf::Interval& interval, const claims::ClaimRecord& record) {
  const Reading reading{record.claim.time.reading == TimeReading::throughout, record.claim.time.starts,
                        publication_day(record)};
  dating.ends = record.claim.time.ends && (reading.throughout || interval.start);
  if (interval.single) {
    date_by_single(dating, interval, reading);
  } else if (interval.end) {
    date_by_closed(dating, interval, reading);
  } else {
    date_by_open(dating, interval, reading);
  }
}

}  // namespace

std::string_view name(DatingBasis basis) noexcept {
  switch (basis) {
    case DatingBasis::stated:
      return "stated";
    case DatingBasis::reported:
      return "reported";
    case DatingBasis::none:
      break;
  }
  return "undated";
}

Dating dating_of(const claims::ClaimRecord& record) {
  Dating dating;
  if (const auto stated = usable(record.claim.time.edtf)) {
    dating.basis = DatingBasis::stated;
    dating.edtf = record.claim.time.edtf;
    date_by_time(dating, *stated, record);
    return dating;
  }
  const auto published = usable(record.document.published);
  if (!published) return dating;
  dating.basis = DatingBasis::reported;
  dating.edtf = record.document.published;
  dating.possible_from = published->earliest();
  dating.sure_from = published->latest();
  dating.sure_until = published->earliest();
  dating.last_seen = published->latest();
  return dating;
}

std::string text(const Dating& dating) {
  switch (dating.basis) {
    case DatingBasis::stated:
      return dating.edtf;
    case DatingBasis::reported:
      return "reported " + dating.edtf;
    case DatingBasis::none:
      break;
  }
  return "undated";
}

bool earlier(const Dating& a, const Dating& b) noexcept {
  const bool a_dated = a.basis != DatingBasis::none;
  const bool b_dated = b.basis != DatingBasis::none;
  if (a_dated != b_dated) return a_dated;
  const Day a_from = a.possible_from.value_or(far_past);
  const Day b_from = b.possible_from.value_or(far_past);
  if (a_from != b_from) return a_from < b_from;
  return a.last_seen.value_or(far_future) < b.last_seen.value_or(far_future);
}

bool can_overlap(const Dating& a, const Dating& b) noexcept {
  if (a.basis != DatingBasis::stated || b.basis != DatingBasis::stated) return true;
  return a.possible_from.value_or(far_past) <= b.last_seen.value_or(far_future) &&
         b.possible_from.value_or(far_past) <= a.last_seen.value_or(far_future);
}

}  // namespace hearsay::analysis
