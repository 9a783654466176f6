#include "entities/acronyms.hpp"

#include <algorithm>
#include <vector>

#include "entities/name_words.hpp"

namespace hearsay::entities {
namespace {

constexpr std::size_t longest_syllable = 4;
constexpr std::size_t shortest_syllabic = 5;
constexpr std::size_t shortest_translated = 4;

// Whether the letters are beginnings of the first `count` words, in order; small words may have none.
// `longest`: of a beginning. reached[p]: the first p letters are used up.
bool fits_beginnings(std::string_view letters, const std::vector<AcronymWord>& words, std::size_t count,
                     std::size_t longest) {
  std::vector<bool> reached(letters.size() + 1);
  reached[0] = true;
  for (std::size_t w = 0; w < count; ++w) {
    const std::string_view word = words[w].latin;
    const std::size_t most = is_number(word) ? word.size() : std::min(longest, word.size());
    std::vector<bool> next(letters.size() + 1);
    if (words[w].small) next = reached;
    for (std::size_t p = 0; p < letters.size(); ++p)
      for (std::size_t length = is_number(word) ? most : 1; reached[p] && length <= most; ++length)
        if (p + length <= letters.size() && letters.substr(p, length) == word.substr(0, length))
          next[p + length] = true;
    reached = std::move(next);
  }
  return reached[letters.size()];
}

// The sorted initials of what the tokens mean; empty where one has no meaning and no Latin letters.
std::string translated_initials(const NormalisedName& name, std::size_t count) {
  std::string letters;
  for (std::size_t i = 0; i < count; ++i) {
    const NameToken& token = name.tokens[i];
    const std::string& text = token.meaning.empty() ? token.text : token.meaning;
    for (std::size_t at = 0; at < text.size(); ++at)
      if (at == 0 || (!token.meaning.empty() && text[at - 1] == ' ')) letters += text[at];
  }
  std::sort(letters.begin(), letters.end());
  return letters;
}

}  // namespace

AcronymFit acronym_fit(std::string_view letters, const NormalisedName& name) {
  for (const std::string& possible : name.initials)
    if (possible == letters) return AcronymFit::initials;
  for (const NameToken& token : name.tokens)
    if (token.text == letters && name.tokens.size() > 1) return AcronymFit::part;
  const bool ends_with_state = !name.tokens.empty() && name.tokens.back().territory;
  const auto large =
      std::count_if(name.words.begin(), name.words.end(), [](const auto& w) { return !w.small; });
  const std::size_t count = name.words.size();
  for (std::size_t less = 0; less <= (ends_with_state ? 1U : 0U); ++less) {
    if (count < less + 2 || large < 2 + static_cast<std::ptrdiff_t>(less)) break;
    if (letters.size() > 1 && fits_beginnings(letters, name.words, count - less, 1))
      return AcronymFit::initials;
    if (letters.size() >= shortest_syllabic &&
        fits_beginnings(letters, name.words, count - less, longest_syllable))
      return AcronymFit::syllables;
  }
  std::string sorted(letters);
  std::sort(sorted.begin(), sorted.end());
  for (std::size_t less = 0; less <= (ends_with_state ? 1U : 0U); ++less)
    if (letters.size() >= shortest_translated && name.tokens.size() >= less + 2 &&
        translated_initials(name, name.tokens.size() - less) == sorted)
      return AcronymFit::translated;
  return AcronymFit::none;
}

}  // namespace hearsay::entities
