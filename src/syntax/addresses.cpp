#include "syntax/addresses.hpp"

#include <algorithm>

namespace hearsay::syntax {
namespace {

// Longer names than this are no addresses; the limit keeps the time linear in the text.
constexpr std::size_t longest_name = 400;

class AddressFinder {
 public:
  AddressFinder(const TokenRules& rules, const Characters& characters)
      : rules_(rules), characters_(characters) {}

  // A web or mail address, a hashtag or a mention: its end, else `begin`.
  std::size_t run(std::size_t begin, std::size_t end) const {
    if ((characters_.code(begin) == '#' || characters_.code(begin) == '@') && begin + 1 < end &&
        (is_letter(characters_.code(begin + 1)) ||
         (characters_.code(begin) == '@' && is_digit(characters_.code(begin + 1))))) {
      std::size_t stop = begin + 1;
      bool letters = false;
      while (stop < end && (is_letter(characters_.code(stop)) || is_digit(characters_.code(stop)) ||
                            characters_.code(stop) == '_' || is_mark(characters_.code(stop)))) {
        letters = letters || is_letter(characters_.code(stop));
        ++stop;
      }
      // "@2.50" is a price.
      return letters ? stop : begin;
    }
    if (!is_letter(characters_.code(begin)) && !is_digit(characters_.code(begin))) return begin;
    const std::string_view rest = characters_.view(begin, std::min(end, begin + longest_name));
    const bool scheme = rest.starts_with("http://") || rest.starts_with("https://") ||
                        rest.starts_with("www.") || rest.starts_with("mailto:") ||
                        rest.starts_with("ftp://") || rest.starts_with("doi:10.");
    std::size_t stop = begin;
    if (scheme) {
      stop = end;
    } else {
      if (rest.find('@') == std::string_view::npos && !has_domain(begin, end)) return begin;
      stop = begin;
      while (stop < end && !is_separator(characters_.code(stop)) && characters_.code(stop) != ',' &&
             !is_apostrophe(characters_.code(stop)))
        ++stop;
      const std::string_view part = characters_.view(begin, stop);
      if (part.find('@') != std::string_view::npos) {
        if (part.find('.', part.find('@')) == std::string_view::npos) return begin;
      } else if (!has_domain(begin, stop)) {
        return begin;
      } else {
        stop = std::max(stop, path_end(begin, end));
      }
    }
    while (stop > begin + 1 && ends_address(characters_.code(stop - 1)))
      --stop;
    return stop;
  }

 private:
  static bool ends_address(char32_t c) {
    return c == '.' || c == ',' || c == ';' || c == ':' || c == '!' || c == '?' || c == ')' || c == ']' ||
           c == '"' || c == 0x201D || c == 0x2019 || c == '\'' || c == '>' || c == 0xBB;
  }

  // name.domain, perhaps with a path: the characters up to a slash end in a known domain.
  bool has_domain(std::size_t begin, std::size_t end) const {
    end = std::min(end, begin + longest_name);
    std::size_t stop = begin;
    std::size_t dot = end;
    while (stop < end && (is_letter(characters_.code(stop)) || is_digit(characters_.code(stop)) ||
                          characters_.code(stop) == '.' || characters_.code(stop) == '-')) {
      if (characters_.code(stop) == '.') dot = stop;
      ++stop;
    }
    while (stop > begin && characters_.code(stop - 1) == '.') {
      --stop;
      dot = end;
      for (std::size_t i = stop; i-- > begin;) {
        if (characters_.code(i) == '.') {
          dot = i;
          break;
        }
      }
    }
    if (dot == end || dot <= begin + 1 || dot + 1 >= stop) return false;
    if (characters_.code(dot - 1) == '.') return false;
    const bool lower = is_lower(characters_.code(dot + 1));
    if (!lower && !is_capital_ending(dot + 1, stop)) return false;
    const std::string ending = characters_.lower(dot + 1, stop);
    if (!rules_.domains.contains(ending)) return false;
    // "won.in": two common words without the space between them.
    return !(rules_.common.contains(ending) && rules_.common.contains(characters_.lower(begin, dot)));
  }

  // "REPORT.DOC"; but ".It" begins a sentence.
  bool is_capital_ending(std::size_t begin, std::size_t end) const {
    if (end - begin < 3) return false;
    for (std::size_t i = begin; i < end; ++i) {
      if (!is_letter(characters_.code(i)) || is_lower(characters_.code(i))) return false;
    }
    return true;
  }

  std::size_t path_end(std::size_t begin, std::size_t end) const {
    std::size_t slash = begin;
    while (slash < end && characters_.code(slash) != '/')
      ++slash;
    return slash < end && has_domain(begin, slash) ? end : begin;
  }

  const TokenRules& rules_;
  const Characters& characters_;
};

}  // namespace

std::size_t address_end(const TokenRules& rules, const Characters& characters, std::size_t begin,
                        std::size_t end) {
  return AddressFinder(rules, characters).run(begin, end);
}

}  // namespace hearsay::syntax
