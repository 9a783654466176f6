// The ranking of antecedents: its model and weights, and what it is good for in a text.
#include "mentions/antecedent.hpp"

#include <gmock/gmock.h>

#include <cmath>
#include <fstream>
#include <numeric>

#include "base/error.hpp"
#include "mentions/text_fixture.hpp"

namespace hearsay::mentions {
namespace {

using testing::HasSubstr;

AntecedentModel counting_subjects() {
  AntecedentModel::Weights weights{};
  weights[static_cast<std::size_t>(AnaphorKind::it)][static_cast<std::size_t>(AntecedentFeature::subject)] =
      2;
  return AntecedentModel(weights);
}

TEST(AntecedentModel, ProbabilitiesAreThoseOfALogLinearModel) {
  AntecedentChoice choice;
  choice.kind = AnaphorKind::it;
  choice.candidates.resize(2);
  choice.candidates[1].features[AntecedentFeature::subject] = 1;
  const std::vector<double> found = counting_subjects().probabilities(choice);
  ASSERT_EQ(found.size(), 3U) << "two candidates and none";
  EXPECT_NEAR(std::accumulate(found.begin(), found.end(), 0.0), 1, 1e-12);
  EXPECT_NEAR(found[1] / found[0], std::exp(2), 1e-9);
  EXPECT_NEAR(found[2], found[0], 1e-12);
  choice.kind = AnaphorKind::they;
  EXPECT_NEAR(counting_subjects().probabilities(choice)[1], 1.0 / 3, 1e-12)
      << "each kind has its own weights";
}

std::string weights_file(std::string_view left_out, std::string_view more) {
  std::string text = "schema: hearsay/antecedents/1\nweights:\n";
  for (std::size_t k = 0; k < anaphor_kinds; ++k) {
    text += "  " + std::string(name(static_cast<AnaphorKind>(k))) + ":\n";
    for (std::size_t f = 0; f < antecedent_features; ++f) {
      const std::string_view feature = name(static_cast<AntecedentFeature>(f));
      if (feature != left_out) text += "    " + std::string(feature) + ": " + std::to_string(f) + "\n";
    }
    text += more;
  }
  return text;
}

std::string complaint_about(const std::string& content) {
  const std::string path = testing::TempDir() + "/antecedents.yaml";
  std::ofstream(path) << content;
  try {
    AntecedentModel::load(path);
  } catch (const DataError& error) {
    return error.what();
  }
  return {};
}

TEST(AntecedentModel, TheFileOfWeightsIsReadStrictly) {
  EXPECT_EQ(complaint_about(weights_file("", "")), "");
  EXPECT_THAT(complaint_about(weights_file("gap", "")), HasSubstr("'gap'"));
  EXPECT_THAT(complaint_about(weights_file("", "    luck: 1\n")), HasSubstr("belongs to no feature"));
  EXPECT_THAT(complaint_about("schema: other\nweights: {}\n"), HasSubstr("schema"));
}

const Gazetteer& nobody() {
  static const Gazetteer gazetteer;
  return gazetteer;
}

class Antecedents : public TextFixture {
 protected:
  Antecedents() : TextFixture(nobody()) {}
};

TEST_F(Antecedents, AChoiceTellsHowSureItIs) {
  read("Marta Kolin met the mayor. She left early.");
  ASSERT_NE(mention("She"), nullptr);
  EXPECT_LT(mention("She")->certainty, 1);
  EXPECT_GT(mention("She")->certainty, 0.5);
  EXPECT_EQ(mention("Marta Kolin")->certainty, 1);
}

TEST_F(Antecedents, ANameWithinADescriptionTakesPartToo) {
  read("Tarsa Guard fighters were still battling the rebels on Monday.");
  ASSERT_NE(chain("rebels"), nullptr) << described();
  EXPECT_FALSE(chain("rebels")->named) << described();
}

TEST_F(Antecedents, TheGroupIsTheOneThatWasJustNamedRatherThanANamelessOne) {
  read(
      "Ana Perez heads a local civil society group. She spoke on Monday. The rain went on all night. Marta "
      "Kolin denies that she backs the Kelmar Front. Diplomats said the generals had armed the group.");
  EXPECT_EQ(chain("group"), chain("Kelmar Front")) << described();
}

TEST_F(Antecedents, TheRebelsAreNotTheFormerRebels) {
  read("The party is made up of former rebels. The rebels attacked the town on Monday.");
  EXPECT_NE(chain("former rebels"), chain("rebels", 1)) << described();
}

TEST_F(Antecedents, WhatIsOverrunIsAPlace) {
  read(
      "The army said that troops had reached the town of Tamrin, two days after it was overrun by fighters.");
  EXPECT_EQ(chain("it"), chain("Tamrin")) << described();
}

}  // namespace
}  // namespace hearsay::mentions
