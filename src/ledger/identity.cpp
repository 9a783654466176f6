#include "ledger/identity.hpp"

#include <algorithm>
#include <deque>

namespace hearsay::ledger {
namespace {

bool joins_or_parts(ActKind kind) {
  return kind == ActKind::merge || kind == ActKind::split;
}

bool touches(const Act& act, std::int64_t entity) {
  return entity != 0 && (act.entity == entity || act.other == entity);
}

const Act* find(const std::vector<Act>& acts, std::int64_t number) {
  const auto place = std::lower_bound(acts.begin(), acts.end(), number,
                                      [](const Act& act, std::int64_t n) { return act.number < n; });
  return place != acts.end() && place->number == number ? &*place : nullptr;
}

}  // namespace

Identity Identity::fold(std::span<const Act> acts) {
  Identity identity;
  identity.acts_.assign(acts.begin(), acts.end());
  for (const Act& act : acts) {
    if (act.kind != ActKind::undo) continue;
    const Act* undone = find(identity.acts_, act.undoes);
    const bool fits = undone != nullptr && undone->number < act.number && undone->kind != ActKind::undo &&
                      identity.undone_.emplace(act.undoes, act.number).second;
    if (!fits) identity.defects_.push_back("act " + std::to_string(act.number) + " undoes no act that stood");
  }
  for (const Act& act : identity.acts_)
    identity.apply(act);
  return identity;
}

std::int64_t Identity::present(std::int64_t entity) const {
  const auto node = nodes_.find({entity, 0});
  return node == nodes_.end() ? entity : node->second;
}

std::int64_t Identity::present(std::int64_t entity, std::int64_t document) const {
  const auto node = nodes_.find({entity, document});
  return node == nodes_.end() ? present(entity) : node->second;
}

std::vector<std::int64_t> Identity::members(std::int64_t entity) const {
  if (present(entity) != entity) return {};
  std::vector<std::int64_t> members = {entity};
  if (const auto nodes = by_present_.find(entity); nodes != by_present_.end())
    for (const Node& node : nodes->second)
      if (node.second == 0 && node.first != entity) members.push_back(node.first);
  return members;
}

std::vector<std::int64_t> Identity::sources(std::int64_t entity) const {
  std::vector<std::int64_t> sources = members(entity);
  if (const auto nodes = by_present_.find(entity); nodes != by_present_.end())
    for (const Node& node : nodes->second)
      if (std::find(sources.begin(), sources.end(), node.first) == sources.end())
        sources.push_back(node.first);
  return sources;
}

bool Identity::is_plain(std::int64_t entity) const {
  const auto node = nodes_.lower_bound({entity, 0});
  return (node == nodes_.end() || node->first.first != entity) && !by_present_.contains(entity);
}

std::string Identity::shown_name(std::int64_t entity) const {
  const auto name = shown_.find(entity);
  return name == shown_.end() ? std::string() : name->second;
}

std::vector<Identity::NamedBy> Identity::names(std::int64_t entity) const {
  const auto names = names_.find(entity);
  return names == names_.end() ? std::vector<NamedBy>() : names->second;
}

const std::set<std::string>& Identity::lost(std::int64_t entity) const {
  static const std::set<std::string> none;
  const auto lost = lost_.find(entity);
  return lost == lost_.end() ? none : lost->second;
}

bool Identity::has_lost(std::int64_t entity, const std::string& spelling) const {
  return lost(entity).contains(spelling);
}

std::set<std::int64_t> Identity::renamed() const {
  std::set<std::int64_t> entities;
  for (const auto& [entity, names] : names_)
    entities.insert(entity);
  for (const auto& [entity, names] : lost_)
    entities.insert(entity);
  return entities;
}

bool Identity::stands(std::int64_t number) const {
  const Act* act = find(acts_, number);
  return act != nullptr && act->kind != ActKind::undo && !undone_.contains(number);
}

std::int64_t Identity::undone_by(std::int64_t number) const {
  const auto undo = undone_.find(number);
  return undo == undone_.end() ? 0 : undo->second;
}

// What was done to an entity after it had been joined or parted was done to what it was then.
bool Identity::rests(const Act& later, const Act& earlier) const {
  if (joins_or_parts(earlier.kind) && (touches(later, earlier.entity) || touches(later, earlier.other)))
    return true;
  const auto withdrawn = withdrawn_.find(later.number);
  return withdrawn != withdrawn_.end() && withdrawn->second.contains(earlier.number);
}

std::vector<std::int64_t> Identity::resting_on(std::int64_t number) const {
  std::set<std::int64_t> found;
  std::deque<const Act*> waiting;
  if (const Act* act = find(acts_, number)) waiting.push_back(act);
  for (; !waiting.empty(); waiting.pop_front())
    for (const Act& later : acts_)
      if (later.number > waiting.front()->number && stands(later.number) && rests(later, *waiting.front()) &&
          found.insert(later.number).second)
        waiting.push_back(&later);
  return {found.begin(), found.end()};
}

std::int64_t Identity::joined_by(std::int64_t a, std::int64_t b) const {
  if (present(a) != present(b)) return 0;
  Identity so_far;
  so_far.acts_ = acts_;
  so_far.undone_ = undone_;
  std::int64_t joined = 0;
  bool one = a == b;
  for (const Act& act : acts_) {
    so_far.apply(act);
    const bool now = so_far.present(a) == so_far.present(b);
    if (now && !one) joined = act.number;
    one = now;
  }
  return joined;
}

bool Identity::fits(const Act& act) {
  const bool here = present(act.entity) == act.entity;
  const bool other = act.other == 0 || (present(act.other) == act.other && act.other != act.entity);
  const bool paired = act.kind == ActKind::merge || act.kind == ActKind::split || act.kind == ActKind::judge;
  if (here && other && (act.other != 0) == paired) return true;
  defects_.push_back("act " + std::to_string(act.number) + " is on an entity that was not there");
  return false;
}

void Identity::apply(const Act& act) {
  if (act.kind == ActKind::undo) return;
  if (undone_.contains(act.number)) {
    // What the undone act had made is what it was made from: documents may have been linked to it meanwhile.
    if (act.kind == ActKind::split && act.made) relabel(act.other, present(act.entity));
    return;
  }
  if (!fits(act)) return;
  switch (act.kind) {
    case ActKind::merge:
      relabel(act.other, act.entity);
      break;
    case ActKind::split:
      split(act);
      break;
    case ActKind::rename:
      shown_[act.entity] = act.names.empty() ? std::string() : act.names.front().spelling;
      apply_names(act, act.entity);
      break;
    case ActKind::alias:
      apply_names(act, act.entity);
      break;
    case ActKind::withdraw:
      take_names(act);
      break;
    case ActKind::judge:
    case ActKind::undo:
      break;
  }
}

void Identity::apply_names(const Act& act, std::int64_t entity) {
  for (const GivenName& name : act.names)
    names_[entity].push_back({act.number, name});
}

void Identity::take_names(const Act& act) {
  for (const std::int64_t member : members(act.entity)) {
    for (const std::string& spelling : act.lost) {
      lost_[member].insert(spelling);
      const auto names = names_.find(member);
      if (names == names_.end()) continue;
      std::erase_if(names->second, [&](const NamedBy& named) {
        if (named.name.spelling != spelling) return false;
        withdrawn_[act.number].insert(named.act);
        return true;
      });
    }
  }
}

void Identity::split(const Act& act) {
  const std::vector<std::int64_t> whole = members(act.entity);
  for (const std::int64_t document : act.documents)
    for (const std::int64_t member : whole)
      // Where an earlier split has made it another one in this document, that stands.
      if (const auto node = nodes_.find({member, document});
          node == nodes_.end() || node->second == act.entity)
        place({member, document}, act.other);
  for (const Node& node : nodes_of(act.entity))
    if (std::find(act.documents.begin(), act.documents.end(), node.second) != act.documents.end())
      place(node, act.other);
  take_names(act);
  apply_names(act, act.other);
}

void Identity::relabel(std::int64_t from, std::int64_t to) {
  if (from == to) return;
  for (const Node& node : nodes_of(from))
    place(node, to);
  place({from, 0}, to);
}

std::set<Identity::Node> Identity::nodes_of(std::int64_t present) const {
  const auto nodes = by_present_.find(present);
  return nodes == by_present_.end() ? std::set<Node>() : nodes->second;
}

void Identity::place(const Node& node, std::int64_t present) {
  if (const auto known = nodes_.find(node); known != nodes_.end()) {
    const auto held = by_present_.find(known->second);
    held->second.erase(node);
    if (held->second.empty()) by_present_.erase(held);
  }
  nodes_[node] = present;
  by_present_[present].insert(node);
}

}  // namespace hearsay::ledger
