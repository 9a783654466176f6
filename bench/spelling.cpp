#include "spelling.hpp"

#include <array>
#include <span>
#include <utility>
#include <vector>

#include "base/hash.hpp"
#include "base/text.hpp"

namespace hearsay::bench {
namespace {

struct Rule {
  std::string_view sound;
  std::string_view written;  // choices, divided by '|'; the first is taken most often
};

constexpr std::array english = std::to_array<Rule>(
    {{"T", "th"},   {"H", "h"},    {"x", "kh"},   {"D", "dh|z|d"},  {"S", "sh"}, {"c", "s"},
     {"v", "d|dh"}, {"V", "t"},    {"Z", "z|dh"}, {"E", "|'"},      {"G", "gh"}, {"'", ""},
     {"C", "ch"},   {"A", "a|aa"}, {"I", "i|ee"}, {"U", "u|oo|ou"}, {"Y", "a"},  {"@", "a|ah|eh"},
     {"a", "a"},    {"i", "i|e"},  {"u", "u|o"},  {"q", "q|k"},     {"j", "j"},  {"w", "w"}});
constexpr std::array french = std::to_array<Rule>(
    {{"T", "th|t"}, {"H", "h"}, {"x", "kh"},   {"D", "dh|d"}, {"S", "ch"},   {"c", "s"},
     {"v", "d|dh"}, {"V", "t"}, {"Z", "dh|z"}, {"E", ""},     {"G", "gh"},   {"'", ""},
     {"C", "tch"},  {"A", "a"}, {"I", "i"},    {"U", "ou"},   {"Y", "a"},    {"@", "a"},
     {"a", "a|e"},  {"i", "i"}, {"u", "ou|o"}, {"q", "k|q"},  {"j", "j|dj"}, {"w", "ou|w"}});
constexpr std::array turkish = std::to_array<Rule>(
    {{"T", "s"}, {"H", "h"}, {"x", "h"},   {"D", "z"}, {"S", "ş"},   {"c", "s"}, {"v", "d|z"}, {"V", "t"},
     {"Z", "z"}, {"E", ""},  {"G", "g"},   {"'", ""},  {"C", "ç"},   {"A", "a"}, {"I", "i"},   {"U", "u"},
     {"Y", "a"}, {"@", "e"}, {"a", "a|e"}, {"i", "i"}, {"u", "u|ü"}, {"q", "k"}, {"j", "c"},   {"w", "v"}});
constexpr std::array egyptian =
    std::to_array<Rule>({{"T", "th|s"}, {"H", "h"},   {"x", "kh"},   {"D", "z|d"},  {"S", "sh"}, {"c", "s"},
                         {"v", "d"},    {"V", "t"},   {"Z", "z"},    {"E", ""},     {"G", "gh"}, {"'", ""},
                         {"C", "ch"},   {"A", "a"},   {"I", "i|ee"}, {"U", "ou|u"}, {"Y", "a"},  {"@", "a"},
                         {"a", "a|e"},  {"i", "e|i"}, {"u", "o|u"},  {"q", "q|k"},  {"j", "g"},  {"w", "w"}});
constexpr std::array german = std::to_array<Rule>(
    {{"T", "th"},   {"H", "h"}, {"x", "ch|kh"}, {"D", "dh"},  {"S", "sch"},    {"c", "s"},
     {"v", "d"},    {"V", "t"}, {"Z", "z"},     {"E", ""},    {"G", "gh"},     {"'", ""},
     {"C", "tsch"}, {"A", "a"}, {"I", "i"},     {"U", "u"},   {"Y", "a"},      {"@", "a"},
     {"a", "a"},    {"i", "i"}, {"u", "u"},     {"q", "q|k"}, {"j", "dsch|j"}, {"w", "w"}});
// Persian, Dari and Pashto sound some Arabic letters alike.
constexpr std::array iranian =
    std::to_array<Rule>({{"T", "s"},  {"H", "h"},   {"x", "kh"},   {"D", "z"},    {"S", "sh"}, {"c", "s"},
                         {"v", "z"},  {"V", "t"},   {"Z", "z"},    {"E", "|'"},   {"G", "gh"}, {"'", ""},
                         {"C", "ch"}, {"A", "a"},   {"I", "i|ee"}, {"U", "u|oo"}, {"Y", "a"},  {"@", "eh|a"},
                         {"a", "a"},  {"i", "e|i"}, {"u", "o|u"},  {"q", "q|gh"}, {"j", "j"},  {"w", "v|w"}});
constexpr std::array to_cyrillic = std::to_array<Rule>(
    {{"b", "б"}, {"t", "т"}, {"T", "с"}, {"j", "дж"}, {"H", "х"}, {"x", "х"}, {"d", "д"},  {"D", "з"},
     {"r", "р"}, {"z", "з"}, {"s", "с"}, {"S", "ш"},  {"c", "с"}, {"v", "д"}, {"V", "т"},  {"Z", "з"},
     {"E", ""},  {"G", "г"}, {"f", "ф"}, {"q", "к"},  {"k", "к"}, {"l", "л"}, {"m", "м"},  {"n", "н"},
     {"h", "х"}, {"w", "в"}, {"y", "й"}, {"'", ""},   {"p", "п"}, {"g", "г"}, {"C", "ч"},  {"a", "а"},
     {"A", "а"}, {"i", "и"}, {"I", "и"}, {"u", "у"},  {"U", "у"}, {"Y", "а"}, {"@", "а|я"}});
constexpr std::array to_arabic = std::to_array<Rule>(
    {{"b", "ب"}, {"t", "ت"}, {"T", "ث"}, {"j", "ج"}, {"H", "ح"}, {"x", "خ"}, {"d", "د"}, {"D", "ذ"},
     {"r", "ر"}, {"z", "ز"}, {"s", "س"}, {"S", "ش"}, {"c", "ص"}, {"v", "ض"}, {"V", "ط"}, {"Z", "ظ"},
     {"E", "ع"}, {"G", "غ"}, {"f", "ف"}, {"q", "ق"}, {"k", "ك"}, {"l", "ل"}, {"m", "م"}, {"n", "ن"},
     {"h", "ه"}, {"w", "و"}, {"y", "ي"}, {"'", "ء"}, {"p", "پ"}, {"g", "گ"}, {"C", "چ"}, {"A", "ا"},
     {"I", "ي"}, {"U", "و"}, {"Y", "ى"}, {"@", "ة"}});

// Cyrillic to Latin: English (BGN/PCGN), French, German; passports go with English but for some letters.
constexpr std::array from_cyrillic_english = std::to_array<Rule>(
    {{"а", "a"},  {"б", "b"},    {"в", "v"},  {"г", "g"},     {"д", "d"},    {"е", "e"},    {"ё", "yo|e"},
     {"ж", "zh"}, {"з", "z"},    {"и", "i"},  {"й", "y|i"},   {"к", "k"},    {"л", "l"},    {"м", "m"},
     {"н", "n"},  {"о", "o"},    {"п", "p"},  {"р", "r"},     {"с", "s"},    {"т", "t"},    {"у", "u"},
     {"ф", "f"},  {"х", "kh|h"}, {"ц", "ts"}, {"ч", "ch"},    {"ш", "sh"},   {"щ", "shch"}, {"ъ", ""},
     {"ы", "y"},  {"ь", "|'"},   {"э", "e"},  {"ю", "yu|iu"}, {"я", "ya|ia"}});
constexpr std::array from_cyrillic_french = std::to_array<Rule>({{"ё", "io"},
                                                                 {"ж", "j"},
                                                                 {"й", "ï|i"},
                                                                 {"у", "ou"},
                                                                 {"ц", "ts"},
                                                                 {"ч", "tch"},
                                                                 {"ш", "ch"},
                                                                 {"щ", "chtch"},
                                                                 {"ь", ""},
                                                                 {"ы", "y"},
                                                                 {"ю", "iou"},
                                                                 {"я", "ia"}});
constexpr std::array from_cyrillic_german = std::to_array<Rule>({{"в", "w"},
                                                                 {"ё", "jo"},
                                                                 {"ж", "sch"},
                                                                 {"з", "s"},
                                                                 {"й", "j|i"},
                                                                 {"х", "ch"},
                                                                 {"ц", "z"},
                                                                 {"ч", "tsch"},
                                                                 {"ш", "sch"},
                                                                 {"щ", "schtsch"},
                                                                 {"ь", ""},
                                                                 {"ю", "ju"},
                                                                 {"я", "ja"}});
constexpr std::array from_cyrillic_turkish = std::to_array<Rule>({{"ё", "yo"},
                                                                  {"ж", "j"},
                                                                  {"й", "y"},
                                                                  {"х", "h"},
                                                                  {"ц", "ts"},
                                                                  {"ч", "ç"},
                                                                  {"ш", "ş"},
                                                                  {"щ", "şç"},
                                                                  {"ь", ""},
                                                                  {"ы", "ı"},
                                                                  {"ю", "yu"},
                                                                  {"я", "ya"}});

std::string_view find_rule(std::span<const Rule> rules, std::string_view sound) {
  for (const Rule& rule : rules)
    if (rule.sound == sound) return rule.written;
  return std::string_view("\0", 1);
}

bool is_missing(std::string_view written) {
  return written.size() == 1 && written[0] == '\0';
}

std::span<const Rule> rules_for(System system, bool is_iranian) {
  if (system == System::cyrillic) return to_cyrillic;
  if (system == System::turkish) return turkish;
  if (is_iranian) return iranian;
  if (system == System::french) return french;
  if (system == System::egyptian) return egyptian;
  if (system == System::german) return german;
  return english;
}

std::string arabic_script(std::string_view word, bool is_iranian) {
  std::string text;
  char before = '\0';
  for (const char sound : word) {
    const bool doubled = sound == before;
    const bool behind_u = before == 'u';
    const bool first = text.empty();
    before = sound;
    if (doubled) continue;
    if (sound == 'a' || sound == 'i' || sound == 'u') {
      if (first) text += sound == 'i' ? "إ" : "أ";
      continue;
    }
    if (sound == '\'' && behind_u) {
      text += "ؤ";  // "مؤسسة"
    } else if (is_iranian && (sound == 'I' || sound == 'y')) {
      text += first && sound == 'I' ? "ای" : "ی";
    } else if (is_iranian && sound == 'k') {
      text += "ک";
    } else if (is_iranian && sound == '@') {
      text += "ه";
    } else {
      text += find_rule(to_arabic, std::string_view(&sound, 1));
    }
  }
  return text;
}

std::string somali_to_english(std::string_view word) {
  static constexpr std::array<std::pair<std::string_view, std::string_view>, 8> changes = {
      {{"x", "h"}, {"c", ""}, {"aa", "a"}, {"ii", "i"}, {"uu", "u"}, {"oo", "o"}, {"ee", "e"}, {"q", "q"}}};
  std::string text = to_lower_ascii(word);
  for (const auto& [from, to] : changes)
    for (std::size_t at = 0; (at = text.find(from, at)) != std::string::npos; at += to.size())
      text.replace(at, from.size(), to);
  return text;
}

}  // namespace

std::string without_marks(std::string_view word) {
  std::string text;
  bool upper = false;
  std::size_t at = 0;
  while (at < word.size()) {
    const std::size_t begin = at;
    const char32_t letter = next_code_point(word, at);
    upper = is_upper(letter);
    if (letter < 0x80) {
      text += word.substr(begin, at - begin);
      continue;
    }
    std::string folded = letter == U'ı' ? "i" : fold_name(word.substr(begin, at - begin));
    if (upper && !folded.empty() && folded[0] >= 'a' && folded[0] <= 'z')
      folded[0] = static_cast<char>(folded[0] - 'a' + 'A');
    text += folded;
  }
  return text;
}

std::string capitalised(std::string_view word) {
  if (word.empty()) return {};
  std::size_t at = 0;
  const char32_t first = next_code_point(word, at);
  std::string text;
  char32_t capital = first;
  if ((first >= U'a' && first <= U'z') || (first >= U'à' && first <= U'þ') ||
      (first >= U'а' && first <= U'я'))
    capital = first - 32;
  else if (first == U'ş' || first == U'ğ' || first == U'ç')
    capital = first == U'ç' ? U'Ç' : first - 1;
  append_utf8(text, capital);
  return text + std::string(word.substr(at));
}

Speller::Speller(System system, Random& random)
    : system_(system), choice_(random.below(std::size_t{1} << 62)) {}

std::string Speller::pick(char sound, std::string_view choices) const {
  const std::vector<std::string_view> all = split(choices, '|');
  if (all.size() == 1) return std::string(all[0]);
  const std::uint64_t drawn = fnv1a(std::string_view(&sound, 1), choice_ * 0x9e3779b97f4a7c15ULL) >> 20;
  if (drawn % 8 < 5) return std::string(all[0]);
  return std::string(all[1 + drawn / 8 % (all.size() - 1)]);
}

std::string Speller::latin_sounds(std::string_view word, bool is_iranian) const {
  const std::span<const Rule> rules = rules_for(system_, is_iranian);
  const bool keep_double = pick('2', "y|n") == "y";
  std::string text;
  for (std::size_t i = 0; i < word.size(); ++i) {
    const char sound = word[i];
    if (i > 0 && sound == word[i - 1] && (!keep_double || system_ == System::cyrillic)) continue;
    // Diphthongs are spelled in their own ways.
    if (sound == 'a' && i + 1 < word.size() && (word[i + 1] == 'y' || word[i + 1] == 'w') &&
        (i + 2 == word.size() || std::string_view("aiuAIU").find(word[i + 2]) == std::string_view::npos)) {
      const bool y = word[i + 1] == 'y';
      switch (system_) {
        case System::cyrillic:
          text += y ? "ай" : "ау";
          break;
        case System::french:
          text += y ? pick('1', "ei|ai|ay") : pick('3', "aou|ao");
          break;
        case System::turkish:
          text += y ? "ey" : "ev";
          break;
        default:
          text += y ? pick('1', "ay|ai|ei") : pick('3', "aw|au|ow");
      }
      ++i;
      continue;
    }
    const std::string_view written = find_rule(rules, word.substr(i, 1));
    text += is_missing(written) ? std::string(1, sound) : pick(sound, written);
  }
  return text;
}

std::string Speller::spell(std::string_view word, Writing writing, bool capital) const {
  std::string text;
  switch (writing) {
    case Writing::sounds:
    case Writing::iranian_sounds: {
      const bool is_iranian = writing == Writing::iranian_sounds;
      text = system_ == System::own_script ? arabic_script(word, is_iranian) : latin_sounds(word, is_iranian);
      break;
    }
    case Writing::cyrillic: {
      if (system_ == System::cyrillic || system_ == System::own_script) return std::string(word);
      std::span<const Rule> special;
      if (system_ == System::french) special = from_cyrillic_french;
      if (system_ == System::german) special = from_cyrillic_german;
      if (system_ == System::turkish) special = from_cyrillic_turkish;
      const std::string folded = fold_case(word);
      std::size_t at = 0;
      while (at < folded.size()) {
        const std::size_t begin = at;
        (void)next_code_point(folded, at);
        const std::string_view letter(folded.data() + begin, at - begin);
        std::string_view written = find_rule(special, letter);
        if (is_missing(written)) written = find_rule(from_cyrillic_english, letter);
        text += is_missing(written) ? std::string(letter) : pick(letter.back(), written);
      }
      break;
    }
    case Writing::somali:
      if (system_ == System::own_script || system_ == System::turkish) return std::string(word);
      text = somali_to_english(word);
      break;
    case Writing::latin:
      return system_ == System::own_script || system_ == System::turkish ? std::string(word)
                                                                         : without_marks(word);
  }
  return capital ? capitalised(text) : text;
}

std::string Speller::with_article(std::string_view word, Writing writing) const {
  if (system_ == System::own_script) return "ال" + spell(word, writing);
  if (system_ == System::cyrillic) return pick('l', "аль-|эль-") + spell(word, writing);
  const std::string spelled = spell(word, writing);
  static constexpr std::string_view sun = "tTdDrzsScvVZn";
  const bool assimilates = sun.find(word[0]) != std::string_view::npos;
  const std::string vowel = pick(
      'l',
      system_ == System::french || system_ == System::egyptian || system_ == System::turkish ? "e|a" : "a|e");
  const std::string dash = pick('-', "-| ");
  if (assimilates && pick('=', "n|y") == "y") {
    const std::string sound = word[0] == 'S' ? spell("S", writing, false) : spelled.substr(0, 1);
    return vowel + to_lower_ascii(sound) + dash + spelled;
  }
  return vowel + "l" + dash + spelled;
}

std::string Speller::servant(std::string_view of, Writing writing) const {
  if (system_ == System::own_script) return "عبد ال" + spell(of, writing);
  if (system_ == System::cyrillic) return "Абд" + pick('5', "уль-|эль-| аль-") + spell(of, writing);
  const std::string spelled = spell(of, writing);
  if (system_ == System::french || system_ == System::egyptian)
    return pick('5', "y|n") == "y" ? "Abdel" + fold_case(spelled) : "Abdel " + spelled;
  const std::string joint = pick('5', " al-|ul|ul |el-");
  return "Abd" + joint + (joint == "ul" ? fold_case(spelled) : spelled);
}

std::string Speller::kunya(std::string_view of, Writing writing, bool mother) const {
  std::string_view word = mother ? "Umm" : pick('7', "u|ou").size() == 2 ? "Abou" : "Abu";
  if (system_ == System::own_script) word = mother ? "أم" : "أبو";
  if (system_ == System::cyrillic) word = mother ? "Умм" : "Абу";
  if (system_ == System::turkish) word = mother ? "Ümmü" : "Ebu";
  return std::string(word) + " " + spell(of, writing);
}

std::string Speller::son() const {
  if (system_ == System::own_script) return "بن";
  if (system_ == System::cyrillic) return "бин";
  return system_ == System::french ? "ben" : pick('8', "bin|ibn");
}

}  // namespace hearsay::bench
