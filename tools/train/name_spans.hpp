// Where a proper name begins and ends in a dependency tree, one rule for treebanks with entities (GUM) and
// without (EWT): articles, offices ("President"), possessive marks, relative clauses and appositions are no
// part of a name; flat and compound words, capitalised adjectives of a name, and the of-phrases of
// organisations, places, events and titles of works are.
#pragma once

#include <optional>
#include <set>
#include <string>
#include <vector>

#include "syntax/sentence.hpp"

namespace hearsay::train {

// Proper noun by UPOS or Penn tag.
bool is_proper(const syntax::Token& token);

// The word of first..last that is nearest to the root: when all become one word, its head is the only one
// that can close no circle, where the words do not hang together.
int top_word(const std::vector<syntax::Token>& tokens, int first, int last);

// Strictly: the two are not the same words.
bool lies_inside(const syntax::Name& inner, const syntax::Name& outer);

// Adds the candidates that overlap nothing chosen before, the longest first, and puts all in order.
void choose_names(std::vector<syntax::Name> candidates, std::vector<syntax::Name>& chosen);

class NameSpans {
 public:
  // `entity_heads`: words that are the head of an annotated entity of their own; possessors and conjuncts
  // among them stand for themselves. Empty where entities are not annotated. The tokens must outlive this
  // object.
  NameSpans(const std::vector<syntax::Token>& tokens, std::set<int> entity_heads, bool annotated);

  // The name whose head is word `head`, within words first..last; nullopt where the head is no proper noun.
  // Without a kind, of-phrases belong to it as they do to an organisation. Linear in last - first for each
  // level of the tree.
  std::optional<syntax::Name> around(int head, int first, int last,
                                     std::optional<syntax::NameKind> kind) const;

  // The head of the name in an entity: `head`, or the proper noun that stands right behind it as its name
  // where it is a common noun ("singer Nina Hale", "the film Casablanca").
  int anchor(int head, int first, int last) const;

  // Whether the words of `inner` can be a name of their own within `outer`: they are what a compound or
  // of-phrase consists of, nothing else of `outer` hangs on them, and they do not hold its head.
  bool can_stand_inside(const syntax::Name& inner, const syntax::Name& outer) const;

  // Whether another compound of the same head stands before `inner`, or between it and the head of `outer`:
  // the tree does not tell whether the two belong together ("George Washington Bridge").
  bool beside_compound(const syntax::Name& inner, const syntax::Name& outer) const;

  // The word of first..last whose head lies outside, a word rather than punctuation where there are several.
  int head_of(int first, int last) const;

 private:
  struct Search;
  bool is_part(const Search& search, int parent, int child, int depth) const;
  bool of_phrase(const Search& search, int child, int depth) const;
  void add_children(Search& search, int parent, int depth) const;
  void add_function_words(Search& search, int child) const;
  bool joins(const Search& search, int i) const;
  const syntax::Token& at(int i) const { return tokens_[static_cast<std::size_t>(i)]; }

  const std::vector<syntax::Token>& tokens_;
  std::set<int> entity_heads_;
  bool annotated_;
};

}  // namespace hearsay::train
