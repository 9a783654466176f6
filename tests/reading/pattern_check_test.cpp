// Patterns that do and do not read what their own examples say.
#include "reading/pattern_check.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "claims/support.hpp"
#include "reading/shared_reader.hpp"

namespace hearsay::reading {
namespace {

using claims::TemporaryFolder;
using testing::AllOf;
using testing::HasSubstr;

// Checks a file of patterns that is read beside the shipped ones, with the invented actors.
PatternCheck check(const std::string& patterns) {
  const TemporaryFolder folder;
  const std::string file = folder.write("own.yaml", "schema: hearsay/patterns/1\npatterns:\n" + patterns);
  const Reader reader = Reader::load(data_directory, {{data_directory + "/examples/actors.yaml"}, {file}});
  const auto library =
      claims::PatternLibrary::load(data_directory + "/patterns", reader.claim_extractor().ontology(), {file});
  std::vector<claims::Pattern> own;
  for (const claims::Pattern& pattern : library.patterns())
    if (pattern.file == file) own.push_back(pattern);
  return check_patterns(reader, own);
}

std::string pattern(const std::string& id, const std::string& yields, const std::string& lemma,
                    const std::string& examples) {
  return "  - id: " + id + "\n    yields: " + yields + "\n    trigger: {lemma: " + lemma +
         ", upos: VERB}\n    subject: \">nsubj\"\n    object: \">obj\"\n    examples:\n" + examples;
}

TEST(PatternCheck, ExamplesThatHoldAreNoFault) {
  NEEDS_READER();
  const PatternCheck result = check(
      pattern("own.clobber", "fought", "clobber",
              "      yes: [\"Ordan clobbered Velmia. => Ordan -> Velmia\", \"Ordan clobbered Velmia.\"]\n"
              "      no: [\"Ordan praised Velmia.\"]\n"));
  EXPECT_EQ(result.patterns, 1U);
  EXPECT_EQ(result.positive, 2U);
  EXPECT_EQ(result.negative, 1U);
  EXPECT_EQ(result.kept, 3U);
  EXPECT_TRUE(result.broken.empty()) << result.broken.front().reason;
  EXPECT_TRUE(result.lacking.empty());
}

TEST(PatternCheck, WhatIsNotReadOrReadWronglyIsBroken) {
  NEEDS_READER();
  const PatternCheck result = check(pattern("own.clobber", "fought", "clobber",
                                            "      yes:\n"
                                            "        - \"Ordan forgot Velmia.\"\n"
                                            "        - \"Ordan clobbered Velmia. => Velmia -> Ordan\"\n"
                                            "      no:\n"
                                            "        - \"Velmia clobbered Ordan.\"\n"));
  EXPECT_EQ(result.kept, 0U);
  ASSERT_EQ(result.broken.size(), 3U);
  EXPECT_EQ(result.broken[0].line, 10);
  EXPECT_EQ(result.broken[0].pattern, "own.clobber");
  EXPECT_THAT(result.broken[0].file, HasSubstr("own.yaml"));
  EXPECT_THAT(result.broken[0].reason, AllOf(HasSubstr("is not read in"), HasSubstr("nothing is read")));
  EXPECT_EQ(result.broken[1].line, 11) << "fought has a direction";
  EXPECT_THAT(result.broken[1].reason, HasSubstr("read: Ordan fought Velmia by own.clobber"));
  EXPECT_EQ(result.broken[2].line, 13);
  EXPECT_THAT(result.broken[2].reason, HasSubstr("is read in"));
}

TEST(PatternCheck, DirectionDoesNotMatterWhereThereIsNone) {
  NEEDS_READER();
  const PatternCheck result = check(pattern("own.tango", "met_with", "clobber",
                                            "      yes: [\"Ordan clobbered Velmia. => Velmia -> Ordan\"]\n"
                                            "      no: [\"Ordan praised Velmia.\"]\n"));
  EXPECT_TRUE(result.broken.empty()) << result.broken.front().reason;
}

TEST(PatternCheck, APatternNeedsAnExampleOfEachSort) {
  NEEDS_READER();
  const PatternCheck result =
      check(pattern("own.one", "fought", "clobber", "      yes: [\"Ordan clobbered Velmia.\"]\n") +
            pattern("own.other", "fought", "outfox", "      no: [\"Ordan praised Velmia.\"]\n"));
  EXPECT_EQ(result.kept, 2U);
  ASSERT_EQ(result.lacking.size(), 2U);
  EXPECT_EQ(result.lacking[0].pattern, "own.one");
  EXPECT_EQ(result.lacking[0].line, 3);
  EXPECT_THAT(result.lacking[0].reason, HasSubstr("no negative example"));
  EXPECT_EQ(result.lacking[1].pattern, "own.other");
  EXPECT_EQ(result.lacking[1].line, 10);
  EXPECT_THAT(result.lacking[1].reason, HasSubstr("no positive example"));
}

}  // namespace
}  // namespace hearsay::reading
