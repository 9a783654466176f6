// What the place of a name in its sentence says about its kind: "fighters of X" makes X a body, "X's
// parliament" a state, "the town of X" a place, "spokesman X" a person.
//
// One occurrence is weak evidence, since trees err; a document's occurrences of one form are added up
// (names.cpp). The nouns and verbs that speak stand in data/lexicons/actors.yaml. Pure; constant time for a
// name but for its dependents.
#pragma once

#include <cstdint>

#include "mentions/actor_lexicon.hpp"
#include "mentions/tree.hpp"

namespace hearsay::mentions {

// Weights: about 4 for what mostly holds, 8 for what nearly always does.
struct SlotEvidence {
  std::uint32_t person = 0;
  std::uint32_t organisation = 0;
  std::uint32_t place = 0;
  std::uint32_t state = 0;
  std::uint32_t actor = 0;  // no place, whichever of the others it is
};

SlotEvidence slot_evidence(const Tree& tree, std::uint32_t first, std::uint32_t last,
                           const ActorLexicon& lexicon);

}  // namespace hearsay::mentions
