// The transition parser's training, in up to two rounds over one set of weights. First greedy, with a dynamic
// oracle for the arc-hybrid system, exploration and a margin (Goldberg & Nivre 2013); then, where asked for,
// with the beam that the runtime uses, by max-violation updates (Huang, Fayong & Guo 2012). Weights trained
// greedily score badly in a beam wider than 1: widen it only together with beam epochs.
#include <algorithm>
#include <iterator>
#include <limits>

#include "perceptron.hpp"
#include "syntax/parser.hpp"
#include "training.hpp"

namespace hearsay::train {
namespace {

using syntax::Action;
using syntax::Move;
using syntax::ParserState;

constexpr double exploration = 0.9;
constexpr int first_exploring_epoch = 1;
constexpr float margin = 20;
constexpr std::size_t most_bytes = 7'600'000;

// Gold dependents of each word, for counting the arcs that a move makes impossible.
struct GoldTree {
  const Example& example;
  std::vector<std::vector<int>> dependents;

  explicit GoldTree(const Example& source) : example(source), dependents(source.heads.size() + 1) {
    for (std::size_t i = 0; i < source.heads.size(); ++i) {
      dependents[static_cast<std::size_t>(source.heads[i])].push_back(static_cast<int>(i));
    }
  }
  int head(int word) const { return example.heads[static_cast<std::size_t>(word)]; }
};

class Oracle {
 public:
  Oracle(const ParserState& state, const GoldTree& gold) : state_(state), gold_(gold) {}

  int cost(Move move) const {
    switch (move) {
      case Move::shift:
        return shift_cost();
      case Move::left:
        return left_cost();
      case Move::right:
        return right_cost();
    }
    return 0;
  }

 private:
  // Dependents of the top of the stack that still wait in the buffer.
  int waiting_dependents(int word) const {
    int count = 0;
    for (const int dependent : gold_.dependents[static_cast<std::size_t>(word)]) {
      if (dependent >= state_.front()) ++count;
    }
    return count;
  }

  int left_cost() const {
    const int top = state_.stack(0);
    const int head = gold_.head(top);
    int cost = waiting_dependents(top);
    if (head != state_.front() && (head == state_.stack(1) || head > state_.front())) ++cost;
    return cost;
  }

  int right_cost() const {
    const int top = state_.stack(0);
    int cost = waiting_dependents(top);
    if (gold_.head(top) >= state_.front()) ++cost;
    return cost;
  }

  int shift_cost() const {
    const int front = state_.front();
    const auto& stack = state_.whole_stack();
    int cost = 0;
    const int head = gold_.head(front);
    if (head < front && head != state_.stack(0) && std::find(stack.begin(), stack.end(), head) != stack.end())
      ++cost;
    for (const int dependent : gold_.dependents[static_cast<std::size_t>(front)]) {
      if (dependent < front && std::find(stack.begin(), stack.end(), dependent) != stack.end()) ++cost;
    }
    return cost;
  }

  const ParserState& state_;
  const GoldTree& gold_;
};

class ParserTrainer {
 public:
  ParserTrainer(const syntax::ActionSet& actions, const std::vector<std::uint8_t>& upos, std::uint64_t seed)
      : actions_(actions),
        labels_(actions.labels),
        root_label_(actions.root_label),
        upos_(upos),
        perceptron_(actions.size()),
        scores_(actions.size()),
        costs_(actions.size()),
        random_(seed) {}

  void epoch(const std::vector<Example>& examples, int number) {
    steps_ = wrong_ = 0;
    for (const std::size_t index : random_.order(examples.size()))
      learn(examples[index], number);
    report("parser epoch " + std::to_string(number + 1) + ": " +
           std::to_string(100.0 * static_cast<double>(wrong_) / static_cast<double>(steps_)) +
           "% costly actions");
  }

  void beam_epoch(const std::vector<Example>& examples, int number) {
    if (number == 0) perceptron_.restart();
    steps_ = wrong_ = 0;
    for (const std::size_t index : random_.order(examples.size()))
      learn_with_beam(examples[index]);
    report("beam epoch " + std::to_string(number + 1) + ": " +
           std::to_string(100.0 * static_cast<double>(wrong_) / static_cast<double>(steps_)) +
           "% sentences updated");
  }

  syntax::LinearModel freeze() const { return perceptron_.freeze(3, most_bytes); }

 private:
  void learn(const Example& example, int epoch) {
    const GoldTree gold(example);
    const syntax::ParserInput input{example.words, example.predicted, upos_};
    const int size = static_cast<int>(example.words.size());
    state_.reset(size);
    while (!state_.finished()) {
      if (state_.depth() == 0) {
        state_.apply({Move::shift, 0});
      } else if (state_.front() == size && state_.depth() == 1) {
        state_.apply({Move::left, root_label_});
      } else {
        step(gold, input, epoch);
      }
    }
  }

  // Costs of all actions: the arcs their move loses, and one for a wrong label on a gold arc.
  void fill_costs(const GoldTree& gold) {
    constexpr int impossible = std::numeric_limits<int>::max();
    std::fill(costs_.begin(), costs_.end(), impossible);
    const Oracle oracle(state_, gold);
    if (state_.can_shift()) costs_[0] = oracle.cost(Move::shift);
    const int top = state_.stack(0);
    const auto top_index = static_cast<std::size_t>(top);
    const auto fill = [&](std::size_t from, Move move, int head) {
      const int base = oracle.cost(move);
      const bool gold_arc = gold.head(top) == head;
      for (std::size_t label = 0; label < labels_; ++label) {
        if (label == root_label_) continue;
        costs_[from + label] = base + (gold_arc && label != gold.example.labels[top_index] ? 1 : 0);
      }
    };
    if (state_.can_left()) fill(1, Move::left, state_.front());
    if (state_.can_right()) fill(1 + labels_, Move::right, state_.stack(1));
  }

  // The actions of the gold tree, reductions before shifts; where it is not projective, those that lose
  // least.
  std::vector<std::size_t> gold_actions(const Example& example) {
    const GoldTree gold(example);
    std::vector<std::size_t> sequence;
    state_.reset(static_cast<int>(example.words.size()));
    while (!state_.finished()) {
      std::size_t best = actions_.forced(state_);
      if (best == actions_.size()) {
        fill_costs(gold);
        const int least = *std::min_element(costs_.begin(), costs_.end());
        best = 1;
        while (best < costs_.size() && costs_[best] != least)
          ++best;
        if (best == costs_.size()) best = 0;
      }
      sequence.push_back(best);
      state_.apply(actions_[best]);
    }
    return sequence;
  }

  struct Item {
    ParserState state;
    double score = 0;
    std::size_t history = 0;  // index of its last step in steps
    bool gold = false;
  };
  struct Step {
    std::size_t action = 0;
    std::size_t before = 0;
  };
  struct Candidate {
    std::size_t item = 0;
    std::size_t action = 0;
    double score = 0;
  };

  void offer(const Candidate& candidate) {
    if (candidates_.size() == syntax::Beam::width) {
      if (candidates_.back().score >= candidate.score) return;
      candidates_.pop_back();
    }
    auto at = candidates_.end();
    while (at != candidates_.begin() && std::prev(at)->score < candidate.score)
      --at;
    candidates_.insert(at, candidate);
  }

  void learn_with_beam(const Example& example) {
    const std::vector<std::size_t> gold = gold_actions(example);
    const syntax::ParserInput input{example.words, example.predicted, upos_};
    ParserState gold_state;
    gold_state.reset(static_cast<int>(example.words.size()));
    items_.resize(1);
    items_[0].state.reset(static_cast<int>(example.words.size()));
    items_[0].score = 0;
    items_[0].history = 0;
    items_[0].gold = true;
    history_.assign(1, {});
    double gold_score = 0;
    double worst = 0;
    std::size_t worst_length = 0;
    std::size_t worst_history = 0;
    bool gold_in_beam = true;
    for (std::size_t t = 0; t < gold.size(); ++t) {
      candidates_.clear();
      bool gold_scored = false;
      for (std::size_t i = 0; i < items_.size(); ++i) {
        const Item& item = items_[i];
        if (const std::size_t only = actions_.forced(item.state); only != actions_.size()) {
          offer({i, only, item.score});
          gold_scored = gold_scored || item.gold;
          continue;
        }
        syntax::parser_features(item.state, input, keys_);
        perceptron_.score(keys_.keys(), scores_);
        if (item.gold) {
          gold_score += scores_[gold[t]];
          gold_scored = true;
        }
        actions_.each(item.state, [&](std::size_t action) {
          offer({i, action, item.score + scores_[action]});
        });
      }
      if (!gold_scored && actions_.forced(gold_state) == actions_.size()) {
        syntax::parser_features(gold_state, input, keys_);
        perceptron_.score(keys_.keys(), scores_);
        gold_score += scores_[gold[t]];
      }
      gold_state.apply(actions_[gold[t]]);
      next_.resize(candidates_.size());
      gold_in_beam = false;
      for (std::size_t k = 0; k < candidates_.size(); ++k) {
        const Item& from = items_[candidates_[k].item];
        next_[k].state = from.state;
        next_[k].state.apply(actions_[candidates_[k].action]);
        next_[k].score = candidates_[k].score;
        next_[k].gold = from.gold && candidates_[k].action == gold[t];
        gold_in_beam = gold_in_beam || next_[k].gold;
        history_.push_back({candidates_[k].action, from.history});
        next_[k].history = history_.size() - 1;
      }
      items_.swap(next_);
      const double violation = items_[0].score - gold_score;
      const bool final_step = t + 1 == gold.size();
      if (!items_[0].gold && (!gold_in_beam || final_step) && violation >= worst) {
        worst = violation;
        worst_length = t + 1;
        worst_history = items_[0].history;
      }
    }
    perceptron_.tick();
    ++steps_;
    if (worst_length == 0) return;
    ++wrong_;
    std::vector<std::size_t> predicted(worst_length);
    for (std::size_t t = worst_length; t-- > 0; worst_history = history_[worst_history].before) {
      predicted[t] = history_[worst_history].action;
    }
    replay(input, gold, predicted, worst_length, 1);
    replay(input, predicted, gold, worst_length, -1);
  }

  // Adds `amount` for the actions of a sequence from where it leaves the other on.
  void replay(const syntax::ParserInput& input, const std::vector<std::size_t>& sequence,
              const std::vector<std::size_t>& other, std::size_t length, float amount) {
    state_.reset(static_cast<int>(input.words.size()));
    bool apart = false;
    for (std::size_t t = 0; t < length; ++t) {
      apart = apart || sequence[t] != other[t];
      if (apart && actions_.forced(state_) == actions_.size()) {
        syntax::parser_features(state_, input, keys_);
        perceptron_.add(keys_.keys(), sequence[t], amount);
      }
      state_.apply(actions_[sequence[t]]);
    }
  }

  void step(const GoldTree& gold, const syntax::ParserInput& input, int epoch) {
    syntax::parser_features(state_, input, keys_);
    perceptron_.score(keys_.keys(), scores_);
    fill_costs(gold);
    const int least = *std::min_element(costs_.begin(), costs_.end());
    std::size_t best = scores_.size();
    std::size_t right = scores_.size();
    std::size_t rival = scores_.size();
    for (std::size_t i = 0; i < scores_.size(); ++i) {
      if (costs_[i] == std::numeric_limits<int>::max()) continue;
      if (best == scores_.size() || scores_[i] > scores_[best]) best = i;
      if (costs_[i] > least && (rival == scores_.size() || scores_[i] > scores_[rival])) rival = i;
      if (costs_[i] == least && (right == scores_.size() || scores_[i] > scores_[right])) right = i;
    }
    perceptron_.tick();
    ++steps_;
    std::size_t next = best;
    if (rival != scores_.size() && scores_[rival] + margin > scores_[right]) {
      perceptron_.update(keys_.keys(), right, rival);
    }
    if (costs_[best] != least) {
      ++wrong_;
      if (epoch < first_exploring_epoch || !random_.chance(exploration)) next = right;
    }
    state_.apply(actions_[next]);
  }

  syntax::ActionSet actions_;
  std::size_t labels_;
  std::uint8_t root_label_;
  const std::vector<std::uint8_t>& upos_;
  Perceptron perceptron_;
  std::vector<float> scores_;
  std::vector<int> costs_;
  Random random_;
  ParserState state_;
  syntax::FeatureKeys keys_;
  std::size_t steps_ = 0;
  std::size_t wrong_ = 0;
  std::vector<Item> items_, next_;
  std::vector<Step> history_;
  std::vector<Candidate> candidates_;
};

}  // namespace

syntax::LinearModel train_parser(const std::vector<Example>& examples, const std::vector<std::uint8_t>& upos,
                                 const syntax::ActionSet& actions, const Options& options) {
  ParserTrainer trainer(actions, upos, options.seed);
  for (int i = 0; i < options.parser_epochs; ++i)
    trainer.epoch(examples, i);
  for (int i = 0; i < options.beam_epochs; ++i)
    trainer.beam_epoch(examples, i);
  return trainer.freeze();
}

}  // namespace hearsay::train
