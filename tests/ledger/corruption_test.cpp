#include <gmock/gmock.h>

#include <random>

#include "ledger/support.hpp"

namespace hearsay::ledger {
namespace {

using testing::HasSubstr;

class CorruptionTest : public LedgerTest {
 protected:
  std::string open_error(bool create = true) {
    return ledger_error([&] { make(create); });
  }
  // A closed ledger with some documents: one file without a log beside it.
  std::string fill(int documents) {
    auto ledger = make();
    for (int n = 0; n < documents; ++n)
      numbered(n).into(*ledger);
    ledger.reset();
    EXPECT_FALSE(std::filesystem::exists(path_.string() + "-wal"));
    return read_bytes(path_);
  }
};

TEST_F(CorruptionTest, RefusesWhatIsNoLedgerAndLeavesItAsItIs) {
  const std::string text = "# Notes\n" + std::string(5000, 'a');
  write_bytes(path_, text);
  EXPECT_THAT(open_error(), HasSubstr("it is not a ledger"));
  EXPECT_THAT(open_error(), HasSubstr(path_.string()));
  EXPECT_EQ(read_bytes(path_), text);

  std::filesystem::remove(path_);
  run_sql("CREATE TABLE recipes (name TEXT)");
  const std::string other = read_bytes(path_);
  EXPECT_THAT(open_error(), HasSubstr("another program"));
  EXPECT_EQ(read_bytes(path_), other);
  EXPECT_FALSE(std::filesystem::exists(path_.string() + "-wal"));
}

TEST_F(CorruptionTest, RefusesMissingAndEmptyFilesUnlessItMayCreate) {
  EXPECT_THAT(open_error(false), HasSubstr("there is no such ledger"));
  EXPECT_FALSE(std::filesystem::exists(path_));
  write_bytes(path_, "");
  EXPECT_THAT(open_error(false), HasSubstr("it is empty"));
  EXPECT_EQ(open_error(true), "");
  path_ = folder_ / "missing" / "test.db";
  EXPECT_THAT(open_error(), HasSubstr("cannot be opened"));
  path_ = folder_;
  EXPECT_THAT(open_error(), HasSubstr("folder"));
  EXPECT_THAT(ledger_error([] { open("postgresql://host/base", true); }), HasSubstr("PostgreSQL"));
}

TEST_F(CorruptionTest, RefusesANewerVersion) {
  fill(1);
  run_sql("PRAGMA user_version = 99");
  EXPECT_THAT(open_error(), HasSubstr("newer version"));
}

TEST_F(CorruptionTest, FindsAChangedLetterInATextAndInAClaim) {
  const std::string whole = fill(3);
  for (const std::string target : {"Report 1: the Qavsar", "\"quote\":\"the Qavsar Union attacked"}) {
    const std::size_t at = whole.find(target);
    ASSERT_NE(at, std::string::npos);
    std::string damaged = whole;
    damaged[at + target.size() - 1] = 'Z';
    write_bytes(path_, damaged);
    auto ledger = make(false);
    const auto defects = ledger->check();
    EXPECT_FALSE(defects.empty());
    for (const std::string& defect : defects)
      EXPECT_EQ(defect.find('\n'), std::string::npos) << defect;
  }
}

TEST_F(CorruptionTest, FindsColumnsThatDisagreeWithTheRecord) {
  const auto changed = [&](const std::string& sql) {
    std::filesystem::remove(path_);
    fill(2);
    EXPECT_EQ(run_sql("DROP TRIGGER claims_no_update; DROP TRIGGER claim_entities_no_delete;"
                      "DROP TRIGGER documents_no_update; DROP TRIGGER claims_no_delete;" +
                      sql),
              "");
    const auto defects = make(false)->check();
    return defects.empty() ? std::string() : testing::PrintToString(defects);
  };
  EXPECT_EQ(changed(""), "");
  EXPECT_THAT(changed("UPDATE claims SET predicate = 'aided' WHERE number = 2"),
              HasSubstr("columns do not agree"));
  EXPECT_THAT(changed("UPDATE claims SET subject_entity = object_entity WHERE number = 2"),
              HasSubstr("columns"));
  EXPECT_THAT(changed("UPDATE claims SET earliest = 3, latest = 3 WHERE number = 2"), HasSubstr("columns"));
  EXPECT_THAT(changed("DELETE FROM claim_entities WHERE claim = 2 AND part = 'object'"),
              HasSubstr("lacks its object"));
  EXPECT_THAT(changed("INSERT INTO claim_entities VALUES (1, 1, 'place')"), HasSubstr("rows instead of"));
  EXPECT_THAT(changed("UPDATE claims SET record = '{' WHERE number = 1"), HasSubstr("cannot be read"));
  EXPECT_THAT(changed("UPDATE documents SET title = 'B' WHERE number = 1"), HasSubstr("not what was stored"));
  EXPECT_THAT(changed("UPDATE documents SET text = text || ' The end.' WHERE number = 1"),
              HasSubstr("full-text"));
  EXPECT_THAT(changed("DELETE FROM claim_entities WHERE claim = 4; DELETE FROM claims WHERE number = 4"),
              HasSubstr("claims instead of"));
}

TEST_F(CorruptionTest, ATruncatedFileIsAnErrorInPlainWords) {
  const std::string whole = fill(20);
  for (const double part : {0.95, 0.5, 0.1, 0.01}) {
    write_bytes(path_, whole.substr(0, static_cast<std::size_t>(part * static_cast<double>(whole.size()))));
    std::vector<std::string> defects;
    const std::string error = ledger_error([&] { defects = make(false)->check(); });
    EXPECT_TRUE(!defects.empty() || error.find("damaged") != std::string::npos ||
                error.find("not a ledger") != std::string::npos)
        << part << error;
  }
}

// Whatever is hit: no crash, no other exception, and where check() finds nothing, nothing was lost.
TEST_F(CorruptionTest, FlippedBytesAreNeverTakenForClaims) {
  const std::string whole = fill(12);
  std::string expected;
  {
    auto ledger = make(false);
    expected = lines(ledger->claims({}));
  }
  std::mt19937 random(7);
  int found = 0;
  for (int round = 0; round < 150; ++round) {
    std::string damaged = whole;
    for (int flips = 0; flips < 3; ++flips)
      damaged[random() % damaged.size()] ^= static_cast<char>(1 << (random() % 8));
    write_bytes(path_, damaged);
    try {
      auto ledger = make(false);
      if (!ledger->check().empty()) {
        ++found;
        continue;
      }
      EXPECT_EQ(lines(ledger->claims({})), expected) << "round " << round;
    } catch (const LedgerError&) {
      ++found;
    }
  }
  EXPECT_GT(found, 30);
}

}  // namespace
}  // namespace hearsay::ledger
