// People decide who is who: what answers say after it, and after it is undone.
#include <gmock/gmock.h>

#include <random>

#include "ledger/support.hpp"

namespace hearsay::ledger {
namespace {

using mentions::EntityKind;
using testing::Contains;
using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;
using testing::Not;
using testing::UnorderedElementsAre;

const Who ann{"ann", noon, "both have one emir"};

std::string refusal(const std::function<void()>& act) {
  try {
    act();
  } catch (const UsageError& error) {
    return error.what();
  }
  return "";
}

class PeopleTest : public LedgerTest {
 protected:
  PeopleTest() : ledger_(make()) {}

  // A document in which this actor fights the River Guard; its id.
  std::string read(const Actor& actor, const std::string& title, const char* version = "0.1.0") {
    Reading reading(actor.name + " fought the River Guard, report " + title, title, version);
    reading.add(actor, "fought", {"River Guard"}, actor.name + " fought the River Guard");
    reading.into(*ledger_);
    return reading.document.id;
  }
  std::size_t claims(const std::string& id) const {
    ClaimFilter filter;
    filter.entity = id;
    return ledger_->claims(filter).size();
  }
  IdentityLog& log() const { return ledger_->identity(); }
  std::string id_of(const std::string& name) const {
    const auto matches = ledger_->find_entities(name, 1);
    return matches.empty() ? "" : matches[0].entity.id;
  }

  std::unique_ptr<Ledger> ledger_;
};

constexpr const char* jund = "organisation/jund-al-nahr";
constexpr const char* harvest = "organisation/harvest-league";
constexpr const char* guard = "organisation/river-guard";

TEST_F(PeopleTest, AMergeIsSeenInEveryAnswerAndUndoneInAll) {
  read({"Jund al-Nahr"}, "a");
  read({"Harvest League"}, "b");
  const std::string before = lines(ledger_->claims({}));
  const ActRow act = log().merge(jund, harvest, ann);
  EXPECT_EQ(act.number, 1);
  EXPECT_EQ(act.other_name, "Harvest League");
  EXPECT_EQ(claims(jund), 2U);
  EXPECT_EQ(claims(harvest), 2U);
  for (const auto& record : ledger_->claims({}))
    EXPECT_EQ(record.claim.subject->entity, jund);
  EXPECT_EQ(ledger_->entity(harvest)->id, jund);
  EXPECT_THAT(ledger_->entity(jund)->names, Contains("Harvest League"));
  EXPECT_EQ(ledger_->entity(jund)->name, "Jund al-Nahr");
  EXPECT_EQ(ledger_->entity(jund)->claims, 2U);
  EXPECT_EQ(ledger_->entity(jund)->documents, 2U);
  EXPECT_EQ(id_of("Harvest League"), jund);
  EXPECT_EQ(ledger_->counts().entities, 2U);
  const auto details = log().details(harvest);
  ASSERT_TRUE(details);
  EXPECT_EQ(details->id, jund);
  ASSERT_EQ(details->merged.size(), 1U);
  EXPECT_EQ(details->merged[0].id, harvest);
  EXPECT_EQ(details->merged[0].act, 1);
  EXPECT_THAT(log().named(), UnorderedElementsAre(jund, guard));
  EXPECT_THAT(ledger_->check(), IsEmpty());

  log().undo(1, {"bo", noon, "two emirs"});
  EXPECT_EQ(claims(jund), 1U);
  EXPECT_EQ(claims(harvest), 1U);
  EXPECT_EQ(lines(ledger_->claims({})), before);
  EXPECT_EQ(id_of("Harvest League"), harvest);
  EXPECT_EQ(ledger_->counts().entities, 3U);
  EXPECT_THAT(ledger_->check(), IsEmpty());
  EXPECT_EQ(log().acts().size(), 2U);
  EXPECT_EQ(log().acts()[0].undone_by, 2);
  // The same through another connection.
  EXPECT_EQ(lines(make(false)->claims({})), before);
}

TEST_F(PeopleTest, AClaimBetweenTheMergedIsOneOfAnActorAndItself) {
  const std::string text = "Jund al-Nahr fought the Harvest League";
  Reading reading(text);
  reading.add({"Jund al-Nahr"}, "fought", {"Harvest League"}, text);
  reading.into(*ledger_);
  ClaimFilter filter;
  filter.entity = filter.other_entity = jund;
  EXPECT_EQ(ledger_->claims(filter).size(), 0U);
  log().merge(jund, harvest, ann);
  EXPECT_EQ(ledger_->claims(filter).size(), 1U);
  EXPECT_EQ(claims(jund), 1U);
  EXPECT_EQ(ledger_->entity(jund)->claims, 1U);
}

TEST_F(PeopleTest, AnotherConnectionFollows) {
  read({"Jund al-Nahr"}, "a");
  read({"Harvest League"}, "b");
  const auto other = make(false);
  EXPECT_EQ(other->entity(jund)->claims, 1U);
  EXPECT_FALSE(other->find_entities("Harvest League", 3).empty());
  log().merge(jund, harvest, ann);
  log().add_alias(jund, {"Sons of the Weir", "", ""}, ann);
  EXPECT_EQ(other->entity(harvest)->claims, 2U);
  EXPECT_EQ(other->find_entities("Sons of the Weir", 3)[0].entity.id, jund);
}

TEST_F(PeopleTest, DocumentsReadMeanwhileGoWithTheNameTheyUse) {
  read({"Jund al-Nahr"}, "a");
  read({"Harvest League"}, "b");
  const ActRow act = log().merge(jund, harvest, ann);
  read({"Harvest League"}, "c");
  read({"Jund an-Nahr"}, "d");
  EXPECT_EQ(claims(jund), 4U);
  log().undo(act.number, ann);
  EXPECT_EQ(claims(jund), 2U);
  EXPECT_EQ(claims(harvest), 2U);
}

TEST_F(PeopleTest, NamesakesThatAreOneAreNoLongerAmbiguous) {
  const std::string front = "organisation/hill-front";
  read({"Hill Front"}, "a");
  read({"Northern Weir Company"}, "b");
  log().add_alias("organisation/northern-weir-company", {"Hill Front", "strong", "a register"}, ann);
  // Two bear the name: neither is taken.
  read({"Hill Front"}, "c");
  EXPECT_EQ(claims(front), 1U);
  EXPECT_EQ(claims("organisation/hill-front-2"), 1U);
  log().merge(front, "organisation/northern-weir-company", ann);
  log().merge(front, "organisation/hill-front-2", ann);
  read({"Hill Front"}, "d");
  EXPECT_EQ(claims(front), 4U);
}

TEST_F(PeopleTest, AChainIsUndoneFromItsEnd) {
  for (const char* name : {"Jund al-Nahr", "Harvest League", "Qavsar Union"})
    read({name}, name);
  log().merge(jund, harvest, ann);
  log().merge("organisation/qavsar-union", jund, ann);
  log().rename("organisation/qavsar-union", "The Union", ann);
  EXPECT_EQ(claims(harvest), 3U);
  const std::string why = refusal([&] { log().undo(1, ann); });
  EXPECT_THAT(why, HasSubstr("acts 2 and 3 rest on it"));
  EXPECT_THAT(refusal([&] { log().take_apart(jund, harvest, ann); }), HasSubstr("acts 2 and 3 rest on it"));
  EXPECT_EQ(claims(harvest), 3U);
  log().undo(3, ann);
  log().undo(2, ann);
  EXPECT_EQ(claims(jund), 2U);
  EXPECT_EQ(log().take_apart(harvest, jund, ann).undoes, 1);
  EXPECT_EQ(claims(jund), 1U);
  EXPECT_THAT(refusal([&] { log().undo(1, ann); }), HasSubstr("was undone by act 6"));
  EXPECT_THAT(refusal([&] { log().undo(6, ann); }), HasSubstr("final"));
  EXPECT_THAT(refusal([&] { log().undo(60, ann); }), HasSubstr("there is no act 60"));
  EXPECT_THAT(refusal([&] { log().take_apart(harvest, jund, ann); }), HasSubstr("two already"));
}

TEST_F(PeopleTest, WhatIsRequired) {
  read({"Jund al-Nahr"}, "a");
  read({"Selim Daoud", EntityKind::person}, "b");
  read({"Harvest League"}, "c");
  EXPECT_THAT(refusal([&] { log().merge(jund, harvest, {"ann", noon, "  "}); }), HasSubstr("reason"));
  EXPECT_THAT(refusal([&] { log().merge(jund, harvest, {"", noon, "why"}); }), HasSubstr("who decides"));
  EXPECT_THAT(refusal([&] { log().merge(jund, "organisation/nobody", ann); }), HasSubstr("no entity"));
  EXPECT_THAT(refusal([&] { log().merge(jund, jund, ann); }), HasSubstr("one already"));
  EXPECT_THAT(refusal([&] { log().merge(jund, "person/selim-daoud", ann); }),
              HasSubstr("exclude each other"));
  EXPECT_EQ(refusal([&] { log().merge(jund, "person/selim-daoud", ann, true); }), "");
  EXPECT_THAT(refusal([&] { log().rename(jund, " - ", ann); }), HasSubstr("letter"));
  EXPECT_THAT(refusal([&] { log().rename(jund, "Jund al-Nahr", ann); }), HasSubstr("already"));
  EXPECT_THAT(refusal([&] { log().withdraw_alias(jund, "Jund al-Nahr", ann); }), HasSubstr("rename"));
  EXPECT_THAT(refusal([&] { log().withdraw_alias(jund, "Somebody", ann); }), HasSubstr("no name of"));
  EXPECT_THAT(refusal([&] { log().add_alias(jund, {"Jund", "sure", ""}, ann); }), HasSubstr("no strength"));
  EXPECT_THAT(refusal([&] { log().judge(jund, harvest, "perhaps", {}, ann); }), HasSubstr("no judgement"));
  EXPECT_THAT(refusal([&] { log().judge(jund, harvest, "same", 1.5, ann); }), HasSubstr("between 0 and 1"));
  EXPECT_EQ(log().acts().size(), 1U);
}

TEST_F(PeopleTest, AJudgementIsAnEdgeAndDifferentKeepsApart) {
  read({"Jund al-Nahr"}, "a");
  read({"Harvest League"}, "b");
  log().judge(jund, harvest, "different", 0.9, ann);
  EXPECT_EQ(claims(jund), 1U);
  const auto judgement = log().judgement(harvest, jund);
  ASSERT_TRUE(judgement);
  EXPECT_EQ(judgement->judgement, "different");
  EXPECT_EQ(judgement->score, 0.9);
  EXPECT_THAT(refusal([&] { log().merge(harvest, jund, ann); }), HasSubstr("judged different by ann"));
  // An actor who bears the names of both is neither.
  read({"Jund al-Nahr", EntityKind::organisation, {"Jund al-Nahr", "Harvest League"}}, "c");
  EXPECT_EQ(claims(jund), 1U);
  // The last one counts; an undone one does not.
  log().judge(harvest, jund, "unsure", {}, ann);
  EXPECT_EQ(log().judgement(jund, harvest)->judgement, "unsure");
  log().undo(2, ann);
  EXPECT_EQ(log().judgement(jund, harvest)->judgement, "different");
  log().undo(1, ann);
  EXPECT_FALSE(log().judgement(jund, harvest));
  log().merge(jund, harvest, ann);
  EXPECT_THAT(log().details(jund)->judgements, IsEmpty());
  EXPECT_THAT(ledger_->check(), IsEmpty());
}

TEST_F(PeopleTest, AJudgementOnTheMergedIsOneOnAll) {
  for (const char* name : {"Jund al-Nahr", "Harvest League", "Qavsar Union"})
    read({name}, name);
  log().judge(harvest, "organisation/qavsar-union", "different", {}, ann);
  log().merge(jund, harvest, ann);
  EXPECT_EQ(log().judgement(jund, "organisation/qavsar-union")->judgement, "different");
  EXPECT_NE(refusal([&] { log().merge(jund, "organisation/qavsar-union", ann); }), "");
}

TEST_F(PeopleTest, NamesAreGivenAndTakenWithTheirSource) {
  read({"Jund al-Nahr"}, "a");
  log().add_alias(jund, {"Sons of the Weir", "weak", "Harbour Daily, 3 May"}, ann);
  EXPECT_EQ(id_of("sons of the weir"), jund);
  log().rename(jund, "River Army", ann);
  EXPECT_EQ(ledger_->entity(jund)->name, "River Army");
  EXPECT_EQ(id_of("River Army"), jund);
  const auto names = log().details(jund)->names;
  ASSERT_EQ(names.size(), 3U);
  EXPECT_EQ(names[0].name.spelling, "River Army");
  EXPECT_EQ(names[0].act, 2);
  EXPECT_EQ(names[1].name, (GivenName{"Jund al-Nahr", "strong", "document"}));
  EXPECT_EQ(names[1].document, ledger_->documents()[0].id);
  EXPECT_EQ(names[2].name, (GivenName{"Sons of the Weir", "weak", "Harbour Daily, 3 May"}));
  log().withdraw_alias(jund, "Jund al-Nahr", ann);
  EXPECT_THAT(ledger_->entity(jund)->names, ElementsAre("River Army", "Sons of the Weir"));
  EXPECT_EQ(id_of("Jund al-Nahr"), "");
  log().withdraw_alias(jund, "Sons of the Weir", ann);
  EXPECT_EQ(id_of("Sons of the Weir"), "");
  EXPECT_THAT(refusal([&] { log().undo(1, ann); }), HasSubstr("act 4 rests on it"));
  for (const std::int64_t act : {4, 3, 2, 1})
    log().undo(act, ann);
  EXPECT_THAT(ledger_->entity(jund)->names, ElementsAre("Jund al-Nahr"));
  EXPECT_EQ(id_of("Jund al-Nahr"), jund);
  EXPECT_EQ(id_of("River Army"), "");
}

TEST_F(PeopleTest, ASplitHoldsWhenTheDocumentIsReadAgain) {
  const std::string a = read({"Karim Selim", EntityKind::person}, "a");
  const std::string b = read({"Karim Selim", EntityKind::person, {"Karim Selim", "Karim Salim"}}, "b");
  const std::string selim = "person/karim-selim";
  ASSERT_EQ(claims(selim), 2U);
  EXPECT_THAT(refusal([&] { log().split({selim, {"ffff"}, "", "X"}, ann); }), HasSubstr("no document"));
  EXPECT_THAT(refusal([&] { log().split({guard, {}, "", "X"}, ann); }), HasSubstr("documents"));
  EXPECT_THAT(refusal([&] { log().split({selim, {b}, "", ""}, ann); }), HasSubstr("either"));
  const ActRow act = log().split({selim, {b.substr(0, 10)}, "", "Karim Selim the younger"}, ann);
  const std::string younger = act.other;
  EXPECT_EQ(younger, "person/karim-selim-the-younger");
  EXPECT_EQ(claims(selim), 1U);
  EXPECT_EQ(claims(younger), 1U);
  EXPECT_THAT(ledger_->entity(younger)->names, Contains("Karim Selim the younger"));
  EXPECT_EQ(log().details(younger)->documents.size(), 1U);
  EXPECT_EQ(log().details(selim)->documents.size(), 1U);
  // A newer reader finds the same man in both documents.
  read({"Karim Selim", EntityKind::person}, "a", "0.2.0");
  read({"Karim Selim", EntityKind::person}, "b", "0.2.0");
  EXPECT_EQ(claims(selim), 1U);
  EXPECT_EQ(claims(younger), 1U);
  EXPECT_THAT(ledger_->check(), IsEmpty());
  log().undo(act.number, ann);
  EXPECT_EQ(claims(selim), 2U);
  EXPECT_EQ(ledger_->entity(younger)->id, selim);
  EXPECT_THAT(ledger_->entity(selim)->names, Not(Contains("Karim Selim the younger")));
  EXPECT_THAT(ledger_->check(), IsEmpty());
}

TEST_F(PeopleTest, ASplitTakesTheNamesThatOnlyItsDocumentsUse) {
  Reading first("Karim Selim fought the River Guard.", "a");
  first.add({"Karim Selim", EntityKind::person}, "fought", {"River Guard"},
            "Karim Selim fought the River Guard");
  first.into(*ledger_);
  const std::string text = "Kareem Seleem fought the River Guard";
  Reading second(text, "b");
  second.add({"Kareem Seleem", EntityKind::person}, "fought", {"River Guard"}, text);
  second.into(*ledger_);
  const std::string selim = "person/karim-selim";
  ASSERT_EQ(claims(selim), 2U);
  const ActRow act = log().split({selim, {second.document.id}, "", "Kareem of the Weir"}, ann);
  EXPECT_THAT(act.lost, ElementsAre("Kareem Seleem"));
  EXPECT_THAT(ledger_->entity(selim)->names, ElementsAre("Karim Selim"));
  EXPECT_THAT(ledger_->entity(act.other)->names, ElementsAre("Kareem of the Weir", "Kareem Seleem"));
  EXPECT_EQ(id_of("Kareem Seleem"), act.other);
}

TEST_F(PeopleTest, ASplitMayGiveToOneThatIsThere) {
  const std::string a = read({"Jund al-Nahr"}, "a");
  read({"Harvest League"}, "b");
  const ActRow act = log().split({jund, {a}, harvest, ""}, ann);
  EXPECT_EQ(claims(harvest), 2U);
  EXPECT_EQ(claims(jund), 0U);
  log().rename(harvest, "Harvesters", ann);
  EXPECT_THAT(refusal([&] { log().undo(act.number, ann); }), HasSubstr("act 2 rests"));
  log().undo(2, ann);
  log().undo(1, ann);
  EXPECT_EQ(claims(jund), 1U);
}

TEST_F(PeopleTest, TheHistoryOfAnEntity) {
  for (const char* name : {"Jund al-Nahr", "Harvest League", "Qavsar Union"})
    read({name}, name);
  log().merge(jund, harvest, ann);
  log().rename("organisation/qavsar-union", "Union", ann);
  log().undo(1, {"bo", "2024-05-02T00:00:00Z", "no"});
  const auto acts = log().acts(harvest);
  ASSERT_EQ(acts.size(), 2U);
  EXPECT_EQ(acts[0].kind, ActKind::merge);
  EXPECT_EQ(acts[0].undone_by, 3);
  EXPECT_EQ(acts[1].by, "bo");
  EXPECT_EQ(acts[1].at, "2024-05-02T00:00:00Z");
  EXPECT_EQ(acts[1].why, "no");
  EXPECT_EQ(log().acts().size(), 3U);
}

TEST_F(PeopleTest, TheCheckFindsAPresentThatIsNotWhatTheActsSay) {
  read({"Jund al-Nahr"}, "a");
  read({"Harvest League"}, "b");
  log().merge(jund, harvest, ann);
  ledger_.reset();
  EXPECT_EQ(run_sql("UPDATE entity_present SET present = entity"), "");
  EXPECT_THAT(make(false)->check(), Contains(HasSubstr("what it is at present")));
  EXPECT_EQ(run_sql("DELETE FROM entity_present"), "");
  EXPECT_THAT(make(false)->check(), Contains(HasSubstr("0 rows")));
  EXPECT_THAT(run_sql("UPDATE entity_acts SET reason = 'other'"), HasSubstr("append-only"));
}

// A random act that fits, on a ledger and by the same words on another; whether it could be made.
class Twins : public PeopleTest {
 protected:
  static std::unique_ptr<Ledger> filled(const std::filesystem::path& path) {
    auto ledger = open(path.string(), true, data().knowledge());
    int n = 0;
    for (const char* name : {"Jund al-Nahr", "Harvest League", "Qavsar Union", "Weir Company", "Hill Front"})
      for (int copy = 0; copy < 2; ++copy) {
        const std::string title = std::to_string(++n);
        Reading reading(std::string(name) + " fought the River Guard, report " + title, title);
        reading.add({name}, "fought", {"River Guard"}, std::string(name) + " fought the River Guard");
        reading.into(*ledger);
      }
    return ledger;
  }

  struct Plan {
    int kind = 0;
    std::string first;
    std::string second;
    std::string document;
    std::string word;
  };
  static bool make_act(Ledger& ledger, const Plan& plan) {
    IdentityLog& log = ledger.identity();
    try {
      switch (plan.kind) {
        case 0:
        case 1:
          log.merge(plan.first, plan.second, ann, true);
          break;
        case 2:
          log.split({plan.first, {plan.document}, plan.second, ""}, ann);
          break;
        case 3:
          log.rename(plan.first, plan.word, ann);
          break;
        case 4:
          log.add_alias(plan.first, {plan.word, "", ""}, ann);
          break;
        case 5:
          log.withdraw_alias(plan.first, plan.word, ann);
          break;
        default:
          log.judge(plan.first, plan.second, "different", {}, ann);
      }
      return true;
    } catch (const UsageError&) {
      return false;
    }
  }
  static std::string all_answers(Ledger& ledger) {
    std::string text = lines(ledger.claims({}));
    for (const char* slug :
         {"jund-al-nahr", "harvest-league", "qavsar-union", "weir-company", "hill-front"}) {
      const std::string id = std::string("organisation/") + slug;
      const auto row = ledger.entity(id);
      text += id + " " + row->id + " " + row->name + " " + std::to_string(row->claims) + " " +
              std::to_string(row->documents);
      for (const std::string& name : row->names)
        text += " | " + name;
      ClaimFilter filter;
      filter.entity = id;
      text += " " + std::to_string(ledger.claims(filter).size());
      const auto details = ledger.identity().details(id);
      for (const JudgementRow& judgement : details->judgements)
        text += " " + judgement.judgement + " " + judgement.other;
      text += "\n";
    }
    for (const char* word : {"Weir", "Sons", "Hill Front", "Harvest League"}) {
      for (const EntityMatch& match : ledger.find_entities(word, 5))
        text += std::string(word) + " " + match.entity.id + " " + match.matched + "\n";
    }
    return text;
  }
};

TEST_F(Twins, AnActUndoneAfterLaterOnesLeavesTheLedgerAsWithoutIt) {
  const std::vector<std::string> slugs = {"jund-al-nahr", "harvest-league", "qavsar-union", "weir-company",
                                          "hill-front"};
  const std::vector<std::string> words = {"Weir", "Sons", "Hill Front", "Harvest League"};
  int compared = 0;
  for (unsigned seed = 0; seed < 24; ++seed) {
    const auto with = filled(folder_ / (std::to_string(seed) + "a.db"));
    const auto without = filled(folder_ / (std::to_string(seed) + "b.db"));
    std::vector<std::string> documents;
    for (const Document& document : with->documents())
      documents.push_back(document.id);
    std::mt19937 random(seed);
    const auto pick = [&](const std::vector<std::string>& list) { return list[random() % list.size()]; };
    const auto plan = [&] {
      return Plan{static_cast<int>(random() % 7), "organisation/" + pick(slugs),
                  "organisation/" + pick(slugs), pick(documents), pick(words)};
    };
    for (int i = 0; i < 3; ++i) {
      const Plan common = plan();
      EXPECT_EQ(make_act(*with, common), make_act(*without, common));
    }
    if (!make_act(*with, plan())) continue;
    const std::int64_t act = with->identity().acts().back().number;
    for (int i = 0; i < 4; ++i) {
      // Only acts that do not rest on it, and that could be made without it as well.
      const Plan later = plan();
      if (!make_act(*with, later)) continue;
      const std::int64_t number = with->identity().acts().back().number;
      bool rests = false;
      try {
        with->identity().undo(act, ann);
        // It could be undone: put the ledger back by leaving the loop with both ledgers compared.
        ASSERT_TRUE(make_act(*without, later)) << "seed " << seed;
        EXPECT_EQ(all_answers(*with), all_answers(*without)) << "seed " << seed;
        ++compared;
        break;
      } catch (const UsageError&) {
        rests = true;
      }
      if (rests) with->identity().undo(number, ann);
    }
    EXPECT_THAT(with->check(), IsEmpty()) << "seed " << seed;
    with->identity();
    if (HasFailure()) return;
  }
  EXPECT_GT(compared, 8);
}

}  // namespace
}  // namespace hearsay::ledger
