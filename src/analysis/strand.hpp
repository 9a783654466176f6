// A strand: all claims that state one predicate, in one direction, between two sides.
//
// It keeps apart what is affirmed, what is denied, and what is only planned, demanded or supposed; counts
// documents, holders, publishers and independent origins of each; and, for a date, says what the claims state
// for it. Values; building is linear in the number of claims but for the origins (origins.hpp).
#pragma once

#include <cstddef>
#include <functional>
#include <optional>
#include <string>
#include <vector>

#include "analysis/as_of.hpp"
#include "analysis/dating.hpp"
#include "analysis/origins.hpp"
#include "analysis/persistence.hpp"
#include "claims/ontology.hpp"
#include "claims/record.hpp"

namespace hearsay::analysis {

// One claim with its dating.
struct Statement {
  claims::ClaimRecord record;
  Dating dating;
};

// Orders by dating, then by publication, document and place in it: the same order whatever was read first.
bool by_time(const Statement& a, const Statement& b);

// A body of claims that say the same, ordered by time, with what stands behind it.
struct Support {
  std::vector<Statement> statements;
  std::size_t documents = 0;
  std::vector<std::string> holders;  // distinct innermost holders, as text
  std::vector<std::string> publishers;
  Origins origins;  // positions are those of `statements`
  claims::Certainty strongest = claims::Certainty::possible;
  claims::Certainty weakest = claims::Certainty::certain;

  bool empty() const noexcept { return statements.empty(); }
};

Support make_support(std::vector<Statement> statements, OriginFinder& finder);

// One of the two between whom a strand runs.
struct Party {
  std::string id;  // entity; may be empty for one that is not linked
  std::string name;
};

struct Strand {
  std::string family;
  std::string predicate;
  std::string phrase;  // as it reads from `subject` to `object`
  bool symmetric = false;
  bool persists = false;
  Party subject;
  Party object;

  std::optional<Dating> since;         // the earliest time for which it is affirmed; empty if only its end is
  std::optional<Dating> last_stated;   // the latest
  Support affirmed;                    // mood actual
  Support denied;                      // mood actual
  Support supposed;                    // planned, demanded, conditional; affirmed or denied
  Support later;                       // with a date: all that speaks only of days after it
  std::vector<std::string> conflicts;  // who denies what others affirm for times that can overlap
  std::optional<Decision> decision;    // with a date
};

// Claims between two sides, to be put into strands.
struct StrandRequest {
  std::vector<claims::ClaimRecord> records;                  // both participants stand in the two sides
  std::function<bool(const claims::Participant&)> is_first;  // stands on the first side
  std::function<bool(const claims::Participant&)> is_second;
  Party first;
  Party second;
};

struct StrandContext {
  const claims::Ontology* ontology = nullptr;
  const Persistence* persistence = nullptr;
  OriginFinder* origins = nullptr;
  std::optional<edtf::Date> as_of;
};

// Strands in the order of the ontology's families, in a family those with most documents first; the forward
// direction before the other. A record with a predicate that the ontology does not have is left out.
std::vector<Strand> make_strands(const StrandRequest& request, const StrandContext& context);

}  // namespace hearsay::analysis
