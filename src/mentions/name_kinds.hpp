// What a capitalised name is, by the words in it and around it.
#pragma once

#include <cstdint>
#include <string_view>

#include "mentions/actor_lexicon.hpp"
#include "mentions/mention.hpp"
#include "mentions/tree.hpp"

namespace hearsay::mentions {

struct KindGuess {
  EntityKind kind = EntityKind::other;
  std::uint8_t evidence = 0;  // 0 none, 1 context, 2 name tagger, 3 words of the name or a title
};

// True when the name has an organisation word where such names have it: last ("Free Army"), before "of" or
// "for" ("Ministry of Defence"), or first for languages that put it there ("Jabhat X", "Frente Y").
bool is_organisation_name(const Tree& tree, std::uint32_t first, std::uint32_t last,
                          const ActorLexicon& lexicon);

// The kind of the name first..last that the gazetteer does not know. `after_title` says that a title stands
// before it.
KindGuess guess_kind(std::string_view text, const Tree& tree, std::uint32_t first, std::uint32_t last,
                     bool after_title, const ActorLexicon& lexicon);

}  // namespace hearsay::mentions
