// Whether letters are an acronym of a name. Internal to entities; pure and thread safe.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include "entities/name.hpp"

namespace hearsay::entities {

enum class AcronymFit : std::uint8_t {
  none,
  initials,    // "PKK": the first letter of each word that says something, with or without small words
  syllables,   // "FRELIMO": one letter or more of each word, in order
  translated,  // "PFLP": the initials of what the words mean in English, in any order
  part         // "HAMAS" where the other has the word itself
};

// `letters`: lower-case Latin letters and digits. A state at the end of the name may have no letter. Cost:
// linear but for syllables, where it is the product of the lengths.
AcronymFit acronym_fit(std::string_view letters, const NormalisedName& name);

}  // namespace hearsay::entities
