// Feature templates of the tagger, shared by the runtime and the trainer, and the greedy tagger itself.
//
// One class is a pair of UPOS and Penn tag. Words are tagged from left to right; the ambiguity classes of the
// words ahead (which tags the lexicon has seen for them) stand in for their tags. After Collins (2002) and
// Toutanova et al. (2003).
#pragma once

#include <span>
#include <string>
#include <vector>

#include "syntax/feature_keys.hpp"
#include "syntax/key_map.hpp"
#include "syntax/linear_model.hpp"
#include "syntax/sentence.hpp"
#include "syntax/word_keys.hpp"

namespace hearsay::syntax {

struct TagClass {
  Upos upos = Upos::X;
  std::string xpos;
};

// A word as the statistical stages see it.
struct Observation {
  WordKeys keys;
  std::uint32_t ambiguity = 0;  // class of tags seen for the word; 0 for a rare or unknown word
  std::uint32_t word = 0;       // folded form of a known word, an outline and suffix of an unknown one
};

// The lexicon maps folded forms that were seen often enough to their ambiguity class.
std::vector<Observation> observe(const std::vector<Token>& tokens, const KeyMap& lexicon);
void complete(Observation& observation, const KeyMap& lexicon);

// `tags` holds class numbers of the words before `at`.
void tagger_features(std::span<const Observation> words, std::span<const std::uint8_t> tags, std::size_t at,
                     FeatureKeys& keys);

std::vector<std::uint8_t> tag(const LinearModel& model, std::span<const Observation> words);

}  // namespace hearsay::syntax
