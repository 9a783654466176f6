#include "cli/command_line.hpp"

#include <CLI/CLI.hpp>
#include <iostream>
#include <map>

#include "base/error.hpp"
#include "cli/commands.hpp"
#include "cli/listing.hpp"

namespace hearsay::cli {
namespace {

void report(const std::exception& error) {
  std::cerr << "hearsay: " << printable(error.what()) << '\n';
}

void add_shared_options(CLI::App& app, Session& session) {
  app.add_option("--ledger", session.ledger_location, "The ledger's file")->capture_default_str();
  app.add_option("--data", session.data_directory, "The folder with lexicons, patterns, packs and model");
  const std::map<std::string, Format> formats = {
      {"table", Format::table}, {"json", Format::json}, {"jsonl", Format::jsonl}, {"csv", Format::csv}};
  app.add_option("--format", session.format, "Of what is printed: table, json, jsonl or csv")
      ->transform(CLI::CheckedTransformer(formats, CLI::ignore_case))
      ->option_text("FORMAT [table]");
}

int run_parsed(CLI::App& app, Session& session, int argc, char** argv) {
  try {
    app.parse(argc, argv);
    std::cout.flush();
    if (!std::cout) throw Error("standard output", "", "cannot be written");
    return session.exit_status;
  } catch (const CLI::ParseError& error) {
    return app.exit(error) == 0 ? status::done : status::wrong_usage;
  } catch (const UsageError& error) {
    report(error);
    return status::wrong_usage;
  } catch (const LedgerError& error) {
    report(error);
    return status::ledger_unusable;
  } catch (const std::exception& error) {
    report(error);
    return status::bad_input;
  }
}

}  // namespace

int run(int argc, char** argv) {
  std::ios::sync_with_stdio(false);
  Session session(std::cout, std::cerr);
  CLI::App app(
      "Hearsay keeps a ledger of attributed claims: who says what about whom, in which words.\n"
      "It never says what is true; it shows who says it.",
      "hearsay");
  app.require_subcommand(1);
  app.fallthrough();
  app.set_version_flag("--version", std::string(reading::Reader::version));
  app.footer(
      "Exit status: 0 done, 1 nothing found or check failed, 2 wrong usage, 3 bad input, 4 ledger unusable.");
  add_shared_options(app, session);
  add_read_command(app, session);
  add_extract_command(app, session);
  add_import_command(app, session);
  add_answer_commands(app, session);
  add_origins_command(app, session);
  add_claims_command(app, session);
  add_search_command(app, session);
  add_explain_command(app, session);
  add_eval_command(app, session);
  add_check_command(app, session);
  add_patterns_command(app, session);
  add_syntax_command(app, session);
  add_entities_command(app, session);
  add_names_command(app, session);
  return run_parsed(app, session, argc, argv);
}

}  // namespace hearsay::cli
