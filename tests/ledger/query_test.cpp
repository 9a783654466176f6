#include <gmock/gmock.h>

#include "ledger/support.hpp"
#include "ledger/words.hpp"

namespace hearsay::ledger {
namespace {

using mentions::EntityKind;
using testing::ElementsAre;
using testing::HasSubstr;

class QueryTest : public LedgerTest {
 protected:
  QueryTest() : ledger_(make()) {
    Reading one(
        "The Qavsar Union fought the River Guard in 2018. Amal Derin said the Guard holds Port Ostra.",
        "One");
    one.document.published = "2019-02";
    one.add({"Qavsar Union"}, "fought", {"River Guard"}, "The Qavsar Union fought the River Guard in 2018",
            "", "2018");
    one.add({"River Guard"}, "controls", {"Port Ostra", EntityKind::place}, "the Guard holds Port Ostra",
            "Amal Derin")
        .claim.certainty = claims::Certainty::probable;
    one.into(*ledger_);
    Reading two("Velmark denied that it aided the River Guard. It has paid the Guard since March 2020.",
                "Two");
    two.document.published = "2020-06-30";
    auto& denied = two.add({"Velmark", EntityKind::state}, "aided", {"River Guard"},
                           "Velmark denied that it aided the River Guard", "Velmark");
    denied.claim.polarity = claims::Polarity::denied;
    denied.claim.score = 0.4;
    two.add({"Velmark", EntityKind::state}, "paid", {"River Guard"}, "It has paid the Guard since March 2020",
            "", "2020-03/..");
    two.into(*ledger_);
  }

  std::vector<std::string> predicates(const ClaimFilter& filter) {
    std::vector<std::string> found;
    for (const auto& record : ledger_->claims(filter))
      found.push_back(record.claim.predicate);
    return found;
  }
  template <typename Member, typename Value>
  std::vector<std::string> with(Member member, Value value) {
    ClaimFilter filter;
    filter.*member = value;
    return predicates(filter);
  }

  std::unique_ptr<Ledger> ledger_;
};

TEST_F(QueryTest, Filters) {
  EXPECT_THAT(predicates({}), ElementsAre("fought", "controls", "aided", "paid"));
  EXPECT_THAT(with(&ClaimFilter::entity, "organisation/river-guard"),
              ElementsAre("fought", "controls", "aided", "paid"));
  EXPECT_THAT(with(&ClaimFilter::entity, "place/port-ostra"), ElementsAre("controls"));
  EXPECT_THAT(with(&ClaimFilter::entity, "organisation/nobody"), ElementsAre());
  EXPECT_THAT(with(&ClaimFilter::predicate, "aided"), ElementsAre("aided"));
  EXPECT_THAT(with(&ClaimFilter::family, "hostility"), ElementsAre("fought"));
  EXPECT_THAT(with(&ClaimFilter::polarity, "denied"), ElementsAre("aided"));
  EXPECT_THAT(with(&ClaimFilter::certainty, "probable"), ElementsAre("controls"));
  EXPECT_THAT(with(&ClaimFilter::mood, "planned"), ElementsAre());
  EXPECT_THAT(with(&ClaimFilter::holder, "DERIN"), ElementsAre("controls"));
  EXPECT_THAT(with(&ClaimFilter::holder, "harbour d"), ElementsAre("fought", "controls", "aided", "paid"));
  EXPECT_THAT(with(&ClaimFilter::holder, "100%_'"), ElementsAre());
  EXPECT_THAT(with(&ClaimFilter::min_score, 0.5), ElementsAre("fought", "controls", "paid"));
  EXPECT_THAT(with(&ClaimFilter::limit, 2u), ElementsAre("fought", "controls"));
  EXPECT_THAT(with(&ClaimFilter::document, ledger_->documents()[0].id), ElementsAre("aided", "paid"));
  ClaimFilter pair;
  pair.entity = "organisation/river-guard";
  pair.other_entity = "state/velmark";
  EXPECT_THAT(predicates(pair), ElementsAre("aided", "paid"));
}

TEST_F(QueryTest, FiltersByTime) {
  EXPECT_THAT(with(&ClaimFilter::since, "2019"), ElementsAre("paid"));
  EXPECT_THAT(with(&ClaimFilter::since, "2018-12-31"), ElementsAre("fought", "paid"));
  EXPECT_THAT(with(&ClaimFilter::until, "2018-01"), ElementsAre("fought"));
  EXPECT_THAT(with(&ClaimFilter::until, "2017"), ElementsAre());
  EXPECT_THAT(with(&ClaimFilter::since, "2035"), ElementsAre("paid"));  // its end is open
  ClaimFilter undated;
  undated.since = "2019";
  undated.undated = true;
  EXPECT_THAT(predicates(undated), ElementsAre("controls", "aided", "paid"));
  EXPECT_THROW(with(&ClaimFilter::since, "last week"), InputError);
}

TEST_F(QueryTest, ClaimByPrefix) {
  const auto records = ledger_->claims({});
  EXPECT_EQ(ledger_->claim(records[0].id)->id, records[0].id);
  EXPECT_EQ(ledger_->claim(records[0].id.substr(0, 12))->id, records[0].id);
  EXPECT_FALSE(ledger_->claim("zz"));
  EXPECT_FALSE(ledger_->claim(""));
  // Ids are hexadecimal: among 17 claims two begin with the same digit.
  for (int n = 0; n < 7; ++n)
    numbered(n).into(*ledger_);
  int ambiguous = 0;
  for (const char digit : std::string("0123456789abcdef"))
    try {
      ledger_->claim(std::string(1, digit));
    } catch (const InputError&) {
      ++ambiguous;
    }
  EXPECT_GE(ambiguous, 1);
}

TEST_F(QueryTest, DocumentsNewestFirst) {
  Reading undated("No date here.", "Three");
  undated.document.published.clear();
  undated.into(*ledger_);
  std::vector<std::string> titles;
  for (const Document& document : ledger_->documents()) {
    titles.push_back(document.title);
    EXPECT_TRUE(document.text.empty());
  }
  EXPECT_THAT(titles, ElementsAre("Two", "One", "Three"));
}

TEST_F(QueryTest, Search) {
  const auto hits = ledger_->search("port ostra", 10);
  ASSERT_EQ(hits.size(), 1u);
  EXPECT_EQ(hits[0].title, "One");
  EXPECT_EQ(hits[0].published, "2019-02");
  EXPECT_THAT(hits[0].snippet, HasSubstr("\x01"
                                         "Port\x02 \x01"
                                         "Ostra\x02"));
  EXPECT_EQ(ledger_->search("guard", 10).size(), 2u);
  EXPECT_EQ(ledger_->search("guard", 1).size(), 1u);
  EXPECT_EQ(ledger_->search("gua*", 10).size(), 2u);
  EXPECT_EQ(ledger_->search("gua", 10).size(), 0u);
  EXPECT_EQ(ledger_->search("\"Guard River\"", 10).size(), 0u);
  EXPECT_EQ(ledger_->search("\"River Guard\"", 10).size(), 2u);
  EXPECT_EQ(ledger_->search("Dérin", 10).size(), 1u);  // accents aside
  EXPECT_EQ(ledger_->search("two", 10).size(), 1u);    // a title
  // Operators of the index are words like all others.
  EXPECT_EQ(ledger_->search("Guard NOT Velmark", 10).size(), 0u);
  EXPECT_EQ(ledger_->search("fought OR aided", 10).size(), 0u);
}

TEST_F(QueryTest, SearchNeverIsASyntaxError) {
  const std::vector<std::string> fragments = {
      "\"",    "'",      "*", "(", ")", ":", "^",     "-", "+",    "{",    "}",    "AND", "OR", "NOT", "\\",
      "NEAR(", "title:", ",", ";", "%", "_", "guard", "é", "\x80", "\x01", "a\"b", "--",  "/*", "😀",   "؟"};
  for (const std::string& a : fragments)
    for (const std::string& b : fragments)
      for (const char* gap : {"", " "})
        EXPECT_NO_THROW(ledger_->search(a + gap + b, 5)) << a << gap << b;
  EXPECT_NO_THROW(ledger_->search(std::string("a\0b", 3), 5));
  EXPECT_TRUE(ledger_->search("", 5).empty());
  EXPECT_TRUE(ledger_->search("\"\"", 5).empty());
  EXPECT_EQ(full_text_query("say \"two words\" pre* ()"), "\"say\" \"two words\" \"pre\"*");
}

TEST_F(QueryTest, Entities) {
  const auto row = ledger_->entity("organisation/river-guard");
  ASSERT_TRUE(row);
  EXPECT_EQ(row->name, "River Guard");
  EXPECT_EQ(row->kind, EntityKind::organisation);
  EXPECT_EQ(row->claims, 4u);
  EXPECT_EQ(row->documents, 2u);
  EXPECT_FALSE(ledger_->entity("organisation/nobody"));
  // All names of the pack come with its entity.
  const auto matches = ledger_->find_entities("Union of Qavsar", 5);
  ASSERT_FALSE(matches.empty());
  EXPECT_EQ(matches[0].entity.id, "organisation/qavsar-union");
  EXPECT_EQ(matches[0].score, 1);
  EXPECT_EQ(ledger_->find_entities("the qavsar union", 5)[0].entity.id, "organisation/qavsar-union");
  EXPECT_EQ(ledger_->find_entities("state/velmark", 5)[0].entity.name, "Velmark");
  EXPECT_TRUE(ledger_->find_entities("Zzyzx Brotherhood", 5).empty());
  EXPECT_TRUE(ledger_->find_entities("", 5).empty());
}

}  // namespace
}  // namespace hearsay::ledger
