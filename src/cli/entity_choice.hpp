// Which entity of the ledger the user means.
#pragma once

#include <string>
#include <vector>

#include "cli/session.hpp"

namespace hearsay::cli {

// The present id behind a name in any spelling, or behind an id; an empty name stays empty. Where the name
// fits several entities and one of them stands out, that one is taken and the others are named on the
// messages' stream; where none stands out, nothing is guessed. Throws UsageError that lists the candidates
// when several fit alike. Returns an empty string, and says so on the messages' stream, when no entity fits.
std::string choose_entity(Session& session, const std::string& name);

// For decisions, where nothing may be guessed: the id behind an id or a name that exactly one entity bears,
// case and accents aside. Throws UsageError that lists the candidates otherwise; empty as above when there is
// none.
std::string only_entity(Session& session, const std::string& name);

// The same, but the id of the entity as it was stored, where it is merged into another now.
std::string stored_entity(Session& session, const std::string& name);

// The same as choose_entity(), and with it the entities of the same name but another kind ("person/x" beside
// "organisation/x"): where documents let it be guessed what a name is, the guesses differ. They are read as
// one side and named on the messages' stream; nothing is merged.
std::vector<std::string> choose_side(Session& session, const std::string& name);

}  // namespace hearsay::cli
