// hearsay entities: people in charge of identity.
#include "cli/program.hpp"

namespace hearsay::cli {
namespace {

class EntitiesCommand : public ProgramTest {
 protected:
  EntitiesCommand() {
    for (int n = 1; n <= 2; ++n)
      write("reports/" + std::to_string(n) + ".txt",
            "---\ntitle: Report " + std::to_string(n) + "\npublisher: Harbour Daily\n---\n" + report(n));
    write("reports/3.txt",
          "---\ntitle: Report 3\npublisher: Quay Post\n---\nThe Brine Brotherhood attacked the Harbour "
          "Guard.\n");
    read({"reports"});
  }
  Json json(std::vector<std::string> arguments) const {
    arguments.insert(arguments.end(), {"--format", "json"});
    const Outcome outcome = run(arguments);
    EXPECT_EQ(outcome.status, 0) << outcome.err;
    return outcome.status == 0 ? outcome.json() : Json();
  }
  std::size_t claims(const std::string& about) const {
    const Outcome outcome = run({"claims", "--about", about, "--format", "json"});
    return outcome.status == 0 ? outcome.json().size() : 0;
  }
};

constexpr const char* salt = "organisation/salt-union";
constexpr const char* brine = "organisation/brine-brotherhood";

TEST_F(EntitiesCommand, MergeAskUndoAsk) {
  const std::size_t before = claims(salt);
  ASSERT_GT(before, 0U);
  ASSERT_GT(claims(brine), 0U);
  EXPECT_EQ(run({"entities", "merge", salt, brine}).status, 2);  // no reason
  const Outcome merged =
      run({"entities", "merge", salt, "Brine Brotherhood", "--why", "same leaders", "--by", "ann"});
  EXPECT_EQ(merged.status, 0) << merged.err;
  EXPECT_EQ(merged.out,
            "Act 1: merged organisation/brine-brotherhood (“Brine Brotherhood”) into organisation/salt-union "
            "(“Salt Union”).\n");
  EXPECT_EQ(claims(salt), before + 1);
  EXPECT_EQ(claims("Brine Brotherhood"), before + 1);
  const Outcome relation = run({"relation", salt, "Harbour Guard"});
  EXPECT_NE(relation.out.find("Brine Brotherhood attacked"), std::string::npos) << relation.out;
  const Outcome named = run({"entities", "show", brine});
  EXPECT_NE(named.err.find("is organisation/salt-union"), std::string::npos) << named.err;
  EXPECT_NE(named.out.find("with it organisation/brine-brotherhood"), std::string::npos) << named.out;
  EXPECT_EQ(run({"entities", "rename", salt, "Salters", "--why", "short"}).status, 0);
  const Outcome refused = run({"entities", "undo", "1", "--why", "error"});
  EXPECT_EQ(refused.status, 2);
  EXPECT_NE(refused.err.find("act 2 rests on it"), std::string::npos) << refused.err;
  EXPECT_EQ(run({"entities", "undo", "2", "--why", "error"}).status, 0);
  EXPECT_EQ(run({"entities", "split", "Salt Union", "Brine Brotherhood", "--why", "other leaders"}).status,
            0);
  EXPECT_EQ(claims(salt), before);
  EXPECT_EQ(claims(brine), 1U);
  const Outcome apart = run({"relation", salt, "Harbour Guard"});
  EXPECT_EQ(apart.out.find("Brine Brotherhood attacked"), std::string::npos);

  const Json history = json({"entities", "history"});
  ASSERT_EQ(history.size(), 4U);
  EXPECT_EQ(history[0]["by"], "ann");
  EXPECT_EQ(history[0]["why"], "same leaders");
  EXPECT_EQ(history[0]["undone_by"], 4);
  EXPECT_EQ(history[3]["undoes"], 1);
  EXPECT_FALSE(history[1]["by"].get<std::string>().empty());
  EXPECT_EQ(json({"entities", "history", brine}).size(), 2U);
  EXPECT_EQ(lines_of(run({"entities", "history", "--format", "csv"}).out).size(), 5U);
  expect_whole();
}

TEST_F(EntitiesCommand, NothingIsGuessedWhereItIsDecided) {
  const Outcome similar = run({"entities", "rename", "Salt Uniom", "X", "--why", "y"});
  EXPECT_NE(similar.status, 0);
  EXPECT_EQ(run({"entities", "rename", "Qwxyz Vbnmk", "X", "--why", "y"}).status, 1);
  EXPECT_EQ(run({"entities", "history"}).status, 1);
  EXPECT_EQ(run({"entities", "split", salt, "--why", "y"}).status, 2);
  EXPECT_EQ(run({"entities", "undo", "7", "--why", "y"}).status, 2);
}

TEST_F(EntitiesCommand, NamesAndTheirSources) {
  EXPECT_EQ(run({"entities", "alias", "add", salt, "Соляной союз", "--strength", "weak", "--source",
                 "Quay Post", "--why", "so called there", "--by", "ann"})
                .status,
            0);
  const Json entity = json({"entities", "show", salt});
  bool found = false;
  for (const Json& name : entity["names"])
    if (name["spelling"] == "Соляной союз") {
      found = true;
      EXPECT_EQ(name["strength"], "weak");
      EXPECT_EQ(name["source"], "Quay Post");
      EXPECT_EQ(name["act"], 1);
    }
  EXPECT_TRUE(found);
  EXPECT_EQ(entity["names"][0]["source"], "document");
  EXPECT_FALSE(entity["names"][0]["document"].is_null());
  EXPECT_EQ(json({"entities", "search", "Соляной союз"})[0]["id"], salt);
  const Json strict = json({"entities", "search", "Соляной союз", "--no-transliteration"});
  ASSERT_EQ(strict.size(), 1U);
  EXPECT_EQ(strict[0]["matched"], "Соляной союз");
  EXPECT_EQ(run({"entities", "search", "Салт Унион", "--no-transliteration"}).status, 1);
  EXPECT_EQ(run({"entities", "alias", "withdraw", salt, "Соляной союз", "--why", "an error"}).status, 0);
  EXPECT_EQ(json({"entities", "show", salt})["names"].size(), entity["names"].size() - 1);
}

TEST_F(EntitiesCommand, ASplitByDocument) {
  const Json documents = json({"entities", "show", salt})["documents"];
  ASSERT_EQ(documents.size(), 2U);
  const std::size_t before = claims(salt);
  const Outcome split =
      run({"entities", "split", salt, "--document", documents[0]["id"].get<std::string>().substr(0, 8),
           "--name", "Salt Union of the Quay", "--why", "another body", "--format", "json"});
  ASSERT_EQ(split.status, 0) << split.err;
  const std::string other = split.json()["other"]["id"];
  EXPECT_EQ(claims(salt) + claims(other), before);
  EXPECT_GT(claims(other), 0U);
  expect_whole();
}

TEST_F(EntitiesCommand, SuggestionsLeaveOutWhatIsJudged) {
  EXPECT_EQ(
      run({"entities", "alias", "add", brine, "Saltt Union", "--strength", "strong", "--why", "seen"}).status,
      0);
  const Json pairs = json({"entities", "suggest", salt, "--min-score", "0"});
  ASSERT_FALSE(pairs.empty());
  EXPECT_EQ(pairs[0]["second"]["id"], brine);
  EXPECT_FALSE(pairs[0]["reasons"].empty());
  EXPECT_EQ(json({"entities", "history"}).size(), 1U);  // nothing was applied
  EXPECT_EQ(run({"entities", "judge", salt, brine, "different", "--why", "other leaders"}).status, 0);
  const Outcome left = run({"entities", "suggest", salt, "--min-score", "0", "--format", "json"});
  for (const Json& pair : left.json())
    EXPECT_NE(pair["second"]["id"], brine);
  const Outcome refused = run({"entities", "merge", salt, brine, "--why", "all the same"});
  EXPECT_EQ(refused.status, 2);
  EXPECT_NE(refused.err.find("other leaders"), std::string::npos);
  const Outcome forced = run({"entities", "merge", salt, brine, "--why", "all the same", "--force"});
  EXPECT_EQ(forced.status, 0);
  EXPECT_NE(forced.err.find("other leaders"), std::string::npos);
}

}  // namespace
}  // namespace hearsay::cli
