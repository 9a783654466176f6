// A linear classifier over hashed sparse features, quantised to eight bits, read only.
//
// Each key has a row of (class, weight) pairs; a weight is a signed byte times a power of two that the row
// keeps, times one scale for the whole model. Scores are sums over the rows of the keys. Immutable, safe for
// many threads.
#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <vector>

#include "syntax/byte_stream.hpp"

namespace hearsay::syntax {

// One row before quantisation, as the trainer hands it over.
struct WeightRow {
  struct Entry {
    std::uint8_t label;
    float weight;
  };
  std::uint32_t key;
  std::vector<Entry> entries;
};

class LinearModel {
 public:
  LinearModel() = default;
  LinearModel(std::size_t classes, const std::vector<WeightRow>& rows);
  static LinearModel read(ByteReader& reader);
  void write(ByteWriter& writer) const;

  std::size_t classes() const noexcept { return classes_; }
  // Real-valued score of one unit of score().
  float scale() const noexcept { return scale_; }
  std::size_t rows() const noexcept { return keys_.size(); }

  // Sets scores[c] for each class to the sum over the keys. Requires: scores.size() == classes(). No
  // allocation.
  void score(std::span<const std::uint32_t> keys, std::span<std::int32_t> scores) const noexcept;

 private:
  struct Slot {
    std::uint32_t key;
    std::uint32_t offset;
  };
  void index();

  std::size_t classes_ = 0;
  float scale_ = 1;
  std::vector<std::uint32_t> keys_;
  std::vector<std::uint8_t> rows_;  // count - 1, shift, count x (class, weight)
  std::vector<Slot> slots_;
  std::uint32_t mask_ = 0;
};

}  // namespace hearsay::syntax
