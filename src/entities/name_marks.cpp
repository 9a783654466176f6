#include "entities/name_marks.hpp"

#include <array>
#include <utility>

#include "base/text.hpp"

namespace hearsay::entities {
namespace {

constexpr std::size_t longest_acronym = 10;

struct Marks {
  std::string_view open;
  std::string_view close;
};
constexpr std::array<Marks, 5> quotation_marks = {
    {{"\"", "\""}, {"“", "”"}, {"«", "»"}, {"„", "“"}, {"”", "”"}}};
constexpr std::array<Marks, 3> brackets = {{{"(", ")"}, {"（", "）"}, {"[", "]"}}};

// Takes the first marked part out; what was inside, or nothing.
std::string take_marked(std::string& text, const Marks& marks) {
  const std::size_t open = text.find(marks.open);
  if (open == std::string::npos) return {};
  const std::size_t inside = open + marks.open.size();
  const std::size_t close = text.find(marks.close, inside);
  if (close == std::string::npos) return {};
  std::string part = text.substr(inside, close - inside);
  std::string rest = text.substr(0, open) + " " + text.substr(close + marks.close.size());
  if (trim(rest).empty() || trim(part).empty()) return {};
  text = std::string(trim(rest));
  return part;
}

// Whether the words of a name begin with the letters, in order, small words left out: "Hayat Tahrir al-Sham".
bool is_acronym_of(std::string_view letters, std::string_view name) {
  std::size_t found = 0;
  const std::string folded_letters = fold_name(letters);
  const std::string folded = fold_name(name);
  for (const std::string_view word : split(folded, ' '))
    if (found < folded_letters.size() && !word.empty() && word[0] == folded_letters[found]) ++found;
  return found == folded_letters.size();
}

bool has_letter(std::string_view text) {
  for (std::size_t at = 0; at < text.size();)
    if (is_alpha(next_code_point(text, at))) return true;
  return false;
}

}  // namespace

std::string acronym_letters(std::string_view name) {
  std::string letters;
  std::size_t count = 0;
  std::size_t at = 0;
  bool upper = false;
  bool dotted = false;
  bool spaced = false;
  while (at < name.size()) {
    const char32_t c = next_code_point(name, at);
    dotted = dotted || c == U'.';
    spaced = spaced || c == U' ';
    if (c == U'.' || c == U'-' || c == U' ') continue;
    const bool digit = c >= U'0' && c <= U'9';
    if (!digit && !is_upper(c)) return {};
    upper = upper || !digit;
    append_utf8(letters, c);
    ++count;
  }
  const bool apart = spaced && !dotted;  // "MALI SUD" is two words
  return upper && !apart && count >= 2 && count <= longest_acronym ? letters : std::string{};
}

MarkedName take_notes(std::string_view name, bool person) {
  MarkedName marked{std::string(trim(name)), {}, {}};
  if (person)
    for (const Marks& marks : quotation_marks) {
      std::string rest = marked.bare;
      std::string inside = take_marked(rest, marks);
      if (inside.empty() || rest.find(' ') == std::string::npos) continue;
      marked.bare = std::move(rest);
      marked.nickname = std::move(inside);
    }
  for (const Marks& marks : brackets)
    for (std::string rest = marked.bare;;) {
      const std::string inside = take_marked(rest, marks);
      if (inside.empty() || !has_letter(rest)) break;
      marked.bare = rest;
      const std::string letters = acronym_letters(trim(inside));
      if (letters.empty() || !is_acronym_of(letters, rest)) marked.qualifier = inside;
    }
  return marked;
}

}  // namespace hearsay::entities
