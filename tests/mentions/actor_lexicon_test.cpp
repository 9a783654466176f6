#include "mentions/actor_lexicon.hpp"

#include <gtest/gtest.h>
#include <unistd.h>

#include <filesystem>
#include <fstream>

#include "base/error.hpp"

namespace hearsay::mentions {
namespace {

constexpr const char* lexicon_path = HEARSAY_DATA_DIRECTORY "/lexicons/actors.yaml";

TEST(ActorLexicon, HoldsTheNounsOfTheDomain) {
  const ActorLexicon lexicon = ActorLexicon::load(lexicon_path);
  EXPECT_GE(lexicon.nouns.size(), 400U);
  ASSERT_NE(lexicon.noun("militant"), nullptr);
  EXPECT_EQ(lexicon.noun("militant")->plural, EntityKind::group);
  EXPECT_EQ(lexicon.noun("militant")->singular, EntityKind::person);
  ASSERT_NE(lexicon.noun("government"), nullptr);
  EXPECT_TRUE(lexicon.noun("government")->is(ActorNoun::government));
  EXPECT_EQ(lexicon.noun("table"), nullptr);
  EXPECT_EQ(lexicon.synonym("militant"), lexicon.synonym("fighter"));
  EXPECT_EQ(lexicon.synonym("widow"), "widow");
}

std::string with(const std::string& extra) {
  std::ifstream file(lexicon_path);
  return std::string(std::istreambuf_iterator<char>(file), {}) + extra;
}

void expect_rejected(const std::string& text, const std::string& reason) {
  const std::filesystem::path path =
      std::filesystem::temp_directory_path() / ("hearsay-actors-" + std::to_string(getpid()) + ".yaml");
  std::ofstream(path) << text;
  try {
    ActorLexicon::load(path.string());
    ADD_FAILURE() << "accepted";
  } catch (const DataError& error) {
    EXPECT_NE(std::string(error.what()).find(reason), std::string::npos) << error.what();
    EXPECT_NE(std::string(error.what()).find("line"), std::string::npos) << error.what();
  }
  std::filesystem::remove(path);
}

TEST(ActorLexicon, RejectsAnUnknownSection) {
  expect_rejected(with("\nsurprises: [a, b]\n"), "surprises");
}

TEST(ActorLexicon, RejectsANounInTwoClasses) {
  std::string text = with("");
  const std::string needle = "words: [fighter,";
  const std::size_t at = text.find(needle);
  ASSERT_NE(at, std::string::npos);
  text.insert(at + needle.size(), " government,");
  expect_rejected(text, "listed twice");
}

}  // namespace
}  // namespace hearsay::mentions
