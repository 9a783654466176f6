// Names of bodies and of what they are told apart from, and the descriptions that stand for them.
#include <gmock/gmock.h>

#include "mentions/text_fixture.hpp"

namespace hearsay::mentions {
namespace {

using testing::IsEmpty;
using testing::UnorderedElementsAre;

const Gazetteer& known_names() {
  static const Gazetteer gazetteer = [] {
    Gazetteer names;
    names.add("Karvia", {"state/karvia", EntityKind::state, NameUse::name});
    names.add("Karvian", {"state/karvia", EntityKind::state, NameUse::adjective});
    names.set_display_name("state/karvia", "Karvia");
    names.add("Sofia", {"place/sofia", EntityKind::place, NameUse::name});
    names.set_display_name("place/sofia", "Sofia");
    names.add("Idris Tamo", {"person/idris-tamo", EntityKind::person, NameUse::name});
    names.add("Kelmar Brigade", {"organisation/kelmar-brigade", EntityKind::organisation, NameUse::name});
    names.add_leader("person/idris-tamo", "organisation/kelmar-brigade");
    return names;
  }();
  return gazetteer;
}

class BodiesOfText : public TextFixture {
 protected:
  BodiesOfText() : TextFixture(known_names()) {}

  void expect_same(std::string_view a, std::string_view b) const {
    ASSERT_NE(chain(a), nullptr) << a << described();
    EXPECT_EQ(chain(a), chain(b)) << a << ", " << b << described();
  }
  void expect_kind(std::string_view words, EntityKind kind) const {
    ASSERT_NE(chain(words), nullptr) << words << described();
    EXPECT_EQ(chain(words)->kind, kind) << words << described();
  }
};

TEST_F(BodiesOfText, AGenitivePluralIsPartOfTheName) {
  read("The Danube Farmers' Party attacked the ministry. The People's Unity Party left.");
  expect_kind("Danube Farmers' Party", EntityKind::organisation);
  expect_kind("People's Unity Party", EntityKind::organisation);
}

TEST_F(BodiesOfText, TheOwnerOfABodyIsNot) {
  read("Russia's Wagner Group left the base. Karvia's National Party met in Tamrin.");
  EXPECT_NE(mention("Wagner Group"), nullptr) << described();
  EXPECT_EQ(mention("Russia's Wagner Group"), nullptr);
  EXPECT_NE(mention("National Party"), nullptr) << described();
  EXPECT_NE(mention("Karvia"), nullptr) << described();
}

TEST_F(BodiesOfText, ABodyThatEachStateHasKeepsItsDemonym) {
  read("The Karvian National Guard fought the rebels. The Karvian Ministry of Defence denied it.");
  expect_kind("Karvian National Guard", EntityKind::organisation);
  expect_kind("Karvian Ministry of Defence", EntityKind::organisation);
}

TEST_F(BodiesOfText, ManyAreMeantByTheLastWordOfTheirName) {
  read("The Hill Rebels took a bridge. Its builder, Kelmar Brigade, said so. The rebels have held it since.");
  expect_same("Hill Rebels", "rebels");
}

TEST_F(BodiesOfText, AnOrdinalOpensTheNameOfAUnit) {
  read("The 8th Infantry Brigade captured the bridge. The 61st Regiment fled.");
  expect_kind("8th Infantry Brigade", EntityKind::organisation);
  expect_kind("61st Regiment", EntityKind::organisation);
  read("It was the 8th Tamrin mayor who left.");
  EXPECT_EQ(mention("8th Tamrin"), nullptr) << described();
}

TEST_F(BodiesOfText, WhatIsCapturedIsAPlace) {
  // By themselves the tagger takes these for a body and a person.
  read("The rebels captured Halvek on Friday. The army recaptured Orsk Mira on Monday.");
  expect_kind("Halvek", EntityKind::place);
  expect_kind("Orsk Mira", EntityKind::place);
  read("The rebels captured Carlos Belder on Friday.");
  expect_kind("Carlos Belder", EntityKind::person);
}

TEST_F(BodiesOfText, APersonMayBearTheNameOfACity) {
  read("Sofia Lazar told reporters that she would resign. The talks were held in Sofia.");
  expect_kind("Sofia Lazar", EntityKind::person);
  expect_kind("Sofia", EntityKind::place);
  EXPECT_NE(chain("Sofia Lazar"), chain("Sofia"));
}

TEST_F(BodiesOfText, CompaniesGoByTheFirstWordOfTheirName) {
  // The document may use the first word as often as it likes.
  read("Zortec Mining bought two rigs in May. Later Zortec sued the ministry. Zortec won in June.");
  expect_same("Zortec Mining", "Zortec");
  read("Corvane Shipping Lines bought two vessels in May. The shareholders of Corvane sued the ministry.");
  expect_same("Corvane Shipping Lines", "Corvane");
  read("Zortec Mining and Zortec Freight were founded in 1990. Later Zortec sued the ministry.");
  ASSERT_NE(chain("Zortec"), nullptr) << described();
  EXPECT_NE(chain("Zortec"), chain("Zortec Mining")) << "one of two" << described();
  EXPECT_NE(chain("Zortec"), chain("Zortec Freight")) << "one of two" << described();
}

TEST_F(BodiesOfText, ADescriptionStandsForABodyOfItsSort) {
  const std::string both = "Orlent Petroleum accused the Halvek Brigade of theft. ";
  read(both + "The company demanded money.");
  expect_same("company", "Orlent Petroleum");
  read(both + "The militia denied the charge.");
  expect_same("militia", "Halvek Brigade");
  read("The Halvek Brigade attacked the port. The company demanded money.");
  ASSERT_NE(chain("company"), nullptr) << described();
  EXPECT_NE(chain("company"), chain("Halvek Brigade")) << described();
  read("Orlent Petroleum sold the port. The militia demanded money.");
  ASSERT_NE(chain("militia"), nullptr) << described();
  EXPECT_NE(chain("militia"), chain("Orlent Petroleum")) << described();
}

TEST_F(BodiesOfText, TheTwoAreTheTwoWhoWereNamed) {
  read("Anton Belder and Maria Sorel met in Tamrin. The two signed a truce.");
  EXPECT_THAT(members("two"), UnorderedElementsAre("Anton Belder", "Maria Sorel")) << described();
  read("Anton Belder met reporters in Tamrin. The two signed a truce.");
  EXPECT_THAT(members("two"), IsEmpty()) << described();
}

TEST_F(BodiesOfText, WhoLedABodyIsItsLeaderFromThenOn) {
  read(
      "Anton Belder has led the Halvek Brigade since May. Maria Sorel visited the port. The Halvek "
      "Brigade's leader denied the report.");
  expect_same("Anton Belder", "leader");
  read(
      "Anton Belder has left the Halvek Brigade. Maria Sorel visited the port. The Halvek Brigade's leader "
      "denied the report.");
  ASSERT_NE(chain("leader"), nullptr) << described();
  EXPECT_NE(chain("Anton Belder"), chain("leader")) << described();
}

TEST_F(BodiesOfText, WhoIsKnownToLeadABodyLeadsNoOther) {
  read(
      "The Kelmar Brigade was praised by the Sorel Front. This armed group, led by Idris Tamo, holds "
      "Tamrin.");
  expect_same("Kelmar Brigade", "armed group");
  read("The Sorel Front sent a letter. This armed group, led by Idris Tamo, holds Tamrin.");
  ASSERT_NE(chain("armed group"), nullptr) << described();
  EXPECT_NE(chain("Sorel Front"), chain("armed group")) << described();
}

TEST_F(BodiesOfText, NamesHaveVerbsAndNumbersInThem) {
  read(
      "The charity gave medicines to the Burned Villages Committee and paid the Kestrel Brigades 2 million "
      "dollars.");
  EXPECT_NE(chain("Burned Villages Committee"), nullptr) << described();
  EXPECT_NE(chain("Kestrel Brigades"), nullptr) << described();
  read("The Coal and Transport Workers broke with the Halvek and Sorel Brigades.");
  EXPECT_NE(chain("Coal and Transport Workers"), nullptr) << described();
  EXPECT_NE(chain("Sorel Brigades"), nullptr) << described();
}

TEST_F(BodiesOfText, ANumberADateOrASmallWordIsPartOfTheName) {
  read("Kalipunan 77 seized the bridge. Officials of the 5 June Column met Tessaran Or on Monday.");
  expect_kind("Kalipunan 77", EntityKind::organisation);
  expect_kind("5 June Column", EntityKind::organisation);
  EXPECT_NE(chain("Tessaran Or"), nullptr) << described();
  read("The army paid the Sorel Brigade 20 million dollars under Resolution 4410.");
  EXPECT_EQ(mention("Sorel Brigade 20"), nullptr) << described();
  EXPECT_EQ(mention("Resolution 4410"), nullptr) << described();
}

TEST_F(BodiesOfText, WhoDidItIsCalledByTheDeed) {
  read("The Halvek Brigade was routed by the Sorel Front in May. The victors entered Tamrin.");
  expect_same("victors", "Sorel Front");
  read("The Halvek Brigade was routed by the Sorel Front in May. The defeated group left Tamrin.");
  expect_same("defeated group", "Halvek Brigade");
  read("Anton Belder ruled until 2019. Mira Sand met him. The former president moved to Tamrin.");
  expect_same("former president", "Anton Belder");
  read(
      "The Halvek Brigade routed the Sorel Front, and the Orlent Army routed the Kelmar Guard. The victors "
      "left.");
  EXPECT_NE(chain("victors"), chain("Halvek Brigade")) << "one of two" << described();
}

TEST_F(BodiesOfText, TheOnlyOneOfAKindIsMeant) {
  read("General Anton Belder received Bishop Tomas Sand. The clergyman thanked the Sorel Front.");
  expect_same("clergyman", "Tomas Sand");
  read("Bishop Anton Belder received Bishop Tomas Sand. The clergyman thanked the Sorel Front.");
  EXPECT_NE(chain("clergyman"), chain("Tomas Sand")) << "one of two" << described();
  read("Karvia recognised the Sorel Council. The archipelago gave the council an office.");
  expect_same("archipelago", "Karvia");
}

TEST_F(BodiesOfText, APartWithTheArticleIsTheWhole) {
  read("The Liptako Vanguard met the Halvek Militia twice. In May the Vanguard left the valley.");
  expect_same("Liptako Vanguard", "Vanguard");
  read(
      "The Tsikari Volunteers number 300. Maria Sorel visited the port. On Friday the Volunteers answered "
      "with mortars.");
  expect_same("Tsikari Volunteers", "Volunteers");
  read("The Plateau Army left in May. The Azmar government praised the Azmar Rally.");
  EXPECT_NE(chain("Azmar"), chain("Azmar Rally")) << described();
}

TEST_F(BodiesOfText, APronounShowsTheKindOfItsName) {
  read("Aerolinea Sur cancelled its morning flights on Sunday. The airline accused the union of sabotage.");
  expect_kind("Aerolinea Sur", EntityKind::organisation);
  expect_same("Aerolinea Sur", "airline");
  read("Dr. Hala Mansour, who heads the Open Archive, left.");
  expect_kind("Open Archive", EntityKind::organisation);
  read("They withdrew from Abu Kammash at night.");
  expect_kind("Abu Kammash", EntityKind::place);
}

TEST_F(BodiesOfText, OneBodyIsTheMilitiaOfTheWholeText) {
  read(
      "The Shield of the Gezira is a militia. Maria Sorel baked bread. She sold it. The oven broke. It was "
      "cold. The roads were closed. The market was empty. Nobody came. In the end the militia left the "
      "town.");
  expect_same("Shield of the Gezira", "militia");
}

TEST_F(BodiesOfText, PeopleSayWhichUnionItIs) {
  read("After eleven hours the bus drivers' union struck a deal.");
  EXPECT_NE(chain("bus drivers' union"), nullptr) << described();
  read("The government of Ordan signed it.");
  EXPECT_NE(mention("government of Ordan"), nullptr) << described();
}

TEST_F(BodiesOfText, AFormerHolderIsNotTheHolder) {
  read(
      "President Maria Sorel thanked her predecessor, Anton Belder. In May the former president visited "
      "the port.");
  expect_same("Anton Belder", "former president");
}

}  // namespace
}  // namespace hearsay::mentions
