// Changes that are appended to a file of names. Internal to entities. Pure.
//
// A change is a frame of 16 bytes (the length of its text, a check of that length, a checksum of the text)
// and the text, filled up to a multiple of 8. A writer that was stopped leaves an unfinished change at the
// end, which counts as not made; a change that is there and damaged is an error. A note changes no name: it
// is what the builder of the file says of it.
#pragma once

#include <cstdint>
#include <functional>
#include <string>
#include <string_view>

#include "entities/alias_strength.hpp"
#include "mentions/mention.hpp"

namespace hearsay::entities {

enum class ChangeKind : std::uint8_t { added, removed, note };

struct AliasChange {
  ChangeKind what = ChangeKind::added;
  mentions::EntityKind kind = mentions::EntityKind::other;
  Strength strength = Strength::strong;
  std::string id;
  std::string alias;  // of a note its text
};

void append_change(std::string& bytes, const AliasChange& change);

// Calls `take` for each finished change, in their order, and returns how many bytes they fill. `offset` is
// where the bytes begin in the file `path`. Throws DataError for a damaged change.
std::uint64_t read_changes(std::string_view bytes, const std::string& path, std::uint64_t offset,
                           const std::function<void(const AliasChange&)>& take);

}  // namespace hearsay::entities
