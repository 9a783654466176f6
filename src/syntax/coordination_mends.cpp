// Mends of what is joined with what, where something stands between or is left out.
#include <optional>
#include <string>

#include "syntax/mends.hpp"
#include "syntax/tree_edit.hpp"

namespace hearsay::syntax {
namespace {

// The word before the coordinator that the conjunct is coordinated with: the nearest phrase of its kind.
int first_conjunct(const TreeEdit& tree, int before, int conjunct) {
  for (int at = before; at != no_head && at <= before; at = tree.at(at).head) {
    if (tree.at(at).upos == tree.at(conjunct).upos) return at;
    if (!tree.is(at, {"nmod", "nummod", "compound", "flat", "amod", "conj", "appos"})) return no_head;
  }
  return no_head;
}

// "and , on market days , B": the comma behind what is put in between, or no_head.
int end_of_insertion(const TreeEdit& tree, int coordinator) {
  constexpr int longest = 10;
  if (!tree.comma(coordinator + 1) || !tree.inside(coordinator + 2)) return no_head;
  const Upos opening = tree.at(coordinator + 2).upos;
  if (opening != Upos::ADP && opening != Upos::ADV) return no_head;
  for (int i = coordinator + 3; i < tree.size() && i <= coordinator + longest; ++i) {
    if (tree.at(i).upos == Upos::VERB || tree.at(i).upos == Upos::AUX) return no_head;
    if (tree.comma(i)) return i;
  }
  return no_head;
}

}  // namespace

void mend_insertions(Sentence& sentence) {
  TreeEdit tree(sentence);
  for (int coordinator = 1; coordinator < tree.size(); ++coordinator) {
    if (tree.at(coordinator).upos != Upos::CCONJ) continue;
    const int comma = end_of_insertion(tree, coordinator);
    if (comma == no_head) continue;
    for (int conjunct = comma + 1; conjunct < tree.size(); ++conjunct) {
      const int head = tree.at(conjunct).head;
      if (!tree.is(conjunct, {"appos", "conj"}) || head <= coordinator || head >= comma) continue;
      const int first = first_conjunct(tree, coordinator - 1, conjunct);
      if (first == no_head) break;
      const bool same = tree.is(first, {"conj", "appos"});
      const std::string relation = same ? tree.at(first).relation : std::string("conj");
      if (tree.hang(conjunct, same ? tree.at(first).head : first, relation))
        tree.hang(coordinator, conjunct, "cc");
      break;
    }
  }
}

void mend_fresh_subjects(Sentence& sentence) {
  TreeEdit tree(sentence);
  for (int verb = 3; verb < tree.size(); ++verb) {
    // "have imposed": the auxiliary has the tense.
    const int auxiliary = tree.child(verb, {"aux", "aux:pass"});
    const bool tense = tree.finite(verb) || (auxiliary != no_head && tensed(tree.at(auxiliary)));
    if (!tense || tree.at(verb).relation != "conj" || tree.has_subject(verb)) continue;
    const int first = tree.at(verb).head;
    if (first == no_head || first > verb || tree.at(first).upos != Upos::VERB) continue;
    if (tree.child(verb, {"cc"}) != no_head) continue;
    int subject = no_head;
    for (int i = first + 1; i < verb; ++i)
      if (tree.is(i, {"conj"}) && tree.nominal(i) && tree.at(tree.at(i).head).head == first &&
          tree.is(tree.at(i).head, {"obj", "obl"}))
        subject = i;
    if (subject == no_head) continue;
    const int coordinator = tree.child(subject, {"cc"});
    if (coordinator == no_head || !tree.comma(coordinator - 1)) continue;
    if (tree.at(verb).xpos == "VBZ" && tree.at(subject).xpos == "NNS") continue;
    if (!tree.finite(verb) && tree.last_of(subject) + 1 != auxiliary) continue;
    tree.at(subject).head = verb;
    tree.at(subject).relation = tree.child(verb, {"aux:pass"}) == no_head ? "nsubj" : "nsubj:pass";
    tree.hang(coordinator, verb, "cc");
  }
}

namespace {

bool plain_finite_clause(const TreeEdit& tree, int verb) {
  return tree.finite(verb) && tree.is(verb, {"advcl", "parataxis", "ccomp", "conj"}) &&
         !tree.has_subject(verb) && tree.child(verb, {"mark", "cc", "aux", "advmod"}) == no_head;
}

// The item of a list right before the verb that begins behind the last comma: "…, residents and B said".
int item_before(const TreeEdit& tree, int verb) {
  int last = no_head;
  for (int i = verb - 1; i > 0 && last == no_head; --i)
    if (tree.is(i, {"conj", "appos"}) && tree.nominal(i) && tree.last_of(i) == verb - 1) last = i;
  if (last == no_head || tree.at(last).head > last) return no_head;
  int first = last;
  if (tree.child(last, {"cc"}) != no_head) {
    first = no_head;
    for (int i = tree.at(last).head + 1; i < last; ++i)
      if (tree.at(i).head == tree.at(last).head && tree.is(i, {"conj", "appos"})) first = i;
  }
  return first != no_head && tree.comma(tree.first_of(first)) ? first : no_head;
}

}  // namespace

void mend_swallowed_speakers(Sentence& sentence) {
  TreeEdit tree(sentence);
  for (int verb = 4; verb < tree.size(); ++verb) {
    // Only a verb at the end of its clause has what is said before it.
    if (!plain_finite_clause(tree, verb) || (verb + 1 < tree.size() && tree.at(verb + 1).upos != Upos::PUNCT))
      continue;
    const int speaker = item_before(tree, verb);
    if (speaker == no_head || !tree.below(speaker, tree.at(verb).head)) continue;
    const int list = tree.at(speaker).head;
    if (!tree.hang(speaker, verb, "nsubj")) continue;
    for (int i = speaker + 1; i < verb; ++i)
      if (tree.at(i).head == list && tree.is(i, {"conj", "appos"})) tree.hang(i, speaker, "conj");
    if (tree.at(verb).relation != "conj") tree.at(verb).relation = "parataxis";
  }
}

void mend_companions(Sentence& sentence) {
  TreeEdit tree(sentence);
  for (int adverb = 1; adverb + 2 < tree.size(); ++adverb) {
    const std::string& lemma = tree.at(adverb).lemma;
    const int first = tree.at(adverb).head;
    // "A, along with B, is": taken for two prepositions of one phrase.
    const bool cases = tree.is(adverb, {"case"}) && tree.is(adverb + 1, {"case"}) && first > adverb &&
                       tree.at(adverb + 1).head == first && tree.at(adverb + 1).lemma == "with";
    if ((lemma == "together" || lemma == "along") && cases && tree.is(first, {"nmod"}) &&
        tree.at(first).head < adverb && tree.nominal(first)) {
      tree.at(first).relation = "conj";
      continue;
    }
    if ((lemma != "together" && lemma != "along") || first == no_head || first > adverb) continue;
    if (!tree.nominal(first) || tree.at(adverb + 1).lemma != "with") continue;
    const int companion = tree.at(adverb + 1).head;
    if (companion > adverb && tree.at(companion).head == adverb) tree.hang(companion, first, "conj");
  }
}

void mend_counted_conjuncts(Sentence& sentence) {
  TreeEdit tree(sentence);
  for (int conjunct = 3; conjunct < tree.size(); ++conjunct) {
    const int first = tree.at(conjunct).head;
    if (!tree.is(conjunct, {"conj"}) || first == no_head || first > conjunct) continue;
    const int counted = tree.at(first).head;
    if (!tree.is(first, {"nmod"}) || counted == no_head || counted > first) continue;
    const auto has_figure = [&](int noun) { return tree.child(noun, {"nummod"}) != no_head; };
    if (has_figure(conjunct) && has_figure(counted) && !has_figure(first)) tree.at(conjunct).head = counted;
  }
}

namespace {

// The kind of the name that the word is in.
std::optional<NameKind> kind_at(const Sentence& sentence, int token) {
  for (const Name& name : sentence.names)
    if (static_cast<int>(name.first) <= token && token <= static_cast<int>(name.last)) return name.kind;
  return std::nullopt;
}

}  // namespace

void mend_governments(Sentence& sentence) {
  TreeEdit tree(sentence);
  for (int body = 3; body < tree.size(); ++body) {
    const int place = tree.at(body).head;
    if (!tree.is(body, {"conj"}) || place == no_head || place > body || !tree.is(place, {"nmod"})) continue;
    const int noun = tree.at(place).head;
    if (tree.marker(place, "of") == no_head || noun > place || tree.at(noun).xpos != "NN") continue;
    if (kind_at(sentence, place) != NameKind::place || kind_at(sentence, body) != NameKind::organisation)
      continue;
    const bool article = tree.child(place, {"det"}) == no_head && tree.child(body, {"det"}) != no_head;
    if (article) tree.at(body).head = noun;
  }
}

namespace {

// The noun of the phrase with this preposition right behind the name, wherever it hangs, or no_head.
int phrase_behind(const TreeEdit& tree, int name, const std::string& preposition) {
  for (int i = name + 1; i < tree.size(); ++i) {
    if (tree.is(i, {"case"}) && tree.at(i).lemma == preposition && tree.at(i).head > i)
      return tree.at(i).head;
    if (!tree.is(i, {"flat", "compound"}) || tree.at(i).head > i) return no_head;
  }
  return no_head;
}

}  // namespace

void mend_recipient_chains(Sentence& sentence) {
  TreeEdit tree(sentence);
  for (int name = 3; name < tree.size(); ++name) {
    const int thing = tree.at(name).head;
    if (!tree.is(name, {"conj"}) || thing == no_head || thing > name || !tree.is(thing, {"obl", "nmod"}))
      continue;
    const int preposition = tree.child(thing, {"case"});
    if (preposition == no_head || tree.name(thing) || !tree.name(name)) continue;
    if (tree.at(preposition).lemma == "of") continue;
    const int inner = phrase_behind(tree, name, tree.at(preposition).lemma);
    if (inner == no_head) continue;
    const int above = tree.at(thing).head;
    const int object = tree.is(thing, {"nmod"}) ? above : tree.child(above, {"obj"});
    if (object == no_head || object > preposition || !tree.is(object, {"obj"})) continue;
    tree.at(name).head = object;
    tree.hang(inner, name, "nmod");
  }
}

namespace {

// The verb of which the word, or the first word of its list, is an object or stands in a phrase.
int verb_of_argument(const TreeEdit& tree, int token) {
  for (int steps = 0; steps < tree.size() && token != no_head; ++steps) {
    if (tree.is(token, {"obj", "obl", "iobj"})) {
      const int verb = tree.at(token).head;
      return tree.at(verb).upos == Upos::VERB && verb < token ? verb : no_head;
    }
    if (!tree.is(token, {"conj", "appos"})) return no_head;
    token = tree.at(token).head;
  }
  return no_head;
}

void leave_gap(TreeEdit& tree, int verb, int subject, int object) {
  if (!tree.hang(subject, verb, "conj")) return;
  tree.hang(object, subject, "orphan");
}

// "A finances B; C, D": between semicolons two names and one comma.
void mend_gap_after_semicolon(TreeEdit& tree, int semicolon) {
  int end = semicolon + 1;
  while (end < tree.size() && tree.at(end).form != ";" && tree.at(end).form != ".")
    ++end;
  int subject = no_head;
  int object = no_head;
  int commas = 0;
  for (int i = semicolon + 1; i < end; ++i) {
    if (tree.at(i).upos == Upos::VERB || tree.at(i).upos == Upos::AUX) return;
    commas += tree.comma(i) ? 1 : 0;
    if (!tree.is(i, {"conj", "appos"}) || !tree.nominal(i)) continue;
    if (object != no_head) return;
    (subject == no_head ? subject : object) = i;
  }
  if (object == no_head || commas != 1) return;
  const int verb = verb_of_argument(tree, subject);
  if (verb == no_head || verb > semicolon || !tree.has_subject(verb)) return;
  leave_gap(tree, verb, subject, object);
}

// "A armed B and C the D": right behind the second of two names, without a comma or an "and", another that is
// led by an article or a number.
void mend_gap_after_coordinator(TreeEdit& tree, int subject) {
  const int verb = verb_of_argument(tree, subject);
  if (verb == no_head || !tree.has_subject(verb) || tree.child(subject, {"cc"}) == no_head) return;
  // "…, and the B the C" behind a comma: the second article opens a second phrase.
  const bool article = tree.child(subject, {"det"}) != no_head;
  if (tree.child(subject, {"case"}) != no_head) return;
  if (article && !tree.comma(tree.child(subject, {"cc"}) - 1)) return;
  int behind = subject + 1;
  while (tree.inside(behind) && tree.is(behind, {"flat"}) && tree.at(behind).head == subject)
    ++behind;
  if (!tree.inside(behind) || tree.at(behind).upos == Upos::PUNCT) return;
  for (int object = behind; object < tree.size(); ++object) {
    if (tree.first_of(object) != behind || !tree.is(object, {"appos", "conj"})) continue;
    const bool led = tree.child(object, {"det", "nummod"}) != no_head;
    const int head = tree.at(object).head;
    if (led && tree.nominal(object) && tree.child(object, {"cc"}) == no_head &&
        (head == subject || head == tree.at(subject).head))
      leave_gap(tree, verb, subject, object);
    return;
  }
}

// "A withdrew from B in 2022 and C in 2023": a name coordinated with a year.
void mend_gap_of_times(TreeEdit& tree, int subject) {
  const int year = tree.at(subject).head;
  if (year == no_head || year > subject || tree.at(year).upos != Upos::NUM || !tree.is(year, {"obl"})) return;
  const int verb = tree.at(year).head;
  if (!tree.has_subject(verb) || tree.at(verb).upos != Upos::VERB || verb > year) return;
  const int behind = tree.last_of(subject) + 1;
  if (!tree.inside(behind + 1) || tree.at(behind).upos != Upos::ADP || tree.at(behind + 1).upos != Upos::NUM)
    return;
  leave_gap(tree, verb, subject, behind + 1);
}

// "A lost 14 men and the B 31": what is counted by the same kind of figure.
void mend_gap_of_figures(Sentence& sentence, TreeEdit& tree, int counted) {
  const int first = tree.at(counted).head;
  if (first == no_head || first > counted || tree.child(first, {"nummod"}) == no_head) return;
  const int verb = verb_of_argument(tree, counted);
  const int coordinator = tree.child(counted, {"cc"});
  if (verb == no_head || !tree.has_subject(verb) || coordinator == no_head) return;
  const int last = name_before_figure(tree, counted);
  if (last <= coordinator) return;
  const int subject = set_name_apart(sentence, last, coordinator + 1, counted);
  if (!tree.hang(subject, verb, "conj")) return;
  tree.hang(coordinator, subject, "cc");
  tree.hang(counted, subject, "orphan");
}

}  // namespace

void mend_gaps(Sentence& sentence) {
  TreeEdit tree(sentence);
  for (int i = 2; i < tree.size(); ++i) {
    if (tree.at(i).form == ";") mend_gap_after_semicolon(tree, i);
    if (!tree.is(i, {"conj"}) || !tree.nominal(i)) continue;
    mend_gap_of_figures(sentence, tree, i);
    if (!tree.is(i, {"conj"}) || !tree.name(i)) continue;
    mend_gap_of_times(tree, i);
    if (tree.is(i, {"conj"})) mend_gap_after_coordinator(tree, i);
  }
}

}  // namespace hearsay::syntax
