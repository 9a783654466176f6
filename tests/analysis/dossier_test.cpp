// What the ledger says about one actor.
#include "analysis/dossier.hpp"

#include "analysis/fake_ledger.hpp"
#include "analysis/support.hpp"

namespace hearsay::analysis {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;
using testing::SizeIs;

Claim claim(const std::string& subject, const std::string& predicate, const std::string& object,
            const std::string& id) {
  return Claim(subject, predicate, object).id(id).document("d" + id, "Outlet " + id, "2020-06-15");
}

Dossier ask(FakeLedger& ledger, const std::string& as_of = "") {
  std::optional<edtf::Date> day;
  if (!as_of.empty()) day = date(as_of);
  return dossier(ledger, data().ontology, data().persistence, "a", day, 0);
}

std::vector<std::string> ids_of(const std::vector<Statement>& statements) {
  std::vector<std::string> ids;
  for (const Statement& statement : statements)
    ids.push_back(statement.record.id);
  return ids;
}

TEST(Dossier, UnknownEntity) {
  FakeLedger ledger;
  EXPECT_THROW(ask(ledger), InputError);
}

TEST(Dossier, EachFamilyInItsPart) {
  FakeLedger ledger({claim("a", "part_of", "w", "1"), claim("a", "allied_with", "b", "2"),
                     claim("c", "pledged_allegiance_to", "a", "3"), claim("d", "fought", "a", "4"),
                     claim("a", "controls", "town", "5"), claim("x", "fought", "y", "6")});
  const Dossier found = ask(ledger);
  ASSERT_THAT(found.identity, SizeIs(1));
  EXPECT_EQ(found.identity[0].other.id, "w");
  EXPECT_THAT(found.with, SizeIs(2));
  ASSERT_THAT(found.against, SizeIs(1));
  EXPECT_EQ(found.against[0].strands.at(0).subject.id, "d");
  ASSERT_THAT(found.territory, SizeIs(1));
  EXPECT_EQ(found.all.documents, 5U);
  EXPECT_THAT(found.documents, SizeIs(5));
}

TEST(Dossier, EndsComeFromOtherFamilies) {
  FakeLedger ledger(
      {claim("a", "allied_with", "b", "1").within("2012"), claim("b", "fought", "a", "2").within("2015")});
  EXPECT_EQ(ask(ledger, "2016").with.at(0).strands.at(0).decision->standing, Standing::ended);
}

TEST(Dossier, OtherWithMostClaimsFirst) {
  FakeLedger ledger(
      {claim("a", "fought", "b", "1"), claim("a", "fought", "c", "2"), claim("c", "threatened", "a", "3")});
  const Dossier found = ask(ledger);
  ASSERT_THAT(found.against, SizeIs(2));
  EXPECT_EQ(found.against[0].other.id, "c");
  EXPECT_THAT(found.against[0].strands, SizeIs(2));
}

TEST(Dossier, FiguresAreListedNotAveraged) {
  FakeLedger ledger({claim("a", "has_strength", "", "1").quantity(300, 300, "fighters").within("2015"),
                     claim("a", "has_strength", "", "2").quantity(900, 900, "fighters").within("2012"),
                     claim("a", "suffered", "", "3").quantity(4, 4, "killed"), claim("a", "paid", "b", "4")});
  const Dossier found = ask(ledger);
  EXPECT_THAT(ids_of(found.figures), ElementsAre("2", "1", "4", "3"));
  EXPECT_THAT(found.other, IsEmpty());
}

TEST(Dossier, RolesAndPlacesAreOtherClaims) {
  FakeLedger ledger(
      {claim("b", "met_with", "c", "1").place("a"), claim("b", "aided", "c", "2").role("via", "a")});
  EXPECT_THAT(ids_of(ask(ledger).other), ElementsAre("1", "2"));
}

TEST(Dossier, RejectedAndLaterAreCounted) {
  FakeLedger ledger({claim("a", "fought", "b", "1").rejected(),
                     claim("a", "has_strength", "", "2").quantity(1, 1).within("2019"),
                     claim("b", "met_with", "c", "3").place("a").within("2019"),
                     claim("a", "has_strength", "", "4").quantity(1, 1).within("2012")});
  const Dossier found = ask(ledger, "2016");
  EXPECT_EQ(found.rejected, 1U);
  EXPECT_EQ(found.later, 2U);
  EXPECT_THAT(ids_of(found.figures), ElementsAre("4"));
  EXPECT_THAT(found.against, IsEmpty());
  EXPECT_EQ(ask(ledger).later, 0U);
}

TEST(Dossier, DocumentsWithMostClaimsFirst) {
  FakeLedger ledger({claim("a", "fought", "b", "1"), claim("a", "fought", "c", "2"),
                     claim("a", "met_with", "c", "3").document("d2", "Outlet 2", "2020-06-15")});
  const Dossier found = ask(ledger);
  ASSERT_THAT(found.documents, SizeIs(2));
  EXPECT_EQ(found.documents[0].document.id, "d2");
  EXPECT_EQ(found.documents[0].claims, 2U);
}

TEST(Dossier, AnActorAndItself) {
  FakeLedger ledger({claim("a", "merged_with", "a", "1")});
  ASSERT_THAT(ask(ledger).identity, SizeIs(1));
  EXPECT_THAT(ids(ask(ledger).identity[0].strands.at(0).affirmed), ElementsAre("1"));
}

}  // namespace
}  // namespace hearsay::analysis
