#include "mentions/name_forms.hpp"

#include <algorithm>

#include "base/text.hpp"

namespace hearsay::mentions {
namespace {

bool is_vowel(char c) {
  return c == 'a' || c == 'e' || c == 'i' || c == 'o' || c == 'u' || c == 'y' || c == 'w';
}

// Letters that romanisations exchange.
char plain(char c) {
  switch (c) {
    case 'q':
    case 'c':
      return 'k';
    case 'g':
      return 'j';
    case 'z':
      return 's';
    default:
      return c;
  }
}

std::vector<std::string> words_of(std::string_view text) {
  std::vector<std::string> words;
  for (const std::string_view word : split(text, ' '))
    if (!word.empty()) words.emplace_back(word);
  return words;
}

// The initials of the words of `name`; hyphens separate words. `all` keeps lower-case words too.
std::string initials(std::string_view name, bool all, const ActorLexicon& lexicon) {
  std::string letters;
  bool at_start = true;
  std::size_t offset = 0;
  while (offset < name.size()) {
    const std::size_t here = offset;
    const char32_t c = next_code_point(name, offset);
    if (!is_alpha(c)) {
      if (is_space(c) || c == U'-' || c == U'/') at_start = true;
      continue;
    }
    if (!at_start) continue;
    at_start = false;
    std::size_t end = name.find_first_of(" -/", here);
    if (end == std::string_view::npos) end = name.size();
    const std::string word = fold_name(name.substr(here, end - here));
    if (word == "the" || lexicon.articles.has(word)) continue;
    if (all || is_upper(c)) append_utf8(letters, c);
  }
  return fold_name(letters);
}

}  // namespace

std::vector<std::string> name_words(std::string_view name, const ActorLexicon& lexicon) {
  std::vector<std::string> words = words_of(fold_name(name));
  if (words.size() < 2) return words;
  std::vector<std::string> kept;
  for (std::size_t i = 0; i < words.size(); ++i) {
    const bool article = (words[i] == "the" && i == 0) || lexicon.articles.has(words[i]);
    if (!article || (i + 1 == words.size() && kept.empty())) kept.push_back(words[i]);
  }
  return kept;
}

std::string skeleton(std::string_view word) {
  std::string bones;
  for (std::size_t i = 0; i < word.size(); ++i) {
    const char c = word[i];
    if (is_vowel(c)) {
      if (i == 0 && c != 'y' && c != 'w') bones += 'a';
      continue;
    }
    // A doubled letter counts once, and h after a consonant only marks its sound.
    const bool silent =
        c == 'h' && (i + 1 == word.size() || (!bones.empty() && i > 0 && !is_vowel(word[i - 1])));
    if (silent) continue;
    const char letter = plain(c);
    if (bones.empty() || bones.back() != letter) bones += letter;
  }
  return bones;
}

std::string vowel_classes(std::string_view word) {
  std::string classes;
  bool open = false;
  for (const char c : word) {
    const bool vowel = is_vowel(c);
    const bool round = c == 'o' || c == 'u' || c == 'w';
    if (vowel && !open) classes += 'a';
    if (vowel && round) classes.back() = 'o';
    open = vowel;
  }
  return classes;
}

bool spelling_variant(const std::string& a, const std::string& b) {
  if (a == b) return true;
  const std::size_t longer = std::max(a.size(), b.size());
  const std::size_t shorter = std::min(a.size(), b.size());
  if (shorter < 4 || longer - shorter > 3) return false;
  const std::string bones = skeleton(a);
  return bones.size() >= 3 && bones == skeleton(b);
}

bool spelling_variants(const std::vector<std::string>& a, const std::vector<std::string>& b) {
  return a.size() == b.size() && std::equal(a.begin(), a.end(), b.begin(), spelling_variant);
}

bool is_acronym_of(std::string_view acronym, std::string_view name, const ActorLexicon& lexicon) {
  const std::string letters = fold_name(acronym);
  if (letters.size() < 2 || letters.find(' ') != std::string::npos) return false;
  return letters == initials(name, false, lexicon) || letters == initials(name, true, lexicon);
}

std::vector<std::string> initials_of(std::string_view name, const ActorLexicon& lexicon) {
  std::vector<std::string> found;
  for (const bool all : {false, true}) {
    std::string letters = initials(name, all, lexicon);
    if (letters.size() >= 2 && std::find(found.begin(), found.end(), letters) == found.end())
      found.push_back(std::move(letters));
  }
  return found;
}

bool looks_like_acronym(std::string_view form) {
  std::size_t upper = 0;
  std::size_t offset = 0;
  while (offset < form.size()) {
    const char32_t c = next_code_point(form, offset);
    if (is_upper(c)) {
      ++upper;
    } else if (!(c == U'.' || c == U'-' || (c >= U'0' && c <= U'9'))) {
      return false;
    }
  }
  return upper >= 2 && upper <= 8;
}

}  // namespace hearsay::mentions
