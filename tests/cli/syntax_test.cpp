// `hearsay syntax`: CoNLL-U from text and from words that are given.
#include <gmock/gmock.h>

#include "cli/program.hpp"
#include "syntax/conllu.hpp"

namespace hearsay::cli {
namespace {

using syntax::ConlluSentence;
using testing::ElementsAre;
using testing::HasSubstr;
using testing::Not;

const std::string given =
    "# newdoc id = harbour\n# newpar id = harbour-p1\n# sent_id = harbour-1\n# text = They don't.\n"
    "1\tThey\t_\t_\t_\t_\t_\t_\t_\tGloss=x\n"
    "2-3\tdon't\t_\t_\t_\t_\t_\t_\t_\tSpaceAfter=No\n"
    "2\tdo\t_\t_\t_\t_\t_\t_\t_\t_\n"
    "3\tn't\t_\t_\t_\t_\t_\t_\t_\t_\n"
    "4\t.\t_\t_\t_\t_\t_\t_\t_\t_\n"
    "\n"
    "# sent_id = harbour-2\n# speaker = Oda\n"
    "1\tA\t_\t_\t_\t_\t_\t_\t_\tSpaceAfter=No\n"
    "2\t-\t_\t_\t_\t_\t_\t_\t_\tSpaceAfter=No\n"
    "3\tB c\t_\t_\t_\t_\t_\t_\t_\t_\n"
    "\n"
    "# newdoc\n"
    "1\tDone\t_\t_\t_\t_\t_\t_\t_\t_\n"
    "\n";

// The output without what is predicted: of rows, columns 3 to 8 are empty and MISC has no names and no
// probabilities.
std::string without_predictions(const std::string& conllu) {
  std::string result;
  for (const std::string& line : lines_of(conllu)) {
    if (line.starts_with("# sent_prob")) continue;
    std::vector<std::string> fields;
    for (std::size_t at = 0; !line.starts_with('#') && at <= line.size();) {
      const std::size_t end = std::min(line.find('\t', at), line.size());
      fields.push_back(line.substr(at, end - at));
      at = end + 1;
    }
    if (fields.size() != 10) {
      result += line + '\n';
      continue;
    }
    for (std::size_t i = 2; i < 8; ++i)
      fields[i] = "_";
    std::string kept;
    for (std::size_t at = 0; at <= fields[9].size();) {
      const std::size_t end = std::min(fields[9].find('|', at), fields[9].size());
      const std::string part = fields[9].substr(at, end - at);
      const std::string key = part.substr(0, part.find('='));
      if (!key.ends_with("Name") && !key.ends_with("Prob")) kept += (kept.empty() ? "" : "|") + part;
      at = end + 1;
    }
    fields[9] = kept.empty() ? "_" : kept;
    for (std::size_t i = 0; i < 10; ++i)
      result += fields[i] + (i < 9 ? '\t' : '\n');
  }
  return result;
}

class SyntaxTest : public ProgramTest {};

TEST_F(SyntaxTest, AddsToGivenWordsWhatIsPredicted) {
  const std::string file = write("given.conllu", given).string();
  const Outcome outcome = run({"syntax", "--input", "conllu", file});
  ASSERT_EQ(outcome.status, 0) << outcome.err;
  EXPECT_EQ(without_predictions(outcome.out), given);
  const std::vector<ConlluSentence> sentences = syntax::read_conllu(outcome.out, "out");
  ASSERT_EQ(sentences.size(), 3U);
  for (const ConlluSentence& sentence : sentences) {
    EXPECT_EQ(std::count_if(sentence.words.begin(), sentence.words.end(),
                            [](const syntax::ConlluWord& word) { return word.head == 0; }),
              1);
    for (const syntax::ConlluWord& word : sentence.words) {
      EXPECT_NE(word.lemma, "_");
      EXPECT_FALSE(word.upos.empty() || word.xpos.empty() || word.relation.empty()) << word.form;
      EXPECT_EQ(word.relation == "root", word.head == 0);
    }
  }
  EXPECT_EQ(sentences[0].words[0].upos, "PRON");
  EXPECT_EQ(sentences[0].words[0].lemma, "they");
}

TEST_F(SyntaxTest, ReadsGivenWordsFromStandardInput) {
  const std::string file = write("given.conllu", given).string();
  EXPECT_EQ(run({"syntax", "--input", "conllu"}, file).out, run({"syntax", "--input", "conllu", file}).out);
  EXPECT_EQ(run({"syntax", "--input", "conllu", "-"}, file).status, 0);
}

TEST_F(SyntaxTest, ItsOutputCanBeGivenToIt) {
  const std::string text = write("a.txt", report(1) + "\nThey can't.Really! \"Yes,\" he said.\n").string();
  const Outcome first = run({"syntax", "--probabilities", text});
  ASSERT_EQ(first.status, 0) << first.err;
  const std::string file = write("a.conllu", first.out).string();
  const Outcome second = run({"syntax", "--input", "conllu", "--probabilities", file});
  ASSERT_EQ(second.status, 0) << second.err;
  EXPECT_EQ(without_predictions(second.out), without_predictions(first.out));
  const auto one = syntax::read_conllu(first.out, "first");
  const auto two = syntax::read_conllu(second.out, "second");
  ASSERT_EQ(one.size(), two.size());
  for (std::size_t i = 0; i < one.size(); ++i) {
    ASSERT_EQ(one[i].words.size(), two[i].words.size());
    for (std::size_t k = 0; k < one[i].words.size(); ++k) {
      EXPECT_EQ(one[i].words[k].form, two[i].words[k].form);
      EXPECT_EQ(one[i].words[k].upos, two[i].words[k].upos);
      EXPECT_EQ(one[i].words[k].head, two[i].words[k].head);
    }
  }
}

TEST_F(SyntaxTest, WritesNamesAndProbabilities) {
  const std::string file = write("a.txt", "Ms Anna Keller flew from Berlin to Paris.\n").string();
  const Outcome plain = run({"syntax", file});
  ASSERT_EQ(plain.status, 0) << plain.err;
  EXPECT_THAT(plain.out, HasSubstr("Name=B-place"));
  EXPECT_THAT(plain.out, Not(HasSubstr("Prob=")));
  EXPECT_THAT(plain.out, Not(HasSubstr("sent_prob")));
  const Outcome all = run({"syntax", "--probabilities", file});
  ASSERT_EQ(all.status, 0) << all.err;
  const auto sentences = syntax::read_conllu(all.out, "out");
  ASSERT_EQ(sentences.size(), 1U);
  EXPECT_TRUE(sentences[0].has_comment("sent_prob"));
  for (const syntax::ConlluWord& word : sentences[0].words) {
    for (const char* key : {"TagProb=", "FeatsProb=", "LemmaProb=", "HeadProb=", "RelProb="})
      EXPECT_THAT(word.misc, HasSubstr(key)) << word.form;
    EXPECT_EQ(word.misc.find("|NameProb=") != std::string::npos,
              word.misc.starts_with("Name=B-") || word.misc.find("|Name=B-") != std::string::npos)
        << word.misc;
  }
}

TEST_F(SyntaxTest, DocumentsDoNotTouchEachOther) {
  const std::string first =
      "# newdoc id = a\n1\tOda\t_\t_\t_\t_\t_\t_\t_\t_\n2\tRuksan\t_\t_\t_\t_\t_\t_\t_\t_\n"
      "3\tspoke\t_\t_\t_\t_\t_\t_\t_\t_\n\n";
  const std::string second =
      "# newdoc id = b\n1\tRuksan\t_\t_\t_\t_\t_\t_\t_\t_\n2\tis\t_\t_\t_\t_\t_\t_\t_\t_\n"
      "3\tfar\t_\t_\t_\t_\t_\t_\t_\t_\n\n";
  const std::vector<std::string> command = {"syntax", "--input", "conllu"};
  const std::string both = run(command, write("both", first + second).string()).out;
  EXPECT_EQ(both,
            run(command, write("a", first).string()).out + run(command, write("b", second).string()).out);
}

TEST_F(SyntaxTest, SaysInOneLineWhatIsWrong) {
  struct Wrong {
    std::string content, place;
  };
  const std::string row = "\tw\t_\t_\t_\t_\t_\t_\t_\t_\n";
  for (const Wrong& wrong :
       std::vector<Wrong>{{"1\tcut\n", "line 1: a row has 2 columns, not 10"},
                          {"# c\n2" + row, "line 2: an id is out of order"},
                          {"x" + row, "line 1: id \"x\" is not a number"},
                          {"1" + row + "3-4" + row, "line 2: a multi-word token is out of order"},
                          {"1\t\xFF\t_\t_\t_\t_\t_\t_\t_\t_\n", "line 1: not well-formed UTF-8"}}) {
    write("wrong.conllu", wrong.content);
    const Outcome outcome = run({"syntax", "--input", "conllu", "wrong.conllu"});
    EXPECT_EQ(outcome.status, 3);
    EXPECT_EQ(outcome.out, "");
    EXPECT_EQ(outcome.err, "hearsay: wrong.conllu: " + wrong.place + "\n");
  }
  write("wrong.txt", "good\xC3\x28");
  const Outcome text = run({"syntax", "wrong.txt"});
  EXPECT_EQ(text.status, 3);
  EXPECT_EQ(text.err, "hearsay: wrong.txt: byte 4: not well-formed UTF-8\n");
  EXPECT_EQ(run({"syntax", "missing.txt"}).status, 3);
  fs::create_directory(folder_ / "folder");
  EXPECT_THAT(lines_of(run({"syntax", "folder"}).err),
              ElementsAre(HasSubstr("hearsay: folder: cannot be read: ")));
  EXPECT_EQ(run({"syntax", "--input", "xml", "wrong.txt"}).status, 2);
}

TEST_F(SyntaxTest, NothingGivesNothing) {
  const std::string file = write("empty", "").string();
  for (const char* input : {"text", "conllu"}) {
    const Outcome outcome = run({"syntax", "--input", input, file});
    EXPECT_EQ(outcome.status, 0);
    EXPECT_EQ(outcome.out, "");
  }
}

}  // namespace
}  // namespace hearsay::cli
