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

// A word or punctuation mark of the text.
struct Piece {
  std::uint32_t begin = 0;
  std::uint32_t end = 0;
  std::uint32_t group = 0;    // equal and not 0 for the words of one multi-word token; counted per paragraph
  bool space_before = false;  // white space, or the paragraph's start, stands before it
  bool suggested = false;     // the rules would begin a sentence here
};

struct ParagraphPieces {
  std::vector<Piece> pieces;    // in order, never empty
  std::uint32_t paragraph = 0;  // its index among those that hold anything but white space, counted from 0
};

// Marks the pieces of one paragraph at which the rules would begin a sentence; the first always is one.
void suggest_starts(const TokenRules& rules, std::string_view text, std::vector<Piece>& pieces);

// All paragraphs of `text` with the sentence starts that the rules suggest; the first piece of a paragraph
// always is one. Nothing is cut for its length.
std::vector<ParagraphPieces> tokenize_paragraphs(const TokenRules& rules, std::string_view text);

// Where to cut a sentence of the pieces start..end (end exclusive) that is too long: behind a semicolon or
// comma in its last quarter, else at `end`. The result is the index of the first piece behind the cut,
// greater than `start`. Requires: start < end <= pieces.size().
std::size_t best_cut(std::string_view text, const std::vector<Piece>& pieces, std::size_t start,
                     std::size_t end);

// The sentence of the pieces begin..end (end exclusive) of one paragraph. Fills begin, end, paragraph,
// multi_words and of each token begin, end and form. Requires: begin < end <= pieces.size().
Sentence make_sentence(std::string_view text, const std::vector<Piece>& pieces, std::size_t begin,
                       std::size_t end, std::uint32_t paragraph);

// Sentences by the rules alone. No sentence has more than `max_words` words (at least 1).
std::vector<Sentence> split_text(const TokenRules& rules, std::string_view text, std::size_t max_words);

// The words of one paragraph, none of them suggested. Requires: `range` lies in `text`.
std::vector<Piece> tokenize(const TokenRules& rules, std::string_view text, Range range);

}  // namespace hearsay::syntax
