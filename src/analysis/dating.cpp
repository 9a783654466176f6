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

void date_by_time(Dating& dating, const edtf::Interval& interval, const claims::ClaimRecord& record) {
  const bool throughout = record.claim.time.reading == TimeReading::throughout;
  dating.possible_from = interval.earliest();
  dating.open_end = !interval.end.has_value();
  if (!dating.open_end) {
    dating.last_seen = interval.latest();
    // "Until 2020", every day of it: it had begun before that year, from when on is not said.
    const auto first_sure = interval.start ? interval.start->earliest() : interval.end->earliest();
    dating.sure_from = throughout && !interval.single ? first_sure : dating.last_seen;
    if (throughout && interval.single) dating.sure_from = dating.possible_from;
    // "Ended in 2016": since when it had been so is not said.
    if (dating.ends && interval.single) {
      dating.possible_from.reset();
      dating.sure_from = dating.last_seen;
    }
    return;
  }
  // "Since 2018": up to the day on which it was written. "After 2018": on some day up to then.
  const Day start_end = interval.start->latest().value_or(far_past);
  const auto published = publication_day(record);
  dating.last_seen = std::max(start_end, published.value_or(start_end));
  dating.sure_from = throughout || record.claim.time.starts ? start_end : *dating.last_seen;
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
  dating.ends = record.claim.time.ends;
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
