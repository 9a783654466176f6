#include "entities/name_lexicon.hpp"

#include <algorithm>
#include <array>
#include <filesystem>
#include <map>

#include "base/text.hpp"
#include "base/yaml.hpp"
#include "entities/script.hpp"
#include "entities/sounds.hpp"
#include "entities/territories.hpp"

namespace hearsay::entities {
namespace {

std::string read_word(const Yaml& node) {
  const std::string word = fold_word(node.text());
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
    map[fold_word(key)] = value.text();
  return map;
}

// Words of a list; a phrase is joined by "_" and a stem ends in "~".
std::string read_term(const Yaml& node) {
  std::string term = node.text();
  std::replace(term.begin(), term.end(), '_', ' ');
  term = fold_word(term);
  std::replace(term.begin(), term.end(), ' ', '_');
  if (term.empty() || term == "~") node.fail("a word is expected here");
  return term;
}

// Groups of words with one meaning. `label` is the key of the meaning, `weight` the weight where none stands.
void read_meanings(const Yaml& node, std::string_view label, double weight, Meanings& meanings,
                   std::unordered_map<std::string, WordMeaning>* territories = nullptr) {
  for (const Yaml& group : node.items()) {
    group.allow_only({label, "weight", "optional", "territory", "words"});
    const WordMeaning meaning{group.at(label).text(), group.number_or("weight", weight),
                              group.boolean_or("optional", false), group.has("territory")};
    if (meaning.weight <= 0 || meaning.weight > 1) group.fail("the weight must be above 0 and at most 1");
    if (group.has("territory")) {
      if (territories == nullptr) group.fail("a territory has no place here");
      territories->emplace(group.at("territory").text(), meaning);
    }
    for (const Yaml& item : group.at("words").items()) {
      std::string word = read_term(item);
      const bool stem = word.ends_with('~');
      if (stem) word.pop_back();
      if (!(stem ? meanings.add_stem(word, meaning) : meanings.add(word, meaning)))
        item.fail("'" + word + "' already means something else");
    }
  }
}

bool is_plain(const std::string& text) {
  return std::all_of(text.begin(), text.end(), [](char c) { return c >= 'a' && c <= 'z'; });
}

// "^" before a text ties it to the beginning of a word, "$" behind it to the end.
Rewriting read_rewriting(const Yaml& node, const std::string& from, const std::string& to) {
  Rewriting rewriting{from, to, from.starts_with('^'), from.ends_with('$')};
  if (rewriting.at_start) rewriting.from.erase(0, 1);
  if (rewriting.at_end) rewriting.from.pop_back();
  rewriting.letters = letters_in(rewriting.from);
  std::string letters = rewriting.to;
  std::erase(letters, letter_mark);  // "d|h": two sounds
  if (rewriting.from.empty() || !is_plain(rewriting.from) || !is_plain(letters))
    node.fail("'" + from + "' must be rewritten in the letters a to z");
  return rewriting;
}

std::vector<Convention> read_conventions(const Yaml& node) {
  std::vector<Convention> conventions;
  for (const Yaml& item : node.items()) {
    item.allow_only({"name", "signs", "any_script", "scripts", "letters"});
    Convention convention{
        item.at("name").text(), {}, {}, item.boolean_or("any_script", false), item.texts_or_empty("scripts")};
    for (const std::string& sign : item.texts_or_empty("signs"))
      convention.signs.push_back(read_rewriting(item, sign, ""));
    for (const auto& [key, value] : item.at("letters").entries())
      convention.rewritings.push_back(read_rewriting(value, key, value.text()));
    convention.first_letters = 0;
    for (const Rewriting& rewriting : convention.rewritings)
      convention.first_letters |= letters_in(std::string_view(rewriting.from).substr(0, 1));
    const auto rank = [](const Rewriting& r) { return 2 * r.from.size() + (r.at_start || r.at_end ? 1 : 0); };
    std::stable_sort(convention.rewritings.begin(), convention.rewritings.end(),
                     [&](const Rewriting& a, const Rewriting& b) { return rank(a) > rank(b); });
    conventions.push_back(std::move(convention));
  }
  return conventions;
}

std::vector<Compound> read_compounds(const Yaml& node) {
  std::vector<Compound> compounds;
  for (const Yaml& item : node.items()) {
    item.allow_only({"form", "words", "beginnings", "endings"});
    Compound compound{item.at("form").text(), read_words(item.at("words")), {}, {}};
    if (item.has("beginnings")) compound.beginnings = read_list(item.at("beginnings"));
    if (item.has("endings")) compound.endings = read_list(item.at("endings"));
    for (auto* parts : {&compound.beginnings, &compound.endings})
      std::sort(parts->begin(), parts->end(), [](const std::string& a, const std::string& b) {
        return a.size() != b.size() ? a.size() > b.size() : a < b;
      });
    compounds.push_back(std::move(compound));
  }
  return compounds;
}

}  // namespace

bool Meanings::add(TextTable<WordMeaning>& table, std::string_view word, const WordMeaning& meaning) {
  if (const WordMeaning* known = table.find(word)) return known->meaning == meaning.meaning;
  insert(table, word, meaning);
  return true;
}

void Meanings::insert(TextTable<WordMeaning>& table, std::string_view word, const WordMeaning& meaning) {
  table.insert(word, meaning);
  if (word.size() >= ending_bytes) endings_of_words_.insert(word.substr(word.size() - ending_bytes), true);
  if (const std::size_t end = word.find('_'); end != std::string_view::npos)
    first_words_.insert(word.substr(0, end), true);
}

void Meanings::add_ending(std::string_view ending) {
  endings_.insert(ending, true);
  longest_ending_ = std::max(longest_ending_, ending.size());
}

void Meanings::add_romanised(const std::function<std::string(const std::string&)>& latin) {
  for (auto* list : {&words_, &stems_}) {
    std::map<std::string, WordMeaning> more;  // in the order of the alphabet: the first of two stays
    for (const auto& [word, meaning] : list->entries())
      if (const std::string form = latin(word); !form.empty())
        if (const auto [entry, added] = more.emplace(form, meaning);
            !added && meaning.meaning < entry->second.meaning)
          entry->second = meaning;
    for (const auto& [form, meaning] : more)
      if (find(form) == nullptr) insert(*list, form, meaning);
  }
}

const WordMeaning* Meanings::find(std::string_view word) const {
  constexpr std::size_t shortest_stem = 3;
  constexpr std::size_t longest_word = 128;        // a longer one is no stem with an ending
  std::array<std::uint64_t, longest_word> hashes;  // of the beginnings of the word
  if (stems_.empty() || word.size() >= longest_word) return words_.find(word);
  std::uint64_t hash = TextTable<WordMeaning>::hash_of("");
  hashes[0] = hash;
  for (std::size_t i = 0; i < word.size(); ++i)
    hashes[i + 1] = hash = fnv1a(word.substr(i, 1), hash);
  if (const WordMeaning* found = words_.find(word, hash)) return found;
  if (const WordMeaning* found = stems_.find(word, hash)) return found;
  const std::size_t shortest = std::max(shortest_stem, word.size() - std::min(word.size(), longest_ending_));
  for (std::size_t length = word.size() - (word.empty() ? 0 : 1); length >= shortest; --length)
    if (const WordMeaning* found = stems_.find(word.substr(0, length), hashes[length]))
      if (endings_.find(word.substr(length)) != nullptr) return found;
  return nullptr;
}

std::uint32_t letters_in(std::string_view text) noexcept {
  std::uint32_t letters = 0;
  for (const char c : text)
    if (c >= 'a' && c <= 'z') letters |= std::uint32_t{1} << (c - 'a');
  return letters;
}

bool Convention::fits(std::string_view latin, std::uint32_t in_it) const {
  return std::any_of(signs.begin(), signs.end(), [&](const Rewriting& sign) {
    if ((sign.letters & ~in_it) != 0) return false;
    if (sign.at_start) return latin.starts_with(sign.from);
    if (sign.at_end) return latin.ends_with(sign.from);
    return latin.find(sign.from) != std::string_view::npos;
  });
}

std::string Convention::read(std::string_view latin) const {
  const std::uint32_t letters = letters_in(latin);
  if ((first_letters & letters) == 0) return std::string(latin);
  if (std::none_of(rewritings.begin(), rewritings.end(),
                   [&](const Rewriting& r) { return (r.letters & ~letters) == 0; }))
    return std::string(latin);
  std::string text;
  for (std::size_t at = 0; at < latin.size();) {
    const std::string_view rest = latin.substr(at);
    if ((first_letters & letters_in(rest.substr(0, 1))) == 0) {
      text += rest[0];
      ++at;
      continue;
    }
    const auto found = std::find_if(rewritings.begin(), rewritings.end(), [&](const Rewriting& r) {
      return r.from[0] == rest[0] && rest.starts_with(r.from) && (!r.at_start || at == 0) &&
             (!r.at_end || (at > 0 && rest.size() == r.from.size()));
    });
    text += found == rewritings.end() ? std::string(1, rest[0]) : found->to;
    at += found == rewritings.end() ? 1 : found->from.size();
  }
  return text;
}

namespace {

// Scripts whose romanisation is what people write, or near it: Cyrillic, Armenian, Georgian, Devanagari,
// Bengali.
bool is_romanised_alike(char32_t c) noexcept {
  return (c >= 0x400 && c <= 0x58F) || (c >= 0x900 && c <= 0x9FF) || (c >= 0x10A0 && c <= 0x10FF);
}

// A word of a list in the Latin letters that it is read with; empty for Latin words, for other scripts and
// for phrases.
std::string romanised(const NameLexicon& lexicon, const std::string& word) {
  constexpr std::size_t shortest = 5;
  std::size_t at = 0;
  if (!is_romanised_alike(next_code_point(word, at)) || word.find('_') != std::string::npos) return {};
  bool abjad = false;
  std::string latin = lexicon.to_latin(word, abjad);
  if (!is_plain(latin)) latin = to_ascii(lexicon.to_latin(latin_letters(latin), abjad));
  return latin.size() >= shortest && is_plain(latin) ? latin : std::string{};
}

void add_romanised(NameLexicon& lexicon) {
  const auto latin_of = [&](const std::string& word) {
    const std::string latin = romanised(lexicon, word);
    const bool known = lexicon.types.find(latin) != nullptr || lexicon.qualities.find(latin) != nullptr;
    return known ? std::string{} : latin;
  };
  lexicon.types.add_romanised(latin_of);
  lexicon.qualities.add_romanised(latin_of);
}

void read_translations(const std::string& path, NameLexicon& lexicon) {
  const Yaml file = Yaml::load_file(path);
  file.allow_only({"inflections", "types", "qualities", "numbers"});
  std::unordered_map<std::string, WordMeaning> territories;
  read_meanings(file.at("types"), "concept", 0.5, lexicon.types);
  read_meanings(file.at("qualities"), "concept", 0.5, lexicon.qualities, &territories);
  for (const std::string& ending : read_list(file.at("inflections"))) {
    lexicon.types.add_ending(ending);
    lexicon.qualities.add_ending(ending);
  }
  lexicon.numbers = read_map(file.at("numbers"));
  add_territory_names(lexicon, territories);
  add_romanised(lexicon);
}

}  // namespace

std::vector<std::string> NameLexicon::files(const std::string& path) {
  return {path, (std::filesystem::path(path).parent_path() / "translations.yaml").string()};
}

NameLexicon NameLexicon::load(const std::string& path) {
  const Yaml file = Yaml::load_file(path);
  file.allow_only({"letters",         "conventions",       "articles",         "assimilated_articles",
                   "arabic_articles", "attached_words",    "connectives",      "body_connectives",
                   "filiations",      "filiations_behind", "generations",      "kunyas",
                   "honorifics",      "compound_heads",    "compound_tails",   "patronymic_endings",
                   "nisba_endings",   "masculine_endings", "feminine_endings", "given_parts",
                   "long_initials",   "given_names"});
  NameLexicon lexicon;
  const Yaml letters = file.at("letters");
  letters.allow_only({"latin", "arabic", "arabic_initial", "cyrillic", "others"});
  lexicon.latin = read_letters(letters.at("latin"));
  lexicon.arabic = read_letters(letters.at("arabic"));
  lexicon.arabic_initial = read_letters(letters.at("arabic_initial"));
  lexicon.cyrillic = read_letters(letters.at("cyrillic"));
  lexicon.others = read_letters(letters.at("others"));
  for (const auto* table :
       {&lexicon.latin, &lexicon.arabic, &lexicon.arabic_initial, &lexicon.cyrillic, &lexicon.others})
    for (const auto& [letter, latin] : *table)
      lexicon.ascii_is_latin = lexicon.ascii_is_latin && letter >= 0x80;
  lexicon.conventions = read_conventions(file.at("conventions"));
  lexicon.articles = read_words(file.at("articles"));
  lexicon.assimilated = read_map(file.at("assimilated_articles"));
  lexicon.arabic_articles = read_list(file.at("arabic_articles"));
  lexicon.attached_words = read_list(file.at("attached_words"));
  lexicon.connectives = read_words(file.at("connectives"));
  lexicon.body_connectives = read_words(file.at("body_connectives"));
  lexicon.filiations = read_words(file.at("filiations"));
  lexicon.filiations_behind = read_words(file.at("filiations_behind"));
  lexicon.generations = read_map(file.at("generations"));
  lexicon.kunyas = read_words(file.at("kunyas"));
  lexicon.honorifics = read_words(file.at("honorifics"));
  lexicon.heads = read_compounds(file.at("compound_heads"));
  lexicon.tails = read_compounds(file.at("compound_tails"));
  lexicon.patronymic_endings = read_list(file.at("patronymic_endings"));
  lexicon.nisba_endings = read_list(file.at("nisba_endings"));
  lexicon.long_initials = read_words(file.at("long_initials"));
  lexicon.given_parts = read_words(file.at("given_parts"));
  lexicon.masculine_endings = read_list(file.at("masculine_endings"));
  lexicon.feminine_endings = read_list(file.at("feminine_endings"));
  read_meanings(file.at("given_names"), "name", 0.5, lexicon.given_names);
  read_translations(files(path).back(), lexicon);
  return lexicon;
}

std::string NameLexicon::to_latin(std::string_view token, bool& abjad) const {
  std::string text;
  std::size_t at = 0;
  // The letter that ends Arabic words as a long a is the i of Uyghur, which alone writes it inside words.
  constexpr std::string_view alef_maqsura = "ى";
  const std::size_t maqsura = token.find(alef_maqsura);
  const bool uyghur = maqsura != std::string_view::npos && maqsura + alef_maqsura.size() < token.size();
  while (at < token.size()) {
    const bool initial = at == 0;
    const char32_t letter = next_code_point(token, at);
    if (letter < 0x80 && ascii_is_latin) {
      text += static_cast<char>(letter);
      continue;
    }
    const std::string* latin_text = nullptr;
    for (const auto* table : {&latin, &cyrillic, &others, &arabic})
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
    static const std::string uyghur_i = "i";
    if (uyghur && letter == U'\u0649') latin_text = &uyghur_i;
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
