#include "analysis/ownership.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <unistd.h>

#include <filesystem>
#include <fstream>

#include "base/error.hpp"

namespace hearsay::analysis {
namespace {

class OwnershipTest : public testing::Test {
 protected:
  std::string file(const std::string& text) {
    const auto path = std::filesystem::temp_directory_path() /
                      ("hearsay-owners-" + std::to_string(getpid()) + "-" + std::to_string(files_.size()));
    std::ofstream(path) << text;
    files_.push_back(path);
    return path.string();
  }
  ~OwnershipTest() override {
    for (const auto& path : files_)
      std::filesystem::remove(path);
  }

 private:
  std::vector<std::filesystem::path> files_;
};

TEST_F(OwnershipTest, ThePacksKnowSomeOwners) {
  const Ownership owners = Ownership::load({HEARSAY_DATA_DIRECTORY "/packs/outlets.yaml"});
  EXPECT_EQ(owners.owner("publisher/al-hadath").key, owners.owner("Al Arabiya").key);
  EXPECT_EQ(owners.owner("publisher/al-hadath").name, "Al Arabiya");
  EXPECT_NE(owners.owner("publisher/reuters").key, owners.owner("publisher/agence-france-presse").key);
}

TEST_F(OwnershipTest, TheUserAddsOthersThroughSeveralSteps) {
  const Ownership owners = Ownership::load({}, {file("schema: hearsay/owners/1\nowners:\n"
                                                     "  - {outlet: Norlight Wire, owner: Holding}\n"
                                                     "  - {outlet: Holding, owner: Group, note: register}\n"
                                                     "  - {outlet: Sulmay Today, owner: Group}\n")});
  EXPECT_EQ(owners.owner("NORLIGHT wire").key, owners.owner("Sulmay Today").key);
  EXPECT_EQ(owners.owner("Norlight Wire").name, "Group");
  EXPECT_EQ(owners.owner("Qavsar Press").name, "Qavsar Press");
  EXPECT_NE(owners.owner("Qavsar Press").key, owners.owner("Varteleg").key);
}

TEST_F(OwnershipTest, ARingHasOneOwner) {
  Ownership owners;
  owners.add("A", "B");
  owners.add("B", "C");
  owners.add("C", "B");
  EXPECT_EQ(owners.owner("A").key, owners.owner("C").key);
  EXPECT_EQ(owners.owner("B").key, owners.owner("C").key);
}

TEST_F(OwnershipTest, MistakesHaveALine) {
  const auto error = [&](const std::string& owners) -> std::string {
    try {
      Ownership::load({}, {file("schema: hearsay/owners/1\nowners:\n" + owners)});
    } catch (const DataError& e) {
      return e.what();
    }
    return "";
  };
  EXPECT_EQ(error("  - {outlet: A, owner: B}\n"), "");
  EXPECT_THAT(error("  - {outlet: A, holder: B}\n"), testing::HasSubstr("line 3"));
  EXPECT_THAT(error("  - {outlet: A, owner: a}\n"), testing::HasSubstr("cannot own itself"));
  EXPECT_THAT(error("  - {outlet: A, owner: ' '}\n"), testing::HasSubstr("need a name"));
}

}  // namespace
}  // namespace hearsay::analysis
