// Reports of invented events, of which some repeat others: what finding near-duplicates is measured on.
//
//   const StoryWriter writer("bench/origins/stories.yaml");
//   std::vector<Report> reports = writer.write(seed, 20000);
//
// An event has names, places and figures of its own and one to three reports, each with its own choice and
// order of facts. A fact is told in one of a few forms; words of a large invented vocabulary, drawn anew for
// each report, stand between the form's words, but in one sentence of five, which is told as it stands in
// hundreds of other reports. Two reports of one event may quote the same sentence of a spokesman. From a
// report others may be taken: reprints (another headline, dateline and credit, a few letters), cuts, and
// rewrites (synonyms, sentences in another order, another lead, background of the rewriter's own), also from
// one another. Pure: the same seed gives the same reports.
#pragma once

#include <cstddef>
#include <cstdint>
#include <map>
#include <random>
#include <set>
#include <string>
#include <string_view>
#include <vector>

namespace hearsay::bench {

enum class Taking : std::uint8_t { own, reprint, cut, rewrite };
std::string_view name(Taking taking) noexcept;

struct Report {
  std::size_t event = 0;
  std::size_t root = 0;    // position of the own report that it goes back to; itself for an own one
  std::size_t source = 0;  // position of the report that it was made from; itself for an own one
  Taking taking = Taking::own;
  std::string text;
};

class StoryWriter {
 public:
  // Throws DataError with file and line.
  explicit StoryWriter(const std::string& file);

  // At least one event; the last one may be cut short. Reports of one event stand together, sources before
  // what was taken from them.
  std::vector<Report> write(std::uint64_t seed, std::size_t count) const;

 private:
  using Random = std::mt19937_64;
  using Facts = std::map<std::string, std::string, std::less<>>;
  using Sentences = std::vector<std::string>;

  struct Draft {
    Sentences sentences;
    Facts facts;
  };

  Facts draw_facts(Random& random) const;
  Draft draw_report(const Facts& facts, Random& random) const;
  Sentences reprint(const Draft& draft, Random& random) const;
  Sentences cut(const Draft& draft, Random& random) const;
  Sentences rewrite(const Draft& draft, Random& random) const;
  std::string fill(std::string_view form, const Facts& facts, Random& random) const;
  std::string with_own_words(const std::string& form, Random& random) const;
  const std::string& own_word(Random& random) const;
  std::string with_synonyms(const std::string& sentence, double share, Random& random) const;

  std::vector<std::vector<std::string>> facts_;  // the forms of each; the first is the lead
  std::vector<std::string> vocabulary_;          // invented, the commonest first
  std::set<std::string, std::less<>> invented_;
  std::vector<std::string> background_;
  std::vector<std::string> quotes_;
  std::map<std::string, std::vector<std::string>, std::less<>> lists_;
  std::map<std::string, std::vector<std::string>, std::less<>> synonyms_;  // by word
};

}  // namespace hearsay::bench
