#include "entities/linker.hpp"

#include <gtest/gtest.h>

#include <set>

#include "entities/support.hpp"

namespace hearsay::entities {
namespace {

using mentions::Chain;
using mentions::EntityKind;

TEST(Slug, IsAsciiStableAndNeverEmpty) {
  EXPECT_EQ(slug("Hay'at Tahrir al-Sham"), "hayat-tahrir-al-sham");
  EXPECT_EQ(slug("  The  Émigré Council (2019) "), "the-emigre-council-2019");
  EXPECT_EQ(slug("Şırnak"), "sirnak");
  EXPECT_EQ(slug("U.N. Mission"), "u-n-mission");
  EXPECT_EQ(slug("44. Tugay"), "44-tugay");
  for (const char* name : {"هيئة تحرير الشام", "Хайят Тахрир", "東京", "***", "", "\xFF\xFE"}) {
    const std::string made = slug(name);
    EXPECT_FALSE(made.empty()) << name;
    EXPECT_EQ(made, slug(name));
    EXPECT_EQ(made.find_first_not_of("abcdefghijklmnopqrstuvwxyz0123456789-"), std::string::npos) << made;
  }
  EXPECT_NE(slug("***"), slug("+++"));
  EXPECT_LE(slug(std::string(500, 'a') + " b").size(), 80U);
}

class LinkClaims : public ::testing::Test {
 protected:
  KnowledgePack pack_ = KnowledgePack::parse(R"(
schema: hearsay/pack/1
entities:
  - {id: organisation/green-front, kind: organisation, name: Green Front}
  - {id: organisation/green-front-2014, kind: organisation, name: Green Front}
)",
                                             "test.yaml");

  static Chain chain(EntityKind kind, std::string name, bool named) {
    Chain made;
    made.kind = kind;
    made.name = std::move(name);
    made.names = {made.name};
    made.named = named;
    return made;
  }
};

TEST_F(LinkClaims, GivesEachChainAnId) {
  mentions::Mentions mentions;
  Chain known = chain(EntityKind::other, "the Green Front", true);
  known.known = "organisation/green-front";
  mentions.chains = {known, chain(EntityKind::person, "Yusuf Barzan", true),
                     chain(EntityKind::group, "foreign fighters", false),
                     chain(EntityKind::group, "foreign fighters", false)};
  const std::vector<LocalEntity> entities = link_claims(mentions, pack_, "0123456789abcdef");
  ASSERT_EQ(entities.size(), 4U);
  EXPECT_EQ(entities[0].id, "organisation/green-front");
  EXPECT_TRUE(entities[0].known);
  EXPECT_EQ(entities[0].kind, EntityKind::organisation);
  EXPECT_EQ(entities[0].name, "Green Front");
  EXPECT_EQ(entities[1].id, "person/yusuf-barzan");
  EXPECT_FALSE(entities[1].known);
  EXPECT_EQ(entities[2].id, "group/foreign-fighters@01234567");
  EXPECT_EQ(entities[3].id, "group/foreign-fighters-2@01234567");
}

TEST_F(LinkClaims, AnAmbiguousNameIsNotGivenAPacksId) {
  mentions::Mentions mentions;
  Chain ambiguous = chain(EntityKind::organisation, "Green Front", true);
  ambiguous.candidates = {"organisation/green-front", "organisation/green-front-2014"};
  mentions.chains = {ambiguous};
  const std::vector<LocalEntity> entities = link_claims(mentions, pack_, "0123456789abcdef");
  EXPECT_EQ(entities[0].id, "organisation/green-front-2");
  EXPECT_FALSE(entities[0].known);
  EXPECT_EQ(entities[0].candidates, ambiguous.candidates);
}

TEST_F(LinkClaims, TheDocumentsOtherActorsTellWhichIsMeant) {
  const KnowledgePack pack = KnowledgePack::parse(R"(
schema: hearsay/pack/1
entities:
  - {id: state/ordan, kind: state, name: Ordan, country: OR}
  - {id: state/velmia, kind: state, name: Velmia, country: VE}
  - {id: organisation/army-of-ordan, kind: organisation, name: National Army, country: OR}
  - {id: organisation/army-of-velmia, kind: organisation, name: National Army, country: VE}
)",
                                                  "test.yaml");
  mentions::Mentions mentions;
  Chain army = chain(EntityKind::organisation, "National Army", true);
  army.candidates = {"organisation/army-of-ordan", "organisation/army-of-velmia"};
  Chain ordan = chain(EntityKind::state, "Ordan", true);
  ordan.known = "state/ordan";
  ordan.mentions = {0, 1, 2};
  mentions.chains = {army, ordan};
  std::vector<LocalEntity> entities = link_claims(mentions, pack, "0123456789abcdef");
  EXPECT_EQ(entities[0].id, "organisation/army-of-ordan");
  EXPECT_TRUE(entities[0].known);
  EXPECT_EQ(entities[0].candidates.size(), 2U);  // kept, so that what was decided can be seen

  Chain velmia = chain(EntityKind::state, "Velmia", true);
  velmia.known = "state/velmia";
  velmia.mentions = {3, 4};
  mentions.chains.push_back(velmia);
  entities = link_claims(mentions, pack, "0123456789abcdef");
  EXPECT_FALSE(entities[0].known) << "about both states: left open";
  ASSERT_EQ(entities[0].shares.size(), 2U);
  EXPECT_GT(entities[0].shares[0], entities[0].shares[1]);
  EXPECT_EQ(entities[0].score, entities[0].shares[0]);
}

class LinkerTest : public ::testing::Test {
 protected:
  LinkerTest() : index_(rules()) {
    index_.add("organisation/hts", EntityKind::organisation, "Hay'at Tahrir al-Sham", Strength::strong);
    index_.add("organisation/hts", EntityKind::organisation, "HTS", Strength::abbreviation);
    index_.add("organisation/green-a", EntityKind::organisation, "Green Valley Front", Strength::strong);
    index_.add("organisation/green-b", EntityKind::organisation, "Green Valley Front", Strength::strong);
    index_.add("person/jolani", EntityKind::person, "Abu Mohammad al-Jolani", Strength::strong);
    index_.add("person/jolani", EntityKind::person, "al-Jolani", Strength::weak);
    index_.add("person/barzan", EntityKind::person, "Yusuf Barzan", Strength::strong);
  }

  Link link(EntityKind kind, std::vector<std::string> names, std::string id = "") const {
    LocalEntity entity;
    entity.kind = kind;
    entity.name = names[0];
    entity.id = id.empty() ? std::string(mentions::name(kind)) + "/" + slug(names[0]) : std::move(id);
    entity.names = std::move(names);
    entity.named = true;
    return Linker(rules(), index_).link(entity, [&](const std::string& base) {
      std::string free = base;
      for (int number = 2; index_.has(free); ++number)
        free = base + "-" + std::to_string(number);
      return free;
    });
  }

  AliasIndex index_;
};

TEST_F(LinkerTest, LinksAnotherSpellingOfAStrongAlias) {
  const Link made = link(EntityKind::organisation, {"Heyet Tahrir eş-Şam"});
  EXPECT_EQ(made.how, LinkKind::alias);
  EXPECT_EQ(made.id, "organisation/hts");
  EXPECT_GE(made.score, 0.9);
}

TEST_F(LinkerTest, AnAcronymAloneStaysAmbiguous) {
  const Link made = link(EntityKind::organisation, {"HTS"});
  EXPECT_EQ(made.how, LinkKind::ambiguous);
  EXPECT_EQ(made.id, "organisation/hts-2");  // "organisation/hts" is taken by another entity
  ASSERT_FALSE(made.candidates.empty());
  EXPECT_EQ(made.candidates[0].id, "organisation/hts");
}

TEST_F(LinkerTest, AnAcronymWithItsFullNameIsLinked) {
  const Link made = link(EntityKind::organisation, {"HTS", "Hayat Tahrir al-Sham"});
  EXPECT_EQ(made.how, LinkKind::alias);
  EXPECT_EQ(made.id, "organisation/hts");
}

TEST_F(LinkerTest, AWeakAliasOrASurnameNeverMerges) {
  EXPECT_EQ(link(EntityKind::person, {"al-Jolani"}).how, LinkKind::ambiguous);
  const Link surname = link(EntityKind::person, {"Barzan"});
  EXPECT_NE(surname.how, LinkKind::alias);
  EXPECT_NE(surname.id, "person/barzan");
  // Also when a new entity is known by nothing but a surname.
  index_.add("person/karam", EntityKind::person, "Karam", Strength::strong);
  EXPECT_EQ(link(EntityKind::person, {"Karam"}).how, LinkKind::ambiguous);
}

TEST_F(LinkerTest, ANameOfTwoStaysTwo) {
  const Link made = link(EntityKind::organisation, {"Green Valley Front"});
  EXPECT_EQ(made.how, LinkKind::ambiguous);
  EXPECT_EQ(made.id, "organisation/green-valley-front");
  ASSERT_EQ(made.candidates.size(), 2U);
  EXPECT_EQ(made.candidates[0].id, "organisation/green-a");
  EXPECT_EQ(made.candidates[1].id, "organisation/green-b");
}

TEST_F(LinkerTest, AStrangerIsNewAndGetsAFreeId) {
  const Link fresh = link(EntityKind::person, {"Leyla Demirkan"});
  EXPECT_EQ(fresh.how, LinkKind::fresh);
  EXPECT_EQ(fresh.id, "person/leyla-demirkan");
  EXPECT_TRUE(fresh.candidates.empty());
  const Link taken = link(EntityKind::person, {"Leyla Demirkan"}, "person/barzan");
  EXPECT_EQ(taken.id, "person/barzan-2");
}

TEST_F(LinkerTest, ABrotherIsNotLinked) {
  const Link made = link(EntityKind::person, {"Idris Barzan"});
  EXPECT_NE(made.id, "person/barzan");
  EXPECT_NE(made.how, LinkKind::alias);
}

TEST_F(LinkerTest, WhatTheReaderKnewStands) {
  LocalEntity entity;
  entity.id = "organisation/hts";
  entity.name = "HTS";
  entity.known = entity.named = true;
  const Link made = Linker(rules(), index_).link(entity, [](const std::string& base) { return base; });
  EXPECT_EQ(made.how, LinkKind::known);
  EXPECT_EQ(made.id, "organisation/hts");
}

TEST_F(LinkerTest, CandidatesOfThePacksStayCandidates) {
  LocalEntity entity;
  entity.id = "organisation/hts-x";
  entity.kind = EntityKind::organisation;
  entity.name = "Hay'at Tahrir al-Sham";
  entity.named = true;
  entity.candidates = {"organisation/hts", "organisation/second"};
  const Link made = Linker(rules(), index_).link(entity, [](const std::string& base) { return base; });
  EXPECT_EQ(made.how, LinkKind::ambiguous);
  EXPECT_EQ(made.candidates.size(), 2U);
}

TEST_F(LinkerTest, ADescriptionIsNeverLooked) {
  LocalEntity entity;
  entity.id = "group/foreign-fighters@01234567";
  entity.kind = EntityKind::group;
  entity.name = "HTS";  // even if its words were a name
  const Link made = Linker(rules(), index_).link(entity, [](const std::string& base) { return base; });
  EXPECT_EQ(made.how, LinkKind::fresh);
  EXPECT_EQ(made.id, entity.id);
}

// "Green Valley Front" is the name of two.
Link link_judged(const AliasIndex& index, const Linker::Settings& settings,
                 const Linker::Judgements& judgements) {
  LocalEntity entity;
  entity.kind = EntityKind::organisation;
  entity.id = "organisation/green-valley-front";
  entity.name = "Green Valley Front";
  entity.names = {entity.name};
  entity.named = true;
  return Linker(rules(), index, settings)
      .link(
          entity, [](const std::string& base) { return base; }, {}, judgements);
}

TEST_F(LinkerTest, ThoseThatPeopleHoldToBeOneAreNoRivals) {
  EXPECT_EQ(link_judged(index_, {}, {}).how, LinkKind::ambiguous);
  const auto one = [](std::string_view a, std::string_view b) {
    return a.starts_with("organisation/green") && b.starts_with("organisation/green");
  };
  const Link link = link_judged(index_, {}, {one, {}});
  EXPECT_EQ(link.how, LinkKind::alias);
  EXPECT_EQ(link.id, "organisation/green-a");
}

TEST_F(LinkerTest, AnActorWithTheNamesOfTwoThatPeopleHoldApartIsNeither) {
  Linker::Settings no_margin;
  no_margin.margin = 0;
  EXPECT_EQ(link_judged(index_, no_margin, {}).how, LinkKind::alias);
  const auto different = [](std::string_view, std::string_view) { return true; };
  EXPECT_EQ(link_judged(index_, no_margin, {{}, different}).how, LinkKind::ambiguous);
}

}  // namespace
}  // namespace hearsay::entities
