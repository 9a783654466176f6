// What the comparison of names is measured beside: three similarities of strings that anybody has at hand.
// They are written here for the measurement only; nothing in Hearsay uses them. All are symmetric, give
// 0 … 1, and take well-formed UTF-8. Cost: at most the product of the lengths.
#pragma once

#include <string>
#include <string_view>

namespace hearsay::tools {

// Lower-case Latin letters by ICU ("Any-Latin; Latin-ASCII; Lower"): a help that the three do not have by
// themselves, without which no name in another script would ever be found.
std::string icu_latin(std::string_view text);

// Winkler (1990), over code points: the similarity of Jaro (1989), raised by a tenth for each of at most four
// first letters that are equal.
double jaro_winkler(std::string_view a, std::string_view b);

// similarity() of PostgreSQL's pg_trgm: words are runs of letters and digits, in lower case, with two blanks
// before and one behind; the share of trigrams in common of all trigrams of both.
double trigram_similarity(std::string_view a, std::string_view b);

// Philips (2000): the share of words (Dice) that have one code of Double Metaphone in common with a word of
// the other name, each word taken once.
double metaphone_similarity(std::string_view a, std::string_view b);

}  // namespace hearsay::tools
