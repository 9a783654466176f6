#include "syntax/word_cutter.hpp"

#include <algorithm>

#include "base/text.hpp"

namespace hearsay::syntax {
namespace {

class WordCutter {
 public:
  WordCutter(const TokenRules& rules, const Characters& characters, PieceList& pieces)
      : rules_(rules), characters_(characters), pieces_(pieces) {}

  void run(std::size_t begin, std::size_t end) {
    const std::size_t clitic = clitic_start(begin, end);
    if (clitic > begin && clitic < end) {
      const std::size_t first = pieces_.list().size();
      hyphens(begin, clitic);
      const std::uint32_t group = pieces_.new_group();
      if (pieces_.list().size() > first) pieces_.list().back().group = group;
      pieces_.emit(clitic, end, group);
      return;
    }
    if (const auto found = find_contraction(begin, end); found != rules_.contractions.end()) {
      const std::uint32_t group = pieces_.new_group();
      for (const std::uint8_t length : found->second) {
        if (begin >= end) break;
        pieces_.emit(begin, std::min(begin + length, end), group);
        begin += length;
      }
      return;
    }
    hyphens(begin, end);
  }

 private:
  using Contractions = decltype(TokenRules::contractions);

  // The entry of the word itself, or of the word and the one behind it.
  Contractions::const_iterator find_contraction(std::size_t begin, std::size_t end) const {
    constexpr std::size_t longest = 8;
    constexpr std::size_t longest_next = 16;
    if (end - begin > longest) return rules_.contractions.end();
    const std::string word = characters_.lower(begin, end);
    const auto found = rules_.contractions.find(word);
    if (found != rules_.contractions.end() || !is_blank(characters_.code(end))) return found;
    std::size_t next = end;
    while (next < characters_.size() && is_blank(characters_.code(next)))
      ++next;
    const std::size_t stop = characters_.letters_end(next, std::min(next + longest_next, characters_.size()));
    return rules_.contractions.find(word + ' ' + characters_.lower(next, stop));
  }

  // Where the clitic of a word begins ("'s", "n't", "'ll", a final apostrophe); `end` when it has none.
  std::size_t clitic_start(std::size_t begin, std::size_t end) const {
    if (end - begin < 2) return end;
    if (is_apostrophe(characters_.code(end - 1))) {
      const char32_t before = characters_.code(end - 2);
      return before == 's' || before == 'S' || before == 'x' || before == 'z' ? end - 1 : end;
    }
    if (end - begin > 3 && is_apostrophe(characters_.code(end - 2)) &&
        (characters_.code(end - 1) == 't' || characters_.code(end - 1) == 'T') &&
        (characters_.code(end - 3) == 'n' || characters_.code(end - 3) == 'N')) {
      return end - 3;
    }
    for (std::size_t length = 2; length <= 3 && begin + length < end; ++length) {
      const std::size_t start = end - length;
      if (!is_apostrophe(characters_.code(start))) continue;
      const std::string clitic = characters_.lower(start, end);
      if (clitic == "'s" && is_decade(begin, start)) return end;
      if (clitic == "'s" || clitic == "'ll" || clitic == "'re" || clitic == "'ve") return start;
      // Short clitics also end transliterated names ("Sa'd"), so they need a common word before them.
      if ((clitic == "'d" || clitic == "'m") && rules_.common.contains(characters_.lower(begin, start)))
        return start;
    }
    return end;
  }

  // "the 1980's", "the 80's".
  bool is_decade(std::size_t begin, std::size_t end) const {
    if ((end - begin != 2 && end - begin != 4) || characters_.code(end - 1) != '0') return false;
    while (begin < end && is_digit(characters_.code(begin)))
      ++begin;
    return begin == end;
  }

  // "year-" with a dash that was typed as a hyphen; but "th-", a word broken off, stays whole.
  bool ends_in_dash(std::size_t begin, std::size_t end) const {
    if (end - begin < 2 || !is_hyphen(characters_.code(end - 1))) return false;
    const char32_t before = characters_.code(end - 2);
    if (is_digit(before)) return true;
    if (!is_letter(before) || end - begin < 3) return false;
    // Spoken text marks a word that breaks off with a hyphen and goes on with a dash.
    std::size_t next = end;
    while (next < characters_.size() && is_blank(characters_.code(next)))
      ++next;
    if (is_long_dash(characters_.code(next))) return false;
    const std::string stem = characters_.lower(begin, end - 1);
    return end - begin > 5 || rules_.common.contains(stem) || rules_.prefixes.contains(stem);
  }

  void hyphens(std::size_t begin, std::size_t end) {
    if (ends_in_dash(begin, end)) {
      hyphens(begin, end - 1);
      pieces_.emit(end - 1, end);
      return;
    }
    std::vector<std::size_t> cuts;
    for (std::size_t i = begin + 1; i + 1 < end; ++i) {
      if (is_hyphen(characters_.code(i)) && !is_hyphen(characters_.code(i + 1))) cuts.push_back(i);
    }
    if (cuts.empty() || stays_whole(begin, end, cuts)) {
      units(begin, end);
      return;
    }
    std::size_t from = begin;
    for (std::size_t k = 0; k < cuts.size(); ++k) {
      if (k == 0 && is_prefix(begin, cuts[0])) continue;
      if (joins_particle(begin, cuts, k)) continue;
      units(from, cuts[k]);
      pieces_.emit(cuts[k], cuts[k] + 1);
      from = cuts[k] + 1;
    }
    units(from, end);
  }

  // "al-Assad-led": the hyphen behind a particle does not cut, whatever stands later.
  bool joins_particle(std::size_t begin, const std::vector<std::size_t>& cuts, std::size_t k) const {
    const std::size_t from = k == 0 ? begin : cuts[k - 1] + 1;
    return rules_.particles.contains(characters_.lower(from, cuts[k])) &&
           is_upper(characters_.code(cuts[k] + 1));
  }

  // "anti-", but not the abbreviation in "UN-backed".
  bool is_prefix(std::size_t begin, std::size_t hyphen) const {
    if (!rules_.prefixes.contains(characters_.lower(begin, hyphen))) return false;
    return hyphen - begin < 2 || !is_upper(characters_.code(begin + 1)) ||
           is_upper(characters_.code(hyphen + 1));
  }

  bool stays_whole(std::size_t begin, std::size_t end, const std::vector<std::size_t>& cuts) const {
    if (is_number_code(begin, end, cuts)) return true;
    const std::string whole = characters_.lower(begin, end);
    if (rules_.whole.contains(whole)) return true;
    if (cuts.size() == 1) {
      const std::string second = characters_.lower(cuts[0] + 1, end);
      if (is_prefix(begin, cuts[0])) return true;
      // The ezafe of Persian names ("Naqsh-e") and short lower-case second halves of names ("Jong-un").
      const bool capital = is_upper(characters_.code(begin));
      if (capital && is_lower(characters_.code(cuts[0] + 1)) && end - cuts[0] <= 6 &&
          !rules_.common.contains(second) && !rules_.common.contains(characters_.lower(begin, cuts[0])) &&
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
      if (rules_.particles.contains(characters_.lower(from, to))) {
        if (k == cuts.size()) return false;
        particle = true;
      } else if (!is_upper(characters_.code(from)) && !is_apostrophe(characters_.code(from))) {
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
      if (is_digit(characters_.code(i))) {
        ++digits;
      } else if (!is_hyphen(characters_.code(i)) && !(i == begin && characters_.code(i) == '+')) {
        return false;
      }
    }
    if (cuts.size() >= 2 || characters_.code(begin) == '+') return true;
    return (digits == 7 && cuts[0] == begin + 3) || (digits == 9 && cuts[0] == begin + 5);
  }

  // "10am" is a number and its unit.
  void units(std::size_t begin, std::size_t end) {
    std::size_t at = begin;
    while (at < end && (is_digit(characters_.code(at)) || characters_.code(at) == '.' ||
                        characters_.code(at) == ',' || characters_.code(at) == ':'))
      ++at;
    if (at > begin && at < end && is_digit(characters_.code(at - 1)) &&
        rules_.units.contains(characters_.lower(at, end))) {
      pieces_.emit(begin, at);
      pieces_.emit(at, end);
      return;
    }
    pieces_.emit(begin, end);
  }

  const TokenRules& rules_;
  const Characters& characters_;
  PieceList& pieces_;
};

}  // namespace

void PieceList::emit(std::size_t begin, std::size_t end, std::uint32_t group) {
  if (begin >= end) return;
  pieces_.push_back({characters_.offset(begin), characters_.offset(end), group, space_});
  space_ = false;
}

void cut_word(const TokenRules& rules, const Characters& characters, std::size_t begin, std::size_t end,
              PieceList& pieces) {
  WordCutter(rules, characters, pieces).run(begin, end);
}

}  // namespace hearsay::syntax
