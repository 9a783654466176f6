// What the model file holds, in memory, and its reading and writing.
//
// File: "HEARSAYM", format version (32 bits), size and FNV-1a hash of the payload (64 bits each), payload;
// all numbers little endian.
#pragma once

#include <string>
#include <utility>
#include <vector>

#include "syntax/key_map.hpp"
#include "syntax/linear_model.hpp"
#include "syntax/morphology.hpp"
#include "syntax/names.hpp"
#include "syntax/network.hpp"
#include "syntax/tagger.hpp"
#include "syntax/token_rules.hpp"

namespace hearsay::syntax {

struct ModelData {
  static constexpr std::uint32_t version = 2;

  std::string description;
  TokenRules rules;
  KeyMap lexicon;
  std::vector<TagClass> tags;
  std::vector<std::string> labels;    // dependency relations
  std::vector<std::string> features;  // feature strings
  LinearModel tagger;
  LinearModel parser;
  Network network;
  LinearModel morphology;
  LinearModel names;
  LinearModel kinds;
  Lemmatiser lemmatiser;

  // Throw DataError when the file cannot be read or written, or its content is not a model of this version.
  static ModelData load(const std::string& path);
  void save(const std::string& path) const;
};

// The stages behind tokenising, run over one sentence. Buffers are kept between sentences; one thread each.
class Annotator {
 public:
  explicit Annotator(const ModelData& data);
  // Names get their spans here, and their kinds once finish() has seen the whole document.
  void annotate(Sentence& sentence);
  void finish(std::vector<Sentence>& sentences);

 private:
  std::vector<Arc> parse(const ParserInput& input);
  std::vector<Arc> best_tree(const std::vector<Arc>& votes);
  bool forbid_second_subject(const std::vector<Arc>& arcs);
  bool is_subject(std::uint8_t label) const;
  void agree_on_voice(std::vector<Arc>& arcs) const;
  void set_apart_reporting(const ParserInput& input, std::vector<Arc>& arcs) const;
  void add_morphology(Sentence& sentence, const ParserInput& input, const std::vector<Arc>& arcs);

  const ModelData& data_;
  std::vector<std::uint8_t> upos_;
  ActionSet actions_;
  static constexpr std::uint8_t no_label = 255;
  std::uint8_t passive_auxiliary_ = no_label;
  std::uint8_t adverbial_clause_ = no_label, parataxis_ = no_label, mark_ = no_label;
  std::vector<std::pair<std::uint8_t, std::uint8_t>> passives_;  // labels of active and passive subjects
  Beam beam_;
  NetworkRun run_;
  TreeDecoder decoder_;
  Matrix arc_scores_;
  std::vector<KindScores> kind_scores_;  // of all names since the last finish()
};

}  // namespace hearsay::syntax
