// One act of attribution in a sentence: a cue, its content, and the holders of the content (Pareti 2015).
#pragma once

#include <cstdint>
#include <optional>
#include <vector>

#include "claims/claim.hpp"
#include "claims/lexicon.hpp"

namespace hearsay::claims {

struct Attribution {
  std::vector<Holder>
      holders;  // innermost first: the source, then an outlet that was told; empty when none is named
  std::uint32_t cue = 0;      // token
  int content_root = -1;      // token that heads the content, -1 when the content is not one subtree
  std::vector<bool> content;  // one cell for each token of the sentence
  Effect effect;              // what the cue makes of its content
  std::string entry;          // class of the lexicon
  bool speaker =
      false;           // said by the one who speaks anyway ("I think", "we told them"): no holder of its own
  bool relay = false;  // cited by whoever speaks ("citing X"): inside every other holder of the same words
  bool inserted = false;  // set off from what is said ("according to X"): none of its words belong to that
  bool open = false;      // leaves it open ("declined to say whether"): nothing is stated
  std::vector<Holder> origin;     // of a denial, who had said what is denied ("dismissed X's claim that")
  bool settled = false;           // the effect has counted the cue's own negation ("found no evidence that")
  std::optional<Holder> accused;  // of a charge, whom it is against
  bool against_holder = false;    // denied is a charge against the holder ("dismissed X's accusation that")
  Effect origin_effect;           // what the origin made of it ("rumours")
  bool quoting = false;           // the cue can introduce direct speech
  bool taken_up =
      false;  // the holder is a document that is taken up ("the agreement"): carried speech goes on
  std::optional<Span> said;              // the sentence in which the holder says it, when that is another one
  std::uint32_t group = mentions::none;  // chain of the organisation that the holder speaks for
};

}  // namespace hearsay::claims
