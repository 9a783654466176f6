// The arc-hybrid transition system (Kuhlmann, Gómez-Rodríguez & Satta 2011) with the artificial root at the
// end of the buffer (Ballesteros & Nivre 2013), its feature templates (after Zhang & Nivre 2011) and the
// greedy parser.
//
// Every sequence of valid actions gives a projective tree with exactly one root, in 2n actions.
#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "syntax/feature_keys.hpp"
#include "syntax/linear_model.hpp"
#include "syntax/tagger.hpp"

namespace hearsay::syntax {

enum class Move : std::uint8_t { shift, left, right };

// Actions are numbered: 0 shift, 1..labels left with label, labels+1..2*labels right with label.
struct Action {
  Move move = Move::shift;
  std::uint8_t label = 0;
};

class ParserState {
 public:
  // Starts anew for `size` words; keeps its memory.
  void reset(int size);

  bool finished() const noexcept { return front_ == size_ && stack_.empty(); }
  bool can_shift() const noexcept { return front_ < size_; }
  // With the artificial root at the front only the last word of the stack may attach to it.
  bool can_left() const noexcept { return !stack_.empty() && (front_ < size_ || stack_.size() == 1); }
  bool can_right() const noexcept { return stack_.size() >= 2; }
  bool valid(Move move) const noexcept;
  void apply(Action action);

  int size() const noexcept { return size_; }
  int front() const noexcept { return front_; }  // size() stands for the artificial root
  std::size_t depth() const noexcept { return stack_.size(); }
  // The word `from_top` places below the top of the stack; -1 when there is none.
  int stack(std::size_t from_top) const noexcept {
    return from_top < stack_.size() ? stack_[stack_.size() - 1 - from_top] : -1;
  }
  const std::vector<int>& whole_stack() const noexcept { return stack_; }
  int head(int word) const noexcept {
    return nodes_[static_cast<std::size_t>(word)].head;
  }  // size() for the root
  std::uint8_t label(int word) const noexcept { return nodes_[static_cast<std::size_t>(word)].label; }

  struct Node {
    int head;
    int left, left2;    // outermost and next left dependents, -1 for none
    int right, right2;  // outermost and next right dependents
    std::uint8_t label;
    std::uint8_t left_count, right_count;
    std::uint32_t left_labels, right_labels;  // hashes of the sequence of labels
  };
  const Node& node(int word) const noexcept { return nodes_[static_cast<std::size_t>(word)]; }

 private:
  void attach(int head, int dependent, std::uint8_t label);

  int size_ = 0;
  int front_ = 0;
  std::vector<int> stack_;
  std::vector<Node> nodes_;
};

// What the parser knows of the words.
struct ParserInput {
  std::span<const Observation> words;
  std::span<const std::uint8_t> tags;  // tag classes
  std::span<const std::uint8_t> upos;  // Upos of each class, by class number
};

void parser_features(const ParserState& state, const ParserInput& input, FeatureKeys& keys);

struct Arc {
  int head = 0;  // size of the sentence for the root
  std::uint8_t label = 0;
};

// The numbering of actions as classes of the model.
struct ActionSet {
  std::size_t labels = 0;
  std::uint8_t root_label = 0;  // given to the root and to no other word

  std::size_t size() const noexcept { return 2 * labels + 1; }
  Action operator[](std::size_t number) const noexcept;
  // The only possible action where the state leaves no choice, else size().
  std::size_t forced(const ParserState& state) const noexcept;
  // Calls visit(number) for each action that may be taken in `state`.
  template <typename Visit>
  void each(const ParserState& state, Visit visit) const {
    if (state.can_shift()) visit(std::size_t{0});
    const bool left = state.can_left();
    const bool right = state.can_right();
    for (std::size_t label = 0; label < labels; ++label) {
      if (label == root_label) continue;
      if (left) visit(1 + label);
      if (right) visit(1 + labels + label);
    }
  }
};

// A beam of the best partial analyses; all have taken equally many actions. Buffers are kept between
// sentences. Width 1 is greedy, for a model without beam epochs.
class Beam {
 public:
  static constexpr std::size_t width = 1;

  // Requires: model.classes() == actions.size().
  std::vector<Arc> parse(const LinearModel& model, const ParserInput& input, const ActionSet& actions);

 private:
  struct Item {
    ParserState state;
    std::int64_t score = 0;
  };
  struct Candidate {
    std::size_t item = 0;
    std::size_t action = 0;
    std::int64_t score = 0;
  };
  void offer(const Candidate& candidate);
  void step(const LinearModel& model, const ParserInput& input, const ActionSet& actions);

  std::vector<Item> items_, next_;
  std::size_t used_ = 0;
  std::vector<Candidate> candidates_;
  std::vector<std::int32_t> scores_;
};

}  // namespace hearsay::syntax
