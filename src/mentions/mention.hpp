// Mentions of actors and places, and the coreference chains that join them.
//
// Positions: `sentence` is an index into the document's sentences, token indices count from 0 within a
// sentence, begin and end are byte offsets into the document's text (end exclusive). Values only.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace hearsay::mentions {

enum class EntityKind : std::uint8_t {
  person,
  organisation,
  state,
  group,
  place,
  publisher,
  document,
  other
};
std::string_view name(EntityKind kind) noexcept;
EntityKind entity_kind_from(std::string_view text) noexcept;  // `other` for an unknown word

enum class MentionForm : std::uint8_t {
  name,         // a proper name: "Hayat Tahrir al-Sham", "HTS", "Ankara"
  description,  // a noun phrase without a name of its own as head: "the group", "Turkish-backed armed
                // factions"
  pronoun,      // "they", "his", "who" is none: relatives are read from the tree
  adjective     // a demonym or name used as modifier: "Turkish" in "Turkish officers", "Turkish" in
                // "Turkish-backed"
};

enum class Number : std::uint8_t { unknown, singular, plural };
enum class Gender : std::uint8_t { unknown, masculine, feminine, neuter };

constexpr std::uint32_t none = 0xFFFFFFFF;

struct Mention {
  std::uint32_t sentence = 0;
  std::uint32_t head = 0;   // token index of the syntactic head
  std::uint32_t first = 0;  // the phrase that names it, without determiner and without relative clauses: both
  std::uint32_t last = 0;   // token indices inclusive
  std::uint32_t begin = 0;
  std::uint32_t end = 0;
  MentionForm form = MentionForm::name;
  EntityKind kind = EntityKind::other;
  Number number = Number::unknown;
  Gender gender = Gender::unknown;
  std::uint8_t person = 3;  // grammatical person; 1 and 2 are left without a chain: who speaks is known later
  std::uint32_t chain = none;  // index into Mentions::chains
  bool metonym = false;        // a place name that stands for its government here ("Ankara said")
  // How probable it is that this pronoun or description stands for its chain; 1 where nothing was chosen.
  float certainty = 1;
};

// All mentions in one document that refer to the same actor or place.
struct Chain {
  EntityKind kind = EntityKind::other;
  std::string name;                // the fullest name form in the document, or the first description's phrase
  std::vector<std::string> names;  // all distinct name forms in the text, acronyms learnt from it included
  std::vector<std::uint32_t> mentions;  // indices into Mentions::mentions, in text order
  std::string known;                    // id of the gazetteer entry when exactly one fits, else empty
  std::vector<std::string> candidates;  // ids of all entries that fit when more than one does
  bool named = false;                   // at least one mention is a name
  // For a described group: chains that it is a part or collection of ("HTS's wounded militants" -> HTS).
  // Filled where the phrase itself says so.
  std::vector<std::uint32_t> within;
  // For "both parties", "the two groups", "they" after a coordination: the chains that it stands for.
  std::vector<std::uint32_t> members;
};

}  // namespace hearsay::mentions
