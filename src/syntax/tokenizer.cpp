#include "syntax/tokenizer.hpp"

#include <unicode/uchar.h>

#include <algorithm>

#include "base/text.hpp"
#include "syntax/word_keys.hpp"

namespace hearsay::syntax {
namespace {

// A character of the paragraph and where it stands.
struct Character {
  char32_t code = 0;
  std::uint32_t at = 0;
};

bool is_blank(char32_t c) noexcept {
  // Zero-width space, byte order mark and bidirectional marks separate like white space.
  return is_space(c) || c == 0x200B || c == 0xFEFF || c == 0x200E || c == 0x200F ||
         (c >= 0x202A && c <= 0x202E) || (c >= 0x2066 && c <= 0x2069) || c < 0x20;
}

bool is_digit(char32_t c) noexcept {
  return c < 0x80 ? c >= '0' && c <= '9' : u_isdigit(static_cast<UChar32>(c)) != 0;
}

bool is_letter(char32_t c) noexcept {
  return c < 0x80 ? (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') : is_alpha(c);
}

bool is_mark(char32_t c) noexcept {
  return c >= 0x80 && (U_GET_GC_MASK(static_cast<UChar32>(c)) & U_GC_M_MASK) != 0;
}

bool is_lower(char32_t c) noexcept {
  return c < 0x80 ? c >= 'a' && c <= 'z' : u_islower(static_cast<UChar32>(c)) != 0;
}

bool is_apostrophe(char32_t c) noexcept {
  return c == '\'' || c == 0x2019 || c == 0x2018 || c == 0x02BC || c == 0x02BB || c == '`';
}

bool is_hyphen(char32_t c) noexcept {
  return c == '-' || c == 0x2010 || c == 0x2011;
}

bool is_long_dash(char32_t c) noexcept {
  return c >= 0x2012 && c <= 0x2015;
}

bool is_currency(char32_t c) noexcept {
  return c == '$' || (c >= 0x80 && u_charType(static_cast<UChar32>(c)) == U_CURRENCY_SYMBOL);
}

bool is_closer(char32_t c) noexcept {
  return c == ')' || c == ']' || c == '}' || c == '"' || c == 0x201D || c == 0x2019 || c == '\'' || c == 0xBB;
}

// Neither part of a word nor white space: stands alone wherever it is.
bool is_separator(char32_t c) noexcept {
  if (c < 0x80) {
    switch (c) {
      case '(':
      case ')':
      case '[':
      case ']':
      case '{':
      case '}':
      case '"':
      case ';':
      case '?':
      case '!':
      case '<':
      case '>':
      case '|':
      case '=':
      case '~':
      case '^':
      case '\\':
        return true;
      default:
        return false;
    }
  }
  if (is_apostrophe(c) || is_hyphen(c) || is_mark(c) || c == 0x00B7 || c == 0x200C || c == 0x200D)
    return false;
  const auto code = static_cast<UChar32>(c);
  return u_ispunct(code) != 0 || (U_GET_GC_MASK(code) & (U_GC_S_MASK)) != 0;
}

// Cuts one paragraph into words.
class ParagraphTokenizer {
 public:
  ParagraphTokenizer(const TokenRules& rules, std::string_view text, Range range)
      : rules_(rules), text_(text), end_(static_cast<std::uint32_t>(range.end)) {
    for (std::size_t at = range.begin; at < range.end;) {
      const auto start = static_cast<std::uint32_t>(at);
      const char32_t code = next_code_point(text, at);
      characters_.push_back({code, start});
    }
  }

  std::vector<Piece> run() {
    std::size_t at = 0;
    while (at < characters_.size()) {
      if (is_blank(code(at))) {
        ++at;
        continue;
      }
      std::size_t stop = at;
      while (stop < characters_.size() && !is_blank(code(stop)))
        ++stop;
      space_ = true;
      chunk(at, stop);
      at = stop;
    }
    return std::move(pieces_);
  }

 private:
  char32_t code(std::size_t i) const { return i < characters_.size() ? characters_[i].code : 0; }
  std::uint32_t offset(std::size_t i) const { return i < characters_.size() ? characters_[i].at : end_; }
  std::string_view view(std::size_t begin, std::size_t end) const {
    return text_.substr(offset(begin), offset(end) - offset(begin));
  }
  std::string lower(std::size_t begin, std::size_t end) const { return lower_word(view(begin, end)); }

  void emit(std::size_t begin, std::size_t end, std::uint32_t group = 0) {
    if (begin >= end) return;
    pieces_.push_back({offset(begin), offset(end), group, space_});
    space_ = false;
  }

  // A stretch without white space.
  void chunk(std::size_t begin, std::size_t end) {
    while (begin < end) {
      if (const std::size_t stop = address_end(begin, end); stop > begin) {
        emit(begin, stop);
        begin = stop;
        continue;
      }
      if (const std::size_t stop = leading(begin, end); stop > begin) {
        begin = stop;
        continue;
      }
      const std::size_t stop = word_end(begin, end);
      word(begin, stop, stop == end);
      begin = stop;
    }
  }

  // A web or mail address, a hashtag or a mention: its end, else `begin`.
  std::size_t address_end(std::size_t begin, std::size_t end) const {
    if ((code(begin) == '#' || code(begin) == '@') && begin + 1 < end &&
        (is_letter(code(begin + 1)) || (code(begin) == '@' && is_digit(code(begin + 1))))) {
      std::size_t stop = begin + 1;
      while (stop < end &&
             (is_letter(code(stop)) || is_digit(code(stop)) || code(stop) == '_' || is_mark(code(stop)))) {
        ++stop;
      }
      return stop;
    }
    if (!is_letter(code(begin)) && !is_digit(code(begin))) return begin;
    const std::string_view rest = view(begin, std::min(end, begin + 400));
    const bool scheme = rest.starts_with("http://") || rest.starts_with("https://") ||
                        rest.starts_with("www.") || rest.starts_with("mailto:") || rest.starts_with("ftp://");
    std::size_t stop = begin;
    if (scheme) {
      stop = end;
    } else {
      if (rest.find('@') == std::string_view::npos && !has_domain(begin, end)) return begin;
      stop = begin;
      while (stop < end && !is_separator(code(stop)) && code(stop) != ',' && !is_apostrophe(code(stop)))
        ++stop;
      const std::string_view part = view(begin, stop);
      if (part.find('@') != std::string_view::npos) {
        if (part.find('.', part.find('@')) == std::string_view::npos) return begin;
      } else if (!has_domain(begin, stop)) {
        return begin;
      } else {
        stop = std::max(stop, path_end(begin, end));
      }
    }
    while (stop > begin + 1 && ends_address(code(stop - 1)))
      --stop;
    return stop;
  }

  static bool ends_address(char32_t c) {
    return c == '.' || c == ',' || c == ';' || c == ':' || c == '!' || c == '?' || c == ')' || c == ']' ||
           c == '"' || c == 0x201D || c == 0x2019 || c == '\'' || c == '>' || c == 0xBB;
  }

  // name.domain, perhaps with a path: the characters up to a slash end in a known domain.
  bool has_domain(std::size_t begin, std::size_t end) const {
    std::size_t stop = begin;
    std::size_t dot = end;
    while (stop < end &&
           (is_letter(code(stop)) || is_digit(code(stop)) || code(stop) == '.' || code(stop) == '-')) {
      if (code(stop) == '.') dot = stop;
      ++stop;
    }
    while (stop > begin && code(stop - 1) == '.') {
      --stop;
      dot = end;
      for (std::size_t i = stop; i-- > begin;) {
        if (code(i) == '.') {
          dot = i;
          break;
        }
      }
    }
    if (dot == end || dot <= begin + 1 || dot + 1 >= stop) return false;
    if (!is_letter(code(dot + 1)) || !is_lower(code(dot + 1))) return false;
    return rules_.domains.contains(lower(dot + 1, stop));
  }

  std::size_t path_end(std::size_t begin, std::size_t end) const {
    std::size_t slash = begin;
    while (slash < end && code(slash) != '/')
      ++slash;
    return slash < end && has_domain(begin, slash) ? end : begin;
  }

  // Emits a separator, dash, quote, currency sign or stop that stands at `begin`; its end, else `begin`.
  std::size_t leading(std::size_t begin, std::size_t end) {
    const char32_t c = code(begin);
    std::size_t stop = begin + 1;
    const auto run = [&](auto&& same) {
      while (stop < end && same(code(stop)))
        ++stop;
    };
    if (c == '!' || c == '?') {
      run([](char32_t x) { return x == '!' || x == '?'; });
    } else if (c == '.') {
      if (begin + 1 < end && is_digit(code(begin + 1)) && (space_ || !previous_is_word())) return begin;
      run([](char32_t x) { return x == '.'; });
    } else if (is_hyphen(c)) {
      run([](char32_t x) { return is_hyphen(x); });
      // A minus sign before a number stays with it.
      if (stop == begin + 1 && space_ && stop < end && is_digit(code(stop)) && c == '-') {
        emit(begin, stop);
        return stop;
      }
    } else if (is_apostrophe(c)) {
      return apostrophe(begin, end);
    } else if (c == '*' || c == '_' || c == '+' || c == '=' || c == '~') {
      run([&](char32_t x) { return x == c; });
    } else if (c == ',' || c == ':' || c == '/' || c == '%' || c == '&' || c == '#' || c == '@' ||
               is_currency(c) || is_long_dash(c) || is_separator(c)) {
      if (is_long_dash(c) || c == 0x2026) run([&](char32_t x) { return x == c; });
      // Parts of one emoji (joiners, skin tones, variation selectors) stay together.
      if (c > 0x2190)
        run([](char32_t x) { return x == 0x200D || x == 0xFE0F || (x >= 0x1F3FB && x <= 0x1F3FF); });
    } else {
      return begin;
    }
    emit(begin, stop);
    return stop;
  }

  bool previous_is_word() const { return !pieces_.empty(); }

  // An apostrophe at the start of what is left: a quote, a clitic on its own, or part of a word.
  std::size_t apostrophe(std::size_t begin, std::size_t end) {
    const std::size_t letters = letters_end(begin + 1, end);
    const std::string rest = lower(begin, letters);
    if (letters > begin + 1) {
      if (rules_.apostrophe_words.contains(rest)) {
        emit(begin, letters);
        return letters;
      }
      if (!space_ && (rest == "'s" || rest == "'ll" || rest == "'re" || rest == "'ve") && !pieces_.empty()) {
        emit(begin, letters);
        return letters;
      }
    }
    std::size_t stop = begin + 1;
    if (stop < end && is_apostrophe(code(stop))) ++stop;  // '' and `` as double quotes
    emit(begin, stop);
    if (space_before_last() && code(begin) != 0x2019)
      open_quote_ = true;
    else
      open_quote_ = false;
    return stop;
  }

  bool space_before_last() const { return pieces_.back().space_before; }

  std::size_t letters_end(std::size_t begin, std::size_t end) const {
    while (begin < end && (is_letter(code(begin)) || is_mark(code(begin)) || is_digit(code(begin))))
      ++begin;
    return begin;
  }

  // The end of the word that starts at `begin`: before a separator, or a stop, comma, colon, slash or dash
  // that does not belong to it.
  std::size_t word_end(std::size_t begin, std::size_t end) const {
    std::size_t stop = begin;
    while (stop < end) {
      const char32_t c = code(stop);
      const char32_t before = stop > begin ? code(stop - 1) : 0;
      const char32_t after = stop + 1 < end ? code(stop + 1) : 0;
      if (is_separator(c) && !(c == '=' || c == '~')) break;
      if (c == '%' || is_currency(c)) {
        if (stop > begin) break;
      }
      if ((c == '=' || c == '~') && stop > begin) break;
      if (c == ',' || c == ':') {
        if (!(is_digit(before) && is_digit(after))) break;
      } else if (c == '/') {
        if (!(is_digit(before) && is_digit(after)) && !single_letters(begin, stop, end)) break;
      } else if (c == '.') {
        if (after == '.' || before == '.') break;
        if (!dot_inside(begin, stop, end)) break;
      } else if (c == '-' && after == '-') {
        break;
      } else if (is_apostrophe(c) && !apostrophe_inside(begin, stop, end)) {
        break;
      } else if (c == '*' || c == '_') {
        if (after == c || after == 0) break;
      }
      ++stop;
    }
    return stop == begin ? begin + 1 : stop;
  }

  // "n/a", "w/o", "c/o": one letter on the left, at most two on the right.
  bool single_letters(std::size_t begin, std::size_t slash, std::size_t end) const {
    const std::size_t right = letters_end(slash + 1, end);
    return slash == begin + 1 && right > slash + 1 && right <= slash + 3 && is_letter(code(begin)) &&
           is_letter(code(slash + 1)) && (right == end || !is_letter(code(right)));
  }

  // Whether the full stop at `dot` belongs to the word.
  bool dot_inside(std::size_t begin, std::size_t dot, std::size_t end) const {
    const char32_t before = dot > begin ? code(dot - 1) : 0;
    const char32_t after = dot + 1 < end ? code(dot + 1) : 0;
    if (dot == begin) return is_digit(after);
    if (is_digit(before) && is_digit(after)) return true;
    if (is_initials(begin, dot + 1)) {
      // "U.S.", "J.", "a.k.a."; but the pronoun I and a lone lower-case letter end their sentence.
      if (dot == begin + 1 && !letter_dot_follows(dot + 1, end)) {
        if (code(begin) == 'I' && !next_is_initial_context(dot + 1)) return false;
        return is_upper(before) && !(after != 0 && is_letter(after) && is_lower(after));
      }
      return true;
    }
    const std::string abbreviation = lower(begin, dot + 1);
    if (rules_.before_number.contains(abbreviation)) return next_starts_with_digit(dot + 1);
    if (rules_.titles.contains(abbreviation) || rules_.abbreviations.contains(abbreviation)) {
      return !(after != 0 && (is_lower(after))) || rules_.titles.contains(abbreviation);
    }
    if (begin == 0 && dot + 1 == end && is_list_number(begin, dot)) return true;
    // File names and the like: letters without a capital on both sides ("report.pdf").
    if (after != 0 && (is_lower(after) || is_digit(after)) && (is_letter(before) || is_digit(before)))
      return true;
    return false;
  }

  bool is_list_number(std::size_t begin, std::size_t dot) const {
    if (dot - begin > 3) return false;
    for (std::size_t i = begin; i < dot; ++i) {
      if (!is_digit(code(i))) return false;
    }
    return dot + 1 < characters_.size();
  }

  bool letter_dot_follows(std::size_t at, std::size_t end) const {
    return at + 1 < end && is_letter(code(at)) && code(at + 1) == '.';
  }

  // "I. Khan": an initial when the word before is a capitalised name or a title as well.
  bool next_is_initial_context(std::size_t at) const {
    while (at < characters_.size() && is_blank(code(at)))
      ++at;
    if (pieces_.empty() || !is_upper(code(at))) return false;
    std::size_t first = pieces_.back().begin;
    return is_upper(next_code_point(text_, first));
  }

  // Single letters, each with a full stop.
  bool is_initials(std::size_t begin, std::size_t end) const {
    if ((end - begin) % 2 != 0) return false;
    for (std::size_t i = begin; i < end; i += 2) {
      if (!is_letter(code(i)) || code(i + 1) != '.') return false;
    }
    return true;
  }

  bool next_starts_with_digit(std::size_t at) const {
    while (at < characters_.size() && is_blank(code(at)))
      ++at;
    return is_digit(code(at));
  }

  // Whether the apostrophe belongs to the word: letters on both sides, or a final one that no quote waits
  // for.
  bool apostrophe_inside(std::size_t begin, std::size_t at, std::size_t end) const {
    const char32_t after = at + 1 < end ? code(at + 1) : 0;
    if (is_letter(after) || is_digit(after) || is_mark(after)) return true;
    if (at + 2 < end && is_hyphen(after) && is_letter(code(at + 2))) return true;
    if (open_quote_ || at == begin || !is_letter(code(at - 1))) return false;
    const char32_t before = code(at - 1);
    if (before == 's' || before == 'S' || before == 'x' || before == 'z') return true;
    return is_upper(code(begin)) && (code(at) == '\'' || code(at) == 0x2019) && before == 'a';
  }

  // A word without separators: clitics, contractions, hyphens, units.
  void word(std::size_t begin, std::size_t end, bool last_of_chunk) {
    (void)last_of_chunk;
    const std::size_t clitic = clitic_start(begin, end);
    if (clitic > begin && clitic < end) {
      const std::size_t first = pieces_.size();
      hyphens(begin, clitic);
      const std::uint32_t group = ++groups_;
      if (pieces_.size() > first) pieces_.back().group = group;
      emit(clitic, end, group);
      return;
    }
    if (const auto found = rules_.contractions.find(lower(begin, end)); found != rules_.contractions.end()) {
      const std::uint32_t group = ++groups_;
      for (const std::uint8_t length : found->second) {
        emit(begin, std::min(begin + length, end), group);
        begin += length;
      }
      return;
    }
    hyphens(begin, end);
  }

  // Where the clitic of a word begins ("'s", "n't", "'ll", a final apostrophe); `end` when it has none.
  std::size_t clitic_start(std::size_t begin, std::size_t end) const {
    if (end - begin < 2) return end;
    if (is_apostrophe(code(end - 1))) {
      const char32_t before = code(end - 2);
      return before == 's' || before == 'S' || before == 'x' || before == 'z' ? end - 1 : end;
    }
    if (end - begin > 3 && is_apostrophe(code(end - 2)) && (code(end - 1) == 't' || code(end - 1) == 'T') &&
        (code(end - 3) == 'n' || code(end - 3) == 'N')) {
      return end - 3;
    }
    for (std::size_t length = 2; length <= 3 && begin + length < end; ++length) {
      const std::size_t start = end - length;
      if (!is_apostrophe(code(start))) continue;
      const std::string clitic = lower(start, end);
      if (clitic == "'s" || clitic == "'ll" || clitic == "'re" || clitic == "'ve") return start;
      // Short clitics also end transliterated names ("Sa'd"), so they need a common word before them.
      if ((clitic == "'d" || clitic == "'m") && rules_.common.contains(lower(begin, start))) return start;
    }
    return end;
  }

  void hyphens(std::size_t begin, std::size_t end) {
    std::vector<std::size_t> cuts;
    for (std::size_t i = begin + 1; i + 1 < end; ++i) {
      if (is_hyphen(code(i)) && !is_hyphen(code(i + 1))) cuts.push_back(i);
    }
    if (cuts.empty() || stays_whole(begin, end, cuts)) {
      units(begin, end);
      return;
    }
    std::size_t from = begin;
    for (std::size_t k = 0; k < cuts.size(); ++k) {
      if (k == 0 && rules_.prefixes.contains(lower(begin, cuts[0]))) continue;
      if (joins_particle(begin, end, cuts, k)) continue;
      units(from, cuts[k]);
      emit(cuts[k], cuts[k] + 1);
      from = cuts[k] + 1;
    }
    units(from, end);
  }

  // "al-Assad-led": the hyphen behind a particle does not cut, whatever stands later.
  bool joins_particle(std::size_t begin, std::size_t end, const std::vector<std::size_t>& cuts,
                      std::size_t k) const {
    const std::size_t from = k == 0 ? begin : cuts[k - 1] + 1;
    const std::size_t next = k + 1 < cuts.size() ? cuts[k + 1] : end;
    (void)next;
    return rules_.particles.contains(lower(from, cuts[k])) && is_upper(code(cuts[k] + 1));
  }

  bool stays_whole(std::size_t begin, std::size_t end, const std::vector<std::size_t>& cuts) const {
    if (is_number_code(begin, end, cuts)) return true;
    const std::string whole = lower(begin, end);
    if (rules_.whole.contains(whole)) return true;
    if (cuts.size() == 1) {
      const std::string second = lower(cuts[0] + 1, end);
      if (rules_.prefixes.contains(lower(begin, cuts[0]))) return true;
      // The ezafe of Persian names ("Naqsh-e") and short lower-case second halves of names ("Jong-un").
      const bool capital = is_upper(code(begin));
      if (capital && is_lower(code(cuts[0] + 1)) && end - cuts[0] <= 6 && !rules_.common.contains(second) &&
          !second.ends_with("ed") && !second.ends_with("led")) {
        return true;
      }
    }
    return has_particle(begin, end, cuts);
  }

  // A particle part, and a capital behind it or in front of it.
  bool has_particle(std::size_t begin, std::size_t end, const std::vector<std::size_t>& cuts) const {
    bool particle = false;
    std::size_t from = begin;
    for (std::size_t k = 0; k <= cuts.size(); ++k) {
      const std::size_t to = k < cuts.size() ? cuts[k] : end;
      if (rules_.particles.contains(lower(from, to))) {
        if (k == cuts.size()) return false;
        particle = true;
      } else if (!is_upper(code(from)) && !is_apostrophe(code(from))) {
        return false;
      }
      from = to + 1;
    }
    return particle;
  }

  // Telephone numbers, dates and other codes of digits; a range ("30-40") is not one.
  bool is_number_code(std::size_t begin, std::size_t end, const std::vector<std::size_t>& cuts) const {
    std::size_t digits = 0;
    for (std::size_t i = begin; i < end; ++i) {
      if (is_digit(code(i))) {
        ++digits;
      } else if (!is_hyphen(code(i))) {
        return false;
      }
    }
    return cuts.size() >= 2 || (digits == 7 && cuts[0] == begin + 3);
  }

  // "10am" is a number and its unit.
  void units(std::size_t begin, std::size_t end) {
    std::size_t at = begin;
    while (at < end && (is_digit(code(at)) || code(at) == '.' || code(at) == ',' || code(at) == ':'))
      ++at;
    if (at > begin && at < end && is_digit(code(at - 1)) && rules_.units.contains(lower(at, end))) {
      emit(begin, at);
      emit(at, end);
      return;
    }
    emit(begin, end);
  }

  const TokenRules& rules_;
  std::string_view text_;
  std::uint32_t end_;
  std::vector<Character> characters_;
  std::vector<Piece> pieces_;
  bool space_ = true;
  bool open_quote_ = false;
  std::uint32_t groups_ = 0;
};

// Finds where the sentences of one paragraph begin.
class SentenceRules {
 public:
  SentenceRules(const TokenRules& rules, std::string_view text, const std::vector<Piece>& pieces)
      : rules_(rules), text_(text), pieces_(pieces) {}

  // Indices of the first pieces of sentences, without the first of all.
  std::vector<std::size_t> run() const {
    std::vector<std::size_t> starts;
    const std::size_t dateline = dateline_end();
    for (std::size_t i = 0; i < pieces_.size();) {
      std::size_t stop = 0;
      if (dateline == i + 1) {
        stop = dateline;
      } else if (ends_sentence(i)) {
        stop = closing(i + 1);
        if (!starts_sentence(stop, i)) stop = 0;
      }
      if (stop != 0 && stop < pieces_.size()) starts.push_back(stop);
      i = stop == 0 ? i + 1 : stop;
    }
    return starts;
  }

 private:
  std::string_view form(std::size_t i) const {
    return text_.substr(pieces_[i].begin, pieces_[i].end - pieces_[i].begin);
  }
  char32_t first(std::size_t i) const {
    std::size_t at = pieces_[i].begin;
    return next_code_point(text_, at);
  }

  bool is_stop(std::size_t i) const {
    const std::string_view word = form(i);
    if (word == "…" || word == "؟" || word == "。" || word == "‽" || word == "।") return true;
    return !word.empty() && word.find_first_not_of(".!?") == std::string_view::npos;
  }

  bool is_abbreviation(std::size_t i) const {
    const std::string_view word = form(i);
    return word.size() > 1 && word.back() == '.' && word.find_first_not_of(".!?") != std::string_view::npos;
  }

  bool ends_sentence(std::size_t i) const {
    if (i + 1 >= pieces_.size()) return false;
    if (is_stop(i)) return true;
    if (!is_abbreviation(i)) return false;
    if (rules_.titles.contains(lower_word(form(i)))) return false;
    return pieces_[i + 1].space_before || is_closer(first(i + 1));
  }

  // Closing quotes and brackets, and footnote marks such as "[17]", belong to the sentence before.
  std::size_t closing(std::size_t i) const {
    while (i < pieces_.size()) {
      if (is_closer(first(i)) && form(i).size() <= 3 && !pieces_[i].space_before) {
        ++i;
      } else if (is_stop(i) && !pieces_[i].space_before) {
        ++i;
      } else if (i + 2 < pieces_.size() && form(i) == "[" && form(i + 2) == "]" && first(i + 1) >= '0' &&
                 first(i + 1) <= '9') {
        i += 3;
      } else {
        break;
      }
    }
    return i;
  }

  bool particle_name(std::size_t i) const {
    const std::string_view word = form(i);
    const std::size_t hyphen = word.find('-');
    return hyphen != std::string_view::npos && hyphen + 1 < word.size() &&
           rules_.particles.contains(word.substr(0, hyphen)) && word[hyphen + 1] >= 'A' &&
           word[hyphen + 1] <= 'Z';
  }

  // Whether a sentence can begin at piece `i`, the one before it ending at the stop `stop`.
  bool starts_sentence(std::size_t i, std::size_t stop) const {
    if (i >= pieces_.size()) return true;
    // "al-Qaeda.The": a sentence may begin without white space, but only with a capital.
    const bool glued = !pieces_[i].space_before;
    if (glued && !(is_upper(first(i)) && (i - 1 > stop || is_stop(i - 1)))) return false;
    std::size_t word = i;
    while (word + 1 < pieces_.size() && is_opener(word))
      ++word;
    const char32_t c = first(word);
    if (c == ',' || c == ';' || c == ':' || c == ')' || c == ']') return false;
    if (is_lower(c) && !particle_name(word)) return false;
    if (is_stop(stop)) return true;
    // Behind an abbreviation only a word that usually begins sentences does.
    if (word > i) return true;
    if (!is_upper(c)) return false;
    return rules_.starters.contains(lower_word(form(word)));
  }

  bool is_opener(std::size_t i) const {
    const std::string_view word = form(i);
    return word == "(" || word == "[" || word == "\"" || word == "“" || word == "‘" || word == "'" ||
           word == "«" || word == "„" || word == "``" || word == "`" || word == "-" || word == "–" ||
           word == "—" || word == "•" || word == "*";
  }

  // "IDLIB, Syria (North Press) – ": the index behind the dash, or 0.
  std::size_t dateline_end() const {
    constexpr std::size_t longest = 14;
    for (std::size_t i = 1; i + 1 < pieces_.size() && i < longest; ++i) {
      const std::string_view word = form(i);
      if (is_stop(i)) return 0;
      if (word != "-" && word != "–" && word != "—" && word != "--") continue;
      if (!pieces_[i + 1].space_before) continue;
      if (form(i - 1) == ")") return is_upper(first(0)) ? i + 1 : 0;
      return all_capitals(0) && i <= 8 && !all_capitals(i + 1) ? i + 1 : 0;
    }
    return 0;
  }

  bool all_capitals(std::size_t i) const {
    const WordKeys keys = word_keys(form(i));
    return keys.all_capitals && form(i).size() >= 4;
  }

  const TokenRules& rules_;
  std::string_view text_;
  const std::vector<Piece>& pieces_;
};

}  // namespace

std::vector<Piece> tokenize(const TokenRules& rules, std::string_view text, Range range) {
  return ParagraphTokenizer(rules, text, range).run();
}

void suggest_starts(const TokenRules& rules, std::string_view text, std::vector<Piece>& pieces) {
  if (pieces.empty()) return;
  for (const std::size_t start : SentenceRules(rules, text, pieces).run())
    pieces[start].suggested = true;
  pieces.front().suggested = true;
}

std::vector<ParagraphPieces> tokenize_paragraphs(const TokenRules& rules, std::string_view text) {
  std::vector<ParagraphPieces> result;
  for (const Range& range : paragraphs(text)) {
    std::vector<Piece> pieces = tokenize(rules, text, range);
    if (pieces.empty()) continue;
    suggest_starts(rules, text, pieces);
    result.push_back({std::move(pieces), static_cast<std::uint32_t>(result.size())});
  }
  return result;
}

std::size_t best_cut(std::string_view text, const std::vector<Piece>& pieces, std::size_t start,
                     std::size_t end) {
  const std::size_t least = start + (end - start) * 3 / 4;
  for (const std::string_view mark : {";", ",", "|", "•"}) {
    for (std::size_t i = end; i-- > least;) {
      if (i > start && text.substr(pieces[i].begin, pieces[i].end - pieces[i].begin) == mark) return i + 1;
    }
  }
  return end;
}

Sentence make_sentence(std::string_view text, const std::vector<Piece>& pieces, std::size_t begin,
                       std::size_t end, std::uint32_t paragraph) {
  Sentence sentence;
  sentence.begin = pieces[begin].begin;
  sentence.end = pieces[end - 1].end;
  sentence.paragraph = paragraph;
  sentence.tokens.reserve(end - begin);
  for (std::size_t i = begin; i < end; ++i) {
    Token token;
    token.begin = pieces[i].begin;
    token.end = pieces[i].end;
    token.form = std::string(text.substr(token.begin, token.end - token.begin));
    const auto index = static_cast<std::uint32_t>(i - begin);
    if (pieces[i].group != 0) {
      if (i > begin && pieces[i - 1].group == pieces[i].group) {
        if (!sentence.multi_words.empty() && sentence.multi_words.back().last + 1 == index) {
          sentence.multi_words.back().last = index;
        } else {
          sentence.multi_words.push_back({index - 1, index});
        }
      }
    }
    sentence.tokens.push_back(std::move(token));
  }
  return sentence;
}

std::vector<Sentence> split_text(const TokenRules& rules, std::string_view text, std::size_t max_words) {
  std::vector<Sentence> sentences;
  for (const auto& [pieces, paragraph] : tokenize_paragraphs(rules, text)) {
    for (std::size_t begin = 0; begin < pieces.size();) {
      std::size_t end = begin + 1;
      while (end < pieces.size() && !pieces[end].suggested)
        ++end;
      if (end - begin > max_words) end = best_cut(text, pieces, begin, begin + max_words);
      sentences.push_back(make_sentence(text, pieces, begin, end, paragraph));
      begin = end;
    }
  }
  return sentences;
}

}  // namespace hearsay::syntax
