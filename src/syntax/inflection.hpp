// Base forms of regularly inflected English words.
//
// Spelling rules after Quirk et al., "A Comprehensive Grammar of the English Language" (1985), chapters 3 and
// 5: doubling of a final consonant, a mute e, y and ie. The spelling alone often allows several bases
// ("hoped": hop, hope); which of them are words of the language is for the caller to say.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace hearsay::syntax {

enum class Inflection : std::uint8_t {
  none,
  plural,
  third_person,
  past,
  present_participle,
  comparative,
  superlative
};

// The inflection that a Penn tag stands for; `none` for tags of base forms, of proper nouns and of classes
// without inflection.
Inflection inflection_of(std::string_view penn_tag) noexcept;

// The bases that `form`, in lower case, may be an inflected form of, likeliest by its spelling first; empty
// when it does not end as the inflection does. Never longer than a few.
std::vector<std::string> base_forms(std::string_view form, Inflection inflection);

}  // namespace hearsay::syntax
