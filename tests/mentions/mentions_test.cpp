#include "mentions/mentions.hpp"

#include <gtest/gtest.h>

#include <algorithm>

#include "mentions/pack_gazetteer.hpp"
#include "mentions/sentence_builder.hpp"
#include "mentions/text_fixture.hpp"

namespace hearsay::mentions {
namespace {

Gazetteer invented_world() {
  Gazetteer gazetteer;
  const auto state = [&](const std::string& id, const std::string& name, const std::string& adjective,
                         const std::string& people, const std::string& seat) {
    gazetteer.add(name, {id, EntityKind::state, NameUse::name});
    gazetteer.add(adjective, {id, EntityKind::state, NameUse::adjective});
    gazetteer.add(people, {id, EntityKind::state, NameUse::people});
    gazetteer.add(seat, {id, EntityKind::state, NameUse::metonym});
    gazetteer.set_display_name(id, name);
  };
  state("state/karvia", "Karvia", "Karvian", "Karvians", "Belhad");
  state("state/oltava", "Oltava", "Oltavan", "Oltavans", "Sorrin");
  const std::string nahar = "organisation/jabhat-al-nahar";
  gazetteer.add("Jabhat al-Nahar", {nahar, EntityKind::organisation, NameUse::name});
  gazetteer.add("Nahar Front", {nahar, EntityKind::organisation, NameUse::name});
  gazetteer.add("JAN", {nahar, EntityKind::organisation, NameUse::acronym});
  gazetteer.add("the Front", {nahar, EntityKind::organisation, NameUse::weak});
  gazetteer.set_display_name(nahar, "Jabhat al-Nahar");
  return gazetteer;
}

const Gazetteer& known_names() {
  static const Gazetteer gazetteer = invented_world();
  return gazetteer;
}

class MentionsOfText : public TextFixture {
 protected:
  MentionsOfText() : TextFixture(known_names()) {}

  // The number of a mention's chain; `none` when there is no such mention.
  std::uint32_t chain(std::string_view words, int n = 0) const {
    const Mention* found = mention(words, n);
    return found == nullptr ? none : found->chain;
  }
  std::string name(std::uint32_t chain) const { return chain == none ? "" : found_.chains[chain].name; }
  const Chain& at(std::uint32_t chain) const { return found_.chains.at(chain); }
};

TEST_F(MentionsOfText, AnAcronymInBracketsIsAnAlias) {
  read(
      "The Front for the Liberation of Vandia (FLV) seized the town of Tamrin on Monday. The FLV later "
      "withdrew.");
  const std::uint32_t front = chain("Front for the Liberation of Vandia");
  ASSERT_NE(front, none);
  EXPECT_EQ(at(front).kind, EntityKind::organisation);
  EXPECT_EQ(chain("FLV", 0), front);
  EXPECT_EQ(chain("FLV", 1), front);
  EXPECT_EQ(name(front), "Front for the Liberation of Vandia");
}

TEST_F(MentionsOfText, AFormerNameInBracketsIsNoAlias) {
  read("Officials of the Eastern Salvation Council (ESC, formerly Dawn Movement) met in the village.");
  EXPECT_EQ(chain("ESC"), chain("Eastern Salvation Council"));
  ASSERT_NE(chain("Dawn Movement"), none);
  EXPECT_NE(chain("Dawn Movement"), chain("ESC"));
}

TEST_F(MentionsOfText, GazetteerFormsAndSpellingsAreOneChain) {
  read(
      "Jabhat al-Nahar attacked the base. The Nahar Front denied it. JAN fighters left. Jabhat an-Nahar "
      "won.");
  const std::uint32_t nahar = chain("Jabhat al-Nahar");
  ASSERT_NE(nahar, none);
  EXPECT_EQ(at(nahar).known, "organisation/jabhat-al-nahar");
  EXPECT_EQ(chain("Nahar Front"), nahar);
  EXPECT_EQ(chain("JAN"), nahar);
  EXPECT_EQ(chain("Jabhat an-Nahar"), nahar);
}

TEST_F(MentionsOfText, SurnameTitleAndPronounsGoToThePerson) {
  read(
      "General Maksim Dorvat, the commander of the Northern Brigade, met reporters on Friday. He said that "
      "his "
      "fighters would leave. Dorvat denied the report.");
  const std::uint32_t dorvat = chain("Maksim Dorvat");
  ASSERT_NE(dorvat, none);
  EXPECT_EQ(at(dorvat).kind, EntityKind::person);
  EXPECT_EQ(chain("commander"), dorvat);
  EXPECT_EQ(chain("He"), dorvat);
  EXPECT_EQ(chain("his"), dorvat);
  EXPECT_EQ(chain("Dorvat"), dorvat);
}

TEST_F(MentionsOfText, BothSidesAreTheTwoThatWereCoordinated) {
  read(
      "Jabhat al-Nahar and the National Salvation Council signed a ceasefire on Monday. Both sides praised "
      "it.");
  const std::uint32_t sides = chain("sides");
  ASSERT_NE(sides, none);
  const std::vector<std::uint32_t> expected = {chain("Jabhat al-Nahar"), chain("National Salvation Council")};
  EXPECT_EQ(at(sides).members, expected);
}

TEST_F(MentionsOfText, ASeatIsAPlaceOrAGovernment) {
  read("Belhad accused the rebels of lying. The talks were held in Belhad. Karvia rejected the claim.");
  ASSERT_NE(mention("Belhad"), nullptr);
  EXPECT_TRUE(mention("Belhad")->metonym);
  const std::uint32_t government = chain("Belhad", 0);
  const std::uint32_t city = chain("Belhad", 1);
  EXPECT_EQ(at(government).kind, EntityKind::state);
  EXPECT_EQ(at(government).known, "state/karvia");
  EXPECT_EQ(chain("Karvia"), government);
  ASSERT_NE(city, none);
  EXPECT_EQ(at(city).kind, EntityKind::place);
  EXPECT_NE(city, government);
}

TEST_F(MentionsOfText, TheGovernmentOfAStateIsTheState) {
  read("The Karvian government sent troops to Oltava. Karvia denied the report. The Karvians left.");
  const std::uint32_t karvia = chain("Karvia");
  ASSERT_NE(karvia, none);
  EXPECT_EQ(chain("Karvian government"), karvia);
  ASSERT_NE(chain("Karvians"), none);
  EXPECT_EQ(at(chain("Karvians")).kind, EntityKind::group);
  EXPECT_EQ(at(chain("Oltava")).kind, EntityKind::place);
}

TEST_F(MentionsOfText, NumbersAndDeterminersStayOutsideOfDescriptions) {
  read("Some 120 foreign militants crossed the border. These militants joined Jabhat al-Nahar.");
  const std::uint32_t militants = chain("foreign militants");
  ASSERT_NE(militants, none);
  EXPECT_EQ(at(militants).kind, EntityKind::group);
  EXPECT_EQ(chain("militants"), militants);
}

TEST_F(MentionsOfText, MembersAreAPartOfTheirBody) {
  read("Members of Jabhat al-Nahar celebrated. Karvian officers left the camp.");
  const std::uint32_t members = chain("Members");
  ASSERT_NE(members, none);
  EXPECT_EQ(at(members).within, std::vector<std::uint32_t>{chain("Jabhat al-Nahar")});
  const std::uint32_t officers = chain("Karvian officers");
  ASSERT_NE(officers, none);
  EXPECT_EQ(at(officers).within, std::vector<std::uint32_t>{chain("Karvian")});
}

TEST_F(MentionsOfText, CountingWordsStandForWhatTheyCount) {
  read("Some of the rebels surrendered to the army.");
  const std::uint32_t through = found_.at(0, 0);
  ASSERT_NE(through, none);
  EXPECT_EQ(found_.mentions[through].chain, chain("rebels"));
}

TEST_F(MentionsOfText, ExpletivesAndSpeakersHaveNoChain) {
  read("It is clear that we need Jabhat al-Nahar. It seems that you agree.");
  EXPECT_EQ(mention("It"), nullptr);
  ASSERT_NE(mention("we"), nullptr);
  EXPECT_EQ(mention("we")->chain, none);
  EXPECT_EQ(mention("we")->person, 1);
  EXPECT_EQ(mention("you")->person, 2);
}

TEST_F(MentionsOfText, TheGroupIsTheSubjectBefore) {
  read("The Iron League attacked a convoy in Tamrin. The group also captured two villages.");
  EXPECT_NE(chain("Iron League"), none);
  EXPECT_EQ(chain("group"), chain("Iron League"));
}

TEST_F(MentionsOfText, AWeakFormNeedsItsFullForm) {
  read("Soldiers guarded the Front in silence.");
  EXPECT_TRUE(mention("Front") == nullptr || at(chain("Front")).known.empty());
}

TEST_F(MentionsOfText, ADemonymBelongsToThePhraseBehindIt) {
  read("The Karvian officers and Oltavan soldiers left.");
  EXPECT_NE(mention("Karvian officers"), nullptr);
  EXPECT_NE(mention("Oltavan soldiers"), nullptr);
}

TEST_F(MentionsOfText, AnEnumerationIsResumed) {
  read(
      "The council made deals with other factions. These factions include Jabhat al-Nahar, the Iron League "
      "and "
      "the Dawn Party. The factions kept their weapons.");
  std::vector<std::uint32_t> expected = {chain("Jabhat al-Nahar"), chain("Iron League"), chain("Dawn Party")};
  ASSERT_NE(chain("factions", 0), none);
  std::vector<std::uint32_t> members = at(chain("factions", 0)).members;
  std::sort(members.begin(), members.end());
  std::sort(expected.begin(), expected.end());
  EXPECT_EQ(members, expected);
  EXPECT_EQ(chain("other factions"), chain("factions", 0));
}

TEST_F(MentionsOfText, TheseGroupsAreThoseThatWereListed) {
  read("Jabhat al-Nahar and the Iron League attacked the base. These groups left Tamrin on Friday.");
  const std::vector<std::uint32_t> expected = {chain("Jabhat al-Nahar"), chain("Iron League")};
  ASSERT_NE(chain("groups"), none);
  EXPECT_EQ(at(chain("groups")).members, expected);
}

TEST_F(MentionsOfText, ItsLeaderIsTheLeaderWhoWasNamed) {
  read(
      "The leader of Jabhat al-Nahar, Karim Damrush, spoke on Friday. The group rejected the plan. Its "
      "leader "
      "denied the report.");
  ASSERT_NE(chain("Karim Damrush"), none);
  EXPECT_EQ(chain("leader", 0), chain("Karim Damrush"));
  EXPECT_EQ(chain("leader", 1), chain("Karim Damrush"));
}

TEST_F(MentionsOfText, AColouredDescriptionMeansWhatWasJustNamed) {
  read("The Iron League attacked a convoy in Tamrin. The militant group also captured two villages.");
  EXPECT_EQ(chain("militant group"), chain("Iron League"));
  read("The Iron League attacked a convoy in Tamrin. The rival group also captured two villages.");
  EXPECT_NE(chain("rival group"), chain("Iron League"));
}

TEST_F(MentionsOfText, WhatIsDoneJointlyIsDoneBySeveral) {
  read(
      "Jabhat al-Nahar and the Iron League have a long friendship. The Iron League has offered shelter and "
      "training. They have jointly attacked the base, and their ties have grown.");
  const std::uint32_t they = chain("They");
  ASSERT_NE(they, none);
  std::vector<std::uint32_t> members = at(they).members;
  std::sort(members.begin(), members.end());
  std::vector<std::uint32_t> expected = {chain("Jabhat al-Nahar"), chain("Iron League")};
  std::sort(expected.begin(), expected.end());
  EXPECT_EQ(members, expected);
  EXPECT_EQ(chain("their"), they);
}

TEST_F(MentionsOfText, ARoleBelongsToItsSubject) {
  read(
      "The Karvians met reporters in Sorrin. As supporters of the rebels, the Karvians have very good "
      "relations with them.");
  EXPECT_EQ(chain("supporters"), chain("Karvians"));
  read("Jabhat al-Nahar attacked the base. The group remains a significant player in Karvia.");
  EXPECT_EQ(chain("group"), chain("Jabhat al-Nahar"));
  EXPECT_EQ(chain("significant player"), chain("Jabhat al-Nahar"));
}

TEST_F(MentionsOfText, ActsAreNoBodies) {
  read(
      "Karvia ended its alliance with Oltava. The alliance collapsed. The roads serve the movement of "
      "goods.");
  EXPECT_EQ(mention("movement"), nullptr);
  ASSERT_NE(mention("alliance"), nullptr);
  EXPECT_GT(mention("alliance")->sentence, 0U);
}

TEST_F(MentionsOfText, AGroupAndItsLeaderFindTheirBody) {
  read(
      "Jabhat al-Nahar captured a base. This militant group, led by Karim Damrush, is advancing. Damrush's "
      "group "
      "has been a strong supporter of Karvia.");
  EXPECT_EQ(chain("militant group"), chain("Jabhat al-Nahar"));
  EXPECT_EQ(chain("group"), chain("Jabhat al-Nahar"));
  EXPECT_EQ(chain("strong supporter"), chain("Jabhat al-Nahar"));
}

TEST_F(MentionsOfText, IsDeterministicAndConsistent) {
  const std::string text =
      "Jabhat al-Nahar and Karvia signed a deal. They said that their fighters, known as the Guards, would "
      "leave Belhad.";
  read(text);
  const Mentions first = found_;
  read(text);
  ASSERT_EQ(first.mentions.size(), found_.mentions.size());
  for (std::size_t i = 0; i < first.mentions.size(); ++i) {
    EXPECT_EQ(first.mentions[i].begin, found_.mentions[i].begin);
    EXPECT_EQ(first.mentions[i].chain, found_.mentions[i].chain);
    EXPECT_LT(first.mentions[i].begin, first.mentions[i].end);
    EXPECT_LE(first.mentions[i].first, first.mentions[i].last);
  }
  for (std::uint32_t c = 0; c < found_.chains.size(); ++c) {
    EXPECT_FALSE(found_.chains[c].name.empty());
    for (const std::uint32_t m : found_.chains[c].mentions)
      EXPECT_EQ(found_.mentions[m].chain, c);
  }
}

TEST(MentionFinder, NothingAndNonsenseAreFine) {
  const Gazetteer gazetteer = invented_world();
  const MentionFinder finder = MentionFinder::load(HEARSAY_DATA_DIRECTORY "/lexicons", gazetteer);
  EXPECT_TRUE(finder.find("", {}, "").mentions.empty());
  const std::vector<syntax::Sentence> sentences = {make_sentence(") ( , - ' ( (")};
  EXPECT_TRUE(finder.find(") ( , - ' ( (", sentences, "").mentions.empty());
}

TEST(MentionFinder, ALongSentenceIsNoTrouble) {
  const Gazetteer gazetteer = invented_world();
  const MentionFinder finder = MentionFinder::load(HEARSAY_DATA_DIRECTORY "/lexicons", gazetteer);
  std::string text;
  for (int i = 0; i < 400; ++i)
    text += "Karvia attacked|VERB militants and they|PRON fled|VERB ";
  const std::vector<syntax::Sentence> sentences = {make_sentence(text)};
  const auto last = static_cast<std::uint32_t>(sentences[0].tokens.size()) - 1;
  const Mentions found = finder.find(words_of(sentences[0], 0, last), sentences, "");
  EXPECT_GE(found.mentions.size(), 1200U);
}

}  // namespace
}  // namespace hearsay::mentions
