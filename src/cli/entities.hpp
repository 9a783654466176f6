// The parts of `hearsay entities`. Internal to cli.
#pragma once

#include <nlohmann/json_fwd.hpp>
#include <string>

#include "cli/session.hpp"
#include "ledger/identity_log.hpp"

namespace CLI {
class App;
}

namespace hearsay::cli {

// merge, split, rename, alias, judge, undo: each needs a reason, and prints the act that it has become.
void add_entity_acts(CLI::App& command, Session& session);
void add_entity_show(CLI::App& command, Session& session);

// What an act did, in a sentence without its number: "merged b (“B”) into a (“A”)".
std::string described(const ledger::ActRow& act);
nlohmann::ordered_json to_json(const ledger::ActRow& act);

}  // namespace hearsay::cli
