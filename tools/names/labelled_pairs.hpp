// Labelled pairs of names: what the comparison of names is measured on.
//
// One pair a line, fields separated by tabs: two names, "same" or "different", the kind of entity, where the
// names come from ("somali"), what the pair shows. Empty lines and lines that begin with '#' are skipped.
#pragma once

#include <string>
#include <vector>

#include "mentions/mention.hpp"

namespace hearsay::tools {

struct LabelledPair {
  std::string a;
  std::string b;
  bool same = false;
  mentions::EntityKind kind = mentions::EntityKind::other;
  std::string origin;
  std::string note;
  std::string place;  // "arabic.tsv, line 12"
};

// The pairs of a file, or of all *.tsv files of a folder in the order of their names. Throws InputError with
// file and line for a line that has not six fields, another label, an unknown kind or an empty name.
std::vector<LabelledPair> read_labelled_pairs(const std::string& path);

// Whether a path lies in a folder named "held-back": its totals may be looked at, its pairs may not.
bool is_held_back(const std::string& path);

}  // namespace hearsay::tools
