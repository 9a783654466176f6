#include "baselines.hpp"

#include <unicode/translit.h>
#include <unicode/unistr.h>

#include <algorithm>
#include <memory>
#include <set>
#include <vector>

#include "base/error.hpp"
#include "base/text.hpp"
#include "double_metaphone.hpp"

namespace hearsay::tools {
namespace {

std::u32string code_points(std::string_view text) {
  std::u32string points;
  for (std::size_t at = 0; at < text.size();)
    points += next_code_point(text, at);
  return points;
}

// Words of letters and digits.
std::vector<std::u32string> words_of(std::string_view text) {
  std::vector<std::u32string> words(1);
  for (const char32_t c : code_points(fold_case(text))) {
    if (is_alpha(c) || (c >= U'0' && c <= U'9'))
      words.back() += c;
    else if (!words.back().empty())
      words.emplace_back();
  }
  if (words.back().empty()) words.pop_back();
  return words;
}

std::set<std::u32string> trigrams(std::string_view text) {
  std::set<std::u32string> all;
  for (const std::u32string& word : words_of(text)) {
    const std::u32string padded = U"  " + word + U" ";
    for (std::size_t i = 0; i + 3 <= padded.size(); ++i)
      all.insert(padded.substr(i, 3));
  }
  return all;
}

double jaro(const std::u32string& a, const std::u32string& b) {
  if (a.empty() || b.empty()) return a.empty() && b.empty() ? 1 : 0;
  const std::size_t half = std::max(a.size(), b.size()) / 2;
  const std::size_t window = half > 0 ? half - 1 : 0;
  std::u32string in_a;
  std::vector<bool> taken(b.size());
  for (std::size_t i = 0; i < a.size(); ++i)
    for (std::size_t j = i > window ? i - window : 0; j < std::min(b.size(), i + window + 1); ++j)
      if (!taken[j] && a[i] == b[j]) {
        taken[j] = true;
        in_a += a[i];
        break;
      }
  if (in_a.empty()) return 0;
  std::size_t at = 0;
  double moved = 0;
  for (std::size_t j = 0; j < b.size(); ++j)
    if (taken[j] && b[j] != in_a[at++]) moved += 0.5;
  const auto common = static_cast<double>(in_a.size());
  return (common / static_cast<double>(a.size()) + common / static_cast<double>(b.size()) +
          (common - moved) / common) /
         3;
}

std::vector<MetaphoneCodes> codes_of(std::string_view text) {
  std::vector<MetaphoneCodes> codes;
  for (const std::u32string& word : words_of(text)) {
    std::string letters;
    for (const char32_t c : word)
      append_utf8(letters, c);
    codes.push_back(double_metaphone(letters));
    // A number or another script has no code: it stands for itself.
    if (codes.back().primary.empty()) codes.back() = {letters, letters};
  }
  return codes;
}

}  // namespace

std::string icu_latin(std::string_view text) {
  static const std::unique_ptr<icu::Transliterator> transliterator = [] {
    UErrorCode status = U_ZERO_ERROR;
    std::unique_ptr<icu::Transliterator> made(
        icu::Transliterator::createInstance("Any-Latin; Latin-ASCII; Lower", UTRANS_FORWARD, status));
    if (U_FAILURE(status)) throw Error("ICU", "", "has no transliteration to Latin letters");
    return made;
  }();
  icu::UnicodeString converted =
      icu::UnicodeString::fromUTF8(icu::StringPiece(text.data(), static_cast<std::int32_t>(text.size())));
  transliterator->transliterate(converted);
  std::string utf8;
  converted.toUTF8String(utf8);
  return utf8;
}

double jaro_winkler(std::string_view a, std::string_view b) {
  const std::u32string x = code_points(a);
  const std::u32string y = code_points(b);
  // Jaro's greedy assignment may depend on the order; the better of the two is symmetric.
  const double similarity = std::max(jaro(x, y), jaro(y, x));
  constexpr std::size_t longest_prefix = 4;
  std::size_t prefix = 0;
  while (prefix < std::min({x.size(), y.size(), longest_prefix}) && x[prefix] == y[prefix])
    ++prefix;
  return similarity + static_cast<double>(prefix) * 0.1 * (1 - similarity);
}

double trigram_similarity(std::string_view a, std::string_view b) {
  const std::set<std::u32string> x = trigrams(a);
  const std::set<std::u32string> y = trigrams(b);
  const auto common = std::count_if(x.begin(), x.end(), [&](const auto& t) { return y.contains(t); });
  const auto all = static_cast<double>(x.size() + y.size()) - static_cast<double>(common);
  return all > 0 ? static_cast<double>(common) / all : 0;
}

double metaphone_similarity(std::string_view a, std::string_view b) {
  const std::vector<MetaphoneCodes> x = codes_of(a);
  const std::vector<MetaphoneCodes> y = codes_of(b);
  if (x.empty() || y.empty()) return 0;
  std::vector<bool> taken(y.size());
  std::size_t common = 0;
  for (const MetaphoneCodes& code : x)
    for (std::size_t j = 0; j < y.size(); ++j) {
      const bool alike = code.primary == y[j].primary || code.primary == y[j].secondary ||
                         code.secondary == y[j].primary || code.secondary == y[j].secondary;
      if (taken[j] || !alike) continue;
      taken[j] = true;
      ++common;
      break;
    }
  return 2 * static_cast<double>(common) / static_cast<double>(x.size() + y.size());
}

}  // namespace hearsay::tools
