// What the tokenizer makes of a text.
#pragma once

#include <cstdint>

namespace hearsay::syntax {

// A word or punctuation mark of the text.
struct Piece {
  std::uint32_t begin = 0;
  std::uint32_t end = 0;
  std::uint32_t group = 0;    // equal and not 0 for the words of one multi-word token; counted per paragraph
  bool space_before = false;  // white space, or the paragraph's start, stands before it
  bool suggested = false;     // the rules would begin a sentence here
  bool after_dateline = false;  // a dateline, which always is a sentence of its own, ends before it
};

}  // namespace hearsay::syntax
