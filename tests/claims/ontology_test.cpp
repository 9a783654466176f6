// The predicates as data: what CLAIMS.md promises of them, and what a broken file is told.
#include "claims/ontology.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>

#include "base/error.hpp"
#include "claims/support.hpp"

namespace hearsay::claims {
namespace {

using mentions::EntityKind;
using testing::AllOf;
using testing::ElementsAre;
using testing::HasSubstr;
using testing::UnorderedElementsAre;

const Ontology& ontology() {
  static const Ontology instance =
      Ontology::load(std::string(HEARSAY_DATA_DIRECTORY) + "/ontology/predicates.yaml");
  return instance;
}

TEST(Ontology, HoldsThePredicatesOfTheSpecification) {
  std::vector<std::string> names;
  std::vector<std::string> symmetric;
  for (const PredicateType& type : ontology().predicates()) {
    names.push_back(type.name);
    if (type.symmetric) symmetric.push_back(type.name);
  }
  EXPECT_THAT(names, UnorderedElementsAre(
                         "also_known_as", "successor_of", "part_of", "split_from", "merged_with", "founded",
                         "leads", "member_of", "pledged_allegiance_to", "shares_ideology_with",
                         "expressed_support_for", "allied_with", "fought_alongside", "aided", "agreed_with",
                         "met_with", "mediated_between", "fought", "coerced", "designated", "accused",
                         "opposes", "threatened", "demanded_of", "controls", "captured", "present_in",
                         "moved_to", "withdrew_from", "has_strength", "suffered", "paid", "counted"));
  EXPECT_THAT(symmetric, UnorderedElementsAre("also_known_as", "merged_with", "shares_ideology_with",
                                              "allied_with", "fought_alongside", "agreed_with", "met_with"));
  EXPECT_THAT(ontology().families(), UnorderedElementsAre("identity", "allegiance", "cooperation",
                                                          "hostility", "territory", "figures"));
}

TEST(Ontology, SaysWhatAPredicateTakes) {
  const PredicateType& leads = ontology().at("leads");
  EXPECT_EQ(leads.family, "identity");
  EXPECT_TRUE(leads.persists);
  EXPECT_THAT(leads.subject, UnorderedElementsAre(EntityKind::person, EntityKind::group));
  EXPECT_EQ(ontology().at("controls").object, std::vector<EntityKind>{EntityKind::place});
  EXPECT_EQ(ontology().at("aided").plover, "AID");
  EXPECT_FALSE(ontology().at("aided").persists);
  EXPECT_TRUE(ontology().at("has_strength").quantity);
  EXPECT_TRUE(ontology().at("has_strength").object.empty());
  EXPECT_THAT(ontology().at("part_of").ended_by, ElementsAre("split_from"));
}

TEST(Ontology, EachPredicateCanBeSaidAndTakesASecondSide) {
  for (const PredicateType& type : ontology().predicates()) {
    EXPECT_FALSE(type.phrase.empty()) << type.name;
    EXPECT_FALSE(type.subject.empty()) << type.name;
    EXPECT_NE(type.object.empty(), !type.quantity) << type.name << ": an object or a quantity, not both";
    EXPECT_TRUE(type.object.empty() || !type.reverse_phrase.empty()) << type.name;
    EXPECT_TRUE(!type.symmetric || type.phrase == type.reverse_phrase) << type.name;
  }
}

TEST(Ontology, AnUnknownPredicateIsNotFound) {
  EXPECT_EQ(ontology().find("befriended"), nullptr);
  EXPECT_THAT(complaint<InputError>([] { ontology().at("befriended"); }), HasSubstr("'befriended'"));
}

TEST(Ontology, ABrokenFileIsToldFileLineAndReason) {
  const TemporaryFolder folder;
  const auto load = [&](const std::string& predicates) {
    const std::string file = folder.write("o.yaml", "schema: hearsay/ontology/1\npredicates:\n" + predicates);
    return complaint<DataError>([&] { Ontology::load(file); });
  };
  const std::string good = "  - {name: met, family: f, subject: [actor], object: [actor], phrase: met}\n";
  EXPECT_THAT(load(good + good), AllOf(HasSubstr("o.yaml: line 4"), HasSubstr("twice")));
  EXPECT_THAT(load("  - {name: met, family: f, subject: [wizard], phrase: met}\n"),
              AllOf(HasSubstr("line 3"), HasSubstr("'wizard' is no kind of entity")));
  EXPECT_THAT(load(good + "  - {name: x, family: f, subject: [actor], phrase: x, tint: red}\n"),
              AllOf(HasSubstr("line 4"), HasSubstr("tint")));
  EXPECT_THAT(load("  - {name: x, subject: [actor], phrase: x}\n"),
              AllOf(HasSubstr("line 3"), HasSubstr("family")));
  EXPECT_THAT(load(good + "  - {name: x, family: f, subject: [actor], phrase: x, ended_by: [y]}\n"),
              AllOf(HasSubstr("line 4"), HasSubstr("ended by 'y'")));
}

}  // namespace
}  // namespace hearsay::claims
