#include "analysis/anonymous_quotes.hpp"

#include "analysis/support.hpp"

namespace hearsay::analysis {
namespace {

using claims::HolderKind;
using testing::ElementsAre;
using testing::IsEmpty;

TEST(AnonymousQuotes, QuotationMarksOfManyKinds) {
  EXPECT_THAT(quoted_in("He said “one” and \"two\", «three» and „four“."),
              ElementsAre("one", "two", "three", "four"));
  EXPECT_THAT(quoted_in("an open “mark"), IsEmpty());
  EXPECT_THAT(quoted_in(""), IsEmpty());
  EXPECT_THAT(quoted_in("“”"), ElementsAre(""));
}

claims::ClaimRecord said(const std::string& id, HolderKind kind, const std::string& quote) {
  return Claim("a", "fought", "b")
      .id(id)
      .document("d" + id, "Outlet " + id, "")
      .holder(kind, "an aide")
      .quote(quote);
}

std::size_t shared(const std::vector<claims::ClaimRecord>& records) {
  std::vector<const claims::ClaimRecord*> pointers;
  for (const claims::ClaimRecord& record : records)
    pointers.push_back(&record);
  return shared_anonymous_quotes(pointers).size();
}

TEST(AnonymousQuotes, OnlyTheSameWordsOfAnonymousSources) {
  const std::string words = "“we had lost the bridge by then”";
  EXPECT_EQ(
      shared({said("1", HolderKind::anonymous, words), said("2", HolderKind::anonymous, "He: " + words)}),
      1U);
  EXPECT_EQ(shared({said("1", HolderKind::anonymous, words), said("2", HolderKind::person, words)}), 0U);
  EXPECT_EQ(shared({said("1", HolderKind::anonymous, words), said("1", HolderKind::anonymous, words)}), 0U);
  EXPECT_EQ(shared({said("1", HolderKind::anonymous, "“we had lost it”"),
                    said("2", HolderKind::anonymous, "“we had lost it”")}),
            0U);
  EXPECT_EQ(shared({said("1", HolderKind::anonymous, words),
                    said("2", HolderKind::anonymous, "“we had won the day in the end”")}),
            0U);
}

}  // namespace
}  // namespace hearsay::analysis
