#include <CLI/CLI.hpp>
#include <algorithm>
#include <filesystem>
#include <memory>
#include <ostream>

#include "base/error.hpp"
#include "cli/commands.hpp"
#include "cli/listing.hpp"
#include "reading/pattern_check.hpp"

namespace hearsay::cli {
namespace {

namespace fs = std::filesystem;
using Json = nlohmann::ordered_json;

struct Options {
  std::vector<std::string> files;
};

bool same_file(const std::string& a, const std::string& b) {
  std::error_code error;
  return fs::equivalent(a, b, error);
}

// Files that are not the shipped ones are read beside them, or in the place of the one with the same name.
std::vector<std::string> additions(const std::vector<std::string>& files, const std::string& shipped) {
  std::vector<std::string> others;
  for (const std::string& file : files)
    if (!same_file(file, shipped + "/" + fs::path(file).filename().string())) others.push_back(file);
  return others;
}

std::vector<claims::Pattern> chosen(const claims::PatternLibrary& library,
                                    const std::vector<std::string>& files) {
  if (files.empty()) return library.patterns();
  std::vector<claims::Pattern> patterns;
  for (const claims::Pattern& pattern : library.patterns())
    if (std::any_of(files.begin(), files.end(),
                    [&](const std::string& file) { return same_file(file, pattern.file); }))
      patterns.push_back(pattern);
  return patterns;
}

Json row(const reading::PatternFault& fault) {
  return {{"file", fault.file}, {"line", fault.line}, {"pattern", fault.pattern}, {"reason", fault.reason}};
}

void check(Session& session, const Options& options) {
  for (const std::string& file : options.files)
    if (!fs::is_regular_file(file)) throw InputError(file, "", "cannot be opened");
  const std::string shipped = session.data() + "/patterns";
  const std::vector<std::string> more = additions(options.files, shipped);
  const reading::Reader reader =
      reading::Reader::load(session.data(), {{session.data() + "/examples/actors.yaml"}, more});
  const auto library = claims::PatternLibrary::load(shipped, reader.claim_extractor().ontology(), more);
  const reading::PatternCheck result = reading::check_patterns(reader, chosen(library, options.files));
  std::vector<Json> rows;
  for (const auto* faults : {&result.broken, &result.lacking})
    for (const reading::PatternFault& fault : *faults)
      rows.push_back(row(fault));
  if (session.format != Format::table) {
    print_listing(session, {{"file", "file"}, {"line", "line"}, {"pattern", "pattern"}, {"reason", "reason"}},
                  rows);
  } else {
    for (const Json& fault : rows)
      session.out() << printable(fault["file"].get<std::string>()) << ":" << fault["line"] << ": "
                    << printable(fault["pattern"].get<std::string>()) << " "
                    << printable(fault["reason"].get<std::string>()) << "\n";
    session.out() << result.patterns << " patterns, " << result.positive << " positive and "
                  << result.negative << " negative examples; " << result.kept << " hold, "
                  << result.broken.size() << " do not, " << result.lacking.size() << " are lacking\n";
  }
  if (!rows.empty()) session.exit_status = status::nothing_found;
}

}  // namespace

void add_patterns_command(CLI::App& app, Session& session) {
  CLI::App* command = app.add_subcommand("patterns", "The patterns that say which words state a claim");
  command->require_subcommand(1);
  auto options = std::make_shared<Options>();
  CLI::App* checking =
      command->add_subcommand("check", "Read the patterns' own examples and say which do not hold");
  checking->add_option("file", options->files, "Files of patterns (else all that are shipped)");
  checking->callback([options, &session] { check(session, *options); });
}

}  // namespace hearsay::cli
