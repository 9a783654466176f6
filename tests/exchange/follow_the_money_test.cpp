// Entities in FollowTheMoney's model and OpenSanctions' simple CSV.
#include "exchange/follow_the_money.hpp"

#include <gmock/gmock.h>

#include "base/error.hpp"
#include "exchange/opensanctions.hpp"

namespace hearsay::exchange {
namespace {

using entities::ImportedLink;
using entities::ImportedName;
using entities::Strength;
using mentions::EntityKind;
using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;

const FollowTheMoney& model() {
  static const FollowTheMoney loaded =
      FollowTheMoney::load(HEARSAY_DATA_DIRECTORY "/exchange/followthemoney.yaml");
  return loaded;
}

std::string refusal(const std::string& line) {
  try {
    (void)model().read(line);
    return "";
  } catch (const BadRecord& error) {
    return error.what();
  }
}

TEST(FollowTheMoneyTest, AnOrganisationWithItsNames) {
  const ImportRecord record = model().read(
      R"({"id": "NK-1", "schema": "Organization", "caption": "Harbour Guard", "datasets": ["b", "a"],
          "referents": ["x-1"], "first_seen": "2023-01-01", "properties": {
          "name": ["Hafen-Garde", "Harbour Guard", "حرس الميناء"], "alias": ["Guard of the Harbour"],
          "weakAlias": ["The Guard"], "abbreviation": ["HG"], "previousName": ["Quay Watch"],
          "country": ["sy", "SY", "suhh"], "incorporationDate": ["2014", "2014-03-02"],
          "dissolutionDate": ["2020-05"], "topics": ["sanction", "crime.terror"], "parent": ["NK-9"],
          "wikidataId": ["Q42"], "address": ["Quay 5"], "summary": ["An  armed group."]}})");
  ASSERT_TRUE(record.entity);
  const entities::ImportedEntity& entity = *record.entity;
  EXPECT_EQ(entity.external_id, "NK-1");
  EXPECT_EQ(entity.kind, EntityKind::organisation);
  EXPECT_EQ(entity.name, "Harbour Guard");
  EXPECT_THAT(entity.names,
              testing::UnorderedElementsAre(ImportedName{"Harbour Guard", Strength::strong, ""},
                                            ImportedName{"Hafen-Garde", Strength::strong, ""},
                                            ImportedName{"حرس الميناء", Strength::strong, ""},
                                            ImportedName{"Guard of the Harbour", Strength::strong, ""},
                                            ImportedName{"Quay Watch", Strength::strong, ""},
                                            ImportedName{"The Guard", Strength::weak, ""},
                                            ImportedName{"HG", Strength::abbreviation, ""}));
  EXPECT_THAT(entity.datasets, ElementsAre("a", "b"));
  EXPECT_THAT(entity.earlier_ids, ElementsAre("x-1"));
  EXPECT_THAT(entity.countries, ElementsAre("SY"));
  EXPECT_EQ(entity.since, "2014-03-02");
  EXPECT_EQ(entity.until, "2020-05");
  EXPECT_THAT(entity.topics, ElementsAre("crime.terror", "sanction"));
  EXPECT_EQ(entity.wikidata, "Q42");
  EXPECT_EQ(entity.note, "An armed group.");
  EXPECT_THAT(record.links, ElementsAre(ImportedLink{"NK-1", "part_of", "NK-9", "", "", ""}));
}

TEST(FollowTheMoneyTest, OfAPersonOnlyWhatIsPublic) {
  const ImportRecord record = model().read(
      R"({"id": "Q77", "schema": "Person", "properties": {"name": ["Sela Varn"], "alias": ["Sela V."],
          "birthDate": ["1961-04-30"], "deathDate": ["2019-01-02T00:00:00"], "birthPlace": ["Port Lenza"],
          "address": ["Quay 5"], "passportNumber": ["X1"], "idNumber": ["77"], "email": ["s@example.org"],
          "nationality": ["sy"], "birthCountry": ["iq"], "position": ["Mayor of Port Lenza"],
          "notes": ["Lives at Quay 5"], "summary": ["Lives at Quay 5"], "topics": ["role.pep"]}})");
  const entities::ImportedEntity& entity = *record.entity;
  EXPECT_EQ(entity.since, "1961");
  EXPECT_EQ(entity.until, "2019");
  EXPECT_THAT(entity.countries, ElementsAre("SY"));
  EXPECT_THAT(entity.roles, ElementsAre("Mayor of Port Lenza"));
  EXPECT_EQ(entity.note, "");
  EXPECT_EQ(entity.wikidata, "Q77");
  EXPECT_THAT(record.links, IsEmpty());
}

TEST(FollowTheMoneyTest, DatesThatDifferAreUncertain) {
  const auto born = [](const char* dates) {
    return model()
        .read(R"({"id": "1", "schema": "Person", "properties": {"name": ["Sela Varn"], "birthDate": )" +
              std::string(dates) + "}}")
        .entity->since;
  };
  EXPECT_EQ(born(R"(["1961-04-30", "1961"])"), "1961");
  EXPECT_EQ(born(R"(["1963", "1961-04-30"])"), "1961?");
  EXPECT_EQ(born(R"(["about 1960", "1961-13-01"])"), "");
}

TEST(FollowTheMoneyTest, IntervalsWithBothEndsAreLinks) {
  EXPECT_THAT(model()
                  .read(R"({"id": "o", "schema": "Ownership", "properties": {"owner": ["a", "b"],
                            "asset": ["c"], "startDate": ["2015-03"], "role": ["shareholder"]}})")
                  .links,
              ElementsAre(ImportedLink{"a", "owns", "c", "2015-03", "", "shareholder"},
                          ImportedLink{"b", "owns", "c", "2015-03", "", "shareholder"}));
  EXPECT_THAT(model()
                  .read(R"({"id": "s", "schema": "Succession", "properties": {"predecessor": ["old"],
                            "successor": ["new"], "date": ["2017-01-28"]}})")
                  .links,
              ElementsAre(ImportedLink{"new", "successor_of", "old", "2017-01-28", "", ""}));
  EXPECT_TRUE(
      model().read(R"({"id": "m", "schema": "Membership", "properties": {"member": ["a"]}})").empty());
}

TEST(FollowTheMoneyTest, FamilyAndAddressesAreLeftOut) {
  for (const char* schema : {"Family", "Associate", "Address", "Passport", "CryptoWallet", "SomethingNew"})
    EXPECT_TRUE(model()
                    .read(R"({"id": "f", "schema": ")" + std::string(schema) +
                          R"(", "properties": {"name": ["A B"], "person": ["a"], "relative": ["b"]}})")
                    .empty())
        << schema;
}

TEST(FollowTheMoneyTest, WhoIsOnlySomebodysRelativeIsLeftOut) {
  const auto is_left_out = [](const char* topics) {
    return model()
        .read(R"({"id": "1", "schema": "Person", "properties": {"name": ["Sela Varn"], "topics": )" +
              std::string(topics) + "}}")
        .empty();
  };
  EXPECT_TRUE(is_left_out(R"(["role.rca"])"));
  EXPECT_FALSE(is_left_out(R"(["role.rca", "role.pep"])"));
  EXPECT_FALSE(is_left_out("[]"));
}

TEST(FollowTheMoneyTest, NestedEntitiesCountByTheirIds) {
  EXPECT_THAT(model()
                  .read(R"({"id": "m", "schema": "Membership", "properties": {
                            "member": [{"id": "a", "schema": "Person", "properties": {}}],
                            "organization": ["b"]}})")
                  .links,
              ElementsAre(ImportedLink{"a", "member_of", "b", "", "", ""}));
}

TEST(FollowTheMoneyTest, NamesAreCleanedAndOnce) {
  const ImportRecord record = model().read(
      "{\"id\": \"1\", \"schema\": \"Company\", \"properties\": {\"name\": [\" Salt \\t Union\\u200f\", "
      "\"Salt Union\", \"???\", \"\"], \"weakAlias\": [\"Salt Union\"]}}");
  EXPECT_THAT(record.entity->names, ElementsAre(ImportedName{"Salt Union", Strength::strong, ""}));
}

TEST(FollowTheMoneyTest, WhatIsNoEntityIsRefusedWithItsReason) {
  EXPECT_EQ(refusal("{\"id\": \"1\", \"schema\": \"Per"), "the JSON object is cut off");
  EXPECT_THAT(refusal("{\"id\": }"), HasSubstr("not valid JSON at byte 8"));
  EXPECT_EQ(refusal("[1]"), "not a JSON object");
  EXPECT_EQ(refusal(R"({"schema": "Person"})"), "no field \"id\"");
  EXPECT_EQ(refusal(R"({"id": "1", "schema": 7})"), "no field \"schema\"");
  EXPECT_EQ(refusal(R"({"id": "1", "schema": "Person"})"), "no field \"properties\"");
  EXPECT_EQ(refusal(R"({"id": "1", "schema": "Person", "properties": {}})"), "it has no name");
  EXPECT_EQ(refusal(R"({"id": "1", "schema": "Person", "properties": {"name": [7]}})"),
            "the property \"name\" is no list of texts");
}

TEST(FollowTheMoneyTest, AMistakeInTheTableIsReportedWithItsLine) {
  const auto mistake = [](const std::string& line) {
    try {
      (void)FollowTheMoney::parse(
          "schema: hearsay/exchange/followthemoney/1\nnames: {name: strong}\nparents: {}\nlinks: {}\n" + line,
          "t.yaml");
      return std::string();
    } catch (const DataError& error) {
      return std::string(error.what());
    }
  };
  EXPECT_EQ(mistake("kinds: {Person: person}"), "");
  EXPECT_EQ(mistake("kinds: {Person: man}"), "t.yaml: line 5: 'man' is no kind of entity");
  EXPECT_EQ(mistake("kinds: {}\nextra: 1"), "t.yaml: line 6: the key 'extra' is not known here");
}

constexpr const char* header =
    "\"id\",\"schema\",\"name\",\"aliases\",\"birth_date\",\"countries\",\"addresses\",\"identifiers\","
    "\"sanctions\",\"phones\",\"emails\",\"program_ids\",\"dataset\",\"first_seen\",\"last_seen\"\r\n";

TEST(OpenSanctionsTest, ARowWithSeveralValuesInItsFields) {
  const OpenSanctions reader(header, model());
  const ImportRecord record = reader.read(
      "\"Q9\",\"Person\",\"Sela Varn\",\"Sela V. Varn;\"\"Varn; Sela\"\"\",\"1961-04-30;1961\",\"sy;iq\","
      "\"Quay 5\",\"X1\",\"listed\",\"+1\",\"s@example.org\",\"\",\"List A;List B\",\"2023\",\"2024\"\r\n");
  const entities::ImportedEntity& entity = *record.entity;
  EXPECT_EQ(entity.external_id, "Q9");
  EXPECT_EQ(entity.wikidata, "Q9");
  EXPECT_EQ(entity.kind, EntityKind::person);
  EXPECT_EQ(entity.name, "Sela Varn");
  EXPECT_THAT(entity.names, ElementsAre(ImportedName{"Sela Varn", Strength::strong, ""},
                                        ImportedName{"Sela V. Varn", Strength::strong, ""},
                                        ImportedName{"Varn; Sela", Strength::strong, ""}));
  EXPECT_EQ(entity.since, "1961");
  EXPECT_THAT(entity.countries, ElementsAre("IQ", "SY"));
  EXPECT_THAT(entity.datasets, ElementsAre("List A", "List B"));
  EXPECT_THAT(entity.roles, IsEmpty());
  EXPECT_EQ(entity.note, "");
}

TEST(OpenSanctionsTest, ColumnsMayBeInAnyOrderAndMissing) {
  const OpenSanctions reader("name,schema,id", model());
  EXPECT_EQ(reader.read("Salt Union,Company,7").entity->external_id, "7");
  EXPECT_TRUE(reader.read("A wallet,CryptoWallet,8").empty());
  EXPECT_THROW(OpenSanctions("name,id", model()), BadRecord);
}

TEST(OpenSanctionsTest, BadRowsAreRefused) {
  const OpenSanctions reader("id,schema,name", model());
  EXPECT_THROW(reader.read("7,Company"), BadRecord);
  EXPECT_THROW(reader.read(",Company,Salt Union"), BadRecord);
  EXPECT_THROW(reader.read("7,,Salt Union"), BadRecord);
  EXPECT_THROW(reader.read("7,Company,"), BadRecord);
}

}  // namespace
}  // namespace hearsay::exchange
