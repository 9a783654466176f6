// Plain CSV with a mapping.
#include "exchange/csv_mapping.hpp"

#include <gmock/gmock.h>

#include "base/error.hpp"

namespace hearsay::exchange {
namespace {

using entities::ImportedLink;
using entities::ImportedName;
using entities::Strength;
using mentions::EntityKind;
using testing::ElementsAre;
using testing::IsEmpty;

constexpr const char* full = R"(
schema: hearsay/import-mapping/1
separator: ";"
several: "|"
id: code
kind: {column: type, values: {Militia: organisation, Man: person}}
name: name
names:
  - {column: other, strength: strong}
  - {column: arabic, strength: strong, language: ar}
  - {column: short, strength: abbreviation}
countries: [country, second]
since: from
until: to
topics: topic
roles: office
note: remark
wikidata: qid
links:
  - {relation: part_of, to: parent, since: joined}
)";
constexpr const char* columns =
    "code;type;name;other;arabic;short;country;second;from;to;topic;office;remark;qid;parent;joined\n";

CsvTable table() {
  return CsvTable(columns, CsvMapping::parse(full, "m.yaml"));
}

TEST(CsvMappingTest, EachColumnGoesWhereTheMappingSays) {
  const ImportRecord record = table().read(
      "7;Militia;Harbour Guard;\"Quay Watch|Guard; Harbour\";حرس الميناء;HG;sy;IQ|zz;2014-03;;armed;;A "
      "note;Q42;8|9;2015\n");
  const entities::ImportedEntity& entity = *record.entity;
  EXPECT_EQ(entity.external_id, "7");
  EXPECT_EQ(entity.kind, EntityKind::organisation);
  EXPECT_THAT(entity.countries, ElementsAre("IQ", "SY"));
  EXPECT_EQ(entity.since, "2014-03");
  EXPECT_EQ(entity.until, "");
  EXPECT_EQ(entity.note, "A note");
  EXPECT_EQ(entity.wikidata, "Q42");
  EXPECT_THAT(record.links, ElementsAre(ImportedLink{"7", "part_of", "8", "2015", "", ""},
                                        ImportedLink{"7", "part_of", "9", "2015", "", ""}));
  EXPECT_EQ(entity.name, "Harbour Guard");
  EXPECT_THAT(entity.topics, ElementsAre("armed"));
  EXPECT_THAT(entity.names, ElementsAre(ImportedName{"Harbour Guard", Strength::strong, ""},
                                        ImportedName{"Quay Watch", Strength::strong, ""},
                                        ImportedName{"Guard; Harbour", Strength::strong, ""},
                                        ImportedName{"حرس الميناء", Strength::strong, "ar"},
                                        ImportedName{"HG", Strength::abbreviation, ""}));
}

TEST(CsvMappingTest, OfAPersonNoNoteAndTheYearOnly) {
  const ImportRecord record = table().read("8;Man;Sela Varn;;;;sy;;1961-04-30;;;Mayor;Lives at Quay 5;;;\n");
  EXPECT_EQ(record.entity->since, "1961");
  EXPECT_EQ(record.entity->note, "");
  EXPECT_THAT(record.entity->roles, ElementsAre("Mayor"));
}

TEST(CsvMappingTest, NamesHaveTheStrengthAndLanguageOfTheirColumn) {
  const CsvTable names("n,a,s", CsvMapping::parse(R"(
schema: hearsay/import-mapping/1
kind: organisation
name: n
names: [{column: a, language: ar}, {column: s, strength: weak}]
)",
                                                  "m.yaml"));
  EXPECT_THAT(names.read("Salt Union,اتحاد الملح,The Union").entity->names,
              ElementsAre(ImportedName{"Salt Union", Strength::strong, ""},
                          ImportedName{"اتحاد الملح", Strength::strong, "ar"},
                          ImportedName{"The Union", Strength::weak, ""}));
}

TEST(CsvMappingTest, WithoutIdsTwoRowsAreTwo) {
  const CsvTable names("n,c", CsvMapping::parse("schema: hearsay/import-mapping/1\nkind: person\nname: n\n"
                                                "countries: c\n",
                                                "m.yaml"));
  const std::string one = names.read("Sela Varn,sy\n").entity->external_id;
  EXPECT_EQ(names.read("Sela Varn,sy\r\n").entity->external_id, one);
  EXPECT_NE(names.read("Sela Varn,iq\n").entity->external_id, one);
}

TEST(CsvMappingTest, BadRowsAreRefused) {
  EXPECT_THROW(table().read("7;Militia;Harbour Guard\n"), BadRecord);
  EXPECT_THROW(table().read("7;Ship;Harbour Guard;;;;;;;;;;;;;\n"), BadRecord);
  EXPECT_THROW(table().read(";Militia;Harbour Guard;;;;;;;;;;;;;\n"), BadRecord);
  EXPECT_THROW(table().read("7;Militia;;;;;;;;;;;;;;\n"), BadRecord);
  EXPECT_THROW(CsvTable("code;name", CsvMapping::parse(full, "m.yaml")), BadRecord);
}

TEST(CsvMappingTest, MistakesInTheMappingAreReportedWithTheirLine) {
  const auto mistake = [](const std::string& lines) {
    try {
      (void)CsvMapping::parse("schema: hearsay/import-mapping/1\nname: n\n" + lines, "m.yaml");
      return std::string();
    } catch (const DataError& error) {
      return std::string(error.what());
    }
  };
  EXPECT_EQ(mistake("kind: person"), "");
  EXPECT_EQ(mistake(""), "m.yaml: line 1: the key 'kind' is missing");
  EXPECT_EQ(mistake("kind: man"), "m.yaml: line 3: 'man' is no kind of entity");
  EXPECT_EQ(mistake("kind: person\nnmaes: x"), "m.yaml: line 4: the key 'nmaes' is not known here");
  EXPECT_EQ(mistake("kind: person\nseparator: \"ab\""),
            "m.yaml: line 4: the separator must be one character, not a quotation mark; a tab is \"\\t\"");
  EXPECT_EQ(mistake("kind: person\nlinks: [{relation: part_of, to: p}]"),
            "m.yaml: line 4: links need the key 'id', which names the column of ids");
  EXPECT_EQ(mistake("kind: person\nid: i\nlinks: [{relation: Part of, to: p}]"),
            "m.yaml: line 5: the relation 'Part of' must be a word of a-z and '_'");
  EXPECT_EQ(CsvMapping::parse("schema: hearsay/import-mapping/1\nname: n\nkind: person\nseparator: \"\\t\"",
                              "m.yaml")
                .separator,
            '\t');
}

}  // namespace
}  // namespace hearsay::exchange
