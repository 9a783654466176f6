// A sentence whose tree is being mended: what stands where, and changes that keep it a tree. Internal to the
// mends.
#pragma once

#include <algorithm>
#include <array>
#include <initializer_list>
#include <string_view>

#include "syntax/sentence.hpp"

namespace hearsay::syntax {

// Whether the tag is that of a verb with a tense: "left", "leaves", "will".
inline bool tensed(const Token& token) {
  return token.upos != Upos::PROPN &&
         (token.xpos == "VBD" || token.xpos == "VBZ" || token.xpos == "VBP" || token.xpos == "MD");
}

template <std::size_t Size>
bool among(const std::array<std::string_view, Size>& words, std::string_view word) {
  return std::find(words.begin(), words.end(), word) != words.end();
}

class TreeEdit {
 public:
  explicit TreeEdit(Sentence& sentence) : tokens_(sentence.tokens) {}

  int size() const { return static_cast<int>(tokens_.size()); }
  Token& at(int i) { return tokens_[static_cast<std::size_t>(i)]; }
  const Token& at(int i) const { return tokens_[static_cast<std::size_t>(i)]; }
  bool inside(int i) const { return i >= 0 && i < size(); }

  bool is(int i, std::initializer_list<std::string_view> relations) const {
    return std::find(relations.begin(), relations.end(), at(i).relation) != relations.end();
  }
  // The first dependent by one of these relations, or no_head.
  int child(int head, std::initializer_list<std::string_view> relations) const {
    for (int i = 0; i < size(); ++i)
      if (at(i).head == head && is(i, relations)) return i;
    return no_head;
  }
  // The preposition or conjunction in front of a phrase, or no_head.
  int marker(int head, std::string_view lemma) const {
    for (int i = 0; i < head; ++i)
      if (at(i).head == head && at(i).lemma == lemma && is(i, {"case", "mark", "cc"})) return i;
    return no_head;
  }
  bool below(int i, int ancestor) const {
    for (int steps = 0; i != no_head && steps <= size(); ++steps, i = at(i).head)
      if (i == ancestor) return true;
    return false;
  }
  // The first and last word of the unbroken stretch around `i` that hangs on it.
  int first_of(int i) const {
    int first = i;
    while (first > 0 && below(first - 1, i))
      --first;
    return first;
  }
  int last_of(int i) const {
    int last = i;
    while (last + 1 < size() && below(last + 1, i))
      ++last;
    return last;
  }
  bool name(int i) const { return at(i).upos == Upos::PROPN; }
  bool nominal(int i) const {
    return at(i).upos == Upos::PROPN || at(i).upos == Upos::NOUN || at(i).upos == Upos::PRON;
  }
  // Whether the tag is that of a finite verb; an auxiliary may make a clause finite, too.
  bool finite(int i) const {
    return at(i).upos == Upos::VERB && (at(i).xpos == "VBD" || at(i).xpos == "VBZ" || at(i).xpos == "VBP");
  }
  bool comma(int i) const { return inside(i) && at(i).form == ","; }
  // Whether a comma stands before the phrase, wherever that hangs.
  bool behind_comma(int phrase) const {
    const int first = first_of(phrase);
    return comma(first) || comma(first - 1);
  }
  bool has_subject(int verb) const {
    return child(verb, {"nsubj", "nsubj:pass", "csubj", "expl"}) != no_head;
  }

  // Hangs `i` on `head`, save where that would close a circle.
  bool hang(int i, int head, std::string_view relation) {
    if (i == head || below(head, i)) return false;
    at(i).head = head;
    at(i).relation = relation;
    return true;
  }

 private:
  std::vector<Token>& tokens_;
};

// The last word of a name right before the figure of the phrase that `noun` heads, or no_head: "the Kurds 30
// missiles".
int name_before_figure(const TreeEdit& tree, int noun);

// Makes the words from `first` to `last`, a name that the parser took into the phrase of `noun`, a phrase of
// their own; returns its head, which still hangs where it hung.
int set_name_apart(Sentence& sentence, int last, int first, int noun);

}  // namespace hearsay::syntax
