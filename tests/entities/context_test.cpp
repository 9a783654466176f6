// What a document's other actors say about an ambiguous name.
#include "entities/context.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace hearsay::entities {
namespace {

using testing::DoubleEq;
using testing::Each;
using testing::ElementsAre;

class Context : public ::testing::Test {
 protected:
  KnowledgePack pack_ = KnowledgePack::parse(R"(
schema: hearsay/pack/1
entities:
  - {id: state/ordan, kind: state, name: Ordan, country: OR}
  - {id: state/velmia, kind: state, name: Velmia, country: VE}
  - {id: organisation/army-of-ordan, kind: organisation, name: National Army, country: OR}
  - {id: organisation/army-of-velmia, kind: organisation, name: National Army, country: VE}
  - {id: organisation/exiles, kind: organisation, name: National Army, country: VE,
     links: [{relation: part_of, to: organisation/front}]}
  - {id: organisation/front, kind: organisation, name: Kelmar Front}
  - {id: person/head, kind: person, name: Idris Tamo,
     links: [{relation: leads, to: organisation/army-of-ordan}]}
)",
                                             "test.yaml");
  const std::vector<std::string> armies_ = {"organisation/army-of-ordan", "organisation/army-of-velmia"};

  std::vector<double> shares(const std::vector<std::pair<std::string, std::size_t>>& named,
                             const std::vector<std::string>& candidates) const {
    DocumentContext context(pack_);
    for (const auto& [id, mentions] : named)
      context.add(*pack_.find(id), mentions);
    return context.shares(candidates, mentions::EntityKind::organisation);
  }
};

TEST_F(Context, WithoutEvidenceAllAreAlike) {
  EXPECT_THAT(shares({}, armies_), Each(DoubleEq(0.5)));
  EXPECT_THAT(shares({{"organisation/front", 4}}, armies_), Each(DoubleEq(0.5)));
}

TEST_F(Context, TheCountryOfTheOthersCounts) {
  EXPECT_THAT(shares({{"state/ordan", 3}}, armies_), ElementsAre(DoubleEq(1), DoubleEq(0)));
  const std::vector<double> both = shares({{"state/ordan", 8}, {"state/velmia", 1}}, armies_);
  EXPECT_GT(both[0], both[1]);
  EXPECT_GT(both[1], 0.2) << "a report about both states decides nothing";
}

TEST_F(Context, ALinkOfEitherSideCounts) {
  EXPECT_THAT(shares({{"person/head", 1}}, armies_), ElementsAre(DoubleEq(1), DoubleEq(0)));
  EXPECT_THAT(shares({{"organisation/front", 1}}, {"organisation/army-of-velmia", "organisation/exiles"}),
              ElementsAre(DoubleEq(0), DoubleEq(1)));
}

TEST_F(Context, WhatIsNamedInFullCountsMost) {
  const std::vector<double> both = shares({{"state/velmia", 5}, {"organisation/army-of-ordan", 1}}, armies_);
  EXPECT_GT(both[0], 0.8);
}

TEST_F(Context, AnotherKindThanTheTextSaysCountsLittle) {
  DocumentContext context(pack_);
  context.add(*pack_.find("state/ordan"), 2);
  const std::vector<std::string> candidates = {"organisation/army-of-ordan", "state/ordan"};
  EXPECT_GT(context.shares(candidates, mentions::EntityKind::organisation)[0], 0.7);
  EXPECT_LT(context.shares(candidates, mentions::EntityKind::state)[0], 0.1);
}

TEST_F(Context, APassingMentionProvesNothing) {
  DocumentContext context(pack_);
  context.add(*pack_.find("state/velmia"), 20);
  context.add(*pack_.find("state/ordan"), 1);
  const std::vector<std::string> candidates = {"organisation/army-of-ordan", "organisation/front"};
  EXPECT_LT(context.shares(candidates, mentions::EntityKind::organisation)[0], 0.8);
}

}  // namespace
}  // namespace hearsay::entities
