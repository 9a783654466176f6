// Who says it: how a chain of holders is written and when two holders are the same.
//
// Pure functions. An anonymous holder is never the same as one of another document (CLAIMS.md).
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "claims/record.hpp"

namespace hearsay::analysis {

// "anonymous “an informed source”", "document “annual report”", "Norlight Wire".
std::string holder_text(const claims::Holder& holder);

// The whole chain, innermost first: "anonymous “an informed source” < Norlight Wire".
std::string chain_text(const claims::Claim& claim);

// The chain with the date of publication: "Norlight Wire, 2020-10-02".
std::string source_text(const claims::ClaimRecord& record);

// Equal for two holders that count as one: the linked entity where there is one, else the folded name.
std::string holder_key(const claims::Holder& holder, const claims::ClaimRecord& record);

// The publisher of the claim's document, by the last holder of its chain.
const claims::Holder& publisher_of(const claims::ClaimRecord& record);

// Whether the holder bears a name by which he can be recognised in another document: neither anonymous, nor a
// description ("the report"), nor an unknown publisher.
bool is_recognisable(const claims::Holder& holder, const claims::ClaimRecord& record);

// The distinct innermost holders' texts, in the order of the claims.
std::vector<std::string> innermost_holders(const std::vector<const claims::ClaimRecord*>& records);

}  // namespace hearsay::analysis
