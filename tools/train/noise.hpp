// Copies of training sentences as they look in text that is less tidy than a treebank: headlines, capitals,
// small letters, no punctuation, typographic signs, slips of the keyboard. Tags keep what a word is
// ("PRESIDENT RESIGNS" has the tags of "President resigns"); trees and names stay whole.
#pragma once

#include <cstddef>
#include <string>

#include "random.hpp"
#include "syntax/sentence.hpp"

namespace hearsay::train {

enum class Noise {
  lower_case,      // every word in small letters
  upper_case,      // every word in capitals
  headline,        // Title Case, no final stop, often without articles and forms of "be"
  no_final_stop,   // punctuation at the end dropped
  no_punctuation,  // all of it dropped, but for hyphens and signs within words
  lower_names,     // names in small letters
  ligatures,       // "fi", "fl" … as one character, as text taken out of PDF files has them
  quotes,          // straight quotation marks and apostrophes curled, or curly ones straightened
  no_diacritics,   // "Türkiye" as "Turkiye"
  slip             // a letter of a long word doubled, left out or swapped with the next
};
constexpr std::size_t noise_kinds = 10;

// A copy with one kind of noise. Where the kind changes nothing (no quotes to curl), the copy is the source.
// Offsets (Token::begin, Sentence::begin …) of the copy are not valid. A sentence of punctuation alone is
// never emptied. Linear in the length, but quadratic for kinds that drop words.
syntax::Sentence with_noise(const syntax::Sentence& sentence, Noise noise, Random& random);

// A kind drawn by the shares of noise.cpp.
Noise draw_noise(Random& random);
// With a kind drawn so.
syntax::Sentence with_noise(const syntax::Sentence& sentence, Random& random);

// Takes word `index` out: its dependents go to its head, or, for the root, to its first dependent that is no
// punctuation, which becomes the root. Names and multi-word tokens shrink or vanish with their words; an
// inner name that has become all of its outer name vanishes too. Requires: more than one word.
void remove_token(syntax::Sentence& sentence, std::size_t index);

}  // namespace hearsay::train
