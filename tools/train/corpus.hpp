// Treebanks for training and evaluation: gzipped CoNLL-U turned into sentences with offsets into a raw text.
#pragma once

#include <string>
#include <vector>

#include "syntax/conllu.hpp"
#include "syntax/sentence.hpp"
#include "syntax/token_rules.hpp"

namespace hearsay::train {

struct Document {
  std::string id;
  std::string text;  // sentences joined as SpaceAfter says; paragraphs by a blank line
  std::vector<syntax::Sentence> sentences;
  bool has_names = false;  // names are annotated
};

// Throws InputError for a file that cannot be read or is no CoNLL-U.
// Names come from GUM's Entity annotation: the proper-noun core of entities (name_spans.hpp), without
// articles and offices. The longest are `names`; the longest within those are `inner_names`, as are words
// without an entity of their own that are an entity elsewhere, with its kind ("Maryland" in "University of
// Maryland").
std::vector<Document> read_treebank(const std::string& path);

// The sentences of a gzipped treebank as they stand in the file. Throws InputError.
std::vector<syntax::ConlluSentence> read_sentences(const std::string& path);

// Joins what the tokeniser keeps whole but the treebanks cut ("al", "-", "Qaeda").
void merge_particle_names(Document& document, const syntax::TokenRules& rules);

}  // namespace hearsay::train
