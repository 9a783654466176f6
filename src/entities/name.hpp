// Names made comparable: normalisation, roles of tokens, consonant skeletons, blocking keys.
//
//   const NameRules rules = NameRules::load("data/lexicons/names.yaml");
//   NormalisedName name = rules.normalise("Gen. Abd al-Rahman al-Suri", EntityKind::person);
//   rules.skeleton("هيئة تحرير الشام") == rules.skeleton("Heyet Tahrir eş-Şam")
//
// Arabic-script (Arabic, Persian, Dari, Pashto, Kurdish, Uyghur, Urdu) and Cyrillic names are brought to
// Latin letters by the tables of names.yaml; other scripts by ICU. Arabic script does not write short vowels:
// tokens from it are marked `abjad`, so that a comparison takes missing vowels for nothing.
//
// NameRules is immutable after loading and safe for many threads. All functions accept any bytes (ill-formed
// UTF-8 is read as U+FFFD) and never throw but for memory. Cost: linear in the length of the name.
#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "mentions/mention.hpp"

namespace hearsay::entities {

enum class TokenRole : std::uint8_t {
  core,        // says which one it is
  given,       // a common given name: says little by itself
  kunya,       // "Abu Mohammad", "Umm Ali": one token
  nisba,       // "al-Falastini": a token with an article that ends like an adjective of origin
  patronymic,  // "Vladimirovich"
  type,        // what an organisation is: "Front", "Jabhat" (concept "front")
  quality,     // "Islamic", "National", "Liberation" …: words that many names share, translated
  number,      // "44", "44th", "Fourth"; of a person "Junior", "III"
  initial      // "V." of a person
};

struct NameToken {
  std::string text;                   // Latin letters, lower case, without diacritics
  std::string sounds;                 // see sounds.hpp
  std::vector<std::string> readings;  // other sounds that it has by the rules of one orthography or another
  std::string
      meaning;  // what `type`, `quality`, `given` and `number` mean, independent of language and spelling
  TokenRole role = TokenRole::core;
  double weight = 1;         // how much the token says: 0 … 1
  bool optional = false;     // a type that is often left out: "the Taliban (movement)"
  bool foreign = false;      // from a script that ICU romanises letter by letter
  bool abjad = false;        // short vowels are not written
  bool article = false;      // an article stood before it
  char gender = 0;           // of a family name that has two forms: 'm', 'f', else 0
  bool filial = false;       // "bin", "ould" … stood before it
  bool compounding = false;  // makes another given name of the one before: "Ahmad Shah"
  bool territory = false;    // a state or territory, or what belongs to it: "Syria", "Syrian"
};

struct AcronymWord {
  std::string latin;
  bool small = false;  // an article or a connective, which often has no letter
};

struct NormalisedName {
  std::string original;
  std::string folded;             // fold_name() of the whole
  std::vector<NameToken> tokens;  // without articles, connectives and honorifics, in the order of the text
  std::string letters;            // capitals, when the whole is an acronym ("HTS", "U.N."), else empty
  std::vector<std::string> initials;  // lower-case initials that an acronym of it may have, with and without
                                      // articles and connectives
  std::vector<AcronymWord> words;     // what an acronym is made of
  std::string nickname;               // what stood in quotation marks in a person's name, folded
  std::vector<NameToken> qualifiers;  // what stood in brackets: "(Yemen)", "(the writer)"
  bool inverted = false;              // "Surname, Given"
  bool ideographs = false;            // Han or Hangul: what sounds alike may be written otherwise
  bool cut = false;                   // more words than any name has: the last are left out of `tokens`
};

class NameRules {
 public:
  // Loads data/lexicons/names.yaml. Throws DataError with file and line.
  static NameRules load(const std::string& path);
  NameRules(NameRules&&) noexcept;
  NameRules& operator=(NameRules&&) noexcept;
  ~NameRules();

  // Tells rules apart: 32 hexadecimal digits, equal for equal data files and one version of ICU, from which
  // the names of states and rare scripts come. What is kept of normalised names (indexes of names) is worth
  // nothing under other rules. `normal_form` in name.cpp stands for the code: it is to be raised when the
  // same data gives other tokens or keys.
  std::string fingerprint() const;

  // `kind` decides which words are honorifics (persons), given names (persons), types and qualities (all
  // others).
  NormalisedName normalise(std::string_view name, mentions::EntityKind kind) const;

  // The skeletons of all tokens, joined by spaces: equal for the usual romanisations and scripts of one name.
  std::string skeleton(std::string_view name) const;

  // Keys under which an index files a name: two names that compare() may call the same share at least one,
  // but for acronyms that are made of syllables ("FRELIMO") or of a translation, which an alias must give.
  // Skeletons of tokens with their variants, concepts, the skeleton of the whole without spaces, the
  // acronym. Sorted, without repetition.
  std::vector<std::string> blocking_keys(const NormalisedName& name) const;
  std::vector<std::string> blocking_keys(std::string_view name, mentions::EntityKind kind) const;

 private:
  struct Implementation;
  explicit NameRules(std::unique_ptr<const Implementation> implementation);
  std::unique_ptr<const Implementation> implementation_;
};

}  // namespace hearsay::entities
