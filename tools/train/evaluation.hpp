// How well an analysis agrees with a treebank, by the rules of the CoNLL 2018 shared task (Zeman et al. 2018,
// "CoNLL 2018 Shared Task: Multilingual Parsing from Raw Text to Universal Dependencies"): words of both
// sides are aligned on the text (word_alignment.hpp); of features the universal ones count, of relations what
// stands before the colon; punctuation counts. Figures are F1 over the words of both sides.
//
// Names are compared by the characters they cover. This file computes, score_table.hpp prints.
#pragma once

#include <array>
#include <cstddef>
#include <string>
#include <vector>

#include "corpus.hpp"
#include "syntax/model.hpp"

namespace hearsay::train {

struct Count {
  std::size_t right = 0;
  std::size_t gold = 0;
  std::size_t system = 0;

  // 0 to 1; 0 where there is nothing to find and nothing found.
  double precision() const noexcept;
  double recall() const noexcept;
  double f1() const noexcept;
  Count& operator+=(const Count& other) noexcept;
};

struct SyntaxScores {
  Count tokens, sentences, words;
  Count upos, xpos, features, all_tags, lemmas;  // all_tags: UPOS, Penn tag and features together
  Count uas, las;
  Count clas;  // LAS of content words
  Count mlas;  // CLAS with UPOS, features and function words right too
  Count blex;  // CLAS with the lemma right too
  SyntaxScores& operator+=(const SyntaxScores& other) noexcept;
};

struct NameScores {
  Count main;                  // persons, organisations and places; the kind has to be right
  Count all;                   // of any kind; the kind has to be right
  Count spans;                 // of any kind; the kind does not matter
  std::array<Count, 5> kinds;  // by NameKind
  Count inner;                 // names within names; the kind has to be right
  Count inner_spans;
  NameScores& operator+=(const NameScores& other) noexcept;
};

struct Scores {
  SyntaxScores syntax;
  NameScores names;  // empty for documents without annotated names
  Scores& operator+=(const Scores& other) noexcept;
};

// Compares an analysis of document.text with the document's own. Words of both have to be in order.
Scores compare(const Document& document, const std::vector<syntax::Sentence>& system);

enum class Given {
  words,  // sentences and words of the treebank
  text    // the text alone
};

Scores evaluate(const syntax::Model& model, const Document& document, Given given);
// Of all documents together, each word counting alike.
Scores evaluate(const syntax::Model& model, const std::vector<Document>& documents, Given given);

// The sentences with their words and nothing else: what annotate() is given.
std::vector<syntax::Sentence> bare(const std::vector<syntax::Sentence>& sentences);

// Words a second of the whole stage from raw text, by the time that all cores together were busy: the best of
// `rounds` over all documents.
double words_per_second(const syntax::Model& model, const std::vector<Document>& documents, int rounds = 3);

// Milliseconds to load the model: the median of `rounds`, the file being in memory already.
double load_milliseconds(const std::string& path, int rounds = 5);

}  // namespace hearsay::train
