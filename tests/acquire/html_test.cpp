// Web pages: main text, metadata, offsets.
#include <gtest/gtest.h>

#include "support.hpp"

namespace hearsay::acquire {
namespace {

const std::string pages = HEARSAY_SOURCE_DIRECTORY "/tests/acquire/pages/";

std::string page(const std::string& head, const std::string& body) {
  return "<!doctype html><html><head>" + head + "</head><body>" + body + "</body></html>";
}

const std::string prose =
    "<p>The delegates met in the old town hall, and they talked for six hours about the bridge.</p>";

TEST(Html, GoldenPage) {
  const Document document = read_one(file_text(pages + "harbour-deal.html"));
  std::string expected = file_text(pages + "harbour-deal.txt");
  expected.pop_back();
  EXPECT_EQ(document.text, expected);
  EXPECT_EQ(document.format, "html");
  EXPECT_EQ(document.title, "Coast Council and River Front sign harbour deal");
  EXPECT_EQ(document.publisher, "Lowland Wire");
  EXPECT_EQ(document.author, "Ana Reyes, Bo Lind");
  EXPECT_EQ(document.published, "2023-05-17");
  EXPECT_EQ(document.language, "en-GB");
  EXPECT_EQ(document.source, "https://lowlandwire.example/2023/05/harbour-deal");
}

TEST(Html, OffsetsLeadToTheSource) {
  const std::string source = file_text(pages + "harbour-deal.html");
  const Document document = read_one(source);
  const auto original = [&](std::string_view words) {
    const std::size_t at = document.text.find(words);
    EXPECT_NE(at, std::string::npos) << words;
    return document.original_offset(static_cast<std::uint32_t>(at));
  };
  EXPECT_EQ(original("– The Coast"), source.find("&#8211;"));
  EXPECT_EQ(original("The Coast Council and the"), source.find("The Coast Council and the"));
  EXPECT_EQ(original("share the harbour’s"), source.find("share the harbour&rsquo;"));
  EXPECT_EQ(original("’s revenue"), source.find("&rsquo;s revenue"));
  EXPECT_EQ(original("“We"), source.find("&ldquo;We"));
  EXPECT_EQ(original("He spoke"), source.find("He spoke"));
  EXPECT_EQ(original("&D stays"), source.find("&amp;D"));
  EXPECT_EQ(original("D stays"), source.find("D stays"));
  EXPECT_EQ(original("person for the mayor"), source.find("person</b>"));
  EXPECT_EQ(original("1,200"), source.find("1,200"));
}

// Every letter of the text stands in the source at its offset, unless a character reference does.
TEST(Html, EveryLetterMapsToItselfOrToAReference) {
  const std::string source = page("",
                                  "<article><p>A &amp; B, &notit; c &lt;d&gt; AT&T &copy 2020 x&#x2014;y "
                                  "&NotEqualTilde; caf\xC3\xA9 &eacute;t"
                                  "\r\nnew line <b>bold</b></i> after, and quite enough words to be a "
                                  "paragraph of a page.</p></article>");
  const Document document = read_one(source);
  ASSERT_NE(document.text.find("AT&T © 2020 x—y"), std::string::npos) << document.text;
  for (std::size_t at = 0; at < document.text.size(); ++at) {
    const char c = document.text[at];
    if (!std::isalnum(static_cast<unsigned char>(c))) continue;
    EXPECT_EQ(source[document.original_offset(static_cast<std::uint32_t>(at))], c) << "at " << at << " " << c;
  }
}

TEST(Html, OffsetsThroughALegacyCharset) {
  const std::string source =
      page("<meta charset=iso-8859-1>",
           "<p>Caf\xE9 M\xFCller &eacute; was full, and nobody there wished to say anything about it.</p>");
  const Document document = read_one(source);
  ASSERT_TRUE(document.text.starts_with("Café Müller é was full")) << document.text;
  EXPECT_EQ(document.original_offset(static_cast<std::uint32_t>(document.text.find("was"))),
            source.find("was"));
  EXPECT_EQ(document.original_offset(static_cast<std::uint32_t>(document.text.find("üller"))),
            source.find("\xFCller"));
}

TEST(Html, MetadataPriority) {
  const std::string linked =
      "<script type=\"application/ld+json\">{\"@type\":\"NewsArticle\",\"headline\":\"J\",\"author\":"
      "\"Ja\",\"publisher\":{\"name\":\"Jp\"},\"datePublished\":\"2020-01-01\"}</script>";
  const std::string graph =
      "<meta property=og:title content=O><meta property=og:site_name content=Op>"
      "<meta property=article:published_time content=2020-01-02T00:00>"
      "<meta property=article:author content=Oa>";
  const std::string meta =
      "<meta name=author content=\"By Ma Mb\"><meta name=DC.date content=2020-01-03>"
      "<meta name=citation_title content=M><meta name=dc.publisher content=Mp>";
  Document document = read_one(page(meta + graph + linked, prose));
  EXPECT_EQ(document.title + document.author + document.publisher + document.published, "JJaJp2020-01-01");
  document = read_one(page(meta + graph, prose));
  EXPECT_EQ(document.title + document.author + document.publisher + document.published, "OOaOp2020-01-02");
  document = read_one(page(meta, prose));
  EXPECT_EQ(document.title + document.author + document.publisher + document.published, "MMa MbMp2020-01-03");
  document = read_one(
      page("<title>The bridge talks - River Post</title>",
           "<article><h1>The bridge talks</h1><p class=byline>By Lena Moor</p><time datetime=2020-01-04>"
           "4 January</time>" +
               prose + "</article>"));
  EXPECT_EQ(document.title, "The bridge talks");
  EXPECT_EQ(document.publisher, "River Post");
  EXPECT_EQ(document.author, "Lena Moor");
  EXPECT_EQ(document.published, "2020-01-04");
}

TEST(Html, AnAuthorAddressIsNoName) {
  const Document document = read_one(page(
      "<meta property=article:author content=\"https://social.example/ana\"><meta name=author content=Ana>",
      prose));
  EXPECT_EQ(document.author, "Ana");
}

TEST(Html, FormsAroundTheWholePageAreNoForms) {
  const Document document =
      read_one(page("", "<form>" + prose + prose + prose +
                            "</form><form><p>Search the site for whatever you like best.</p></form>"));
  EXPECT_NE(document.text.find("delegates"), std::string::npos);
  EXPECT_EQ(document.text.find("Search"), std::string::npos);
}

TEST(Html, PagesWithoutTextAreErrors) {
  const Outcome outcome =
      read_bytes(page("<title>T</title>", "<script>var a;</script><img src=x>"), "p.html");
  ASSERT_EQ(outcome.errors.size(), 1U);
  EXPECT_EQ(outcome.errors[0], "p.html: empty: no text in the page");
}

TEST(Html, APageOfLinksKeepsItsWords) {
  EXPECT_NE(read_one(page("", "<ul><li><a href=a>One link</a></li></ul>")).text.find("One link"),
            std::string::npos);
}

TEST(Html, EndlessNestingIsRefused) {
  std::string deep = "<!doctype html><body>";
  for (int i = 0; i < 300000; ++i)
    deep += "<div>";
  const Outcome outcome = read_bytes(deep + "x");
  ASSERT_EQ(outcome.errors.size(), 1U);
  EXPECT_NE(outcome.errors[0].find("nested"), std::string::npos);
}

TEST(Html, TextAboutTagsIsText) {
  const std::string text = "The <html> tag begins a page.\n";
  EXPECT_EQ(read_one(text).format, "text");
  EXPECT_EQ(read_one(text).text, text);
}

}  // namespace
}  // namespace hearsay::acquire
