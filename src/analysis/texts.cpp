#include "analysis/texts.hpp"

#include <algorithm>
#include <unordered_map>

namespace hearsay::analysis {
namespace {

constexpr std::size_t run_words = 3;
constexpr std::size_t fewest_runs = 8;
constexpr double same_passage = 0.8;
// Of the passages that have a run of words, so many are looked at: a passage that hundreds print meets the
// first of them, and the others through those.
constexpr std::size_t most_with_one_run = 256;

std::vector<std::uint64_t> distinct_runs(const resemblance::Words& words) {
  std::vector<std::uint64_t> runs = resemblance::shingles_of(words, run_words);
  std::sort(runs.begin(), runs.end());
  runs.erase(std::unique(runs.begin(), runs.end()), runs.end());
  return runs;
}

}  // namespace

const Texts::Read& Texts::read(const std::string& id) {
  const auto found = read_.find(id);
  if (found != read_.end()) return found->second;
  Read& fresh = read_[id];
  if (source_) fresh.document = source_(id).value_or(Document{});
  fresh.words = resemblance::words_of(fresh.document.text);
  fresh.sketch = resemblance::sketch_of(fresh.words);
  fresh.runs = distinct_runs(fresh.words);
  return fresh;
}

const Document& Texts::document(const std::string& id) {
  return read(id).document;
}

const resemblance::Resemblance& Texts::compare(const std::string& a, const std::string& b) {
  const std::pair<std::string, std::string> key = std::minmax(a, b);
  const auto found = compared_.find(key);
  if (found != compared_.end()) return found->second;
  return compared_.emplace(key, resemblance::compare(read(key.first).words, read(key.second).words))
      .first->second;
}

std::vector<TextPair> Texts::alike(std::span<const std::string> ids) {
  std::vector<resemblance::Sketch> sketches;
  for (const std::string& id : ids)
    sketches.push_back(read(id).sketch);
  std::vector<TextPair> pairs;
  for (const resemblance::SketchPair& pair : resemblance::pairs_of(sketches, 1)) {
    const resemblance::Resemblance& found = compare(ids[pair.first], ids[pair.second]);
    if (found.alike()) pairs.push_back({pair.first, pair.second, found});
  }
  return pairs;
}

std::vector<Taken> Texts::passages(std::span<const std::string> ids,
                                   std::span<const SourcePassage> passages) {
  std::vector<std::size_t> sizes(passages.size());
  std::unordered_map<std::uint64_t, std::vector<std::size_t>> having;  // by run
  std::vector<std::vector<std::uint64_t>> runs_of(ids.size());         // with those of a document's passages
  for (std::size_t i = 0; i < passages.size(); ++i) {
    const std::vector<std::uint64_t> runs = distinct_runs(resemblance::words_of(passages[i].text));
    if (runs.size() < fewest_runs) continue;
    sizes[i] = runs.size();
    for (const std::uint64_t run : runs)
      if (std::vector<std::size_t>& list = having[run]; list.size() < most_with_one_run) list.push_back(i);
    auto& own = runs_of[passages[i].document];
    own.insert(own.end(), runs.begin(), runs.end());
  }
  std::vector<Taken> taken;
  std::vector<std::size_t> hits(passages.size());
  std::vector<std::size_t> touched;
  for (std::size_t document = 0; document < ids.size(); ++document) {
    std::vector<std::uint64_t>& runs = runs_of[document];
    const std::vector<std::uint64_t>& of_text = read(ids[document]).runs;
    runs.insert(runs.end(), of_text.begin(), of_text.end());
    std::sort(runs.begin(), runs.end());
    runs.erase(std::unique(runs.begin(), runs.end()), runs.end());
    for (const std::uint64_t run : runs) {
      const auto found = having.find(run);
      if (found == having.end()) continue;
      for (const std::size_t passage : found->second)
        if (passages[passage].document != document && hits[passage]++ == 0) touched.push_back(passage);
    }
    std::sort(touched.begin(), touched.end());
    for (const std::size_t passage : touched) {
      const double share = static_cast<double>(hits[passage]) / static_cast<double>(sizes[passage]);
      if (share >= same_passage) taken.push_back({passage, document, share});
      hits[passage] = 0;
    }
    touched.clear();
  }
  return taken;
}

}  // namespace hearsay::analysis
