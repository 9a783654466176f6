// How surely and in which mood a word heads a statement: its polarity, certainty and mood for the innermost
// holder (after Saurí & Pustejovsky 2009). Pure; walks from the token to the root of its sentence, linear in
// the sentence.
#pragma once

#include <cstdint>
#include <functional>
#include <span>
#include <string_view>
#include <vector>

#include "claims/attribution.hpp"
#include "claims/lexicon.hpp"
#include "claims/tree.hpp"

namespace hearsay::claims {

struct Factuality {
  Polarity polarity = Polarity::affirmed;
  Certainty certainty = Certainty::certain;
  Mood mood = Mood::actual;
  bool question = false;
  bool advice = false;
  std::vector<Reason> reasons;
};

struct FactualityInput {
  const Tree* tree = nullptr;
  int token = 0;
  std::span<const Attribution> attributions;  // of the sentence
  // Whether the token is within the same direct speech as `token`; the walk stops where it leaves it.
  std::function<bool(int)> same_speech;
  bool reported = false;  // said by another than the writer: "would" and "should" are read for that speaker
  bool headline = false;  // "X to send Y" is a plan
  bool actor_noun =
      false;  // the token names an actor ("leader", "members"): what is said of it is not said of it
};

Factuality decide_factuality(const FactualityLexicon& lexicon, const FactualityInput& input);

}  // namespace hearsay::claims
