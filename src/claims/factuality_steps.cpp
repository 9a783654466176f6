#include <algorithm>

#include "claims/factuality_walk.hpp"
#include "claims/questions.hpp"

namespace hearsay::claims {

using syntax::no_head;
using syntax::Upos;

std::string_view listed_upos(const Tree& tree, int token) {
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

FactualityWalk::Crossing FactualityWalk::boundary(int token) {
  const auto head = static_cast<std::size_t>(tree_.head(token));
  const Attribution* nearest = nullptr;
  for (const Attribution& attribution : input_.attributions) {
    const bool leaves = attribution.content[static_cast<std::size_t>(token)] && !attribution.content[head];
    if (!leaves || attribution.content_root == no_head) continue;
    if (tree_.below(static_cast<int>(attribution.cue), token)) continue;
    // "It could not be ruled out, A wrote, that …": all around the insertion is what A wrote.
    const auto inserted = static_cast<int>(attribution.cue);
    if (tree_.is(token, {"ccomp"}) && tree_.is(inserted, {"parataxis"}) &&
        tree_.head(inserted) == tree_.head(token))
      continue;
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
  const bool negated = !nearest->settled && negation(cue).negated;
  if (tree_[cue].upos == Upos::NOUN) modifiers(cue);  // "unconfirmed reports that"
  Effect effect = nearest->effect;
  // "considers it possible that": how sure stands beside the cue.
  const int quality = tree_.head(token);
  const Embedding* held = quality != cue && tree_.is(quality, {"xcomp"}) && tree_.head(quality) == cue
                              ? lexicon_.find(tree_.lemma(quality), "ADJ", "that")
                              : nullptr;
  if (held != nullptr && !held->factive) effect = held->effect;
  if (negated && effect.polarity) {
    effect.polarity.reset();  // "did not deny that"
    // "neither confirmed nor denied that", "could not rule out that"
    const bool open = tree_.child_word(cue, {"cc"}, "nor") != no_head ||
                      tree_.child_word(cue, {"aux"}, "can") != no_head ||
                      tree_.child_word(cue, {"aux"}, "could") != no_head;
    const Embedding* embedding = lexicon_.find(tree_.lemma(cue), listed_upos(tree_, cue), "that");
    const bool left_open =
        embedding != nullptr && embedding->negated && embedding->negated->certainty == Certainty::possible;
    if (open || left_open) effect.certainty = Certainty::possible;
  } else if (negated) {
    // "did not say that": nothing is claimed; "does not believe that": believed not to be.
    if (effect.certainty == Certainty::probable) {
      effect.polarity = Polarity::denied;
    } else {
      effect.certainty = Certainty::possible;
    }
  }
  // "some say": it is not even said who they are.
  const int speaker = tree_.subject(cue);
  if (speaker != no_head && tree_.child_word(speaker, {"det"}, "some") != no_head && !effect.certainty &&
      !effect.polarity)
    effect.certainty = Certainty::possible;
  apply(effect, "cue", nearest->entry, cue);
  if (!nearest->holders.empty()) return Crossing::stop;
  return negated || nearest->settled ? Crossing::pass_consumed : Crossing::pass;
}

bool FactualityWalk::embed(int token, int head, const std::string& frame, bool& skip_negation) {
  if (frame.empty()) return true;
  // "have yet to leave": no obligation, and the infinitive is negated.
  const int to = tree_.child_word(token, {"mark"}, "to");
  if (to > 0 && lexicon_.negation_before_infinitive.contains(tree_.word(to - 1))) return true;
  const std::string_view upos = listed_upos(tree_, head);
  const Embedding* entry = lexicon_.find(tree_.lemma(head), upos, frame);
  if (entry == nullptr && tree_[head].xpos == "VBN") entry = lexicon_.find(tree_.lemma(head), "VERB", frame);
  if (entry == nullptr) return false;
  if (entry->factive) {
    matrix_ = false;
    presupposed_ = true;
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
  const Negation found = find_negation(lexicon_, tree_, head, token);
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
  return true;
}

// A participle in front of the clause that it hangs on.
bool FactualityWalk::opens_before_subject(int token, int head) const {
  const int subject = tree_.child(head, {"nsubj"});
  return subject != no_head && token < subject && subject < head;
}

bool FactualityWalk::adverbial_step(int token, int head, bool& skip_negation) {
  const std::string mark = tree_.marker(token);
  const std::string frame = tree_.frame(token);
  // "Were A to attack B, …", "Had A attacked B, …"
  const int opener = mark == "to"   ? tree_.child_word(token, {"aux"}, "were")
                     : mark.empty() ? tree_.child_word(token, {"aux"}, "had")
                                    : no_head;
  if (opener != no_head && opener < tree_.child(token, {"nsubj"})) {
    apply({{}, {}, Mood::conditional}, "conjunction", "inversion", opener);
    return false;
  }
  // A clause that is really the verb's complement: "agreed on transporting", "refrained from attacking".
  if (!mark.empty() && !frame.empty()) {
    const Embedding* entry = lexicon_.find(tree_.lemma(head), listed_upos(tree_, head), frame);
    if (entry != nullptr) return embed(token, head, frame, skip_negation);
  }
  // "doubtful whether": the tree takes the clause for an adverbial.
  if (mark == "whether" && lexicon_.find(tree_.lemma(head), listed_upos(tree_, head), "that") != nullptr)
    return embed(token, head, "that", skip_negation);
  // "reached understandings about transporting": the clause belongs to the verb's object.
  const int object = tree_.child(head, {"obj"});
  if (!frame.empty() && frame != "to" && object != no_head && object < token && tree_[token].xpos == "VBG") {
    const Embedding* entry = lexicon_.find(tree_.lemma(object), "NOUN", frame);
    if (entry != nullptr && !entry->factive) {
      apply(entry->effect, "embedding", tree_.lemma(object), object);
      return true;
    }
  }
  if (mark.empty()) {
    if (tree_[token].xpos == "VBG" || tree_[token].xpos == "VBN") {
      const Embedding* entry = lexicon_.find(tree_.lemma(head), listed_upos(tree_, head), "ing");
      if (entry != nullptr && !entry->factive && token == head + 1)
        return embed(token, head, "ing", skip_negation);
      if (opens_before_subject(token, head)) {  // "Backed by A, B may attack C": that it is backed is said
        matrix_ = false;
        return false;
      }
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
      presupposed_ = true;
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
    // "Hardly a week passes without A attacking B"
    if (conjunction.clause.polarity && find_negation(lexicon_, tree_, head, token).negated)
      apply({Polarity::denied, {}, {}}, "negation", tree_.lemma(head), head);
    skip_negation = true;
    // A purpose or what is left undone stands by itself; a means is as sure as what it serves.
    return conjunction.share;
  }
  skip_negation = true;
  return false;
}

bool FactualityWalk::clause_step(int token, int head, bool& skip_negation) {
  const std::string frame = tree_.frame(token);
  const std::string complementiser = tree_.marker(token);
  if ((complementiser == "whether" || complementiser == "if") &&
      lexicon_.asking.contains(tree_.lemma(head))) {
    result_.question = true;
    reason("question", "asked", "embedding: " + tree_.lemma(head), head);
    return false;
  }
  const Embedding* entry =
      frame.empty() ? nullptr : lexicon_.find(tree_.lemma(head), listed_upos(tree_, head), frame);

  if (entry != nullptr) return embed(token, head, frame, skip_negation);
  if (tree_.is(token, {"ccomp", "csubj"})) {
    // "considers it possible that": what it is held to be stands beside the verb.
    const int quality = tree_.child(head, {"xcomp"});
    const Embedding* held = quality == no_head || quality == token || quality > token
                                ? nullptr
                                : lexicon_.find(tree_.lemma(quality), "ADJ", "that");
    if (held != nullptr && !frame.empty() && !held->factive)
      return embed(token, quality, frame, skip_negation);
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

// "It was A that attacked B", and not "if it had not been for A, which attacked B".
bool FactualityWalk::cleft(int token) const {
  const int head = tree_.head(token);
  if (tree_.relation(token) != "acl:relcl" || tree_.child(head, {"cop"}) == no_head) return false;
  const int it = tree_.child(head, {"nsubj", "expl"});
  if (it == no_head || tree_.word(it) != "it" || tree_.child(head, {"mark"}) != no_head) return false;
  const auto& children = tree_.children(token);
  return std::none_of(children.begin(), children.end(),
                      [&](int child) { return child < token && tree_.word(child) == "which"; });
}

// "the first state to recognise A": it did.
bool FactualityWalk::first_to(int token) const {
  if (tree_.frame(token) != "to") return false;
  const auto& children = tree_.children(tree_.head(token));
  return std::any_of(children.begin(), children.end(), [&](int child) {
    return child < token && tree_.is(child, {"amod"}) && lexicon_.ranks.contains(tree_.word(child));
  });
}

// "the agreement that they signed with A": a light verb without an object has the noun for it, so that the
// clause is a relative one, and not what was agreed.
bool FactualityWalk::relative_to_noun(int token, const std::string& frame) const {
  if (frame != "that" || tree_[token].xpos == "VB") return false;
  const Embedding* light = lexicon_.find(tree_.lemma(token), "VERB", "obj");
  return light != nullptr && light->id == "light" &&
         tree_.child(token, {"obj", "ccomp", "xcomp"}) == no_head &&
         tree_.child(token, {"aux:pass"}) == no_head;
}

bool FactualityWalk::independent_conjunct(int token) const {
  const bool finite =
      tree_[token].feature("VerbForm") == "Fin" || tree_.child(token, {"aux", "cop"}) != no_head;
  return finite && tree_.child(token, {"nsubj", "csubj", "expl"}) != no_head;
}

bool FactualityWalk::step(int token, bool& skip_negation) {
  const int head = tree_.head(token);
  skip_negation = false;
  if (!input_.same_speech(head)) return false;
  const std::string& relation = tree_.relation(token);
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
        lexicon_.find(tree_.lemma(tree_.head(head)), listed_upos(tree_, tree_.head(head)), tree_.word(head));
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
        presupposed_ = presupposed_ || !matrix_;
        if (tree_.is(token, {"ccomp", "advcl", "acl", "obj"})) return false;
      }
    }
  }
  // "It was probably A that attacked B": what stands at A is about the attack.
  if (cleft(token)) {
    cleft_ = head;
    skip_negation = true;
    return true;
  }
  if (relation == "acl:relcl" && tree_.frame(token) != "to") {
    matrix_ = false;
    presupposed_ = true;
    return false;
  }
  if (tree_.is(token, {"conj"})) {
    // A conjunct stands where its first conjunct stands, but has its own negation and auxiliaries; one with a
    // subject of its own has nothing of what is said at the first ("if X wins, it would run P, and Y has
    // asked").
    skip_negation = true;
    skip_local_ = independent_conjunct(token);
    return true;
  }
  if (tree_.is(token, {"acl"})) {
    const std::string frame = tree_.frame(token);
    if (relative_to_noun(token, frame)) {
      matrix_ = false;
      presupposed_ = true;
      return false;
    }
    if (!frame.empty() && lexicon_.find(tree_.lemma(head), "NOUN", frame) != nullptr)
      return embed(token, head, frame, skip_negation);
    // "prevented the crowd from storming": the tree may hang it on the object.
    if (!frame.empty() && frame != "to" && tree_.is(head, {"obj"}) && tree_.head(head) != no_head &&
        lexicon_.find(tree_.lemma(tree_.head(head)), "VERB", frame) != nullptr &&
        lexicon_.find(tree_.lemma(tree_.head(head)), "VERB", frame)->effect.polarity) {
      return embed(token, tree_.head(head), frame, skip_negation);
    }
    // "ordered the ministry to release": the tree hangs the order's content on who is ordered.
    const int verb = tree_.is(head, {"obj", "iobj"}) ? tree_.head(head) : no_head;
    if (frame == "to" && verb != no_head && verb < head) {
      const Embedding* entry = lexicon_.find(tree_.lemma(verb), "VERB", "to");
      if (entry != nullptr && entry->effect.mood == Mood::demanded) {
        return embed(token, verb, "to", skip_negation);
      }
    }
    if (first_to(token)) return true;
    if (frame == "to" && tree_[token].xpos != "VBG") {
      apply({{}, {}, Mood::planned}, "construction", "noun with infinitive", token);
      return false;
    }
    matrix_ = false;
    presupposed_ = !inverted_predicate(tree_, token);
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
    const Embedding* entry = lexicon_.find(tree_.lemma(head), listed_upos(tree_, head), frame);
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
  // "no fighters in the ranks of X": nobody is.
  const int determiner = tree_.child(head, {"det"});
  if (tree_.nominal(head) && determiner != no_head &&
      lexicon_.negation_determiners.contains(tree_.word(determiner)))
    apply({Polarity::denied, {}, {}}, "negation", tree_.word(determiner), determiner);
  matrix_ = false;
  presupposed_ = taken_for_granted(tree_, token);
  return false;
}

}  // namespace hearsay::claims
