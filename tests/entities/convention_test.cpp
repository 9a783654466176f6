// Orthographies, notes in brackets, stems and territories: what names.yaml and translations.yaml are read
// for.
#include <gtest/gtest.h>
#include <unistd.h>

#include <filesystem>
#include <fstream>

#include "base/error.hpp"
#include "entities/acronyms.hpp"
#include "entities/compare.hpp"
#include "entities/name_lexicon.hpp"
#include "entities/name_marks.hpp"
#include "entities/name_pairs.hpp"
#include "entities/support.hpp"

namespace hearsay::entities {
namespace {

using mentions::EntityKind;

const NameLexicon& lexicon() {
  static const NameLexicon loaded = NameLexicon::load(HEARSAY_DATA_DIRECTORY "/lexicons/names.yaml");
  return loaded;
}

TEST(Convention, TakesTheLongestLettersFirst) {
  const Convention convention{
      "x", {{"tsch", "ch"}, {"sch", "sh"}, {"e", "", false, true}, {"s", "z", true}}, {}, false};
  EXPECT_EQ(convention.read("tschasche"), "chash");
  EXPECT_EQ(convention.read("sas"), "zas");
  EXPECT_EQ(convention.read(""), "");
}

TEST(Meanings, AStemNeedsAnEnding) {
  Meanings meanings;
  EXPECT_TRUE(meanings.add_stem("national", {"national", 0.5, false}));
  EXPECT_FALSE(meanings.add_stem("national", {"nation", 0.5, false}));
  meanings.add_ending("e");
  EXPECT_NE(meanings.find("nationale"), nullptr);
  EXPECT_NE(meanings.find("national"), nullptr);
  EXPECT_EQ(meanings.find("nationalx"), nullptr);
  EXPECT_EQ(meanings.find(""), nullptr);
}

TEST(Territories, AreOneInAllLanguages) {
  const auto meaning = [](const char* word) {
    const WordMeaning* found = lexicon().qualities.find(word);
    return found == nullptr ? std::string() : found->meaning;
  };
  EXPECT_EQ(meaning("norway"), "norway");
  for (const char* word : {"norwegen", "norvege", "noruega"})
    EXPECT_EQ(meaning(word), "norway") << word;
  EXPECT_EQ(meaning("syria"), meaning("syrien"));
  EXPECT_FALSE(meaning("syria").empty());
}

TEST(NameMarks, TakesNotesOut) {
  EXPECT_EQ(take_notes("Ansar X (Yemen)", false).bare, "Ansar X");
  EXPECT_EQ(take_notes("Ansar X (Yemen)", false).qualifier, "Yemen");
  EXPECT_EQ(take_notes("Marwan \"Abu Sayf\" Qabbani", true).bare.find('"'), std::string::npos);
  EXPECT_EQ(take_notes("(Yemen)", false).bare, "(Yemen)");
  EXPECT_EQ(take_notes("Hayat Tahrir Sham (HTS)", false).qualifier, "");
  EXPECT_EQ(take_notes("Hayat Tahrir al-Sham (HTS)", false).qualifier, "");
  EXPECT_EQ(take_notes("Labour Party (UK)", false).qualifier, "UK");
}

TEST(Acronyms, FitInitialsSyllablesAndTranslations) {
  const auto fit = [](const char* letters, const char* name) {
    return acronym_fit(letters, rules().normalise(name, EntityKind::organisation));
  };
  EXPECT_EQ(fit("tlf", "Tuvaria Liberation Front"), AcronymFit::initials);
  EXPECT_EQ(fit("fretuv", "Frente Revolucionario de Tuvaria"), AcronymFit::syllables);
  EXPECT_EQ(fit("pflp", "الجبهة الشعبية لتحرير فلسطين"), AcronymFit::translated);
  EXPECT_EQ(fit("xyz", "Tuvaria Liberation Front"), AcronymFit::none);
  EXPECT_EQ(fit("fresuv", "Frente Revolucionario de Tuvaria"), AcronymFit::none);
}

TEST(NamePairs, BadLinesNameTheirPlace) {
  EXPECT_EQ(read_name_pair("a\tb\tperson\r", "x.tsv", 1).kind, EntityKind::person);
  EXPECT_EQ(read_name_pair("a\tb", "x.tsv", 1).kind, EntityKind::other);
  for (const char* line : {"a", "a\t", "\tb", "a\tb\tno-kind", "a\tb\tperson\tmore", "a\t\xff"})
    try {
      read_name_pair(line, "x.tsv", 7);
      ADD_FAILURE() << line;
    } catch (const InputError& error) {
      EXPECT_EQ(error.file(), "x.tsv");
      EXPECT_EQ(error.place(), "line 7");
    }
}

// A copy of the lexicons with one text replaced.
std::string load_error(const std::string& file, const std::string& from, const std::string& to) {
  namespace fs = std::filesystem;
  const fs::path folder = fs::temp_directory_path() / ("hearsay-names-" + std::to_string(::getpid()));
  fs::create_directories(folder);
  for (const char* name : {"names.yaml", "translations.yaml"}) {
    std::ifstream in(std::string(HEARSAY_DATA_DIRECTORY "/lexicons/") + name, std::ios::binary);
    std::string text{std::istreambuf_iterator<char>(in), std::istreambuf_iterator<char>()};
    if (name == file) {
      const std::size_t at = text.find(from);
      if (at != std::string::npos) text.replace(at, from.size(), to);
    }
    std::ofstream(folder / name, std::ios::binary) << text;
  }
  std::string said;
  try {
    NameRules::load((folder / "names.yaml").string());
  } catch (const DataError& error) {
    said = error.what();
  }
  fs::remove_all(folder);
  return said;
}

TEST(NameLexicon, MistakesNameFileAndLine) {
  EXPECT_EQ(load_error("names.yaml", "@@", ""), "");
  EXPECT_NE(load_error("names.yaml", "conventions:", "convention:").find("names.yaml: line"),
            std::string::npos);
  EXPECT_NE(load_error("names.yaml", "tsch: ch", "tsch: č").find("letters a to z"), std::string::npos);
  EXPECT_NE(load_error("translations.yaml", "qualities:", "quality:").find("translations.yaml: line"),
            std::string::npos);
  EXPECT_NE(load_error("translations.yaml", "concept: movement", "concept: movement, kind: x")
                .find("translations.yaml: line"),
            std::string::npos);
  EXPECT_NE(
      load_error("translations.yaml", "words: [front,", "words: [movement, front,").find("already means"),
      std::string::npos);
}

}  // namespace
}  // namespace hearsay::entities
