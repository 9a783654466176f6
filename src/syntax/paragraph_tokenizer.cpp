#include "syntax/paragraph_tokenizer.hpp"

#include <algorithm>

#include "base/text.hpp"
#include "syntax/addresses.hpp"
#include "syntax/full_stops.hpp"
#include "syntax/symbols.hpp"
#include "syntax/word_cutter.hpp"

namespace hearsay::syntax {
namespace {

// The limit keeps the time linear in the text.
constexpr std::size_t longest_document_code = 40;

// Cuts one paragraph into words.
class ParagraphTokenizer {
 public:
  ParagraphTokenizer(const TokenRules& rules, std::string_view text, Range range)
      : rules_(rules),
        text_(text),
        characters_(text, range),
        pieces_(characters_),
        stops_(rules, text, characters_, pieces_) {}

  std::vector<Piece> run() {
    std::size_t at = 0;
    while (at < characters_.size()) {
      if (is_blank(characters_.code(at))) {
        ++at;
        continue;
      }
      std::size_t stop = at;
      while (stop < characters_.size() && !is_blank(characters_.code(stop)))
        ++stop;
      pieces_.space();
      chunk(at, stop);
      at = stop;
    }
    return std::move(pieces_.list());
  }

 private:
  // A stretch without white space.
  void chunk(std::size_t begin, std::size_t end) {
    while (begin < end) {
      if (const std::size_t stop = address_end(rules_, characters_, begin, end); stop > begin) {
        pieces_.emit(begin, stop);
        begin = stop;
        continue;
      }
      if (const std::size_t stop =
              symbol_end(characters_, begin, end, {pieces_.after_space(), brackets_ > 0});
          stop > begin) {
        pieces_.emit(begin, stop);
        begin = stop;
        continue;
      }
      if (const std::size_t stop = leading(begin, end); stop > begin) {
        begin = stop;
        continue;
      }
      const std::size_t stop = word_end(begin, end);
      cut_word(rules_, characters_, begin, stop, pieces_);
      begin = stop;
    }
  }

  // Emits a separator, dash, quote, currency sign or stop that stands at `begin`; its end, else `begin`.
  std::size_t leading(std::size_t begin, std::size_t end) {
    const char32_t c = characters_.code(begin);
    std::size_t stop = begin + 1;
    const auto run = [&](auto&& same) {
      while (stop < end && same(characters_.code(stop)))
        ++stop;
    };
    if (c == '(') ++brackets_;
    if (c == ')' && brackets_ > 0) --brackets_;
    if (c == '!' || c == '?' || (c == '.' && is_mixed_stop(begin + 1))) {
      while (stop < end && (is_mark_stop(stop) || (characters_.code(stop) == '.' && !is_dots(stop))))
        ++stop;
    } else if (c == '.') {
      if (begin + 1 < end && is_digit(characters_.code(begin + 1)) &&
          (pieces_.after_space() || pieces_.list().empty()))
        return begin;
      if (pieces_.after_space()) {
        const std::size_t ending = characters_.letters_end(begin + 1, end);
        if (is_file_ending(begin, ending)) {
          pieces_.emit(begin, ending);
          return ending;
        }
      }
      run([](char32_t x) { return x == '.'; });
    } else if (is_hyphen(c)) {
      run([](char32_t x) { return is_hyphen(x); });
      // A minus sign before a number stays with it.
      if (stop == begin + 1 && pieces_.after_space() && stop < end && is_digit(characters_.code(stop)) &&
          c == '-') {
        pieces_.emit(begin, stop);
        return stop;
      }
    } else if (is_apostrophe(c)) {
      return apostrophe(begin, end);
    } else if (c == '+' && pieces_.after_space() && is_digit(characters_.code(stop))) {
      return begin;
    } else if (c == '*' || c == '_' || c == '+' || c == '=' || c == '~') {
      run([&](char32_t x) { return x == c; });
    } else if (c == ',' || c == ':' || c == '/' || c == '%' || c == '&' || c == '#' || c == '@' ||
               is_currency(c) || is_long_dash(c) || is_separator(c)) {
      if (c == 0x2026) run([](char32_t x) { return x == '.' || x == 0x2026; });
      if (is_long_dash(c)) run([&](char32_t x) { return x == c; });
      // Parts of one emoji (joiners, skin tones, variation selectors) stay together.
      if (c > 0x2190)
        run([](char32_t x) { return x == 0x200D || x == 0xFE0F || (x >= 0x1F3FB && x <= 0x1F3FF); });
    } else {
      return begin;
    }
    pieces_.emit(begin, stop);
    return stop;
  }

  bool is_mark_stop(std::size_t i) const { return characters_.code(i) == '!' || characters_.code(i) == '?'; }
  // Several full stops in a row.
  bool is_dots(std::size_t i) const {
    return characters_.code(i) == '.' &&
           (characters_.code(i + 1) == '.' || (i > 0 && characters_.code(i - 1) == '.'));
  }
  // ".?" typed for one of the two.
  bool is_mixed_stop(std::size_t i) const {
    return is_mark_stop(i) && !(i > 1 && characters_.code(i - 2) == '.');
  }

  // ".doc" on its own.
  bool is_file_ending(std::size_t begin, std::size_t end) const {
    if (end - begin < 4 || end - begin > 5) return false;
    const std::string ending = characters_.lower(begin + 1, end);
    return rules_.domains.contains(ending) && !rules_.common.contains(ending);
  }

  // "'98" and "'60s": the end of the year, else `begin`.
  std::size_t short_year(std::size_t begin, std::size_t end) const {
    if (!pieces_.after_space() || begin + 3 > end) return begin;
    if (!is_digit(characters_.code(begin + 1)) || !is_digit(characters_.code(begin + 2))) return begin;
    const std::size_t stop = begin + 3 < end && characters_.code(begin + 3) == 's' ? begin + 4 : begin + 3;
    const char32_t after = stop < end ? characters_.code(stop) : 0;
    const bool goes_on = is_digit(after) || is_letter(after) || after == '-' ||
                         (after == '.' && is_digit(characters_.code(stop + 1)));
    return goes_on ? begin : stop;
  }

  // An apostrophe at the start of what is left: a quote, a clitic on its own, or part of a word.
  std::size_t apostrophe(std::size_t begin, std::size_t end) {
    const std::size_t letters = characters_.letters_end(begin + 1, end);
    const std::string rest = characters_.lower(begin, letters);
    if (const std::size_t stop = short_year(begin, end); stop > begin) {
      pieces_.emit(begin, stop);
      return stop;
    }
    if (letters > begin + 1) {
      if (rules_.apostrophe_words.contains(rest)) {
        pieces_.emit(begin, letters);
        return letters;
      }
      if (!pieces_.after_space() && (rest == "'s" || rest == "'ll" || rest == "'re" || rest == "'ve") &&
          !pieces_.list().empty()) {
        pieces_.emit(begin, letters);
        return letters;
      }
    }
    std::size_t stop = begin + 1;
    if (stop < end && is_apostrophe(characters_.code(stop))) ++stop;  // '' and `` as double quotes
    pieces_.emit(begin, stop);
    if (space_before_last() && characters_.code(begin) != 0x2019)
      open_quote_ = true;
    else
      open_quote_ = false;
    return stop;
  }

  bool space_before_last() const { return pieces_.list().back().space_before; }

  // The end of the word that starts at `begin`: before a separator, or a stop, comma, colon, slash or dash
  // that does not belong to it.
  std::size_t word_end(std::size_t begin, std::size_t end) const {
    std::size_t stop = begin;
    while (stop < end) {
      const char32_t c = characters_.code(stop);
      const char32_t before = stop > begin ? characters_.code(stop - 1) : 0;
      const char32_t after = stop + 1 < end ? characters_.code(stop + 1) : 0;
      if (is_separator(c) && !(c == '=' || c == '~')) break;
      if (c == '%' || is_currency(c)) {
        if (stop > begin) break;
      }
      if ((c == '=' || c == '~') && stop > begin) break;
      if (c == ',' || c == ':') {
        if (!(is_digit(before) && is_digit(after))) break;
      } else if (c == '/') {
        if (stop == begin + 1 && (characters_.code(begin) == 'w' || characters_.code(begin) == 'W'))
          return with_end(stop, end);
        if (!(is_digit(before) && is_digit(after)) && !single_letters(begin, stop, end) &&
            !is_document_code(begin, end)) {
          break;
        }
      } else if (c == '.') {
        if (before == '.') break;
        if (after == '.' &&
            ((stop + 2 < end && characters_.code(stop + 2) == '.') || !stops_.is_known(begin, stop + 1)))
          break;
        if (!stops_.belong(begin, stop, end)) break;
        if (stops_.is_glued(begin, stop + 1, end)) return stop + 1;
      } else if (c == '-' && after == '-') {
        break;
      } else if (is_apostrophe(c) && !apostrophe_inside(begin, stop, end)) {
        break;
      } else if (c == '*' || c == '_') {
        if (after == c || !(is_letter(after) || is_digit(after))) break;
      } else if (c == '+' && stop > begin) {
        if (only_pluses(stop, end) && !rules_.whole.contains(characters_.lower(begin, end))) break;
      } else if (c == '#') {
        if (is_letter(before) && is_digit(after)) break;
      }
      ++stop;
    }
    return stop == begin ? begin + 1 : stop;
  }

  bool only_pluses(std::size_t at, std::size_t end) const {
    while (at < end && characters_.code(at) == '+')
      ++at;
    return at == end || !(is_letter(characters_.code(at)) || is_digit(characters_.code(at)));
  }

  // "w/o" and "w/out" are words; else "w/" is one.
  std::size_t with_end(std::size_t slash, std::size_t end) const {
    const std::size_t stop = characters_.letters_end(slash + 1, end);
    const std::string rest = characters_.lower(slash + 1, stop);
    return rest == "o" || rest == "out" ? stop : slash + 1;
  }

  // "A/73/PV.6", the symbol of a United Nations document.
  bool is_document_code(std::size_t begin, std::size_t end) const {
    if (!is_upper(characters_.code(begin)) || characters_.code(begin + 1) != '/') return false;
    std::size_t slashes = 0;
    bool digits = false;
    end = std::min(end, begin + longest_document_code);
    for (std::size_t i = begin; i < end && !is_separator(characters_.code(i)) && characters_.code(i) != ',';
         ++i) {
      const char32_t c = characters_.code(i);
      slashes += c == '/' ? 1 : 0;
      digits = digits || is_digit(c);
      if (is_lower(c) || c == '@') return false;
    }
    return digits && slashes >= 2;
  }

  // "n/a", "w/o", "c/o": one letter on the left, at most two on the right.
  bool single_letters(std::size_t begin, std::size_t slash, std::size_t end) const {
    const std::size_t right = characters_.letters_end(slash + 1, end);
    return slash == begin + 1 && right > slash + 1 && right <= slash + 3 &&
           is_letter(characters_.code(begin)) && is_letter(characters_.code(slash + 1)) &&
           (right == end || !is_letter(characters_.code(right)));
  }

  // Whether the apostrophe belongs to the word: letters on both sides, or a final one that no quote waits
  // for.
  bool apostrophe_inside(std::size_t begin, std::size_t at, std::size_t end) const {
    const char32_t after = at + 1 < end ? characters_.code(at + 1) : 0;
    if (is_letter(after) || is_digit(after) || is_mark(after)) return true;
    if (at + 2 < end && is_hyphen(after) && is_letter(characters_.code(at + 2))) return true;
    if (open_quote_ || at == begin || !is_letter(characters_.code(at - 1))) return false;
    const char32_t before = characters_.code(at - 1);
    if (before == 's' || before == 'S' || before == 'x' || before == 'z') return true;
    // "comin'" for "coming"
    if (before == 'n' && at > begin + 2 && characters_.code(at - 2) == 'i' &&
        rules_.common.contains(characters_.lower(begin, at) + "g")) {
      return true;
    }
    return is_upper(characters_.code(begin)) &&
           (characters_.code(at) == '\'' || characters_.code(at) == 0x2019) && before == 'a';
  }

  const TokenRules& rules_;
  std::string_view text_;
  Characters characters_;
  PieceList pieces_;
  FullStops stops_;
  bool open_quote_ = false;
  std::size_t brackets_ = 0;  // round ones that are open
};

}  // namespace

std::vector<Piece> tokenize(const TokenRules& rules, std::string_view text, Range range) {
  return ParagraphTokenizer(rules, text, range).run();
}

}  // namespace hearsay::syntax
