#include "entities/kinds.hpp"

namespace hearsay::entities {

using mentions::EntityKind;

namespace {

bool is_place(EntityKind kind) noexcept {
  return kind == EntityKind::place || kind == EntityKind::state;
}

}  // namespace

bool may_be_one(EntityKind a, EntityKind b) noexcept {
  if (a == b || a == EntityKind::other || b == EntityKind::other) return true;
  if (a == EntityKind::person || b == EntityKind::person) return false;
  if (a == EntityKind::document || b == EntityKind::document) return false;
  if (a == EntityKind::place || b == EntityKind::place) return is_place(a) && is_place(b);
  return true;
}

}  // namespace hearsay::entities
