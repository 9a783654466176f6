#include "syntax/model.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <chrono>
#include <filesystem>
#include <fstream>
#include <sstream>
#include <thread>

#include "base/error.hpp"
#include "syntax/conllu.hpp"

namespace hearsay::syntax {
namespace {

const std::string path = HEARSAY_DATA_DIRECTORY "/models/english.model";

const Model& model() {
  static const Model loaded = Model::load(path);
  return loaded;
}

const Token& find(const Sentence& sentence, std::string_view form) {
  for (const Token& token : sentence.tokens) {
    if (token.form == form) return token;
  }
  throw std::runtime_error("no word " + std::string(form));
}

std::string head(const Sentence& sentence, const Token& token) {
  return token.head < 0 ? "" : sentence.tokens[static_cast<std::size_t>(token.head)].form;
}

std::vector<std::string> names(std::string_view text) {
  std::vector<std::string> result;
  for (const Sentence& sentence : model().analyse(text)) {
    for (const Name& found : sentence.names) {
      const std::uint32_t begin = sentence.tokens[found.first].begin;
      const std::uint32_t end = sentence.tokens[found.last].end;
      result.push_back(std::string(text.substr(begin, end - begin)) + "/" + std::string(name(found.kind)));
    }
  }
  return result;
}

void expect_tree(const Sentence& sentence) {
  ASSERT_FALSE(sentence.tokens.empty());
  int roots = 0;
  for (std::size_t i = 0; i < sentence.tokens.size(); ++i) {
    const Token& token = sentence.tokens[i];
    EXPECT_EQ(token.head == no_head, token.relation == "root");
    if (token.head == no_head) ++roots;
    std::size_t steps = 0;
    int at = static_cast<int>(i);
    while (at != no_head && steps <= sentence.tokens.size()) {
      at = sentence.tokens[static_cast<std::size_t>(at)].head;
      ++steps;
    }
    ASSERT_LE(steps, sentence.tokens.size()) << "a cycle";
    EXPECT_FALSE(token.lemma.empty());
    EXPECT_FALSE(token.xpos.empty());
  }
  EXPECT_EQ(roots, 1);
}

TEST(Model, ParsesAPlainSentence) {
  const auto sentences = model().analyse("The soldiers attacked two villages in the north on Monday.");
  ASSERT_EQ(sentences.size(), 1U);
  const Sentence& sentence = sentences[0];
  expect_tree(sentence);
  const Token& verb = find(sentence, "attacked");
  EXPECT_EQ(verb.head, no_head);
  EXPECT_EQ(verb.upos, Upos::VERB);
  EXPECT_EQ(verb.lemma, "attack");
  EXPECT_EQ(verb.feature("Tense"), "Past");
  const Token& subject = find(sentence, "soldiers");
  EXPECT_EQ(subject.relation, "nsubj");
  EXPECT_EQ(subject.lemma, "soldier");
  EXPECT_EQ(subject.feature("Number"), "Plur");
  EXPECT_EQ(head(sentence, subject), "attacked");
  EXPECT_EQ(find(sentence, "villages").relation, "obj");
  EXPECT_EQ(find(sentence, "two").relation, "nummod");
}

TEST(Model, ANameBesideACoordinatedNameIsPartOfTheList) {
  const auto sentences =
      model().analyse("The Falcon Brigade, the Oryx Battalion and the Youth Guard merged in May.");
  ASSERT_EQ(sentences.size(), 1U);
  for (const char* later : {"Battalion", "Guard"}) {
    EXPECT_EQ(find(sentences[0], later).relation, "conj") << later;
    EXPECT_EQ(head(sentences[0], find(sentences[0], later)), "Brigade") << later;
  }
}

TEST(Model, ParsesPassivesAndRelativeClauses) {
  const auto sentences =
      model().analyse("The officer who led the raid was killed by rebels, the ministry said.");
  ASSERT_EQ(sentences.size(), 1U);
  EXPECT_EQ(find(sentences[0], "officer").relation, "nsubj:pass");
  EXPECT_EQ(find(sentences[0], "led").relation, "acl:relcl");
  EXPECT_EQ(head(sentences[0], find(sentences[0], "led")), "officer");
  EXPECT_EQ(find(sentences[0], "was").relation, "aux:pass");
}

TEST(Model, TakesAnAcronymInSForOneName) {
  const auto sentences = model().analyse("MKS has released three prisoners near Kidal.");
  ASSERT_EQ(sentences.size(), 1U);
  const Token& group = find(sentences[0], "MKS");
  EXPECT_EQ(group.upos, Upos::PROPN);
  EXPECT_EQ(group.feature("Number"), "Sing");
  EXPECT_EQ(group.relation, "nsubj");
  EXPECT_EQ(head(sentences[0], group), "released");
}

TEST(Model, HangsBackersOnTheirNoun) {
  const auto sentences = model().analyse("The Rwandan-backed rebels attacked the town.");
  ASSERT_EQ(sentences.size(), 1U);
  EXPECT_EQ(find(sentences[0], "backed").relation, "amod");
  EXPECT_EQ(head(sentences[0], find(sentences[0], "backed")), "rebels");
  EXPECT_EQ(head(sentences[0], find(sentences[0], "Rwandan")), "backed");
  EXPECT_EQ(find(sentences[0], "rebels").relation, "nsubj");
}

// An acronym that no word list knows is a name; one that is in use as a noun stays one.
TEST(Model, UnknownAcronymsAreProperNouns) {
  const auto sentences =
      model().analyse("QZT and its allies have been fighting since March. They watched TV.");
  ASSERT_EQ(sentences.size(), 2U);
  EXPECT_EQ(find(sentences[0], "QZT").upos, Upos::PROPN);
  EXPECT_EQ(find(sentences[0], "QZT").lemma, "QZT");
  EXPECT_EQ(find(sentences[1], "TV").upos, Upos::NOUN);
}

TEST(Model, ParsesAppositionAndReportedSpeech) {
  const auto sentences = model().analyse(
      "Moussa Keita, the leader of the movement, told reporters that the army had attacked the village.");
  ASSERT_EQ(sentences.size(), 1U);
  const Sentence& sentence = sentences[0];
  EXPECT_EQ(find(sentence, "told").head, no_head);
  EXPECT_EQ(find(sentence, "Moussa").relation, "nsubj");
  EXPECT_EQ(find(sentence, "leader").relation, "appos");
  EXPECT_EQ(head(sentence, find(sentence, "leader")), "Moussa");
  EXPECT_EQ(head(sentence, find(sentence, "movement")), "leader");
  EXPECT_EQ(find(sentence, "attacked").relation, "ccomp");
  EXPECT_EQ(head(sentence, find(sentence, "attacked")), "told");
  EXPECT_EQ(head(sentence, find(sentence, "army")), "attacked");
}

// Short statements whose verb is also a noun, about names that no list has.
TEST(Model, ReadsVerbsThatAreAlsoNouns) {
  struct Statement {
    std::string text, subject, verb, lemma, object;
  };
  for (const Statement& statement : std::vector<Statement>{
           {"The Melkor Front controls Darvas.", "Front", "controls", "control", "Darvas"},
           {"The army shelled the Oshun Brigade.", "army", "shelled", "shell", "Brigade"},
           {"The Velim Brigade fights Zoran in the north.", "Brigade", "fights", "fight", "Zoran"},
           {"MKR funds ALD.", "MKR", "funds", "fund", "ALD"},
           {"The group swore loyalty to Darvas.", "group", "swore", "swear", "loyalty"},
           {"LMT shares the ideology of the Oshun Union.", "LMT", "shares", "share", "ideology"}}) {
    SCOPED_TRACE(statement.text);
    const auto sentences = model().analyse(statement.text);
    ASSERT_EQ(sentences.size(), 1U);
    const Token& verb = find(sentences[0], statement.verb);
    EXPECT_EQ(verb.upos, Upos::VERB);
    EXPECT_EQ(verb.lemma, statement.lemma);
    EXPECT_EQ(verb.head, no_head);
    EXPECT_EQ(find(sentences[0], statement.subject).relation, "nsubj");
    EXPECT_EQ(find(sentences[0], statement.object).relation, "obj");
  }
}

// And the same words where they are nouns.
TEST(Model, KeepsNounsThatAreAlsoVerbs) {
  const auto sentences =
      model().analyse("The Melkor Front has control over Darvas and plans for the attack.");
  ASSERT_EQ(sentences.size(), 1U);
  EXPECT_EQ(find(sentences[0], "has").upos, Upos::VERB);
  EXPECT_EQ(find(sentences[0], "control").upos, Upos::NOUN);
  EXPECT_EQ(find(sentences[0], "control").relation, "obj");
  EXPECT_EQ(find(sentences[0], "attack").upos, Upos::NOUN);
}

TEST(Model, ReadsRelativeClausesOnStates) {
  const auto sentences = model().analyse("Zarenia, which arms the battalion, denied it.");
  ASSERT_EQ(sentences.size(), 1U);
  EXPECT_EQ(find(sentences[0], "arms").relation, "acl:relcl");
  EXPECT_EQ(head(sentences[0], find(sentences[0], "arms")), "Zarenia");
  EXPECT_EQ(find(sentences[0], "battalion").relation, "obj");
  EXPECT_EQ(find(sentences[0], "denied").head, no_head);
}

TEST(Model, FindsTransliteratedNames) {
  EXPECT_THAT(
      names("Abu Hafs al-Tunisi met Jabhat al-Tawhid in Benghazi."),
      testing::ElementsAre("Abu Hafs al-Tunisi/person", "Jabhat al-Tawhid/organisation", "Benghazi/place"));
}

TEST(Model, FindsNamesOfManyCountries) {
  EXPECT_THAT(names("Colombian President Gustavo Restrepo flew from Caracas to Berlin."),
              testing::IsSupersetOf({"Gustavo Restrepo/person", "Caracas/place", "Berlin/place"}));
  EXPECT_THAT(names("Oleksandr Rudenko of the National Liberation Front (NLF) spoke in Kyiv."),
              testing::IsSupersetOf({"Oleksandr Rudenko/person", "Kyiv/place"}));
}

TEST(Model, NamesOfOneDocumentAgree) {
  const auto found = names(
      "Moussa Keita leads the movement. Keita rejected the plan. Later Keita met envoys in Gao, and Keita "
      "left.");
  EXPECT_EQ(std::count(found.begin(), found.end(), "Keita/person"), 3);
}

TEST(Model, IsWholeForAnyText) {
  std::string endless;
  for (int i = 0; i < 2000; ++i)
    endless += i % 7 == 0 ? "and " : "word ";
  for (const std::string& text :
       {std::string(), std::string("\n \n"), std::string("!"), endless, std::string(5000, '('),
        std::string(5000, 'x'), std::string("HTS LEADER SAYS NO DEAL WITH ANKARA"), std::string("😀 😀 😀"),
        std::string("قال الرئيس إنه سيغادر."), std::string("mixed كلمة words слова 词"),
        std::string("\t\r\n. . . ' \" ’")}) {
    for (const Sentence& sentence : model().analyse(text)) {
      expect_tree(sentence);
      EXPECT_LE(sentence.tokens.size(), Model::max_words);
    }
  }
}

TEST(Model, AnnotateKeepsWords) {
  auto sentences = model().analyse("They can't agree.");
  const auto before = sentences;
  for (Token& token : sentences[0].tokens)
    token.lemma.clear();
  model().annotate(sentences);
  ASSERT_EQ(sentences[0].tokens.size(), before[0].tokens.size());
  for (std::size_t i = 0; i < before[0].tokens.size(); ++i) {
    EXPECT_EQ(sentences[0].tokens[i].form, before[0].tokens[i].form);
    EXPECT_EQ(sentences[0].tokens[i].lemma, before[0].tokens[i].lemma);
    EXPECT_EQ(sentences[0].tokens[i].head, before[0].tokens[i].head);
  }
}

TEST(Model, GivesTheSameOnManyThreads) {
  const std::string text =
      "The army left Kidal. Rebels of the Azawad Front entered the town, Bilal Ag Moussa said.";
  const auto print = [&] {
    std::ostringstream stream;
    for (const Sentence& sentence : model().analyse(text))
      write_conllu(stream, sentence, text, "1", false);
    return stream.str();
  };
  const std::string expected = print();
  std::vector<std::string> results(4);
  {
    std::vector<std::jthread> threads;
    for (std::string& result : results)
      threads.emplace_back([&] { result = print(); });
  }
  for (const std::string& result : results)
    EXPECT_EQ(result, expected);
}

TEST(Model, NamesItsDataAndLicence) {
  EXPECT_THAT(model().description(), testing::HasSubstr("CC BY-SA 4.0"));
  EXPECT_THAT(model().description(), testing::HasSubstr("hearsay-train train"));
}

class BrokenModel : public testing::Test {
 protected:
  void SetUp() override {
    std::ifstream stream(path, std::ios::binary);
    std::ostringstream bytes;
    bytes << stream.rdbuf();
    bytes_ = bytes.str();
    file_ = std::filesystem::path(testing::TempDir()) / "hearsay-broken.model";
  }
  void TearDown() override { std::filesystem::remove(file_); }
  void expect_error(const std::string& bytes, const std::string& reason) {
    std::ofstream(file_, std::ios::binary) << bytes;
    try {
      Model::load(file_.string());
      FAIL() << "loaded";
    } catch (const DataError& error) {
      EXPECT_EQ(error.file(), file_.string());
      EXPECT_THAT(error.reason(), testing::HasSubstr(reason));
    }
  }
  std::string bytes_;
  std::filesystem::path file_;
};

TEST_F(BrokenModel, IsReported) {
  expect_error("", "not a Hearsay model");
  expect_error("something else entirely", "not a Hearsay model");
  expect_error(bytes_.substr(0, bytes_.size() / 2), "truncated");
  std::string flipped = bytes_;
  flipped[flipped.size() / 2] = static_cast<char>(flipped[flipped.size() / 2] ^ 1);
  expect_error(flipped, "checksum");
  std::string newer = bytes_;
  newer[8] = 99;
  expect_error(newer, "format 99");
  EXPECT_THROW(Model::load("/nowhere/english.model"), DataError);
}

}  // namespace
}  // namespace hearsay::syntax
