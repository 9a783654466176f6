#include "analysis/circles.hpp"

#include <deque>
#include <set>

namespace hearsay::analysis {
namespace {

// A shortest way from a publisher back to itself; empty when there is none.
std::vector<std::string> shortest_ring(const Citations& citations, const std::string& start) {
  std::map<std::string, std::string> came_from;
  std::deque<std::string> open = {start};
  while (!open.empty()) {
    const std::string at = open.front();
    open.pop_front();
    const auto cited = citations.find(at);
    if (cited == citations.end()) continue;
    for (const auto& [next, claims] : cited->second) {
      if (next == at) continue;
      if (next == start) {
        std::vector<std::string> ring;
        for (std::string back = at; back != start; back = came_from.at(back))
          ring.insert(ring.begin(), back);
        ring.insert(ring.begin(), start);
        return ring;
      }
      if (came_from.emplace(next, at).second) open.push_back(next);
    }
  }
  return {};
}

}  // namespace

std::vector<std::vector<std::string>> rings_of(const Citations& citations) {
  std::vector<std::vector<std::string>> rings;
  std::set<std::string> told;
  for (const auto& [publisher, cited] : citations) {
    if (told.contains(publisher)) continue;
    std::vector<std::string> ring = shortest_ring(citations, publisher);
    if (ring.size() < 2) continue;
    told.insert(ring.begin(), ring.end());
    rings.push_back(std::move(ring));
  }
  return rings;
}

}  // namespace hearsay::analysis
