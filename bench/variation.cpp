#include "variation.hpp"

#include <algorithm>

#include "base/text.hpp"

namespace hearsay::bench {
namespace {

bool is_digit(char byte) {
  return byte >= '0' && byte <= '9';
}
bool is_letter(char byte) {
  return (byte >= 'a' && byte <= 'z') || (byte >= 'A' && byte <= 'Z');
}

// The length of the first word or number of the text; of a number with its separators ("3,000", "06:40").
std::size_t word_length(std::string_view text) {
  const bool number = is_digit(text.front());
  std::size_t size = 1;
  while (size < text.size()) {
    const bool inside = number && (text[size] == ',' || text[size] == '.' || text[size] == ':') &&
                        size + 1 < text.size() && is_digit(text[size + 1]);
    if (!inside && (number ? !is_digit(text[size]) : !is_letter(text[size]))) break;
    ++size;
  }
  return size;
}

std::string_view first_word(std::string_view text) {
  return text.empty() || !is_letter(text.front()) ? std::string_view() : text.substr(0, word_length(text));
}

std::string moved(const std::vector<std::string>& list, std::string_view word, std::size_t step) {
  const auto place = std::find(list.begin(), list.end(), word);
  if (place == list.end()) return std::string(word);
  return list[(static_cast<std::size_t>(place - list.begin()) + step) % list.size()];
}

}  // namespace

Variation::Variation(const NameTable& names, Random& random)
    : names_(names),
      random_(random),
      years_(static_cast<int>(random.below(20)) - 18),
      months_(random.below(names.months().size())),
      weekdays_(random.below(names.weekdays().size())) {}

bool Variation::is_month(std::string_view word) const {
  // "May" is a month here only where a number stands beside it, and that is where this is asked. "Nov." too.
  if (word == "May") return true;
  return word.size() >= 3 && std::any_of(names_.months().begin(), names_.months().end(),
                                         [&](const std::string& month) { return month.starts_with(word); });
}

std::string Variation::vary(std::string_view text) {
  std::string varied;
  std::string_view last_word;
  while (!text.empty()) {
    if (!is_digit(text.front()) && !is_letter(text.front())) {
      varied += text.front();
      text.remove_prefix(1);
      continue;
    }
    const std::string_view word = text.substr(0, word_length(text));
    text.remove_prefix(word.size());
    if (is_letter(word.front())) {
      varied += vary_word(word);
    } else if (!text.empty() && (is_letter(text.front()) || text.front() == '/')) {
      varied += word;  // "4th", "2023/12"
    } else {
      const bool day = (text.starts_with(' ') && is_month(first_word(text.substr(1)))) || is_month(last_word);
      varied += vary_number(word, day);
    }
    last_word = word;
  }
  return varied;
}

std::string Variation::vary_date(std::string_view date) const {
  if (date.size() < 4 || !std::all_of(date.begin(), date.begin() + 4, is_digit)) return std::string(date);
  std::string varied = std::to_string(std::stoi(std::string(date.substr(0, 4))) + years_);
  varied += date.substr(4);
  // A leap day in a year without one.
  if (varied.substr(4) == "-02-29") varied.replace(4, 6, "-02-28");
  return varied;
}

std::string Variation::vary_number(std::string_view digits, bool day_of_month) {
  const bool plain = std::all_of(digits.begin(), digits.end(), is_digit);
  const bool clock = digits.find_first_of(":.") != std::string_view::npos;
  if (clock || digits.front() == '0' || digits.size() > 9) return std::string(digits);
  if (plain && digits.size() == 4 && (digits.starts_with("19") || digits.starts_with("20")))
    return vary_date(digits);
  if (plain && digits.size() <= 2 && day_of_month) return std::to_string(1 + random_.below(28));
  if (digits.size() == 1) return std::string(digits);
  std::string varied(digits);
  const std::size_t zeros_from = varied.find_last_not_of("0,") + 1;
  for (std::size_t i = 0; i < zeros_from; ++i)
    if (is_digit(varied[i])) varied[i] = static_cast<char>('1' + random_.below(9));
  return varied;
}

std::string Variation::vary_word(std::string_view word) const {
  // "May" and "March" are words too; they stay, and no other month becomes "May".
  if (word == "May" || word == "March") return std::string(word);
  std::string month = moved(names_.months(), word, months_);
  return month != word ? month : moved(names_.weekdays(), word, weekdays_);
}

}  // namespace hearsay::bench
