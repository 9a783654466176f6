// What an unknown name stands for: person, body or place, by what the text says around it.
#include <gmock/gmock.h>

#include "mentions/text_fixture.hpp"

namespace hearsay::mentions {
namespace {

using testing::UnorderedElementsAre;

const Gazetteer& known_names() {
  static const Gazetteer gazetteer = [] {
    Gazetteer names;
    names.add("Karvia", {"state/karvia", EntityKind::state, NameUse::name});
    names.set_display_name("state/karvia", "Karvia");
    names.add("Tamrin", {"place/tamrin", EntityKind::place, NameUse::name});
    names.set_display_name("place/tamrin", "Tamrin");
    names.add("KLF", {"organisation/karvian-land-fund", EntityKind::organisation, NameUse::acronym});
    names.set_display_name("organisation/karvian-land-fund", "Karvian Land Fund");
    return names;
  }();
  return gazetteer;
}

class KindsOfNames : public TextFixture {
 protected:
  KindsOfNames() : TextFixture(known_names()) {}

  void expect_kind(std::string_view words, EntityKind kind) const {
    ASSERT_NE(chain(words), nullptr) << words << described();
    EXPECT_EQ(chain(words)->kind, kind) << words << described();
  }
  void expect_same(std::string_view a, std::string_view b) const {
    ASSERT_NE(chain(a), nullptr) << a << described();
    EXPECT_EQ(chain(a), chain(b)) << a << ", " << b << described();
  }
};

TEST_F(KindsOfNames, SmallWordsGoOnInForeignBodies) {
  read("The Mouvement pour le Salut de l'Oti met Hilfe ohne Grenzen.");
  expect_kind("Mouvement pour le Salut de l'Oti", EntityKind::organisation);
  expect_kind("Hilfe ohne Grenzen", EntityKind::organisation);
}

TEST_F(KindsOfNames, ABodyIsCalledByItsPurpose) {
  read("Malaita for Democracy received money from the ministry.");
  expect_kind("Malaita for Democracy", EntityKind::organisation);
}

TEST_F(KindsOfNames, WhatIsGovernedIsAPlace) {
  read("The Hill Front has governed Umm Dorein for four years.");
  expect_kind("Umm Dorein", EntityKind::place);
}

TEST_F(KindsOfNames, ABodyRunsAPlaceAndAPersonABody) {
  read("The Lower Saltu Committee runs Pont-Marat.");
  expect_kind("Pont-Marat", EntityKind::place);
}

TEST_F(KindsOfNames, WhoIsFollowedByWhoIsAPerson) {
  read("Pavlo Hnatiuk, who runs the company, left. El Zurdo, whose real name is known, stayed.");
  expect_kind("Pavlo Hnatiuk", EntityKind::person);
  expect_kind("El Zurdo", EntityKind::person);
}

TEST_F(KindsOfNames, TheRestOfAListOfBodies) {
  read("Three parties – Demokratik Pati Lavi, the Konbit Front and Fanm Djanm – formed an alliance.");
  expect_kind("Fanm Djanm", EntityKind::organisation);
}

TEST_F(KindsOfNames, WhatIsSoldGoesToSomebody) {
  read("The holding sold the port to Dagnefteprodukt.");
  expect_kind("Dagnefteprodukt", EntityKind::organisation);
}

TEST_F(KindsOfNames, APlaceMayActItself) {
  read("The council condemned Tamrin. The council met in Tamrin.");
  ASSERT_NE(mention("Tamrin"), nullptr) << described();
  EXPECT_EQ(mention("Tamrin")->kind, EntityKind::state) << described();
  EXPECT_EQ(mention("Tamrin", 1)->kind, EntityKind::place) << described();
}

TEST_F(KindsOfNames, APortfolioIsNoParty) {
  read("Labour minister Hana Obrecht left.");
  EXPECT_EQ(mention("Labour"), nullptr) << described();
}

TEST_F(KindsOfNames, AnAcronymOfAnotherBody) {
  read("The Kofar Lenana Foundation (KLF) met the governor. KLF then left.");
  ASSERT_NE(chain("KLF"), nullptr) << described();
  EXPECT_EQ(chain("KLF")->known, "") << described();
}

TEST_F(KindsOfNames, CompaniesAreCalledByTheirTrade) {
  read("Karvia and Norrvik Mining signed a deal. Before that, Tamrin had sued the French miner.");
  expect_same("Norrvik Mining", "French miner");
  read("Nordvind Shipping was bought by Kredittbanken. The lender paid 900 million for the ferry operator.");
  expect_same("Nordvind Shipping", "ferry operator");
}

TEST_F(KindsOfNames, AMilitiaThatWasTakenForAPerson) {
  read("Ganda Ward has held the town since May. The militia closed the market.");
  expect_same("Ganda Ward", "militia");
}

TEST_F(KindsOfNames, ASubjectIsNobodyNamedBehindItsVerb) {
  read(
      "The Reform Union and the Land Bloc are courting the tiny Harbour Party. It met with the Reform Union "
      "on Thursday and with the Land Bloc on Friday.");
  expect_same("Harbour Party", "It");
}

TEST_F(KindsOfNames, NothingIsAPartOfItself) {
  read("The Llano Movement says the Guaviare Column is not its armed wing.");
  expect_same("Llano Movement", "its");
}

TEST_F(KindsOfNames, WhoSpeaksWithoutACueIsNotSpokenOf) {
  read(
      "Jutta Rehm, who chairs the Elbe League, said of the Weser Guild: “They met the Kelmar Front on "
      "Friday.”");
  expect_same("Weser Guild", "They");
}

TEST_F(KindsOfNames, ADescriptionBetweenCommas) {
  read("She met Tomas Rillo, a welder turned organiser, at the ministry. Hours later he left.");
  expect_same("Tomas Rillo", "welder");
  read("Its commander, alias Mocho Ibarra, left.");
  expect_same("Mocho Ibarra", "commander");
}

TEST_F(KindsOfNames, GrowthEndsInWhatIs) {
  read("The group has grown from 600 to 1,000 fighters since then.");
  ASSERT_EQ(found_.quantities.size(), 1U);
  EXPECT_EQ(found_.quantities.front().min, 1000);
}

TEST_F(KindsOfNames, WhatIsSetForADayLiesAhead) {
  read("The two signed a ceasefire that begins on 15 June.");
  ASSERT_EQ(found_.times.size(), 1U);
  ASSERT_TRUE(found_.times.front().value);
  EXPECT_EQ(found_.times.front().value->text(), "2020-06-15");
}

}  // namespace
}  // namespace hearsay::mentions
