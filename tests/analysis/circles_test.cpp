#include "analysis/circles.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace hearsay::analysis {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;

TEST(Circles, TwoThatCiteEachOther) {
  EXPECT_THAT(rings_of({{"a", {{"b", {0}}}}, {"b", {{"a", {1}}}}}), ElementsAre(ElementsAre("a", "b")));
}

TEST(Circles, NoRing) {
  EXPECT_THAT(rings_of({}), IsEmpty());
  EXPECT_THAT(rings_of({{"a", {{"b", {0}}}}, {"b", {{"c", {1}}}}}), IsEmpty());
  EXPECT_THAT(rings_of({{"a", {{"a", {0}}}}}), IsEmpty());
}

TEST(Circles, TheShortestRingOfEach) {
  // a-b-c-a, b-c-b; d hangs on the ring.
  const Citations citations = {{"a", {{"b", {0}}}},
                               {"b", {{"b", {9}}, {"c", {1}}}},
                               {"c", {{"a", {2}}, {"b", {3}}}},
                               {"d", {{"a", {4}}}}};
  EXPECT_THAT(rings_of(citations), ElementsAre(ElementsAre("a", "b", "c")));
  EXPECT_THAT(rings_of({{"x", {{"y", {0}}}}, {"y", {{"x", {1}}}}, {"p", {{"q", {2}}}}, {"q", {{"p", {3}}}}}),
              ElementsAre(ElementsAre("p", "q"), ElementsAre("x", "y")));
}

}  // namespace
}  // namespace hearsay::analysis
