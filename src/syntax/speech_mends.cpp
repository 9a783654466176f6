// Mends of who says what of whom: clauses that parsers hang on a noun in between, adjectives that they take
// for verbs.
#include <array>

#include "syntax/mends.hpp"
#include "syntax/tree_edit.hpp"

namespace hearsay::syntax {
namespace {}  // namespace

void mend_second_speech(Sentence& sentence) {
  static constexpr std::array<std::string_view, 19> charging = {
      "accuse", "blame", "urge", "warn",   "condemn", "criticise", "criticize", "denounce", "praise", "thank",
      "reject", "deny",  "call", "appeal", "demand",  "vow",       "threaten",  "promise",  "pledge"};
  TreeEdit tree(sentence);
  for (int second = 4; second < tree.size(); ++second) {
    const int reported = tree.at(second).head;
    if (!tree.is(second, {"conj"}) || reported == no_head || reported > second) continue;
    const int saying = tree.at(reported).head;
    if (!tree.is(reported, {"ccomp"}) || saying == no_head || saying > reported) continue;
    if (tree.at(saying).xpos != "VBD" || !tree.has_subject(saying)) continue;
    if (tree.has_subject(second) || tree.child(second, {"aux", "aux:pass", "mark"}) != no_head) continue;
    // "were fighting … and accused" are no two of a kind; "had supplied … and estimated that" and "had lost …
    // and killed" may be.
    const std::string& xpos = tree.at(second).xpos;
    const int coordinator = tree.child(second, {"cc"});
    const bool comma = coordinator != no_head && tree.comma(coordinator - 1);
    const bool perfect = tree.at(reported).xpos == "VBN" && tree.child(reported, {"aux:pass"}) == no_head;
    const bool speaks = among(charging, tree.at(second).lemma);
    const bool unlike = xpos == "VBD" && !tree.finite(reported) && tree.at(reported).upos == Upos::VERB &&
                        tree.child(reported, {"aux", "aux:pass"}) != no_head &&
                        (!perfect || comma || speaks || !tree.at(second).form.ends_with("ed"));
    const int clause = tree.child(second, {"ccomp"});
    const bool says = (xpos == "VBD" || xpos == "VBN") && clause > second;
    // "said no cuts were planned and blamed the shortfall on A": what has an object is no passive; "said A
    // had armed B, and called on C": behind a comma the speaker goes on.
    const bool passive =
        tree.child(reported, {"aux:pass"}) != no_head && tree.child(second, {"obj"}) != no_head;
    const bool charges = speaks && (passive || comma) && (xpos == "VBD" || xpos == "VBN");
    if (unlike || says || charges) tree.hang(second, saying, "conj");
  }
}

void mend_said_in_speech(Sentence& sentence) {
  static constexpr std::array<std::string_view, 17> saying = {
      "say",    "tell",  "announce", "claim",  "declare", "write",  "warn",        "state",  "add",
      "insist", "admit", "argue",    "report", "confirm", "reveal", "acknowledge", "promise"};
  TreeEdit tree(sentence);
  for (int clause = 2; clause < tree.size(); ++clause) {
    const int noun = tree.at(clause).head;
    if (!tree.is(clause, {"acl", "acl:relcl"}) || noun == no_head) continue;
    const bool in_speech = tree.is(noun, {"obl"}) && tree.child(noun, {"case"}) != no_head;
    const bool time = tree.is(noun, {"obl:unmarked", "obl:tmod"});  // "announced last week that"
    const int that = tree.marker(clause, "that");
    if (that != noun + 1 || !(in_speech || time) || !tree.has_subject(clause)) continue;
    const int verb = tree.at(noun).head;
    if (verb == no_head || verb > noun || !among(saying, tree.at(verb).lemma)) continue;
    if (tree.child(verb, {"ccomp"}) == no_head) tree.hang(clause, verb, "ccomp");
  }
}

namespace {

// "the names that I know the answers to": a preposition left alone at the end has the pronoun for its noun.
bool preposition_left_alone(const TreeEdit& tree, int verb) {
  const int last = tree.last_of(verb);
  const int word = tree.at(last).upos == Upos::PUNCT ? last - 1 : last;
  return word > verb && (tree.at(word).upos == Upos::ADP || tree.at(word).upos == Upos::ADV) &&
         tree.at(word).head < word;
}

}  // namespace

void mend_relative_that(Sentence& sentence) {
  // "a valley that I shall call Tsikari", "the arms that it gave them" have two objects.
  static constexpr std::array<std::string_view, 9> of_two = {"call", "name", "make", "consider", "give",
                                                             "send", "pay",  "show", "label"};
  TreeEdit tree(sentence);
  for (int that = 1; that < tree.size(); ++that) {
    const int verb = tree.at(that).head;
    if (tree.at(that).lemma != "that" || !tree.is(that, {"obj"}) || verb <= that) continue;
    if (!tree.is(verb, {"acl:relcl", "acl"}) || among(of_two, tree.at(verb).lemma)) continue;
    const int noun = tree.at(verb).head;
    if (noun == no_head || !tree.has_subject(verb)) continue;
    const int teller = tree.at(noun).head;
    const bool learned = teller != no_head && noun + 1 == that && tree.is(noun, {"obl"}) &&
                         tree.marker(noun, "from") != no_head &&
                         (tree.at(teller).lemma == "learn" || tree.at(teller).lemma == "hear");
    bool object = false;
    for (int i = verb + 1; i < tree.size(); ++i)
      object = object || (tree.at(i).head == verb && tree.is(i, {"obj"}));
    if (!learned && (!object || preposition_left_alone(tree, verb))) continue;
    if (learned) tree.at(verb).head = teller;
    tree.at(verb).relation = learned ? "ccomp" : "acl";
    tree.at(that).relation = "mark";
    tree.at(that).upos = Upos::SCONJ;
    tree.at(that).xpos = "IN";
  }
}

}  // namespace hearsay::syntax
