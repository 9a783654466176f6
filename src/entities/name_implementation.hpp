// What NameRules holds. Internal to entities.
#pragma once

#include <string>

#include "entities/name.hpp"
#include "entities/name_lexicon.hpp"

namespace hearsay::entities {

struct NameRules::Implementation {
  NameLexicon lexicon;
  std::string fingerprint;
};

}  // namespace hearsay::entities
