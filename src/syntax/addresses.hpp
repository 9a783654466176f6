// Web and mail addresses, hashtags and mentions in a text.
#pragma once

#include "syntax/characters.hpp"
#include "syntax/token_rules.hpp"

namespace hearsay::syntax {

// The end of the address, hashtag or mention that starts at character `begin` and lies before `end`; `begin`
// when there is none. Stops and brackets at its end do not belong to it.
std::size_t address_end(const TokenRules& rules, const Characters& characters, std::size_t begin,
                        std::size_t end);

}  // namespace hearsay::syntax
