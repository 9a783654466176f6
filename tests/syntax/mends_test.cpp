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

// The same tree with a Penn tag on one word, counted from 1.
Sentence tagged(Sentence sentence, std::size_t word, const char* xpos) {
  sentence.tokens.at(word - 1).xpos = xpos;
  return sentence;
}

TEST(Mends, ANameBeforeAFigureIsTheRecipient) {
  // "paid the Falcons 500 dollars"
  Sentence sentence = tagged(tree({{"paid", VERB, 0, "root"},
                                   {"the", DET, 5, "det"},
                                   {"Falcons", PROPN, 5, "compound"},
                                   {"500", NUM, 5, "nummod"},
                                   {"dollars", NOUN, 1, "obj"}}),
                             5, "NNS");
  sentence.names = {{2, 3, NameKind::organisation, 1}};
  const Sentence paid = mended(mend_recipients, std::move(sentence));
  EXPECT_EQ(arc(paid, 3), "paid/iobj");
  EXPECT_EQ(arc(paid, 2), "Falcons/det");
  EXPECT_EQ(arc(paid, 4), "dollars/nummod");
  EXPECT_EQ(paid.names[0].last, 2u);
  // "bought 500 Falcons rifles": the figure stands before the name.
  const Sentence bought = mended(mend_recipients, tagged(tree({{"bought", VERB, 0, "root"},
                                                               {"500", NUM, 4, "nummod"},
                                                               {"Falcons", PROPN, 4, "compound"},
                                                               {"rifles", NOUN, 1, "obj"}}),
                                                         4, "NNS"));
  EXPECT_EQ(arc(bought, 3), "rifles/compound");
}

TEST(Mends, AnAgentBehindAnInterruption) {
  // "was attacked, with ferocity, by Ordan"
  const Sentence attacked = mended(mend_agents, tree({{"was", AUX, 2, "aux:pass"},
                                                      {"attacked", VERB, 0, "root"},
                                                      {",", PUNCT, 5, "punct"},
                                                      {"with", ADP, 5, "case"},
                                                      {"ferocity", NOUN, 2, "obl"},
                                                      {",", PUNCT, 5, "punct"},
                                                      {"by", ADP, 8, "case"},
                                                      {"Ordan", PROPN, 5, "nmod"}}));
  EXPECT_EQ(arc(attacked, 8), "attacked/obl:agent");
  // "was attacked with books by Ordan": no interruption.
  const Sentence books = mended(mend_agents, tree({{"was", AUX, 2, "aux:pass"},
                                                   {"attacked", VERB, 0, "root"},
                                                   {"with", ADP, 4, "case"},
                                                   {"books", NOUN, 2, "obl"},
                                                   {"by", ADP, 6, "case"},
                                                   {"Ordan", PROPN, 4, "nmod"}}));
  EXPECT_EQ(arc(books, 6), "books/nmod");
}

TEST(Mends, WhatIsPutInBetweenIsNoConjunct) {
  // "in Tarsa and, on Sundays, Leyda"
  const Sentence places = mended(mend_insertions, tree({{"active", ADJ, 0, "root"},
                                                        {"in", ADP, 3, "case"},
                                                        {"Tarsa", PROPN, 1, "obl"},
                                                        {"and", CCONJ, 7, "cc"},
                                                        {",", PUNCT, 4, "punct"},
                                                        {"on", ADP, 7, "case"},
                                                        {"Sundays", PROPN, 1, "obl"},
                                                        {",", PUNCT, 9, "punct"},
                                                        {"Leyda", PROPN, 7, "appos"}}));
  EXPECT_EQ(arc(places, 9), "Tarsa/conj");
  EXPECT_EQ(arc(places, 4), "Leyda/cc");
}

TEST(Mends, AVerbWithoutACoordinatorHasASubjectOfItsOwn) {
  // "Ordan detained Tamo, and Lions, later, left"
  const auto clauses = [](int head_of_coordinator) {
    return tagged(tree({{"Ordan", PROPN, 2, "nsubj"},
                        {"detained", VERB, 0, "root"},
                        {"Tamo", PROPN, 2, "obj"},
                        {",", PUNCT, 6, "punct"},
                        {"and", CCONJ, head_of_coordinator, "cc"},
                        {"Lions", PROPN, 3, "conj"},
                        {",", PUNCT, 8, "punct"},
                        {"left", VERB, 2, "conj"}}),
                  8, "VBD");
  };
  EXPECT_EQ(arc(mended(mend_fresh_subjects, clauses(6)), 6), "left/nsubj");
  EXPECT_EQ(arc(mended(mend_fresh_subjects, clauses(8)), 6), "Tamo/conj");
}

TEST(Mends, WhatIsSaidInAnAddressHangsOnTheVerb) {
  const auto said = [](const char* verb) {
    return mended(mend_said_in_speech, tree({{"Tamo", PROPN, 2, "nsubj"},
                                             {verb, VERB, 0, "root"},
                                             {"in", ADP, 4, "case"},
                                             {"letters", NOUN, 2, "obl"},
                                             {"that", SCONJ, 7, "mark"},
                                             {"Ordan", PROPN, 7, "nsubj"},
                                             {"paid", VERB, 4, "acl"}}));
  };
  EXPECT_EQ(arc(said("announce"), 7), "announce/ccomp");
  EXPECT_EQ(arc(said("believe"), 7), "letters/acl") << "only what somebody says";
}

TEST(Mends, AClauseWithoutItsVerb) {
  // "Ordan finances Falcons; Velmia, Lions."
  const Sentence gap = mended(mend_gaps, tree({{"Ordan", PROPN, 2, "nsubj"},
                                               {"finances", VERB, 0, "root"},
                                               {"Falcons", PROPN, 2, "obj"},
                                               {";", PUNCT, 5, "punct"},
                                               {"Velmia", PROPN, 3, "conj"},
                                               {",", PUNCT, 7, "punct"},
                                               {"Lions", PROPN, 5, "conj"},
                                               {".", PUNCT, 2, "punct"}}));
  EXPECT_EQ(arc(gap, 5), "finances/conj");
  EXPECT_EQ(arc(gap, 7), "Velmia/orphan");
  // "Ordan finances Falcons and Velmia": one list.
  const Sentence list = mended(mend_gaps, tree({{"Ordan", PROPN, 2, "nsubj"},
                                                {"finances", VERB, 0, "root"},
                                                {"Falcons", PROPN, 2, "obj"},
                                                {"and", CCONJ, 5, "cc"},
                                                {"Velmia", PROPN, 3, "conj"}}));
  EXPECT_EQ(arc(list, 5), "Falcons/conj");
  // "Ordan finances Falcons and Lions, a militia": what stands behind a comma says who they are.
  const Sentence described = mended(mend_gaps, tree({{"Ordan", PROPN, 2, "nsubj"},
                                                     {"finances", VERB, 0, "root"},
                                                     {"Falcons", PROPN, 2, "obj"},
                                                     {"and", CCONJ, 5, "cc"},
                                                     {"Lions", PROPN, 3, "conj"},
                                                     {",", PUNCT, 8, "punct"},
                                                     {"a", DET, 8, "det"},
                                                     {"militia", NOUN, 5, "appos"}}));
  EXPECT_EQ(arc(described, 8), "Lions/appos");
  EXPECT_EQ(arc(described, 5), "Falcons/conj");
}

TEST(Mends, ARelativeClauseLacksWhatItsPronounIs) {
  // "claims that Ordan financed Falcons"
  const auto clause = [](const char* verb, const char* second) {
    return mended(mend_relative_that, tree({{"claims", NOUN, 0, "root"},
                                            {"that", PRON, 4, "obj"},
                                            {"Ordan", PROPN, 4, "nsubj"},
                                            {verb, VERB, 1, "acl:relcl"},
                                            {"Falcons", PROPN, 4, second}}));
  };
  EXPECT_EQ(arc(clause("financed", "obj"), 2), "financed/mark");
  EXPECT_EQ(arc(clause("financed", "obj"), 4), "claims/acl");
  EXPECT_EQ(arc(clause("say", "ccomp"), 2), "say/obj") << "something that they say they need";
  EXPECT_EQ(arc(clause("give", "obj"), 2), "give/obj") << "the arms that Ordan gave them";
}

TEST(Mends, AGerundHasASubjectInAnAbsoluteClause) {
  // "They met, with Falcons holding Sefra", "They met with Falcons holding Sefra"
  const auto met = [](const char* before, const char* marker) {
    return mended(mend_gerund_subjects, tagged(tree({{"They", PRON, 2, "nsubj"},
                                                     {"met", VERB, 0, "root"},
                                                     {before, PUNCT, 5, "punct"},
                                                     {marker, ADP, 5, "case"},
                                                     {"Falcons", PROPN, 2, "obl"},
                                                     {"holding", VERB, 5, "acl"},
                                                     {"Sefra", PROPN, 6, "obj"}}),
                                               6, "VBG"));
  };
  EXPECT_EQ(arc(met(",", "with"), 5), "holding/nsubj");
  EXPECT_EQ(arc(met(",", "with"), 6), "met/advcl");
  EXPECT_EQ(arc(met("twice", "with"), 5), "met/obl") << "whom they met";
  EXPECT_EQ(arc(met("twice", "without"), 5), "holding/nsubj");
}

TEST(Mends, ASecondRecipientIsCoordinatedWithTheFirst) {
  // "supplied Ordan with rockets, Velmia with drones"
  const auto supplied = [](Upos second) {
    return mended(mend_recipient_chains, tree({{"supplied", VERB, 0, "root"},
                                               {"Ordan", PROPN, 1, "obj"},
                                               {"with", ADP, 4, "case"},
                                               {"rockets", NOUN, 1, "obl"},
                                               {",", PUNCT, 6, "punct"},
                                               {"Velmia", second, 4, "conj"},
                                               {"with", ADP, 8, "case"},
                                               {"drones", NOUN, 6, "nmod"}}));
  };
  EXPECT_EQ(arc(supplied(PROPN), 6), "Ordan/conj");
  EXPECT_EQ(arc(supplied(PROPN), 8), "Velmia/nmod");
  EXPECT_EQ(arc(supplied(NOUN), 6), "rockets/conj") << "one list of things";
}

TEST(Mends, WhoSaysItIsNoPartOfTheListBefore) {
  // "fought Falcons, residents and Lions said"
  const Sentence said = mended(mend_swallowed_speakers, tagged(tree({{"Ordan", PROPN, 2, "nsubj"},
                                                                     {"fought", VERB, 0, "root"},
                                                                     {"Falcons", PROPN, 2, "obj"},
                                                                     {",", PUNCT, 5, "punct"},
                                                                     {"residents", NOUN, 3, "conj"},
                                                                     {"and", CCONJ, 7, "cc"},
                                                                     {"Lions", PROPN, 3, "conj"},
                                                                     {"said", VERB, 2, "advcl"}}),
                                                               8, "VBD"));
  EXPECT_EQ(arc(said, 5), "said/nsubj");
  EXPECT_EQ(arc(said, 7), "residents/conj");
  EXPECT_EQ(arc(said, 8), "fought/parataxis");
}

}  // namespace
}  // namespace hearsay::syntax
