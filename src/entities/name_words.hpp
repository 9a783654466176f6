// From the text of a name to its words: Latin letters, articles and connectives taken off, parts that are
// written together or apart brought to one form. Internal to entities; pure and thread safe, linear.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "entities/name_lexicon.hpp"

namespace hearsay::entities {

// A word of the name on its way to a token.
struct Word {
  std::string folded;  // as lexicons have it, in its own script, the Arabic article taken off
  std::string latin;
  std::string spelled;  // latin with a mark between letters that are no digraph: "t|h" of the Arabic "تح"
  std::string bare;     // without its marks, where the letters with them are read otherwise: "s" for "ş"
  bool abjad = false;
  bool foreign = false;       // in a script that the tables do not have
  bool other_script = false;  // not written in Latin letters
  bool article = false;
  bool filial = false;      // "bin" stood before it
  bool patronymic = false;  // "oğlu" stands behind it
  std::string script;       // ISO 15924 ("Hang"), where it is neither Latin nor in the tables

  // Whether its Latin letters are those that people write: not where vowels are missing, nor from ICU.
  bool has_usual_letters() const noexcept { return !abjad && !foreign; }
  void append(const Word& other, const std::string& form);
  void respell(std::string text);
};

class WordReader {
 public:
  // `divides`: what is written without spaces is divided (divide_words()).
  WordReader(const NameLexicon& lexicon, bool person, bool divides = false)
      : lexicon_(&lexicon), person_(person), divides_(divides) {}

  // Whether a word is an article or a connective somewhere inside a name.
  bool is_small(const Word& word) const;
  // The words, Arabic articles taken off.
  std::vector<Word> read(std::string_view name) const;
  // Without articles, connectives and "son of", which leave their marks on the words behind or before.
  std::vector<Word> without_articles(std::vector<Word> words) const;
  // "human rights" as one word where the lexicon knows the phrase (not for persons).
  std::vector<Word> with_phrases(std::vector<Word> words) const;
  // "abd" joined with the word behind, "din" and "allah" with the word before.
  std::vector<Word> joined(std::vector<Word> words) const;

 private:
  bool take_arabic_article(Word& word) const;
  void canonical_compound(Word& word) const;

  const NameLexicon* lexicon_;
  bool person_;
  bool divides_;
};

bool contains(const NameLexicon::Words& words, const Word& word);
bool is_number(std::string_view text) noexcept;

}  // namespace hearsay::entities
