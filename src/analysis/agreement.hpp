// When a part of a claim that was read and the same part of a claim made by hand agree (CLAIMS.md, "How
// extraction is scored"). Shared by the evaluation against gold documents and by the challenge suite. Pure
// functions.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "analysis/gold.hpp"
#include "claims/claim.hpp"

namespace hearsay::analysis {

// Names agree folded for case, accents, hyphens, apostrophes and a leading article; entities of kind `group`
// agree on the head noun of their phrases.
bool names_agree(const GoldEntity& gold, const std::string& name);

// The participant's name or mention agrees with one of the entity's names.
bool participant_agrees(const GoldEntity& gold, const claims::Participant& participant);

// The same words folded, or of one kind and one inside the other ("an informed source", "source").
bool holders_agree(const claims::Holder& gold, const claims::Holder& found);

// The same interval at gold's granularity: a day that gold gives as a month agrees by its month. Empty gold
// agrees with everything.
bool times_agree(const std::string& gold, const std::string& found);

// The same bounds. Without a figure in gold anything agrees.
bool quantities_agree(const std::optional<claims::ClaimQuantity>& gold,
                      const std::optional<claims::ClaimQuantity>& found);

}  // namespace hearsay::analysis
