// Names of states and territories in many languages, from ICU's copy of CLDR. Internal to entities.
#pragma once

#include <string>
#include <unordered_map>

#include "entities/name_lexicon.hpp"

namespace hearsay::entities {

// Adds to the qualities of the lexicon what the languages of CLDR call each territory of ISO 3166-1. `known`
// gives the meaning of territories whose adjectives the lexicon has ("SY": "syrian"); the others mean
// their English name. Words that the lexicon has already keep their meaning. Some 60 ms.
void add_territory_names(NameLexicon& lexicon, const std::unordered_map<std::string, WordMeaning>& known);

}  // namespace hearsay::entities
