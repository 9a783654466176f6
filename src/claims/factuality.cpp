#include "claims/factuality.hpp"

#include <algorithm>

#include "claims/factuality_walk.hpp"
#include "claims/questions.hpp"

namespace hearsay::claims {

using syntax::no_head;
using syntax::Upos;

void FactualityWalk::reason(std::string aspect, std::string value, std::string because, int token) {
  Reason reason{std::move(aspect), std::move(value), std::move(because), {}};
  if (token != no_head) reason.span = {tree_[token].begin, tree_[token].end};
  result_.reasons.push_back(std::move(reason));
}

void FactualityWalk::apply(const Effect& effect, const char* source, std::string_view entry, int token) {
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

bool FactualityWalk::has_subject_or_auxiliary(int token) const {
  return tree_.child(token, {"nsubj", "csubj", "aux", "cop", "expl"}) != no_head;
}

// The token whose auxiliaries a conjunct shares: itself, or the first conjunct.
int FactualityWalk::auxiliaries_of(int token) const {
  int at = token;
  const auto shares = [&](int conjunct) {
    // "has not attacked A or armed B", "never attacked A or armed B": whatever the tag of the second is.
    const int coordinator = tree_.child(conjunct, {"cc"});
    if (coordinator != no_head && tree_.word(coordinator) == "or") return true;
    const std::string& xpos = tree_[conjunct].xpos;
    return xpos == tree_[tree_.head(conjunct)].xpos && xpos != "VBD" && xpos != "VBZ" && xpos != "VBP";
  };
  while (tree_.is(at, {"conj"}) && !has_subject_or_auxiliary(at) && tree_.head(at) != no_head && shares(at))
    at = tree_.head(at);
  return at;
}

void FactualityWalk::modals(int token, bool negated, int& consumed_negation) {
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

// "Nearly 300 were killed", "attacked almost every day": the adverb stands on a measure, wherever it hangs.
bool FactualityWalk::only_measures(int adverb) const {
  if (tree_[adverb].upos != Upos::ADV || adverb + 1 >= tree_.size()) return false;
  const Upos next = tree_[adverb + 1].upos;
  return next != Upos::VERB && next != Upos::AUX && next != Upos::PART && next != Upos::ADV;
}

void FactualityWalk::modifiers(int token) {
  for (const int child : tree_.children(token)) {
    if (!tree_.is(child, {"advmod", "amod", "discourse"})) continue;
    const auto entry = lexicon_.modifiers.find(tree_.word(child));
    if (entry == lexicon_.modifiers.end()) continue;
    // "It was the suspected gang that …": what describes the focus of a cleft is not about the event.
    if (token == cleft_ && !tree_.is(child, {"advmod"})) continue;
    // "soon left": what is told in the past tense is no plan.
    if (entry->second.mood == Mood::planned && tree_[token].xpos == "VBD") continue;
    if (entry->second.polarity && only_measures(child)) continue;
    apply(entry->second, "modifier", entry->first, child);
  }
}

bool FactualityWalk::conditional_child(int token) const {
  for (const int child : tree_.children(token)) {
    if (!tree_.is(child, {"advcl"})) continue;
    const std::string mark = tree_.marker(child);
    for (const Conjunction& conjunction : lexicon_.conjunctions) {
      if (conjunction.matrix.mood != Mood::conditional) continue;
      if (std::find(conjunction.words.begin(), conjunction.words.end(), mark) != conjunction.words.end())
        return true;
    }
    // "Should A attack, …", "Were A to attack, …"
    const int subject = tree_.child(child, {"nsubj"});
    for (const int auxiliary : tree_.children(child)) {
      if (!tree_.is(auxiliary, {"aux"}) || subject == no_head || auxiliary > subject) continue;
      const std::string& word = tree_.word(auxiliary);
      if ((mark.empty() && word == "should") || (mark == "to" && word == "were")) return true;
    }
  }
  return false;
}

// "It is not true that A attacked B": the cue has counted its negation, wherever the walk meets it.
bool FactualityWalk::counted(int cue) const {
  return std::any_of(input_.attributions.begin(), input_.attributions.end(),
                     [&](const Attribution& attribution) {
                       return attribution.settled && static_cast<int>(attribution.cue) == cue &&
                              attribution.content[static_cast<std::size_t>(input_.token)];
                     });
}

void FactualityWalk::local(int token, bool skip_negation) {
  const int shared = auxiliaries_of(token);
  Negation found = negation(token);
  if (!found.negated && shared != token) {
    // "did not attack or seize": the negation of the first conjunct holds for bare verbs after "or" and
    // "and".
    const int coordinator = tree_.child(token, {"cc"});
    const bool but = coordinator != no_head && tree_.word(coordinator) == "but";
    if (!but) found = negation(shared);
  }
  const bool was_negated = found.negated;
  if (skip_negation || counted(token)) found = {};
  int consumed = no_head;
  // "could not fail to": the modal went with the negation.
  const bool gone = skip_negation && was_negated &&
                    (tree_.child_word(token, {"aux"}, "can") != no_head ||
                     tree_.child_word(token, {"aux"}, "could") != no_head);
  if (!gone) modals(token, found.negated, consumed);
  if (shared != token) modals(shared, found.negated, consumed);
  if (found.negated && consumed == no_head) {
    apply({Polarity::denied, {}, {}}, "negation", tree_.word(found.token), found.token);
  }
  modifiers(token);
  const std::string mark = tree_.marker(token);
  const bool own_condition =
      (mark == "if" || mark == "unless") && tree_.is(token, {"conj", "root", "parataxis", "dep"});
  // "threatened A with war unless …": the condition is for the war, not for the threat.
  const bool announced = token == input_.token && lexicon_.announcing.contains(tree_.lemma(token));
  if (own_condition || (!announced && conditional_child(token))) {
    apply({{}, {}, Mood::conditional}, "conjunction", "if", token);
  }
}

// The token stands in the first clause of the sentence, before any comma, and a conjunction that takes its
// clause for granted opens it.
bool FactualityWalk::opens_with_fact(int token) const {
  const int first = tree_.label_colon() + 1;
  if (first >= tree_.size() || tree_[first].upos != Upos::SCONJ) return false;
  for (int i = first; i < token; ++i) {
    if (tree_.word(i) == ",") return false;
  }
  return std::any_of(
      lexicon_.conjunctions.begin(), lexicon_.conjunctions.end(), [&](const Conjunction& conjunction) {
        return conjunction.factive && std::find(conjunction.words.begin(), conjunction.words.end(),
                                                tree_.word(first)) != conjunction.words.end();
      });
}

// "Apparently tired of waiting, they left": the adverb is about why, and not about what they did.
bool FactualityWalk::of_other_clause(int adverb) const {
  const int head = tree_.head(adverb);
  if (head == no_head || !tree_.is(head, {"advcl", "acl"}) || tree_.head(head) == no_head) return false;
  return !tree_.below(input_.token, head);
}

void FactualityWalk::phrases() {
  // "Apparently the brigade withdrew": an adverb that opens the sentence holds for it, wherever it hangs.
  int first = tree_.label_colon() + 1;
  while (first < tree_.size() && tree_[first].upos == Upos::PUNCT)
    ++first;
  if (first < tree_.size() && tree_[first].upos == Upos::ADV && input_.same_speech(first) &&
      !of_other_clause(first)) {
    const auto entry = lexicon_.modifiers.find(tree_.word(first));
    const bool measure = entry != lexicon_.modifiers.end() && entry->second.polarity && only_measures(first);
    if (entry != lexicon_.modifiers.end() && !measure) apply(entry->second, "modifier", entry->first, first);
  }
  std::string text;
  for (int i = 0; i < tree_.size(); ++i) {
    if (!input_.same_speech(i)) continue;
    // What a later clause opens with is not about this one: "X left, so in my view Y will stay".
    const bool clause = i > input_.token && i > 0 && tree_.word(i - 1) == "," &&
                        (tree_[i].upos == Upos::CCONJ || tree_.word(i) == "so");
    if (clause) break;
    text += ' ' + tree_.word(i);
  }
  text += ' ';
  for (const auto& [phrase, effect] : lexicon_.phrases) {
    if (text.find(' ' + phrase + ' ') != std::string::npos) apply(effect, "phrase", phrase, no_head);
  }
}

void FactualityWalk::question(int token) {
  const int mark = question_mark(tree_);
  if (mark == no_head || !input_.same_speech(token) || !is_asked(lexicon_, tree_, token)) return;
  result_.question = true;
  reason("question", "asked", "question mark", mark);
}

Factuality FactualityWalk::run() {
  int token = input_.token;
  bool skip_negation = false;
  if (input_.actor_noun) {
    modifiers(token);  // "a suspected member"
    return result_;
  }
  while (true) {
    if (!skip_local_) local(token, skip_negation);
    skip_local_ = false;
    const int head = tree_.head(token);
    if (head == no_head) {
      if (!input_.same_speech(token)) break;
      // The goal of X is Y: the subject embeds its predicate.
      const int subject = tree_.child(token, {"nsubj"});
      if (subject != no_head && subject != below_ && tree_.child(token, {"cop"}) != no_head) {
        const Embedding* entry = lexicon_.find(tree_.lemma(subject), "NOUN", "predicate");
        if (entry != nullptr) apply(entry->effect, "embedding", tree_.lemma(subject), subject);
      }
      // A headline's infinitive: "X to send Y".
      const bool infinitive = tree_.child_word(token, {"mark", "aux"}, "to") != no_head;
      if (infinitive && subject != no_head) {
        apply({{}, {}, Mood::planned}, "construction", "infinitive with a subject", token);
      }
      // "Whether A returns to B.": what is to be watched is asked.
      if (tree_.marker(token) == "whether") {
        result_.question = true;
        reason("question", "asked", "conjunction: whether", token);
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
    if (subject != no_head && subject != below_ && tree_.child(token, {"cop"}) != no_head) {
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
    below_ = token;
    token = head;
  }
  // "Since you took control of X, have you …?": where the tree takes the first clause for the main one.
  if (matrix_ && opens_with_fact(input_.token)) presupposed_ = true;
  if (matrix_) phrases();
  if (!presupposed_) question(token);
  return result_;
}

Factuality decide_factuality(const FactualityLexicon& lexicon, const FactualityInput& input) {
  return FactualityWalk(lexicon, input).run();
}

}  // namespace hearsay::claims
