// Clauses that something interrupts without being part of them: the marks of a partial quotation (had "armed
// and trained" them), who says it between subject and verb ("the council, a priest told the paper, left"), a
// gloss in square brackets ("they [the rebels] control"). Parsers lose their way there; the clause and what
// interrupts it are parsed each on its own and joined again.
#pragma once

#include <cstddef>
#include <string>
#include <vector>

#include "syntax/sentence.hpp"

namespace hearsay::syntax {

// Words of a sentence that are parsed together, in order.
struct Strand {
  std::vector<std::size_t> words;
  int hangs_on = no_head;  // a word of the sentence; no_head: the root of the first strand
  std::string relation;    // of its root; empty for the first strand
};

// The strands of an annotated sentence, the main clause first; empty when nothing interrupts it. Words in
// none of them are marks. Linear but for the scan of what stands between two commas.
std::vector<Strand> strands_of(const Sentence& sentence);

// The words of a strand as a sentence of its own, to be annotated.
Sentence unravel(const Sentence& sentence, const Strand& strand);

// Gives the sentence the tags and arcs of its annotated strands. What it has of names stays.
// Requires: parsed[i] is the annotated unravel(sentence, strands[i]).
void ravel(Sentence& sentence, const std::vector<Strand>& strands, const std::vector<Sentence>& parsed);

}  // namespace hearsay::syntax
