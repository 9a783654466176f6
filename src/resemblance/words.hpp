// A text as the sequence of its words, for comparing texts with one another.
//
// A word is a run of letters and digits, folded for case and accents, with apostrophes left out; letters of
// scripts that are written without spaces are words of their own. Words are kept as hashes: two different
// words are taken for one with a chance of 2^-64. Pure; linear.
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <string_view>
#include <vector>

namespace hearsay::resemblance {

using Word = std::uint64_t;
using Words = std::vector<Word>;

Words words_of(std::string_view text);

// A 64-bit hash of each run of `size` words, in the order of the text; none where there are fewer words.
std::vector<std::uint64_t> shingles_of(std::span<const Word> words, std::size_t size);

}  // namespace hearsay::resemblance
