// What the model file holds, in memory, and its reading and writing.
//
// File: "HEARSAYM", format version (32 bits), size and hash of the payload (64 bits each), payload; all
// numbers little endian.
#pragma once

#include <string>
#include <vector>

#include "syntax/gazetteer.hpp"
#include "syntax/lemmatiser.hpp"
#include "syntax/network.hpp"
#include "syntax/observation.hpp"
#include "syntax/token_rules.hpp"

namespace hearsay::syntax {

struct ModelData {
  static constexpr std::uint32_t version = 3;

  std::string description;
  TokenRules rules;
  std::vector<TagClass> tags;
  std::vector<std::string> labels;    // dependency relations
  std::vector<std::string> features;  // feature strings
  // For each tag, which feature strings occur with it: 1 or 0, a row of features.size() for each tag.
  std::vector<std::uint8_t> tag_features;
  Lemmatiser lemmatiser;
  Gazetteer gazetteer;
  Network network;

  // Throw DataError when the file cannot be read or written, or its content is not a model of this version.
  static ModelData load(const std::string& path);
  void save(const std::string& path) const;
};

}  // namespace hearsay::syntax
