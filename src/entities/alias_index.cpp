#include "entities/alias_index.hpp"

#include <algorithm>
#include <optional>
#include <utility>

namespace hearsay::entities {

using mentions::EntityKind;

namespace {

// A weak alias or an abbreviation counts for less than a name that identifies.
double factor(Strength strength) noexcept {
  return strength == Strength::strong ? 1.0 : 0.9;
}

bool is_place(EntityKind kind) noexcept {
  return kind == EntityKind::place || kind == EntityKind::state;
}

bool compatible(EntityKind a, EntityKind b) noexcept {
  if (a == b || a == EntityKind::other || b == EntityKind::other) return true;
  if (a == EntityKind::person || b == EntityKind::person) return false;
  if (a == EntityKind::document || b == EntityKind::document) return false;
  if (a == EntityKind::place || b == EntityKind::place) return is_place(a) && is_place(b);
  return true;  // organisations, groups, publishers and states may be one body
}

}  // namespace

std::string_view name(Strength strength) noexcept {
  switch (strength) {
    case Strength::strong:
      return "strong";
    case Strength::weak:
      return "weak";
    case Strength::abbreviation:
      break;
  }
  return "abbreviation";
}

Strength strength_of(const NormalisedName& name, EntityKind kind) {
  if (!name.letters.empty()) return Strength::abbreviation;
  if (name.tokens.empty()) return Strength::weak;
  if (kind == EntityKind::person) return name.tokens.size() < 2 ? Strength::weak : Strength::strong;
  const bool says = std::any_of(name.tokens.begin(), name.tokens.end(), [](const NameToken& token) {
    return token.role != TokenRole::type && token.role != TokenRole::quality;
  });
  return says || name.tokens.size() > 1 ? Strength::strong : Strength::weak;
}

void AliasIndex::add(std::string_view id, EntityKind kind, std::string_view alias, Strength strength) {
  const auto [entity, added] = ids_.emplace(std::string(id), static_cast<std::uint32_t>(entities_.size()));
  if (added) entities_.emplace_back(id);
  NormalisedName name = rules_->normalise(alias, kind);
  if (name.tokens.empty()) return;
  std::vector<std::string> keys = rules_->blocking_keys(name);
  if (const auto same = by_key_.find("=" + name.folded); same != by_key_.end())
    for (const std::uint32_t index : same->second)
      if (aliases_[index].entity == entity->second && aliases_[index].name.original == name.original) {
        aliases_[index].strength = std::min(aliases_[index].strength, strength);
        return;
      }
  name.tokens.shrink_to_fit();
  name.initials.shrink_to_fit();
  const auto index = static_cast<std::uint32_t>(aliases_.size());
  aliases_.push_back({entity->second, kind, strength, std::move(name)});
  for (const std::string& key : keys)
    by_key_[key].push_back(index);
}

void AliasIndex::add(const PackEntity& entity) {
  const auto add_all = [&](const std::vector<std::string>& names, Strength strength) {
    for (const std::string& alias : names)
      add(entity.id, entity.kind, alias, strength);
  };
  add(entity.id, entity.kind, entity.name, Strength::strong);
  add_all(entity.aliases, Strength::strong);
  add_all(entity.scripts, Strength::strong);
  add_all(entity.weak_aliases, Strength::weak);
  add_all(entity.acronyms, Strength::abbreviation);
}

void AliasIndex::add(const KnowledgePack& pack) {
  for (const PackEntity& entity : pack.entities())
    add(entity);
}

// Aliases that share a key with the name, those of rare keys first.
std::vector<std::uint32_t> AliasIndex::gather(const NormalisedName& name) const {
  std::vector<const std::vector<std::uint32_t>*> lists;
  for (const std::string& key : rules_->blocking_keys(name))
    if (const auto found = by_key_.find(key); found != by_key_.end()) lists.push_back(&found->second);
  std::stable_sort(lists.begin(), lists.end(),
                   [](const auto* a, const auto* b) { return a->size() < b->size(); });
  std::vector<std::uint32_t> gathered;
  std::unordered_set<std::uint32_t> seen;
  for (const auto* list : lists) {
    // A key that would go past the limit is left out as a whole: what is found does not depend on the order
    // of adding.
    if (gathered.size() + list->size() > most_compared) break;
    for (const std::uint32_t index : *list)
      if (seen.insert(index).second) gathered.push_back(index);
  }
  return gathered;
}

std::vector<Candidate> AliasIndex::find(std::string_view name, EntityKind kind, std::size_t limit) const {
  return find(rules_->normalise(name, kind), kind, limit);
}

std::vector<Candidate> AliasIndex::find(NormalisedName name, EntityKind kind, std::size_t limit) const {
  // A person's name is read by other rules than an organisation's; `other` may be either.
  std::vector<NormalisedName> readings;
  readings.push_back(std::move(name));
  if (kind == EntityKind::other)
    readings.push_back(rules_->normalise(readings[0].original, EntityKind::person));
  std::unordered_map<std::uint32_t, Candidate> best;
  for (std::size_t r = 0; r < readings.size(); ++r) {
    const bool as_person = kind == EntityKind::person || r == 1;
    for (const std::uint32_t index : gather(readings[r])) {
      const Alias& alias = aliases_[index];
      if (!compatible(alias.kind, kind) || (alias.kind == EntityKind::person) != as_person) continue;
      NameComparison comparison = compare(readings[r], alias.name, alias.kind);
      const double score = comparison.score * factor(alias.strength);
      if (comparison.decision == Decision::different) continue;
      Candidate& candidate = best[alias.entity];
      // Of equal scores the alias that comes first in the alphabet, whatever was added first.
      if (!candidate.id.empty() &&
          (score < candidate.score || (score == candidate.score && alias.name.original >= candidate.alias)))
        continue;
      candidate = {entities_[alias.entity], score,
                   alias.name.original,     alias.strength,
                   comparison.decision,     std::move(comparison.reasons)};
      if (alias.strength != Strength::strong)
        candidate.reasons.push_back("matches a" + std::string(alias.strength == Strength::weak ? " " : "n ") +
                                    std::string(entities::name(alias.strength)) +
                                    (alias.strength == Strength::weak ? " alias" : ""));
    }
  }
  std::vector<Candidate> candidates;
  candidates.reserve(best.size());
  for (auto& [entity, candidate] : best)
    candidates.push_back(std::move(candidate));
  std::sort(candidates.begin(), candidates.end(), [](const Candidate& a, const Candidate& b) {
    return a.score != b.score ? a.score > b.score : a.id < b.id;
  });
  if (candidates.size() > limit) candidates.resize(limit);
  return candidates;
}

}  // namespace hearsay::entities
