#include "entities/alias_index.hpp"

#include <gtest/gtest.h>

#include <algorithm>

#include "entities/support.hpp"

namespace hearsay::entities {
namespace {

using mentions::EntityKind;

AliasIndex small_index(bool backwards = false) {
  struct Entry {
    const char* id;
    EntityKind kind;
    const char* alias;
    Strength strength;
  };
  std::vector<Entry> entries = {
      {"organisation/hts", EntityKind::organisation, "Hay'at Tahrir al-Sham", Strength::strong},
      {"organisation/hts", EntityKind::organisation, "HTS", Strength::abbreviation},
      {"organisation/hts", EntityKind::organisation, "the Hay'a", Strength::weak},
      {"organisation/ahrar", EntityKind::organisation, "Ahrar al-Sham", Strength::strong},
      {"organisation/other-hts", EntityKind::organisation, "High Trade Syndicate", Strength::strong},
      {"organisation/other-hts", EntityKind::organisation, "HTS", Strength::abbreviation},
      {"person/jolani", EntityKind::person, "Abu Mohammad al-Jolani", Strength::strong},
      {"person/jolani", EntityKind::person, "al-Jolani", Strength::weak},
      {"person/yusuf-barzan", EntityKind::person, "Yusuf Barzan", Strength::strong},
      {"place/barzan", EntityKind::place, "Barzan", Strength::strong}};
  if (backwards) std::reverse(entries.begin(), entries.end());
  AliasIndex index(rules());
  for (const Entry& entry : entries)
    index.add(entry.id, entry.kind, entry.alias, entry.strength);
  return index;
}

TEST(AliasIndex, FindsOtherSpellingsAndScripts) {
  const AliasIndex index = small_index();
  for (const char* name :
       {"Heyet Tahrir eş-Şam", "هيئة تحرير الشام", "Хайят Тахрир аш-Шам", "Hayat Tahrir al Sham"}) {
    const std::vector<Candidate> found = index.find(name, EntityKind::organisation, 5);
    ASSERT_FALSE(found.empty()) << name;
    EXPECT_EQ(found[0].id, "organisation/hts") << name;
    EXPECT_EQ(found[0].decision, Decision::same) << name;
    EXPECT_EQ(found[0].alias, "Hay'at Tahrir al-Sham");
  }
  EXPECT_EQ(index.find("Абу Мухаммад аль-Джулани", EntityKind::person, 5).at(0).id, "person/jolani");
}

TEST(AliasIndex, AnAcronymOfTwoGivesBothInTheOrderOfTheirIds) {
  const std::vector<Candidate> found = small_index().find("HTS", EntityKind::organisation, 5);
  ASSERT_EQ(found.size(), 2U);
  EXPECT_EQ(found[0].id, "organisation/hts");
  EXPECT_EQ(found[1].id, "organisation/other-hts");
  EXPECT_EQ(found[0].score, found[1].score);
  EXPECT_EQ(found[0].strength, Strength::abbreviation);
  EXPECT_LT(found[0].score, 1);
}

TEST(AliasIndex, WhatSomebodyCallsStrongCountsForNoMoreThanItsForm) {
  AliasIndex index(rules());
  index.add_stated("person/varn", EntityKind::person, "Sela Varn", Strength::strong);
  index.add_stated("person/varn", EntityKind::person, "Varn", Strength::strong);
  index.add_stated("organisation/guard", EntityKind::organisation, "HGX", Strength::strong);
  index.add_stated("organisation/guard", EntityKind::organisation, "Harbour Watch", Strength::weak);
  const auto strength = [&](const char* name, EntityKind kind) {
    return index.find(name, kind, 1).at(0).strength;
  };
  EXPECT_EQ(strength("Sela Varn", EntityKind::person), Strength::strong);
  EXPECT_EQ(strength("Varn", EntityKind::person), Strength::weak);
  EXPECT_EQ(strength("HGX", EntityKind::organisation), Strength::abbreviation);
  EXPECT_EQ(strength("Harbour Watch", EntityKind::organisation), Strength::weak);
}

// What is not alike in its words, but the same by form, is compared though many others share more with it.
TEST(AliasIndex, FindsTheFullNameOfAnAcronymThatManyBear) {
  AliasIndex index(rules());
  for (int i = 0; i < 20; ++i)
    index.add("organisation/" + std::to_string(i), EntityKind::organisation, "ZTS", Strength::abbreviation);
  index.add("organisation/sought", EntityKind::organisation, "Zabhat Tahrir al-Sahil", Strength::strong);
  const std::vector<Candidate> found = index.find("ZTS", EntityKind::organisation, 40);
  EXPECT_TRUE(std::any_of(found.begin(), found.end(),
                          [](const Candidate& candidate) { return candidate.id == "organisation/sought"; }));
}

TEST(AliasIndex, FindsAPersonWhoseOtherNameGoesOn) {
  AliasIndex index(rules());
  for (int i = 0; i < 20; ++i)
    index.add("person/" + std::to_string(i), EntityKind::person, "Temir Barzan", Strength::strong);
  index.add("person/sought", EntityKind::person, "Abu al-Fadl Temir Barzan", Strength::strong);
  const std::vector<Candidate> found = index.find("Temir Barzan", EntityKind::person, 40);
  EXPECT_TRUE(std::any_of(found.begin(), found.end(),
                          [](const Candidate& candidate) { return candidate.id == "person/sought"; }));
}

std::vector<std::string> ids(const std::vector<Candidate>& candidates) {
  std::vector<std::string> list;
  for (const Candidate& candidate : candidates)
    list.push_back(candidate.id);
  return list;
}

TEST(AliasIndex, PartsAreFoundInAnyOrderTranslatedOrWithoutTheMiddleOne) {
  AliasIndex index(rules());
  index.add("organisation/a", EntityKind::organisation, "Army of Velmar", Strength::strong);
  index.add("person/b", EntityKind::person, "Temir Anvar Zelkov", Strength::strong);
  index.add("person/c", EntityKind::person, "Temir Zelkov", Strength::strong);
  EXPECT_EQ(ids(index.find("جيش ولمار", EntityKind::organisation, 5)),
            std::vector<std::string>{"organisation/a"});
  EXPECT_EQ(index.find("Zelkov Temir Anvar", EntityKind::person, 5).at(0).id, "person/b");
  EXPECT_EQ(ids(index.find("Temir Zelkov", EntityKind::person, 5)),
            (std::vector<std::string>{"person/c", "person/b"}));
}

TEST(AliasIndex, WhatSurelyIsTheNameEndsASearchUnlessItIsThorough) {
  AliasIndex index(rules());
  index.add("organisation/full", EntityKind::organisation, "Hay'at Tahrir al-Sham", Strength::strong);
  index.add("organisation/letters", EntityKind::organisation, "HTS", Strength::abbreviation);
  const auto find = [&](Scope scope) {
    return ids(index.find("Hayat Tahrir al-Sham", EntityKind::organisation, 5, scope));
  };
  EXPECT_EQ(find(Scope::possible), std::vector<std::string>{"organisation/full"});
  EXPECT_EQ(find(Scope::nearest), std::vector<std::string>{"organisation/full"});
  EXPECT_EQ(find(Scope::thorough), (std::vector<std::string>{"organisation/full", "organisation/letters"}));
}

// Two readings of one name, as a body and as a person: one search does not forget what the other has found.
TEST(AliasIndex, KeepsKindsApart) {
  const AliasIndex index = small_index();
  for (const Candidate& candidate : index.find("Barzan", EntityKind::person, 5))
    EXPECT_NE(candidate.id, "place/barzan");
  EXPECT_EQ(index.find("Barzan", EntityKind::place, 5).at(0).id, "place/barzan");
  EXPECT_EQ(index.find("Barzan", EntityKind::other, 5).at(0).id, "place/barzan");
}

TEST(AliasIndex, TheOrderOfAddingDoesNotMatter) {
  const AliasIndex forwards = small_index();
  const AliasIndex backwards = small_index(true);
  for (const char* name : {"HTS", "Tahrir al-Sham", "al-Sham", "Jolani", "Barzan", "Yusef Barzan"})
    for (const EntityKind kind : {EntityKind::organisation, EntityKind::person, EntityKind::other}) {
      const auto a = forwards.find(name, kind, 5);
      const auto b = backwards.find(name, kind, 5);
      ASSERT_EQ(a.size(), b.size()) << name;
      for (std::size_t i = 0; i < a.size(); ++i) {
        EXPECT_EQ(a[i].id, b[i].id) << name;
        EXPECT_EQ(a[i].alias, b[i].alias) << name;
        EXPECT_EQ(a[i].score, b[i].score) << name;
      }
    }
}

TEST(AliasIndex, GrowsInPlaceWithoutRepetition) {
  AliasIndex index = small_index();
  const std::size_t size = index.size();
  index.add("person/jolani", EntityKind::person, "al-Jolani", Strength::weak);
  EXPECT_EQ(index.size(), size);
  EXPECT_TRUE(index.find("Ahmed al-Sharaa", EntityKind::person, 5).empty());
  index.add("person/jolani", EntityKind::person, "Ahmed al-Shar'a", Strength::strong);
  EXPECT_EQ(index.find("Ahmad al-Sharaa", EntityKind::person, 5).at(0).id, "person/jolani");
  EXPECT_TRUE(index.has("person/jolani"));
  EXPECT_FALSE(index.has("person/nobody"));
}

TEST(AliasIndex, AWeakAliasScoresLessAndTheLimitHolds) {
  const AliasIndex index = small_index();
  const std::vector<Candidate> found = index.find("al-Jolani", EntityKind::person, 5);
  ASSERT_FALSE(found.empty());
  EXPECT_EQ(found[0].strength, Strength::weak);
  EXPECT_LE(found[0].score, 0.9);
  EXPECT_EQ(index.find("HTS", EntityKind::organisation, 1).size(), 1U);
  EXPECT_TRUE(index.find("", EntityKind::organisation, 5).empty());
}

}  // namespace
}  // namespace hearsay::entities
