// Trees as a parser errs, written by hand, and what a mend makes of them.
#pragma once

#include <gtest/gtest.h>

#include <algorithm>
#include <initializer_list>
#include <string>

#include "syntax/sentence.hpp"

namespace hearsay::syntax {

struct Word {
  const char* form;
  Upos upos;
  int head;  // counted from 1, as in CoNLL-U
  const char* relation;
};

inline Sentence tree(std::initializer_list<Word> words) {
  Sentence sentence;
  for (const Word& word : words) {
    Token token;
    token.form = token.lemma = word.form;
    token.upos = word.upos;
    token.head = word.head - 1;
    token.relation = word.relation;
    sentence.tokens.push_back(std::move(token));
  }
  return sentence;
}

// "head's form/relation" of the n-th word, counted from 1.
inline std::string arc(const Sentence& sentence, std::size_t n) {
  const Token& token = sentence.tokens.at(n - 1);
  const std::string head =
      token.head == no_head ? "" : sentence.tokens.at(static_cast<std::size_t>(token.head)).form;
  return head + "/" + token.relation;
}

// The mend, and that what it leaves is a tree.
inline Sentence mended(void (*mend)(Sentence&), Sentence sentence) {
  mend(sentence);
  for (std::size_t i = 0; i < sentence.tokens.size(); ++i) {
    int at = static_cast<int>(i);
    for (std::size_t steps = 0; at != no_head && steps <= sentence.tokens.size(); ++steps)
      at = sentence.tokens[static_cast<std::size_t>(at)].head;
    EXPECT_EQ(at, no_head) << "a cycle at word " << i + 1;
  }
  EXPECT_EQ(std::count_if(sentence.tokens.begin(), sentence.tokens.end(),
                          [](const Token& token) { return token.head == no_head; }),
            1)
      << "not one root";
  return sentence;
}

// The same tree with a Penn tag on one word, counted from 1.
inline Sentence tagged(Sentence sentence, std::size_t word, const char* xpos) {
  sentence.tokens.at(word - 1).xpos = xpos;
  return sentence;
}

}  // namespace hearsay::syntax
