// Whether a word is negated: by an adverb ("not", "no longer"), its determiner ("no contact") or its subject
// ("nobody attacked"). Pure; linear in the children of the word.
#pragma once

#include "claims/lexicon.hpp"
#include "claims/tree.hpp"

namespace hearsay::claims {

struct Negation {
  bool negated = false;
  int token = syntax::no_head;  // the word that negates
};

// `below` is a subject whose own determiner was counted already ("there is no agreement"), or no_head.
Negation find_negation(const FactualityLexicon& lexicon, const Tree& tree, int token,
                       int below = syntax::no_head);

}  // namespace hearsay::claims
