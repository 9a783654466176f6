// A small sketch of a text, by which texts that may share passages are found without reading them.
//
//   const Sketch sketch = sketch_of(words_of(text));
//   shared_keys(sketch, other) >= fewest_shared_keys   // worth an alignment (alignment.hpp)
//
// Shingles of four words are hashed, the range of the hash is divided into 48 bins, and the least shingle of
// each bin stands for it: one permutation hashing (Li, Owen and Zhang, "One Permutation Hashing", NIPS 2012),
// an estimate of resemblance (Broder 1997) that costs one hash for each shingle. A text of more than 512
// words is sketched block by block, so that a short text that stands in a long one is found: the number of
// keys grows with the text. Bins without a shingle give no key; nothing has to be filled in, since each key
// is a band of one row. One row, because a rewritten and shortened text has a resemblance of a tenth: of 48
// bins some five agree then, where bands of two rows would mostly find nothing. What bands of one row find by
// chance the alignment sends away.
//
// Pure; linear in the words. The keys are stored in ledgers: neither the hash nor the bins may change without
// a migration.
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

#include "resemblance/words.hpp"

namespace hearsay::resemblance {

constexpr std::size_t shingle_words = 4;
constexpr std::size_t bins = 48;
constexpr std::size_t block_words = 512;
// Of two texts that have nothing to do with one another, one pair in 300 shares a key and one in 10,000 two;
// of rewrites by hand some share no more than three. Among few documents one key is enough to look closer.
constexpr std::size_t fewest_shared_keys = 3;
// Of the documents that share a key, only so many are looked at, the first ones: those from which the others
// were taken, where it is a story that everybody prints; and where it is a turn of speech, nothing is lost.
constexpr std::size_t most_with_one_key = 64;

using Key = std::uint32_t;
using Sketch = std::vector<Key>;  // sorted, without repetition

Sketch sketch_of(std::span<const Word> words);

std::size_t shared_keys(const Sketch& a, const Sketch& b);

// A pair of texts that share keys; positions in what was given, the first lower.
struct SketchPair {
  std::uint32_t first = 0;
  std::uint32_t second = 0;
  std::uint32_t shared = 0;
};

// All pairs that share at least `fewest` keys, looked at as above, ordered. Sorts all keys once: n log
// n, and 8 bytes for each key.
std::vector<SketchPair> pairs_of(std::span<const Sketch> sketches, std::size_t fewest = fewest_shared_keys);

}  // namespace hearsay::resemblance
