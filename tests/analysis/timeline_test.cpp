// Claims in the order of time.
#include "analysis/timeline.hpp"

#include <algorithm>

#include "analysis/fake_ledger.hpp"
#include "analysis/support.hpp"

namespace hearsay::analysis {
namespace {

using testing::ElementsAre;

std::vector<std::string> ids_of(const std::vector<Statement>& statements) {
  std::vector<std::string> ids;
  for (const Statement& statement : statements)
    ids.push_back(statement.record.id);
  return ids;
}

std::vector<claims::ClaimRecord> some_claims() {
  return {Claim("a", "fought", "b").id("late").within("2019-03"),
          Claim("a", "met_with", "c").id("third").within("2015"),
          Claim("b", "aided", "a").id("early").within("2012"),
          Claim("a", "fought", "b").id("told later").published("2021-01-01"),
          Claim("a", "fought", "b").id("told first").published("2018-01-01"),
          Claim("a", "fought", "b").id("undated").published(""),
          Claim("a", "fought", "b").id("no year").within("XXXX-09-19").published("2019-01-01"),
          Claim("a", "fought", "b").id("rejected").within("2012").rejected(),
          Claim("c", "fought", "d").id("others").within("2012")};
}

TEST(Timeline, OfOneActor) {
  FakeLedger ledger(some_claims());
  const Timeline found = timeline(ledger, "a", "", 0);
  EXPECT_FALSE(found.second.has_value());
  EXPECT_THAT(ids_of(found.dated), ElementsAre("early", "third", "late"));
  EXPECT_THAT(ids_of(found.undated), ElementsAre("told first", "no year", "told later", "undated"));
  EXPECT_EQ(found.rejected, 1U);
}

TEST(Timeline, OfTwoActors) {
  FakeLedger ledger(some_claims());
  const Timeline found = timeline(ledger, "a", "b", 0);
  ASSERT_TRUE(found.second.has_value());
  EXPECT_EQ(found.second->id, "b");
  EXPECT_THAT(ids_of(found.dated), ElementsAre("early", "late"));
  EXPECT_TRUE(timeline(ledger, "b", "d", 0).empty());
  EXPECT_TRUE(timeline(ledger, "a", "b", 0.99).empty());
}

TEST(Timeline, OrderOfReadingChangesNothing) {
  std::vector<claims::ClaimRecord> records = some_claims();
  for (int i = 0; i < 4; ++i)
    records.push_back(Claim("a", "fought", "b")
                          .id("same " + std::to_string(i))
                          .within("2015")
                          .document("d" + std::to_string(i), "Outlet", "2020"));
  FakeLedger ledger(records);
  std::reverse(records.begin(), records.end());
  FakeLedger reversed(records);
  EXPECT_EQ(ids_of(timeline(ledger, "a", "", 0).dated), ids_of(timeline(reversed, "a", "", 0).dated));
  EXPECT_EQ(ids_of(timeline(ledger, "a", "", 0).undated), ids_of(timeline(reversed, "a", "", 0).undated));
}

}  // namespace
}  // namespace hearsay::analysis
