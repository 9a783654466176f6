#include <algorithm>
#include <limits>

#include "syntax/network.hpp"

namespace hearsay::syntax {

std::vector<int> TreeDecoder::decode(const Matrix& scores) {
  size_ = scores.rows;
  std::vector<int> heads;
  if (take_best(scores, heads)) return heads;
  return search(scores);
}

// The best head of each word, if these make a projective tree with one root: then no tree is better.
bool TreeDecoder::take_best(const Matrix& scores, std::vector<int>& heads) {
  const int size = static_cast<int>(size_);
  heads.resize(size_);
  int roots = 0;
  for (std::size_t i = 0; i < size_; ++i) {
    const float* row = scores.row(i);
    std::size_t best = i == 0 ? size_ : 0;
    for (std::size_t h = 0; h <= size_; ++h) {
      if (h != i && row[h] > row[best]) best = h;
    }
    heads[i] = static_cast<int>(best);
    roots += heads[i] == size ? 1 : 0;
  }
  if (roots != 1) return false;
  // Each word's way up is walked once: 0 unseen, 1 on the way, 2 leads to the root.
  state_.assign(size_, 0);
  for (int i = 0; i < size; ++i) {
    int at = i;
    while (at != size && state_[static_cast<std::size_t>(at)] == 0) {
      state_[static_cast<std::size_t>(at)] = 1;
      at = heads[static_cast<std::size_t>(at)];
    }
    if (at != size && state_[static_cast<std::size_t>(at)] == 1) return false;
    for (at = i; at != size && state_[static_cast<std::size_t>(at)] == 1;) {
      state_[static_cast<std::size_t>(at)] = 2;
      at = heads[static_cast<std::size_t>(at)];
    }
  }
  // Arcs must not cross each other, nor the root's.
  for (int i = 0; i < size; ++i) {
    const int low = std::min(i, heads[static_cast<std::size_t>(i)]);
    const int high = std::max(i, heads[static_cast<std::size_t>(i)]);
    if (high == size) continue;
    for (int k = low + 1; k < high; ++k) {
      const int head = heads[static_cast<std::size_t>(k)];
      if (head < low || head > high) return false;
    }
  }
  return true;
}

// An incomplete span (from, to) has an arc between its ends; a complete one has all dependents of its head on
// that side. `right`: the head is on the left.
std::vector<int> TreeDecoder::search(const Matrix& scores) {
  cells_.assign(size_ * size_ * 4, {0, 0});
  for (std::size_t length = 1; length < size_; ++length) {
    for (std::size_t from = 0; from + length < size_; ++from) {
      const std::size_t to = from + length;
      Cell best{-std::numeric_limits<float>::infinity(), static_cast<int>(from)};
      for (std::size_t k = from; k < to; ++k) {
        const float sum = cell(from, k, true, true).score + cell(k + 1, to, false, true).score;
        if (sum > best.score) best = {sum, static_cast<int>(k)};
      }
      cell(from, to, true, false) = {best.score + scores.row(to)[from], best.split};
      cell(from, to, false, false) = {best.score + scores.row(from)[to], best.split};
      Cell left{-std::numeric_limits<float>::infinity(), static_cast<int>(from)};
      Cell right{-std::numeric_limits<float>::infinity(), static_cast<int>(to)};
      for (std::size_t k = from; k < to; ++k) {
        const float sum = cell(from, k, false, true).score + cell(k, to, false, false).score;
        if (sum > left.score) left = {sum, static_cast<int>(k)};
      }
      for (std::size_t k = from + 1; k <= to; ++k) {
        const float sum = cell(from, k, true, false).score + cell(k, to, true, true).score;
        if (sum > right.score) right = {sum, static_cast<int>(k)};
      }
      cell(from, to, false, true) = left;
      cell(from, to, true, true) = right;
    }
  }
  std::vector<int> heads(size_, static_cast<int>(size_));
  if (size_ == 0) return heads;
  std::size_t root = 0;
  float best = -std::numeric_limits<float>::infinity();
  for (std::size_t r = 0; r < size_; ++r) {
    const float sum =
        cell(0, r, false, true).score + cell(r, size_ - 1, true, true).score + scores.row(r)[size_];
    if (sum > best) best = sum, root = r;
  }
  trace(0, root, false, true, heads);
  trace(root, size_ - 1, true, true, heads);
  return heads;
}

void TreeDecoder::trace(std::size_t from, std::size_t to, bool right, bool complete,
                        std::vector<int>& heads) const {
  if (from == to) return;
  const auto split = static_cast<std::size_t>(cell(from, to, right, complete).split);
  if (!complete) {
    heads[right ? to : from] = static_cast<int>(right ? from : to);
    trace(from, split, true, true, heads);
    trace(split + 1, to, false, true, heads);
  } else if (right) {
    trace(from, split, true, false, heads);
    trace(split, to, true, true, heads);
  } else {
    trace(from, split, false, true, heads);
    trace(split, to, false, false, heads);
  }
}

}  // namespace hearsay::syntax
