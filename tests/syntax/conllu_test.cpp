#include "syntax/conllu.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <sstream>

#include "base/error.hpp"

namespace hearsay::syntax {
namespace {

const std::string sample =
    "# newpar\n# sent_id = s1\n# text = They don't.\n"
    "1\tThey\tthey\tPRON\tPRP\tCase=Nom|Number=Plur\t2\tnsubj\t_\t_\n"
    "2-3\tdon't\t_\t_\t_\t_\t_\t_\t_\tSpaceAfter=No\n"
    "2\tdo\tdo\tAUX\tVBP\t_\t0\troot\t_\t_\n"
    "3\tn't\tnot\tPART\tRB\t_\t2\tadvmod\t_\t_\n"
    "4\t.\t.\tPUNCT\t.\t_\t2\tpunct\t_\t_\n\n";

TEST(Conllu, Reads) {
  const auto sentences = read_conllu(sample, "sample");
  ASSERT_EQ(sentences.size(), 1U);
  EXPECT_EQ(sentences[0].comment("sent_id"), "s1");
  EXPECT_TRUE(sentences[0].has_comment("newpar"));
  EXPECT_FALSE(sentences[0].has_comment("newdoc"));
  ASSERT_EQ(sentences[0].words.size(), 4U);
  EXPECT_EQ(sentences[0].words[2].lemma, "not");
  EXPECT_EQ(sentences[0].words[0].head, 2);
  EXPECT_EQ(sentences[0].words[1].features, "");
  ASSERT_EQ(sentences[0].ranges.size(), 1U);
  EXPECT_EQ(sentences[0].ranges[0].form, "don't");
}

TEST(Conllu, PassesOverEmptyNodes) {
  EXPECT_EQ(
      read_conllu("1\ta\ta\tX\tX\t_\t0\troot\t_\t_\n1.1\tb\tb\tX\tX\t_\t_\t_\t_\t_\n", "f")[0].words.size(),
      1U);
}

void expect_error(const std::string& content, const std::string& place) {
  try {
    read_conllu(content, "file.conllu");
    FAIL() << "read";
  } catch (const InputError& error) {
    EXPECT_EQ(error.file(), "file.conllu");
    EXPECT_EQ(error.place(), place);
  }
}

TEST(Conllu, ReportsTheLine) {
  expect_error("# x\n1\ta\n", "line 2");
  expect_error("2\ta\ta\tX\tX\t_\t0\troot\t_\t_\n", "line 1");
  expect_error("1\ta\ta\tX\tX\t_\tx\troot\t_\t_\n", "line 1");
  expect_error("1\ta\ta\tX\tX\t_\t7\troot\t_\t_\n\n", "line 2");
}

TEST(Conllu, WritesWhatItCanRead) {
  const std::string text = "They don't.";
  Sentence sentence;
  sentence.end = 11;
  sentence.tokens.resize(4);
  const std::vector<std::pair<std::uint32_t, std::uint32_t>> spans = {{0, 4}, {5, 7}, {7, 10}, {10, 11}};
  for (std::size_t i = 0; i < 4; ++i) {
    Token& token = sentence.tokens[i];
    token.begin = spans[i].first;
    token.end = spans[i].second;
    token.form = text.substr(token.begin, token.end - token.begin);
    token.lemma = token.form;
    token.head = i == 1 ? no_head : 1;
    token.relation = i == 1 ? "root" : "dep";
  }
  sentence.multi_words = {{1, 2}};
  sentence.names = {{0, 0, NameKind::person, 1}};
  std::ostringstream stream;
  write_conllu(stream, sentence, text, "7", true);
  const auto sentences = read_conllu(stream.str(), "written");
  ASSERT_EQ(sentences.size(), 1U);
  EXPECT_EQ(sentences[0].comment("text"), text);
  EXPECT_EQ(sentences[0].comment("sent_id"), "7");
  ASSERT_EQ(sentences[0].ranges.size(), 1U);
  EXPECT_EQ(sentences[0].ranges[0].form, "don't");
  EXPECT_EQ(sentences[0].ranges[0].misc, "SpaceAfter=No");
  EXPECT_EQ(sentences[0].words[0].misc, "Name=B-person");
  EXPECT_EQ(sentences[0].words[0].head, 2);
  EXPECT_EQ(sentences[0].words[1].head, 0);
}

}  // namespace
}  // namespace hearsay::syntax
