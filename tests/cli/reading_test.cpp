// `read` and `extract`: the same claims however they are read, and only once.
#include <gmock/gmock.h>

#include <map>
#include <set>

#include "base/text.hpp"
#include "cli/program.hpp"

namespace hearsay::cli {
namespace {

using testing::HasSubstr;
using testing::IsEmpty;

class ReadTest : public ProgramTest {};

TEST_F(ReadTest, TwiceAddsNothing) {
  const Json first = read({examples});
  EXPECT_GE(first["documents"], 21);
  EXPECT_GT(first["claims"], 50);
  EXPECT_EQ(first["failed"], 0);
  const Outcome before = run({"claims", "--format", "jsonl"});
  const Json second = read({examples});
  EXPECT_EQ(second["documents"], 0);
  EXPECT_EQ(second["read_again"], 0);
  EXPECT_EQ(second["claims"], 0);
  EXPECT_EQ(second["already_there"], first["documents"]);
  EXPECT_EQ(run({"claims", "--format", "jsonl"}).out, before.out);
  EXPECT_EQ(lines_of(before.out).size(), first["claims"].get<std::size_t>());
  expect_whole();
}

TEST_F(ReadTest, TheNumberOfJobsChangesNothing) {
  const Outcome one = run({"extract", "--jobs", "1", examples});
  const Outcome eight = run({"extract", "--jobs", "8", examples});
  EXPECT_EQ(one.status, 0) << one.err;
  EXPECT_GT(lines_of(one.out).size(), 50U);
  EXPECT_TRUE(one.out == eight.out) << "the bytes differ";

  const auto claims = [&](const std::string& jobs) {
    const std::string ledger = "jobs" + jobs + ".db";
    EXPECT_EQ(run({"--ledger", ledger, "read", "--jobs", jobs, examples}).status, 0);
    return run({"--ledger", ledger, "claims", "--format", "jsonl"}).out;
  };
  const std::string with_one = claims("1");
  EXPECT_TRUE(with_one == claims("8")) << "the claims differ";
  EXPECT_THAT(with_one, HasSubstr("\"predicate\""));
}

TEST_F(ReadTest, EachQuoteStandsInItsDocumentToTheLetter) {
  // The texts are given as JSON lines, so that they are known here without reading them as the program does.
  std::map<std::string, std::string> texts;
  std::string lines;
  for (int i = 0; i < 5; ++i) {
    const Json object = Json::parse(json_line(i));
    texts[object["source"]] = object["text"];
    lines += object.dump() + "\n";
  }
  Json odd = Json::parse(json_line(90));
  odd["source"] = "odd";
  odd["text"] =
      "«Zoë» 🛰 wrote:\n\nThe Čarda Guard attacked the Öz Union – “again” – on Monday. "
      "👩‍🚀";
  texts["odd"] = odd["text"];
  lines += odd.dump() + "\n";
  read({write("wire.jsonl", lines).string()});
  // The shipped reports that are plain UTF-8.
  read({examples});
  std::size_t compared = 0;
  std::set<std::string> ids;
  for (const std::string& line : lines_of(run({"claims", "--format", "jsonl"}).out)) {
    const Json claim = Json::parse(line);
    EXPECT_TRUE(ids.insert(claim["id"].get<std::string>()).second) << "one id for two claims";
    EXPECT_EQ(claim["attribution"].back()["kind"], "publisher") << line;
    const std::string quote = claim["evidence"]["quote"];
    const std::string source = claim["document"]["source"];
    ASSERT_FALSE(quote.empty());
    if (const auto text = texts.find(source); text != texts.end()) {
      const CodePointIndex index(text->second);
      const std::size_t begin = index.to_bytes(claim["evidence"]["start"].get<std::size_t>());
      const std::size_t end = index.to_bytes(claim["evidence"]["end"].get<std::size_t>());
      EXPECT_EQ(text->second.substr(begin, end - begin), quote);
      ++compared;
    } else if (source.ends_with(".txt") && source.find("1252") == std::string::npos) {
      EXPECT_NE(read_bytes(source).find(quote), std::string::npos) << source << ": " << quote;
      ++compared;
    }
  }
  EXPECT_GT(compared, 25U);
  expect_whole();
}

TEST_F(ReadTest, TakesFilesFoldersPatternsAndStandardInput) {
  write("in/a.txt", report(1));
  write("in/deep/b.txt", report(2));
  write("in/.hidden.txt", report(3));
  const fs::path lines = write("lines.jsonl", json_line(4) + json_line(5));
  EXPECT_EQ(read({"in"})["documents"], 2);
  EXPECT_EQ(read({"in/*.txt"})["already_there"], 1);
  const Outcome piped = run({"read", "-", "--format", "json"}, lines.string());
  EXPECT_EQ(piped.status, 0) << piped.err;
  EXPECT_EQ(piped.json()["documents"], 2);
  EXPECT_EQ(stored_documents(), 4U);
  const Outcome filtered = run({"extract"}, lines.string());
  EXPECT_EQ(filtered.out, run({"extract", lines.string()}).out);
  EXPECT_THAT(filtered.out, HasSubstr("Salt Union"));
}

TEST_F(ReadTest, AKilledReadLosesNothingAndIsTakenUpAgain) {
  constexpr int count = 600;
  std::string lines;
  for (int i = 0; i < count; ++i)
    lines += json_line(i);
  const std::string path = write("many.jsonl", lines).string();
  const pid_t child = start({"read", "--jobs", "2", path});
  const fs::path log = folder_ / "hearsay.db-wal";
  std::error_code error;
  for (int i = 0; i < 20000 && !(fs::exists(log, error) && fs::file_size(log, error) > 300'000); ++i)
    usleep(1000);
  kill(child, SIGKILL);
  EXPECT_EQ(wait_for(child).status, 128 + SIGKILL) << "it was done before it could be killed";
  const std::size_t stored = stored_documents();
  EXPECT_GT(stored, 0U);
  EXPECT_LT(stored, static_cast<std::size_t>(count));
  expect_whole();
  const Json again = read({path});
  EXPECT_EQ(again["already_there"], stored);
  EXPECT_EQ(again["documents"], count - stored);
  expect_whole();
  EXPECT_EQ(run({"--ledger", "fresh.db", "read", path}).status, 0);
  EXPECT_TRUE(run({"claims", "--format", "jsonl"}).out ==
              run({"--ledger", "fresh.db", "claims", "--format", "jsonl"}).out);
}

}  // namespace
}  // namespace hearsay::cli
