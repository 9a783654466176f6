// Nouns and adjectives that say something: "X's claim that …", "there is evidence that …", "X is convinced
// that …".
#include <algorithm>

#include "claims/cues.hpp"
#include "claims/source_phrase.hpp"

namespace hearsay::claims {

using syntax::no_head;
using syntax::Upos;

void CueFinder::from_noun(const Tree& tree, std::uint32_t sentence, int noun,
                          std::vector<Attribution>& found) {
  const auto entry = lexicon_->nouns.find(tree.lemma(noun));
  if (entry == lexicon_->nouns.end() || tree[noun].upos != Upos::NOUN) return;
  if (tree.is(noun, {"compound"}) && tree.head(noun) == noun + 1) return;  // "the news agency"
  const NounClass& noun_class = lexicon_->noun_classes[entry->second];
  int clause = tree.clause_on(noun);
  const int that = opened_by_that(tree, noun, true);
  for (const Attribution& other : found) {  // the clause has its cue already: "evidence from reports that"
    if (that != no_head && other.content[static_cast<std::size_t>(that + 1)] &&
        static_cast<int>(other.cue) > noun - 12 && !other.content[static_cast<std::size_t>(noun)] &&
        tree[static_cast<int>(other.cue)].upos == Upos::NOUN) {
      return;
    }
    // "said in a statement that": the paper is only where it was said.
    const int opened = that != no_head ? that + 1 : clause;
    const bool verb_has_it = opened != no_head && other.content[static_cast<std::size_t>(opened)] &&
                             !other.content[static_cast<std::size_t>(noun)] &&
                             static_cast<int>(other.cue) < noun &&
                             tree[static_cast<int>(other.cue)].upos == Upos::VERB;
    if (verb_has_it && !other.holders.empty() && !tree.marker(noun).empty()) return;
  }
  if (clause == no_head && tree.is(noun, {"nsubj"}) && tree.head(noun) != no_head) {
    // "there is speculation that", "reports have emerged that": the clause may hang on the verb.
    const int verb = tree.head(noun);
    if (lexicon_->emerging.contains(tree.lemma(verb))) clause = tree.child(verb, {"ccomp"});
  }
  if (clause == no_head && that != no_head) clause = that + 1;
  // "X denied reports that": the verb decides (see the class `dismissing`).
  const int verb = tree.is(noun, {"obj"}) || tree.relation(noun) == "nsubj:pass" ? tree.head(noun) : no_head;
  if (verb != no_head) {
    for (const Attribution& other : found) {
      if (static_cast<int>(other.cue) == verb && other.effect.polarity) return;
    }
    if (clause == no_head && tree.child(verb, {"ccomp"}) != no_head &&
        lexicon_->verbs.contains(tree.lemma(verb)))
      return;
  }
  // "the intelligence service to provide …", and a body that has such a word for a name
  if (clause == no_head || tree.frame(clause) == "to") return;
  // "called the report that … a lie": the verb has it, and denies it.
  for (const Attribution& other : found) {
    if (static_cast<int>(other.cue) < noun && other.effect.polarity &&
        !other.content[static_cast<std::size_t>(noun)] && other.content[static_cast<std::size_t>(clause)])
      return;
  }
  Attribution result;
  result.cue = static_cast<std::uint32_t>(noun);
  result.entry = tree.lemma(noun);
  result.effect = noun_class.effect;
  if (that != no_head) {
    take_from(tree, that, result);
  } else {
    result.content_root = clause;
    result.content = tree.subtree(clause);
  }
  if (const std::optional<Effect> effect = effect_of_negated(tree, noun); effect) {
    result.effect = *effect;  // "there is no evidence that": nobody's words
    result.settled = true;
    found.push_back(std::move(result));
    return;
  }
  if (const std::optional<Effect> effect = effect_of_existing(tree, noun); effect) {
    result.effect = *effect;
    result.settled = true;
    found.push_back(std::move(result));
    return;
  }
  int source = tree.child(noun, {"nmod:poss"});
  int source_start = 0;
  if (source == no_head && noun + 2 < tree.size() &&
      (tree.word(noun + 1) == "from" || tree.word(noun + 1) == "by")) {
    source = noun + 2;
    source_start = noun + 2;
    while (tree.head(source) > source &&
           tree.is(source, {"det", "amod", "compound", "flat", "nummod", "nmod"})) {
      source = tree.head(source);
    }
    if (!resolver_->can_speak(tree, sentence, source)) source = no_head;
  }
  if (source == no_head && verb != no_head) {
    for (const Attribution& other : found) {
      // "voiced fears that": the verb has named the holder, the noun only says how surely.
      if (static_cast<int>(other.cue) != verb || other.content_root != clause) continue;
      for (Attribution& mutable_other : found) {
        if (static_cast<int>(mutable_other.cue) == verb && !mutable_other.effect.certainty) {
          mutable_other.effect.certainty = noun_class.effect.certainty;
        }
      }
      return;
    }
    source = tree.passive(verb) ? tree.agent(verb) : no_head;
  }
  // "rumours that … are false": nobody's words, and the predicate denies them.
  const Falsehood lie = called_false(tree, noun, that);
  if (source != no_head) {
    if (!attribute(tree, sentence, source, no_head, false, result, {source_start})) return;
    if (lie != Falsehood::none) {
      result.origin = std::move(result.holders);
      result.holders.clear();
    }
  } else if (lie != Falsehood::none) {
    result.origin = {resolver_->describe(tree, noun, noun_class.kind)};
    result.origin.front().name = tree[noun].form;
    result.origin_effect = result.effect;
    result.effect = {};
  } else {
    const bool vague = noun_class.kind == HolderKind::anonymous;
    Holder holder = resolver_->describe(tree, noun, noun_class.kind);
    if (vague) holder.name = tree.word(noun);
    // "the claim that", "the fact that" without anyone: somebody, not named.
    result.holders.push_back(std::move(holder));
  }
  if (lie == Falsehood::by_order) result.effect.polarity = Polarity::denied;
  set_cue(tree, noun, noun, result);
  found.push_back(std::move(result));
}

void CueFinder::from_adjective(const Tree& tree, std::uint32_t sentence, int token,
                               std::vector<Attribution>& found) {
  const auto entry = lexicon_->adjectives.find(tree.word(token));
  if (entry == lexicon_->adjectives.end() || tree[token].upos == Upos::ADV) return;
  const bool predicate = tree.child(token, {"cop"}) != no_head || tree.passive(token);
  const int subject = tree.child(token, {"nsubj"});
  const int that = opened_by_that(tree, token, false);
  // "those who are concerned that" are nobody in particular.
  const bool somebody = subject != no_head && tree[subject].feature("PronType") != "Dem" &&
                        !tree[subject].xpos.starts_with("W") &&
                        resolver_->can_speak(tree, sentence, subject) &&
                        (tree.word(subject) != "it" || tree.relation(subject) != "expl");
  if (!predicate || !somebody || that == no_head) return;
  const bool read = std::any_of(found.begin(), found.end(), [&](const Attribution& other) {
    return static_cast<int>(other.cue) == token;
  });
  if (read) return;
  Attribution result;
  result.cue = static_cast<std::uint32_t>(token);
  result.entry = entry->first;
  result.effect = entry->second;
  take_from(tree, that, result);
  if (!attribute(tree, sentence, subject, no_head, false, result)) return;
  set_cue(tree, token, token, result);
  found.push_back(std::move(result));
}

}  // namespace hearsay::claims
