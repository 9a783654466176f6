// The loader of patterns: what it understands, what it says of mistakes, and what its index saves.
#include "claims/pattern.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <set>

#include "base/error.hpp"
#include "claims/support.hpp"

namespace hearsay::claims {
namespace {

using testing::AllOf;
using testing::ElementsAre;
using testing::HasSubstr;

const Ontology& ontology() {
  static const Ontology instance =
      Ontology::load(std::string(HEARSAY_DATA_DIRECTORY) + "/ontology/predicates.yaml");
  return instance;
}

constexpr const char* paths_file = R"(schema: hearsay/paths/1
sets: {raid: [raid, shell, ambush]}
paths: {agent: ">nsubj", patient: ">obj"}
)";

// A folder with the given file of patterns and a small paths.yaml.
class Patterns : public testing::Test {
 protected:
  Patterns() { folder_.write("paths.yaml", paths_file); }

  PatternLibrary load(const std::string& patterns, const std::string& name = "war.yaml") {
    folder_.write(name, "schema: hearsay/patterns/1\n" + patterns);
    return PatternLibrary::load(folder_.path(), ontology());
  }
  // What is said about one pattern, whose first line is line 3 of war.yaml.
  std::string mistake(const std::string& pattern) {
    return complaint<DataError>([&] { load("patterns:\n" + pattern); });
  }

  TemporaryFolder folder_;
};

constexpr const char* good = R"(  - id: raid
    yields: fought
    trigger: {lemma: raid}
    subject: "@agent"
)";

TEST_F(Patterns, AllKeysAreUnderstood) {
  const PatternLibrary library = load(R"(frames:
  transitive: {subject: "@agent", object: "@patient", score: 0.9}
patterns:
  - id: fought.raid
    yields: fought
    frame: transitive
    trigger: {lemma: [attack, $raid], upos: [VERB, NOUN]}
    require: ">obj"
    forbid: [">iobj", ">xcomp"]
    place: ">obl[case=in]"
    roles: {against: ">obl[case=against]"}
    polarity: denied
    certainty: probable
    mood: planned
    reciprocal: true
    others: via
    score: 0.4
    examples: {yes: ["A raided B."], no: ["A raided the fridge.", "B raids."]}
    note: for the test
  - id: strength.have
    yields: has_strength
    trigger: {lemma: have}
    subject: "@agent"
    quantity: {path: "@patient", measure: strength}
)");
  ASSERT_EQ(library.size(), 2U);
  const Pattern& raid = library.pattern(0);
  EXPECT_EQ(raid.id, "fought.raid");
  EXPECT_EQ(raid.type->name, "fought");
  EXPECT_THAT(raid.lemmas, ElementsAre("attack", "ambush", "raid", "shell"));
  EXPECT_THAT(raid.upos, ElementsAre(syntax::Upos::VERB, syntax::Upos::NOUN));
  EXPECT_EQ(raid.require.size(), 1U);
  EXPECT_EQ(raid.forbid.size(), 2U);
  EXPECT_FALSE(raid.subject.empty()) << "from the frame";
  EXPECT_FALSE(raid.object.empty()) << "from the frame";
  EXPECT_FALSE(raid.place.empty());
  ASSERT_EQ(raid.roles.size(), 1U);
  EXPECT_EQ(raid.roles[0].role, "against");
  EXPECT_EQ(raid.polarity, Polarity::denied);
  EXPECT_EQ(raid.certainty, Certainty::probable);
  EXPECT_EQ(raid.mood, Mood::planned);
  EXPECT_TRUE(raid.reciprocal);
  EXPECT_EQ(raid.others, "via");
  EXPECT_DOUBLE_EQ(raid.score, 0.4) << "a pattern's own key goes before its frame's";
  ASSERT_EQ(raid.examples.size(), 3U);
  EXPECT_TRUE(raid.examples[0].positive);
  EXPECT_FALSE(raid.examples[2].positive);
  EXPECT_EQ(library.pattern(1).measure, "strength");
}

TEST_F(Patterns, EachMistakeNamesFileLineAndReason) {
  struct Mistake {
    std::string pattern;
    int line;  // 0: wherever the YAML reader notices
    const char* reason;
  };
  const std::string head = "  - id: x\n    yields: fought\n    trigger: {lemma: raid}\n";
  const std::string body = head + "    subject: \"@agent\"\n";
  const std::vector<Mistake> mistakes = {
      {body + "    colour: red\n", 7, "colour"},
      {"  - id: x\n    yields: befriended\n    trigger: {lemma: raid}\n    subject: \"@agent\"\n", 4,
       "'befriended' is no predicate"},
      {head + "    subject: \">nsubj[\"\n", 6, "a word is missing"},
      {head + "    subject: \"@nobody\"\n", 6, "'@nobody' is not known"},
      {"  - id: x\n    yields: fought\n    subject: \"@agent\"\n", 3, "trigger"},
      {"  - id: x\n    yields: fought\n    trigger: {upos: VERB}\n    subject: \"@agent\"\n", 5, "lemma"},
      {"  - id: x\n    yields: fought\n    trigger: {lemma: []}\n    subject: \"@agent\"\n", 5, "lemma"},
      {"  - yields: fought\n    trigger: {lemma: raid}\n    subject: \"@agent\"\n", 3, "id"},
      {"  - id: x\n    trigger: {lemma: raid}\n    subject: \"@agent\"\n", 3, "yields"},
      {"  - id: x\n    yields: fought\n    trigger: {lemma: $boat}\n    subject: \"@agent\"\n", 5,
       "'$boat' is not known"},
      {"  - id: x\n    yields: fought\n    trigger: {lemma: raid, upos: VERBS}\n    subject: \"@agent\"\n", 5,
       "'VERBS' is no UPOS tag"},
      {head, 3, "needs a subject or pairs"},
      {body + "    frame: intransitive\n", 7, "'intransitive' is not known"},
      {body + "    polarity: negative\n", 7, "negative"},
      {body + "    certainty: sure\n", 7, "sure"},
      {body + "    mood: angry\n", 7, "angry"},
      {body + "    score: high\n", 7, "number"},
      {body + "    score: 1.5\n", 7, "score"},
      {body + "    roles: {witness: \"@agent\"}\n", 7, "witness"},
      {body + "    others: witness\n", 7, "witness"},
      {body + "    examples: {maybe: [A]}\n", 7, "maybe"},
      {body + "    quantity: {path: \">obj\", unit: men}\n", 7, "unit"},
      {"  - id: x\n    yields: suffered\n    trigger: {lemma: lose}\n    subject: \"@agent\"\n", 3,
       "'suffered' needs a quantity"},
      {good + std::string(
                  "  - id: raid\n    yields: aided\n    trigger: {lemma: help}\n    subject: \"@agent\"\n"),
       7, "the id 'raid'"},
      {"  - id: [x\n", 0, "war.yaml"},
  };
  for (const Mistake& mistake : mistakes) {
    const std::string said = this->mistake(mistake.pattern);
    EXPECT_THAT(said, AllOf(HasSubstr("war.yaml"), HasSubstr(mistake.reason))) << mistake.pattern;
    if (mistake.line > 0) {
      EXPECT_THAT(said, HasSubstr("line " + std::to_string(mistake.line) + ":")) << mistake.pattern;
    }
  }
}

TEST_F(Patterns, AnIdIsUniqueOverAllFiles) {
  folder_.write("a.yaml", "schema: hearsay/patterns/1\npatterns:\n" + std::string(good));
  EXPECT_THAT(complaint<DataError>([&] { load("patterns:\n" + std::string(good), "b.yaml"); }),
              AllOf(HasSubstr("b.yaml: line 3"), HasSubstr("'raid'")));
}

TEST_F(Patterns, TheFolderAndItsPathsMustBeThere) {
  EXPECT_THAT(complaint<DataError>([&] { PatternLibrary::load(folder_.path() + "/none", ontology()); }),
              HasSubstr("none"));
  folder_.write("war.yaml", "schema: hearsay/patterns/2\npatterns: []\n");
  EXPECT_THAT(complaint<DataError>([&] { PatternLibrary::load(folder_.path(), ontology()); }),
              AllOf(HasSubstr("war.yaml: line 1"), HasSubstr("schema is not known")));
}

TEST_F(Patterns, AreFoundByTheirTriggerWhateverItsCase) {
  const PatternLibrary library = load("patterns:\n" + std::string(good));
  EXPECT_EQ(library.for_lemma("raid").size(), 1U);
  EXPECT_EQ(library.for_lemma("Raid").size(), 1U);
  EXPECT_TRUE(library.for_lemma("raids").empty());
  EXPECT_TRUE(library.for_lemma("").empty());
}

TEST_F(Patterns, UnrelatedPatternsCostASentenceNothing) {
  const std::vector<std::string> sentence = {"the", "rebel", "raid", "a", "village", "and", "flee"};
  const auto tried = [&](const PatternLibrary& library) {
    std::size_t count = 0;
    for (const std::string& lemma : sentence)
      count += library.for_lemma(lemma).size();
    return count;
  };
  std::string patterns = "patterns:\n" + std::string(good);
  patterns +=
      "  - {id: flight, yields: withdrew_from, trigger: {lemma: [flee, leave]}, subject: \"@agent\"}\n";
  const std::size_t before = tried(load(patterns));
  EXPECT_EQ(before, 2U);
  for (int i = 0; i < 20; ++i)
    patterns += "  - {id: other" + std::to_string(i) + ", yields: aided, trigger: {lemma: [help" +
                std::to_string(i) + ", lend]}, subject: \"@agent\"}\n";
  const PatternLibrary larger = load(patterns);
  EXPECT_EQ(larger.size(), 22U);
  EXPECT_EQ(tried(larger), before);
}

TEST_F(Patterns, FitLooksAtTagAndConditions) {
  const PatternLibrary library = load(R"(patterns:
  - id: raid
    yields: fought
    trigger: {lemma: raid, upos: VERB}
    require: ["@agent", "@patient"]
    forbid: "@patient[lemma=fridge]"
    subject: "@agent"
)");
  const auto fits = [&](const std::string& text, int token) {
    const syntax::Sentence sentence = mentions::make_sentence(text);
    const mentions::Mentions none = hand_mentions(sentence, {});
    return library.fits(library.pattern(0), TreeView(sentence, 0, none), token);
  };
  EXPECT_TRUE(fits("Rovans|PROPN|1|nsubj raid|VERB|-1|root villages|NOUN|1|obj", 1));
  EXPECT_FALSE(fits("Rovans|PROPN|1|nsubj raid|NOUN|-1|root villages|NOUN|1|obj", 1)) << "a noun";
  EXPECT_FALSE(fits("Rovans|PROPN|1|nsubj raid|VERB|-1|root", 1)) << "nothing is raided";
  EXPECT_FALSE(fits("Rovans|PROPN|1|nsubj raid|VERB|-1|root fridge|NOUN|1|obj", 1)) << "forbidden";
}

TEST(ShippedPatterns, CoverEachPredicateAndScoreBetweenZeroAndOne) {
  const PatternLibrary library =
      PatternLibrary::load(std::string(HEARSAY_DATA_DIRECTORY) + "/patterns", ontology());
  std::set<std::string> covered;
  for (const Pattern& pattern : library.patterns()) {
    covered.insert(pattern.type->name);
    EXPECT_GT(pattern.score, 0) << pattern.id;
    EXPECT_LE(pattern.score, 1) << pattern.id;
  }
  for (const PredicateType& type : ontology().predicates())
    EXPECT_TRUE(covered.contains(type.name)) << type.name << " has no pattern";
}

}  // namespace
}  // namespace hearsay::claims
