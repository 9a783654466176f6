// Files of the challenge suite: what they may say, what is said of their mistakes, and when a passage is
// passed.
#include "analysis/challenge.hpp"

#include "analysis/support.hpp"
#include "claims/support.hpp"

namespace hearsay::analysis {
namespace {

using claims::ClaimRecord;
using claims::complaint;
using claims::HolderKind;
using claims::TemporaryFolder;
using testing::AllOf;
using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;

constexpr const char* text = "The Qavsar Union attacked the River Guard in May.";

class ChallengeTest : public testing::Test {
 protected:
  // A file of one passage, which begins on line 4: `claims` and what follows it.
  std::string write(const std::string& rest) const {
    return folder_.write("raids.yaml", std::string("schema: hearsay/challenge/1\ngroup: raids\npassages:\n") +
                                           "  - id: raids.one\n    text: " + text + "\n" + rest);
  }
  Passage passage(const std::string& rest) const {
    return load_challenge(write(rest), data().ontology).passages.at(0);
  }
  std::string mistake(const std::string& rest) const {
    const std::string path = write(rest);
    const std::string said = complaint<DataError>([&] { load_challenge(path, data().ontology); });
    EXPECT_THAT(said, HasSubstr(path));
    return said;
  }
  std::vector<std::string> faults_of(const std::string& rest, const std::vector<ClaimRecord>& found) const {
    return faults(passage(rest), found, data().ontology);
  }

  TemporaryFolder folder_;
};

Claim read(const std::string& subject, const std::string& predicate, const std::string& object) {
  Claim claim(subject, predicate, object);
  claim.document("d", "Test Wire", "2021-06-01");
  return claim;
}

const ClaimRecord attack = read("Qavsar Union", "fought", "River Guard").within("2021-05");

constexpr const char* expected =
    "    claims: [{subject: Qavsar Union, predicate: fought, object: River Guard}]\n";

std::string expected_with(const std::string& more) {
  return "    claims: [{subject: Qavsar Union, predicate: fought, object: River Guard, " + more + "}]\n";
}

TEST_F(ChallengeTest, AllKeysAreUnderstood) {
  const Passage found = passage(R"(    pair: raid
    held_back: true
    published: 2021-06-01
    publisher: Norlight Wire
    only: true
    claims:
      - {subject: foreign fighters, predicate: fought, object: River Guard, polarity: denied, certainty: possible,
         mood: planned, holder: an aide, chain: [an aide, Norlight Wire], time: 2021-05,
         quantity: {min: 3, max: 4, approximate: true}, place: Sandhaven, roles: {via: Ordan}}
    not: [{subject: River Guard}]
)");
  EXPECT_EQ(found.pair, "raid");
  EXPECT_TRUE(found.held_back && found.only);
  EXPECT_EQ(found.document.text, text);
  EXPECT_EQ(found.document.publisher, "Norlight Wire");
  EXPECT_EQ(found.document.published, "2021-06-01");
  EXPECT_FALSE(found.document.id.empty());
  const ExpectedClaim& claim = found.expected.at(0);
  EXPECT_EQ(claim.subject.kind, "group") << "it ends in a small letter";
  EXPECT_EQ(claim.object.kind, "organisation");
  EXPECT_EQ(claim.text(), "foreign fighters fought River Guard, denied, possible, planned, by an aide");
  EXPECT_THAT(claim.chain, ElementsAre("an aide", "Norlight Wire"));
  EXPECT_EQ(claim.quantity->max, 4);
  EXPECT_EQ(claim.roles.at("via"), "Ordan");
  EXPECT_EQ(found.excluded.at(0).predicate, "");
}

TEST_F(ChallengeTest, WhatIsNotSaidIsThePlainCase) {
  const Passage found = passage(expected);
  EXPECT_FALSE(found.held_back || found.only);
  EXPECT_EQ(found.document.publisher, "Test Wire");
  EXPECT_EQ(found.expected.at(0).polarity, claims::Polarity::affirmed);
  EXPECT_FALSE(found.expected.at(0).time);
  EXPECT_THAT(found.excluded, IsEmpty());
}

TEST_F(ChallengeTest, MistakesAreReportedWithFileAndLine) {
  EXPECT_THAT(mistake(expected_with("polarity: refuted")), AllOf(HasSubstr("line 6"), HasSubstr("refuted")));
  EXPECT_THAT(mistake(expected_with("mod: planned")), AllOf(HasSubstr("line 6"), HasSubstr("mod")));
  EXPECT_THAT(mistake(expected_with("quantity: {about: 3}")), AllOf(HasSubstr("line 6"), HasSubstr("about")));
  EXPECT_THAT(mistake("    claims: [{subject: A, predicate: bewitched}]\n"),
              AllOf(HasSubstr("line 6"), HasSubstr("'bewitched' is no predicate")));
  EXPECT_THAT(mistake("    claims: [{subject: Qavsar Union}]\n"), HasSubstr("predicate"));
  EXPECT_THAT(mistake("    claims: []\n    not: [{predicate: fought}]\n"),
              AllOf(HasSubstr("line 7"), HasSubstr("subject")));
  EXPECT_THAT(mistake("    onl: true\n    claims: []\n"), AllOf(HasSubstr("line 6"), HasSubstr("onl")));
  EXPECT_THAT(mistake("    only: true\n"), HasSubstr("claims"));
  EXPECT_THAT(mistake("    claims: []\n  - id: raids.one\n    text: More.\n    claims: []\n"),
              AllOf(HasSubstr("line 7"), HasSubstr("above already")));
  EXPECT_THAT(mistake("    claims: []\n  - id: sieges.two\n    text: More.\n    claims: []\n"),
              AllOf(HasSubstr("line 7"), HasSubstr("begins with its group")));
  const std::string other = folder_.write("new.yaml", "schema: hearsay/challenge/2\n");
  EXPECT_THAT(complaint<DataError>([&] { load_challenge(other, data().ontology); }),
              AllOf(HasSubstr("new.yaml"), HasSubstr("line 1"), HasSubstr("schema")));
}

TEST_F(ChallengeTest, AFolderIsReadByName) {
  write("    claims: []\n");
  folder_.write("ambushes.yaml", "schema: hearsay/challenge/1\ngroup: ambushes\npassages: []\n");
  folder_.write("notes.txt", "nothing");
  const std::vector<Challenge> all = load_challenges(folder_.path(), data().ontology);
  ASSERT_EQ(all.size(), 2U);
  EXPECT_EQ(all[0].group, "ambushes");
  EXPECT_EQ(all[1].passages.at(0).id, "raids.one");
  EXPECT_THAT(complaint<DataError>([&] { load_challenges(folder_.path() + "/none", data().ontology); }),
              HasSubstr("cannot be read"));
}

TEST_F(ChallengeTest, APassageIsPassedWhereEveryClaimIsRead) {
  EXPECT_THAT(faults_of(expected, {attack}), IsEmpty());
  EXPECT_THAT(faults_of(expected, {}), ElementsAre("expected Qavsar Union fought River Guard: not read"));
  EXPECT_THAT(faults_of(expected, {read("River Guard", "fought", "Qavsar Union")}),
              ElementsAre(HasSubstr("not read")))
      << "the other way round";
  EXPECT_THAT(faults_of("    claims: [{subject: Qavsar Union, predicate: met_with, object: River Guard}]\n",
                        {read("River Guard", "met_with", "Qavsar Union")}),
              IsEmpty())
      << "a meeting has no direction";
  EXPECT_THAT(faults_of("    claims: [{subject: foreign fighters, predicate: fought, object: River Guard}]\n",
                        {read("fighters from Velmark", "fought", "the River Guard")}),
              IsEmpty());
}

TEST_F(ChallengeTest, EveryAttributeThatDiffersIsNamed) {
  const auto differs = [&](const std::string& wanted, const ClaimRecord& found) {
    const std::vector<std::string> said = faults_of(expected_with(wanted), {found});
    return said.size() == 1 ? said[0] : std::to_string(said.size()) + " faults";
  };
  ClaimRecord denied = attack;
  denied.claim.polarity = claims::Polarity::denied;
  denied.claim.mood = claims::Mood::planned;
  EXPECT_THAT(differs("certainty: possible", denied),
              HasSubstr("read with polarity denied, certainty certain, mood planned"));
  EXPECT_THAT(differs("holder: Ilan Bero", attack), HasSubstr("read with holder Test Wire"));
  EXPECT_THAT(differs("time: 2021-06", attack), HasSubstr("read with time 2021-05"));
  EXPECT_THAT(differs("time: \"\"", attack), HasSubstr("read with time 2021-05")) << "no time is expected";
  EXPECT_THAT(differs("quantity: {min: 3}", attack), HasSubstr("read with quantity none"));
  EXPECT_THAT(differs("place: Sandhaven", attack), HasSubstr("read with place none"));
  EXPECT_THAT(differs("roles: {via: Ordan}", attack), HasSubstr("read with role via"));
  EXPECT_THAT(differs("chain: [an aide, Test Wire]", attack), HasSubstr("read with chain Test Wire"));
  // Nobody asked for these.
  EXPECT_THAT(
      faults_of(expected, {read("Qavsar Union", "fought", "River Guard").place("Port").quantity(3, 4)}),
      IsEmpty());
}

TEST_F(ChallengeTest, AttributesThatAgree) {
  ClaimRecord told = read("Qavsar Union", "fought", "River Guard")
                         .holder(HolderKind::anonymous, "a tired aide")
                         .within("2021-05-14")
                         .quantity(3, 4)
                         .place("Sandhaven")
                         .role("via", "Ordan");
  told.claim.roles.push_back({"instrument", {{"a crate of rifles", "", mentions::none, "arms"}}});
  EXPECT_THAT(
      faults_of(expected_with("holder: aide, chain: [aide, Test Wire], time: 2021-05, place: Sandhaven, "
                              "quantity: {min: 3, max: 4, approximate: false}, "
                              "roles: {via: Ordan, instrument: arms}"),
                {told}),
      IsEmpty());
  EXPECT_THAT(faults_of(expected_with("holder: aide, quantity: {min: 3, max: 4, approximate: true}"), {told}),
              ElementsAre(HasSubstr("quantity")));
  EXPECT_THAT(faults_of(expected_with("holder: aide, roles: {instrument: money}"), {told}),
              ElementsAre(HasSubstr("role instrument")));
  EXPECT_THAT(faults_of(expected_with("holder: aide, chain: [aide]"), {told}),
              ElementsAre(HasSubstr("chain")))
      << "the chain is compared whole";
}

TEST_F(ChallengeTest, EachClaimServesOneExpectation) {
  const std::string twice =
      "    claims:\n"
      "      - {subject: Qavsar Union, predicate: fought, object: River Guard}\n"
      "      - {subject: Qavsar Union, predicate: fought, object: River Guard}\n";
  EXPECT_THAT(faults_of(twice, {attack}), ElementsAre(HasSubstr("not read")));
  EXPECT_THAT(faults_of(twice, {attack, attack}), IsEmpty());
}

TEST_F(ChallengeTest, WhatMustNotBeRead) {
  const ClaimRecord reversed = read("River Guard", "fought", "Qavsar Union");
  const ClaimRecord helped = read("River Guard", "aided", "Qavsar Union");
  const std::string no_fight =
      std::string(expected) + "    not: [{subject: River Guard, predicate: fought}]\n";
  EXPECT_THAT(faults_of(no_fight, {attack, reversed}),
              ElementsAre(HasSubstr("not expected: River Guard fought Qavsar Union")));
  EXPECT_THAT(faults_of(no_fight, {attack, helped}), IsEmpty()) << "another predicate is not excluded";
  const std::string nothing =
      std::string(expected) + "    not: [{subject: River Guard, object: Qavsar Union}]\n";
  EXPECT_THAT(faults_of(nothing, {attack, helped}), ElementsAre(HasSubstr("aided")))
      << "without a predicate none may be read";
  EXPECT_THAT(
      faults_of(std::string(expected) + "    not: [{subject: Qavsar Union, predicate: fought}]\n", {attack}),
      IsEmpty())
      << "an expected claim is not excluded as well";
}

TEST_F(ChallengeTest, OnlyMeansNothingElse) {
  const ClaimRecord other = read("Salt Union", "met_with", "River Guard");
  EXPECT_THAT(faults_of(expected, {attack, other}), IsEmpty());
  const std::string only = std::string(expected) + "    only: true\n";
  EXPECT_THAT(faults_of(only, {attack}), IsEmpty());
  EXPECT_THAT(faults_of(only, {attack, other}), ElementsAre(HasSubstr("not expected: Salt Union met_with")));
  ClaimRecord nobody = other;
  nobody.claim.subject.reset();
  EXPECT_THAT(faults_of(only, {attack, nobody}), IsEmpty()) << "claims without a subject are not scored";
}

}  // namespace
}  // namespace hearsay::analysis
