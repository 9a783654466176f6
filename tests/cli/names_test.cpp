// hearsay names score, hearsay names find.
#include "cli/program.hpp"

namespace hearsay::cli {
namespace {

class NamesCommand : public ProgramTest {};

TEST_F(NamesCommand, ScorePrintsALineForEachPair) {
  write("pairs.tsv", "Ahmed al-Sharaa\tأحمد الشرع\tperson\nBrigade 44\tBrigade 47\torganisation\n");
  const Outcome outcome = run({"names", "score", "pairs.tsv", "--format", "jsonl"});
  EXPECT_EQ(outcome.status, 0);
  const std::vector<std::string> lines = lines_of(outcome.out);
  ASSERT_EQ(lines.size(), 2U);
  const Json first = Json::parse(lines[0]);
  EXPECT_EQ(first.size(), 3U);
  EXPECT_EQ(first["decision"], "same");
  EXPECT_GE(first["score"], 0.85);
  EXPECT_TRUE(first["reasons"].is_array());
  EXPECT_EQ(Json::parse(lines[1])["decision"], "different");
}

TEST_F(NamesCommand, BadLinesAreReportedAndTheRestGoesOn) {
  const fs::path pairs = write("pairs.tsv", "only one\na\tb\tno-kind\nMoscow\tMoscow\tplace\n");
  const Outcome outcome = run({"names", "score", "pairs.tsv"});
  EXPECT_EQ(outcome.status, 3);
  EXPECT_EQ(lines_of(outcome.out).size(), 1U);
  EXPECT_EQ(outcome.out.substr(0, 8), "1.0\tsame");
  EXPECT_NE(outcome.err.find("pairs.tsv: line 1: "), std::string::npos);
  EXPECT_NE(outcome.err.find("pairs.tsv: line 2: "), std::string::npos);
  EXPECT_NE(outcome.err.find("2 lines refused"), std::string::npos);
  const Outcome piped = run({"names", "score", "-"}, pairs.string());
  EXPECT_EQ(piped.out, outcome.out);
  EXPECT_NE(piped.err.find("-: line 2: "), std::string::npos);
}

TEST_F(NamesCommand, ScoreAsksThePacksUnlessToldNotTo) {
  write("pairs.tsv", "HTS\tهيئة تحرير الشام\torganisation\n");
  const Outcome known = run({"names", "score", "pairs.tsv", "--format", "jsonl"});
  ASSERT_EQ(known.status, 0);
  EXPECT_EQ(known.json()["decision"], "same");
  EXPECT_NE(known.out.find("organisation/hayat-tahrir-al-sham"), std::string::npos);
  const Outcome form = run({"names", "score", "pairs.tsv", "--no-packs", "--format", "jsonl"});
  ASSERT_EQ(form.status, 0);
  EXPECT_EQ(form.out.find("organisation/hayat-tahrir-al-sham"), std::string::npos);
}

TEST_F(NamesCommand, AMissingFileIsBadInput) {
  EXPECT_EQ(run({"names", "score", "nothing.tsv"}).status, 3);
}

TEST_F(NamesCommand, FindLooksInThePacks) {
  const Outcome outcome = run({"names", "find", "Damaskus", "--pack", "--kind", "nobody"});
  EXPECT_EQ(outcome.status, 2);
  const Outcome found = run({"names", "find", "Hayat Tahrir ash-Sham", "--pack", "--format", "json"});
  EXPECT_EQ(found.status, 0);
  ASSERT_FALSE(found.json().empty());
  EXPECT_EQ(found.json()[0]["id"], "organisation/hayat-tahrir-al-sham");
  EXPECT_EQ(found.json()[0]["decision"], "same");
  const Outcome strict =
      run({"names", "find", "Хайят Тахрир аш-Шам", "--pack", "--transliteration", "off", "--format", "json"});
  for (const Json& row : strict.json())
    EXPECT_EQ(row["matched"].get<std::string>().find("Hay"), std::string::npos);
}

TEST_F(NamesCommand, FindLooksInTheLedger) {
  ASSERT_EQ(run({"read", examples}).status, 0);
  const Outcome found = run({"names", "find", "Haraket Nour et-Tilal", "--format", "json"});
  EXPECT_EQ(found.status, 0);
  ASSERT_FALSE(found.json().empty());
  EXPECT_TRUE(found.json()[0].contains("reasons"));
  EXPECT_EQ(run({"names", "find", "Qwxyz Vbnmk"}).status, 1);
}

}  // namespace
}  // namespace hearsay::cli
