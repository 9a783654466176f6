// A word as the network sees it.
#pragma once

#include <cstdint>
#include <string>

#include "syntax/sentence.hpp"
#include "syntax/word_keys.hpp"

namespace hearsay::syntax {

// A class of the tagger: a pair of UPOS and Penn tag.
struct TagClass {
  Upos upos = Upos::X;
  std::string xpos;
};

// What stands before a word, as bits.
enum Spacing : std::uint8_t { space_before = 1, suggested_start = 2, paragraph_start = 4 };
constexpr std::size_t spacings = 8;

struct Observation {
  WordKeys keys;
  std::uint8_t spacing = 0;
  std::uint8_t gazetteer = 0;  // Gazetteer's place of the word in a listed name; 0 for none
};

}  // namespace hearsay::syntax
