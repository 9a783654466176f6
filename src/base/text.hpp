// Text in UTF-8: validation, code points, offsets, folding.
//
// Inside Hearsay every offset is a byte offset into UTF-8 text, start inclusive, end exclusive. Records and
// gold files count Unicode code points, as Web Annotation asks; CodePointIndex converts between the two.
// All functions are pure and thread safe.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace hearsay {

// The byte offset of the first byte that is not part of well-formed UTF-8 (Unicode 15, table 3-7: no overlong
// forms, no surrogates), or npos when all is well. Linear.
std::size_t find_invalid_utf8(std::string_view text) noexcept;

// Decodes the code point that starts at `offset` and moves `offset` past it.
// Requires: offset < text.size(); ill-formed bytes give U+FFFD and advance by one.
char32_t next_code_point(std::string_view text, std::size_t& offset) noexcept;

void append_utf8(std::string& text, char32_t code_point);

// Unicode normalisation form C. Throws InputError when the text is not well-formed UTF-8.
std::string to_nfc(std::string_view text);

// Unicode full case folding of well-formed UTF-8.
std::string fold_case(std::string_view text);

// The form in which two spellings of one name are compared (CLAIMS.md, "How extraction is scored"): case
// folded, diacritics removed, apostrophes and the signs for hamza and ayn removed, hyphens and dashes to a
// space, other white space to one space, a leading "the" or "al-"/"el-"/"as-" … article kept out only when
// `drop_leading_article` is set.
std::string fold_name(std::string_view text, bool drop_leading_article = false);

bool is_upper(char32_t code_point) noexcept;
bool is_alpha(char32_t code_point) noexcept;
bool is_space(char32_t code_point) noexcept;

// ASCII helpers for the closed vocabulary of tags and lexicons.
std::string to_lower_ascii(std::string_view text);
std::string_view trim(std::string_view text) noexcept;
std::vector<std::string_view> split(std::string_view text, char separator);
std::string join(const std::vector<std::string>& parts, std::string_view separator);

// Converts byte offsets into code-point offsets of one text and back. Built in one linear pass, with a mark
// for each 64 bytes; a look-up costs at most 64 steps. The text must outlive the index.
class CodePointIndex {
 public:
  explicit CodePointIndex(std::string_view text);

  // Requires: byte <= text.size() and on a code-point boundary.
  std::size_t to_code_points(std::size_t byte) const noexcept;
  // Requires: code_point <= size().
  std::size_t to_bytes(std::size_t code_point) const noexcept;
  // The number of code points in the text.
  std::size_t size() const noexcept { return size_; }

 private:
  std::string_view text_;
  std::vector<std::uint32_t> marks_;
  std::size_t size_ = 0;
};

}  // namespace hearsay
