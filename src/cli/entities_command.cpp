#include <CLI/CLI.hpp>
#include <cmath>
#include <memory>
#include <nlohmann/json.hpp>
#include <ostream>

#include "analysis/suggestions.hpp"
#include "base/text.hpp"
#include "cli/commands.hpp"
#include "cli/entities.hpp"
#include "cli/entity_choice.hpp"
#include "cli/listing.hpp"
#include "cli/names_find.hpp"

namespace hearsay::cli {
namespace {

using Json = nlohmann::ordered_json;

void print_rows(Session& session, const std::vector<Column>& columns, const std::vector<Json>& rows,
                const char* nothing) {
  if (rows.empty()) session.exit_status = status::nothing_found;
  if (rows.empty() && session.format == Format::table)
    session.messages() << "hearsay: " << nothing << '\n';
  else
    print_listing(session, columns, rows);
}

// Lists inside rows as one text, for tables and CSV.
void flatten(Session& session, std::vector<Json>& rows, const std::vector<const char*>& keys) {
  if (session.format != Format::table && session.format != Format::csv) return;
  for (Json& row : rows)
    for (const char* key : keys)
      row[key] = join(row[key].get<std::vector<std::string>>(), "; ");
}

void search(Session& session, const FindOptions& options) {
  std::vector<Json> rows = find_in_ledger(session, options);
  flatten(session, rows, {"reasons"});
  print_rows(session,
             {{"score", "score"},
              {"id", "id"},
              {"name", "name", true},
              {"matched", "matched", true},
              {"claims", "claims"},
              {"reasons", "reasons", true}},
             rows, "nothing found");
}

void history(Session& session, const std::string& name) {
  const std::string id = name.empty() ? "" : only_entity(session, name);
  if (!name.empty() && id.empty()) {
    session.exit_status = status::nothing_found;
    return;
  }
  std::vector<Json> rows;
  for (const ledger::ActRow& act : session.ledger().identity().acts(id)) {
    rows.push_back(to_json(act));
    if (session.format == Format::table)
      rows.back()["state"] = act.undone_by == 0 ? "" : "undone by " + std::to_string(act.undone_by);
  }
  print_rows(session,
             {{"act", "act"},
              {"when", "at"},
              {"who", "by"},
              {"what", "what", true},
              {"why", "why", true},
              {session.format == Format::table ? "" : "undone by",
               session.format == Format::table ? "state" : "undone_by"}},
             rows, "nobody has decided anything yet");
}

Json side_json(const analysis::Suggestion::Side& side) {
  return {{"id", side.id}, {"name", side.name}, {"kind", mentions::name(side.kind)}, {"claims", side.claims}};
}

void suggest(Session& session, const std::string& name, analysis::SuggestionRequest request) {
  request.entity = choose_entity(session, name);
  if (!name.empty() && request.entity.empty()) {
    session.exit_status = status::nothing_found;
    return;
  }
  std::vector<Json> rows;
  for (const analysis::Suggestion& pair : analysis::suggest(session.ledger(), &session.pack(), request))
    rows.push_back({{"score", std::round(pair.score * 100) / 100},
                    {"first", side_json(pair.first)},
                    {"second", side_json(pair.second)},
                    {"reasons", pair.reasons},
                    {"conflicts", pair.conflicts}});
  flatten(session, rows, {"reasons", "conflicts"});
  print_rows(session,
             {{"score", "score"},
              {"entity", "/first/id"},
              {"and", "/second/id"},
              {"for", "reasons", true},
              {"against", "conflicts", true}},
             rows, "no pair that nobody has judged");
}

void add_search(CLI::App& command, Session& session) {
  auto options = std::make_shared<FindOptions>();
  CLI::App* search_command = command.add_subcommand("search", "Find the entities that a name may mean");
  search_command->add_option("name", options->name, "In any spelling and script")->required();
  search_command->add_option("--kind", options->kind, "person, organisation, group, state, place …")
      ->check([](const std::string& word) {
        return mentions::name(mentions::entity_kind_from(word)) == word ? "" : "'" + word + "' is no kind";
      })
      ->capture_default_str();
  search_command->add_option("--limit", options->limit, "At most so many entities")->capture_default_str();
  search_command->add_flag_callback(
      "--no-transliteration", [options] { options->transliteration = false; },
      "Only names in the script of the name");
  search_command->callback([options, &session] { search(session, *options); });
}

void add_history(CLI::App& command, Session& session) {
  auto name = std::make_shared<std::string>();
  CLI::App* history_command = command.add_subcommand("history", "Every act: who, when, why, what it changed");
  history_command->add_option("entity", *name,
                              "Only acts that concern it: an id, or a name that only it bears");
  history_command->callback([name, &session] { history(session, *name); });
}

void add_suggest(CLI::App& command, Session& session) {
  auto name = std::make_shared<std::string>();
  auto request = std::make_shared<analysis::SuggestionRequest>();
  CLI::App* suggest_command =
      command.add_subcommand("suggest", "Pairs that may be one, with reasons; nothing is merged");
  suggest_command->add_option("entity", *name, "Only pairs with it: a name in any spelling, or an id");
  suggest_command->add_option("--min-score", request->min_score, "Only pairs with at least this score")
      ->check(CLI::Range(0.0, 1.0))
      ->capture_default_str();
  suggest_command->add_option("--limit", request->limit, "At most so many pairs")->capture_default_str();
  suggest_command->callback([name, request, &session] { suggest(session, *name, *request); });
}

}  // namespace

void add_entities_command(CLI::App& app, Session& session) {
  CLI::App* command = app.add_subcommand("entities", "Who is who: look, decide, undo");
  command->require_subcommand(1);
  command->fallthrough();
  add_search(*command, session);
  add_entity_show(*command, session);
  add_entity_acts(*command, session);
  add_history(*command, session);
  add_suggest(*command, session);
}

}  // namespace hearsay::cli
