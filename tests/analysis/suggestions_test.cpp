// Pairs that may be one: what counts for and against them.
#include "analysis/suggestions.hpp"

#include <gmock/gmock.h>

#include "ledger/support.hpp"

namespace hearsay::analysis {
namespace {

using ledger::Actor;
using ledger::noon;
using ledger::Reading;
using testing::Contains;
using testing::HasSubstr;
using testing::IsEmpty;

constexpr const char* jund = "organisation/jund-al-nahr";
constexpr const char* harvest = "organisation/harvest-league";
const ledger::Who ann{"ann", noon, "seen in a register"};

class SuggestionsTest : public ledger::LedgerTest {
 protected:
  SuggestionsTest() : ledger_(make()) {
    tell({"Jund al-Nahr"}, "fought", {"River Guard"});
    tell({"Harvest League"}, "fought", {"Hill Front"});
    ledger_->identity().add_alias(harvest, {"Jund al-Nahr", "strong", "a register"}, ann);
  }

  void tell(const Actor& subject, const std::string& predicate, const Actor& object,
            const std::string& holder = "") {
    const std::string text = subject.name + " " + predicate + " " + object.name;
    const std::string number = std::to_string(++count_);
    Reading reading(text + ", report " + number, "Report " + number);
    reading.add(subject, predicate, object, text, holder);
    reading.into(*ledger_);
  }
  std::vector<Suggestion> pairs() {
    SuggestionRequest request;
    request.min_score = 0;
    return suggest(*ledger_, &ledger::data().pack, request);
  }
  Suggestion pair() {
    const std::vector<Suggestion> all = pairs();
    EXPECT_EQ(all.size(), 1U);
    return all.empty() ? Suggestion{} : all.front();
  }

  std::unique_ptr<ledger::Ledger> ledger_;
  int count_ = 0;
};

TEST_F(SuggestionsTest, NamesGiveAPairWithItsReason) {
  const Suggestion found = pair();
  EXPECT_THAT((std::vector<std::string>{found.first.id, found.second.id}),
              testing::UnorderedElementsAre(jund, harvest));
  EXPECT_THAT(found.reasons, Contains(HasSubstr("Jund al-Nahr")));
  EXPECT_THAT(found.conflicts, IsEmpty());
  EXPECT_GT(found.score, 0.8);
  EXPECT_EQ(ledger_->identity().acts().size(), 1U);  // nothing is applied
}

TEST_F(SuggestionsTest, ThirdPartiesSpeakForIt) {
  const double before = pair().score;
  tell({"Harvest League"}, "fought", {"River Guard"});
  const Suggestion found = pair();
  EXPECT_GT(found.score, before);
  EXPECT_THAT(found.reasons, Contains("both have claims with River Guard"));
  EXPECT_EQ(found.first.id, harvest);  // the one with more claims
}

TEST_F(SuggestionsTest, WhoSaysThatTheyAreOne) {
  const double before = pair().score;
  tell({"Harvest League"}, "also_known_as", {"Jund al-Nahr"}, "Karim Selim");
  const Suggestion found = pair();
  EXPECT_THAT(found.reasons, Contains(HasSubstr("Karim Selim says that they are one")));
  EXPECT_GT(found.score, before);
}

TEST_F(SuggestionsTest, WhoOnlySupposesIt) {
  const std::string text = "Harvest League may be Jund al-Nahr";
  Reading reading(text + ", said at the Weir.", "Supposed");
  reading.add({"Harvest League"}, "also_known_as", {"Jund al-Nahr"}, text, "Karim Selim").claim.certainty =
      claims::Certainty::possible;
  reading.into(*ledger_);
  const Suggestion hedged = pair();
  EXPECT_THAT(hedged.reasons, Contains(HasSubstr(", possible)")));
  tell({"Harvest League"}, "also_known_as", {"Jund al-Nahr"}, "Karim Selim");
  EXPECT_LT(hedged.score, pair().score);
}

TEST_F(SuggestionsTest, ADocumentThatGivesAnotherAliasStillTellsThemApart) {
  tell({"Harvest League"}, "also_known_as", {"Salt Union"});
  const std::string text = "Harvest League fought Salt Union, and Jund al-Nahr fought Salt Union";
  Reading reading(text, "Both");
  reading.add({"Harvest League"}, "also_known_as", {"Salt Union"}, text);
  reading.add({"Jund al-Nahr"}, "fought", {"Salt Union"}, text);
  reading.into(*ledger_);
  EXPECT_THAT(pair().conflicts, Contains("1 document tells the two apart"));
}

TEST_F(SuggestionsTest, WhatRelatesTheTwoSpeaksAgainstIt) {
  const double before = pair().score;
  tell({"Harvest League"}, "met_with", {"Jund al-Nahr"});
  const Suggestion found = pair();
  EXPECT_LT(found.score, before);
  EXPECT_THAT(found.conflicts, Contains("1 claim relates the two (met_with)"));
  EXPECT_THAT(found.conflicts, Contains("1 document tells the two apart"));
}

TEST_F(SuggestionsTest, WhatIsDecidedIsLeftOut) {
  ledger::IdentityLog& log = ledger_->identity();
  for (const char* judgement : {"same", "different", "unsure"}) {
    const auto act = log.judge(jund, harvest, judgement, {}, ann);
    EXPECT_THAT(pairs(), IsEmpty());
    log.undo(act.number, ann);
  }
  const auto merge = log.merge(jund, harvest, ann);
  EXPECT_THAT(pairs(), IsEmpty());
  log.undo(merge.number, ann);
  EXPECT_EQ(pairs().size(), 1U);
  SuggestionRequest request;
  request.entity = "organisation/hill-front";
  EXPECT_THAT(suggest(*ledger_, nullptr, request), IsEmpty());
  request.entity = "organisation/nobody";
  EXPECT_THROW(suggest(*ledger_, nullptr, request), UsageError);
}

TEST_F(SuggestionsTest, WhatASplitToldApartIsNotSuggested) {
  const std::string document = ledger_->identity().details(jund)->documents.at(0).id;
  ledger_->identity().split({jund, {document}, "", "Jund al-Nahr of the Weir"}, ann);
  for (const Suggestion& found : pairs())  // each may still be the third
    EXPECT_THAT((std::vector<std::string>{found.first.id, found.second.id}), Contains(harvest));
}

}  // namespace
}  // namespace hearsay::analysis
