// Descriptions ("Turkish-backed factions", "the group") and pronouns of a sentence.
//
// Pure; linear in the tokens of the sentence times the depth of its tree.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "mentions/actor_lexicon.hpp"
#include "mentions/draft.hpp"
#include "mentions/tree.hpp"

namespace hearsay::mentions {

// `in_name[i]` tells for each token whether it is part of a name (adjectives and peoples included),
// `demonym[i]` whether it is a demonym used as adjective.
std::vector<Draft> find_descriptions(std::string_view text, const Tree& tree, std::uint32_t sentence,
                                     const std::vector<bool>& in_name, const std::vector<bool>& demonym,
                                     const ActorLexicon& lexicon);

// Third-person pronouns without expletives, and pronouns of the first and second person.
std::vector<Draft> find_pronouns(const Tree& tree, std::uint32_t sentence, const ActorLexicon& lexicon);

// What the noun at `i` says of actors, by its form, its lemma or both with the word before; null when it is
// no actor noun. `lemma` gets the key under which it was found.
const ActorNoun* actor_noun(const Tree& tree, std::uint32_t i, const ActorLexicon& lexicon,
                            std::string& lemma);

// Whether a word can be the head of a noun phrase.
bool is_nominal(syntax::Upos upos);

// The role of the phrase with this head.
Role role_of(const Tree& tree, std::uint32_t head);

// True for words that only count ("some", "dozens", "members" not): in "some of these fighters" the fighters
// are meant. The token of the noun behind "of", or no_head.
int transparent_inner(const Tree& tree, std::uint32_t head, const ActorLexicon& lexicon);

}  // namespace hearsay::mentions
