// Versions of one article: a corrected or updated text is a revision of the one before, never a second
// witness.
//
// Two documents are versions of one article when their texts are alike and they have one source, or one
// publisher and one title (origins.hpp, is_revision). What appeared or vanished from one version to the next
// is a finding: claims are compared by what they state and who holds it, not by their wording. Reads the
// ledger only.
#pragma once

#include <string>
#include <vector>

#include "analysis/texts.hpp"
#include "claims/record.hpp"
#include "ledger/ledger.hpp"

namespace hearsay::analysis {

struct Revision {
  claims::DocumentReference before;
  claims::DocumentReference after;
  bool dated = false;  // dates or a note of correction say which came first; else the order of reading
  resemblance::Resemblance resemblance;
  std::vector<claims::ClaimRecord> appeared;  // of `after`
  std::vector<claims::ClaimRecord> vanished;  // of `before`
};

// A version of an article, as far as it is known without its text.
claims::DocumentReference reference_of(const Document& document);

// Each version with the next, in the order of the articles' first versions. `ids` in the order of reading.
std::vector<Revision> find_revisions(ledger::Ledger& ledger, Texts& texts,
                                     const std::vector<std::string>& ids);

// What a claim states and who holds it, without its words: equal for one that stands in two versions.
std::string statement_key(const claims::ClaimRecord& record);

}  // namespace hearsay::analysis
