// Does a text that was converted from a guessed encoding pass as writing? Broken UTF-8 read in a legacy
// encoding
// ("Ã(", "Ð¿Ñ€") must not: a quote from it would not be what the author wrote. Pure and thread safe. Linear.
#pragma once

#include <string_view>

namespace hearsay::acquire {

// Whether the bytes outside ASCII are, for the greater part, well-formed UTF-8: a UTF-8 text with damage, not
// a text in another encoding.
bool is_mostly_utf8(std::string_view bytes) noexcept;

// Whether nearly all characters outside ASCII of this UTF-8 text stand where writing puts them: letters
// beside letters of their own script, capitals not inside lower-case words, no control or unassigned
// characters.
bool is_plausible(std::string_view text) noexcept;

}  // namespace hearsay::acquire
