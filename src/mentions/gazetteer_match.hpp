// Longest matches of gazetteer forms over tokens.
#pragma once

#include <cstdint>
#include <optional>
#include <string_view>
#include <vector>

#include "mentions/gazetteer.hpp"
#include "mentions/tree.hpp"

namespace hearsay::mentions {

struct GazetteerMatch {
  std::uint32_t first = 0;  // tokens, inclusive
  std::uint32_t last = 0;
  std::vector<GazetteerEntry> entries;
  bool weak = false;  // all entries are weak: to be confirmed by the document
};

// The longest form that starts at token `first`, within one sentence: it ends at a word boundary, is
// capitalised as names are, and acronyms agree in case. Empty when there is none.
std::optional<GazetteerMatch> match_at(std::string_view text, const Tree& tree, std::uint32_t first,
                                       const Gazetteer& gazetteer);

}  // namespace hearsay::mentions
