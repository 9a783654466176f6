// Events that were told before and are only taken up: "Gunmen raided the depot. … The Front claimed
// responsibility for the attack." Whom it hit was said then.
#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "claims/binding.hpp"
#include "claims/claim.hpp"

namespace hearsay::claims {

// What the nearest event of this predicate hit, as the objects of another claim at `token` of this sentence.
// `earlier`: the claims of the document up to here, by sentence. An event that somebody known by name is said
// to have done is not what others claim, and nobody hits himself. Empty where nothing fits. Linear in the
// claims of the last sentences.
std::vector<Bound> hit_before(std::span<const Claim> earlier, std::string_view predicate,
                              std::uint32_t sentence, std::span<const Bound> subjects,
                              const mentions::Mentions& mentions, int token);

}  // namespace hearsay::claims
