#include "trials.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <iomanip>
#include <ostream>

#include "ensemble.hpp"
#include "evaluation.hpp"
#include "noise.hpp"
#include "passages.hpp"
#include "score_table.hpp"

namespace hearsay::train {
namespace {

void print_row(const std::string& title, const Scores& scores, std::ostream& stream) {
  stream << std::fixed << std::setprecision(2) << std::left << std::setw(26) << title << std::right;
  for (const Count* count : {&scores.syntax.upos, &scores.syntax.uas, &scores.syntax.las})
    stream << std::setw(8) << 100 * count->f1();
  if (scores.names.main.gold > 0) stream << std::setw(8) << 100 * scores.names.main.f1();
  stream << '\n';
}

void print_head(std::ostream& stream) {
  stream << std::left << std::setw(26) << "given words" << std::right;
  for (const char* column : {"UPOS", "UAS", "LAS", "names"})
    stream << std::setw(8) << column;
  stream << '\n';
}

// The document with noise in every sentence, and a text that fits.
Document noisy(const Document& document, Noise noise, Random& random) {
  Document copy = document;
  copy.text.clear();
  for (syntax::Sentence& sentence : copy.sentences) {
    sentence = with_noise(sentence, noise, random);
    if (!copy.text.empty()) copy.text += ' ';
    set_offsets(sentence, static_cast<std::uint32_t>(copy.text.size()));
    for (const syntax::Token& token : sentence.tokens) {
      copy.text.resize(token.begin, ' ');
      copy.text += token.form;
    }
  }
  return copy;
}

// Probabilities against what is right.
class Calibration {
 public:
  void add(float probability, bool right) {
    const auto bin = std::min<std::size_t>(static_cast<std::size_t>(probability * bins), bins - 1);
    sums_[bin] += probability;
    rights_[bin] += right ? 1 : 0;
    ++counts_[bin];
  }
  void print(const std::string& title, std::ostream& stream) const {
    double all = 0, sum = 0, right = 0, error = 0;
    for (std::size_t b = 0; b < bins; ++b) {
      all += counts_[b], sum += sums_[b], right += rights_[b];
      error += std::abs(sums_[b] - rights_[b]);
    }
    stream << std::fixed << std::setprecision(3) << std::left << std::setw(26) << title << std::right
           << std::setw(8) << sum / all << std::setw(8) << right / all << std::setw(8) << error / all << '\n';
  }

 private:
  static constexpr std::size_t bins = 10;
  std::array<double, bins> sums_{}, rights_{}, counts_{};
};

std::string title_of(Noise noise) {
  static constexpr std::array<const char*, noise_kinds> titles = {
      "small letters", "capitals",  "headlines", "no final stop", "no punctuation",
      "small names",   "ligatures", "quotes",    "no diacritics", "slips"};
  return titles[static_cast<std::size_t>(noise)];
}

}  // namespace

void print_ensemble(const std::vector<std::string>& models, const std::string& folder, std::ostream& stream) {
  const Ensemble ensemble(models);
  print_head(stream);
  for (const DevelopmentSet& set : development_sets(folder)) {
    Scores scores;
    for (const Document& document : set.documents) {
      std::vector<syntax::Sentence> sentences = bare(document.sentences);
      ensemble.annotate(sentences);
      scores += compare(document, sentences);
    }
    print_row(set.title + ", " + std::to_string(models.size()) + " models", scores, stream);
  }
}

void print_noise(const std::string& model_path, const std::string& folder, std::ostream& stream) {
  const syntax::Model model = syntax::Model::load(model_path);
  print_head(stream);
  for (const DevelopmentSet& set : development_sets(folder)) {
    print_row(set.title, evaluate(model, set.documents, Given::words), stream);
    for (std::size_t n = 0; n < noise_kinds; ++n) {
      const auto noise = static_cast<Noise>(n);
      Random random(n + 1);
      Scores scores;
      for (const Document& document : set.documents)
        scores += evaluate(model, noisy(document, noise, random), Given::words);
      print_row(set.title + ", " + title_of(noise), scores, stream);
    }
  }
}

void print_calibration(const std::string& model_path, const std::string& folder, std::ostream& stream) {
  const syntax::Model model = syntax::Model::load(model_path);
  stream << std::left << std::setw(26) << "given words" << std::right << std::setw(8) << "mean"
         << std::setw(8) << "right" << std::setw(8) << "error" << '\n';
  for (const DevelopmentSet& set : development_sets(folder)) {
    Calibration tags, features, heads, relations, names;
    for (const Document& document : set.documents) {
      std::vector<syntax::Sentence> sentences = bare(document.sentences);
      model.annotate(sentences);
      for (std::size_t s = 0; s < sentences.size(); ++s) {
        const syntax::Sentence& gold = document.sentences[s];
        for (std::size_t i = 0; i < gold.tokens.size(); ++i) {
          const syntax::Token &one = sentences[s].tokens[i], &other = gold.tokens[i];
          tags.add(one.tag_probability, one.upos == other.upos && one.xpos == other.xpos);
          features.add(one.features_probability, one.features == other.features);
          heads.add(one.head_probability, one.head == other.head);
          if (one.head == other.head) relations.add(one.relation_probability, one.relation == other.relation);
        }
        for (const syntax::Name& name : sentences[s].names) {
          if (!document.has_names) break;
          const bool right =
              std::any_of(gold.names.begin(), gold.names.end(), [&](const syntax::Name& other) {
                return other.first == name.first && other.last == name.last && other.kind == name.kind;
              });
          names.add(name.probability, right);
        }
      }
    }
    tags.print(set.title + ", tags", stream);
    features.print(set.title + ", features", stream);
    heads.print(set.title + ", heads", stream);
    relations.print(set.title + ", relations", stream);
    if (set.documents.front().has_names) names.print(set.title + ", names", stream);
  }
}

}  // namespace hearsay::train
