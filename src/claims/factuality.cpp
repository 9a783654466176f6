#include "claims/factuality.hpp"

#include <algorithm>
#include <array>

namespace hearsay::claims {
namespace {

using syntax::no_head;
using syntax::Upos;

class Walk {
 public:
  Walk(const FactualityLexicon& lexicon, const FactualityInput& input)
      : lexicon_(lexicon), input_(input), tree_(*input.tree) {}

  Factuality run();

 private:
  struct Local {
    bool negated = false;
    int negation = no_head;
  };

  void apply(const Effect& effect, const char* source, std::string_view entry, int token);
  void reason(std::string aspect, std::string value, std::string because, int token);
  Local negation(int token) const;
  bool negated_by_subject(int token) const;
  int auxiliaries_of(int token) const;
  void modals(int token, bool negated, int& consumed_negation);
  void modifiers(int token);
  void phrases();
  bool conditional_child(int token) const;
  void local(int token, bool skip_negation);
  // What the step to the head does. False: nothing further up reaches down.
  bool step(int token, bool& skip_negation);
  bool clause_step(int token, int head, bool& skip_negation);
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
  bool matrix_ = true;     // nothing between the token and the root takes it for granted
  bool mood_set_ = false;  // a stronger mood stands nearer to the token
};

const char* upos_of(const Tree& tree, int token) {
  switch (tree[token].upos) {
    case Upos::AUX:
    case Upos::VERB:
      return "VERB";
    case Upos::ADJ:
    case Upos::ADV:
      return "ADJ";
    case Upos::NOUN:
    case Upos::PROPN:
      return "NOUN";
    default:
      return "";
  }
}

void Walk::reason(std::string aspect, std::string value, std::string because, int token) {
  Reason reason{std::move(aspect), std::move(value), std::move(because), {}};
  if (token != no_head) reason.span = {tree_[token].begin, tree_[token].end};
  result_.reasons.push_back(std::move(reason));
}

void Walk::apply(const Effect& effect, const char* source, std::string_view entry, int token) {
  const std::string because = std::string(source) + ": " + std::string(entry);
  if (effect.polarity == Polarity::denied) {
    result_.polarity = result_.polarity == Polarity::denied ? Polarity::affirmed : Polarity::denied;
    reason("polarity", std::string(name(result_.polarity)), because, token);
  }
  if (effect.certainty && *effect.certainty > result_.certainty) {  // the weakest counts
    result_.certainty = *effect.certainty;
    reason("certainty", std::string(name(result_.certainty)), because, token);
  }
  if (!effect.mood || *effect.mood == result_.mood) return;
  // A condition outweighs a plan or demand; of two others the nearer to the event counts.
  if (mood_set_ && *effect.mood != Mood::conditional) return;
  result_.mood = *effect.mood;
  mood_set_ = true;
  reason("mood", std::string(name(result_.mood)), because, token);
}

bool Walk::negated_by_subject(int token) const {
  const int subject = tree_.child(token, {"nsubj"});
  if (subject == no_head) return false;
  if (lexicon_.negation_subjects.contains(tree_.word(subject))) return true;
  for (const int child : tree_.children(subject)) {
    if (tree_.is(child, {"det", "advmod", "cc"}) &&
        (lexicon_.negation_determiners.contains(tree_.word(child)))) {
      return true;
    }
  }
  return false;
}

Walk::Local Walk::negation(int token) const {
  Local result;
  for (const int child : tree_.children(token)) {
    const std::string& word = tree_.word(child);
    if (child == token) continue;
    const bool adverb = tree_.is(child, {"advmod", "neg", "aux", "cc", "det"});
    if (!adverb) continue;
    const bool word_negates = lexicon_.negation_words.contains(word) && !tree_.is(child, {"det"});
    const bool determiner = tree_.is(child, {"det"}) && lexicon_.negation_determiners.contains(word);
    // "no longer": "no" hangs on "longer".
    bool phrase = false;
    if (tree_.is(child, {"advmod"}) && child > 0) {
      const std::string two = tree_.word(child - 1) + ' ' + word;
      phrase = std::find(lexicon_.negation_phrases.begin(), lexicon_.negation_phrases.end(), two) !=
               lexicon_.negation_phrases.end();
      if (phrase && lexicon_.negation_words.contains(tree_.word(child - 1)) && tree_.head(child - 1) == token)
        phrase = false;
    }
    if (!word_negates && !determiner && !phrase) continue;
    // "not only": the adverb behind it takes the negation; "not X but Y" about an argument hangs elsewhere.
    if (word_negates && child + 1 < tree_.size() && lexicon_.negation_focus.contains(tree_.word(child + 1)))
      continue;
    result.negated = !result.negated || determiner;
    result.negation = child;
  }
  const bool clause = tree_.clausal(token);
  if (!result.negated && clause && negated_by_subject(token)) {
    result.negated = true;
    result.negation = tree_.child(token, {"nsubj"});
  }
  // "has no contact", "there is no agreement": a light verb is negated by its noun's determiner.
  return result;
}

bool Walk::has_subject_or_auxiliary(int token) const {
  return tree_.child(token, {"nsubj", "csubj", "aux", "cop", "expl"}) != no_head;
}

// The token whose auxiliaries a conjunct shares: itself, or the first conjunct.
int Walk::auxiliaries_of(int token) const {
  int at = token;
  while (tree_.is(at, {"conj"}) && !has_subject_or_auxiliary(at) && tree_.head(at) != no_head &&
         tree_[at].xpos == tree_[tree_.head(at)].xpos && tree_[at].xpos != "VBD" && tree_[at].xpos != "VBZ" &&
         tree_[at].xpos != "VBP") {
    at = tree_.head(at);
  }
  return at;
}

void Walk::modals(int token, bool negated, int& consumed_negation) {
  for (const int child : tree_.children(token)) {
    if (!tree_.is(child, {"aux"})) continue;
    auto entry = lexicon_.modals.find(tree_.lemma(child));
    if (entry == lexicon_.modals.end() || tree_.word(child) == "'d")
      entry = lexicon_.modals.find(tree_.word(child));
    if (entry == lexicon_.modals.end()) continue;
    if (tree_[child].upos != Upos::AUX && tree_[child].xpos != "MD") continue;
    // "'d" is "had" before a participle.
    if (tree_.word(child) == "'d" && tree_[token].xpos == "VBN" &&
        tree_.child_word(token, {"aux"}, "have") == no_head)
      continue;
    const Modal& modal = entry->second;
    const bool perfect = tree_.child_word(token, {"aux"}, "have") != no_head;
    const bool condition = conditional_child(token);
    const int subject = tree_.child(token, {"nsubj"});
    const bool inverted =
        subject != no_head && child < subject && modal.inverted && tree_.is(token, {"advcl"});
    if (inverted) {
      apply(*modal.inverted, "modal", entry->first, child);
    } else if (negated && modal.negated) {
      apply(*modal.negated, "modal", entry->first + " not", child);
      consumed_negation = child;
    } else if (perfect && modal.perfect) {
      apply(*modal.perfect, "modal", entry->first + " have", child);
    } else if (input_.reported && modal.reported && !condition) {
      apply(*modal.reported, "modal", entry->first + " (reported)", child);
    } else {
      if (modal.advice && !input_.reported) {
        result_.advice = true;
        reason("mood", "advice", "modal: " + entry->first, child);
      }
      apply(modal.effect, "modal", entry->first, child);
    }
  }
}

void Walk::modifiers(int token) {
  for (const int child : tree_.children(token)) {
    if (!tree_.is(child, {"advmod", "amod", "discourse"})) continue;
    const auto entry = lexicon_.modifiers.find(tree_.word(child));
    if (entry == lexicon_.modifiers.end()) continue;
    // "not likely", "less likely"
    apply(entry->second, "modifier", entry->first, child);
  }
}

bool Walk::conditional_child(int token) const {
  for (const int child : tree_.children(token)) {
    if (!tree_.is(child, {"advcl"})) continue;
    const std::string mark = tree_.marker(child);
    for (const Conjunction& conjunction : lexicon_.conjunctions) {
      if (conjunction.matrix.mood != Mood::conditional) continue;
      if (std::find(conjunction.words.begin(), conjunction.words.end(), mark) != conjunction.words.end())
        return true;
    }
    // "Had it not been …", "Should X attack, …"
    const int subject = tree_.child(child, {"nsubj"});
    for (const int auxiliary : tree_.children(child)) {
      if (mark.empty() && tree_.is(auxiliary, {"aux"}) && subject != no_head && auxiliary < subject &&
          tree_.word(auxiliary) == "should") {
        return true;
      }
    }
  }
  return false;
}

void Walk::local(int token, bool skip_negation) {
  const int shared = auxiliaries_of(token);
  Local found = negation(token);
  if (!found.negated && shared != token) {
    // "did not attack or seize": the negation of the first conjunct holds for bare verbs after "or" and
    // "and".
    const int coordinator = tree_.child(token, {"cc"});
    const bool but = coordinator != no_head && tree_.word(coordinator) == "but";
    if (!but) found = negation(shared);
  }
  const bool was_negated = found.negated;
  if (skip_negation) found = {};
  int consumed = no_head;
  // "could not fail to": the modal went with the negation.
  const bool gone = skip_negation && was_negated &&
                    (tree_.child_word(token, {"aux"}, "can") != no_head ||
                     tree_.child_word(token, {"aux"}, "could") != no_head);
  if (!gone) modals(token, found.negated, consumed);
  if (shared != token) modals(shared, found.negated, consumed);
  if (found.negated && consumed == no_head) {
    apply({Polarity::denied, {}, {}}, "negation", tree_.word(found.negation), found.negation);
  }
  modifiers(token);
  const std::string mark = tree_.marker(token);
  const bool own_condition =
      (mark == "if" || mark == "unless") && tree_.is(token, {"conj", "root", "parataxis", "dep"});
  if (own_condition || conditional_child(token)) {
    apply({{}, {}, Mood::conditional}, "conjunction", "if", token);
  }
}

Walk::Crossing Walk::boundary(int token) {
  const auto head = static_cast<std::size_t>(tree_.head(token));
  const Attribution* nearest = nullptr;
  for (const Attribution& attribution : input_.attributions) {
    const bool leaves = attribution.content[static_cast<std::size_t>(token)] && !attribution.content[head];
    if (!leaves || attribution.content_root == no_head) continue;
    if (tree_.below(static_cast<int>(attribution.cue), token)) continue;
    const auto size = [](const Attribution& a) {
      return std::count(a.content.begin(), a.content.end(), true);
    };
    if (nearest == nullptr || size(attribution) < size(*nearest)) nearest = &attribution;
  }
  if (nearest == nullptr) return Crossing::none;
  const auto cue = static_cast<int>(nearest->cue);
  if (!input_.same_speech(cue)) return Crossing::stop;
  const std::string mark = tree_.marker(token);
  if (mark == "if" || mark == "unless") apply({{}, {}, Mood::conditional}, "conjunction", mark, token);
  const bool negated = negation(cue).negated;
  Effect effect = nearest->effect;
  if (negated && effect.polarity) {
    effect.polarity.reset();  // "did not deny that"
  } else if (negated) {
    // "did not say that": nothing is claimed; "does not believe that": believed not to be.
    if (effect.certainty == Certainty::probable) {
      effect.polarity = Polarity::denied;
    } else {
      effect.certainty = Certainty::possible;
    }
  }
  apply(effect, "cue", nearest->entry, cue);
  if (!nearest->holders.empty()) return Crossing::stop;
  return negated ? Crossing::pass_consumed : Crossing::pass;
}

bool Walk::embed(int token, int head, const std::string& frame, bool& skip_negation) {
  if (frame.empty()) return true;
  const char* upos = upos_of(tree_, head);
  const Embedding* entry = lexicon_.find(tree_.lemma(head), upos, frame);
  if (entry == nullptr && tree_[head].xpos == "VBN") entry = lexicon_.find(tree_.lemma(head), "VERB", frame);
  if (entry == nullptr) return false;
  if (entry->factive) {
    matrix_ = false;
    return false;
  }
  if (entry->advice) {
    if (input_.reported) {
      apply(entry->effect, "embedding", tree_.lemma(head), head);
    } else {
      result_.advice = true;
      reason("mood", "advice", "embedding: " + tree_.lemma(head), head);
    }
    return true;
  }
  const Local found = negation(head);
  const bool modal_negation = found.negated && tree_.child(head, {"aux"}) != no_head &&
                              (tree_.child_word(head, {"aux"}, "could") != no_head ||
                               tree_.child_word(head, {"aux"}, "can") != no_head);
  if (found.negated && entry->negated) {
    apply(*entry->negated, "embedding", "not " + tree_.lemma(head), head);
    skip_negation = true;
    // "could not be prevented": neither the modal nor the negation is left.
    if (modal_negation) skip_negation = true;
  } else {
    apply(entry->effect, "embedding", tree_.lemma(head), head);
    // The head's negation is applied with its other modifiers.
  }
  (void)token;
  return true;
}

bool Walk::adverbial_step(int token, int head, bool& skip_negation) {
  const std::string mark = tree_.marker(token);
  const std::string frame = tree_.frame(token);
  // A clause that is really the verb's complement: "agreed on transporting", "refrained from attacking".
  if (!mark.empty() && !frame.empty()) {
    const Embedding* entry = lexicon_.find(tree_.lemma(head), upos_of(tree_, head), frame);
    if (entry != nullptr) return embed(token, head, frame, skip_negation);
  }
  if (mark.empty()) {
    if (tree_[token].xpos == "VBG" || tree_[token].xpos == "VBN") {
      const Embedding* entry = lexicon_.find(tree_.lemma(head), upos_of(tree_, head), "ing");
      if (entry != nullptr && !entry->factive && token == head + 1)
        return embed(token, head, "ing", skip_negation);
      skip_negation = true;  // "…, advancing its interests": as sure as the main clause, not its negation
      return true;
    }
    const int subject = tree_.child(token, {"nsubj"});
    for (const int child : tree_.children(token)) {
      const bool inverted = tree_.word(child) == "had" || tree_.word(child) == "were";
      if (tree_.is(child, {"aux", "cop"}) && subject != no_head && child < subject && inverted) {
        apply({{}, {}, Mood::conditional}, "conjunction", "inversion", child);
        return false;
      }
    }
    skip_negation = true;
    return true;
  }
  for (const Conjunction& conjunction : lexicon_.conjunctions) {
    bool fits =
        std::find(conjunction.words.begin(), conjunction.words.end(), mark) != conjunction.words.end();
    if (!fits && mark.find(' ') != std::string::npos) {
      fits = std::find(conjunction.words.begin(), conjunction.words.end(), mark.substr(0, mark.find(' '))) !=
             conjunction.words.end();
      if (fits && mark.ends_with(" to") && conjunction.factive) fits = false;
    }
    if (!fits) continue;
    if (conjunction.factive) {
      matrix_ = false;
      return false;
    }
    if (conjunction.id == "if" && conjunction.clause.mood) {
      // "unless" stands in its own entry below with the polarity.
      const bool unless = mark == "unless" || mark == "lest";
      if (unless) {
        apply({Polarity::denied, {}, {}}, "conjunction", mark, token);
      }
      apply(conjunction.clause, "conjunction", mark, token);
      return false;
    }
    apply(conjunction.clause, "conjunction", mark, token);
    skip_negation = true;
    // A purpose or what is left undone stands by itself; a means is as sure as what it serves.
    return conjunction.share;
  }
  skip_negation = true;
  return false;
}

bool Walk::clause_step(int token, int head, bool& skip_negation) {
  const std::string frame = tree_.frame(token);
  const Embedding* entry =
      frame.empty() ? nullptr : lexicon_.find(tree_.lemma(head), upos_of(tree_, head), frame);
  if (entry != nullptr) return embed(token, head, frame, skip_negation);
  if (tree_.is(token, {"ccomp", "csubj"})) {
    // "asked whether X had", "do not know if"
    const std::string mark = tree_.marker(token);
    if (mark == "whether" || mark == "if") {
      apply({{}, Certainty::possible, {}}, "conjunction", mark, token);
    }
    if (lexicon_.asking.contains(tree_.lemma(head))) result_.question = true;
    skip_negation = true;
    return true;
  }
  return true;
}

bool Walk::step(int token, bool& skip_negation) {
  const int head = tree_.head(token);
  skip_negation = false;
  if (!input_.same_speech(head)) return false;
  const std::string& relation = tree_[token].relation;
  switch (boundary(token)) {
    case Crossing::stop:
      return false;
    case Crossing::pass_consumed:
      skip_negation = true;
      return true;
    case Crossing::pass:
      return true;
    case Crossing::none:
      break;
  }
  // "on transporting": where the tree makes the preposition a head, it counts as one step with it.
  if (tree_[head].upos == Upos::ADP && tree_.head(head) != no_head) {
    const Embedding* entry =
        lexicon_.find(tree_.lemma(tree_.head(head)), upos_of(tree_, tree_.head(head)), tree_.word(head));
    if (entry != nullptr && !entry->factive) {
      apply(entry->effect, "embedding", tree_.lemma(tree_.head(head)), tree_.head(head));
      return true;
    }
  }
  // "why they left": what such a clause tells is taken for granted.
  if (tree_.is(token, {"ccomp", "advcl", "acl", "conj", "parataxis", "obj"})) {
    for (const int child : tree_.children(token)) {
      if (tree_[child].xpos == "WRB" && child < token && tree_.is(child, {"advmod", "mark"})) {
        matrix_ = matrix_ && tree_.is(token, {"ccomp", "conj", "parataxis"});
        if (tree_.is(token, {"ccomp", "advcl", "acl", "obj"})) return false;
      }
    }
  }
  if (relation == "acl:relcl") {
    matrix_ = false;
    return false;
  }
  if (tree_.is(token, {"conj"})) {
    // A conjunct stands where its first conjunct stands, but has its own negation and auxiliaries.
    skip_negation = true;
    return true;
  }
  if (tree_.is(token, {"acl"})) {
    const std::string frame = tree_.frame(token);
    if (!frame.empty() && lexicon_.find(tree_.lemma(head), "NOUN", frame) != nullptr)
      return embed(token, head, frame, skip_negation);
    // "prevented the crowd from storming": the tree may hang it on the object.
    if (!frame.empty() && frame != "to" && tree_.is(head, {"obj"}) && tree_.head(head) != no_head &&
        lexicon_.find(tree_.lemma(tree_.head(head)), "VERB", frame) != nullptr &&
        lexicon_.find(tree_.lemma(tree_.head(head)), "VERB", frame)->effect.polarity) {
      return embed(token, tree_.head(head), frame, skip_negation);
    }
    if (frame == "to" && tree_[token].xpos != "VBG") {
      apply({{}, {}, Mood::planned}, "construction", "noun with infinitive", token);
      return false;
    }
    matrix_ = false;
    return false;
  }
  if (tree_.is(token, {"advcl"})) return adverbial_step(token, head, skip_negation);
  if (tree_.is(token, {"xcomp", "ccomp", "csubj"}) &&
      (tree_.clausal(token) || tree_[token].upos == Upos::ADJ || tree_.frame(token) == "to")) {
    return clause_step(token, head, skip_negation);
  }
  if (tree_.is(token, {"parataxis"})) {
    skip_negation = true;
    return false;
  }
  if (tree_.is(token, {"cop", "aux"})) return true;
  // Nominals: taken for granted unless their head carries or embeds their event.
  const std::string frame = tree_.frame(token);
  if (!frame.empty()) {
    const Embedding* entry = lexicon_.find(tree_.lemma(head), upos_of(tree_, head), frame);
    if (entry != nullptr) return embed(token, head, frame, skip_negation);
  }
  for (const Conjunction& conjunction :
       lexicon_.conjunctions) {  // "through talks with": as sure as what it serves
    if (conjunction.id != "instrument" || !tree_.is(token, {"obl"})) continue;
    if (std::find(conjunction.words.begin(), conjunction.words.end(), frame) == conjunction.words.end())
      continue;
    skip_negation = true;
    return true;
  }
  if (tree_.is(token, {"xcomp"})) return true;
  if (tree_.is(token, {"root"})) return true;
  matrix_ = false;
  return false;
}

void Walk::phrases() {
  std::string text;
  for (int i = 0; i < tree_.size(); ++i) {
    if (!input_.same_speech(i)) continue;
    text += ' ' + tree_.word(i);
  }
  text += ' ';
  for (const auto& [phrase, effect] : lexicon_.phrases) {
    if (text.find(' ' + phrase + ' ') != std::string::npos) apply(effect, "phrase", phrase, no_head);
  }
}

void Walk::question(int token) {
  int last = tree_.size() - 1;
  while (last > 0 && tree_[last].upos == Upos::PUNCT && tree_.word(last).find('?') == std::string::npos)
    --last;
  if (last < 0 || tree_.word(last).find('?') == std::string::npos || !input_.same_speech(token)) return;
  // The clause of the token: "You joined X, why did you leave?" states its first clause.
  int clause = token;
  while (clause != no_head && !tree_.is(clause, {"root", "parataxis", "ccomp", "conj"}))
    clause = tree_.head(clause);
  if (clause == no_head) clause = tree_.root();
  const int first_auxiliary = tree_.child(clause, {"aux", "cop"});
  const int subject = tree_.child(clause, {"nsubj"});
  bool wh = false;
  for (const int child : tree_.children(clause)) {
    const std::string_view type = tree_[child].feature("PronType");
    const bool asks = type == "Int" || tree_[child].xpos == "WRB" || tree_[child].xpos == "WP" ||
                      tree_[child].xpos == "WDT";
    if (!asks || child > clause) continue;
    if (lexicon_.presupposing_questions.contains(tree_.word(child))) return;
    wh = true;
  }
  const bool inverted = first_auxiliary != no_head && subject != no_head && first_auxiliary < subject;
  // A clause in the order of a statement before the question is stated.
  if (!wh && !inverted && subject != no_head && tree_.is(clause, {"ccomp", "parataxis", "conj"})) {
    bool later_question = false;
    for (int i = clause + 1; i < tree_.size(); ++i) {
      later_question = later_question || tree_[i].xpos == "WRB" || tree_[i].xpos == "WP";
    }
    if (later_question) return;
  }
  result_.question = true;
  reason("question", "asked", "question mark", last);
}

Factuality Walk::run() {
  int token = input_.token;
  bool skip_negation = false;
  if (input_.actor_noun) return result_;
  while (true) {
    local(token, skip_negation);
    const int head = tree_.head(token);
    if (head == no_head) {
      if (!input_.same_speech(token)) break;
      // The goal of X is Y: the subject embeds its predicate.
      const int subject = tree_.child(token, {"nsubj"});
      if (subject != no_head && tree_.child(token, {"cop"}) != no_head) {
        const Embedding* entry = lexicon_.find(tree_.lemma(subject), "NOUN", "predicate");
        if (entry != nullptr) apply(entry->effect, "embedding", tree_.lemma(subject), subject);
      }
      // A headline's infinitive: "X to send Y".
      const bool infinitive = tree_.child_word(token, {"mark", "aux"}, "to") != no_head;
      if (infinitive && subject != no_head) {
        apply({{}, {}, Mood::planned}, "construction", "infinitive with a subject", token);
      }
      const bool imperative =
          tree_[token].feature("Mood") == "Imp" ||
          (tree_[token].xpos == "VB" && !infinitive && tree_.child(token, {"nsubj", "aux"}) == no_head);
      if (imperative && token == 0) {
        result_.advice = true;
        reason("mood", "advice", "construction: imperative", token);
      }
      break;
    }
    // "the goal is that/to X", and predicates inside clauses.
    const int subject = tree_.child(token, {"nsubj"});
    if (subject != no_head && (tree_.child(token, {"cop"}) != no_head)) {
      const Embedding* entry = lexicon_.find(tree_.lemma(subject), "NOUN", "predicate");
      if (entry != nullptr) apply(entry->effect, "embedding", tree_.lemma(subject), subject);
    } else if (tree_.is(token, {"ccomp", "xcomp"}) && tree_.lemma(head) == "be") {
      const int matrix_subject = tree_.child(head, {"nsubj"});
      const Embedding* entry = matrix_subject == no_head
                                   ? nullptr
                                   : lexicon_.find(tree_.lemma(matrix_subject), "NOUN", "predicate");
      if (entry != nullptr) apply(entry->effect, "embedding", tree_.lemma(matrix_subject), matrix_subject);
    }
    if (!step(token, skip_negation)) break;
    token = head;
  }
  if (matrix_) {
    phrases();
    question(token);
  }
  return result_;
}

}  // namespace

Factuality decide_factuality(const FactualityLexicon& lexicon, const FactualityInput& input) {
  return Walk(lexicon, input).run();
}

}  // namespace hearsay::claims
