#include "mentions/tree.hpp"

#include "base/text.hpp"

namespace hearsay::mentions {

using syntax::no_head;
using syntax::Upos;

Tree::Tree(const syntax::Sentence& sentence) : sentence_(&sentence) {
  const std::size_t count = sentence.tokens.size();
  children_.resize(count);
  lemmas_.reserve(count);
  lowers_.reserve(count);
  for (std::size_t i = 0; i < count; ++i) {
    const syntax::Token& token = sentence.tokens[i];
    lemmas_.push_back(fold_name(token.lemma.empty() || token.lemma == "_" ? token.form : token.lemma));
    lowers_.push_back(fold_name(token.form));
    if (token.head != no_head)
      children_[static_cast<std::size_t>(token.head)].push_back(static_cast<std::uint32_t>(i));
  }
}

std::string_view Tree::relation(std::size_t i) const {
  const std::string_view relation = token(i).relation;
  return relation.substr(0, relation.find(':'));
}

std::uint32_t Tree::first_conjunct(std::uint32_t i) const {
  while (relation(i) == "conj" && token(i).head != no_head)
    i = static_cast<std::uint32_t>(token(i).head);
  return i;
}

std::string_view Tree::preposition(std::uint32_t i) const {
  for (const std::uint32_t at : {i, first_conjunct(i)})
    for (const std::uint32_t child : children(at))
      if (relation(child) == "case" && token(child).upos != Upos::PART) return lower(child);
  return {};
}

int Tree::child_with(std::size_t i, std::string_view wanted) const {
  for (const std::uint32_t child : children(i))
    if (relation(child) == wanted || token(child).relation == wanted) return static_cast<int>(child);
  return no_head;
}

bool Tree::dominates(std::uint32_t ancestor, std::uint32_t i) const {
  for (std::size_t steps = 0; steps <= size(); ++steps) {
    if (i == ancestor) return true;
    if (token(i).head == no_head) return false;
    i = static_cast<std::uint32_t>(token(i).head);
  }
  return false;
}

std::uint32_t Tree::head_of(std::uint32_t first, std::uint32_t last) const {
  // A token that leads out of the span by itself; punctuation and particles only when nothing else does.
  std::uint32_t fallback = last;
  for (std::uint32_t i = first; i <= last; ++i) {
    const int head = token(i).head;
    const bool outside = head == no_head || head < static_cast<int>(first) || head > static_cast<int>(last);
    if (!outside) continue;
    const Upos upos = token(i).upos;
    if (upos != Upos::PUNCT && upos != Upos::DET && upos != Upos::ADP) return i;
    fallback = i;
  }
  return fallback;
}

int Tree::governing_verb(std::uint32_t i) const {
  int at = token(i).head;
  for (std::size_t steps = 0; at != no_head && steps <= size(); ++steps) {
    const auto here = static_cast<std::size_t>(at);
    if (token(here).upos == Upos::VERB || child_with(here, "cop") != no_head) return at;
    at = token(here).head;
  }
  return no_head;
}

}  // namespace hearsay::mentions
