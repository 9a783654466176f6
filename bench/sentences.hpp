// The sentences on which the syntax stage is measured beside other programs.
//
//   Sample sample = read_treebanks({"ewt-dev.conllu.gz", "gum-dev.conllu.gz"}, 40000);
//   nlohmann::json object = sample;      // for a measuring process of any language
//
// All positions are byte offsets into the text of the document, end exclusive. Values only.
#pragma once

#include <cstddef>
#include <nlohmann/json.hpp>
#include <string>
#include <string_view>
#include <vector>

#include "syntax/sentence.hpp"

namespace hearsay::bench {

struct Span {
  std::size_t begin = 0;
  std::size_t end = 0;
  friend bool operator==(const Span&, const Span&) = default;
  friend auto operator<=>(const Span&, const Span&) = default;
};

// A syntactic word. No tag: it is not scored.
struct TaggedWord {
  Span span;
  std::string tag;  // UPOS
};

struct SampleSentence {
  Span span;
  std::vector<TaggedWord> words;
};

struct SampleDocument {
  std::string text;
  std::vector<SampleSentence> sentences;  // in order, not overlapping
};

struct Sample {
  std::string source;      // in words, for the report
  bool annotated = false;  // sentences, words and tags are of human annotators
  std::vector<SampleDocument> documents;

  std::size_t sentence_count() const;
  // Runs of characters between white space, of the documents' texts.
  std::size_t word_count() const;
};

// The documents of one treebank in CoNLL-U. Texts are those of its "# text" comments, joined by a blank, by
// nothing after SpaceAfter=No, and by a blank line where a paragraph begins. A multi-word token whose words
// do not spell it is one word without a tag. Throws InputError as syntax::read_conllu does.
std::vector<SampleDocument> documents_of(std::string_view conllu, const std::string& file);

// Whole documents of the gzipped files until `most_words` are reached. Throws InputError for a file that is
// missing or not whole.
Sample read_treebanks(const std::vector<std::string>& files, std::size_t most_words);

// What an analysis of a text found, as if it had been annotated.
SampleDocument document_from(std::string text, const std::vector<syntax::Sentence>& analysis);

// Sentences at even distances through the sample, of about `words` words together; all when there are fewer.
std::vector<std::string> spread(const Sample& sample, std::size_t words);

// How far words and sentences that a program found are those of the sample.
struct Agreement {
  std::size_t words = 0;    // of the sample, with a tag
  std::size_t aligned = 0;  // that the program cut at the same places
  std::size_t same_tag = 0;
  std::size_t sentences = 0;
  std::size_t found_sentences = 0;
  std::size_t same_sentences = 0;

  double aligned_share() const;
  double tag_accuracy() const;  // of the aligned words
  double sentence_f1() const;
};
// Requires: `found` holds the same documents.
Agreement compare(const Sample& sample, const std::vector<SampleDocument>& found);

// Adds the agreement to a row of the report when the sample is annotated.
void add_agreement(nlohmann::ordered_json& row, const Sample& sample,
                   const std::vector<SampleDocument>& found);

void to_json(nlohmann::json& object, const SampleDocument& document);
void from_json(const nlohmann::json& object, SampleDocument& document);
void to_json(nlohmann::json& object, const Sample& sample);
void from_json(const nlohmann::json& object, Sample& sample);

}  // namespace hearsay::bench
