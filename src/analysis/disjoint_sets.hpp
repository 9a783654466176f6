// Disjoint sets of the numbers 0 … n-1 (Tarjan 1975, with path halving). Not thread safe.
#pragma once

#include <algorithm>
#include <cstddef>
#include <map>
#include <numeric>
#include <vector>

namespace hearsay::analysis {

class DisjointSets {
 public:
  explicit DisjointSets(std::size_t size) : parent_(size) {
    std::iota(parent_.begin(), parent_.end(), std::size_t{0});
  }

  // The least member of the set.
  std::size_t find(std::size_t i) {
    while (parent_[i] != i) {
      parent_[i] = parent_[parent_[i]];
      i = parent_[i];
    }
    return i;
  }

  // False when they were in one set already.
  bool join(std::size_t a, std::size_t b) {
    a = find(a);
    b = find(b);
    if (a == b) return false;
    parent_[std::max(a, b)] = std::min(a, b);
    return true;
  }

  // The sets, in the order of their least members.
  std::vector<std::vector<std::size_t>> groups() {
    std::map<std::size_t, std::vector<std::size_t>> by_root;
    for (std::size_t i = 0; i < parent_.size(); ++i)
      by_root[find(i)].push_back(i);
    std::vector<std::vector<std::size_t>> groups;
    for (auto& [root, members] : by_root)
      groups.push_back(std::move(members));
    return groups;
  }

 private:
  std::vector<std::size_t> parent_;
};

}  // namespace hearsay::analysis
