#include <gmock/gmock.h>

#include "ledger/support.hpp"

namespace hearsay::ledger {
namespace {

using mentions::EntityKind;
using testing::Contains;

class LinkingTest : public LedgerTest {
 protected:
  LinkingTest() : ledger_(make()) {}

  // Reads a document in which this actor fights the River Guard; the ledger's id of the actor.
  std::string read(const Actor& actor) {
    const std::string sentence = actor.name + " fought the River Guard";
    const std::string number = std::to_string(++count_);
    Reading reading(sentence + ", report " + number, "Report " + number);
    reading.add(actor, "fought", {"River Guard"}, sentence);
    reading.into(*ledger_);
    return ledger_->claim(reading.extraction.claims[0].id)->claim.subject->entity;
  }

  std::unique_ptr<Ledger> ledger_;
  int count_ = 0;
};

TEST_F(LinkingTest, SpellingsOfOneNameAreOneEntity) {
  const std::string id = read({"Jund al-Nahr"});
  EXPECT_EQ(read({"Jund an-Nahr"}), id);
  EXPECT_EQ(read({"Jund al Nahr"}), id);
  const auto row = ledger_->entity(id);
  ASSERT_TRUE(row);
  EXPECT_EQ(row->claims, 3u);
  EXPECT_EQ(row->documents, 3u);
  EXPECT_THAT(row->names, Contains("Jund an-Nahr"));
  const auto matches = ledger_->find_entities("jund al-nahr", 5);
  ASSERT_FALSE(matches.empty());
  EXPECT_EQ(matches[0].entity.id, id);
}

TEST_F(LinkingTest, SiblingsStayApart) {
  const std::string id = read({"Northern River Brigade"});
  EXPECT_NE(read({"Southern River Brigade"}), id);
  const std::string brother = read({"Karim Daoud Selim", EntityKind::person});
  EXPECT_NE(read({"Hassan Daoud Selim", EntityKind::person}), brother);
}

TEST_F(LinkingTest, ASurnameAloneIsNotTheMan) {
  const std::string id = read({"Karim Daoud Selim", EntityKind::person});
  EXPECT_NE(read({"Selim", EntityKind::person}), id);
}

TEST_F(LinkingTest, APackEntityKeepsItsId) {
  EXPECT_EQ(read({"Qavsar Union"}), "organisation/qavsar-union");
  EXPECT_EQ(read({"Union of Qavsar"}), "organisation/qavsar-union");
}

TEST_F(LinkingTest, DescribedGroupsOfTwoDocumentsAreTwo) {
  EXPECT_NE(read({"foreign fighters", EntityKind::group, {}, false}),
            read({"foreign fighters", EntityKind::group, {}, false}));
}

TEST_F(LinkingTest, DescribedGroupsWhoseIdsCollideAreTwo) {
  // Given ids may begin alike, and local ids hold their beginning only.
  std::vector<std::string> ids;
  for (const char* id : {"article-1", "article-2"}) {
    Reading reading(std::string("Foreign fighters fought the River Guard. ") + id, id);
    reading.document.id = id;
    reading.add({"foreign fighters", EntityKind::group, {}, false}, "fought", {"River Guard"},
                "Foreign fighters fought the River Guard");
    reading.into(*ledger_);
    ids.push_back(ledger_->claim(reading.extraction.claims[0].id)->claim.subject->entity);
  }
  EXPECT_NE(ids[0], ids[1]);
}

TEST_F(LinkingTest, ActorsThatOneDocumentTellsApartStayTwo) {
  const std::string alone = read({"Harakat Jund al-Nahr"});
  Reading reading("Harakat Jund al-Sahl fought the Jund al-Sahl.", "Apart");
  reading.add({"Harakat Jund al-Sahl"}, "fought", {"Jund al-Sahl"},
              "Harakat Jund al-Sahl fought the Jund al-Sahl");
  reading.into(*ledger_);
  const auto claim = ledger_->claim(reading.extraction.claims[0].id);
  ASSERT_TRUE(claim);
  EXPECT_NE(claim->claim.subject->entity, claim->claim.object->entity);
  // In a document that names only one of them, the type of the body may be missing.
  EXPECT_EQ(read({"Jund al-Nahr"}), alone);
}

TEST_F(LinkingTest, ReadingAgainKeepsWhoIsWho) {
  const std::string text = "Selim fought the River Guard";
  read({"Karim Daoud Selim", EntityKind::person});
  std::vector<std::string> ids;
  for (const char* version : {"0.1.0", "0.2.0", "0.3.0"}) {
    Reading reading(text, "Again", version);
    reading.add({"Selim", EntityKind::person}, "fought", {"River Guard"}, text);
    reading.into(*ledger_);
    {
      ClaimFilter filter;
      filter.document = reading.document.id;
      ids.push_back(ledger_->claims(filter)[0].claim.subject->entity);
    }
  }
  EXPECT_EQ(ids[0], ids[1]);
  EXPECT_EQ(ids[0], ids[2]);
  EXPECT_EQ(ledger_->counts().entities, 3u);
}

TEST_F(LinkingTest, AnUndoneDocumentLeavesNoNames) {
  ledger_->begin_batch();
  const std::string id = read({"Jund al-Nahr"});
  Reading bad("Harakat al-Wadi fought the River Guard");
  bad.add({"Harakat al-Wadi"}, "fought", {"River Guard"}, bad.document.text);
  bad.extraction.claims.push_back(bad.extraction.claims[0]);
  bad.extraction.claims[1].id = ledger_->claims({})[0].id;  // collides while it is stored
  EXPECT_THROW(bad.into(*ledger_), LedgerError);
  ledger_->commit_batch();
  EXPECT_TRUE(ledger_->find_entities("Harakat al-Wadi", 5).empty());
  EXPECT_EQ(read({"Jund an-Nahr"}), id);
  EXPECT_TRUE(ledger_->check().empty());
}

TEST_F(LinkingTest, IdsOfNamesakesAreNumberedInOrder) {
  const Actor selim{"Selim", EntityKind::person};
  EXPECT_EQ(read(selim), "person/selim");
  EXPECT_EQ(read(selim), "person/selim-2");
  // What was undone leaves its number free.
  ledger_->begin_batch();
  Reading bad("Selim fought the River Guard, once more");
  bad.add(selim, "fought", {"River Guard"}, bad.document.text);
  bad.extraction.claims[0].id = ledger_->claims({})[0].id;
  EXPECT_THROW(bad.into(*ledger_), LedgerError);
  EXPECT_EQ(read(selim), "person/selim-3");
  ledger_->commit_batch();
  // The same when another process goes on.
  ledger_ = make();
  EXPECT_EQ(read(selim), "person/selim-4");
  EXPECT_EQ(read(selim), "person/selim-5");
  EXPECT_TRUE(ledger_->check().empty());
}

TEST_F(LinkingTest, ALedgerThatIsLookedIntoLoadsThePacksForNamesOnly) {
  read({"Qavsar Union"});
  const auto later = entities::KnowledgePack::parse(R"(
schema: hearsay/pack/1
entities:
  - {id: organisation/qavsar-union, kind: organisation, name: Qavsar Union, aliases: [Terrace League]}
)",
                                                    "later.yaml");
  int loaded = 0;
  const auto load = [&] {
    ++loaded;
    return &later;
  };
  ledger_ = open(path_.string(), false, {nullptr, &data().names, &data().ontology, load});
  EXPECT_EQ(ledger_->claims({}).size(), 1U);
  EXPECT_TRUE(ledger_->entity("organisation/qavsar-union"));
  EXPECT_EQ(loaded, 0);
  for (int i = 0; i < 2; ++i) {
    const auto matches = ledger_->find_entities("Terrace League", 5);
    ASSERT_EQ(matches.size(), 1U);
    EXPECT_EQ(matches[0].entity.id, "organisation/qavsar-union");
  }
  EXPECT_EQ(loaded, 1);
  EXPECT_THROW(read({"River Watch"}), LedgerError);
}

}  // namespace
}  // namespace hearsay::ledger
