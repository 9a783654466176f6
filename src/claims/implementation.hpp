// What a ContextReader is made of. For its own source files only.
#pragma once

#include "claims/context.hpp"
#include "claims/lexicon.hpp"
#include "claims/tree.hpp"

namespace hearsay::claims {

struct ContextReader::Implementation {
  AttributionLexicon attribution;
  FactualityLexicon factuality;

  // Whether an actor noun says who a named one is ("the party's chair, Ana Roth").
  bool introduces(const Tree& tree, int token) const;
  // Where the title or apposition that explains a name begins, in which the token stands; no_head if in none.
  int explanation(const Tree& tree, int token) const;
  bool names_actor(const DocumentContext& context, const Tree& tree, std::uint32_t sentence, int token) const;
};

}  // namespace hearsay::claims
