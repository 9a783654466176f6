// Who took from whom, as a person reads it: trees, circles, revisions.
#pragma once

#include <string>
#include <vector>

#include "analysis/origin_graph.hpp"
#include "cli/session.hpp"

namespace hearsay::cli {

void print_text(Session& session, const analysis::OriginGraph& graph);

// "A cites B, and B cites A", of publishers of which each cites the next.
std::string ring_text(const std::vector<std::string>& publishers);

}  // namespace hearsay::cli
