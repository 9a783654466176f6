#include "noise.hpp"

#include <unicode/locid.h>
#include <unicode/translit.h>
#include <unicode/unistr.h>

#include <algorithm>
#include <array>
#include <memory>
#include <string_view>
#include <utility>
#include <vector>

#include "base/text.hpp"
#include "name_spans.hpp"
#include "syntax/word_keys.hpp"

namespace hearsay::train {

using syntax::MultiWord;
using syntax::Name;
using syntax::NameKind;
using syntax::Sentence;
using syntax::Token;
using syntax::Upos;

namespace {

// Shares in hundredths. Headlines and dropped stops are what news sites, captions and lists are full of;
// small letters are what social media write; capitals stand in banners and old wires. Signs and slips are
// rarer in text, and the words that they make are many: a little suffices.
constexpr std::array<std::pair<Noise, std::size_t>, noise_kinds> shares = {{{Noise::headline, 24},
                                                                            {Noise::lower_case, 15},
                                                                            {Noise::no_final_stop, 14},
                                                                            {Noise::upper_case, 10},
                                                                            {Noise::no_punctuation, 8},
                                                                            {Noise::quotes, 8},
                                                                            {Noise::lower_names, 7},
                                                                            {Noise::no_diacritics, 6},
                                                                            {Noise::ligatures, 4},
                                                                            {Noise::slip, 4}}};

// Half of the headlines keep their articles and copulas: both styles are in use.
constexpr double terse_share = 0.5;
// Shorter words are told by their letters alone, so that a slip makes another word of them.
constexpr std::size_t least_slip_letters = 5;

icu::UnicodeString unicode(const std::string& text) {
  return icu::UnicodeString::fromUTF8(text);
}

std::string utf8(const icu::UnicodeString& text) {
  std::string result;
  text.toUTF8String(result);
  return result;
}

std::string lowered(const std::string& form) {
  return utf8(unicode(form).toLower(icu::Locale::getRoot()));
}

std::string raised(const std::string& form) {
  return utf8(unicode(form).toUpper(icu::Locale::getRoot()));
}

std::string first_raised(const std::string& form) {
  const icu::UnicodeString text = unicode(form);
  const int32_t first = text.moveIndex32(0, 1);
  return utf8(text.tempSubString(0, first).toUpper(icu::Locale::getRoot()) + text.tempSubString(first));
}

std::string replaced(std::string_view form, std::string_view from, std::string_view to) {
  std::string result;
  for (std::size_t found = 0; (found = form.find(from)) != std::string_view::npos;) {
    result.append(form.substr(0, found)).append(to);
    form.remove_prefix(found + from.size());
  }
  return result.append(form);
}

bool is_punctuation(const Token& token) {
  return token.upos == Upos::PUNCT;
}

// Joins two parts of a word ("north-east"), so that its loss would make other words.
bool is_within_word(const Token& token) {
  return token.xpos == "HYPH" || token.form == "-" || token.form == "/";
}

void drop(Sentence& sentence, const std::vector<bool>& unwanted) {
  for (std::size_t i = unwanted.size(); i-- > 0;) {
    if (unwanted[i] && sentence.tokens.size() > 1) remove_token(sentence, i);
  }
}

void drop_final_stop(Sentence& sentence) {
  while (sentence.tokens.size() > 1) {
    const Token& last = sentence.tokens.back();
    // A closing quotation mark or bracket keeps its partner company.
    if (!is_punctuation(last) || last.xpos == "''" || last.xpos == "-RRB-") return;
    remove_token(sentence, sentence.tokens.size() - 1);
  }
}

void drop_punctuation(Sentence& sentence) {
  std::vector<bool> unwanted;
  for (const Token& token : sentence.tokens)
    unwanted.push_back(is_punctuation(token) && !is_within_word(token));
  drop(sentence, unwanted);
}

bool in_multi_word(const Sentence& sentence, std::size_t i) {
  return std::any_of(sentence.multi_words.begin(), sentence.multi_words.end(),
                     [&](const MultiWord& range) { return range.first <= i && i <= range.last; });
}

bool in_name(const Sentence& sentence, std::size_t i) {
  return std::any_of(sentence.names.begin(), sentence.names.end(),
                     [&](const Name& name) { return name.first <= i && i <= name.last; });
}

// Articles, and forms of "be" as copula or auxiliary, where no question, negation or contraction needs them.
void drop_small_words(Sentence& sentence) {
  std::vector<bool> unwanted;
  for (std::size_t i = 0; i < sentence.tokens.size(); ++i) {
    const Token& token = sentence.tokens[i];
    const std::string lower = syntax::lower_word(token.form);
    const bool article = token.relation == "det" && (lower == "the" || lower == "a" || lower == "an");
    const bool inflected = lower == "is" || lower == "are" || lower == "was" || lower == "were";
    const bool be = inflected && (token.relation == "cop" || token.relation == "aux:pass") && i > 0;
    const std::vector<int> siblings = token.head < 0 ? std::vector<int>{} : sentence.children(token.head);
    const bool after_subject = std::any_of(siblings.begin(), siblings.end(), [&](int k) {
      const Token& other = sentence.tokens[static_cast<std::size_t>(k)];
      return k < static_cast<int>(i) && other.relation.starts_with("nsubj") && other.upos != Upos::PRON;
    });
    const bool leaf = sentence.children(static_cast<int>(i)).empty();
    unwanted.push_back(leaf && !in_multi_word(sentence, i) && !in_name(sentence, i) &&
                       (article || (be && after_subject)));
  }
  drop(sentence, unwanted);
}

bool small_in_titles(const Token& token) {
  return token.form.size() <= 3 && (token.upos == Upos::ADP || token.upos == Upos::DET ||
                                    token.upos == Upos::CCONJ || token.upos == Upos::PART);
}

bool has_letter_case(const Token& token) {
  return !is_punctuation(token) && token.upos != Upos::SYM && token.form.find("://") == std::string::npos;
}

void as_headline(Sentence& sentence, Random& random) {
  drop_final_stop(sentence);
  if (random.chance(terse_share)) drop_small_words(sentence);
  const bool all_words = random.chance(0.3);
  for (std::size_t i = 0; i < sentence.tokens.size(); ++i) {
    Token& token = sentence.tokens[i];
    // The second word of "don't" is no word of its own on paper.
    const bool within =
        std::any_of(sentence.multi_words.begin(), sentence.multi_words.end(),
                    [&](const MultiWord& range) { return range.first < i && i <= range.last; });
    const bool small = small_in_titles(token) && !all_words && i > 0;
    if (has_letter_case(token) && !small && !within && token.form[0] != '\'')
      token.form = first_raised(token.form);
  }
}

void lower_names(Sentence& sentence) {
  for (const Name& name : sentence.names) {
    for (std::uint32_t i = name.first; i <= name.last; ++i)
      sentence.tokens[i].form = lowered(sentence.tokens[i].form);
  }
}

void with_ligatures(Sentence& sentence) {
  for (Token& token : sentence.tokens) {
    for (const auto& [from, to] :
         {std::pair{"ffi", "ﬃ"}, {"ffl", "ﬄ"}, {"ff", "ﬀ"}, {"fi", "ﬁ"}, {"fl", "ﬂ"}})
      token.form = replaced(std::move(token.form), from, to);
  }
}

// A mark opens a quotation by its tag; an apostrophe is never one.
void with_other_quotes(Sentence& sentence) {
  const bool curly = std::any_of(sentence.tokens.begin(), sentence.tokens.end(), [](const Token& token) {
    return token.form.find("’") != std::string::npos || token.form.find("“") != std::string::npos;
  });
  for (Token& token : sentence.tokens) {
    if (curly) {
      for (const char* mark : {"’", "‘", "ʼ"})
        token.form = replaced(std::move(token.form), mark, "'");
      for (const char* mark : {"“", "”"})
        token.form = replaced(std::move(token.form), mark, "\"");
      continue;
    }
    const bool opens = token.xpos == "``";
    token.form = replaced(std::move(token.form), "\"", opens ? "“" : "”");
    token.form = replaced(std::move(token.form), "'", opens && token.form == "'" ? "‘" : "’");
  }
}

std::string without_diacritics(const std::string& form) {
  // Dotless and slashed letters do not decompose.
  static constexpr std::array<std::pair<std::string_view, std::string_view>, 12> whole = {{{"ı", "i"},
                                                                                           {"ł", "l"},
                                                                                           {"Ł", "L"},
                                                                                           {"ø", "o"},
                                                                                           {"Ø", "O"},
                                                                                           {"đ", "d"},
                                                                                           {"Đ", "D"},
                                                                                           {"ß", "ss"},
                                                                                           {"ʿ", ""},
                                                                                           {"ʾ", ""},
                                                                                           {"ʻ", ""},
                                                                                           {"æ", "ae"}}};
  std::string result = form;
  for (const auto& [from, to] : whole)
    result = replaced(std::move(result), from, to);
  UErrorCode status = U_ZERO_ERROR;
  thread_local const std::unique_ptr<icu::Transliterator> strip(
      icu::Transliterator::createInstance("NFD; [:Nonspacing Mark:] Remove; NFC", UTRANS_FORWARD, status));
  if (!strip) return result;
  icu::UnicodeString text = unicode(result);
  strip->transliterate(text);
  result = utf8(text);
  return result.empty() ? form : result;
}

std::string with_slip(const std::string& form, Random& random) {
  icu::UnicodeString text = unicode(form);
  const int32_t length = text.length();
  // The first letter is hardly ever mistyped.
  const auto at = static_cast<int32_t>(1 + random.below(static_cast<std::size_t>(length) - 2));
  switch (random.below(3)) {
    case 0:
      return utf8(text.insert(at, text[at]));
    case 1:
      return utf8(text.remove(at, 1));
    default: {
      const char16_t letter = text[at];
      text.setCharAt(at, text[at + 1]);
      text.setCharAt(at + 1, letter);
      return utf8(text);
    }
  }
}

void add_slip(Sentence& sentence, Random& random) {
  std::vector<std::size_t> words;
  for (std::size_t i = 0; i < sentence.tokens.size(); ++i) {
    const std::string& form = sentence.tokens[i].form;
    const bool letters = std::all_of(form.begin(), form.end(),
                                     [](char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); });
    if (letters && form.size() >= least_slip_letters) words.push_back(i);
  }
  if (words.empty()) return;
  Token& token = sentence.tokens[words[random.below(words.size())]];
  token.form = with_slip(token.form, random);
}

void shrink(std::vector<Name>& names, std::uint32_t index) {
  std::erase_if(names, [&](const Name& name) { return name.first == index && name.last == index; });
  for (Name& name : names) {
    if (name.first > index) --name.first;
    if (name.last >= index) --name.last;
  }
}

}  // namespace

void remove_token(Sentence& sentence, std::size_t index) {
  std::vector<Token>& tokens = sentence.tokens;
  const auto gone = static_cast<int>(index);
  const std::vector<int> children = sentence.children(gone);
  int heir = tokens[index].head;
  if (heir < 0 && !children.empty()) {
    heir = children.front();
    for (auto child = children.rbegin(); child != children.rend(); ++child) {
      if (!is_punctuation(tokens[static_cast<std::size_t>(*child)])) heir = *child;
    }
    tokens[static_cast<std::size_t>(heir)].head = syntax::no_head;
    tokens[static_cast<std::size_t>(heir)].relation = "root";
  }
  for (const int child : children) {
    if (child != heir) tokens[static_cast<std::size_t>(child)].head = heir;
  }
  tokens.erase(tokens.begin() + static_cast<std::ptrdiff_t>(index));
  for (Token& token : tokens) {
    if (token.head > gone) --token.head;
  }
  const auto position = static_cast<std::uint32_t>(index);
  shrink(sentence.names, position);
  shrink(sentence.inner_names, position);
  std::erase_if(sentence.inner_names, [&](const Name& inner) {
    return std::none_of(sentence.names.begin(), sentence.names.end(),
                        [&](const Name& outer) { return lies_inside(inner, outer); });
  });
  for (MultiWord& range : sentence.multi_words) {
    if (range.first > position) --range.first;
    if (range.last >= position) --range.last;
  }
  // One word left, or none (its end lies before its beginning, at 0 beyond all words).
  std::erase_if(sentence.multi_words,
                [](const MultiWord& range) { return range.last + 1 <= range.first + 1; });
}

Sentence with_noise(const Sentence& sentence, Noise noise, Random& random) {
  Sentence copy = sentence;
  const auto change = [&](std::string (*form)(const std::string&)) {
    for (Token& token : copy.tokens)
      token.form = form(token.form);
  };
  switch (noise) {
    case Noise::lower_case:
      change(lowered);
      break;
    case Noise::upper_case:
      change(raised);
      break;
    case Noise::headline:
      as_headline(copy, random);
      break;
    case Noise::no_final_stop:
      drop_final_stop(copy);
      break;
    case Noise::no_punctuation:
      drop_punctuation(copy);
      break;
    case Noise::lower_names:
      lower_names(copy);
      break;
    case Noise::ligatures:
      with_ligatures(copy);
      break;
    case Noise::quotes:
      with_other_quotes(copy);
      break;
    case Noise::no_diacritics:
      change(without_diacritics);
      break;
    case Noise::slip:
      add_slip(copy, random);
      break;
  }
  return copy;
}

Noise draw_noise(Random& random) {
  std::size_t drawn = random.below(100);
  for (const auto& [noise, share] : shares) {
    if (drawn < share) return noise;
    drawn -= share;
  }
  return shares.back().first;
}

Sentence with_noise(const Sentence& sentence, Random& random) {
  return with_noise(sentence, draw_noise(random), random);
}

}  // namespace hearsay::train
