// `hearsay eval --links`: how the names of gold entities are linked.
#pragma once

#include <string>
#include <vector>

#include "cli/session.hpp"

namespace hearsay::cli {

// Reads the texts of the gold files in their order into a ledger in memory and prints for each gold entity
// how many of its names resolve to one entity, then the wrong merges. With `errors` also what else its names
// were taken for. The exit status is that of a failed check when two gold entities became one.
void evaluate_links(Session& session, const std::vector<std::string>& gold_files,
                    const std::vector<std::string>& folders, bool errors);

}  // namespace hearsay::cli
