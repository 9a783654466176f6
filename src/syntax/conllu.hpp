// CoNLL-U (https://universaldependencies.org/format.html): reading treebanks, writing analyses.
#pragma once

#include <iosfwd>
#include <span>
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
  bool space_after() const;
};

struct ConlluRange {
  int first = 0;  // 1-based, inclusive
  int last = 0;
  std::string form;
  std::string misc;
  bool space_after() const;
};

struct ConlluSentence {
  std::vector<std::string> comments;  // without "#" and the space behind it
  std::vector<ConlluWord> words;
  std::vector<ConlluRange> ranges;
  // The value of "# key = value", or empty; has_comment also finds a bare "# key".
  std::string_view comment(std::string_view key) const;
  bool has_comment(std::string_view key) const;
  bool starts_document() const;   // "newdoc"
  bool starts_paragraph() const;  // "newpar" or "newdoc"
};

// Reads a whole file's content. Empty nodes (8.1) are passed over. Throws InputError with the line of a row
// that is not UTF-8, has not ten columns or no form, an id out of order, multi-word tokens that overlap or
// leave their sentence, or a head that is not a word of the sentence. Linear.
std::vector<ConlluSentence> read_conllu(std::string_view content, const std::string& file);

// Sentences with words that are not yet annotated, and the text that their offsets belong to.
struct ConlluText {
  std::string text;  // the words (NFC) with spaces as SpaceAfter says; a blank line between paragraphs
  std::vector<Sentence> sentences;
};

// The words of `given` ready for Model::annotate: offsets, forms, multi-word tokens and paragraphs, nothing
// else. Words of a multi-word token stand side by side in the text, whatever the token's own form.
ConlluText text_of(std::span<const ConlluSentence> given);

enum class Probabilities { leave_out, write };

// Writes one analysed sentence of `text`: sent_id, text, words, multi-word tokens, and in MISC the names
// ("Name=B-person", "Name=I-person"), names within them ("InnerName=B-place") and SpaceAfter=No. With
// probabilities, MISC also has TagProb, FeatsProb, LemmaProb, HeadProb, RelProb and, at the first word of a
// name, NameProb and InnerNameProb; a comment sent_prob has the sentence's. Line breaks and tabs inside words
// become spaces. Requires: the offsets of the sentence belong to `text`.
void write_conllu(std::ostream& stream, const Sentence& sentence, std::string_view text, std::string_view id,
                  bool new_paragraph, Probabilities probabilities = Probabilities::leave_out);

// Writes an analysis of words that were given: comments, forms, multi-word tokens and MISC stay as they were,
// but for what the other function would write there. Columns that are not predicted (DEPS) are "_".
// Requires: as many tokens as given words.
void write_conllu(std::ostream& stream, const Sentence& sentence, const ConlluSentence& given,
                  Probabilities probabilities = Probabilities::leave_out);

}  // namespace hearsay::syntax
