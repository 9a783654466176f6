// Scores extracted claims against gold, as CLAIMS.md says ("How extraction is scored").
//
// A system claim and a gold claim can match where subject and object agree by name or mention with one of the
// gold entity's names (folded; groups by their head noun), either way round for symmetric predicates, and
// their quotes overlap. Each is used once: for each level the number of matches is that of a maximum matching
// (Kuhn's algorithm, O(claims x candidate pairs), far from its worst case since few claims share a sentence).
#pragma once

#include <array>
#include <cstddef>
#include <map>
#include <span>
#include <string>
#include <vector>

#include "analysis/gold.hpp"
#include "analysis/reliability.hpp"
#include "claims/ontology.hpp"
#include "claims/record.hpp"

namespace hearsay::analysis {

// pair: subject, object and family. claim: and predicate, polarity and mood. full: and innermost holder, and
// time and quantity where gold gives them.
enum class Level : std::size_t { pair, claim, full };
constexpr std::array<Level, 3> levels = {Level::pair, Level::claim, Level::full};
std::string_view name(Level level) noexcept;

struct Tally {
  std::size_t system = 0;
  std::size_t gold = 0;
  // By level. Of one predicate they differ, since on level `pair` a claim of another predicate of the family
  // matches too: `found` counts gold claims that were found, `confirmed` system claims that gold confirms.
  std::array<std::size_t, 3> found{};
  std::array<std::size_t, 3> confirmed{};

  double precision(Level level) const noexcept;
  double recall(Level level) const noexcept;
  double f1(Level level) const noexcept;
  Tally& operator+=(const Tally& other) noexcept;
};

// Why a claim pair that shares its sentence does not reach a level; for --errors.
struct Miss {
  std::string document;
  GoldClaim gold;
  std::string subject;  // first name of the gold entities
  std::string object;
  std::string nearest;  // "pair only: mood", "no pair"
};

struct Spurious {
  std::string document;
  claims::ClaimRecord claim;
};

struct DocumentEvaluation {
  std::string document;
  Tally tally;
  std::map<std::string, Tally> by_predicate;
  std::vector<Miss> misses;        // gold claims that no system claim matches at level `claim`
  std::vector<Spurious> spurious;  // system claims that match no gold claim at level `pair`
  std::vector<Judged> judged;      // each system claim's score, and whether gold confirms it at level `claim`
  std::size_t not_verbatim = 0;    // quotes that are not in the text to the letter
};

// `gold` must have been located in the same text. Claims without a subject are not scored.
DocumentEvaluation evaluate(const GoldDocument& gold, std::span<const claims::ClaimRecord> system,
                            const claims::Ontology& ontology, std::string_view text);

}  // namespace hearsay::analysis
