// What the mends change in a tree, and what they leave alone. The trees are as a parser errs, by hand.
#include "syntax/mends.hpp"

#include <gtest/gtest.h>

#include <initializer_list>

namespace hearsay::syntax {
namespace {

struct Word {
  const char* form;
  Upos upos;
  int head;  // counted from 1, as in CoNLL-U
  const char* relation;
};

Sentence tree(std::initializer_list<Word> words) {
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
std::string arc(const Sentence& sentence, std::size_t n) {
  const Token& token = sentence.tokens.at(n - 1);
  const std::string head =
      token.head == no_head ? "" : sentence.tokens.at(static_cast<std::size_t>(token.head)).form;
  return head + "/" + token.relation;
}

// The mend, and that what it leaves is a tree.
Sentence mended(void (*mend)(Sentence&), Sentence sentence) {
  mend(sentence);
  for (std::size_t i = 0; i < sentence.tokens.size(); ++i) {
    int at = static_cast<int>(i);
    for (std::size_t steps = 0; at != no_head && steps <= sentence.tokens.size(); ++steps)
      at = sentence.tokens[static_cast<std::size_t>(at)].head;
    EXPECT_EQ(at, no_head) << "a cycle at word " << i + 1;
  }
  return sentence;
}

using enum Upos;

TEST(Mends, TheSecondOfThreeNamesIsNoApposition) {
  const Sentence list = mended(mend_lists, tree({{"Falcons", PROPN, 7, "nsubj"},
                                                 {",", PUNCT, 3, "punct"},
                                                 {"Lions", PROPN, 1, "appos"},
                                                 {"and", CCONJ, 6, "cc"},
                                                 {"the", DET, 6, "det"},
                                                 {"Guard", PROPN, 3, "conj"},
                                                 {"merged", VERB, 0, "root"}}));
  EXPECT_EQ(arc(list, 3), "Falcons/conj");
  EXPECT_EQ(arc(list, 6), "Falcons/conj");
}

TEST(Mends, AnAppositionWithoutAThirdNameStays) {
  // "Falcons, Lions of the north, merged"
  const Sentence two = mended(mend_lists, tree({{"Falcons", PROPN, 5, "nsubj"},
                                                {",", PUNCT, 3, "punct"},
                                                {"Lions", PROPN, 1, "appos"},
                                                {",", PUNCT, 3, "punct"},
                                                {"merged", VERB, 0, "root"}}));
  EXPECT_EQ(arc(two, 3), "Falcons/appos");
  // "Falcons, the brigade and Guard": a common noun does explain a name.
  const Sentence described = mended(mend_lists, tree({{"Falcons", PROPN, 0, "root"},
                                                      {"the", DET, 3, "det"},
                                                      {"brigade", NOUN, 1, "appos"},
                                                      {"and", CCONJ, 5, "cc"},
                                                      {"Guard", PROPN, 3, "conj"}}));
  EXPECT_EQ(arc(described, 3), "Falcons/appos");
  EXPECT_EQ(arc(described, 5), "brigade/conj");
  // No "and": "Falcons, Lions, Guard" may be anything.
  const Sentence bare = mended(
      mend_lists,
      tree({{"Falcons", PROPN, 0, "root"}, {"Lions", PROPN, 1, "appos"}, {"Guard", PROPN, 2, "conj"}}));
  EXPECT_EQ(arc(bare, 2), "Falcons/appos");
}

// "clashes between members of Falcons and officers of Ordan"
Sentence between(const char* marker, Upos second, int head_of_second) {
  return tree({{"clashes", NOUN, 0, "root"},
               {marker, ADP, 3, "case"},
               {"members", NOUN, 1, "nmod"},
               {"of", ADP, 5, "case"},
               {"Falcons", PROPN, 3, "nmod"},
               {"and", CCONJ, 7, "cc"},
               {"officers", second, head_of_second, "conj"},
               {"of", ADP, 9, "case"},
               {"Ordan", PROPN, 7, "nmod"}});
}

TEST(Mends, BetweenAsksForTwo) {
  EXPECT_EQ(arc(mended(mend_between, between("between", NOUN, 5)), 7), "members/conj");
}

TEST(Mends, WhatIsCoordinatedInsideOfOtherPhrasesStays) {
  EXPECT_EQ(arc(mended(mend_between, between("among", NOUN, 5)), 7), "Falcons/conj");
  EXPECT_EQ(arc(mended(mend_between, between("between", PROPN, 5)), 7), "Falcons/conj")
      << "two names may well be one list";
  EXPECT_EQ(arc(mended(mend_between, between("between", NOUN, 3)), 7), "members/conj");
  // "between members of Falcons and allies and officers": the two are there already.
  Sentence whole = between("between", NOUN, 5);
  whole.tokens.push_back(whole.tokens[6]);
  whole.tokens.back().head = 2;
  EXPECT_EQ(arc(mended(mend_between, whole), 7), "Falcons/conj");
}

// "Ordan attacked Falcons but not Lions", with Lions on the verb.
Sentence contrast() {
  return tree({{"Ordan", PROPN, 2, "nsubj"},
               {"attacked", VERB, 0, "root"},
               {"Falcons", PROPN, 2, "obj"},
               {"but", CCONJ, 6, "cc"},
               {"not", PART, 6, "advmod"},
               {"Lions", PROPN, 2, "conj"}});
}

TEST(Mends, ANameIsCoordinatedWithTheObject) {
  EXPECT_EQ(arc(mended(mend_nominal_conjuncts, contrast()), 6), "Falcons/conj");
}

TEST(Mends, AConjunctWithAClauseOfItsOwnStaysOnTheVerb) {
  // "… and Lions Ordan" (gapping): the orphan shows that a clause is meant.
  for (const char* relation : {"orphan", "nsubj", "cop", "case"}) {
    Sentence gapped = contrast();
    gapped.tokens.push_back(gapped.tokens[0]);
    gapped.tokens.back().head = 5;
    gapped.tokens.back().relation = relation;
    EXPECT_EQ(arc(mended(mend_nominal_conjuncts, gapped), 6), "attacked/conj") << relation;
  }
  Sentence verb = contrast();
  verb.tokens[5].upos = VERB;
  EXPECT_EQ(arc(mended(mend_nominal_conjuncts, verb), 6), "attacked/conj");
  Sentence described = contrast();
  described.tokens[2].upos = NOUN;
  EXPECT_EQ(arc(mended(mend_nominal_conjuncts, described), 6), "attacked/conj");
  Sentence none = contrast();
  none.tokens[2].relation = "obl";
  EXPECT_EQ(arc(mended(mend_nominal_conjuncts, none), 6), "attacked/conj") << "no object to go with";
}

TEST(Mends, PastTenseWithAThatClauseIsNoParticiple) {
  Sentence sentence = tree({{"Bank", PROPN, 0, "root"},
                            {"confirmed", VERB, 1, "acl"},
                            {"that", SCONJ, 5, "mark"},
                            {"it", PRON, 5, "nsubj"},
                            {"merged", VERB, 2, "ccomp"},
                            {".", PUNCT, 1, "punct"}});
  sentence.tokens[1].xpos = "VBN";
  const Sentence found = mended(mend_lost_verb, sentence);
  EXPECT_EQ(arc(found, 1), "confirmed/nsubj");
  EXPECT_EQ(arc(found, 2), "/root");
  EXPECT_EQ(arc(found, 6), "confirmed/punct");
}

TEST(Mends, ThatBeforeAClauseWithAnObjectIsAConjunction) {
  const Sentence found = mended(mend_relative_that, tree({{"claims", NOUN, 0, "root"},
                                                          {"that", PRON, 4, "obj"},
                                                          {"guild", NOUN, 4, "nsubj"},
                                                          {"armed", VERB, 1, "acl:relcl"},
                                                          {"them", PRON, 4, "obj"}}));
  EXPECT_EQ(arc(found, 2), "armed/mark");
  EXPECT_EQ(arc(found, 4), "claims/acl");
  const Sentence relative = mended(mend_relative_that, tree({{"rifles", NOUN, 0, "root"},
                                                             {"that", PRON, 4, "obj"},
                                                             {"guild", NOUN, 4, "nsubj"},
                                                             {"bought", VERB, 1, "acl:relcl"}}));
  EXPECT_EQ(arc(relative, 2), "bought/obj");
}

}  // namespace
}  // namespace hearsay::syntax
