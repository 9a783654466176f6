// Which terms of a segment are alike to the tokens of a name that is sought. Internal to entities.
//
// Terms that mean the same as a token are one with it, however they are spelled, and are kept as ranges of
// numbers without looking at any: there are thousands of spellings of "Muhammad". All others are found by
// their consonants and held against the token one by one (term_similarity.hpp).
//
// For one search; not thread safe. Throws what the segment throws.
#pragma once

#include <cstdint>
#include <vector>

#include "entities/alias_segment.hpp"
#include "entities/number_table.hpp"

namespace hearsay::entities {

struct SearchLimits;
struct SoughtName;

// Terms of one group that are alike to one token.
struct GroupUse {
  std::size_t token = 0;
  std::uint32_t group = 0;
  std::size_t aliases = 0;  // of these terms
  float alikeness = 0;      // of the most alike
  bool whole = false;       // all of the group, whose terms are not listed
  struct Term {
    std::uint32_t number = 0;
    std::uint32_t aliases = 0;
    float alikeness = 0;
  };
  std::vector<Term> terms;
};

class TermMatches {
 public:
  struct Match {
    std::uint8_t token = 0;
    float similarity = 0;  // 0: alike to none
  };

  // Keeps a reference to the segment and the limits.
  TermMatches(const AliasSegment& segment, const SoughtName& sought, const SearchLimits& limits);

  // The token that a term is most alike to.
  Match of(std::uint32_t term) const noexcept;

  const std::vector<GroupUse>& uses() const noexcept { return uses_; }
  // How much each token says in this segment: its own weight, the less the more common it is.
  const std::vector<double>& weights() const noexcept { return weights_; }

 private:
  struct Range {
    std::uint32_t first = 0;
    std::uint32_t last = 0;
    std::uint8_t token = 0;
  };
  struct Looked {
    Match match;
    std::uint8_t by = 0;  // one more than the token that looked at the term last, …
    float alikeness = 0;  // … and how alike that is
    std::uint32_t group = 0;
  };

  void match(const SoughtName& sought, std::size_t index);
  void look(const SoughtName& sought, std::size_t index, bool variants);
  std::size_t match_meaning(std::uint64_t key, std::size_t index);
  void add_all(AliasSegment::Numbers terms, std::size_t index);
  const Range* range_of(std::uint32_t term) const noexcept;
  GroupUse& use_of(std::size_t first, std::size_t token, std::uint32_t group);

  const AliasSegment& segment_;
  const SearchLimits& limits_;
  NumberTable<Looked> terms_;
  std::vector<Range> ranges_;
  std::vector<GroupUse> uses_;
  std::vector<double> weights_;
  std::vector<std::uint32_t> touched_;  // terms that the token looks at
};

}  // namespace hearsay::entities
