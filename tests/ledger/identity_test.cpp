// The fold of acts: what is left when one is undone.
#include "ledger/identity.hpp"

#include <gmock/gmock.h>

#include <random>

namespace hearsay::ledger {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;

class Log {
 public:
  std::int64_t add(ActKind kind, std::int64_t entity, std::int64_t other = 0) {
    Act act;
    act.number = static_cast<std::int64_t>(acts.size()) + 1;
    act.kind = kind;
    act.entity = entity;
    act.other = other;
    acts.push_back(act);
    return act.number;
  }
  std::int64_t undo(std::int64_t number) {
    const std::int64_t entity = acts[static_cast<std::size_t>(number - 1)].entity;
    const std::int64_t undo = add(ActKind::undo, entity);
    acts.back().undoes = number;
    return undo;
  }
  Identity fold() const {
    Identity identity = Identity::fold(acts);
    EXPECT_THAT(identity.defects(), IsEmpty());
    return identity;
  }

  std::vector<Act> acts;
};

TEST(Identity, AnEntityIsItself) {
  const Identity identity;
  EXPECT_EQ(identity.present(7), 7);
  EXPECT_EQ(identity.present(7, 3), 7);
  EXPECT_TRUE(identity.is_plain(7));
  EXPECT_THAT(identity.members(7), ElementsAre(7));
}

TEST(Identity, AChainOfMergesEndsInOne) {
  Log log;
  log.add(ActKind::merge, 1, 2);
  log.add(ActKind::merge, 3, 1);
  const Identity identity = log.fold();
  EXPECT_EQ(identity.present(2), 3);
  EXPECT_THAT(identity.members(3), ElementsAre(3, 1, 2));
  EXPECT_THAT(identity.members(1), IsEmpty());
  EXPECT_EQ(identity.joined_by(1, 2), 1);
  EXPECT_EQ(identity.joined_by(2, 3), 2);
  EXPECT_EQ(identity.joined_by(2, 4), 0);
  EXPECT_FALSE(identity.is_plain(2));
}

TEST(Identity, AHalfOfAChainCannotBeUndone) {
  Log log;
  const auto first = log.add(ActKind::merge, 1, 2);
  const auto second = log.add(ActKind::merge, 3, 1);
  const auto apart = log.add(ActKind::merge, 4, 5);
  const auto third = log.add(ActKind::rename, 3);
  EXPECT_THAT(log.fold().resting_on(first), ElementsAre(second, third));
  EXPECT_THAT(log.fold().resting_on(second), ElementsAre(third));
  EXPECT_THAT(log.fold().resting_on(apart), IsEmpty());
  log.undo(third);
  log.undo(second);
  EXPECT_THAT(log.fold().resting_on(first), IsEmpty());
  log.undo(first);
  EXPECT_EQ(log.fold().present(2), 2);
  EXPECT_EQ(log.fold().present(5), 4);
}

TEST(Identity, WhateverIsDoneToTheMergedRestsOnTheMerge) {
  for (const ActKind kind :
       {ActKind::rename, ActKind::alias, ActKind::withdraw, ActKind::judge, ActKind::split}) {
    Log log;
    const auto merge = log.add(ActKind::merge, 1, 2);
    const auto later = log.add(kind, 1, kind == ActKind::judge || kind == ActKind::split ? 9 : 0);
    EXPECT_THAT(log.fold().resting_on(merge), ElementsAre(later)) << name(kind);
  }
}

TEST(Identity, NamesOfOneEntityDoNotRestOnEachOther) {
  Log log;
  const auto alias = log.add(ActKind::alias, 1);
  log.acts.back().names = {{"Jund", "weak", "person"}};
  const auto rename = log.add(ActKind::rename, 1);
  log.acts.back().names = {{"Jund al-Nahr", "strong", "person"}};
  log.add(ActKind::merge, 1, 2);
  EXPECT_THAT(log.fold().resting_on(alias), IsEmpty());
  EXPECT_THAT(log.fold().resting_on(rename), IsEmpty());
  const auto withdraw = log.add(ActKind::withdraw, 1);
  log.acts.back().lost = {"Jund"};
  EXPECT_THAT(log.fold().resting_on(alias), ElementsAre(withdraw));
  EXPECT_EQ(log.fold().names(1).size(), 1U);
  EXPECT_TRUE(log.fold().has_lost(2, "Jund"));
  log.undo(withdraw);
  EXPECT_EQ(log.fold().names(1).size(), 2U);
  EXPECT_EQ(log.fold().shown_name(1), "Jund al-Nahr");
  EXPECT_FALSE(log.fold().has_lost(2, "Jund"));
}

TEST(Identity, ASplitHoldsInItsDocumentsForAllThatWasMerged) {
  Log log;
  log.add(ActKind::merge, 1, 2);
  const auto split = log.add(ActKind::split, 1, 8);
  log.acts.back().documents = {70};
  const Identity identity = log.fold();
  EXPECT_EQ(identity.present(1, 70), 8);
  EXPECT_EQ(identity.present(2, 70), 8);
  EXPECT_EQ(identity.present(2, 71), 1);
  EXPECT_EQ(identity.present(2), 1);
  EXPECT_THAT(identity.sources(8), ElementsAre(8, 1, 2));
  // Merged back under the other's id, or under its own, without a circle.
  log.add(ActKind::merge, 8, 1);
  EXPECT_EQ(log.fold().present(2), 8);
  EXPECT_EQ(log.fold().present(1, 70), 8);
  log.undo(3);
  log.add(ActKind::merge, 1, 8);
  EXPECT_EQ(log.fold().present(2, 70), 1);
  log.undo(5);
  log.undo(split);
  EXPECT_EQ(log.fold().present(2, 70), 1);
}

TEST(Identity, WhatAnUndoneSplitHadMadeIsWhatItWasMadeFrom) {
  Log log;
  const auto split = log.add(ActKind::split, 1, 8);
  log.acts.back().documents = {70};
  log.acts.back().made = true;
  log.undo(split);
  EXPECT_EQ(log.fold().present(8), 1);
  EXPECT_EQ(log.fold().present(1, 70), 1);
}

TEST(Identity, ActsThatDoNotFitAreDefects) {
  Log log;
  log.add(ActKind::merge, 1, 2);
  log.add(ActKind::rename, 2);
  EXPECT_EQ(Identity::fold(log.acts).defects().size(), 1U);
  log.acts.pop_back();
  log.undo(1);
  log.undo(1);
  EXPECT_EQ(Identity::fold(log.acts).defects().size(), 1U);
}

// A random log over a few entities and documents, in which each act fits what holds before it, and each undo
// is one that is allowed.
class RandomLog {
 public:
  explicit RandomLog(unsigned seed) : random_(seed) {}

  void extend(Log& log, int acts, std::set<std::int64_t>* spare = nullptr) {
    for (int i = 0; i < acts; ++i) {
      const Identity identity = log.fold();
      const std::int64_t entity = pick_present(identity);
      const std::int64_t other = pick_present(identity);
      const bool two = entity != other;
      switch (below(8)) {
        case 0:
        case 1:
          if (two) log.add(ActKind::merge, entity, other);
          break;
        case 2:
          if (!two) break;
          log.add(ActKind::split, entity, other);
          log.acts.back().documents = {below(3) + 1, below(3) + 1};
          break;
        case 3:
          log.add(ActKind::split, entity, next_++);
          log.acts.back().documents = {below(3) + 1};
          log.acts.back().made = true;
          log.acts.back().names = {{"made", "strong", "person"}};
          break;
        case 4:
          log.add(ActKind::alias, entity);
          log.acts.back().names = {{std::string(1, static_cast<char>('a' + below(3))), "weak", "person"}};
          break;
        case 5:
          log.add(ActKind::withdraw, entity);
          log.acts.back().lost = {std::string(1, static_cast<char>('a' + below(3)))};
          break;
        case 6:
          log.add(ActKind::rename, entity);
          log.acts.back().names = {{"shown", "strong", "person"}};
          break;
        default:
          undo_one(log, identity, spare);
      }
    }
  }

  std::int64_t below(std::int64_t limit) {
    return std::uniform_int_distribution<std::int64_t>(0, limit - 1)(random_);
  }

 private:
  std::int64_t pick_present(const Identity& identity) {
    for (;;)
      if (const std::int64_t entity = below(6) + 1; identity.present(entity) == entity) return entity;
  }
  void undo_one(Log& log, const Identity& identity, std::set<std::int64_t>* spare) {
    if (log.acts.empty()) return;
    const std::int64_t number = below(static_cast<std::int64_t>(log.acts.size())) + 1;
    if (spare != nullptr && spare->contains(number)) return;
    if (identity.stands(number) && identity.resting_on(number).empty()) log.undo(number);
  }

  std::mt19937 random_;
  std::int64_t next_ = 100;
};

constexpr int documents = 4;

// All that can be seen of six entities; `made` is left out of what is compared.
std::string seen(const Identity& identity, std::int64_t made) {
  std::string text;
  for (std::int64_t entity = 1; entity < 130; ++entity) {
    if (entity == made) continue;
    text += std::to_string(entity) + ":";
    for (std::int64_t document = 0; document < documents; ++document)
      text += " " + std::to_string(identity.present(entity, document));
    text += " " + identity.shown_name(entity);
    for (const auto& named : identity.names(entity))
      text += " +" + named.name.spelling;
    for (const std::string& lost : identity.lost(entity))
      text += " -" + lost;
    text += "\n";
  }
  return text;
}

TEST(IdentityProperty, UndoingIsAsIfTheActHadNeverBeen) {
  int undone = 0;
  int refused = 0;
  for (unsigned seed = 0; seed < 1500; ++seed) {
    RandomLog random(seed);
    Log log;
    random.extend(log, 6);
    const std::size_t before = log.acts.size();
    random.extend(log, 1);
    if (log.acts.size() == before || log.acts.back().kind == ActKind::undo) continue;
    const Act act = log.acts.back();
    std::set<std::int64_t> spare = {act.number};
    random.extend(log, 6, &spare);
    const std::vector<std::int64_t> resting = log.fold().resting_on(act.number);
    if (!resting.empty()) {
      ++refused;
      // Undoing from the end works.
      for (auto later = resting.rbegin(); later != resting.rend(); ++later) {
        EXPECT_THAT(log.fold().resting_on(*later), IsEmpty()) << "seed " << seed;
        log.undo(*later);
      }
      ASSERT_THAT(log.fold().resting_on(act.number), IsEmpty()) << "seed " << seed;
    }
    Log without;
    for (const Act& other : log.acts)
      if (other.number != act.number) without.acts.push_back(other);
    log.undo(act.number);
    ++undone;
    const std::int64_t made = act.made ? act.other : 0;
    EXPECT_EQ(seen(log.fold(), made), seen(Identity::fold(without.acts), made)) << "seed " << seed;
    EXPECT_THAT(Identity::fold(without.acts).defects(), IsEmpty()) << "seed " << seed;
    if (testing::Test::HasFailure()) return;
  }
  EXPECT_GT(undone, 600);
  EXPECT_GT(refused, 100);
}

TEST(IdentityProperty, NodesAndTheWayBackAgree) {
  for (unsigned seed = 0; seed < 300; ++seed) {
    RandomLog random(seed);
    Log log;
    random.extend(log, 20);
    const Identity identity = log.fold();
    for (std::int64_t entity = 1; entity <= 6; ++entity) {
      const std::int64_t present = identity.present(entity);
      EXPECT_EQ(identity.present(present), present) << "seed " << seed;
      EXPECT_THAT(identity.members(present), testing::Contains(entity)) << "seed " << seed;
      for (std::int64_t document = 1; document < documents; ++document)
        EXPECT_THAT(identity.sources(identity.present(entity, document)), testing::Contains(entity));
    }
  }
}

}  // namespace
}  // namespace hearsay::ledger
