// Which claims only repeat one another.
#include "analysis/origins.hpp"

#include <algorithm>
#include <map>
#include <random>

#include "analysis/holders.hpp"
#include "analysis/support.hpp"

namespace hearsay::analysis {
namespace {

using claims::ClaimRecord;
using claims::HolderKind;

constexpr const char* report =
    "Fighters of the Qavsar Union entered the market town of Delmar before dawn on Tuesday and took the "
    "bridge over the river without a shot, two residents and a trader said. By noon their flags hung over "
    "the town hall. The garrison of the River Guard had left in the night, leaving behind three trucks and "
    "a field kitchen. Nobody was hurt. The governor of the province asked people to stay at home until the "
    "roads had been searched for mines.";
constexpr const char* other_report =
    "Parliament in Velmark debated the price of bread for nine hours. Several members of the opposition "
    "walked out when the minister refused to publish what the state had paid for grain abroad. The speaker "
    "closed the sitting shortly after midnight and promised another one next week, when the committee on "
    "trade will have finished reading the contracts that it was given late and with many pages missing.";

Claim claim(const std::string& id) {
  return Claim("union", "fought", "guard").id(id).document("d" + id, "Outlet " + id, "2021-01-01");
}

struct Finding {
  Origins origins;
  std::size_t groups() const { return origins.groups.size(); }
  std::vector<OriginReason> reasons() const {
    std::vector<OriginReason> reasons;
    for (const OriginLink& link : origins.links)
      reasons.push_back(link.reason);
    return reasons;
  }
};

Finding find(const std::vector<ClaimRecord>& records, const std::map<std::string, std::string>& texts = {}) {
  OriginFinder finder([&](const std::string& id) -> std::optional<Document> {
    const auto found = texts.find(id);
    if (found == texts.end()) return std::nullopt;
    Document document;
    document.text = found->second;
    return document;
  });
  std::vector<const ClaimRecord*> pointers;
  for (const ClaimRecord& record : records)
    pointers.push_back(&record);
  return {finder.find(pointers)};
}

TEST(Origins, NoClaims) {
  EXPECT_EQ(find({}).groups(), 0U);
}

TEST(Origins, ClaimsWithNothingInCommonAreIndependent) {
  const Finding found = find({claim("1"), claim("2"), claim("3")});
  EXPECT_EQ(found.groups(), 3U);
  EXPECT_TRUE(found.origins.links.empty());
}

TEST(Origins, OneDocumentIsOneOrigin) {
  const Finding found = find({claim("1"), claim("1").holder(HolderKind::person, "Ilan Bero")});
  EXPECT_EQ(found.groups(), 1U);
  EXPECT_TRUE(found.origins.links.empty());
}

TEST(Origins, OnePublisherIsOneOrigin) {
  const Finding found =
      find({claim("1").document("d1", "Norlight Wire", ""), claim("2").document("d2", "NORLIGHT WIRE", "")});
  EXPECT_EQ(found.groups(), 1U);
  EXPECT_THAT(found.reasons(), testing::ElementsAre(OriginReason::same_publisher));
}

TEST(Origins, UnknownPublishersNeverJoin) {
  ClaimRecord first = claim("1");
  ClaimRecord second = claim("2");
  for (ClaimRecord* record : {&first, &second}) {
    record->document.publisher = "";
    record->claim.attribution.back().name = "Unknown publisher";
  }
  EXPECT_EQ(find({first, second}).groups(), 2U);
}

TEST(Origins, NearCopyIsOneOrigin) {
  const std::string copy = "(Delmar) " + std::string(report) + " Our correspondent contributed.";
  const Finding found = find({claim("1"), claim("2")}, {{"d1", report}, {"d2", copy}});
  EXPECT_EQ(found.groups(), 1U);
  ASSERT_EQ(found.reasons(), std::vector{OriginReason::same_text});
  EXPECT_THAT(found.origins.links[0].detail, testing::HasSubstr("%"));
  EXPECT_EQ(find({claim("1"), claim("2")}, {{"d1", report}, {"d2", other_report}}).groups(), 2U);
}

TEST(Origins, TrimmedCopyInALongerTextIsOneOrigin) {
  const std::string longer = std::string(other_report) + " " + report + " " + other_report;
  EXPECT_EQ(find({claim("1"), claim("2")}, {{"d1", report}, {"d2", longer}}).reasons(),
            std::vector{OriginReason::same_text});
}

TEST(Origins, CaseAndPunctuationDoNotHideACopy) {
  std::string shouted = report;
  for (char& c : shouted)
    c = c == ',' ? ';' : static_cast<char>(std::toupper(static_cast<unsigned char>(c)));
  EXPECT_EQ(find({claim("1"), claim("2")}, {{"d1", report}, {"d2", shouted}}).groups(), 1U);
}

TEST(Origins, PassageTakenOverIsOneOrigin) {
  const std::string passage =
      "the garrison had left in the night, leaving behind three trucks and a field kitchen, the commander "
      "of the Union said";
  const Finding found = find({claim("1").quote(passage), claim("2").quote("something else")},
                             {{"d1", passage}, {"d2", std::string(other_report) + " " + passage}});
  EXPECT_EQ(found.reasons(), std::vector{OriginReason::same_words});
  // Also where only the passages are known.
  EXPECT_EQ(find({claim("1").quote(passage), claim("2").quote("And " + passage)}).groups(), 1U);
}

TEST(Origins, ShortPassagesAreNoEvidence) {
  EXPECT_EQ(find({claim("1").quote("the Union attacked"), claim("2").quote("the Union attacked")}).groups(),
            2U);
}

TEST(Origins, OneNamedSourceIsOneOrigin) {
  const Finding found = find({claim("1").holder(HolderKind::person, "Ilan Bero"),
                              claim("2").holder(HolderKind::person, "Ilan BERO")});
  EXPECT_EQ(found.groups(), 1U);
  ASSERT_EQ(found.reasons(), std::vector{OriginReason::same_source});
  EXPECT_EQ(found.origins.links[0].detail, "Ilan BERO");
}

TEST(Origins, AnonymousSourcesOfTwoDocumentsNeverJoin) {
  for (const char* name : {"an informed source", "A Senior Official of the Union"}) {
    EXPECT_EQ(
        find({claim("1").holder(HolderKind::anonymous, name), claim("2").holder(HolderKind::anonymous, name)})
            .groups(),
        2U);
    // Not even where somebody linked them.
    EXPECT_EQ(find({claim("1").holder(HolderKind::anonymous, name, "organisation/union"),
                    claim("2").holder(HolderKind::anonymous, name, "organisation/union")})
                  .groups(),
              2U);
  }
}

TEST(Origins, DescriptionsAreNotNames) {
  const auto groups = [](HolderKind kind, const std::string& name) {
    return find({claim("1").holder(kind, name), claim("2").holder(kind, name)}).groups();
  };
  EXPECT_EQ(groups(HolderKind::person, "the commander"), 2U);
  EXPECT_EQ(groups(HolderKind::person, "The commander"), 2U);
  EXPECT_EQ(groups(HolderKind::document, "The report"), 2U);
  EXPECT_EQ(groups(HolderKind::document, "Annual report"), 2U);
  EXPECT_EQ(groups(HolderKind::document, "UN report"), 1U);
  EXPECT_EQ(groups(HolderKind::document, "the Delmar Agreement"), 1U);
  EXPECT_EQ(groups(HolderKind::organisation, "The Union"), 1U);
  EXPECT_EQ(groups(HolderKind::person, "القائد بيرو"), 1U);   // no capitals in this script
  EXPECT_EQ(groups(HolderKind::person, "ḥakim's aide"), 2U);  // Latin, however marked
}

TEST(Origins, AnOutletQuotedByAnotherIsTheSameOrigin) {
  const ClaimRecord own = claim("1").document("d1", "Norlight Wire", "");
  const ClaimRecord quoting = claim("2").holder(HolderKind::organisation, "Norlight Wire");
  const Finding found = find({own, quoting});
  ASSERT_EQ(found.reasons(), std::vector{OriginReason::taken_over});
  EXPECT_EQ(found.origins.links[0].taker, Taker::second);
  ASSERT_EQ(find({quoting, own}).reasons(), std::vector{OriginReason::taken_over});
  EXPECT_EQ(find({quoting, own}).origins.links[0].taker, Taker::first);
}

TEST(Origins, ALinkedNameAndTheSameNameUnlinked) {
  const ClaimRecord linked =
      claim("1").document("d1", "Norlight Wire", "").publisher_entity("publisher/norlight");
  const ClaimRecord plain = claim("2").holder(HolderKind::organisation, "Norlight Wire");
  EXPECT_EQ(find({linked, plain}).groups(), 1U);
  // Two persons of one name: which of them the third means is not known.
  const ClaimRecord one = claim("3").holder(HolderKind::person, "Ilan Bero", "person/ilan-bero");
  const ClaimRecord two = claim("4").holder(HolderKind::person, "Ilan Bero", "person/ilan-bero-2");
  const ClaimRecord which = claim("5").holder(HolderKind::person, "Ilan Bero");
  EXPECT_EQ(find({one, two, which}).groups(), 3U);
  EXPECT_EQ(find({which, one}).groups(), 1U);
}

TEST(Origins, JoiningIsTransitiveWithAReasonForEachStep) {
  const Finding found = find({claim("1"), claim("2").holder(HolderKind::person, "Ilan Bero"),
                              claim("3").holder(HolderKind::person, "Ilan Bero"), claim("4")},
                             {{"d1", report}, {"d2", report}});
  ASSERT_EQ(found.groups(), 2U);
  EXPECT_THAT(found.origins.groups[0], testing::ElementsAre(0U, 1U, 2U));
  EXPECT_THAT(found.origins.groups[1], testing::ElementsAre(3U));
  EXPECT_THAT(found.reasons(),
              testing::UnorderedElementsAre(OriginReason::same_text, OriginReason::same_source));
}

TEST(OriginsProperty, OrderChangesNoGroup) {
  std::mt19937 random(7);
  std::vector<ClaimRecord> records;
  for (int i = 0; i < 12; ++i) {
    Claim made = claim(std::to_string(i));
    if (i % 5 == 0) made.document("d" + std::to_string(i), "Norlight Wire", "");
    if (i % 4 == 0) made.holder(HolderKind::person, "Ilan Bero", i % 8 == 0 ? "person/bero" : "");
    if (i % 3 == 0) made.holder(HolderKind::anonymous, "an aide");
    if (i == 7) made.holder(HolderKind::organisation, "Outlet 11");
    records.push_back(made);
  }
  const auto groups_by_id = [&](const std::vector<ClaimRecord>& ordered) {
    std::vector<std::vector<std::string>> groups;
    for (const auto& group : find(ordered).origins.groups) {
      groups.emplace_back();
      for (const std::size_t position : group)
        groups.back().push_back(ordered[position].id);
      std::sort(groups.back().begin(), groups.back().end());
    }
    std::sort(groups.begin(), groups.end());
    return groups;
  };
  const auto expected = groups_by_id(records);
  // {0 4 5 8 10} by Norlight Wire and Ilan Bero, {7 11}, and five alone.
  EXPECT_EQ(expected.size(), 7U);
  for (int round = 0; round < 50; ++round) {
    std::shuffle(records.begin(), records.end(), random);
    EXPECT_EQ(groups_by_id(records), expected);
  }
}

TEST(OriginsProperty, LinksAreJustEnough) {
  // Groups and links: each link joins two groups, so there are as many as claims of other documents less
  // groups.
  const std::vector<ClaimRecord> records = {claim("1").document("d1", "Norlight Wire", ""),
                                            claim("2").document("d2", "Norlight Wire", ""),
                                            claim("3").document("d3", "Norlight Wire", ""),
                                            claim("3b").document("d3", "Norlight Wire", ""), claim("4")};
  const Finding found = find(records);
  EXPECT_EQ(found.groups(), 2U);
  EXPECT_EQ(found.origins.links.size(), 2U);
}

TEST(Holders, AreWrittenWithTheirKind) {
  const ClaimRecord record = claim("1")
                                 .document("d1", "Norlight Wire", "2021-01-01")
                                 .holder(HolderKind::document, "annual report")
                                 .holder(HolderKind::anonymous, "an aide");
  EXPECT_EQ(chain_text(record.claim), "anonymous “an aide” < document “annual report” < Norlight Wire");
  EXPECT_EQ(source_text(record),
            "anonymous “an aide” < document “annual report” < Norlight Wire, 2021-01-01");
}

TEST(Holders, AnonymousOnesOfTwoDocumentsAreTwo) {
  const ClaimRecord a = claim("1").holder(HolderKind::anonymous, "an aide");
  const ClaimRecord b = claim("2").holder(HolderKind::anonymous, "an aide");
  const ClaimRecord c = claim("2").holder(HolderKind::anonymous, "an aide");
  EXPECT_THAT(innermost_holders({&a, &b, &c}), testing::SizeIs(2));
  ClaimRecord none = claim("3");
  none.claim.attribution.clear();
  EXPECT_THROW(innermost_holders({&none}), InputError);
}

}  // namespace
}  // namespace hearsay::analysis
