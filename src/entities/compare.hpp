// Whether two names may be one name.
//
//   NameComparison comparison = compare(rules, "Ahmed al-Shar'a", "Ahmad al-Sharaa", EntityKind::person);
//
// Tokens are aligned one to one by a weighted edit distance over their sounds (Needleman and Wunsch 1970,
// with costs for what romanisation confuses), and weighed by their roles: an organisation's type may be
// missing, a given name must not differ, "Muhammad" says little. Each token is read as it stands and by the
// rules of the orthographies that the name shows signs of. Precision first: what only may be the same is
// `unsure`. Letters that fit a name as its acronym are the same by form, with a score below what a linker
// merges by. The comparison knows names, not entities: "Abu Mohammad al-Jolani" and "Ahmed al-Sharaa" are
// different names; that one man has both is for the packs and for people to say.
//
// Pure and thread safe. Symmetric: compare(a, b) and compare(b, a) give the same score and decision;
// a name compared with itself gives 1. Never throws. Cost: the product of the numbers of tokens times the
// product of their lengths and the readings that they have (ten at most); names are cut at 24 tokens, and two
// of which one is cut are never the same unless they are spelled alike.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "entities/name.hpp"
#include "mentions/mention.hpp"

namespace hearsay::entities {

enum class Decision : std::uint8_t { same, different, unsure };
std::string_view name(Decision decision) noexcept;

struct NameComparison {
  double score =
      0;  // 0 … 1; at least `same_score` exactly when `same`, below `unsure_score` when `different`
  Decision decision = Decision::different;
  std::vector<std::string> reasons;  // in English, for people
};

constexpr double same_score = 0.85;
constexpr double unsure_score = 0.6;

NameComparison compare(const NormalisedName& a, const NormalisedName& b, mentions::EntityKind kind);
NameComparison compare(const NameRules& rules, std::string_view a, std::string_view b,
                       mentions::EntityKind kind);

}  // namespace hearsay::entities
