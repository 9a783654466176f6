#include "syntax/asides.hpp"

#include <algorithm>
#include <array>
#include <initializer_list>
#include <string_view>

#include "syntax/tree_edit.hpp"

namespace hearsay::syntax {
namespace {

constexpr int longest_aside = 16;  // words
constexpr int longest_quotation = 40;

bool noun(const Token& token) {
  return token.upos == Upos::NOUN || token.upos == Upos::PROPN || token.upos == Upos::PRON;
}

class Asides {
 public:
  explicit Asides(const Sentence& sentence) : tokens_(sentence.tokens), strand_(tokens_.size(), 0) {}

  std::vector<Strand> find() {
    std::vector<Strand> strands(1);
    for (int i = 0; i < size(); ++i) {
      take_quotation(i);
      take_brackets(i, strands);
      take_insertion(i, strands);
      take_denial(i, strands);
    }
    if (!found_) return {};
    for (std::size_t i = 0; i < tokens_.size(); ++i)
      if (strand_[i] != mark) strands[static_cast<std::size_t>(strand_[i])].words.push_back(i);
    if (strands.front().words.empty()) return {};
    return strands;
  }

 private:
  static constexpr int mark = -1;

  int size() const { return static_cast<int>(tokens_.size()); }
  const Token& at(int i) const { return tokens_[static_cast<std::size_t>(i)]; }
  int& strand(int i) { return strand_[static_cast<std::size_t>(i)]; }
  bool glued(int i) const { return i > 0 && at(i).begin == at(i - 1).end; }
  bool free(int from, int until) {
    for (int i = from; i < until; ++i)
      if (strand(i) != 0) return false;
    return true;
  }
  bool has_tensed(int from, int until) const {
    for (int i = from; i < until; ++i)
      if (tensed(at(i))) return true;
    return false;
  }

  static bool is_one_of(const std::string& form, std::initializer_list<std::string_view> forms) {
    return std::find(forms.begin(), forms.end(), form) != forms.end();
  }
  bool opens(int i) const {
    if (is_one_of(at(i).form, {"\u201c", "\u201e", "\u00ab", "\u2018"})) return true;
    return is_one_of(at(i).form, {"\"", "``", "'"}) && at(i).xpos != "POS" && !glued(i) && glued(i + 1);
  }
  bool closes(int open, int i) const {
    const std::string& form = at(open).form;
    const bool single = form == "'" || form == "\u2018";
    if (single) return is_one_of(at(i).form, {"'", "\u2019"}) && at(i).xpos != "POS" && glued(i);
    return is_one_of(at(i).form, {"\"", "''", "\u201d", "\u00bb"}) && glued(i);
  }

  // A quotation that goes on a clause: in front of it stands a word of that, not a comma or colon.
  void take_quotation(int open) {
    if (open == 0 || open + 2 >= size() || at(open - 1).upos == Upos::PUNCT || !opens(open)) return;
    int close = open + 1;
    while (close < size() && close - open <= longest_quotation && !closes(open, close))
      ++close;
    if (close >= size() || !closes(open, close) || close - open < 3 || !free(open, close + 1)) return;
    // What is only a name ("the operation “Spring Shield”") is left as it is.
    const bool name =
        std::all_of(tokens_.begin() + open + 1, tokens_.begin() + close, [](const Token& token) {
          return token.upos == Upos::PROPN || token.upos == Upos::DET || token.upos == Upos::ADP;
        });
    if (name) return;
    strand(open) = strand(close) = mark;
    found_ = true;
  }

  // "they [the rebels] control", "[the rebels] control", "we have [armed] them"
  void take_brackets(int open, std::vector<Strand>& strands) {
    if (at(open).form != "[") return;
    int close = open + 1;
    while (close < size() && close - open <= longest_aside && at(close).form != "]")
      ++close;
    if (close >= size() || at(close).form != "]" || close - open < 2 || !free(open, close + 1)) return;
    const bool whole = open == 0 && close + 2 >= size();
    if (whole || has_tensed(open + 1, close) || at(close - 1).upos == Upos::PUNCT) return;
    strand(open) = strand(close) = mark;
    found_ = true;
    if (open == 0 || at(open - 1).upos != Upos::PRON) return;
    for (int i = open + 1; i < close; ++i)
      strand(i) = static_cast<int>(strands.size());
    strands.push_back({{}, open - 1, "appos"});
  }

  // "the council, a priest told the paper, left": between a noun phrase and its verb.
  void take_insertion(int comma, std::vector<Strand>& strands) {
    if (comma < 1 || at(comma).form != "," || !noun_phrase_before(comma)) return;
    int end = comma + 1;
    while (end < size() && end - comma <= longest_aside && at(end).form != ",")
      ++end;
    if (end == comma + 1 || end + 1 >= size() || at(end).form != "," || !free(comma, end + 1)) return;
    const bool says = reports(comma + 1, end);
    const bool circumstance = at(comma + 1).upos == Upos::ADP && !has_tensed(comma + 1, end);
    if (!says && !circumstance) return;
    if (!takes_up(end + 1) || has_subject_before(comma, end)) return;
    strand(comma) = strand(end) = mark;
    for (int i = comma + 1; i < end; ++i)
      strand(i) = static_cast<int>(strands.size());
    strands.push_back({{}, no_head, says ? "parataxis" : "obl"});
    found_ = true;
  }

  // "had at no point armed them", "in no way supports them"
  void take_denial(int at_no, std::vector<Strand>& strands) {
    static constexpr std::array<std::string_view, 9> nouns = {
        "point", "time", "way", "circumstances", "means", "account", "stage", "moment", "case"};
    if (at_no < 1 || at_no + 3 >= size() || at(at_no).upos != Upos::ADP || at(at_no + 1).form != "no" ||
        std::find(nouns.begin(), nouns.end(), at(at_no + 2).form) == nouns.end())
      return;
    const Token& behind = at(at_no + 3);
    const bool verb = behind.xpos.starts_with("VB") || behind.upos == Upos::ADJ || behind.upos == Upos::ADV;
    if (!verb || at(at_no - 1).upos == Upos::PUNCT || !free(at_no, at_no + 3)) {
      // The mark of a quotation may stand in front: had "at no point armed" them.
      if (!verb || strand(at_no - 1) != mark || !free(at_no, at_no + 3)) return;
    }
    for (int i = at_no; i < at_no + 3; ++i)
      strand(i) = static_cast<int>(strands.size());
    strands.push_back({{}, at_no + 3, "obl"});
    found_ = true;
  }

  // From the start of the sentence or clause to here no verb, and a noun right before it.
  bool noun_phrase_before(int comma) const {
    if (!noun(at(comma - 1))) return false;
    for (int i = comma - 1; i >= 0; --i) {
      if (at(i).upos == Upos::SCONJ || at(i).form == ";" || at(i).form == ":" || opens(i)) return true;
      if (tensed(at(i)) || at(i).form == ",") return false;
    }
    return true;
  }

  // A noun phrase and its verb: "a priest told the paper".
  bool reports(int from, int until) const {
    if (at(from).xpos.starts_with("W") || at(from).upos == Upos::SCONJ || at(from).upos == Upos::CCONJ)
      return false;
    // ", said a priest,"
    if (tensed(at(from)) && at(from).upos == Upos::VERB && from + 1 < until && !has_tensed(from + 1, until))
      return noun(at(until - 1)) && (at(from + 1).upos == Upos::DET || noun(at(from + 1)));
    int verb = from;
    while (verb < until && !tensed(at(verb)))
      ++verb;
    if (verb == from || verb == until || !noun(at(verb - 1)) || has_tensed(verb + 1, until)) return false;
    for (int i = from; i < verb; ++i)
      if (at(i).xpos.starts_with("W") || at(i).upos == Upos::VERB) return false;
    return true;
  }

  // The clause goes on with its verb.
  bool takes_up(int from) const {
    while (from + 1 < size() && at(from).upos == Upos::ADV)
      ++from;
    return tensed(at(from));
  }

  bool has_subject_before(int comma, int end) const {
    for (int i = 0; i < comma; ++i)
      if (at(i).relation.starts_with("nsubj") && at(i).head > end) return true;
    return false;
  }

  const std::vector<Token>& tokens_;
  std::vector<int> strand_;  // of each word; `mark` for what is in none
  bool found_ = false;
};

// The nearest word behind or, at the end, before a mark.
int neighbour(const std::vector<bool>& placed, std::size_t mark) {
  const int size = static_cast<int>(placed.size());
  for (int i = static_cast<int>(mark) + 1; i < size; ++i)
    if (placed[static_cast<std::size_t>(i)]) return i;
  for (int i = static_cast<int>(mark) - 1; i >= 0; --i)
    if (placed[static_cast<std::size_t>(i)]) return i;
  return no_head;
}

}  // namespace

std::vector<Strand> strands_of(const Sentence& sentence) {
  return Asides(sentence).find();
}

Sentence unravel(const Sentence& sentence, const Strand& strand) {
  Sentence result;
  for (const std::size_t word : strand.words)
    result.tokens.push_back(sentence.tokens[word]);
  result.begin = result.tokens.front().begin;
  result.end = result.tokens.back().end;
  return result;
}

void ravel(Sentence& sentence, const std::vector<Strand>& strands, const std::vector<Sentence>& parsed) {
  std::vector<bool> placed(sentence.tokens.size(), false);
  int root = no_head;
  for (std::size_t s = 0; s < strands.size(); ++s) {
    const std::vector<std::size_t>& words = strands[s].words;
    for (std::size_t i = 0; i < words.size(); ++i) {
      Token token = parsed[s].tokens[i];
      if (token.head != no_head) {
        token.head = static_cast<int>(words[static_cast<std::size_t>(token.head)]);
      } else if (s == 0) {
        root = static_cast<int>(words[i]);
      } else {
        token.head = strands[s].hangs_on == no_head ? root : strands[s].hangs_on;
        token.relation = strands[s].relation;
      }
      token.begin = sentence.tokens[words[i]].begin;
      token.end = sentence.tokens[words[i]].end;
      sentence.tokens[words[i]] = std::move(token);
      placed[words[i]] = true;
    }
  }
  for (std::size_t i = 0; i < sentence.tokens.size(); ++i) {
    if (placed[i]) continue;
    // A mark stays where the whole sentence had it, as long as that is a word.
    const int head = sentence.tokens[i].head;
    if (head == no_head || !placed[static_cast<std::size_t>(head)])
      sentence.tokens[i].head = neighbour(placed, i);
    sentence.tokens[i].relation = "punct";
  }
}

}  // namespace hearsay::syntax
