// Which kinds exclude each other. Pure.
#pragma once

#include "mentions/mention.hpp"

namespace hearsay::entities {

// Whether one entity may have been taken for both: a person is never a place; organisations, groups,
// publishers and states may be one body; `other` may be all. Symmetric.
bool may_be_one(mentions::EntityKind a, mentions::EntityKind b) noexcept;

}  // namespace hearsay::entities
