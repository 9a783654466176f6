// The consonants of a token: a finer key than its skeleton. Internal to entities. Pure and thread safe.
//
// Skeletons put so many consonants into one class that, among a million names, one of two consonants has
// thousands of words. Here consonants are told apart, but for those that only a spelling distinguishes (k and
// q, kh and h …); what romanisations confuse beyond that is looked for by variants of the word that is
// sought.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace hearsay::entities {

// Vowels and semivowels left out, but for a first one ("a", "w", "y"); a final h is left out, too.
std::string consonants_of_sounds(std::string_view sounds);

// What the consonants may be in another romanisation, one of them changed or left out. Without repetition and
// without the consonants themselves; at most `most_consonant_variants`.
constexpr std::size_t most_consonant_variants = 24;
std::vector<std::string> consonant_variants(std::string_view consonants);

}  // namespace hearsay::entities
