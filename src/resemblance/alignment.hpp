// What two texts have in common, word by word: which stretches, and in which order.
//
//   const Resemblance found = compare(words_of(wire), words_of(reprint));
//   found.likeness      // reprint, cut, rewrite, or none
//   found.of_shorter    // 0.94: so much of the shorter text stands in stretches that both share
//
// Runs of three and more equal words are the anchors; runs that follow one another in both texts with few
// words between them are chained to a stretch, as in local alignment of sequences (Altschul et al. 1990; the
// chaining of Abouelhoda and Ohlebusch 2005, with short look-back), so that replaced and inserted words do
// not end it. Stretches may stand in another order in the other text (greedy string tiling, Wise 1993). Two
// reports of one event share names, figures and turns of speech, but hardly a stretch; a rewrite that keeps
// the sentences shares most.
//
// Pure. Time: linear in the words and in the anchors; runs that a text has many times over are no anchors.
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "resemblance/words.hpp"

namespace hearsay::resemblance {

// Positions count words; ends are exclusive.
struct Stretch {
  std::size_t a_begin = 0;
  std::size_t a_end = 0;
  std::size_t b_begin = 0;
  std::size_t b_end = 0;
  std::size_t equal = 0;  // words that are the same in both; the others were replaced, added or left out
};

struct Alignment {
  std::vector<Stretch> stretches;  // in the order of a; none overlaps another
  std::size_t a_words = 0;
  std::size_t b_words = 0;
  std::size_t a_covered = 0;  // words of a that stand in a stretch
  std::size_t b_covered = 0;
  std::size_t equal = 0;
  std::size_t in_order = 0;  // equal words of those stretches that follow one another in both texts
};

Alignment align(std::span<const Word> a, std::span<const Word> b);

enum class Likeness : std::uint8_t {
  none,     // two texts
  reprint,  // nearly the same words, nothing longer added or left out
  cut,      // nearly all of the shorter text stands in the longer one, in its order
  rewrite   // much of it does, with other words, in another order or with text of its own
};
std::string_view name(Likeness likeness) noexcept;  // "reprint", …

struct Resemblance {
  Likeness likeness = Likeness::none;
  double of_shorter = 0;  // share of its words in common stretches, 0 … 1
  double of_longer = 0;
  double same_words = 0;  // of the words in common stretches, how many are the same
  double same_order = 0;  // and of those, how many stand in the same order
  std::size_t equal = 0;  // words

  bool alike() const noexcept { return likeness != Likeness::none; }
};

Resemblance judge(const Alignment& alignment);
Resemblance compare(std::span<const Word> a, std::span<const Word> b);

// "94 % of the shorter text, in the same order", for a reason.
std::string text(const Resemblance& resemblance);

}  // namespace hearsay::resemblance
