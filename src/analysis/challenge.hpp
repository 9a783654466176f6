// The challenge suite: short passages, each about one phenomenon, with the claims that a careful annotator
// makes of it.
//
//   schema: hearsay/challenge/1
//   group: pronouns
//   about: what the group tests
//   passages:
//     - id: pronouns.they-after-two-groups     the group first; unique over all files
//       pair: they-two                         optional: the minimal pair it belongs to
//       held_back: true                        optional: not looked at while rules are written
//       published: 2024-05-06                  optional
//       publisher: The Meridian Post           optional; "Test Wire" without it
//       text: …
//       claims:                                what must be read: subject, predicate, object; polarity,
//       certainty and
//         - {subject: …, predicate: …}         mood (default affirmed, certain, actual); holder (default the
//         publisher);
//                                              chain, time, quantity, place and roles are compared where they
//                                              are given
//       not: [{subject: …, object: …}]         what must not be read; without a predicate, nothing between
//       the two only: true                             nothing but the claims listed may be read
//
// Names agree as in the scoring of gold (agreement.hpp); a phrase that ends in a small letter names a group.
// Each claim that was read serves one expected claim. Values; loading throws DataError with file and line.
#pragma once

#include <cstddef>
#include <map>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "acquire/document.hpp"
#include "analysis/gold.hpp"
#include "claims/claim.hpp"
#include "claims/ontology.hpp"
#include "claims/record.hpp"

namespace hearsay::analysis {

struct ExpectedQuantity {
  std::optional<double> min;
  std::optional<double> max;
  std::optional<bool> approximate;
};

struct ExpectedClaim {
  GoldEntity subject;
  std::string predicate;  // empty, in `not`: any
  GoldEntity object;      // without names: no object is asked for
  claims::Polarity polarity = claims::Polarity::affirmed;
  claims::Certainty certainty = claims::Certainty::certain;
  claims::Mood mood = claims::Mood::actual;
  std::string holder;
  std::vector<std::string> chain;  // empty: not compared
  std::optional<std::string> time;
  std::optional<ExpectedQuantity> quantity;
  std::optional<std::string> place;
  std::map<std::string, std::string> roles;

  std::string text() const;  // "X fought Y, denied", for messages
};

struct Passage {
  std::string id;
  std::string pair;
  bool held_back = false;
  Document document;
  std::vector<ExpectedClaim> expected;
  std::vector<ExpectedClaim> excluded;
  bool only = false;
};

struct Challenge {
  std::string group;
  std::string about;
  std::vector<Passage> passages;
};

// Reads one file.
Challenge load_challenge(const std::string& path, const claims::Ontology& ontology);

// All *.yaml files of a folder, by name.
std::vector<Challenge> load_challenges(const std::string& directory, const claims::Ontology& ontology);

// What is wrong with the claims that were read from a passage, one line each; none when it is passed.
std::vector<std::string> faults(const Passage& passage, std::span<const claims::ClaimRecord> found,
                                const claims::Ontology& ontology);

}  // namespace hearsay::analysis
