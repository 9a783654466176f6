#include "analysis/reliability.hpp"

#include <algorithm>
#include <cmath>

namespace hearsay::analysis {

Reliability reliability(std::span<const Judged> claims) {
  constexpr double sure = 0.8;
  Reliability result;
  std::size_t sure_right = 0;
  for (const Judged& claim : claims) {
    const auto at = static_cast<std::size_t>(std::clamp(claim.score * 10, 0.0, 9.0));
    ReliabilityBin& bin = result.bins[at];
    ++bin.count;
    bin.mean_score += claim.score;
    bin.right += claim.right ? 1 : 0;
    if (claim.score < sure) continue;
    ++result.sure;
    sure_right += claim.right ? 1 : 0;
  }
  for (ReliabilityBin& bin : result.bins) {
    if (bin.count == 0) continue;
    const auto count = static_cast<double>(bin.count);
    bin.mean_score /= count;
    bin.right /= count;
    result.expected_error +=
        std::abs(bin.right - bin.mean_score) * count / static_cast<double>(claims.size());
  }
  if (result.sure > 0)
    result.sure_precision = static_cast<double>(sure_right) / static_cast<double>(result.sure);
  return result;
}

}  // namespace hearsay::analysis
