#include "cli/owners.hpp"

#include <CLI/CLI.hpp>
#include <filesystem>

namespace hearsay::cli {

void add_owners_option(CLI::App& command, std::vector<std::string>& files) {
  command.add_option("--owners", files, "A YAML file that says who owns which outlet; may be given again")
      ->check(CLI::ExistingFile);
}

analysis::Ownership load_owners(Session& session, const std::vector<std::string>& files) {
  std::vector<std::string> packs;
  const std::string outlets = session.data() + "/packs/outlets.yaml";
  if (std::filesystem::exists(outlets)) packs.push_back(outlets);
  return analysis::Ownership::load(packs, files);
}

}  // namespace hearsay::cli
