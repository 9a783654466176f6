#include "train/corpus.hpp"

#include <gtest/gtest.h>
#include <unistd.h>

#include <filesystem>
#include <fstream>

#include "support.hpp"

namespace hearsay::train {
namespace {

using syntax::NameKind;

// Rows of "form upos xpos head relation misc".
std::vector<Document> read(const std::vector<std::vector<std::string>>& sentences) {
  // Of this process alone: tests run beside each other. Files may be plain ones, too.
  const std::string path = ::testing::TempDir() + "/corpus-" + std::to_string(::getpid()) + ".conllu";
  std::ofstream file(path);
  file << "# newdoc id = GUM_test_one\n";
  for (const auto& rows : sentences) {
    int id = 0;
    for (const std::string& row : rows) {
      const auto c = split(row, ' ');
      file << ++id << '\t' << c[0] << '\t' << c[0] << '\t' << c[1] << '\t' << c[2] << "\t_\t" << c[3] << '\t'
           << c[4] << "\t_\t" << c[5] << '\n';
    }
    file << '\n';
  }
  file.close();
  std::vector<Document> documents = read_treebank(path);
  std::filesystem::remove(path);
  return documents;
}

std::vector<std::string> shown(const syntax::Sentence& sentence, const std::vector<syntax::Name>& names) {
  std::vector<std::string> result;
  for (const auto& name : names)
    result.push_back(words_of(sentence, name) + "/" + std::string(syntax::name(name.kind)));
  return result;
}
using Shown = std::vector<std::string>;

TEST(Treebank, OuterAndInnerNames) {
  const auto documents =
      read({{"The DET DT 2 det Entity=(1-organization-new", "University PROPN NNP 5 nsubj _",
             "of ADP IN 4 case _", "Maranta PROPN NNP 2 nmod Entity=(2-place-new)1)",
             "hired VERB VBD 0 root _", "President PROPN NNP 7 nmod:desc Entity=(3-person-new",
             "Ada PROPN NNP 5 obj _", "Quist PROPN NNP 7 flat Entity=3)"}});
  const auto& sentence = documents.at(0).sentences.at(0);
  EXPECT_EQ(shown(sentence, sentence.names),
            (Shown{"University of Maranta/organisation", "Ada Quist/person"}));
  EXPECT_EQ(shown(sentence, sentence.inner_names), (Shown{"Maranta/place"}));
}

TEST(Treebank, AnInnerNameWithoutEntityIsKnownFromElsewhere) {
  const auto documents = read({{"Velden PROPN NNP 2 compound Entity=(1-organization-new",
                                "Times PROPN NNP 3 nsubj Entity=1)", "closed VERB VBD 0 root _"},
                               {"Velden PROPN NNP 2 nsubj Entity=(2-place-new)", "wept VERB VBD 0 root _"}});
  const auto& sentence = documents.at(0).sentences.at(0);
  EXPECT_EQ(shown(sentence, sentence.inner_names), (Shown{"Velden/place"}));
}

TEST(Treebank, OfficesAreNoNamesAndEventsAre) {
  const auto documents = read({{"the DET DT 2 det Entity=(1-person-new", "Vizier PROPN NNP 3 nsubj Entity=1)",
                                "recalled VERB VBD 0 root _", "the DET DT 6 det Entity=(2-event-new",
                                "Salt PROPN NNP 6 compound _", "War PROPN NNP 3 obj Entity=2)"},
                               {"singer NOUN NN 4 nsubj Entity=(3-person-new", "Nina PROPN NNP 1 flat _",
                                "Hale PROPN NNP 2 flat Entity=3)", "sang VERB VBD 0 root _"}});
  const auto& first = documents.at(0).sentences.at(0);
  EXPECT_EQ(shown(first, first.names), (Shown{"Salt War/event"}));
  const auto& second = documents.at(0).sentences.at(1);
  EXPECT_EQ(shown(second, second.names), (Shown{"Nina Hale/person"}));
}

TEST(Treebank, JoinedParticlesMoveInnerNames) {
  auto documents = read(
      {{"Bank PROPN NNP 6 nsubj Entity=(1-organization-new", "of ADP IN 5 case _",
        "Deir PROPN NNP 5 compound Entity=(2-place-new|SpaceAfter=No", "- PUNCT HYPH 5 punct SpaceAfter=No",
        "Hama PROPN NNP 1 nmod Entity=2)1)", "fell VERB VBD 0 root _"}});
  syntax::TokenRules rules;
  auto& sentence = documents.at(0).sentences.at(0);
  ASSERT_EQ(shown(sentence, sentence.inner_names), (Shown{"Deir - Hama/place"}));
  // "ez" between hyphens makes one word of the three.
  sentence.tokens[2].form = "ez";
  rules.particles.insert("ez");
  merge_particle_names(documents[0], rules);
  EXPECT_EQ(defect(sentence), "");
  EXPECT_EQ(shown(sentence, sentence.names), (Shown{"Bank of ez-Hama/organisation"}));
  EXPECT_EQ(shown(sentence, sentence.inner_names), (Shown{"ez-Hama/place"}));
}

TEST(Treebank, NamesOfTheRealOneAreWhole) {
  const std::string path = HEARSAY_SOURCE_DIRECTORY "/../shared/data/ud/gum-dev.conllu.gz";
  if (!std::ifstream(path)) GTEST_SKIP() << path << " is missing";
  std::size_t inner = 0;
  for (const Document& document : read_treebank(path)) {
    for (const auto& sentence : document.sentences) {
      ASSERT_EQ(defect(sentence), "") << text_of(sentence);
      inner += sentence.inner_names.size();
    }
  }
  EXPECT_GT(inner, 10U);
}

}  // namespace
}  // namespace hearsay::train
