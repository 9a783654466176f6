#include "claims/pairing.hpp"

#include <algorithm>

namespace hearsay::claims {
namespace {

constexpr std::size_t most_pairs = 64;  // of one match: bounds a list of forty names paired with itself

}  // namespace

std::vector<Pair> pairs_of(const Match& match, bool respectively) {
  std::vector<Pair> pairs;
  if (respectively && match.subjects.size() > 1 && match.subjects.size() == match.objects.size()) {
    for (std::size_t i = 0; i < match.subjects.size(); ++i)
      pairs.push_back({&match.subjects[i], &match.objects[i]});
    return pairs;
  }
  if (match.paired) {
    for (std::size_t i = 0; i < match.subjects.size(); ++i)
      for (std::size_t j = i + 1; j < match.subjects.size() && pairs.size() < most_pairs; ++j)
        pairs.push_back({&match.subjects[i], &match.subjects[j]});
    // A plural that acts on itself ("the two factions merged") has itself as object.
    if (match.subjects.size() == 1 && match.subjects[0].participant.kind == EntityKind::group)
      pairs.push_back({&match.subjects[0], &match.subjects[0]});
    return pairs;
  }
  for (const Bound& subject : match.subjects) {
    if (match.objects.empty()) pairs.push_back({&subject, nullptr});
    for (const Bound& object : match.objects)
      if (pairs.size() < most_pairs) pairs.push_back({&subject, &object});
  }
  return pairs;
}

bool same_participant(const Bound& a, const Bound& b) {
  if (a.participant.chain != mentions::none) return a.participant.chain == b.participant.chain;
  return b.participant.chain == mentions::none && a.participant.name == b.participant.name;
}

bool may_be_one(const PredicateType& type, const Pair& pair) {
  if (type.name != "also_known_as" || pair.object == nullptr) return true;
  // "an officer called Y": that is his name, and no alias of another.
  const bool described = pair.subject->participant.kind == EntityKind::person &&
                         pair.subject->participant.name == pair.subject->participant.mention &&
                         !pair.subject->name;
  if (described) return false;
  const auto place = [](const Bound& bound) { return bound.participant.kind == EntityKind::place; };
  const EntityKind object = pair.object->participant.kind;
  return !place(*pair.subject) || place(*pair.object) || object == EntityKind::other;
}

std::vector<Counted> quantities_at(const TreeView& tree, std::span<const int> tokens,
                                   const mentions::Mentions& mentions, const std::string& measure) {
  std::vector<Counted> counted;
  for (const int found : tokens)
    for (const int token : conjuncts(tree, tree.antecedent(found)))
      for (const mentions::Quantity& quantity : mentions.quantities) {
        if (quantity.sentence != tree.index() || quantity.ordinal) continue;
        const auto at = static_cast<std::uint32_t>(token);
        const bool own = quantity.counted == at || quantity.number == at ||
                         tree.token(static_cast<int>(quantity.number)).head == token;
        const bool repeated = std::any_of(counted.begin(), counted.end(),
                                          [&](const Counted& other) { return other.token == token; });
        if (!own || repeated) continue;
        counted.push_back({token,
                           {quantity.min, quantity.max, quantity.unit,
                            measure.empty() ? quantity.unit : measure, quantity.approximate}});
      }
  return counted;
}

std::vector<std::optional<ClaimQuantity>> quantities_for(const Match& match, const Pair& pair,
                                                         const std::vector<Counted>& counted) {
  if (counted.empty()) return {std::nullopt};
  for (const Counted& each : counted)
    if (each.token == pair.subject->token) return {each.quantity};
  if (!match.pattern->type->quantity || match.subjects.size() > 1) return {counted.front().quantity};
  std::vector<std::optional<ClaimQuantity>> all;
  for (const Counted& each : counted)
    all.emplace_back(each.quantity);
  return all;
}

}  // namespace hearsay::claims
