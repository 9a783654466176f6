#include "word_vectors.hpp"

#include <charconv>
#include <cstdlib>
#include <fstream>
#include <set>

#include "base/error.hpp"
#include "syntax/network.hpp"
#include "syntax/word_keys.hpp"

namespace hearsay::train {
namespace {

constexpr std::size_t width = syntax::NetworkShape::vector;

// What newer text writes for what older text wrote.
const std::vector<std::pair<std::string, std::string>> typography = {
    {"“", "\""},  {"”", "\""}, {"«", "\""}, {"»", "\""}, {"„", "\""}, {"``", "\""},
    {"''", "\""}, {"–", "--"}, {"—", "--"}, {"‐", "-"},  {"‑", "-"},  {"…", "..."}};

}  // namespace

WordVectors read_word_vectors(const std::string& path, std::size_t most,
                              const std::vector<Document>& documents) {
  WordVectors result;
  result.vectors = syntax::Matrix(1, width);
  if (path.empty()) return result;
  std::set<std::uint32_t> wanted;
  for (const Document& document : documents) {
    for (const syntax::Sentence& sentence : document.sentences) {
      for (const syntax::Token& token : sentence.tokens)
        wanted.insert(syntax::folded_key(token.form));
    }
  }
  std::ifstream stream(path);
  if (!stream) throw InputError(path, "", "cannot be opened");
  std::string line;
  for (std::size_t number = 1; std::getline(stream, line); ++number) {
    const std::size_t space = line.find(' ');
    const std::uint32_t key = syntax::folded_key(std::string_view(line).substr(0, space));
    if (number > most && wanted.count(key) == 0) continue;
    if (!result.numbers.emplace(key, static_cast<std::uint32_t>(result.numbers.size() + 1)).second) continue;
    const char* at = line.c_str() + std::min(space, line.size());
    for (std::size_t i = 0; i < width; ++i) {
      char* end = nullptr;
      result.vectors.values.push_back(std::strtof(at, &end));
      if (end == at) throw InputError(path, "line " + std::to_string(number), "has too few numbers");
      at = end;
    }
  }
  result.vectors.rows = result.numbers.size() + 1;
  for (const auto& [newer, older] : typography) {
    const auto found = result.numbers.find(syntax::folded_key(older));
    if (found == result.numbers.end()) continue;
    const auto row = found->second;
    if (!result.numbers.emplace(syntax::folded_key(newer), static_cast<std::uint32_t>(result.vectors.rows))
             .second)
      continue;
    const std::vector<float> copy(result.vectors.row(row), result.vectors.row(row) + width);
    result.vectors.values.insert(result.vectors.values.end(), copy.begin(), copy.end());
    ++result.vectors.rows;
  }
  return result;
}

}  // namespace hearsay::train
