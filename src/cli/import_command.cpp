#include <CLI/CLI.hpp>
#include <filesystem>
#include <memory>
#include <nlohmann/json.hpp>
#include <ostream>
#include <thread>

#include "base/error.hpp"
#include "cli/commands.hpp"
#include "cli/listing.hpp"
#include "cli/progress.hpp"
#include "exchange/importer.hpp"

namespace hearsay::cli {
namespace {

using exchange::ImportFormat;

struct Options {
  std::string format;
  std::string path;
  std::string mapping;
  std::string source;
  std::string by;
  unsigned jobs = std::max(1U, std::thread::hardware_concurrency());
};

// The collection that ids belong to, where the user does not name it: two imports of one collection must
// have one name, so that of a table of one's own is the file's without its ending.
std::string default_source(ImportFormat format, const std::string& path) {
  if (format != ImportFormat::csv) return std::string(exchange::name(format));
  if (path == "-") throw UsageError("", "", "for standard input, name the collection with --source");
  std::filesystem::path file = std::filesystem::path(path).filename();
  if (file.extension() == ".gz") file = file.stem();
  return file.stem().string();
}

void require_mapping(ImportFormat format, const Options& options) {
  if (format == ImportFormat::csv && options.mapping.empty())
    throw UsageError("", "", "a plain CSV file needs --mapping FILE.yaml, which says which column is what");
  if (format != ImportFormat::csv && !options.mapping.empty())
    throw UsageError("", "", "--mapping is for csv; the other formats say themselves what is what");
}

void print_summary(Session& session, const ledger::ImportCounts& counts, const ledger::ImportEnd& end,
                   const std::string& source) {
  if (print_counts(session, {{"records", end.records},
                             {"entities", counts.entities},
                             {"joined", counts.joined},
                             {"changed", counts.changed},
                             {"unchanged", counts.unchanged},
                             {"names", counts.names},
                             {"named_again", counts.named_again},
                             {"links", counts.links},
                             {"links_unknown", counts.links_unknown},
                             {"left_out", end.left_out},
                             {"refused", end.refused},
                             {"source", source},
                             {"digest", end.digest}}))
    return;
  std::ostream& out = session.out();
  const auto line = [&](std::size_t count, const char* one, const char* many) {
    if (count > 0) out << count << (count == 1 ? one : many) << '\n';
  };
  out << "Imported " << counts.entities << (counts.entities == 1 ? " entity, " : " entities, ")
      << counts.names << (counts.names == 1 ? " name, " : " names, ") << counts.links
      << (counts.links == 1 ? " link" : " links") << " from " << printable(source) << " into "
      << session.ledger_location << ".\n";
  line(counts.joined, " stated by an id to be one that was there",
       " stated by their ids to be ones that were there");
  line(counts.changed, " was there and has something new", " were there and have something new");
  line(counts.unchanged, " was there already", " were there already");
  line(counts.named_again, " name was there from another source", " names were there from another source");
  line(counts.links_unknown, " link left out: an end is not known", " links left out: an end is not known");
  line(end.left_out, " record left out: not an entity that the ledger keeps",
       " records left out: not entities that the ledger keeps");
  line(end.refused, " record could not be read; see the line above",
       " records could not be read; see the lines above");
}

void import(Session& session, const Options& options) {
  const ImportFormat format = *exchange::import_format_from(options.format);
  require_mapping(format, options);
  const std::string source = options.source.empty() ? default_source(format, options.path) : options.source;
  const exchange::Importer importer({format, session.data(), options.mapping});
  Progress progress(session.messages());
  const auto import = session.ledger(true).imports().begin(
      {options.format, options.path, source, options.by.empty() ? login_name() : options.by, now()});
  std::size_t seen = 0;
  const exchange::ImportSink sink{
      [&](std::vector<ledger::ImportItem>&& items, std::vector<entities::ImportedLink>&& links) {
        seen += items.size();
        import->add(std::move(items), std::move(links));
        progress.show([&](std::ostream& out) { out << seen << " entities"; });
      },
      [&](const InputError& error) {
        progress.clear();
        session.messages() << "hearsay: " << printable(error.what()) << '\n';
      }};
  const ledger::ImportEnd end = importer.read(options.path, options.jobs, sink);
  const ledger::ImportCounts counts = import->finish(end);
  progress.clear();
  print_summary(session, counts, end, source);
  session.out() << std::flush;
  session.ledger().prepare_names();
  if (end.refused > 0) session.exit_status = status::bad_input;
}

}  // namespace

void add_import_command(CLI::App& app, Session& session) {
  auto options = std::make_shared<Options>();
  CLI::App* command =
      app.add_subcommand("import", "Take entities with their names over from a published collection");
  command
      ->add_option(
          "format", options->format,
          "ftm (FollowTheMoney, JSON lines), opensanctions (targets.simple.csv), wikidata (lines of a "
          "JSON dump), csv (with --mapping)")
      ->required()
      ->check(CLI::IsMember({"ftm", "opensanctions", "wikidata", "csv"}));
  command->add_option("file", options->path, "The file, may be compressed with gzip; - for standard input")
      ->required();
  command->add_option("--mapping", options->mapping, "For csv: a YAML file that says which column is what");
  command->add_option(
      "--source", options->source,
      "Name of the collection; its ids are unique in it (default: the format, for csv the file)");
  command->add_option("--by", options->by, "Who imports (default: the login name)");
  command->add_option("--jobs", options->jobs, "Threads; the result does not depend on it")
      ->check(CLI::Range(1U, 256U))
      ->capture_default_str();
  command->callback([options, &session] { import(session, *options); });
}

}  // namespace hearsay::cli
