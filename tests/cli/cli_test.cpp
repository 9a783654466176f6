// What the program prints and with which status it ends.
#include <gmock/gmock.h>

#include "cli/program.hpp"

namespace hearsay::cli {
namespace {

using testing::AllOf;
using testing::HasSubstr;
using testing::IsEmpty;
using testing::Not;

// The rows of RFC 4180: every quote closed. Failures end the test.
std::vector<std::vector<std::string>> parse_csv(const std::string& text) {
  std::vector<std::vector<std::string>> rows;
  std::vector<std::string> row;
  std::string cell;
  bool quoted = false;
  for (std::size_t i = 0; i < text.size(); ++i) {
    const char c = text[i];
    if (quoted) {
      if (c != '"') {
        cell += c;
      } else if (i + 1 < text.size() && text[i + 1] == '"') {
        cell += '"';
        ++i;
      } else {
        quoted = false;
      }
    } else if (c == '"') {
      EXPECT_TRUE(cell.empty()) << "a quote inside a plain cell";
      quoted = true;
    } else if (c == ',' || c == '\r') {
      row.push_back(std::move(cell));
      cell.clear();
      if (c == ',') continue;
      EXPECT_EQ(text.substr(i, 2), "\r\n");
      ++i;
      rows.push_back(std::move(row));
      row.clear();
    } else {
      cell += c;
    }
  }
  EXPECT_FALSE(quoted);
  EXPECT_TRUE(row.empty() && cell.empty()) << "the last row has no end";
  return rows;
}

class CommandTest : public ProgramTest {};

TEST_F(CommandTest, OriginsDrawWhoTookFromWhom) {
  read({examples});
  const Outcome all = run({"origins"});
  EXPECT_EQ(all.status, 0);
  // A trimmed copy, a translation whose original is not there, and the two versions of one article.
  EXPECT_THAT(all.out, AllOf(HasSubstr("└─ "), HasSubstr("same text: "), HasSubstr("Peyk-e Zarvend"),
                             HasSubstr("Revisions"), HasSubstr("vanished: ")));
  const auto graph = nlohmann::json::parse(run({"--format", "json", "origins"}).out);
  const std::string taker = graph.at("edges").at(0).at("taker").at("document");
  EXPECT_EQ(run({"origins", taker}).status, 0);
  EXPECT_EQ(run({"origins", taker.substr(0, 10)}).out, run({"origins", taker}).out);
  EXPECT_EQ(run({"origins", "no such thing"}).status, 1);
  EXPECT_EQ(run({"origins", taker, "--about", "Qavsar"}).status, 2);
}

TEST_F(CommandTest, EachFormatCanBeParsed) {
  read({examples});
  const std::vector<std::vector<std::string>> commands = {
      {"claims"},
      {"claims", "--about", "Harakat Nur al-Tilal", "--family", "hostility"},
      {"search", "Qavsar"},
      {"origins"},
      {"origins", "--about", "Harakat Nur al-Tilal"},
      {"relation", "Harakat Nur al-Tilal", "Özgan Yurt"},
      {"relation", "Harakat Nur al-Tilal", "Katibat al-Ghaym", "--as-of", "2022-01-01"},
      {"dossier", "Harakat Nur al-Tilal"},
      {"timeline", "Harakat Nur al-Tilal"},
      {"timeline", "Harakat Nur al-Tilal", "Özgan Yurt"},
      {"check"},
      {"read", examples},
      {"eval", std::string(HEARSAY_SOURCE_DIRECTORY) + "/tests/gold/examples", "--documents", examples},
  };
  for (std::vector<std::string> command : commands) {
    const std::string shown = testing::PrintToString(command);
    command.insert(command.end(), {"--format", "table"});
    const Outcome table = run(command);
    EXPECT_EQ(table.status, 0) << shown << table.err;
    EXPECT_THAT(table.out, Not(IsEmpty())) << shown;
    EXPECT_THAT(table.out, Not(HasSubstr("\x1b"))) << "colour where no terminal is: " << shown;
    command.back() = "json";
    const Outcome json = run(command);
    EXPECT_EQ(json.status, 0) << shown << json.err;
    EXPECT_TRUE(Json::accept(json.out)) << shown << json.out.substr(0, 500);
    command.back() = "jsonl";
    const Outcome jsonl = run(command);
    EXPECT_EQ(jsonl.status, 0) << shown;
    for (const std::string& line : lines_of(jsonl.out))
      EXPECT_TRUE(Json::accept(line)) << shown << line.substr(0, 300);
    EXPECT_THAT(jsonl.out, Not(IsEmpty())) << shown;
    command.back() = "csv";
    const Outcome csv = run(command);
    EXPECT_EQ(csv.status, 0) << shown;
    const auto rows = parse_csv(csv.out);
    ASSERT_GE(rows.size(), 2U) << shown;
    for (const auto& row : rows)
      EXPECT_EQ(row.size(), rows[0].size()) << shown << testing::PrintToString(row);
  }
}

TEST_F(CommandTest, ClaimsAreTheSameInEachFormat) {
  read({examples});
  const std::size_t count = lines_of(run({"claims", "--format", "jsonl"}).out).size();
  EXPECT_GT(count, 50U);
  EXPECT_EQ(run({"claims", "--format", "json"}).json().size(), count);
  EXPECT_EQ(parse_csv(run({"claims", "--format", "csv"}).out).size(), count + 1);
}

TEST_F(CommandTest, ExplainNamesRuleAndQuoteOfAClaim) {
  read({examples});
  const Json claim = Json::parse(lines_of(run({"claims", "--format", "jsonl"}).out).at(0));
  const std::string id = claim["id"];
  const Outcome outcome = run({"explain", id});
  EXPECT_EQ(outcome.status, 0) << outcome.err;
  EXPECT_THAT(outcome.out,
              AllOf(HasSubstr(claim["extractor"]["rule"].get<std::string>()), HasSubstr("<- trigger"),
                    HasSubstr(claim["attribution"].back()["name"].get<std::string>())));
  EXPECT_EQ(run({"explain", id.substr(0, 10), "--format", "json"}).json()["claim"]["id"], id);
}

// Packs and rules for names take longer to load than most answers: only what looks for a name may need them.
TEST_F(CommandTest, WhatLooksForNoNameLoadsNoData) {
  EXPECT_EQ(run({"read", write("a.txt", report(1)).string()}).status, 0);
  fs::create_directory(folder_ / "empty");
  for (const std::vector<std::string>& command :
       std::vector<std::vector<std::string>>{{"search", "Salt"}, {"claims"}, {"check"}}) {
    std::vector<std::string> without = command;
    without.insert(without.end(), {"--data", "empty"});
    EXPECT_EQ(run(without).out, run(command).out) << testing::PrintToString(command);
    EXPECT_EQ(run(without).status, 0) << testing::PrintToString(command);
  }
  EXPECT_EQ(run({"names", "find", "Salt Union", "--data", "empty"}).status, 3);
}

TEST_F(CommandTest, StatusSaysHowItEnded) {
  const std::string file = write("a.txt", report(1)).string();
  EXPECT_EQ(run({"read", file}).status, 0);
  EXPECT_EQ(run({"--help"}).status, 0);
  EXPECT_EQ(run({"--version"}).status, 0);
  // 1: nothing found, or a check failed
  for (const std::vector<std::string>& command :
       std::vector<std::vector<std::string>>{{"claims", "--holder", "Nobody At All"},
                                             {"claims", "--about", "Zzyzx Qwfpgj"},
                                             {"search", "xylophone"},
                                             {"relation", "Zzyzx Qwfpgj", "Salt Union"},
                                             {"dossier", "Zzyzx Qwfpgj"},
                                             {"timeline", "Zzyzx Qwfpgj"},
                                             {"explain", "ffffffffffff"}}) {
    const Outcome outcome = run(command);
    EXPECT_EQ(outcome.status, 1) << testing::PrintToString(command) << outcome.out << outcome.err;
    EXPECT_EQ(lines_of(outcome.err).size(), 1U) << testing::PrintToString(command) << outcome.err;
  }
  // 2: wrong usage
  for (const std::vector<std::string>& command : std::vector<std::vector<std::string>>{
           {},
           {"befriend"},
           {"read"},
           {"read", "--jobs", "0", file},
           {"claims", "--format", "xml"},
           {"claims", "--polarity", "negative"},
           {"claims", "--since", "yesterday"},
           {"relation", "Salt Union"},
           {"relation", "Salt Union", "Harbour Guard", "--as-of", "then"}}) {
    const Outcome outcome = run(command);
    EXPECT_EQ(outcome.status, 2) << testing::PrintToString(command) << outcome.out << outcome.err;
    EXPECT_THAT(outcome.err, Not(IsEmpty())) << testing::PrintToString(command);
  }
  // 3: bad input
  EXPECT_EQ(run({"read", "missing.txt"}).status, 3);
  EXPECT_EQ(run({"extract", "missing.txt"}).status, 3);
  EXPECT_EQ(run({"eval", "missing.json"}).status, 3);
  EXPECT_EQ(run({"--data", "missing", "extract", file}).status, 3);
  // 4: the ledger cannot be used
  for (const std::string& ledger :
       {std::string("missing.db"), std::string("."), file, std::string("no/such/l.db")}) {
    const Outcome outcome = run({"--ledger", ledger, "claims"});
    EXPECT_EQ(outcome.status, 4) << ledger << outcome.err;
    EXPECT_EQ(lines_of(outcome.err).size(), 1U) << outcome.err;
    EXPECT_THAT(outcome.err, HasSubstr("hearsay: " + ledger)) << ledger;
  }
  EXPECT_EQ(run({"--ledger", "no/such/l.db", "read", file}).status, 4);
  EXPECT_FALSE(fs::exists(folder_ / "missing.db")) << "asking makes no ledger";
  EXPECT_EQ(read_bytes(file), report(1)) << "a file that is no ledger is left alone";
}

TEST_F(CommandTest, AChangedQuoteIsFoundByCheck) {
  read({examples});
  std::string bytes = read_bytes(folder_ / "hearsay.db");
  const std::size_t middle = bytes.size() / 2;
  for (std::size_t i = middle; i < middle + 20000 && i < bytes.size(); ++i)
    bytes[i] = static_cast<char>(bytes[i] ^ 0x15);
  write("hearsay.db", bytes);
  const Outcome outcome = run({"check"});
  EXPECT_TRUE(outcome.status == 1 || outcome.status == 4) << outcome.status << outcome.out;
  EXPECT_THAT(outcome.out + outcome.err, Not(HasSubstr("the ledger is whole")));
}

TEST_F(CommandTest, OutputThatCannotBeWrittenIsAnError) {
  if (!fs::exists("/dev/full")) GTEST_SKIP() << "needs /dev/full";
  const std::string file = write("a.txt", report(1)).string();
  fs::create_symlink("/dev/full", folder_ / ".out");
  const Outcome outcome = run({"extract", file});
  EXPECT_EQ(outcome.status, 3);
  EXPECT_THAT(outcome.err, HasSubstr("standard output: cannot be written"));
}

TEST_F(CommandTest, TheDevelopmentGoldIsReadAtLeastAsWellAsBefore) {
  const fs::path gold = fs::path(HEARSAY_SOURCE_DIRECTORY) / "../shared/gold";
  if (!fs::exists(gold)) GTEST_SKIP() << "no gold in " << gold;
  const Outcome outcome = run({"eval", gold.string(), "--format", "json"});
  // Status 1 would mean that a quote is not in its document to the letter.
  ASSERT_EQ(outcome.status, 0) << outcome.err;
  const Json rows = outcome.json();
  const auto total =
      std::find_if(rows.begin(), rows.end(), [](const Json& row) { return row["of"] == "all"; });
  ASSERT_NE(total, rows.end());
  EXPECT_GT((*total)["gold"], 100);
  EXPECT_GE((*total)["pair_f1"], 0.58);
  EXPECT_GE((*total)["claim_f1"], 0.55);
}

}  // namespace
}  // namespace hearsay::cli
