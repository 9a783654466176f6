// Bad input: one line for each thing that cannot be read, the rest of the batch goes on, the ledger stays
// whole.
#include <gmock/gmock.h>
#include <sys/mount.h>
#include <sys/stat.h>

#include "cli/program.hpp"

namespace hearsay::cli {
namespace {

using testing::AllOf;
using testing::ContainsRegex;
using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;

class BadInputTest : public ProgramTest {
 protected:
  // Reads the paths with one job and with four; both have to say the same.
  Outcome read_all(const std::vector<std::string>& paths) {
    std::vector<std::string> arguments = {"read", "--format", "json", "--jobs", "1"};
    arguments.insert(arguments.end(), paths.begin(), paths.end());
    Outcome one = run(arguments);
    arguments[4] = "4";
    arguments.insert(arguments.begin(), {"--ledger", "four.db"});
    const Outcome four = run(arguments);
    EXPECT_EQ(one.err, four.err);
    EXPECT_EQ(one.status, four.status);
    expect_whole();
    return one;
  }
};

TEST_F(BadInputTest, TheRestOfAFolderGoesOn) {
  write("in/a-good.txt", report(1));
  write("in/b-empty.txt", "");
  write("in/c-blank.txt", " \n\n\t\n");
  write("in/d-binary.bin", std::string("\x7F"
                                       "ELF\x02\x01\x01\0\0\0\0\0",
                                       12) +
                               std::string(3000, '\0'));
  write("in/e-archive.txt", std::string("PK\x03\x04\x14\0\0\0\x08\0", 10) + std::string(500, '\xB7'));
  write("in/f-broken.txt", "Zoë wrote that the “Öz Union” met the Čarda Guard. \xC3\x28 \xFF and ü more.");
  write("in/g-lines.jsonl", json_line(2) + json_line(3).substr(0, 90) + "\n" + json_line(4) +
                                "{\"title\": \"no text\"}\n[1]\n{\"text\": 7}\n{\"text\": \"\xC3\x28\"}\n" +
                                json_line(5));
  write("in/z-good.txt", report(6));
  const Outcome outcome = read_all({"in"});
  EXPECT_EQ(outcome.status, 3);
  EXPECT_THAT(lines_of(outcome.err),
              ElementsAre("hearsay: in/b-empty.txt: empty", "hearsay: in/c-blank.txt: empty",
                          AllOf(HasSubstr("in/d-binary.bin: "), HasSubstr("binary")),
                          AllOf(HasSubstr("in/e-archive.txt: "), ContainsRegex("archive|binary|ZIP|zip")),
                          AllOf(HasSubstr("in/f-broken.txt: byte "), HasSubstr("UTF-8")),
                          "hearsay: in/g-lines.jsonl: line 2: the JSON object is cut off",
                          "hearsay: in/g-lines.jsonl: line 4: no field \"text\"",
                          "hearsay: in/g-lines.jsonl: line 5: not a JSON object",
                          "hearsay: in/g-lines.jsonl: line 6: the field \"text\" is not a string",
                          AllOf(HasSubstr("in/g-lines.jsonl: line 7: "), HasSubstr("UTF-8"))));
  const Json summary = outcome.json();
  EXPECT_EQ(summary["documents"], 5);
  EXPECT_EQ(summary["failed"], 10);
  EXPECT_EQ(stored_documents(), 5U);
}

TEST_F(BadInputTest, ExtractGoesOnToo) {
  write("in/a.txt", report(1));
  write("in/b.txt", "");
  write("in/c.txt", report(2));
  const Outcome outcome = run({"extract", "in"});
  EXPECT_EQ(outcome.status, 3);
  EXPECT_EQ(outcome.err, "hearsay: in/b.txt: empty\n");
  EXPECT_THAT(outcome.out, AllOf(HasSubstr("in/a.txt"), HasSubstr("in/c.txt")));
}

TEST_F(BadInputTest, TheSummaryForPeopleCountsWhatFailed) {
  write("in/a.txt", report(1));
  write("in/b.txt", "");
  const Outcome outcome = run({"read", "in"});
  EXPECT_THAT(outcome.out, AllOf(HasSubstr("Read 1 document"), HasSubstr("1 could not be read")));
}

TEST_F(BadInputTest, MissingPathsAreNamed) {
  write("a.txt", report(1));
  const Outcome outcome = read_all({"nowhere.txt", "a.txt", "none*.txt"});
  EXPECT_EQ(outcome.status, 3);
  EXPECT_THAT(lines_of(outcome.err), ElementsAre("hearsay: nowhere.txt: no such file or folder",
                                                 "hearsay: none*.txt: nothing fits this pattern"));
  EXPECT_EQ(outcome.json()["documents"], 1);
}

TEST_F(BadInputTest, WhatMayNotBeOpenedIsNamed) {
  write("in/locked/a.txt", report(1));
  const fs::path secret = write("in/secret.txt", report(2));
  write("in/z.txt", report(3));
  chmod(folder_.c_str(), 0777);
  chmod((folder_ / "in/locked").c_str(), 0);
  chmod(secret.c_str(), 0);
  for (const char* name : {".out", ".err"}) {
    write(name, "");
    chmod((folder_ / name).c_str(), 0666);
  }
  const Outcome outcome = run({"read", "in", "--format", "json"}, "/dev/null", true);
  chmod((folder_ / "in/locked").c_str(), 0755);
  if (outcome.status == 126 || outcome.status == 127)
    GTEST_SKIP() << "the program cannot be run without rights";
  EXPECT_EQ(outcome.status, 3) << outcome.err;
  EXPECT_THAT(lines_of(outcome.err),
              ElementsAre(AllOf(HasSubstr("in/locked: "), HasSubstr("Permission denied")),
                          AllOf(HasSubstr("in/secret.txt: "), HasSubstr("Permission denied"))));
  EXPECT_EQ(outcome.json()["documents"], 1);
}

TEST_F(BadInputTest, AnInputThatFailsWhileItIsReadStopsNothing) {
  if (!fs::exists("/proc/self/mem")) GTEST_SKIP() << "needs /proc/self/mem, which opens and cannot be read";
  write("a.txt", report(1));
  const Outcome outcome = read_all({"/proc/self/mem", "a.txt"});
  EXPECT_EQ(outcome.status, 3);
  EXPECT_THAT(lines_of(outcome.err), ElementsAre(HasSubstr("/proc/self/mem: cannot be read")));
  EXPECT_EQ(outcome.json()["documents"], 1);
}

TEST_F(BadInputTest, AFileNameThatIsNotUtf8StopsNothing) {
  write("in/a\xFF.txt", report(1));
  write("in/b\xFE.txt", "");
  write("in/c.txt", report(2));
  const Outcome outcome = read_all({"in"});
  EXPECT_EQ(outcome.status, 3);
  EXPECT_THAT(lines_of(outcome.err), ElementsAre(AllOf(HasSubstr("in/b"), HasSubstr(".txt: empty"))));
  EXPECT_EQ(outcome.json()["documents"], 2);
  const Outcome listed = run({"claims", "--format", "jsonl"});
  EXPECT_EQ(listed.status, 0) << listed.err;
  for (const std::string& line : lines_of(listed.out))
    EXPECT_TRUE(Json::accept(line)) << line;
  const Outcome extracted = run({"extract", "in"});
  EXPECT_THAT(extracted.out, HasSubstr("in/c.txt"));
}

TEST_F(BadInputTest, AnEndlessLineIsRefusedWithoutHoldingIt) {
  constexpr std::size_t length = 200'000'000;
  {
    std::ofstream lines(folder_ / "lines.jsonl", std::ios::binary);
    std::ofstream text(folder_ / "text.txt", std::ios::binary);
    lines << json_line(1) << R"({"text": ")";
    const std::string part(1'000'000, 'a');
    for (std::size_t i = 0; i < length / part.size(); ++i) {
      lines << part;
      text << part;
    }
    lines << "\"}\n" << json_line(2);
  }
  const Outcome outcome = run({"read", "--format", "json", "lines.jsonl", "text.txt"});
  EXPECT_EQ(outcome.status, 3);
  EXPECT_EQ(outcome.err,
            "hearsay: lines.jsonl: line 2: longer than 64 MiB\nhearsay: text.txt: longer than 64 MiB\n");
  EXPECT_EQ(outcome.json()["documents"], 2);
  EXPECT_LT(outcome.peak_memory, 600'000) << "KiB";
  expect_whole();
}

TEST_F(BadInputTest, AFullDiskLosesNothing) {
  const fs::path disk = folder_ / "disk";
  fs::create_directories(disk);
  if (mount("tmpfs", disk.c_str(), "tmpfs", 0, "size=3m") != 0)
    GTEST_SKIP() << "needs the right to mount a tmpfs";
  struct Unmount {
    fs::path path;
    ~Unmount() { umount(path.c_str()); }
  } const unmount{disk};
  std::string lines;
  for (int i = 0; i < 400; ++i) {
    Json object = Json::parse(json_line(i));
    object["text"] = object["text"].get<std::string>() + "\n\n" + std::string(12'000, 'x');
    lines += object.dump() + "\n";
  }
  write("many.jsonl", lines);
  const Outcome outcome = run({"--ledger", "disk/l.db", "read", "--jobs", "2", "many.jsonl"});
  EXPECT_EQ(outcome.status, 4);
  EXPECT_THAT(lines_of(outcome.err),
              ElementsAre(AllOf(HasSubstr("disk/l.db"), HasSubstr("no space left on the disk"))));
  ASSERT_EQ(mount("tmpfs", disk.c_str(), "tmpfs", MS_REMOUNT, "size=60m"), 0);
  const Outcome check = run({"--ledger", "disk/l.db", "check", "--format", "json"});
  EXPECT_EQ(check.status, 0) << check.out;
  const std::size_t stored = check.json()["documents"];
  EXPECT_GT(stored, 0U);
  EXPECT_LT(stored, 400U);
  const Outcome again = run({"--ledger", "disk/l.db", "read", "many.jsonl", "--format", "json"});
  EXPECT_EQ(again.status, 0) << again.err;
  EXPECT_EQ(again.json()["already_there"], stored);
  EXPECT_EQ(again.json()["documents"], 400 - stored);
}

}  // namespace
}  // namespace hearsay::cli
