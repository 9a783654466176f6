#include "entities/name_lexicon.hpp"

#include <algorithm>

#include "base/text.hpp"
#include "base/yaml.hpp"
#include "entities/sounds.hpp"

namespace hearsay::entities {
namespace {

std::string read_word(const Yaml& node) {
  const std::string word = fold_name(node.text());
  if (word.empty() || word.find(' ') != std::string::npos) node.fail("a single word is expected here");
  return word;
}

std::vector<std::string> read_list(const Yaml& node) {
  std::vector<std::string> words;
  for (const Yaml& item : node.items())
    words.push_back(read_word(item));
  return words;
}

NameLexicon::Words read_words(const Yaml& node) {
  const std::vector<std::string> words = read_list(node);
  return {words.begin(), words.end()};
}

std::unordered_map<char32_t, std::string> read_letters(const Yaml& node) {
  std::unordered_map<char32_t, std::string> letters;
  for (const auto& [key, value] : node.entries()) {
    std::size_t at = 0;
    const char32_t letter = key.empty() ? U'\0' : next_code_point(key, at);
    if (key.empty() || at != key.size()) value.fail("the key '" + key + "' is not one letter");
    const std::string latin = value.text();
    if (!std::all_of(latin.begin(), latin.end(), [](char c) { return c >= 'a' && c <= 'z'; }))
      value.fail("'" + latin + "' is not in the letters a to z");
    if (!letters.emplace(letter, latin).second) value.fail("the letter '" + key + "' stands here twice");
  }
  return letters;
}

std::unordered_map<std::string, std::string> read_map(const Yaml& node) {
  std::unordered_map<std::string, std::string> map;
  for (const auto& [key, value] : node.entries())
    map[fold_name(key)] = value.text();
  return map;
}

// Groups of words with one meaning. `label` is the key of the meaning, `weight` the weight where none stands.
NameLexicon::Meanings read_meanings(const Yaml& node, std::string_view label, double weight) {
  NameLexicon::Meanings meanings;
  for (const Yaml& group : node.items()) {
    group.allow_only({label, "weight", "optional", "words"});
    const WordMeaning meaning{group.at(label).text(), group.number_or("weight", weight),
                              group.boolean_or("optional", false)};
    if (meaning.weight <= 0 || meaning.weight > 1) group.fail("the weight must be above 0 and at most 1");
    for (const Yaml& item : group.at("words").items()) {
      const std::string word = read_word(item);
      const auto [entry, added] = meanings.emplace(word, meaning);
      if (!added && entry->second.meaning != meaning.meaning)
        item.fail("'" + word + "' already means '" + entry->second.meaning + "'");
    }
  }
  return meanings;
}

std::vector<Compound> read_compounds(const Yaml& node) {
  std::vector<Compound> compounds;
  for (const Yaml& item : node.items()) {
    item.allow_only({"form", "words", "endings"});
    Compound compound{item.at("form").text(), read_words(item.at("words")), {}};
    if (item.has("endings")) compound.endings = read_list(item.at("endings"));
    std::sort(compound.endings.begin(), compound.endings.end(),
              [](const std::string& a, const std::string& b) {
                return a.size() != b.size() ? a.size() > b.size() : a < b;
              });
    compounds.push_back(std::move(compound));
  }
  return compounds;
}

}  // namespace

NameLexicon NameLexicon::load(const std::string& path) {
  const Yaml file = Yaml::load_file(path);
  file.allow_only({"letters", "articles", "assimilated_articles", "arabic_articles", "connectives",
                   "filiations", "kunyas", "honorifics", "compound_heads", "compound_tails",
                   "patronymic_endings", "nisba_endings", "types", "qualities", "numbers", "given_names"});
  NameLexicon lexicon;
  const Yaml letters = file.at("letters");
  letters.allow_only({"latin", "arabic", "arabic_initial", "cyrillic"});
  lexicon.latin = read_letters(letters.at("latin"));
  lexicon.arabic = read_letters(letters.at("arabic"));
  lexicon.arabic_initial = read_letters(letters.at("arabic_initial"));
  lexicon.cyrillic = read_letters(letters.at("cyrillic"));
  lexicon.articles = read_words(file.at("articles"));
  lexicon.assimilated = read_map(file.at("assimilated_articles"));
  lexicon.arabic_articles = read_list(file.at("arabic_articles"));
  lexicon.connectives = read_words(file.at("connectives"));
  lexicon.filiations = read_words(file.at("filiations"));
  lexicon.kunyas = read_words(file.at("kunyas"));
  lexicon.honorifics = read_words(file.at("honorifics"));
  lexicon.heads = read_compounds(file.at("compound_heads"));
  lexicon.tails = read_compounds(file.at("compound_tails"));
  lexicon.patronymic_endings = read_list(file.at("patronymic_endings"));
  lexicon.nisba_endings = read_list(file.at("nisba_endings"));
  lexicon.types = read_meanings(file.at("types"), "concept", 0.5);
  lexicon.qualities = read_meanings(file.at("qualities"), "concept", 0.5);
  lexicon.given_names = read_meanings(file.at("given_names"), "name", 0.5);
  lexicon.numbers = read_map(file.at("numbers"));
  return lexicon;
}

std::string NameLexicon::to_latin(std::string_view token, bool& abjad) const {
  std::string text;
  std::size_t at = 0;
  while (at < token.size()) {
    const bool initial = at == 0;
    const char32_t letter = next_code_point(token, at);
    const std::string* latin_text = nullptr;
    for (const auto* table : {&latin, &cyrillic, &arabic})
      if (const auto found = table->find(letter); found != table->end()) {
        latin_text = &found->second;
        if (table == &arabic) abjad = true;
      }
    if (const auto found = arabic_initial.find(letter); initial && found != arabic_initial.end()) {
      latin_text = &found->second;
      abjad = true;
    }
    if (latin_text == nullptr) {
      append_utf8(text, letter);
      continue;
    }
    // Letters of another script that stand for a consonant and an h are no digraph, and a letter that Arabic
    // script writes twice sounds twice.
    const char before = text.empty() ? '\0' : text.back();
    const bool looks_double =
        latin_text->starts_with('h') && std::string_view("cdgkpstz").find(before) != std::string_view::npos;
    const bool twice = abjad && !latin_text->empty() && latin_text->front() == before;
    if (before != '\0' && (looks_double || twice)) text += letter_mark;
    text += *latin_text;
  }
  return text;
}

}  // namespace hearsay::entities
