// What the claims of one strand say for a date.
//
// A state (Ontology: persists) holds from its start until something ends it: between two days for which it is
// stated, when no end between them is; past the last claim it may hold. What ends it is an event between the
// same two (`endings`) or a claim of its own that says until when it lasted. Where the times leave open
// whether it had begun, or whether its end had come, it may hold. A single event took place on or by a date.
// Only claims that affirm, of mood actual, take part; that others
// deny is told beside the answer and never decides it. The answer is not what was so: its reason names the
// claim and its holder. Pure; linear in the number of claims.
#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "analysis/dating.hpp"
#include "base/edtf.hpp"
#include "claims/record.hpp"

namespace hearsay::analysis {

enum class Standing : std::uint8_t {
  holds,
  may_hold,
  ended,
  took_place,      // an event on or before the date
  may_have_taken,  // an event whose time reaches past the date, or that is only said to be possible
  not_stated
};
std::string_view name(Standing standing) noexcept;  // "holds", "may hold", "ended", "took place", …

struct DatedClaim {
  const claims::ClaimRecord* record = nullptr;
  Dating dating;
  // Of an ending: it can only have come after the state that it ends (one splits from what one was a part
  // of). Others ("fought") end a state only where the text says when they came.
  bool presupposes = false;
};

struct Decision {
  Standing standing = Standing::not_stated;
  std::vector<std::string> claims;  // ids of those that decide; may be empty for not_stated
  std::string reason;               // a sentence that names their holders
};

// `affirmed`: what says that it is so, the ends that these claims give themselves included. `endings`: other
// events that end it (for events: none). `date`: any EDTF date with a year; a month or a year means all of
// it, and an end in it decides over what was so before that end. The order of the claims does not matter.
// Throws InputError for a date without a year.
Decision decide(bool persists, std::span<const DatedClaim> affirmed, std::span<const DatedClaim> endings,
                const edtf::Date& date);

// Whether a claim speaks of days after the date alone, and so is no part of the answer for it.
bool only_after(const Dating& dating, const edtf::Date& date);

}  // namespace hearsay::analysis
