#include "score.hpp"

#include <algorithm>
#include <set>

#include "analysis/disjoint_sets.hpp"
#include "resemblance/alignment.hpp"
#include "resemblance/sketch.hpp"

namespace hearsay::bench {
namespace {

double share(std::size_t part, std::size_t whole) {
  return whole == 0 ? 1 : static_cast<double>(part) / static_cast<double>(whole);
}

std::size_t pairs_in(std::size_t members) {
  return members * (members - 1) / 2;
}

}  // namespace

double Score::pair_precision() const {
  return share(right, found);
}
double Score::taking_recall() const {
  return share(takings_found, takings);
}
double Score::group_precision() const {
  return share(grouped_right, grouped);
}
double Score::group_recall() const {
  return share(grouped_right, true_pairs);
}

Score score(const std::vector<Report>& reports, const Pairs& found) {
  Score score;
  std::set<std::pair<std::size_t, std::size_t>> pairs;
  analysis::DisjointSets groups(reports.size());
  for (const auto& [a, b] : found) {
    pairs.insert(std::minmax(a, b));
    groups.join(a, b);
  }
  score.found = pairs.size();
  for (const auto& [a, b] : pairs)
    score.right += reports[a].root == reports[b].root ? 1 : 0;
  for (std::size_t i = 0; i < reports.size(); ++i) {
    if (reports[i].taking == Taking::own) continue;
    const bool is_found = pairs.contains(std::minmax(i, reports[i].source));
    ++score.takings;
    score.takings_found += is_found ? 1 : 0;
    auto& [kind_found, kind_all] = score.by_kind[std::string(name(reports[i].taking))];
    kind_found += is_found ? 1 : 0;
    ++kind_all;
  }
  std::map<std::size_t, std::size_t> of_root;
  for (const Report& report : reports)
    ++of_root[report.root];
  for (const auto& [root, members] : of_root)
    score.true_pairs += pairs_in(members);
  for (const std::vector<std::size_t>& group : groups.groups()) {
    score.grouped += pairs_in(group.size());
    std::map<std::size_t, std::size_t> roots;
    for (const std::size_t member : group)
      ++roots[reports[member].root];
    for (const auto& [root, members] : roots)
      score.grouped_right += pairs_in(members);
  }
  return score;
}

Search search(const std::vector<Report>& reports) {
  std::vector<resemblance::Words> words;
  std::vector<resemblance::Sketch> sketches;
  for (const Report& report : reports) {
    words.push_back(resemblance::words_of(report.text));
    sketches.push_back(resemblance::sketch_of(words.back()));
  }
  Search search;
  for (const resemblance::SketchPair& pair : resemblance::pairs_of(sketches)) {
    ++search.candidates;
    if (resemblance::compare(words[pair.first], words[pair.second]).alike())
      search.found.emplace_back(pair.first, pair.second);
  }
  return search;
}

}  // namespace hearsay::bench
