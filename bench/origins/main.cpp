// How well, and how fast, near-duplicates are found: ./run bench --origins. See bench/README.md.
//
//   hearsay_origins_bench                      precision and recall on 20,000 generated reports
//   hearsay_origins_bench --scale 1000000      so many texts: time, memory, one more document
//   hearsay_origins_bench --ledger 100000      the same in a whole ledger
#include <CLI/CLI.hpp>
#include <iostream>
#include <set>

#include "clock.hpp"
#include "scale.hpp"
#include "score.hpp"
#include "stories.hpp"

namespace hearsay::bench {
namespace {

struct Options {
  std::size_t documents = 20000;
  std::uint64_t seed = 1;
  std::size_t scale = 0;
  std::size_t ledger = 0;
  std::size_t errors = 0;
  std::string data = HEARSAY_DATA_DIRECTORY;
};

void print_pair(const Report& a, const Report& b, const char* what) {
  std::cout << "\n--- " << what << " (" << name(b.taking) << ")\n" << a.text << "\n---\n" << b.text << '\n';
}

// Some of what was missed or wrong, to look at.
void print_errors(const std::vector<Report>& reports, const Search& search, std::size_t most) {
  std::size_t shown = 0;
  for (const auto& [a, b] : search.found)
    if (reports[a].root != reports[b].root && shown++ < most)
      print_pair(reports[a], reports[b], "taken for one text, but two");
  const std::set<std::pair<std::size_t, std::size_t>> found(search.found.begin(), search.found.end());
  shown = 0;
  for (std::size_t i = 0; i < reports.size(); ++i)
    if (reports[i].source != i && !found.contains({reports[i].source, i}) && shown++ < most)
      print_pair(reports[reports[i].source], reports[i], "not found");
}

void measure_quality(const Options& options) {
  const StoryWriter writer(HEARSAY_SOURCE_DIRECTORY "/bench/origins/stories.yaml");
  const std::vector<Report> reports = writer.write(options.seed, options.documents);
  const Stopwatch watch;
  const Search search = bench::search(reports);
  const double seconds = watch.wall();
  const Score result = score(reports, search.found);
  std::cout << reports.size() << " reports of " << reports.back().event + 1 << " events, seed "
            << options.seed << "\n"
            << search.candidates << " pairs aligned, " << seconds << " s (" << watch.cpu()
            << " s of processor)\n"
            << "pairs: precision " << result.pair_precision() << " of " << result.found << '\n'
            << "takings: recall " << result.taking_recall() << " of " << result.takings << '\n';
  for (const auto& [kind, counts] : result.by_kind)
    std::cout << "  " << kind << ": " << counts.first << " of " << counts.second << '\n';
  std::cout << "groups: precision " << result.group_precision() << " of " << result.grouped
            << " pairs, recall " << result.group_recall() << " of " << result.true_pairs << '\n';
  print_errors(reports, search, options.errors);
}

}  // namespace
}  // namespace hearsay::bench

int main(int argc, char** argv) {
  hearsay::bench::Options options;
  CLI::App app("Measures how well and how fast near-duplicates are found.", "hearsay_origins_bench");
  app.add_option("--documents", options.documents, "Generated reports")->capture_default_str();
  app.add_option("--seed", options.seed, "Of the generator")->capture_default_str();
  app.add_option("--errors", options.errors, "Print so many wrong and missed pairs")->capture_default_str();
  app.add_option("--scale", options.scale, "Instead: so many texts");
  app.add_option("--ledger", options.ledger, "Instead: a whole ledger of so many documents");
  app.add_option("--data", options.data, "The folder with lexicons and packs")->capture_default_str();
  CLI11_PARSE(app, argc, argv);
  try {
    if (options.scale > 0)
      hearsay::bench::measure_texts(options.scale, options.seed, std::cout);
    else if (options.ledger > 0)
      hearsay::bench::measure_ledger(options.ledger, options.seed, options.data, std::cout);
    else
      hearsay::bench::measure_quality(options);
    return 0;
  } catch (const std::exception& error) {
    std::cerr << "hearsay_origins_bench: " << error.what() << '\n';
    return 1;
  }
}
