#include "resemblance/sketch.hpp"

#include <gtest/gtest.h>

#include <random>
#include <string>

namespace hearsay::resemblance {
namespace {

// Words that are no language, so that two texts share nothing by chance.
Words noise(std::uint64_t seed, std::size_t count) {
  std::mt19937_64 random(seed);
  Words words(count);
  for (Word& word : words)
    word = random();
  return words;
}

Words joined(const Words& a, const Words& b) {
  Words words = a;
  words.insert(words.end(), b.begin(), b.end());
  return words;
}

TEST(Sketch, OneTextHasOneSketch) {
  EXPECT_EQ(sketch_of(noise(1, 300)), sketch_of(noise(1, 300)));
  EXPECT_EQ(shared_keys(sketch_of(noise(1, 300)), sketch_of(noise(2, 300))), 0U);
  EXPECT_TRUE(sketch_of({}).empty());
  EXPECT_TRUE(sketch_of(noise(1, 3)).empty());
  EXPECT_EQ(sketch_of(noise(1, 4)).size(), 1U);
}

TEST(Sketch, GrowsWithTheText) {
  EXPECT_EQ(sketch_of(noise(1, 500)).size(), bins);
  EXPECT_EQ(sketch_of(noise(1, 5000)).size(), bins * 10);
}

TEST(Sketch, AShortTextIsFoundInALongOne) {
  int found = 0;
  for (std::uint64_t seed = 0; seed < 100; ++seed) {
    const Words wire = noise(1000 + seed, 200);
    const Words longer = joined(joined(noise(2000 + seed, 3000), wire), noise(3000 + seed, 2000));
    found += shared_keys(sketch_of(wire), sketch_of(longer)) >= fewest_shared_keys ? 1 : 0;
  }
  EXPECT_GE(found, 98);
}

TEST(Sketch, PairsAreThoseThatShareKeys) {
  const Words first = noise(1, 300);
  const std::vector<Sketch> sketches = {sketch_of(first), sketch_of(noise(2, 300)),
                                        sketch_of(joined(first, noise(3, 300))), sketch_of(noise(2, 150))};
  const std::vector<SketchPair> pairs = pairs_of(sketches);
  ASSERT_EQ(pairs.size(), 2U);
  EXPECT_EQ(pairs[0].first, 0U);
  EXPECT_EQ(pairs[0].second, 2U);
  EXPECT_EQ(pairs[0].shared, shared_keys(sketches[0], sketches[2]));
  EXPECT_EQ(pairs[1].first, 1U);
  EXPECT_EQ(pairs[1].second, 3U);
  EXPECT_TRUE(pairs_of({}).empty());
}

TEST(Sketch, OfManyCopiesEachMeetsTheFirst) {
  const std::vector<Sketch> sketches(200, sketch_of(noise(1, 100)));
  std::vector<bool> meets_first(sketches.size());
  const std::vector<SketchPair> pairs = pairs_of(sketches);
  for (const SketchPair& pair : pairs)
    if (pair.first == 0) meets_first[pair.second] = true;
  for (std::size_t i = 1; i < sketches.size(); ++i)
    EXPECT_TRUE(meets_first[i]) << i;
  EXPECT_LE(pairs.size(), sketches.size() * most_with_one_key);
}

}  // namespace
}  // namespace hearsay::resemblance
