// Gold files.
#include "analysis/gold.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <unistd.h>

#include <cstdlib>
#include <filesystem>
#include <fstream>

#include "base/error.hpp"

namespace hearsay::analysis {
namespace {

namespace fs = std::filesystem;
using testing::ElementsAre;
using testing::HasSubstr;

constexpr const char* whole = R"({
  "document": {"file": "report.txt", "title": "A report", "publisher": "Norlight Wire", "published": "2021-05-30"},
  "entities": [{"id": "u", "kind": "organisation", "names": ["Qavsar Union", "QU"]},
               {"id": "g", "kind": "organisation", "names": ["River Guard"]}],
  "claims": [
    {"subject": "u", "predicate": "fought", "object": "g", "polarity": "denied", "certainty": "possible",
     "mood": "planned", "attribution": [{"kind": "anonymous", "name": "an aide"},
                                        {"kind": "publisher", "name": "Norlight Wire"}],
     "time": "2021-05", "quantity": null, "place": "", "roles": {}, "quote": "é fight"},
    {"subject": "u", "predicate": "has_strength", "object": "", "polarity": "affirmed", "certainty": "certain",
     "mood": "actual", "attribution": [{"kind": "publisher", "name": "Norlight Wire"}], "time": "",
     "quantity": {"min": 30, "max": null, "unit": "persons", "measure": "fighters", "approximate": true},
     "start": 3, "end": 8}]
})";

class GoldTest : public testing::Test {
 protected:
  GoldTest() {
    std::string name = (fs::temp_directory_path() / "hearsay-gold-XXXXXX").string();
    if (mkdtemp(name.data()) == nullptr) throw std::runtime_error("no temporary folder");
    folder_ = name;
  }
  ~GoldTest() override {
    std::error_code ignored;
    fs::remove_all(folder_, ignored);
  }
  std::string write(const std::string& name, const std::string& content) const {
    fs::create_directories((folder_ / name).parent_path());
    std::ofstream(folder_ / name) << content;
    return (folder_ / name).string();
  }
  // What load_gold() says about a whole file in which one stretch is replaced.
  std::string error_with(const std::string& old_text, const std::string& new_text) const {
    std::string content = whole;
    const std::size_t at = content.find(old_text);
    EXPECT_NE(at, std::string::npos);
    content.replace(at, old_text.size(), new_text);
    const std::string path = write("broken.json", content);
    try {
      load_gold(path);
    } catch (const InputError& error) {
      EXPECT_EQ(error.file(), path);
      return error.what();
    }
    return "";
  }
  fs::path folder_;
};

TEST_F(GoldTest, AllFields) {
  const GoldDocument gold = load_gold(write("a.json", whole));
  EXPECT_EQ(gold.document.source, "report.txt");
  EXPECT_EQ(gold.document.published, "2021-05-30");
  EXPECT_THAT(gold.entity("u")->names, ElementsAre("Qavsar Union", "QU"));
  EXPECT_EQ(gold.entity("x"), nullptr);
  ASSERT_EQ(gold.claims.size(), 2U);
  EXPECT_EQ(gold.claims[0].polarity, claims::Polarity::denied);
  EXPECT_EQ(gold.claims[0].certainty, claims::Certainty::possible);
  EXPECT_EQ(gold.claims[0].mood, claims::Mood::planned);
  EXPECT_EQ(gold.claims[0].attribution.at(0).kind, claims::HolderKind::anonymous);
  EXPECT_FALSE(gold.claims[0].quantity.has_value());
  ASSERT_TRUE(gold.claims[1].quantity.has_value());
  EXPECT_EQ(gold.claims[1].quantity->min, 30);
  EXPECT_FALSE(gold.claims[1].quantity->max.has_value());
}

TEST_F(GoldTest, QuotesAreLocatedInCodePoints) {
  GoldDocument gold = load_gold(write("a.json", whole));
  gold.locate("ääé fight and é fight");
  EXPECT_THAT(gold.claims[0].occurrences, ElementsAre(std::pair(2UL, 9UL), std::pair(14UL, 21UL)));
  EXPECT_THAT(gold.claims[1].occurrences, ElementsAre(std::pair(3UL, 8UL)));
  gold.locate("é fight alone");  // locating again starts anew
  EXPECT_THAT(gold.claims[0].occurrences, ElementsAre(std::pair(0UL, 7UL)));
}

TEST_F(GoldTest, WhatIsNotInTheTextIsRefused) {
  GoldDocument gold = load_gold(write("a.json", whole));
  EXPECT_THROW(gold.locate("e fight, to the letter"), InputError);
  EXPECT_THROW(gold.locate("é fight"), InputError);  // the second claim's offsets end at 8
}

TEST_F(GoldTest, ErrorsNameTheFile) {
  EXPECT_THAT(error_with("\"denied\"", "\"refuted\""), HasSubstr("refuted"));
  EXPECT_THAT(error_with("\"object\": \"g\"", "\"object\": \"z\""), HasSubstr("'z'"));
  EXPECT_THAT(error_with("\"predicate\": \"fought\", ", ""), HasSubstr("predicate"));
  EXPECT_THAT(error_with("\"entities\"", "\"people\""), HasSubstr("entities"));
  EXPECT_THAT(error_with("[{\"kind\": \"publisher\", \"name\": \"Norlight Wire\"}], \"time\": \"\"",
                         "[], \"time\": \"\""),
              HasSubstr("attribution"));
  EXPECT_NE(error_with("\"claims\": [", "\"claims\": "), "");
  EXPECT_THROW(load_gold((folder_ / "none.json").string()), InputError);
}

TEST_F(GoldTest, FilesOfAFolder) {
  write("b.json", "{}");
  write("inner/a.json", "{}");
  write("note.txt", "");
  EXPECT_THAT(gold_files(folder_.string()),
              ElementsAre((folder_ / "b.json").string(), (folder_ / "inner/a.json").string()));
  EXPECT_THAT(gold_files((folder_ / "b.json").string()), ElementsAre((folder_ / "b.json").string()));
}

}  // namespace
}  // namespace hearsay::analysis
