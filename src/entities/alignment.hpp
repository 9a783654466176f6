// The tokens of two names aligned one to one. Internal to entities; pure and thread safe. Cost: the product
// of the numbers of tokens times the product of their lengths.
#pragma once

#include <cstddef>
#include <string>
#include <vector>

#include "entities/name.hpp"

namespace hearsay::entities {

// How two tokens fit: 1 for the same, 0 for another one. `doubt`: near, but it may be another name.
struct TokenFit {
  double similarity = 0;
  bool doubt = false;
};

TokenFit token_fit(const NameToken& a, const NameToken& b, mentions::EntityKind kind);

struct TokenPair {
  std::size_t a = 0;
  std::size_t b = 0;
  TokenFit fit;
};

struct Alignment {
  static constexpr std::size_t none = static_cast<std::size_t>(-1);

  // The tokens as aligned: parts that one of the names writes apart are joined. The names must outlive this.
  const std::vector<NameToken>& a() const noexcept { return joined_a.empty() ? *own_a : joined_a; }
  const std::vector<NameToken>& b() const noexcept { return joined_b.empty() ? *own_b : joined_b; }

  const std::vector<NameToken>* own_a = nullptr;
  const std::vector<NameToken>* own_b = nullptr;
  std::vector<NameToken> joined_a, joined_b;  // empty where nothing was joined
  std::vector<TokenPair> pairs;
  std::vector<std::size_t> in_a, in_b;        // partner of each token, or none
  std::vector<std::size_t> extra_a, extra_b;  // tokens without one
  bool doubt = false;                         // of any pair
};

// Best pairs first; of equals those in the same place. "Amir Ali" is joined where the other has "Amirali".
Alignment align(const NormalisedName& a, const NormalisedName& b, mentions::EntityKind kind);

// One has the feminine, the other the masculine form of a name: "Petrov", "Petrova"; "Philip", "Philippa".
bool genders_differ(const NameToken& a, const NameToken& b);

// Each syllable of one has a vowel that romanisation does not confuse with the other's: "Lassana", "Lassina".
bool vowels_clash(const NameToken& a, const NameToken& b);

// A syllable is round in one of them only: "Khomeini", "Khamenei".
bool roundness_differs(const NameToken& a, const NameToken& b);

}  // namespace hearsay::entities
