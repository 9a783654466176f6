// Training examples: passages of consecutive sentences in class numbers.
#pragma once

#include <cstdint>
#include <map>
#include <span>
#include <string>
#include <vector>

#include "corpus.hpp"
#include "random.hpp"
#include "syntax/model_data.hpp"

namespace hearsay::train {

// The classes of the treebanks, most frequent first.
struct Inventory {
  std::vector<std::string> tags, labels, features;  // a tag is "UPOS XPOS"
  std::map<std::string, std::uint8_t> tag_numbers, label_numbers, feature_numbers;
};
Inventory take_inventory(const std::vector<Document>& documents);
std::string tag_text(const syntax::Token& token);

struct Passage {
  static constexpr std::uint32_t no_head = 0xFFFFFFFF;
  // Values of name classes beside the classes themselves: nothing is known, or only the place (plus the
  // place's number).
  static constexpr std::uint8_t unknown_name = 255;
  static constexpr std::uint8_t place_only = 128;

  std::vector<syntax::Observation> words;
  std::vector<syntax::Stretch> sentences;
  std::vector<std::uint8_t> tags, features, labels;
  std::vector<std::uint32_t> heads;  // indices in the passage
  std::vector<std::uint8_t> outer_names, inner_names;
};

// What is annotated of names.
enum class NameKnowledge { nothing, spans, kinds };

// Spacing is read from the tokens' offsets.
Passage make_passage(const syntax::ModelData& data, const Inventory& inventory,
                     std::span<const syntax::Sentence> sentences, NameKnowledge names);

// Gives the tokens offsets again after words were changed: what was joined stays joined, and closing
// punctuation follows without a space.
void set_offsets(syntax::Sentence& sentence, std::uint32_t begin);

// The passages of one epoch: paragraphs, some of them joined with the next, long ones cut; with noise in
// some. `silver`: annotated by models, whose names are not to be learnt. Deterministic in `random`.
struct PassageOptions {
  double joined = 0.25;  // share of paragraphs that go on with the next one
  double noisy = 0.15;   // share of passages whose sentences get noise
  std::size_t most_words = 200;
};
std::vector<Passage> make_passages(const syntax::ModelData& data, const Inventory& inventory,
                                   std::span<const Document> documents, const PassageOptions& options,
                                   Random& random, bool silver = false);

}  // namespace hearsay::train
