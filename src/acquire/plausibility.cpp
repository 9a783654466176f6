#include "acquire/plausibility.hpp"

#include <unicode/uchar.h>
#include <unicode/uscript.h>

#include <cstddef>

#include "base/text.hpp"

namespace hearsay::acquire {
namespace {

enum class Evidence { good, none, bad };

UScriptCode script_of(char32_t c) noexcept {
  UErrorCode status = U_ZERO_ERROR;
  return uscript_getScript(static_cast<UChar32>(c), &status);
}

bool is_letter(char32_t c) noexcept {
  return u_isalpha(static_cast<UChar32>(c)) != 0;
}
bool is_ascii_letter(char32_t c) noexcept {
  return c < 0x80 && is_letter(c);
}
bool is_digit(char32_t c) noexcept {
  return c >= '0' && c <= '9';
}

bool is_east_asian(UScriptCode s) noexcept {
  return s == USCRIPT_HAN || s == USCRIPT_HIRAGANA || s == USCRIPT_KATAKANA || s == USCRIPT_HANGUL;
}

bool scripts_agree(char32_t a, char32_t b) noexcept {
  const UScriptCode first = script_of(a);
  const UScriptCode second = script_of(b);
  return first == second || first == USCRIPT_COMMON || second == USCRIPT_COMMON || is_east_asian(first) ||
         is_east_asian(second);
}

// A Latin letter speaks for the encoding when it stands in a word with plain letters; alone ("à") it says
// nothing. Other scripts have no plain letters, and words of one letter.
Evidence judge_letter(char32_t before, char32_t c, char32_t after) noexcept {
  if (is_letter(before) && !scripts_agree(before, c)) return Evidence::bad;
  if (is_letter(after) && !scripts_agree(c, after)) return Evidence::bad;
  const bool capital_inside =
      u_islower(static_cast<UChar32>(before)) != 0 && u_isupper(static_cast<UChar32>(c)) != 0;
  if (is_letter(before) && capital_inside) return Evidence::bad;
  if (script_of(c) != USCRIPT_LATIN) return Evidence::good;
  return is_ascii_letter(before) || is_ascii_letter(after) ? Evidence::good : Evidence::none;
}

Evidence judge(char32_t before, char32_t c, char32_t after) noexcept {
  if (c < 0xA0 || c == 0xFFFD) return Evidence::bad;
  if (is_letter(c)) return judge_letter(before, c, after);
  switch (u_charType(static_cast<UChar32>(c))) {
    case U_CONTROL_CHAR:
    case U_UNASSIGNED:
    case U_PRIVATE_USE_CHAR:
    case U_SURROGATE:
      return Evidence::bad;
    case U_OTHER_NUMBER:
    case U_OTHER_SYMBOL:
    case U_MATH_SYMBOL:
    case U_MODIFIER_SYMBOL:
    case U_CURRENCY_SYMBOL:
      // "5°" and "£30", not "п°в".
      if (is_digit(before) || is_digit(after)) return Evidence::good;
      return is_letter(before) || (is_letter(after) && after >= 0x80) ? Evidence::bad : Evidence::none;
    default:
      break;
  }
  if (c == 0xA0) return before < 0x80 && after < 0x80 ? Evidence::good : Evidence::none;
  return c >= 0x2010 && c <= 0x203A ? Evidence::good : Evidence::none;  // dashes, quotation marks, dots
}

}  // namespace

bool is_mostly_utf8(std::string_view bytes) noexcept {
  std::size_t good = 0;
  std::size_t bad = 0;
  std::size_t at = 0;
  while (at < bytes.size()) {
    if (static_cast<unsigned char>(bytes[at]) < 0x80) {
      ++at;
      continue;
    }
    const std::size_t before = at;
    next_code_point(bytes, at);
    ++(at - before > 1 ? good : bad);
  }
  return good > 0 && good >= bad;
}

bool is_plausible(std::string_view text) noexcept {
  std::size_t good = 0;
  std::size_t none = 0;
  std::size_t bad = 0;
  char32_t before = U' ';
  std::size_t at = 0;
  char32_t c = text.empty() ? U' ' : next_code_point(text, at);
  for (bool more = !text.empty(); more;) {
    more = at < text.size();
    const char32_t after = more ? next_code_point(text, at) : U' ';
    if (c >= 0x80) {
      const Evidence evidence = judge(before, c, after);
      ++(evidence == Evidence::good ? good : evidence == Evidence::bad ? bad : none);
    }
    before = c;
    c = after;
  }
  return bad * 50 <= good && none <= good;
}

}  // namespace hearsay::acquire
