// Extracted claims scored against gold.
#include "analysis/evaluation.hpp"

#include <algorithm>

#include "analysis/support.hpp"

namespace hearsay::analysis {
namespace {

using claims::ClaimRecord;
using claims::HolderKind;

constexpr const char* text =
    "The Qavsar Union attacked the River Guard in May. Later foreign militants from Velmark met the Guard.";
constexpr const char* attack = "The Qavsar Union attacked the River Guard in May.";
constexpr const char* meeting = "Later foreign militants from Velmark met the Guard.";

GoldDocument gold_document() {
  GoldDocument gold;
  gold.document.source = "report.txt";
  gold.entities = {{"union", "organisation", {"Qavsar Union", "QU"}},
                   {"guard", "organisation", {"River Guard", "the Guard"}},
                   {"militants", "group", {"foreign militants"}},
                   {"wire", "publisher", {"Norlight Wire", "Norlight"}}};
  return gold;
}

GoldClaim gold_claim(const std::string& subject, const std::string& predicate, const std::string& object,
                     const std::string& quote = attack) {
  GoldClaim claim;
  claim.subject = subject;
  claim.predicate = predicate;
  claim.object = object;
  claim.attribution = {{HolderKind::publisher, "Norlight Wire", "", "", {}, mentions::none}};
  claim.quote = quote;
  return claim;
}

Claim system_claim(const std::string& subject, const std::string& predicate, const std::string& object,
                   const std::string& quote = attack) {
  Claim claim(subject, predicate, object);
  claim.document("d", "Norlight Wire", "2021-06-01");
  claim.quote(quote, std::string(text).find(quote));
  return claim;
}

DocumentEvaluation evaluated(const std::vector<GoldClaim>& gold_claims,
                             const std::vector<ClaimRecord>& system) {
  GoldDocument gold = gold_document();
  gold.claims = gold_claims;
  gold.locate(text);
  return evaluate(gold, system, data().ontology, text);
}

// Matches at pair, claim and full, as "110".
std::string levels_of(const GoldClaim& gold, const ClaimRecord& system) {
  std::string matched;
  for (const std::size_t count : evaluated({gold}, {system}).tally.found)
    matched += std::to_string(count);
  return matched;
}

const GoldClaim attacked = gold_claim("union", "fought", "guard");

TEST(Evaluation, AgreesInAll) {
  EXPECT_EQ(levels_of(attacked, system_claim("Qavsar Union", "fought", "River Guard")), "111");
}

TEST(Evaluation, NamesAreFolded) {
  for (const char* name : {"qavsar union", "the Qavsar-Union", "Qávsar Union", "QU"})
    EXPECT_EQ(levels_of(attacked, system_claim(name, "fought", "the River Guard")), "111") << name;
  EXPECT_EQ(levels_of(attacked, system_claim("Qavsar", "fought", "River Guard")), "000");
}

TEST(Evaluation, NameOrMentionIsEnough) {
  ClaimRecord record = system_claim("United Qavsar", "fought", "River Guard");
  record.claim.subject->mention = "Qavsar Union";
  EXPECT_EQ(levels_of(attacked, record), "111");
}

TEST(Evaluation, GroupsAgreeByHeadNoun) {
  const GoldClaim met = gold_claim("militants", "met_with", "guard", meeting);
  EXPECT_EQ(levels_of(met, system_claim("militants from Velmark", "met_with", "the Guard", meeting)), "111");
  EXPECT_EQ(levels_of(met, system_claim("foreign traders", "met_with", "the Guard", meeting)), "000");
  // Only groups do.
  EXPECT_EQ(levels_of(attacked, system_claim("Trade Union", "fought", "River Guard")), "000");
}

TEST(Evaluation, DirectionCountsUnlessSymmetric) {
  EXPECT_EQ(levels_of(attacked, system_claim("River Guard", "fought", "Qavsar Union")), "000");
  EXPECT_EQ(levels_of(gold_claim("union", "met_with", "guard"),
                      system_claim("River Guard", "met_with", "Qavsar Union")),
            "111");
}

TEST(Evaluation, PairNeedsTheFamilyOnly) {
  EXPECT_EQ(levels_of(attacked, system_claim("QU", "coerced", "River Guard")), "100");
  EXPECT_EQ(levels_of(attacked, system_claim("QU", "aided", "River Guard")), "000");
  EXPECT_EQ(levels_of(attacked, system_claim("QU", "fought", "River Guard").denied()), "100");
  EXPECT_EQ(levels_of(attacked, system_claim("QU", "fought", "River Guard").mood(claims::Mood::planned)),
            "100");
  // Certainty is not scored.
  EXPECT_EQ(
      levels_of(attacked, system_claim("QU", "fought", "River Guard").certainty(claims::Certainty::possible)),
      "111");
}

TEST(Evaluation, QuotesMustOverlap) {
  EXPECT_EQ(levels_of(attacked, system_claim("QU", "fought", "River Guard", meeting)), "000");
  EXPECT_EQ(levels_of(attacked, system_claim("QU", "fought", "River Guard", "attacked")), "111");
}

TEST(Evaluation, InnermostHolder) {
  const ClaimRecord quoting =
      system_claim("QU", "fought", "River Guard").holder(HolderKind::person, "Ilan Bero");
  EXPECT_EQ(levels_of(attacked, quoting), "110");
  GoldClaim told = attacked;
  told.attribution.insert(told.attribution.begin(), {HolderKind::person, "Bero", "", "", {}, mentions::none});
  EXPECT_EQ(levels_of(told, quoting), "111");
  // One entity under two names.
  EXPECT_EQ(levels_of(attacked, system_claim("QU", "fought", "River Guard").document("d", "Norlight", "")),
            "111");
}

TEST(Evaluation, TimeWhereGoldGivesOne) {
  const auto levels = [](const std::string& wanted, const std::string& found) {
    GoldClaim gold = attacked;
    gold.time = wanted;
    return levels_of(gold, system_claim("QU", "fought", "River Guard").within(found));
  };
  EXPECT_EQ(levels("", "2021-05"), "111");
  EXPECT_EQ(levels("2021-05", "2021-05"), "111");
  EXPECT_EQ(levels("2021-05~", "2021-05"), "111");
  EXPECT_EQ(levels("2021-05-14", "2021-05"), "110");
  EXPECT_EQ(levels("2021-05", "2021-05-14"), "111");
  EXPECT_EQ(levels("2021-05", "2021-06-14"), "110");
  EXPECT_EQ(levels("2021", "2021-05"), "111");
  EXPECT_EQ(levels("2021/..", "2021-05-14/.."), "111");
  EXPECT_EQ(levels("2021-05", ""), "110");
  EXPECT_EQ(levels("2021-05", "2021-06"), "110");
  EXPECT_EQ(levels("2018/..", "2018"), "110");
  EXPECT_EQ(levels("2018", "2018/.."), "110");
  EXPECT_EQ(levels("2011/2012", "2011/2012"), "111");
  EXPECT_EQ(levels("2011/2012", "2011/2013"), "110");
  EXPECT_EQ(levels("XXXX-09-19", "XXXX-09-19"), "111");
  EXPECT_EQ(levels("XXXX-09-19", "2021-09-19"), "110");
}

TEST(Evaluation, QuantityWhereGoldGivesOne) {
  GoldClaim gold = gold_claim("union", "has_strength", "");
  const Claim found = system_claim("QU", "has_strength", "").quantity(30, 40);
  EXPECT_EQ(levels_of(gold, found), "111");
  gold.quantity = claims::ClaimQuantity{30, 40, "", "", false};
  EXPECT_EQ(levels_of(gold, found), "111");
  gold.quantity->max = 50;
  EXPECT_EQ(levels_of(gold, found), "110");
  EXPECT_EQ(levels_of(gold, system_claim("QU", "has_strength", "")), "110");
  EXPECT_EQ(levels_of(gold, system_claim("QU", "has_strength", "River Guard")), "000");
}

TEST(Evaluation, EachClaimIsUsedOnce) {
  const ClaimRecord found = system_claim("QU", "fought", "River Guard");
  const Tally twice = evaluated({attacked}, {found, found}).tally;
  EXPECT_EQ(twice.found[0], 1U);
  EXPECT_DOUBLE_EQ(twice.precision(Level::pair), 0.5);
  EXPECT_DOUBLE_EQ(twice.recall(Level::pair), 1);
  EXPECT_EQ(evaluated({attacked, attacked}, {found}).tally.found[0], 1U);
}

TEST(Evaluation, MatchingIsMaximal) {
  // The first system claim fits both gold claims, the second only the first one.
  GoldClaim other = gold_claim("union", "coerced", "guard");
  const std::vector<ClaimRecord> system = {system_claim("QU", "coerced", "River Guard"),
                                           system_claim("QU", "fought", "River Guard")};
  const DocumentEvaluation found = evaluated({attacked, other}, system);
  EXPECT_EQ(found.tally.found, (std::array<std::size_t, 3>{2, 2, 2}));
  const DocumentEvaluation reversed = evaluated({other, attacked}, system);
  EXPECT_EQ(reversed.tally.found, found.tally.found);
}

TEST(Evaluation, MissesAndSpurious) {
  const DocumentEvaluation found = evaluated(
      {attacked, gold_claim("militants", "met_with", "guard", meeting)},
      {system_claim("QU", "fought", "River Guard").denied(), system_claim("QU", "aided", "River Guard")});
  ASSERT_EQ(found.misses.size(), 2U);
  EXPECT_EQ(found.misses[0].nearest, "pair found, but polarity denied");
  EXPECT_EQ(found.misses[0].subject, "Qavsar Union");
  EXPECT_EQ(found.misses[1].nearest, "no pair");
  ASSERT_EQ(found.spurious.size(), 1U);
  EXPECT_EQ(found.spurious[0].claim.claim.predicate, "aided");
  const DocumentEvaluation taken =
      evaluated({attacked, attacked}, {system_claim("QU", "fought", "River Guard")});
  ASSERT_EQ(taken.misses.size(), 1U);
  EXPECT_EQ(taken.misses[0].nearest, "found, but matched with another gold claim");
}

TEST(Evaluation, NothingFoundAndNothingWanted) {
  const Tally nothing_found = evaluated({attacked}, {}).tally;
  for (const Level level : levels) {
    EXPECT_DOUBLE_EQ(nothing_found.precision(level), 0);
    EXPECT_DOUBLE_EQ(nothing_found.recall(level), 0);
    EXPECT_DOUBLE_EQ(nothing_found.f1(level), 0);
  }
  EXPECT_EQ(evaluated({attacked}, {}).misses.size(), 1U);
  const DocumentEvaluation nothing_wanted = evaluated({}, {system_claim("QU", "fought", "River Guard")});
  EXPECT_DOUBLE_EQ(nothing_wanted.tally.f1(Level::pair), 0);
  EXPECT_EQ(nothing_wanted.spurious.size(), 1U);
  EXPECT_DOUBLE_EQ(evaluated({}, {}).tally.f1(Level::full), 0);
}

TEST(Evaluation, ClaimsWithoutASubjectAreNotScored) {
  ClaimRecord record = system_claim("QU", "fought", "River Guard");
  record.claim.subject.reset();
  EXPECT_EQ(evaluated({attacked}, {record}).tally.system, 0U);
}

TEST(Evaluation, QuotesThatAreNotInTheTextAreCounted) {
  ClaimRecord shifted = system_claim("QU", "fought", "River Guard");
  ++shifted.evidence.start;
  ClaimRecord outside = system_claim("QU", "fought", "River Guard");
  outside.evidence.end = 100000;
  ClaimRecord reversed = system_claim("QU", "fought", "River Guard");
  std::swap(reversed.evidence.start, reversed.evidence.end);
  EXPECT_EQ(
      evaluated({}, {system_claim("QU", "fought", "River Guard"), shifted, outside, reversed}).not_verbatim,
      3U);
}

TEST(Evaluation, ByPredicateNoShareIsOverOne) {
  // Gold says fought twice; the system says coerced and fought.
  const DocumentEvaluation found =
      evaluated({attacked, attacked},
                {system_claim("QU", "coerced", "River Guard"), system_claim("QU", "fought", "River Guard")});
  const Tally& fought = found.by_predicate.at("fought");
  EXPECT_EQ(fought.gold, 2U);
  EXPECT_EQ(fought.system, 1U);
  EXPECT_DOUBLE_EQ(fought.precision(Level::pair), 1);
  EXPECT_DOUBLE_EQ(fought.recall(Level::pair), 1);
  EXPECT_DOUBLE_EQ(fought.recall(Level::claim), 0.5);
  EXPECT_DOUBLE_EQ(found.by_predicate.at("coerced").precision(Level::pair), 1);
  Tally sum;
  for (const auto& [predicate, tally] : found.by_predicate)
    sum += tally;
  EXPECT_EQ(sum.found, found.tally.found);
  EXPECT_EQ(sum.confirmed, found.tally.confirmed);
  EXPECT_EQ(sum.system, found.tally.system);
}

TEST(EvaluationProperty, HigherLevelsNeverMatchMore) {
  std::vector<GoldClaim> gold = {attacked, gold_claim("union", "coerced", "guard"),
                                 gold_claim("guard", "fought", "union")};
  gold[1].polarity = claims::Polarity::denied;
  std::vector<ClaimRecord> system;
  for (const char* predicate : {"fought", "coerced", "threatened"})
    for (const bool denied : {false, true}) {
      Claim claim = system_claim("QU", predicate, "River Guard");
      if (denied) claim.denied();
      system.push_back(claim);
    }
  std::sort(system.begin(), system.end(),
            [](const auto& a, const auto& b) { return a.claim.predicate < b.claim.predicate; });
  const Tally tally = evaluated(gold, system).tally;
  EXPECT_EQ(tally.found, (std::array<std::size_t, 3>{2, 2, 2}));
  std::reverse(system.begin(), system.end());
  EXPECT_EQ(evaluated(gold, system).tally.found, tally.found);
}

}  // namespace
}  // namespace hearsay::analysis
