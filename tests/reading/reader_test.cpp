// Whole texts through all stages: what is read from sentences of many conflicts, and what every record keeps.
#include "reading/reader.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <filesystem>
#include <iostream>
#include <map>
#include <nlohmann/json.hpp>
#include <set>
#include <vector>

#include "base/text.hpp"
#include "claims/pattern.hpp"
#include "reading/pattern_check.hpp"
#include "reading/shared_reader.hpp"

namespace hearsay::reading {
namespace {

using claims::Certainty;
using claims::ClaimRecord;
using claims::Mood;
using claims::Polarity;

constexpr Polarity yes = Polarity::affirmed, no = Polarity::denied;
constexpr Certainty sure = Certainty::certain, probable = Certainty::probable, possible = Certainty::possible;
constexpr Mood actual = Mood::actual, planned = Mood::planned, demanded = Mood::demanded,
               conditional = Mood::conditional;

Document article(std::string text) {
  Document document;
  document.id = "0123456789abcdef";
  document.publisher = "Northern Courier";
  document.published = "2020-06-15";
  document.language = "en";
  document.source = "test.txt";
  document.text = std::move(text);
  return document;
}

struct Expected {
  const char* text;
  const char* subject;  // the name that the participant has in the document
  const char* predicate;
  const char* object;  // "" for a figure
  Polarity polarity = yes;
  Certainty certainty = sure;
  Mood mood = actual;
};

// What a list of expectations does not name is not looked at: a sentence may hold more claims than one.
const std::vector<Expected> table = {
#include "reading/expected_claims.inc"
};

bool is_called(const std::optional<claims::Participant>& participant, std::string_view name) {
  if (!participant) return name.empty();
  return participant->name == name || participant->mention == name;
}

bool is_said(const ClaimRecord& record, const Expected& expected, bool symmetric) {
  const claims::Claim& claim = record.claim;
  if (claim.predicate != expected.predicate || claim.polarity != expected.polarity ||
      claim.certainty != expected.certainty || claim.mood != expected.mood)
    return false;
  if (is_called(claim.subject, expected.subject) && is_called(claim.object, expected.object)) return true;
  return symmetric && is_called(claim.subject, expected.object) && is_called(claim.object, expected.subject);
}

std::string describe(const Extraction& extraction) {
  std::string text;
  for (const ClaimRecord& record : extraction.claims) {
    const claims::Claim& claim = record.claim;
    text += "\n    " + (claim.subject ? claim.subject->name : "-") + " | " + claim.predicate + " | " +
            (claim.object ? claim.object->name : "-") + " (" + std::string(claims::name(claim.polarity)) +
            ", " + std::string(claims::name(claim.certainty)) + ", " + std::string(claims::name(claim.mood)) +
            ") by " + claim.rule;
  }
  return text.empty() ? " nothing" : text;
}

TEST(Reader, ReadsTheClaimsOfTheTable) {
  NEEDS_READER();
  const claims::Ontology& ontology = shared_reader().claim_extractor().ontology();
  std::size_t read = 0;
  std::string missed;
  for (const Expected& expected : table) {
    const Extraction extraction = shared_reader().read(article(expected.text));
    const bool symmetric = ontology.at(expected.predicate).symmetric;
    if (std::any_of(extraction.claims.begin(), extraction.claims.end(),
                    [&](const ClaimRecord& record) { return is_said(record, expected, symmetric); }))
      ++read;
    else
      missed += std::string("\n") + expected.text + "\n  expected: " + expected.subject + " | " +
                expected.predicate + " | " + expected.object + "\n  read:" + describe(extraction);
  }
  std::cout << "of " << table.size() << " claims " << read << " are read; missed:" << missed << std::endl;
  // A trained parser errs now and then: a new model may lose a few, not many.
  EXPECT_GE(static_cast<double>(read), 0.95 * static_cast<double>(table.size()));
}

TEST(Reader, TheTableCoversEachPredicate) {
  NEEDS_READER();
  std::map<std::string, int> count;
  for (const Expected& expected : table)
    ++count[expected.predicate];
  for (const claims::PredicateType& type : shared_reader().claim_extractor().ontology().predicates())
    EXPECT_GE(count[type.name], 1) << type.name;
  EXPECT_GE(table.size(), 60U);
}

// What must not be read from these, although the words are there.
struct Unsaid {
  const char* text;
  const char* predicate;
};
const std::vector<Unsaid> unsaid = {
    {"Did the Falcon Brigade attack the Youth Guard?", "fought"},
    {"The Falcon Brigade attacked the problem with care.", "fought"},
    {"The company controls the quality of the milk.", "controls"},
    {"Leyla Aydin met the deadline.", "met_with"},
    {"The choir leads the song.", "leads"},
    {"The baker joined the two halves of the loaf.", "member_of"},
    {"Samuel Okello paid attention to the speech.", "paid"},
    {"The river moved to the left of the church.", "moved_to"},
    {"The minister opposes the motion.", "opposes"},
    {"A storm captured the attention of the town.", "captured"},
    {"The two teams agreed on the colour of the shirts.", "agreed_with"},
    {"The weather was fine and the harbour was quiet.", "present_in"},
};

TEST(Reader, ReadsNothingFromWordsThatOnlyLookLikeIt) {
  NEEDS_READER();
  std::size_t spurious = 0;
  std::string read;
  for (const Unsaid& entry : unsaid) {
    const Extraction extraction = shared_reader().read(article(entry.text));
    if (std::any_of(extraction.claims.begin(), extraction.claims.end(),
                    [&](const ClaimRecord& record) { return record.claim.predicate == entry.predicate; })) {
      ++spurious;
      read += std::string("\n") + entry.text + describe(extraction);
    }
  }
  EXPECT_LE(spurious, 1U) << read;
}

TEST(Reader, ASentenceGivesEachMemberOfACoordinationItsClaim) {
  NEEDS_READER();
  const Extraction extraction =
      shared_reader().read(article("Kenya and Uganda attacked the Falcon Brigade and the Youth Guard."));
  std::set<std::string> pairs;
  for (const ClaimRecord& record : extraction.claims)
    if (record.claim.predicate == "fought")
      pairs.insert(record.claim.subject->name + ">" + record.claim.object->name);
  EXPECT_THAT(pairs, testing::UnorderedElementsAre("Kenya>Falcon Brigade", "Kenya>Youth Guard",
                                                   "Uganda>Falcon Brigade", "Uganda>Youth Guard"));
}

const ClaimRecord* first_of(const Extraction& extraction, std::string_view predicate) {
  const auto found =
      std::find_if(extraction.claims.begin(), extraction.claims.end(),
                   [&](const ClaimRecord& record) { return record.claim.predicate == predicate; });
  return found == extraction.claims.end() ? nullptr : &*found;
}

TEST(Reader, AnAllianceThatEndsHoldsUntilThen) {
  NEEDS_READER();
  const auto ended = [](const std::string& text) {
    const Extraction extraction = shared_reader().read(article(text));
    for (const ClaimRecord& record : extraction.claims)
      if (record.claim.predicate == "allied_with") return record.claim;
    return claims::Claim{};
  };
  const claims::Claim dated = ended("The alliance between Turkey and Qatar collapsed in May 2019.");
  EXPECT_EQ(dated.time.edtf, "../2019-05");
  EXPECT_TRUE(dated.time.ends);
  EXPECT_EQ(dated.polarity, claims::Polarity::affirmed);
  // Nobody says when: then it does not hold any more.
  const claims::Claim undated = ended("The alliance between Turkey and Qatar collapsed.");
  EXPECT_EQ(undated.time.edtf, "");
  EXPECT_EQ(undated.polarity, claims::Polarity::denied);
}

TEST(Reader, FiguresHaveTheirBounds) {
  NEEDS_READER();
  struct Figure {
    const char* text;
    const char* predicate;
    double min;
    double max;
    bool approximate;
  };
  for (const Figure& figure : std::vector<Figure>{
           {"The Falcon Brigade has 400 fighters.", "has_strength", 400, 400, false},
           {"The Falcon Brigade has around 2,000 fighters.", "has_strength", 2000, 2000, true},
           {"The Falcon Brigade has 30–40 fighters.", "has_strength", 30, 40, false},
           {"The Youth Guard lost 12 fighters in the battle.", "suffered", 12, 12, false}}) {
    const Extraction extraction = shared_reader().read(article(figure.text));
    const ClaimRecord* record = first_of(extraction, figure.predicate);
    ASSERT_NE(record, nullptr) << figure.text << describe(extraction);
    ASSERT_TRUE(record->claim.quantity) << figure.text;
    EXPECT_EQ(record->claim.quantity->min, figure.min) << figure.text;
    EXPECT_EQ(record->claim.quantity->max, figure.max) << figure.text;
    EXPECT_EQ(record->claim.quantity->approximate, figure.approximate) << figure.text;
  }
}

TEST(Reader, TimesAreResolvedAgainstTheDayOfPublication) {
  NEEDS_READER();
  const auto time = [](const char* text) {
    const Extraction extraction = shared_reader().read(article(text));
    const ClaimRecord* record = first_of(extraction, "fought");
    return record == nullptr ? "no claim" : record->claim.time.edtf;
  };
  // 2020-06-15 is a Monday.
  EXPECT_EQ(time("The Falcon Brigade attacked the Youth Guard on 3 May 2019."), "2019-05-03");
  EXPECT_EQ(time("The Falcon Brigade attacked the Youth Guard yesterday."), "2020-06-14");
  EXPECT_EQ(time("The Falcon Brigade attacked the Youth Guard in March."), "2020-03");
  EXPECT_EQ(time("The Falcon Brigade attacked the Youth Guard."), "");
}

TEST(Reader, TheChainEndsInThePublisherAndNamesWhoSaysSo) {
  NEEDS_READER();
  const Extraction extraction = shared_reader().read(
      article("A port official told Radio Lac that the Falcon Brigade attacked the Youth Guard."));
  const ClaimRecord* record = first_of(extraction, "fought");
  ASSERT_NE(record, nullptr) << describe(extraction);
  const std::vector<claims::Holder>& chain = record->claim.attribution;
  ASSERT_GE(chain.size(), 2U);
  EXPECT_EQ(chain.front().kind, claims::HolderKind::anonymous);
  EXPECT_THAT(chain.front().name, testing::HasSubstr("port official"));
  EXPECT_EQ(chain.front().entity, "") << "an anonymous source is never an entity";
  EXPECT_EQ(chain.back().kind, claims::HolderKind::publisher);
  EXPECT_EQ(chain.back().name, "Northern Courier");
}

TEST(Reader, OneActorHasOneEntityUnderAllItsNames) {
  NEEDS_READER();
  const Extraction extraction = shared_reader().read(
      article("The Karen Defence Council (KDC) attacked the Youth Guard. The KDC controls the old port of "
              "Sandhaven. Later the Karen Defence Council met the Youth Guard."));
  std::set<std::string> entities;
  for (const ClaimRecord& record : extraction.claims)
    if (record.claim.subject && record.claim.subject->name == "Karen Defence Council")
      entities.insert(record.claim.subject->entity);
  EXPECT_EQ(entities.size(), 1U) << describe(extraction);
  EXPECT_EQ(first_of(extraction, "fought")->claim.subject->entity,
            first_of(extraction, "met_with")->claim.subject->entity);
}

TEST(Reader, EachRecordIsVerbatimAttributedAndUnlikeTheOthers) {
  NEEDS_READER();
  std::string text;
  for (const Expected& expected : table)
    text += std::string(expected.text) + "\n\n";
  const Document document = article("“Zoë” 🛰 – " + text);
  const Extraction extraction = shared_reader().read(document);
  EXPECT_GT(extraction.claims.size(), 60U);
  EXPECT_GT(extraction.words, 500U);
  std::set<std::string> ids;
  std::set<std::string> entities;
  for (const entities::LocalEntity& entity : extraction.entities)
    EXPECT_TRUE(entities.insert(entity.id).second) << entity.id << " stands there twice";
  const CodePointIndex index(document.text);
  for (const ClaimRecord& record : extraction.claims) {
    EXPECT_TRUE(ids.insert(record.id).second) << "one id for two claims";
    const std::size_t begin = index.to_bytes(record.evidence.start);
    const std::size_t end = index.to_bytes(record.evidence.end);
    EXPECT_EQ(document.text.substr(begin, end - begin), record.evidence.quote);
    ASSERT_FALSE(record.claim.attribution.empty());
    EXPECT_EQ(record.claim.attribution.back().kind, claims::HolderKind::publisher);
    EXPECT_FALSE(record.claim.rule.empty());
    EXPECT_GT(record.claim.score, 0);
    EXPECT_LE(record.claim.score, 1);
    EXPECT_EQ(record.document.id, document.id);
    EXPECT_EQ(record.extractor.version, Reader::version);
    for (const auto* participant : {&record.claim.subject, &record.claim.object, &record.claim.place}) {
      if (*participant) {
        EXPECT_TRUE(entities.contains((*participant)->entity)) << (*participant)->name;
      }
    }
    EXPECT_EQ(claims::to_json(claims::from_json(claims::to_json(record))).dump(),
              claims::to_json(record).dump());
  }
}

TEST(Reader, TheSameDocumentGivesTheSameRecords) {
  NEEDS_READER();
  const Document document = article("Kenya attacked the Falcon Brigade. It fled to Goma, officials said.");
  const auto lines = [&](const Reader& reader) {
    std::string text;
    for (const ClaimRecord& record : reader.read(document).claims)
      text += claims::to_json(record).dump() + "\n";
    return text;
  };
  const Reader other = Reader::load(data_directory);
  EXPECT_EQ(lines(shared_reader()), lines(other));
}

TEST(Reader, OddTextsAreReadWithoutHarm) {
  NEEDS_READER();
  std::string brackets(3000, '(');
  std::string names;
  for (int i = 0; i < 400; ++i)
    names += "Kenya, ";
  std::string genitives = "the ";  // each may open a name inside of the name before it
  for (int i = 0; i < 60; ++i)
    genitives += "Workers' ";
  for (const std::string& text :
       {std::string(), std::string(" \n\n "), std::string("."), brackets, names + "and Chad fought Kenya.",
        std::string("attacked attacked attacked"), std::string("هاجم الجيش المدينة."),
        std::string(20000, 'a'), std::string("A\u0301\u0301\u0301 fought B\u200D."), genitives + "Union met.",
        std::string("Kenya and the"), std::string("Documents seen"),
        std::string("It was Chad that Kenya armed"), std::string("Kenya , , fought , Chad"),
        std::string("Kenya paid the Chad Front 30 rifles and the")})
    EXPECT_NO_THROW(shared_reader().read(article(text))) << text.substr(0, 40);
}

TEST(ShippedPatterns, SayWhatTheirExamplesSay) {
  NEEDS_READER();
  const claims::Ontology& ontology = example_reader().claim_extractor().ontology();
  const auto patterns = claims::PatternLibrary::load(data_directory + "/patterns", ontology);
  const PatternCheck check = check_patterns(example_reader(), patterns.patterns());
  const std::size_t examples = check.positive + check.negative;
  std::cout << "of " << examples << " examples " << check.kept << " hold; broken:";
  for (const PatternFault& fault : check.broken)
    std::cout << "\n  " << std::filesystem::path(fault.file).filename().string() << ":" << fault.line << ": "
              << fault.pattern << " " << fault.reason;
  std::cout << std::endl;
  EXPECT_EQ(check.patterns, patterns.size());
  EXPECT_GE(examples, 60U);
  EXPECT_EQ(check.kept + check.broken.size(), examples);
  // A trained parser errs now and then, on a short sentence without context more than elsewhere.
  EXPECT_GE(static_cast<double>(check.kept), 0.95 * static_cast<double>(examples));
}

}  // namespace
}  // namespace hearsay::reading
