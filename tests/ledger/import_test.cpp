// Imports into a ledger: nothing merges by its name, nothing is lost, the same again changes nothing.
#include <gmock/gmock.h>

#include "ledger/support.hpp"

namespace hearsay::ledger {
namespace {

using entities::ImportedEntity;
using entities::ImportedLink;
using entities::Strength;
using mentions::EntityKind;
using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;
using testing::SizeIs;
using testing::UnorderedElementsAre;

ImportedEntity entity(const std::string& id, const std::string& name,
                      EntityKind kind = EntityKind::organisation) {
  ImportedEntity entity;
  entity.external_id = id;
  entity.kind = kind;
  entity.name = name;
  entity.names = {{name, Strength::strong, "en"}};
  return entity;
}

class ImportTest : public LedgerTest {
 protected:
  ImportCounts import(Ledger& ledger, std::vector<ImportedEntity> entities,
                      std::vector<ImportedLink> links = {}, const std::string& source = "lists") {
    const auto import = ledger.imports().begin({"ftm", "lists.json", source, "tester", noon});
    std::vector<ImportItem> items;
    for (ImportedEntity& entity : entities)
      items.push_back(prepare(std::move(entity)));
    import->add(std::move(items), std::move(links));
    return import->finish({"d", 1, 0, 0});
  }
  // How many rows each table has, as one text.
  std::string all_rows() const {
    sqlite3* handle = nullptr;
    sqlite3_open(path_.c_str(), &handle);
    std::string text;
    for (const char* table : {"entities", "entity_names", "imports", "import_ends", "imported_entities",
                              "name_sources", "imported_links"}) {
      sqlite3_stmt* statement = nullptr;
      const std::string sql = std::string("SELECT count(*) FROM ") + table;
      sqlite3_prepare_v2(handle, sql.c_str(), -1, &statement, nullptr);
      text +=
          std::string(table) + " " +
          (sqlite3_step(statement) == SQLITE_ROW ? std::to_string(sqlite3_column_int(statement, 0)) : "?") +
          "\n";
      sqlite3_finalize(statement);
    }
    sqlite3_close(handle);
    return text;
  }
  static std::vector<std::string> ids(Ledger& ledger, const std::string& name) {
    std::vector<std::string> ids;
    for (const EntityMatch& match : ledger.find_entities(name, 10))
      ids.push_back(match.entity.id);
    return ids;
  }
};

TEST_F(ImportTest, AnImportedEntityIsFoundByItsNamesWithTheirSources) {
  const auto ledger = make();
  ImportedEntity guard = entity("NK-1", "Harbour Guard");
  guard.names.push_back({"HG", Strength::abbreviation, ""});
  guard.datasets = {"eu_list"};
  guard.countries = {"SY"};
  guard.since = "2014-03";
  guard.topics = {"sanction"};
  guard.wikidata = "Q42";
  const ImportCounts counts = import(*ledger, {guard});
  EXPECT_EQ(counts.entities, 1U);
  EXPECT_EQ(counts.names, 2U);
  EXPECT_THAT(ids(*ledger, "Harbor Guard"), ElementsAre("organisation/harbour-guard"));
  const auto rows = ledger->imports().rows("organisation/harbour-guard");
  ASSERT_THAT(rows, SizeIs(1));
  EXPECT_EQ(rows[0].external_id, "NK-1");
  EXPECT_EQ(rows[0].wikidata, "Q42");
  EXPECT_THAT(rows[0].countries, ElementsAre("SY"));
  EXPECT_EQ(rows[0].since, "2014-03");
  EXPECT_THAT(rows[0].topics, ElementsAre("sanction"));
  EXPECT_EQ(rows[0].file, "lists.json");
  EXPECT_EQ(rows[0].recorded_at, noon);
  const auto details = ledger->identity().details("organisation/harbour-guard");
  ASSERT_THAT(details->names, SizeIs(2));
  EXPECT_EQ(details->origin, "import");
  EXPECT_EQ(details->names[0].name.spelling, "Harbour Guard");
  EXPECT_EQ(details->names[0].name.source, "import lists");
  EXPECT_EQ(details->names[0].name.strength, "strong");
  EXPECT_EQ(details->names[1].name.strength, "abbreviation");
  EXPECT_THAT(ledger->check(), IsEmpty());
}

TEST_F(ImportTest, AMergeKeepsWhatImportsSayAndItsUndoTakesItApart) {
  const auto ledger = make();
  import(*ledger, {entity("1", "Harbour Guard"), entity("2", "Quay Watch")});
  IdentityLog& log = ledger->identity();
  const ActRow act =
      log.merge("organisation/harbour-guard", "organisation/quay-watch", {"bo", noon, "one body"});
  EXPECT_THAT(ledger->imports().rows("organisation/quay-watch"), SizeIs(2));
  EXPECT_THAT(log.details("organisation/harbour-guard")->names, SizeIs(2));
  log.undo(act.number, {"bo", noon, "two bodies"});
  EXPECT_THAT(ledger->imports().rows("organisation/quay-watch"), SizeIs(1));
  EXPECT_THAT(ledger->check(), IsEmpty());
}

TEST_F(ImportTest, LinksNameWhoTheOtherIsAtPresent) {
  const auto ledger = make();
  import(*ledger, {entity("1", "Harbour Guard"), entity("2", "Quay Watch"), entity("3", "Salt Union")},
         {{"3", "part_of", "2", "", "", ""},
          { "1",
            "allied_with",
            "2",
            "",
            "",
            "" }});
  ledger->identity().merge("organisation/harbour-guard", "organisation/quay-watch", {"bo", noon, "one body"});
  const auto links = ledger->imports().links("organisation/salt-union");
  ASSERT_THAT(links, SizeIs(1));
  EXPECT_EQ(links[0].other, "organisation/harbour-guard");
  // None of it with itself, and each once.
  EXPECT_THAT(ledger->imports().links("organisation/harbour-guard"), SizeIs(1));
}

TEST_F(ImportTest, EqualNamesNeverMerge) {
  const auto ledger = make();
  Reading reading("The Qavsar Union attacked the River Guard.");
  reading.add({"Qavsar Union"}, "fought", {"River Guard"}, "The Qavsar Union attacked the River Guard");
  reading.into(*ledger);
  const ImportCounts counts =
      import(*ledger, {entity("1", "Qavsar Union"), entity("2", "River Guard"), entity("3", "River Guard"),
                       entity("4", "River Guard", EntityKind::person)});
  EXPECT_EQ(counts.entities, 4U);
  EXPECT_EQ(counts.joined, 0U);
  EXPECT_THAT(ids(*ledger, "Qavsar Union"),
              UnorderedElementsAre("organisation/qavsar-union", "organisation/qavsar-union-2"));
  EXPECT_THAT(ids(*ledger, "River Guard"),
              UnorderedElementsAre("organisation/river-guard", "organisation/river-guard-2",
                                   "organisation/river-guard-3", "person/river-guard"));
}

TEST_F(ImportTest, TheSameAgainChangesNothing) {
  const auto ledger = make();
  const std::vector<ImportedEntity> entities = {entity("1", "Harbour Guard"), entity("2", "Salt Union")};
  const std::vector<ImportedLink> links = {{"1", "part_of", "2", "2015", "", ""}};
  import(*ledger, entities, links);
  const auto rows_before = all_rows();
  const ImportCounts again = import(*ledger, entities, links);
  EXPECT_EQ(again.unchanged, 2U);
  EXPECT_EQ(again.entities + again.names + again.links + again.changed, 0U);
  EXPECT_EQ(all_rows(), rows_before);
}

TEST_F(ImportTest, ANewerVersionAddsAndTakesNothingAway) {
  const auto ledger = make();
  ImportedEntity guard = entity("1", "Harbour Guard");
  guard.names.push_back({"Quay Watch", Strength::strong, ""});
  guard.countries = {"SY"};
  import(*ledger, {guard});
  ImportedEntity newer = entity("1", "Harbour Guard");
  newer.names.push_back({"Guard of the Harbour", Strength::strong, ""});
  newer.countries = {"IQ"};
  const ImportCounts counts = import(*ledger, {newer});
  EXPECT_EQ(counts.changed, 1U);
  EXPECT_EQ(counts.entities, 0U);
  EXPECT_EQ(counts.names, 1U);
  EXPECT_THAT(ledger->entity("organisation/harbour-guard")->names,
              ElementsAre("Harbour Guard", "Quay Watch", "Guard of the Harbour"));
  const auto rows = ledger->imports().rows("organisation/harbour-guard");
  ASSERT_THAT(rows, SizeIs(1));
  EXPECT_THAT(rows[0].countries, ElementsAre("IQ"));
}

TEST_F(ImportTest, AStatedIdJoinsWhereKindsAgree) {
  const auto ledger = make();
  ImportedEntity first = entity("Q42", "Harbour Guard");
  first.wikidata = "Q42";
  import(*ledger, {first}, {}, "wikidata");
  ImportedEntity second = entity("NK-1", "Hafen-Garde");
  second.wikidata = "Q42";
  ImportedEntity person = entity("NK-2", "Sela Varn", EntityKind::person);
  person.wikidata = "Q42";
  const ImportCounts counts = import(*ledger, {second, person});
  EXPECT_EQ(counts.joined, 1U);
  EXPECT_EQ(counts.entities, 1U);
  EXPECT_THAT(ledger->entity("organisation/harbour-guard")->names,
              ElementsAre("Harbour Guard", "Hafen-Garde"));
  EXPECT_THAT(ledger->imports().rows("organisation/harbour-guard"), SizeIs(2));
  // The id of another source is another entity's.
  EXPECT_EQ(import(*ledger, {entity("NK-1", "Salt Union")}, {}, "others").entities, 1U);
}

TEST_F(ImportTest, AnEarlierIdOfTheSameSourceJoins) {
  const auto ledger = make();
  import(*ledger, {entity("NK-1", "Harbour Guard")});
  ImportedEntity renamed = entity("Q42", "Harbour Guard");
  renamed.earlier_ids = {"x", "NK-1"};
  const ImportCounts counts = import(*ledger, {renamed});
  EXPECT_EQ(counts.joined, 1U);
  EXPECT_EQ(counts.entities, 0U);
  EXPECT_EQ(import(*ledger, {renamed}).unchanged, 1U);
}

TEST_F(ImportTest, LinksMayComeBeforeTheirEnds) {
  const auto ledger = make();
  const auto import = ledger->imports().begin({"ftm", "lists.json", "lists", "tester", noon});
  import->add({}, {{"1", "part_of", "2", "2015", "2017", "branch"}, { "1", "owns", "9", "", "", "" }});
  std::vector<ImportItem> items;
  items.push_back(prepare(entity("1", "Harbour Guard")));
  items.push_back(prepare(entity("2", "Salt Union")));
  import->add(std::move(items), {});
  const ImportCounts counts = import->finish({"d", 3, 0, 0});
  EXPECT_EQ(counts.links, 1U);
  EXPECT_EQ(counts.links_unknown, 1U);
  const auto links = ledger->imports().links("organisation/salt-union");
  ASSERT_THAT(links, SizeIs(1));
  EXPECT_EQ(links[0].relation, "part_of");
  EXPECT_EQ(links[0].other, "organisation/harbour-guard");
  EXPECT_TRUE(links[0].reverse);
  EXPECT_EQ(links[0].since, "2015");
  EXPECT_EQ(links[0].until, "2017");
  EXPECT_EQ(links[0].role, "branch");
}

TEST_F(ImportTest, DocumentsFindImportedNamesAndAmbiguousStaysAmbiguous) {
  const auto ledger = make();
  import(*ledger, {entity("1", "Harbour Guard"), entity("2", "Salt Front"), entity("3", "Salt Front")});
  Reading reading("The Harbour Guard attacked the Salt Front.");
  const claims::ClaimRecord& record =
      reading.add({"Harbour Guard"}, "fought", {"Salt Front"}, "The Harbour Guard attacked the Salt Front");
  const std::string id = record.id;
  reading.into(*ledger);
  const auto stored = ledger->claim(id);
  EXPECT_EQ(stored->claim.subject->entity, "organisation/harbour-guard");
  EXPECT_EQ(stored->claim.object->entity, "organisation/salt-front-3");
}

TEST_F(ImportTest, WhatCannotBeImported) {
  const auto ledger = make();
  EXPECT_THROW(ledger->imports().begin({"ftm", "f", "", "tester", noon}), InputError);
  EXPECT_THROW(ledger->imports().begin({"ftm", "f", "lists", "tester", ""}), InputError);
  ledger->begin_batch();
  EXPECT_THROW(ledger->imports().begin({"ftm", "f", "lists", "tester", noon}), LedgerError);
  ledger->commit_batch();
}

}  // namespace
}  // namespace hearsay::ledger
