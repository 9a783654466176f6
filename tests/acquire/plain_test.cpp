// Plain text and front matter.
#include <gtest/gtest.h>

#include "support.hpp"

namespace hearsay::acquire {
namespace {

TEST(Plain, KeepsTheTextToTheLetter) {
  const std::string text = "  Two  blanks, a tab\t and “quotes”.\n\n\n- item…\n";
  const Document document = read_one(text, "a.txt");
  EXPECT_EQ(document.text, text);
  EXPECT_EQ(document.format, "text");
  EXPECT_EQ(document.source, "a.txt");
  EXPECT_EQ(document.language, "en");
}

TEST(Plain, ReadsFrontMatter) {
  const Document document = read_one(
      "---\n"
      "id: r-7\n"
      "title: The harbour talks\n"
      "publisher: Lowland Wire\n"
      "author: [Ana Reyes, Bo Lind]\n"
      "published: 2024-12-03T10:00:00Z\n"
      "language: en-GB\n"
      "source: https://lowland.example/7\n"
      "colour: green\n"
      "---\n"
      "The talks began.\n");
  EXPECT_EQ(document.id, "r-7");
  EXPECT_EQ(document.title, "The harbour talks");
  EXPECT_EQ(document.publisher, "Lowland Wire");
  EXPECT_EQ(document.author, "Ana Reyes, Bo Lind");
  EXPECT_EQ(document.published, "2024-12-03");
  EXPECT_EQ(document.language, "en-GB");
  EXPECT_EQ(document.source, "https://lowland.example/7");
  EXPECT_EQ(document.text, "The talks began.\n");
}

TEST(Plain, FrontMatterOffsetsLeadToTheFile) {
  const std::string bytes = "---\ntitle: X\n---\nThe talks began.\n";
  const Document document = read_one(bytes);
  ASSERT_EQ(document.text, "The talks began.\n");
  EXPECT_EQ(document.original_offset(0), bytes.find("The"));
  EXPECT_EQ(document.original_offset(4), bytes.find("talks"));
}

TEST(Plain, BrokenFrontMatterNamesItsLine) {
  const Outcome outcome = read_bytes("---\ntitle: ok\nauthor: [a, b\n---\nText.\n", "b.txt");
  EXPECT_TRUE(outcome.documents.empty());
  ASSERT_EQ(outcome.errors.size(), 1U);
  EXPECT_TRUE(outcome.errors[0].starts_with("b.txt: line ")) << outcome.errors[0];
  EXPECT_NE(outcome.errors[0].find("front matter"), std::string::npos) << outcome.errors[0];
}

TEST(Plain, ARuleIsNoFrontMatter) {
  const std::string prose = "---\nOnly a sentence between rules\n---\nMore.\n";
  EXPECT_EQ(read_one(prose).text, prose);
  const std::string open = "---\nA text that begins with a rule.\n";
  EXPECT_EQ(read_one(open).text, open);
}

TEST(Plain, PublishedIsEdtf) {
  const auto published = [](const std::string& value) {
    return read_one("---\npublished: " + value + "\n---\nText.\n").published;
  };
  EXPECT_EQ(published("2024-12-03"), "2024-12-03");
  EXPECT_EQ(published("\"2024-12-03 08:15:00+02:00\""), "2024-12-03");
  EXPECT_EQ(published("20241203"), "2024-12-03");
  EXPECT_EQ(published("2024/12/03"), "2024-12-03");
  EXPECT_EQ(published("3.12.2024"), "2024-12-03");
  EXPECT_EQ(published("12/31/2024"), "2024-12-31");
  EXPECT_EQ(published("31/12/2024"), "2024-12-31");
  EXPECT_EQ(published("02/03/2024"), "");
  EXPECT_EQ(published("December 3, 2024"), "2024-12-03");
  EXPECT_EQ(published("Tue, 3 Dec 2024 10:00:00 GMT"), "2024-12-03");
  EXPECT_EQ(published("2024-05~"), "2024-05~");
  EXPECT_EQ(published("2018-03/.."), "2018-03/..");
  EXPECT_EQ(published("XXXX-09-19"), "XXXX-09-19");
  EXPECT_EQ(published("2021-02-30"), "");
  EXPECT_EQ(published("last week"), "");
}

TEST(Plain, LineEndsAndComposition) {
  const std::string bytes = "A\r\nB\rC cafe\xCC\x81 D\n";
  const Document document = read_one(bytes);
  EXPECT_EQ(document.text, "A\nB\nC caf\xC3\xA9 D\n");
  EXPECT_EQ(document.original_offset(static_cast<std::uint32_t>(document.text.find('B'))), bytes.find('B'));
  EXPECT_EQ(document.original_offset(static_cast<std::uint32_t>(document.text.find("\xC3\xA9"))),
            bytes.find("e\xCC"));
  EXPECT_EQ(document.original_offset(static_cast<std::uint32_t>(document.text.find('D'))), bytes.find('D'));
}

TEST(Plain, TheIdFollowsTextAndSource) {
  const Document first = read_one("One text.\n", "a");
  EXPECT_EQ(first.id.size(), 32U);
  EXPECT_EQ(first.id, read_one("One text.\r\n", "a").id);
  EXPECT_NE(first.id, read_one("One text.\n", "b").id);
  EXPECT_NE(first.id, read_one("Another text.\n", "a").id);
  EXPECT_EQ(first.id, document_id(first));
}

}  // namespace
}  // namespace hearsay::acquire
