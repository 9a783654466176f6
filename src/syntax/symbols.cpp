#include "syntax/symbols.hpp"

namespace hearsay::syntax {
namespace {

bool is_one_of(char32_t c, std::string_view set) noexcept {
  return c != 0 && c < 0x80 && set.find(static_cast<char>(c)) != std::string_view::npos;
}

bool is_word_character(char32_t c) noexcept {
  return is_letter(c) || is_digit(c);
}

// ":)", ";-(", "=D", ":'(": eyes, perhaps a nose, a mouth that may be drawn longer.
std::size_t upright_end(const Characters& characters, std::size_t begin, std::size_t end,
                        SymbolContext context) {
  if (!is_one_of(characters.code(begin), ":;=")) return begin;
  std::size_t mouth = begin + 1;
  if (mouth + 1 < end && is_one_of(characters.code(mouth), "-o^'")) ++mouth;
  if (mouth >= end) return begin;
  const char32_t c = characters.code(mouth);
  if (!is_one_of(c, ")(][DPpOo/\\|*3")) return begin;
  std::size_t stop = mouth + 1;
  while (stop < end && characters.code(stop) == c)
    ++stop;
  if (stop < end && is_word_character(characters.code(stop))) return begin;
  // "(see below:)" closes a bracket, "9:3" is no face.
  if ((c == ')' || c == ']') && context.open_bracket) return begin;
  if (!is_one_of(c, ")(") && !context.after_space) return begin;
  if ((c == '(' || c == '[') && stop < end) return begin;
  return stop;
}

// "(:", "<3", "^_^", "-_-", "o_O".
std::size_t other_face_end(const Characters& characters, std::size_t begin, std::size_t end,
                           SymbolContext context) {
  if (!context.after_space) return begin;
  const char32_t first = characters.code(begin);
  const bool pair_ends = begin + 2 == end;
  if (pair_ends && first == '(' && is_one_of(characters.code(begin + 1), ":;=")) return end;
  if (pair_ends && first == '<' && characters.code(begin + 1) == '3') return end;
  if (begin + 3 <= end && is_one_of(first, "^-oO><") && characters.code(begin + 2) != 0 &&
      is_one_of(characters.code(begin + 1), "_.") && is_one_of(characters.code(begin + 2), "^-oO><") &&
      !is_word_character(characters.code(begin + 3))) {
    return begin + 3;
  }
  return begin;
}

// Runs of line-drawing characters, and double angle brackets.
std::size_t line_end(const Characters& characters, std::size_t begin, std::size_t end) {
  constexpr std::string_view strokes = "-=+|<>*_~{}";
  const char32_t first = characters.code(begin);
  if (!is_one_of(first, strokes)) return begin;
  std::size_t stop = begin + 1;
  while (stop < end && is_one_of(characters.code(stop), strokes))
    ++stop;
  if (stop - begin >= 4) return stop;
  if (first != '<' && first != '>') return begin;
  std::size_t same = begin + 1;
  while (same < stop && characters.code(same) == first)
    ++same;
  return same > begin + 1 ? same : begin;
}

}  // namespace

std::size_t symbol_end(const Characters& characters, std::size_t begin, std::size_t end,
                       SymbolContext context) {
  if (const std::size_t stop = upright_end(characters, begin, end, context); stop > begin) return stop;
  if (const std::size_t stop = other_face_end(characters, begin, end, context); stop > begin) return stop;
  return line_end(characters, begin, end);
}

}  // namespace hearsay::syntax
