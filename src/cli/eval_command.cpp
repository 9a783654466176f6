#include <CLI/CLI.hpp>
#include <filesystem>
#include <fstream>
#include <iomanip>
#include <map>
#include <memory>
#include <nlohmann/json.hpp>
#include <ostream>

#include "acquire/acquire.hpp"
#include "analysis/evaluation.hpp"
#include "base/error.hpp"
#include "cli/commands.hpp"
#include "cli/listing.hpp"

namespace hearsay::cli {
namespace {

namespace fs = std::filesystem;
using analysis::Level;
using Json = nlohmann::ordered_json;

struct Options {
  std::string gold;
  std::vector<std::string> documents;
  bool errors = false;
};

// Gold files name their text; it stands beside them, in ../corpus, or where --documents says.
std::string find_text(const analysis::GoldDocument& gold, const Options& options) {
  std::vector<fs::path> folders(options.documents.begin(), options.documents.end());
  const fs::path here = fs::path(gold.path).parent_path();
  for (const char* place : {".", "../corpus", "../reports"})
    folders.push_back(here / place);
  std::error_code error;
  for (const fs::path& folder : folders)
    if (fs::is_regular_file(folder / gold.document.source, error))
      return (folder / gold.document.source).string();
  throw InputError(gold.path, "document.file",
                   "the text '" + gold.document.source + "' is not found; name its folder with --documents");
}

// The document that a gold file is about, with the metadata that the gold gives.
Document read_text(const analysis::GoldDocument& gold, const std::string& path,
                   const acquire::Provenance& provenance) {
  std::ifstream input(path, std::ios::binary);
  if (!input) throw InputError(path, "", "cannot be opened");
  std::vector<Document> documents;
  acquire::read(input, path,
                {[&](Document&& document) { documents.push_back(std::move(document)); },
                 [](const InputError& error) { throw InputError(error); }},
                provenance);
  if (documents.size() != 1) throw InputError(path, "", "one document is expected here");
  Document document = std::move(documents.front());
  const auto take = [](const std::string& given, std::string& field) {
    if (!given.empty()) field = given;
  };
  take(gold.document.title, document.title);
  take(gold.document.publisher, document.publisher);
  take(gold.document.author, document.author);
  take(gold.document.published, document.published);
  return document;
}

Json tally_row(const std::string& label, const analysis::Tally& tally) {
  Json row;
  row["of"] = label;
  row["gold"] = tally.gold;
  row["system"] = tally.system;
  for (const Level level : analysis::levels) {
    const auto rounded = [](double value) { return std::round(value * 1000) / 1000; };
    const std::string prefix(analysis::name(level));
    row[prefix + "_precision"] = rounded(tally.precision(level));
    row[prefix + "_recall"] = rounded(tally.recall(level));
    row[prefix + "_f1"] = rounded(tally.f1(level));
  }
  return row;
}

const std::vector<Column>& tally_columns() {
  static const std::vector<Column> columns = {{"", "of"},
                                              {"gold", "gold"},
                                              {"system", "system"},
                                              {"pair P", "pair_precision"},
                                              {"R", "pair_recall"},
                                              {"F1", "pair_f1"},
                                              {"claim P", "claim_precision"},
                                              {"R", "claim_recall"},
                                              {"F1", "claim_f1"},
                                              {"full P", "full_precision"},
                                              {"R", "full_recall"},
                                              {"F1", "full_f1"}};
  return columns;
}

void print_errors(Session& session, const std::vector<analysis::DocumentEvaluation>& evaluations) {
  std::ostream& out = session.out();
  for (const auto& evaluation : evaluations) {
    out << "\nMissed in " << evaluation.document << ":\n";
    for (const analysis::Miss& miss : evaluation.misses)
      out << "  " << miss.subject << " " << miss.gold.predicate << " " << miss.object << "  [" << miss.nearest
          << "]  “" << printable(miss.gold.quote) << "”\n";
    out << "\nSpurious in " << evaluation.document << ":\n";
    for (const analysis::Spurious& spurious : evaluation.spurious) {
      const claims::Claim& claim = spurious.claim.claim;
      out << "  " << claim.subject->name << " " << claim.predicate << " "
          << (claim.object ? claim.object->name : "") << "  [" << claim.rule << "]  “"
          << printable(spurious.claim.evidence.quote) << "”\n";
    }
  }
}

void evaluate(Session& session, const Options& options) {
  const reading::Reader& reader = session.reader();
  std::vector<analysis::DocumentEvaluation> evaluations;
  for (const std::string& path : analysis::gold_files(options.gold)) {
    analysis::GoldDocument gold = analysis::load_gold(path);
    const Document document = read_text(gold, find_text(gold, options), reader.provenance());
    gold.locate(document.text);
    const reading::Extraction extraction = reader.read(document);
    evaluations.push_back(
        analysis::evaluate(gold, extraction.claims, reader.claim_extractor().ontology(), document.text));
  }
  if (evaluations.empty()) throw InputError(options.gold, "", "no gold file here");
  analysis::Tally total;
  std::map<std::string, analysis::Tally> by_predicate;
  std::size_t not_verbatim = 0;
  std::vector<Json> rows;
  for (const auto& evaluation : evaluations) {
    total += evaluation.tally;
    not_verbatim += evaluation.not_verbatim;
    for (const auto& [predicate, tally] : evaluation.by_predicate)
      by_predicate[predicate] += tally;
    rows.push_back(tally_row(evaluation.document, evaluation.tally));
  }
  for (const auto& [predicate, tally] : by_predicate)
    rows.push_back(tally_row(predicate, tally));
  rows.push_back(tally_row("all", total));
  print_listing(session, tally_columns(), rows);
  if (session.format == Format::table) {
    session.out() << "\nQuotes that are not in their document to the letter: " << not_verbatim << " of "
                  << total.system << "\n";
    if (options.errors) print_errors(session, evaluations);
  }
  if (not_verbatim > 0) session.exit_status = status::nothing_found;
}

}  // namespace

void add_eval_command(CLI::App& app, Session& session) {
  auto options = std::make_shared<Options>();
  CLI::App* command = app.add_subcommand("eval", "Score the reader against gold claims");
  command->add_option("gold", options->gold, "A gold file or a folder of them")->required();
  command->add_option("--documents", options->documents,
                      "Folders with the texts (else beside the gold, or ../corpus)");
  command->add_flag("--errors", options->errors, "List what was missed and what is spurious");
  command->callback([options, &session] { evaluate(session, *options); });
}

}  // namespace hearsay::cli
