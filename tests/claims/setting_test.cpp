#include "claims/setting.hpp"

#include <gtest/gtest.h>

#include "claims/support.hpp"
#include "mentions/time.hpp"

namespace hearsay::claims {
namespace {

const mentions::TimeLexicon& lexicon() {
  static const mentions::TimeLexicon lexicon =
      mentions::TimeLexicon::load(HEARSAY_DATA_DIRECTORY "/lexicons/time.yaml");
  return lexicon;
}

// The time of the token `trigger` in a document of Monday, 11 May 2020.
std::string time_at(const char* words, int trigger, std::initializer_list<HandMention> actors = {}) {
  constexpr const char* monday = "2020-05-11";
  syntax::Sentence sentence = mentions::make_sentence(words);
  for (syntax::Token& token : sentence.tokens)
    if (token.form.ends_with("ing")) token.features = "VerbForm=Ger";
  mentions::Mentions found = hand_mentions(sentence, actors);
  found.times = lexicon().find(std::span(&sentence, 1), monday);
  const std::string text(sentence.tokens.back().end, ' ');
  return time_of(TreeView(sentence, 0, found), trigger, found, text, monday).edtf;
}

TEST(Setting, WhatGoesOnTakesTheTimeOfItsClause) {
  EXPECT_EQ(time_at("They|PRON|1|nsubj stormed|VERB|-1|root it|PRON|1|obj on|ADP|4|case Friday|PROPN|1|obl "
                    "and|CCONJ|6|cc burned|VERB|1|conj it|PRON|6|obj",
                    6),
            "2020-05-08");
  // Another subject: another event.
  EXPECT_EQ(time_at("They|PRON|1|nsubj stormed|VERB|-1|root it|PRON|1|obj on|ADP|4|case Friday|PROPN|1|obl "
                    "and|CCONJ|7|cc we|PRON|7|nsubj burned|VERB|1|conj it|PRON|7|obj",
                    7),
            "");
  EXPECT_EQ(time_at("They|PRON|1|nsubj stormed|VERB|-1|root it|PRON|1|obj on|ADP|4|case Friday|PROPN|1|obl "
                    "by|SCONJ|6|mark burning|VERB|1|advcl it|PRON|6|obj",
                    6),
            "2020-05-08");
  EXPECT_EQ(time_at("They|PRON|1|nsubj stormed|VERB|-1|root it|PRON|1|obj on|ADP|4|case Friday|PROPN|1|obl "
                    "after|SCONJ|6|mark burning|VERB|1|advcl it|PRON|6|obj",
                    6),
            "");
}

TEST(Setting, AWhenClauseLiesAtTheTimeBeforeIt) {
  EXPECT_EQ(
      time_at("It|PRON|2|nsubj was|AUX|2|aux formed|VERB|-1|root in|ADP|4|case 1998|NUM|2|obl ,|PUNCT|7|"
              "punct when|ADV|8|advmod they|PRON|8|nsubj merged|VERB|2|advcl",
              8),
      "1998");
  EXPECT_EQ(time_at("They|PRON|2|nsubj are|AUX|2|aux allied|VERB|-1|root since|ADP|4|case March|PROPN|2|obl "
                    ",|PUNCT|7|punct when|ADV|8|advmod we|PRON|8|nsubj signed|VERB|2|advcl",
                    8),
            "2020-03");
}

TEST(Setting, ABoundMayHaveItsDateInside) {
  const char* text =
      "Since|SCONJ|2|mark they|PRON|2|nsubj took|VERB|7|advcl it|PRON|2|obj in|ADP|5|case 2012|NUM|2|obl "
      "they|PRON|7|nsubj hold|VERB|-1|root it|PRON|7|obj";
  EXPECT_EQ(time_at(text, 7), "2012/..");
  EXPECT_EQ(time_at(text, 2), "2012");
  EXPECT_EQ(
      time_at("They|PRON|1|nsubj held|VERB|-1|root it|PRON|1|obj until|ADP|5|case their|PRON|5|nmod:poss "
              "defeat|NOUN|1|obl in|ADP|7|case 2017|NUM|5|nmod",
              1),
      "../2017");
}

TEST(Setting, TheTimeBeforeAnInsertedSayingIsTheEvents) {
  const char* inserted =
      "In|ADP|1|case May|PROPN|5|obl 2018|NUM|1|nmod ,|PUNCT|5|punct he|PRON|5|nsubj says|VERB|-1|root "
      ",|PUNCT|5|punct they|PRON|8|nsubj took|VERB|5|ccomp it|PRON|8|obj";
  EXPECT_EQ(time_at(inserted, 8), "2018-05");
  const char* quoted =
      "In|ADP|1|case May|PROPN|5|obl 2018|NUM|1|nmod ,|PUNCT|5|punct he|PRON|5|nsubj said|VERB|-1|root "
      ",|PUNCT|5|punct \"|PUNCT|9|punct they|PRON|9|nsubj took|VERB|5|ccomp it|PRON|9|obj";
  EXPECT_EQ(time_at(quoted, 9), "");
}

TEST(Setting, WhoDescribesAnActorHasNotTheTimeOfTheClause) {
  const char* text =
      "Members|NOUN|3|nsubj of|ADP|2|case Ordan|PROPN|0|nmod met|VERB|-1|root us|PRON|3|obj on|ADP|6|case "
      "Friday|PROPN|3|obl";
  EXPECT_EQ(time_at(text, 0, {{0, mentions::EntityKind::group, mentions::MentionForm::description}}), "");
  EXPECT_EQ(time_at(text, 3, {{0, mentions::EntityKind::group, mentions::MentionForm::description}}),
            "2020-05-08");
  EXPECT_EQ(
      time_at("He|PRON|1|nsubj became|VERB|-1|root commander|NOUN|1|xcomp of|ADP|4|case Ordan|PROPN|2|nmod "
              "in|ADP|6|case 2015|NUM|1|obl",
              2, {{2, mentions::EntityKind::person, mentions::MentionForm::description}}),
      "2015");
}

TEST(Setting, AnEventHasTheTimeOfItsClause) {
  EXPECT_EQ(
      time_at("Talks|NOUN|4|nsubj:pass with|ADP|2|case Ordan|PROPN|0|nmod were|AUX|4|aux held|VERB|-1|root "
              "on|ADP|6|case Friday|PROPN|4|obl",
              0, {{0, mentions::EntityKind::group, mentions::MentionForm::description}}),
      "2020-05-08");
}

TEST(Setting, ATimeThatNamesANounIsNotTheClauses) {
  EXPECT_EQ(time_at("The|DET|2|det 2015|NUM|2|nmod deal|NOUN|3|nsubj binds|VERB|-1|root them|PRON|3|obj", 3),
            "");
  EXPECT_EQ(time_at("They|PRON|1|nsubj signed|VERB|-1|root the|DET|4|det 2015|NUM|4|nmod deal|NOUN|1|obj", 1),
            "2015");
  EXPECT_EQ(time_at("They|PRON|1|nsubj praised|VERB|-1|root the|DET|3|det talks|NOUN|1|obj on|ADP|5|case "
                    "Friday|PROPN|3|nmod",
                    1),
            "2020-05-08");
}

}  // namespace
}  // namespace hearsay::claims
