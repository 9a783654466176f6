// Quantities: "30–40 fighters", "around 80", "3.000 militants", "over 70%", "up to $3,000", "in the
// thousands", "dozens of", "half of", "eight positions".
//
// "several" and "a few" are at least 2, approximate, without an upper bound; "several hundred" is 200..999;
// "dozens" 24..99, "hundreds" 100..999, "thousands" 1000..9999, all approximate. A share ("half of", "one in
// five") has the unit "percent", unless an apposition gives its number ("a third of its men, some 900
// fighters"). For money and shares `counted` is the token of the currency or the share, to
// which the tree hangs the rest.
//
// Pure; the lexicon is immutable after loading and may be read from many threads.
#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "syntax/sentence.hpp"

namespace hearsay::mentions {

struct Quantity {
  std::uint32_t sentence = 0;
  std::uint32_t first =
      0;  // tokens of the number with its modifiers ("more than 30", "$10 million"), inclusive
  std::uint32_t last = 0;
  std::uint32_t begin = 0;
  std::uint32_t end = 0;
  std::uint32_t number = 0;   // token of the (first) number word
  std::uint32_t counted = 0;  // token of the noun that is counted, or `number` when there is none
  std::optional<double> min;  // "over 70%" has no max, "up to $3,000" no min
  std::optional<double> max;
  bool approximate = false;
  bool ordinal = false;  // "second", "20th": never a figure
  std::string unit;  // "fighters" (the counted noun as it stands, with close modifiers dropped), "percent",
                     // "USD", "EUR" (ISO 4217), or empty
};

class QuantityLexicon {
 public:
  // Loads data/lexicons/quantity.yaml. Throws DataError.
  static QuantityLexicon load(const std::string& path);
  QuantityLexicon(QuantityLexicon&&) noexcept;
  QuantityLexicon& operator=(QuantityLexicon&&) noexcept;
  ~QuantityLexicon();

  // Finds all quantities of a document in text order; dates, times of day, ages, ordinals, numbered names
  // ("Brigade 44", "G20") and years are none. Whether "3.000" is three thousand is decided once for the whole
  // document, from all its numbers.
  std::vector<Quantity> find(std::span<const syntax::Sentence> sentences) const;

 private:
  struct Implementation;
  explicit QuantityLexicon(std::unique_ptr<const Implementation> implementation);
  std::unique_ptr<const Implementation> implementation_;
};

}  // namespace hearsay::mentions
