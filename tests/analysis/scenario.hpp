// Small ledgers written by hand, with a question and what a careful reader would answer:
// tests/scenarios/*.yaml.
//
//   schema: hearsay/scenarios/1
//   texts: {wire: "Fighters of the Union …"}    # may be named in the texts of documents
//   scenarios:
//     - name: a reprint is no second witness     # and the reason in a comment
//       documents:
//         - {id: d1, publisher: Norlight Wire, published: "2021-06-22", title: T, source: S, text: [wire,
//         "More."],
//            notes: [{kind: republication, name: Norlight Wire}]}
//       claims:
//         - {id: c1, document: d1, states: [union, fought, guard], chain: [person Ilan Bero], time: "2021",
//            reading: throughout, starts: true, ends: true, polarity: denied, mood: planned, certainty:
//            possible, quote: …}
//       owners: [[Norlight Wire, Norlight Group]]
//       as_of: "2021-07-01"                      # of the question on strands; may be missing
//       expect:
//         origins: [[c1, c2], [c3]]              # of all claims together
//         reasons: [c2 from c1 same text, c2 and c3 same publisher]
//         circles: [[Norlight Wire, Varteleg]]
//         revisions: [{before: d1, after: d2, appeared: [c2], vanished: [c1]}]
//         strands:                               # between the two parties of the first claim
//           - {strand: [union, fought, guard], standing: holds, affirmed: [c1], denied: [], supposed: [],
//           later: [],
//              origins: 1, disputed_by: [Norlight Wire]}
//
// A chain names the holders before the publisher, innermost first, each with its kind and, behind "=", an
// entity. A document without publisher is one of an unknown publisher. What `expect` does not mention is not
// asked. Loading is strict: a key that is not known, or a claim or document that is not there, is a DataError
// with file and line.
#pragma once

#include <algorithm>
#include <map>
#include <set>
#include <string>
#include <vector>

#include "acquire/document.hpp"
#include "analysis/ownership.hpp"
#include "analysis/support.hpp"
#include "base/yaml.hpp"

namespace hearsay::analysis {

struct ExpectedStrand {
  std::vector<std::string> strand;                         // subject, predicate, object
  std::map<std::string, std::vector<std::string>> bodies;  // "affirmed" …: ids of claims
  std::string standing;
  std::vector<std::string> disputed_by;
  bool asks_disputed = false;
  std::size_t origins = 0;  // of what is affirmed; 0: not asked
};

struct ExpectedRevision {
  std::string before;
  std::string after;
  std::vector<std::string> appeared;
  std::vector<std::string> vanished;
  friend bool operator==(const ExpectedRevision&, const ExpectedRevision&) = default;
};

struct Scenario {
  std::string file;
  std::string name;
  std::vector<Document> documents;
  std::vector<claims::ClaimRecord> claims;
  Ownership owners;
  std::string as_of;
  bool asks_origins = false;
  std::vector<std::vector<std::string>> origins;
  bool asks_reasons = false;
  std::vector<std::string> reasons;
  bool asks_circles = false;
  std::vector<std::vector<std::string>> circles;
  bool asks_revisions = false;
  std::vector<ExpectedRevision> revisions;
  std::vector<ExpectedStrand> strands;
};

class ScenarioReader {
 public:
  static std::vector<Scenario> load(const std::string& file) {
    return ScenarioReader().read(Yaml::load_file(file));
  }
  static std::vector<Scenario> parse(const std::string& text) {
    return ScenarioReader().read(Yaml::parse(text, "test.yaml"));
  }

 private:
  std::vector<Scenario> read(const Yaml& root) {
    root.allow_only({"schema", "texts", "scenarios"});
    if (root.at("schema").text() != "hearsay/scenarios/1") root.at("schema").fail("this schema is not known");
    if (root.has("texts"))
      for (const auto& [name, text] : root.at("texts").entries())
        texts_[name] = text.text();
    std::vector<Scenario> scenarios;
    std::set<std::string> names;
    for (const Yaml& entry : root.at("scenarios").items()) {
      scenarios.push_back(read_scenario(entry));
      if (!names.insert(scenarios.back().name).second) entry.fail("this name is there already");
    }
    return scenarios;
  }

  Scenario read_scenario(const Yaml& entry) {
    entry.allow_only({"name", "documents", "claims", "owners", "as_of", "expect"});
    scenario_ = {};
    documents_.clear();
    claims_.clear();
    scenario_.file = entry.file();
    scenario_.name = entry.at("name").text();
    scenario_.as_of = entry.text_or("as_of", "");
    for (const Yaml& document : entry.at("documents").items())
      read_document(document);
    if (entry.has("claims"))
      for (const Yaml& claim : entry.at("claims").items())
        read_claim(claim);
    if (entry.has("owners"))
      for (const Yaml& pair : entry.at("owners").items()) {
        if (pair.texts().size() != 2) pair.fail("an outlet and its owner are wanted");
        scenario_.owners.add(pair.texts()[0], pair.texts()[1]);
      }
    read_expectations(entry.at("expect"));
    return scenario_;
  }

  void read_document(const Yaml& entry) {
    entry.allow_only({"id", "publisher", "published", "title", "source", "text", "notes"});
    Document document;
    document.id = entry.at("id").text();
    if (documents_.contains(document.id)) entry.fail("this document is there already");
    document.publisher = entry.text_or("publisher", "");
    document.published = entry.text_or("published", "");
    document.title = entry.text_or("title", "");
    document.source = entry.text_or("source", "");
    for (const std::string& piece : entry.texts_or_empty("text")) {
      const auto known = texts_.find(piece);
      document.text += (document.text.empty() ? "" : " ") + (known == texts_.end() ? piece : known->second);
    }
    if (entry.has("notes"))
      for (const Yaml& note : entry.at("notes").items()) {
        note.allow_only({"kind", "name"});
        document.notes.push_back({note.at("kind").text(), 0, 0, note.text_or("name", "")});
      }
    documents_[document.id] = document;
    scenario_.documents.push_back(std::move(document));
  }

  void read_claim(const Yaml& entry) {
    entry.allow_only({"id", "document", "states", "chain", "time", "reading", "starts", "ends", "polarity",
                      "mood", "certainty", "quote", "min", "max", "measure", "review"});
    const std::vector<std::string> states = entry.at("states").texts();
    if (states.size() < 2 || states.size() > 3) entry.fail("a claim states [subject, predicate, object]");
    if (data().ontology.find(states[1]) == nullptr) entry.fail("'" + states[1] + "' is no predicate");
    const std::string id = entry.at("id").text();
    if (!claims_.insert(id).second) entry.fail("this claim is there already");
    const auto document = documents_.find(entry.at("document").text());
    if (document == documents_.end()) entry.at("document").fail("there is no such document");
    const Document& about = document->second;
    Claim claim(states[0], states[1], states.size() == 3 ? states[2] : "");
    claim.id(id).document(about.id, about.publisher, about.published);
    std::vector<std::string> chain = entry.texts_or_empty("chain");
    std::reverse(chain.begin(), chain.end());
    for (const std::string& holder : chain)
      add_holder(claim, holder, entry);
    if (entry.has("min") || entry.has("max"))
      claim.quantity(entry.number_or("min", 0), entry.number_or("max", 0), entry.text_or("measure", ""));
    claims::ClaimRecord record = claim;
    record.document.title = about.title;
    record.document.source = about.source;
    if (about.publisher.empty()) record.claim.attribution.back().name = "unknown publisher";
    read_attributes(record, entry);
    scenario_.claims.push_back(std::move(record));
  }

  static void add_holder(Claim& claim, const std::string& text, const Yaml& entry) {
    const std::size_t space = text.find(' ');
    if (space == std::string::npos) entry.fail("a holder is a kind and a name: '" + text + "'");
    const std::size_t equals = text.find(" = ");
    const std::string entity = equals == std::string::npos ? "" : text.substr(equals + 3);
    try {
      claim.holder(claims::holder_kind_from(text.substr(0, space)),
                   text.substr(space + 1, equals == std::string::npos ? equals : equals - space - 1), entity);
    } catch (const InputError& error) {
      entry.fail(error.reason());
    }
  }

  static void read_attributes(claims::ClaimRecord& record, const Yaml& entry) {
    try {
      record.claim.polarity = claims::polarity_from(entry.text_or("polarity", "affirmed"));
      record.claim.mood = claims::mood_from(entry.text_or("mood", "actual"));
      record.claim.certainty = claims::certainty_from(entry.text_or("certainty", "certain"));
    } catch (const InputError& error) {
      entry.fail(error.reason());
    }
    record.claim.time.edtf = entry.text_or("time", "");
    const std::string reading = entry.text_or("reading", "within");
    if (reading != "within" && reading != "throughout") entry.at("reading").fail("within or throughout");
    record.claim.time.reading =
        reading == "within" ? mentions::TimeReading::within : mentions::TimeReading::throughout;
    record.claim.time.starts = entry.boolean_or("starts", false);
    record.claim.time.ends = entry.boolean_or("ends", false);
    record.evidence.quote = entry.text_or("quote", "");
    record.review.state = entry.text_or("review", "suggested");
  }

  std::vector<std::string> known_claims(const Yaml& list) const {
    for (const std::string& id : list.texts())
      if (!claims_.contains(id)) list.fail("there is no claim '" + id + "'");
    return list.texts();
  }

  void read_expectations(const Yaml& expect) {
    expect.allow_only({"origins", "reasons", "circles", "revisions", "strands"});
    if (expect.has("origins")) {
      scenario_.asks_origins = true;
      for (const Yaml& group : expect.at("origins").items())
        scenario_.origins.push_back(known_claims(group));
    }
    if (expect.has("reasons")) {
      scenario_.asks_reasons = true;
      scenario_.reasons = expect.at("reasons").texts();
    }
    if (expect.has("circles")) {
      scenario_.asks_circles = true;
      for (const Yaml& circle : expect.at("circles").items())
        scenario_.circles.push_back(circle.texts());
    }
    if (expect.has("revisions")) {
      scenario_.asks_revisions = true;
      for (const Yaml& entry : expect.at("revisions").items())
        scenario_.revisions.push_back(read_revision(entry));
    }
    if (expect.has("strands"))
      for (const Yaml& entry : expect.at("strands").items())
        scenario_.strands.push_back(read_strand(entry));
  }

  ExpectedRevision read_revision(const Yaml& entry) const {
    entry.allow_only({"before", "after", "appeared", "vanished"});
    for (const char* key : {"before", "after"})
      if (!documents_.contains(entry.at(key).text())) entry.at(key).fail("there is no such document");
    ExpectedRevision revision{entry.at("before").text(), entry.at("after").text(), {}, {}};
    if (entry.has("appeared")) revision.appeared = known_claims(entry.at("appeared"));
    if (entry.has("vanished")) revision.vanished = known_claims(entry.at("vanished"));
    return revision;
  }

  ExpectedStrand read_strand(const Yaml& entry) const {
    entry.allow_only(
        {"strand", "standing", "affirmed", "denied", "supposed", "later", "origins", "disputed_by"});
    ExpectedStrand strand;
    strand.strand = entry.at("strand").texts();
    if (strand.strand.size() != 3) entry.at("strand").fail("a strand is [subject, predicate, object]");
    strand.standing = entry.text_or("standing", "");
    for (const char* body : {"affirmed", "denied", "supposed", "later"})
      if (entry.has(body)) strand.bodies[body] = known_claims(entry.at(body));
    strand.asks_disputed = entry.has("disputed_by");
    strand.disputed_by = entry.texts_or_empty("disputed_by");
    strand.origins = static_cast<std::size_t>(entry.number_or("origins", 0));
    return strand;
  }

  std::map<std::string, std::string> texts_;
  std::map<std::string, Document> documents_;
  std::set<std::string> claims_;
  Scenario scenario_;
};

}  // namespace hearsay::analysis
