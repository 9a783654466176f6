// Mends of participles: which noun they describe, which clause they go on with.
#include <array>
#include <string_view>
#include <vector>

#include "syntax/mends.hpp"
#include "syntax/tree_edit.hpp"

namespace hearsay::syntax {
namespace {

// Whether every word still reaches the root.
bool whole(const TreeEdit& tree) {
  for (int i = 0; i < tree.size(); ++i) {
    int at = i;
    for (int steps = 0; at != no_head && steps <= tree.size(); ++steps)
      at = tree.at(at).head;
    if (at != no_head) return false;
  }
  return true;
}

// The noun that a participle in front of it describes: the last of the nouns and names right behind.
int described_noun(const TreeEdit& tree, int participle) {
  constexpr int longest = 5;
  int noun = no_head;
  for (int i = participle + 1; i < tree.size() && i <= participle + longest; ++i) {
    const Upos upos = tree.at(i).upos;
    if (upos == Upos::NOUN || upos == Upos::PROPN) {
      noun = i;
    } else if (upos != Upos::ADJ || noun != no_head) {
      break;
    }
  }
  while (noun != no_head && tree.is(noun, {"flat"}) && tree.at(noun).head > participle)
    noun = tree.at(noun).head;
  return noun;
}

// The noun of the phrase that ends at `last` which `second` is coordinated with: a name with a name, a noun
// with a noun, if it has one.
int first_of_pair(const TreeEdit& tree, int last, int second) {
  int first = last;
  while (tree.is(first, {"flat", "compound"}) && tree.at(first).head != no_head &&
         tree.nominal(tree.at(first).head) && tree.at(first).head <= last)
    first = tree.at(first).head;
  for (int at = first; at != no_head && at <= last && tree.nominal(at); at = tree.at(at).head)
    if (tree.at(at).upos == tree.at(second).upos) return at;
  return tree.nominal(first) ? first : no_head;
}

// Makes `participle`, which the parser took for a verb, a describing word of `noun`, the second of a pair.
bool describe(TreeEdit& tree, int participle, int noun) {
  const int coordinator = participle - 1;
  const int first = first_of_pair(tree, participle - 2, noun);
  if (first == no_head) return false;
  int verb = no_head;  // of the clause that the participle was thought to head
  for (int i = noun + 1; i < tree.size() && verb == no_head; ++i)
    if (tree.at(i).head == participle && tree.at(i).upos == Upos::VERB) verb = i;
  const bool owned = tree.at(noun).head == participle;
  const bool owns_first = tree.at(first).head == participle;
  if (owns_first && owned) {
    if (verb == no_head) return false;
    const bool relative = tree.is(participle, {"acl"});
    tree.at(verb).head = tree.at(participle).head;
    tree.at(verb).relation = relative ? "acl:relcl" : tree.at(participle).relation;
    tree.at(first).head = verb;
    tree.at(first).relation = "nsubj";
  } else if (owns_first) {
    tree.at(first).head = tree.at(noun).head;
    tree.at(first).relation = tree.at(noun).relation;
  }
  tree.at(noun).head = first;
  tree.at(noun).relation = "conj";
  for (int i = 0; i < tree.size(); ++i)
    if (tree.at(i).head == participle) tree.at(i).head = verb == no_head ? noun : verb;
  tree.at(participle).head = noun;
  tree.at(participle).relation = "amod";
  tree.at(coordinator).head = noun;
  tree.at(coordinator).relation = "cc";
  return whole(tree);
}

// "On 3 August, suspected members of A attacked": a participle right before the bare subject describes it.
void mend_described_subjects(TreeEdit& tree) {
  for (int participle = 0; participle + 2 < tree.size(); ++participle) {
    const int verb = tree.at(participle).head;
    const std::string& xpos = tree.at(participle).xpos;
    if ((xpos != "VBN" && xpos != "VBD") || verb == no_head || verb < participle + 2) continue;
    if (tree.has_subject(participle)) continue;
    if (!tree.is(participle, {"advcl", "acl", "ccomp", "dep"})) continue;
    const bool opens = participle == 0 || tree.comma(participle - 1) ||
                       tree.at(participle - 1).upos == Upos::CCONJ || tree.at(participle - 1).form == "that";
    const int noun = described_noun(tree, participle);
    if (!opens || noun == no_head || tree.at(noun).xpos != "NNS" || tree.at(noun).head != verb) continue;
    if (!tree.is(noun, {"nsubj", "nsubj:pass"}) || tree.first_of(noun) != participle + 1) continue;
    for (int i = 0; i < tree.size(); ++i)
      if (tree.at(i).head == participle) tree.at(i).head = verb;
    tree.hang(participle, noun, "amod");
  }
}

}  // namespace

void mend_describing_participles(Sentence& sentence) {
  static constexpr std::array<std::string_view, 8> describing = {"allied",      "neighbouring", "neighboring",
                                                                 "affiliated",  "associated",   "aligned",
                                                                 "surrounding", "opposing"};
  TreeEdit tree(sentence);
  mend_described_subjects(tree);
  for (int word = 2; word + 1 < tree.size(); ++word) {
    if (tree.at(word).upos != Upos::VERB || !among(describing, tree.at(word).form)) continue;
    if (tree.at(word - 1).upos != Upos::CCONJ || tree.at(word).head == no_head) continue;
    const int noun = described_noun(tree, word);
    if (noun == no_head) continue;
    const std::vector<Token> before = sentence.tokens;
    if (!describe(tree, word, noun)) sentence.tokens = before;
  }
}

void mend_known_as(Sentence& sentence) {
  TreeEdit tree(sentence);
  for (int known = 3; known + 2 < tree.size(); ++known) {
    if (tree.at(known).form != "known" || tree.at(known + 1).lemma != "as") continue;
    if (tree.at(known).head == no_head ||
        tree.child(known, {"aux", "aux:pass", "nsubj", "nsubj:pass"}) != no_head)
      continue;
    int comma = known - 1;
    while (comma > 0 && tree.at(comma).upos == Upos::ADV)
      --comma;
    const int clause = tree.at(known).head;
    if (!tree.comma(comma) || clause > known || tree.nominal(clause) || !tree.is(known, {"advcl", "acl"}))
      continue;
    int noun = no_head;  // the widest phrase that ends before the comma
    for (int at = comma - 1; at != no_head && tree.nominal(at) && at < comma; at = tree.at(at).head)
      if (tree.last_of(at) == comma - 1 || tree.last_of(at) == comma) noun = at;
    if (noun == no_head || !tree.hang(known, noun, "acl")) continue;
    // "…, known as X, and has 300 men": what goes on is the clause.
    for (int i = known + 1; i < tree.size(); ++i)
      if (tree.at(i).head == known && tree.is(i, {"conj"}) && tree.finite(i)) tree.hang(i, clause, "conj");
  }
}

namespace {

constexpr std::array<std::string_view, 6> saying = {"say", "report", "announce", "confirm", "state", "claim"};
constexpr std::array<std::string_view, 20> speaking = {
    "add",   "cite",   "quote", "note",  "accuse", "blame", "describe", "call", "warn",    "insist",
    "claim", "stress", "refer", "speak", "urge",   "argue", "vow",      "say",  "mention", "praise"};

// The verb above what is only announced or meant, "said" in "said it would leave" and "vowed" in "vowed to
// leave"; no_head where the clause is told as done.
int announcing(const TreeEdit& tree, int clause) {
  const int above = tree.at(clause).head;
  if (above == no_head || above > clause || tree.at(above).upos != Upos::VERB) return no_head;
  if (tree.is(clause, {"xcomp"})) return tree.marker(clause, "to") != no_head ? above : no_head;
  if (!tree.is(clause, {"ccomp"})) return no_head;
  for (int i = 0; i < clause; ++i)
    if (tree.at(i).head == clause && tree.at(i).xpos == "MD") return above;
  return no_head;
}

// "A said it would leave, accusing B of fraud": A accuses B now, and not when it leaves.
void mend_words_behind_announcements(TreeEdit& tree) {
  for (int words = 4; words < tree.size(); ++words) {
    const int clause = tree.at(words).head;
    if (tree.at(words).xpos != "VBG" || !tree.comma(words - 1) || clause == no_head || clause > words)
      continue;
    if (!tree.is(words, {"advcl"}) || !among(speaking, tree.at(words).lemma)) continue;
    const int above = announcing(tree, clause);
    if (above != no_head) tree.hang(words, above, "advcl");
  }
}

}  // namespace

void mend_results_behind_speech(Sentence& sentence) {
  TreeEdit tree(sentence);
  mend_words_behind_announcements(tree);
  for (int result = 5; result < tree.size(); ++result) {
    const int said = tree.at(result).head;
    if (tree.at(result).xpos != "VBG" || !tree.comma(result - 1) || said == no_head || said > result)
      continue;
    if (!tree.is(result, {"ccomp", "advcl", "xcomp"}) || !among(saying, tree.at(said).lemma)) continue;
    const int clause = tree.at(said).head;
    if (clause == no_head || clause > said || !tree.is(said, {"conj", "parataxis"}) || !tree.finite(said))
      continue;
    const int speaker = tree.child(said, {"nsubj"});
    if (speaker == no_head || speaker < clause || speaker > said || !tree.behind_comma(speaker)) continue;
    if (tree.at(clause).upos != Upos::VERB || among(speaking, tree.at(result).lemma)) continue;
    const int content = tree.child(said, {"ccomp"});
    if (content != no_head && content != result) continue;
    tree.hang(result, clause, "advcl");
  }
}

void mend_due(Sentence& sentence) {
  TreeEdit tree(sentence);
  for (int due = 1; due + 2 < tree.size(); ++due) {
    const int verb = tree.at(due).head;
    if (tree.at(due).form != "due" || tree.at(due + 1).form != "to" || verb != due + 2) continue;
    if (tree.child(due, {"cop"}) == no_head || tree.at(verb).upos != Upos::VERB) continue;
    tree.at(due).head = tree.at(verb).head;
    tree.at(due).relation = tree.at(verb).relation;
    tree.at(verb).head = due;
    tree.at(verb).relation = "xcomp";
    for (int i = 0; i < due; ++i)
      if (tree.at(i).head == verb) tree.at(i).head = due;
    tree.at(due + 1).head = verb;
    tree.at(due + 1).relation = "mark";
  }
}

void mend_modal_conjuncts(Sentence& sentence) {
  TreeEdit tree(sentence);
  // An infinitive or a gerund, which has no tense of its own.
  const auto tenseless = [&](int verb) {
    if (tree.at(verb).upos != Upos::VERB || tree.has_subject(verb)) return false;
    const bool gerund = tree.at(verb).xpos == "VBG" && tree.child(verb, {"aux", "aux:pass"}) == no_head;
    return gerund || (tree.at(verb).xpos == "VB" && tree.marker(verb, "to") != no_head);
  };
  for (int second = 4; second < tree.size(); ++second) {
    if (!tree.is(second, {"conj"}) || tree.has_subject(second)) continue;
    const int modal = tree.child(second, {"aux"});
    const bool tense =
        tree.at(second).xpos == "VBD" && tree.at(second).upos == Upos::VERB && modal == no_head;
    if (!tense && (modal == no_head || tree.at(modal).xpos != "MD")) continue;
    int first = tree.at(second).head;
    while (first != no_head && first < second && tenseless(first) &&
           tree.is(first, {"xcomp", "advcl", "ccomp"}))
      first = tree.at(first).head;
    if (first != no_head && first < second && tree.at(first).upos == Upos::VERB &&
        first != tree.at(second).head)
      tree.hang(second, first, "conj");
  }
}

void mend_founding(Sentence& sentence) {
  TreeEdit tree(sentence);
  for (int verb = 1; verb < tree.size(); ++verb) {
    if (tree.at(verb).form != "found" || tree.at(verb).lemma == "found") continue;
    const int auxiliary = tree.child(verb, {"aux"});
    const bool modal = auxiliary != no_head && tree.at(auxiliary).xpos == "MD";
    if (!(modal || tree.at(verb - 1).form == "to") || tree.child(verb, {"aux:pass"}) != no_head) continue;
    const bool perfect = tree.at(verb - 1).lemma == "have";
    if (perfect) continue;
    tree.at(verb).lemma = "found";
    tree.at(verb).xpos = "VB";
    tree.at(verb).features = "VerbForm=Inf";
  }
}

namespace {

// "accused A of arming B, which holds P": the clause is about the name right before the comma, where a verb
// stands between that and the noun it was hung on.
void mend_relatives_behind_verbs(TreeEdit& tree) {
  for (int which = 3; which < tree.size(); ++which) {
    const int clause = tree.at(which).head;
    if (tree.at(which).form != "which" || !tree.comma(which - 1) || clause < which) continue;
    int name = which - 2;
    while (tree.is(name, {"flat", "compound"}) && tree.at(name).head != no_head &&
           tree.name(tree.at(name).head))
      name = tree.at(name).head;
    const int noun = tree.at(clause).head;
    if (!tree.is(clause, {"acl:relcl"}) || !tree.name(name) || noun == no_head || noun >= name) continue;
    int above = tree.at(name).head;
    while (above != no_head && above > noun && tree.at(above).upos != Upos::VERB)
      above = tree.at(above).head;
    if (above != no_head && above > noun && above < name) tree.hang(clause, name, "acl:relcl");
  }
}

}  // namespace

void mend_relative_pronouns(Sentence& sentence) {
  TreeEdit tree(sentence);
  mend_relatives_behind_verbs(tree);
  for (int that = 1; that < tree.size(); ++that) {
    const int verb = tree.at(that).head;
    if (tree.at(that).form != "that" || tree.at(that).xpos != "IN" || verb <= that) continue;
    if (!tree.is(that, {"obj", "nsubj", "nsubj:pass"}) || !tree.is(verb, {"acl:relcl"})) continue;
    tree.at(that).upos = Upos::PRON;
    tree.at(that).xpos = "WDT";
    tree.at(that).features = "PronType=Rel";
  }
}

}  // namespace hearsay::syntax
