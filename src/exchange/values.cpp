#include "exchange/values.hpp"

#include <unicode/uchar.h>

#include <algorithm>

#include "base/edtf.hpp"
#include "base/text.hpp"
#include "exchange/import_record.hpp"

namespace hearsay::exchange {
namespace {

using entities::ImportedName;
using entities::Strength;

// Marks of direction and of joining, byte order marks, soft hyphens: they make equal names differ.
// U+200C and U+200D are kept: Persian and Kurdish words need the first, scripts of India both.
bool is_noise(char32_t c) noexcept {
  return c < 0x20 || (c >= 0x7F && c < 0xA0) || c == 0xAD || c == 0x200B || c == 0x200E || c == 0x200F ||
         (c >= 0x202A && c <= 0x202E) || (c >= 0x2060 && c <= 0x2069) || c == 0xFEFF || c == 0xFFFD;
}

bool is_plain_ascii(std::string_view text) noexcept {
  return std::all_of(text.begin(), text.end(), [](char c) { return c >= 0x20 && c < 0x7F; });
}

bool is_single_spaced(std::string_view text) noexcept {
  return text.empty() ||
         (text.front() != ' ' && text.back() != ' ' && text.find("  ") == std::string_view::npos);
}

// A stronger statement has the smaller rank.
int rank(Strength strength) noexcept {
  switch (strength) {
    case Strength::strong:
      return 0;
    case Strength::abbreviation:
      return 1;
    case Strength::weak:
      break;
  }
  return 2;
}

}  // namespace

std::string clean(std::string_view text) {
  if (is_plain_ascii(text) && is_single_spaced(text)) return std::string(text);
  const std::string normal = to_nfc(text);
  std::string cleaned;
  cleaned.reserve(normal.size());
  bool space = false;
  for (std::size_t offset = 0; offset < normal.size();) {
    const char32_t c = next_code_point(normal, offset);
    if (is_space(c)) {
      space = true;
    } else if (!is_noise(c)) {
      if (space && !cleaned.empty()) cleaned += ' ';
      space = false;
      append_utf8(cleaned, c);
    }
  }
  return cleaned;
}

std::string clean_text(std::string_view text) {
  std::string cleaned = clean(text.substr(0, std::min(text.size(), 8 * longest_text)));
  if (cleaned.size() <= longest_text) return cleaned;
  std::size_t end = longest_text;
  while (end > 0 && (static_cast<unsigned char>(cleaned[end]) & 0xC0) == 0x80)
    --end;
  cleaned.resize(end);
  return cleaned + "…";
}

std::string date_of(std::string_view text) {
  text = trim(text);
  if (const std::size_t time = text.find_first_of("T "); time != std::string_view::npos)
    text = text.substr(0, time);
  if (text.empty() || text.front() < '0' || text.front() > '9') return {};
  const auto date = edtf::parse_date(text);
  return date && date->year ? date->text() : std::string();
}

std::string year_of(std::string_view date) {
  const auto parsed = edtf::parse_date(date);
  if (!parsed || !parsed->year || parsed->precision == edtf::Precision::decade) return {};
  edtf::Date year = edtf::make_year(*parsed->year);
  year.uncertain = parsed->uncertain;
  year.approximate = parsed->approximate;
  return year.text();
}

std::string one_date(std::vector<std::string> dates) {
  std::erase(dates, std::string());
  if (dates.empty()) return {};
  const auto first_day = [](const std::string& text) {
    const auto date = edtf::parse_date(text);
    return date ? date->earliest().value_or(0) : 0;
  };
  // Of dates that begin alike the more exact one, which is the longer text.
  const auto before = [&](const std::string& a, const std::string& b) {
    const int left = first_day(a);
    const int right = first_day(b);
    return left != right ? left < right : (a.size() != b.size() ? a.size() > b.size() : a < b);
  };
  const std::string chosen = *std::min_element(dates.begin(), dates.end(), before);
  const std::string year = year_of(chosen);
  const auto other_year = [&](const std::string& date) { return year_of(date) != year; };
  if (std::none_of(dates.begin(), dates.end(), other_year)) {
    // "1960" and "1960-05-01": the second says more.
    return *std::max_element(dates.begin(), dates.end(), [](const std::string& a, const std::string& b) {
      return a.size() != b.size() ? a.size() < b.size() : a > b;
    });
  }
  auto date = edtf::parse_date(chosen);
  if (!date) return {};
  date->uncertain = true;
  return date->text();
}

std::string country_code(std::string_view text) {
  text = trim(text);
  if (text.size() != 2) return {};
  std::string code;
  for (const char c : text) {
    const char upper = c >= 'a' && c <= 'z' ? static_cast<char>(c - 'a' + 'A') : c;
    if (upper < 'A' || upper > 'Z') return {};
    code += upper;
  }
  return code == "ZZ" ? std::string() : code;
}

bool is_wikidata_id(std::string_view text) noexcept {
  if (text.size() < 2 || text.size() > 20 || text[0] != 'Q' || text[1] == '0') return false;
  return std::all_of(text.begin() + 1, text.end(), [](char c) { return c >= '0' && c <= '9'; });
}

void sort_unique(std::vector<std::string>& values) {
  std::sort(values.begin(), values.end());
  values.erase(std::unique(values.begin(), values.end()), values.end());
}

namespace {

bool has_letter_or_digit(std::string_view name) {
  for (std::size_t at = 0; at < name.size();)
    if (const char32_t c = next_code_point(name, at); is_alpha(c) || u_isdigit(static_cast<UChar32>(c)))
      return true;
  return false;
}

}  // namespace

void NameList::add(std::string_view spelling, Strength strength, std::string_view language) {
  if (spelling.size() > 4 * longest_name) return;
  std::string name = clean(spelling);
  if (!has_letter_or_digit(name) || name.size() > longest_name) return;
  names_.push_back({std::move(name), strength, language.size() <= 35 ? clean(language) : std::string()});
}

void NameList::give(entities::ImportedEntity& entity, std::string_view shown) {
  // Each spelling once, at the place where it stood first, without comparing each with each.
  std::vector<std::size_t> order(names_.size());
  for (std::size_t i = 0; i < order.size(); ++i)
    order[i] = i;
  std::stable_sort(order.begin(), order.end(),
                   [&](std::size_t a, std::size_t b) { return names_[a].spelling < names_[b].spelling; });
  std::vector<bool> repeated(names_.size(), false);
  for (std::size_t i = 1, first = 0; i < order.size(); ++i) {
    ImportedName& kept = names_[order[first]];
    const ImportedName& name = names_[order[i]];
    if (kept.spelling != name.spelling) {
      first = i;
      continue;
    }
    if (rank(name.strength) < rank(kept.strength)) kept.strength = name.strength;
    if (kept.language.empty()) kept.language = name.language;
    repeated[order[i]] = true;
  }
  for (std::size_t i = 0; i < names_.size() && entity.names.size() < most_names; ++i)
    if (!repeated[i]) entity.names.push_back(std::move(names_[i]));
  if (entity.names.empty()) throw BadRecord("it has no name");
  const std::string wanted = clean(shown);
  auto chosen = std::find_if(entity.names.begin(), entity.names.end(),
                             [&](const ImportedName& name) { return name.spelling == wanted; });
  if (chosen == entity.names.end())
    chosen = std::find_if(entity.names.begin(), entity.names.end(),
                          [](const ImportedName& name) { return name.strength == Strength::strong; });
  if (chosen == entity.names.end()) chosen = entity.names.begin();
  std::rotate(entity.names.begin(), chosen, chosen + 1);
  entity.name = entity.names.front().spelling;
}

}  // namespace hearsay::exchange
