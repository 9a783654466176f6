// Lines of pairs of names, as `hearsay names score` reads them: two names and perhaps a kind, separated by
// tabs. The bytes come from outside.
#pragma once

#include <string>
#include <string_view>

#include "mentions/mention.hpp"

namespace hearsay::entities {

struct NamePairLine {
  std::string a;
  std::string b;
  mentions::EntityKind kind = mentions::EntityKind::other;  // where none is given
};

// Throws InputError with `file` and "line N" for bytes that are no UTF-8, for fewer than two fields or more
// than three, for an empty name and for an unknown kind. A carriage return at the end is left out. Linear.
NamePairLine read_name_pair(std::string_view line, const std::string& file, std::size_t number);

}  // namespace hearsay::entities
