#include "analysis/anonymous_quotes.hpp"

#include <algorithm>
#include <array>
#include <set>
#include <unordered_map>
#include <utility>

#include "resemblance/words.hpp"

namespace hearsay::analysis {
namespace {

constexpr std::size_t run_words = 3;
constexpr std::size_t fewest_runs = 4;  // six words
constexpr double same_words = 0.8;
constexpr std::size_t most_with_one_run = 64;

constexpr std::array<std::pair<std::string_view, std::string_view>, 5> marks = {
    {{"“", "”"}, {"«", "»"}, {"„", "“"}, {"‘", "’"}, {"\"", "\""}}};

struct Quote {
  std::size_t claim = 0;
  std::string words;
  std::set<std::uint64_t> runs;
};

std::vector<Quote> quotes_of(std::span<const claims::ClaimRecord* const> records) {
  std::vector<Quote> quotes;
  for (std::size_t i = 0; i < records.size(); ++i) {
    const auto& chain = records[i]->claim.attribution;
    if (chain.empty() || chain.front().kind != claims::HolderKind::anonymous) continue;
    for (std::string& words : quoted_in(records[i]->evidence.quote)) {
      const auto runs = resemblance::shingles_of(resemblance::words_of(words), run_words);
      Quote quote{i, std::move(words), {runs.begin(), runs.end()}};
      if (quote.runs.size() >= fewest_runs) quotes.push_back(std::move(quote));
    }
  }
  return quotes;
}

bool says_the_same(const Quote& a, const Quote& b) {
  const auto common = static_cast<double>(
      std::count_if(a.runs.begin(), a.runs.end(), [&](std::uint64_t run) { return b.runs.contains(run); }));
  return common >= same_words * static_cast<double>(std::min(a.runs.size(), b.runs.size()));
}

}  // namespace

std::vector<std::string> quoted_in(const std::string& text) {
  std::vector<std::string> quoted;
  for (std::size_t at = 0; at < text.size();) {
    const auto pair = std::find_if(marks.begin(), marks.end(), [&](const auto& mark) {
      return text.compare(at, mark.first.size(), mark.first) == 0;
    });
    const std::size_t begin = pair == marks.end() ? at + 1 : at + pair->first.size();
    const std::size_t end = pair == marks.end() ? std::string::npos : text.find(pair->second, begin);
    if (end != std::string::npos) quoted.push_back(text.substr(begin, end - begin));
    at = end == std::string::npos ? begin : end + pair->second.size();
  }
  return quoted;
}

std::vector<SharedQuote> shared_anonymous_quotes(std::span<const claims::ClaimRecord* const> records) {
  const std::vector<Quote> quotes = quotes_of(records);
  std::unordered_map<std::uint64_t, std::vector<std::size_t>> having;
  std::vector<SharedQuote> shared;
  for (std::size_t i = 0; i < quotes.size(); ++i) {
    std::set<std::size_t> candidates;
    for (const std::uint64_t run : quotes[i].runs) {
      std::vector<std::size_t>& list = having[run];
      candidates.insert(list.begin(), list.end());
      if (list.size() < most_with_one_run) list.push_back(i);
    }
    for (const std::size_t other : candidates)
      if (records[quotes[other].claim]->document.id != records[quotes[i].claim]->document.id &&
          says_the_same(quotes[other], quotes[i]))
        shared.push_back({quotes[other].claim, quotes[i].claim, quotes[other].words});
  }
  return shared;
}

}  // namespace hearsay::analysis
