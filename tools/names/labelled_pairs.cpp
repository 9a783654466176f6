#include "labelled_pairs.hpp"

#include <algorithm>
#include <filesystem>
#include <fstream>

#include "base/error.hpp"
#include "base/text.hpp"

namespace hearsay::tools {
namespace {

namespace fs = std::filesystem;

constexpr std::size_t field_count = 6;

LabelledPair read_line(const std::string& line, const std::string& file, std::size_t number) {
  const auto fail = [&](const std::string& reason) -> void {
    throw InputError(file, "line " + std::to_string(number), reason);
  };
  const std::vector<std::string_view> fields = split(line, '\t');
  if (fields.size() != field_count) fail("six fields separated by tabs are expected");
  LabelledPair pair;
  pair.a = std::string(trim(fields[0]));
  pair.b = std::string(trim(fields[1]));
  if (pair.a.empty() || pair.b.empty()) fail("a name is empty");
  if (fields[2] != "same" && fields[2] != "different")
    fail("the label '" + std::string(fields[2]) + "' is neither same nor different");
  pair.same = fields[2] == "same";
  pair.kind = mentions::entity_kind_from(fields[3]);
  if (mentions::name(pair.kind) != fields[3]) fail("the kind '" + std::string(fields[3]) + "' is unknown");
  pair.origin = std::string(fields[4]);
  pair.note = std::string(fields[5]);
  pair.place = fs::path(file).filename().string() + ", line " + std::to_string(number);
  return pair;
}

void read_file(const std::string& path, std::vector<LabelledPair>& pairs) {
  std::ifstream file(path);
  if (!file) throw InputError(path, "", "cannot be opened");
  std::size_t number = 0;
  for (std::string line; std::getline(file, line);) {
    ++number;
    if (line.empty() || line[0] == '#') continue;
    pairs.push_back(read_line(line, path, number));
  }
}

}  // namespace

std::vector<LabelledPair> read_labelled_pairs(const std::string& path) {
  std::vector<std::string> files;
  std::error_code error;
  for (const auto& entry : fs::directory_iterator(path, error))
    if (entry.path().extension() == ".tsv") files.push_back(entry.path().string());
  if (error) files.push_back(path);
  std::sort(files.begin(), files.end());
  std::vector<LabelledPair> pairs;
  for (const std::string& file : files)
    read_file(file, pairs);
  if (pairs.empty()) throw InputError(path, "", "no labelled pair here");
  return pairs;
}

bool is_held_back(const std::string& path) {
  std::error_code error;
  const fs::path whole = fs::canonical(path, error);
  return std::any_of(whole.begin(), whole.end(), [](const fs::path& part) { return part == "held-back"; });
}

}  // namespace hearsay::tools
