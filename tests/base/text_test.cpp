#include "base/text.hpp"

#include <gtest/gtest.h>

#include <functional>
#include <random>

#include "base/error.hpp"
#include "base/hash.hpp"
#include "base/yaml.hpp"

namespace hearsay {
namespace {

constexpr std::size_t npos = std::string_view::npos;

TEST(Utf8, FindsTheFirstInvalidByte) {
  EXPECT_EQ(find_invalid_utf8(""), npos);
  EXPECT_EQ(find_invalid_utf8("plain"), npos);
  EXPECT_EQ(find_invalid_utf8("هيئة – 北京 😀"), npos);
  EXPECT_EQ(find_invalid_utf8("ab\x80"), 2U);                // a continuation alone
  EXPECT_EQ(find_invalid_utf8("a\xC3"), 1U);                 // cut off
  EXPECT_EQ(find_invalid_utf8("\xC0\xAF"), 0U);              // overlong
  EXPECT_EQ(find_invalid_utf8("\xE0\x80\xAF"), 0U);          // overlong
  EXPECT_EQ(find_invalid_utf8("x\xED\xA0\x80"), 1U);         // a surrogate
  EXPECT_EQ(find_invalid_utf8("\xF4\x90\x80\x80"), 0U);      // above U+10FFFF
  EXPECT_EQ(find_invalid_utf8("\xF8\x88\x80\x80\x80"), 0U);  // five bytes
  EXPECT_EQ(find_invalid_utf8("\xF4\x8F\xBF\xBF"), npos);
}

TEST(Utf8, DecodesAndEncodesEveryCodePoint) {
  for (char32_t c = 0; c <= 0x10FFFF; c += c < 0x3000 ? 1 : 37) {
    if (c >= 0xD800 && c <= 0xDFFF) continue;
    std::string text;
    append_utf8(text, c);
    ASSERT_EQ(find_invalid_utf8(text), npos) << static_cast<unsigned>(c);
    std::size_t offset = 0;
    ASSERT_EQ(next_code_point(text, offset), c);
    ASSERT_EQ(offset, text.size());
  }
  std::size_t offset = 0;
  EXPECT_EQ(next_code_point("\x80z", offset), char32_t{0xFFFD});
  EXPECT_EQ(offset, 1U);
}

TEST(Text, NormalisesToNfc) {
  EXPECT_EQ(to_nfc("e\xCC\x81"), "é");
  EXPECT_EQ(to_nfc("é"), "é");
  EXPECT_THROW(to_nfc("a\xFF"), InputError);
}

TEST(Text, FoldsCase) {
  EXPECT_EQ(fold_case("STRASSE"), "strasse");
  EXPECT_EQ(fold_case("Straße"), "strasse");
  EXPECT_EQ(fold_case("ÉCOLE"), "école");
}

TEST(Text, FoldsNames) {
  EXPECT_EQ(fold_name("Nour al-Ghazali"), "nour al ghazali");
  EXPECT_EQ(fold_name("Sana’a"), fold_name("Sanaa"));
  EXPECT_EQ(fold_name("ʿAmrān"), "amran");
  EXPECT_EQ(fold_name("N'Djamena"), "ndjamena");
  EXPECT_EQ(fold_name("Bogotá–Cali"), "bogota cali");
  EXPECT_EQ(fold_name("  U.S.  Navy "), "us navy");
  EXPECT_EQ(fold_name("The Front", true), "front");
  EXPECT_EQ(fold_name("The Front", false), "the front");
  EXPECT_EQ(fold_name("al-Mahra", true), "mahra");
}

TEST(Text, FoldingANameTwiceChangesNothing) {
  for (const char* name :
       {"Hôtel–de Ville", "A. (B.) C", "Iğdır", "ʾAbyan", "Việt Nam", "KOSOVO/Metohija", "Đà Nẵng"})
    EXPECT_EQ(fold_name(fold_name(name)), fold_name(name)) << name;
}

TEST(Text, ClassifiesCodePoints) {
  EXPECT_TRUE(is_upper(U'É'));
  EXPECT_FALSE(is_upper(U'é'));
  EXPECT_TRUE(is_alpha(U'ه'));
  EXPECT_FALSE(is_alpha(U'7'));
  EXPECT_TRUE(is_space(0x00A0));
  EXPECT_TRUE(is_space(0xFEFF));
  EXPECT_FALSE(is_space(U'x'));
}

TEST(Text, SplitsJoinsAndTrims) {
  EXPECT_EQ(split("a,b,,c", ','), (std::vector<std::string_view>{"a", "b", "", "c"}));
  EXPECT_EQ(split("", ','), (std::vector<std::string_view>{""}));
  EXPECT_EQ(join({"a", "b", "c"}, ", "), "a, b, c");
  EXPECT_EQ(join({}, ", "), "");
  EXPECT_EQ(trim(" \t a b \n"), "a b");
  EXPECT_EQ(trim(" \n"), "");
  EXPECT_EQ(to_lower_ascii("ABC-É"), "abc-É");
}

TEST(CodePointIndex, ConvertsBothWaysAtEveryBoundary) {
  std::mt19937 random(2);
  for (int round = 0; round < 60; ++round) {
    std::string text;
    std::vector<std::size_t> starts;
    const std::size_t length = random() % 200;
    for (std::size_t i = 0; i < length; ++i) {
      constexpr char32_t letters[] = {U'a', U'é', U'ه', U'北', U'😀'};
      starts.push_back(text.size());
      append_utf8(text, letters[random() % 5]);
    }
    starts.push_back(text.size());
    const CodePointIndex index(text);
    ASSERT_EQ(index.size(), length);
    for (std::size_t i = 0; i < starts.size(); ++i) {
      ASSERT_EQ(index.to_code_points(starts[i]), i);
      ASSERT_EQ(index.to_bytes(i), starts[i]);
    }
  }
}

TEST(Hash, IsFrozen) {
  EXPECT_EQ(content_hash(""), "e3b0c44298fc1c149afbf4c8996fb924");
  EXPECT_EQ(content_hash("abc"), "ba7816bf8f01cfea414140de5dae2223");
  EXPECT_EQ(fnv1a(""), 0xcbf29ce484222325ULL);
  EXPECT_EQ(fnv1a("a"), 0xaf63dc4c8601ec8cULL);
  EXPECT_EQ(fnv1a("foobar"), 0x85944171f73967e8ULL);
  EXPECT_EQ(fnv1a("bar", fnv1a("foo")), fnv1a("foobar"));
}

TEST(Error, NamesFilePlaceAndReason) {
  EXPECT_STREQ(DataError("a.yaml", "line 3", "no such key").what(), "a.yaml: line 3: no such key");
  EXPECT_STREQ(InputError("", "byte 8", "broken").what(), "byte 8: broken");
  EXPECT_STREQ(Error("", "", "broken").what(), "broken");
}

std::string message_of(const std::function<void()>& action) {
  try {
    action();
  } catch (const DataError& error) {
    return error.what();
  }
  return "nothing thrown";
}

TEST(Yaml, ReadsValues) {
  const Yaml yaml =
      Yaml::parse("name: x\ncount: 3\nshare: 0.5\nyes: true\nlist: [a, b]\nmap: {p: 1, q: 2}\n", "f");
  EXPECT_EQ(yaml.at("name").text(), "x");
  EXPECT_EQ(yaml.at("count").integer(), 3);
  EXPECT_EQ(yaml.at("share").number(), 0.5);
  EXPECT_TRUE(yaml.at("yes").boolean());
  EXPECT_EQ(yaml.at("list").texts(), (std::vector<std::string>{"a", "b"}));
  EXPECT_EQ(yaml.at("name").texts(), std::vector<std::string>{"x"});
  EXPECT_EQ(yaml.at("map").entries().size(), 2U);
  EXPECT_EQ(yaml.at("map").entries()[1].first, "q");
  EXPECT_TRUE(yaml.has("list"));
  EXPECT_FALSE(yaml.has("nothing"));
  EXPECT_EQ(yaml.text_or("nothing", "d"), "d");
  EXPECT_EQ(yaml.number_or("nothing", 2), 2);
  EXPECT_TRUE(yaml.boolean_or("nothing", true));
  EXPECT_TRUE(yaml.texts_or_empty("nothing").empty());
  EXPECT_NO_THROW(yaml.allow_only({"name", "count", "share", "yes", "list", "map"}));
}

TEST(Yaml, TellsNothingFromEmptyText) {
  const Yaml yaml = Yaml::parse("a:\nb: ~\nc: null\nd: ''\ne: \"null\"\nf: {x, y: z}\n", "f");
  for (const char* key : {"a", "b", "c"})
    EXPECT_FALSE(yaml.at(key).is_scalar()) << key;
  EXPECT_EQ(yaml.at("d").text(), "");
  EXPECT_EQ(yaml.at("e").text(), "null");
  EXPECT_FALSE(yaml.at("f").at("x").is_scalar());
  EXPECT_FALSE(Yaml::parse("", "f").is_map());
}

TEST(Yaml, ReadsNumbersStrictly) {
  const Yaml yaml = Yaml::parse("a: [-2, 0.25, 1e3, 010, 1x, inf, nan, '', .5]\n", "f");
  const std::vector<Yaml> items = yaml.at("a").items();
  EXPECT_EQ(items[0].integer(), -2);
  EXPECT_EQ(items[1].number(), 0.25);
  EXPECT_EQ(items[2].number(), 1000);
  EXPECT_EQ(items[3].integer(), 10);
  EXPECT_EQ(items[8].number(), 0.5);
  for (const std::size_t i : {4, 5, 6, 7})
    EXPECT_THROW(items[i].number(), DataError) << i;
}

TEST(Yaml, FollowsAnchorsAndReadsTheFirstDocument) {
  const Yaml yaml = Yaml::parse("a: &x [1, 2]\nb: *x\n---\nc: 3\n", "f");
  EXPECT_EQ(yaml.at("b").texts(), (std::vector<std::string>{"1", "2"}));
  EXPECT_FALSE(yaml.has("c"));
  EXPECT_EQ(message_of([] { Yaml::parse("a: 1\nb: *y\n", "f"); }), "f: line 2: the anchor is not known");
}

// What nobody writes is refused before it costs much.
TEST(Yaml, TakesAnyBytes) {
  const std::size_t depth = 30000;
  EXPECT_EQ(message_of([&] { Yaml::parse(std::string(depth, '['), "f"); }),
            "f: line 1: lists and maps are nested too deep");
  EXPECT_EQ(message_of([] { Yaml::parse("a: 1\nb: 2\nc: \xff\n", "f"); }),
            "f: line 3: invalid leading UTF-8 octet");
  EXPECT_THROW(Yaml::load_file("/tmp"), DataError);
  for (const char* bytes : {"a: \xff\n", "\x01", "a: b: c", "\t- x", "{", "*", "&", "!<", "%YAML 9.9\n--- a"})
    try {
      (void)Yaml::parse(bytes, "f").is_map();
    } catch (const DataError& error) {
      EXPECT_TRUE(std::string(error.what()).starts_with("f: line ")) << error.what();
    }
}

// What most names are is folded on a way of its own.
TEST(FoldName, TheShortWayForAsciiIsTheLongOne) {
  for (int c = 0; c < 128; ++c)
    for (int d = 0; d < 128; ++d) {
      const std::string text = {'x', static_cast<char>(c), static_cast<char>(d), 'Y'};
      std::string other = fold_name(text + "\u00E9");  // the accent sends it the long way
      ASSERT_FALSE(other.empty());
      other.pop_back();
      EXPECT_EQ(fold_name(text), other) << c << " " << d;
    }
}

TEST(Yaml, ReportsFileLineAndReason) {
  const Yaml yaml = Yaml::parse("a: 1\nb: [x]\nc: word\n", "f.yaml");
  EXPECT_EQ(message_of([&] { yaml.at("c").number(); }), "f.yaml: line 3: a number is expected here");
  EXPECT_EQ(message_of([&] { yaml.at("c").integer(); }), "f.yaml: line 3: a whole number is expected here");
  EXPECT_EQ(message_of([&] { yaml.at("c").boolean(); }), "f.yaml: line 3: true or false is expected here");
  EXPECT_EQ(message_of([&] { yaml.at("b").text(); }), "f.yaml: line 2: a single value is expected here");
  EXPECT_EQ(message_of([&] { yaml.at("a").items(); }), "f.yaml: line 1: a list is expected here");
  EXPECT_EQ(message_of([&] { yaml.at("a").entries(); }), "f.yaml: line 1: a map is expected here");
  EXPECT_EQ(message_of([&] { yaml.at("z"); }), "f.yaml: line 1: the key 'z' is missing");
  EXPECT_EQ(message_of([] { Yaml::parse("", "f.yaml").entries(); }),
            "f.yaml: line 1: a map is expected here");
  EXPECT_EQ(message_of([&] {
              yaml.allow_only({"a", "c"});
            }),
            "f.yaml: line 2: the key 'b' is not known here");
  EXPECT_TRUE(message_of([&] { Yaml::parse("a: [1, 2\nb: }", "g"); }).starts_with("g: line "));
  EXPECT_EQ(message_of([&] { Yaml::load_file("/nonexistent/x.yaml"); }),
            "/nonexistent/x.yaml: cannot be read");
}

}  // namespace
}  // namespace hearsay
