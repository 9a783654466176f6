// Plural parties, and what a pronoun cannot mean.
#include <gmock/gmock.h>

#include "mentions/text_fixture.hpp"

namespace hearsay::mentions {
namespace {

using testing::IsEmpty;
using testing::UnorderedElementsAre;

const Gazetteer& no_names() {
  static const Gazetteer gazetteer;
  return gazetteer;
}

class PluralsOfText : public TextFixture {
 protected:
  PluralsOfText() : TextFixture(no_names()) {}

  // Whom a mention stands for; empty where that is left open.
  std::string whom(std::string_view words, int n = 0) const {
    const Chain* found = chain(words, n);
    return found == nullptr ? "" : found->name;
  }
};

TEST_F(PluralsOfText, TwoTopicsAreTheTwoGroups) {
  read(
      "The Sorel Front holds the north of the valley. The Halvek Council holds the south. At first the two "
      "groups divided the river between them.");
  EXPECT_THAT(members("groups"), UnorderedElementsAre("Sorel Front", "Halvek Council")) << described();
  EXPECT_EQ(whom("them"), whom("groups")) << described();
}

TEST_F(PluralsOfText, AnAnnouncedNumberFindsItsList) {
  read(
      "Two companies have bid for the harbour at Tamrin, Baltic Freight and Orsa Lines. One of them, Baltic "
      "Freight, is based in Gdansk; the other is owned by Karvia.");
  EXPECT_THAT(members("companies"), UnorderedElementsAre("Baltic Freight", "Orsa Lines")) << described();
  EXPECT_EQ(whom("other"), "Orsa Lines") << described();
}

TEST_F(PluralsOfText, TwoMenAreNoBodies) {
  read(
      "The militia's leader, Omar Tarfa, and his deputy, Sami Bakr, left Halvek in 2020. The two men now "
      "live in Doha.");
  EXPECT_THAT(members("men"), UnorderedElementsAre("Omar Tarfa", "Sami Bakr")) << described();
}

TEST_F(PluralsOfText, RolesOfOnePersonAreNotTwo) {
  read(
      "I first noticed the Sorel Front after researcher and drones expert Nick Waters remarked on its bombs. "
      "They left the town.");
  EXPECT_NE(whom("They"), "researcher and Nick Waters") << described();
}

TEST_F(PluralsOfText, SidesOfARiverAreNobody) {
  read("The Sorel Front fought the Halvek Council. Farmers on both sides of the river fled.");
  EXPECT_THAT(members("sides"), IsEmpty()) << described();
}

TEST_F(PluralsOfText, PlacesAreResumedTogether) {
  read("The Sorel Front sent envoys to Kelme and Dargo. These towns had closed their gates.");
  EXPECT_THAT(members("towns"), UnorderedElementsAre("Kelme", "Dargo")) << described();
}

TEST_F(PluralsOfText, WhoSpeaksIsNotSpokenOf) {
  read("The Sorel Front warned the Halvek Council: \"If they cross the bridge, it is war.\"");
  EXPECT_EQ(whom("they"), "Halvek Council") << described();
  read("Anton Belder, he said, had never been arrested.");
  EXPECT_NE(whom("he"), "Anton Belder") << described();
}

TEST_F(PluralsOfText, DeedsAreDoneToOthers) {
  read("The Sorel Front accused the Halvek Council of theft. It has seized their weapons.");
  EXPECT_EQ(whom("their"), "Halvek Council") << described();
  read("The Sorel Front pushed the attackers back and killed 14 of them.");
  EXPECT_EQ(whom("them"), "attackers") << described();
}

TEST_F(PluralsOfText, WhatIsSignedOrHeldIsNoActor) {
  read("The Halvek Council and the villagers agreed on a truce. It was signed in May.");
  EXPECT_EQ(whom("It"), "") << described();
  read("The Karvian army recaptured Borum from the Sorel Front, which had held it since May.");
  EXPECT_EQ(whom("it"), "Borum") << described();
}

TEST_F(PluralsOfText, WhoMetIsBoth) {
  read("Anton Belder met Maria Sorel in Tamrin on Friday. They agreed on the delivery of 300 rifles.");
  EXPECT_THAT(members("They"), UnorderedElementsAre("Anton Belder", "Maria Sorel")) << described();
}

}  // namespace
}  // namespace hearsay::mentions
