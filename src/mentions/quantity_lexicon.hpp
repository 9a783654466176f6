// The contents of data/lexicons/quantity.yaml. Internal to mentions.
#pragma once

#include <string>
#include <vector>

#include "mentions/piece.hpp"

namespace hearsay::mentions {

struct QuantityWords {
  PhraseTable numbers, scales, touching_scales;
  PhraseTable magnitude_min, magnitude_max;  // the same phrases
  PhraseTable few, exact, in_magnitudes;
  PhraseTable at_least, at_most, about, between;
  PhraseTable least_behind_noun, most_behind_noun;
  PhraseTable at_least_behind, at_most_behind, about_behind;
  PhraseTable shares, share_followers, percent;
  PhraseTable currencies;  // value: index in currency_codes
  std::vector<std::string> currency_codes;
  PhraseTable touching_units, numbered, persons, changes;
  PhraseTable months, time_units, clock, ages, time_prepositions, eras, ordinal_suffixes;
};

// Throws DataError.
QuantityWords load_quantity_words(const std::string& path);

}  // namespace hearsay::mentions
