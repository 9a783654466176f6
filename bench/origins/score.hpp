// How well near-duplicates are found among reports of which it is known which repeat which.
#pragma once

#include <cstddef>
#include <map>
#include <string>
#include <utility>
#include <vector>

#include "stories.hpp"

namespace hearsay::bench {

struct Score {
  // Pairs that were called near-duplicates, one by one: right when both go back to one report.
  std::size_t found = 0;
  std::size_t right = 0;
  // A report and the one that it was made from.
  std::size_t takings = 0;
  std::size_t takings_found = 0;
  std::map<std::string, std::pair<std::size_t, std::size_t>> by_kind;  // found, all
  // What an answer shows: groups, joined over what was found. All pairs within a group.
  std::size_t grouped = 0;
  std::size_t grouped_right = 0;
  std::size_t true_pairs = 0;  // pairs of reports that go back to one report

  double pair_precision() const;
  double taking_recall() const;
  double group_precision() const;
  double group_recall() const;
};

using Pairs = std::vector<std::pair<std::size_t, std::size_t>>;

Score score(const std::vector<Report>& reports, const Pairs& found);

// Sketches all texts, aligns those that share keys, and keeps those that are alike.
struct Search {
  Pairs found;
  std::size_t candidates = 0;
};
Search search(const std::vector<Report>& reports);

}  // namespace hearsay::bench
