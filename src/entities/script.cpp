#include "entities/script.hpp"

#include <unicode/normalizer2.h>
#include <unicode/translit.h>
#include <unicode/uchar.h>
#include <unicode/unistr.h>
#include <unicode/uscript.h>

#include <algorithm>
#include <memory>

#include "base/text.hpp"

namespace hearsay::entities {
namespace {

icu::UnicodeString fold_compatible(std::string_view text) {
  const icu::UnicodeString raw =
      icu::UnicodeString::fromUTF8(icu::StringPiece(text.data(), static_cast<std::int32_t>(text.size())));
  UErrorCode status = U_ZERO_ERROR;
  const icu::Normalizer2* fold = icu::Normalizer2::getNFKCCasefoldInstance(status);
  if (U_FAILURE(status)) return raw;
  icu::UnicodeString folded = fold->normalize(raw, status);
  return U_FAILURE(status) ? raw : folded;
}

bool is_apostrophe(UChar32 c) noexcept {
  constexpr std::u32string_view apostrophes = U"'`´‘’‛ʹʻʼʽʾʿˈ′＇ʺ";
  return apostrophes.find(static_cast<char32_t>(c)) != std::u32string_view::npos;
}

// "l'Azawad", "d'Estaing", "dell'Interno".
bool is_elided(std::string_view word) noexcept {
  constexpr std::string_view elided[] = {"l", "d", "dell", "nell", "all", "dall", "sull"};
  return std::find(std::begin(elided), std::end(elided), word) != std::end(elided);
}

bool begins_vowel(UChar32 c) noexcept {
  constexpr std::u32string_view vowels = U"aeiouyhàâäéèêëîïôöùûüœæáíóúìòаоуиэе";
  return vowels.find(static_cast<char32_t>(c)) != std::u32string_view::npos;
}

// Marks that names are written with or without: combining accents, Hebrew points, Arabic vowels. In the
// scripts of India and Thailand such marks are the vowels themselves.
bool is_optional_mark(UChar32 c) noexcept {
  return (c >= 0x300 && c <= 0x36F) || (c >= 0x483 && c <= 0x489) || (c >= 0x591 && c <= 0x5C7) ||
         (c >= 0x610 && c <= 0x61A) || (c >= 0x64B && c <= 0x65F) || c == 0x670 ||
         (c >= 0x6D6 && c <= 0x6ED) || (c >= 0x7EB && c <= 0x7F3) || (c >= 0x1E944 && c <= 0x1E94A);
}

std::unique_ptr<icu::Transliterator> make_transliterator(const char* id) {
  UErrorCode status = U_ZERO_ERROR;
  std::unique_ptr<icu::Transliterator> made(icu::Transliterator::createInstance(id, UTRANS_FORWARD, status));
  return U_FAILURE(status) ? nullptr : std::move(made);
}

// One transliterator for each thread: ICU's are not safe to share, and slow to make.
const icu::Transliterator* any_to_ascii() {
  thread_local const auto transliterator = make_transliterator("Any-Latin; Latin-ASCII; Lower");
  return transliterator.get();
}
const icu::Transliterator* any_to_latin() {
  thread_local const auto transliterator = make_transliterator("Any-Latin; Lower; NFC");
  return transliterator.get();
}
const icu::Transliterator* to_simplified() {
  thread_local const auto transliterator = make_transliterator("Traditional-Simplified");
  return transliterator.get();
}

std::string transliterated(const icu::Transliterator& transliterator, std::string_view text) {
  icu::UnicodeString converted =
      icu::UnicodeString::fromUTF8(icu::StringPiece(text.data(), static_cast<std::int32_t>(text.size())));
  transliterator.transliterate(converted);
  std::string utf8;
  converted.toUTF8String(utf8);
  return utf8;
}

bool is_ascii(std::string_view text) noexcept {
  return std::all_of(text.begin(), text.end(), [](char c) { return static_cast<unsigned char>(c) < 0x80; });
}

std::string letters_and_digits(std::string_view text) {
  std::string kept;
  for (const char c : to_lower_ascii(text))
    if ((c >= 'a' && c <= 'z') || (c >= '0' && c <= '9')) kept += c;
  return kept;
}

// split_words() where nothing but ASCII stands.
std::vector<std::string> split_ascii_words(std::string_view name) {
  const std::string folded = to_lower_ascii(name);
  std::vector<std::string> words(1);
  for (std::size_t i = 0; i < folded.size(); ++i) {
    const char c = folded[i];
    if (c == '\'' || c == '`') {
      if (is_elided(words.back()) && i + 1 < folded.size() &&
          begins_vowel(static_cast<UChar32>(folded[i + 1])))
        words.back().clear();
    } else if ((c >= 'a' && c <= 'z') || (c >= '0' && c <= '9')) {
      words.back() += c;
    } else if (!words.back().empty()) {
      words.emplace_back();
    }
  }
  if (words.back().empty()) words.pop_back();
  return words;
}

}  // namespace

std::vector<std::string> split_words(std::string_view name) {
  if (is_ascii(name)) return split_ascii_words(name);
  const icu::UnicodeString folded = fold_compatible(name);
  std::vector<std::string> words(1);
  for (std::int32_t i = 0; i < folded.length();) {
    const UChar32 c = folded.char32At(i);
    i += U16_LENGTH(c);
    if (is_apostrophe(c)) {
      if (is_elided(words.back()) && i < folded.length() && begins_vowel(folded.char32At(i)))
        words.back().clear();
      continue;
    }
    if (const std::int32_t digit = u_charDigitValue(c); digit >= 0) {
      words.back() += static_cast<char>('0' + digit);
    } else if (u_isalpha(c)) {
      append_utf8(words.back(), static_cast<char32_t>(c));
    } else if (const auto type = u_charType(c); type == U_COMBINING_SPACING_MARK) {
      append_utf8(words.back(), static_cast<char32_t>(c));
    } else if (type == U_NON_SPACING_MARK) {
      if (!is_optional_mark(c)) append_utf8(words.back(), static_cast<char32_t>(c));
    } else if (!words.back().empty()) {
      words.emplace_back();
    }
  }
  if (words.back().empty()) words.pop_back();
  return words;
}

std::string to_ascii(std::string_view text) {
  if (is_ascii(text)) return letters_and_digits(text);
  const std::string folded = fold_name(text);
  if (is_ascii(folded)) return letters_and_digits(folded);
  const icu::Transliterator* transliterator = any_to_ascii();
  if (transliterator == nullptr) return letters_and_digits(folded);
  return letters_and_digits(transliterated(*transliterator, text));
}

std::string fold_word(std::string_view text) {
  const std::string folded = fold_name(text);
  if (is_ascii(folded)) return folded;
  std::string unified;
  for (std::size_t at = 0; at < folded.size();) {
    char32_t c = next_code_point(folded, at);
    if (c == U'\u06CC' || c == U'\u0649') c = U'\u064A';                                      // yeh
    if (c == U'\u0622' || c == U'\u0623' || c == U'\u0625' || c == U'\u0671') c = U'\u0627';  // alef
    if (c == U'\u06A9' || c == U'\u06AA') c = U'\u0643';                                      // kaf
    if (c == U'\u06BE' || c == U'\u06C1' || c == U'\u06C0') c = U'\u0647';                    // heh
    append_utf8(unified, c);
  }
  return unified;
}

std::string latin_letters(std::string_view text) {
  const icu::Transliterator* transliterator = any_to_latin();
  return transliterator == nullptr ? std::string(text) : transliterated(*transliterator, text);
}

std::string simplified_signs(std::string_view text) {
  const icu::Transliterator* transliterator = to_simplified();
  return transliterator == nullptr ? std::string(text) : transliterated(*transliterator, text);
}

std::string main_script(std::string_view text) {
  for (std::size_t at = 0; at < text.size();) {
    const char32_t c = next_code_point(text, at);
    if (!is_alpha(c)) continue;
    UErrorCode status = U_ZERO_ERROR;
    const UScriptCode script = uscript_getScript(static_cast<UChar32>(c), &status);
    if (U_SUCCESS(status) && script > USCRIPT_INHERITED) return uscript_getShortName(script);
  }
  return {};
}

}  // namespace hearsay::entities
