// The members of a list that a description announces: "the following groups: A, B and C", "has listed four
// men:" with a line for each, "none of the three parties - A, B and C - has".
#pragma once

#include <cstdint>
#include <vector>

#include "claims/context.hpp"
#include "claims/tree_view.hpp"

namespace hearsay::claims {

struct Listed {
  std::uint32_t sentence = 0;
  int token = 0;
};

// Two or more names, in order, or nothing.
std::vector<Listed> listed_members(const DocumentContext& context, const TreeView& tree, int description);

}  // namespace hearsay::claims
