// Names as records of 32-bit words: how memory and files of an index hold them. Internal to entities.
//
// An alias is five words, its terms, the records of the terms of its note in brackets, and its bytes (the
// spelling, the letters of an acronym, the initials, the words that acronyms are made of, the nickname),
// filled up with zeros; a term is six words and its bytes (text, sounds, meaning, readings). A normalised
// name can be had back from its alias and terms without the rules. Pure and thread safe. Reading checks every
// length, so that any words can be given.
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "entities/alias_segment.hpp"
#include "entities/name.hpp"

namespace hearsay::entities {

// A name with more bytes than this is no name; an index leaves it out.
constexpr std::size_t longest_alias = 2048;

using Words = std::vector<std::uint32_t>;

// Appends a record. Requires: no more than 255 terms and initials, and texts below 65,536 bytes.
void append_alias(Words& words, const AliasView& alias);
void append_term(Words& words, const TermView& term);

// The record at the beginning of `words`, whose texts stay in them; nothing when they are no such record.
std::optional<AliasView> read_alias(std::span<const std::uint32_t> words) noexcept;
std::optional<TermView> read_term(std::span<const std::uint32_t> words) noexcept;

// Words of the record that begins with these, 0 when it is none.
std::size_t term_words(std::span<const std::uint32_t> words) noexcept;
std::size_t alias_words(std::span<const std::uint32_t> words) noexcept;

// Changes the strength in the record that begins with these words. Requires: an alias.
void set_strength(std::span<std::uint32_t> words, Strength strength);

// The terms in the record that begins with these words. Requires: an alias.
std::span<std::uint32_t> terms_in(std::span<std::uint32_t> words);

// Texts one behind another, each behind its length in one byte; a longer one is cut at 255 bytes.
std::string packed(const std::vector<std::string>& texts);

// The text that packed texts begin with, which is taken off them. Requires: not empty. Any bytes can be
// given.
std::string_view take_packed(std::string_view& texts) noexcept;

// What an alias keeps of a name beside its terms and spelling, packed as AliasView has it.
class AliasParts {
 public:
  explicit AliasParts(const NormalisedName& name);

  // The view of an alias with this name; entity, kind, strength, terms and spelling are for the caller to
  // fill in. Valid as long as this and the name live.
  AliasView view() const noexcept;

 private:
  const NormalisedName* name_;
  std::string initials_, words_;
  Words notes_;
};

// Group 0. `readings` are those of the token, packed; the view is valid as long as both live.
TermView view_of(const NameToken& token, std::string_view readings) noexcept;
NameToken token_of(const TermView& term);

// The name that NameRules::normalise() gave for this alias, but for `folded`, which is left empty unless the
// name is one of ideographs.
NormalisedName name_of(const AliasSegment& segment, const AliasView& alias);

// What makes two tokens one term: all of their fields.
std::string identity_of(const NameToken& token);

}  // namespace hearsay::entities
