#include "syntax/parser.hpp"

#include <algorithm>
#include <iterator>

namespace hearsay::syntax {
namespace {

constexpr ParserState::Node empty_node{-1, -1, -1, -1, -1, 0, 0, 0, 1, 1};

// One place of the state as the templates see it.
struct Place {
  std::uint32_t word = 1;   // known word
  std::uint32_t tag = 0;    // tag class + 1
  std::uint32_t upos = 0;   // coarse tag + 1
  std::uint32_t label = 0;  // label + 1 once attached
};

std::uint32_t bucket(int distance) noexcept {
  if (distance <= 5) return static_cast<std::uint32_t>(std::max(distance, 0));
  if (distance <= 8) return 6;
  return distance <= 14 ? 7 : 8;
}

class Places {
 public:
  Places(const ParserState& state, const ParserInput& input) : state_(state), input_(input) {}

  Place operator()(int word) const {
    Place place;
    if (word < 0) return place;
    if (word >= state_.size()) {
      place.word = 2;
      place.tag = 0xFE;
      place.upos = 0xFE;
      return place;
    }
    const auto at = static_cast<std::size_t>(word);
    place.word = input_.words[at].word;
    place.tag = input_.tags[at] + 1U;
    place.upos = input_.upos[input_.tags[at]] + 1U;
    if (state_.node(word).head >= 0) place.label = state_.label(word) + 1U;
    return place;
  }

 private:
  const ParserState& state_;
  const ParserInput& input_;
};

}  // namespace

void ParserState::reset(int size) {
  size_ = size;
  front_ = 0;
  stack_.clear();
  nodes_.assign(static_cast<std::size_t>(size) + 1, empty_node);
}

bool ParserState::valid(Move move) const noexcept {
  switch (move) {
    case Move::shift:
      return can_shift();
    case Move::left:
      return can_left();
    case Move::right:
      return can_right();
  }
  return false;
}

void ParserState::attach(int head, int dependent, std::uint8_t label) {
  Node& child = nodes_[static_cast<std::size_t>(dependent)];
  child.head = head;
  child.label = label;
  Node& parent = nodes_[static_cast<std::size_t>(head)];
  if (dependent < head) {
    parent.left2 = parent.left;
    parent.left = dependent;
    parent.left_count = static_cast<std::uint8_t>(std::min(parent.left_count + 1, 255));
    parent.left_labels = mix(parent.left_labels, label);
  } else {
    parent.right2 = parent.right;
    parent.right = dependent;
    parent.right_count = static_cast<std::uint8_t>(std::min(parent.right_count + 1, 255));
    parent.right_labels = mix(parent.right_labels, label);
  }
}

void ParserState::apply(Action action) {
  switch (action.move) {
    case Move::shift:
      stack_.push_back(front_++);
      return;
    case Move::left: {
      const int dependent = stack_.back();
      stack_.pop_back();
      attach(front_, dependent, action.label);
      return;
    }
    case Move::right: {
      const int dependent = stack_.back();
      stack_.pop_back();
      attach(stack_.back(), dependent, action.label);
      return;
    }
  }
}

void parser_features(const ParserState& state, const ParserInput& input, FeatureKeys& keys) {
  const Places place(state, input);
  const int i0 = state.stack(0);
  const int i1 = state.stack(1);
  const int i2 = state.stack(2);
  const int front = state.front();
  const auto ahead = [&](int by) { return front + by <= state.size() ? front + by : -1; };
  const Place s0 = place(i0), s1 = place(i1), s2 = place(i2);
  const Place b0 = place(front), b1 = place(ahead(1)), b2 = place(ahead(2)), b3 = place(ahead(3));
  const ParserState::Node n0 = i0 >= 0 ? state.node(i0) : empty_node;
  const ParserState::Node n1 = i1 >= 0 ? state.node(i1) : empty_node;
  const ParserState::Node nb = state.node(front);
  const Place s0l = place(n0.left), s0l2 = place(n0.left2), s0r = place(n0.right), s0r2 = place(n0.right2);
  const Place s1l = place(n1.left), s1r = place(n1.right), s1r2 = place(n1.right2), s1l2 = place(n1.left2);
  const Place b0l = place(nb.left), b0l2 = place(nb.left2);
  const std::uint32_t gap_b = bucket(i0 >= 0 ? front - i0 : 0);
  const std::uint32_t gap_s = bucket(i1 >= 0 ? i0 - i1 : 0);
  const std::uint32_t v0 = n0.right_count, v0l = n0.left_count, v1 = n1.right_count, vb = nb.left_count;
  // What lies just outside the pair, which words of the surface touch it.
  const Place before_b = place(front > 0 ? front - 1 : -1);
  const Place after_s0 = place(i0 >= 0 ? i0 + 1 : -1);
  const Place before_s0 = place(i0 > 0 ? i0 - 1 : -1);

  keys.clear();
  keys.add(0);
  // Single words.
  keys.add(s0.word, s0.tag);
  keys.add(s0.word);
  keys.add(s0.tag);
  keys.add(s1.word, s1.tag);
  keys.add(s1.word);
  keys.add(s1.tag);
  keys.add(b0.word, b0.tag);
  keys.add(b0.word);
  keys.add(b0.tag);
  keys.add(b1.word, b1.tag);
  keys.add(b1.word);
  keys.add(b1.tag);
  keys.add(b2.word);
  keys.add(b2.tag);
  keys.add(s2.tag);
  keys.add(s2.word);
  keys.add(b3.tag);
  // Pairs.
  keys.add(s0.word, s0.tag, b0.word, b0.tag);
  keys.add(s0.word, s0.tag, b0.word);
  keys.add(s0.word, b0.word, b0.tag);
  keys.add(s0.word, s0.tag, b0.tag);
  keys.add(s0.tag, b0.word, b0.tag);
  keys.add(s0.word, b0.word);
  keys.add(s0.tag, b0.tag);
  keys.add(s0.upos, b0.upos, gap_b);
  keys.add(b0.tag, b1.tag);
  keys.add(b0.word, b1.word);
  keys.add(b0.word, b1.tag);
  keys.add(b0.tag, b1.word);
  keys.add(s1.word, s0.word);
  keys.add(s1.tag, s0.tag);
  keys.add(s1.word, s0.tag);
  keys.add(s1.tag, s0.word);
  keys.add(s1.word, s1.tag, s0.tag);
  keys.add(s1.tag, s0.word, s0.tag);
  keys.add(s1.tag, s0.tag, gap_s);
  keys.add(s1.word, b0.word);
  keys.add(s1.tag, b0.tag);
  keys.add(s1.tag, b0.word);
  keys.add(s1.word, b0.tag);
  keys.add(s0.tag, b1.word);
  keys.add(s0.word, b1.tag);
  // Triples.
  keys.add(b0.tag, b1.tag, b2.tag);
  keys.add(s0.tag, b0.tag, b1.tag);
  keys.add(s0.word, b0.tag, b1.tag);
  keys.add(s0.tag, b0.word, b1.tag);
  keys.add(s0.tag, b0.tag, b1.tag, b2.tag);
  keys.add(s1.tag, s0.tag, b0.tag);
  keys.add(s1.word, s0.tag, b0.tag);
  keys.add(s1.tag, s0.word, b0.tag);
  keys.add(s1.tag, s0.tag, b0.word);
  keys.add(s1.word, s0.word, b0.tag);
  keys.add(s1.tag, s0.tag, b0.tag, b1.tag);
  keys.add(s2.tag, s1.tag, s0.tag);
  keys.add(s2.tag, s1.tag, s0.tag, b0.tag);
  keys.add(s2.upos, s1.word, s0.upos);
  // Dependents.
  keys.add(s0.tag, s0l.tag, s0l.label, b0.tag);
  keys.add(s0.tag, s0r.tag, s0r.label, b0.tag);
  keys.add(s0.tag, s0r2.tag, s0r2.label, b0.tag);
  keys.add(s0.tag, b0l.tag, b0l.label, b0.tag);
  keys.add(b0.tag, b0l.tag, b0l2.tag, b0l.label);
  keys.add(s0.tag, s0l.tag, s0l2.tag);
  keys.add(s0.tag, s0r.tag, s0r2.tag);
  keys.add(s1.tag, s1r.tag, s1r.label, s0.tag);
  keys.add(s1.tag, s1l.tag, s1l.label, s0.tag);
  keys.add(s1.tag, s1r2.tag, s1r2.label, s0.tag);
  keys.add(s1.tag, s1l2.label, s1l.label, s0.tag);
  keys.add(s1.tag, s0.tag, s0l.tag, s0l.label);
  keys.add(s1.tag, s0.tag, s0r.tag, s0r.label);
  keys.add(s0.word, s0l.word);
  keys.add(s0.word, s0r.word);
  keys.add(s1.tag, s0.word, s0l.word);
  keys.add(s1.word, s0.tag, s0l.word);
  keys.add(s0l.word, s0.tag);
  keys.add(s0r.word, s0.tag);
  keys.add(s1l.word, s1.tag);
  keys.add(s1r.word, s1.tag);
  keys.add(b0l.word, b0.tag);
  keys.add(s0l.label, s0.word);
  keys.add(s0r.label, s0.word);
  keys.add(b0l.label, b0.word);
  keys.add(s1r.label, s1.word, s0.tag);
  // Label sequences and valency.
  keys.add(n0.left_labels, s0.tag);
  keys.add(n0.right_labels, s0.tag);
  keys.add(n1.left_labels, s1.tag, s0.tag);
  keys.add(n1.right_labels, s1.tag, s0.tag);
  keys.add(nb.left_labels, b0.tag, s0.tag);
  keys.add(n0.left_labels, n0.right_labels, s0.upos, b0.upos);
  keys.add(n1.left_labels, n1.right_labels, s1.upos, s0.upos);
  keys.add(n0.right_labels, s0.word);
  keys.add(n1.right_labels, s1.word);
  keys.add(n0.left_labels, s0.word);
  keys.add(v0, s0.word, s0.tag);
  keys.add(v0l, s0.word, s0.tag);
  keys.add(v0, s0.tag, b0.tag);
  keys.add(v1, s1.tag, s0.tag);
  keys.add(vb, b0.tag, s0.tag);
  keys.add(vb, b0.word);
  // Distances.
  keys.add(gap_b, s0.word);
  keys.add(gap_b, s0.tag, b0.tag);
  keys.add(gap_b, b0.word);
  keys.add(gap_s, s0.word, s1.tag);
  keys.add(gap_s, s1.word, s0.tag);
  // Surface neighbours.
  keys.add(s0.tag, after_s0.tag, before_b.tag, b0.tag);
  keys.add(before_s0.tag, s0.tag, b0.tag, b1.tag);
  keys.add(before_b.word, b0.word);
  keys.add(static_cast<std::uint32_t>(std::min<std::size_t>(state.depth(), 6)), b0.upos, s0.upos);
}

Action ActionSet::operator[](std::size_t number) const noexcept {
  if (number == 0) return {Move::shift, 0};
  if (number <= labels) return {Move::left, static_cast<std::uint8_t>(number - 1)};
  return {Move::right, static_cast<std::uint8_t>(number - 1 - labels)};
}

std::size_t ActionSet::forced(const ParserState& state) const noexcept {
  if (state.depth() == 0) return 0;
  if (state.front() == state.size() && state.depth() == 1) return 1U + root_label;
  return size();
}

void Beam::offer(const Candidate& candidate) {
  if (candidates_.size() == width) {
    if (candidates_.back().score >= candidate.score) return;
    candidates_.pop_back();
  }
  auto at = candidates_.end();
  while (at != candidates_.begin() && std::prev(at)->score < candidate.score)
    --at;
  candidates_.insert(at, candidate);
}

void Beam::step(const LinearModel& model, const ParserInput& input, const ActionSet& actions) {
  FeatureKeys keys;
  candidates_.clear();
  for (std::size_t i = 0; i < used_; ++i) {
    const Item& item = items_[i];
    if (const std::size_t only = actions.forced(item.state); only != actions.size()) {
      offer({i, only, item.score});
      continue;
    }
    parser_features(item.state, input, keys);
    model.score(keys.keys(), scores_);
    actions.each(item.state, [&](std::size_t action) { offer({i, action, item.score + scores_[action]}); });
  }
  for (std::size_t k = 0; k < candidates_.size(); ++k) {
    next_[k].state = items_[candidates_[k].item].state;
    next_[k].state.apply(actions[candidates_[k].action]);
    next_[k].score = candidates_[k].score;
  }
  used_ = candidates_.size();
  items_.swap(next_);
}

std::vector<Arc> Beam::parse(const LinearModel& model, const ParserInput& input, const ActionSet& actions) {
  items_.resize(width);
  next_.resize(width);
  candidates_.reserve(width);
  scores_.resize(actions.size());
  const int size = static_cast<int>(input.words.size());
  items_[0].state.reset(size);
  items_[0].score = 0;
  used_ = 1;
  while (!items_[0].state.finished())
    step(model, input, actions);
  std::vector<Arc> arcs(input.words.size());
  const ParserState& best = items_[0].state;
  for (int i = 0; i < size; ++i)
    arcs[static_cast<std::size_t>(i)] = {best.head(i), best.label(i)};
  return arcs;
}

}  // namespace hearsay::syntax
