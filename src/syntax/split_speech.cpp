#include "syntax/split_speech.hpp"

#include <algorithm>
#include <array>
#include <string_view>
#include <vector>

#include "syntax/tree_edit.hpp"

namespace hearsay::syntax {
namespace {

bool quotation_mark(const Token& token) {
  static constexpr std::array<std::string_view, 8> marks = {"\"",     "''",     "``",     "\u201c",
                                                            "\u201d", "\u00ab", "\u00bb", "\u201e"};
  return std::find(marks.begin(), marks.end(), token.form) != marks.end();
}

class SplitSpeech {
 public:
  explicit SplitSpeech(Sentence& sentence) : tokens_(sentence.tokens) {}

  void mend() {
    std::vector<int> marks;
    for (int i = 0; i < size(); ++i)
      if (quotation_mark(at(i))) marks.push_back(i);
    for (std::size_t m = 0; m + 2 < marks.size(); m += 2)
      join(marks[m], marks[m + 1], marks[m + 2]);
  }

 private:
  int size() const { return static_cast<int>(tokens_.size()); }
  Token& at(int token) { return tokens_[static_cast<std::size_t>(token)]; }

  bool has_tensed(int from, int until) {
    for (int i = from; i < until; ++i)
      if (tensed(at(i))) return true;
    return false;
  }

  // The head of the noun phrase that is all there is between the two tokens, or no_head.
  int phrase_head(int from, int until) {
    if (has_tensed(from, until)) return no_head;
    for (int i = from; i < until; ++i) {
      const bool noun = at(i).upos == Upos::NOUN || at(i).upos == Upos::PROPN || at(i).upos == Upos::PRON;
      const bool outside = at(i).head < from || at(i).head >= until;
      if (noun && outside) return i;
    }
    return no_head;
  }

  // The first verb behind the token, with only auxiliaries and adverbs before it; no_head when something else
  // stands there.
  int verb_from(int from) {
    bool finite = false;
    for (int i = from; i < size(); ++i) {
      finite = finite || tensed(at(i));
      if (at(i).upos == Upos::VERB) return finite ? i : no_head;
      const bool before = at(i).upos == Upos::AUX || at(i).upos == Upos::ADV || at(i).upos == Upos::PART;
      if (!before) return no_head;
    }
    return no_head;
  }

  bool below(int token, int ancestor) {
    for (int steps = 0; token != no_head && steps <= size(); ++steps) {
      if (token == ancestor) return true;
      token = at(token).head;
    }
    return false;
  }

  void join(int open, int close, int reopen) {
    const int subject = phrase_head(open + 1, close);
    const int verb = verb_from(reopen + 1);
    if (subject == no_head || verb == no_head || !has_tensed(close + 1, reopen)) return;
    if (at(subject).head == no_head || below(verb, subject)) return;
    bool passive = false;
    for (int i = 0; i < size(); ++i) {
      if (at(i).head != verb) continue;
      if (at(i).relation.starts_with("nsubj") && i > close) return;
      passive = passive || at(i).relation == "aux:pass";
    }
    at(subject).head = verb;
    at(subject).relation = passive ? "nsubj:pass" : "nsubj";
  }

  std::vector<Token>& tokens_;
};

}  // namespace

void mend_split_speech(Sentence& sentence) {
  SplitSpeech(sentence).mend();
}

}  // namespace hearsay::syntax
