// Voice, attribution, factuality, interviews: read through the real model on sentences of our own.
#include "claims/context.hpp"

#include <gtest/gtest.h>

#include <set>
#include <string>
#include <vector>

#include "base/error.hpp"
#include "base/text.hpp"
#include "claims/lexicon.hpp"
#include "claims/quotation.hpp"
#include "context_reading.hpp"

namespace hearsay::claims {
namespace {

TEST(Situation, EveryDecisionHasAReason) {
  NEEDS_MODEL();
  const Read read(article("The brigade failed to capture the airport."));
  const Situation got = read.at("capture");
  bool found = false;
  for (const Reason& reason : got.reasons) {
    if (reason.aspect != "polarity") continue;
    found = true;
    EXPECT_EQ(reason.because, "embedding: fail");
    EXPECT_EQ(read.document.text.substr(reason.span.begin, reason.span.end - reason.span.begin), "failed");
  }
  EXPECT_TRUE(found);
}

TEST(Situation, AdviceAndQuestions) {
  NEEDS_MODEL();
  const Read advice(article("The cabinet should recognise the rebels."));
  EXPECT_TRUE(advice.at("recognise").advice);
  const Read question(article("Does the army control the valley?"));
  EXPECT_TRUE(question.at("control").question);
  const Read statement(article("The army controls the valley."));
  EXPECT_FALSE(statement.at("controls").question);
  const Read presupposed(article("Why did the militia leave the valley?"));
  EXPECT_FALSE(presupposed.at("leave").question);
}

TEST(Attribution, OutletThatWasToldIsALink) {
  NEEDS_MODEL();
  const std::string text = "A customs clerk told Riverside Radio that the militia seized the ferry.";
  EXPECT_EQ(Read(article(text)).chain("seized"), "A customs clerk < Riverside Radio < Northern Courier");
  // Told to the publisher itself, under a shorter name too, it is not repeated.
  EXPECT_EQ(Read(article(text, "Riverside Radio")).chain("seized"), "A customs clerk < Riverside Radio");
}

TEST(Attribution, SourceIsTakenUp) {
  NEEDS_MODEL();
  const Read read(
      article("An informed trader told the paper that the miners had met the governor.\n\n"
              "He added that the governor had promised them land.\n\n"
              "The trader said that the miners rejected the offer."));
  EXPECT_EQ(read.chain("promised"), "An informed trader < Northern Courier");
  EXPECT_EQ(read.chain("rejected"), "An informed trader < Northern Courier");
}

TEST(Attribution, UnnamedSourceGoesOnInItsParagraph) {
  NEEDS_MODEL();
  const Read read(
      article("According to a border guard, the smugglers crossed the river at night. They carried rifles to "
              "the camp. "
              "Meanwhile, the ministry bought new boats.\n\nThe harbour was built in 1960."));
  EXPECT_EQ(read.chain("carried"), "a border guard < Northern Courier");
  EXPECT_EQ(read.chain("bought"), "Northern Courier");
  EXPECT_EQ(read.chain("built"), "Northern Courier");
}

TEST(Attribution, FirstPersonAddsNoHolder) {
  NEEDS_MODEL();
  const Read read(article("I think that the colonel left the country."));
  EXPECT_EQ(read.chain("left"), "Northern Courier");
  EXPECT_EQ(read.at("left").certainty, Certainty::probable);
}

TEST(Attribution, AnonymousSourcesAreNeverNamed) {
  NEEDS_MODEL();
  const Read read(article("A senior officer said that Captain Ndiaye sold the trucks."));
  const Situation got = read.at("sold");
  EXPECT_EQ(got.attribution.front().kind, HolderKind::anonymous);
  EXPECT_EQ(got.attribution.front().name, "A senior officer");
  EXPECT_TRUE(got.attribution.front().entity.empty());
}

TEST(Quotations, SpansOfAllKindsOfMarks) {
  const auto words = [](const std::string& text) {
    std::vector<std::string> found;
    for (const Span& span : find_quoted_spans(text))
      found.push_back(text.substr(span.begin, span.end - span.begin));
    return found;
  };
  EXPECT_EQ(words("He said “we left” and \"they stayed\" and «nous partons»."),
            (std::vector<std::string>{"we left", "they stayed", "nous partons"}));
  // Opened again at the start of the next paragraph: one speech in two stretches.
  EXPECT_EQ(words("“We left.\n\n“They stayed,” he said."),
            (std::vector<std::string>{"We left.", "They stayed,"}));
  // Never closed: none.
  EXPECT_TRUE(words("He said \"we left and went.\n\nNobody knows.").empty());
  EXPECT_TRUE(words("").empty());
  // A single mark that nothing closes does not run over what stands between double ones.
  EXPECT_EQ(words("The 'Shield' left. “They said so,” he said."),
            (std::vector<std::string>{"They said so,"}));
}

TEST(Quotations, SpeechIsTheSpeakersAndScareQuotesAreNot) {
  NEEDS_MODEL();
  const Read read(article(
      "\"We burned the bridge. The army fled to the hills,\" a fighter said.\n\nThe \"free zone\" grew."));
  EXPECT_EQ(read.chain("burned"), "a fighter < Northern Courier");
  EXPECT_EQ(read.chain("fled"), "a fighter < Northern Courier");
  EXPECT_EQ(read.chain("grew"), "Northern Courier");
  EXPECT_EQ(read.context.quotations.size(), 1u);
}

TEST(Quotations, FirstPersonIsTheSpeakersGroup) {
  NEEDS_MODEL();
  const Read read(article("\"Our men hold the ridge,\" a commander of the Lwazi Front told Delta News."));
  EXPECT_EQ(read.chain("hold"), "a commander of the Lwazi Front < Delta News < Northern Courier");
  const auto [sentence, token] = read.find("Our");
  const auto found = tools().reader.first_person(read.context, sentence, token);
  ASSERT_TRUE(found.has_value());
  EXPECT_EQ(found->name, "Lwazi Front");
}

TEST(Voice, TranslatedPieceKeepsItsOrigin) {
  NEEDS_MODEL();
  Document document = article(
      "The Movement expels its critics, according to Delta News.\n\nThe guards arrested ten men.\n\n"
      "This article was translated by Northern Courier.");
  const std::string footer = "This article was translated by Northern Courier.";
  const auto begin = static_cast<std::uint32_t>(document.text.find(footer));
  document.notes.push_back(
      {"translation", begin, begin + static_cast<std::uint32_t>(footer.size()), "Northern Courier"});
  const Read read(std::move(document));
  EXPECT_EQ(read.chain("expels"), "Delta News < Northern Courier");
  EXPECT_EQ(read.chain("arrested"), "Delta News < Northern Courier");
  EXPECT_TRUE(read.context.apart.back());
}

TEST(Voice, FallsBackFromPublisherToSource) {
  NEEDS_MODEL();
  Document document = article("The army left.", "");
  EXPECT_EQ(Read(document).chain("left"), "unknown publisher");
  document.source = "https://www.example.org/news/12?x=1";
  EXPECT_EQ(Read(document).chain("left"), "example.org");
  document.source = "folder/report-7.txt";
  EXPECT_EQ(Read(document).chain("left"), "report-7");
  document.author = "Ada Obi";
  EXPECT_EQ(Read(document).chain("left"), "Ada Obi");
}

Document interview() {
  Document document = article(
      "Interview with Lwazi Front\n\nThis interview with a commander of Lwazi Front was recorded in June.\n\n"
      "Question: You left the alliance in May. How many fighters do you have?\n\n"
      "Answer: We attacked the garrison in April. I founded the first battalion.\n\n"
      "[Note: The army recaptured the garrison in July.]\n\n"
      "Question: Does Ruritania arm you?\n\n"
      "Answer: No country has armed us.\n",
      "");
  return document;
}

TEST(Interview, TurnsBelongToTheirSides) {
  NEEDS_MODEL();
  const Read read(interview());
  ASSERT_EQ(read.context.turns.size(), 4u);
  EXPECT_TRUE(read.context.turns[0].question);
  EXPECT_FALSE(read.context.turns[1].question);
  EXPECT_EQ(read.context.voice.back().name, "interviewer");
  const Situation answer = read.at("attacked");
  EXPECT_EQ(answer.attribution.front().kind, HolderKind::anonymous);
  EXPECT_EQ(answer.attribution.front().name, "the interviewee, a commander of Lwazi Front");
  EXPECT_EQ(read.chain("recaptured"), "interviewer");
  EXPECT_EQ(read.chain("left"), "interviewer");
  EXPECT_FALSE(read.at("left").question);
  EXPECT_TRUE(read.at("arm").question);
  EXPECT_EQ(read.at("armed").polarity, Polarity::denied);
}

TEST(Interview, FirstPersonIsTheSpeakerOrTheGroup) {
  NEEDS_MODEL();
  const Read read(interview());
  const auto person = [&](const std::string& form) {
    const auto [sentence, token] = read.find(form);
    const auto found = tools().reader.first_person(read.context, sentence, token);
    return found ? found->name : std::string();
  };
  EXPECT_EQ(person("We"), "Lwazi Front");
  EXPECT_EQ(person("I"), "the interviewee, a commander of Lwazi Front");
  EXPECT_EQ(person("You"), "Lwazi Front");
  EXPECT_EQ(person("army"), "");
}

TEST(Interview, QuestionsBelongToTheNamedInterviewer) {
  NEEDS_MODEL();
  Document document = interview();
  document.publisher = "Northern Courier";
  document.author = "Ada Obi";
  const Read read(std::move(document));
  EXPECT_EQ(read.chain("left"), "Ada Obi < Northern Courier");
  EXPECT_EQ(read.at("left").attribution.front().kind, HolderKind::person);
  EXPECT_EQ(read.chain("attacked"), "the interviewee, a commander of Lwazi Front < Northern Courier");
}

TEST(Interview, OneOfSeveralIsDescribed) {
  NEEDS_MODEL();
  Document document = article(
      "Interview with Lwazi Front\n\nThis interview with one of its captains, who gave no name, was held in "
      "May.\n\n"
      "Question: Where are you now?\n\nAnswer: We crossed the river.\n\nQuestion: Why?\n\n"
      "Answer: The army followed us.\n");
  EXPECT_EQ(Read(std::move(document)).chain("crossed"),
            "the interviewee, one of its captains < Northern Courier");
}

TEST(Interview, ArticleWithLabelLikeLineIsNone) {
  NEEDS_MODEL();
  const Read read(article(
      "The army left the town.\n\nBackground: the war began in 2011.\n\nWhat comes next?\n\nNobody knows."));
  EXPECT_TRUE(read.context.turns.empty());
}

TEST(Apart, BylinesAndLinksStateNothing) {
  NEEDS_MODEL();
  const Read read(
      article("The army left the town.\n\nRead also: Rebels seize the dam\n\nReporting by Ada Obi\n\n"
              "Sources close to the mayor fled."));
  std::vector<bool> apart;
  for (std::size_t s = 0; s < read.sentences.size(); ++s)
    apart.push_back(read.context.apart[s]);
  EXPECT_FALSE(apart.front());
  EXPECT_FALSE(apart.back());
  EXPECT_TRUE(read.context.apart[read.find("seize").first]);
  EXPECT_TRUE(read.context.apart[read.find("Ada").first]);
}

TEST(ContextLexicon, IsBroadAndStrict) {
  const AttributionLexicon attribution = AttributionLexicon::load(lexicons + "/attribution.yaml");
  const FactualityLexicon factuality = FactualityLexicon::load(lexicons + "/factuality.yaml");
  std::set<std::string> verbs;
  for (const auto& [lemma, classes] : attribution.verbs)
    verbs.insert(lemma);
  std::size_t nouns = attribution.nouns.size();
  std::size_t modifiers = factuality.modifiers.size();
  for (const auto& [word, entries] : factuality.by_word) {
    if (word.second == "VERB") verbs.insert(word.first);
    if (word.second == "NOUN") ++nouns;
    if (word.second == "ADJ") ++modifiers;
  }
  EXPECT_GE(verbs.size(), 220u);
  EXPECT_GE(nouns, 60u);
  EXPECT_GE(modifiers, 60u);
  EXPECT_THROW(AttributionLexicon::load(lexicons + "/factuality.yaml"), DataError);
  EXPECT_THROW(FactualityLexicon::load(lexicons + "/none.yaml"), DataError);
}

}  // namespace
}  // namespace hearsay::claims
