// The predicates of CLAIMS.md as data: data/ontology/predicates.yaml.
//
// Immutable after loading; safe for many threads. load() throws DataError with file and line.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "mentions/mention.hpp"

namespace hearsay::claims {

struct PredicateType {
  std::string name;    // "fought_alongside"
  std::string family;  // "cooperation"
  bool symmetric = false;
  std::vector<mentions::EntityKind> subject;  // kinds allowed
  std::vector<mentions::EntityKind> object;   // empty: takes no object, only a quantity
  bool quantity = false;                      // the object's place is taken by a quantity
  bool persists = false;              // a state that holds until something ends it, not a single event
  std::vector<std::string> ended_by;  // predicates between the same two that end it
  std::string plover;                 // PLOVER event type, or empty
  // How it reads between two names, in a neutral word or two, active and reversed: "fought" / "was fought
  // by".
  std::string phrase;
  std::string reverse_phrase;
};

class Ontology {
 public:
  static Ontology load(const std::string& path);

  // Null for an unknown name.
  const PredicateType* find(std::string_view name) const noexcept;
  // Throws InputError for an unknown name.
  const PredicateType& at(std::string_view name) const;
  // In the order of the file.
  const std::vector<PredicateType>& predicates() const noexcept { return predicates_; }
  std::vector<std::string> families() const;

 private:
  std::vector<PredicateType> predicates_;
};

}  // namespace hearsay::claims
