#include <CLI/CLI.hpp>
#include <fstream>
#include <iostream>
#include <memory>
#include <nlohmann/json.hpp>
#include <optional>
#include <ostream>

#include "base/error.hpp"
#include "base/text.hpp"
#include "cli/commands.hpp"
#include "cli/listing.hpp"
#include "cli/names_find.hpp"
#include "entities/compare.hpp"
#include "entities/known_names.hpp"
#include "entities/name_pairs.hpp"

namespace hearsay::cli {
namespace {

using entities::NameComparison;
using Json = nlohmann::ordered_json;

Json comparison_json(const NameComparison& comparison) {
  return {{"score", comparison.score},
          {"decision", entities::name(comparison.decision)},
          {"reasons", comparison.reasons}};
}

struct ScoreOptions {
  std::string path = "-";
  bool packs = true;
};

// One line for each pair, as soon as it is read: score, decision and reasons with tabs between.
class ScorePrinter {
 public:
  explicit ScorePrinter(Session& session) : session_(session) {
    if (session.format == Format::csv) session.out() << "score,decision,reasons\r\n";
    if (session.format == Format::json) session.out() << "[";
  }
  void print(const NameComparison& comparison) {
    std::ostream& out = session_.out();
    const Json row = comparison_json(comparison);
    switch (session_.format) {
      case Format::jsonl:
        out << row.dump() << '\n';
        break;
      case Format::json:
        out << (count_ == 0 ? "\n  " : ",\n  ") << row.dump();
        break;
      case Format::csv:
        out << row["score"] << ',' << entities::name(comparison.decision) << ','
            << csv_field(join(comparison.reasons, "; ")) << "\r\n";
        break;
      case Format::table:
        out << row["score"] << '\t' << entities::name(comparison.decision) << '\t'
            << printable(join(comparison.reasons, "; ")) << '\n';
        break;
    }
    ++count_;
  }
  void finish() {
    if (session_.format == Format::json) session_.out() << (count_ == 0 ? "]\n" : "\n]\n");
  }
  std::size_t count() const noexcept { return count_; }

 private:
  static std::string csv_field(const std::string& text) {
    std::string quoted = "\"";
    for (const char c : text)
      quoted += c == '"' ? std::string("\"\"") : std::string(1, c);
    return quoted + "\"";
  }

  Session& session_;
  std::size_t count_ = 0;
};

void score_pairs(Session& session, const ScoreOptions& options) {
  const std::string& path = options.path;
  std::ifstream file;
  if (path != "-") {
    file.open(path, std::ios::binary);
    if (!file) throw InputError(path, "", "cannot be opened");
  }
  std::istream& input = path == "-" ? std::cin : file;
  const entities::NameRules& rules = session.name_rules();
  std::optional<entities::KnownNames> known;
  if (options.packs) known.emplace(rules, session.pack());
  ScorePrinter printer(session);
  std::size_t number = 0;
  std::size_t failed = 0;
  for (std::string line; std::getline(input, line);) {
    ++number;
    if (line.empty() || line == "\r") continue;
    try {
      const entities::NamePairLine pair = entities::read_name_pair(line, path, number);
      printer.print(known ? compare_any(*known, pair) : compare_any(rules, pair));
    } catch (const InputError& error) {
      ++failed;
      session.messages() << "hearsay: " << printable(error.what()) << '\n';
    }
  }
  printer.finish();
  if (input.bad()) throw InputError(path, "line " + std::to_string(number + 1), "cannot be read");
  if (failed > 0) {
    session.messages() << "hearsay: " << printer.count() << " pairs compared, " << failed
                       << " lines refused\n";
    session.exit_status = status::bad_input;
  }
}

void find_name(Session& session, const FindOptions& options) {
  std::vector<Json> rows = options.packs ? find_in_packs(session, options) : find_in_ledger(session, options);
  if (rows.empty()) {
    session.exit_status = status::nothing_found;
    if (session.format == Format::table) {
      session.messages() << "hearsay: nothing found\n";
      return;
    }
  }
  if (session.format == Format::table || session.format == Format::csv)
    for (Json& row : rows)
      row["reasons"] = join(row["reasons"].get<std::vector<std::string>>(), "; ");
  print_listing(session,
                {{"score", "score"},
                 {"decision", "decision"},
                 {"id", "id", true},
                 {"matched", "matched", true},
                 {"reasons", "reasons", true}},
                rows);
}

void add_score(CLI::App& command, Session& session) {
  auto options = std::make_shared<ScoreOptions>();
  CLI::App* score = command.add_subcommand("score", "Compare pairs of names: score, decision and reasons");
  score->add_option(
      "file", options->path,
      "Two names a line and perhaps a kind, separated by tabs; - for standard input (the default)");
  score->add_flag("!--no-packs", options->packs, "By form alone, without what the knowledge packs say");
  score->callback([options, &session] { score_pairs(session, *options); });
}

void add_find(CLI::App& command, Session& session) {
  auto options = std::make_shared<FindOptions>();
  CLI::App* find = command.add_subcommand("find", "Find the entities that a name may mean");
  find->add_option("name", options->name, "In any spelling and script")->required();
  find->add_option("--kind", options->kind, "person, organisation, group, state, place …")
      ->check([](const std::string& word) {
        return mentions::name(mentions::entity_kind_from(word)) == word ? "" : "'" + word + "' is no kind";
      })
      ->capture_default_str();
  find->add_option("--limit", options->limit, "At most so many entities")->capture_default_str();
  find->add_flag("--pack,--packs", options->packs, "In the knowledge packs instead of the ledger");
  find->add_option_function<std::string>(
          "--transliteration",
          [options](const std::string& word) { options->transliteration = word == "on"; },
          "off: only names in the script of the name")
      ->check(CLI::IsMember({"on", "off"}))
      ->option_text("on|off [on]");
  find->add_flag_callback(
      "--no-transliteration", [options] { options->transliteration = false; }, "The same as off");
  find->callback([options, &session] { find_name(session, *options); });
}

}  // namespace

void add_names_command(CLI::App& app, Session& session) {
  CLI::App* command = app.add_subcommand("names", "Compare and find names");
  command->require_subcommand(1);
  command->fallthrough();
  add_score(*command, session);
  add_find(*command, session);
}

}  // namespace hearsay::cli
