#include "base/text.hpp"

#include <unicode/casemap.h>
#include <unicode/normalizer2.h>
#include <unicode/uchar.h>
#include <unicode/unistr.h>

#include <algorithm>
#include <array>

#include "base/error.hpp"

namespace hearsay {
namespace {

// The length of the well-formed sequence at `at`, or 0.
std::size_t sequence_length(std::string_view text, std::size_t at) noexcept {
  const auto byte = [&](std::size_t i) { return static_cast<unsigned char>(text[at + i]); };
  const std::size_t left = text.size() - at;
  const unsigned char lead = byte(0);
  if (lead < 0x80) return 1;
  const auto tail = [&](std::size_t i) { return i < left && byte(i) >= 0x80 && byte(i) <= 0xBF; };
  if (lead >= 0xC2 && lead <= 0xDF) return tail(1) ? 2 : 0;
  if (lead >= 0xE0 && lead <= 0xEF) {
    if (!tail(1) || !tail(2)) return 0;
    if (lead == 0xE0 && byte(1) < 0xA0) return 0;
    if (lead == 0xED && byte(1) > 0x9F) return 0;
    return 3;
  }
  if (lead >= 0xF0 && lead <= 0xF4) {
    if (!tail(1) || !tail(2) || !tail(3)) return 0;
    if (lead == 0xF0 && byte(1) < 0x90) return 0;
    if (lead == 0xF4 && byte(1) > 0x8F) return 0;
    return 4;
  }
  return 0;
}

constexpr std::size_t bytes_per_mark = 64;

bool is_continuation(char byte) noexcept {
  return (static_cast<unsigned char>(byte) & 0xC0) == 0x80;
}

bool is_apostrophe(char32_t c) noexcept {
  switch (c) {
    case U'\'':
    case U'`':
    case U'´':
    case U'‘':
    case U'’':
    case U'‛':
    case U'ʹ':
    case U'ʻ':
    case U'ʼ':
    case U'ʽ':
    case U'ʾ':
    case U'ʿ':
    case U'ˈ':
    case U'′':
    case U'＇':
      return true;
    default:
      return false;
  }
}

bool is_dash(char32_t c) noexcept {
  return c == U'-' || c == U'_' || (c >= 0x2010 && c <= 0x2015) || c == 0x2212 || c == 0x00AD;
}

}  // namespace

std::size_t find_invalid_utf8(std::string_view text) noexcept {
  std::size_t at = 0;
  while (at < text.size()) {
    const std::size_t length = sequence_length(text, at);
    if (length == 0) return at;
    at += length;
  }
  return std::string_view::npos;
}

char32_t next_code_point(std::string_view text, std::size_t& offset) noexcept {
  const std::size_t length = sequence_length(text, offset);
  const auto byte = [&](std::size_t i) {
    return static_cast<char32_t>(static_cast<unsigned char>(text[offset + i]));
  };
  char32_t code_point = 0xFFFD;
  switch (length) {
    case 1:
      code_point = byte(0);
      break;
    case 2:
      code_point = ((byte(0) & 0x1F) << 6) | (byte(1) & 0x3F);
      break;
    case 3:
      code_point = ((byte(0) & 0x0F) << 12) | ((byte(1) & 0x3F) << 6) | (byte(2) & 0x3F);
      break;
    case 4:
      code_point =
          ((byte(0) & 0x07) << 18) | ((byte(1) & 0x3F) << 12) | ((byte(2) & 0x3F) << 6) | (byte(3) & 0x3F);
      break;
    default:
      break;
  }
  offset += length == 0 ? 1 : length;
  return code_point;
}

void append_utf8(std::string& text, char32_t c) {
  const auto add = [&](char32_t byte) { text += static_cast<char>(byte); };
  if (c < 0x80) {
    add(c);
  } else if (c < 0x800) {
    add(0xC0 | (c >> 6));
    add(0x80 | (c & 0x3F));
  } else if (c < 0x10000) {
    add(0xE0 | (c >> 12));
    add(0x80 | ((c >> 6) & 0x3F));
    add(0x80 | (c & 0x3F));
  } else {
    add(0xF0 | (c >> 18));
    add(0x80 | ((c >> 12) & 0x3F));
    add(0x80 | ((c >> 6) & 0x3F));
    add(0x80 | (c & 0x3F));
  }
}

std::string to_nfc(std::string_view text) {
  const std::size_t invalid = find_invalid_utf8(text);
  if (invalid != std::string_view::npos)
    throw InputError("", "byte " + std::to_string(invalid), "not well-formed UTF-8");
  UErrorCode status = U_ZERO_ERROR;
  const icu::Normalizer2* nfc = icu::Normalizer2::getNFCInstance(status);
  if (U_FAILURE(status)) throw Error("", "", "Unicode normalisation data are missing");
  std::string normalised;
  icu::StringByteSink<std::string> sink(&normalised, static_cast<std::int32_t>(text.size()));
  nfc->normalizeUTF8(0, icu::StringPiece(text.data(), static_cast<std::int32_t>(text.size())), sink, nullptr,
                     status);
  if (U_FAILURE(status)) throw InputError("", "", "cannot be normalised to NFC");
  return normalised;
}

std::string fold_case(std::string_view text) {
  const bool ascii =
      std::all_of(text.begin(), text.end(), [](char c) { return static_cast<unsigned char>(c) < 0x80; });
  if (ascii) return to_lower_ascii(text);
  UErrorCode status = U_ZERO_ERROR;
  std::string folded;
  icu::StringByteSink<std::string> sink(&folded, static_cast<std::int32_t>(text.size()));
  icu::CaseMap::utf8Fold(0, icu::StringPiece(text.data(), static_cast<std::int32_t>(text.size())), sink,
                         nullptr, status);
  return U_FAILURE(status) ? std::string(text) : folded;
}

namespace {

enum class Folded : unsigned char { stays, goes, space };

// What fold_name() makes of each ASCII character, lower case.
const std::array<Folded, 128>& folded_ascii() {
  static const auto table = [] {
    std::array<Folded, 128> made{};
    for (char32_t c = 0; c < 128; ++c) {
      if (is_apostrophe(c) || c == U'.' || c == U'"')
        made[c] = Folded::goes;
      else if (is_dash(c) || is_space(c) || c == U',' || c == U'(' || c == U')' || c == U'/')
        made[c] = Folded::space;
    }
    return made;
  }();
  return table;
}

std::string without_leading_article(std::string folded) {
  for (const std::string_view article : {"the ", "a ", "an ", "al ", "el "})
    if (folded.size() > article.size() && folded.starts_with(article)) return folded.substr(article.size());
  return folded;
}

// Most names are ASCII, and ICU takes its time.
std::string fold_ascii_name(std::string_view text) {
  const std::array<Folded, 128>& table = folded_ascii();
  std::string folded;
  folded.reserve(text.size());
  bool pending_space = false;
  for (const char c : text) {
    const Folded what = table[static_cast<unsigned char>(c)];
    if (what == Folded::goes) continue;
    if (what == Folded::space) {
      pending_space = !folded.empty();
      continue;
    }
    if (pending_space) folded += ' ';
    pending_space = false;
    folded += c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
  }
  return folded;
}

}  // namespace

std::string fold_name(std::string_view text, bool drop_leading_article) {
  if (std::all_of(text.begin(), text.end(), [](char c) { return static_cast<unsigned char>(c) < 0x80; })) {
    std::string folded = fold_ascii_name(text);
    return drop_leading_article ? without_leading_article(std::move(folded)) : folded;
  }
  UErrorCode status = U_ZERO_ERROR;
  const icu::Normalizer2* nfkd = icu::Normalizer2::getNFKDInstance(status);
  std::string decomposed;
  if (U_FAILURE(status)) {
    decomposed = std::string(text);
  } else {
    icu::StringByteSink<std::string> sink(&decomposed, static_cast<std::int32_t>(text.size()));
    nfkd->normalizeUTF8(0, icu::StringPiece(text.data(), static_cast<std::int32_t>(text.size())), sink,
                        nullptr, status);
    if (U_FAILURE(status)) decomposed = std::string(text);
  }
  decomposed = fold_case(decomposed);
  std::string folded;
  std::size_t at = 0;
  bool pending_space = false;
  while (at < decomposed.size()) {
    char32_t c = next_code_point(decomposed, at);
    if (is_apostrophe(c) || c == U'.' || c == U'"' || c == U'“' || c == U'”') continue;
    if (u_charType(static_cast<UChar32>(c)) == U_NON_SPACING_MARK) continue;
    if (c == U'ı') c = U'i';
    if (is_dash(c) || is_space(c) || c == U',' || c == U'(' || c == U')' || c == U'/') {
      pending_space = !folded.empty();
      continue;
    }
    if (pending_space) folded += ' ';
    pending_space = false;
    append_utf8(folded, c);
  }
  return drop_leading_article ? without_leading_article(std::move(folded)) : folded;
}

bool is_upper(char32_t c) noexcept {
  return u_isUUppercase(static_cast<UChar32>(c)) != 0;
}
bool is_alpha(char32_t c) noexcept {
  return u_isUAlphabetic(static_cast<UChar32>(c)) != 0;
}
bool is_space(char32_t c) noexcept {
  return u_isUWhiteSpace(static_cast<UChar32>(c)) != 0 || c == 0x200B || c == 0xFEFF;
}

std::string to_lower_ascii(std::string_view text) {
  std::string lower(text);
  for (char& c : lower)
    if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
  return lower;
}

std::string_view trim(std::string_view text) noexcept {
  constexpr std::string_view white = " \t\r\n\f\v";
  const std::size_t first = text.find_first_not_of(white);
  if (first == std::string_view::npos) return {};
  return text.substr(first, text.find_last_not_of(white) - first + 1);
}

std::vector<std::string_view> split(std::string_view text, char separator) {
  std::vector<std::string_view> parts;
  std::size_t start = 0;
  for (std::size_t end = text.find(separator); end != std::string_view::npos;
       end = text.find(separator, start)) {
    parts.push_back(text.substr(start, end - start));
    start = end + 1;
  }
  parts.push_back(text.substr(start));
  return parts;
}

std::string join(const std::vector<std::string>& parts, std::string_view separator) {
  std::string text;
  for (const std::string& part : parts) {
    if (!text.empty()) text += separator;
    text += part;
  }
  return text;
}

CodePointIndex::CodePointIndex(std::string_view text) : text_(text) {
  marks_.reserve(text.size() / bytes_per_mark + 1);
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (i % bytes_per_mark == 0) marks_.push_back(static_cast<std::uint32_t>(size_));
    if (!is_continuation(text[i])) ++size_;
  }
  if (marks_.empty() || text.size() % bytes_per_mark == 0)
    marks_.push_back(static_cast<std::uint32_t>(size_));
}

std::size_t CodePointIndex::to_code_points(std::size_t byte) const noexcept {
  const std::size_t mark = byte / bytes_per_mark;
  std::size_t count = marks_[mark];
  for (std::size_t i = mark * bytes_per_mark; i < byte; ++i)
    if (!is_continuation(text_[i])) ++count;
  return count;
}

std::size_t CodePointIndex::to_bytes(std::size_t code_point) const noexcept {
  // The last mark at or before the wanted code point; marks count the code points that start before them.
  const auto after = std::upper_bound(marks_.begin(), marks_.end(), code_point);
  const std::size_t mark = after == marks_.begin() ? 0 : static_cast<std::size_t>(after - marks_.begin()) - 1;
  std::size_t count = marks_[mark];
  std::size_t byte = mark * bytes_per_mark;
  while (byte < text_.size() && is_continuation(text_[byte]))
    ++byte;
  for (; byte < text_.size(); ++byte) {
    if (is_continuation(text_[byte])) continue;
    if (count == code_point) return byte;
    ++count;
  }
  return text_.size();
}

}  // namespace hearsay
