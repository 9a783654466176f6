// Scores beside the main table: of several models that vote, and on text that is less tidy than the
// treebanks.
#pragma once

#include <iosfwd>
#include <string>
#include <vector>

namespace hearsay::train {

// Given words of each *-dev.conllu.gz of the folder, annotated by all models together (ensemble.hpp).
void print_ensemble(const std::vector<std::string>& models, const std::string& folder, std::ostream& stream);

// Given words of the same sets as they are and with each kind of noise (noise.hpp), drawn with a fixed seed.
void print_noise(const std::string& model, const std::string& folder, std::ostream& stream);

// How far the model's probabilities can be believed, given words: for tags, features, heads, relations and
// outer names the mean probability, the share that is right, and the expected calibration error over ten bins
// of equal width (Guo et al. 2017).
void print_calibration(const std::string& model, const std::string& folder, std::ostream& stream);

}  // namespace hearsay::train
