#include "analysis/as_of.hpp"

#include <algorithm>
#include <limits>
#include <optional>

#include "analysis/holders.hpp"
#include "base/error.hpp"

namespace hearsay::analysis {
namespace {

using claims::Certainty;
using edtf::Day;

constexpr Day far_past = std::numeric_limits<Day>::min();
constexpr Day far_future = std::numeric_limits<Day>::max();

Day possible_from(const DatedClaim& claim) {
  return claim.dating.possible_from.value_or(far_past);
}
Day sure_from(const DatedClaim& claim) {
  return claim.dating.sure_from.value_or(far_future);
}
Day last_seen(const DatedClaim& claim) {
  return claim.dating.last_seen.value_or(far_future);
}

struct Days {
  Day first = 0;
  Day last = 0;
};

Days days_of(const edtf::Date& date) {
  const auto first = date.earliest();
  const auto last = date.latest();
  if (!first || !last) throw InputError("", "", "a date with a year is needed, not '" + date.text() + "'");
  return {*first, *last};
}

std::string cite(const DatedClaim& claim) {
  std::string reading = claim.record->claim.certainty == Certainty::certain
                            ? ""
                            : " as " + std::string(name(claim.record->claim.certainty));
  switch (claim.dating.basis) {
    case DatingBasis::stated:
      return chain_text(claim.record->claim) + " (published " +
             (claim.record->document.published.empty() ? "on an unknown date"
                                                       : claim.record->document.published) +
             ") states it for " + claim.dating.edtf + reading;
    case DatingBasis::reported:
      return chain_text(claim.record->claim) + " states it without a time" + reading + ", reported " +
             claim.dating.edtf;
    case DatingBasis::none:
      break;
  }
  return chain_text(claim.record->claim) + " states it without any date" + reading;
}

Decision decided(Standing standing, std::vector<const DatedClaim*> by, std::string reason) {
  Decision decision;
  decision.standing = standing;
  for (const DatedClaim* claim : by)
    if (std::find(decision.claims.begin(), decision.claims.end(), claim->record->id) == decision.claims.end())
      decision.claims.push_back(claim->record->id);
  decision.reason = std::move(reason);
  return decision;
}

using Claims = std::vector<const DatedClaim*>;

template <typename Less>
const DatedClaim* least(const Claims& claims, Less less) {
  const auto found = std::min_element(claims.begin(), claims.end(),
                                      [&](const DatedClaim* a, const DatedClaim* b) { return less(*a, *b); });
  return found == claims.end() ? nullptr : *found;
}

// Undated claims and those for later days are no evidence for the date.
Claims known_by(std::span<const DatedClaim> claims, const edtf::Date& date) {
  Claims known;
  for (const DatedClaim& claim : claims)
    if (claim.dating.basis != DatingBasis::none && !only_after(claim.dating, date)) known.push_back(&claim);
  return known;
}

Decision nothing_known(std::span<const DatedClaim> affirmed, const edtf::Date& date) {
  Claims dated;
  for (const DatedClaim& claim : affirmed)
    if (claim.dating.basis != DatingBasis::none) dated.push_back(&claim);
  const DatedClaim* first = least(
      dated, [](const DatedClaim& a, const DatedClaim& b) { return possible_from(a) < possible_from(b); });
  if (first != nullptr)
    return decided(Standing::not_stated, {first},
                   "for " + date.text() + " or before nothing is stated; " + cite(*first));
  if (!affirmed.empty()) return decided(Standing::not_stated, {&affirmed.front()}, cite(affirmed.front()));
  return {};
}

// The time between two endings, or all time.
struct Window {
  Day from = far_past;
  const DatedClaim* ending = nullptr;       // the one before
  const DatedClaim* next_ending = nullptr;  // the one after the date
};

struct Cover {
  const DatedClaim* start = nullptr;  // says that it had begun
  const DatedClaim* last = nullptr;   // says that it still held
  bool begun = false;
  bool lasts = false;
};

Cover cover(const Claims& claims, const Window& window, const Days& date) {
  Cover result;
  for (const DatedClaim* claim : claims)
    if (std::max(sure_from(*claim), window.from) <= date.last && last_seen(*claim) >= date.first)
      return {claim, claim, true, true};
  result.start =
      least(claims, [](const DatedClaim& a, const DatedClaim& b) { return sure_from(a) < sure_from(b); });
  result.last =
      least(claims, [](const DatedClaim& a, const DatedClaim& b) { return last_seen(a) > last_seen(b); });
  result.begun = result.start != nullptr && sure_from(*result.start) <= date.last;
  result.lasts = result.last != nullptr && last_seen(*result.last) >= date.first;
  return result;
}

std::string after_ending(const Window& window) {
  return window.ending == nullptr ? "" : "; this is after the end: " + cite(*window.ending);
}

Decision decide_within(const Claims& claims, const Window& window, const Days& days, const edtf::Date& date) {
  const Cover found = cover(claims, window, days);
  if (found.begun && (found.lasts || window.next_ending != nullptr)) {
    std::string reason = cite(*found.start);
    const DatedClaim* until = found.start;
    if (!found.lasts || (found.last != found.start && window.next_ending != nullptr)) {
      until = window.next_ending;
      reason += "; what ends it came only later: " + cite(*until);
    } else if (found.last != found.start) {
      until = found.last;
      reason += "; and later " + cite(*until) + ", and no end between is stated";
    }
    return decided(Standing::holds, {found.start, until}, reason + after_ending(window));
  }
  if (found.begun)
    return decided(Standing::may_hold, {found.last},
                   "last, " + cite(*found.last) + "; nothing later up to " + date.text() +
                       " says that it ended" + after_ending(window));
  const DatedClaim* first = least(
      claims, [](const DatedClaim& a, const DatedClaim& b) { return possible_from(a) < possible_from(b); });
  return decided(Standing::may_hold, {first},
                 cite(*first) + ", which leaves open whether it had begun" + after_ending(window));
}

Claims with_certainty(std::span<const DatedClaim> claims, bool only_strong) {
  Claims chosen;
  for (const DatedClaim& claim : claims)
    if (claim.dating.basis != DatingBasis::none &&
        (!only_strong || claim.record->claim.certainty != Certainty::possible))
      chosen.push_back(&claim);
  return chosen;
}

// The day on which an ending came: an event that lasted ends the state when it begins.
Day end_day(const DatedClaim& ending) {
  return ending.dating.ends ? last_seen(ending) : std::min(sure_from(ending), last_seen(ending));
}

bool is_firm(const DatedClaim& ending) {
  return ending.record->claim.certainty != Certainty::possible &&
         (ending.dating.basis == DatingBasis::stated ||
          (ending.dating.basis == DatingBasis::reported && ending.presupposes));
}

// The last ending that had surely come by the date.
const DatedClaim* last_ending(std::span<const DatedClaim> endings, const Days& days) {
  const DatedClaim* last = nullptr;
  for (const DatedClaim& ending : endings) {
    if (!is_firm(ending) || end_day(ending) > days.last) continue;
    if (last == nullptr || end_day(ending) > end_day(*last)) last = &ending;
  }
  return last;
}

// The first ending that surely came after the date.
const DatedClaim* next_ending(std::span<const DatedClaim> endings, const Days& days) {
  const DatedClaim* next = nullptr;
  for (const DatedClaim& ending : endings) {
    if (!is_firm(ending) || possible_from(ending) <= days.last || ending.dating.basis != DatingBasis::stated)
      continue;
    if (next == nullptr || end_day(ending) < end_day(*next)) next = &ending;
  }
  return next;
}

// An ending that may or may not have come by the date: its time reaches over the date, is not said, or it is
// only possible. One that was reported before the state was last seen (`seen`) is none.
const DatedClaim* open_ending(std::span<const DatedClaim> endings, const Days& days, Day seen) {
  for (const DatedClaim& ending : endings) {
    if (ending.dating.basis == DatingBasis::none || ending.dating.ends || possible_from(ending) > days.last)
      continue;
    if (is_firm(ending) && end_day(ending) <= days.last) continue;
    if (last_seen(ending) >= std::min(seen, days.last)) return &ending;
  }
  return nullptr;
}

Decision doubt_by_open_ending(Decision decision, const Claims& known, std::span<const DatedClaim> endings,
                              const Days& days) {
  if (decision.standing != Standing::holds && decision.standing != Standing::may_hold) return decision;
  Day seen = far_past;
  for (const DatedClaim* claim : known)
    seen = std::max(seen, last_seen(*claim));
  const DatedClaim* open = open_ending(endings, days, seen);
  if (open == nullptr) return decision;
  decision.standing = Standing::may_hold;
  decision.claims.push_back(open->record->id);
  decision.reason += "; what would end it may have come by then: " + cite(*open);
  return decision;
}

// With an ending behind: what is said to hold after it, and if nothing is, that it ended.
Decision decide_after(const DatedClaim& ending, const DatedClaim* next, const Claims& affirmed,
                      const Days& days, const edtf::Date& date) {
  const Day end = end_day(ending);
  Claims after;
  bool after_known = false;
  const DatedClaim* order_unknown = nullptr;
  for (const DatedClaim* claim : affirmed) {
    if (claim->record->id == ending.record->id) continue;
    if (last_seen(*claim) > end) {
      after.push_back(claim);
      after_known = after_known || !only_after(claim->dating, date);
    } else if (possible_from(*claim) >= possible_from(ending) && !ending.dating.ends && !ending.presupposes) {
      order_unknown = claim;
    }
  }
  if (after_known)
    return decide_within(after, {end == far_future ? end : end + 1, &ending, next}, days, date);
  if (order_unknown != nullptr)
    return decided(
        Standing::may_hold, {order_unknown, &ending},
        cite(*order_unknown) + "; what would end it: " + cite(ending) + "; which came first is not stated");
  return decided(Standing::ended, {&ending}, "what ends it: " + cite(ending));
}

Decision decide_state(const Claims& affirmed, std::span<const DatedClaim> endings, const edtf::Date& date) {
  const Days days = days_of(date);
  Claims known;
  for (const DatedClaim* claim : affirmed)
    if (!only_after(claim->dating, date)) known.push_back(claim);
  if (known.empty()) return {};
  const DatedClaim* ending = last_ending(endings, days);
  const bool ends_something =
      ending != nullptr && std::any_of(known.begin(), known.end(), [&](const DatedClaim* claim) {
        return possible_from(*claim) <= end_day(*ending);
      });
  const DatedClaim* next = next_ending(endings, days);
  Decision decision = ends_something ? decide_after(*ending, next, affirmed, days, date)
                                     : decide_within(affirmed, {far_past, nullptr, next}, days, date);
  return doubt_by_open_ending(std::move(decision), known, endings, days);
}

Decision decide_event(std::span<const DatedClaim> affirmed, const edtf::Date& date) {
  const Days days = days_of(date);
  const Claims known = known_by(affirmed, date);
  const auto prefer = [](const DatedClaim& a, const DatedClaim& b) {
    if ((a.dating.basis == DatingBasis::stated) != (b.dating.basis == DatingBasis::stated))
      return a.dating.basis == DatingBasis::stated;
    return last_seen(a) > last_seen(b);
  };
  Claims over;
  Claims open;
  for (const DatedClaim* claim : known) {
    const bool strong = claim->record->claim.certainty != Certainty::possible;
    (strong && sure_from(*claim) <= days.last ? over : open).push_back(claim);
  }
  if (!over.empty()) {
    const DatedClaim* claim = least(over, prefer);
    return decided(Standing::took_place, {claim}, cite(*claim));
  }
  if (!open.empty()) {
    const DatedClaim* claim = least(open, prefer);
    const bool possible = claim->record->claim.certainty == Certainty::possible;
    return decided(Standing::may_have_taken, {claim},
                   cite(*claim) + (possible ? "" : ", which reaches past " + date.text()));
  }
  return nothing_known(affirmed, date);
}

}  // namespace

std::string_view name(Standing standing) noexcept {
  switch (standing) {
    case Standing::holds:
      return "holds";
    case Standing::may_hold:
      return "may hold";
    case Standing::ended:
      return "ended";
    case Standing::took_place:
      return "took place";
    case Standing::may_have_taken:
      return "may have taken place";
    case Standing::not_stated:
      break;
  }
  return "not stated";
}

bool only_after(const Dating& dating, const edtf::Date& date) {
  const Days days = days_of(date);
  return dating.possible_from && *dating.possible_from > days.last;
}

Decision decide(bool persists, std::span<const DatedClaim> affirmed, std::span<const DatedClaim> endings,
                const edtf::Date& date) {
  days_of(date);
  if (!persists) return decide_event(affirmed, date);
  const Decision strong = decide_state(with_certainty(affirmed, true), endings, date);
  if (strong.standing == Standing::holds || strong.standing == Standing::ended) return strong;
  Decision any = decide_state(with_certainty(affirmed, false), endings, date);
  if (any.standing == Standing::not_stated) return nothing_known(affirmed, date);
  if (any.standing == Standing::holds) any.standing = Standing::may_hold;
  return strong.standing == Standing::may_hold && any.standing != Standing::ended ? strong : any;
}

}  // namespace hearsay::analysis
