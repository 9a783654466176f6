// `hearsay import`: the examples, errors by line, exit statuses, the same again, kills.
#include <gmock/gmock.h>

#include "cli/program.hpp"

namespace hearsay::cli {
namespace {

using testing::AllOf;
using testing::ElementsAre;
using testing::HasSubstr;

const std::string import_examples = std::string(HEARSAY_SOURCE_DIRECTORY) + "/examples/import";

std::string company(int n) {
  const std::string number = std::to_string(n);
  return R"({"id": "NK-)" + number + R"(", "schema": "Company", "properties": {"name": ["Salt Union )" +
         number + R"("], "alias": ["Guild )" + number + "\"]}}\n";
}

class ImportCommandTest : public ProgramTest {};

TEST_F(ImportCommandTest, TheExamplesGoInAndAreFound) {
  for (const auto& [arguments, entities] : std::vector<std::pair<std::vector<std::string>, int>>{
           {{"ftm", import_examples + "/entities.ftm.json"}, 6},
           {{"opensanctions", import_examples + "/targets.simple.csv"}, 3},
           {{"wikidata", import_examples + "/items.json"}, 3},
           {{"csv", import_examples + "/groups.csv", "--mapping", import_examples + "/groups.yaml"}, 4}}) {
    std::vector<std::string> all = {"import", "--format", "json"};
    all.insert(all.end(), arguments.begin(), arguments.end());
    const Outcome outcome = run(all);
    EXPECT_EQ(outcome.status, 0) << outcome.err;
    EXPECT_EQ(outcome.json()["entities"], entities) << outcome.out;
    EXPECT_EQ(outcome.json()["refused"], 0);
    const Json again = run(all).json();
    EXPECT_EQ(again["entities"], 0);
    EXPECT_EQ(again["names"], 0);
    EXPECT_EQ(again["changed"], 0);
  }
  EXPECT_THAT(run({"names", "find", "--format", "jsonl", "Harakat Nour et-Tilal"}).out,
              HasSubstr("harakat-nur-al-tilal"));
  expect_whole();
}

TEST_F(ImportCommandTest, BadLinesAreOneLineEachAndTheStatusSaysSo) {
  write("list.json", company(1) + "{broken\n" + company(3));
  const Outcome outcome = run({"import", "ftm", "list.json"});
  EXPECT_EQ(outcome.status, 3);
  EXPECT_THAT(lines_of(outcome.err), ElementsAre("hearsay: list.json: line 2: not valid JSON at byte 2"));
  EXPECT_THAT(outcome.out,
              AllOf(HasSubstr("Imported 2 entities, 4 names"), HasSubstr("1 record could not be read")));
  expect_whole();
}

TEST_F(ImportCommandTest, StandardInputAndASourceOfItsOwn) {
  write("list.json", company(1));
  EXPECT_EQ(run({"import", "ftm", "-", "--source", "our-list"}, (folder_ / "list.json").string()).status, 0);
  EXPECT_EQ(
      run({"import", "ftm", "list.json", "--source", "our-list", "--format", "json"}).json()["unchanged"], 1);
  EXPECT_EQ(run({"import", "ftm", "list.json", "--format", "json"}).json()["entities"], 1);
}

TEST_F(ImportCommandTest, WrongUsageAndMissingFiles) {
  write("list.csv", "name\nx\n");
  EXPECT_EQ(run({"import", "csv", "list.csv"}).status, 2);
  EXPECT_EQ(run({"import", "ftm", "list.csv", "--mapping", "m.yaml"}).status, 2);
  EXPECT_EQ(run({"import", "xml", "list.csv"}).status, 2);
  EXPECT_EQ(run({"import", "ftm", "nowhere.json"}).status, 3);
  EXPECT_EQ(run({"import", "opensanctions", "list.csv"}).status, 3);
  write("bad.yaml", "schema: hearsay/import-mapping/1\nname: name\nkind: man\n");
  const Outcome outcome = run({"import", "csv", "list.csv", "--mapping", "bad.yaml"});
  EXPECT_EQ(outcome.status, 3);
  EXPECT_EQ(outcome.err, "hearsay: bad.yaml: line 3: 'man' is no kind of entity\n");
}

TEST_F(ImportCommandTest, ManyNamesAreMadeReadyBesideTheLedger) {
  std::string list;
  for (int i = 0; i < 1500; ++i)
    list += company(i);
  write("list.json", list);
  EXPECT_EQ(run({"import", "ftm", "list.json"}).status, 0);
  const fs::path names = folder_ / "hearsay.db.names";
  ASSERT_TRUE(fs::exists(names));
  const std::string bytes = read_bytes(names);
  const std::vector<std::string> find = {"names", "find", "--format", "json", "Guild 1077"};
  const std::string found = run(find).out;
  EXPECT_THAT(found, HasSubstr("organisation/guild-1077"));
  EXPECT_EQ(read_bytes(names), bytes);
  // Without it the same is found; it is there again.
  fs::remove(names);
  const Outcome again = run(find);
  EXPECT_EQ(again.out, found);
  EXPECT_EQ(again.err, "");  // no progress where nobody looks
  EXPECT_EQ(read_bytes(names), bytes);
  expect_whole();
}

TEST_F(ImportCommandTest, AKilledImportLeavesWholeBatchesAndGoesOn) {
  std::string list;
  for (int i = 0; i < 60000; ++i)
    list += company(i);
  write("list.json", list);
  const pid_t child = start({"import", "ftm", "list.json"});
  usleep(700'000);
  kill(child, SIGKILL);
  wait_for(child);
  if (fs::exists(folder_ / "hearsay.db")) expect_whole();
  EXPECT_EQ(run({"import", "ftm", "list.json"}).status, 0);
  EXPECT_EQ(run({"check", "--format", "json"}).json()["entities"], 60000);
  expect_whole();
}

}  // namespace
}  // namespace hearsay::cli
