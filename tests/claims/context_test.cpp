// Voice, attribution, factuality, interviews: read through the real model on sentences of our own.
#include "claims/context.hpp"

#include <gtest/gtest.h>

#include <filesystem>
#include <string>
#include <vector>

#include "base/error.hpp"
#include "base/text.hpp"
#include "claims/lexicon.hpp"
#include "claims/quotation.hpp"
#include "syntax/model.hpp"

namespace hearsay::claims {
namespace {

const std::string lexicons = std::string(HEARSAY_DATA_DIRECTORY) + "/lexicons";
const std::string model_path = std::string(HEARSAY_DATA_DIRECTORY) + "/models/english.model";

struct Tools {
  syntax::Model model = syntax::Model::load(model_path);
  mentions::Gazetteer gazetteer;
  mentions::MentionFinder finder = mentions::MentionFinder::load(lexicons, gazetteer);
  ContextReader reader = ContextReader::load(lexicons);
};

const Tools& tools() {
  static const Tools instance;
  return instance;
}

// A document read up to its context. Not copied: the context refers to its neighbours.
struct Read {
  Document document;
  std::vector<syntax::Sentence> sentences;
  mentions::Mentions mentions;
  DocumentContext context;

  explicit Read(Document given) : document(std::move(given)) {
    sentences = tools().model.analyse(document.text);
    mentions = tools().finder.find(document.text, sentences, document.published);
    context = tools().reader.prepare(document, sentences, mentions);
  }
  Read(const Read&) = delete;

  // The n-th token with this form.
  std::pair<std::uint32_t, std::uint32_t> find(const std::string& form, int n = 0) const {
    for (std::uint32_t s = 0; s < sentences.size(); ++s) {
      for (std::uint32_t t = 0; t < sentences[s].tokens.size(); ++t) {
        if (sentences[s].tokens[t].form == form && n-- == 0) return {s, t};
      }
    }
    ADD_FAILURE() << "no word '" << form << "' in: " << document.text;
    return {0, 0};
  }
  Situation at(const std::string& form, int n = 0) const {
    const auto [sentence, token] = find(form, n);
    return tools().reader.situate(context, sentence, token);
  }
  std::string chain(const std::string& form, int n = 0) const {
    std::string text;
    for (const Holder& holder : at(form, n).attribution)
      text += (text.empty() ? "" : " < ") + holder.name;
    return text;
  }
};

Document article(std::string text, std::string publisher = "Northern Courier") {
  Document document;
  document.text = std::move(text);
  document.publisher = std::move(publisher);
  document.language = "en";
  return document;
}

#define NEEDS_MODEL() \
  if (!std::filesystem::exists(model_path)) GTEST_SKIP() << "no model at " << model_path

constexpr Polarity yes = Polarity::affirmed, no = Polarity::denied;
constexpr Certainty sure = Certainty::certain, probable = Certainty::probable, possible = Certainty::possible;
constexpr Mood actual = Mood::actual, planned = Mood::planned, demanded = Mood::demanded,
               conditional = Mood::conditional;

struct Case {
  const char* text;
  const char* word;    // the trigger
  const char* holder;  // innermost; "" for the publisher
  Polarity polarity;
  Certainty certainty;
  Mood mood;
};

// Other wars, other politics, other words than any document that the lexicons were tried on.
const std::vector<Case> cases = {
    // Who says it
    {"The army seized the town of Bria on Monday.", "seized", "", yes, sure, actual},
    {"The mayor of Goma said that the rebels had entered the city.", "entered", "The mayor of Goma", yes,
     sure, actual},
    {"A resident of Kidal told Reuters that the column attacked a convoy.", "attacked", "A resident of Kidal",
     yes, sure, actual},
    {"Two diplomats said the general had met the envoy in Nairobi.", "met", "Two diplomats", yes, sure,
     actual},
    {"According to a Western official, the brothers control the port.", "control", "a Western official", yes,
     sure, actual},
    {"The brothers control the port, according to three customs officers.", "control",
     "three customs officers", yes, sure, actual},
    {"Gunmen attacked the mine at dawn, a police officer said.", "attacked", "a police officer", yes, sure,
     actual},
    {"The minister claimed that Colombia had sheltered the deserters.", "sheltered", "The minister", yes,
     sure, actual},
    {"A report by the auditors revealed that the bank paid the militia.", "paid", "report by the auditors",
     yes, sure, actual},
    {"A United Nations panel found that officers sold rifles to the rebels.", "sold",
     "A United Nations panel", yes, sure, actual},
    {"Rumours that the warlord fled to Dubai spread in the capital.", "fled", "rumours", yes, possible,
     actual},
    {"There is speculation that the two parties have merged.", "merged", "speculation", yes, possible,
     actual},
    {"The treaty stipulates that Eritrea will withdraw its troops from Badme.", "withdraw", "The treaty", yes,
     sure, planned},
    {"In the opinion of the ambassador, Chad supports the generals.", "supports", "the ambassador", yes, sure,
     actual},
    {"The guards beat the prisoners, witnesses said.", "beat", "witnesses", yes, sure, actual},
    {"Villagers reported that soldiers had burned the market.", "burned", "Villagers", yes, sure, actual},
    {"The opposition accused the president of bribing the judges.", "bribing", "The opposition", yes, sure,
     actual},
    {"A spokesman for the union denied that it had signed the contract.", "signed",
     "A spokesman for the union", no, sure, actual},
    {"The company denied paying the guerrillas.", "paying", "The company", no, sure, actual},
    {"The government rejected claims that it armed the herders.", "armed", "The government", no, sure,
     actual},
    {"The general dismissed reports that his men had fled.", "fled", "The general", no, sure, actual},
    {"As a local journalist reported, the militia recaptured the bridge.", "recaptured", "a local journalist",
     yes, sure, actual},
    {"Analysts believe that the cartel controls the valley.", "controls", "Analysts", yes, probable, actual},
    {"Some say that the colonel joined the junta.", "joined", "Some", yes, possible, actual},
    {"Documents suggest that the ministry financed the brigade.", "financed", "Documents", yes, possible,
     actual},
    {"The commander, residents said, has left the valley.", "left", "residents", yes, sure, actual},
    {"The bishop warned that the truce would collapse.", "collapse", "The bishop", yes, sure, planned},
    {"A security source said officers had told him that the convoy crossed the river.", "crossed", "officers",
     yes, sure, actual},
    // How surely
    {"The militia reportedly captured two villages near Ituri.", "captured", "", yes, probable, actual},
    {"The smugglers allegedly paid the border police.", "paid", "", yes, probable, actual},
    {"Rebels may attack the pipeline.", "attack", "", yes, possible, actual},
    {"The coalition is likely to win the vote.", "win", "", yes, probable, planned},
    {"It appears that the two clans have allied.", "allied", "", yes, probable, actual},
    {"The gang is believed to control the harbour.", "control", "", yes, probable, actual},
    {"The admiral is said to have visited the island.", "visited", "", yes, probable, actual},
    {"Perhaps the factions merged in secret.", "merged", "", yes, possible, actual},
    {"The two firms seem to cooperate.", "cooperate", "", yes, probable, actual},
    {"The drones could reach the capital.", "reach", "", yes, possible, actual},
    {"The separatists might join the talks.", "join", "", yes, possible, actual},
    // Yes or no
    {"The navy did not attack the island.", "attack", "", no, sure, actual},
    {"The front never joined the alliance.", "joined", "", no, sure, actual},
    {"The party no longer supports the cabinet.", "supports", "", no, sure, actual},
    {"The brigade failed to capture the airport.", "capture", "", no, sure, actual},
    {"The governor refused to meet the delegation.", "meet", "", no, sure, actual},
    {"The patrol managed to capture the smuggler.", "capture", "", yes, sure, actual},
    {"The police prevented the crowd from storming the palace.", "storming", "", no, sure, actual},
    {"The clans stopped fighting in May.", "fighting", "", no, sure, actual},
    {"The clans did not stop fighting in May.", "fighting", "", yes, sure, actual},
    {"The soldiers left the town without attacking the camp.", "attacking", "", no, sure, actual},
    {"Nobody attacked the embassy.", "attacked", "", no, sure, actual},
    {"The rebels could not take the hill.", "take", "", no, sure, actual},
    {"The convoy did not stop at the camp that the army controls.", "controls", "", yes, sure, actual},
    {"The minister did not travel because the rebels attacked the road.", "attacked", "", yes, sure, actual},
    {"The militia has begun to shell the suburb.", "shell", "", yes, sure, actual},
    {"The insurgents continue to hold the dam.", "hold", "", yes, sure, actual},
    // In which mood
    {"Armenia plans to withdraw from the village.", "withdraw", "", yes, sure, planned},
    {"The parties agreed to form a joint force.", "form", "", yes, sure, planned},
    {"The cartel wants to control the port.", "control", "", yes, sure, planned},
    {"The president will meet the rebels in Doha.", "meet", "", yes, sure, planned},
    {"The bank decided to finance the railway.", "finance", "", yes, sure, planned},
    {"The general sent a brigade to capture the mine.", "capture", "", yes, sure, planned},
    {"The goal of the offensive is to encircle the city.", "encircle", "", yes, sure, planned},
    {"Efforts to disarm the herders continue.", "disarm", "", yes, sure, planned},
    {"The union vowed to fight the decree.", "fight", "", yes, sure, planned},
    {"Kenya urged the factions to leave the capital.", "leave", "", yes, sure, demanded},
    {"The court ordered the company to pay the villagers.", "pay", "", yes, sure, demanded},
    {"The council demanded that the army withdraw from the district.", "withdraw", "", yes, sure, demanded},
    {"If the army attacks the valley, the clans will join the rebels.", "attacks", "", yes, sure,
     conditional},
    {"If the army attacks the valley, the clans will join the rebels.", "join", "", yes, sure, conditional},
    {"The militia would leave the town if the army stopped the shelling.", "leave", "", yes, sure,
     conditional},
    {"Unless the rebels release the hostages, the army will attack.", "release", "", no, sure, conditional},
    {"The mayor said that the militia would leave the town.", "leave", "The mayor", yes, sure, planned},
    {"Ghana to send troops to the border.", "send", "", yes, sure, planned},
    {"The rebels do not intend to attack the capital.", "attack", "", no, sure, planned},
};

TEST(Situation, TableOfSentences) {
  NEEDS_MODEL();
  ASSERT_GE(cases.size(), 60u);
  int holders = 0, attributes = 0, both = 0;
  for (const Case& entry : cases) {
    const Read read(article(entry.text));
    const Situation got = read.at(entry.word);
    ASSERT_FALSE(got.attribution.empty());
    EXPECT_EQ(got.attribution.back().kind, HolderKind::publisher) << entry.text;
    const std::string want = *entry.holder != '\0' ? entry.holder : "Northern Courier";
    const bool holder = fold_name(got.attribution.front().name, true) == fold_name(want, true);
    const bool attribute =
        got.polarity == entry.polarity && got.certainty == entry.certainty && got.mood == entry.mood;
    holders += holder ? 1 : 0;
    attributes += attribute ? 1 : 0;
    both += holder && attribute ? 1 : 0;
    if (holder && attribute) continue;
    std::cout << "differs: " << entry.text << " [" << entry.word << "]: " << got.attribution.front().name
              << ' ' << name(got.polarity) << ' ' << name(got.certainty) << ' ' << name(got.mood) << '\n';
  }
  const double size = static_cast<double>(cases.size());
  std::cout << "of " << cases.size() << ": holder " << holders << ", attributes " << attributes << ", all "
            << both << '\n';
  EXPECT_GE(holders / size, 0.85);
  EXPECT_GE(attributes / size, 0.85);
  EXPECT_GE(both / size, 0.85);
}

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
