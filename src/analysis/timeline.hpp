// The claims about one actor, or about two, in the order of time.
//
// Claims that say when come by that; claims that do not are listed apart, by the publication of their
// documents, since that is no time of the event. Rejected claims are left out and counted. Linear in the
// number of claims but for sorting.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <vector>

#include "analysis/relation.hpp"

namespace hearsay::analysis {

struct Timeline {
  Party first;
  std::optional<Party> second;
  std::vector<Statement> dated;    // by stated time
  std::vector<Statement> undated;  // by publication
  std::size_t rejected = 0;        // claims left out because a person rejected them

  bool empty() const noexcept { return dated.empty() && undated.empty(); }
};

// `second` may be empty.
Timeline timeline(ledger::Ledger& ledger, const std::string& first, const std::string& second,
                  double min_score);

}  // namespace hearsay::analysis
