// Who is interviewed and for whom that one speaks: from the title and what stands before the first turn.
#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <vector>

#include "acquire/document.hpp"
#include "claims/affiliation.hpp"
#include "claims/claim.hpp"
#include "claims/lexicon.hpp"
#include "mentions/mentions.hpp"
#include "syntax/sentence.hpp"

namespace hearsay::claims {

struct Interviewee {
  Holder holder;      // a person, or anonymous in the text's words
  std::string group;  // the organisation that the interviewee speaks for, and its chain where it has one
  std::uint32_t group_chain = mentions::none;
};

struct Introduction {
  const AttributionLexicon& lexicon;
  const Document& document;
  std::span<const syntax::Sentence> sentences;
  const mentions::Mentions& mentions;
  const Affiliations& affiliations;
  std::uint32_t before = 0;               // the sentence of the first turn
  std::vector<std::string> interviewers;  // labels of those who ask
};

// "You joined X", "you lead X": the chain of the organisation that the one who is asked belongs to.
std::uint32_t body_of_addressed(const AttributionLexicon& lexicon, const syntax::Sentence& sentence,
                                std::uint32_t index, const mentions::Mentions& mentions);

Interviewee find_interviewee(const Introduction& introduction);

// The person that a label names: the first named chain that it is a part of; else the label itself.
Holder labelled_speaker(const std::string& label, const mentions::Mentions& mentions);

}  // namespace hearsay::claims
