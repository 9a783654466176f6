#include <CLI/CLI.hpp>
#include <memory>
#include <nlohmann/json.hpp>
#include <optional>
#include <ostream>

#include "base/error.hpp"
#include "cli/answer_json.hpp"
#include "cli/answer_text.hpp"
#include "cli/commands.hpp"
#include "cli/entity_choice.hpp"
#include "cli/listing.hpp"
#include "cli/owners.hpp"

namespace hearsay::cli {
namespace {

using Json = nlohmann::ordered_json;

struct Options {
  std::string first;
  std::string second;
  std::string as_of;
  double min_score = 0;
  bool all = false;
  bool direct = false;
  std::vector<std::string> owners;
};

constexpr std::size_t most_claims = 4;  // shown of each body of claims, unless all are asked for

std::optional<edtf::Date> date_of(const std::string& text) {
  if (text.empty()) return std::nullopt;
  const std::optional<edtf::Date> date = edtf::parse_date(text);
  if (!date || !date->year) throw UsageError("", "", "'" + text + "' is no EDTF date with a year");
  return date;
}

analysis::Persistence persistence(Session& session) {
  return analysis::Persistence::load(session.data() + "/ontology/persistence.yaml", session.ontology());
}

std::vector<Column> columns() {
  return {{"claim", "id"},
          {"subject", "/subject/name"},
          {"predicate", "predicate"},
          {"object", "/object/name"},
          {"polarity", "polarity"},
          {"certainty", "certainty"},
          {"mood", "mood"},
          {"time", "/dating/edtf"},
          {"dating", "/dating/basis"},
          {"holder", "/attribution/0/name"},
          {"attribution", "attribution"},
          {"publisher", "/document/publisher"},
          {"published", "/document/published"},
          {"title", "/document/title"},
          {"quote", "/evidence/quote"},
          {"via", "via"}};
}

// Everything but the text for people, which needs to know how much to show.
template <typename Answer>
void print_data(Session& session, const Answer& answer) {
  if (session.format == Format::json) {
    print_object(session, to_json(answer));
  } else {
    print_listing(session, columns(), rows(answer));
  }
}

void answer_relation(Session& session, const Options& options) {
  analysis::RelationRequest request;
  request.as_of = date_of(options.as_of);
  request.min_score = options.min_score;
  request.through = !options.direct;
  request.first = choose_side(session, options.first);
  request.second = choose_side(session, options.second);
  if (request.first.front().empty() || request.second.front().empty()) {
    session.exit_status = status::nothing_found;
    return;
  }
  if (request.first.front() == request.second.front())
    throw UsageError(
        "", "",
        "'" + options.first + "' and '" + options.second + "' are the same: " + request.first.front());
  const analysis::Ownership owners = load_owners(session, options.owners);
  request.owners = &owners;
  const analysis::Relation answer =
      analysis::relation(session.ledger(), session.ontology(), persistence(session), request);
  if (session.format == Format::table) {
    print_text(session, answer, options.all ? 0 : most_claims);
  } else {
    print_data(session, answer);
  }
  if (answer.empty()) session.exit_status = status::nothing_found;
}

void answer_dossier(Session& session, const Options& options) {
  const std::optional<edtf::Date> date = date_of(options.as_of);
  const std::string id = choose_entity(session, options.first);
  if (id.empty()) {
    session.exit_status = status::nothing_found;
    return;
  }
  const analysis::Ownership owners = load_owners(session, options.owners);
  const analysis::Dossier answer = analysis::dossier(
      session.ledger(), session.ontology(), persistence(session), id, date, options.min_score, &owners);
  if (session.format == Format::table) {
    print_text(session, answer, options.all ? 0 : most_claims);
  } else {
    print_data(session, answer);
  }
  if (answer.all.empty()) session.exit_status = status::nothing_found;
}

void answer_timeline(Session& session, const Options& options) {
  const std::string first = choose_entity(session, options.first);
  const std::string second = choose_entity(session, options.second);
  if (first.empty() || second.empty() != options.second.empty()) {
    session.exit_status = status::nothing_found;
    return;
  }
  const analysis::Timeline answer = analysis::timeline(session.ledger(), first, second, options.min_score);
  if (session.format == Format::table) {
    print_text(session, answer);
  } else {
    print_data(session, answer);
  }
  if (answer.empty()) session.exit_status = status::nothing_found;
}

CLI::App* add_answer(CLI::App& app, const std::string& name, const std::string& what, Options& options) {
  CLI::App* command = app.add_subcommand(name, what);
  command->add_option("first", options.first, "A name in any spelling, or an entity's id")->required();
  command->add_option("--min-score", options.min_score, "Only claims with at least this score")
      ->check(CLI::Range(0.0, 1.0));
  return command;
}

void add_relation(CLI::App& app, Session& session) {
  auto options = std::make_shared<Options>();
  CLI::App* command =
      add_answer(app, "relation", "What is said about the relation of two actors, and by whom", *options);
  command->add_option("second", options->second, "The other one")->required();
  command->add_option("--as-of", options->as_of, "Answer for this EDTF date (a day, a month or a year)");
  command->add_flag("--all", options->all, "Show every claim of a strand");
  add_owners_option(*command, options->owners);
  command->add_flag("--direct", options->direct, "Leave out what runs through parts, members and leaders");
  command->callback([options, &session] { answer_relation(session, *options); });
}

void add_dossier(CLI::App& app, Session& session) {
  auto options = std::make_shared<Options>();
  CLI::App* command =
      add_answer(app, "dossier", "Everything that is said about one actor or place, and by whom", *options);
  command->add_option("--as-of", options->as_of, "Answer for this EDTF date (a day, a month or a year)");
  command->add_flag("--all", options->all, "Show every claim of a strand");
  add_owners_option(*command, options->owners);
  command->callback([options, &session] { answer_dossier(session, *options); });
}

void add_timeline(CLI::App& app, Session& session) {
  auto options = std::make_shared<Options>();
  CLI::App* command =
      add_answer(app, "timeline", "The claims about one actor, or about two, in the order of time", *options);
  command->add_option("second", options->second, "The other one");
  command->callback([options, &session] { answer_timeline(session, *options); });
}

}  // namespace

void add_answer_commands(CLI::App& app, Session& session) {
  add_relation(app, session);
  add_dossier(app, session);
  add_timeline(app, session);
}

}  // namespace hearsay::cli
