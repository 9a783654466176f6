#include "entities/territories.hpp"

#include <unicode/locid.h>
#include <unicode/uldnames.h>

#include <algorithm>
#include <memory>
#include <string_view>
#include <unordered_set>

#include "base/text.hpp"
#include "entities/script.hpp"

namespace hearsay::entities {
namespace {

// The languages of the names that Hearsay meets, and those that much is written in about them.
constexpr const char* languages[] = {
    "en",      "fr", "es",      "pt", "it", "de", "nl", "ru", "uk", "be", "bg",  "mk",  "sr",
    "sr_Latn", "hr", "pl",      "sq", "hu", "ro", "el", "ar", "fa", "ps", "ku",  "ckb", "ur",
    "he",      "tr", "az",      "uz", "kk", "ky", "tg", "ug", "ka", "hy", "so",  "ha",  "am",
    "ti",      "om", "sw",      "rw", "ff", "yo", "ig", "mg", "id", "ms", "fil", "vi",  "th",
    "my",      "zh", "zh_Hant", "ja", "ko", "hi", "bn", "ta", "te", "si", "ne"};

constexpr std::size_t longest_phrase = 4;

// The words of a name joined as phrases are in the lexicon, without articles and connectives.
std::string phrase_of(const NameLexicon& lexicon, const std::string& name) {
  std::string phrase;
  std::size_t count = 0;
  for (std::string word : split_words(name)) {
    for (const std::string& article : lexicon.arabic_articles)
      if (word.starts_with(article) && word.size() >= article.size() + 4) {
        word.erase(0, article.size());
        break;
      }
    word = fold_word(word);
    if (lexicon.articles.contains(word) || lexicon.connectives.contains(word)) continue;
    if (!phrase.empty()) phrase += '_';
    phrase += word;
    ++count;
  }
  return count <= longest_phrase ? phrase : std::string{};
}

// "République centrafricaine" is a republic first.
bool has_type(const NameLexicon& lexicon, const std::string& phrase) {
  for (const std::string_view word : split(phrase, '_'))
    if (lexicon.types.find(word) != nullptr) return true;
  return false;
}

// A single word may be inflected, also in its Latin form: "Казахстана".
void add_name(NameLexicon& lexicon, const std::string& phrase, const WordMeaning& meaning) {
  constexpr std::size_t shortest_stem = 4;
  lexicon.qualities.add(phrase, meaning);
  if (phrase.find('_') != std::string::npos) return;
  bool abjad = false;
  const std::string latin = fold_name(lexicon.to_latin(phrase, abjad));
  const bool plain = std::all_of(latin.begin(), latin.end(), [](char c) { return c >= 'a' && c <= 'z'; });
  if (abjad || !plain || latin.size() < shortest_stem) return;
  const WordMeaning* known = lexicon.qualities.find(latin);
  if (known == nullptr || known->meaning == meaning.meaning) lexicon.qualities.add_stem(latin, meaning);
}

// What stands for the territory in comparisons: its English name in lower case.
std::string english_name(const char* code) {
  std::string name;
  icu::UnicodeString text;
  icu::Locale("", code).getDisplayCountry(icu::Locale::getEnglish(), text);
  text.toUTF8String(name);
  return fold_name(name);
}

}  // namespace

void add_territory_names(NameLexicon& lexicon, const std::unordered_map<std::string, WordMeaning>& known) {
  std::unordered_set<std::string> seen;  // many languages share a spelling
  // ICU takes longer for a name than all else here.
  std::unordered_map<std::string, WordMeaning> meanings = known;
  for (const char* const* code = uloc_getISOCountries(); *code != nullptr; ++code)
    if (!meanings.contains(*code)) meanings[*code] = {english_name(*code), 0.5, false, true};
  for (const char* language : languages) {
    UErrorCode status = U_ZERO_ERROR;
    const std::unique_ptr<ULocaleDisplayNames, decltype(&uldn_close)> names(
        uldn_open(language, ULDN_STANDARD_NAMES, &status), &uldn_close);
    if (U_FAILURE(status)) continue;
    for (const char* const* code = uloc_getISOCountries(); *code != nullptr; ++code) {
      char16_t text[128];
      status = U_ZERO_ERROR;
      const std::int32_t length = uldn_regionDisplayName(names.get(), *code, text, 128, &status);
      if (U_FAILURE(status) || length <= 0) continue;
      std::string name;
      icu::UnicodeString(text, length).toUTF8String(name);
      if (name == *code || !seen.insert(name + *code).second) continue;  // no name of its own, or known
      const std::string phrase = phrase_of(lexicon, name);
      if (!phrase.empty() && !has_type(lexicon, phrase)) add_name(lexicon, phrase, meanings.at(*code));
    }
  }
}

}  // namespace hearsay::entities
