// The text that a gold file is about: where it is looked for, and whose metadata it gets.
#include "analysis/gold_text.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "base/error.hpp"
#include "claims/support.hpp"

namespace hearsay::analysis {
namespace {

using claims::complaint;
using claims::TemporaryFolder;
using testing::AllOf;
using testing::HasSubstr;

class GoldText : public testing::Test {
 protected:
  GoldText() {
    gold_.path = folder_.write("gold/harbour.json", "{}");
    gold_.document.source = "harbour.txt";
  }
  std::string write(const std::string& place, const std::string& words) const {
    return folder_.write(place + "/harbour.txt", "Title: Dredging\n\nThe harbour was " + words + ".\n");
  }
  Document read(const std::vector<std::string>& folders = {}) const {
    static const auto provenance =
        acquire::Provenance::load(HEARSAY_DATA_DIRECTORY "/lexicons/provenance.yaml");
    return read_gold_text(gold_, folders, provenance);
  }

  TemporaryFolder folder_;
  GoldDocument gold_;
};

TEST_F(GoldText, GivenFoldersComeFirstThenTheUsualPlaces) {
  write("reports", "silted");
  EXPECT_THAT(read().text, HasSubstr("silted"));
  write("corpus", "dredged");
  EXPECT_THAT(read().text, HasSubstr("dredged"));
  write("gold", "closed");
  EXPECT_THAT(read().text, HasSubstr("closed"));
  write("elsewhere", "sold");
  EXPECT_THAT(read({folder_.path() + "/empty", folder_.path() + "/elsewhere"}).text, HasSubstr("sold"));
}

TEST_F(GoldText, WhatTheGoldSaysOfItsDocumentCounts) {
  folder_.write("gold/harbour.txt",
                "---\ntitle: Dredging\npublisher: Quay News\ndate: 2020-01-02\n---\nThe harbour was sold.\n");
  EXPECT_EQ(read().publisher, "Quay News");
  gold_.document.publisher = "Norlight Wire";
  gold_.document.published = "2021-05-30";
  const Document document = read();
  EXPECT_EQ(document.publisher, "Norlight Wire");
  EXPECT_EQ(document.published, "2021-05-30");
  EXPECT_EQ(document.title, "Dredging") << "what the gold does not say stays";
}

TEST_F(GoldText, NoTextOrSeveralAreErrorsThatNameTheFile) {
  EXPECT_THAT(complaint<InputError>([&] { read(); }),
              AllOf(HasSubstr(gold_.path), HasSubstr("'harbour.txt'"), HasSubstr("--documents")));
  gold_.document.source = "wire.jsonl";
  const std::string path =
      folder_.write("gold/wire.jsonl", "{\"text\": \"One harbour.\"}\n{\"text\": \"Two harbours.\"}\n");
  EXPECT_THAT(complaint<InputError>([&] { read(); }),
              AllOf(HasSubstr("wire.jsonl"), HasSubstr("one document")));
}

}  // namespace
}  // namespace hearsay::analysis
