#include "claims/questions.hpp"

#include <algorithm>

namespace hearsay::claims {
namespace {

using syntax::no_head;
using syntax::Upos;

bool interrogative(const Tree& tree, int token) {
  const std::string& tag = tree[token].xpos;
  return tree[token].feature("PronType") == "Int" || tag == "WRB" || tag == "WP" || tag == "WDT";
}

}  // namespace

int question_mark(const Tree& tree) {
  int last = tree.size() - 1;
  while (last > 0 && tree[last].upos == Upos::PUNCT && tree.word(last).find('?') == std::string::npos)
    --last;
  return last >= 0 && tree.word(last).find('?') != std::string::npos ? last : no_head;
}

bool is_asked(const FactualityLexicon& lexicon, const Tree& tree, int token) {
  int clause = token;
  while (clause != no_head && !tree.is(clause, {"root", "parataxis", "ccomp", "conj"}))
    clause = tree.head(clause);
  if (clause == no_head) clause = tree.root();
  const int first_auxiliary = tree.child(clause, {"aux", "cop"});
  const int subject = tree.child(clause, {"nsubj"});
  bool wh = false;
  for (const int child : tree.children(clause)) {
    if (!interrogative(tree, child) || child > clause) continue;
    if (lexicon.presupposing_questions.contains(tree.word(child))) return false;
    wh = true;
  }
  const bool inverted = first_auxiliary != no_head && subject != no_head && first_auxiliary < subject;
  // A clause in the order of a statement before the question is stated.
  if (!wh && !inverted && subject != no_head && subject < clause) {
    bool comma = false;
    for (int i = clause + 1; i < tree.size(); ++i) {
      comma = comma || tree.word(i) == "," || tree.word(i) == ";" || tree.is(clause, {"ccomp", "parataxis"});
      if (comma && (tree[i].xpos == "WRB" || tree[i].xpos == "WP")) return false;
    }
  }
  return true;
}

bool taken_for_granted(const Tree& tree, int noun) {
  const int head = tree.head(noun);
  if (head != no_head && tree.is(noun, {"nsubj"}) && (interrogative(tree, head) || tree.lemma(head) == "be"))
    return false;
  for (const int child : tree.children(noun)) {
    if (tree.is(child, {"nmod:poss"})) return true;
    if (tree.is(child, {"det"}) && tree[child].feature("Definite") != "Ind" && !interrogative(tree, child)) {
      const std::string& word = tree.word(child);
      if (word == "the" || word == "this" || word == "these" || word == "those" || word == "that")
        return true;
    }
  }
  return false;
}

bool inverted_predicate(const Tree& tree, int participle) {
  const int subject = tree.head(participle);
  if (subject == no_head || !tree.is(subject, {"nsubj"})) return false;
  const int verb = tree.head(subject);
  return verb != no_head && verb < subject && (tree.lemma(verb) == "be" || tree[verb].upos == Upos::AUX);
}

}  // namespace hearsay::claims
