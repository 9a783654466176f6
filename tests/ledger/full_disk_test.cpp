#include <gmock/gmock.h>
#include <sys/mount.h>

#include "ledger/support.hpp"

namespace hearsay::ledger {
namespace {

using testing::HasSubstr;

// The bytes of a text that does not compress, so that each document takes its room.
constexpr std::size_t padding = 20'000;

class FullDiskTest : public LedgerTest {
 protected:
  ~FullDiskTest() override {
    if (mounted_) umount(folder_.c_str());
  }

  // Adds documents until there is no room; how many went in.
  static int fill(Ledger& ledger, std::string& error) {
    for (int n = 0; n < 2000; ++n) {
      error = ledger_error([&] { numbered(n, padding).into(ledger); });
      if (!error.empty()) return n;
    }
    return -1;
  }

  static void expect_whole(Ledger& ledger, int documents) {
    EXPECT_EQ(ledger.counts().documents, static_cast<std::size_t>(documents));
    EXPECT_EQ(ledger.claims({}).size(), 2u * static_cast<std::size_t>(documents));
    EXPECT_EQ(testing::PrintToString(ledger.check()), "{}");
  }

  bool mounted_ = false;
};

TEST_F(FullDiskTest, AQuotaIsKept) {
  auto ledger = open(path_.string(), true, data().knowledge(), {.most_bytes = 1'000'000});
  std::string error;
  const int added = fill(*ledger, error);
  ASSERT_GT(added, 5);
  EXPECT_THAT(error, HasSubstr("no space left on the disk; nothing of this document was stored"));
  expect_whole(*ledger, added);
  ledger.reset();
  EXPECT_LE(std::filesystem::file_size(path_), 1'010'000u);
  // With more room it goes on where it stopped.
  ledger = make(false);
  EXPECT_EQ(numbered(added, padding).into(*ledger), Added::document);
  expect_whole(*ledger, added + 1);
}

TEST_F(FullDiskTest, AFullDiskLosesNothing) {
  if (mount("tmpfs", folder_.c_str(), "tmpfs", 0, "size=2m") != 0)
    GTEST_SKIP() << "needs the right to mount a tmpfs";
  mounted_ = true;
  auto ledger = make();
  std::string error;
  const int added = fill(*ledger, error);
  ASSERT_GT(added, 5);
  EXPECT_THAT(error, HasSubstr("no space left on the disk; nothing of this document was stored"));
  EXPECT_EQ(ledger->counts().documents, static_cast<std::size_t>(added));
  ledger.reset();
  ASSERT_EQ(mount("tmpfs", folder_.c_str(), "tmpfs", MS_REMOUNT, "size=20m"), 0);
  ledger = make(false);
  expect_whole(*ledger, added);
  EXPECT_EQ(numbered(added, padding).into(*ledger), Added::document);
  expect_whole(*ledger, added + 1);
}

TEST_F(FullDiskTest, ABatchThatFindsNoRoomLosesNoEarlierDocument) {
  auto ledger = open(path_.string(), true, data().knowledge(), {.most_bytes = 1'000'000});
  for (int n = 5000; n < 5003; ++n)
    numbered(n, padding).into(*ledger);
  ledger->begin_batch();
  std::string error;
  const int added = fill(*ledger, error);
  ASSERT_GT(added, 2);
  if (error.find("this batch") != std::string::npos) {
    expect_whole(*ledger, 3);
  } else {
    EXPECT_THAT(error, HasSubstr("nothing of this document was stored"));
    ledger->commit_batch();
    expect_whole(*ledger, 3 + added);
  }
}

}  // namespace
}  // namespace hearsay::ledger
