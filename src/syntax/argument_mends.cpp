// Mends of what hangs on a verb: its subject, its recipient, its agent.
#include "syntax/mends.hpp"
#include "syntax/tree_edit.hpp"

namespace hearsay::syntax {
namespace {

void mend_recipient(Sentence& sentence, TreeEdit& tree, int noun) {
  const int verb = tree.at(noun).head;
  if (verb == no_head || verb > noun || tree.at(verb).upos != Upos::VERB) return;
  if (tree.child(verb, {"iobj", "aux:pass", "nsubj:pass"}) != no_head) return;
  const int last = name_before_figure(tree, noun);
  if (last <= verb) return;
  tree.hang(set_name_apart(sentence, last, verb + 1, noun), verb, "iobj");
}

}  // namespace

void mend_recipients(Sentence& sentence) {
  TreeEdit tree(sentence);
  for (int noun = 2; noun < tree.size(); ++noun) {
    if (tree.at(noun).relation != "obj" || tree.at(noun).upos != Upos::NOUN) continue;
    if (tree.at(noun).xpos == "NNS") mend_recipient(sentence, tree, noun);
  }
}

namespace {

// Whether only nouns and their phrases lie between a word and the verb that it hangs under.
bool nominal_way(const TreeEdit& tree, int token, int verb) {
  for (int at = tree.at(token).head; at != verb; at = tree.at(at).head)
    if (at == no_head || tree.at(at).upos == Upos::VERB) return false;
  return true;
}

// The passive verb without an agent that stands nearest before the word, or no_head.
int passive_before(const TreeEdit& tree, int token) {
  for (int verb = token - 1; verb >= 0; --verb) {
    if (tree.at(verb).upos != Upos::VERB) continue;
    if (tree.child(verb, {"aux:pass"}) == no_head) continue;
    return tree.child(verb, {"obl:agent"}) == no_head ? verb : no_head;
  }
  return no_head;
}

}  // namespace

void mend_agents(Sentence& sentence) {
  TreeEdit tree(sentence);
  for (int by = 2; by < tree.size(); ++by) {
    if (tree.at(by).lemma != "by" || tree.at(by).relation != "case" || tree.at(by).head <= by) continue;
    const int agent = tree.at(by).head;
    // "…, by forces allied to A": what stands behind a preposition is no subject.
    const int participle = tree.at(agent).head;
    if (tree.is(agent, {"nsubj", "nsubj:pass"}) && participle > agent && tree.at(participle).xpos == "VBN" &&
        tree.at(participle).head != no_head && tree.at(participle).head < by) {
      tree.at(agent).head = tree.at(participle).head;
      tree.at(agent).relation = "obl";
      tree.at(participle).head = agent;
      tree.at(participle).relation = "acl";
    }
    // "was paid to A by B": a name has no agent.
    const int name = tree.at(agent).head;
    if (tree.is(agent, {"nmod"}) && tree.name(agent) && name < by && tree.name(name) &&
        tree.is(name, {"obl", "obj"}) && tree.at(name).head == passive_before(tree, by)) {
      const int which = tree.child(name, {"acl:relcl"});
      if (which > agent) tree.hang(which, agent, "acl:relcl");
      tree.hang(agent, tree.at(name).head, "obl:agent");
      continue;
    }
    if (!tree.comma(by - 1)) continue;
    const int verb = passive_before(tree, by);
    if (verb == no_head || !tree.below(agent, verb) || !nominal_way(tree, agent, verb)) continue;
    tree.hang(agent, verb, "obl:agent");
  }
}

namespace {

// "with" or "without" before the noun of an absolute clause, or no_head: "with" also opens the phrase of one
// who is met or fought, unless a comma or the sentence's beginning sets it apart.
int absolute_marker(const TreeEdit& tree, int noun) {
  const int without = tree.marker(noun, "without");
  if (without != no_head) return without;
  const int with = tree.marker(noun, "with");
  return with == 0 || tree.comma(with - 1) ? with : no_head;
}

}  // namespace

void mend_gerund_subjects(Sentence& sentence) {
  TreeEdit tree(sentence);
  for (int gerund = 2; gerund < tree.size(); ++gerund) {
    if (tree.at(gerund).xpos != "VBG" || !tree.is(gerund, {"advcl", "acl"}) || tree.has_subject(gerund))
      continue;
    const int head = tree.at(gerund).head;
    for (int noun = 1; noun < gerund; ++noun) {
      if (!tree.is(noun, {"obl", "nmod"}) || !tree.nominal(noun)) continue;
      if (noun != head && tree.at(noun).head != head) continue;
      const int marker = absolute_marker(tree, noun);
      if (marker == no_head) continue;
      if (tree.last_of(noun) + 1 != gerund && !(head == noun && tree.is(gerund, {"acl"}))) continue;
      tree.at(gerund).head = tree.at(noun).head;
      tree.at(gerund).relation = "advcl";
      tree.hang(noun, gerund, "nsubj");
      tree.hang(marker, gerund, "mark");
      break;
    }
  }
}

void mend_small_clauses(Sentence& sentence) {
  TreeEdit tree(sentence);
  for (int role = 3; role < tree.size(); ++role) {
    if (!tree.is(role, {"obl"}) || tree.marker(role, "as") == no_head) continue;
    if (tree.child(role, {"nmod:poss"}) == no_head) continue;  // "run with Main Street as the dividing line"
    const int before = tree.first_of(role) - 1;
    for (int holder = 1; holder <= before; ++holder)
      if (tree.at(holder).head == tree.at(role).head && tree.is(holder, {"obl"}) &&
          tree.marker(holder, "with") != no_head && tree.last_of(holder) == before)
        tree.hang(role, holder, "nmod");
  }
}

void mend_clefts(Sentence& sentence) {
  TreeEdit tree(sentence);
  const auto denied = [&](int token) {
    for (int i = 0; i < token; ++i)
      if (tree.at(i).head == token && tree.at(i).lemma == "not") return true;
    return false;
  };
  for (int clause = 0; clause < tree.size(); ++clause) {
    if (!tree.is(clause, {"acl:relcl", "advcl:relcl"}) || tree.at(clause).head == no_head) continue;
    const int contrast = tree.at(clause).head;
    const int focus = tree.at(contrast).head;
    if (focus == no_head || focus > contrast || !tree.is(contrast, {"appos", "conj"}) || !denied(contrast))
      continue;
    const int it = tree.child(focus, {"nsubj", "expl"});
    if (it != no_head && tree.at(it).lemma == "it" && tree.child(focus, {"cop"}) != no_head)
      tree.at(clause).head = focus;
  }
}

void mend_rather_than(Sentence& sentence) {
  TreeEdit tree(sentence);
  for (int i = 0; i + 2 < tree.size(); ++i) {
    const bool opener = tree.at(i).lemma == "rather" && tree.at(i + 1).lemma == "than" &&
                        tree.at(i).relation == "cc" && tree.at(i + 1).head == i;
    if (opener && tree.at(i + 2).xpos == "VBG" && tree.is(i + 2, {"advcl"})) tree.hang(i, i + 2, "mark");
  }
}

namespace {

// "Were A to attack B": the infinitive is what A would do, and not a description of A.
void raise_infinitive(TreeEdit& tree) {
  const int subject = tree.at(0).head;
  if (tree.at(0).lemma != "be" || subject == no_head || !tree.nominal(subject)) return;
  const int infinitive = tree.child(subject, {"acl", "advcl"});
  if (infinitive == no_head || tree.marker(infinitive, "to") == no_head || tree.has_subject(infinitive))
    return;
  tree.at(infinitive).head = tree.at(subject).head;
  tree.at(infinitive).relation = tree.at(subject).relation;
  tree.hang(subject, infinitive, "nsubj");
  tree.hang(0, infinitive, "aux");
  for (int i = infinitive + 1; i < tree.size(); ++i)
    if (tree.at(i).head == subject) tree.hang(i, infinitive, tree.at(i).relation);
}

}  // namespace

void mend_inversions(Sentence& sentence) {
  TreeEdit tree(sentence);
  if (tree.size() < 5 || tree.at(0).upos != Upos::AUX || tree.at(tree.size() - 1).form == "?") return;
  if (tree.at(0).form == "Were") raise_infinitive(tree);
  const std::string& opener = tree.at(0).lemma;
  const int condition = tree.at(0).head;
  if ((opener != "should" && opener != "have" && opener != "be") || condition == no_head) return;
  if (tree.at(condition).head != no_head || tree.at(condition).upos != Upos::VERB) return;
  const int subject = tree.child(condition, {"nsubj", "nsubj:pass"});
  if (subject == no_head || subject > condition) return;
  for (int clause = condition + 2; clause < tree.size(); ++clause) {
    if (tree.at(clause).head != condition || !tree.is(clause, {"parataxis", "ccomp", "conj"})) continue;
    if (!tree.has_subject(clause) || !tree.comma(tree.first_of(clause) - 1)) continue;
    tree.at(clause).head = no_head;
    tree.at(clause).relation = "root";
    tree.at(condition).head = clause;
    tree.at(condition).relation = "advcl";
    return;
  }
}

namespace {

// "With a week to go the A has endorsed B": what stands right before a finite verb is its subject.
void free_of_infinitive(TreeEdit& tree, int token) {
  const int infinitive = tree.at(token).head;
  if (!tree.is(token, {"obj"}) || !tree.name(token) || infinitive > token) return;
  if (!tree.is(infinitive, {"acl", "advcl"}) || tree.marker(infinitive, "to") == no_head) return;
  const int next = tree.last_of(token) + 1;
  if (!tree.inside(next)) return;
  const int verb = tree.is(next, {"aux", "aux:pass"}) ? tree.at(next).head : next;
  if (!(verb != next || tree.finite(verb)) || tree.at(verb).upos != Upos::VERB || verb < next ||
      tree.has_subject(verb))
    return;
  if (tree.is(verb, {"acl", "acl:relcl", "xcomp"}) || !tree.below(infinitive, verb)) return;
  tree.hang(token, verb, tree.child(verb, {"aux:pass"}) == no_head ? "nsubj" : "nsubj:pass");
}

}  // namespace

// A name without a preposition before a verb without a subject: "A neither armed nor trained B".
void mend_bare_subjects(Sentence& sentence) {
  TreeEdit tree(sentence);
  for (int token = 0; token < tree.size(); ++token) {
    free_of_infinitive(tree, token);
    if (tree.at(token).relation != "obl" || !tree.name(token)) continue;
    const int verb = tree.at(token).head;
    if (verb < token || tree.at(verb).upos != Upos::VERB || tree.child(token, {"case"}) != no_head) continue;
    if (!(tree.finite(verb) || tree.child(verb, {"aux"}) != no_head) || tree.has_subject(verb) ||
        tree.comma(tree.last_of(token) + 1))
      continue;
    tree.at(token).relation = tree.child(verb, {"aux:pass"}) == no_head ? "nsubj" : "nsubj:pass";
  }
}

}  // namespace hearsay::syntax
