// The parts of NameRules::blocking_keys(), by which two names may be found to be one. The index of names has
// keys of its own (alias_keys.cpp).
// Internal to entities. Pure and thread safe.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "entities/name.hpp"

namespace hearsay::entities {

// Skeletons with their variants, and what a given name means; a key may come twice. Numbers, types and
// initials have none.
void append_token_keys(const NameToken& token, std::vector<std::string>& keys);

// "aljolani" -> "jolani": an article written without a space; the sounds themselves where none can be.
std::string_view without_attached_article(std::string_view sounds) noexcept;

// What only the whole name has: its spelling, and its skeleton without spaces.
void append_whole_keys(const NormalisedName& name, std::vector<std::string>& keys);

}  // namespace hearsay::entities
