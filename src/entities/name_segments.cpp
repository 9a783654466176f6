#include "entities/name_segments.hpp"

#include <algorithm>
#include <array>
#include <iterator>
#include <string_view>

#include "base/text.hpp"
#include "entities/script.hpp"

namespace hearsay::entities {
namespace {

constexpr std::size_t longest_word = 26;  // code points; the longest of translations.yaml has 25
constexpr std::size_t shortest_compound = 9;
constexpr std::size_t shortest_part = 4;

std::u32string code_points(std::string_view text) {
  std::u32string points;
  for (std::size_t at = 0; at < text.size();)
    points += next_code_point(text, at);
  return points;
}

std::string utf8(std::u32string_view points) {
  std::string text;
  for (const char32_t c : points)
    append_utf8(text, c);
  return text;
}

bool is_thai_letter(char32_t c) noexcept {
  return c >= 0xE00 && c <= 0xE7F;
}

// Han, kana, Hangul, Thai, Lao, Burmese, Khmer.
bool is_unspaced(char32_t c) noexcept {
  return is_thai_letter(c) || (c >= 0xE80 && c <= 0xEFF) || (c >= 0x1000 && c <= 0x109F) ||
         (c >= 0x1780 && c <= 0x17FF) || (c >= 0x3040 && c <= 0x30FF) || (c >= 0x3400 && c <= 0x9FFF) ||
         (c >= 0xAC00 && c <= 0xD7A3);
}

bool is_known(const NameLexicon& lexicon, const std::string& word) {
  const std::string folded = fold_word(word);
  return lexicon.types.has_word(folded) || lexicon.qualities.has_word(folded);
}

// Length of the longest word of the lexicon that stands there; 0 for none.
std::size_t known_length(const NameLexicon& lexicon, const std::u32string& points, std::size_t at) {
  const std::size_t rest = points.size() - at;
  for (std::size_t length = std::min(longest_word, rest); length > 0; --length) {
    const bool sign = length == 1;
    const std::string text = utf8(std::u32string_view(points).substr(at, length));
    if (sign) return at > 0 && rest == 1 && lexicon.types.has_word(fold_word(text)) ? 1 : 0;
    if (is_known(lexicon, text)) return length;
  }
  return 0;
}

std::vector<std::string> divide_unspaced(const NameLexicon& lexicon, const std::string& word) {
  std::vector<std::string> parts;
  const std::u32string points = code_points(simplified_signs(word));
  std::u32string open;
  for (std::size_t at = 0; at < points.size();) {
    const std::size_t length = known_length(lexicon, points, at);
    if (length == 0) {
      open += points[at++];
      continue;
    }
    if (!open.empty()) parts.push_back(utf8(open));
    open.clear();
    parts.push_back(utf8(std::u32string_view(points).substr(at, length)));
    at += length;
  }
  if (!open.empty()) parts.push_back(utf8(open));
  return parts;
}

// Two known parts, of which the last says what a body is.
std::vector<std::string> divide_compound(const NameLexicon& lexicon, const std::string& word) {
  if (word.size() < shortest_compound || !lexicon.types.may_end_as(word) ||
      lexicon.types.find(word) != nullptr || lexicon.qualities.find(word) != nullptr)
    return {word};
  for (std::size_t at = shortest_part; at + shortest_part <= word.size(); ++at) {
    const std::string last = word.substr(at);
    if (!lexicon.types.has_word(last)) continue;
    std::string first = word.substr(0, at);
    if (lexicon.types.find(first) != nullptr || lexicon.qualities.find(first) != nullptr)
      return {std::move(first), last};
  }
  return {word};
}

bool is_plain(std::string_view word) {
  return std::all_of(word.begin(), word.end(), [](char c) { return c >= 'a' && c <= 'z'; });
}

bool is_vowel_letter(char32_t c) noexcept {
  return std::u32string_view(U"aeiouāīūēōêôæǝəŏĕ").find(c) != std::u32string_view::npos;
}

}  // namespace

bool is_thai(std::string_view word) noexcept {
  std::size_t at = 0;
  return !word.empty() && is_thai_letter(next_code_point(word, at));
}

std::vector<std::string> divide_words(const NameLexicon& lexicon, std::vector<std::string> words) {
  std::vector<std::string> divided;
  for (std::string& word : words) {
    std::size_t at = 0;
    const char32_t first = word.empty() ? U'\0' : next_code_point(word, at);
    std::vector<std::string> parts = is_unspaced(first) && !is_known(lexicon, word)
                                         ? divide_unspaced(lexicon, word)
                                     : is_plain(word) ? divide_compound(lexicon, word)
                                                      : std::vector<std::string>{std::move(word)};
    std::move(parts.begin(), parts.end(), std::back_inserter(divided));
  }
  return divided;
}

std::string without_silent_vowels(const std::string& romanised, std::string_view script) {
  static constexpr std::array<std::string_view, 5> northern = {"Deva", "Beng", "Gujr", "Guru", "Orya"};
  if (std::find(northern.begin(), northern.end(), script) == northern.end()) return romanised;
  std::u32string letters = code_points(romanised);
  const auto vowel = [&](std::size_t i) { return is_vowel_letter(letters[i]); };
  if (letters.size() > 3 && letters.back() == U'a' && !vowel(letters.size() - 2)) letters.pop_back();
  for (std::size_t i = letters.size(); i-- > 2;) {
    if (letters[i] != U'a' || i + 2 >= letters.size() || vowel(i - 1) || vowel(i + 1)) continue;
    // A consonant that is written with h is one: "bhāratha".
    std::size_t before = i - 1;
    if (letters[before] == U'h' && before > 0 && !vowel(before - 1)) --before;
    std::size_t behind = i + 2;
    if (letters[behind] == U'h' && behind + 1 < letters.size()) ++behind;
    if (before > 0 && vowel(before - 1) && vowel(behind)) letters.erase(i, 1);
  }
  return utf8(letters);
}

std::string spoken_thai(const std::string& word) {
  if (!is_thai(word)) return word;
  constexpr char32_t silent = 0xE4C, short_i = 0xE34, short_u = 0xE38, first_before = 0xE40,
                     last_before = 0xE44, nasal = 0xE4D;
  std::u32string spoken;
  char32_t waiting = 0;  // a vowel for behind the next consonant
  for (const char32_t c : code_points(word)) {
    if (c == silent) {
      if (!spoken.empty() && (spoken.back() == short_i || spoken.back() == short_u)) spoken.pop_back();
      if (!spoken.empty()) spoken.pop_back();
      continue;
    }
    if ((c >= first_before && c <= last_before) || c == nasal) {
      if (waiting != 0) spoken += waiting;
      waiting = c;
      continue;
    }
    spoken += c;
    if (waiting != 0) spoken += waiting;
    waiting = 0;
  }
  if (waiting != 0) spoken += waiting;
  return utf8(spoken);
}

}  // namespace hearsay::entities
