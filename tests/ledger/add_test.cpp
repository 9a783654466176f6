#include <gmock/gmock.h>

#include "ledger/support.hpp"

namespace hearsay::ledger {
namespace {

using mentions::EntityKind;
using testing::HasSubstr;

class AddTest : public LedgerTest {};

TEST_F(AddTest, GivesBackWhatWasAdded) {
  Reading reading("Ünal — a witness — said the Qavsar Union fought the River Guard in 2019.");
  reading.document.notes = {{"translation", 0, 5, "Port Post"}};
  reading.document.offsets = {{0, 7}, {10, 300000}};
  reading.add({"Qavsar Union"}, "fought", {"River Guard"}, "the Qavsar Union fought the River Guard in 2019",
              "Ünal", "2019");
  auto ledger = make();
  EXPECT_EQ(reading.into(*ledger), Added::document);

  const auto records = ledger->claims({});
  ASSERT_EQ(records.size(), 1u);
  auto expected = claims::to_json(reading.extraction.claims[0]);
  EXPECT_EQ(claims::to_json(records[0]).dump(), expected.dump());
  EXPECT_EQ(records[0].evidence.start, 24u);  // code points, not bytes

  const auto document = ledger->document(reading.document.id);
  ASSERT_TRUE(document);
  EXPECT_EQ(document->text, reading.document.text);
  EXPECT_EQ(document->publisher, "Harbour Daily");
  EXPECT_EQ(document->format, "text");
  ASSERT_EQ(document->notes.size(), 1u);
  EXPECT_EQ(document->notes[0].name, "Port Post");
  ASSERT_EQ(document->offsets.size(), 2u);
  EXPECT_EQ(document->offsets[1].original, 300000u);
  EXPECT_FALSE(ledger->document("nobody"));
  EXPECT_TRUE(ledger->check().empty());
}

TEST_F(AddTest, SurvivesClosing) {
  std::string before;
  {
    auto ledger = make();
    numbered(1).into(*ledger);
    before = lines(ledger->claims({}));
  }
  auto ledger = make(false);
  EXPECT_EQ(lines(ledger->claims({})), before);
  EXPECT_TRUE(ledger->check().empty());
}

TEST_F(AddTest, SameDocumentTwiceAddsNothing) {
  auto ledger = make();
  const Reading reading = numbered(1);
  EXPECT_FALSE(ledger->has(reading.document.id, "0.1.0"));
  EXPECT_EQ(reading.into(*ledger), Added::document);
  EXPECT_TRUE(ledger->has(reading.document.id, "0.1.0"));
  EXPECT_FALSE(ledger->has(reading.document.id, "0.2.0"));
  EXPECT_EQ(reading.into(*ledger), Added::nothing);
  EXPECT_EQ(ledger->counts().documents, 1u);
  EXPECT_EQ(ledger->counts().extractions, 1u);
  EXPECT_EQ(ledger->counts().claims, 2u);
}

TEST_F(AddTest, NewerVersionSupersedesAndTheOldRemains) {
  const std::string text = "The Qavsar Union attacked the River Guard.";
  Reading old(text, "Report", "0.1.0");
  old.add({"Qavsar Union"}, "accused", {"River Guard"}, text);
  Reading newer(text, "Report", "0.2.0");
  newer.add({"Qavsar Union"}, "fought", {"River Guard"}, text);
  auto ledger = make();
  EXPECT_EQ(old.into(*ledger), Added::document);
  EXPECT_EQ(newer.into(*ledger), Added::extraction);

  const auto records = ledger->claims({});
  ASSERT_EQ(records.size(), 1u);
  EXPECT_EQ(records[0].claim.predicate, "fought");
  const auto counts = ledger->counts();
  EXPECT_EQ(counts.documents, 1u);
  EXPECT_EQ(counts.extractions, 2u);
  EXPECT_EQ(counts.claims, 1u);
  EXPECT_EQ(counts.entities, 2u);  // the same actors, not new ones
  EXPECT_EQ(ledger->entity("organisation/river-guard")->claims, 1u);
  const auto superseded = ledger->claim(old.extraction.claims[0].id);
  ASSERT_TRUE(superseded);
  EXPECT_EQ(superseded->claim.predicate, "accused");
  EXPECT_TRUE(ledger->check().empty());
}

TEST_F(AddTest, DocumentWithoutClaims) {
  auto ledger = make();
  const Reading reading("Nothing happened.");
  EXPECT_EQ(reading.into(*ledger), Added::document);
  EXPECT_TRUE(ledger->has(reading.document.id, reading::Reader::version));
  EXPECT_EQ(reading.into(*ledger), Added::nothing);
  EXPECT_TRUE(ledger->claims({}).empty());
  EXPECT_TRUE(ledger->check().empty());
}

TEST_F(AddTest, RefusesWhatIsNotVerbatimOrNotAttributed) {
  auto ledger = make();
  const auto refused = [&](auto spoil) {
    Reading reading = numbered(1);
    spoil(reading);
    EXPECT_THROW(reading.into(*ledger), InputError);
    EXPECT_EQ(ledger->counts().documents, 0u);
    EXPECT_EQ(ledger->counts().entities, 0u);
  };
  refused([](Reading& r) { r.extraction.claims[1].evidence.quote += "!"; });
  refused([](Reading& r) { ++r.extraction.claims[1].evidence.start; });
  refused([](Reading& r) { r.extraction.claims[1].evidence.end = 100000; });
  refused([](Reading& r) { r.extraction.claims[1].claim.attribution.clear(); });
  refused([](Reading& r) { r.extraction.claims[1].claim.attribution[0].kind = claims::HolderKind::person; });
  refused([](Reading& r) { r.extraction.claims[1].claim.predicate = "befriended"; });
  refused([](Reading& r) { r.extraction.claims[1].claim.score = std::nan(""); });
  refused([](Reading& r) { r.extraction.claims[1].document.id = "another"; });
  refused([](Reading& r) { r.extraction.claims[1].extractor.version = "another"; });
  EXPECT_THROW(numbered(1).into(*ledger, ""), InputError);
}

TEST_F(AddTest, RefusesAnotherTextUnderAKnownId) {
  auto ledger = make();
  Reading one("One text.");
  Reading two("Another text.");
  one.document.id = two.document.id = "given-id";
  one.into(*ledger);
  EXPECT_THROW(two.into(*ledger), InputError);
  EXPECT_EQ(ledger->document("given-id")->text, "One text.");
}

TEST_F(AddTest, TwoFiguresOfOneSentenceAreTwoClaims) {
  Reading reading("The River Guard lost 3 dead and 5 wounded.");
  claims::Claim claim;
  claim.subject = reading.participant({"River Guard"});
  claim.predicate = "suffered";
  claim.attribution.push_back({claims::HolderKind::publisher, "Harbour Daily", "", "", {}, mentions::none});
  claim.evidence = {0, 42};
  claim.quantity = claims::ClaimQuantity{3, 3, "", "killed", false};
  reading.add(claim);
  claim.quantity = claims::ClaimQuantity{5, 5, "", "wounded", false};
  reading.add(claim);
  reading.add(claim);  // the same once more
  auto ledger = make();
  reading.into(*ledger);
  EXPECT_EQ(ledger->counts().claims, 2u);
  EXPECT_TRUE(ledger->check().empty());
}

TEST_F(AddTest, RowsAreNeverChangedOrDeleted) {
  {
    auto ledger = make();
    numbered(1).into(*ledger);
  }
  ASSERT_EQ(run_sql("INSERT INTO decisions VALUES (1, 1, 'accepted', 'ann', '2024-05-02', 'seen', NULL);"
                    "INSERT INTO entity_judgements VALUES (1, 1, 2, 'different', NULL, 'ann', '2024-05-02', "
                    "'no', NULL)"),
            "");
  for (const std::string table : {"documents", "extractions", "claims", "claim_entities", "entities",
                                  "entity_names", "entity_links", "decisions", "entity_judgements"}) {
    EXPECT_THAT(run_sql("DELETE FROM " + table), HasSubstr("append-only")) << table;
    const std::string column = table == "claim_entities" ? "claim"
                               : table == "entity_links" ? "entity"
                                                         : "number";
    EXPECT_THAT(run_sql("UPDATE " + table + " SET " + column + " = " + column), HasSubstr("append-only"))
        << table;
  }
  auto ledger = make(false);
  EXPECT_EQ(ledger->counts().claims, 2u);
  EXPECT_EQ(ledger->counts().decisions, 1u);
}

TEST_F(AddTest, TheLastDecisionIsTheReview) {
  auto ledger = make();
  numbered(1).into(*ledger);
  ASSERT_EQ(run_sql("INSERT INTO decisions VALUES (1, 1, 'accepted', 'ann', '2024-05-02', 'seen', NULL),"
                    "(2, 1, 'rejected', 'ben', '2024-05-03', 'not so', NULL)"),
            "");
  const auto records = ledger->claims({});
  ASSERT_EQ(records.size(), 2u);
  EXPECT_EQ(records[0].review.state, "rejected");
  EXPECT_EQ(records[0].review.by, "ben");
  EXPECT_EQ(records[1].review.state, "suggested");
}

TEST_F(AddTest, ABatchBecomesVisibleAsAWhole) {
  auto writer = make();
  auto reader = make();
  writer->begin_batch();
  for (int n = 0; n < 5; ++n)
    numbered(n).into(*writer);
  Reading bad = numbered(9);
  bad.extraction.claims[0].evidence.quote = "made up";
  EXPECT_THROW(bad.into(*writer), InputError);
  EXPECT_EQ(reader->counts().documents, 0u);
  writer->commit_batch();
  EXPECT_EQ(reader->counts().documents, 5u);
  EXPECT_TRUE(reader->check().empty());

  writer->begin_batch();
  numbered(20).into(*writer);
  writer.reset();  // without a commit
  EXPECT_EQ(reader->counts().documents, 5u);
}

TEST_F(AddTest, TwoConnectionsWriteInTurn) {
  auto one = make();
  auto two = make();
  for (int n = 0; n < 20; ++n)
    EXPECT_EQ(numbered(n).into(n % 2 == 0 ? *one : *two), Added::document);
  EXPECT_EQ(numbered(3).into(*one), Added::nothing);
  EXPECT_EQ(one->counts().documents, 20u);
  EXPECT_EQ(two->counts().entities, 2u);  // what one has named the other knows
  EXPECT_TRUE(one->check().empty());
}

TEST_F(AddTest, NeedsKnowledgeToAdd) {
  make();
  auto ledger = open(path_.string(), false);
  EXPECT_THAT(ledger_error([&] { numbered(1).into(*ledger); }), HasSubstr("looked into"));
}

}  // namespace
}  // namespace hearsay::ledger
