// Forms of names that make two spellings comparable: words without articles, consonant skeletons, initials.
// Pure functions.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "mentions/actor_lexicon.hpp"

namespace hearsay::mentions {

// The folded words of a name, articles (al-, el- …) and a leading "the" left out: "Hay'at Tahrir al-Sham" ->
// {hayat, tahrir, sham}.
std::vector<std::string> name_words(std::string_view name, const ActorLexicon& lexicon);

// A consonant skeleton of one folded word under which common romanisations of one word fall together:
// Julani, Jolani and Jawlani -> "jln". A first vowel stays as "a".
std::string skeleton(std::string_view folded_word);

// One letter for each run of vowels in a folded word: "o" where it has o, u or w, else "a". Muhammad and
// Mohamed -> "oaa", Hasan -> "aa", Hussein -> "oa".
std::string vowel_classes(std::string_view folded_word);

// True when two lists of words are spelling variants word by word (equal, or equal skeletons of at least
// three letters whose lengths differ by at most three).
bool spelling_variants(const std::vector<std::string>& a, const std::vector<std::string>& b);
bool spelling_variant(const std::string& a, const std::string& b);

// True when `acronym` ("HTS", "U.N.", "TTP") is made of the initials of `name`: of its capitalised words, or
// of all its words but articles.
bool is_acronym_of(std::string_view acronym, std::string_view name, const ActorLexicon& lexicon);

// The folded initials of a name, once of its capitalised words and once of all words but articles; empty for
// names of one word.
std::vector<std::string> initials_of(std::string_view name, const ActorLexicon& lexicon);

// True for two to eight capital letters, dots and digits apart: "SDF", "U.N.", "M23".
bool looks_like_acronym(std::string_view form);

}  // namespace hearsay::mentions
