// Which kinds of entity may stand where a pattern asks for some.
#pragma once

#include <span>

#include "claims/claim.hpp"
#include "claims/tree_view.hpp"

namespace hearsay::claims {

bool is_actor(EntityKind kind);

// Whether an entity of `kind` may stand where `allowed` is asked for. A publisher acts as an organisation; a
// state is a place too, and a place that is a state may act.
bool kind_allowed(EntityKind kind, std::span<const EntityKind> allowed, bool state);

// The kind of a name that no pack knows is a guess. Whether the name at `token`, judged to be of `kind`, may
// stand there none the less, with a lower score: where what is asked for, or the words beside it, show that
// the guess is wrong.
bool may_be_misjudged(const TreeView& tree, int token, EntityKind kind, std::span<const EntityKind> allowed);

}  // namespace hearsay::claims
