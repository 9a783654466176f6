// How alike a token of a name and a term of an index are: what compare() asks, in short. Internal to
// entities. Pure and thread safe. Cost: linear in their sounds where both have as many consonants, else that
// of sound_similarity().
#pragma once

#include "entities/alias_segment.hpp"
#include "entities/name.hpp"

namespace hearsay::entities {

constexpr double alike = 0.74;  // tokens that sound less alike have nothing in common

// 0 … 1; 0 where the two cannot be one. Below `alike` any number below it.
double term_similarity(const NameToken& sought, const TermView& term);

// The same for one token and many terms, which come by their sounds: what has the sounds of the one before is
// as alike. `form` says which of the readings of the token a term is held against, from 1; 0: its sounds.
// Keeps a reference to the token; not thread safe.
class TermSimilarity {
 public:
  explicit TermSimilarity(const NameToken& sought) : sought_(&sought) {}
  double with(const TermView& term, std::size_t form);

 private:
  const NameToken* sought_;
  bool known_ = false;
  std::size_t form_ = 0;
  TermView before_;
  double plain_ = 0;  // as the term is spelled
  double value_ = 0;
};

}  // namespace hearsay::entities
