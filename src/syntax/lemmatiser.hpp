// Lemmas from form and tag. The first of these that speaks: a rule learnt for the whole word under its tag
// (all exceptions); for inflected words the spelling rules of English (inflection.hpp), where a base that is
// known as a lemma goes before one that is not; the most frequent edit rule of the longest known ending.
// Proper nouns keep their form, less a possessive.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "syntax/key_map.hpp"
#include "syntax/observation.hpp"

namespace hearsay::syntax {

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

// Kinds of words in which a lemma is known, as bits.
enum LemmaKind : std::uint8_t { noun_lemma = 1, verb_lemma = 2, modifier_lemma = 4 };
// 0 for parts of speech without inflection.
std::uint8_t lemma_kind(Upos upos) noexcept;
// The key of a known lemma in the map of endings.
std::uint32_t lemma_key(std::string_view lemma);

// Immutable; safe to use from many threads. Each lemma takes time linear in its form.
class Lemmatiser {
 public:
  Lemmatiser() = default;
  // `endings` maps keys of endings and whole words to rules, and keys of lemmas to their kinds.
  Lemmatiser(std::vector<LemmaRule> rules, KeyMap endings)
      : rules_(std::move(rules)), endings_(std::move(endings)) {}
  static Lemmatiser read(ByteReader& reader);
  void write(ByteWriter& writer) const;

  // Never empty for a form that is not. `tag` is the number of `kind` among the model's tags.
  std::string lemma(std::string_view form, std::uint8_t tag, const TagClass& kind) const;

 private:
  bool known(std::string_view lemma, std::uint8_t kinds) const;
  std::string best_base(std::string_view form, const std::vector<std::string>& bases, Upos upos) const;
  std::string by_ending(std::string_view form, const std::vector<std::uint32_t>& keys) const;

  std::vector<LemmaRule> rules_;
  KeyMap endings_;
};

}  // namespace hearsay::syntax
