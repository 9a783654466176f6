// Whether a name that can mean a place or a government is used as a place where it stands: "in Ankara", "to
// Ukraine", "entered Syria", "Syria's north" against "Ankara said", "accused Moscow", "with Kabul".
//
// Pure; constant time but for the children of one token.
#pragma once

#include <cstdint>

#include "mentions/actor_lexicon.hpp"
#include "mentions/tree.hpp"

namespace hearsay::mentions {

bool used_as_place(const Tree& tree, std::uint32_t first, std::uint32_t last, const ActorLexicon& lexicon);

}  // namespace hearsay::mentions
