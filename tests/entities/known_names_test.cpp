// What the packs say about two names, and what they must not.
#include "entities/known_names.hpp"

#include <gtest/gtest.h>

#include "entities/support.hpp"

namespace hearsay::entities {
namespace {

using mentions::EntityKind;

const KnownNames& known() {
  static const KnowledgePack pack = KnowledgePack::parse(R"(
schema: hearsay/pack/1
entities:
  - {id: organisation/red-lanterns, kind: organisation, name: Red Lanterns, aliases: [Kızıl Fenerler], acronyms: [XKF], scripts: [الفوانيس الحمراء], weak_aliases: [the Lanterns]}
  - {id: organisation/red-lantern, kind: organisation, name: Red Lantern}
  - {id: organisation/house-of-light, kind: organisation, name: House of Light, acronyms: [HLT, QVZ]}
  - {id: organisation/lake-guild, kind: organisation, name: Lake Guild, acronyms: [QVZ]}
  - {id: organisation/dawn-circle-x, kind: organisation, name: Tilal Circle}
  - {id: person/orhan-tabir, kind: person, name: Orhan Tabir, aliases: [Abu Zarif al-Tilali, Tabir]}
  - {id: person/musa-tabir, kind: person, name: Musa Tabir}
  - {id: place/qasra, kind: place, name: Qasra, aliases: [Belverde]}
  - {id: place/qassra, kind: place, name: Qassra}
)",
                                                         "test.yaml");
  static const KnownNames names(rules(), pack);
  return names;
}

NameComparison compared(const char* a, const char* b, EntityKind kind = EntityKind::organisation) {
  const NameComparison there = known().compare(a, b, kind);
  const NameComparison back = known().compare(b, a, kind);
  EXPECT_EQ(there.score, back.score) << a << " | " << b;
  EXPECT_EQ(there.decision, back.decision) << a << " | " << b;
  return there;
}

TEST(KnownNames, TwoNamesOfOneEntityAreTheSame) {
  for (const auto& [a, b] : {std::pair{"XKF", "Red Lanterns"},
                             {"XKF", "الفوانيس الحمراء"},
                             {"Kızıl Fenerler", "الفوانيس الحمراء"},
                             {"Kizil Fenerler", "XKF"}}) {
    const NameComparison comparison = compared(a, b);
    EXPECT_EQ(comparison.decision, Decision::same) << a << " | " << b;
    EXPECT_GE(comparison.score, same_score);
    ASSERT_FALSE(comparison.reasons.empty());
    EXPECT_NE(comparison.reasons.back().find("organisation/red-lanterns"), std::string::npos);
  }
  EXPECT_EQ(compared("Orhan Tabir", "Abu Zarif al-Tilali", EntityKind::person).decision, Decision::same);
  EXPECT_EQ(compared("Qasra", "Belverde", EntityKind::place).decision, Decision::same);
}

TEST(KnownNames, TheReasonNamesTheForms) {
  const std::string reason = compared("XKF", "الفوانيس الحمراء").reasons.back();
  EXPECT_NE(reason.find("(acronym)"), std::string::npos) << reason;
  EXPECT_NE(reason.find("(spelling in its script)"), std::string::npos) << reason;
}

TEST(KnownNames, NamesOfTwoEntitiesDifferHoweverAlike) {
  EXPECT_EQ(compare(rules(), "Qasra", "Qassra", EntityKind::place).decision, Decision::same);
  EXPECT_EQ(compared("Qasra", "Qassra", EntityKind::place).decision, Decision::different);
  EXPECT_EQ(compared("Red Lanterns", "Red Lantern").decision, Decision::different);
}

TEST(KnownNames, WeakAndSharedNamesStayOpen) {
  EXPECT_EQ(compared("the Lanterns", "الفوانيس الحمراء").decision, Decision::unsure);
  EXPECT_NE(compared("Tilal Guild", "QVZ").decision, Decision::same) << "two have this acronym";
  EXPECT_NE(compared("Tabir", "Abu Zarif al-Tilali", EntityKind::person).decision, Decision::same)
      << "a family name alone";
  EXPECT_NE(compared("Tabir", "Musa Tabir", EntityKind::person).decision, Decision::same);
}

TEST(KnownNames, BesideItsFullNameASharedAcronymIsNoLongerAmbiguous) {
  for (const char* full : {"Lake Guild", "House of Light"}) {
    const NameComparison comparison = compared("QVZ", full);
    EXPECT_EQ(comparison.decision, Decision::same) << full;
    EXPECT_NE(comparison.reasons.back().find("of several with these letters"), std::string::npos);
  }
  EXPECT_NE(compared("QVZ", "Red Lanterns").decision, Decision::same);
  EXPECT_EQ(compared("QVZ", "QVZ").decision, Decision::same);
}

TEST(KnownNames, WhatThePackDoesNotHaveIsJudgedByForm) {
  for (const auto& [a, b] : {std::pair{"Green Front", "Blue Front"}, {"Hope Union", "Union of Hope"}}) {
    const NameComparison comparison = compare(rules(), a, b, EntityKind::organisation);
    EXPECT_EQ(compared(a, b).score, comparison.score);
    EXPECT_EQ(compared(a, b).reasons, comparison.reasons);
  }
  // Both are alike to one spelling: that says nothing about the brackets.
  EXPECT_NE(compared("Tilal Circle (Yemen)", "Tilal Circle (Lebanon)").decision, Decision::same);
  EXPECT_EQ(compared("XKF", "XKF").score, 1);
}

TEST(KnownNames, AKindThatExcludesTheEntityFindsNothing) {
  EXPECT_TRUE(known().find(rules().normalise("Qasra", EntityKind::person), EntityKind::person).empty());
  EXPECT_TRUE(known().find(rules().normalise("XKF", EntityKind::document), EntityKind::document).empty());
  EXPECT_EQ(known().find(rules().normalise("Qasra", EntityKind::place), EntityKind::place).size(), 1U);
}

}  // namespace
}  // namespace hearsay::entities
