// What single arcs cannot know: mistakes of the parser that the tree as a whole shows. Each mend moves an arc
// up along its own path to the root or renames it, so that the result stays a tree. Linear to quadratic in
// the sentence.
#pragma once

#include "syntax/sentence.hpp"

namespace hearsay::syntax {

// "A, the B and the C": parsers take the second of three names for an apposition. A name in apposition to a
// name that is itself coordinated with a third one is the second of a list.
void mend_lists(Sentence& sentence);

// "between members of A and officers of B": parsers coordinate the officers with A. "Between" asks for two,
// so a common noun that is coordinated with a name inside of its first part is the second part.
void mend_between(Sentence& sentence);

// "attacked A but not B": parsers may coordinate B with the verb. A name without a clause of its own is
// coordinated with the verb's object.
void mend_nominal_conjuncts(Sentence& sentence);

// "The bank confirmed on Thursday that it had merged": parsers may take a past tense for a participle on its
// subject, and leave the sentence without a verb. What has a that-clause is no participle.
void mend_lost_verb(Sentence& sentence);

// "allegations that it had financed the party": parsers may take the conjunction for a relative pronoun. A
// clause that has a subject and an object, or lies behind "learned from X", lacks nothing.
void mend_relative_that(Sentence& sentence);

}  // namespace hearsay::syntax
