// The network's parts: products of matrices, the decoder of trees, the file.
#include "syntax/network.hpp"

#include <gtest/gtest.h>

#include <cmath>
#include <map>

#include "base/error.hpp"
#include "syntax/kernels.hpp"

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
      Matrix packed = before;
      multiply_add(left, PackedMatrix(right), packed);
      for (std::size_t i = 0; i < packed.values.size(); ++i)
        ASSERT_NEAR(packed.values[i], result.values[i], 1e-3);
    }
  }
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

// The decoder without its short cut must agree with it: a tree of best heads is the best tree.
TEST(TreeDecoder, TakesTheBestHeadsWhereTheyAreATree) {
  Matrix scores(4, 5);
  const std::vector<int> heads{1, 4, 1, 2};
  for (std::size_t i = 0; i < heads.size(); ++i)
    scores.row(i)[static_cast<std::size_t>(heads[i])] = 5;
  EXPECT_EQ(TreeDecoder().decode(scores), heads);
}

TEST(Kernels, AddBytesScalesEveryOne) {
  std::vector<std::int8_t> bytes(19);
  std::vector<float> sums(19, 1.0F);
  for (std::size_t i = 0; i < bytes.size(); ++i)
    bytes[i] = static_cast<std::int8_t>(static_cast<int>(i * 13) - 120);
  add_bytes(bytes.data(), 0.5F, sums.data(), sums.size());
  for (std::size_t i = 0; i < bytes.size(); ++i)
    EXPECT_FLOAT_EQ(sums[i], 1.0F + 0.5F * static_cast<float>(bytes[i]));
}

TEST(Kernels, NormalisedRowsHaveMeanNullAndVarianceOne) {
  Numbers numbers;
  Matrix row(1, 64), gain(1, 64), shift(1, 64), result(1, 64);
  numbers.fill(row, 7);
  std::fill(gain.values.begin(), gain.values.end(), 1.0F);
  normalise_row(row.row(0), gain.row(0), shift.row(0), result.row(0), 64);
  double sum = 0, squares = 0;
  for (const float value : result.values)
    sum += value, squares += static_cast<double>(value) * value;
  EXPECT_NEAR(sum / 64, 0, 1e-5);
  EXPECT_NEAR(squares / 64, 1, 1e-3);
}

// The definition of the unit, step by step, against the kernel, in both directions.
TEST(Kernels, RecurrenceFollowsItsDefinition) {
  constexpr std::size_t cells = 16, steps = 5;
  Numbers numbers;
  Matrix gates(steps, 3 * cells), states(steps, cells), weights(4, cells);
  numbers.fill(gates, 2);
  numbers.fill(states, 2);
  numbers.fill(weights, 1);
  for (const bool backward : {false, true}) {
    Matrix expected = states;
    std::vector<float> cell(cells, 0.0F);
    for (std::size_t t = 0; t < steps; ++t) {
      const std::size_t at = backward ? steps - 1 - t : t;
      for (std::size_t i = 0; i < cells; ++i) {
        const float* gate = gates.row(at);
        const float forget = sigmoid(gate[cells + i] + weights.row(0)[i] * cell[i] + weights.row(2)[i]);
        const float reset = sigmoid(gate[2 * cells + i] + weights.row(1)[i] * cell[i] + weights.row(3)[i]);
        cell[i] = forget * cell[i] + (1 - forget) * gate[i];
        expected.row(at)[i] = reset * cell[i] + (1 - reset) * states.row(at)[i];
      }
    }
    Matrix result = states;
    const std::size_t first = backward ? steps - 1 : 0;
    const std::ptrdiff_t sign = backward ? -1 : 1;
    recur({weights.row(0), weights.row(1), weights.row(2), weights.row(3)}, gates.row(first),
          sign * static_cast<std::ptrdiff_t>(3 * cells), result.row(first),
          sign * static_cast<std::ptrdiff_t>(cells), steps, cells);
    for (std::size_t i = 0; i < result.values.size(); ++i)
      EXPECT_NEAR(result.values[i], expected.values[i], 1e-5);
  }
}

std::vector<Observation> observations(const std::vector<std::string>& forms) {
  std::vector<Observation> words(forms.size());
  for (std::size_t i = 0; i < forms.size(); ++i)
    words[i].keys = word_keys(forms[i]);
  return words;
}

Network small_network() {
  const std::map<std::uint32_t, std::uint32_t> words{{word_keys("rebels").folded, 1}};
  const NetworkClasses classes{5, 4, 6, 21};
  NetworkFeatures features{KeyMap(words), KeyMap(words)};
  Numbers numbers;
  Matrix feature_vectors(features.rows(), NetworkShape::feature);
  Matrix vectors(features.vectors(), NetworkShape::vector);
  numbers.fill(feature_vectors, 0.4F);
  numbers.fill(vectors, 0.4F);
  NetworkWeights weights(classes);
  for (Matrix* matrix : weights.dense())
    numbers.fill(*matrix, 0.2F);
  return {classes, std::move(features), QuantisedRows(feature_vectors), QuantisedRows(vectors),
          std::move(weights)};
}

double sum_of(std::span<const float> values) {
  double sum = 0;
  for (const float value : values)
    sum += value;
  return sum;
}

TEST(Network, ProbabilitiesSumToOne) {
  const Network network = small_network();
  const std::vector<Observation> words = observations({"The", "rebels", "left", ".", "We", "stay"});
  const std::vector<Stretch> paragraphs{{0, 6}}, sentences{{0, 4}, {4, 6}};
  NetworkRun run;
  run.encode(network, words, paragraphs);
  run.parse(sentences);
  for (std::size_t i = 0; i < words.size(); ++i) {
    EXPECT_NEAR(sum_of(run.tags(i)), 1, 1e-4);
    EXPECT_NEAR(sum_of(run.features(i)), 1, 1e-4);
    EXPECT_NEAR(sum_of(run.outer_names(i)), 1, 1e-4);
    EXPECT_NEAR(sum_of(run.inner_names(i)), 1, 1e-4);
    EXPECT_GE(run.boundary(i), 0.0F);
    EXPECT_LE(run.boundary(i), 1.0F);
  }
  for (std::size_t s = 0; s < sentences.size(); ++s) {
    const Matrix arcs = run.arcs(s);
    ASSERT_EQ(arcs.rows, sentences[s].size());
    for (std::size_t i = 0; i < arcs.rows; ++i) {
      double sum = 0;
      for (std::size_t h = 0; h <= arcs.rows; ++h)
        sum += h == i ? 0 : std::exp(arcs.row(i)[h]);
      EXPECT_NEAR(sum, 1, 1e-4);
    }
  }
  double sum = 0;
  for (const float score : run.labels(0, 1))
    sum += std::exp(score);
  EXPECT_NEAR(sum, 1, 1e-4);
}

float first_arc(const Network& network, const std::vector<std::string>& forms,
                const std::vector<Stretch>& paragraphs, const std::vector<Stretch>& sentences) {
  NetworkRun run;
  run.encode(network, observations(forms), paragraphs);
  run.parse(sentences);
  return run.arcs(0).row(0)[1];
}

TEST(Network, SeesTheWholeParagraphAndNoOther) {
  const Network network = small_network();
  const std::vector<Stretch> one{{0, 6}}, two{{0, 3}, {3, 6}};
  const float before = first_arc(network, {"One", "two", "three", "four", "five", "six"}, one, two);
  const float after = first_arc(network, {"One", "two", "three", "four", "five", "ten"}, one, two);
  EXPECT_NE(before, after) << "the lower layers see the next sentence";
  EXPECT_EQ(first_arc(network, {"One", "two", "three", "four", "five", "six"}, two, two),
            first_arc(network, {"One", "two", "three", "four", "five", "ten"}, two, two));
}

// Whatever else is in a batch, a paragraph's scores are the same.
TEST(Network, BatchesDoNotMatter) {
  const Network network = small_network();
  const float alone = first_arc(network, {"One", "two", "three"}, {{0, 3}}, {{0, 3}});
  const float among = first_arc(network, {"One", "two", "three", "four", "five", "six", "seven"},
                                {{0, 3}, {3, 7}}, {{0, 3}, {3, 7}});
  EXPECT_NEAR(alone, among, 1e-5);
}

TEST(Network, SurvivesItsFile) {
  const Network network = small_network();
  ByteWriter writer;
  network.write(writer);
  ByteReader reader(writer.bytes(), "memory");
  const Network copy = Network::read(reader);
  EXPECT_TRUE(reader.at_end());
  const std::vector<std::string> forms{"The", "rebels", "left"};
  EXPECT_NEAR(first_arc(network, forms, {{0, 3}}, {{0, 3}}), first_arc(copy, forms, {{0, 3}}, {{0, 3}}), 0.1);
  ByteReader truncated(std::string_view(writer.bytes()).substr(0, writer.bytes().size() - 1), "memory");
  EXPECT_THROW(Network::read(truncated), DataError);
}

}  // namespace
}  // namespace hearsay::syntax
