#include <CLI/CLI.hpp>
#include <cmath>
#include <filesystem>
#include <iomanip>
#include <map>
#include <memory>
#include <nlohmann/json.hpp>
#include <ostream>

#include "analysis/challenge.hpp"
#include "analysis/evaluation.hpp"
#include "analysis/gold_text.hpp"
#include "analysis/reliability.hpp"
#include "base/error.hpp"
#include "cli/commands.hpp"
#include "cli/linking_report.hpp"
#include "cli/listing.hpp"

namespace hearsay::cli {
namespace {

namespace fs = std::filesystem;
using analysis::Level;
using Json = nlohmann::ordered_json;

struct Options {
  std::vector<std::string> gold;
  std::vector<std::string> documents;
  bool errors = false;
  bool held_back = false;
  bool failures = false;
  bool links = false;
};

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

// Scores against the share of claims that gold confirms at level `claim`.
void print_reliability(std::ostream& out, const std::vector<analysis::Judged>& judged) {
  const analysis::Reliability result = analysis::reliability(judged);
  out << std::fixed << std::setprecision(3)
      << "\nScores: claims, mean score, share confirmed (claim level)\n";
  for (std::size_t i = 0; i < result.bins.size(); ++i) {
    const analysis::ReliabilityBin& bin = result.bins[i];
    if (bin.count == 0) continue;
    out << "  " << std::setprecision(1) << static_cast<double>(i) / 10 << "–"
        << static_cast<double>(i + 1) / 10 << std::setprecision(3) << std::setw(6) << bin.count << "  "
        << bin.mean_score << "  " << bin.right << "\n";
  }
  out << "Expected calibration error: " << result.expected_error << "\nAt 0.8 and above: " << result.sure
      << " claims, precision " << result.sure_precision << "\n"
      << std::defaultfloat;
}

void evaluate_gold(Session& session, const Options& options, const std::vector<std::string>& files) {
  const reading::Reader& reader = session.reader();
  std::vector<analysis::DocumentEvaluation> evaluations;
  for (const std::string& path : files) {
    analysis::GoldDocument gold = analysis::load_gold(path);
    const Document document = analysis::read_gold_text(gold, options.documents, reader.provenance());
    gold.locate(document.text);
    const reading::Extraction extraction = reader.read(document);
    evaluations.push_back(
        analysis::evaluate(gold, extraction.claims, reader.claim_extractor().ontology(), document.text));
  }
  analysis::Tally total;
  std::map<std::string, analysis::Tally> by_predicate;
  std::size_t not_verbatim = 0;
  std::vector<analysis::Judged> judged;
  std::vector<Json> rows;
  for (const auto& evaluation : evaluations) {
    total += evaluation.tally;
    not_verbatim += evaluation.not_verbatim;
    judged.insert(judged.end(), evaluation.judged.begin(), evaluation.judged.end());
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
    print_reliability(session.out(), judged);
    if (options.errors) print_errors(session, evaluations);
  }
  if (not_verbatim > 0) session.exit_status = status::nothing_found;
}

// Passed and all, of the passages that rules were written by and of those held back.
struct Passed {
  std::size_t passed = 0;
  std::size_t all = 0;
  void add(bool pass) {
    passed += pass ? 1 : 0;
    ++all;
  }
  Json text() const { return std::to_string(passed) + " of " + std::to_string(all); }
};

double percent(const Passed& passed) {
  if (passed.all == 0) return 0;
  return std::round(1000 * static_cast<double>(passed.passed) / static_cast<double>(passed.all)) / 10;
}

Json group_row(const std::string& group, const Passed& tuned, const Passed& held_back) {
  const Passed all{tuned.passed + held_back.passed, tuned.all + held_back.all};
  Json row;
  row["of"] = group;
  row["passages"] = all.all;
  row["passed"] = all.passed;
  row["percent"] = percent(all);
  row["tuned"] = tuned.text();
  row["tuned_percent"] = percent(tuned);
  row["held_back"] = held_back.text();
  row["held_back_percent"] = percent(held_back);
  return row;
}

const std::vector<Column>& challenge_columns() {
  static const std::vector<Column> columns = {{"group", "of"},
                                              {"passages", "passages"},
                                              {"passed", "passed"},
                                              {"%", "percent"},
                                              {"tuned on", "tuned"},
                                              {"%", "tuned_percent"},
                                              {"held back", "held_back"},
                                              {"%", "held_back_percent"}};
  return columns;
}

void print_faults(std::ostream& out, const analysis::Passage& passage,
                  const std::vector<std::string>& faults) {
  out << passage.id << "\n    “" << printable(passage.document.text) << "”\n";
  for (const std::string& fault : faults)
    out << "    " << printable(fault) << "\n";
}

void evaluate_challenges(Session& session, const Options& options, const std::string& directory) {
  const reading::Reader& reader = session.reader();
  const claims::Ontology& ontology = reader.claim_extractor().ontology();
  std::vector<Json> rows;
  Passed tuned;
  Passed held_back;
  for (const analysis::Challenge& challenge : analysis::load_challenges(directory, ontology)) {
    Passed group_tuned;
    Passed group_held_back;
    for (const analysis::Passage& passage : challenge.passages) {
      Document document = passage.document;  // with the notes that reading a file finds
      acquire::complete_metadata(document, reader.provenance());
      const std::vector<std::string> faults =
          analysis::faults(passage, reader.read(document).claims, ontology);
      (passage.held_back ? group_held_back : group_tuned).add(faults.empty());
      (passage.held_back ? held_back : tuned).add(faults.empty());
      if (faults.empty()) continue;
      if (options.failures) session.out() << passage.id << "\n";
      if (options.errors && (!passage.held_back || options.held_back))
        print_faults(session.out(), passage, faults);
    }
    rows.push_back(group_row(challenge.group, group_tuned, group_held_back));
  }
  if (options.failures) return;
  rows.push_back(group_row("all", tuned, held_back));
  print_listing(session, challenge_columns(), rows);
}

bool holds_challenges(const std::string& path) {
  std::error_code error;
  for (const auto& entry : fs::directory_iterator(path, error))
    if (entry.path().extension() == ".yaml") return true;
  return false;
}

void evaluate(Session& session, const Options& options) {
  std::vector<std::string> files;
  for (const std::string& path : options.gold) {
    if (holds_challenges(path)) {
      evaluate_challenges(session, options, path);
      continue;
    }
    const std::vector<std::string> found = analysis::gold_files(path);
    if (found.empty()) throw InputError(path, "", "no gold file here");
    files.insert(files.end(), found.begin(), found.end());
  }
  if (files.empty()) return;
  if (options.links)
    evaluate_links(session, files, options.documents, options.errors);
  else
    evaluate_gold(session, options, files);
}

}  // namespace

void add_eval_command(CLI::App& app, Session& session) {
  auto options = std::make_shared<Options>();
  CLI::App* command = app.add_subcommand("eval", "Score the reader against gold claims or a challenge suite");
  command
      ->add_option("gold", options->gold,
                   "Gold files, folders of them, or folders with a challenge suite (*.yaml)")
      ->required();
  command->add_option("--documents", options->documents,
                      "Folders with the texts (else beside the gold, or ../corpus)");
  command->add_flag("--errors", options->errors, "List what was missed and what is spurious");
  command->add_flag("--held-back", options->held_back,
                    "With --errors: also those of held-back passages, which rules should not be written by");
  command->add_flag("--failures", options->failures,
                    "Of a challenge suite: only the ids that are not passed");
  command->add_flag("--links", options->links,
                    "Instead of claims: whether all names of a gold entity are linked to one entity");
  command->callback([options, &session] { evaluate(session, *options); });
}

}  // namespace hearsay::cli
