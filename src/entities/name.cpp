#include "entities/name.hpp"

#include <unicode/uversion.h>

#include <algorithm>
#include <fstream>
#include <iterator>
#include <utility>

#include "base/hash.hpp"
#include "base/text.hpp"
#include "entities/name_implementation.hpp"
#include "entities/name_marks.hpp"
#include "entities/name_words.hpp"
#include "entities/sounds.hpp"

namespace hearsay::entities {

using mentions::EntityKind;

namespace {

constexpr std::string_view normal_form = "normal form 3";  // see NameRules::fingerprint()
constexpr std::size_t most_tokens = 24;
constexpr double initial_weight = 0.3;
constexpr std::size_t most_readings = 10;

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

bool ends_with_any(const std::string& text, const std::vector<std::string>& endings) {
  return std::any_of(endings.begin(), endings.end(),
                     [&](const std::string& ending) { return text.ends_with(ending); });
}

bool is_ideograph(char32_t c) noexcept {
  return (c >= 0x3400 && c <= 0x9FFF) || (c >= 0xAC00 && c <= 0xD7A3) || (c >= 0x20000 && c <= 0x323AF);
}

bool mostly_ideographs(std::string_view name) {
  std::size_t count = 0;
  std::size_t all = 0;
  for (std::size_t at = 0; at < name.size();) {
    const char32_t c = next_code_point(name, at);
    all += is_alpha(c) ? 1 : 0;
    count += is_ideograph(c) ? 1 : 0;
  }
  return count > 0 && 2 * count >= all;
}

const WordMeaning* meaning_in(const Meanings& meanings, const Word& word) {
  const WordMeaning* found = meanings.find(word.folded);
  if (found != nullptr || word.latin == word.folded || !word.has_usual_letters()) return found;
  return meanings.find(word.latin);
}

// The same for a word that small words may be written into: "للإنقاذ".
const WordMeaning* meaning_inside(const NameLexicon& lexicon, const Meanings& meanings, const Word& word) {
  constexpr std::size_t shortest = 6;  // bytes: three letters of Arabic script, two of Ethiopic
  if (const WordMeaning* found = meaning_in(meanings, word); found != nullptr || !word.other_script)
    return found;
  for (const std::string& small : lexicon.attached_words)
    if (word.folded.starts_with(small) && word.folded.size() >= small.size() + shortest)
      if (const WordMeaning* found = meanings.find(word.folded.substr(small.size())); found != nullptr)
        return found;
  return nullptr;
}

std::string initials_of(const std::vector<Word>& words) {
  std::string letters;
  for (const Word& word : words)
    if (!word.latin.empty()) letters += is_number(word.latin) ? word.latin : word.latin.substr(0, 1);
  return letters;
}

void take(NameToken& token, const WordMeaning& meaning, TokenRole role) {
  token.meaning = meaning.meaning;
  token.weight = meaning.weight;
  token.optional = meaning.optional;
  token.role = role;
}

class Tokeniser {
 public:
  Tokeniser(const NameLexicon& lexicon, bool person, bool place = false)
      : lexicon_(lexicon), person_(person), place_(place) {}

  void add_tokens(NormalisedName& name, const std::vector<Word>& words) {
    alone_ = words.size() == 1;
    std::vector<std::uint32_t> letters;
    for (const Word& word : words)
      letters.push_back(letters_in(word.latin));
    const auto fits = [&](const Convention& convention) {
      for (std::size_t i = 0; i < words.size(); ++i)
        if (convention.fits(words[i].latin, letters[i])) return true;
      return false;
    };
    for (const Convention& convention : lexicon_.conventions)
      if ((convention.signs.empty() && convention.scripts.empty()) || fits(convention) ||
          std::any_of(words.begin(), words.end(), [&](const Word& word) { return is_of(convention, word); }))
        conventions_.push_back(&convention);
    for (std::size_t i = 0; i < words.size(); ++i) {
      if (name.tokens.size() == most_tokens) {
        name.cut = true;
        return;
      }
      if (person_ && words.size() > 1 && is_honorific(name, words, i)) continue;
      if (person_ && i + 1 < words.size() && contains(lexicon_.kunyas, words[i])) {
        name.tokens.push_back(kunya(words[i], words[i + 1]));
        ++i;
        continue;
      }
      name.tokens.push_back(token_of(words[i]));
      if (person_ && i + 1 < words.size() && words[i + 1].latin.size() == 1 && words[i].latin.size() == 2 &&
          lexicon_.long_initials.contains(words[i].latin))
        make_initial(name.tokens.back());  // "Ye. D. Petrov"
    }
  }

 private:
  static bool is_of(const Convention& convention, const Word& word) {
    return !word.script.empty() && std::find(convention.scripts.begin(), convention.scripts.end(),
                                             word.script) != convention.scripts.end();
  }

  // Before what they honour; at the end only behind two parts that stay ("Bello Turji Kachalla").
  bool is_honorific(const NormalisedName& name, const std::vector<Word>& words, std::size_t i) const {
    if (!contains(lexicon_.honorifics, words[i]) || words[i].filial) return false;
    if (i + 1 < words.size()) return true;
    return name.tokens.size() > 1 && !lexicon_.generations.contains(words[i].folded);
  }

  static void make_initial(NameToken& token) {
    token.role = TokenRole::initial;
    token.meaning.clear();
    token.weight = initial_weight;
  }

  NameToken kunya(const Word& word, const Word& of) const {
    const bool mother = word.latin.find('m') != std::string::npos;
    NameToken token = token_of(of);
    const std::string prefix = mother ? "umm " : "abu ";
    token.text = prefix + token.text;
    if (!token.meaning.empty()) token.meaning = prefix + token.meaning;
    token.role = TokenRole::kunya;
    token.weight = std::max(0.5, token.weight);
    return token;
  }

  NameToken token_of(const Word& word) const {
    NameToken token;
    token.text = word.latin;
    token.sounds = sounds_of(word.spelled);
    token.abjad = word.abjad;
    token.foreign = word.foreign;
    token.article = word.article;
    token.filial = word.filial;
    add_readings(token, word);
    const auto number = lexicon_.numbers.find(word.folded);
    if (const std::string digits = digits_of(word.latin); !digits.empty()) {
      token.role = TokenRole::number;
      token.meaning = digits;
    } else if (person_) {
      give_person_role(token, word);
    } else if (number != lexicon_.numbers.end()) {
      token.role = TokenRole::number;
      token.meaning = number->second;
    } else if (const WordMeaning* type = meaning_inside(lexicon_, lexicon_.types, word)) {
      if (!place_ || !alone_) take(token, *type, TokenRole::type);
    } else if (const WordMeaning* quality = meaning_inside(lexicon_, lexicon_.qualities, word)) {
      // A place of one word has a name, whatever it means: "Salamiyah", "La Paz".
      if (place_ && alone_ && !quality->territory) return token;
      take(token, *quality, TokenRole::quality);
      token.territory = quality->territory;
    }
    return token;
  }

  void give_person_role(NameToken& token, const Word& word) const {
    token.compounding = contains(lexicon_.given_parts, word);
    if (ends_with_any(word.latin, lexicon_.feminine_endings))
      token.gender = 'f';
    else if (ends_with_any(word.latin, lexicon_.masculine_endings))
      token.gender = 'm';
    const auto generation = lexicon_.generations.find(word.folded);
    if (generation != lexicon_.generations.end()) {
      token.role = TokenRole::number;
      token.meaning = generation->second;
    } else if (word.patronymic) {
      if (const WordMeaning* given = meaning_in(lexicon_.given_names, word)) token.meaning = given->meaning;
      token.role = TokenRole::patronymic;
      token.weight = 0.4;
    } else if (const WordMeaning* given = meaning_in(lexicon_.given_names, word)) {
      take(token, *given, TokenRole::given);
    } else if (word.latin.size() == 1) {
      make_initial(token);
    } else if (word.latin.size() > 6 && ends_with_any(word.latin, lexicon_.patronymic_endings)) {
      token.role = TokenRole::patronymic;
      token.weight = 0.4;
    } else if (word.article && ends_with_any(word.latin, lexicon_.nisba_endings)) {
      token.role = TokenRole::nisba;
    }
  }

  void add_reading(NameToken& token, std::string sounds) const {
    if (sounds.empty() || sounds == token.sounds || token.readings.size() == most_readings) return;
    if (std::find(token.readings.begin(), token.readings.end(), sounds) == token.readings.end())
      token.readings.push_back(std::move(sounds));
  }

  void add_readings(NameToken& token, const Word& word) const {
    // Marks are often left out: "Taşlıboğaz", "Taslibogaz".
    if (!word.bare.empty()) add_reading(token, sounds_of(word.bare));
    // "Houthis", "Houthi": a people and its movement.
    constexpr std::size_t shortest_plural = 5;
    if (!person_ && !word.other_script && word.latin.size() >= shortest_plural && word.latin.ends_with('s'))
      add_reading(token, sounds_of(std::string_view(word.latin).substr(0, word.latin.size() - 1)));
    for (const Convention* convention : conventions_) {
      if (word.other_script && (!convention->any_script || word.abjad) && !is_of(*convention, word)) continue;
      if (const std::string read = convention->read(word.spelled); read != word.spelled)
        add_reading(token, sounds_of(read));
    }
  }

  const NameLexicon& lexicon_;
  bool person_;
  bool place_;
  bool alone_ = false;                          // the name is one word
  std::vector<const Convention*> conventions_;  // those that the name shows signs of
};

std::string icu_version() {
  UVersionInfo version;
  u_getVersion(version);
  std::string text;
  for (const std::uint8_t part : version)
    text += ' ' + std::to_string(part);
  return text;
}

// The lengths keep what moves from one file to the other apart.
std::string fingerprint_of(const std::vector<std::string>& files) {
  std::string all = std::string(normal_form) + icu_version();
  for (const std::string& path : files) {
    std::ifstream file(path, std::ios::binary);
    const std::string bytes(std::istreambuf_iterator<char>(file), {});
    all += '\n' + std::to_string(bytes.size()) + '\n' + bytes;
  }
  return content_hash(all);
}

}  // namespace

NameRules::NameRules(std::unique_ptr<const Implementation> implementation)
    : implementation_(std::move(implementation)) {}
NameRules::NameRules(NameRules&&) noexcept = default;
NameRules& NameRules::operator=(NameRules&&) noexcept = default;
NameRules::~NameRules() = default;

NameRules NameRules::load(const std::string& path) {
  auto implementation = std::make_unique<Implementation>();
  implementation->lexicon = NameLexicon::load(path);
  implementation->fingerprint = fingerprint_of(NameLexicon::files(path));
  return NameRules(std::move(implementation));
}

std::string NameRules::fingerprint() const {
  return implementation_->fingerprint;
}

NormalisedName NameRules::normalise(std::string_view name, EntityKind kind) const {
  const NameLexicon& lexicon = implementation_->lexicon;
  const bool person = kind == EntityKind::person;
  NormalisedName normalised;
  normalised.original = std::string(name);
  normalised.folded = fold_name(name);
  normalised.ideographs = mostly_ideographs(name);
  MarkedName marked = take_notes(name, person);
  normalised.letters = acronym_letters(marked.bare);
  normalised.nickname = fold_name(marked.nickname);
  std::string& text = marked.bare;
  const std::size_t comma = text.find(',');
  if (person && comma != std::string::npos && text.find(',', comma + 1) == std::string::npos && comma > 0 &&
      comma + 1 < text.size()) {
    text = text.substr(comma + 1) + " " + text.substr(0, comma);
    normalised.inverted = true;
  }
  const WordReader reader(lexicon, person, !person && kind != EntityKind::place);
  Tokeniser tokeniser(lexicon, person, kind == EntityKind::place);
  if (!marked.qualifier.empty()) {
    NormalisedName qualifier;
    const WordReader plain(lexicon, false);
    Tokeniser(lexicon, false)
        .add_tokens(qualifier, plain.with_phrases(plain.without_articles(plain.read(marked.qualifier))));
    normalised.qualifiers = std::move(qualifier.tokens);
  }
  std::vector<Word> words = reader.read(text);
  normalised.initials.push_back(initials_of(words));
  if (!person && words.size() > 1)
    for (const Word& word : words)
      normalised.words.push_back({word.latin, reader.is_small(word)});
  words = reader.without_articles(std::move(words));
  normalised.initials.push_back(initials_of(words));
  if (normalised.initials[0] == normalised.initials[1]) normalised.initials.pop_back();
  std::erase_if(normalised.initials, [](const std::string& letters) { return letters.size() < 2; });
  if (words.size() < 2) normalised.initials.clear();
  tokeniser.add_tokens(normalised, reader.joined(reader.with_phrases(std::move(words))));
  return normalised;
}

}  // namespace hearsay::entities
