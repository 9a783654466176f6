#include "acquire/page_text.hpp"

#include <algorithm>

#include "base/text.hpp"

namespace hearsay::acquire {
namespace {

bool is_alphanumeric(char c) noexcept {
  return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

// Walks the raw source of a text node beside its decoded text: where does the next decoded character come
// from?
class Alignment {
 public:
  Alignment(std::string_view raw, std::string_view text) : raw_(raw), text_(text) {}

  // The offset in `raw` of the character of `text` at `at`, which takes `length` bytes. Call once for each
  // character in order.
  std::size_t next(std::size_t at, std::size_t length) {
    skip_markup(at);
    const std::size_t place = std::min(raw_at_, raw_.size());
    if (place < pending_end_) {
      // The second character of one character reference.
      raw_at_ = pending_end_;
      pending_end_ = 0;
      return place;
    }
    if (raw_at_ < raw_.size() && raw_[raw_at_] == '&' && !is_literal_ampersand(at, length)) {
      take_reference(at, length);
    } else if (raw_at_ < raw_.size() && raw_[raw_at_] == '\r') {
      raw_at_ += raw_.substr(raw_at_).starts_with("\r\n") ? 2 : 1;
    } else if (raw_at_ < raw_.size() && raw_[raw_at_] != text_[at]) {
      next_code_point(raw_, raw_at_);  // the parser put U+FFFD in its place
    } else {
      raw_at_ += length;
    }
    return place;
  }

  // Where the character after the last one would stand.
  std::size_t end() const { return std::min(std::max(raw_at_, pending_end_), raw_.size()); }

 private:
  // Tags that the parser ignored stand inside the raw text of a node.
  void skip_markup(std::size_t at) {
    while (pending_end_ == 0 && raw_at_ < raw_.size() && raw_[raw_at_] == '<' && text_[at] != '<') {
      const std::size_t end = raw_.find('>', raw_at_);
      if (end == std::string_view::npos) return;
      raw_at_ = end + 1;
    }
  }

  bool fits(std::size_t raw, std::size_t text) const {
    if (raw >= raw_.size() || text >= text_.size()) return raw >= raw_.size() && text >= text_.size();
    return raw_[raw] == text_[text] || raw_[raw] == '&' || raw_[raw] == '<' || raw_[raw] == '\r';
  }

  std::size_t name_end() const {
    std::size_t end = raw_at_ + 1;
    if (end < raw_.size() && raw_[end] == '#') ++end;
    while (end < raw_.size() && is_alphanumeric(raw_[end]))
      ++end;
    return end;
  }

  // "&" that begins no reference: the decoded text goes on as the raw text does.
  bool is_literal_ampersand(std::size_t at, std::size_t length) const {
    if (text_[at] != '&' || length != 1) return false;
    const std::size_t end = name_end();
    if (end == raw_at_ + 1) return true;
    const std::size_t count = end - raw_at_;
    return raw_.substr(raw_at_, count) == text_.substr(at, count) &&
           !(end < raw_.size() && raw_[end] == ';' && !fits(end, at + count));
  }

  void take_reference(std::size_t at, std::size_t length) {
    const std::size_t end = name_end();
    const std::size_t after = end < raw_.size() && raw_[end] == ';' ? end + 1 : end;
    if (fits(after, at + length)) {
      raw_at_ = after;
      return;
    }
    // A reference of two characters (few names), or one without a semicolon that ends inside the run of
    // letters.
    if (at + length < text_.size()) {
      std::size_t second = at + length;
      next_code_point(text_, second);
      if (after > end && fits(after, second)) {
        pending_end_ = after;
        return;
      }
    }
    for (std::size_t cut = end; cut > raw_at_ + 1; --cut)
      if (fits(cut, at + length)) {
        raw_at_ = cut;
        return;
      }
    raw_at_ = after;
  }

  std::string_view raw_;
  std::string_view text_;
  std::size_t raw_at_ = 0;
  std::size_t pending_end_ = 0;
};

// The parser can make text of its own, which stands nowhere in the source.
constexpr std::size_t unlocated = std::string_view::npos;

bool is_invisible(char32_t c) noexcept {
  return c == 0x00AD || c == 0x200B || c == 0xFEFF || c == 0;
}

}  // namespace

void PageText::begin_line() {
  break_ = std::max(break_, 1);
}

void PageText::put_separator(std::string_view text) {
  if (break_ == 0 && !result_.text.empty()) separator_ = text;
}

void PageText::put(const GumboText& node, bool keep_lines) {
  const std::string_view text = node.text;
  const char* const raw = node.original_text.data;
  const bool located = raw != nullptr && raw >= source_.data() && raw <= source_.data() + source_.size();
  const std::size_t start = located ? static_cast<std::size_t>(raw - source_.data()) : 0;
  const std::size_t raw_length = located ? std::min(node.original_text.length, source_.size() - start) : 0;
  Alignment alignment(source_.substr(start, raw_length), text);
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t begin = at;
    const char32_t c = next_code_point(text, at);
    const std::size_t original = located ? start + alignment.next(begin, at - begin) : unlocated;
    if (is_invisible(c)) continue;
    const bool blank = c == ' ' || c == '\t' || c == '\n' || c == '\r' || c == '\f' || c == 0x00A0;
    if (!blank) {
      put_character(text.substr(begin, at - begin), original);
      if (located) end_original_ = start + alignment.end();
    } else if (keep_lines && c == '\n') {
      begin_line();
    } else if (!blank_) {
      blank_ = true;
      blank_original_ = original;
    }
  }
}

void PageText::put_character(std::string_view character, std::size_t original) {
  std::string& text = result_.text;
  if (text.empty()) {
    blank_ = false;
  } else if (break_ > 0) {
    text.append(static_cast<std::size_t>(break_), '\n');
  } else if (!separator_.empty()) {
    text += separator_;
  } else if (blank_) {
    if (blank_original_ != unlocated) add_offset(result_.map, text.size(), blank_original_);
    text += ' ';
  }
  break_ = 0;
  blank_ = false;
  separator_.clear();
  if (original != unlocated) add_offset(result_.map, text.size(), original);
  text += character;
}

MappedText PageText::take() {
  if (!result_.text.empty()) add_offset(result_.map, result_.text.size(), end_original_);
  return std::move(result_);
}

}  // namespace hearsay::acquire
