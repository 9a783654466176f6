// When two names, holders, times or figures are the same.
#include "analysis/agreement.hpp"

#include <gtest/gtest.h>

namespace hearsay::analysis {
namespace {

using claims::ClaimQuantity;
using claims::Holder;
using claims::HolderKind;

GoldEntity group(const std::string& phrase) {
  return {"g", "group", {phrase}};
}

TEST(Agreement, NamesAgreeFoldedAndNeverInPart) {
  const GoldEntity union_of_dockers = {"u", "organisation", {"Docker's Union of Sándor", "DUS"}};
  for (const char* name : {"dockers union of Sandor", "the Docker’s Union of Sándor", "dus"})
    EXPECT_TRUE(names_agree(union_of_dockers, name)) << name;
  for (const char* name : {"Union", "Docker's Union", "Union of Sándor", ""})
    EXPECT_FALSE(names_agree(union_of_dockers, name)) << name;
}

TEST(Agreement, GroupsAgreeOnTheirHeadNoun) {
  const GoldEntity officers = group("Velmian officers");
  for (const char* phrase : {"officers from Velmia", "the officer", "two Officers who deserted", "officers"})
    EXPECT_TRUE(names_agree(officers, phrase)) << phrase;
  // The last word in front of the preposition is the head, whatever stands behind it.
  for (const char* phrase : {"friends of officers", "Velmian soldiers", "officers' wives"})
    EXPECT_FALSE(names_agree(officers, phrase)) << phrase;
  EXPECT_FALSE(names_agree({"o", "organisation", {"Velmian officers"}}, "officers")) << "no group";
  EXPECT_TRUE(names_agree(group("boss"), "the boss")) << "an s that makes no plural";
  EXPECT_FALSE(names_agree(group("boss"), "bos"));
}

TEST(Agreement, AParticipantAgreesByNameOrMention) {
  claims::Participant participant;
  participant.name = "Union of Dockers";
  participant.mention = "the Dockers";
  EXPECT_TRUE(participant_agrees({"u", "organisation", {"Union of Dockers"}}, participant));
  EXPECT_TRUE(participant_agrees({"u", "organisation", {"Dockers"}}, participant));
  EXPECT_FALSE(participant_agrees({"u", "organisation", {"Union"}}, participant));
}

TEST(Agreement, AHolderMayBeNamedInPartWhereTheKindIsTheSame) {
  const auto holder = [](HolderKind kind, const std::string& name) {
    Holder result;
    result.kind = kind;
    result.name = name;
    return result;
  };
  const Holder informed = holder(HolderKind::anonymous, "an informed source");
  EXPECT_TRUE(holders_agree(informed, holder(HolderKind::anonymous, "source")));
  EXPECT_TRUE(holders_agree(holder(HolderKind::anonymous, "source"), informed));
  EXPECT_FALSE(holders_agree(informed, holder(HolderKind::person, "source")));
  EXPECT_TRUE(holders_agree(informed, holder(HolderKind::person, "An Informed Source")))
      << "the same words whole";
  EXPECT_FALSE(holders_agree(informed, holder(HolderKind::anonymous, "an official")));
  EXPECT_FALSE(holders_agree(informed, holder(HolderKind::anonymous, "")));
}

TEST(Agreement, TimesAgreeAtTheGranularityThatIsWanted) {
  EXPECT_TRUE(times_agree("2021-05", "2021-05-31"));
  EXPECT_FALSE(times_agree("2021-05-31", "2021-05"));
  EXPECT_TRUE(times_agree("2021", "2021-12-01"));
  EXPECT_FALSE(times_agree("2021", "2022-01-01"));
  EXPECT_TRUE(times_agree("2019/2021-05", "2019-03/2021-05-02"));
  EXPECT_FALSE(times_agree("2019/..", "2019"));
  EXPECT_FALSE(times_agree("../2019", "2019/.."));
  EXPECT_TRUE(times_agree("", "2019"));
  EXPECT_FALSE(times_agree("2019", ""));
  EXPECT_TRUE(times_agree("after the flood", "after the flood")) << "no EDTF: by the letter";
  EXPECT_FALSE(times_agree("after the flood", "2019"));
}

TEST(Agreement, QuantitiesAgreeOnBothBounds) {
  const ClaimQuantity thirty = {30, std::nullopt, "", "", false};
  const ClaimQuantity thirty_to_forty = {30, 40, "", "", false};
  EXPECT_TRUE(quantities_agree(thirty, ClaimQuantity{30, std::nullopt, "men", "strength", true}));
  EXPECT_FALSE(quantities_agree(thirty, thirty_to_forty));
  EXPECT_FALSE(quantities_agree(thirty_to_forty, thirty));
  EXPECT_FALSE(quantities_agree(thirty, std::nullopt));
  EXPECT_TRUE(quantities_agree(std::nullopt, thirty));
}

}  // namespace
}  // namespace hearsay::analysis
