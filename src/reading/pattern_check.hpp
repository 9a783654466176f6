// Whether patterns read what their own examples say.
//
// A positive example must give a claim with the pattern's predicate (by any pattern: of two that read the
// same, only the better one stays), between the two that it names, if it names them. A negative example must
// give no claim by this pattern. Each pattern needs one of each.
#pragma once

#include <cstddef>
#include <span>
#include <string>
#include <vector>

#include "claims/pattern.hpp"
#include "reading/reader.hpp"

namespace hearsay::reading {

struct PatternFault {
  std::string file;
  int line = 0;
  std::string pattern;
  std::string reason;
};

struct PatternCheck {
  std::size_t patterns = 0;
  std::size_t positive = 0;
  std::size_t negative = 0;
  std::size_t kept = 0;               // examples that hold
  std::vector<PatternFault> broken;   // examples that do not
  std::vector<PatternFault> lacking;  // patterns without a positive or without a negative example
};

// `reader` must have been loaded with the patterns and with the actors that the examples name
// (data/examples).
PatternCheck check_patterns(const Reader& reader, std::span<const claims::Pattern> patterns);

}  // namespace hearsay::reading
