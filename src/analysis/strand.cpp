#include "analysis/strand.hpp"

#include <algorithm>
#include <map>
#include <set>
#include <tuple>

#include "analysis/holders.hpp"
#include "base/text.hpp"

namespace hearsay::analysis {
namespace {

using claims::ClaimRecord;
using claims::Mood;
using claims::Polarity;
using claims::PredicateType;

struct Direction {
  bool forward = false;
  bool backward = false;
};

Direction direction_of(const ClaimRecord& record, const StrandRequest& request) {
  const claims::Claim& claim = record.claim;
  if (!claim.subject || !claim.object) return {};
  return {request.is_first(*claim.subject) && request.is_second(*claim.object),
          request.is_second(*claim.subject) && request.is_first(*claim.object)};
}

std::vector<const ClaimRecord*> records_of(const std::vector<Statement>& statements) {
  std::vector<const ClaimRecord*> records;
  for (const Statement& statement : statements)
    records.push_back(&statement.record);
  return records;
}

std::vector<std::string> find_conflicts(const Strand& strand) {
  std::vector<std::string> conflicts;
  for (const Statement& denial : strand.denied.statements) {
    const bool meets =
        std::any_of(strand.affirmed.statements.begin(), strand.affirmed.statements.end(),
                    [&](const Statement& statement) { return can_overlap(statement.dating, denial.dating); });
    const std::string holder = holder_text(denial.record.claim.attribution.front());
    if (meets && std::find(conflicts.begin(), conflicts.end(), holder) == conflicts.end())
      conflicts.push_back(holder);
  }
  return conflicts;
}

void set_times(Strand& strand) {
  for (const Statement& statement : strand.affirmed.statements) {
    if (statement.dating.basis == DatingBasis::none) continue;
    // "Ended in 2016" does not say since when.
    const bool has_start = statement.dating.possible_from || !statement.dating.ends;
    if (has_start && (!strand.since || earlier(statement.dating, *strand.since)))
      strand.since = statement.dating;
    if (!strand.last_stated || !strand.last_stated->last_seen ||
        (statement.dating.last_seen && *statement.dating.last_seen >= *strand.last_stated->last_seen))
      strand.last_stated = statement.dating;
  }
}

// The events of the records that end this strand's state. Where both are directed, they must run the same
// way: that B split from A says nothing of A as a part of B.
std::vector<DatedClaim> endings_of(const Strand& strand, const PredicateType& type, bool forward,
                                   const StrandRequest& request, const StrandContext& context) {
  std::vector<DatedClaim> endings;
  if (!type.persists) return endings;
  for (const ClaimRecord& record : request.records) {
    const claims::Claim& claim = record.claim;
    if (claim.polarity != Polarity::affirmed || claim.mood != Mood::actual) continue;
    if (std::find(type.ended_by.begin(), type.ended_by.end(), claim.predicate) == type.ended_by.end())
      continue;
    const PredicateType* event = context.ontology->find(claim.predicate);
    const Direction direction = direction_of(record, request);
    const bool either_way = type.symmetric || (event != nullptr && event->symmetric);
    if (either_way ? !direction.forward && !direction.backward
                   : !(forward ? direction.forward : direction.backward))
      continue;
    endings.push_back({&record, dating_of(record),
                       context.persistence != nullptr &&
                           context.persistence->presupposes(claim.predicate, strand.predicate)});
  }
  return endings;
}

struct Bodies {
  std::vector<Statement> affirmed;
  std::vector<Statement> denied;
  std::vector<Statement> supposed;
  std::vector<Statement> later;
};

Strand empty_strand(const PredicateType& type, bool forward, const StrandRequest& request) {
  Strand strand;
  strand.family = type.family;
  strand.predicate = type.name;
  strand.phrase = type.phrase;
  strand.symmetric = type.symmetric;
  strand.persists = type.persists;
  strand.subject = forward ? request.first : request.second;
  strand.object = forward ? request.second : request.first;
  return strand;
}

void decide_strand(Strand& strand, const PredicateType& type, bool forward, const StrandRequest& request,
                   const StrandContext& context) {
  std::vector<DatedClaim> affirmed;
  for (const Statement& statement : strand.affirmed.statements)
    affirmed.push_back({&statement.record, statement.dating});
  // What is affirmed for later days is no evidence for the date, but says that an open state went on.
  for (const Statement& statement : strand.later.statements)
    if (statement.record.claim.polarity == Polarity::affirmed && statement.record.claim.mood == Mood::actual)
      affirmed.push_back({&statement.record, statement.dating});
  const std::vector<DatedClaim> endings = endings_of(strand, type, forward, request, context);
  strand.decision = decide(type.persists, affirmed, endings, *context.as_of);
  if (strand.decision->standing != Standing::not_stated || !strand.decision->reason.empty()) return;
  if (!strand.denied.empty())
    strand.decision->reason = "it is only denied, by " + join(strand.denied.holders, ", ");
  else if (!strand.supposed.empty())
    strand.decision->reason =
        "it is only planned, demanded or supposed, according to " + join(strand.supposed.holders, ", ");
  else
    strand.decision->reason = "it is only stated for later days, by " + join(strand.later.holders, ", ");
}

Strand make_strand(const PredicateType& type, bool forward, Bodies&& bodies, const StrandRequest& request,
                   const StrandContext& context) {
  Strand strand = empty_strand(type, forward, request);
  strand.affirmed = make_support(std::move(bodies.affirmed), *context.origins);
  strand.denied = make_support(std::move(bodies.denied), *context.origins);
  strand.supposed = make_support(std::move(bodies.supposed), *context.origins);
  strand.later = make_support(std::move(bodies.later), *context.origins);
  strand.conflicts = find_conflicts(strand);
  set_times(strand);
  if (context.as_of) decide_strand(strand, type, forward, request, context);
  return strand;
}

std::vector<Statement>& body_for(Bodies& bodies, const Statement& statement, const StrandContext& context) {
  const claims::Claim& claim = statement.record.claim;
  if (context.as_of && only_after(statement.dating, *context.as_of)) return bodies.later;
  if (claim.mood != Mood::actual) return bodies.supposed;
  return claim.polarity == Polarity::denied ? bodies.denied : bodies.affirmed;
}

std::size_t size_of(const Strand& strand) {
  std::set<std::string_view> documents;
  for (const Support* support : {&strand.affirmed, &strand.denied, &strand.supposed, &strand.later})
    for (const Statement& statement : support->statements)
      documents.insert(statement.record.document.id);
  return documents.size();
}

}  // namespace

bool by_time(const Statement& a, const Statement& b) {
  if (earlier(a.dating, b.dating)) return true;
  if (earlier(b.dating, a.dating)) return false;
  return std::tie(a.record.document.published, a.record.document.id, a.record.evidence.start, a.record.id) <
         std::tie(b.record.document.published, b.record.document.id, b.record.evidence.start, b.record.id);
}

Support make_support(std::vector<Statement> statements, OriginFinder& finder) {
  Support support;
  std::sort(statements.begin(), statements.end(), by_time);
  support.statements = std::move(statements);
  const std::vector<const ClaimRecord*> records = records_of(support.statements);
  std::set<std::string_view> documents;
  std::set<std::string> publishers;
  for (const ClaimRecord* record : records) {
    documents.insert(record->document.id);
    const claims::Holder& publisher = publisher_of(*record);
    if (publishers.insert(holder_key(publisher, *record)).second)
      support.publishers.push_back(publisher.name);
    support.strongest = std::min(support.strongest, record->claim.certainty);
    support.weakest = std::max(support.weakest, record->claim.certainty);
  }
  support.documents = documents.size();
  support.holders = innermost_holders(records);
  support.origins = finder.find(records);
  return support;
}

std::vector<Strand> make_strands(const StrandRequest& request, const StrandContext& context) {
  const std::vector<PredicateType>& predicates = context.ontology->predicates();
  std::map<std::pair<std::size_t, bool>, Bodies> found;  // place in the ontology, backward
  for (const ClaimRecord& record : request.records) {
    const PredicateType* type = context.ontology->find(record.claim.predicate);
    const Direction direction = direction_of(record, request);
    if (type == nullptr || (!direction.forward && !direction.backward)) continue;
    const bool backward = !direction.forward && !type->symmetric;
    Bodies& bodies = found[{static_cast<std::size_t>(type - predicates.data()), backward}];
    Statement statement{record, dating_of(record)};
    std::vector<Statement>& body = body_for(bodies, statement, context);
    body.push_back(std::move(statement));
  }
  std::vector<Strand> strands;
  for (auto& [key, bodies] : found)
    strands.push_back(make_strand(predicates[key.first], !key.second, std::move(bodies), request, context));
  const std::vector<std::string> families = context.ontology->families();
  const auto rank = [&](const Strand& strand) {
    return std::find(families.begin(), families.end(), strand.family) - families.begin();
  };
  std::stable_sort(strands.begin(), strands.end(), [&](const Strand& a, const Strand& b) {
    const auto a_rank = rank(a);
    const auto b_rank = rank(b);
    return a_rank != b_rank ? a_rank < b_rank : size_of(a) > size_of(b);
  });
  return strands;
}

}  // namespace hearsay::analysis
