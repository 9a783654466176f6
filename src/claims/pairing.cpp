#include "claims/pairing.hpp"

#include <algorithm>

#include "claims/coordination.hpp"

namespace hearsay::claims {
namespace {

constexpr std::size_t most_pairs = 64;  // of one match: bounds a list of forty names paired with itself

// The figure on a word: what it counts, or the number itself.
const mentions::Quantity* figure_on(const TreeView& tree, int token, const mentions::Mentions& mentions) {
  const auto at = static_cast<std::uint32_t>(token);
  auto quantity =
      std::lower_bound(mentions.quantities.begin(), mentions.quantities.end(), tree.index(),
                       [](const mentions::Quantity& a, std::uint32_t index) { return a.sentence < index; });
  for (; quantity != mentions.quantities.end() && quantity->sentence == tree.index(); ++quantity) {
    if (quantity->ordinal) continue;
    if (quantity->counted == at || quantity->number == at ||
        tree.token(static_cast<int>(quantity->number)).head == token)
      return &*quantity;
  }
  return nullptr;
}

// "103, not 130".
bool is_ruled_out(const TreeView& tree, int token) {
  const auto& children = tree.children(token);
  return std::any_of(children.begin(), children.end(), [&](int child) {
    return tree.token(child).relation == "advmod" && tree.token(child).lemma == "not";
  });
}

}  // namespace

bool is_currency(std::string_view unit) {
  return unit.size() == 3 &&
         std::all_of(unit.begin(), unit.end(), [](char c) { return c >= 'A' && c <= 'Z'; });
}

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
  const auto add = [&](int noun, int token) {
    const mentions::Quantity* quantity = figure_on(tree, noun, mentions);
    if (quantity == nullptr || (noun != token && measure != "payment" && !is_currency(quantity->unit)))
      return false;
    const bool repeated = std::any_of(counted.begin(), counted.end(),
                                      [&](const Counted& other) { return other.token == token; });
    if (repeated) return true;
    // "from 400 fighters to 900": the second figure counts the same.
    std::string unit = quantity->unit.empty() && !counted.empty() && quantity->counted == quantity->number
                           ? counted.front().quantity.unit
                           : quantity->unit;
    if (const int people = counted_before(tree, token); unit.empty() && people != syntax::no_head)
      unit = tree.token(people).form;
    counted.push_back(
        {token,
         {quantity->min, quantity->max, unit, measure.empty() ? unit : measure, quantity->approximate}});
    return true;
  };
  for (const int found : tokens)
    for (const int token : conjuncts(tree, tree.antecedent(found))) {
      if (token != found && is_ruled_out(tree, token)) continue;
      if (add(token, token)) continue;
      // "a ransom of 12 million pesos"
      for (const int child : tree.children(token))
        if (tree.token(child).relation == "nmod" && tree.marker(child, "case") == "of") add(child, token);
    }
  return counted;
}

std::vector<std::optional<Counted>> quantities_for(const TreeView& tree, const Match& match, const Pair& pair,
                                                   const std::vector<Counted>& counted) {
  if (counted.empty()) return {std::nullopt};
  for (const Counted& each : counted)
    if (each.token == pair.subject->token) return {each};
  // "killed 12 soldiers of A and nine guards": A has lost the twelve.
  const syntax::Token& subject = tree.token(pair.subject->token);
  if (match.pattern->type->quantity && subject.relation.starts_with("nmod"))
    for (const Counted& each : counted)
      if (subject.head == each.token) return {each};
  if (!match.pattern->type->quantity || match.subjects.size() > 1) return {counted.front()};
  return {counted.begin(), counted.end()};
}

}  // namespace hearsay::claims
