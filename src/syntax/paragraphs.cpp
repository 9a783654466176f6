#include "syntax/paragraphs.hpp"

#include <algorithm>

#include "base/text.hpp"

namespace hearsay::syntax {
namespace {

constexpr std::size_t least_wrap_width = 40;
constexpr std::size_t greatest_wrap_width = 120;

struct Line {
  Range range;                 // trimmed
  bool after_blank = false;    // a blank line, or nothing, stands before it
  std::size_t first_word = 0;  // bytes of its first word
};

bool blank(char byte) noexcept {
  return byte == ' ' || byte == '\t' || byte == '\r' || byte == '\f' || byte == '\v';
}

std::vector<Line> lines_of(std::string_view text) {
  std::vector<Line> lines;
  bool after_blank = true;
  for (std::size_t at = 0; at <= text.size();) {
    std::size_t end = text.find('\n', at);
    if (end == std::string_view::npos) end = text.size();
    std::size_t begin = at;
    std::size_t stop = end;
    while (begin < stop && blank(text[begin]))
      ++begin;
    while (stop > begin && blank(text[stop - 1]))
      --stop;
    if (begin == stop) {
      after_blank = true;
    } else {
      Line line{{begin, stop}, after_blank, 0};
      while (begin + line.first_word < stop && !blank(text[begin + line.first_word]))
        ++line.first_word;
      lines.push_back(line);
      after_blank = false;
    }
    at = end + 1;
  }
  return lines;
}

bool is_bullet(std::string_view line) noexcept {
  if (line.starts_with("- ") || line.starts_with("* ") || line.starts_with("•") || line.starts_with("– ") ||
      line.starts_with("— ") || line.starts_with("#") || line.starts_with("|")) {
    return true;
  }
  std::size_t digits = 0;
  while (digits < line.size() && line[digits] >= '0' && line[digits] <= '9')
    ++digits;
  return digits > 0 && digits <= 3 && digits + 1 < line.size() &&
         (line[digits] == '.' || line[digits] == ')') && line[digits + 1] == ' ';
}

// The width that the text is wrapped to, or 0 when it is not.
std::size_t wrap_width(const std::vector<Line>& lines) {
  std::size_t width = 0;
  for (const Line& line : lines)
    width = std::max(width, line.range.end - line.range.begin);
  if (width < least_wrap_width || width > greatest_wrap_width) return 0;
  std::size_t breaks = 0;
  std::size_t full = 0;
  for (std::size_t i = 1; i < lines.size(); ++i) {
    if (lines[i].after_blank) continue;
    ++breaks;
    const std::size_t length = lines[i - 1].range.end - lines[i - 1].range.begin;
    // One character more than the text's own maximum is allowed: the longest line need not have been full.
    if (length + 1 + lines[i].first_word + 1 > width) ++full;
  }
  return breaks >= 3 && full * 10 >= breaks * 7 ? width : 0;
}

bool goes_on(std::string_view text, const Line& line, const Line& next) {
  const std::string_view body = text.substr(line.range.begin, line.range.end - line.range.begin);
  if (body.size() < least_wrap_width) return false;
  const char last = body.back();
  if (last == '.' || last == '!' || last == '?' || last == ':') return false;
  const char first = text[next.range.begin];
  return first >= 'a' && first <= 'z';
}

}  // namespace

std::vector<Range> paragraphs(std::string_view text) {
  const std::vector<Line> lines = lines_of(text);
  const std::size_t width = wrap_width(lines);
  std::vector<Range> result;
  for (std::size_t i = 0; i < lines.size(); ++i) {
    bool joined = false;
    if (i > 0 && !lines[i].after_blank) {
      const Line& before = lines[i - 1];
      const std::size_t length = before.range.end - before.range.begin;
      const std::string_view body =
          text.substr(lines[i].range.begin, lines[i].range.end - lines[i].range.begin);
      joined = !is_bullet(body) && ((width > 0 && length + 1 + lines[i].first_word + 1 > width) ||
                                    goes_on(text, before, lines[i]));
    }
    if (joined) {
      result.back().end = lines[i].range.end;
    } else {
      result.push_back(lines[i].range);
    }
  }
  return result;
}

}  // namespace hearsay::syntax
