#include "entities/term_matches.hpp"

#include <algorithm>

#include "entities/alias_search.hpp"
#include "entities/term_similarity.hpp"

namespace hearsay::entities {
namespace {

using Numbers = AliasSegment::Numbers;

constexpr std::size_t most_ranges = 4;      // of the terms of one meaning
constexpr float sure = 0.9F;                // nothing better is looked for
constexpr std::size_t most_of_coarse = 64;  // a skeleton that has more terms says too little

}  // namespace

TermMatches::TermMatches(const AliasSegment& segment, const SoughtName& sought, const SearchLimits& limits)
    : segment_(segment), limits_(limits), terms_(512) {
  for (std::size_t i = 0; i < sought.name.tokens.size() && i < sought.token_keys.size(); ++i)
    match(sought, i);
}

TermMatches::Match TermMatches::of(std::uint32_t term) const noexcept {
  if (const Range* range = range_of(term)) return {range->token, 1};
  const Looked* looked = terms_.find(term);
  return looked == nullptr ? Match{} : looked->match;
}

const TermMatches::Range* TermMatches::range_of(std::uint32_t term) const noexcept {
  for (const Range& range : ranges_)
    if (range.first <= term && term <= range.last) return &range;
  return nullptr;
}

// The terms under the key of a meaning have it, so that none needs to be looked at.
std::size_t TermMatches::match_meaning(std::uint64_t key, std::size_t index) {
  const Numbers terms = segment_.terms_of_key(key);
  if (terms.empty()) return 0;
  if (of(terms.front()).similarity < 1) {
    add_all(terms, index);
  } else {  // the name has the token twice
    for (const std::uint32_t number : terms) {
      if (range_of(number) != nullptr) continue;
      Looked& looked = *terms_.insert(number).first;
      looked.by = static_cast<std::uint8_t>(index + 1);
      looked.alikeness = 1;
    }
  }
  const std::uint32_t group = segment_.term(terms.front()).group;
  const std::size_t aliases = segment_.group_size(group);
  uses_.push_back({index, group, aliases, 1, true, {}});
  return aliases;
}

// A builder gives the terms of one meaning numbers in a row; in memory they lie anywhere.
void TermMatches::add_all(Numbers terms, std::size_t index) {
  const std::size_t before = ranges_.size();
  for (std::size_t i = 0; i < terms.size() && ranges_.size() <= before + most_ranges;) {
    std::size_t end = i + 1;
    while (end < terms.size() && terms[end] == terms[end - 1] + 1)
      ++end;
    ranges_.push_back({terms[i], terms[end - 1], static_cast<std::uint8_t>(index)});
    i = end;
  }
  if (ranges_.size() <= before + most_ranges) return;
  ranges_.resize(before);
  for (const std::uint32_t number : terms)
    *terms_.insert(number).first = {
        {static_cast<std::uint8_t>(index), 1}, static_cast<std::uint8_t>(index + 1), 1, 0};
}

void TermMatches::match(const SoughtName& sought, std::size_t index) {
  const std::size_t first_use = uses_.size();
  const std::uint64_t meaning = sought.token_keys[index].meaning;
  std::size_t count = meaning != 0 ? match_meaning(meaning, index) : 0;
  touched_.clear();
  look(sought, index, limits_.variants_of_common || count <= common_group);
  for (const std::uint32_t number : touched_) {
    Looked& looked = *terms_.insert(number).first;
    if (looked.match.similarity < looked.alikeness)
      looked.match = {static_cast<std::uint8_t>(index), looked.alikeness};
    const auto aliases = static_cast<std::uint32_t>(segment_.aliases_of_term(number).size());
    count += aliases;
    GroupUse& use = use_of(first_use, index, looked.group);
    use.terms.push_back({number, aliases, looked.alikeness});
    use.alikeness = std::max(use.alikeness, looked.alikeness);
    use.aliases += aliases;
  }
  weights_.push_back(sought.name.tokens[index].weight * information(count, segment_.alias_count()));
}

// Holds the token against the terms under its keys. A term that comes by several is as alike as by the best.
void TermMatches::look(const SoughtName& sought, std::size_t index, bool variants) {
  const TokenKeys& keys = sought.token_keys[index];
  TermSimilarity similarity(sought.name.tokens[index]);
  const auto look_at = [&](std::uint64_t key, std::size_t form, std::size_t most) {
    const Numbers terms = segment_.terms_of_key(key);
    if (terms.size() > most) return;
    for (const std::uint32_t number : terms) {
      if (range_of(number) != nullptr) continue;
      const TermView term = segment_.term(number);
      // Most are not alike: what comes by several keys is held against the token once more rather than kept.
      const auto alikeness = static_cast<float>(similarity.with(term, form));
      if (alikeness < alike) continue;
      Looked& looked = *terms_.insert(number).first;
      if (looked.by != index + 1) {
        looked.by = static_cast<std::uint8_t>(index + 1);
        looked.alikeness = 0;
        looked.group = term.group;
        touched_.push_back(number);
      }
      looked.alikeness = std::max(looked.alikeness, alikeness);
    }
  };
  for (const TokenKeys::Near& near : keys.near)
    if (variants || !near.variant)
      look_at(near.key, near.form, near.variant ? limits_.terms_of_variant : most_terms);
  for (const std::uint64_t key : keys.coarse)
    look_at(key, 0, most_of_coarse);
}

GroupUse& TermMatches::use_of(std::size_t first, std::size_t token, std::uint32_t group) {
  for (std::size_t i = first; i < uses_.size(); ++i)
    if (uses_[i].group == group) return uses_[i];
  uses_.push_back({token, group, 0, 0, false, {}});
  return uses_.back();
}

}  // namespace hearsay::entities
