// Mends of which word opens a name and which clause a verb stands in.
#include <algorithm>
#include <string_view>

#include "syntax/mends.hpp"
#include "syntax/tree_edit.hpp"

namespace hearsay::syntax {
namespace {

bool capitalised(const Token& token) {
  return !token.form.empty() && token.form.front() >= 'A' && token.form.front() <= 'Z';
}

// Whether small letters are the rule around the word, so that a capital says something.
bool among_small_words(const TreeEdit& tree, int token) {
  int small = 0;
  int capital = 0;
  for (int i = 1; i < tree.size(); ++i) {
    if (i == token || tree.name(i) || tree.at(i).upos == Upos::PUNCT) continue;
    ++(capitalised(tree.at(i)) ? capital : small);
  }
  return small > 2 * capital;
}

bool has_children(const TreeEdit& tree, int head, int besides) {
  for (int i = 0; i < tree.size(); ++i)
    if (tree.at(i).head == head && i != besides) return true;
  return false;
}

// The name behind the word begins with it, unless another ends there.
void open_name_at(std::vector<Name>& names, int word) {
  const auto first = static_cast<std::uint32_t>(word);
  const bool covered = std::any_of(names.begin(), names.end(), [&](const Name& name) {
    return name.first <= first && name.last >= first;
  });
  for (Name& name : names)
    if (!covered && name.first == first + 1) name.first = first;
}

}  // namespace

void mend_opening_words(Sentence& sentence) {
  TreeEdit tree(sentence);
  for (int word = 1; word + 1 < tree.size(); ++word) {
    const int name = word + 1;
    Token& token = tree.at(word);
    if (!tree.name(word) || !tree.is(word, {"discourse", "xcomp", "dep", "amod"})) continue;
    if (!tree.name(name) || !capitalised(tree.at(name)) || has_children(tree, word, name)) continue;
    const bool inside = tree.at(name).head == word && tree.is(name, {"obj"}) && token.head != no_head;
    if (!inside && tree.at(name).head != token.head && token.head != name) continue;
    if (tree.at(word - 1).upos == Upos::DET || !among_small_words(tree, word)) continue;
    if (inside) tree.at(name).head = token.head;
    tree.hang(word, name, "compound");
    for (auto* names : {&sentence.names, &sentence.inner_names})
      open_name_at(*names, word);
  }
}

void mend_prepositions(Sentence& sentence) {
  TreeEdit tree(sentence);
  for (int preposition = 0; preposition + 2 < tree.size(); ++preposition) {
    const int first = tree.at(preposition).head;
    if (!tree.is(preposition, {"case"}) || first <= preposition || !tree.name(first)) continue;
    const int name = tree.at(first).head;
    if (tree.is(first, {"compound"}) && name > first && tree.name(name) &&
        tree.child(name, {"case"}) == no_head)
      tree.at(preposition).head = name;
  }
}

namespace {

// The noun whose phrase begins at `first`, or no_head.
int phrase_from(const TreeEdit& tree, int first, int end) {
  int head = no_head;
  for (int i = first; i < end; ++i)
    if (tree.nominal(i) && tree.first_of(i) == first) head = i;
  return head;
}

}  // namespace

void mend_not_only(Sentence& sentence) {
  TreeEdit tree(sentence);
  for (int only = 1; only + 4 < tree.size(); ++only) {
    if (tree.at(only - 1).lemma != "not" || tree.at(only).lemma != "only") continue;
    for (int but = only + 2; but + 2 < tree.size(); ++but) {
      if (tree.at(but).upos == Upos::VERB) break;
      if (tree.at(but).lemma != "but") continue;
      const int opening = tree.at(but + 1).lemma == "also" ? but + 2 : but + 1;
      for (int second = opening; second < tree.size(); ++second) {
        if (!tree.is(second, {"nsubj", "nsubj:pass"}) || tree.first_of(second) > opening) continue;
        const int verb = tree.at(second).head;
        const int first = phrase_from(tree, only + 1, but);
        if (first == no_head || verb < second || tree.below(verb, first)) break;
        tree.at(first).head = verb;
        tree.at(first).relation = tree.at(second).relation;
        tree.hang(second, first, "conj");
        tree.hang(but, second, "cc");
        tree.hang(only - 1, only, "advmod");
        tree.hang(only, first, "advmod");
        break;
      }
      break;
    }
  }
}

}  // namespace hearsay::syntax
