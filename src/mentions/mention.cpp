#include "mentions/mention.hpp"

#include <algorithm>
#include <array>

namespace hearsay::mentions {
namespace {

constexpr std::array<std::string_view, 8> kind_names = {"person", "organisation", "state",    "group",
                                                        "place",  "publisher",    "document", "other"};

}  // namespace

std::string_view name(EntityKind kind) noexcept {
  return kind_names[static_cast<std::size_t>(kind)];
}

EntityKind entity_kind_from(std::string_view text) noexcept {
  const auto found = std::find(kind_names.begin(), kind_names.end(), text);
  if (found == kind_names.end()) return EntityKind::other;
  return static_cast<EntityKind>(found - kind_names.begin());
}

}  // namespace hearsay::mentions
