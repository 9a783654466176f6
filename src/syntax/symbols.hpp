// Emoticons and other signs that several punctuation characters make together.
#pragma once

#include "syntax/characters.hpp"

namespace hearsay::syntax {

// What stands before the sign.
struct SymbolContext {
  bool after_space = true;    // white space, or the start of the paragraph
  bool open_bracket = false;  // a round bracket waits to be closed
};

// The end of the sign that starts at character `begin` and lies before `end`: an emoticon (":-)", "^_^"), a
// drawn line or arrow ("|-----+---->") or a double angle bracket; `begin` when there is none.
std::size_t symbol_end(const Characters& characters, std::size_t begin, std::size_t end,
                       SymbolContext context);

}  // namespace hearsay::syntax
