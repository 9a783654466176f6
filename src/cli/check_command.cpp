#include <CLI/CLI.hpp>
#include <nlohmann/json.hpp>
#include <ostream>

#include "cli/commands.hpp"
#include "cli/listing.hpp"

namespace hearsay::cli {
namespace {

void check(Session& session) {
  ledger::Ledger& ledger = session.ledger();
  const std::vector<std::string> defects = ledger.check();
  const ledger::Counts counts = ledger.counts();
  if (session.format == Format::table) {
    for (const std::string& defect : defects)
      session.out() << printable(defect) << '\n';
    session.out() << counts.documents << " documents, " << counts.claims << " claims, " << counts.entities
                  << " entities: "
                  << (defects.empty() ? "the ledger is whole" : std::to_string(defects.size()) + " defects")
                  << '\n';
  } else {
    nlohmann::ordered_json object;
    object["documents"] = counts.documents;
    object["extractions"] = counts.extractions;
    object["claims"] = counts.claims;
    object["entities"] = counts.entities;
    object["decisions"] = counts.decisions;
    object["defects"] = defects;
    print_object(session, object);
  }
  if (!defects.empty()) session.exit_status = status::nothing_found;
}

}  // namespace

void add_check_command(CLI::App& app, Session& session) {
  CLI::App* command =
      app.add_subcommand("check", "Check that the ledger is whole: store, quotes, chains, indexes");
  command->callback([&session] { check(session); });
}

}  // namespace hearsay::cli
