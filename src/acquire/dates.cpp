#include "acquire/dates.hpp"

#include <algorithm>
#include <array>
#include <cstdio>
#include <optional>
#include <vector>

#include "base/text.hpp"

namespace hearsay::acquire {
namespace {

bool is_digit(char c) noexcept {
  return c >= '0' && c <= '9';
}

std::optional<int> number_of(std::string_view text) noexcept {
  if (text.empty() || text.size() > 4) return std::nullopt;
  int value = 0;
  for (const char c : text) {
    if (!is_digit(c)) return std::nullopt;
    value = value * 10 + (c - '0');
  }
  return value;
}

std::string day_text(int year, int month, int day) {
  constexpr std::array<int, 12> lengths = {31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
  if (year < 1000 || month < 1 || month > 12 || day < 1) return {};
  if (day > lengths[static_cast<std::size_t>(month - 1)]) return {};
  const bool leap = (year % 4 == 0 && year % 100 != 0) || year % 400 == 0;
  if (month == 2 && day == 29 && !leap) return {};
  std::array<char, 40> buffer{};
  std::snprintf(buffer.data(), buffer.size(), "%04d-%02d-%02d", year, month, day);
  return buffer.data();
}

// "2024-12-03", and what may follow it: nothing, or a time.
std::string iso_day(std::string_view text) {
  if (text.size() < 10 || text[4] != text[7] || (text[4] != '-' && text[4] != '/' && text[4] != '.'))
    return {};
  if (text.size() > 10 && text[10] != 'T' && text[10] != 't' && text[10] != ' ' && text[10] != ',') return {};
  const auto year = number_of(text.substr(0, 4));
  const auto month = number_of(text.substr(5, 2));
  const auto day = number_of(text.substr(8, 2));
  return year && month && day ? day_text(*year, *month, *day) : std::string();
}

// "20241203", "20241203T1000".
std::string compact_day(std::string_view text) {
  if (text.size() < 8 || (text.size() > 8 && text[8] != 'T')) return {};
  const auto year = number_of(text.substr(0, 4));
  const auto month = number_of(text.substr(4, 2));
  const auto day = number_of(text.substr(6, 2));
  return year && month && day ? day_text(*year, *month, *day) : std::string();
}

// "3.12.2024"; "31/12/2024" and "12/31/2024" where only one reading is possible.
std::string numeric_day(std::string_view text) {
  const std::size_t blank = text.find(' ');
  if (blank != std::string_view::npos) text = text.substr(0, blank);
  for (const char separator : {'.', '/', '-'}) {
    const std::vector<std::string_view> parts = split(text, separator);
    if (parts.size() != 3 || parts[2].size() != 4) continue;
    const auto first = number_of(parts[0]);
    const auto second = number_of(parts[1]);
    const auto year = number_of(parts[2]);
    if (!first || !second || !year) continue;
    if (separator == '.' || *first > 12 || *first == *second) return day_text(*year, *second, *first);
    if (*second > 12) return day_text(*year, *first, *second);
  }
  return {};
}

std::vector<std::string_view> words_of(std::string_view text) {
  std::vector<std::string_view> words;
  std::size_t at = 0;
  while (at < text.size()) {
    const std::size_t end = std::min(text.find_first_of(" ,\t\n()|", at), text.size());
    if (end > at) words.push_back(text.substr(at, end - at));
    at = end + 1;
  }
  return words;
}

// A day of the month: "3", "03", "3rd".
std::optional<int> day_number(std::string_view word) {
  for (const std::string_view suffix : {"st", "nd", "rd", "th"})
    if (word.size() > suffix.size() && word.ends_with(suffix)) word.remove_suffix(suffix.size());
  const auto value = word.size() <= 2 ? number_of(word) : std::nullopt;
  return value && *value >= 1 && *value <= 31 ? value : std::nullopt;
}

// "3 December 2024", "December 3, 2024", with whatever stands around them.
std::string named_day(std::string_view text, const Provenance& provenance) {
  const std::vector<std::string_view> words = words_of(text);
  const auto word = [&](std::size_t i) { return i < words.size() ? words[i] : std::string_view(); };
  for (std::size_t i = 0; i < words.size(); ++i) {
    const int month = provenance.month(words[i]);
    if (month == 0) continue;
    const auto year_after = [&](std::size_t at) -> std::optional<int> {
      return word(at).size() == 4 ? number_of(word(at)) : std::nullopt;
    };
    if (i > 0)
      if (const auto day = day_number(words[i - 1]), year = year_after(i + 1); day && year)
        return day_text(*year, month, *day);
    if (const auto day = day_number(word(i + 1)), year = year_after(i + 2); day && year)
      return day_text(*year, month, *day);
  }
  return {};
}

bool looks_like_edtf(std::string_view text) noexcept {
  if (text.size() < 4 || text.find_first_not_of("0123456789X-/.~?%") != std::string_view::npos) return false;
  const std::string_view year = text.starts_with("../") ? text.substr(3) : text;
  if (year.size() < 4 || year.substr(0, 4).find_first_not_of("0123456789X") != std::string_view::npos)
    return false;
  return year.size() == 4 || !is_digit(year[4]);
}

}  // namespace

std::string edtf_of(std::string_view written, const Provenance& provenance) {
  written = trim(written);
  for (const auto& day : {iso_day(written), compact_day(written), numeric_day(written)})
    if (!day.empty()) return day;
  if (looks_like_edtf(written)) {
    // "2021-02-30" has the form but is no day.
    const bool whole_day = written.size() == 10 && written[4] == '-' && number_of(written.substr(0, 4)) &&
                           number_of(written.substr(5, 2)) && number_of(written.substr(8, 2));
    return whole_day ? std::string() : std::string(written);
  }
  return named_day(written, provenance);
}

}  // namespace hearsay::acquire
