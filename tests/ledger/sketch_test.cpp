// Documents whose texts resemble one another are found, also in a ledger that had no sketches.
#include "resemblance/sketch.hpp"

#include <gmock/gmock.h>

#include <random>
#include <set>

#include "ledger/support.hpp"

namespace hearsay::ledger {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;

std::string invented_text(unsigned seed, int words) {
  std::mt19937 random(seed);
  std::string text;
  for (int i = 0; i < words; ++i) {
    for (int letter = 0; letter < 7; ++letter)
      text += static_cast<char>('a' + random() % 26);
    text += ' ';
  }
  return text;
}

class SketchTest : public LedgerTest {
 protected:
  static std::string add(Ledger& ledger, const std::string& title, const std::string& text) {
    const Reading reading(text, title);
    reading.into(ledger);
    return reading.document.id;
  }
  static std::vector<std::string> ids(const std::vector<AlikeDocument>& found) {
    std::vector<std::string> ids;
    for (const AlikeDocument& document : found)
      ids.push_back(document.id);
    return ids;
  }
};

TEST_F(SketchTest, ACutIsFoundAndAnotherTextIsNot) {
  auto ledger = make();
  const std::string text = invented_text(1, 200);
  const std::string first = add(*ledger, "First", text);
  const std::string other = add(*ledger, "Other", invented_text(2, 200));
  const std::string cut = add(*ledger, "Cut", text.substr(0, text.size() / 3));
  EXPECT_THAT(ids(ledger->alike(first, 10)), ElementsAre(cut));
  EXPECT_THAT(ids(ledger->alike(cut, 10)), ElementsAre(first));
  EXPECT_THAT(ledger->alike(other, 10), IsEmpty());
  EXPECT_THAT(ledger->alike("nobody", 10), IsEmpty());
  ASSERT_EQ(ledger->alike_pairs().size(), 1U);
  EXPECT_EQ(ledger->alike_pairs()[0].first, first);
  EXPECT_EQ(ledger->alike_pairs()[0].second, cut);
  EXPECT_THAT(ledger->check(), IsEmpty());
}

// Enough documents for runs of postings to be written and merged.
TEST_F(SketchTest, ManyDocumentsAreFoundThroughTheRuns) {
  auto ledger = make();
  constexpr int documents = 8 * 1024 + 2100;
  std::vector<std::string> ids_by_number;
  ledger->begin_batch();
  for (int i = 0; i < documents; ++i) {
    // Each fifth repeats one before it.
    const unsigned seed = i % 5 == 4 ? static_cast<unsigned>(i / 3) : static_cast<unsigned>(i);
    ids_by_number.push_back(add(*ledger, std::to_string(i), invented_text(seed, 30)));
  }
  ledger->commit_batch();
  std::set<std::pair<std::string, std::string>> pairs;
  for (const AlikePair& pair : ledger->alike_pairs()) {
    pairs.emplace(pair.first, pair.second);
    pairs.emplace(pair.second, pair.first);
  }
  EXPECT_GT(pairs.size(), 2500U);
  for (int i = 0; i < documents; i += 37)
    for (const AlikeDocument& found : ledger->alike(ids_by_number[static_cast<std::size_t>(i)], 0))
      EXPECT_EQ(pairs.count({ids_by_number[static_cast<std::size_t>(i)], found.id}), 1U);
  for (int i = 4; i < documents; i += 5) {
    if (i / 3 % 5 == 4) continue;  // what is repeated has another text itself
    const auto alike = ids(ledger->alike(ids_by_number[static_cast<std::size_t>(i)], 0));
    EXPECT_THAT(alike, testing::Contains(ids_by_number[static_cast<std::size_t>(i / 3)])) << i;
  }
  ledger.reset();
  EXPECT_EQ(run_sql("SELECT CASE count(*) WHEN 3 THEN 0 ELSE abs(-9223372036854775808) END FROM sketch_runs"),
            "");
}

TEST_F(SketchTest, DamageIsSeen) {
  auto ledger = make();
  add(*ledger, "First", invented_text(1, 50));
  ledger.reset();
  EXPECT_THAT(run_sql("DELETE FROM document_sketches"), HasSubstr("append-only"));
  EXPECT_EQ(
      run_sql("DROP TRIGGER document_sketches_no_update; UPDATE document_sketches SET keys = x'01000000'"),
      "");
  EXPECT_THAT(make(false)->check(), ElementsAre(HasSubstr("its sketch is not that of its text")));
}

}  // namespace
}  // namespace hearsay::ledger
