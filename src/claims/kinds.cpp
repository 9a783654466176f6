#include "claims/kinds.hpp"

#include <algorithm>

namespace hearsay::claims {
namespace {

bool has(std::span<const EntityKind> allowed, EntityKind wanted) {
  return std::find(allowed.begin(), allowed.end(), wanted) != allowed.end();
}

// "X, who runs Y": nobody but a person is "who", unless they are many.
bool is_who(const TreeView& tree, int token) {
  for (const int clause : tree.children(token)) {
    if (tree.token(clause).relation != "acl:relcl") continue;
    for (const int child : tree.children(clause))
      if (tree.token(child).lemma == "who" && tree.token(child).relation == "nsubj") return true;
  }
  return false;
}

}  // namespace

bool is_actor(EntityKind kind) {
  return kind == EntityKind::person || kind == EntityKind::organisation || kind == EntityKind::state ||
         kind == EntityKind::group;
}

bool kind_allowed(EntityKind kind, std::span<const EntityKind> allowed, bool state) {
  if (has(allowed, kind)) return true;
  if (kind == EntityKind::publisher) return has(allowed, EntityKind::organisation);
  if (kind == EntityKind::state) return has(allowed, EntityKind::place);
  if (kind == EntityKind::place && state) return has(allowed, EntityKind::state);
  return false;
}

bool may_be_misjudged(const TreeView& tree, int token, EntityKind kind, std::span<const EntityKind> allowed) {
  const bool person = has(allowed, EntityKind::person);
  const bool organisation = has(allowed, EntityKind::organisation);
  const bool place = has(allowed, EntityKind::place);
  switch (kind) {
    case EntityKind::place:
      return (organisation || has(allowed, EntityKind::state)) && !place;
    case EntityKind::person:
      return (organisation || place) && !person;
    case EntityKind::organisation:
      return person && !organisation && is_who(tree, token);
    case EntityKind::other:
      return organisation || place;
    default:
      return false;
  }
}

}  // namespace hearsay::claims
