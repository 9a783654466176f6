// For which organisation the persons of a document speak: "X, who leads Y", "Y spokesman X", "X is a member
// of Y". Whoever says "we" in a quotation or an interview speaks for it. Pure; linear in the document.
#pragma once

#include <cstdint>
#include <map>
#include <span>

#include "claims/lexicon.hpp"
#include "mentions/mentions.hpp"
#include "syntax/sentence.hpp"

namespace hearsay::claims {

class Affiliations {
 public:
  static Affiliations find(const AttributionLexicon& lexicon, std::span<const syntax::Sentence> sentences,
                           const mentions::Mentions& mentions);

  // The chain of the organisation that the person of this chain speaks for; `none` when the text names none.
  std::uint32_t of(std::uint32_t person) const;

 private:
  std::map<std::uint32_t, std::uint32_t> organisations_;  // by person, the first one that the text gives
};

}  // namespace hearsay::claims
