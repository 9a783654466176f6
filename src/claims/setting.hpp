// When and where a statement holds: the temporal expression and the place that belong to a trigger.
// Pure functions.
#pragma once

#include <optional>
#include <string_view>
#include <vector>

#include "claims/claim.hpp"
#include "claims/path.hpp"
#include "mentions/mentions.hpp"

namespace hearsay::claims {

// The clause that a word belongs to: the nearest verb or clausal head at or above it, reached without leaving
// the clause (through objects, obliques, modifiers, coordinated phrases and open complements).
int clause_head(const TreeView& tree, int token);

// The time of the clause of `trigger`, or of the trigger's own modifiers; for the lack of one that of the
// clause that it goes on with ("attacked A on Friday, killing B"). The time of a reporting verb above it is
// not its time. Empty when the sentence gives none there.
ClaimTime time_of(const TreeView& tree, int trigger, const mentions::Mentions& mentions,
                  std::string_view text, std::string_view document_date);

// The times that are coordinated with the time of the trigger: "captured A in 2012 and again in 2025". Each
// is a time of its own.
std::vector<ClaimTime> further_times(const TreeView& tree, const ClaimTime& first,
                                     const mentions::Mentions& mentions, std::string_view text);

// The time that stands right behind a figure: "grew from 400 in 2012 to 2,500 in 2015".
std::optional<ClaimTime> time_beside(const TreeView& tree, int figure, const mentions::Mentions& mentions,
                                     std::string_view text);

}  // namespace hearsay::claims
