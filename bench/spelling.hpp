// How one name is spelled in many ways: romanisations of names of Arabic, Iranian and Slavic origin and their
// own scripts, the spellings of Somali and of languages in Latin letters. The rules are those of usage
// (BGN/PCGN, ISO, the French, Turkish and German press, passports), written down for the benchmark alone: the
// program under test knows nothing of them. Pure.
#pragma once

#include <string>
#include <string_view>

#include "names.hpp"

namespace hearsay::bench {

// In what a part of a name is given to the functions below.
enum class Writing { sounds, iranian_sounds, cyrillic, latin, somali };

// A way of spelling. One value spells all parts of a name alike.
enum class System { english, french, turkish, egyptian, german, own_script, cyrillic };

class Speller {
 public:
  // Draws what the system leaves open: k or q, "ee" or "i" …
  Speller(System system, Random& random);

  System system() const noexcept { return system_; }
  // One word. With `capital`, it begins with one.
  std::string spell(std::string_view word, Writing writing, bool capital = true) const;
  // A word with the Arabic article.
  std::string with_article(std::string_view word, Writing writing) const;
  // "Abd al-Rahman" from "raHmAn"; "Abu Umar"; "ibn".
  std::string servant(std::string_view of, Writing writing) const;
  std::string kunya(std::string_view of, Writing writing, bool mother) const;
  std::string son() const;

 private:
  std::string latin_sounds(std::string_view word, bool iranian) const;
  std::string pick(char sound, std::string_view choices) const;

  System system_;
  std::uint64_t choice_;  // drawn once; each sound takes other bits of it
};

// "garcía" -> "García"; "شرع" stays.
std::string capitalised(std::string_view word);
// Latin letters without their marks.
std::string without_marks(std::string_view word);

}  // namespace hearsay::bench
