// The turns of an interview: who speaks in which sentences.
#pragma once

#include <optional>
#include <span>
#include <string>
#include <vector>

#include "claims/affiliation.hpp"
#include "claims/context.hpp"
#include "claims/lexicon.hpp"

namespace hearsay::claims {

struct Interview {
  std::vector<Turn> turns;  // in order; captions and notes between them belong to no turn
  std::string group;  // the organisation that the interviewee speaks for, as the text calls it; or empty
  std::uint32_t group_chain = mentions::none;
};

// Turns are labelled ("Question:", "Q:", a speaker's name that comes back or answers another's question) or,
// in a document that is called an interview, paragraphs that end in a question mark and those that follow.
// Empty where the document is none.
Interview find_turns(const AttributionLexicon& lexicon, const Document& document,
                     std::span<const syntax::Sentence> sentences, const mentions::Mentions& mentions,
                     const Affiliations& affiliations);

}  // namespace hearsay::claims
