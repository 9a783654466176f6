// The walk of decide_factuality() from a word to the root of its sentence: what stands at each word
// (factuality.cpp) and what each step up does (factuality_steps.cpp). Internal to factuality.
#pragma once

#include <string>
#include <string_view>

#include "claims/factuality.hpp"
#include "claims/negation.hpp"

namespace hearsay::claims {

class FactualityWalk {
 public:
  FactualityWalk(const FactualityLexicon& lexicon, const FactualityInput& input)
      : lexicon_(lexicon), input_(input), tree_(*input.tree) {}

  Factuality run();

 private:
  void apply(const Effect& effect, const char* source, std::string_view entry, int token);
  void reason(std::string aspect, std::string value, std::string because, int token);
  Negation negation(int token) const { return find_negation(lexicon_, tree_, token, below_); }
  int auxiliaries_of(int token) const;
  void modals(int token, bool negated, int& consumed_negation);
  void modifiers(int token);
  bool only_measures(int adverb) const;
  void phrases();
  bool opens_with_fact(int token) const;
  bool of_other_clause(int adverb) const;
  bool cleft(int token) const;
  bool first_to(int token) const;
  bool relative_to_noun(int token, const std::string& frame) const;
  bool conditional_child(int token) const;
  bool counted(int cue) const;
  bool independent_conjunct(int token) const;
  void local(int token, bool skip_negation);
  // What the step to the head does. False: nothing further up reaches down.
  bool step(int token, bool& skip_negation);
  bool clause_step(int token, int head, bool& skip_negation);
  bool opens_before_subject(int token, int head) const;
  bool adverbial_step(int token, int head, bool& skip_negation);
  bool embed(int token, int head, const std::string& frame, bool& skip_negation);
  // Whether the step leaves what a cue introduces, and what that does.
  enum class Crossing { none, stop, pass, pass_consumed };
  Crossing boundary(int token);
  void question(int token);
  bool has_subject_or_auxiliary(int token) const;

  const FactualityLexicon& lexicon_;
  const FactualityInput& input_;
  const Tree& tree_;
  Factuality result_;
  bool matrix_ = true;  // nothing between the token and the root takes it for granted
  // What a question takes for granted: a clause with "since", a relative clause, "the attack on X".
  bool presupposed_ = false;
  int below_ = syntax::no_head;  // the token that the walk came from
  bool skip_local_ = false;      // what stands at the next word belongs to another clause
  int cleft_ = syntax::no_head;  // the focus of a cleft that the walk came through
  bool mood_set_ = false;        // a stronger mood stands nearer to the token
};

// The part of speech under which the lexicon lists the word.
std::string_view listed_upos(const Tree& tree, int token);

}  // namespace hearsay::claims
