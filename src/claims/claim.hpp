// The claim: who says what about whom, how surely, for when, in which words (CLAIMS.md is its specification).
//
// Values only. All positions are byte offsets into the document's text, end exclusive; the record that is
// printed counts code points (claims/record.hpp).
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "claims/score.hpp"
#include "mentions/mention.hpp"
#include "mentions/time.hpp"

namespace hearsay::claims {

using mentions::EntityKind;

enum class Polarity : std::uint8_t { affirmed, denied };
enum class Certainty : std::uint8_t { certain, probable, possible };
enum class Mood : std::uint8_t { actual, planned, demanded, conditional };
enum class HolderKind : std::uint8_t { person, organisation, anonymous, document, publisher };

std::string_view name(Polarity value) noexcept;
std::string_view name(Certainty value) noexcept;
std::string_view name(Mood value) noexcept;
std::string_view name(HolderKind value) noexcept;
// Throw InputError for a word that is none of them.
Polarity polarity_from(std::string_view text);
Certainty certainty_from(std::string_view text);
Mood mood_from(std::string_view text);
HolderKind holder_kind_from(std::string_view text);

struct Span {
  std::uint32_t begin = 0;
  std::uint32_t end = 0;
  bool operator==(const Span&) const = default;
};

// An actor or place as it takes part in a claim.
struct Participant {
  std::string name;     // the fullest name in the document; for a described group its noun phrase
  std::string mention;  // the words at this place ("they", "Ankara")
  EntityKind kind = EntityKind::other;
  std::string entity;                    // canonical id; filled by the entities stage, empty before it
  double link_score = 0;                 // how sure the entity is, 0 … 1; filled by the entities stage
  std::uint32_t chain = mentions::none;  // coreference chain in the document; none for the speaker of a turn
  Span span;                             // where the mention stands
};

// One link of the attribution chain.
struct Holder {
  HolderKind kind = HolderKind::publisher;
  std::string name;
  std::string entity;  // canonical id; never for anonymous holders
  std::string cue;     // the words that attribute: "told", "according to"; empty for the publisher
  Span cue_span;
  std::uint32_t chain = mentions::none;  // where the holder is a mention of the document
  bool operator==(const Holder&) const = default;
};

struct ClaimQuantity {
  std::optional<double> min;
  std::optional<double> max;
  std::string unit;
  std::string measure;
  bool approximate = false;
};

struct RoleFiller {
  std::string text;    // a name, or the words of a topic or instrument
  std::string entity;  // canonical id where it is an actor
  std::uint32_t chain = mentions::none;
  std::string category = {};  // of an instrument: arms, money, training …; empty where none fits
};

struct Role {
  std::string name;  // "via", "against", "instrument", "topic"
  std::vector<RoleFiller> fillers;
};

struct ClaimTime {
  std::string edtf;  // empty when the text gives none
  mentions::TimeReading reading = mentions::TimeReading::within;
  bool starts = false;  // the text says that it starts (ends) there
  bool ends = false;
  std::string text;  // the expression as it stands ("after Ramadan"), also where it has no EDTF value
};

// One step of why: what was decided, by which words, under which rule or lexicon entry.
struct Reason {
  std::string aspect;  // "trigger", "subject", "polarity", "certainty", "mood", "attribution", "time", …
  std::string value;
  std::string because;  // rule or lexicon entry
  Span span;            // the words that decided it; empty when none
};

struct Claim {
  std::optional<Participant> subject;  // empty where the text names no agent
  std::string predicate;
  std::optional<Participant> object;  // empty for figures about one actor
  Polarity polarity = Polarity::affirmed;
  Certainty certainty = Certainty::certain;
  Mood mood = Mood::actual;
  std::vector<Holder> attribution;  // innermost first, the publisher last; never empty
  ClaimTime time;
  std::optional<ClaimQuantity> quantity;
  std::optional<Participant> place;
  std::vector<Role> roles;
  Span evidence;
  std::uint32_t sentence = 0;  // index of the sentence with the trigger
  std::uint32_t trigger = 0;   // token
  std::string rule;            // id of the pattern
  double score = 0;            // probability that a careful annotator accepts it
  ScoreFeatures features;      // what it was computed from; not part of the record
  std::vector<Reason> reasons;
};

}  // namespace hearsay::claims
