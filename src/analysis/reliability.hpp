// How far scores mean what they say: of the claims that are scored 0.8, four of five should be right.
//
// The expected calibration error is that of Guo et al. 2017 ("On Calibration of Modern Neural Networks"):
// claims are put in ten bins of equal width by score; the error is the mean of |right - score| over the bins,
// weighed by how many claims they hold. Pure functions.
#pragma once

#include <array>
#include <cstddef>
#include <span>

#include "claims/score.hpp"

namespace hearsay::analysis {

// A claim's score and whether gold confirms the claim.
struct Judged {
  double score = 0;
  bool right = false;
  claims::ScoreFeatures features = {};
};

struct ReliabilityBin {
  std::size_t count = 0;
  double mean_score = 0;
  double right = 0;  // share
};

struct Reliability {
  std::array<ReliabilityBin, 10> bins{};  // [0, 0.1), [0.1, 0.2), …, [0.9, 1]
  double expected_error = 0;
  std::size_t sure = 0;       // claims with a score of at least 0.8
  double sure_precision = 0;  // share of them that is right
};

Reliability reliability(std::span<const Judged> claims);

}  // namespace hearsay::analysis
