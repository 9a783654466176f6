// Who goes with whom, and which figure with whom, where a pattern found several of each.
#pragma once

#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "claims/binding.hpp"
#include "claims/ontology.hpp"
#include "claims/pattern.hpp"

namespace hearsay::claims {

// One pattern found at one trigger, with what its paths gave.
struct Match {
  const Pattern* pattern = nullptr;
  int trigger = 0;
  std::vector<Bound> subjects;
  std::vector<Bound> objects;
  std::vector<Bound> others;  // further objects that fill a role
  bool paired = false;        // objects repeat subjects: pair each two once
};

struct Pair {
  const Bound* subject = nullptr;
  const Bound* object = nullptr;
};

// Every subject with every object; those that repeat each other once; `respectively`, the first with the
// first.
std::vector<Pair> pairs_of(const Match& match, bool respectively);

bool same_participant(const Bound& a, const Bound& b);

// "… by X in A, also known as Y": a name that the tree hangs on a place is none of the place's.
bool may_be_one(const PredicateType& type, const Pair& pair);

// A figure and the word that it counts.
struct Counted {
  int token = 0;
  ClaimQuantity quantity;
};

// Whether the unit of a figure is the code of a currency.
bool is_currency(std::string_view unit);

// The figures on the words that a path found and on those coordinated with them.
std::vector<Counted> quantities_at(const TreeView& tree, std::span<const int> tokens,
                                   const mentions::Mentions& mentions, const std::string& measure);

// "38 soldiers and 21 rebels were killed": each has its own figure. "has eight camps and five schools":
// what counts gets one claim for each figure.
std::vector<std::optional<Counted>> quantities_for(const TreeView& tree, const Match& match, const Pair& pair,
                                                   const std::vector<Counted>& counted);

}  // namespace hearsay::claims
