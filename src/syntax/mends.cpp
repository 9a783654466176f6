#include "syntax/mends.hpp"

#include <algorithm>
#include <string_view>

namespace hearsay::syntax {

void mend_between(Sentence& sentence) {
  const int size = static_cast<int>(sentence.tokens.size());
  const auto at = [&](int i) -> Token& { return sentence.tokens[static_cast<std::size_t>(i)]; };
  const auto coordinated = [&](int head) {
    return std::any_of(sentence.tokens.begin(), sentence.tokens.end(),
                       [&](const Token& token) { return token.head == head && token.relation == "conj"; });
  };
  for (int marker = 0; marker < size; ++marker) {
    if (at(marker).lemma != "between" || at(marker).relation != "case" || at(marker).head < marker) continue;
    const int first = at(marker).head;
    if (coordinated(first)) continue;
    for (int second = first + 2; second < size; ++second) {
      Token& token = at(second);
      if (token.relation != "conj" || token.upos != Upos::NOUN || token.head <= first) continue;
      const Token& name = at(token.head);
      if (name.head != first || name.relation != "nmod" || name.upos != Upos::PROPN) continue;
      token.head = first;
      break;
    }
  }
}

void mend_nominal_conjuncts(Sentence& sentence) {
  const int size = static_cast<int>(sentence.tokens.size());
  for (int conjunct = 0; conjunct < size; ++conjunct) {
    Token& token = sentence.tokens[static_cast<std::size_t>(conjunct)];
    if (token.relation != "conj" || token.upos != Upos::PROPN || token.head == no_head ||
        token.head > conjunct)
      continue;
    if (sentence.tokens[static_cast<std::size_t>(token.head)].upos != Upos::VERB) continue;
    int object = no_head;
    bool clause = false;
    for (int i = 0; i < size; ++i) {
      const Token& other = sentence.tokens[static_cast<std::size_t>(i)];
      if (other.head == token.head && other.relation == "obj" && other.upos == Upos::PROPN && i < conjunct)
        object = i;
      clause = clause ||
               (other.head == conjunct && (other.relation.starts_with("nsubj") || other.relation == "cop" ||
                                           other.relation == "case" || other.relation == "orphan"));
    }
    if (object != no_head && !clause) token.head = object;
  }
}

void mend_lost_verb(Sentence& sentence) {
  const int size = static_cast<int>(sentence.tokens.size());
  const auto at = [&](int i) -> Token& { return sentence.tokens[static_cast<std::size_t>(i)]; };
  const auto child = [&](int head, std::string_view relation) {
    for (int i = 0; i < size; ++i)
      if (at(i).head == head && at(i).relation.starts_with(relation)) return i;
    return no_head;
  };
  int root = 0;
  while (root < size && at(root).head != no_head)
    ++root;
  // "Two officials, who were tired, confirmed that": the same, with the subject in its place.
  const int passive = root < size ? child(root, "nsubj:pass") : no_head;
  if (passive != no_head && at(root).xpos == "VBN" && child(root, "aux") == no_head) {
    const int clause = child(root, "ccomp");
    if (clause != no_head && child(clause, "mark") != no_head) {
      at(root).xpos = "VBD";
      at(root).features = "Mood=Ind|Tense=Past|VerbForm=Fin";
      at(passive).relation = "nsubj";
    }
    return;
  }
  if (root == size || (at(root).upos != Upos::PROPN && at(root).upos != Upos::NOUN)) return;
  if (child(root, "cop") != no_head || child(root, "nsubj") != no_head) return;
  for (int verb = root + 1; verb < size; ++verb) {
    if (at(verb).head != root || at(verb).relation != "acl" || at(verb).xpos != "VBN") continue;
    const int clause = child(verb, "ccomp");
    if (clause == no_head || child(clause, "mark") == no_head || child(verb, "aux") != no_head) continue;
    const int agent = child(verb, "obl:agent");
    if (agent != no_head) continue;
    at(verb).xpos = "VBD";
    at(verb).features = "Mood=Ind|Tense=Past|VerbForm=Fin";
    at(verb).head = no_head;
    at(verb).relation = "root";
    at(root).head = verb;
    at(root).relation = "nsubj";
    for (int i = 0; i < size; ++i)  // what stands behind the verb belongs to it
      if (at(i).head == root && i > verb) at(i).head = verb;
    return;
  }
}

}  // namespace hearsay::syntax
