// A ledger of an older format is brought up to date.
#include <gmock/gmock.h>

#include "ledger/support.hpp"

namespace hearsay::ledger {
namespace {

using testing::IsEmpty;

class MigrationTest : public LedgerTest {
 protected:
  MigrationTest() {
    const std::string sql = read_bytes(HEARSAY_SOURCE_DIRECTORY "/tests/ledger/version_1.sql");
    EXPECT_EQ(run_sql(sql), "");
  }
};

TEST_F(MigrationTest, AVersionOneLedgerIsBroughtUpToDate) {
  auto ledger = make(false);
  EXPECT_THAT(ledger->check(), IsEmpty());
  EXPECT_EQ(ledger->counts().documents, 2U);
  EXPECT_EQ(ledger->counts().claims, 4U);
  EXPECT_EQ(ledger->counts().entities, 7U);
  EXPECT_EQ(ledger->counts().decisions, 1U);
  EXPECT_EQ(ledger->claims({})[0].review.by, "ann");
  EXPECT_FALSE(ledger->search("ferry", 5).empty());
  EXPECT_EQ(ledger->entity("organisation/salt-union")->claims, 3U);
  ledger.reset();
  // An overflow is an error, which tells that the version is another.
  EXPECT_EQ(run_sql("SELECT CASE user_version WHEN 4 THEN 0 ELSE abs(-9223372036854775808) END "
                    "FROM pragma_user_version"),
            "");
  EXPECT_EQ(run_sql("INSERT INTO entity_acts VALUES (1, 'rename', 1, NULL, NULL, 'ann', '2024-05-01', 'x', "
                    "'{\"names\":[{\"spelling\":\"Salt\",\"strength\":\"weak\",\"source\":\"person\"}]}')"),
            "");
  EXPECT_THAT(run_sql("DELETE FROM entity_acts"), testing::HasSubstr("append-only"));
  ledger = make(false);  // nothing more to do
  EXPECT_EQ(ledger->entity("organisation/salt-union")->name, "Salt");
  EXPECT_THAT(ledger->check(), IsEmpty());
}

// Texts of an older ledger are sketched when it is opened.
TEST_F(MigrationTest, OldDocumentsAreFoundByTheirTexts) {
  auto ledger = make(true);
  const std::vector<Document> documents = ledger->documents();
  ASSERT_FALSE(documents.empty());
  Reading copy(ledger->document(documents[0].id)->text, "A copy");
  copy.into(*ledger);
  const std::vector<AlikeDocument> alike = ledger->alike(copy.document.id, 1);
  ASSERT_EQ(alike.size(), 1U);
  EXPECT_EQ(alike[0].id, documents[0].id);
}

TEST_F(MigrationTest, AJudgementOfVersionOneHolds) {
  auto ledger = make(false);
  const auto judgement =
      ledger->identity().judgement("organisation/harbour-guard", "organisation/salt-union");
  ASSERT_TRUE(judgement);
  EXPECT_EQ(judgement->judgement, "different");
  EXPECT_EQ(judgement->by, "ann");
  EXPECT_EQ(judgement->act, 0);
  EXPECT_THROW(
      ledger->identity().merge("organisation/harbour-guard", "organisation/salt-union", {"bo", noon, "why"}),
      UsageError);
}

TEST_F(MigrationTest, AMigratedLedgerIsWrittenAndReadOn) {
  auto ledger = make(true);
  EXPECT_EQ(numbered(1).into(*ledger), Added::document);
  IdentityLog& log = ledger->identity();
  const ActRow act =
      log.merge("organisation/salt-union", "organisation/qavsar-union", {"bo", noon, "one body"});
  EXPECT_EQ(ledger->entity("organisation/qavsar-union")->id, "organisation/salt-union");
  EXPECT_EQ(ledger->entity("organisation/salt-union")->claims, 5U);
  log.undo(act.number, {"bo", noon, "two bodies"});
  EXPECT_EQ(ledger->entity("organisation/salt-union")->claims, 3U);
  EXPECT_THAT(ledger->check(), IsEmpty());
}

}  // namespace
}  // namespace hearsay::ledger
