// AliasIndex::find(): candidates from both parts, compared in full.
#include <algorithm>
#include <unordered_map>
#include <utility>

#include "entities/alias_file.hpp"
#include "entities/alias_index.hpp"
#include "entities/alias_keys.hpp"
#include "entities/alias_memory.hpp"
#include "entities/alias_record.hpp"
#include "entities/alias_search.hpp"
#include "entities/kinds.hpp"

namespace hearsay::entities {

using mentions::EntityKind;

namespace {

constexpr std::size_t most_whole = 128;  // aliases of each part that share a key of the whole name
constexpr std::size_t most_whole_compared = 16;
constexpr std::size_t most_whole_of_one = 2;
constexpr std::size_t most_ranked = 48;    // aliases of each part that may be compared
constexpr std::size_t most_compared = 48;  // of all parts
constexpr std::size_t most_compared_quickly = 24;
constexpr std::size_t most_of_one = 4;  // aliases of one entity that are compared
constexpr std::size_t fewest_compared = 6;
// When that many were compared, what has less than this share of the best rank is not.
constexpr double worth = 0.75;
constexpr double good_enough = 0.97;  // of an entity that has an alias with that score no other is compared
// Where nobody searches for the last of all candidates.
constexpr SearchLimits quick_limits = {128, false, 512, 1500};
constexpr double strong = 0.92;  // what scores as much is surely the name

// A weak alias or an abbreviation counts for less than a name that identifies.
double factor(Strength strength) noexcept {
  return strength == Strength::strong ? 1.0 : 0.9;
}

// An alias that is to be compared.
struct Ranked {
  double rank = 0;
  const AliasSegment* segment = nullptr;
  std::uint32_t alias = 0;
};

// Best first; of equal ones the same order whatever was added first.
bool before(const Ranked& a, const Ranked& b) {
  if (a.rank != b.rank) return a.rank > b.rank;
  const AliasView alias_a = a.segment->alias(a.alias);
  const AliasView alias_b = b.segment->alias(b.alias);
  if (alias_a.spelling != alias_b.spelling) return alias_a.spelling < alias_b.spelling;
  return a.segment->entity_id(alias_a.entity) < b.segment->entity_id(alias_b.entity);
}

// Whether an alias is the name but for case and accents: the index files it under that spelling.
bool is_same_folded(const AliasSegment& segment, std::uint32_t alias, const NormalisedName& name) {
  const AliasSegment::Numbers same = segment.aliases_of_key(key_of_spelling(name.folded));
  return std::binary_search(same.begin(), same.end(), alias);
}

void explain(Candidate& candidate) {
  if (candidate.strength == Strength::strong) return;
  const bool weak = candidate.strength == Strength::weak;
  candidate.reasons.push_back("matches a" + std::string(weak ? " " : "n ") +
                              std::string(entities::name(candidate.strength)) + (weak ? " alias" : ""));
}

}  // namespace

struct AliasIndex::Compared {
  Candidate candidate;
  double rank = 0;
};

// The full comparisons of one search, best ranked aliases first.
class AliasIndex::Comparisons {
 public:
  Comparisons(const NormalisedName& name, std::size_t limit, Scope scope, std::vector<Compared>& found)
      : name_(name),
        limit_(limit),
        fewest_(scope == Scope::possible ? 0 : limit),
        found_(found),
        begin_(found.size()) {}

  void add(const AliasSegment& segment, const std::vector<RankedAlias>& aliases) {
    for (const RankedAlias& alias : aliases)
      ranked_.push_back({alias.rank, &segment, alias.alias});
  }

  // Those that share a key of the whole name.
  void run_whole() {
    std::sort(ranked_.begin(), ranked_.end(), before);
    std::size_t compared = 0;
    for (const Ranked& next : ranked_)
      if (compared < std::max(limit_, most_whole_compared))
        compared += compare_with(next, most_whole_of_one) ? 1 : 0;
    ranked_.clear();
  }

  // Those that share keys of parts, at most so many.
  void run(std::size_t most) {
    std::sort(ranked_.begin(), ranked_.end(), before);
    std::size_t compared = 0;
    for (const Ranked& next : ranked_) {
      if (compared == most) break;
      if (next.rank < worth * ranked_[0].rank && compared >= fewest_compared && entities_.size() >= fewest_)
        break;
      compared += compare_with(next, most_of_one) ? 1 : 0;
    }
    ranked_.clear();
  }

  // Forgets what it has found.
  void begin_anew() {
    found_.resize(begin_);
    entities_.clear();
  }

  // Whether a name was found that is surely the one sought.
  bool has_strong() const noexcept { return strong_; }

 private:
  struct Entity {
    std::size_t compared = 0;
    bool found = false;
  };

  bool compare_with(const Ranked& next, std::size_t most) {
    const AliasView alias = next.segment->alias(next.alias);
    const std::string_view id = next.segment->entity_id(alias.entity);
    Entity& entity = entities_[id];
    if (entity.found || entity.compared >= most) return false;
    ++entity.compared;
    NormalisedName other = name_of(*next.segment, alias);
    if (is_same_folded(*next.segment, next.alias, name_)) other.folded = name_.folded;
    NameComparison comparison = compare(name_, other, alias.kind);
    if (fewest_ == 0 && comparison.decision == Decision::different) return true;
    const double score = comparison.score * factor(alias.strength);
    entity.found = score >= good_enough;
    strong_ = strong_ || score >= strong;
    found_.push_back({{std::string(id), score, std::string(alias.spelling), alias.strength,
                       comparison.decision, std::move(comparison.reasons)},
                      next.rank});
    return true;
  }

  const NormalisedName& name_;
  std::size_t limit_;
  std::size_t fewest_;  // entities to compare, different ones included; 0: those are left out
  std::vector<Compared>& found_;
  std::size_t begin_;  // of what this search has found
  std::vector<Ranked> ranked_;
  std::unordered_map<std::string_view, Entity> entities_;
  bool strong_ = false;
};

void AliasIndex::search(const NormalisedName& name, EntityKind kind, bool as_person, std::size_t limit,
                        Scope scope, std::vector<Compared>& found) const {
  const bool thorough = scope == Scope::thorough;
  Comparisons comparisons(name, limit, scope, found);
  const auto each_segment = [&](const auto& look) {
    const auto in = [&](const AliasSegment& segment, const std::unordered_set<std::uint32_t>& removed) {
      const Accept accept = [&](std::uint32_t number, const AliasView& alias) {
        return may_be_one(alias.kind, kind) && (alias.kind == EntityKind::person) == as_person &&
               (removed.empty() || !removed.contains(number));
      };
      comparisons.add(segment, look(segment, accept));
    };
    if (file_) in(*file_, removed_from_file_);
    in(*memory_, removed_from_memory_);
  };
  SearchingKeys keys = searching_keys(name, as_person ? EntityKind::person : EntityKind::organisation);
  if (!thorough) {
    const auto look_up = [&](const std::vector<std::uint64_t>& of_whole) {
      each_segment([&](const AliasSegment& segment, const Accept& accept) {
        return whole_aliases(segment, name, of_whole, most_whole, accept);
      });
      comparisons.run_whole();
    };
    look_up(keys.whole);
    if (!comparisons.has_strong()) look_up(keys_of_part_variants(name));
    if (comparisons.has_strong()) return look_up(keys.longer);
    comparisons.begin_anew();
  }
  const SoughtName wide = sought(name, std::move(keys));
  each_segment([&](const AliasSegment& segment, const Accept& accept) {
    return rank_aliases(segment, wide, thorough ? SearchLimits{} : quick_limits, most_ranked, accept);
  });
  comparisons.run(thorough ? most_compared : most_compared_quickly);
}

std::vector<Candidate> AliasIndex::find(std::string_view name, EntityKind kind, std::size_t limit,
                                        Scope scope) const {
  return find(rules_->normalise(name, kind), kind, limit, scope);
}

std::vector<Candidate> AliasIndex::find(NormalisedName name, EntityKind kind, std::size_t limit,
                                        Scope scope) const {
  std::vector<Compared> found;
  if (!name.tokens.empty() || !name.folded.empty()) {
    const bool other = kind == EntityKind::other;
    search(name, kind, kind == EntityKind::person, limit, scope, found);
    // A person's name is read by other rules than an organisation's; `other` may be either.
    if (other) search(rules_->normalise(name.original, EntityKind::person), kind, true, limit, scope, found);
  }
  // The best alias of each entity; of equal scores the one that comes first in the alphabet.
  std::sort(found.begin(), found.end(), [](const Compared& a, const Compared& b) {
    if (a.candidate.id != b.candidate.id) return a.candidate.id < b.candidate.id;
    if (a.candidate.score != b.candidate.score) return a.candidate.score > b.candidate.score;
    return a.candidate.alias < b.candidate.alias;
  });
  found.erase(
      std::unique(found.begin(), found.end(),
                  [](const Compared& a, const Compared& b) { return a.candidate.id == b.candidate.id; }),
      found.end());
  // What people look for may be no more than similar: then it counts as much how many and how rare words fit.
  const auto worthiness = [&](const Compared& each) {
    const double score = each.candidate.score;
    return scope == Scope::possible || each.candidate.decision == Decision::same ? 1 + score
                                                                                 : (score + each.rank) / 2;
  };
  std::sort(found.begin(), found.end(), [&](const Compared& a, const Compared& b) {
    const double worth_a = worthiness(a);
    const double worth_b = worthiness(b);
    if (worth_a != worth_b) return worth_a > worth_b;
    if (a.rank != b.rank) return a.rank > b.rank;
    return a.candidate.id < b.candidate.id;
  });
  std::vector<Candidate> candidates;
  for (Compared& each : found) {
    if (candidates.size() == limit) break;
    explain(each.candidate);
    candidates.push_back(std::move(each.candidate));
  }
  return candidates;
}

}  // namespace hearsay::entities
