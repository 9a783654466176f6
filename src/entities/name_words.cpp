#include "entities/name_words.hpp"

#include <algorithm>
#include <utility>

#include "base/text.hpp"
#include "entities/name_segments.hpp"
#include "entities/script.hpp"
#include "entities/sounds.hpp"

namespace hearsay::entities {
namespace {

constexpr std::string_view ta_marbuta = "ة";
constexpr std::size_t longest_phrase = 4;

bool is_latin(std::string_view word) {
  for (std::size_t at = 0; at < word.size();)
    if (const char32_t c = next_code_point(word, at); c >= 0x2B0 && !(c >= 0x1E00 && c < 0x1F00))
      return false;
  return true;
}

bool is_ascii_word(std::string_view word) {
  return std::all_of(word.begin(), word.end(), [](char c) { return c >= 'a' && c <= 'z'; });
}

// A Korean name is written as one word in Hangul and as its syllables in Latin letters.
std::vector<std::string> split_syllables(const std::vector<std::string>& words) {
  std::vector<std::string> parts;
  for (const std::string& word : words) {
    std::vector<std::string> syllables;
    for (std::size_t at = 0; at < word.size();) {
      const std::size_t begin = at;
      const char32_t c = next_code_point(word, at);
      if (c < 0xAC00 || c > 0xD7A3) break;
      syllables.push_back(word.substr(begin, at - begin));
    }
    if (syllables.size() * 3 == word.size() && syllables.size() <= 4)
      parts.insert(parts.end(), syllables.begin(), syllables.end());
    else
      parts.push_back(word);
  }
  return parts;
}

}  // namespace

void Word::append(const Word& other, const std::string& form) {
  latin += form;
  // Two letters that meet are no digraph; the same letter twice is one, as where both are written together.
  if (!spelled.ends_with(letter_mark) && !spelled.empty() && !form.empty() && spelled.back() != form.front())
    spelled += letter_mark;
  spelled += form == other.latin ? other.spelled : form;
  folded = latin;
  bare.clear();
  abjad = abjad || other.abjad;
}

void Word::respell(std::string text) {
  spelled = std::move(text);
  bare.clear();
  latin = spelled;
  std::erase(latin, letter_mark);
}

bool contains(const NameLexicon::Words& words, const Word& word) {
  return words.contains(word.folded) || (word.has_usual_letters() && words.contains(word.latin));
}

bool is_number(std::string_view text) noexcept {
  return !text.empty() && std::all_of(text.begin(), text.end(), [](char c) { return c >= '0' && c <= '9'; });
}

bool WordReader::take_arabic_article(Word& word) const {
  for (const std::string& article : lexicon_->arabic_articles) {
    if (!word.folded.starts_with(article) || word.folded.size() < article.size() + 4) continue;
    for (const Compound& tail : lexicon_->tails)  // "الله" is a word, not an article and a word
      if (tail.words.contains(word.folded)) return false;
    word.folded.erase(0, article.size());
    return true;
  }
  return false;
}

bool WordReader::is_small(const Word& word) const {
  return contains(lexicon_->connectives, word) || contains(lexicon_->articles, word) ||
         (!person_ && contains(lexicon_->body_connectives, word));
}

std::vector<Word> WordReader::read(std::string_view name) const {
  std::vector<Word> words;
  std::vector<std::string> parts = split_words(name);
  if (person_) parts = split_syllables(parts);
  if (divides_) parts = divide_words(*lexicon_, std::move(parts));
  bool letters_before = false;
  for (std::size_t i = 0; i < parts.size(); ++i) {
    Word word;
    word.folded = parts[i];
    word.article = take_arabic_article(word);
    std::string spelled = word.folded;
    word.other_script = !is_latin(spelled);
    // The feminine ending sounds as -t only before a word that it belongs to: "Hay'at Tahrir".
    if (spelled.ends_with(ta_marbuta) && !person_ && !word.article && i + 1 < parts.size())
      spelled.replace(spelled.size() - ta_marbuta.size(), ta_marbuta.size(), "ت");
    const std::string marked = lexicon_->to_latin(spoken_thai(spelled), word.abjad);
    word.foreign = !is_latin(marked);
    std::string romanised = marked;
    if (word.foreign) {
      word.script = main_script(marked);
      const std::string letters = latin_letters(marked);
      // What ICU writes with marks is read by the tables as other Latin letters are: "ś" is sh.
      romanised = lexicon_->to_latin(letters, word.abjad);
      const std::string spoken = without_silent_vowels(letters, word.script);
      if (spoken != letters) word.bare = to_ascii(lexicon_->to_latin(spoken, word.abjad));
    }
    // Hebrew leaves out vowels as Arabic script does, Thai some.
    word.abjad = word.abjad || word.script == "Hebr" || is_thai(spelled);
    for (const std::string_view piece : split(romanised, letter_mark)) {
      if (!word.spelled.empty()) word.spelled += letter_mark;
      word.spelled += to_ascii(piece);
    }
    word.latin = word.spelled;
    std::erase(word.latin, letter_mark);
    word.folded = fold_word(word.folded);
    if (word.latin.empty()) continue;
    if (!word.other_script && word.folded != word.latin && is_ascii_word(word.folded))
      word.bare = word.folded;
    // "U.N. Mission": letters in a row are one acronym; in a person's name each is an initial.
    if (!person_ && word.latin.size() == 1 && letters_before) {
      words.back().append(word, word.latin);
      continue;
    }
    letters_before = word.latin.size() == 1;
    words.push_back(std::move(word));
  }
  return words;
}

std::vector<Word> WordReader::without_articles(std::vector<Word> words) const {
  std::vector<Word> kept;
  bool article = false;
  bool filial = false;
  for (std::size_t i = 0; i < words.size(); ++i) {
    Word& word = words[i];
    const bool last = i + 1 == words.size();
    const auto assimilated = lexicon_->assimilated.find(word.latin);
    const bool is_article = !last && (contains(lexicon_->articles, word) ||
                                      (assimilated != lexicon_->assimilated.end() && !word.abjad &&
                                       words[i + 1].latin.starts_with(assimilated->second)));
    // A letter alone is an initial in a person's name: "V. Putin".
    const bool connective = !last && i > 0 && is_small(word) && !(person_ && word.latin.size() == 1);
    if (is_article || connective) {
      article = article || is_article;
      continue;
    }
    if (person_ && !kept.empty() && contains(lexicon_->filiations_behind, word)) {
      kept.back().patronymic = true;
      continue;
    }
    if (!last && contains(lexicon_->filiations, word) && (i > 0 || word.latin != "ben")) {
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

std::vector<Word> WordReader::with_phrases(std::vector<Word> words) const {
  if (person_) return words;
  std::vector<Word> result;
  const auto known = [&](const std::string& phrase) {
    return lexicon_->types.find(phrase) != nullptr || lexicon_->qualities.find(phrase) != nullptr;
  };
  const auto begins = [&](const std::string& word) {
    return lexicon_->types.begins_phrase(word) || lexicon_->qualities.begins_phrase(word);
  };
  for (std::size_t i = 0; i < words.size();) {
    const bool may = begins(words[i].folded) || begins(words[i].latin);
    std::size_t length = may ? std::min(longest_phrase, words.size() - i) : 1;
    for (; length > 1; --length) {
      std::string own, latin;
      for (std::size_t k = i; k < i + length; ++k) {
        own += (k > i ? "_" : "") + words[k].folded;
        latin += (k > i ? "_" : "") + words[k].latin;
      }
      if (!known(own) && !known(latin)) continue;
      Word phrase = words[i];
      for (std::size_t k = i + 1; k < i + length; ++k)
        phrase.append(words[k], words[k].latin);
      phrase.folded = known(own) ? own : latin;
      result.push_back(std::move(phrase));
      break;
    }
    if (length == 1) result.push_back(std::move(words[i]));
    i += length;
  }
  return result;
}

// "abdurrahman" -> "abdrahman", "seyfettin" -> "seyfdin", "nasrallah" -> "nasrlah".
void WordReader::canonical_compound(Word& word) const {
  for (const Compound& tail : lexicon_->tails)
    for (const std::string& ending : tail.endings)
      if (word.latin.size() >= ending.size() + 2 && word.latin.ends_with(ending)) {
        word.respell(word.latin.substr(0, word.latin.size() - ending.size()) + tail.form);
        return;
      }
  // Abd, a vowel and the article, assimilated or not, written as one word.
  for (const Compound& head : lexicon_->heads)
    for (const std::string& beginning : head.beginnings)
      if (word.latin.starts_with(beginning) && word.latin.size() >= beginning.size() + 4) {
        std::size_t at = beginning.size();
        const auto vowel = [&](std::size_t i) {
          return std::string_view(word.abjad ? "aeiouw" : "aeiou").find(word.latin[i]) !=
                 std::string_view::npos;
        };
        while (at < word.latin.size() && vowel(at))
          ++at;
        if (at == beginning.size() || at + 2 >= word.latin.size()) return;
        if (word.latin[at] == 'l' || word.latin[at] == word.latin[at + 1]) ++at;
        if (at + 1 < word.latin.size()) word.respell(head.form + letter_mark + word.latin.substr(at));
        return;
      }
}

std::vector<Word> WordReader::joined(std::vector<Word> words) const {
  std::vector<Word> result;
  for (std::size_t i = 0; i < words.size(); ++i) {
    Word word = std::move(words[i]);
    const Compound* head = nullptr;
    for (const Compound& compound : lexicon_->heads)
      if (contains(compound.words, word)) head = &compound;
    const auto tail_of = [&](const Word& other) -> const Compound* {
      for (const Compound& compound : lexicon_->tails)
        if (contains(compound.words, other)) return &compound;
      return nullptr;
    };
    if (head != nullptr && i + 1 < words.size()) {
      const Word& next = words[++i];
      const Compound* tail = tail_of(next);
      word.respell(head->form + letter_mark);
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

}  // namespace hearsay::entities
