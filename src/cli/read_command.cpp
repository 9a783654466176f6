#include <CLI/CLI.hpp>
#include <memory>
#include <nlohmann/json.hpp>
#include <ostream>
#include <thread>

#include "base/error.hpp"
#include "cli/commands.hpp"
#include "cli/inputs.hpp"
#include "cli/listing.hpp"
#include "cli/progress.hpp"
#include "reading/parallel.hpp"

namespace hearsay::cli {
namespace {

struct Options {
  std::vector<std::string> paths;
  unsigned jobs = std::max(1U, std::thread::hardware_concurrency());
};

struct Summary {
  std::size_t documents = 0;  // new ones
  std::size_t reread = 0;     // known ones, read by a newer version of the reader
  std::size_t known = 0;
  std::size_t failed = 0;
  std::size_t claims = 0;
  std::size_t words = 0;
};

void print_summary(Session& session, const Summary& summary) {
  if (print_counts(session, {{"documents", summary.documents},
                             {"read_again", summary.reread},
                             {"already_there", summary.known},
                             {"failed", summary.failed},
                             {"claims", summary.claims},
                             {"words", summary.words}}))
    return;
  std::ostream& out = session.out();
  out << "Read " << summary.documents << (summary.documents == 1 ? " document, " : " documents, ")
      << summary.words << " words, " << summary.claims << " claims into " << session.ledger_location << ".\n";
  if (summary.reread > 0) out << summary.reread << " read again by this version.\n";
  if (summary.known > 0) out << summary.known << " were there already.\n";
  if (summary.failed > 0) out << summary.failed << " could not be read; see the lines above.\n";
}

// Takes what was read into the ledger, document by document, in the order of the input.
class LedgerWriter {
 public:
  LedgerWriter(Session& session, Progress& progress)
      : session_(session), progress_(progress), ledger_(session.ledger(true)) {}

  void take(reading::Output&& output) {
    if (output.error) {
      fail(*output.error);
    } else if (output.skipped) {
      ++summary_.known;
    } else {
      add(output);
    }
    progress_.show([&](std::ostream& out) { show(out, output.document.source); });
  }

  const Summary& summary() const { return summary_; }

 private:
  void add(const reading::Output& output) {
    ledger::Added added = ledger::Added::nothing;
    try {
      added = ledger_.add(output.document, output.extraction, now());
    } catch (const InputError& error) {
      fail(error);
      return;
    }
    if (added == ledger::Added::nothing) {
      ++summary_.known;
      return;
    }
    ++(added == ledger::Added::document ? summary_.documents : summary_.reread);
    summary_.claims += output.extraction.claims.size();
    summary_.words += output.extraction.words;
  }

  void show(std::ostream& out, const std::string& source) const {
    out << summary_.documents + summary_.reread + summary_.known << " documents, " << summary_.claims
        << " claims" << (summary_.failed > 0 ? ", " + std::to_string(summary_.failed) + " failed" : "")
        << "  " << printable(source).substr(0, 50);
  }

  void fail(const std::exception& error) {
    ++summary_.failed;
    progress_.clear();
    session_.messages() << "hearsay: " << printable(error.what()) << '\n';
  }

  Session& session_;
  Progress& progress_;
  ledger::Ledger& ledger_;
  Summary summary_;
};

void read(Session& session, const Options& options) {
  const reading::Reader& reader = session.reader();
  Progress progress(session.messages());
  LedgerWriter writer(session, progress);
  // The producer runs on a thread of its own and so asks a connection of its own whether a document is known.
  const std::unique_ptr<ledger::Ledger> known = session.open_ledger(true);
  reading::read_in_order(
      reader, options.jobs,
      [&](const auto& put) {
        const acquire::Sink sink{[&](Document&& document) {
                                   // In a ledger the text and its source are the identity: a corrected
                                   // article under an old id is another document beside the first.
                                   document.id = acquire::document_id(document);
                                   const bool skip = known->has(document.id, reading::Reader::version);
                                   put({std::move(document), skip, std::nullopt});
                                 },
                                 [&](const InputError& error) {
                                   put({{}, false, error});
                                 }};
        read_inputs(options.paths, reader.provenance(), sink);
      },
      [&](reading::Output&& output) { writer.take(std::move(output)); });
  progress.clear();
  print_summary(session, writer.summary());
  if (writer.summary().failed > 0) session.exit_status = status::bad_input;
}

}  // namespace

void add_read_command(CLI::App& app, Session& session) {
  auto options = std::make_shared<Options>();
  CLI::App* command = app.add_subcommand("read", "Read documents into the ledger");
  command->add_option("path", options->paths, "Files, folders, globs, or - for standard input")->required();
  command->add_option("--jobs", options->jobs, "Threads; the claims do not depend on it")
      ->check(CLI::Range(1U, 256U))
      ->capture_default_str();
  command->callback([options, &session] { read(session, *options); });
}

}  // namespace hearsay::cli
