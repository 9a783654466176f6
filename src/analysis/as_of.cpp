#include "analysis/as_of.hpp"

#include <algorithm>
#include <iterator>
#include <limits>
#include <optional>
#include <tuple>
#include <utility>

#include "analysis/holders.hpp"
#include "base/error.hpp"

namespace hearsay::analysis {
namespace {

using claims::Certainty;
using edtf::Day;

constexpr Day far_past = std::numeric_limits<Day>::min();
constexpr Day far_future = std::numeric_limits<Day>::max();

using Claims = std::vector<const DatedClaim*>;

struct Days {
  Day first = 0;
  Day last = 0;
};

Day possible_from(const DatedClaim& claim) {
  return claim.dating.possible_from.value_or(far_past);
}
Day sure_from(const DatedClaim& claim) {
  return claim.dating.sure_from.value_or(far_future);
}
Day sure_until(const DatedClaim& claim) {
  return claim.dating.sure_until.value_or(far_past);
}
Day last_seen(const DatedClaim& claim) {
  return claim.dating.last_seen.value_or(far_future);
}
bool is_possible(const DatedClaim& claim) {
  return claim.record->claim.certainty == Certainty::possible;
}
bool is_stated(const DatedClaim& claim) {
  return claim.dating.basis == DatingBasis::stated;
}

Days days_of(const edtf::Date& date) {
  const auto first = date.earliest();
  const auto last = date.latest();
  if (!first || !last) throw InputError("", "", "a date with a year is needed, not '" + date.text() + "'");
  return {*first, *last};
}

std::string cite(const DatedClaim& claim) {
  const claims::ClaimRecord& record = *claim.record;
  const std::string who = chain_text(record.claim);
  const std::string how =
      record.claim.certainty == Certainty::certain ? "" : " as " + std::string(name(record.claim.certainty));
  const std::string& published = record.document.published;
  switch (claim.dating.basis) {
    case DatingBasis::stated:
      return who + " (published " + (published.empty() ? "on an unknown date" : published) +
             ") states it for " + claim.dating.edtf + how;
    case DatingBasis::reported:
      return who + " states it without a time" + how + ", reported " + claim.dating.edtf;
    case DatingBasis::none:
      break;
  }
  return who + " states it without any date" + how;
}

Decision decided(Standing standing, const Claims& by, std::string reason) {
  Decision decision;
  decision.standing = standing;
  for (const DatedClaim* claim : by)
    if (std::find(decision.claims.begin(), decision.claims.end(), claim->record->id) == decision.claims.end())
      decision.claims.push_back(claim->record->id);
  decision.reason = std::move(reason);
  return decision;
}

// The claim with the least key; among equals the one with a stated time, the surer one, the one with the
// lesser id, so that the order of the claims does not matter. Null when there is none.
template <typename Key>
const DatedClaim* least(const Claims& claims, Key key) {
  const auto rank = [&](const DatedClaim* claim) {
    return std::make_tuple(key(*claim), !is_stated(*claim), claim->record->claim.certainty,
                           std::string_view(claim->record->id));
  };
  const auto found =
      std::min_element(claims.begin(), claims.end(),
                       [&](const DatedClaim* a, const DatedClaim* b) { return rank(a) < rank(b); });
  return found == claims.end() ? nullptr : *found;
}

template <typename Condition>
Claims those(const Claims& claims, Condition condition) {
  Claims chosen;
  std::copy_if(claims.begin(), claims.end(), std::back_inserter(chosen),
               [&](const DatedClaim* claim) { return condition(*claim); });
  return chosen;
}

Claims dated(std::span<const DatedClaim> claims) {
  Claims chosen;
  for (const DatedClaim& claim : claims)
    if (claim.dating.basis != DatingBasis::none) chosen.push_back(&claim);
  return chosen;
}

Decision nothing_known(std::span<const DatedClaim> affirmed, const edtf::Date& date) {
  if (const DatedClaim* first = least(dated(affirmed), possible_from))
    return decided(Standing::not_stated, {first},
                   "for " + date.text() + " or before nothing is stated; " + cite(*first));
  Claims all;
  for (const DatedClaim& claim : affirmed)
    all.push_back(&claim);
  if (const DatedClaim* any = least(all, [](const DatedClaim&) { return 0; }))
    return decided(Standing::not_stated, {any}, cite(*any));
  return {};
}

// What ends a state: another event, or the end that a claim of the state itself gives.
struct Ending {
  const DatedClaim* claim = nullptr;
  Day from = far_past;  // the first day on which it can have come
  Day by = far_future;  // by this day it had come
  bool own = false;
  // Firm ones decide; the others (only possible, or without a time) can only raise doubt.
  bool firm = false;
  bool after_state = false;  // the state was before it, even where their times leave the order open
};

std::string cite(const Ending& ending) {
  return ending.own ? cite(*ending.claim) + " as its end"
                    : "“" + ending.claim->record->claim.predicate + "”, " + cite(*ending.claim);
}

// An event that lasted ends the state when it begins.
Ending ending_by_event(const DatedClaim& event) {
  const bool reported_after = event.dating.basis == DatingBasis::reported && event.presupposes;
  return {&event,
          possible_from(event),
          std::min(sure_from(event), last_seen(event)),
          false,
          !is_possible(event) && (is_stated(event) || reported_after),
          event.presupposes};
}

std::vector<Ending> endings_of(const Claims& affirmed, std::span<const DatedClaim> events) {
  std::vector<Ending> endings;
  for (const DatedClaim* event : dated(events))
    endings.push_back(ending_by_event(*event));
  for (const DatedClaim* claim : affirmed)
    if (claim->dating.ends)
      endings.push_back({claim, claim->dating.ends_from.value_or(far_past), last_seen(*claim), true,
                         !is_possible(*claim), true});
  const auto rank = [](const Ending& ending) {
    return std::make_tuple(ending.by, ending.from, !ending.own, std::string_view(ending.claim->record->id));
  };
  std::sort(endings.begin(), endings.end(),
            [&](const Ending& a, const Ending& b) { return rank(a) < rank(b); });
  return endings;
}

// The last ending that had surely come by the date.
const Ending* last_ending(const std::vector<Ending>& endings, const Days& days) {
  const Ending* last = nullptr;
  for (const Ending& ending : endings)
    if (ending.firm && ending.by <= days.last) last = &ending;
  return last;
}

// The first ending that surely came after the date.
const Ending* next_ending(const std::vector<Ending>& endings, const Days& days) {
  const auto next = std::find_if(endings.begin(), endings.end(), [&](const Ending& ending) {
    return ending.firm && is_stated(*ending.claim) && ending.from > days.last;
  });
  return next == endings.end() ? nullptr : &*next;
}

// An ending that may or may not have come by the date: its time reaches over the date, is not said, or it is
// only possible. One that had come before the state was last seen (`seen`) is none.
const Ending* open_ending(const std::vector<Ending>& endings, const Days& days, Day seen) {
  const auto open = std::find_if(endings.begin(), endings.end(), [&](const Ending& ending) {
    if (ending.from > days.last || (ending.firm && ending.by <= days.last)) return false;
    return ending.by >= std::min(seen, days.last);
  });
  return open == endings.end() ? nullptr : &*open;
}

// The question for a state: a date, and the endings around it.
struct Question {
  const edtf::Date& date;
  Days days;
  const Ending* before = nullptr;
  const Ending* next = nullptr;

  bool is_known(const DatedClaim& claim) const { return possible_from(claim) <= days.last; }
  bool had_begun(const DatedClaim& claim) const { return sure_from(claim) <= days.last; }
  bool still_held(const DatedClaim& claim) const { return sure_until(claim) >= days.first; }
  std::string after_ending() const {
    return before == nullptr ? "" : "; this is after what ended it before: " + cite(*before);
  }
};

Decision decide_begun(const Claims& claims, const Claims& begun, const Question& question) {
  const Claims held = those(claims, [&](const DatedClaim& claim) { return question.still_held(claim); });
  const Claims both = those(begun, [&](const DatedClaim& claim) { return question.still_held(claim); });
  if (const DatedClaim* claim = least(both, [](const DatedClaim&) { return 0; }))
    return decided(Standing::holds, {claim}, cite(*claim) + question.after_ending());
  const DatedClaim* start =
      least(begun, [](const DatedClaim& claim) { return std::pair(-std::int64_t{sure_from(claim)}, 0); });
  const DatedClaim* last = least(held, sure_until);
  const Ending* next = question.next;
  if (last != nullptr && (next == nullptr || sure_until(*last) <= next->by))
    return decided(Standing::holds, {start, last},
                   cite(*start) + "; and later " + cite(*last) + ", and no end between is stated" +
                       question.after_ending());
  if (next != nullptr)
    return decided(Standing::holds, {start, next->claim},
                   cite(*start) + "; what ends it came only later: " + cite(*next) + question.after_ending());
  const DatedClaim* seen = least(begun, [](const DatedClaim& claim) {
    return std::pair(-std::int64_t{sure_until(claim)}, -std::int64_t{last_seen(claim)});
  });
  return decided(Standing::may_hold, {seen},
                 "last, " + cite(*seen) + "; no claim says for sure that it had ended by " +
                     question.date.text() + question.after_ending());
}

// `claims`: those of one stretch of time, after the ending before the date; at least one of them is known.
Decision decide_stretch(const Claims& claims, const Question& question) {
  const Claims begun = those(claims, [&](const DatedClaim& claim) { return question.had_begun(claim); });
  if (!begun.empty()) return decide_begun(claims, begun, question);
  const Claims known = those(claims, [&](const DatedClaim& claim) { return question.is_known(claim); });
  const DatedClaim* first = least(known, possible_from);
  return decided(Standing::may_hold, {first},
                 cite(*first) + ", which leaves open whether it had begun" + question.after_ending());
}

// With an ending behind: what is said to hold after it, and if nothing is, that it ended.
Decision decide_after(const Claims& affirmed, const Question& question) {
  const Ending& ending = *question.before;
  const Claims after = those(affirmed, [&](const DatedClaim& claim) {
    return possible_from(claim) > ending.by || sure_until(claim) > ending.by;
  });
  if (std::any_of(after.begin(), after.end(),
                  [&](const DatedClaim* claim) { return question.is_known(*claim); }))
    return decide_stretch(after, question);
  if (!ending.after_state) {
    const Claims unordered = those(affirmed, [&](const DatedClaim& claim) {
      return question.is_known(claim) && last_seen(claim) >= ending.from;
    });
    if (const DatedClaim* claim = least(unordered, possible_from))
      return decided(
          Standing::may_hold, {claim, ending.claim},
          cite(*claim) + "; what would end it: " + cite(ending) + "; which came first is not stated");
  }
  return decided(Standing::ended, {ending.claim}, "what ends it: " + cite(ending));
}

Decision doubt_by_open_ending(Decision decision, const Claims& affirmed, const std::vector<Ending>& endings,
                              const Question& question) {
  if (decision.standing != Standing::holds && decision.standing != Standing::may_hold) return decision;
  Day seen = far_past;
  for (const DatedClaim* claim : affirmed)
    if (question.is_known(*claim)) seen = std::max(seen, sure_until(*claim));
  const Ending* open = open_ending(endings, question.days, seen);
  if (open == nullptr) return decision;
  decision.standing = Standing::may_hold;
  const std::string& id = open->claim->record->id;
  if (std::find(decision.claims.begin(), decision.claims.end(), id) == decision.claims.end())
    decision.claims.push_back(id);
  decision.reason += "; what would end it may have come by then: " + cite(*open);
  return decision;
}

Decision decide_state(const Claims& affirmed, const std::vector<Ending>& endings, const edtf::Date& date) {
  Question question{date, days_of(date)};
  const Claims known = those(affirmed, [&](const DatedClaim& claim) { return question.is_known(claim); });
  if (known.empty()) return {};
  question.before = last_ending(endings, question.days);
  question.next = next_ending(endings, question.days);
  // What came before all that is known of the state ended something else.
  if (question.before != nullptr && std::none_of(known.begin(), known.end(), [&](const DatedClaim* claim) {
        return possible_from(*claim) <= question.before->by;
      }))
    question.before = nullptr;
  Decision decision =
      question.before != nullptr ? decide_after(affirmed, question) : decide_stretch(affirmed, question);
  return doubt_by_open_ending(std::move(decision), affirmed, endings, question);
}

Decision decide_event(std::span<const DatedClaim> affirmed, const edtf::Date& date) {
  const Days days = days_of(date);
  const Claims known =
      those(dated(affirmed), [&](const DatedClaim& claim) { return !only_after(claim.dating, date); });
  const auto is_over = [&](const DatedClaim& claim) {
    return !is_possible(claim) && sure_from(claim) <= days.last;
  };
  const auto latest = [](const DatedClaim& claim) {
    return std::pair(!is_stated(claim), -std::int64_t{last_seen(claim)});
  };
  if (const DatedClaim* claim = least(those(known, is_over), latest))
    return decided(Standing::took_place, {claim}, cite(*claim));
  if (const DatedClaim* claim = least(known, latest))
    return decided(Standing::may_have_taken, {claim},
                   cite(*claim) + (is_possible(*claim) ? "" : ", which reaches past " + date.text()));
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
  const Claims all = dated(affirmed);
  const Claims strong = those(all, [](const DatedClaim& claim) { return !is_possible(claim); });
  const std::vector<Ending> all_endings = endings_of(all, endings);
  Decision decision = decide_state(strong, all_endings, date);
  if (decision.standing != Standing::not_stated) return decision;
  decision = decide_state(all, all_endings, date);
  if (decision.standing == Standing::holds) decision.standing = Standing::may_hold;
  return decision.standing == Standing::not_stated ? nothing_known(affirmed, date) : decision;
}

}  // namespace hearsay::analysis
