#include "train/augment.hpp"

#include <gtest/gtest.h>

#include <fstream>

#include "base/error.hpp"
#include "support.hpp"

namespace hearsay::train {
namespace {

using syntax::NameKind;
using syntax::Sentence;

const NameGrammar& grammar() {
  static const NameGrammar loaded(HEARSAY_SOURCE_DIRECTORY "/tools/train/names.yaml");
  return loaded;
}

Sentence sentence_of_name(GeneratedName generated, NameKind kind) {
  Sentence sentence;
  sentence.tokens = std::move(generated.words);
  sentence.names = {{0, static_cast<std::uint32_t>(sentence.tokens.size()) - 1, kind, 1.0F}};
  sentence.inner_names = std::move(generated.inner_names);
  return sentence;
}

TEST(NameGrammar, GeneratesWholeNamesOfEveryKind) {
  Random random(20161);
  for (const NameKind kind : {NameKind::person, NameKind::organisation, NameKind::place, NameKind::event}) {
    std::size_t inner = 0;
    for (int i = 0; i < 3000; ++i) {
      const Sentence sentence = sentence_of_name(grammar().generate_name(kind, random), kind);
      ASSERT_EQ(defect(sentence), "") << text_of(sentence);
      EXPECT_EQ(text_of(sentence).find_first_of("{}=@/"), std::string::npos) << text_of(sentence);
      inner += sentence.inner_names.size();
    }
    const bool nests = kind == NameKind::organisation || kind == NameKind::event;
    EXPECT_TRUE(nests ? inner > 500 : kind != NameKind::person || inner == 0);
  }
}

NameGrammar written(const std::string& productions) {
  const std::string path = ::testing::TempDir() + "/names.yaml";
  std::ofstream(path) << "person: [\"{family}\"]\nplace: [\"{country}\"]\nevent: [\"War\"]\n"
                      << "family: [\"Sa'd\"]\ncountry: [Burkina Faso]\norganisation:\n  - \"" << productions
                      << "\"\n";
  return NameGrammar(path);
}

TEST(NameGrammar, PhrasesHangTogether) {
  Random random(1);
  const Sentence sentence =
      sentence_of_name(written("@ Front for/ADP the/DET Defence and/CCONJ Unity of/ADP {country=place}")
                           .generate_name(NameKind::organisation, random),
                       NameKind::organisation);
  EXPECT_EQ(text_of(sentence), "Front for the Defence and Unity of Burkina Faso");
  std::vector<int> heads;
  std::string relations;
  for (const auto& token : sentence.tokens) {
    heads.push_back(token.head);
    relations += token.relation + " ";
  }
  EXPECT_EQ(heads, (std::vector<int>{-1, 3, 3, 0, 5, 3, 8, 8, 5}));
  EXPECT_EQ(relations, "flat case det nmod cc conj case compound nmod ");
  ASSERT_EQ(sentence.inner_names.size(), 1U);
  EXPECT_EQ(words_of(sentence, sentence.inner_names[0]), "Burkina Faso");
}

TEST(NameGrammar, AModifierOfTwoWordsHangsOnItsLast) {
  Random random(1);
  const auto generated =
      written("@ {country=place} National/ADJ Army 2014/NUM").generate_name(NameKind::organisation, random);
  EXPECT_EQ(generated.words[0].head, 1);
  EXPECT_EQ(generated.words[1].head, 3);
  EXPECT_EQ(generated.words[2].relation, "amod");
  EXPECT_EQ(generated.words[3].head, syntax::no_head);
  EXPECT_EQ(generated.words[4].relation, "nmod:unmarked");
}

TEST(NameGrammar, RefusesWhatItDoesNotKnow) {
  EXPECT_THROW(written("{nowhere}"), DataError);
  EXPECT_THROW(written("{country=river}"), DataError);
  EXPECT_THROW(written("Front of/XYZ {country}"), DataError);
}

TEST(NameGrammar, SpellsOneNameInSeveralWays) {
  Random random(3);
  const NameGrammar small = written("Hay'at Tahrir al-Sham");
  std::set<std::string> seen;
  for (int i = 0; i < 400; ++i) {
    Sentence sentence =
        sentence_of_name(small.generate_name(NameKind::organisation, random), NameKind::organisation);
    seen.insert(text_of(sentence));
  }
  for (const char* form : {"Hay'at Tahrir al-Sham", "Hay’at Tahrir al-Sham", "Hayat Tahrir al-Sham",
                           "Hayʾat Tahrir Al-Sham", "Hay'at Tahrir Al Sham"})
    EXPECT_EQ(seen.count(form), 1U) << form;
}

TEST(Augment, CopiesStayWhole) {
  Random random(11);
  Document document{"d", "", {}, true};
  for (int i = 0; i < 1500; ++i) {
    Sentence sentence = random_sentence(random);
    for (auto& name : sentence.names)
      name.kind = static_cast<NameKind>(random.below(5));
    document.sentences.push_back(std::move(sentence));
  }
  std::size_t copies = 0;
  for (const Document& copy : augment({document}, grammar(), 1.0, random)) {
    for (const Sentence& sentence : copy.sentences) {
      ASSERT_EQ(defect(sentence), "") << text_of(sentence);
      ++copies;
    }
  }
  EXPECT_GT(copies, 1000U);
}

TEST(NameSpansOfTrees, MarksNamesWithoutOfficesAndMonths) {
  Document document{"d", "", {}, false};
  document.sentences.push_back(sentence_of(
      {"Prime PROPN NNP 2 compound", "Minister PROPN NNP 3 nmod:desc", "Lena PROPN NNP 5 nsubj",
       "Dahl PROPN NNP 3 flat", "visited VERB VBD 0 root", "the DET DT 7 det", "University PROPN NNP 5 obj",
       "of ADP IN 9 case", "Kabul PROPN NNP 7 nmod", "in ADP IN 11 case", "May PROPN NNP 5 obl",
       "with ADP IN 14 case", "the DET DT 14 det", "President PROPN NNP 5 obl"}));
  add_name_spans(document, grammar());
  const Sentence& sentence = document.sentences[0];
  ASSERT_EQ(sentence.names.size(), 2U);
  EXPECT_EQ(words_of(sentence, sentence.names[0]), "Lena Dahl");
  EXPECT_EQ(words_of(sentence, sentence.names[1]), "University of Kabul");
  ASSERT_EQ(sentence.inner_names.size(), 1U);
  EXPECT_EQ(words_of(sentence, sentence.inner_names[0]), "Kabul");
  EXPECT_EQ(sentence.inner_names[0].kind, NameKind::place);
}

}  // namespace
}  // namespace hearsay::train
