// tests/scenarios: small ledgers, a question each, and the answer of a careful reader.
#include "analysis/scenario.hpp"

#include <filesystem>

#include "analysis/fake_ledger.hpp"
#include "analysis/relation.hpp"
#include "analysis/revisions.hpp"

namespace hearsay::analysis {
namespace {

namespace fs = std::filesystem;

std::vector<Scenario> all_scenarios() {
  std::vector<fs::path> files;
  for (const auto& entry : fs::directory_iterator(HEARSAY_SOURCE_DIRECTORY "/tests/scenarios"))
    if (entry.path().extension() == ".yaml") files.push_back(entry.path());
  std::sort(files.begin(), files.end());
  std::vector<Scenario> all;
  for (const fs::path& file : files)
    for (Scenario& scenario : ScenarioReader::load(file.string()))
      all.push_back(std::move(scenario));
  return all;
}

FakeLedger ledger_of(const Scenario& scenario) {
  FakeLedger ledger(scenario.claims);
  for (const Document& document : scenario.documents)
    ledger.put_document(document);
  return ledger;
}

std::vector<std::string> ids_of(const std::vector<claims::ClaimRecord>& records) {
  std::vector<std::string> ids;
  for (const claims::ClaimRecord& record : records)
    ids.push_back(record.id);
  return ids;
}

void check_origins(const Scenario& scenario) {
  FakeLedger ledger = ledger_of(scenario);
  OriginFinder finder(document_source(ledger), &scenario.owners);
  std::vector<const claims::ClaimRecord*> records;
  for (const claims::ClaimRecord& record : scenario.claims)
    records.push_back(&record);
  const Origins origins = finder.find(records);
  const auto id = [&](std::size_t position) { return scenario.claims[position].id; };
  std::vector<std::vector<std::string>> groups;
  for (const std::vector<std::size_t>& group : origins.groups) {
    groups.emplace_back();
    for (const std::size_t claim : group)
      groups.back().push_back(id(claim));
  }
  std::vector<std::string> reasons;
  for (const OriginLink& link : origins.links) {
    const std::string first = id(link.first);
    const std::string second = id(link.second);
    reasons.push_back((link.taker == Taker::first    ? first + " from " + second
                       : link.taker == Taker::second ? second + " from " + first
                                                     : first + " and " + second) +
                      " " + std::string(name(link.reason)));
  }
  std::vector<std::vector<std::string>> circles;
  for (const Circle& circle : origins.circles)
    circles.push_back(circle.publishers);
  if (scenario.asks_origins) {
    EXPECT_THAT(groups, testing::UnorderedElementsAreArray(scenario.origins));
  }
  if (scenario.asks_reasons) {
    EXPECT_THAT(reasons, testing::UnorderedElementsAreArray(scenario.reasons));
  }
  if (scenario.asks_circles) {
    EXPECT_THAT(circles, testing::UnorderedElementsAreArray(scenario.circles));
  }
}

void check_revisions(const Scenario& scenario) {
  FakeLedger ledger = ledger_of(scenario);
  Texts texts(document_source(ledger));
  std::vector<std::string> ids;
  for (const Document& document : scenario.documents)
    ids.push_back(document.id);
  std::vector<ExpectedRevision> found;
  for (const Revision& revision : find_revisions(ledger, texts, ids))
    found.push_back(
        {revision.before.id, revision.after.id, ids_of(revision.appeared), ids_of(revision.vanished)});
  EXPECT_EQ(found, scenario.revisions);
}

void check_strand(const ExpectedStrand& expected, const std::vector<Strand>& strands) {
  const auto strand = std::find_if(strands.begin(), strands.end(), [&](const Strand& candidate) {
    return candidate.predicate == expected.strand[1] && candidate.subject.id == expected.strand[0] &&
           candidate.object.id == expected.strand[2];
  });
  ASSERT_NE(strand, strands.end()) << testing::PrintToString(expected.strand);
  const std::map<std::string, const Support*> bodies = {{"affirmed", &strand->affirmed},
                                                        {"denied", &strand->denied},
                                                        {"supposed", &strand->supposed},
                                                        {"later", &strand->later}};
  for (const auto& [body, claims] : expected.bodies)
    EXPECT_THAT(ids(*bodies.at(body)), testing::UnorderedElementsAreArray(claims)) << body;
  if (!expected.standing.empty()) {
    ASSERT_TRUE(strand->decision) << "a standing needs as_of";
    EXPECT_EQ(std::string(name(strand->decision->standing)), expected.standing) << strand->decision->reason;
  }
  if (expected.asks_disputed) {
    EXPECT_EQ(strand->conflicts, expected.disputed_by);
  }
  if (expected.origins > 0) {
    EXPECT_EQ(strand->affirmed.origins.groups.size(), expected.origins);
  }
}

void check_strands(const Scenario& scenario) {
  FakeLedger ledger = ledger_of(scenario);
  const claims::Claim& first = scenario.claims.at(0).claim;
  RelationRequest request;
  request.first = {first.subject->entity};
  request.second = {first.object->entity};
  request.owners = &scenario.owners;
  if (!scenario.as_of.empty()) request.as_of = date(scenario.as_of);
  const Relation answer = relation(ledger, data().ontology, data().persistence, request);
  for (const ExpectedStrand& expected : scenario.strands)
    check_strand(expected, answer.strands);
}

TEST(Scenarios, AreAnsweredAsACarefulReaderWould) {
  const std::vector<Scenario> scenarios = all_scenarios();
  EXPECT_GE(scenarios.size(), 25U);
  for (const Scenario& scenario : scenarios) {
    SCOPED_TRACE(scenario.file + ": " + scenario.name);
    if (scenario.asks_origins || scenario.asks_reasons || scenario.asks_circles) check_origins(scenario);
    if (scenario.asks_revisions) check_revisions(scenario);
    if (!scenario.strands.empty()) check_strands(scenario);
  }
}

// The error of a scenario file; empty where it has none.
std::string error_of(const std::string& scenarios) {
  try {
    ScenarioReader::parse("schema: hearsay/scenarios/1\nscenarios:\n" + scenarios);
  } catch (const DataError& error) {
    return error.what();
  }
  return "";
}

TEST(ScenarioReader, IsStrict) {
  const std::string documents = "    documents: [{id: d1}]\n";
  const std::string claims = "    claims: [{id: c1, document: d1, states: [a, fought, b]}]\n";
  const std::string sound = "  - name: x\n" + documents + claims;
  EXPECT_EQ(error_of(sound + "    expect: {origins: [[c1]]}\n"), "");
  EXPECT_THAT(error_of(sound + "    expect: {origins: [[c2]]}\n"), testing::HasSubstr("no claim 'c2'"));
  EXPECT_THAT(error_of(sound + "    expect: {colour: red}\n"), testing::HasSubstr("colour"));
  EXPECT_THAT(error_of("  - name: x\n" + documents +
                       "    claims: [{id: c1, document: d2, states: [a, fought, b]}]\n    expect: {}\n"),
              testing::HasSubstr("line 5"));
  EXPECT_THAT(error_of("  - name: x\n" + documents +
                       "    claims: [{id: c1, document: d1, states: [a, hugged, b]}]\n    expect: {}\n"),
              testing::HasSubstr("no predicate"));
  EXPECT_THAT(error_of("  - name: x\n" + documents +
                       "    claims: [{id: c1, document: d1, states: [a, fought, b], chain: [ghost Bero]}]\n"
                       "    expect: {}\n"),
              testing::HasSubstr("line 5"));
}

}  // namespace
}  // namespace hearsay::analysis
