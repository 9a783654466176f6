// Claim records made by hand, about invented actors.
#pragma once

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <string>
#include <utility>
#include <vector>

#include "analysis/persistence.hpp"
#include "analysis/strand.hpp"
#include "base/error.hpp"
#include "claims/ontology.hpp"
#include "claims/record.hpp"

namespace hearsay::analysis {

struct Data {
  claims::Ontology ontology = claims::Ontology::load(HEARSAY_DATA_DIRECTORY "/ontology/predicates.yaml");
  Persistence persistence = Persistence::load(HEARSAY_DATA_DIRECTORY "/ontology/persistence.yaml", ontology);
};

inline const Data& data() {
  static const Data loaded;
  return loaded;
}

// Builds a record step by step. Every record is of a document, and by a publisher, of its own, unless said
// otherwise, so that nothing joins it to another.
class Claim {
 public:
  Claim(const std::string& subject, const std::string& predicate, const std::string& object) {
    record_.claim.subject = participant(subject);
    record_.claim.predicate = predicate;
    if (!object.empty()) record_.claim.object = participant(object);
    record_.claim.score = 0.9;
    id(subject + " " + predicate + " " + object);
    document("document of " + record_.id, "Publisher of " + record_.id, "2020-06-15");
  }

  Claim& id(const std::string& id) {
    record_.id = id;
    return *this;
  }
  Claim& document(const std::string& id, const std::string& publisher, const std::string& published) {
    record_.document.id = id;
    record_.document.publisher = publisher;
    record_.document.published = published;
    record_.claim.attribution = {{claims::HolderKind::publisher, publisher, "", "", {}, mentions::none}};
    return *this;
  }
  Claim& published(const std::string& date) {
    record_.document.published = date;
    return *this;
  }
  // Puts a holder before those that the chain has.
  Claim& holder(claims::HolderKind kind, const std::string& name, const std::string& entity = "") {
    auto& chain = record_.claim.attribution;
    chain.insert(chain.begin(), {kind, name, entity, "said", {}, mentions::none});
    return *this;
  }
  Claim& publisher_entity(const std::string& entity) {
    record_.claim.attribution.back().entity = entity;
    return *this;
  }
  // "In 2018", "between May and June".
  Claim& within(const std::string& edtf) {
    record_.claim.time.edtf = edtf;
    record_.claim.time.reading = mentions::TimeReading::within;
    return *this;
  }
  Claim& throughout(const std::string& edtf) {
    record_.claim.time.edtf = edtf;
    record_.claim.time.reading = mentions::TimeReading::throughout;
    return *this;
  }
  // "From 2014 to 2016".
  Claim& from_to(const std::string& edtf) { return throughout(edtf).starts().ends(); }
  Claim& starts() {
    record_.claim.time.starts = true;
    return *this;
  }
  Claim& ends() {
    record_.claim.time.ends = true;
    return *this;
  }
  Claim& denied() {
    record_.claim.polarity = claims::Polarity::denied;
    return *this;
  }
  Claim& mood(claims::Mood mood) {
    record_.claim.mood = mood;
    return *this;
  }
  Claim& certainty(claims::Certainty certainty) {
    record_.claim.certainty = certainty;
    return *this;
  }
  Claim& rejected() {
    record_.review.state = "rejected";
    return *this;
  }
  Claim& role(const std::string& name, const std::string& entity) {
    record_.claim.roles.push_back({name, {{entity, entity, mentions::none}}});
    return *this;
  }
  Claim& place(const std::string& entity) {
    record_.claim.place = participant(entity);
    return *this;
  }
  Claim& quantity(double min, double max, const std::string& measure = "") {
    record_.claim.quantity = claims::ClaimQuantity{min, max, "", measure, false};
    return *this;
  }
  Claim& quote(const std::string& quote, std::size_t start = 0) {
    record_.evidence.quote = quote;
    record_.evidence.start = start;
    record_.evidence.end = start + quote.size();
    return *this;
  }

  claims::ClaimRecord record() const { return record_; }
  operator claims::ClaimRecord() const { return record_; }

 private:
  static claims::Participant participant(const std::string& entity) {
    claims::Participant participant;
    participant.entity = entity;
    participant.name = entity;
    participant.mention = entity;
    participant.kind = mentions::EntityKind::organisation;
    return participant;
  }
  claims::ClaimRecord record_;
};

inline edtf::Date date(const std::string& text) {
  return edtf::parse_date(text).value();
}

inline edtf::Day day(const std::string& text) {
  return date(text).earliest().value();
}

inline std::vector<std::string> ids(const Support& support) {
  std::vector<std::string> ids;
  for (const Statement& statement : support.statements)
    ids.push_back(statement.record.id);
  return ids;
}

}  // namespace hearsay::analysis
