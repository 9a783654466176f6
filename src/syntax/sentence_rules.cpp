#include "syntax/sentence_rules.hpp"

#include "base/text.hpp"
#include "syntax/characters.hpp"
#include "syntax/word_keys.hpp"

namespace hearsay::syntax {
namespace {

// Finds where the sentences of one paragraph begin.
class SentenceRules {
 public:
  SentenceRules(const TokenRules& rules, std::string_view text, const std::vector<Piece>& pieces)
      : rules_(rules), text_(text), pieces_(pieces) {}

  // Indices of the first pieces of sentences, without the first of all.
  std::vector<std::size_t> run() const {
    std::vector<std::size_t> starts;
    const std::size_t dateline = dateline_end();
    std::size_t start = 0;
    for (std::size_t i = 0; i < pieces_.size();) {
      std::size_t stop = 0;
      if (dateline == i + 1) {
        stop = dateline;
      } else if (ends_sentence(i) && !ends_list_number(start, i)) {
        stop = closing(i + 1);
        if (!starts_sentence(stop, i)) stop = 0;
      }
      if (stop != 0 && stop < pieces_.size()) {
        starts.push_back(stop);
        start = stop;
      }
      i = stop == 0 ? i + 1 : stop;
    }
    return starts;
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
      // "EL FASHER – ": a short word may open the name of the town.
      const bool town =
          all_capitals(0) || (word_keys(form(0)).all_capitals && form(0).size() > 1 && all_capitals(1));
      return town && i <= 8 && !all_capitals(i + 1) ? i + 1 : 0;
    }
    return 0;
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
    if (word.starts_with("…") || word == "؟" || word == "。" || word == "‽" || word == "।") return true;
    return !word.empty() && word.find_first_not_of(".!?") == std::string_view::npos;
  }

  bool is_abbreviation(std::size_t i) const {
    const std::string_view word = form(i);
    return word.size() > 1 && word.back() == '.' && word.find_first_not_of(".!?") != std::string_view::npos;
  }

  bool ends_sentence(std::size_t i) const {
    if (i + 1 >= pieces_.size()) return false;
    if (is_stop(i) || is_emoticon(i)) return true;
    if (!is_abbreviation(i)) return false;
    if (rules_.titles.contains(lower_word(form(i)))) return false;
    return pieces_[i + 1].space_before || is_closer(first(i + 1));
  }

  bool is_emoticon(std::size_t i) const {
    const std::string_view word = form(i);
    return word.size() >= 2 && word.size() <= 6 &&
           std::string_view(":;=").find(word[0]) != std::string_view::npos &&
           std::string_view(")(DP").find(word.back()) != std::string_view::npos;
  }

  // "2." or "2", "." at the start of an item of a list.
  bool ends_list_number(std::size_t start, std::size_t i) const {
    std::string_view number = form(i);
    if (i == start + 1 && number == ".") {
      number = form(start);
    } else if (i != start || !number.ends_with('.')) {
      return false;
    } else {
      number.remove_suffix(1);
    }
    return !number.empty() && number.size() <= 3 &&
           number.find_first_not_of("0123456789") == std::string_view::npos;
  }

  // Closing quotes and brackets, and footnote marks such as "[17]", belong to the sentence before.
  std::size_t closing(std::size_t i) const {
    while (i < pieces_.size()) {
      if (is_closer(first(i)) && form(i).size() <= 3 && !pieces_[i].space_before) {
        ++i;
      } else if ((is_stop(i) && !pieces_[i].space_before) || is_emoticon(i)) {
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
    if (is_stop(word)) return false;
    const char32_t c = first(word);
    if (c == ',' || c == ';' || c == ':' || c == ')' || c == ']') return false;
    // A remark in brackets may begin with a small letter: "… in March. (photo: Reuters)".
    const bool remark = word == i + 1 && form(i) == "(" && form(stop) == ".";
    if (is_lower(c) && !particle_name(word) && !remark) return false;
    if (is_stop(stop) || is_emoticon(stop)) return true;
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

  bool all_capitals(std::size_t i) const {
    const WordKeys keys = word_keys(form(i));
    return keys.all_capitals && form(i).size() >= 4;
  }

  const TokenRules& rules_;
  std::string_view text_;
  const std::vector<Piece>& pieces_;
};

}  // namespace

void suggest_sentences(const TokenRules& rules, std::string_view text, std::vector<Piece>& pieces) {
  if (pieces.empty()) return;
  pieces.front().suggested = true;
  for (const std::size_t start : SentenceRules(rules, text, pieces).run())
    pieces[start].suggested = true;
  if (const std::size_t behind = SentenceRules(rules, text, pieces).dateline_end(); behind != 0)
    pieces[behind].after_dateline = true;
}

}  // namespace hearsay::syntax
