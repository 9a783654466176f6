// Records: there and back through JSON, offsets in code points, ids, and what is refused.
#include "claims/record.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <functional>
#include <nlohmann/json.hpp>
#include <set>

#include "base/error.hpp"
#include "claims/support.hpp"

namespace hearsay::claims {
namespace {

using Json = nlohmann::ordered_json;
using testing::AllOf;
using testing::HasSubstr;

// Arabic, a combining accent, an emoji outside the basic plane, a zero-width joiner, quotes, a backslash.
const std::string odd = "«لواء التوحيد» Ce\xCC\x81line \"Öz\" \\ 👩‍🚀 𐎠\t";

Document article() {
  Document document;
  document.id = "d41d8cd9";
  document.title = "Title " + odd;
  document.publisher = "Kurier " + odd;
  document.published = "2021-04-05";
  document.language = "en";
  document.source = "reports/Ünïcode 1.txt";
  document.text =
      "Zoë wrote: 🛰 «Ровани» seized Čarda on Monday, said Çelik. Then the road was closed.";
  return document;
}

Span span_of(const Document& document, const std::string& words) {
  const auto begin = static_cast<std::uint32_t>(document.text.find(words));
  return {begin, begin + static_cast<std::uint32_t>(words.size())};
}

Participant participant(std::string name, std::string mention, EntityKind kind) {
  Participant result;
  result.name = std::move(name);
  result.mention = std::move(mention);
  result.kind = kind;
  return result;
}

Holder holder(HolderKind kind, std::string name, std::string cue = "") {
  Holder result;
  result.kind = kind;
  result.name = std::move(name);
  result.cue = std::move(cue);
  return result;
}

Claim full_claim(const Document& document) {
  Claim claim;
  claim.subject = participant("Ровани " + odd, "Ровани", EntityKind::organisation);
  claim.subject->entity = "organisation/rovani";
  claim.subject->link_score = 0.75;
  claim.subject->span = span_of(document, "Ровани");
  claim.predicate = "captured";
  claim.object = participant("Čarda", "Čarda", EntityKind::place);
  claim.polarity = Polarity::denied;
  claim.certainty = Certainty::possible;
  claim.mood = Mood::conditional;
  claim.attribution = {holder(HolderKind::person, "Çelik", "said"),
                       holder(HolderKind::anonymous, "“a neighbour”"),
                       holder(HolderKind::publisher, document.publisher)};
  claim.attribution[0].entity = "person/celik";
  claim.time = {"2021-04-05", mentions::TimeReading::throughout, true, false, "on Monday"};
  claim.quantity = ClaimQuantity{1000, 9999, "men", "strength", true};
  claim.place = participant("Velia", "Velia", EntityKind::place);
  Role via{"via", {}};
  via.fillers.push_back({"Ordan 𐎠", "state/ordan"});
  via.fillers.push_back({"a go-between", ""});
  Role topic{"topic", {}};
  topic.fillers.push_back({"the truce", ""});
  claim.roles = {via, topic};
  claim.evidence = span_of(document, "«Ровани» seized Čarda on Monday");
  claim.rule = "captured.verb";
  claim.score = 0.8125;
  return claim;
}

ClaimRecord record_of(const Claim& claim, const Document& document) {
  ClaimRecord record = make_record(claim, document, CodePointIndex(document.text));
  set_extractor(record, {"hearsay", "9.9"});
  return record;
}

TEST(Record, OffsetsCountCodePointsAndTheQuoteIsVerbatim) {
  const Document document = article();
  const ClaimRecord record = record_of(full_claim(document), document);
  EXPECT_EQ(record.evidence.quote, "«Ровани» seized Čarda on Monday");
  EXPECT_EQ(record.evidence.start, 13U);
  EXPECT_EQ(record.evidence.end, 13U + 31U);
  EXPECT_EQ(record.evidence.prefix, "Zoë wrote: 🛰 ");
  EXPECT_EQ(record.evidence.suffix, ", said Çelik. Then the road was ") << "32 characters, not bytes";
}

TEST(Record, GoesThroughJsonUnchanged) {
  const Document document = article();
  ClaimRecord record = record_of(full_claim(document), document);
  record.review = {"corrected", "Ana Ö.", "2022-01-02T03:04:05Z"};
  const std::string line = to_json(record).dump();
  EXPECT_EQ(line.find('\n'), std::string::npos) << "one record a line";
  const ClaimRecord back = from_json(Json::parse(line));
  EXPECT_EQ(to_json(back).dump(), line);
  EXPECT_EQ(back.id, record.id);
  EXPECT_EQ(back.document.title, document.title);
  EXPECT_EQ(back.claim.subject->name, "Ровани " + odd);
  EXPECT_EQ(back.claim.subject->kind, EntityKind::organisation);
  EXPECT_DOUBLE_EQ(back.claim.subject->link_score, 0.75);
  EXPECT_EQ(back.claim.polarity, Polarity::denied);
  EXPECT_EQ(back.claim.certainty, Certainty::possible);
  EXPECT_EQ(back.claim.mood, Mood::conditional);
  ASSERT_EQ(back.claim.attribution.size(), 3U);
  EXPECT_EQ(back.claim.attribution[0].cue, "said");
  EXPECT_EQ(back.claim.attribution[1].kind, HolderKind::anonymous);
  EXPECT_EQ(back.claim.time.reading, mentions::TimeReading::throughout);
  EXPECT_TRUE(back.claim.time.starts);
  EXPECT_EQ(back.claim.quantity->max, 9999);
  ASSERT_EQ(back.claim.roles.size(), 2U);
  EXPECT_EQ(back.claim.roles[0].fillers[0].entity, "state/ordan");
  EXPECT_EQ(back.review.by, "Ana Ö.");
  EXPECT_DOUBLE_EQ(back.claim.score, 0.8125);
}

TEST(Record, WhatIsMissingStaysMissing) {
  const Document document = article();
  Claim claim = full_claim(document);
  claim.subject.reset();
  claim.object.reset();
  claim.place.reset();
  claim.quantity = ClaimQuantity{};
  claim.quantity->min = 70;
  claim.time = {};
  claim.roles.clear();
  const Json object = to_json(record_of(claim, document));
  EXPECT_TRUE(object["subject"].is_null());
  EXPECT_TRUE(object["object"].is_null());
  EXPECT_TRUE(object["quantity"]["max"].is_null());
  EXPECT_EQ(object["time"], "");
  EXPECT_EQ(object["time_reading"], "");
  EXPECT_EQ(object["roles"], Json::object());
  const ClaimRecord back = from_json(object);
  EXPECT_FALSE(back.claim.subject || back.claim.object || back.claim.place);
  EXPECT_EQ(back.claim.quantity->min, 70);
  EXPECT_FALSE(back.claim.quantity->max);
}

TEST(Record, TheKindOfAnInstrumentStandsWhereThereIsOne) {
  const Document document = article();
  Claim claim = full_claim(document);
  claim.roles.push_back(
      {"instrument", {{"rifles", "", mentions::none, "arms"}, {"help", "", mentions::none, ""}}});
  const Json object = to_json(record_of(claim, document));
  EXPECT_EQ(object["roles"]["instrument"][0]["category"], "arms");
  EXPECT_FALSE(object["roles"]["instrument"][1].contains("category"));
  const ClaimRecord back = from_json(object);
  ASSERT_EQ(back.claim.roles.size(), 3U);
  EXPECT_EQ(back.claim.roles[2].fillers[0].category, "arms");
  EXPECT_EQ(back.claim.roles[2].fillers[1].category, "");
  EXPECT_EQ(to_json(back).dump(), object.dump());
}

TEST(Record, KeysStandInTheOrderOfTheSpecification) {
  const Document document = article();
  const Json object = to_json(record_of(full_claim(document), document));
  const std::vector<std::string> order = {"id",           "document",  "subject",   "predicate",   "object",
                                          "polarity",     "certainty", "mood",      "attribution", "time",
                                          "time_reading", "starts",    "ends",      "quantity",    "place",
                                          "roles",        "evidence",  "extractor", "review"};
  std::size_t at = 0;
  for (const auto& [key, value] : object.items())
    if (at < order.size() && key == order[at]) ++at;
  EXPECT_EQ(at, order.size()) << "stopped before " << (at < order.size() ? order[at] : "");
}

TEST(Record, IdsTellClaimsApartAndAreTheSameEachTime) {
  const Document document = article();
  const auto id = [&](const std::function<void(Claim&)>& change) {
    Claim claim = full_claim(document);
    change(claim);
    return record_of(claim, document).id;
  };
  const std::string unchanged = id([](Claim&) {});
  EXPECT_EQ(unchanged, id([](Claim&) {}));
  EXPECT_EQ(unchanged, id([](Claim& c) { c.score = 0.1; }))
      << "a score is an estimate, no part of what is said";
  std::set<std::string> ids = {unchanged};
  const std::vector<std::function<void(Claim&)>> changes = {
      [](Claim& c) { c.predicate = "controls"; },
      [](Claim& c) { c.subject->name = "Ordan"; },
      [](Claim& c) { c.subject.reset(); },
      [](Claim& c) { c.object.reset(); },
      [](Claim& c) { std::swap(c.subject, c.object); },
      [](Claim& c) { c.polarity = Polarity::affirmed; },
      [](Claim& c) { c.certainty = Certainty::certain; },
      [](Claim& c) { c.mood = Mood::actual; },
      [](Claim& c) { c.attribution.erase(c.attribution.begin()); },
      [](Claim& c) { c.attribution[0].name = "Kaya"; },
      [](Claim& c) { c.time.edtf = "2021-04"; },
      [](Claim& c) { c.quantity->min = 2000; },
      [](Claim& c) { c.place.reset(); },
      [](Claim& c) { c.roles.pop_back(); },
      [](Claim& c) { c.evidence.end -= 3; },
      [](Claim& c) { c.trigger = 4; },
      [](Claim& c) { c.sentence = 1; },
      [](Claim& c) { c.rule = "captured.noun"; },
  };
  for (const auto& change : changes)
    ids.insert(id(change));
  EXPECT_EQ(ids.size(), changes.size() + 1);

  Document other = document;
  other.id = "00000000";
  EXPECT_FALSE(ids.contains(record_of(full_claim(document), other).id));
  ClaimRecord newer = make_record(full_claim(document), document, CodePointIndex(document.text));
  set_extractor(newer, {"hearsay", "10.0"});
  EXPECT_FALSE(ids.contains(newer.id)) << "another version reads beside the old one";
}

TEST(Record, AQuoteThatIsNoStretchOfTheTextIsRefused) {
  const Document document = article();
  const auto refuse = [&](Span evidence) {
    Claim claim = full_claim(document);
    claim.evidence = evidence;
    return complaint<InputError>([&] { record_of(claim, document); });
  };
  const auto size = static_cast<std::uint32_t>(document.text.size());
  EXPECT_THAT(refuse({5, 5}), HasSubstr("no stretch of the text"));
  EXPECT_THAT(refuse({9, 4}), HasSubstr("no stretch of the text"));
  EXPECT_THAT(refuse({0, size + 1}), HasSubstr("no stretch of the text"));
  const Span word = span_of(document, "Ровани");
  EXPECT_THAT(refuse({word.begin + 1, word.end}),
              AllOf(HasSubstr(document.source), HasSubstr("byte " + std::to_string(word.begin + 1))))
      << "inside a character";
  EXPECT_EQ(refuse({0, size}), "nothing was thrown");
}

TEST(Record, AClaimWithoutAHolderIsRefused) {
  const Document document = article();
  Claim claim = full_claim(document);
  claim.attribution.clear();
  EXPECT_THAT(complaint<InputError>([&] { record_of(claim, document); }), HasSubstr("without a holder"));
}

TEST(Record, BrokenJsonNamesTheField) {
  const Document document = article();
  const Json good = to_json(record_of(full_claim(document), document));
  const auto refuse = [&](const std::function<void(Json&)>& change) {
    Json object = good;
    change(object);
    return complaint<InputError>([&] { from_json(object); });
  };
  EXPECT_THAT(refuse([](Json& o) { o.erase("predicate"); }),
              AllOf(HasSubstr("predicate"), HasSubstr("missing")));
  EXPECT_THAT(refuse([](Json& o) { o["predicate"] = 7; }), AllOf(HasSubstr("predicate"), HasSubstr("type")));
  EXPECT_THAT(refuse([](Json& o) { o["polarity"] = "perhaps"; }), HasSubstr("perhaps"));
  EXPECT_THAT(refuse([](Json& o) { o["subject"].erase("name"); }), HasSubstr("subject.name"));
  EXPECT_THAT(refuse([](Json& o) { o["subject"] = "Rovani"; }), HasSubstr("subject"));
  EXPECT_THAT(refuse([](Json& o) { o["attribution"] = Json::array(); }), HasSubstr("attribution"));
  EXPECT_THAT(refuse([](Json& o) { o["evidence"]["start"] = "one"; }), HasSubstr("evidence.start"));
  EXPECT_THAT(refuse([](Json& o) { o["evidence"]["start"] = -4; }), HasSubstr("evidence.start"));
  EXPECT_THAT(refuse([](Json& o) { o["evidence"]["end"] = 0; }), HasSubstr("evidence.end"));
  EXPECT_THAT(refuse([](Json& o) { o["quantity"]["min"] = "many"; }), HasSubstr("quantity.min"));
  EXPECT_THAT(refuse([](Json& o) { o["roles"]["via"] = 3; }), HasSubstr("roles"));
  EXPECT_THAT(refuse([](Json& o) { o["roles"]["via"][0]["category"] = 3; }), HasSubstr("roles.category"));
  EXPECT_THAT(refuse([](Json& o) { o = Json::array(); }), HasSubstr("object is expected"));
}

}  // namespace
}  // namespace hearsay::claims
