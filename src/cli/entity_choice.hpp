// Which entity of the ledger the user means.
#pragma once

#include <string>

#include "cli/session.hpp"

namespace hearsay::cli {

// The id behind a name in any spelling, or an id itself; an empty name stays empty. Where the name fits
// several entities and one of them stands out, that one is taken and the others are named on the messages'
// stream; where none stands out, nothing is guessed.
// Throws UsageError that lists the candidates when several fit alike.
// Returns an empty string, and says so on the messages' stream, when no entity fits.
std::string choose_entity(Session& session, const std::string& name);

}  // namespace hearsay::cli
