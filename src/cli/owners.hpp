// Who owns which outlet: from the packs, and from files that the user gives (analysis/ownership.hpp).
#pragma once

#include <string>
#include <vector>

#include "analysis/ownership.hpp"
#include "cli/session.hpp"

namespace CLI {
class App;
}

namespace hearsay::cli {

// Adds the option --owners to a command.
void add_owners_option(CLI::App& command, std::vector<std::string>& files);

// Throws DataError with file and line.
analysis::Ownership load_owners(Session& session, const std::vector<std::string>& files);

}  // namespace hearsay::cli
