// From words to sentences with tags, features, lemmas, trees and names, batch by batch.
//
// Buffers are kept between batches; one thread each.
#pragma once

#include <cstdint>
#include <span>
#include <string_view>
#include <utility>
#include <vector>

#include "syntax/model_data.hpp"
#include "syntax/tokenizer.hpp"

namespace hearsay::syntax {

struct Arc {
  int head = 0;  // size of the sentence for the root
  std::uint8_t label = 0;
  float head_probability = 0;
  float label_probability = 0;
};

// One word for each token, all of one paragraph in a row; with spacing, sentence starts suggested by the
// rules, and gazetteer.
std::vector<Observation> observe(const ModelData& data, std::span<const Sentence> paragraph);

class Annotator {
 public:
  explicit Annotator(const ModelData& data);

  // The sentences of a whole document.
  std::vector<Sentence> analyse(std::string_view text, std::size_t max_words);
  // Keeps the sentences of a whole document and their words.
  void annotate(std::vector<Sentence>& sentences, std::size_t max_words);

 private:
  // Words in a row that are encoded together: a paragraph, or a part of a long one.
  struct Batch {
    std::vector<Observation> words;
    std::vector<Stretch> paragraphs;
    std::vector<Stretch> sentences;
    void clear() { words.clear(), paragraphs.clear(), sentences.clear(); }
  };
  // Pieces of a paragraph in the batch.
  struct Part {
    std::size_t paragraph = 0;
    std::size_t begin = 0;
    std::size_t end = 0;
  };
  void analyse_batch(std::string_view text, std::span<const ParagraphPieces> paragraphs,
                     std::span<const Part> parts, std::size_t max_words, std::vector<Sentence>& sentences);
  void cut(std::string_view text, const ParagraphPieces& paragraph, const Part& part, std::size_t first_word,
           std::size_t max_words, std::vector<Sentence>& sentences);
  void parse_apart(std::vector<Sentence>& sentences, std::size_t max_words);
  void annotate_batch(std::span<Sentence* const> sentences, std::size_t max_words);
  void fill(Sentence& sentence, std::size_t first_word, std::size_t first_part, std::size_t parts);
  std::size_t best_tag(std::span<const float> probabilities, std::size_t word) const;
  bool among_small_letters(std::size_t word) const;
  std::uint8_t add_tag(Token& token, std::size_t word);
  void set_tag(Token& token, std::size_t word, std::size_t tag);
  void mend_verbs(Sentence& sentence, std::size_t first_word);
  void add_tree(Sentence& sentence, std::span<const std::uint8_t> tags, std::size_t first_part,
                std::size_t parts);
  std::vector<Arc> parse(std::size_t part);
  std::vector<Arc> best_tree(std::size_t part);
  bool forbid_second_subject(const std::vector<Arc>& arcs);
  bool is_subject(std::uint8_t label) const;
  void agree_on_voice(std::vector<Arc>& arcs) const;
  void set_apart_reporting(std::span<const std::uint8_t> tags, std::vector<Arc>& arcs) const;
  void complete_telling(std::vector<Arc>& arcs) const;
  void add_names(Sentence& sentence, std::size_t first_word);

  const ModelData& data_;
  static constexpr std::uint8_t no_label = 255;
  std::uint8_t root_ = no_label, passive_auxiliary_ = no_label;
  std::uint8_t adverbial_clause_ = no_label, parataxis_ = no_label, mark_ = no_label;
  std::uint8_t noun_clause_ = no_label, complement_ = no_label, object_ = no_label,
               indirect_object_ = no_label;
  std::vector<std::pair<std::uint8_t, std::uint8_t>> passives_;  // labels of active and passive subjects
  Batch batch_;
  NetworkRun run_;
  TreeDecoder decoder_;
  Matrix arc_scores_;
  std::vector<KindScores> kind_scores_;  // of all outer names of the document so far
};

}  // namespace hearsay::syntax
