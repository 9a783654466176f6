#include <CLI/CLI.hpp>
#include <memory>
#include <nlohmann/json.hpp>
#include <ostream>
#include <thread>

#include "cli/commands.hpp"
#include "cli/inputs.hpp"
#include "cli/listing.hpp"
#include "reading/parallel.hpp"

namespace hearsay::cli {
namespace {

struct Options {
  std::vector<std::string> paths;
  unsigned jobs = 1;
};

void extract(Session& session, Options options) {
  if (options.paths.empty()) options.paths = {"-"};
  const reading::Reader& reader = session.reader();
  std::size_t failed = 0;
  reading::read_in_order(
      reader, options.jobs,
      [&](const auto& put) {
        const acquire::Sink sink{[&](Document&& document) {
                                   put({std::move(document), false, std::nullopt});
                                 },
                                 [&](const InputError& error) {
                                   put({{}, false, error});
                                 }};
        read_inputs(options.paths, reader.provenance(), sink);
      },
      [&](reading::Output&& output) {
        if (output.error) {
          ++failed;
          session.messages() << "hearsay: " << printable(output.error->what()) << '\n';
          return;
        }
        for (const claims::ClaimRecord& record : output.extraction.claims)
          session.out() << claims::to_json(record).dump() << '\n';
      });
  if (failed > 0) session.exit_status = status::bad_input;
}

}  // namespace

void add_extract_command(CLI::App& app, Session& session) {
  auto options = std::make_shared<Options>();
  CLI::App* command =
      app.add_subcommand("extract", "Documents in, claim records out as JSON lines; no ledger");
  command->add_option("path", options->paths, "Files, folders, globs, or - for standard input (the default)");
  command->add_option("--jobs", options->jobs, "Threads; the output does not depend on it")
      ->check(CLI::Range(1U, 256U))
      ->default_str("1");
  command->callback([options, &session] { extract(session, *options); });
}

}  // namespace hearsay::cli
