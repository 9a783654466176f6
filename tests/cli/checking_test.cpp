// What somebody who writes patterns uses: `patterns check`, `eval` of a challenge suite, `explain`.
#include <gmock/gmock.h>

#include "cli/program.hpp"

namespace hearsay::cli {
namespace {

using testing::AllOf;
using testing::ContainsRegex;
using testing::ElementsAre;
using testing::EndsWith;
using testing::HasSubstr;
using testing::IsEmpty;
using testing::Not;

class PatternsCheckTest : public ProgramTest {
 protected:
  std::string pattern_file(const std::string& negative) const {
    return write("own.yaml",
                 "schema: hearsay/patterns/1\n"
                 "patterns:\n"
                 "  - id: own.clobber\n"
                 "    yields: fought\n"
                 "    trigger: {lemma: clobber, upos: VERB}\n"
                 "    subject: \">nsubj\"\n"
                 "    object: \">obj\"\n"
                 "    examples:\n"
                 "      yes: [\"Ordan clobbered Velmia. => Ordan -> Velmia\"]\n"
                 "      no: [\"" +
                     negative + "\"]\n")
        .string();
  }
};

TEST_F(PatternsCheckTest, ExamplesThatHold) {
  const Outcome outcome = run({"patterns", "check", pattern_file("Ordan praised Velmia.")});
  EXPECT_EQ(outcome.status, 0) << outcome.err;
  EXPECT_EQ(outcome.out, "1 patterns, 1 positive and 1 negative examples; 2 hold, 0 do not, 0 are lacking\n");
}

TEST_F(PatternsCheckTest, ABrokenExampleIsNamedAndChangesTheStatus) {
  const std::string file = pattern_file("Velmia clobbered Ordan.");
  const Outcome outcome = run({"patterns", "check", file});
  EXPECT_EQ(outcome.status, 1) << outcome.err;
  EXPECT_THAT(outcome.out, AllOf(HasSubstr(file + ":10: own.clobber is read in “Velmia clobbered Ordan.”"),
                                 HasSubstr("1 hold, 1 do not")));
  const Outcome json = run({"patterns", "check", file, "--format", "json"});
  EXPECT_EQ(json.status, 1) << json.err;
  ASSERT_EQ(json.json().size(), 1U);
  EXPECT_EQ(json.json()[0]["line"], 10);
  EXPECT_EQ(json.json()[0]["pattern"], "own.clobber");
}

TEST_F(PatternsCheckTest, AFileThatIsNotThereOrNoPatternsIsBadInput) {
  EXPECT_EQ(run({"patterns", "check", "none.yaml"}).status, 3);
  const Outcome outcome =
      run({"patterns", "check", write("own.yaml", "schema: hearsay/patterns/1\n- x\n").string()});
  EXPECT_EQ(outcome.status, 3);
  EXPECT_THAT(outcome.err, HasSubstr("own.yaml: line "));
  EXPECT_EQ(run({"patterns"}).status, 2) << "of what?";
}

class ChallengeEvalTest : public ProgramTest {
 protected:
  ChallengeEvalTest() {
    write("suite/raids.yaml", R"(schema: hearsay/challenge/1
group: raids
passages:
  - id: raids.plain
    text: The Harbour Guard attacked the Salt Union.
    claims: [{subject: Harbour Guard, predicate: fought, object: Salt Union}]
  - id: raids.wrong
    text: The Harbour Guard attacked the Salt Union.
    claims: [{subject: Salt Union, predicate: fought, object: Harbour Guard}]
  - id: raids.kept
    held_back: true
    text: The Harbour Guard praised the weather.
    claims: [{subject: Harbour Guard, predicate: fought, object: Salt Union}]
)");
  }
};

TEST_F(ChallengeEvalTest, PrintsWhatIsPassedTunedAndHeldBack) {
  const Outcome table = run({"eval", "suite"});
  EXPECT_EQ(table.status, 0) << table.err;
  EXPECT_THAT(table.out, ContainsRegex("raids +3 +1 +33\\.3 +1 of 2 +50\\.0* +0 of 1 +0"));
  EXPECT_THAT(table.out, HasSubstr("all"));
  const Json rows = run({"eval", "suite", "--format", "json"}).json();
  ASSERT_EQ(rows.size(), 2U);
  EXPECT_EQ(rows[1]["of"], "all");
  EXPECT_EQ(rows[1]["passages"], 3);
  EXPECT_EQ(rows[1]["passed"], 1);
  EXPECT_EQ(rows[1]["tuned"], "1 of 2");
  EXPECT_EQ(rows[1]["held_back"], "0 of 1");
}

TEST_F(ChallengeEvalTest, FailuresAreIdsAlone) {
  const Outcome outcome = run({"eval", "suite", "--failures"});
  EXPECT_EQ(outcome.status, 0) << outcome.err;
  EXPECT_THAT(lines_of(outcome.out), ElementsAre("raids.wrong", "raids.kept"));
}

TEST_F(ChallengeEvalTest, ErrorsOfHeldBackPassagesAreShownOnlyWhereAskedFor) {
  const Outcome errors = run({"eval", "suite", "--errors"});
  EXPECT_THAT(errors.out, AllOf(HasSubstr("raids.wrong\n    “The Harbour Guard attacked the Salt Union.”\n"),
                                HasSubstr("expected Salt Union fought Harbour Guard: not read"),
                                Not(HasSubstr("raids.kept")), Not(HasSubstr("weather"))));
  EXPECT_THAT(run({"eval", "suite", "--errors", "--held-back"}).out, HasSubstr("raids.kept"));
}

TEST_F(ChallengeEvalTest, ABrokenSuiteIsBadInput) {
  write("suite/sieges.yaml", "schema: hearsay/challenge/1\ngroup: sieges\npassages: [{id: sieges.one}]\n");
  const Outcome outcome = run({"eval", "suite"});
  EXPECT_EQ(outcome.status, 3);
  EXPECT_THAT(outcome.err, AllOf(HasSubstr("sieges.yaml: line 3"), HasSubstr("text")));
}

TEST_F(ProgramTest, ExplainShowsPatternPathsAndScore) {
  write("report.txt", report(1));
  read({"report.txt"});
  std::string id;
  for (const std::string& line : lines_of(run({"claims", "--format", "jsonl"}).out))
    if (const Json claim = Json::parse(line); claim["predicate"] == "fought") id = claim["id"];
  ASSERT_FALSE(id.empty());
  const Json json = run({"explain", id, "--format", "json"}).json();
  const std::string rule = json["claim"]["extractor"]["rule"];
  const std::string place = json["pattern"]["file"].get<std::string>() + ":" + json["pattern"]["line"].dump();
  EXPECT_EQ(json["pattern"]["id"], rule);
  const Outcome shown = run({"explain", id});
  EXPECT_EQ(shown.status, 0) << shown.err;
  EXPECT_THAT(shown.out, HasSubstr("Pattern " + rule + ", " + place));
  EXPECT_THAT(shown.out, AllOf(HasSubstr("\n  subject: "), HasSubstr("\n  object: ")));
  EXPECT_THAT(shown.out, ContainsRegex("Score 0\\.[0-9][0-9], in log odds: [a-z]+ [+-][0-9]"));
  EXPECT_THAT(shown.out, HasSubstr("<- trigger"));
  // The line is that of the pattern.
  const std::vector<std::string> lines = lines_of(read_bytes(json["pattern"]["file"].get<std::string>()));
  EXPECT_THAT(lines.at(json["pattern"]["line"].get<std::size_t>() - 1), HasSubstr(rule));
}

}  // namespace
}  // namespace hearsay::cli
