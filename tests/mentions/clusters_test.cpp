#include "mentions/clusters.hpp"

#include <gtest/gtest.h>

namespace hearsay::mentions {
namespace {

Draft draft(EntityKind kind, MentionForm form, const std::string& id = "") {
  Draft made;
  made.mention.kind = kind;
  made.mention.form = form;
  if (!id.empty()) made.entries.push_back({id, kind, NameUse::name});
  return made;
}

TEST(Clusters, TheNamedKindWinsOverTheDescribedOne) {
  Clusters clusters;
  const auto described = clusters.add(draft(EntityKind::organisation, MentionForm::description), 0);
  const auto named = clusters.add(draft(EntityKind::state, MentionForm::name, "state/vandia"), 1);
  ASSERT_TRUE(clusters.merge_if_compatible(described, named));
  EXPECT_EQ(clusters.at(described).kind, EntityKind::state);
  EXPECT_EQ(clusters.at(named).drafts, (std::vector<std::uint32_t>{0, 1}));
}

TEST(Clusters, DifferentEntriesStayApart) {
  Clusters clusters;
  const auto a = clusters.add(draft(EntityKind::organisation, MentionForm::name, "organisation/a"), 0);
  const auto b = clusters.add(draft(EntityKind::organisation, MentionForm::name, "organisation/b"), 1);
  EXPECT_FALSE(clusters.merge_if_compatible(a, b));
  EXPECT_NE(clusters.find(a), clusters.find(b));
}

TEST(Clusters, APersonIsNoPlace) {
  Clusters clusters;
  const auto a = clusters.add(draft(EntityKind::person, MentionForm::name), 0);
  const auto b = clusters.add(draft(EntityKind::place, MentionForm::name), 1);
  EXPECT_FALSE(clusters.merge_if_compatible(a, b));
}

TEST(Clusters, AnUnambiguousFormDecidesAnAmbiguousOne) {
  Clusters clusters;
  Draft unclear = draft(EntityKind::person, MentionForm::name, "person/a");
  unclear.entries.push_back({"person/b", EntityKind::person, NameUse::weak});
  const auto x = clusters.add(unclear, 0);
  const auto y = clusters.add(draft(EntityKind::person, MentionForm::name, "person/b"), 1);
  ASSERT_TRUE(clusters.merge_if_compatible(x, y));
  EXPECT_EQ(clusters.at(x).ids, std::vector<std::string>{"person/b"});
}

}  // namespace
}  // namespace hearsay::mentions
