// Kinds of what is given, and the strictness of their file.
#include "claims/instruments.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "base/error.hpp"
#include "claims/support.hpp"

namespace hearsay::claims {
namespace {

using testing::AllOf;
using testing::HasSubstr;

constexpr const char* two_kinds = R"(schema: hearsay/instruments/1
categories:
  arms: {nouns: [rifle, shell], verbs: [arm]}
  shelter: {nouns: [cave], verbs: [shelter, house]}
modifiers: {arms: [military]}
)";

TEST(Instruments, ANounAVerbAndAModifierAreLookedUpApart) {
  const TemporaryFolder folder;
  const auto lexicon = InstrumentLexicon::load(folder.write("instruments.yaml", two_kinds));
  EXPECT_EQ(lexicon.of_noun("rifle"), "arms");
  EXPECT_EQ(lexicon.of_noun("cave"), "shelter");
  EXPECT_EQ(lexicon.of_verb("house"), "shelter");
  EXPECT_EQ(lexicon.of_modifier("military"), "arms");
  EXPECT_EQ(lexicon.of_noun("house"), "") << "a verb here";
  EXPECT_EQ(lexicon.of_verb("rifle"), "");
  EXPECT_EQ(lexicon.of_noun("military"), "");
}

TEST(Instruments, ABrokenFileIsReportedWithFileAndLine) {
  const TemporaryFolder folder;
  const auto mistake = [&](const std::string& from, const std::string& to) {
    std::string text = two_kinds;
    text.replace(text.find(from), from.size(), to);
    const std::string path = folder.write("instruments.yaml", text);
    const std::string said = complaint<DataError>([&] { InstrumentLexicon::load(path); });
    EXPECT_THAT(said, HasSubstr(path));
    return said;
  };
  EXPECT_THAT(mistake("cave", "rifle"), AllOf(HasSubstr("line 4"), HasSubstr("'rifle'")));
  EXPECT_THAT(mistake("house", "arm"), AllOf(HasSubstr("line 4"), HasSubstr("'arm'")));
  EXPECT_THAT(mistake("nouns: [cave]", "noun: [cave]"), AllOf(HasSubstr("line 4"), HasSubstr("noun")));
  EXPECT_THAT(mistake(", verbs: [arm]", ""), AllOf(HasSubstr("line 3"), HasSubstr("verbs")));
  EXPECT_THAT(mistake("modifiers: {arms: [military]}\n", ""), HasSubstr("modifiers"));
  EXPECT_THAT(mistake("modifiers: {arms: [military]}", "modifiers: {arms: military}"), HasSubstr("line 5"));
  EXPECT_THAT(mistake("instruments/1", "instruments/9"), AllOf(HasSubstr("line 1"), HasSubstr("schema")));
}

// The kinds of CLAIMS.md, each with a noun.
TEST(Instruments, TheShippedFileKnowsEveryKind) {
  const auto lexicon =
      InstrumentLexicon::load(std::string(HEARSAY_DATA_DIRECTORY) + "/lexicons/instruments.yaml");
  EXPECT_EQ(lexicon.of_noun("ammunition"), "arms");
  EXPECT_EQ(lexicon.of_noun("cash"), "money");
  EXPECT_EQ(lexicon.of_noun("instructor"), "training");
  EXPECT_EQ(lexicon.of_noun("reconnaissance"), "intelligence");
  EXPECT_EQ(lexicon.of_noun("fuel"), "logistics");
  EXPECT_EQ(lexicon.of_noun("refuge"), "shelter");
  EXPECT_EQ(lexicon.of_noun("surgeon"), "medical");
  EXPECT_EQ(lexicon.of_noun("volunteer"), "fighters");
  EXPECT_EQ(lexicon.of_verb("train"), "training");
  EXPECT_EQ(lexicon.of_modifier("financial"), "money");
  EXPECT_EQ(lexicon.of_noun("support"), "") << "help without saying what";
}

}  // namespace
}  // namespace hearsay::claims
