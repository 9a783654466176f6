// Clauses that leave out what the clause before them said: "A finances B; C, D", "A left B in 2022 and C in
// 2023" (a gap), "A condemned B; so did C", "A recognised B, but C did not" (a stand-in for the verb).
#pragma once

#include <vector>

#include "claims/tree_view.hpp"

namespace hearsay::claims {

struct Elided {
  int subject = syntax::no_head;
  int object = syntax::no_head;  // of a gap: what stands for the object; no_head where the object is shared
  bool stand_in = false;         // has an auxiliary of its own, and with it its own polarity
  bool negated = false;
};

// Those that take up the clause of `verb`.
std::vector<Elided> elided_clauses(const TreeView& tree, int verb);

}  // namespace hearsay::claims
