// Which aliases of a segment are worth a full comparison with a name. Internal to entities.
//
// The way is that of a search engine: tokens to terms by blocking keys, terms weighed by how alike they sound
// and how rare they are (Robertson and Spärck Jones 1976), aliases from the lists of rare terms. Where all
// terms of the name are common ("Muhammad Ali"), the lists of pairs of them take the place of lists that no
// search could walk through. Aliases are ranked by the weighted share of tokens that they have in common.
//
// Cost: at most some thousand aliases are ranked, whatever the size of the segment; a key of more than
// `most_terms` terms and a list of more than `longest_list` aliases are cut or left out.
#pragma once

#include <cstdint>
#include <functional>
#include <vector>

#include "entities/alias_keys.hpp"
#include "entities/alias_segment.hpp"
#include "entities/name.hpp"

namespace hearsay::entities {

// A name with the keys under which segments are asked for it. Keeps a reference to the name.
struct SoughtName {
  const NormalisedName& name;
  std::vector<TokenKeys> token_keys;  // for each token
  SearchingKeys keys;
};
SoughtName sought(const NormalisedName& name, SearchingKeys keys);

struct RankedAlias {
  std::uint32_t alias = 0;
  double rank = 0;  // 0 … 1; says nothing beyond one search
};

constexpr std::size_t most_terms = 4096;
constexpr std::size_t longest_list = 2048;

struct SearchLimits {
  std::size_t terms_of_variant = 256;  // a common word is not another one misspelled
  bool variants_of_common = true;      // look also for common words misspelled
  std::size_t read = 1024;             // aliases whose records are read
  std::size_t from_pairs = 3000;       // aliases that the pairs of common groups may give
};

// The best `limit` aliases that `accept` does not refuse, in no order. Throws what the segment throws.
using Accept = std::function<bool(std::uint32_t number, const AliasView& alias)>;
std::vector<RankedAlias> rank_aliases(const AliasSegment& segment, const SoughtName& sought,
                                      const SearchLimits& limits, std::size_t limit, const Accept& accept);

// The aliases that are filed as a whole under these keys, at most `limit` of them, in no order. Rank: the
// share of their words that sound as those of the name do. Costs no more than to read them.
std::vector<RankedAlias> whole_aliases(const AliasSegment& segment, const NormalisedName& name,
                                       const std::vector<std::uint64_t>& keys, std::size_t limit,
                                       const Accept& accept);

}  // namespace hearsay::entities
