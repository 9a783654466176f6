// Mends of who says what of whom: clauses that parsers hang on a noun in between, adjectives that they take
// for verbs.
#include <array>

#include "syntax/mends.hpp"
#include "syntax/tree_edit.hpp"

namespace hearsay::syntax {
namespace {

template <std::size_t Size>
bool among(const std::array<std::string_view, Size>& words, std::string_view word) {
  return std::find(words.begin(), words.end(), word) != words.end();
}

}  // namespace

void mend_said_in_speech(Sentence& sentence) {
  static constexpr std::array<std::string_view, 12> saying = {"say",     "tell",   "announce", "claim",
                                                              "declare", "write",  "warn",     "state",
                                                              "add",     "insist", "admit",    "argue"};
  TreeEdit tree(sentence);
  for (int clause = 2; clause < tree.size(); ++clause) {
    const int noun = tree.at(clause).head;
    if (!tree.is(clause, {"acl"}) || noun == no_head || !tree.is(noun, {"obl"})) continue;
    const int that = tree.marker(clause, "that");
    if (that != noun + 1 || tree.child(noun, {"case"}) == no_head || !tree.has_subject(clause)) continue;
    const int verb = tree.at(noun).head;
    if (verb == no_head || verb > noun || !among(saying, tree.at(verb).lemma)) continue;
    if (tree.child(verb, {"ccomp"}) == no_head) tree.hang(clause, verb, "ccomp");
  }
}

void mend_participle_adjectives(Sentence& sentence) {
  static constexpr std::array<std::string_view, 8> adjectives = {
      "neighbouring", "neighboring", "warring", "outgoing", "incoming", "surrounding", "ruling", "rival"};
  TreeEdit tree(sentence);
  for (int word = 1; word + 1 < tree.size(); ++word) {
    if (tree.at(word).upos != Upos::VERB || !among(adjectives, tree.at(word).form)) continue;
    const int noun = tree.child(word, {"obj"});
    const int verb = tree.at(word).head;
    if (noun == no_head || verb == no_head || verb > word || tree.first_of(noun) != word + 1) continue;
    if (!tree.is(word, {"advcl", "xcomp", "acl"}) || tree.child(verb, {"obj"}) != no_head) continue;
    tree.at(noun).head = verb;
    tree.at(noun).relation = "obj";
    tree.hang(word, noun, "amod");
    tree.at(word).upos = Upos::ADJ;
  }
}

}  // namespace hearsay::syntax
