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
  expect_error("1\ta\ta\tX\tX\t_\t7\troot\t_\t_\n\n", "line 1");
  expect_error("1\ta\ta\tX\tX\t_\t-1\troot\t_\t_\n\n", "line 1");
  expect_error("1\ta\ta\tX\tX\t_\t99999999999\troot\t_\t_\n\n", "line 1");
}

const std::string word_row = "\tw\tw\tX\tX\t_\t0\troot\t_\t_\n";
const std::string range_row = "\tw\t_\t_\t_\t_\t_\t_\t_\t_\n";

TEST(Conllu, RefusesWhatIsNoSentence) {
  expect_error("# fine\n1\t\ta\tX\tX\t_\t0\troot\t_\t_\n", "line 2");
  expect_error("# fine\n# \xC3\x28\n1" + word_row, "line 2");
  expect_error("1" + word_row + "2\t\xFF\ta\tX\tX\t_\t0\troot\t_\t_\n", "line 2");
  expect_error("1" + word_row + "# comment\n2" + word_row, "line 2");
  expect_error("1-2" + range_row + "1" + word_row + "\n1" + word_row, "line 1");
  expect_error("1-3" + range_row + "1" + word_row + "2-3" + range_row, "line 3");
  expect_error("2-3" + range_row, "line 1");
  expect_error("1-1" + range_row, "line 1");
  expect_error("1-" + range_row, "line 1");
  expect_error(" \n", "line 1");
  EXPECT_THAT(read_conllu("", "empty"), testing::IsEmpty());
  EXPECT_THAT(read_conllu("# alone\n\n", "comments"), testing::IsEmpty());
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

// The sentence "They don't." with all that can be written.
Sentence analysed() {
  Sentence sentence;
  sentence.end = 11;
  sentence.probability = 0.5F;
  const std::vector<std::pair<std::uint32_t, std::uint32_t>> spans = {{0, 4}, {5, 7}, {7, 10}, {10, 11}};
  for (const auto& [begin, end] : spans) {
    Token& token = sentence.tokens.emplace_back();
    token.begin = begin;
    token.end = end;
    token.form = std::string("They don't.").substr(begin, end - begin);
    token.lemma = token.form;
    token.upos = Upos::X;
    token.xpos = "FW";
    token.head = 1;
    token.relation = "dep";
    token.tag_probability = 0.9F;
    token.features_probability = 0.8F;
    token.lemma_probability = 1;
    token.head_probability = 0.0625F;
    token.relation_probability = 0.7F;
  }
  sentence.tokens[1].head = no_head;
  sentence.tokens[1].relation = "root";
  sentence.tokens[2].features = "Polarity=Neg";
  sentence.multi_words = {{1, 2}};
  sentence.names = {{0, 2, NameKind::organisation, 0.75F}};
  sentence.inner_names = {{1, 2, NameKind::place, 0.5F}};
  return sentence;
}

TEST(Conllu, WritesNamesWithinNames) {
  std::ostringstream stream;
  write_conllu(stream, analysed(), "They don't.", "7", false);
  EXPECT_EQ(stream.str(),
            "# sent_id = 7\n"
            "# text = They don't.\n"
            "1\tThey\tThey\tX\tFW\t_\t2\tdep\t_\tName=B-organisation\n"
            "2-3\tdon't\t_\t_\t_\t_\t_\t_\t_\tSpaceAfter=No\n"
            "2\tdo\tdo\tX\tFW\t_\t0\troot\t_\tName=I-organisation|InnerName=B-place\n"
            "3\tn't\tn't\tX\tFW\tPolarity=Neg\t2\tdep\t_\tName=I-organisation|InnerName=I-place\n"
            "4\t.\t.\tX\tFW\t_\t2\tdep\t_\t_\n\n");
}

TEST(Conllu, WritesProbabilities) {
  std::ostringstream stream;
  write_conllu(stream, analysed(), "They don't.", "7", true, Probabilities::write);
  const std::string all = "TagProb=0.900|FeatsProb=0.800|LemmaProb=1.000|HeadProb=0.062|RelProb=0.700";
  EXPECT_EQ(stream.str(),
            "# newpar\n"
            "# sent_id = 7\n"
            "# text = They don't.\n"
            "# sent_prob = 0.500\n"
            "1\tThey\tThey\tX\tFW\t_\t2\tdep\t_\tName=B-organisation|" +
                all +
                "|NameProb=0.750\n"
                "2-3\tdon't\t_\t_\t_\t_\t_\t_\t_\tSpaceAfter=No\n"
                "2\tdo\tdo\tX\tFW\t_\t0\troot\t_\tName=I-organisation|InnerName=B-place|" +
                all +
                "|InnerNameProb=0.500\n"
                "3\tn't\tn't\tX\tFW\tPolarity=Neg\t2\tdep\t_\tName=I-organisation|InnerName=I-place|" +
                all +
                "\n"
                "4\t.\t.\tX\tFW\t_\t2\tdep\t_\t" +
                all + "\n\n");
}

TEST(Conllu, SaysWhereTheNextSentenceFollowsWithoutASpace) {
  Sentence sentence = analysed();
  for (const auto& [text, misc] :
       std::vector<std::pair<std::string, std::string>>{{"They don't.He", "SpaceAfter=No"},
                                                        {"They don't. He", ""},
                                                        {"They don't.\nHe", ""},
                                                        {"They don't.\u00A0He", ""},
                                                        {"They don't.", ""}}) {
    std::ostringstream stream;
    write_conllu(stream, sentence, text, "1", false);
    EXPECT_EQ(read_conllu(stream.str(), "written")[0].words[3].misc, misc) << text;
  }
}

const std::string given_text =
    "# newdoc id = d1\n# newpar\n# sent_id = a-1\n# note = \"kept\"\n"
    "1\tThey\tt\tNOUN\tNN\tNumber=Sing\t2\tobj\t4:x\tName=B-person|Gloss=ils|TagProb=0.1\n"
    "2-3\tdon't\t_\t_\t_\t_\t_\t_\t_\tSpaceAfter=No|Lang=en\n"
    "2\tdo\t_\t_\t_\t_\t_\t_\t_\t_\n"
    "3\tn't\t_\t_\t_\t_\t_\t_\t_\tSpaceAfter=No\n"
    "3.1\tgo\t_\t_\t_\t_\t_\t_\t_\t_\n"
    "4\t.\t_\t_\t_\t_\t_\t_\t_\tSpaceAfter=No\n\n"
    "# sent_id = a-2\n# sent_prob = 0.1\n"
    "1\tSo\t_\t_\t_\t_\t_\t_\t_\t_\n\n"
    "# newpar id = p\n"
    "1\tau\t_\t_\t_\t_\t_\t_\t_\tSpaceAfter=Nothing\n"
    "2\te\u0301\t_\t_\t_\t_\t_\t_\t_\t_\n\n"
    "# newdoc\n"
    "1-2\tdu\t_\t_\t_\t_\t_\t_\t_\t_\n"
    "1\tde\t_\t_\t_\t_\t_\t_\t_\t_\n"
    "2\tle\t_\t_\t_\t_\t_\t_\t_\t_\n"
    "3\tb\t_\t_\t_\t_\t_\t_\t_\t_\n";

TEST(Conllu, MakesATextOfGivenWords) {
  const auto given = read_conllu(given_text, "given");
  ASSERT_EQ(given.size(), 4U);
  EXPECT_TRUE(given[0].starts_document());
  EXPECT_FALSE(given[2].starts_document());
  EXPECT_TRUE(given[2].starts_paragraph());
  EXPECT_TRUE(given[3].starts_document());
  const ConlluText made = text_of(given);
  EXPECT_EQ(made.text, "They don't.So\n\nau \u00E9\n\ndele b ");
  ASSERT_EQ(made.sentences.size(), 4U);
  std::vector<std::uint32_t> paragraphs;
  for (const Sentence& sentence : made.sentences) {
    paragraphs.push_back(sentence.paragraph);
    EXPECT_EQ(sentence.begin, sentence.tokens.front().begin);
    EXPECT_EQ(sentence.end, sentence.tokens.back().end);
    for (const Token& token : sentence.tokens)
      EXPECT_EQ(made.text.substr(token.begin, token.end - token.begin), token.form);
  }
  EXPECT_THAT(paragraphs, testing::ElementsAre(0, 0, 1, 2));
  ASSERT_EQ(made.sentences[0].multi_words.size(), 1U);
  EXPECT_EQ(made.sentences[0].multi_words[0].first, 1U);
  EXPECT_EQ(made.sentences[0].multi_words[0].last, 2U);
}

TEST(Conllu, KeepsWhatWasGiven) {
  const auto given = read_conllu(given_text, "given");
  std::ostringstream stream;
  write_conllu(stream, analysed(), given[0]);
  EXPECT_EQ(
      stream.str(),
      "# newdoc id = d1\n# newpar\n# sent_id = a-1\n# note = \"kept\"\n"
      "1\tThey\tThey\tX\tFW\t_\t2\tdep\t_\tName=B-organisation|Gloss=ils\n"
      "2-3\tdon't\t_\t_\t_\t_\t_\t_\t_\tSpaceAfter=No|Lang=en\n"
      "2\tdo\tdo\tX\tFW\t_\t0\troot\t_\tName=I-organisation|InnerName=B-place\n"
      "3\tn't\tn't\tX\tFW\tPolarity=Neg\t2\tdep\t_\tName=I-organisation|InnerName=I-place|SpaceAfter=No\n"
      "4\t.\t.\tX\tFW\t_\t2\tdep\t_\tSpaceAfter=No\n\n");
}

TEST(Conllu, ReplacesProbabilitiesOfAnEarlierAnalysis) {
  const auto given = read_conllu(given_text, "given");
  Sentence sentence = text_of(given).sentences[1];
  sentence.tokens[0].relation = "root";
  sentence.tokens[0].lemma = "so";
  sentence.probability = 0.25F;
  std::ostringstream stream;
  write_conllu(stream, sentence, given[1], Probabilities::write);
  EXPECT_THAT(stream.str(), testing::StartsWith("# sent_id = a-2\n# sent_prob = 0.250\n1\tSo\tso\t"));
  stream.str("");
  write_conllu(stream, sentence, given[1]);
  EXPECT_EQ(stream.str(), "# sent_id = a-2\n1\tSo\tso\tX\t_\t_\t0\troot\t_\t_\n\n");
}

TEST(Conllu, LineBreaksInsideWordsBecomeSpaces) {
  const std::string text = "a\tb\nc";
  Sentence sentence;
  sentence.end = 5;
  Token& token = sentence.tokens.emplace_back();
  token.end = 5;
  token.form = text;
  token.relation = "root";
  std::ostringstream stream;
  write_conllu(stream, sentence, text, "one\ntwo", false);
  const auto written = read_conllu(stream.str(), "written");
  ASSERT_EQ(written.size(), 1U);
  EXPECT_EQ(written[0].comment("sent_id"), "one two");
  EXPECT_EQ(written[0].words.at(0).form, "a b c");
}

}  // namespace
}  // namespace hearsay::syntax
