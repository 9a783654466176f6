// Morphological features and lemmas, both predicted after parsing.
//
// Features: a linear classifier over feature strings; English finite verbs take person and number from their
// subject, so the tree is part of what it sees. Lemmas: the most frequent edit rule of the longest known
// ending of the word under its tag; whole words are the longest endings, so exceptions need no other
// mechanism.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "syntax/key_map.hpp"
#include "syntax/parser.hpp"

namespace hearsay::syntax {

void morphology_features(const ParserInput& input, const std::vector<Arc>& arcs,
                         const std::vector<std::vector<int>>& dependents, std::size_t at, FeatureKeys& keys);

// Turns a form into its lemma: lower case first (unless kept), then `cut` bytes off the end and `append` on.
struct LemmaRule {
  bool lower = true;
  std::uint8_t cut = 0;
  std::string append;
  bool operator<(const LemmaRule& other) const;
  bool operator==(const LemmaRule& other) const = default;
};

LemmaRule lemma_rule(std::string_view form, std::string_view lemma);
// Empty when the rule does not fit the form.
std::string apply_rule(const LemmaRule& rule, std::string_view form);

// Keys of the endings of a form under a tag class: index 0 for no character, then 1, 2 … characters up to
// max_ending, then the whole word.
constexpr std::size_t max_ending = 8;
std::vector<std::uint32_t> ending_keys(std::string_view form, std::uint8_t tag);

class Lemmatiser {
 public:
  Lemmatiser() = default;
  Lemmatiser(std::vector<LemmaRule> rules, KeyMap endings)
      : rules_(std::move(rules)), endings_(std::move(endings)) {}
  static Lemmatiser read(ByteReader& reader);
  void write(ByteWriter& writer) const;

  std::string lemma(std::string_view form, std::uint8_t tag) const;

 private:
  std::vector<LemmaRule> rules_;
  KeyMap endings_;
};

}  // namespace hearsay::syntax
