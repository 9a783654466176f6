// hearsay-eval-names: how well names are compared, on labelled pairs, beside three similarities of strings.
//
//   hearsay-eval-names --data data tests/names/open            totals, and for each origin and kind
//   hearsay-eval-names --data data --errors tests/names/open   also the pairs that are decided wrongly
//   hearsay-eval-names --data data tests/names/held-back       totals only
//
// Names are compared as `hearsay names score` does, with the knowledge packs; the row "all, without the
// packs" says what form alone gives, and with --no-packs all rows do.
//
// Precision and recall are of the decision `same` at the thresholds that Hearsay ships; "open" is the share
// of the pairs that are left to a person (`unsure`). Each baseline is given the threshold at which its F1 on
// these very pairs is best, which is more than it would have in use (the recall at the first threshold with
// precision 0.97 stands beside it), and runs twice: on the names as they are
// written and on what ICU's "Any-Latin; Latin-ASCII; Lower" makes of them. Pairs of a folder "held-back" are
// never printed. Exit status: 0 done, 2 wrong usage, 3 bad input.
#include <CLI/CLI.hpp>
#include <algorithm>
#include <cstdio>
#include <functional>
#include <iostream>
#include <map>

#include "base/error.hpp"
#include "baselines.hpp"
#include "entities/compare.hpp"
#include "entities/known_names.hpp"
#include "labelled_pairs.hpp"

namespace {

using namespace hearsay;
using entities::Decision;
using tools::LabelledPair;

struct Options {
  std::string data = "data";
  std::vector<std::string> paths;
  bool errors = false;
  bool baselines = true;
  bool packs = true;
};

struct Tally {
  std::size_t same = 0, different = 0;            // labels
  std::size_t right = 0, wrong = 0;               // decided `same`
  std::size_t open_same = 0, open_different = 0;  // decided `unsure`

  void add(bool labelled_same, Decision decision) {
    ++(labelled_same ? same : different);
    if (decision == Decision::same) ++(labelled_same ? right : wrong);
    if (decision == Decision::unsure) ++(labelled_same ? open_same : open_different);
  }
};

double share(std::size_t part, std::size_t whole) {
  return whole == 0 ? 0 : static_cast<double>(part) / static_cast<double>(whole);
}
double f1(double precision, double recall) {
  return precision + recall > 0 ? 2 * precision * recall / (precision + recall) : 0;
}

void print_head(const char* of) {
  std::printf("%-22s %6s %6s  %9s %6s %6s  %10s %10s %8s\n", of, "pairs", "same", "precision", "recall", "F1",
              "unsure: P", "R", "open");
}

// The second three: as if `unsure` were `same`, and the share of all pairs that are left open.
void print_row(const std::string& of, const Tally& tally) {
  const double precision = share(tally.right, tally.right + tally.wrong);
  const double recall = share(tally.right, tally.same);
  const std::size_t loose = tally.right + tally.open_same;
  const std::size_t all = tally.same + tally.different;
  std::printf("%-22s %6zu %6zu  %9.4f %6.4f %6.4f  %10.4f %10.4f %8.4f\n", of.c_str(), all, tally.same,
              precision, recall, f1(precision, recall),
              share(loose, loose + tally.wrong + tally.open_different), share(loose, tally.same),
              share(tally.open_same + tally.open_different, all));
}

struct Threshold {
  double at = 1, precision = 0, recall = 0;
};

// The threshold with the best F1, and the one with the best recall at the precision that Hearsay is held to.
// Sorts by score and looks at each step. n log n.
void print_baseline(const std::string& name, std::vector<std::pair<double, bool>> scored) {
  constexpr double wanted = 0.97;
  std::sort(scored.begin(), scored.end(), std::greater<>());
  const auto same = static_cast<std::size_t>(
      std::count_if(scored.begin(), scored.end(), [](const auto& pair) { return pair.second; }));
  Threshold best, precise;
  std::size_t right = 0;
  for (std::size_t i = 0; i < scored.size(); ++i) {
    right += scored[i].second ? 1 : 0;
    if (i + 1 < scored.size() && scored[i + 1].first == scored[i].first) continue;
    const Threshold here{scored[i].first, share(right, i + 1), share(right, same)};
    if (f1(here.precision, here.recall) > f1(best.precision, best.recall)) best = here;
    if (here.precision >= wanted && here.recall > precise.recall) precise = here;
  }
  std::printf("%-42s %9.3f  %9.4f %6.4f %6.4f  %9.3f %6.4f\n", name.c_str(), best.at, best.precision,
              best.recall, f1(best.precision, best.recall), precise.at, precise.recall);
}

void print_baselines(const std::vector<LabelledPair>& pairs) {
  struct Baseline {
    const char* name;
    double (*similarity)(std::string_view, std::string_view);
  };
  constexpr Baseline baselines[] = {{"Jaro-Winkler", tools::jaro_winkler},
                                    {"Double Metaphone", tools::metaphone_similarity},
                                    {"trigrams (pg_trgm's definition)", tools::trigram_similarity}};
  std::printf("\n%-42s %9s  %9s %6s %6s  %9s %6s\n", "beside it, each at its best threshold", "best F1 at",
              "precision", "recall", "F1", "P 0.97 at", "recall");
  for (const bool latin : {false, true})
    for (const Baseline& baseline : baselines) {
      std::vector<std::pair<double, bool>> scored;
      for (const LabelledPair& pair : pairs)
        scored.emplace_back(latin ? baseline.similarity(tools::icu_latin(pair.a), tools::icu_latin(pair.b))
                                  : baseline.similarity(pair.a, pair.b),
                            pair.same);
      print_baseline(std::string(baseline.name) + (latin ? ", ICU Latin" : ""), std::move(scored));
    }
}

void print_error(const LabelledPair& pair, const entities::NameComparison& comparison) {
  std::cout << (pair.same ? "missed  " : "merged  ") << comparison.score << "  " << pair.a << " | " << pair.b
            << "  [" << mentions::name(pair.kind) << ", " << pair.origin << ", " << pair.note << "; "
            << pair.place << "]";
  for (const std::string& reason : comparison.reasons)
    std::cout << "; " << reason;
  std::cout << "\n";
}

void evaluate(const Options& options) {
  std::vector<LabelledPair> pairs;
  for (const std::string& path : options.paths) {
    if (options.errors && tools::is_held_back(path))
      throw UsageError(path, "", "pairs that are held back are not listed");
    const std::vector<LabelledPair> more = tools::read_labelled_pairs(path);
    pairs.insert(pairs.end(), more.begin(), more.end());
  }
  const entities::NameRules rules = entities::NameRules::load(options.data + "/lexicons/names.yaml");
  const entities::KnowledgePack pack =
      options.packs ? entities::KnowledgePack::load(options.data + "/packs") : entities::KnowledgePack{};
  const entities::KnownNames known(rules, pack);
  Tally all, by_form;
  std::map<std::string, Tally> kinds, origins;
  for (const LabelledPair& pair : pairs) {
    const entities::NameComparison comparison = known.compare(pair.a, pair.b, pair.kind);
    by_form.add(pair.same, entities::compare(rules, pair.a, pair.b, pair.kind).decision);
    for (Tally* tally : {&all, &kinds[std::string(mentions::name(pair.kind))], &origins[pair.origin]})
      tally->add(pair.same, comparison.decision);
    const bool wrong = (comparison.decision == Decision::same) != pair.same;
    if (options.errors && wrong) print_error(pair, comparison);
  }
  std::cout.flush();
  print_head("origin");
  for (const auto& [origin, tally] : origins)
    print_row(origin, tally);
  print_head("kind");
  for (const auto& [kind, tally] : kinds)
    print_row(kind, tally);
  print_row("all", all);
  if (options.packs) print_row("all, without the packs", by_form);
  if (options.baselines) print_baselines(pairs);
}

}  // namespace

int main(int argc, char** argv) {
  Options options;
  CLI::App app("Compares labelled pairs of names and counts what is right", "hearsay-eval-names");
  app.add_option("--data", options.data, "The data folder")->capture_default_str();
  app.add_option("pairs", options.paths, "Files of pairs (*.tsv), or folders of them")->required();
  app.add_flag("--errors", options.errors, "List the pairs that are decided wrongly; never those held back");
  app.add_flag("!--no-baselines", options.baselines, "Only Hearsay");
  app.add_flag("!--no-packs", options.packs, "By form alone, without the knowledge packs");
  try {
    app.parse(argc, argv);
    evaluate(options);
    return 0;
  } catch (const CLI::ParseError& error) {
    return app.exit(error) == 0 ? 0 : 2;
  } catch (const UsageError& error) {
    std::cerr << "hearsay-eval-names: " << error.what() << "\n";
    return 2;
  } catch (const std::exception& error) {
    std::cerr << "hearsay-eval-names: " << error.what() << "\n";
    return 3;
  }
}
