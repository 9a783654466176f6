// From raw text to sentences of words after the conventions of the English Universal Dependencies treebanks.
//
// Deviation on purpose: a name joined by a hyphenated particle ("al-Qaeda", "Tehrik-i-Taliban") is one word,
// where the treebanks cut at the hyphens. Everything else that is hyphenated is cut ("Turkish", "-",
// "backed") but for the listed prefixes. Linear time in the text.
#pragma once

#include <string_view>
#include <vector>

#include "syntax/paragraphs.hpp"
#include "syntax/sentence.hpp"
#include "syntax/token_rules.hpp"

namespace hearsay::syntax {

// Fills begin, end, paragraph, multi_words and of each token begin, end and form. No sentence has more than
// `max_words` words.
std::vector<Sentence> split_text(const TokenRules& rules, std::string_view text, std::size_t max_words);

// The pieces, for the trainer's alignment and the tests.
struct Piece {
  std::uint32_t begin = 0;
  std::uint32_t end = 0;
  std::uint32_t group = 0;    // equal and not 0 for the words of one multi-word token
  bool space_before = false;  // white space, or the paragraph's start, stands before it
  bool splits = false;        // a sentence may end here though no white space follows ("al-Qaeda.The")
};

// Requires: `range` lies in `text`.
std::vector<Piece> tokenize(const TokenRules& rules, std::string_view text, Range range);

}  // namespace hearsay::syntax
