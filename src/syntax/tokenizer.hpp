// From raw text to sentences of words after the conventions of the English Universal Dependencies treebanks.
//
// Deviation on purpose: a name joined by a hyphenated particle ("al-Qaeda", "Tehrik-i-Taliban") is one word,
// where the treebanks cut at the hyphens. Everything else that is hyphenated is cut ("Turkish", "-",
// "backed") but for the listed prefixes. Linear time in the text.
#pragma once

#include <string_view>
#include <vector>

#include "syntax/paragraph_tokenizer.hpp"
#include "syntax/piece.hpp"
#include "syntax/sentence.hpp"
#include "syntax/token_rules.hpp"

namespace hearsay::syntax {

struct ParagraphPieces {
  std::vector<Piece> pieces;    // in order, never empty
  std::uint32_t paragraph = 0;  // its index among those that hold anything but white space, counted from 0
};

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

}  // namespace hearsay::syntax
