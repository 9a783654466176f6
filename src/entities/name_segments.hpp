// Words inside words: what scripts without spaces write in a row ("海运有限公司": shipping, limited company)
// and what German compounds ("Volkspartei": people's party). Internal to entities; pure and thread safe.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "entities/name_lexicon.hpp"

namespace hearsay::entities {

// The folded words of a body's name with those divided that the lexicon's words of bodies are found in: the
// longest from the left; a single sign only at the end ("党"). What is between stays a word. Cost: linear in
// the length, times `longest_word` look-ups.
std::vector<std::string> divide_words(const NameLexicon& lexicon, std::vector<std::string> words);

// ICU's Latin letters of a word in a script of northern India without the vowels that are written and not
// spoken: "rahamāna", "rahmān" (the rule of Ohala 1983: a short a between two consonants with a vowel on both
// sides, and the last one). Other texts stay.
std::string without_silent_vowels(const std::string& romanised, std::string_view script);

// Thai without the letters that a mark makes silent: "ลักษณ์", "ลักษ"; vowels that are written before their
// consonant behind it. Other texts stay.
std::string spoken_thai(const std::string& word);

// Whether a word begins in Thai script.
bool is_thai(std::string_view word) noexcept;

}  // namespace hearsay::entities
