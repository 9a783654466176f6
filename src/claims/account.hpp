// What a claim shows for itself: the words that it is read from, what its score is made of, and the reasons.
#pragma once

#include <vector>

#include "claims/claim.hpp"
#include "claims/context.hpp"
#include "claims/pairing.hpp"
#include "claims/score.hpp"

namespace hearsay::claims {

// The sentence, or of a long one the clause.
Span evidence_of(const TreeView& tree, const Match& match, const Pair& pair);

ScoreFeatures features_of(const TreeView& tree, const mentions::Mentions& mentions, const Match& match,
                          const Pair& pair, const Claim& claim);

std::vector<Reason> reasons_of(const TreeView& tree, const Match& match, const Pair& pair,
                               const Situation& situation, const Claim& claim);

}  // namespace hearsay::claims
