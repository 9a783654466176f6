// Which words of a sentence are said together: the members of a coordination, by the tree and by the order of
// the words where trees lose them.
#pragma once

#include <vector>

#include "claims/tree_view.hpp"

namespace hearsay::claims {

// The tokens of a noun phrase's coordination: the token itself and its conjuncts.
std::vector<int> conjuncts(const TreeView& tree, int token);

// "members of A and officers of B": the officers are not of A.
void leave_out_conjuncts_behind_phrase(const TreeView& tree, int description, std::vector<int>& conjuncts);
// "A, which has 900 men, and B": the clause is about A.
void leave_out_conjuncts_behind_clause(int noun, int pronoun, std::vector<int>& conjuncts);

// "not A but B attacked", "not only A but also B": the token of A, by the order of the words, when `token`
// heads B.
struct Contrast {
  int token = syntax::no_head;
  bool denied = false;
};
Contrast contrasted(const TreeView& tree, int token);

}  // namespace hearsay::claims
