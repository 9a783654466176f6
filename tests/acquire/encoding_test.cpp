// Encodings, offsets through them, and bytes that are no text.
#include "acquire/encoding.hpp"

#include <gtest/gtest.h>

#include <random>

#include "base/text.hpp"
#include "support.hpp"

namespace hearsay::acquire {
namespace {

using namespace std::string_literals;

std::string utf16(std::string_view text, bool big_endian) {
  std::string bytes;
  const auto put = [&](unsigned unit) {
    const char high = static_cast<char>(unit >> 8);
    const char low = static_cast<char>(unit & 0xFF);
    bytes += big_endian ? high : low;
    bytes += big_endian ? low : high;
  };
  for (std::size_t at = 0; at < text.size();) {
    const char32_t c = next_code_point(text, at);
    if (c < 0x10000) {
      put(c);
    } else {
      put(0xD800 + ((c - 0x10000) >> 10));
      put(0xDC00 + ((c - 0x10000) & 0x3FF));
    }
  }
  return bytes;
}

TEST(Encoding, ByteOrderMarks) {
  const std::string text = "Grüße aus Łódź 😀 end.";
  EXPECT_EQ(read_one("\xEF\xBB\xBF" + text).text, text);
  EXPECT_EQ(read_one("\xFF\xFE" + utf16(text, false)).text, text);
  EXPECT_EQ(read_one("\xFE\xFF" + utf16(text, true)).text, text);
  std::string wide = "\xFF\xFE\0\0"s;
  for (const char c : "plain"s)
    wide += c + "\0\0\0"s;
  EXPECT_EQ(read_one(wide).text, "plain");
}

TEST(Encoding, Utf16WithoutAMark) {
  EXPECT_EQ(read_one(utf16("A plain English sentence.", false)).text, "A plain English sentence.");
  EXPECT_EQ(read_one(utf16("A plain English sentence.", true)).text, "A plain English sentence.");
}

TEST(Encoding, OffsetsThroughUtf16) {
  const std::string text = "aé😀b";
  const Document document = read_one("\xFF\xFE" + utf16(text, false));
  ASSERT_EQ(document.text, text);
  EXPECT_EQ(document.original_offset(0), 2U);
  EXPECT_EQ(document.original_offset(1), 4U);
  EXPECT_EQ(document.original_offset(3), 6U);
  EXPECT_EQ(document.original_offset(7), 10U);
}

TEST(Encoding, WindowsCodePages) {
  // "Le président a déclaré hier que l’accord était signé à Genève, où les délégués s’étaient réunis."
  const Document french = read_one(
      "Le pr\xE9sident a d\xE9"
      "clar\xE9 hier que l\x92"
      "accord \xE9tait sign\xE9 \xE0 Gen\xE8ve, o\xF9 les d\xE9l\xE9gu\xE9s s\x92\xE9taient "
      "r\xE9unis.");
  EXPECT_EQ(
      french.text,
      "Le président a déclaré hier que l’accord était signé à Genève, où les délégués s’étaient réunis.");
  EXPECT_EQ(french.original_offset(static_cast<std::uint32_t>(french.text.find("Genève"))), 55U);
  EXPECT_EQ(read_one("The minister said that she \x93would not\x94 go.").text,
            "The minister said that she “would not” go.");
  EXPECT_EQ(read_one("It cost \xA3"
                     "30 million in all.")
                .text,
            "It cost £30 million in all.");
  // "Министр заявил, что переговоры в столице продолжатся завтра утром."
  const Document russian = read_one(
      "\xCC\xE8\xED\xE8\xF1\xF2\xF0 \xE7\xE0\xFF\xE2\xE8\xEB, \xF7\xF2\xEE "
      "\xEF\xE5\xF0\xE5\xE3\xEE\xE2\xEE\xF0\xFB "
      "\xE2 \xF1\xF2\xEE\xEB\xE8\xF6\xE5 \xEF\xF0\xEE\xE4\xEE\xEB\xE6\xE0\xF2\xF1\xFF "
      "\xE7\xE0\xE2\xF2\xF0\xE0 "
      "\xF3\xF2\xF0\xEE\xEC.");
  EXPECT_EQ(russian.text, "Министр заявил, что переговоры в столице продолжатся завтра утром.");
}

TEST(Encoding, HtmlCharset) {
  const Document document = read_one(
      "<!doctype html><html><head><meta charset=\"windows-1251\"><title>\xC8</title></head><body><p>"
      "\xCC\xE8\xED\xE8\xF1\xF2\xF0 \xE7\xE0\xFF\xE2\xE8\xEB \xEE\xE1 \xFD\xF2\xEE\xEC.</p></body></html>");
  EXPECT_EQ(document.text, "Министр заявил об этом.");
}

TEST(Encoding, BrokenUtf8NamesTheByte) {
  const std::string good(820, 'a');
  const Outcome outcome = read_bytes(good + " Łódź w \xC3 końcu.", "c.txt");
  ASSERT_EQ(outcome.errors.size(), 1U);
  EXPECT_EQ(outcome.errors[0], "c.txt: byte 831: not well-formed UTF-8 and no other encoding fits");
  EXPECT_EQ(read_bytes("An English text with \xFF\xFE in it.").errors.size(), 1U);
  EXPECT_EQ(read_bytes("An English text with \xC3( in it.").errors.size(), 1U);
  EXPECT_EQ(read_bytes("Cut in a character: caf\xC3").documents.size(), 0U);
}

TEST(Encoding, BinaryIsRefused) {
  for (const std::string& bytes : {"%PDF-1.7\n1 0 obj"s, "PK\x03\x04 etc"s, "\x89PNG\r\n\x1a\n"s, "abc\0def"s,
                                   "\x01\x02\x03\x04\x05 ab"s}) {
    const Outcome outcome = read_bytes(bytes);
    EXPECT_TRUE(outcome.documents.empty());
    ASSERT_EQ(outcome.errors.size(), 1U);
    EXPECT_NE(outcome.errors[0].find("binary data, not text"), std::string::npos) << outcome.errors[0];
  }
}

TEST(Encoding, EmptyIsRefused) {
  for (const std::string_view bytes :
       {"", " \n\t\n", "\xEF\xBB\xBF", "\xC2\xA0\n", "---\ntitle: x\n---\n\n"}) {
    const Outcome outcome = read_bytes(bytes, "e");
    ASSERT_EQ(outcome.errors.size(), 1U) << bytes;
    EXPECT_EQ(outcome.errors[0], "e: empty");
  }
}

// Each character of a plain text maps to the same character in the original, whatever line ends stand
// between.
TEST(Offsets, PlainTextMapsToTheSameCharacters) {
  std::mt19937 random(20240901);
  const std::vector<std::string> pieces = {"a", "B", " ", "\n", "\r\n", "\r", "é", "ħ", "界", "😀", ".", "q"};
  std::uniform_int_distribution<std::size_t> pick(0, pieces.size() - 1);
  for (int round = 0; round < 200; ++round) {
    std::string bytes = round % 2 == 0 ? "" : "\xEF\xBB\xBF";
    bytes += "x";
    for (int i = 0; i < 60; ++i)
      bytes += pieces[pick(random)];
    const Document document = read_one(bytes);
    for (std::size_t at = 0; at < document.text.size(); ++at) {
      const char original = bytes.at(document.original_offset(static_cast<std::uint32_t>(at)));
      const char expected = document.text[at];
      ASSERT_TRUE(original == expected || (expected == '\n' && original == '\r'))
          << "round " << round << " at " << at;
    }
  }
}

TEST(Offsets, ComposeFollowsBothMaps) {
  OffsetMap inner;
  add_offset(inner, 0, 10);
  add_offset(inner, 5, 100);
  OffsetMap outer;
  add_offset(outer, 0, 2);
  add_offset(outer, 6, 1);
  const OffsetMap both = compose(outer, inner, 12);
  ASSERT_EQ(both.size(), 4U);
  EXPECT_EQ(both[0].original, 12U);
  EXPECT_EQ(both[1].text, 3U);
  EXPECT_EQ(both[1].original, 100U);
  EXPECT_EQ(both[2].text, 6U);
  EXPECT_EQ(both[2].original, 11U);
}

// A last character that takes more bytes in the text than in the original stays inside the original.
TEST(Offsets, TheLastCharacterIsBounded) {
  for (const std::string& bytes :
       {"\x93yes\x94"s,
        "<p>Some words here, and some more of them so that one control character is few.\x05"s,
        "<p>Caf\xE9"s}) {
    const Document document = read_one(bytes);
    ASSERT_FALSE(document.text.empty());
    EXPECT_EQ(document.original_offset(static_cast<std::uint32_t>(document.text.size() - 1)),
              bytes.size() - 1);
  }
}

// Any bytes give documents or errors, never a crash, and what is read is NFC text without zero bytes.
TEST(Robustness, RandomBytes) {
  std::mt19937 random(7);
  const std::vector<std::string> starts = {"",      "<html><body>", "{\"text\":\"",
                                           "---\n", "\xFF\xFE",     "<!doctype html><p>"};
  std::uniform_int_distribution<int> byte(0, 255);
  std::uniform_int_distribution<int> printable(32, 126);
  std::uniform_int_distribution<int> length(0, 400);
  for (int round = 0; round < 1500; ++round) {
    std::string bytes = starts[static_cast<std::size_t>(round) % starts.size()];
    const int count = length(random);
    for (int i = 0; i < count; ++i)
      bytes += static_cast<char>(round % 3 == 0 ? byte(random) : printable(random));
    for (const Document& document : read_bytes(bytes).documents) {
      EXPECT_EQ(find_invalid_utf8(document.text), std::string::npos);
      EXPECT_EQ(document.text.find('\0'), std::string::npos);
      EXPECT_FALSE(document.text.empty());
      for (const OffsetSegment& segment : document.offsets)
        EXPECT_LE(segment.original, bytes.size());
    }
  }
}

}  // namespace
}  // namespace hearsay::acquire
