// A dependency tree with its children at hand, and the questions that mention finding asks of it.
//
// A Tree refers to its sentence, which must outlive it. Built in linear time; every question costs at most
// the length of a path or of a list of children.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "syntax/sentence.hpp"

namespace hearsay::mentions {

class Tree {
 public:
  explicit Tree(const syntax::Sentence& sentence);

  const syntax::Sentence& sentence() const noexcept { return *sentence_; }
  const syntax::Token& token(std::size_t i) const { return sentence_->tokens[i]; }
  std::size_t size() const noexcept { return sentence_->tokens.size(); }
  const std::vector<std::uint32_t>& children(std::size_t i) const { return children_[i]; }
  // The lemma (the form where there is none), folded.
  const std::string& lemma(std::size_t i) const { return lemmas_[i]; }
  // The form in lower case.
  const std::string& lower(std::size_t i) const { return lowers_[i]; }

  // The relation without its subtype: "nsubj" for "nsubj:pass".
  std::string_view relation(std::size_t i) const;
  // The first conjunct of the coordination that `i` is in, `i` itself when in none; appositions and flat
  // parts are climbed too when `through_names` is set.
  std::uint32_t first_conjunct(std::uint32_t i) const;
  // The preposition ("case") of a noun, folded; empty when none. Conjuncts share it.
  std::string_view preposition(std::uint32_t i) const;
  // The possessive or other child with this relation (with or without subtype), or no_head.
  int child_with(std::size_t i, std::string_view relation) const;
  // True when `ancestor` dominates `i` (or is it).
  bool dominates(std::uint32_t ancestor, std::uint32_t i) const;
  // The token of a span first..last whose head lies outside of it.
  std::uint32_t head_of(std::uint32_t first, std::uint32_t last) const;
  // The nearest verb (or copular predicate) above `i`, or no_head.
  int governing_verb(std::uint32_t i) const;

 private:
  const syntax::Sentence* sentence_;
  std::vector<std::vector<std::uint32_t>> children_;
  std::vector<std::string> lemmas_;
  std::vector<std::string> lowers_;
};

}  // namespace hearsay::mentions
