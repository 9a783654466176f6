// Words of two analyses of one text brought together, as in the CoNLL 2018 shared task (Zeman et al. 2018).
//
// Words that are tokens of their own are the same word when they cover the same characters. Words of a
// multi-word token have no characters of their own there: within the smallest stretch of text that no
// multi-word token of either side leaves, words are matched by the longest common subsequence of their forms,
// case ignored.
#pragma once

#include <cstddef>
#include <cstdint>
#include <vector>

#include "syntax/sentence.hpp"

namespace hearsay::train {

constexpr int not_aligned = -1;

// One word as the task compares it. Views the sentences it was made from, which have to outlive it.
struct ScoredWord {
  std::uint32_t begin = 0;  // of its token: of the whole multi-word token for a word of one
  std::uint32_t end = 0;
  bool multi_word = false;
  const syntax::Token* token = nullptr;
  int head = syntax::no_head;  // index among all words of the text
};

std::vector<ScoredWord> scored_words(const std::vector<syntax::Sentence>& sentences);

// For each word of `system` the index of its word in `gold`, or not_aligned. Linear but for the product of
// lengths inside multi-word stretches, which are a few words.
std::vector<int> align(const std::vector<ScoredWord>& gold, const std::vector<ScoredWord>& system);

}  // namespace hearsay::train
