#include "mentions/time.hpp"

#include <gtest/gtest.h>

#include <random>

#include "base/error.hpp"
#include "mentions/hijri.hpp"
#include "mentions/sentence_builder.hpp"

namespace hearsay::mentions {
namespace {

const TimeLexicon& lexicon() {
  static const TimeLexicon lexicon = TimeLexicon::load(HEARSAY_DATA_DIRECTORY "/lexicons/time.yaml");
  return lexicon;
}

std::string_view name(TimeRole role) {
  constexpr std::string_view names[] = {"at",     "since", "until",    "span",
                                        "before", "after", "duration", "frequency"};
  return names[static_cast<std::size_t>(role)];
}

// "words|role|value|reading" of all expressions, with ";" between them.
std::string describe(const std::vector<std::string>& texts, std::string_view document_date) {
  std::vector<syntax::Sentence> sentences;
  std::uint32_t offset = 0;
  for (const std::string& text : texts) {
    sentences.push_back(make_sentence(text, offset));
    offset = sentences.back().end + 1;
  }
  std::string result;
  for (const TimeExpression& found : lexicon().find(sentences, document_date)) {
    if (!result.empty()) result += "; ";
    result += words_of(sentences[found.sentence], found.first, found.last);
    result += "|" + std::string(name(found.role)) + "|" + (found.value ? found.value->text() : "");
    if (found.reading == TimeReading::throughout) result += "|throughout";
    if (found.explicit_now) result += "|now";
  }
  return result;
}

struct Row {
  const char* text;
  const char* expected;
};

void check(std::span<const Row> rows, std::string_view document_date) {
  for (const Row& row : rows)
    EXPECT_EQ(describe({row.text}, document_date), row.expected) << row.text << " @ " << document_date;
}

// The document appeared on Monday, 11 May 2020.
constexpr const char* monday = "2020-05-11";

TEST(Time, AbsoluteDates) {
  constexpr Row rows[] = {
      {"They left|VERB on 19 September 2018 .", "on 19 September 2018|at|2018-09-19"},
      {"They left|VERB on September 19 , 2018 .", "on September 19 , 2018|at|2018-09-19"},
      {"They left|VERB on September 19th ^, 2018", "on September 19th, 2018|at|2018-09-19"},
      {"They joined|VERB in 29th January 2017", "in 29th January 2017|at|2017-01-29"},
      {"They joined|VERB on the 29th of January 2017", "on the 29th of January 2017|at|2017-01-29"},
      {"They joined|VERB on the third of March 2017", "on the third of March 2017|at|2017-03-03"},
      {"They left|VERB on 2018-09-19 .", "on 2018-09-19|at|2018-09-19"},
      {"They left|VERB on 2018 ^- ^09 ^- ^19 .", "on 2018-09-19|at|2018-09-19"},
      {"They left|VERB on 19/09/2018 .", "on 19/09/2018|at|2018-09-19"},
      {"They left|VERB on 09/19/2018 .", "on 09/19/2018|at|2018-09-19"},
      {"They left|VERB on 05/06/2018 .", "on 05/06/2018|at|2018"},
      {"They left|VERB on 19.09.2018 .", "on 19.09.2018|at|2018-09-19"},
      {"They left|VERB on Friday , 21 September 2018", "on Friday , 21 September 2018|at|2018-09-21"},
      {"They left|VERB in Sept. 2018", "in Sept. 2018|at|2018-09"},
      {"They left|VERB in September of 2018", "in September of 2018|at|2018-09"},
      {"They left|VERB in September , 2018", "in September , 2018|at|2018-09"},
      {"They left|VERB in 2018 .", "in 2018|at|2018"},
      {"The 2011 assault|NOUN began|VERB", "The 2011|at|2011"},
      {"the siege ( 2016 )", "2016|at|2016"},
      {"It began|VERB in mid-2018", "in mid-2018|at|2018~"},
      {"It began|VERB in mid ^- ^2018", "in mid-2018|at|2018~"},
      {"It began|VERB in early March 2020", "in early March 2020|at|2020-03~"},
      {"It began|VERB at the end of 2018", "at the end of 2018|at|2018~"},
      {"It began|VERB around 2014", "around 2014|at|2014~"},
      {"It began|VERB in the summer of 2019", "in the summer of 2019|at|2019-22"},
      {"It began|VERB in the fall of 2019", "in the fall of 2019|at|2019-23"},
      {"It began|VERB in winter 2019", "in winter 2019|at|2019-24"},
      {"It began|VERB in the 1990s", "in the 1990s|at|199X"},
      {"It began|VERB in the early 1990s", "in the early 1990s|at|199X~"},
      {"It began|VERB in the late nineties", "in the late nineties|at|199X~"},
      {"It began|VERB in the 19th century", "in the 19th century|at|1801/1900"},
      {"It began|VERB in the first quarter of 2019", "in the first quarter of 2019|at|2019-01/2019-03"},
      {"It began|VERB in Q3 2019", "in Q3 2019|at|2019-07/2019-09"},
      {"It began|VERB in the second half of 2019", "in the second half of 2019|at|2019-07/2019-12"},
      {"On 29 February 2020 they met|VERB", "On 29 February 2020|at|2020-02-29"},
  };
  check(rows, "");
  check(rows, monday);
}

TEST(Time, Spans) {
  constexpr Row rows[] = {
      {"in 2011–2012", "in 2011–2012|at|2011/2012"},
      {"in 2011 ^– ^12", "in 2011–12|at|2011/2012"},
      {"between 2014 and 2016", "between 2014 and 2016|span|2014/2016|throughout"},
      {"from 2014 to 2016", "from 2014 to 2016|span|2014/2016|throughout"},
      {"from March to June 2020", "from March to June 2020|span|2020-03/2020-06|throughout"},
      {"from November to January 2020", "from November to January 2020|span|2019-11/2020-01|throughout"},
      {"from March 2018 until June 2020", "from March 2018 until June 2020|span|2018-03/2020-06|throughout"},
      {"on 19 ^- ^21 September 2018", "on 19-21 September 2018|at|2018-09-19/2018-09-21"},
      {"on September 19 to 21 , 2018", "on September 19 to 21 , 2018|at|2018-09-19/2018-09-21"},
      {"on 19 and 20 September 2018", "on 19 and 20 September 2018|at|2018-09-19/2018-09-20"},
      {"from 30 March to 2 April 2018",
       "from 30 March to 2 April 2018|span|2018-03-30/2018-04-02|throughout"},
      {"the war ( 2011 ^– ^2016 )", "2011–2016|at|2011/2016"},
      {"They came|VERB around 2011 – 2012", "around 2011 – 2012|at|2011~/2012~"},
      {"between early 2014 and 2016", "between early 2014 and 2016|span|2014~/2016|throughout"},
  };
  check(rows, "");
  check(rows, monday);
}

TEST(Time, Roles) {
  constexpr Row rows[] = {
      {"since March 2018", "since March 2018|since|2018-03/..|throughout"},
      {"ever since 2014", "ever since 2014|since|2014/..|throughout"},
      {"from 2014 on", "from 2014 on|since|2014/..|throughout"},
      {"from 2014 onwards", "from 2014 onwards|since|2014/..|throughout"},
      {"From 2014 , the group held|VERB it", "From 2014|since|2014/..|throughout"},
      {"a paper|NOUN from 2014", "from 2014|at|2014"},
      {"starting in 2014", "starting in 2014|since|2014/..|throughout"},
      {"until 2020", "until 2020|until|../2020|throughout"},
      {"by the end of 2020", "by the end of 2020|until|../2020~"},
      {"before 2016", "before 2016|before|../2016"},
      {"prior to 2016", "prior to 2016|before|../2016"},
      {"After August 15 , 2021 , they left|VERB", "After August 15 , 2021|after|2021-08-15/.."},
      {"following 15 August 2021", "following 15 August 2021|after|2021-08-15/.."},
      {"throughout 2018", "throughout 2018|at|2018|throughout"},
      {"for four years", "for four years|duration||throughout"},
      {"for 10 days", "for 10 days|duration||throughout"},
      {"a 10-day truce", "a 10-day|duration||throughout"},
      {"for a year", "for a year|duration||throughout"},
      {"for more than two decades", "for more than two decades|duration||throughout"},
      {"for several months", "for several months|duration||throughout"},
      {"every month", "every month|frequency|"},
      {"twice a week", "twice a week|frequency|"},
      {"the weekly meeting", "weekly|frequency|"},
      {"on Fridays", "on Fridays|frequency|"},
      {"in recent years", "in recent years|at|"},
      {"at 10:30", "at 10:30|at|"},
      {"at 3 pm on 5 May 2020", "at 3 pm|at|; on 5 May 2020|at|2020-05-05"},
  };
  check(rows, "");
  check(rows, monday);
}

TEST(Time, CountedFromTheDocument) {
  constexpr Row rows[] = {
      {"They met|VERB yesterday .", "yesterday|at|2020-05-10"},
      {"They met|VERB today .", "today|at|2020-05-11"},
      {"They meet|VERB tomorrow .", "tomorrow|at|2020-05-12"},
      {"They met|VERB the day before yesterday", "the day before yesterday|at|2020-05-09"},
      {"They met|VERB last night", "last night|at|2020-05-10"},
      {"They met|VERB on Friday .", "on Friday|at|2020-05-08"},
      {"They met|VERB on Monday .", "on Monday|at|2020-05-11"},
      {"They met|VERB last Monday .", "last Monday|at|2020-05-04"},
      {"They met|VERB last Friday night", "last Friday night|at|2020-05-08"},
      {"They will|AUX|2|aux meet|VERB on Friday .", "on Friday|at|2020-05-15"},
      {"They meet|VERB next Monday", "next Monday|at|2020-05-18"},
      {"this week", "this week|at|2020-05-11/2020-05-17"},
      {"last week", "last week|at|2020-05-04/2020-05-10"},
      {"last weekend", "last weekend|at|2020-05-09/2020-05-10"},
      {"last month", "last month|at|2020-04"},
      {"next month", "next month|at|2020-06"},
      {"last year", "last year|at|2019"},
      {"earlier this year", "earlier this year|at|2020"},
      {"late last year", "late last year|at|2019~"},
      {"two months ago", "two months ago|at|2020-03"},
      {"three days ago", "three days ago|at|2020-05-08"},
      {"two weeks ago", "two weeks ago|at|2020-04-27~"},
      {"a year ago", "a year ago|at|2019"},
      {"nearly two years ago", "nearly two years ago|at|2018~"},
      {"years ago", "years ago|at|"},
      {"a few days ago", "a few days ago|at|"},
      {"for the past four years", "for the past four years|duration|2016/2020-05-11|throughout"},
      {"over the past week", "over the past week|at|2020-05-04/2020-05-11"},
      {"in the last three months", "in the last three months|at|2020-02/2020-05-11"},
      {"in the past 24 hours", "in the past 24 hours|at|2020-05-10/2020-05-11"},
      {"They left|VERB on 19 September", "on 19 September|at|2019-09-19"},
      {"They left|VERB on 11th May", "on 11th May|at|2020-05-11"},
      {"They left|VERB on May 12", "on May 12|at|2019-05-12"},
      {"They will|AUX|2|aux leave|VERB on May 12", "on May 12|at|2020-05-12"},
      {"They left|VERB in October", "in October|at|2019-10"},
      {"They left|VERB in May", "in May|at|2020-05"},
      {"They left|VERB last October", "last October|at|2019-10"},
      {"They left|VERB last May", "last May|at|2019-05"},
      {"They will|AUX|2|aux leave|VERB in March", "in March|at|2021-03"},
      {"They left|VERB in October last year", "in October last year|at|2019-10"},
      {"since Friday", "since Friday|since|2020-05-08/..|throughout"},
      {"since last week", "since last week|since|2020-05-04/..|throughout"},
      {"since September", "since September|since|2019-09/..|throughout"},
      {"until now", "until now|until|../2020-05-11|throughout|now"},
      {"They now hold|VERB it", "now|at|2020-05-11|now"},
      {"They currently hold|VERB it", "currently|at|2020-05-11|now"},
      {"at the moment", "at the moment|at|2020-05-11|now"},
      {"right now", "right now|at|2020-05-11|now"},
      {"As of 11th May , they hold|VERB it", "As of 11th May|at|2020-05-11|now"},
      {"As of 9 May , they hold|VERB it", "As of 9 May|at|2020-05-09"},
      {"between October and March", "between October and March|span|2019-10/2020-03|throughout"},
      {"last summer", "last summer|at|2019-22"},
      {"the upcoming June 9 , 2021 vote", "the upcoming June 9 , 2021|at|2021-06-09"},
      {"early on Friday", "early on Friday|at|2020-05-08"},
      {"it is over now", "now|at|2020-05-11|now"},
      {"from now on", "from now on|since|2020-05-11/..|throughout|now"},
      {"some 5,000 years ago", "some 5,000 years ago|at|"},
      {"in the 7th century BC", "in the 7th century BC|at|"},
      {"for about the last ten years", "for about the last ten years|duration|2010~/2020-05-11|throughout"},
  };
  check(rows, monday);
}

TEST(Time, WithoutADocumentDate) {
  constexpr Row rows[] = {
      {"on September 19", "on September 19|at|XXXX-09-19"},
      {"since 30 September", "since 30 September|since|XXXX-09-30/..|throughout"},
      {"in October", "in October|at|XXXX-10"},
      {"on Friday", "on Friday|at|"},
      {"last Friday", "last Friday|at|"},
      {"last month", "last month|at|"},
      {"yesterday", "yesterday|at|"},
      {"currently", "currently|at||now"},
      {"for the past four years", "for the past four years|duration||throughout"},
  };
  check(rows, "");
  check(rows, "no date at all");
}

TEST(Time, CoarseDocumentDates) {
  constexpr Row december[] = {
      {"yesterday", "yesterday|at|2024-12~"},
      {"on Friday", "on Friday|at|2024-12~"},
      {"last month", "last month|at|2024-11~"},
      {"last year", "last year|at|2023~"},
      {"currently", "currently|at|2024-12~|now"},
      {"in October", "in October|at|2024-10~"},
      {"In August 2021 they left|VERB", "In August 2021|at|2021-08"},
      {"for the past four years", "for the past four years|duration|2020~/2024-12~|throughout"},
  };
  check(december, "2024-12~");
  constexpr Row year[] = {
      {"yesterday", "yesterday|at|2018"},
      {"last month", "last month|at|2018~"},
      {"last year", "last year|at|2017"},
      {"in October", "in October|at|2018-10"},
  };
  check(year, "2018");
}

TEST(Time, EarlierExpressions) {
  EXPECT_EQ(
      describe({"In September 2018 they agreed|VERB .", "They leave|VERB in October of the same year ."}, ""),
      "In September 2018|at|2018-09; in October of the same year|at|2018-10");
  EXPECT_EQ(describe({"They met|VERB on 30 September 2018 .", "They left|VERB the following day ."}, ""),
            "on 30 September 2018|at|2018-09-30; the following day|at|2018-10-01");
  EXPECT_EQ(describe({"They met|VERB on 30 September 2018 .", "They left|VERB two months later ."}, "2024"),
            "on 30 September 2018|at|2018-09-30; two months later|at|2018-11");
  EXPECT_EQ(describe({"They met|VERB in March 2018 .", "That month they left|VERB ."}, "2024"),
            "in March 2018|at|2018-03; That month|at|2018-03");
  EXPECT_EQ(describe({"They met|VERB on 30 September 2018 .", "A week earlier they fought|VERB ."}, "2024"),
            "on 30 September 2018|at|2018-09-30; A week earlier|at|2018-09-23~");
  EXPECT_EQ(describe({"They met|VERB in 2014 .", "They hold|VERB it since then ."}, ""),
            "in 2014|at|2014; since then|since|2014/..|throughout");
  EXPECT_EQ(describe({"They met|VERB on September 19 .", "The next day they left|VERB ."}, ""),
            "on September 19|at|XXXX-09-19; The next day|at|XXXX-09-20");
  EXPECT_EQ(describe({"They met|VERB in November 2018 .", "They left|VERB the following March ."}, ""),
            "in November 2018|at|2018-11; the following March|at|2019-03");
  EXPECT_EQ(describe({"Two months later they left|VERB ."}, monday), "Two months later|at|");
  EXPECT_EQ(describe({"They now rest|VERB .", "The following day they left|VERB ."}, monday),
            "now|at|2020-05-11|now; The following day|at|");
}

TEST(Time, NoExpressions) {
  constexpr const char* texts[] = {
      "They may|AUX leave|VERB",
      "May|AUX they rest|VERB",
      "They march|VERB on the city",
      "the march|NOUN on the capital",
      "Theresa May resigned|VERB",
      "Resolution 1973 passed|VERB",
      "killed|VERB 2000 fighters",
      "the fall of the city",
      "He is|AUX 30 years old|ADJ",
      "an 18-year-old fighter",
      "the second group",
      "M23 fighters",
      "one day they rest|VERB",
      "a third of them",
      "12.5 percent",
      "the spring of clear water|NOUN",
      "in a summer camp",
      "at the last minute",
      "the last day of the talks",
      "He lives|VERB on a 2018@example.org account",
      "see|VERB https://example.org/2018-09-19/a",
  };
  for (const char* text : texts)
    EXPECT_EQ(describe({text}, monday), "") << text;
  EXPECT_EQ(describe({"In September 19 people were hurt|VERB"}, ""), "In September|at|XXXX-09");
}

TEST(Time, DaysOfOneMonth) {
  constexpr Row rows[] = {
      {"between 4 and 9 March 2022", "between 4 and 9 March 2022|span|2022-03-04/2022-03-09|throughout"},
      {"between March 4 and 9 , 2022", "between March 4 and 9 , 2022|span|2022-03-04/2022-03-09|throughout"},
      {"from the 4th to the 9th of March 2022",
       "from the 4th to the 9th of March 2022|span|2022-03-04/2022-03-09|throughout"},
      {"between 4 and 9 March", "between 4 and 9 March|span|XXXX-03-04/XXXX-03-09|throughout"},
      {"between 4 and 9 fighters", ""},
  };
  check(rows, "");
}

TEST(Time, PeriodsOfTheDocument) {
  constexpr Row rows[] = {
      {"They left|VERB at the weekend .", "at the weekend|at|2020-05-09/2020-05-10"},
      {"They will|AUX|2|aux leave|VERB over the weekend .", "over the weekend|at|2020-05-16/2020-05-17"},
      {"since the start of the year", "since the start of the year|since|2020~/..|throughout"},
      {"by the end of the month", "by the end of the month|until|../2020-05~"},
      {"in the third quarter of last year", "in the third quarter of last year|at|2019-07/2019-09"},
      {"in the first week of April", "in the first week of April|at|2020-04"},
      {"in the first weeks of 2018", "in the first weeks of 2018|at|2018-01"},
      {"They will|AUX|2|aux leave|VERB within two weeks|NOUN|2|obl .",
       "within two weeks|at|2020-05-11/2020-05-25"},
      {"They will|AUX|2|aux leave|VERB in three months|NOUN|2|obl .", "in three months|at|2020-08"},
      {"They left|VERB within two weeks .", "within two weeks|duration||throughout"},
  };
  check(rows, monday);
}

TEST(Time, DurationsWithAnAnchor) {
  constexpr Row rows[] = {
      {"for two years until 2016",
       "for two years|duration||throughout; until 2016|span|2014/2016|throughout"},
      {"for two years , from 2014",
       "for two years|duration||throughout; from 2014|span|2014/2016|throughout"},
      {"the run ^- ^up to 2014 was|AUX calm|ADJ", ""},
  };
  check(rows, monday);
}

TEST(Time, OrderOfWhatIsTold) {
  EXPECT_EQ(describe({"They entered|VERB on 1 October 2020 .", "The day before , they met|VERB ."}, monday),
            "on 1 October 2020|at|2020-10-01; The day before|at|2020-09-30");
  EXPECT_EQ(describe({"They entered|VERB on 1 October 2020 .", "Two days after , they met|VERB ."}, monday),
            "on 1 October 2020|at|2020-10-01; Two days after|at|2020-10-03");
  EXPECT_EQ(
      describe({"They entered|VERB on 1 October 2020 .", "The day before the vote|NOUN they met|VERB ."},
               monday),
      "on 1 October 2020|at|2020-10-01");
  EXPECT_EQ(describe({"They won|VERB in 2017 .", "At the time they were weak|ADJ ."}, monday),
            "in 2017|at|2017; At the time|at|2017");
  EXPECT_EQ(
      describe({"They won|VERB in 2017 .", "At the time of the vote|NOUN they were weak|ADJ ."}, monday),
      "in 2017|at|2017");
  // Far behind, "at the time" may mean another one.
  EXPECT_EQ(describe({"They won|VERB in 2017 .", "They rest|VERB .", "They rest|VERB .", "They rest|VERB .",
                      "At the time they were weak|ADJ ."},
                     monday),
            "in 2017|at|2017; At the time|at|");
  EXPECT_EQ(describe({"They entered|VERB on Friday .", "They left|VERB at dawn ."}, monday),
            "on Friday|at|2020-05-08; at dawn|at|2020-05-08");
  EXPECT_EQ(describe({"They entered|VERB on Friday .", "They left|VERB at dawn on Sunday ."}, monday),
            "on Friday|at|2020-05-08; at dawn|at|; on Sunday|at|2020-05-10");
  EXPECT_EQ(describe({"They patrol|VERB at night ."}, monday), "");
}

TEST(Time, SinceAloneCountsFromWhatWasTold) {
  EXPECT_EQ(describe({"They split|VERB in 2014 and fight|VERB ever since ."}, monday),
            "in 2014|at|2014; ever since|since|2014/..|throughout");
}

TEST(Time, TheTimeOfASayingIsNotCountedFrom) {
  EXPECT_EQ(describe({"They won|VERB on 4|NUM|1|obl May|PROPN|3|nmod , they say|VERB|1|parataxis on "
                      "Friday|PROPN|7|obl .",
                      "The next day they left|VERB ."},
                     monday),
            "on 4 May|at|2020-05-04; on Friday|at|2020-05-08; The next day|at|2020-05-05");
}

TEST(Time, HijriDatesWithoutAYear) {
  constexpr Row rows[] = {
      {"during Ramadan last year", "during Ramadan last year|at|2019-05-06~/2019-06-04~"},
      {"last Ramadan", "last Ramadan|at|2019-05-06~/2019-06-04~"},
      {"They fought|VERB in Ramadan", "in Ramadan|at|2020-04-24~/2020-05-23~"},
      {"after Ramadan", "after Ramadan|after|2019-06-04~/.."},
      {"They fought|VERB in Shawwal", "in Shawwal|at|2019-06-05~/2019-07-03~"},
      {"They will|AUX|2|aux rest|VERB during Eid al-Adha", "during Eid al-Adha|at|2020-07-31~"},
      {"on 7 Safar 1438", "on 7 Safar 1438|at|2016-11-08~"},
      {"on 7 Safar 1438 AH ( 9 November 2016 )", "on 7 Safar 1438 AH ( 9 November 2016 )|at|2016-11-09"},
      {"on the 27th of Ramadan", "on the 27th of Ramadan|at|2019-06-01~"},
  };
  check(rows, monday);
  EXPECT_EQ(describe({"in Ramadan"}, ""), "in Ramadan|at|");
}

TEST(Time, HijriMonths) {
  EXPECT_EQ(describe({"during Ramadan 2018"}, ""), "during Ramadan 2018|at|2018-05-16~/2018-06-14~");
  EXPECT_EQ(describe({"in Ramadan 1439"}, ""), "in Ramadan 1439|at|2018-05-16~/2018-06-14~");
  EXPECT_EQ(describe({"before Eid al-Adha 2019"}, ""), "before Eid al-Adha 2019|before|../2019-08-12~");
  EXPECT_EQ(describe({"at Christmas 2019"}, ""), "at Christmas 2019|at|2019-12-25");
  // 1 Muharram 1445 was 19 July 2023; a Hijri year is 354 or 355 days.
  EXPECT_EQ(day_from_hijri(1445, 1, 1), edtf::day_from(2023, 7, 19));
  for (int year = 1300; year < 1500; ++year) {
    const int length = day_from_hijri(year + 1, 1, 1) - day_from_hijri(year, 1, 1);
    EXPECT_TRUE(length == 354 || length == 355) << year;
  }
}

TEST(Time, HeadIsWhereTheTreeAttaches) {
  // The tree hangs the year on the verb and the month on the year.
  const syntax::Sentence sentence = make_sentence(
      "They|PRON|1|nsubj left|VERB|-1|root in|ADP|4|case September|PROPN|4|nmod 2018|NUM|1|obl");
  const auto found = lexicon().find(std::span(&sentence, 1), "");
  ASSERT_EQ(found.size(), 1U);
  EXPECT_EQ(found[0].head, 4U);
  EXPECT_EQ(found[0].first, 2U);
  EXPECT_EQ(found[0].begin, sentence.tokens[2].begin);
  EXPECT_EQ(found[0].end, sentence.tokens[4].end);
}

TEST(Time, LexiconIsStrict) {
  EXPECT_THROW(TimeLexicon::load("/nonexistent/time.yaml"), DataError);
  EXPECT_THROW(TimeLexicon::load(HEARSAY_DATA_DIRECTORY "/lexicons/quantity.yaml"), DataError);
}

// Any order of words gives expressions in text order that do not overlap, and values that are EDTF.
TEST(Time, RandomWordsGiveValidExpressions) {
  const std::vector<std::string> words = {
      "in",      "on",   "since",  "until",   "the",     "last",  "past",    "next",     "two",      "19",
      "2018",    "May",  "March",  "to",      "and",     "–",     "^–",      "^-",       "ago",      "week",
      "years",   "day",  "Friday", ",",       "of",      "same",  "year",    "early",    "mid-2018", "1990s",
      "Ramadan", "then", "later",  "between", "from",    "9999",  "31",      "February", "summer",   "a",
      "few",     "^/",   "/",      "^12",     "now",     "every", "century", "decade",   "10000",    "third",
      "quarter", "dawn", "at",     "before",  "the time"};
  std::mt19937 random(7);
  for (int round = 0; round < 3000; ++round) {
    std::string text = "Then";
    for (int i = 0; i < 14; ++i)
      text += " " + words[random() % words.size()];
    const syntax::Sentence sentence = make_sentence(text);
    std::uint32_t next = 0;
    for (const TimeExpression& found :
         lexicon().find(std::span(&sentence, 1), round % 2 ? monday : "0001~")) {
      ASSERT_LE(next, found.first) << text;
      ASSERT_LE(found.first, found.head) << text;
      ASSERT_LE(found.head, found.last) << text;
      next = found.last + 1;
      if (found.value) {
        EXPECT_TRUE(edtf::parse(found.value->text())) << text << ": " << found.value->text();
      }
    }
  }
}

}  // namespace
}  // namespace hearsay::mentions
