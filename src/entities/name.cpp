#include "entities/name.hpp"

#include <algorithm>
#include <fstream>
#include <iterator>
#include <set>
#include <utility>

#include "base/hash.hpp"
#include "base/text.hpp"
#include "entities/name_lexicon.hpp"
#include "entities/script.hpp"
#include "entities/sounds.hpp"

namespace hearsay::entities {

using mentions::EntityKind;

namespace {

constexpr std::string_view normal_form = "normal form 1";  // see NameRules::fingerprint()
constexpr std::size_t most_tokens = 24;
constexpr std::string_view ta_marbuta = "ة";

// A word of the name on its way to a token.
struct Word {
  std::string folded;  // as lexicons have it, in its own script, the Arabic article taken off
  std::string latin;
  std::string spelled;  // latin with a mark between letters that are no digraph: "t|h" of the Arabic "تح"
  bool abjad = false;
  bool article = false;
  bool filial = false;

  void append(const Word& other, const std::string& form) {
    latin += form;
    spelled += form == other.latin ? other.spelled : form;
    folded = latin;
    abjad = abjad || other.abjad;
  }
  void respell(std::string text) {
    latin = std::move(text);
    spelled = latin;
  }
};

bool is_number(std::string_view text) noexcept {
  return !text.empty() && std::all_of(text.begin(), text.end(), [](char c) { return c >= '0' && c <= '9'; });
}

// "44th", "2nd", "23" -> the digits; empty for anything else.
std::string digits_of(std::string_view latin) {
  std::size_t end = 0;
  while (end < latin.size() && latin[end] >= '0' && latin[end] <= '9')
    ++end;
  if (end == 0) return {};
  const std::string_view rest = latin.substr(end);
  static constexpr std::string_view suffixes[] = {"",  "st", "nd",  "rd", "th", "ya",
                                                  "y", "e",  "eme", "o",  "a"};
  if (std::find(std::begin(suffixes), std::end(suffixes), rest) == std::end(suffixes)) return {};
  const std::size_t begin = std::min(latin.find_first_not_of('0'), end - 1);
  return std::string(latin.substr(begin, end - begin));
}

const WordMeaning* meaning_in(const NameLexicon::Meanings& meanings, const Word& word) {
  for (const std::string* form : {&word.folded, &word.latin})
    if (const auto found = meanings.find(*form); found != meanings.end()) return &found->second;
  return nullptr;
}

bool in(const NameLexicon::Words& words, const Word& word) {
  return words.contains(word.folded) || words.contains(word.latin);
}

// "aljolani" -> "jolani": an article written without a space; the text itself where none can be.
std::string without_attached_article(const std::string& sounds) {
  const bool article = sounds.starts_with("al") || sounds.starts_with("el");
  return article && sounds.size() >= 6 ? sounds.substr(2) : sounds;
}

// Upper-case letters and digits of an acronym: "HTS", "U.N.", "M23"; empty for anything else.
std::string acronym_letters(std::string_view name) {
  std::string letters;
  std::size_t count = 0;
  std::size_t at = 0;
  bool upper = false;
  while (at < name.size()) {
    const char32_t c = next_code_point(name, at);
    if (c == U'.') continue;
    const bool digit = c >= U'0' && c <= U'9';
    if (!digit && !is_upper(c)) return {};
    upper = upper || !digit;
    append_utf8(letters, c);
    ++count;
  }
  return upper && count >= 2 && count <= 8 ? letters : std::string{};
}

// A trailing "(HTS)" that repeats the name as an acronym, or any other note in brackets, taken off.
std::string_view without_brackets(std::string_view name) {
  const std::size_t open = name.rfind('(');
  if (open == std::string_view::npos || open == 0 || name.back() != ')') return name;
  const std::string_view inside = name.substr(open + 1, name.size() - open - 2);
  return acronym_letters(trim(inside)).empty() ? name : trim(name.substr(0, open));
}

}  // namespace

struct NameRules::Implementation {
  NameLexicon lexicon;
  std::string fingerprint;

  std::vector<Word> words_of(std::string_view name, bool person) const;
  bool take_arabic_article(Word& word) const;
  std::vector<Word> without_articles(std::vector<Word> words, bool person) const;
  std::vector<Word> joined(std::vector<Word> words) const;
  void canonical_compound(Word& word) const;
  NameToken token_of(const Word& word, bool person) const;
  void add_tokens(NormalisedName& name, const std::vector<Word>& words, bool person) const;
};

bool NameRules::Implementation::take_arabic_article(Word& word) const {
  for (const std::string& article : lexicon.arabic_articles) {
    if (!word.folded.starts_with(article) || word.folded.size() < article.size() + 4) continue;
    bool is_tail = false;  // "الله" is a word, not an article and a word
    for (const Compound& tail : lexicon.tails)
      is_tail = is_tail || tail.words.contains(word.folded);
    if (is_tail) return false;
    word.folded.erase(0, article.size());
    return true;
  }
  return false;
}

// Splits into words; a word's Arabic article is taken off, its letters are brought to Latin.
std::vector<Word> NameRules::Implementation::words_of(std::string_view name, bool person) const {
  std::vector<Word> words;
  const std::vector<std::string> parts = split_words(name);
  bool letters_before = false;
  for (std::size_t i = 0; i < parts.size(); ++i) {
    Word word;
    word.folded = parts[i];
    word.article = take_arabic_article(word);
    std::string spelled = word.folded;
    // The feminine ending sounds as -t only before a word that it belongs to: "Hay'at Tahrir".
    if (spelled.ends_with(ta_marbuta) && !person && !word.article && i + 1 < parts.size())
      spelled.replace(spelled.size() - ta_marbuta.size(), ta_marbuta.size(), "ت");
    const std::string marked = lexicon.to_latin(spelled, word.abjad);
    for (const std::string_view piece : split(marked, letter_mark)) {
      if (!word.spelled.empty()) word.spelled += letter_mark;
      word.spelled += to_ascii(piece);
    }
    word.latin = word.spelled;
    std::erase(word.latin, letter_mark);
    word.folded = fold_name(word.folded);
    if (word.latin.empty()) continue;
    // "U.N. Mission": letters in a row are one acronym; in a person's name each is an initial.
    if (!person && word.latin.size() == 1 && letters_before) {
      words.back().append(word, word.latin);
      continue;
    }
    letters_before = word.latin.size() == 1;
    words.push_back(std::move(word));
  }
  return words;
}

std::vector<Word> NameRules::Implementation::without_articles(std::vector<Word> words, bool person) const {
  std::vector<Word> kept;
  bool article = false;
  bool filial = false;
  for (std::size_t i = 0; i < words.size(); ++i) {
    Word& word = words[i];
    const bool last = i + 1 == words.size();
    const auto assimilated = lexicon.assimilated.find(word.latin);
    const bool is_article =
        !last && (in(lexicon.articles, word) || (assimilated != lexicon.assimilated.end() &&
                                                 words[i + 1].latin.starts_with(assimilated->second)));
    // A letter alone is an initial in a person's name: "V. Putin".
    const bool connective =
        !last && i > 0 && in(lexicon.connectives, word) && !(person && word.latin.size() == 1);
    if (is_article || connective) {
      article = article || is_article;
      continue;
    }
    if (!last && in(lexicon.filiations, word) && (i > 0 || word.latin != "ben")) {
      filial = true;
      continue;
    }
    word.article = word.article || article;
    word.filial = filial;
    article = filial = false;
    kept.push_back(std::move(word));
  }
  return kept;
}

// "abdurrahman" -> "abdrahman", "seyfettin" -> "seyfdin", "nasrallah" -> "nasrlah".
void NameRules::Implementation::canonical_compound(Word& word) const {
  for (const Compound& tail : lexicon.tails)
    for (const std::string& ending : tail.endings)
      if (word.latin.size() >= ending.size() + 2 && word.latin.ends_with(ending)) {
        word.respell(word.latin.substr(0, word.latin.size() - ending.size()) + tail.form);
        return;
      }
  // Abd, a vowel and the article, assimilated or not, written as one word.
  if (!word.latin.starts_with("abd") || word.latin.size() < 7) return;
  std::size_t at = 3;
  const auto vowel = [&](std::size_t i) {
    return std::string_view("aeiou").find(word.latin[i]) != std::string_view::npos;
  };
  while (at < word.latin.size() && vowel(at))
    ++at;
  if (at == 3 || at + 2 >= word.latin.size()) return;
  if (word.latin[at] == 'l' || word.latin[at] == word.latin[at + 1]) ++at;
  if (at < word.latin.size() - 1) word.respell("abd" + word.latin.substr(at));
}

// Joins "abd" with the word behind and "din", "allah" with the word before.
std::vector<Word> NameRules::Implementation::joined(std::vector<Word> words) const {
  std::vector<Word> result;
  for (std::size_t i = 0; i < words.size(); ++i) {
    Word word = std::move(words[i]);
    const Compound* head = nullptr;
    for (const Compound& compound : lexicon.heads)
      if (in(compound.words, word)) head = &compound;
    const auto tail_of = [&](const Word& other) -> const Compound* {
      for (const Compound& compound : lexicon.tails)
        if (in(compound.words, other)) return &compound;
      return nullptr;
    };
    if (head != nullptr && i + 1 < words.size()) {
      const Word& next = words[++i];
      const Compound* tail = tail_of(next);
      word.respell(head->form);
      word.append(next, tail != nullptr ? tail->form : next.latin);
    } else if (const Compound* tail = tail_of(word);
               tail != nullptr && !result.empty() && !is_number(result.back().latin)) {
      result.back().append(word, tail->form);
      continue;
    } else {
      canonical_compound(word);
    }
    result.push_back(std::move(word));
  }
  return result;
}

NameToken NameRules::Implementation::token_of(const Word& word, bool person) const {
  NameToken token;
  token.text = word.latin;
  token.sounds = sounds_of(word.spelled);
  token.abjad = word.abjad;
  token.article = word.article;
  token.filial = word.filial;
  const auto take = [&](const WordMeaning& meaning, TokenRole role) {
    token.meaning = meaning.meaning;
    token.weight = meaning.weight;
    token.optional = meaning.optional;
    token.role = role;
  };
  const auto number = lexicon.numbers.find(word.folded);
  if (const std::string digits = digits_of(word.latin); !digits.empty()) {
    token.role = TokenRole::number;
    token.meaning = digits;
  } else if (!person && number != lexicon.numbers.end()) {
    token.role = TokenRole::number;
    token.meaning = number->second;
  } else if (person) {
    if (const WordMeaning* given = meaning_in(lexicon.given_names, word)) {
      take(*given, TokenRole::given);
    } else if (word.latin.size() == 1) {
      token.role = TokenRole::initial;
      token.weight = 0.3;
    } else if (word.latin.size() > 6 &&
               std::any_of(lexicon.patronymic_endings.begin(), lexicon.patronymic_endings.end(),
                           [&](const std::string& ending) { return word.latin.ends_with(ending); })) {
      token.role = TokenRole::patronymic;
      token.weight = 0.4;
    } else if (word.article &&
               std::any_of(lexicon.nisba_endings.begin(), lexicon.nisba_endings.end(),
                           [&](const std::string& ending) { return word.latin.ends_with(ending); })) {
      token.role = TokenRole::nisba;
    }
  } else if (const WordMeaning* type = meaning_in(lexicon.types, word)) {
    take(*type, TokenRole::type);
  } else if (const WordMeaning* quality = meaning_in(lexicon.qualities, word)) {
    take(*quality, TokenRole::quality);
  }
  return token;
}

void NameRules::Implementation::add_tokens(NormalisedName& name, const std::vector<Word>& words,
                                           bool person) const {
  for (std::size_t i = 0; i < words.size(); ++i) {
    if (name.tokens.size() == most_tokens) {
      name.cut = true;
      return;
    }
    if (person && i + 1 < words.size() && in(lexicon.honorifics, words[i])) continue;
    if (person && i + 1 < words.size() && in(lexicon.kunyas, words[i])) {
      const bool mother = words[i].latin.find('m') != std::string::npos;
      NameToken token = token_of(words[++i], true);
      const std::string prefix = mother ? "umm " : "abu ";
      token.text = prefix + token.text;
      if (!token.meaning.empty()) token.meaning = prefix + token.meaning;
      token.role = TokenRole::kunya;
      token.weight = std::max(0.5, token.weight);
      name.tokens.push_back(std::move(token));
      continue;
    }
    name.tokens.push_back(token_of(words[i], person));
  }
}

NameRules::NameRules(std::unique_ptr<const Implementation> implementation)
    : implementation_(std::move(implementation)) {}
NameRules::NameRules(NameRules&&) noexcept = default;
NameRules& NameRules::operator=(NameRules&&) noexcept = default;
NameRules::~NameRules() = default;

NameRules NameRules::load(const std::string& path) {
  auto implementation = std::make_unique<Implementation>();
  implementation->lexicon = NameLexicon::load(path);
  std::ifstream file(path, std::ios::binary);
  std::string bytes(normal_form);
  bytes.append(std::istreambuf_iterator<char>(file), {});
  implementation->fingerprint = content_hash(bytes);
  return NameRules(std::move(implementation));
}

std::string NameRules::fingerprint() const {
  return implementation_->fingerprint;
}

NormalisedName NameRules::normalise(std::string_view name, EntityKind kind) const {
  const bool person = kind == EntityKind::person;
  NormalisedName normalised;
  normalised.original = std::string(name);
  normalised.folded = fold_name(name);
  const std::string_view bare = without_brackets(trim(name));
  normalised.letters = acronym_letters(bare);
  const std::size_t comma = bare.find(',');
  std::string text(bare);
  if (person && comma != std::string_view::npos && bare.find(',', comma + 1) == std::string_view::npos &&
      comma > 0 && comma + 1 < bare.size()) {
    text = std::string(bare.substr(comma + 1)) + " " + std::string(bare.substr(0, comma));
    normalised.inverted = true;
  }
  std::vector<Word> words = implementation_->words_of(text, person);
  const auto initials = [](const std::vector<Word>& of) {
    std::string letters;
    for (const Word& word : of)
      if (!word.latin.empty()) letters += is_number(word.latin) ? word.latin : word.latin.substr(0, 1);
    return letters;
  };
  normalised.initials.push_back(initials(words));
  words = implementation_->without_articles(std::move(words), person);
  normalised.initials.push_back(initials(words));
  if (normalised.initials[0] == normalised.initials[1]) normalised.initials.pop_back();
  std::erase_if(normalised.initials, [](const std::string& letters) { return letters.size() < 2; });
  if (words.size() < 2) normalised.initials.clear();
  implementation_->add_tokens(normalised, implementation_->joined(std::move(words)), person);
  return normalised;
}

std::string NameRules::skeleton(std::string_view name) const {
  std::string skeleton;
  for (const NameToken& token : normalise(name, EntityKind::other).tokens) {
    if (!skeleton.empty()) skeleton += ' ';
    skeleton += token.role == TokenRole::number ? token.meaning : skeleton_of_sounds(token.sounds);
  }
  return skeleton;
}

std::vector<std::string> NameRules::blocking_keys(const NormalisedName& name) const {
  std::set<std::string> keys;
  if (!name.folded.empty()) keys.insert("=" + name.folded);
  std::string whole;
  std::vector<std::string> concepts;
  for (const NameToken& token : name.tokens) {
    whole += token.sounds;
    if (token.role == TokenRole::type || token.role == TokenRole::quality) concepts.push_back(token.meaning);
    if (token.role == TokenRole::number) concepts.push_back("#" + token.meaning);
    if (token.role == TokenRole::number || token.role == TokenRole::type || token.role == TokenRole::initial)
      continue;
    if (token.role == TokenRole::given) keys.insert("n:" + token.meaning);
    for (const std::string& sounds : {token.sounds, without_attached_article(token.sounds)})
      for (const std::string& skeleton : skeleton_variants(sounds))
        if (!skeleton.empty()) keys.insert("s:" + skeleton);
  }
  std::sort(concepts.begin(), concepts.end());
  for (std::size_t i = 0; i + 1 < concepts.size(); ++i)
    keys.insert("c:" + concepts[i] + "+" + concepts[i + 1]);
  if (concepts.size() == 1 && name.tokens.size() == 1) keys.insert("c:" + concepts[0]);
  if (const std::string skeleton = skeleton_of_sounds(whole); !skeleton.empty()) keys.insert("w:" + skeleton);
  for (const std::string& initials : name.initials)
    keys.insert("a:" + initials);
  if (!name.letters.empty()) keys.insert("a:" + fold_name(name.letters));
  return {keys.begin(), keys.end()};
}

std::vector<std::string> NameRules::blocking_keys(std::string_view name, EntityKind kind) const {
  return blocking_keys(normalise(name, kind));
}

}  // namespace hearsay::entities
