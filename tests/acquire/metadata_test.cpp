// What documents say about themselves.
#include <gtest/gtest.h>

#include "base/error.hpp"
#include "support.hpp"

namespace hearsay::acquire {
namespace {

const std::string body = "The two sides met on the island and talked about the ferry. Nobody was hurt.\n";

Document completed(const std::string& text) {
  return read_one(text);
}

std::string note_text(const Document& document, const std::string& kind) {
  for (const DocumentNote& note : document.notes)
    if (note.kind == kind) return document.text.substr(note.begin, note.end - note.begin);
  return "";
}

std::string note_name(const Document& document, const std::string& kind) {
  for (const DocumentNote& note : document.notes)
    if (note.kind == kind) return note.name;
  return "";
}

TEST(Title, FirstShortLine) {
  EXPECT_EQ(completed("Ferry talks open on the island\n\n" + body).title, "Ferry talks open on the island");
  EXPECT_EQ(completed("# Ferry talks open\n" + body).title, "Ferry talks open");
  EXPECT_EQ(completed("Who owns the ferry?\n" + body).title, "Who owns the ferry?");
}

TEST(Title, ASentenceIsNone) {
  EXPECT_EQ(completed(body + "\n" + body).title, "");
  EXPECT_EQ(completed("Only one line without a stop").title, "");
  EXPECT_EQ(completed(body).title, "");
}

TEST(Title, TheRepeatedLineWins) {
  EXPECT_EQ(completed("Site Logo\n\nFerry talks open\n\nA summary of the talks.\nFerry talks open\n\n" + body)
                .title,
            "Ferry talks open");
}

TEST(Title, AGivenTitleIsKept) {
  EXPECT_EQ(completed("---\ntitle: Given\n---\nFerry talks open\n\n" + body).title, "Given");
}

TEST(Byline, Forms) {
  Document document = completed("Ferry talks\nAuthor: Ana Reyes, Island News Agency\n" + body);
  EXPECT_EQ(document.author, "Ana Reyes");
  EXPECT_EQ(document.publisher, "Island News Agency");
  EXPECT_EQ(document.title, "Ferry talks");
  document = completed("Ferry talks\n\nBy Omar al-Sayed, The Delta Herald\n\n" + body);
  EXPECT_EQ(document.author, "Omar al-Sayed");
  EXPECT_EQ(document.publisher, "The Delta Herald");
  document = completed("Ferry talks\n\nBy Ana Reyes and Bo Lind\n\n" + body);
  EXPECT_EQ(document.author, "Ana Reyes and Bo Lind");
  EXPECT_EQ(document.publisher, "");
  document = completed("Ferry talks\n\nBy Ana Reyes in Port Moro\n\n" + body);
  EXPECT_EQ(document.author, "Ana Reyes");
  EXPECT_EQ(document.publisher, "") << "a town";
  document = completed("Ferry talks\n\nBy Ana Reyes in The Delta Herald\n\n" + body);
  EXPECT_EQ(document.publisher, "The Delta Herald");
  document = completed("Ferry talks\n\nBy Ana Reyes, 4 March 2022\n\n" + body);
  EXPECT_EQ(document.author, "Ana Reyes");
  EXPECT_EQ(document.published, "2022-03-04");
  EXPECT_EQ(completed(body + "\nReporting by Hana al-Masri\n").author, "Hana al-Masri");
  EXPECT_EQ(completed(body + "\n(Reporting by Lee Park in Port Loma; editing by Mia Roth)\n").author,
            "Lee Park");
}

TEST(Byline, SentencesAreNone) {
  EXPECT_EQ(completed("By Friday, the island was calm.\n" + body).author, "");
  EXPECT_EQ(completed("Ferry talks\nBy Monday, March\n" + body).author, "");
  EXPECT_EQ(completed("Ferry talks\n" + body + "By the river, both sides waited.\n").author, "");
}

TEST(Dateline, Agency) {
  EXPECT_EQ(completed("Ferry talks\n\nPORT LOMA, Lowland (Delta Press) – The two sides met.\n").publisher,
            "Delta Press");
  EXPECT_EQ(completed("Ferry talks\n\nPORT LOMA (DPA) - The two sides met.\n").publisher, "DPA");
  EXPECT_EQ(completed("Ferry talks\n\nPort Loma, Lowland, May 4 (Delta Press) — They met.\n").publisher,
            "Delta Press");
  EXPECT_EQ(completed("Ferry talks\n\nThe group (DPA) said no - and left.\n").publisher, "");
}

TEST(Dateline, WithoutAnAgencyTheTownStandsInCapitals) {
  for (const char* line : {"PORT MORO, Lower Isles, June 5, 2024 - Ferry talks opened on Monday. ",
                           "MORO, 5 June 2024 – Ferry talks opened on Monday. ", "MORO, 5 June 2024\n",
                           "PORT MORO, June 5, 2024 (Island News Agency)\n"}) {
    const Document document = completed("Ferry talks\n\n" + std::string(line) + "\n" + body);
    EXPECT_EQ(document.published, "2024-06-05") << line;
  }
  EXPECT_EQ(completed("Ferry talks\n\nMoro, 5 June 2024 was a day of rain. " + body).published, "");
}

TEST(Dateline, DateWithAYear) {
  const Document document = completed("Ferry talks\n\nPORT LOMA, May 4, 2021 (Delta Press) — They met.\n");
  EXPECT_EQ(document.publisher, "Delta Press");
  EXPECT_EQ(document.published, "2021-05-04");
}

TEST(Dates, AloneOnALine) {
  EXPECT_EQ(completed("Ferry talks\n\n4 March 2022\n\n" + body).published, "2022-03-04");
  EXPECT_EQ(completed("Ferry talks\n\nPublished on: March 4, 2022 at 10:15\n\n" + body).published,
            "2022-03-04");
  EXPECT_EQ(completed("Ferry talks\n\nOn 4 March 2022 the two sides met on the island.\n\n" + body).published,
            "");
}

TEST(Notes, Translation) {
  const Document document = completed(
      body +
      "\nThis article was translated and edited by The Delta Observer. The Delta Observer has not verified "
      "the content of this story. Responsibility for the views set out here lies with the author.\n");
  EXPECT_EQ(document.publisher, "The Delta Observer");
  EXPECT_EQ(note_text(document, "translation"),
            "This article was translated and edited by The Delta Observer.");
  EXPECT_EQ(note_name(document, "translation"), "The Delta Observer");
  EXPECT_TRUE(note_text(document, "disclaimer").starts_with("The Delta Observer has not verified"));
}

TEST(Notes, Republication) {
  Document document = completed(body + "\nThis piece was originally published by Delta Weekly on 3 May.\n");
  EXPECT_EQ(document.publisher, "Delta Weekly");
  EXPECT_EQ(note_name(document, "republication"), "Delta Weekly");
  EXPECT_EQ(completed(body + "\nThe story first appeared in Island Quarterly.\n").publisher,
            "Island Quarterly");
  EXPECT_EQ(completed(body + "\nSource: Delta Press\n").publisher, "Delta Press");
  EXPECT_EQ(completed("Ferry talks\nBy Ana Reyes, Own Paper\n" + body + "\nSource: Delta Press\n").publisher,
            "Own Paper");
}

TEST(Notes, Disclaimer) {
  const Document document = completed(
      body +
      "\nDisclaimer: The opinions expressed in this article are solely those of the author. They do not "
      "represent the views, beliefs, or policies of the Delta Institute.\n");
  EXPECT_TRUE(note_text(document, "disclaimer").starts_with("Disclaimer:"));
  EXPECT_EQ(note_name(document, "disclaimer"), "Delta Institute");
  EXPECT_EQ(document.publisher, "Delta Institute");
  EXPECT_EQ(completed(body + "\nThe views expressed here do not necessarily reflect those of Delta Radio.\n")
                .publisher,
            "Delta Radio");
}

TEST(Notes, EditorsAndCorrections) {
  const Document document =
      completed("Editor's note: Some names were changed.\n\n" + body +
                "[Note: The ferry is owned by the town. It runs daily.] More text follows here.\n"
                "Correction: An earlier version gave the wrong day.\n");
  EXPECT_EQ(note_text(document, "note"), "Editor's note: Some names were changed.");
  ASSERT_EQ(document.notes.size(), 3U);
  EXPECT_EQ(document.text.substr(document.notes[1].begin, document.notes[1].end - document.notes[1].begin),
            "[Note: The ferry is owned by the town. It runs daily.]");
  EXPECT_EQ(note_text(document, "correction"), "Correction: An earlier version gave the wrong day.");
}

TEST(Notes, CompletingTwiceAddsNothing) {
  Document document = completed(body + "\nThis article was translated by Delta Weekly.\n");
  const std::size_t count = document.notes.size();
  complete_metadata(document, provenance());
  EXPECT_EQ(document.notes.size(), count);
}

TEST(Provenance, MistakesAreNamedWithTheirLine) {
  const auto error = [](const std::string& yaml) -> std::string {
    try {
      Provenance::parse(yaml, "p.yaml");
    } catch (const DataError& problem) {
      return problem.what();
    }
    return "";
  };
  EXPECT_TRUE(error("slots: {}\npatterns: []\nmonths: {}\ncolour: 1\n").starts_with("p.yaml: line 4"));
  EXPECT_TRUE(error("slots: {}\npatterns:\n  - {kind: byline, match: [\"(\"]}\nmonths: {}\n")
                  .starts_with("p.yaml: line 3"));
  EXPECT_TRUE(error("slots: {}\npatterns:\n  - {kind: other, match: [a]}\nmonths: {}\n")
                  .starts_with("p.yaml: line 3"));
  EXPECT_TRUE(error("slots: {}\npatterns:\n  - {kind: note, match: [\"{x}\"]}\nmonths: {}\n")
                  .starts_with("p.yaml: line 3"));
  EXPECT_TRUE(error("slots: {}\npatterns: []\nmonths: {may: 13}\n").starts_with("p.yaml: line 3"));
}

// Real documents, where the checkout has them beside it.
TEST(Corpus, MetadataIsFound) {
  const std::string folder = HEARSAY_SOURCE_DIRECTORY "/../shared/corpus/";
  const std::string observer = file_text(folder + "syrianobserver-foreign-fighters.txt");
  if (observer.empty()) GTEST_SKIP() << "../shared/corpus is missing";
  EXPECT_EQ(read_one(observer).publisher, "The Syrian Observer");
  EXPECT_TRUE(read_one(observer).title.starts_with("HTS Starts"));
  const Document agency = read_one(file_text(folder + "northpress-afrin-transfer.txt"));
  EXPECT_EQ(agency.publisher, "North Press");
  EXPECT_EQ(agency.author, "Hani al-Salem");
  const Document partisan = read_one(file_text(folder + "jomhor-taliban-tahrir-al-sham.txt"));
  EXPECT_EQ(partisan.publisher, "Jomhor News Agency");
  EXPECT_EQ(partisan.author, "Mohammad Djorkshani");
  EXPECT_EQ(read_one(file_text(folder + "stratheia-global-jihad-links.txt")).publisher, "Stratheia");
}

}  // namespace
}  // namespace hearsay::acquire
