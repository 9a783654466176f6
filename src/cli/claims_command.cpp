#include <CLI/CLI.hpp>
#include <memory>
#include <nlohmann/json.hpp>
#include <ostream>

#include "base/edtf.hpp"
#include "base/error.hpp"
#include "cli/commands.hpp"
#include "cli/listing.hpp"

namespace hearsay::cli {
namespace {

using Json = nlohmann::ordered_json;

struct Options {
  ledger::ClaimFilter filter;
  std::string name;
  std::string other_name;
};

// The id behind a name in any spelling, or an id itself. Throws UsageError when nothing or too much fits.
std::string resolve(Session& session, const std::string& name) {
  if (name.empty() || session.ledger().entity(name)) return name;
  const std::vector<ledger::EntityMatch> matches = session.ledger().find_entities(name, 5);
  if (matches.empty()) throw UsageError("", "", "no entity is named '" + name + "'");
  if (matches.size() > 1 && matches[0].score - matches[1].score < 0.02 &&
      matches[1].entity.claims * 4 > matches[0].entity.claims)
    throw UsageError(
        "", "",
        "'" + name + "' fits " + matches[0].entity.id + " and " + matches[1].entity.id + "; give the id");
  return matches.front().entity.id;
}

void check_date(const std::string& text) {
  if (!text.empty() && !edtf::parse(text)) throw UsageError("", "", "'" + text + "' is no EDTF date");
}

std::string chain_text(const claims::Claim& claim) {
  std::string text;
  for (const claims::Holder& holder : claim.attribution)
    text += (text.empty() ? "" : " < ") + holder.name;
  return text;
}

Json table_row(const claims::ClaimRecord& record) {
  const claims::Claim& claim = record.claim;
  std::string attributes;
  if (claim.polarity == claims::Polarity::denied) attributes += "denied ";
  if (claim.certainty != claims::Certainty::certain) attributes += std::string(name(claim.certainty)) + " ";
  if (claim.mood != claims::Mood::actual) attributes += std::string(name(claim.mood));
  return {{"id", record.id.substr(0, 8)},      {"subject", claim.subject ? claim.subject->name : ""},
          {"predicate", claim.predicate},      {"object", claim.object ? claim.object->name : ""},
          {"attributes", attributes},          {"time", claim.time.edtf},
          {"according to", chain_text(claim)}, {"quote", record.evidence.quote}};
}

void list_claims(Session& session, Options options) {
  check_date(options.filter.since);
  check_date(options.filter.until);
  options.filter.entity = resolve(session, options.name);
  options.filter.other_entity = resolve(session, options.other_name);
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
