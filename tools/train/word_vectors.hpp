// Word vectors learnt from other text.
#pragma once

#include <cstdint>
#include <map>
#include <string>
#include <vector>

#include "corpus.hpp"
#include "syntax/matrix.hpp"

namespace hearsay::train {

struct WordVectors {
  std::map<std::uint32_t, std::uint32_t> numbers;  // of folded words, from 1
  syntax::Matrix vectors;                          // row 0 is zero
};

// Reads lines "word number number …" as GloVe's files have them, the most frequent word first; keeps the
// first `most` words and all words of the treebanks. Throws InputError with the line for a malformed file.
// An empty path gives no vectors.
WordVectors read_word_vectors(const std::string& path, std::size_t most,
                              const std::vector<Document>& documents);

}  // namespace hearsay::train
