#include <CLI/CLI.hpp>
#include <memory>
#include <nlohmann/json.hpp>
#include <ostream>

#include "base/text.hpp"
#include "cli/commands.hpp"
#include "cli/listing.hpp"

namespace hearsay::cli {
namespace {

using Json = nlohmann::ordered_json;

struct Options {
  std::vector<std::string> words;
  std::size_t limit = 20;
};

// The ledger marks what it matched with two control characters: shown bold on a terminal, in brackets
// elsewhere.
std::string show_marks(const std::string& snippet, bool colour) {
  std::string text;
  for (const char c : snippet) {
    if (c == '\x01')
      text += colour ? "\x1b[1m" : "[";
    else if (c == '\x02')
      text += colour ? "\x1b[0m" : "]";
    else
      text += c;
  }
  return text;
}

void search(Session& session, const Options& options) {
  const std::vector<ledger::SearchHit> hits =
      session.ledger().search(join(options.words, " "), options.limit);
  std::vector<Json> rows;
  for (const ledger::SearchHit& hit : hits)
    rows.push_back({{"document", hit.document},
                    {"title", hit.title},
                    {"publisher", hit.publisher},
                    {"published", hit.published},
                    {"snippet", show_marks(hit.snippet, false)}});
  if (rows.empty()) {
    session.exit_status = status::nothing_found;
    if (session.format == Format::table) {
      session.messages() << "hearsay: nothing found\n";
      return;
    }
  }
  print_listing(session,
                {{"document", "document"},
                 {"published", "published"},
                 {"publisher", "publisher"},
                 {"title", "title", true},
                 {"passage", "snippet", true}},
                rows);
}

}  // namespace

void add_search_command(CLI::App& app, Session& session) {
  auto options = std::make_shared<Options>();
  CLI::App* command = app.add_subcommand("search", "Find words in the documents of the ledger");
  command->add_option("words", options->words, "Words that must all occur")->required();
  command->add_option("--limit", options->limit, "At most so many documents")->capture_default_str();
  command->callback([options, &session] { search(session, *options); });
}

}  // namespace hearsay::cli
