#include "resemblance/sketch.hpp"

#include <algorithm>
#include <array>
#include <limits>

namespace hearsay::resemblance {
namespace {

// The upper half of a hash chooses the bin and the order in it, the lower half is the key: so keys are spread
// evenly, although the least of each bin are taken.
void add_block(std::span<const std::uint64_t> shingles, Sketch& keys) {
  std::array<std::uint64_t, bins> least;
  least.fill(std::numeric_limits<std::uint64_t>::max());
  for (const std::uint64_t shingle : shingles) {
    std::uint64_t& bin = least[((shingle >> 32) * bins) >> 32];
    bin = std::min(bin, shingle);
  }
  for (const std::uint64_t shingle : least)
    if (shingle != std::numeric_limits<std::uint64_t>::max()) keys.push_back(static_cast<Key>(shingle));
}

struct Posting {
  Key key;
  std::uint32_t text;
  friend auto operator<=>(const Posting&, const Posting&) = default;
};

// The keys that at least two texts have, ordered by key, then by text. Most keys are those of one text alone.
std::vector<Posting> shared_postings(std::span<const Sketch> sketches) {
  std::size_t count = 0;
  for (const Sketch& sketch : sketches)
    count += sketch.size();
  std::vector<Posting> postings;
  postings.reserve(count);
  for (std::size_t text = 0; text < sketches.size(); ++text)
    for (const Key key : sketches[text])
      postings.push_back({key, static_cast<std::uint32_t>(text)});
  std::sort(postings.begin(), postings.end());
  std::size_t kept = 0;
  for (std::size_t begin = 0, end = 0; begin < postings.size(); begin = end) {
    while (end < postings.size() && postings[end].key == postings[begin].key)
      ++end;
    if (end - begin > 1)
      for (std::size_t at = begin; at < end; ++at)
        postings[kept++] = postings[at];
  }
  postings.resize(kept);
  return postings;
}

// That a text has a key: where the key's postings begin.
struct Membership {
  std::uint32_t text;
  std::uint32_t group;
  friend auto operator<=>(const Membership&, const Membership&) = default;
};

std::vector<Membership> memberships_of(const std::vector<Posting>& postings) {
  std::vector<Membership> memberships;
  memberships.reserve(postings.size());
  std::uint32_t group = 0;
  for (std::uint32_t at = 0; at < postings.size(); ++at) {
    if (postings[at].key != postings[group].key) group = at;
    memberships.push_back({postings[at].text, group});
  }
  std::sort(memberships.begin(), memberships.end());
  return memberships;
}

}  // namespace

Sketch sketch_of(std::span<const Word> words) {
  const std::vector<std::uint64_t> shingles = shingles_of(words, shingle_words);
  const std::size_t blocks = std::max<std::size_t>(1, (words.size() + block_words - 1) / block_words);
  const std::size_t size = (shingles.size() + blocks - 1) / blocks;
  Sketch keys;
  keys.reserve(blocks * bins);
  for (std::size_t begin = 0; begin < shingles.size(); begin += size)
    add_block(std::span(shingles).subspan(begin, std::min(size, shingles.size() - begin)), keys);
  std::sort(keys.begin(), keys.end());
  keys.erase(std::unique(keys.begin(), keys.end()), keys.end());
  return keys;
}

std::size_t shared_keys(const Sketch& a, const Sketch& b) {
  std::size_t count = 0;
  for (std::size_t i = 0, j = 0; i < a.size() && j < b.size();) {
    const bool step_a = a[i] <= b[j];
    const bool step_b = b[j] <= a[i];
    count += step_a && step_b ? 1 : 0;
    i += step_a ? 1 : 0;
    j += step_b ? 1 : 0;
  }
  return count;
}

std::vector<SketchPair> pairs_of(std::span<const Sketch> sketches, std::size_t fewest) {
  const std::vector<Posting> postings = shared_postings(sketches);
  const std::vector<Membership> memberships = memberships_of(postings);
  std::vector<SketchPair> pairs;
  std::vector<std::uint32_t> shared(sketches.size(), 0);
  std::vector<std::uint32_t> touched;
  for (auto member = memberships.begin(); member != memberships.end();) {
    const std::uint32_t text = member->text;
    for (; member != memberships.end() && member->text == text; ++member) {
      const Key key = postings[member->group].key;
      for (std::size_t at = member->group; at < member->group + most_with_one_key && at < postings.size() &&
                                           postings[at].key == key && postings[at].text < text;
           ++at)
        if (shared[postings[at].text]++ == 0) touched.push_back(postings[at].text);
    }
    for (const std::uint32_t other : touched) {
      if (shared[other] >= fewest) pairs.push_back({other, text, shared[other]});
      shared[other] = 0;
    }
    touched.clear();
  }
  std::sort(pairs.begin(), pairs.end(), [](const SketchPair& a, const SketchPair& b) {
    return a.first != b.first ? a.first < b.first : a.second < b.second;
  });
  return pairs;
}

}  // namespace hearsay::resemblance
