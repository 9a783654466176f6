// Mends of subjects that parsers lose behind a conjunction, a phrase in front, or an apposition.
#include <array>
#include <string_view>

#include "syntax/mends.hpp"
#include "syntax/tree_edit.hpp"

namespace hearsay::syntax {
namespace {

std::string_view subject_relation(const TreeEdit& tree, int verb) {
  return tree.child(verb, {"aux:pass"}) == no_head ? "nsubj" : "nsubj:pass";
}

// The verb of the clause that goes on at `next`, where that has an auxiliary or a tense, or no_head.
int clause_verb(const TreeEdit& tree, int next) {
  if (!tree.inside(next)) return no_head;
  const bool auxiliary = tree.is(next, {"aux", "aux:pass"});
  const int verb = auxiliary ? tree.at(next).head : next;
  if (verb < next || tree.at(verb).upos != Upos::VERB || !(auxiliary || tree.finite(verb))) return no_head;
  return tree.has_subject(verb) ? no_head : verb;
}

bool has_apposition(const TreeEdit& tree, int noun) {
  for (int i = noun + 1; i < tree.size(); ++i)
    if (tree.is(i, {"appos"}) && tree.below(i, noun)) return true;
  return false;
}

// "A year after X and Y signed a truce, Z still fires": X and Y signed, the year counts for what Z does.
void mend_counted_clauses(TreeEdit& tree) {
  for (int marker = 1; marker + 3 < tree.size(); ++marker) {
    const int noun = tree.at(marker).head;
    const std::string_view lemma = tree.at(marker).lemma;
    if (!tree.is(marker, {"case"}) || (lemma != "after" && lemma != "before") || noun <= marker) continue;
    const int span = marker - 1;
    const int verb = tree.at(span).head;
    const bool below = tree.at(noun).head == span || (tree.at(noun).head == verb && tree.is(noun, {"obl"}));
    if (!below || !tree.nominal(noun) || !tree.is(span, {"obl:unmarked", "obl:tmod", "obl"})) continue;
    const int main = verb == no_head ? no_head : tree.at(verb).head;
    if (verb < noun || main < verb || !tree.is(verb, {"advcl"}) || tree.has_subject(verb)) continue;
    if (clause_verb(tree, tree.last_of(noun) + 1) != verb) continue;
    tree.hang(noun, verb, subject_relation(tree, verb));
    tree.hang(marker, verb, "mark");
    tree.hang(span, main, "obl:unmarked");
  }
}

}  // namespace

void mend_subordinate_subjects(Sentence& sentence) {
  static constexpr std::array<std::string_view, 6> conjunctions = {"after", "before", "since",
                                                                   "until", "once",   "while"};
  TreeEdit tree(sentence);
  mend_counted_clauses(tree);
  for (int marker = 0; marker + 2 < tree.size(); ++marker) {
    const int noun = tree.at(marker).head;
    if (!tree.is(marker, {"case"}) || noun <= marker || !tree.is(noun, {"obl", "nmod"})) continue;
    const std::string_view lemma = tree.at(marker).lemma;
    if (!tree.nominal(noun) || !among(conjunctions, lemma)) continue;
    int next = tree.last_of(noun) + 1;
    // "…, a unit of B, opened fire": a comma before the verb closes an apposition.
    const bool comma = tree.comma(next) || tree.comma(next - 1);
    if (comma && !has_apposition(tree, noun)) continue;
    if (tree.comma(next)) ++next;
    const int verb = clause_verb(tree, next);
    if (verb == no_head || !tree.is(verb, {"conj", "advcl", "parataxis", "ccomp"}) || tree.below(verb, noun))
      continue;
    if (tree.at(verb).head == no_head || tree.at(verb).head > marker) continue;
    if (tree.child(verb, {"cc", "mark"}) != no_head) continue;
    // "…, residents said.": what closes the sentence has said the rest.
    if (comma && verb + 1 < tree.size() && tree.at(verb + 1).upos == Upos::PUNCT) continue;
    tree.at(verb).relation = "advcl";
    tree.hang(noun, verb, subject_relation(tree, verb));
    tree.hang(marker, verb, "mark");
  }
}

void mend_fronted_subjects(Sentence& sentence) {
  TreeEdit tree(sentence);
  if (tree.size() < 6 || tree.at(0).upos != Upos::ADP) return;
  const int phrase = tree.at(0).head;
  if (phrase <= 0 || !tree.is(phrase, {"obl", "nmod"})) return;
  const int verb = tree.at(phrase).head;
  if (verb == no_head || verb < phrase || tree.at(verb).upos != Upos::VERB || tree.has_subject(verb)) return;
  if (!tree.finite(verb) && tree.child(verb, {"aux"}) == no_head) return;
  for (int noun = 2; noun < verb; ++noun) {
    if (!tree.is(noun, {"appos"}) || !tree.nominal(noun) || !tree.below(noun, phrase)) continue;
    const bool led = tree.name(noun) || tree.child(noun, {"det", "nmod:poss"}) != no_head;
    if (!led || !tree.behind_comma(noun)) continue;
    const int head = tree.at(noun).head;
    // What is apposed behind it, up to the verb, is apposed to it.
    int end = tree.last_of(noun);
    for (int other = noun + 1; other < verb; ++other)
      if (tree.at(other).head == head && tree.is(other, {"appos"})) end = tree.last_of(other);
    if (end + 1 != verb && !(tree.comma(end + 1) && end + 2 == verb)) continue;
    tree.hang(noun, verb, subject_relation(tree, verb));
    for (int other = noun + 1; other < verb; ++other)
      if (tree.at(other).head == head && tree.is(other, {"appos"})) tree.hang(other, noun, "appos");
    return;
  }
}

void mend_subject_titles(Sentence& sentence) {
  TreeEdit tree(sentence);
  for (int name = 4; name + 2 < tree.size(); ++name) {
    const int verb = tree.at(name).head;
    if (!tree.is(name, {"nsubj", "nsubj:pass"}) || !tree.name(name) || verb < name) continue;
    if (!tree.is(verb, {"conj", "parataxis"}) || tree.at(verb).head == no_head || tree.at(verb).head > name)
      continue;
    const int first = tree.comma(tree.first_of(name)) ? tree.first_of(name) + 1 : tree.first_of(name);
    if (!tree.comma(first - 1) || tree.child(verb, {"cc"}) != no_head) continue;
    int last = name;  // of the name, whatever hangs the comma on it
    while (tree.at(last + 1).head == name && tree.is(last + 1, {"flat", "compound"}) &&
           last + 2 < tree.size())
      ++last;
    if (!tree.comma(last + 1)) continue;
    for (int title = first - 2; title > 0; --title) {
      if (!tree.is(title, {"conj"}) || tree.at(title).upos != Upos::NOUN || tree.last_of(title) < first - 2)
        continue;
      const int coordinator = tree.child(title, {"cc"});
      if (coordinator == no_head || coordinator > title || tree.below(verb, title)) break;
      tree.hang(title, verb, tree.at(name).relation);
      tree.hang(name, title, "appos");
      tree.hang(coordinator, verb, "cc");
      break;
    }
  }
}

void mend_said_subjects(Sentence& sentence) {
  // Verbs of saying that nobody is the object of.
  static constexpr std::array<std::string_view, 4> saying = {"say", "think", "insist", "allege"};
  TreeEdit tree(sentence);
  for (int noun = 2; noun < tree.size(); ++noun) {
    const int said = tree.at(noun).head;
    if (!tree.is(noun, {"iobj", "obj"}) || !tree.nominal(noun) || said == no_head || said > noun) continue;
    if (!among(saying, tree.at(said).lemma)) continue;
    if (tree.first_of(noun) != said + 1 && tree.at(said + 1).lemma != "that") continue;
    const int verb = tree.child(said, {"ccomp"});
    if (verb < noun || tree.at(verb).upos != Upos::VERB || tree.has_subject(verb)) continue;
    const bool auxiliary = tree.child(verb, {"aux", "aux:pass"}) > noun;
    if (auxiliary || tree.finite(verb)) tree.hang(noun, verb, subject_relation(tree, verb));
  }
}

namespace {

// The clause or apposition set off behind a noun that the word is in; no_head where it is in none.
int set_off_behind(const TreeEdit& tree, int token) {
  for (int at = token; at != no_head; at = tree.at(at).head) {
    const int noun = tree.at(at).head;
    if (noun == no_head || noun > at) return no_head;
    if (tree.is(at, {"acl", "acl:relcl", "appos"}) && tree.nominal(noun) && tree.behind_comma(at)) return at;
  }
  return no_head;
}

}  // namespace

void mend_second_subjects(Sentence& sentence) {
  TreeEdit tree(sentence);
  for (int second = 5; second + 1 < tree.size(); ++second) {
    const int head = tree.at(second).head;
    if (!tree.is(second, {"conj"}) || !tree.nominal(second) || head == no_head || head > second) continue;
    const int coordinator = tree.child(second, {"cc"});
    if (coordinator == no_head || coordinator > second || !tree.comma(coordinator - 1)) continue;
    const int clause = set_off_behind(tree, head);
    if (clause == no_head) continue;
    const int first = tree.at(clause).head;
    const int verb = tree.at(first).head;
    const int next = tree.last_of(second) + 1;
    if (!tree.is(first, {"nsubj", "nsubj:pass"}) || verb < next || !tree.inside(next)) continue;
    // "…, and C signed": no comma behind it, and no verb in the singular.
    const bool goes_on = next == verb || (tree.at(next).head == verb && tree.at(next).upos == Upos::AUX);
    if (goes_on && tree.at(next).xpos != "VBZ") tree.hang(second, first, "conj");
  }
}

}  // namespace hearsay::syntax
