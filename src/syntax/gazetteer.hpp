// Known names as a feature of words: what stands in a listed name is marked with its kind and its place
// there.
#pragma once

#include <map>
#include <span>
#include <string>
#include <vector>

#include "syntax/key_map.hpp"
#include "syntax/names.hpp"
#include "syntax/observation.hpp"

namespace hearsay::syntax {

// Immutable; safe to use from many threads. Marking is linear in the words.
class Gazetteer {
 public:
  static constexpr std::size_t longest = 6;  // words

  Gazetteer() = default;
  // Names as lists of words, compared without regard to case; longer ones than `longest` are left out.
  explicit Gazetteer(const std::vector<std::pair<std::vector<std::string>, NameKind>>& names);
  static Gazetteer read(ByteReader& reader);
  void write(ByteWriter& writer) const;

  // Sets `gazetteer` of all words to the name_class() of the longest listed names, found from left to right.
  // A name counts only where its first word does not begin in lower case.
  void mark(std::span<Observation> words) const;

 private:
  explicit Gazetteer(KeyMap names) : names_(std::move(names)) {}
  KeyMap names_;
};

}  // namespace hearsay::syntax
