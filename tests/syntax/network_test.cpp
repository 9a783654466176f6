// The network's parts: products of matrices, the decoder of trees, the file.
#include "syntax/network.hpp"

#include <gtest/gtest.h>

#include <cmath>
#include <map>

#include "base/error.hpp"

namespace hearsay::syntax {
namespace {

// Small numbers that look random and are the same everywhere.
class Numbers {
 public:
  float next() {
    state_ = state_ * 6364136223846793005ULL + 1442695040888963407ULL;
    return static_cast<float>(state_ >> 40) * 0x1.0p-23F - 1.0F;
  }
  void fill(Matrix& matrix, float reach = 1) {
    for (float& value : matrix.values)
      value = reach * next();
  }

 private:
  std::uint64_t state_ = 7;
};

TEST(Matrix, ProductsOfAllShapesAreRight) {
  Numbers numbers;
  for (const std::size_t rows : {1U, 2U, 5U, 6U, 7U, 13U}) {
    for (const std::size_t depth : {1U, 3U, 192U, 200U, 576U}) {
      Matrix left(rows, depth), right(depth, 48), result(rows, 48);
      numbers.fill(left);
      numbers.fill(right);
      numbers.fill(result);
      const Matrix before = result;
      multiply_add(left, right, result);
      for (std::size_t i = 0; i < rows; ++i) {
        for (std::size_t j = 0; j < 48; ++j) {
          double sum = before.row(i)[j];
          for (std::size_t k = 0; k < depth; ++k)
            sum += static_cast<double>(left.row(i)[k]) * right.row(k)[j];
          ASSERT_NEAR(result.row(i)[j], sum, 1e-3) << rows << ' ' << depth << ' ' << i << ' ' << j;
        }
      }
    }
  }
}

TEST(Matrix, RectifiedProductDropsWhatIsNegative) {
  const std::vector<float> a{1, -5, 2, 0, 1, 1, 1, -1}, b{1, 1, -1, 0, 0, 0, 0, 0}, c{1, 1, 1, 0, 0, 0, 0, 0};
  const std::vector<float> weights{2, 100, 1, 7, 1, 1, 1, 100};
  EXPECT_FLOAT_EQ(rectified_product(a.data(), b.data(), c.data(), weights.data(), 8), 6 + 2 + 3);
}

TEST(Matrix, SigmoidIsCloseToTheLogisticFunction) {
  for (float x = -10; x <= 10; x += 0.1F)
    EXPECT_NEAR(sigmoid(x), 1 / (1 + std::exp(-x)), 0.02) << x;
  EXPECT_EQ(sigmoid(7), 1.0F);
  EXPECT_EQ(sigmoid(-7), 0.0F);
}

bool is_projective_tree(const std::vector<int>& heads) {
  const int size = static_cast<int>(heads.size());
  int roots = 0;
  for (int i = 0; i < size; ++i) {
    const int head = heads[static_cast<std::size_t>(i)];
    if (head == i) return false;
    roots += head == size ? 1 : 0;
    int at = i;
    for (int steps = 0; at != size; ++steps) {
      if (steps > size) return false;
      at = heads[static_cast<std::size_t>(at)];
    }
  }
  for (int i = 0; i < size; ++i) {
    const int head = heads[static_cast<std::size_t>(i)];
    if (head == size) continue;
    for (int k = std::min(i, head) + 1; k < std::max(i, head); ++k) {
      int above = k;
      while (above != size && above != head)
        above = heads[static_cast<std::size_t>(above)];
      if (above != head) return false;
    }
  }
  return roots == 1;
}

// All trees of a few words, by trying every assignment of heads.
float best_score(const Matrix& scores) {
  const std::size_t size = scores.rows;
  std::vector<int> heads(size, 0);
  float best = -1e9F;
  while (true) {
    if (is_projective_tree(heads)) {
      float sum = 0;
      for (std::size_t i = 0; i < size; ++i)
        sum += scores.row(i)[static_cast<std::size_t>(heads[i])];
      best = std::max(best, sum);
    }
    std::size_t at = 0;
    while (at < size && ++heads[at] > static_cast<int>(size))
      heads[at++] = 0;
    if (at == size) return best;
  }
}

TEST(TreeDecoder, FindsTheBestOfAllProjectiveTrees) {
  Numbers numbers;
  TreeDecoder decoder;
  for (std::size_t size = 1; size <= 5; ++size) {
    for (int round = 0; round < 10; ++round) {
      Matrix scores(size, size + 1);
      numbers.fill(scores, 3);
      const std::vector<int> heads = decoder.decode(scores);
      ASSERT_TRUE(is_projective_tree(heads));
      float sum = 0;
      for (std::size_t i = 0; i < size; ++i)
        sum += scores.row(i)[static_cast<std::size_t>(heads[i])];
      EXPECT_NEAR(sum, best_score(scores), 1e-4);
    }
  }
}

TEST(TreeDecoder, NothingGivesNothing) {
  EXPECT_TRUE(TreeDecoder().decode(Matrix(0, 1)).empty());
}

std::vector<Observation> observations(const std::vector<std::string>& forms) {
  std::vector<Observation> words(forms.size());
  for (std::size_t i = 0; i < forms.size(); ++i)
    words[i].keys = word_keys(forms[i]);
  return words;
}

Network small_network() {
  Network network(KeyMap(std::map<std::uint32_t, std::uint32_t>{{word_keys("rebels").folded, 1}}), 5);
  Numbers numbers;
  numbers.fill(network.weights().vectors, 0.4F);
  for (Matrix* matrix : network.weights().dense())
    numbers.fill(*matrix, 0.1F);
  return network;
}

TEST(Network, HeadsOfAWordShareItsProbability) {
  const Network network = small_network();
  const std::vector<Observation> words = observations({"The", "rebels", "left", "."});
  const std::vector<std::uint8_t> tags{1, 2, 3, 4};
  NetworkRun run;
  run.run(network, words, tags);
  for (std::size_t i = 0; i < words.size(); ++i) {
    double sum = 0;
    for (std::size_t h = 0; h <= words.size(); ++h)
      sum += h == i ? 0 : std::exp(run.arc(i, h));
    EXPECT_NEAR(sum, 1, 1e-4);
    EXPECT_EQ(run.labels(i, words.size()).size(), 5U);
  }
}

TEST(Network, SeesTheWholeSentence) {
  const Network network = small_network();
  const std::vector<std::uint8_t> tags(5, 1);
  NetworkRun run;
  run.run(network, observations({"One", "two", "three", "four", "five"}), tags);
  const float before = run.arc(0, 1);
  run.run(network, observations({"One", "two", "three", "four", "six"}), tags);
  EXPECT_NE(run.arc(0, 1), before);
}

TEST(Network, SurvivesItsFile) {
  const Network network = small_network();
  ByteWriter writer;
  network.write(writer);
  ByteReader reader(writer.bytes(), "memory");
  const Network copy = Network::read(reader);
  EXPECT_TRUE(reader.at_end());
  const std::vector<Observation> words = observations({"The", "rebels", "left"});
  const std::vector<std::uint8_t> tags{1, 2, 3};
  NetworkRun first, second;
  first.run(network, words, tags);
  second.run(copy, words, tags);
  for (std::size_t i = 0; i < words.size(); ++i)
    EXPECT_NEAR(first.arc(i, words.size()), second.arc(i, words.size()), 0.02);
  ByteReader truncated(std::string_view(writer.bytes()).substr(0, writer.bytes().size() - 1), "memory");
  EXPECT_THROW(Network::read(truncated), DataError);
}

}  // namespace
}  // namespace hearsay::syntax
