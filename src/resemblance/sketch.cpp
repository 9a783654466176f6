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
  std::vector<Posting> postings;
  for (std::size_t text = 0; text < sketches.size(); ++text)
    for (const Key key : sketches[text])
      postings.push_back({key, static_cast<std::uint32_t>(text)});
  std::sort(postings.begin(), postings.end());

  std::vector<SketchPair> pairs;
  std::vector<std::uint32_t> shared(sketches.size(), 0);
  std::vector<std::uint32_t> touched;
  for (std::size_t text = 0; text < sketches.size(); ++text) {
    for (const Key key : sketches[text]) {
      auto posting = std::lower_bound(postings.begin(), postings.end(), Posting{key, 0});
      for (std::size_t n = 0;
           n < most_with_one_key && posting != postings.end() && posting->key == key && posting->text < text;
           ++n, ++posting)
        if (shared[posting->text]++ == 0) touched.push_back(posting->text);
    }
    std::sort(touched.begin(), touched.end());
    for (const std::uint32_t other : touched) {
      if (shared[other] >= fewest) pairs.push_back({other, static_cast<std::uint32_t>(text), shared[other]});
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
