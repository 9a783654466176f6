// Double Metaphone (Lawrence Philips, "The Double Metaphone Search Algorithm", C/C++ Users Journal, June
// 2000): one or two codes of at most four letters for an English reader's pronunciation of a word. Written
// here for measurements only.
#pragma once

#include <string>
#include <string_view>

namespace hearsay::tools {

struct MetaphoneCodes {
  std::string primary;
  std::string secondary;  // the primary code where there is no other
};

// `word`: any text; letters beyond a to z (and ç, ñ) are skipped. Linear.
MetaphoneCodes double_metaphone(std::string_view word);

}  // namespace hearsay::tools
