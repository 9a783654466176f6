#include "entities/pack.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>

#include "base/error.hpp"

namespace hearsay::entities {
namespace {

using mentions::EntityKind;
using mentions::NameUse;
using ::testing::HasSubstr;

constexpr const char* head = "schema: hearsay/pack/1\nentities:\n";

std::string failure(const std::string& text) {
  try {
    KnowledgePack::parse(text, "test.yaml");
  } catch (const DataError& error) {
    return error.what();
  }
  return "no error";
}

TEST(KnowledgePack, ReadsEveryField) {
  const KnowledgePack pack = KnowledgePack::parse(std::string(head) + R"(
  - {id: state/esteria, kind: state, name: Esteria, adjectives: [Esterian], people: [Esterian, Esterians],
     metonyms: [Port Ester], country: XE}
  - id: organisation/green-front
    kind: organisation
    name: Green Front
    aliases: [Front of the Green]
    weak_aliases: the Front
    acronyms: [GF]
    scripts: {ar: الجبهة الخضراء, ru: [Зелёный фронт]}
    within: state/esteria
    note: invented
    links:
      - {relation: part_of, to: state/esteria, since: "2011-03", until: "2014"}
)",
                                                  "test.yaml");
  ASSERT_EQ(pack.entities().size(), 2U);
  EXPECT_EQ(pack.entities()[0].country, "XE");
  const PackEntity* front = pack.find("organisation/green-front");
  ASSERT_NE(front, nullptr);
  EXPECT_EQ(front->kind, EntityKind::organisation);
  EXPECT_EQ(front->weak_aliases, std::vector<std::string>{"the Front"});
  EXPECT_EQ(front->scripts, (std::vector<std::string>{"الجبهة الخضراء", "Зелёный фронт"}));
  EXPECT_EQ(front->within, "state/esteria");
  ASSERT_EQ(front->links.size(), 1U);
  EXPECT_EQ(front->links[0].relation, "part_of");
  EXPECT_EQ(front->links[0].since, "2011-03");
  EXPECT_EQ(pack.find("organisation/red-front"), nullptr);
}

TEST(KnowledgePack, FeedsTheGazetteer) {
  const KnowledgePack pack = KnowledgePack::parse(std::string(head) + R"(
  - {id: state/esteria, kind: state, name: Esteria, adjectives: [Esterian], people: [Esterians],
     metonyms: [Port Ester], weak_aliases: [the Isle], acronyms: [ERE]})",
                                                  "test.yaml");
  const mentions::Gazetteer gazetteer = pack.gazetteer();
  const auto use = [&](std::string_view form) {
    const auto entries = gazetteer.find(form);
    EXPECT_EQ(entries.size(), 1U) << form;
    return entries.empty() ? NameUse::name : entries[0].use;
  };
  EXPECT_EQ(use("Esteria"), NameUse::name);
  EXPECT_EQ(use("Esterian"), NameUse::adjective);
  EXPECT_EQ(use("Esterians"), NameUse::people);
  EXPECT_EQ(use("Port Ester"), NameUse::metonym);
  EXPECT_EQ(use("the Isle"), NameUse::weak);
  EXPECT_EQ(use("ERE"), NameUse::acronym);
  EXPECT_EQ(gazetteer.display_name("state/esteria"), "Esteria");
}

TEST(KnowledgePack, RefusesMistakesWithFileAndLine) {
  const std::string good = "  - {id: state/a, kind: state, name: A}\n";
  const std::string line3 = "test.yaml: line 3: ";
  EXPECT_THAT(failure("schema: hearsay/pack/2\nentities: []\n"), HasSubstr("test.yaml: line 1: the schema"));
  EXPECT_THAT(failure(std::string(head) + "  - {id: state/a, kind: state, nam: A}\n"), HasSubstr(line3));
  EXPECT_THAT(failure(std::string(head) + "  - {id: state/a, kind: state}\n"),
              HasSubstr("'name' is missing"));
  EXPECT_THAT(failure(std::string(head) + "  - {id: state/a, kind: realm, name: A}\n"),
              HasSubstr(line3 + "the kind 'realm'"));
  EXPECT_THAT(failure(std::string(head) + "  - {id: place/a, kind: state, name: A}\n"),
              HasSubstr(line3 + "the id 'place/a'"));
  EXPECT_THAT(failure(std::string(head) + "  - {id: state/A b, kind: state, name: A}\n"), HasSubstr(line3));
  EXPECT_THAT(failure(head + good + good), HasSubstr("test.yaml: line 4: the id 'state/a' is already used"));
  EXPECT_THAT(failure(std::string(head) + "  - {id: state/a, kind: state, name: A, aliases: ['--']}\n"),
              HasSubstr(line3 + "the name is empty"));
  EXPECT_THAT(failure(std::string(head) + "  - {id: state/a, kind: state, name: A, aliases: {x: y}}\n"),
              HasSubstr(line3));
  EXPECT_THAT(failure(std::string(head) + "  - {id: state/a, kind: state, name: A, country: Syria}\n"),
              HasSubstr(line3 + "the country 'Syria'"));
  EXPECT_THAT(failure(std::string(head) + "  - {id: state/a, kind: state, name: A, within: state/b}\n"),
              HasSubstr(line3 + "the within 'state/b' is in no pack"));
  EXPECT_THAT(failure(head + good +
                      "  - {id: state/b, kind: state, name: B, links: [{relation: part_of, to: state/c}]}\n"),
              HasSubstr("test.yaml: line 4: the linked id 'state/c' is in no pack"));
  EXPECT_THAT(
      failure(head + good +
              "  - {id: state/b, kind: state, name: B,\n     links: [{relation: part_of, to: state/a, "
              "since: 2011-02-30}]}\n"),
      HasSubstr("test.yaml: line 5: '2011-02-30' is not an EDTF date"));
  EXPECT_THAT(failure("schema: [\n"), HasSubstr("test.yaml: line"));
}

class PackFolder : public ::testing::Test {
 protected:
  PackFolder() : path_(std::filesystem::path(HEARSAY_BINARY_DIRECTORY) / "pack_test_folder") {
    std::filesystem::remove_all(path_);
    std::filesystem::create_directories(path_);
  }
  ~PackFolder() override { std::filesystem::remove_all(path_); }
  void write(const std::string& name, const std::string& text) { std::ofstream(path_ / name) << text; }
  std::filesystem::path path_;
};

TEST_F(PackFolder, LinksReachAcrossFiles) {
  write("b.yaml", std::string(head) + "  - {id: state/b, kind: state, name: B, within: state/z}\n");
  write("z.yaml", std::string(head) + "  - {id: state/z, kind: state, name: Z}\n");
  write("notes.txt", "not a pack");
  const KnowledgePack pack = KnowledgePack::load(path_.string());
  ASSERT_EQ(pack.entities().size(), 2U);
  EXPECT_EQ(pack.entities()[0].id, "state/b");
}

TEST_F(PackFolder, NamesTheFileOfAMistake) {
  write("a.yaml", std::string(head) + "  - {id: state/a, kind: state, name: A}\n");
  write("b.yaml", std::string(head) + "\n  - {id: state/a, kind: state, name: B}\n");
  try {
    KnowledgePack::load(path_.string());
    FAIL() << "a repeated id was accepted";
  } catch (const DataError& error) {
    EXPECT_EQ(error.file(), (path_ / "b.yaml").string());
    EXPECT_EQ(error.place(), "line 4");
  }
}

TEST_F(PackFolder, AnEmptyFolderIsAnEmptyPackAndAMissingOneAnError) {
  EXPECT_TRUE(KnowledgePack::load(path_.string()).entities().empty());
  EXPECT_THROW(KnowledgePack::load((path_ / "none").string()), DataError);
}

TEST(ShippedPacks, LoadAndHoldTheStates) {
  const std::string directory = HEARSAY_DATA_DIRECTORY "/packs";
  const KnowledgePack pack = KnowledgePack::load(directory);
  if (!std::filesystem::exists(directory + "/states.yaml")) GTEST_SKIP() << "states.yaml is not here yet";
  std::size_t states = 0;
  for (const PackEntity& entity : pack.entities())
    if (entity.kind == EntityKind::state) ++states;
  EXPECT_GE(states, 193U);
}

}  // namespace
}  // namespace hearsay::entities
