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

bool finite(const TreeEdit& tree, int token) {
  const std::string_view xpos = tree.at(token).xpos;
  return xpos == "VBD" || xpos == "VBZ" || xpos == "VBP" || tree.child(token, {"aux"}) != no_head;
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
    const bool odd = token.xpos == "UH" || token.xpos == "VBN" || token.xpos == "VBD" || token.xpos == "FW";
    if (!odd || !tree.is(word, {"discourse", "xcomp", "dep", "amod"}) || !capitalised(token)) continue;
    if (!tree.name(name) || !capitalised(tree.at(name)) || has_children(tree, word, name)) continue;
    const bool inside = tree.at(name).head == word && tree.is(name, {"obj"}) && token.head != no_head;
    if (!inside && tree.at(name).head != token.head && token.head != name) continue;
    if (tree.at(word - 1).upos == Upos::DET || !among_small_words(tree, word)) continue;
    token.upos = Upos::PROPN;
    token.xpos = "NNP";
    token.features = "Number=Sing";
    token.lemma = token.form;
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

void mend_hyphenated_nouns(Sentence& sentence) {
  TreeEdit tree(sentence);
  for (int last = 4; last < tree.size(); ++last) {
    const int noun = last - 4;
    const bool joined = tree.at(last).head == noun && tree.is(last, {"nmod"}) &&
                        tree.at(last - 1).form == "-" && tree.at(last - 3).form == "-";
    if (!joined) continue;
    for (int name = last + 1; name < tree.size(); ++name)
      if (tree.at(name).head == last && tree.is(name, {"appos", "flat"}) && tree.name(name))
        tree.hang(name, noun, "appos");
  }
}

void mend_held_back_clauses(Sentence& sentence) {
  TreeEdit tree(sentence);
  for (int clause = 6; clause < tree.size(); ++clause) {
    const int saying = tree.at(clause).head;
    const int that = tree.marker(clause, "that");
    if (!tree.is(clause, {"ccomp"}) || saying == no_head || that == no_head || saying > that) continue;
    const int above = tree.at(saying).head;
    if (!tree.is(saying, {"parataxis"}) || above == no_head || above > saying) continue;
    const int it = tree.child(above, {"nsubj", "nsubj:pass", "expl"});
    const bool waits = it != no_head && tree.at(it).lemma == "it" && tree.child(above, {"ccomp"}) == no_head;
    if (!waits || !tree.comma(that - 1) || !tree.comma(tree.first_of(saying) - 1)) continue;
    tree.hang(clause, above, "ccomp");
  }
}

void mend_participles_of_nouns(Sentence& sentence) {
  TreeEdit tree(sentence);
  for (int participle = 2; participle + 1 < tree.size(); ++participle) {
    const int noun = participle + 1;
    if (tree.at(participle).xpos != "VBG" || !tree.is(participle, {"advcl"})) continue;
    if (tree.at(noun).head != participle || !tree.is(noun, {"obj"}) || tree.at(noun).xpos != "NNS") continue;
    const int with = tree.marker(participle, "with");
    if (with == no_head || with + 1 != participle) continue;
    tree.at(noun).head = tree.at(participle).head;
    tree.at(noun).relation = "obl";
    tree.hang(participle, noun, "amod");
    tree.hang(with, noun, "case");
    for (int i = noun + 1; i < tree.size(); ++i)
      if (tree.at(i).head == participle) tree.hang(i, tree.at(noun).head, tree.at(i).relation);
  }
}

void mend_first_to(Sentence& sentence) {
  TreeEdit tree(sentence);
  for (int infinitive = 4; infinitive < tree.size(); ++infinitive) {
    const int noun = tree.at(infinitive).head;
    if (!tree.is(infinitive, {"acl"}) || noun == no_head || !tree.is(noun, {"nmod"})) continue;
    const int above = tree.at(noun).head;
    if (tree.marker(infinitive, "to") == no_head || tree.child(above, {"cop"}) == no_head) continue;
    const int rank = tree.child(above, {"amod"});
    if (rank != no_head && tree.at(rank).feature("NumType") == "Ord") tree.hang(infinitive, above, "acl");
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

void mend_headline_verbs(Sentence& sentence) {
  TreeEdit tree(sentence);
  for (int verb = 4; verb + 1 < tree.size(); ++verb) {
    const int first = tree.at(verb).head;
    if (!tree.is(verb, {"parataxis"}) || first == no_head || first > verb || !tree.comma(verb - 1)) continue;
    const bool present = tree.at(verb).xpos == "VBZ" && tree.at(first).xpos == "VBZ";
    if (!present || tree.has_subject(verb) || !tree.has_subject(first)) continue;
    if (tree.child(verb, {"obj"}) != no_head && finite(tree, first)) tree.at(verb).relation = "conj";
  }
}

}  // namespace hearsay::syntax
