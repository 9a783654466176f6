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

}  // namespace hearsay::entities
