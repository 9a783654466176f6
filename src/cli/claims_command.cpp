#include <CLI/CLI.hpp>
#include <memory>
#include <nlohmann/json.hpp>
#include <ostream>

#include "analysis/holders.hpp"
#include "base/edtf.hpp"
#include "base/error.hpp"
#include "cli/commands.hpp"
#include "cli/entity_choice.hpp"
#include "cli/listing.hpp"

namespace hearsay::cli {
namespace {

using Json = nlohmann::ordered_json;

struct Options {
  ledger::ClaimFilter filter;
  std::string name;
  std::string other_name;
};

void check_date(const std::string& text) {
  if (!text.empty() && !edtf::parse(text)) throw UsageError("", "", "'" + text + "' is no EDTF date");
}

Json table_row(const claims::ClaimRecord& record) {
  const claims::Claim& claim = record.claim;
  std::string attributes;
  if (claim.polarity == claims::Polarity::denied) attributes += "denied ";
  if (claim.certainty != claims::Certainty::certain) attributes += std::string(name(claim.certainty)) + " ";
  if (claim.mood != claims::Mood::actual) attributes += std::string(name(claim.mood));
  return {{"id", record.id.substr(0, 8)},
          {"subject", claim.subject ? claim.subject->name : ""},
          {"predicate", claim.predicate},
          {"object", claim.object ? claim.object->name : ""},
          {"attributes", attributes},
          {"time", claim.time.edtf},
          {"according to", analysis::chain_text(claim)},
          {"quote", record.evidence.quote}};
}

void list_claims(Session& session, Options options) {
  check_date(options.filter.since);
  check_date(options.filter.until);
  options.filter.entity = choose_entity(session, options.name);
  options.filter.other_entity = choose_entity(session, options.other_name);
  if (options.filter.entity.empty() != options.name.empty() ||
      options.filter.other_entity.empty() != options.other_name.empty()) {
    session.exit_status = status::nothing_found;
    return;
  }
  const std::vector<claims::ClaimRecord> records = session.ledger().claims(options.filter);
  std::vector<Json> rows;
  const bool whole = session.format == Format::json || session.format == Format::jsonl;
  for (const claims::ClaimRecord& record : records)
    rows.push_back(whole ? claims::to_json(record) : table_row(record));
  if (rows.empty() && session.format == Format::table) {
    session.messages() << "hearsay: no claim fits\n";
  } else {
    print_listing(session,
                  {{"claim", "id"},
                   {"subject", "subject", true},
                   {"predicate", "predicate"},
                   {"object", "object", true},
                   {"", "attributes"},
                   {"time", "time"},
                   {"according to", "according to", true},
                   {"quote", "quote", true}},
                  rows);
  }
  if (rows.empty()) session.exit_status = status::nothing_found;
}

}  // namespace

void add_claims_command(CLI::App& app, Session& session) {
  auto options = std::make_shared<Options>();
  ledger::ClaimFilter& filter = options->filter;
  CLI::App* command = app.add_subcommand("claims", "List claims, each with who holds it and its quote");
  command->add_option("--about", options->name,
                      "An entity that takes part: a name in any spelling, or an id");
  command->add_option("--and", options->other_name, "A second entity that takes part too");
  command->add_option("--predicate", filter.predicate, "One predicate, such as fought");
  command->add_option("--family", filter.family, "One family, such as hostility");
  command->add_option("--document", filter.document, "One document, by its id");
  command->add_option("--holder", filter.holder, "Part of a holder's name");
  command->add_option("--polarity", filter.polarity, "affirmed or denied")
      ->check(CLI::IsMember({"affirmed", "denied"}));
  command->add_option("--certainty", filter.certainty, "certain, probable or possible")
      ->check(CLI::IsMember({"certain", "probable", "possible"}));
  command->add_option("--mood", filter.mood, "actual, planned, demanded or conditional")
      ->check(CLI::IsMember({"actual", "planned", "demanded", "conditional"}));
  command->add_option("--since", filter.since, "Claims whose time can reach past this EDTF date");
  command->add_option("--until", filter.until, "Claims whose time can start before this EDTF date");
  command->add_option("--min-score", filter.min_score, "Only claims with at least this score");
  command->add_option("--limit", filter.limit, "At most so many");
  command->callback([options, &session] { list_claims(session, *options); });
}

}  // namespace hearsay::cli
