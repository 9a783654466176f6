#include "claims/negation.hpp"

#include <algorithm>

namespace hearsay::claims {
namespace {

using syntax::no_head;

bool negated_by_subject(const FactualityLexicon& lexicon, const Tree& tree, int token, int below) {
  const int subject = tree.child(token, {"nsubj"});
  if (subject == no_head || subject == below) return false;
  if (lexicon.negation_subjects.contains(tree.word(subject))) return true;
  for (const int child : tree.children(subject)) {
    if (tree.is(child, {"det", "advmod", "cc"}) &&
        (lexicon.negation_determiners.contains(tree.word(child)))) {
      return true;
    }
  }
  return false;
}

// "gave no shelter", "has ties to neither A nor B": the argument with a negative determiner, or no_head. What
// is said below that argument counted it already.
int negative_argument(const FactualityLexicon& lexicon, const Tree& tree, int token, int below) {
  for (const int child : tree.children(token)) {
    if (child == below || !tree.is(child, {"obj", "iobj", "obl", "nmod"})) continue;
    for (const int determiner : tree.children(child)) {
      if (determiner > child || !tree.is(determiner, {"det", "cc"})) continue;
      if (lexicon.negation_determiners.contains(tree.word(determiner))) return determiner;
    }
  }
  return no_head;
}

// "A is to meet B; C is not": the word belongs to a later clause, wherever the tree hangs it.
bool of_later_clause(const Tree& tree, int token, int negation) {
  return std::any_of(tree.children(token).begin(), tree.children(token).end(), [&](int clause) {
    return clause > token && clause < negation && tree.is(clause, {"conj", "parataxis"}) &&
           tree.child(clause, {"nsubj"}) != no_head;
  });
}

}  // namespace

Negation find_negation(const FactualityLexicon& lexicon, const Tree& tree, int token, int below) {
  Negation result;
  for (const int child : tree.children(token)) {
    const std::string& word = tree.word(child);
    if (child == token) continue;
    const bool adverb = tree.is(child, {"advmod", "neg", "aux", "cc", "det"});
    if (!adverb) continue;
    const bool word_negates = lexicon.negation_words.contains(word) && !tree.is(child, {"det"});
    const bool determiner = tree.is(child, {"det"}) && lexicon.negation_determiners.contains(word);
    // "no longer": "no" hangs on "longer".
    bool phrase = false;
    if (tree.is(child, {"advmod"}) && child > 0) {
      const std::string two = tree.word(child - 1) + ' ' + word;
      phrase = std::find(lexicon.negation_phrases.begin(), lexicon.negation_phrases.end(), two) !=
               lexicon.negation_phrases.end();
      if (phrase && lexicon.negation_words.contains(tree.word(child - 1)) && tree.head(child - 1) == token)
        phrase = false;
    }
    if ((!word_negates && !determiner && !phrase) || of_later_clause(tree, token, child)) continue;
    // "not only": the adverb behind it takes the negation; "not X but Y" about an argument hangs elsewhere.
    if (word_negates && child + 1 < tree.size() && lexicon.negation_focus.contains(tree.word(child + 1)))
      continue;
    result.negated = !result.negated || determiner;
    result.token = child;
  }
  // "ordered the bank not to pay": right before the infinitive, wherever the tree hangs it.
  const int to = tree.child_word(token, {"mark"}, "to");
  if (!result.negated && to > 0 &&
      (lexicon.negation_words.contains(tree.word(to - 1)) ||
       lexicon.negation_before_infinitive.contains(tree.word(to - 1))) &&
      tree.head(to - 1) != token) {
    result.negated = true;
    result.token = to - 1;
  }
  const bool clause = tree.clausal(token);
  if (!result.negated && clause && negated_by_subject(lexicon, tree, token, below)) {
    result.negated = true;
    result.token = tree.child(token, {"nsubj"});
  }
  if (result.negated) return result;
  if (const int object = negative_argument(lexicon, tree, token, below); object != no_head) {
    result.negated = true;
    result.token = object;
  }
  return result;
}

}  // namespace hearsay::claims
