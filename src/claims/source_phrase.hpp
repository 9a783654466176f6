// Noun phrases by the order of the words: who stands next to a reporting verb.
//
// Trees often lose the subject of a reporting verb behind a long phrase ("security sources in Niamey and
// diplomats in Abuja said") or at the end of a long sentence (", residents and a local official said."); the
// order of the words and their tags do not. Pure; linear in the words that are looked at.
#pragma once

#include <optional>

#include "claims/tree.hpp"

namespace hearsay::claims {

struct SourcePhrase {
  int first = 0;
  int last = 0;  // inclusive
  int head = 0;
};

// The words from `first` up to `end` (exclusive), if they are one noun phrase with at most prepositional
// phrases behind it; adverbs at its end are left out ("the spokesman also").
std::optional<SourcePhrase> noun_phrase(const Tree& tree, int first, int end);

// The noun phrase that ends right before the verb and starts the sentence, or stands behind a comma, a
// quotation mark, a dash or "that".
std::optional<SourcePhrase> phrase_before(const Tree& tree, int verb);

// The noun phrase that starts right behind the verb and ends the sentence or stands before a comma: ", said
// X."
std::optional<SourcePhrase> phrase_behind(const Tree& tree, int verb);

// The noun phrase behind the quotation mark that closes speech, when an apposition stands between it and the
// verb: “…,” X, who sells charcoal, told.
std::optional<SourcePhrase> phrase_behind_mark(const Tree& tree, int verb);

// The noun phrase before a relative clause between commas that ends right before the verb: "X, who commands
// Y, said". Of a string of nouns only the name at its end.
std::optional<SourcePhrase> phrase_before_relative(const Tree& tree, int verb);

bool quotation_mark(const Tree& tree, int token);

// A verb in a tense, not an infinitive or participle.
bool finite(const Tree& tree, int token);
// Whether the verb is negated: "not", "never".
bool has_negation(const Tree& tree, int verb);
// The first of the verb's own words: "has", "did".
int own_words(const Tree& tree, int verb);

constexpr int farthest_part = 14;  // words between the parts of one cue

}  // namespace hearsay::claims
