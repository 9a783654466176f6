// All figures of a model beside the targets, as a table or as JSON.
#pragma once

#include <cstdint>
#include <iosfwd>
#include <string>
#include <vector>

#include "evaluation.hpp"

namespace hearsay::train {

struct TreebankScores {
  std::string treebank;  // "ewt", "gum", "gum news and interview"
  Scores given_words;
  Scores given_text;
};

struct Report {
  std::string model;        // the file
  std::string description;  // what the file says of itself
  std::vector<TreebankScores> treebanks;
  double words_per_second = 0;
  std::uint64_t model_bytes = 0;
  double load_milliseconds = 0;

  // nullptr when there is none of this name.
  const TreebankScores* find(std::string_view treebank) const noexcept;
};

// Scores the model on each *-dev.conllu.gz of the folder; of GUM also on news and interviews alone. Throws
// DataError for the model and InputError for the treebanks.
Report measure(const std::string& model_path, const std::string& folder);

// One of the sets that are looked at after every epoch.
struct DevelopmentSet {
  std::string title;
  std::vector<Document> documents;
};

// Those of a folder, *-dev.conllu.gz. Throws InputError.
std::vector<DevelopmentSet> development_sets(const std::string& folder);

// Prints the scores of a model on the sets to standard error, a line each. Returns the figure by which epochs
// are compared: the mean over the sets of LAS, UPOS and half of the LAS from raw text, and for names a third
// of their F1, in hundredths.
double score_epoch(const syntax::Model& model, const std::vector<DevelopmentSet>& sets);

void print_table(const Report& report, std::ostream& stream);
void print_json(const Report& report, std::ostream& stream);

}  // namespace hearsay::train
