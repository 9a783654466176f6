#include "syntax/mends.hpp"

#include <algorithm>

namespace hearsay::syntax {
namespace {

bool coordinated_by_word(const Sentence& sentence, std::size_t conjunct) {
  return std::any_of(sentence.tokens.begin(), sentence.tokens.end(), [&](const Token& token) {
    return token.head == static_cast<int>(conjunct) && token.relation == "cc";
  });
}

}  // namespace

void mend_lists(Sentence& sentence) {
  for (std::size_t second = 1; second < sentence.tokens.size(); ++second) {
    Token& token = sentence.tokens[second];
    if (token.relation != "appos" || token.upos != Upos::PROPN || token.head == no_head) continue;
    const int first = token.head;
    if (first > static_cast<int>(second) ||
        sentence.tokens[static_cast<std::size_t>(first)].upos != Upos::PROPN)
      continue;
    for (std::size_t third = second + 1; third < sentence.tokens.size(); ++third) {
      Token& last = sentence.tokens[third];
      if (last.head != static_cast<int>(second) || last.relation != "conj" || last.upos != Upos::PROPN ||
          !coordinated_by_word(sentence, third))
        continue;
      token.relation = "conj";
      last.head = first;
    }
  }
}

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

}  // namespace hearsay::syntax
