#include "resemblance/alignment.hpp"

#include <algorithm>
#include <cmath>

namespace hearsay::resemblance {
namespace {

constexpr std::size_t anchor_words = 3;
constexpr std::size_t most_repeats = 8;     // of an anchor in one text
constexpr std::size_t widest_gap = 8;       // words between two runs of one stretch
constexpr std::size_t most_look_back = 64;  // runs
constexpr double gap_cost = 0.2;            // for each word between two runs
constexpr double least_stretch = 8;         // equal words, less the cost of gaps

// What counts as one text, by the share of the shorter one; a text of few words says too little.
constexpr std::size_t fewest_words = 30;
constexpr std::size_t short_text = 150;  // words; a few sentences are more often alike by chance
constexpr double least_of_short = 0.65;
constexpr double least_rewrite = 0.5;
constexpr double least_cut = 0.85;
constexpr double least_reprint = 0.85;
constexpr double least_same_words = 0.9;  // of a reprint or cut, in the common stretches
constexpr double least_same_order = 0.8;

struct Run {
  std::size_t a = 0;
  std::size_t b = 0;
  std::size_t length = 0;
};

// Where the shingles of a text stand, without those that stand in too many places.
class Places {
 public:
  explicit Places(std::span<const std::uint64_t> shingles) {
    table_.reserve(shingles.size());
    for (std::size_t at = 0; at < shingles.size(); ++at)
      table_.emplace_back(shingles[at], static_cast<std::uint32_t>(at));
    std::sort(table_.begin(), table_.end());
  }
  std::span<const std::pair<std::uint64_t, std::uint32_t>> find(std::uint64_t shingle) const {
    const auto begin = std::lower_bound(table_.begin(), table_.end(), std::pair(shingle, std::uint32_t{0}));
    auto end = begin;
    while (end != table_.end() && end->first == shingle)
      ++end;
    const auto count = static_cast<std::size_t>(end - begin);
    return count > most_repeats ? std::span(begin, begin) : std::span(begin, end);
  }

 private:
  std::vector<std::pair<std::uint64_t, std::uint32_t>> table_;
};

// Maximal runs of equal words, in the order of their starts in a, then in b.
std::vector<Run> runs_between(std::span<const Word> a, std::span<const Word> b) {
  const std::vector<std::uint64_t> shingles = shingles_of(a, anchor_words);
  const Places places(shingles_of(b, anchor_words));
  std::vector<Run> runs;
  std::vector<std::pair<std::size_t, std::size_t>> open;  // place in b of the last shingle, run
  std::vector<std::pair<std::size_t, std::size_t>> next;
  for (std::size_t at = 0; at < shingles.size(); ++at) {
    next.clear();
    for (const auto& [shingle, place] : places.find(shingles[at])) {
      const auto before = std::find_if(open.begin(), open.end(),
                                       [place = place](const auto& run) { return run.first + 1 == place; });
      if (before == open.end()) {
        next.emplace_back(place, runs.size());
        runs.push_back({at, place, anchor_words});
      } else {
        ++runs[before->second].length;
        next.emplace_back(place, before->second);
      }
    }
    open.swap(next);
  }
  return runs;
}

// The best chain that ends with each run.
struct Chain {
  double score = 0;
  std::size_t before = 0;  // the run before it, or itself
};

std::vector<Chain> chains_of(const std::vector<Run>& runs) {
  std::vector<Chain> chains(runs.size());
  for (std::size_t i = 0; i < runs.size(); ++i) {
    const Run& run = runs[i];
    const auto own = static_cast<double>(run.length);
    chains[i] = {own, i};
    for (std::size_t back = 1; back <= std::min(i, most_look_back); ++back) {
      const Run& before = runs[i - back];
      const std::size_t a_end = before.a + before.length;
      const std::size_t b_end = before.b + before.length;
      // Runs of words that were doubled or left out overlap in one of the texts.
      const std::size_t overlap =
          std::max(a_end > run.a ? a_end - run.a : 0, b_end > run.b ? b_end - run.b : 0);
      if (before.b >= run.b || before.a >= run.a || overlap >= run.length) continue;
      const std::size_t a_gap = run.a > a_end ? run.a - a_end : 0;
      const std::size_t b_gap = run.b > b_end ? run.b - b_end : 0;
      if (a_gap > widest_gap || b_gap > widest_gap) continue;
      const double score = chains[i - back].score + own - static_cast<double>(overlap) -
                           gap_cost * static_cast<double>(a_gap + b_gap);
      if (score > chains[i].score) chains[i] = {score, i - back};
    }
  }
  return chains;
}

// Takes the best chains first; a word belongs to one stretch at most, in either text.
class Tiler {
 public:
  Tiler(const std::vector<Run>& runs, std::size_t a_words, std::size_t b_words)
      : runs_(runs), chains_(chains_of(runs)), a_taken_(a_words), b_taken_(b_words), used_(runs.size()) {}

  std::vector<Stretch> tile() {
    std::vector<std::size_t> order;
    for (std::size_t i = 0; i < runs_.size(); ++i)
      if (chains_[i].score >= least_stretch) order.push_back(i);
    std::stable_sort(order.begin(), order.end(), [this](std::size_t left, std::size_t right) {
      return chains_[left].score > chains_[right].score;
    });
    for (const std::size_t last : order)
      take(last);
    std::sort(stretches_.begin(), stretches_.end(),
              [](const Stretch& left, const Stretch& right) { return left.a_begin < right.a_begin; });
    return std::move(stretches_);
  }

 private:
  // The chain that ends with this run, as far back as it is free.
  void take(std::size_t last) {
    Stretch stretch;
    double score = 0;
    for (std::size_t i = last;; i = chains_[i].before) {
      const Run& run = runs_[i];
      if (used_[i] || !is_free(run)) break;
      if (stretch.equal == 0) {
        stretch.a_end = run.a + run.length;
        stretch.b_end = run.b + run.length;
      }
      const std::size_t until =
          stretch.equal == 0 ? run.length
                             : std::min({run.length, stretch.a_begin - run.a, stretch.b_begin - run.b});
      stretch.equal += until;
      stretch.a_begin = run.a;
      stretch.b_begin = run.b;
      members_.push_back(i);
      score = chains_[last].score - (chains_[i].score - static_cast<double>(run.length));
      if (chains_[i].before == i) break;
    }
    if (stretch.equal > 0 && score >= least_stretch) keep(stretch);
    members_.clear();
  }

  bool is_free(const Run& run) const {
    const auto free = [&](const std::vector<bool>& taken, std::size_t begin) {
      return !taken[begin] && !taken[begin + run.length / 2] && !taken[begin + run.length - 1];
    };
    return free(a_taken_, run.a) && free(b_taken_, run.b);
  }

  void keep(const Stretch& stretch) {
    for (const std::size_t member : members_)
      used_[member] = true;
    for (std::size_t at = stretch.a_begin; at < stretch.a_end; ++at)
      a_taken_[at] = true;
    for (std::size_t at = stretch.b_begin; at < stretch.b_end; ++at)
      b_taken_[at] = true;
    stretches_.push_back(stretch);
  }

  const std::vector<Run>& runs_;
  std::vector<Chain> chains_;
  std::vector<bool> a_taken_;
  std::vector<bool> b_taken_;
  std::vector<bool> used_;
  std::vector<std::size_t> members_;
  std::vector<Stretch> stretches_;
};

// The heaviest sequence of stretches that go forward in both texts, by their equal words.
std::size_t words_in_order(const std::vector<Stretch>& stretches) {
  std::vector<std::size_t> best(stretches.size());
  std::size_t most = 0;
  for (std::size_t i = 0; i < stretches.size(); ++i) {
    for (std::size_t j = 0; j < i; ++j)
      if (stretches[j].b_begin < stretches[i].b_begin) best[i] = std::max(best[i], best[j]);
    best[i] += stretches[i].equal;
    most = std::max(most, best[i]);
  }
  return most;
}

double share(std::size_t part, std::size_t whole) {
  return whole == 0 ? 0 : std::min(1.0, static_cast<double>(part) / static_cast<double>(whole));
}

std::string percent(double share) {
  return std::to_string(std::lround(share * 100)) + " %";
}

}  // namespace

Alignment align(std::span<const Word> a, std::span<const Word> b) {
  const std::vector<Run> runs = runs_between(a, b);
  Alignment alignment;
  alignment.a_words = a.size();
  alignment.b_words = b.size();
  alignment.stretches = Tiler(runs, a.size(), b.size()).tile();
  for (const Stretch& stretch : alignment.stretches) {
    alignment.a_covered += stretch.a_end - stretch.a_begin;
    alignment.b_covered += stretch.b_end - stretch.b_begin;
    alignment.equal += stretch.equal;
  }
  alignment.in_order = words_in_order(alignment.stretches);
  return alignment;
}

std::string_view name(Likeness likeness) noexcept {
  switch (likeness) {
    case Likeness::none:
      break;
    case Likeness::reprint:
      return "reprint";
    case Likeness::cut:
      return "cut";
    case Likeness::rewrite:
      return "rewrite";
  }
  return "none";
}

Resemblance judge(const Alignment& alignment) {
  const bool a_is_shorter = alignment.a_words <= alignment.b_words;
  const double of_a = share(alignment.a_covered, alignment.a_words);
  const double of_b = share(alignment.b_covered, alignment.b_words);
  Resemblance result;
  result.of_shorter = a_is_shorter ? of_a : of_b;
  result.of_longer = a_is_shorter ? of_b : of_a;
  result.equal = alignment.equal;
  result.same_words = share(alignment.equal, std::max(alignment.a_covered, alignment.b_covered));
  result.same_order = share(alignment.in_order, alignment.equal);
  const std::size_t words = std::min(alignment.a_words, alignment.b_words);
  const double least = words < short_text ? least_of_short : least_rewrite;
  if (words < fewest_words || result.of_shorter < least) return result;
  const bool literal = result.same_words >= least_same_words && result.same_order >= least_same_order;
  if (literal && result.of_longer >= least_reprint)
    result.likeness = Likeness::reprint;
  else if (literal && result.of_shorter >= least_cut)
    result.likeness = Likeness::cut;
  else
    result.likeness = Likeness::rewrite;
  return result;
}

Resemblance compare(std::span<const Word> a, std::span<const Word> b) {
  return judge(align(a, b));
}

std::string text(const Resemblance& resemblance) {
  std::string said = percent(resemblance.of_shorter) + " of the shorter text";
  if (resemblance.same_order < least_same_order) said += ", in another order";
  return said;
}

}  // namespace hearsay::resemblance
