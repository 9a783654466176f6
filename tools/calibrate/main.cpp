// hearsay-calibrate: fits the weights of a claim's score on gold (src/claims/score.hpp).
//
//   hearsay-calibrate --data data --documents FOLDER… --output data/calibration/score.yaml GOLD…
//
// Reads every gold document, asks of each claim whether gold confirms it (level `claim`), and fits a logistic
// regression with a ridge penalty by gradient descent on standardised features. Prints the expected
// calibration error on what it was fitted on and, each document left out once, on what it was not. The same
// gold gives the same file.
#include <CLI/CLI.hpp>
#include <cmath>
#include <fstream>
#include <iomanip>
#include <iostream>

#include "analysis/evaluation.hpp"
#include "analysis/gold_text.hpp"
#include "base/error.hpp"
#include "reading/reader.hpp"

namespace {

using namespace hearsay;
using analysis::Judged;
using claims::score_feature_count;
using claims::ScoreFeature;
using Weights = std::array<double, score_feature_count>;

constexpr double ridge = 10.0;
constexpr int steps = 20000;
constexpr double rate = 0.5;

// Mean and deviation of each feature; the bias stays as it is.
struct Scale {
  Weights mean{};
  Weights deviation{};
};

Scale scale_of(const std::vector<Judged>& claims) {
  Scale scale;
  const auto count = static_cast<double>(claims.size());
  for (std::size_t i = 0; i < score_feature_count; ++i) {
    const auto feature = static_cast<ScoreFeature>(i);
    double sum = 0;
    double squares = 0;
    for (const Judged& claim : claims) {
      sum += claim.features[feature];
      squares += claim.features[feature] * claim.features[feature];
    }
    scale.mean[i] = sum / count;
    scale.deviation[i] = std::sqrt(std::max(squares / count - scale.mean[i] * scale.mean[i], 1e-9));
  }
  scale.mean[0] = 0;
  scale.deviation[0] = 1;
  return scale;
}

Weights fit(const std::vector<Judged>& claims) {
  const Scale scale = scale_of(claims);
  Weights weights{};
  const auto count = static_cast<double>(claims.size());
  for (int step = 0; step < steps; ++step) {
    Weights gradient{};
    for (const Judged& claim : claims) {
      Weights values{};
      double sum = 0;
      for (std::size_t i = 0; i < score_feature_count; ++i) {
        values[i] = (claim.features[static_cast<ScoreFeature>(i)] - scale.mean[i]) / scale.deviation[i];
        sum += weights[i] * values[i];
      }
      const double error = 1 / (1 + std::exp(-sum)) - (claim.right ? 1 : 0);
      for (std::size_t i = 0; i < score_feature_count; ++i)
        gradient[i] += error * values[i];
    }
    for (std::size_t i = 0; i < score_feature_count; ++i)
      weights[i] -= rate * (gradient[i] + (i == 0 ? 0 : ridge * weights[i])) / count;
  }
  for (std::size_t i = 1; i < score_feature_count; ++i) {
    weights[i] /= scale.deviation[i];
    weights[0] -= weights[i] * scale.mean[i];
  }
  return weights;
}

std::vector<Judged> scored(std::vector<Judged> claims, const Weights& weights) {
  const claims::ScoreModel model(weights);
  for (Judged& claim : claims)
    claim.score = model.probability(claim.features);
  return claims;
}

void report(const char* what, const std::vector<Judged>& claims) {
  const analysis::Reliability result = analysis::reliability(claims);
  std::cout << what << ": " << claims.size() << " claims, expected calibration error " << std::setprecision(3)
            << result.expected_error << ", at 0.8 and above " << result.sure << " claims, precision "
            << result.sure_precision << "\n";
}

void write(const std::string& path, const Weights& weights, const std::string& made_by) {
  std::ofstream out(path);
  out << "# Weights of a claim's score (src/claims/score.hpp), fitted by tools/calibrate.\nschema: "
         "hearsay/score/1\n"
      << "made_by: \"" << made_by << "\"\nweights:\n"
      << std::setprecision(4);
  for (std::size_t i = 0; i < score_feature_count; ++i)
    out << "  " << claims::name(static_cast<ScoreFeature>(i)) << ": " << weights[i] << "\n";
  if (!out.flush()) throw Error(path, "", "cannot be written");
}

int run(const std::string& data, const std::vector<std::string>& gold,
        const std::vector<std::string>& folders, const std::string& output, const std::string& made_by) {
  const reading::Reader reader = reading::Reader::load(data);
  std::vector<std::vector<Judged>> documents;
  std::vector<Judged> all;
  for (const std::string& place : gold) {
    for (const std::string& path : analysis::gold_files(place)) {
      analysis::GoldDocument document = analysis::load_gold(path);
      const Document text = analysis::read_gold_text(document, folders, reader.provenance());
      document.locate(text.text);
      const auto claims = reader.read(text).claims;
      documents.push_back(
          analysis::evaluate(document, claims, reader.claim_extractor().ontology(), text.text).judged);
      all.insert(all.end(), documents.back().begin(), documents.back().end());
    }
  }
  if (all.empty()) throw InputError("", "", "no claim was read from the gold documents");
  report("as it was", all);
  const Weights weights = fit(all);
  report("fitted", scored(all, weights));
  std::vector<Judged> left_out;
  for (std::size_t out = 0; out < documents.size(); ++out) {
    std::vector<Judged> rest;
    for (std::size_t i = 0; i < documents.size(); ++i)
      if (i != out) rest.insert(rest.end(), documents[i].begin(), documents[i].end());
    const std::vector<Judged> judged = scored(documents[out], fit(rest));
    left_out.insert(left_out.end(), judged.begin(), judged.end());
  }
  report("each document left out once", left_out);
  write(output, weights, made_by);
  return 0;
}

}  // namespace

int main(int argc, char** argv) {
  CLI::App app("Fits the weights of a claim's score on gold", "hearsay-calibrate");
  std::string data = "data";
  std::string output;
  std::vector<std::string> gold;
  std::vector<std::string> folders;
  app.add_option("gold", gold, "Gold files or folders of them")->required();
  app.add_option("--data", data, "The data folder")->capture_default_str();
  app.add_option("--documents", folders, "Folders with the texts");
  app.add_option("--output", output, "Where to write the weights")->required();
  CLI11_PARSE(app, argc, argv);
  std::string made_by = "hearsay-calibrate";
  for (int i = 1; i < argc; ++i)
    made_by += std::string(" ") + argv[i];
  try {
    return run(data, gold, folders, output, made_by);
  } catch (const std::exception& error) {
    std::cerr << "hearsay-calibrate: " << error.what() << '\n';
    return 3;
  }
}
