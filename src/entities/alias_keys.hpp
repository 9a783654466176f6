// The keys under which an index files names: 64-bit hashes. Internal to entities. Pure and thread safe; the
// same on every machine, for they stand in files.
//
// A name is filed twice over: by its tokens (terms), each under the blocking keys that NameRules gives for
// it, and as a whole, under what only the whole name has: the exact spelling, the skeleton without spaces,
// the acronym, and its parts: what each token means, or its skeleton, whatever their order. A person is also
// filed under the parts without one in the middle, which usage leaves out (deletion neighbourhoods: Mor and
// Fraenkel 1982, here of words instead of letters).
#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

#include "entities/name.hpp"

namespace hearsay::entities {

// Keys under which a token is filed: skeletons with their variants, the consonants of all its readings, what
// it means, and its very sounds. Sorted, without repetition.
std::vector<std::uint64_t> keys_of_token(const NameToken& token);

// Keys under which a search looks for the tokens that one may be.
struct TokenKeys {
  struct Near {
    std::uint64_t key = 0;
    std::uint32_t form = 0;  // by which of its readings the token has these consonants, from 1; 0: as spelled
    bool variant = false;    // not its own consonants, but some that romanisation confuses with them
  };
  std::uint64_t meaning = 0;          // whatever is filed here is the same; 0: the token means nothing
  std::uint64_t spelled = 0;          // its very sounds
  std::vector<Near> near;             // those and its consonants, each key once
  std::vector<std::uint64_t> coarse;  // skeletons: a short one has thousands of tokens
};
TokenKeys searching_keys(const NameToken& token);

// Tokens of one group count as one word when it is asked how common they are.
std::uint64_t group_of_token(const NameToken& token);

// Keys under which an alias is filed as a whole. Sorted, without repetition.
std::vector<std::uint64_t> filing_keys(const NormalisedName& name, mentions::EntityKind kind);

// Keys under which a search for a name looks. They differ from the former in acronyms, since the initials of
// two full names prove nothing.
struct SearchingKeys {
  std::vector<std::uint64_t> whole;    // its spelling, its skeleton without spaces, and its parts
  std::vector<std::uint64_t> longer;   // its parts, where others have one more, or one less
  std::vector<std::uint64_t> acronym;  // what it may stand for, or be abbreviated to
};
SearchingKeys searching_keys(const NormalisedName& name, mentions::EntityKind kind);

// Keys of the parts of a name when one or two of them are read otherwise: by other orthographies, or with a
// consonant that romanisations confuse. At most `most_part_variants`, those with one change first.
constexpr std::size_t most_part_variants = 128;
std::vector<std::uint64_t> keys_of_part_variants(const NormalisedName& name);

// The key of all aliases of an entity, and of an exact spelling (folded).
std::uint64_t key_of_entity(std::string_view id);
std::uint64_t key_of_spelling(std::string_view folded);

// The key of two groups; their order does not matter.
std::uint64_t key_of_groups(std::uint32_t a, std::uint32_t b);

// Mixes a number well: all bits of the result depend on all bits of it (the finaliser of MurmurHash3).
constexpr std::uint64_t mixed(std::uint64_t value) noexcept {
  value ^= value >> 33;
  value *= 0xff51afd7ed558ccdULL;
  value ^= value >> 33;
  value *= 0xc4ceb9fe1a85ec53ULL;
  value ^= value >> 33;
  return value;
}

}  // namespace hearsay::entities
