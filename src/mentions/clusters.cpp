#include "mentions/clusters.hpp"

#include <algorithm>
#include <iterator>
#include <utility>

namespace hearsay::mentions {

bool kinds_compatible(EntityKind a, EntityKind b) noexcept {
  if (a == b || a == EntityKind::other || b == EntityKind::other) return true;
  const auto pair = [&](EntityKind x, EntityKind y) { return (a == x && b == y) || (a == y && b == x); };
  return pair(EntityKind::organisation, EntityKind::state) ||
         pair(EntityKind::organisation, EntityKind::publisher);
}

bool may_be_body(const Cluster& cluster, std::span<const Draft> drafts) {
  if (cluster.kind != EntityKind::person || !cluster.ids.empty() || !cluster.named) return false;
  return std::all_of(cluster.drafts.begin(), cluster.drafts.end(), [&](std::uint32_t i) {
    const Draft& draft = drafts[i];
    return draft.mention.form == MentionForm::name && draft.title.empty() &&
           draft.mention.gender == Gender::unknown;
  });
}

std::uint32_t Clusters::add(const Draft& draft, std::uint32_t index) {
  Cluster cluster;
  const Mention& mention = draft.mention;
  cluster.kind = mention.kind;
  cluster.named = mention.form == MentionForm::name;
  cluster.place = mention.kind == EntityKind::place || draft.place_use;
  cluster.number = mention.number;
  cluster.gender = mention.gender;
  for (const GazetteerEntry& entry : draft.entries)
    cluster.ids.push_back(entry.id);
  std::sort(cluster.ids.begin(), cluster.ids.end());
  cluster.ids.erase(std::unique(cluster.ids.begin(), cluster.ids.end()), cluster.ids.end());
  cluster.strength = !cluster.ids.empty() ? 3 : cluster.named ? 2 : cluster.kind == EntityKind::other ? 0 : 1;
  if (cluster.kind == EntityKind::other) cluster.strength = 0;
  cluster.drafts = {index};
  parents_.push_back(size());
  clusters_.push_back(std::move(cluster));
  return size() - 1;
}

std::uint32_t Clusters::add_coordination(std::vector<std::uint32_t> members) {
  Cluster cluster;
  cluster.kind = EntityKind::group;
  cluster.strength = 1;
  cluster.number = Number::plural;
  cluster.members = std::move(members);
  parents_.push_back(size());
  clusters_.push_back(std::move(cluster));
  return size() - 1;
}

std::uint32_t Clusters::find(std::uint32_t cluster) const {
  while (parents_[cluster] != cluster) {
    parents_[cluster] = parents_[parents_[cluster]];
    cluster = parents_[cluster];
  }
  return cluster;
}

bool Clusters::ids_conflict(std::uint32_t a, std::uint32_t b) const {
  const std::vector<std::string>& x = at(a).ids;
  const std::vector<std::string>& y = at(b).ids;
  if (x.empty() || y.empty()) return false;
  return std::none_of(x.begin(), x.end(),
                      [&](const std::string& id) { return std::binary_search(y.begin(), y.end(), id); });
}

bool Clusters::compatible(std::uint32_t a, std::uint32_t b) const {
  const Cluster& x = at(a);
  const Cluster& y = at(b);
  if (ids_conflict(a, b) || !kinds_compatible(x.kind, y.kind)) return false;
  if (x.place != y.place && x.kind != EntityKind::other && y.kind != EntityKind::other) return false;
  const bool genders = x.gender == Gender::unknown || y.gender == Gender::unknown || x.gender == y.gender ||
                       x.kind != EntityKind::person || y.kind != EntityKind::person;
  // A plural description may resume an enumeration; two enumerations are two.
  const bool lists = !x.members.empty() || !y.members.empty();
  const bool plurals = x.number == Number::plural && y.number == Number::plural && !x.named && !y.named;
  const bool one_list = x.members.empty() || y.members.empty();
  return genders && (!lists || (plurals && one_list));
}

bool Clusters::merge_if_compatible(std::uint32_t a, std::uint32_t b) {
  if (find(a) == find(b)) return true;
  if (!compatible(a, b)) return false;
  merge(a, b);
  return true;
}

std::uint32_t Clusters::merge(std::uint32_t a, std::uint32_t b) {
  a = find(a);
  b = find(b);
  if (a == b) return a;
  if (b < a) std::swap(a, b);
  Cluster& into = clusters_[a];
  Cluster& from = clusters_[b];
  if (from.strength > into.strength) {
    into.kind = from.kind;
    into.place = from.place;
    into.strength = from.strength;
  }
  into.named = into.named || from.named;
  if (into.number == Number::unknown) into.number = from.number;
  if (into.gender == Gender::unknown ||
      (from.strength >= 2 && from.gender != Gender::unknown && into.gender == Gender::neuter))
    into.gender = from.gender;
  if (into.ids.empty()) {
    into.ids = from.ids;
  } else if (!from.ids.empty()) {
    // What both allow; an ambiguous form is decided by an unambiguous one.
    std::vector<std::string> common;
    std::set_intersection(into.ids.begin(), into.ids.end(), from.ids.begin(), from.ids.end(),
                          std::back_inserter(common));
    if (!common.empty()) into.ids = std::move(common);
  }
  std::vector<std::uint32_t> drafts;
  drafts.reserve(into.drafts.size() + from.drafts.size());
  std::merge(into.drafts.begin(), into.drafts.end(), from.drafts.begin(), from.drafts.end(),
             std::back_inserter(drafts));
  into.drafts = std::move(drafts);
  into.members.insert(into.members.end(), from.members.begin(), from.members.end());
  into.within.insert(into.within.end(), from.within.begin(), from.within.end());
  from = Cluster{};
  parents_[b] = a;
  return a;
}

}  // namespace hearsay::mentions
