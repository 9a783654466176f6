// Subjects, participles and phrases that parsers hang in the wrong place.
#include <gtest/gtest.h>

#include "syntax/hand_trees.hpp"
#include "syntax/mends.hpp"

namespace hearsay::syntax {
namespace {

using enum Upos;

Sentence person(Sentence sentence, std::uint32_t word) {
  sentence.names.push_back({word - 1, word - 1, NameKind::person, 1});
  return sentence;
}

TEST(PhraseMends, WhatFollowsAfterIsASubject) {
  // "stopped after Falcons withdrew"
  const auto stopped = [](const char* marker) {
    return mended(mend_subordinate_subjects, tagged(tree({{"stopped", VERB, 0, "root"},
                                                          {marker, ADP, 3, "case"},
                                                          {"Falcons", PROPN, 1, "obl"},
                                                          {"withdrew", VERB, 1, "advcl"}}),
                                                    4, "VBD"));
  };
  EXPECT_EQ(arc(stopped("after"), 3), "withdrew/nsubj");
  EXPECT_EQ(arc(stopped("after"), 2), "withdrew/mark");
  EXPECT_EQ(arc(stopped("with"), 3), "stopped/obl");
}

TEST(PhraseMends, WhatDescribesASecondNounIsNoVerb) {
  // "said forces and allied militias fought"
  const auto said = [](const char* participle) {
    return mended(mend_describing_participles, tree({{"said", VERB, 0, "root"},
                                                     {"forces", NOUN, 4, "obj"},
                                                     {"and", CCONJ, 4, "cc"},
                                                     {participle, VERB, 1, "conj"},
                                                     {"militias", NOUN, 6, "nsubj"},
                                                     {"fought", VERB, 1, "ccomp"}}));
  };
  EXPECT_EQ(arc(said("allied"), 2), "fought/nsubj");
  EXPECT_EQ(arc(said("allied"), 5), "forces/conj");
  EXPECT_EQ(arc(said("allied"), 4), "militias/amod");
  EXPECT_EQ(arc(said("attacked"), 5), "fought/nsubj") << "a verb";
}

TEST(PhraseMends, APrepositionThatIsRepeatedGoesWithTheFirst) {
  // "sanctions on Tamo, called Lions, and on Orhan"
  const auto sanctions = [](const char* second) {
    return mended(mend_repeated_prepositions, tree({{"sanctions", NOUN, 0, "root"},
                                                    {"on", ADP, 3, "case"},
                                                    {"Tamo", PROPN, 1, "nmod"},
                                                    {"called", VERB, 3, "acl"},
                                                    {"Lions", PROPN, 4, "obl"},
                                                    {"and", CCONJ, 8, "cc"},
                                                    {second, ADP, 8, "case"},
                                                    {"Orhan", PROPN, 5, "conj"}}));
  };
  EXPECT_EQ(arc(sanctions("on"), 8), "Tamo/conj");
  EXPECT_EQ(arc(sanctions("by"), 8), "Lions/conj");
}

TEST(PhraseMends, WhoGovernsIsAPersonAndNoPlace) {
  // "the governor of Sefra, Tamo, left"
  const auto left = [](const char* role) {
    return mended(mend_role_appositions, person(tree({{role, NOUN, 7, "nsubj"},
                                                      {"of", ADP, 3, "case"},
                                                      {"Sefra", PROPN, 1, "nmod"},
                                                      {",", PUNCT, 5, "punct"},
                                                      {"Tamo", PROPN, 3, "appos"},
                                                      {",", PUNCT, 1, "punct"},
                                                      {"left", VERB, 0, "root"}}),
                                                5));
  };
  EXPECT_EQ(arc(left("governor"), 5), "governor/appos");
  EXPECT_EQ(arc(left("killing"), 5), "Sefra/appos") << "of Sefra Tamo";
}

TEST(PhraseMends, ASecondFigureHasItsOwnParticiple) {
  // "men were killed and 11 wounded"
  const auto killed = [](Upos counted) {
    Sentence sentence = tree({{"17", NUM, 2, "nummod"},
                              {"men", NOUN, 4, "nsubj:pass"},
                              {"were", AUX, 4, "aux:pass"},
                              {"killed", VERB, 0, "root"},
                              {"and", CCONJ, 6, "cc"},
                              {"11", counted, 4, "conj"},
                              {"wounded", VERB, 6, "acl"}});
    return mended(mend_second_figures, tagged(tagged(std::move(sentence), 4, "VBN"), 7, "VBN"));
  };
  EXPECT_EQ(arc(killed(NUM), 6), "wounded/nsubj:pass");
  EXPECT_EQ(arc(killed(NUM), 7), "killed/conj");
  EXPECT_EQ(arc(killed(NOUN), 7), "11/acl");
}

TEST(PhraseMends, AModalIsNoSecondInfinitive) {
  // "wanted to talk and might leave", "wanted to talk and leave"
  const auto wanted = [](const char* xpos) {
    return mended(mend_modal_conjuncts, tagged(tagged(tree({{"Tamo", PROPN, 2, "nsubj"},
                                                            {"wanted", VERB, 0, "root"},
                                                            {"to", PART, 4, "mark"},
                                                            {"talk", VERB, 2, "xcomp"},
                                                            {"and", CCONJ, 7, "cc"},
                                                            {"might", AUX, 7, "aux"},
                                                            {"leave", VERB, 4, "conj"}}),
                                                      6, xpos),
                                               4, "VB"));
  };
  EXPECT_EQ(arc(wanted("MD"), 7), "wanted/conj");
  EXPECT_EQ(arc(wanted("VBD"), 7), "talk/conj");
}

TEST(PhraseMends, WhatADeedForcedIsNotWhatIsSaid) {
  // "took Sefra, residents said, forcing Lions", "…, adding Lions"
  const auto took = [](const char* gerund) {
    Sentence sentence = tree({{"took", VERB, 0, "root"},
                              {"Sefra", PROPN, 1, "obj"},
                              {",", PUNCT, 4, "punct"},
                              {"residents", NOUN, 5, "nsubj"},
                              {"say", VERB, 1, "parataxis"},
                              {",", PUNCT, 7, "punct"},
                              {gerund, VERB, 5, "ccomp"},
                              {"Lions", PROPN, 7, "obj"}});
    return mended(mend_results_behind_speech, tagged(tagged(std::move(sentence), 5, "VBP"), 7, "VBG"));
  };
  EXPECT_EQ(arc(took("forcing"), 7), "took/advcl");
  EXPECT_EQ(arc(took("add"), 7), "say/ccomp");
}

TEST(PhraseMends, AnOfficialWhoBacksHasNoSecondRoot) {
  // "calm and a radical backed Velmia"
  const Sentence found = mended(mend_official_verbs, tree({{"calm", NOUN, 0, "root"},
                                                           {"and", CCONJ, 6, "cc"},
                                                           {"a", DET, 6, "det"},
                                                           {"radical", ADJ, 6, "amod"},
                                                           {"backed", VERB, 6, "amod"},
                                                           {"Velmia", PROPN, 1, "conj"}}));
  EXPECT_EQ(arc(found, 5), "calm/conj");
  EXPECT_EQ(arc(found, 4), "backed/nsubj");
  EXPECT_EQ(arc(found, 6), "backed/obj");
}

}  // namespace
}  // namespace hearsay::syntax
