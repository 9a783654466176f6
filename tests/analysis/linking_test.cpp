// How the names of gold entities are linked.
#include "analysis/linking.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace hearsay::analysis {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;
using testing::Pair;
using testing::SizeIs;

GoldDocument gold_of(std::vector<GoldEntity> entities) {
  GoldDocument gold;
  gold.document.source = "report.txt";
  gold.entities = std::move(entities);
  return gold;
}

// Every place of `name` as a mention of `entity`.
void mention(std::vector<LinkedMention>& mentions, std::string_view text, std::string_view name,
             const std::string& entity) {
  for (std::size_t at = text.find(name); at != std::string_view::npos; at = text.find(name, at + 1))
    mentions.push_back(
        {static_cast<std::uint32_t>(at), static_cast<std::uint32_t>(at + name.size()), entity});
}

TEST(GoldNames, AreProperNamesAtWordBoundsTheLongestFirst) {
  const GoldDocument gold =
      gold_of({{"guard", "organisation", {"River Guard", "the guards", "Guard of the River"}},
               {"river", "place", {"River"}},
               {"men", "group", {"River Guard men", "Guards"}}});
  const std::string text = "Guards said Riverside and the River Guard of the River, the guards.";
  std::vector<std::string> found;
  for (const GoldName& name : find_gold_names(gold, text))
    found.push_back(name.entity + ":" + text.substr(name.begin, name.end - name.begin));
  EXPECT_THAT(found, ElementsAre("guard:River Guard", "river:River"));
}

TEST(GoldNames, WhatTwoEntitiesAreCalledCountsForNone) {
  const GoldDocument gold =
      gold_of({{"state", "state", {"Ordan"}}, {"land", "place", {"Ordan", "Land Ordan"}}});
  EXPECT_THAT(find_gold_names(gold, "Ordan is Ordan."), IsEmpty());
  EXPECT_THAT(find_gold_names(gold, "Land Ordan."), SizeIs(1));
}

TEST(LinkingEvaluation, CountsWhatResolvesToOneEntity) {
  const GoldDocument gold = gold_of({{"tamo", "person", {"Idris Tamo", "Tamo"}}});
  const std::string text = "Idris Tamo spoke. Tamo left. Tamo, he said. Tamo!";
  std::vector<LinkedMention> mentions;
  mention(mentions, text, "Idris Tamo", "person/idris-tamo");
  mentions.push_back({18, 22, "person/idris-tamo"});
  mentions.push_back({29, 33, "organisation/tamo"});
  LinkingEvaluation evaluation;
  evaluation.add(gold, text, mentions);
  const LinkedEntity& entity = evaluation.entities().at("tamo");
  EXPECT_EQ(entity.names, 4U);
  EXPECT_EQ(entity.missed, 1U);
  EXPECT_EQ(entity.entity(), "person/idris-tamo");
  EXPECT_EQ(entity.resolved(), 2U);
  EXPECT_THAT(entity.found, ElementsAre(Pair("organisation/tamo", 1), Pair("person/idris-tamo", 2)));
  EXPECT_THAT(evaluation.merges(), IsEmpty());
}

TEST(LinkingEvaluation, OneEntityOverDocuments) {
  const GoldDocument gold = gold_of({{"front", "organisation", {"Kelmar Front"}}});
  LinkingEvaluation evaluation;
  for (const char* entity : {"organisation/kelmar-front", "organisation/kelmar-front-2"}) {
    std::vector<LinkedMention> mentions;
    mention(mentions, "Kelmar Front.", "Kelmar Front", entity);
    evaluation.add(gold, "Kelmar Front.", mentions);
  }
  EXPECT_EQ(evaluation.names(), 2U);
  EXPECT_EQ(evaluation.resolved(), 1U);
}

TEST(LinkingEvaluation, NamesTwoThatBecameOne) {
  const GoldDocument gold = gold_of({{"brother", "person", {"Salim Orhan"}},
                                     {"other", "person", {"Selma Orhan"}},
                                     {"town", "place", {"Tarsa"}}});
  const std::string text = "Salim Orhan and Selma Orhan met in Tarsa.";
  std::vector<LinkedMention> mentions;
  mention(mentions, text, "Salim Orhan", "person/s-orhan");
  mention(mentions, text, "Selma Orhan", "person/s-orhan");
  mention(mentions, text, "Tarsa", "place/tarsa");
  LinkingEvaluation evaluation;
  evaluation.add(gold, text, mentions);
  ASSERT_THAT(evaluation.merges(), SizeIs(1));
  EXPECT_EQ(evaluation.merges()[0].left, "brother");
  EXPECT_EQ(evaluation.merges()[0].right, "other");
  EXPECT_EQ(evaluation.merges()[0].entity, "person/s-orhan");
}

TEST(LinkingEvaluation, AMentionAroundANameIsTakenBeforeOneInsideIt) {
  const GoldDocument gold = gold_of({{"guard", "organisation", {"River Guard"}}});
  const std::string text = "The River Guard left.";
  const std::vector<LinkedMention> mentions = {{0, 15, "organisation/river-guard"}, {4, 9, "place/river"}};
  LinkingEvaluation evaluation;
  evaluation.add(gold, text, mentions);
  EXPECT_EQ(evaluation.entities().at("guard").entity(), "organisation/river-guard");
}

}  // namespace
}  // namespace hearsay::analysis
