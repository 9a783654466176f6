// The annotation of coreference as GUM writes it, and the fitting of weights.
#include "train/coreference.hpp"

#include <gtest/gtest.h>

#include <fstream>

namespace hearsay::train {
namespace {

using mentions::AntecedentFeature;

// Rows of "form upos head relation misc".
std::vector<CoreferenceText> read(const std::vector<std::string>& rows) {
  const std::string path = ::testing::TempDir() + "/coreference.conllu";  // gzip files may be plain ones
  std::ofstream file(path);
  file << "# newdoc id = GUM_test_one\n";
  int id = 0;
  for (const std::string& row : rows) {
    std::string columns[5];
    std::size_t at = 0;
    for (const char c : row)
      if (c == ' ')
        ++at;
      else
        columns[at] += c;
    file << ++id << '\t' << columns[0] << '\t' << columns[0] << '\t' << columns[1] << "\t_\t_\t" << columns[2]
         << '\t' << columns[3] << "\t_\t" << columns[4] << '\n';
  }
  file << '\n';
  file.close();
  return read_coreference(path);
}

TEST(Coreference, BracketsOfEntitiesOpenAndClose) {
  const auto texts =
      read({"The DET 2 det Entity=(1-organization-new-nnnnn-cf1-2-coref", "army NOUN 3 nsubj Entity=1)",
            "lost VERB 0 root _",
            "its PRON 5 nmod:poss Entity=(2-person-new-nnnnn-cf2-2-sgl(1-organization-giv:act)",
            "men NOUN 3 obj Entity=2)|SpaceAfter=No", ". PUNCT 3 punct _"});
  ASSERT_EQ(texts.size(), 1U);
  EXPECT_EQ(texts[0].id, "GUM_test_one");
  ASSERT_EQ(texts[0].mentions.size(), 3U);
  const GoldMention& army = texts[0].mentions[0];
  EXPECT_EQ(army.head, 1U);
  EXPECT_EQ(army.type, "organization");
  const GoldMention& men = texts[0].mentions[1];
  EXPECT_EQ(men.first, 3U);
  EXPECT_EQ(men.head, 4U);
  EXPECT_EQ(texts[0].mentions[2].entity, army.entity) << "its";
}

TEST(Coreference, FittingFindsWhatTellsTheRightFromTheWrong) {
  std::vector<JudgedChoice> choices(20);
  for (std::size_t i = 0; i < choices.size(); ++i) {
    mentions::AntecedentChoice& choice = choices[i].choice;
    choice.candidates.resize(2);
    choice.unresolved[AntecedentFeature::none] = 1;
    choice.candidates[i % 2].features[AntecedentFeature::subject] = 1;
    choices[i].right = {i % 2 == 0, i % 2 == 1};
  }
  const mentions::AntecedentModel fitted = fit(choices, rules_alone());
  const std::vector<double> probability = fitted.probabilities(choices[0].choice);
  EXPECT_GT(probability[0], 0.8);
  EXPECT_LT(probability[1], 0.2);
  // The mean with the rules, and "none" less probable.
  const auto none = [](const mentions::AntecedentModel& model) {
    return model.weights()[static_cast<std::size_t>(mentions::AnaphorKind::it)]
                          [static_cast<std::size_t>(AntecedentFeature::none)];
  };
  EXPECT_NEAR(none(for_reports(fitted, 1.5)), (none(fitted) - 2.5) / 2 - 1.5, 1e-9);
}

}  // namespace
}  // namespace hearsay::train
