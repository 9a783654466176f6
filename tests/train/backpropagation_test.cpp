// The gradients against differences of the loss, and what the trainer makes of sentences.
#include "train/backpropagation.hpp"

#include <gtest/gtest.h>

#include <cmath>

#include "syntax/names.hpp"
#include "train/adam.hpp"
#include "train/ensemble.hpp"

namespace hearsay::train {
namespace {

using syntax::Matrix;
using syntax::NetworkShape;

void fill(Matrix& matrix, float reach, Random& random) {
  for (float& value : matrix.values)
    value = reach * (static_cast<float>(random.below(2001)) / 1000.0F - 1.0F);
}

// Two sentences of one paragraph, with every kind of gold name.
Passage small_passage() {
  Passage passage;
  for (const char* form : {"Rebels", "left", "Goma", ".", "They", "rest"})
    passage.words.push_back({syntax::word_keys(form), 0, 0});
  passage.sentences = {{0, 4}, {4, 6}};
  passage.tags = {0, 1, 2, 3, 4, 1};
  passage.features = {0, 1, 2, 0, 1, 2};
  passage.labels = {1, 0, 2, 3, 1, 0};
  passage.heads = {1, Passage::no_head, 1, 1, 5, Passage::no_head};
  const auto unit = [](syntax::NameKind kind) {
    return static_cast<std::uint8_t>(syntax::name_class(syntax::NamePlace::unit, kind));
  };
  passage.outer_names = {0,
                         0,
                         unit(syntax::NameKind::place),
                         0,
                         Passage::place_only + static_cast<std::uint8_t>(syntax::NamePlace::unit),
                         0};
  passage.inner_names = {0, Passage::unknown_name, unit(syntax::NameKind::person), 0, 0, 0};
  return passage;
}

struct Small {
  syntax::NetworkFeatures features{syntax::KeyMap(std::map<std::uint32_t, std::uint32_t>{}),
                                   syntax::KeyMap(std::map<std::uint32_t, std::uint32_t>{})};
  Parameters parameters;
  Matrix word_vectors{1, NetworkShape::vector};
  std::vector<std::size_t> counts{5};
  TrainingSetup setup;
  Passage passage = small_passage();

  Small() {
    parameters.classes = {5, 3, 4, syntax::name_classes};
    parameters.weights = syntax::NetworkWeights(parameters.classes);
    parameters.feature_vectors = Matrix(features.rows(), NetworkShape::feature);
    Random random(3);
    fill(parameters.feature_vectors, 0.3F, random);
    fill(word_vectors, 0.3F, random);
    for (Matrix* matrix : parameters.weights.dense())
      fill(*matrix, 0.15F, random);
    setup = {&features, &word_vectors, &counts, {0, 0, 0, 0, 0, 0}};
  }

  double loss() const {
    Worker worker(setup, parameters);
    const Passage* only = &passage;
    worker.learn(std::span(&only, 1), Transposed(parameters.weights), 1);
    return worker.progress().loss;
  }
};

TEST(Backpropagation, GradientsAreTheSlopesOfTheLoss) {
  Small small;
  Worker worker(small.setup, small.parameters);
  const Passage* only = &small.passage;
  worker.learn(std::span(&only, 1), Transposed(small.parameters.weights), 1);
  const auto gradients = worker.gradients().weights.dense();
  const auto weights = small.parameters.weights.dense();
  Random random(5);
  std::size_t compared = 0;
  for (std::size_t m = 0; m < weights.size(); ++m) {
    // One in four may stand at the kink of a rectified unit, where there is no slope.
    std::size_t different = 0;
    for (int sample = 0; sample < 4; ++sample) {
      const std::size_t i = random.below(weights[m]->values.size());
      constexpr float step = 4e-3F;  // small: the rectified units have kinks
      float& weight = weights[m]->values[i];
      const float before = weight;
      weight = before + step;
      const double above = small.loss();
      weight = before - step;
      const double below = small.loss();
      weight = before;
      const double slope = (above - below) / (2 * step);
      const double gradient = gradients[m]->values[i];
      if (std::abs(gradient - slope) > 0.01 + 0.05 * std::abs(slope)) ++different;
      compared += std::abs(slope) > 1e-3 ? 1 : 0;
    }
    EXPECT_LE(different, 1U) << "matrix " << m;
  }
  EXPECT_GT(compared, weights.size()) << "most slopes should not be zero";
}

TEST(Backpropagation, GradientsOfFeatureVectorsAreSlopesToo) {
  Small small;
  Worker worker(small.setup, small.parameters);
  const Passage* only = &small.passage;
  worker.learn(std::span(&only, 1), Transposed(small.parameters.weights), 1);
  const Gradients& gradients = worker.gradients();
  ASSERT_FALSE(gradients.touched.empty());
  Random random(6);
  for (int sample = 0; sample < 20; ++sample) {
    const std::uint32_t row = gradients.touched[random.below(gradients.touched.size())];
    const std::size_t k = random.below(NetworkShape::feature);
    constexpr float step = 4e-3F;  // small: the rectified units have kinks
    float& weight = small.parameters.feature_vectors.row(row)[k];
    const float before = weight;
    weight = before + step;
    const double above = small.loss();
    weight = before - step;
    const double below = small.loss();
    weight = before;
    const double slope = (above - below) / (2 * step);
    EXPECT_NEAR(gradients.feature_vectors.row(row)[k], slope, 0.01 + 0.05 * std::abs(slope));
  }
}

TEST(Adam, LearnsAPassageByHeart) {
  Small small;
  std::vector<Worker> crew;
  crew.emplace_back(small.setup, small.parameters);
  Adam adam(small.parameters);
  const double before = small.loss();
  const Passage* only = &small.passage;
  for (int step = 0; step < 60; ++step) {
    crew[0].learn(std::span(&only, 1), Transposed(small.parameters.weights), 1);
    adam.step(small.parameters, crew, small.passage.words.size(), 3e-3F);
  }
  EXPECT_LT(small.loss(), before / 10);
}

// Training that goes on from a file gives what training without a break gives.
TEST(Adam, GoesOnFromItsFile) {
  const auto steps = [](Small& small, Adam& adam, int count) {
    std::vector<Worker> crew;
    crew.emplace_back(small.setup, small.parameters);
    const Passage* only = &small.passage;
    for (int step = 0; step < count; ++step) {
      crew[0].learn(std::span(&only, 1), Transposed(small.parameters.weights), 1);
      adam.step(small.parameters, crew, small.passage.words.size(), 3e-3F);
    }
  };
  Small whole, halved;
  Adam one(whole.parameters), two(halved.parameters);
  steps(whole, one, 20);
  steps(halved, two, 10);
  syntax::ByteWriter writer;
  two.write(halved.parameters, writer);
  Small resumed;
  Adam three(resumed.parameters);
  syntax::ByteReader reader(writer.bytes(), "memory");
  three.read(resumed.parameters, reader);
  EXPECT_TRUE(reader.at_end());
  steps(resumed, three, 10);
  EXPECT_EQ(resumed.parameters.feature_vectors.values, whole.parameters.feature_vectors.values);
  EXPECT_EQ(resumed.parameters.weights.output.values, whole.parameters.weights.output.values);
}

syntax::Sentence analysis(std::vector<int> heads, float probability) {
  syntax::Sentence sentence;
  for (std::size_t i = 0; i < heads.size(); ++i) {
    syntax::Token token;
    token.form = "w" + std::to_string(i);
    token.head = heads[i];
    token.relation = heads[i] < 0 ? "root" : "obj";
    token.head_probability = token.relation_probability = token.tag_probability = probability;
    token.features_probability = probability;
    token.xpos = "NN";
    sentence.tokens.push_back(token);
  }
  return sentence;
}

TEST(Ensemble, TheTreeIsTheOneMostArcsSpeakFor) {
  const auto one = analysis({1, -1, 1, 1}, 0.9F), two = analysis({1, -1, 3, 1}, 0.5F);
  const auto three = analysis({-1, 0, 3, 1}, 0.6F);
  const syntax::Sentence voted = vote({&one, &two, &three});
  EXPECT_EQ(voted.tokens[0].head, 1);
  EXPECT_EQ(voted.tokens[1].head, syntax::no_head) << "0.9 and 0.5 against 0.6";
  EXPECT_EQ(voted.tokens[1].relation, "root");
  EXPECT_EQ(voted.tokens[2].head, 3) << "0.5 and 0.6 against 0.9";
}

TEST(Ensemble, NamesNeedMoreThanOneDoubtfulVoice) {
  auto one = analysis({1, -1, 1}, 0.9F), two = one;
  one.names = {{0, 1, syntax::NameKind::person, 0.9F}};
  two.names = {{2, 2, syntax::NameKind::place, 0.6F}};
  const syntax::Sentence voted = vote({&one, &two});
  ASSERT_EQ(voted.names.size(), 1U);
  EXPECT_EQ(voted.names[0].last, 1U);
  EXPECT_EQ(voted.names[0].kind, syntax::NameKind::person);
}

}  // namespace
}  // namespace hearsay::train
