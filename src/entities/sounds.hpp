// The sounds of a name's token, and how near two tokens sound. Internal to entities.
//
// A sound is one byte: a lower-case letter for itself, a capital for what digraphs write: S sh, C ch, X kh,
// G gh, Z zh, T th, D dh. Vowels are a e i o u. Pure functions; nothing here depends on a lexicon.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace hearsay::entities {

// Stands between two letters of a token that are no digraph.
constexpr char letter_mark = '|';

// The sounds of a token in ASCII letters (lower case). Doubled letters are one, n before b and p is m. Other
// characters stay.
std::string sounds_of(std::string_view latin);

// The length of a token by what its sounds weigh: a consonant 1, a vowel less. sound_similarity() is 1 less
// the cost of the alignment over the greater length.
double sound_length(std::string_view sounds) noexcept;

// Consonant classes under which the usual romanisations of one word fall together: vowels and semivowels out
// (a first vowel stays as "a"), voiced and voiceless stops as one, sibilants as one, a final h out.
std::string skeleton_of_sounds(std::string_view sounds);

// The skeleton first, then those for other readings of ambiguous letters (v as w, z as dh, q as g, c as j, an
// initial y as a vowel). At most eight, without repetition.
std::vector<std::string> skeleton_variants(std::string_view sounds);

// 0 … 1. `a_abjad`, `b_abjad`: the token comes from a script that does not write short vowels. Symmetric; 1
// for equal sounds. A caller to whom everything below `least` is the same says so: then any number below it
// may come back, sooner. Cost: at most the product of the lengths (cut at 48).
double sound_similarity(std::string_view a, std::string_view b, bool a_abjad, bool b_abjad, double least = 0);

}  // namespace hearsay::entities
