#include "corpus.hpp"

#include <gtest/gtest.h>

#include <set>
#include <string>

#include "acquire/acquire.hpp"
#include "base/text.hpp"
#include "variation.hpp"

namespace hearsay::bench {
namespace {

const std::string source = HEARSAY_SOURCE_DIRECTORY;
const std::string names_file = source + "/bench/names.yaml";
const std::string provenance_file = std::string(HEARSAY_DATA_DIRECTORY) + "/lexicons/provenance.yaml";

const CorpusGenerator& generator() {
  static const CorpusGenerator instance(source + "/examples/reports", names_file, provenance_file);
  return instance;
}

Document read_back(const GeneratedFile& file) {
  Document document;
  std::size_t count = 0;
  acquire::read(std::string_view(file.bytes), file.name,
                {[&](Document&& found) {
                   document = std::move(found);
                   ++count;
                 },
                 [](const InputError& error) { throw error; }},
                acquire::Provenance::load(provenance_file));
  EXPECT_EQ(count, 1U) << file.name;
  return document;
}

TEST(Corpus, IsAFunctionOfTheNumber) {
  const CorpusGenerator other(source + "/examples/reports", names_file, provenance_file);
  for (const std::size_t number : {0U, 7U, 8U, 9U, 1234U}) {
    EXPECT_EQ(generator().make(number).bytes, other.make(number).bytes);
    EXPECT_EQ(generator().make(number).name, other.make(number).name);
  }
}

TEST(Corpus, DocumentsDifferAndHaveAboutFiveHundredWords) {
  std::set<std::string> texts;
  for (std::size_t number = 0; number < 60; ++number) {
    const Document document = read_back(generator().make(number));
    EXPECT_TRUE(texts.insert(document.text).second) << number;
    EXPECT_GE(count_words(document.text), 450U) << number;
    EXPECT_LE(count_words(document.text), 700U) << number;
    EXPECT_EQ(find_invalid_utf8(document.text), std::string_view::npos) << number;
  }
}

TEST(Corpus, HasThreeFormats) {
  std::set<std::string> formats;
  for (std::size_t number = 0; number < 10; ++number)
    formats.insert(read_back(generator().make(number)).format);
  EXPECT_EQ(formats, (std::set<std::string>{"text", "html", "jsonl"}));
}

TEST(Corpus, LeavesNoActorOfTheExamples) {
  for (std::size_t number = 0; number < 100; ++number)
    for (const char* name : {"Varhestan", "VARHESTAN", "Qavsar", "QAVSAR", "Tharwadi", "Orqashev", "Özgan",
                             "Drevonia", "Vaubressac", "HNT", "Norlight"})
      EXPECT_EQ(generator().text(number).find(name), std::string::npos) << number << " " << name;
}

TEST(Cast, RenamesWholeWordsTheLongestFirst) {
  const NameTable table = NameTable::load(names_file);
  Random random(3);
  const Cast cast = table.draw(random);
  const std::string state = cast.rename("Varhestan");
  EXPECT_NE(state, "Varhestan");
  EXPECT_EQ(cast.rename("Varhestan National Army"), state + " National Army");
  EXPECT_EQ(cast.rename("“Varhestan’s"), "“" + state + "’s");
  EXPECT_EQ(cast.rename("Varhestanish"), "Varhestanish");
  const std::string leader = cast.rename("Yunus al-Tharwadi");
  EXPECT_TRUE(leader.ends_with(cast.rename("al-Tharwadi"))) << leader;
}

TEST(Cast, SameSeedSameNames) {
  const NameTable table = NameTable::load(names_file);
  Random one(5);
  Random two(5);
  Random three(6);
  const std::string text = "HNT leader Yunus al-Tharwadi left Qavsar.";
  const std::string renamed = table.draw(one).rename(text);
  EXPECT_EQ(renamed, table.draw(two).rename(text));
  EXPECT_NE(renamed, table.draw(three).rename(text));
}

TEST(Variation, MovesAllYearsByTheSameStep) {
  const NameTable table = NameTable::load(names_file);
  for (std::uint64_t seed = 0; seed < 20; ++seed) {
    Random random(seed);
    Variation variation(table, random);
    const int first = std::stoi(variation.vary("2019"));
    EXPECT_EQ(std::stoi(variation.vary("2023")), first + 4);
    EXPECT_EQ(variation.vary_date("2019-05-03"), std::to_string(first) + "-05-03");
  }
}

TEST(Variation, KeepsTheFormOfFigures) {
  const NameTable table = NameTable::load(names_file);
  for (std::uint64_t seed = 0; seed < 50; ++seed) {
    Random random(seed);
    Variation variation(table, random);
    const std::string thousands = variation.vary("3,500");
    EXPECT_EQ(thousands.size(), 5U);
    EXPECT_EQ(thousands.substr(1, 1) + thousands.substr(3), ",00") << thousands;
    EXPECT_EQ(variation.vary("06:40"), "06:40");
    EXPECT_EQ(variation.vary("44th"), "44th");
    EXPECT_EQ(variation.vary("may"), "may");
    const std::string day = variation.vary("14 March");
    EXPECT_TRUE(day.ends_with(" March"));
    EXPECT_LE(std::stoi(day), 28);
    EXPECT_LE(std::stoi(variation.vary("Nov. 18").substr(5)), 28);
  }
}

}  // namespace
}  // namespace hearsay::bench
