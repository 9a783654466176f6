#include "mentions/gazetteer.hpp"

#include <gtest/gtest.h>

#include "mentions/gazetteer_match.hpp"
#include "mentions/sentence_builder.hpp"

namespace hearsay::mentions {
namespace {

Gazetteer sample() {
  Gazetteer gazetteer;
  gazetteer.add("Iron League", {"organisation/iron-league", EntityKind::organisation, NameUse::name});
  gazetteer.add("Iron League of Vandia", {"organisation/vandia", EntityKind::organisation, NameUse::name});
  gazetteer.add("IT", {"organisation/it", EntityKind::organisation, NameUse::acronym});
  gazetteer.add("Ash'Kar", {"place/ashkar", EntityKind::place, NameUse::name});
  gazetteer.set_display_name("place/ashkar", "Ashkar");
  return gazetteer;
}

std::optional<GazetteerMatch> match(const std::string& text, std::uint32_t first) {
  static const Gazetteer gazetteer = sample();
  const syntax::Sentence sentence = make_sentence(text);
  const Tree tree(sentence);
  const std::string plain = words_of(sentence, 0, static_cast<std::uint32_t>(sentence.tokens.size()) - 1);
  return match_at(plain, tree, first, gazetteer);
}

TEST(Gazetteer, FoldsForms) {
  const Gazetteer gazetteer = sample();
  ASSERT_EQ(gazetteer.find("ASHKAR").size(), 1U);
  EXPECT_EQ(gazetteer.find("Ash’kar")[0].id, "place/ashkar");
  EXPECT_EQ(gazetteer.display_name("place/ashkar"), "Ashkar");
  EXPECT_TRUE(gazetteer.find("Ashka").empty());
}

TEST(Gazetteer, LongestMatchWins) {
  const auto found = match("fighters|NOUN of Iron League of Vandia left|VERB .", 2);
  ASSERT_TRUE(found);
  EXPECT_EQ(found->last, 5U);
  EXPECT_EQ(found->entries.front().id, "organisation/vandia");
}

TEST(Gazetteer, AShorterMatchWhereTheLongerBreaksOff) {
  const auto found = match("fighters|NOUN of Iron League of Belhad left|VERB .", 2);
  ASSERT_TRUE(found);
  EXPECT_EQ(found->last, 3U);
}

TEST(Gazetteer, AcronymsKeepTheirCase) {
  EXPECT_TRUE(match("officials|NOUN of IT left|VERB .", 2));
  EXPECT_FALSE(match("he|PRON said|VERB it|PRON left|VERB .", 2));
  EXPECT_FALSE(match("It|PRON left|VERB .", 0));
}

TEST(Gazetteer, LowerCaseNeedsAPlaceAndAProperNounTag) {
  EXPECT_FALSE(match("an iron|ADJ league|NOUN left|VERB .", 1));
}

TEST(Gazetteer, ThePossessiveIsNoPluralInTheList) {
  Gazetteer gazetteer;
  gazetteer.add("Embaran", {"organisation/embaran", EntityKind::organisation, NameUse::name});
  gazetteer.add("Embarans", {"organisation/embaran", EntityKind::organisation, NameUse::name});
  gazetteer.add("Lorn's", {"organisation/lorns", EntityKind::organisation, NameUse::name});
  const auto last_of = [&](const std::string& name) {
    syntax::Sentence sentence = make_sentence(name + " 's|PART men|NOUN left|VERB");
    const auto length = static_cast<std::uint32_t>(name.size());
    sentence.tokens[1].begin = length;
    sentence.tokens[1].end = length + 2;
    const auto found = match_at(name + "'s men left", Tree(sentence), 0, gazetteer);
    return found ? found->last : none;
  };
  EXPECT_EQ(last_of("Embaran"), 0U);
  EXPECT_EQ(last_of("Lorn"), 1U) << "a name that has it";
}

}  // namespace
}  // namespace hearsay::mentions
