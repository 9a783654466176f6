// Sets of mentions that refer to one actor or place, while they are being joined (a disjoint-set forest).
#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <vector>

#include "mentions/draft.hpp"

namespace hearsay::mentions {

struct Cluster {
  EntityKind kind = EntityKind::other;
  std::uint8_t strength = 0;     // how sure the kind is: 0 unknown, 1 description, 2 name, 3 known
  std::vector<std::string> ids;  // gazetteer entries that fit, sorted; several = ambiguous
  bool place = false;            // a place, or a state used as one
  bool named = false;
  Number number = Number::unknown;
  Gender gender = Gender::unknown;
  std::vector<std::uint32_t> drafts;   // in text order
  std::vector<std::uint32_t> members;  // clusters that a coordination stands for
  std::vector<std::uint32_t> within;   // clusters of which it is a part
};

class Clusters {
 public:
  // Adds a cluster of one draft (index `draft`) and returns its index.
  std::uint32_t add(const Draft& draft, std::uint32_t index);
  // Adds a cluster that stands for others.
  std::uint32_t add_coordination(std::vector<std::uint32_t> members);

  std::uint32_t find(std::uint32_t cluster) const;
  Cluster& at(std::uint32_t cluster) { return clusters_[find(cluster)]; }
  const Cluster& at(std::uint32_t cluster) const { return clusters_[find(cluster)]; }

  // Joins two clusters and returns the root. No check.
  std::uint32_t merge(std::uint32_t a, std::uint32_t b);
  // Joins them when neither gazetteer entries nor kinds speak against it.
  bool merge_if_compatible(std::uint32_t a, std::uint32_t b);
  bool compatible(std::uint32_t a, std::uint32_t b) const;
  bool ids_conflict(std::uint32_t a, std::uint32_t b) const;

  std::uint32_t size() const { return static_cast<std::uint32_t>(clusters_.size()); }

 private:
  std::vector<Cluster> clusters_;
  mutable std::vector<std::uint32_t> parents_;
};

// Whether somebody of whom nothing is known but a name, which the tagger took for a person's, may be a body.
bool may_be_body(const Cluster& cluster, std::span<const Draft> drafts);

// Kinds that one actor can be called by: a described "group" (organisation) may be a named organisation, a
// government a state.
bool kinds_compatible(EntityKind a, EntityKind b) noexcept;

}  // namespace hearsay::mentions
