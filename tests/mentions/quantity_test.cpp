#include "mentions/quantity.hpp"

#include <gtest/gtest.h>

#include <cstdio>
#include <random>

#include "base/error.hpp"
#include "mentions/number_format.hpp"
#include "mentions/sentence_builder.hpp"

namespace hearsay::mentions {
namespace {

const QuantityLexicon& lexicon() {
  static const QuantityLexicon lexicon =
      QuantityLexicon::load(HEARSAY_DATA_DIRECTORY "/lexicons/quantity.yaml");
  return lexicon;
}

std::string plain(std::optional<double> value) {
  if (!value) return "";
  char text[40];
  std::snprintf(text, sizeof text, "%.10g", *value);
  return text;
}

// "words|min..max|unit" of all quantities, "~" behind approximate bounds, ";" between them.
std::string describe(const std::vector<std::string>& texts) {
  std::vector<syntax::Sentence> sentences;
  std::uint32_t offset = 0;
  for (const std::string& text : texts) {
    sentences.push_back(make_sentence(text, offset));
    offset = sentences.back().end + 1;
  }
  std::string result;
  for (const Quantity& found : lexicon().find(sentences)) {
    if (!result.empty()) result += "; ";
    result += words_of(sentences[found.sentence], found.first, found.last) + "|" + plain(found.min) + ".." +
              plain(found.max) + (found.approximate ? "~" : "") + "|" + found.unit;
  }
  return result;
}

struct Row {
  const char* text;
  const char* expected;
};

void check(std::span<const Row> rows) {
  for (const Row& row : rows)
    EXPECT_EQ(describe({row.text}), row.expected) << row.text;
}

TEST(Quantity, Numbers) {
  constexpr Row rows[] = {
      {"They sent|VERB 120 foreign|ADJ militants", "120|120..120|militants"},
      {"They sent|VERB 3,000 fighters", "3,000|3000..3000|fighters"},
      {"They sent|VERB 10 000 fighters", "10 000|10000..10000|fighters"},
      {"They sent|VERB five hundred and twenty fighters", "five hundred and twenty|520..520|fighters"},
      {"They sent|VERB twenty ^- ^five fighters", "twenty-five|25..25|fighters"},
      {"They sent|VERB twenty-five fighters", "twenty-five|25..25|fighters"},
      {"They sent|VERB two dozen men", "two dozen|24..24|men"},
      {"They sent|VERB a hundred fighters", "a hundred|100..100|fighters"},
      {"They sent|VERB two thousand three hundred fighters",
       "two thousand three hundred|2300..2300|fighters"},
      {"They lost|VERB half a million people", "half a million|500000..500000|people"},
      {"They lost|VERB 3.5 million people", "3.5 million|3500000..3500000|people"},
      {"They lost|VERB two and a half million people", "two and a half million|2500000..2500000|people"},
      {"It set up|VERB eight new|ADJ training camps and five madrasas",
       "eight|8..8|training camps; five|5..5|madrasas"},
      {"It holds|VERB 8 military|ADJ positions", "8|8..8|positions"},
      {"They killed|VERB one soldier and wounded|VERB two others", "one|1..1|soldier; two|2..2|others"},
      {"They killed|VERB 12 .", "12|12..12|"},
      {"Three of the fighters left|VERB", "Three|3..3|fighters"},
      {"Three of them left|VERB", "Three|3..3|"},
      {"two of the group|NOUN 's|PART fighters", "two|2..2|fighters"},
      {"2000 fighters came|VERB", "2000|2000..2000|fighters"},
      {"30 local|ADJ and foreign|ADJ fighters", "30|30..30|fighters"},
      {"30 Houthis fell|VERB", "30|30..30|"},
      {"a couple of tanks", "a couple of|2..2|tanks"},
      {"a 10-member team", "10-member|10..10|member"},
      {"20k refugees", "20k|20000..20000|refugees"},
      {"a 5km road", "5km|5..5|km"},
  };
  check(rows);
}

TEST(Quantity, Bounds) {
  constexpr Row rows[] = {
      {"over 300 fighters", "over 300|300..|fighters"},
      {"more than 30 fighters", "more than 30|30..|fighters"},
      {"at least 30 fighters", "at least 30|30..|fighters"},
      {"no fewer than 30 fighters", "no fewer than 30|30..|fighters"},
      {"up to 30 fighters", "up to 30|..30|fighters"},
      {"as many as 500 fighters", "as many as 500|..500|fighters"},
      {"fewer than 30 fighters", "fewer than 30|..30|fighters"},
      {"no more than 30 fighters", "no more than 30|..30|fighters"},
      {"around 80 fighters", "around 80|80..80~|fighters"},
      {"nearly 80 fighters", "nearly 80|80..80~|fighters"},
      {"some 300 fighters", "some 300|300..300~|fighters"},
      {"an estimated 300 fighters", "an estimated 300|300..300~|fighters"},
      {"about 300 fighters", "about 300|300..300~|fighters"},
      {"more than an estimated 300 fighters", "more than an estimated 300|300..~|fighters"},
      {"30 or so fighters", "30 or so|30..30~|fighters"},
      {"30 or more fighters", "30 or more|30..|fighters"},
      {"300 ^+ fighters", "300+|300..|fighters"},
      {"at least one village|NOUN", "at least one|1..|village"},
      {"some 2000 fighters", "some 2000|2000..2000~|fighters"},
  };
  check(rows);
}

TEST(Quantity, Ranges) {
  constexpr Row rows[] = {
      {"30–40 fighters", "30–40|30..40|fighters"},
      {"30 ^– ^40 fighters", "30–40|30..40|fighters"},
      {"30 ^- ^40 fighters", "30-40|30..40|fighters"},
      {"30 to 40 fighters", "30 to 40|30..40|fighters"},
      {"two or three fighters", "two or three|2..3|fighters"},
      {"one or two villages", "one or two|1..2|villages"},
      {"between 30 and 40 fighters", "between 30 and 40|30..40|fighters"},
      {"around 30 to 40 fighters", "around 30 to 40|30..40~|fighters"},
      {"two to three million people", "two to three million|2000000..3000000|people"},
      {"2–3 thousand people", "2–3 thousand|2000..3000|people"},
      {"10 ^% to 15 ^% of them", "10% to 15%|10..15|percent"},
      {"between $ ^30 and $ ^40", "between $30 and $40|30..40|USD"},
  };
  check(rows);
}

TEST(Quantity, Indefinite) {
  constexpr Row rows[] = {
      {"dozens of fighters", "dozens|24..99~|fighters"},
      {"hundreds of foreign|ADJ fighters", "hundreds|100..999~|fighters"},
      {"Thousands fled|VERB", "Thousands|1000..9999~|"},
      {"millions lost|VERB homes", "millions|1000000..9999999~|"},
      {"tens of thousands of people", "tens of thousands|10000..99999~|people"},
      {"hundreds of thousands of people", "hundreds of thousands|100000..999999~|people"},
      {"which number|VERB in the thousands", "in the thousands|1000..9999~|"},
      {"several fighters", "several|2..~|fighters"},
      {"a few fighters", "a few|2..~|fighters"},
      {"a few hundred fighters", "a few hundred|200..999~|fighters"},
      {"several thousand fighters", "several thousand|2000..9999~|fighters"},
      {"several dozen fighters", "several dozen|24..99~|fighters"},
      {"millions of displaced|VERB|4|amod civilians", "millions|1000000..9999999~|civilians"},
  };
  check(rows);
}

TEST(Quantity, RoughNumbersAndSumsOfMoney) {
  constexpr Row rows[] = {
      {"They number|VERB in the tens of thousands", "in the tens of thousands|10000..99999~|"},
      {"They number|VERB in the low hundreds", "in the low hundreds|100..999~|"},
      {"They spent|VERB millions of dollars", "millions of dollars|1000000..9999999~|USD"},
      {"They spent|VERB half a million euros", "half a million euros|500000..500000|EUR"},
      {"They sent|VERB two to three dozen fighters", "two to three dozen|24..36|fighters"},
      {"They sent|VERB 300 fighters at most .", "300|..300|fighters"},
      {"They sent|VERB 300 fighters or more .", "300|300..|fighters"},
      {"They sent|VERB more than 30 but|CCONJ fewer|ADJ than|ADP 40 fighters",
       "more than 30|30..40|; fewer than 40|30..40|fighters"},
      {"They sent|VERB 30 ^- ^odd fighters", "30-odd|30..30~|fighters"},
  };
  check(rows);
}

TEST(Quantity, SharesWithTheirNumber) {
  constexpr Row rows[] = {
      {"They lost|VERB a third of its fighters , some 900|NUM|9|nummod men|NOUN|5|appos , in May",
       "a third|900..900~|men; some 900|900..900~|men"},
      {"They lost|VERB half of the force ( 600 men ) in May", "half|600..600|men; 600|600..600|men"},
      {"They lost|VERB a third of its fighters , 20|NUM|8|nummod tanks|NOUN|5|conj and a fort",
       "a third|33.33..33.33|percent; 20|20..20|tanks"},
  };
  check(rows);
}

TEST(Quantity, MoneyAndShares) {
  constexpr Row rows[] = {
      {"up to $ ^3,000", "up to $3,000|..3000|USD"},
      {"a $ ^10 million bounty|NOUN", "$10 million|10000000..10000000|USD"},
      {"a $10 million bounty|NOUN", "$10 million|10000000..10000000|USD"},
      {"2bn euros", "2bn euros|2000000000..2000000000|EUR"},
      {"€2.5bn", "€2.5bn|2500000000..2500000000|EUR"},
      {"US$ 300 a month", "US$ 300|300..300|USD"},
      {"300 US dollars", "300 US dollars|300..300|USD"},
      {"USD 300", "USD 300|300..300|USD"},
      {"500 Turkish liras", "500 Turkish liras|500..500|TRY"},
      {"5 million Syrian pounds", "5 million Syrian pounds|5000000..5000000|SYP"},
      {"$ ^2–3 million", "$2–3 million|2000000..3000000|USD"},
      {"over 70 ^% of their strength|NOUN", "over 70%|70..|percent"},
      {"70 per cent of it", "70 per cent|70..70|percent"},
      {"12.5 percent of it", "12.5 percent|12.5..12.5|percent"},
      {"half of the fighters", "half|50..50|percent"},
      {"more than half of the fighters", "more than half|50..|percent"},
      {"a third of the country|NOUN", "a third|33.33..33.33|percent"},
      {"two thirds of the country|NOUN", "two thirds|66.67..66.67|percent"},
      {"two-thirds of the country|NOUN", "two-thirds|66.67..66.67|percent"},
      {"about half the fighters", "about half|50..50~|percent"},
      {"nine out of ten voters", "nine out of ten|90..90|percent"},
      {"one in five voters", "one in five|20..20|percent"},
  };
  check(rows);
}

TEST(Quantity, NoQuantities) {
  constexpr const char* texts[] = {
      "in 2018",
      "They left|VERB on 19 September 2018",
      "They left|VERB on September 19 , 2018",
      "They left|VERB on 2018-09-19",
      "on 19/09/2018",
      "between 2014 and 2016",
      "2011–2012",
      "the 1990s",
      "the 20th brigade",
      "the second brigade",
      "at 10:30",
      "at 7 pm",
      "at 7am",
      "Brigade 44 left|VERB",
      "Resolution 2254 passed|VERB",
      "Article 5 applies|VERB",
      "No. 5",
      "the G20 summit|NOUN",
      "M23 rebels",
      "an F-16 jet|NOUN",
      "an F ^- ^16 jet|NOUN",
      "COVID-19 vaccines",
      "for four years",
      "two months ago",
      "for the past ten long|ADJ years",
      "an 18-year-old fighter|NOUN",
      "Karim Haddad , 30 , said|VERB",
      "aged 30",
      "He is|AUX 30 years old|ADJ",
      "one of the fighters",
      "one day they left|VERB",
      "No one left|VERB",
      "They won|VERB 3-1",
      "open 24/7",
      "call|VERB +963 11 222 3333",
      "1. The first group",
      "2 ^) The first group",
      "as noted|VERB [ ^12 ^]",
      "on the one hand|NOUN",
      "a third group",
      "agent 007",
      "In 1801 , he left|VERB",
      "the siege ( 1821 )",
      "circa 1880 , they left|VERB",
      "since the 80's",
      "Figure 1.5",
      "Number two fell|VERB",
      "Phase Two began|VERB",
      "Phone|NOUN ( 713 ) 555-3242",
      "contact|VERB her ( 3-5213 )",
      "three times a year",
      "in 776 BC",
      "see|VERB https://example.org/a?id=1107",
      "the majority of them",
  };
  for (const char* text : texts)
    EXPECT_EQ(describe({text}), "") << text;
}

TEST(Quantity, CountedToken) {
  const syntax::Sentence sentence = make_sentence(
      "They|PRON|1 sent|VERB|-1|root 120|NUM|4|nummod foreign|ADJ|4|amod fighters|NOUN|1|obj Friday|PROPN|1");
  const auto found = lexicon().find(std::span(&sentence, 1));
  ASSERT_EQ(found.size(), 1U);
  EXPECT_EQ(found[0].number, 2U);
  EXPECT_EQ(found[0].counted, 4U);
  EXPECT_EQ(found[0].begin, sentence.tokens[2].begin);
  EXPECT_EQ(found[0].end, sentence.tokens[2].end);
  EXPECT_FALSE(found[0].ordinal);
}

TEST(Quantity, NumberFormatOfTheWholeDocument) {
  // Points between thousands.
  EXPECT_EQ(describe({"about 3.000 militants", "some 300.000 people"}),
            "about 3.000|3000..3000~|militants; some 300.000|300000..300000~|people");
  // Fractions elsewhere do not change what "3.000" means.
  EXPECT_EQ(describe({"3.000 militants", "2.5 percent"}),
            "3.000|3000..3000|militants; 2.5 percent|2.5..2.5|percent");
  // Commas between thousands: a point is a decimal one.
  EXPECT_EQ(describe({"3,250 militants", "1.234 percent"}),
            "3,250|3250..3250|militants; 1.234 percent|1.234..1.234|percent");
  // Decimal commas: points stand between thousands.
  EXPECT_EQ(describe({"2,5 percent", "1.250 militants"}),
            "2,5 percent|2.5..2.5|percent; 1.250|1250..1250|militants");
  EXPECT_EQ(describe({"1.250.000 people"}), "1.250.000|1250000..1250000|people");
  EXPECT_EQ(describe({"1,250,000.5 tonnes"}), "1,250,000.5|1250000.5..1250000.5|tonnes");
}

TEST(NumberFormat, RejectsWhatIsNoNumber) {
  const NumberFormat format;
  EXPECT_FALSE(format.value(""));
  EXPECT_FALSE(format.value("19.09.2018"));
  EXPECT_FALSE(format.value("1.2.3"));
  EXPECT_FALSE(format.value("12345678901234567890"));
  EXPECT_EQ(format.value("0.125"), 0.125);
  EXPECT_EQ(format.value("1,000"), 1000);
}

TEST(Quantity, LexiconIsStrict) {
  EXPECT_THROW(QuantityLexicon::load("/nonexistent/quantity.yaml"), DataError);
  EXPECT_THROW(QuantityLexicon::load(HEARSAY_DATA_DIRECTORY "/lexicons/time.yaml"), DataError);
}

// Any order of words gives quantities in text order that do not overlap, with min <= max and a bound.
TEST(Quantity, RandomWordsGiveOrderedBounds) {
  const std::vector<std::string> words = {
      "over",     "up",       "to",      "at",    "least", "between",   "and",     "or",
      "30",       "40",       "3,000",   "3.000", "2018",  "million",   "hundred", "dozens",
      "of",       "fighters", "$",       "^$",    "^%",    "per",       "cent",    "half",
      "a",        "few",      "several", "one",   "five",  "twenty",    "^–",      "–",
      "^-",       "dozen",    "third",   "in",    "the",   "thousands", "USD",     "euros",
      ",",        "^+",       "more",    "less",  "than",  "out",       "0",       "999999999999999",
      "trillion", "years",    "about",   "zero",  "^km",   "bn"};
  std::mt19937 random(11);
  for (int round = 0; round < 5000; ++round) {
    std::string text = "Then";
    for (int i = 0; i < 14; ++i)
      text += " " + words[random() % words.size()];
    const syntax::Sentence sentence = make_sentence(text);
    std::uint32_t next = 0;
    for (const Quantity& found : lexicon().find(std::span(&sentence, 1))) {
      ASSERT_LE(next, found.first) << text;
      ASSERT_LE(found.first, found.number) << text;
      ASSERT_LE(found.number, found.last) << text;
      ASSERT_LT(found.counted, sentence.tokens.size()) << text;
      next = found.last + 1;
      EXPECT_TRUE(found.min || found.max) << text;
      if (found.min && found.max) {
        EXPECT_LE(*found.min, *found.max) << text;
      }
    }
  }
}

}  // namespace
}  // namespace hearsay::mentions
