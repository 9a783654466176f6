#include "syntax/inflection.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "syntax/lemmatiser.hpp"
#include "syntax/model_data.hpp"

namespace hearsay::syntax {
namespace {

using testing::Contains;
using testing::ElementsAre;
using testing::IsEmpty;

std::string first(std::string_view form, Inflection inflection) {
  const std::vector<std::string> bases = base_forms(form, inflection);
  return bases.empty() ? "" : bases.front();
}

TEST(Inflection, ComesFromPennTags) {
  EXPECT_EQ(inflection_of("NNS"), Inflection::plural);
  EXPECT_EQ(inflection_of("VBN"), Inflection::past);
  EXPECT_EQ(inflection_of("JJS"), Inflection::superlative);
  EXPECT_EQ(inflection_of("NNPS"), Inflection::none);
  EXPECT_EQ(inflection_of("VB"), Inflection::none);
}

TEST(Inflection, PutsTheLikeliestSpellingFirst) {
  const std::vector<std::pair<std::string, std::string>> past{
      {"smiled", "smile"},     {"blamed", "blame"},    {"shelled", "shell"},    {"planned", "plan"},
      {"hoped", "hope"},       {"passed", "pass"},     {"travelled", "travel"}, {"denied", "deny"},
      {"died", "die"},         {"agreed", "agree"},    {"attacked", "attack"},  {"mediated", "mediate"},
      {"changed", "change"},   {"belonged", "belong"}, {"advised", "advise"},   {"visited", "visit"},
      {"joined", "join"},      {"settled", "settle"},  {"captured", "capture"}, {"trained", "train"},
      {"besieged", "besiege"}, {"argued", "argue"},    {"followed", "follow"},  {"seized", "seize"}};
  for (const auto& [form, base] : past)
    EXPECT_EQ(first(form, Inflection::past), base);
  const std::vector<std::pair<std::string, std::string>> participles{{"shelling", "shell"},
                                                                     {"controlling", "control"},
                                                                     {"dying", "die"},
                                                                     {"arming", "arm"},
                                                                     {"using", "use"}};
  for (const auto& [form, base] : participles)
    EXPECT_EQ(first(form, Inflection::present_participle), base);
  const std::vector<std::pair<std::string, std::string>> plurals{{"armies", "army"}, {"clashes", "clash"},
                                                                 {"taxes", "tax"},   {"forces", "force"},
                                                                 {"ties", "tie"},    {"days", "day"}};
  for (const auto& [form, base] : plurals)
    EXPECT_EQ(first(form, Inflection::plural), base);
  EXPECT_EQ(first("herdsmen", Inflection::plural), "herdsman");
  EXPECT_EQ(first("1990's", Inflection::plural), "1990");
  EXPECT_EQ(first("bigger", Inflection::comparative), "big");
  EXPECT_EQ(first("heaviest", Inflection::superlative), "heavy");
}

TEST(Inflection, NamesTheOtherSpellings) {
  EXPECT_THAT(base_forms("buses", Inflection::plural), Contains("bus"));
  EXPECT_THAT(base_forms("wolves", Inflection::plural), Contains("wolf"));
  EXPECT_THAT(base_forms("knives", Inflection::plural), Contains("knife"));
  EXPECT_THAT(base_forms("movies", Inflection::plural), Contains("movie"));
  EXPECT_THAT(base_forms("hoped", Inflection::past), ElementsAre("hope", "hop"));
}

TEST(Inflection, LeavesOtherFormsAlone) {
  EXPECT_THAT(base_forms("fled", Inflection::past), IsEmpty());
  EXPECT_THAT(base_forms("eight", Inflection::past), IsEmpty());
  EXPECT_THAT(base_forms("sing", Inflection::present_participle), IsEmpty());
  EXPECT_THAT(base_forms("", Inflection::plural), IsEmpty());
  EXPECT_THAT(base_forms("s", Inflection::plural), IsEmpty());
  EXPECT_THAT(base_forms("'ed", Inflection::past), IsEmpty());
}

// A lemmatiser that knows a few lemmas and no rule.
Lemmatiser knowing(const std::vector<std::pair<std::string, std::uint8_t>>& lemmas) {
  std::map<std::uint32_t, std::uint32_t> map;
  for (const auto& [lemma, kinds] : lemmas)
    map[lemma_key(lemma)] = kinds;
  return {{}, KeyMap(map)};
}

TEST(Lemmatiser, PrefersKnownLemmasOfThePartOfSpeech) {
  const TagClass past{Upos::VERB, "VBD"};
  EXPECT_EQ(knowing({}).lemma("rated", 0, past), "rate");
  EXPECT_EQ(knowing({{"hop", verb_lemma}}).lemma("hoped", 0, past), "hop");
  EXPECT_EQ(knowing({{"hop", noun_lemma}, {"hope", verb_lemma}}).lemma("hoped", 0, past), "hope");
  EXPECT_EQ(knowing({{"explore", noun_lemma}}).lemma("explored", 0, past), "explore");
  EXPECT_EQ(knowing({{"arm", verb_lemma}}).lemma("re-armed", 0, past), "re-arm");
}

TEST(Lemmatiser, KeepsProperNounsAndAcronyms) {
  const Lemmatiser empty;
  EXPECT_EQ(empty.lemma("HTS'", 0, {Upos::PROPN, "NNPS"}), "HTS");
  EXPECT_EQ(empty.lemma("Orsk’s", 0, {Upos::PROPN, "NNP"}), "Orsk");
  EXPECT_EQ(empty.lemma("Nations", 0, {Upos::PROPN, "NNPS"}), "Nations");
  EXPECT_EQ(empty.lemma("NGOs", 0, {Upos::NOUN, "NNS"}), "NGO");
  EXPECT_EQ(empty.lemma("'", 0, {Upos::PROPN, "NNP"}), "'");
}

TEST(Lemmatiser, LeavesAWronglyTaggedWordWhole) {
  EXPECT_EQ(Lemmatiser().lemma("eight", 0, {Upos::VERB, "VBD"}), "eight");
  EXPECT_EQ(Lemmatiser().lemma("Ministry", 0, {Upos::NOUN, "NN"}), "ministry");
}

// The model's own lists and treebanks.
class ModelLemmas : public testing::Test {
 protected:
  std::string lemma(std::string_view form, Upos upos, std::string_view penn) const {
    for (std::size_t tag = 0; tag < data_.tags.size(); ++tag) {
      if (data_.tags[tag].upos == upos && data_.tags[tag].xpos == penn)
        return data_.lemmatiser.lemma(form, static_cast<std::uint8_t>(tag), data_.tags[tag]);
    }
    return "no such tag";
  }
  const ModelData data_ = ModelData::load(HEARSAY_DATA_DIRECTORY "/models/english.model");
};

TEST_F(ModelLemmas, KnowIrregularForms) {
  EXPECT_EQ(lemma("fled", Upos::VERB, "VBD"), "flee");
  EXPECT_EQ(lemma("swore", Upos::VERB, "VBD"), "swear");
  EXPECT_EQ(lemma("sworn", Upos::VERB, "VBN"), "swear");
  EXPECT_EQ(lemma("overthrew", Upos::VERB, "VBD"), "overthrow");
  EXPECT_EQ(lemma("gunmen", Upos::NOUN, "NNS"), "gunman");
  EXPECT_EQ(lemma("was", Upos::AUX, "VBD"), "be");
  EXPECT_EQ(lemma("better", Upos::ADJ, "JJR"), "good");
}

TEST_F(ModelLemmas, AreWords) {
  EXPECT_EQ(lemma("smiled", Upos::VERB, "VBD"), "smile");
  EXPECT_EQ(lemma("shelled", Upos::VERB, "VBD"), "shell");
  EXPECT_EQ(lemma("blamed", Upos::VERB, "VBN"), "blame");
  EXPECT_EQ(lemma("bases", Upos::NOUN, "NNS"), "base");
  EXPECT_EQ(lemma("restored", Upos::VERB, "VBD"), "restore");
  EXPECT_EQ(lemma("honored", Upos::VERB, "VBD"), "honor");
  EXPECT_EQ(lemma("eight", Upos::VERB, "VBD"), "eight");
}

}  // namespace
}  // namespace hearsay::syntax
