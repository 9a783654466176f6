// What NameRules holds. Internal to entities.
#pragma once

#include "entities/name.hpp"
#include "entities/name_lexicon.hpp"

namespace hearsay::entities {

struct NameRules::Implementation {
  NameLexicon lexicon;
};

}  // namespace hearsay::entities
