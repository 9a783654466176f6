// One part of an index of names: what a search asks of it. Internal to entities.
//
// Two kinds exist: AliasMemory, which grows, and AliasFile, a mapped file that never changes. A segment knows
//   aliases   one name of one entity, numbered from 0;
//   terms     the distinct tokens of all names, numbered from 0; an alias is a list of terms;
//   groups    terms that mean the same or have one skeleton: their size says how common a name's part is;
//   keys      64-bit hashes (alias_keys.hpp) under which terms and aliases are filed.
// Lists of numbers are ascending. Two keys that happen to have one hash share their lists: a search looks at
// more than it needs, and finds nothing false.
//
// Safe for many threads while nobody adds. Numbers that a segment did not give out may throw.
#pragma once

#include <algorithm>
#include <cmath>
#include <cstdint>
#include <span>
#include <string_view>

#include "entities/alias_strength.hpp"
#include "entities/name.hpp"
#include "mentions/mention.hpp"

namespace hearsay::entities {

// A group of terms that more aliases than this have is common: its aliases are found by pairs of groups.
constexpr std::uint32_t common_group = 512;

// How much a word says that stands in `count` of `all` names, 0.05 … 1: its share of the bits that tell one
// name from all.
inline double information(std::size_t count, std::size_t all) noexcept {
  const double total = std::log(static_cast<double>(all) + 2);
  const double bits = total - std::log(static_cast<double>(count) + 1);
  return std::clamp(bits / total, 0.05, 1.0);
}

struct TermView {
  std::string_view text;
  std::string_view sounds;
  std::string_view meaning;
  std::string_view readings;  // other sounds, as packed() gives them
  TokenRole role = TokenRole::core;
  double token_weight = 1;
  bool optional = false;
  bool foreign = false;
  bool abjad = false;
  bool article = false;
  char gender = 0;
  bool filial = false;
  bool compounding = false;
  bool territory = false;
  std::uint32_t group = 0;
};

struct AliasView {
  std::uint32_t entity = 0;
  mentions::EntityKind kind = mentions::EntityKind::other;
  Strength strength = Strength::strong;
  bool inverted = false;
  bool ideographs = false;
  bool cut = false;
  std::span<const std::uint32_t> terms;  // in the order of the name
  std::string_view spelling;
  std::string_view letters;              // of an acronym, else empty
  std::string_view initials;             // those of NormalisedName, as packed() gives them
  std::string_view words;                // what an acronym is made of, as packed_words() gives it
  std::string_view nickname;             // folded
  std::span<const std::uint32_t> notes;  // records of terms that stand here only: what stood in brackets
};

class AliasSegment {
 public:
  using Numbers = std::span<const std::uint32_t>;

  AliasSegment() = default;
  AliasSegment(const AliasSegment&) = delete;
  AliasSegment& operator=(const AliasSegment&) = delete;
  virtual ~AliasSegment() = default;

  virtual std::size_t alias_count() const noexcept = 0;
  virtual AliasView alias(std::uint32_t number) const = 0;
  virtual std::string_view entity_id(std::uint32_t entity) const = 0;

  virtual TermView term(std::uint32_t number) const = 0;
  virtual Numbers aliases_of_term(std::uint32_t term) const = 0;
  // How much a term says, 0 … 1: its token's weight, the less the more common its group is.
  virtual double term_weight(std::uint32_t term) const = 0;
  virtual std::uint32_t group_size(
      std::uint32_t group) const = 0;  // aliases, one that has it twice counts twice

  virtual Numbers terms_of_key(std::uint64_t key) const = 0;
  virtual Numbers aliases_of_key(std::uint64_t key) const = 0;
  // Aliases that have a term of each of two common groups.
  virtual Numbers aliases_of_groups(std::uint32_t a, std::uint32_t b) const = 0;

  // Tells the processor that an alias will be looked at soon.
  virtual void prefetch(std::uint32_t number) const noexcept { (void)number; }
};

}  // namespace hearsay::entities
