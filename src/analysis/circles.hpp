// Circular reporting: publishers that cite each other. Internal to analysis.
#pragma once

#include <cstddef>
#include <map>
#include <string>
#include <vector>

namespace hearsay::analysis {

// "X cites Y": by key, with the claims that do so.
using Citations = std::map<std::string, std::map<std::string, std::vector<std::size_t>>>;

// For each publisher that is not yet in one, in the order of keys, a shortest ring through it: each key cites
// the next, the last the first. A publisher that cites itself is no ring. Cost: publishers times citations.
std::vector<std::vector<std::string>> rings_of(const Citations& citations);

}  // namespace hearsay::analysis
