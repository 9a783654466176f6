// Items of Wikidata's dumps.
#include "exchange/wikidata.hpp"

#include <gmock/gmock.h>

#include "base/error.hpp"

namespace hearsay::exchange {
namespace {

using entities::ImportedLink;
using entities::ImportedName;
using entities::Strength;
using mentions::EntityKind;
using testing::Contains;
using testing::ElementsAre;
using testing::IsEmpty;
using testing::UnorderedElementsAre;

const Wikidata& reader() {
  static const Wikidata loaded = Wikidata::load(HEARSAY_DATA_DIRECTORY "/exchange/wikidata.yaml");
  return loaded;
}

std::string snak(const std::string& value) {
  return R"({"snaktype": "value", "property": "P", "datavalue": {"value": )" + value + "}}";
}
std::string item(const std::string& id) {
  return R"({"entity-type": "item", "numeric-id": 1, "id": ")" + id + "\"}";
}
std::string time_value(const std::string& time, int precision) {
  return R"({"time": ")" + time + R"(", "precision": )" + std::to_string(precision) + "}";
}
std::string statement(const std::string& value, const std::string& rank = "normal",
                      const std::string& qualifiers = "{}") {
  return R"({"type": "statement", "rank": ")" + rank + R"(", "mainsnak": )" + snak(value) +
         R"(, "qualifiers": )" + qualifiers + "}";
}
std::string line(const std::string& claims,
                 const std::string& labels = R"("en": {"language": "en", "value": "Harbour Guard"})") {
  return R"({"type": "item", "id": "Q500", "labels": {)" + labels + R"(}, "claims": {)" + claims + "}},";
}

TEST(WikidataTest, AnOrganisation) {
  const ImportRecord record = reader().read(
      R"({"type": "item", "id": "Q500", "labels": {"ar": {"language": "ar", "value": "حرس الميناء"},
          "en": {"language": "en", "value": "Harbour Guard"}, "de": {"language": "de", "value": "Harbour Guard"}},
          "aliases": {"en": [{"language": "en", "value": "Guard of the Harbour"}]},
          "descriptions": {"en": {"language": "en", "value": "armed group"}, "de": {"language": "de", "value": "x"}},
          "claims": {"P31": [)" +
      statement(item("Q17149090")) + R"(], "P17": [)" + statement(item("Q858")) + "," +
      statement(item("Q796"), "deprecated") + R"(], "P571": [)" +
      statement(time_value("+2014-03-00T00:00:00Z", 10)) + R"(], "P576": [)" +
      statement(time_value("+2020-00-00T00:00:00Z", 9)) + R"(], "P1813": [)" +
      statement(R"({"text": "HG", "language": "en"})") + R"(], "P1448": [)" +
      statement(R"({"text": "The Harbour Guard", "language": "en"})") + R"(], "P1449": [)" +
      statement(R"({"text": "The Grey Ones", "language": "en"})") + R"(], "P749": [)" +
      statement(item("Q600"), "normal",
                R"({"P580": [)" + snak(time_value("+2015-01-02T00:00:00Z", 11)) + "]}") +
      R"(], "P1366": [)" + statement(item("Q700")) + R"(], "P488": [)" + statement(item("Q800")) +
      R"(], "P26": [)" + statement(item("Q900")) + R"(]}, "sitelinks": {"enwiki": {"title": "x"}}},)");
  ASSERT_TRUE(record.entity);
  const entities::ImportedEntity& entity = *record.entity;
  EXPECT_EQ(entity.external_id, "Q500");
  EXPECT_EQ(entity.wikidata, "Q500");
  EXPECT_EQ(entity.kind, EntityKind::organisation);
  EXPECT_EQ(entity.name, "Harbour Guard");
  EXPECT_THAT(entity.names, UnorderedElementsAre(ImportedName{"Harbour Guard", Strength::strong, "de"},
                                                 ImportedName{"حرس الميناء", Strength::strong, "ar"},
                                                 ImportedName{"Guard of the Harbour", Strength::strong, "en"},
                                                 ImportedName{"HG", Strength::abbreviation, "en"},
                                                 ImportedName{"The Harbour Guard", Strength::strong, "en"},
                                                 ImportedName{"The Grey Ones", Strength::weak, "en"}));
  EXPECT_THAT(entity.countries, ElementsAre("SY"));
  EXPECT_EQ(entity.since, "2014-03");
  EXPECT_EQ(entity.until, "2020");
  EXPECT_EQ(entity.note, "armed group");
  EXPECT_THAT(record.links,
              UnorderedElementsAre(ImportedLink{"Q500", "part_of", "Q600", "2015-01-02", "", ""},
                                   ImportedLink{"Q700", "successor_of", "Q500", "", "", ""},
                                   ImportedLink{"Q800", "leads", "Q500", "", "", ""}));
}

TEST(WikidataTest, OfAHumanTheYearsOnly) {
  const ImportRecord record =
      reader().read(line(R"("P31": [)" + statement(item("Q5")) + R"(], "P569": [)" +
                         statement(time_value("+1961-04-30T00:00:00Z", 11)) + "," +
                         statement(time_value("+1962-00-00T00:00:00Z", 9), "preferred") + R"(], "P570": [)" +
                         statement(time_value("+2019-01-02T00:00:00Z", 11)) + R"(], "P19": [)" +
                         statement(item("Q9")) + R"(], "P40": [)" + statement(item("Q10")) + "]"));
  EXPECT_EQ(record.entity->kind, EntityKind::person);
  EXPECT_EQ(record.entity->since, "1962");
  EXPECT_EQ(record.entity->until, "2019");
  EXPECT_THAT(record.links, IsEmpty());
}

TEST(WikidataTest, WhatIsSaidOfAHumanOnlyWithAPublicPosition) {
  const auto roles = [](const std::string& claims) {
    return reader()
        .read(R"({"type": "item", "id": "Q500", "labels": {"en": {"language": "en", "value": "Sela Varn"}},
                  "descriptions": {"en": {"language": "en", "value": "mayor"}}, "claims": {"P31": [)" +
              statement(item("Q5")) + "]" + claims + "}}")
        .entity->roles;
  };
  EXPECT_THAT(roles(""), IsEmpty());
  EXPECT_THAT(roles(R"(, "P39": [)" + statement(item("Q30185")) + "]"), ElementsAre("mayor"));
}

TEST(WikidataTest, TimesByTheirPrecision) {
  const auto since = [](const std::string& time, int precision) {
    return reader()
        .read(line(R"("P31": [)" + statement(item("Q43229")) + R"(], "P571": [)" +
                   statement(time_value(time, precision)) + "]"))
        .entity->since;
  };
  EXPECT_EQ(since("+1994-07-15T00:00:00Z", 11), "1994-07-15");
  EXPECT_EQ(since("+1990-00-00T00:00:00Z", 8), "199X");
  EXPECT_EQ(since("+1900-00-00T00:00:00Z", 7), "");
  EXPECT_EQ(since("-0044-03-15T00:00:00Z", 11), "");
  EXPECT_EQ(since("+1994-02-31T00:00:00Z", 11), "");
  EXPECT_EQ(since("soon", 11), "");
}

TEST(WikidataTest, OnlyListedClassesAndTheFirstOfThem) {
  EXPECT_TRUE(reader().read(line(R"("P31": [)" + statement(item("Q13442814")) + "]")).empty());
  EXPECT_TRUE(reader().read(line("")).empty());
  EXPECT_TRUE(reader().read(line(R"("P31": [)" + statement(item("Q5"), "deprecated") + "]")).empty());
  EXPECT_EQ(reader()
                .read(line(R"("P31": [)" + statement(item("Q515")) + "," + statement(item("Q6256")) + "]"))
                .entity->kind,
            EntityKind::state);
}

TEST(WikidataTest, LinesOfADumpThatAreNoItem) {
  for (const char* text : {"[", "]", "", "[\n", ",", R"({"type": "property", "id": "P31", "claims": []},)",
                           R"({"type": "item", "id": "Q1", "claims": [], "labels": []})"})
    EXPECT_TRUE(reader().read(text).empty()) << text;
  EXPECT_THROW(reader().read("{\"id\": \"Q1\""), BadRecord);
  EXPECT_THROW(reader().read("{}"), BadRecord);
}

TEST(WikidataTest, AnItemWithoutANameIsRefused) {
  EXPECT_THROW(reader().read(line(R"("P31": [)" + statement(item("Q5")) + "]", "")), BadRecord);
}

TEST(WikidataTest, AMistakeInTheTableIsReportedWithItsLine) {
  const auto mistake = [](const std::string& kinds) {
    try {
      (void)Wikidata::parse("schema: hearsay/exchange/wikidata/1\nkinds:\n  " + kinds +
                                "\nnames: {}\ncountries: {properties: [P17], codes: {Q858: SY}}\n"
                                "dates: {}\nlinks: {}\n",
                            "w.yaml");
      return std::string();
    } catch (const DataError& error) {
      return std::string(error.what());
    }
  };
  EXPECT_EQ(mistake("Q5: person"), "");
  EXPECT_EQ(mistake("5: person"), "w.yaml: line 3: '5' is no item: it must be Q and digits");
  EXPECT_EQ(mistake("Q5: human"), "w.yaml: line 3: 'human' is no kind of entity");
}

}  // namespace
}  // namespace hearsay::exchange
