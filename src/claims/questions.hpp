// What a question asks and what it states: "You joined X, why did you leave?" states its first clause, "why
// did you leave" takes the leaving for granted, "the attack on X" stands whatever is asked about it. Pure;
// linear.
#pragma once

#include "claims/lexicon.hpp"
#include "claims/tree.hpp"

namespace hearsay::claims {

// The question mark that ends the sentence, or no_head.
int question_mark(const Tree& tree);

// Whether the clause of the token, in a sentence that ends in a question mark, is asked.
bool is_asked(const FactualityLexicon& lexicon, const Tree& tree, int token);

// Whether a question takes a noun for granted: a definite or possessed noun phrase that is not itself what is
// asked for ("what is the link between X and Y?").
bool taken_for_granted(const Tree& tree, int noun);

// Whether a participle on a noun is really the predicate of an inverted clause: "Are the clans allied with
// X?"
bool inverted_predicate(const Tree& tree, int participle);

}  // namespace hearsay::claims
