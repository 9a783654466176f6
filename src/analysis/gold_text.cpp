#include "analysis/gold_text.hpp"

#include <filesystem>
#include <fstream>
#include <vector>

#include "acquire/acquire.hpp"
#include "base/error.hpp"

namespace hearsay::analysis {
namespace {

namespace fs = std::filesystem;

// Gold files name their text; it stands beside them, in ../corpus, or where --documents says.
std::string find_text(const GoldDocument& gold, std::span<const std::string> given) {
  std::vector<fs::path> folders(given.begin(), given.end());
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
Document read_text(const GoldDocument& gold, const std::string& path, const acquire::Provenance& provenance) {
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

}  // namespace

Document read_gold_text(const GoldDocument& gold, std::span<const std::string> folders,
                        const acquire::Provenance& provenance) {
  return read_text(gold, find_text(gold, folders), provenance);
}

}  // namespace hearsay::analysis
