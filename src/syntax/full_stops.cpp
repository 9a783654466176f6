#include "syntax/full_stops.hpp"

#include "base/text.hpp"

namespace hearsay::syntax {
namespace {

// The limit keeps the time linear in the text.
constexpr std::size_t longest_abbreviation = 16;

}  // namespace

// An abbreviation of the lists, or initials.
bool FullStops::is_known(std::size_t begin, std::size_t end) const {
  if (end - begin > longest_abbreviation) return false;
  if (end - begin > 2 && is_initials(begin, end)) return true;
  const std::string word = characters_.lower(begin, end);
  return rules_.abbreviations.contains(word) || rules_.titles.contains(word);
}

// "Nov.28", "St.George", "S.Korea": the space behind the abbreviation is missing.
bool FullStops::is_glued(std::size_t begin, std::size_t next, std::size_t end) const {
  if (next >= end || next - begin > longest_abbreviation) return false;
  const char32_t after = characters_.code(next);
  if (is_upper(after) && is_initials(begin, next)) {
    return next + 1 < end && is_lower(characters_.code(next + 1));
  }
  if (!is_upper(after) && !is_digit(after)) return false;
  const std::string word = characters_.lower(begin, next);
  return rules_.titles.contains(word) || rules_.before_number.contains(word) ||
         (rules_.abbreviations.contains(word) && !inside_abbreviation(begin, next - 1, end));
}

// "Ph.D.": the abbreviation goes on behind the full stop at `dot`.
bool FullStops::inside_abbreviation(std::size_t begin, std::size_t dot, std::size_t end) const {
  std::size_t stop = dot + 1;
  while (stop < end && is_letter(characters_.code(stop)) && stop - begin < longest_abbreviation)
    ++stop;
  return stop > dot + 1 && stop < end && characters_.code(stop) == '.' && is_known(begin, stop + 1);
}

// "i.e" and "u.k" without the last full stop.
bool FullStops::between_letters(std::size_t begin, std::size_t dot, std::size_t end) const {
  return dot == begin + 1 && is_letter(characters_.code(begin)) && dot + 1 < end &&
         is_letter(characters_.code(dot + 1)) &&
         is_lower(characters_.code(begin)) == is_lower(characters_.code(dot + 1)) &&
         (dot + 2 == end || !(is_letter(characters_.code(dot + 2)) || is_digit(characters_.code(dot + 2))));
}

// "good.at": two common words without the space between them.
bool FullStops::between_words(std::size_t begin, std::size_t dot, std::size_t end) const {
  const std::size_t stop = characters_.letters_end(dot + 1, end);
  if (stop < end && (characters_.code(stop) == '.' || characters_.code(stop) == '/')) return false;
  const std::string word = characters_.lower(begin, dot);
  return rules_.common.contains(word) && rules_.common.contains(characters_.lower(dot + 1, stop));
}

// "etc." at the end of the paragraph, or before a word that usually begins a sentence: the stop is that of
// the sentence. Names ("Co.", "U.S.") keep theirs.
bool FullStops::closes_sentence(std::size_t begin, std::size_t dot) const {
  if (!is_lower(characters_.code(begin))) return false;
  for (std::size_t i = begin; i < dot; ++i) {
    if (!is_lower(characters_.code(i))) return false;
  }
  std::size_t next = dot + 1;
  if (next >= characters_.size()) return true;
  if (!is_blank(characters_.code(next))) return false;
  while (is_blank(characters_.code(next)) && next < characters_.size())
    ++next;
  if (next >= characters_.size()) return true;
  if (!is_upper(characters_.code(next))) return false;
  return rules_.starters.contains(characters_.lower(next, characters_.letters_end(next, characters_.size())));
}

// Whether the full stop at `dot` belongs to the word.
bool FullStops::belong(std::size_t begin, std::size_t dot, std::size_t end) const {
  const char32_t before = dot > begin ? characters_.code(dot - 1) : 0;
  const char32_t after = dot + 1 < end ? characters_.code(dot + 1) : 0;
  if (dot == begin) return is_digit(after);
  if (is_digit(before) && is_digit(after)) return true;
  if (dot - begin > longest_abbreviation)
    return joins_letters(before, after) && !between_words(begin, dot, end);
  if (inside_abbreviation(begin, dot, end) || between_letters(begin, dot, end)) return true;
  const std::string abbreviation = characters_.lower(begin, dot + 1);
  if (rules_.before_number.contains(abbreviation) && next_starts_with_digit(dot + 1)) return true;
  if (is_initials(begin, dot + 1)) {
    // "U.S.", "J.", "a.k.a."; but the pronoun I and a lone lower-case letter end their sentence.
    if (dot == begin + 1 && !letter_dot_follows(dot + 1, end)) {
      // "(b. March 1950)"
      if (is_lower(before) && !pieces_.list().empty() && text_[pieces_.list().back().begin] == '(')
        return after == 0;
      if (characters_.code(begin) == 'I' && !next_is_initial_context(dot + 1)) return false;
      return is_upper(before) && !(after != 0 && is_letter(after) && is_lower(after));
    }
    return true;
  }
  if (rules_.before_number.contains(abbreviation)) return false;
  if (rules_.abbreviations.contains(abbreviation) && closes_sentence(begin, dot)) return false;
  if (rules_.titles.contains(abbreviation) || rules_.abbreviations.contains(abbreviation)) {
    return !(after != 0 && (is_lower(after))) || rules_.titles.contains(abbreviation);
  }
  if (begin == 0 && dot + 1 == end && is_list_number(begin, dot)) return true;
  // File names and the like: letters without a capital on both sides ("report.pdf").
  return joins_letters(before, after) && !between_words(begin, dot, end);
}

bool FullStops::joins_letters(char32_t before, char32_t after) {
  return (is_lower(after) || is_digit(after)) && (is_letter(before) || is_digit(before));
}

bool FullStops::is_list_number(std::size_t begin, std::size_t dot) const {
  if (dot - begin > 3) return false;
  for (std::size_t i = begin; i < dot; ++i) {
    if (!is_digit(characters_.code(i))) return false;
  }
  return dot + 1 < characters_.size();
}

bool FullStops::letter_dot_follows(std::size_t at, std::size_t end) const {
  return at + 1 < end && is_letter(characters_.code(at)) && characters_.code(at + 1) == '.';
}

// "I. Khan": an initial when the word before is a capitalised name or a title as well.
bool FullStops::next_is_initial_context(std::size_t at) const {
  while (at < characters_.size() && is_blank(characters_.code(at)))
    ++at;
  if (pieces_.list().empty() || !is_upper(characters_.code(at))) return false;
  std::size_t first = pieces_.list().back().begin;
  return is_upper(next_code_point(text_, first));
}

// Single letters, each with a full stop.
bool FullStops::is_initials(std::size_t begin, std::size_t end) const {
  if ((end - begin) % 2 != 0) return false;
  for (std::size_t i = begin; i < end; i += 2) {
    if (!is_letter(characters_.code(i)) || characters_.code(i + 1) != '.') return false;
  }
  return true;
}

bool FullStops::next_starts_with_digit(std::size_t at) const {
  while (at < characters_.size() && is_blank(characters_.code(at)))
    ++at;
  return is_digit(characters_.code(at));
}

}  // namespace hearsay::syntax
