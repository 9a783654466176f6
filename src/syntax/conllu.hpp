// CoNLL-U (https://universaldependencies.org/format.html): reading treebanks, writing analyses.
#pragma once

#include <iosfwd>
#include <string>
#include <string_view>
#include <vector>

#include "syntax/sentence.hpp"

namespace hearsay::syntax {

struct ConlluWord {
  std::string form, lemma, upos, xpos, features;  // "_" in the file is empty here, but for form and lemma
  int head = 0;                                   // 1-based, 0 for the root
  std::string relation;
  std::string misc;
  bool space_after() const { return misc.find("SpaceAfter=No") == std::string::npos; }
};

struct ConlluRange {
  int first = 0;  // 1-based, inclusive
  int last = 0;
  std::string form;
  std::string misc;
};

struct ConlluSentence {
  std::vector<std::string> comments;  // without "#" and the space behind it
  std::vector<ConlluWord> words;
  std::vector<ConlluRange> ranges;
  // The value of "# key = value", or empty; has_comment also finds a bare "# key".
  std::string_view comment(std::string_view key) const;
  bool has_comment(std::string_view key) const;
};

// Reads a whole file's content. Empty nodes (8.1) are passed over. Throws InputError with the line for a row
// that has not ten columns, an id out of order, or a head that is not a word of the sentence.
std::vector<ConlluSentence> read_conllu(std::string_view content, const std::string& file);

// Writes one analysed sentence of `text`: sent_id, text, words, multi-word tokens, SpaceAfter=No and names in
// MISC
// ("Name=B-person"). Requires: the offsets of the sentence belong to `text`.
void write_conllu(std::ostream& stream, const Sentence& sentence, std::string_view text, std::string_view id,
                  bool new_paragraph);

}  // namespace hearsay::syntax
