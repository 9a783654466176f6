// When a claim holds, as days: from the time that its text gives, else from the publication of its document.
//
// CLAIMS.md says how a time is to be read: `throughout` means every day of the interval, `within` at least
// one day of it. So a claim gives four days: the earliest on which what it says can have begun, the day by
// which it surely had begun, the last day for which it surely says so, and the last day of its time. "In
// 2018" can have begun on 1 January, had begun by 31 December, and of no later day than 1 January it is sure
// that it still lasted; "throughout 2018" is sure of all days. Values; pure functions, constant time.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "base/edtf.hpp"
#include "claims/record.hpp"

namespace hearsay::analysis {

enum class DatingBasis : std::uint8_t {
  stated,    // the text says when
  reported,  // the text does not say when; dated by the publication of the document
  none       // neither is known
};
std::string_view name(DatingBasis basis) noexcept;

struct Dating {
  DatingBasis basis = DatingBasis::none;
  std::string edtf;  // the stated time or the date of publication, as EDTF; empty for none
  // Empty where open: `../2020` does not say when it began.
  std::optional<edtf::Day> possible_from;  // the first day on which it can have been so
  std::optional<edtf::Day> sure_from;      // by this day it had begun
  std::optional<edtf::Day> sure_until;     // unless something ended it, it was still so on this day
  std::optional<edtf::Day> last_seen;      // the last day for which it is said
  bool ends = false;                       // the text says that it ended, by last_seen
  std::optional<edtf::Day> ends_from;      // with `ends`: the first day on which it can have ended
  bool open_end = false;                   // `2018/..`: said to last, up to the publication
};

// A time without a year ("XXXX-09-19") and text that is not EDTF count as not stated, and then no end is
// known either. "By 2016" (`../2016`, within) is no end, whatever the record says.
Dating dating_of(const claims::ClaimRecord& record);

// "2018-03/..", "reported 2024-12", "undated".
std::string text(const Dating& dating);

// Orders by time: what is dated first comes first, undated last.
bool earlier(const Dating& a, const Dating& b) noexcept;

// Whether both can speak of one day. Undated claims and those dated by publication alone overlap with
// everything, since when they hold is not said.
bool can_overlap(const Dating& a, const Dating& b) noexcept;

}  // namespace hearsay::analysis
