// A mention before it has a chain, with what coreference needs to know about it.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "mentions/actor_lexicon.hpp"
#include "mentions/gazetteer.hpp"
#include "mentions/mention.hpp"

namespace hearsay::mentions {

enum class Definiteness : std::uint8_t { bare, indefinite, definite, demonstrative, possessive };

// How prominent the place of a mention in its sentence is.
enum class Role : std::uint8_t { modifier, possessor, complement, oblique, object, subject };

enum class PronounType : std::uint8_t { none, personal, possessive, reflexive };

struct Draft {
  Mention mention;
  Role role = Role::complement;

  // Names.
  std::string form;                     // as in the text
  std::vector<GazetteerEntry> entries;  // what the gazetteer knows of it
  std::string title;                    // folded title before a person's name, empty when none
  bool people = false;
  bool place_use = false;  // a state's or place's name used as a place

  // Descriptions.
  std::string phrase;  // with what it belongs to: "officers of the Karvian army"; empty where nothing is said
  const ActorNoun* noun = nullptr;
  std::string lemma;                   // of the head noun, folded
  std::vector<std::string> modifiers;  // folded premodifiers, sorted
  Definiteness definiteness = Definiteness::bare;
  bool complemented = false;  // has a complement of its own: "leader of X", "fighters who …"
  std::uint8_t both = 0;      // "both sides", "the two groups": how many actors it stands for
  std::uint8_t of_pair = 0;   // "the former" 1, "the latter" 2

  // Pronouns.
  PronounType pronoun = PronounType::none;
};

}  // namespace hearsay::mentions
