// Splitting a name into words and bringing what is left of other scripts to ASCII. Internal to entities. Pure
// and thread safe; ill-formed UTF-8 is read as U+FFFD.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace hearsay::entities {

// The words of a name, NFKC and case folded, apostrophes and vowel signs of Arabic script taken out,
// digits of all scripts as ASCII; split at white space, dashes and punctuation. "l'" and "d'" before a
// vowel are words of their own and left out.
std::vector<std::string> split_words(std::string_view name);

// Lower-case ASCII letters and digits of a text; Latin letters lose their marks, other scripts go through
// ICU's "Any-Latin; Latin-ASCII". Everything else is left out.
std::string to_ascii(std::string_view text);

// ICU's "Any-Latin; Lower": Latin letters with their marks.
std::string latin_letters(std::string_view text);

// fold_name() with the letters that Persian, Urdu and Kurdish type otherwise than Arabic as the Arabic ones,
// and an alef with or without its hamza as one: what words of lexicons and words of names are looked up by.
std::string fold_word(std::string_view text);

// Traditional Chinese signs as simplified ones; other text stays.
std::string simplified_signs(std::string_view text);

// The script of the first letter of a text ("Latn", "Arab"), as ISO 15924 calls it; empty without letters.
std::string main_script(std::string_view text);

}  // namespace hearsay::entities
