// The commands. Each function adds one subcommand to the parser; what it does runs when the parser meets it.
#pragma once

#include "cli/session.hpp"

namespace CLI {
class App;
}

namespace hearsay::cli {

void add_read_command(CLI::App& app, Session& session);
void add_extract_command(CLI::App& app, Session& session);
void add_import_command(CLI::App& app, Session& session);
void add_claims_command(CLI::App& app, Session& session);
void add_search_command(CLI::App& app, Session& session);
void add_explain_command(CLI::App& app, Session& session);
void add_eval_command(CLI::App& app, Session& session);
void add_check_command(CLI::App& app, Session& session);
void add_patterns_command(CLI::App& app, Session& session);
void add_syntax_command(CLI::App& app, Session& session);

// names score, names find.
void add_names_command(CLI::App& app, Session& session);

// entities search, show, merge, split, rename, alias, judge, undo, history, suggest.
void add_entities_command(CLI::App& app, Session& session);

// origins: who took from whom.
void add_origins_command(CLI::App& app, Session& session);

// relation, dossier, timeline: what the ledger answers.
void add_answer_commands(CLI::App& app, Session& session);

}  // namespace hearsay::cli
