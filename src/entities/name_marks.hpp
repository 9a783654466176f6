// What a name carries beside its words: letters of an acronym, notes in brackets, nicknames in quotation
// marks. Internal to entities; pure and thread safe, linear.
#pragma once

#include <string>
#include <string_view>

namespace hearsay::entities {

// Upper-case letters and digits of an acronym: "HTS", "U.N.", "CC. OO.", "M23"; empty for anything else.
std::string acronym_letters(std::string_view name);

struct MarkedName {
  std::string bare;       // without the notes
  std::string nickname;   // what stood in quotation marks in a person's name
  std::string qualifier;  // what stood in the last brackets, when it is not the acronym of the name
};

// `person`: nicknames in quotation marks are taken out, too. A name that is nothing but notes stays whole.
MarkedName take_notes(std::string_view name, bool person);

}  // namespace hearsay::entities
