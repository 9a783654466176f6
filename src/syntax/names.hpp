// Proper names: the best sequence of BILOU classes (Ratinov & Roth 2009) by the network's probabilities,
// found by dynamic programming over the sequences that are well formed, once for the outermost names and once
// for the names within them. Mentions of one name in a document decide on its kind together.
#pragma once

#include <array>
#include <cstdint>
#include <functional>
#include <span>
#include <vector>

#include "syntax/sentence.hpp"

namespace hearsay::syntax {

enum class NamePlace : std::uint8_t { outside, begin, inside, last, unit };
constexpr std::size_t name_kinds = 5;
constexpr std::size_t name_classes = 1 + 4 * name_kinds;

// Class 0 is outside.
constexpr std::size_t name_class(NamePlace place, NameKind kind) noexcept {
  return place == NamePlace::outside
             ? 0
             : 1 + (static_cast<std::size_t>(place) - 1) * name_kinds + static_cast<std::size_t>(kind);
}
constexpr NamePlace place_of(std::size_t name_class) noexcept {
  return name_class == 0 ? NamePlace::outside : static_cast<NamePlace>(1 + (name_class - 1) / name_kinds);
}
constexpr NameKind kind_of(std::size_t name_class) noexcept {
  return static_cast<NameKind>((name_class - 1) % name_kinds);
}

// Whether class `next` may follow `previous` (0 before the sentence).
bool name_follows(std::size_t previous, std::size_t next) noexcept;

// The classes of `names`, which must not overlap, over `size` words.
std::vector<std::uint8_t> name_classes_of(std::size_t size, std::span<const Name> names);

// Logarithms of the probabilities of the kinds.
using KindScores = std::array<float, name_kinds>;

struct FoundName {
  Name name;
  KindScores kinds{};
};

// `probabilities` gives for each word those of all classes. A name's own probability is that of its least
// certain word's place, times that of its kind. Linear in the size.
std::vector<FoundName> find_names(std::size_t size,
                                  const std::function<std::span<const float>(std::size_t)>& probabilities);

// Sets the kind of every name in a document. `scores` has one entry for each outer name, in order. Names with
// the same words are one, and so are the parts of a person's name that stand alone. Also marks words that are
// tagged as proper nouns and spell a name found elsewhere in the document.
void settle_names(std::vector<Sentence>& sentences, std::span<const KindScores> scores);

}  // namespace hearsay::syntax
