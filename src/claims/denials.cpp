// What is said to be not so by another than the one who says it: "no evidence that", "falsely claimed",
// "rumours that … are false", "…, which the ministry denies"; and those whom a speaker cites.
#include <algorithm>
#include <iterator>

#include "claims/cues.hpp"
#include "claims/source_phrase.hpp"

namespace hearsay::claims {
namespace {

using syntax::no_head;
using syntax::Upos;

int first_of(const Attribution& attribution) {
  return static_cast<int>(std::find(attribution.content.begin(), attribution.content.end(), true) -
                          attribution.content.begin());
}

// "considers it possible that", "it is possible, X wrote, that", "it could not be ruled out, X wrote, that"
std::optional<Effect> impersonal(const AttributionLexicon& lexicon, const Tree& tree, int verb) {
  const auto weighed = [&](int token) -> std::optional<Effect> {
    const auto entry = lexicon.impersonal.find(tree.word(token));
    if (entry == lexicon.impersonal.end() || has_negation(tree, token)) return std::nullopt;
    return entry->second;
  };
  const int size = tree.size();
  if (verb + 3 < size && tree.word(verb + 1) == "it" && tree.word(verb + 3) == "that")
    return weighed(verb + 2);
  if (verb + 2 >= size || tree.word(verb + 1) != "," || tree.word(verb + 2) != "that") return std::nullopt;
  const std::optional<SourcePhrase> source = phrase_before(tree, own_words(tree, verb));
  if (!source || source->first < 4 || tree.word(source->first - 1) != ",") return std::nullopt;
  int first = source->first - 2;
  while (first > 0 && tree[first - 1].upos != Upos::PUNCT)
    --first;
  if (tree.word(first) != "it") return std::nullopt;
  for (int i = first + 1; i < source->first - 1; ++i) {
    if (tree[i].xpos == "VBN" && lexicon.excluded.contains(tree.lemma(i)) && has_negation(tree, i))
      return Effect{{}, Certainty::possible, {}};
  }
  return weighed(source->first - 2);
}

}  // namespace

std::optional<Effect> CueFinder::effect_of_negated(const Tree& tree, int noun) const {
  const auto entry = lexicon_->nouns.find(tree.lemma(noun));
  if (entry == lexicon_->nouns.end()) return std::nullopt;
  const NounClass& noun_class = lexicon_->noun_classes[entry->second];
  if (!noun_class.negated) return std::nullopt;
  for (const int child : tree.children(noun)) {
    if (child > noun || !tree.is(child, {"det", "amod", "advmod"})) continue;
    if (tree.word(child) == "no" || tree.word(child) == "zero") return noun_class.negated;
    if (!lexicon_->scarce.contains(tree.word(child))) continue;
    const int article = tree.child(noun, {"det"});  // "a little doubt" is some
    if (article != no_head && (tree.word(article) == "a" || tree.word(article) == "the")) continue;
    Effect effect = *noun_class.negated;
    if (!effect.certainty) effect.certainty = Certainty::probable;
    return effect;
  }
  return std::nullopt;
}

std::optional<Effect> CueFinder::effect_of_existing(const Tree& tree, int noun) const {
  const auto entry = lexicon_->nouns.find(tree.lemma(noun));
  if (entry == lexicon_->nouns.end() || !lexicon_->noun_classes[entry->second].negated) return std::nullopt;
  const int verb = tree.is(noun, {"nsubj"}) ? tree.head(noun) : no_head;
  if (verb == no_head || tree.child(verb, {"expl"}) == no_head || has_negation(tree, verb))
    return std::nullopt;
  const std::string& next = tree.word(std::min(noun + 1, tree.size() - 1));
  if (next == "from" || next == "by") return std::nullopt;
  Effect effect = lexicon_->noun_classes[entry->second].effect;
  const auto& children = tree.children(noun);
  const bool conclusive = std::any_of(children.begin(), children.end(), [&](int child) {
    return child < noun && lexicon_->conclusive.contains(tree.lemma(child));
  });
  if (!conclusive && !effect.polarity) effect.certainty = Certainty::probable;
  return effect;
}

void CueFinder::weigh_noun(const Tree& tree, int verb, Attribution& result) const {
  if (const std::optional<Effect> effect = impersonal(*lexicon_, tree, verb);
      effect && !has_negation(tree, verb))
    result.effect = *effect;
  const int first = first_of(result);
  const int noun = first - 2;
  if (first >= tree.size() || noun <= verb || tree[noun].upos != Upos::NOUN || tree.word(first - 1) != "that")
    return;
  std::optional<Effect> effect = effect_of_negated(tree, noun);
  const bool verb_negated = has_negation(tree, verb);
  if (!effect && verb_negated) {  // "did not find any evidence that"
    const auto entry = lexicon_->nouns.find(tree.lemma(noun));
    if (entry != lexicon_->nouns.end()) effect = lexicon_->noun_classes[entry->second].negated;
  }
  if (!effect) return;
  result.effect = *effect;
  result.settled = true;
}

void CueFinder::from_falsehood(const Tree& tree, int token, std::vector<Attribution>& found) const {
  const bool negated = has_negation(tree, token);
  const WordSet& words = negated ? lexicon_->truths : lexicon_->falsehoods;
  if (!words.contains(tree.lemma(token)) || token + 2 >= tree.size() || tree.word(token + 1) != "that")
    return;
  const int be = tree.child(token, {"cop"});
  const int subject = tree.child(token, {"expl", "nsubj"});
  if (be == no_head || subject == no_head || tree.word(subject) != "it") return;
  Attribution result;
  result.cue = static_cast<std::uint32_t>(token);
  result.entry = tree.lemma(token);
  result.effect.polarity = Polarity::denied;
  result.settled = negated;
  take_from(tree, token + 1, result);
  found.push_back(std::move(result));
}

CueFinder::Falsehood CueFinder::called_false(const Tree& tree, int noun, int that) const {
  const int head = tree.is(noun, {"nsubj"}) ? tree.head(noun) : no_head;
  if (head != no_head && tree.child(head, {"cop"}) != no_head &&
      lexicon_->falsehoods.contains(tree.lemma(head)))
    return Falsehood::by_predicate;
  // By the order of the words, where the tree has lost the long subject.
  if (that == no_head || !(tree.is(noun, {"root"}) || tree.is(noun, {"nsubj"}))) return Falsehood::none;
  for (int be = that + 2; be + 1 < tree.size(); ++be) {
    if (tree.lemma(be) != "be") continue;
    int word = be + 1;
    while (word + 1 < tree.size() && (tree[word].upos == Upos::DET || tree[word].upos == Upos::ADV))
      ++word;
    const bool ends = word + 1 >= tree.size() || tree[word + 1].upos == Upos::PUNCT;
    if (ends && lexicon_->falsehoods.contains(tree.lemma(word))) return Falsehood::by_order;
  }
  return Falsehood::none;
}

bool CueFinder::called_a_lie(const Tree& tree, int verb, Attribution& result) const {
  int noun = no_head;
  int that = no_head;
  for (int i = verb + 1; i < std::min(tree.size(), verb + farthest_part) && that == no_head; ++i) {
    const bool report = tree[i].upos == Upos::NOUN && (lexicon_->nouns.contains(tree.lemma(i)) ||
                                                       lexicon_->documents.contains(tree.lemma(i)));
    if (!report) continue;
    noun = i;
    that = opened_by_that(tree, i, true);
  }
  if (that == no_head) return false;
  int last = tree.size() - 1;
  while (last > that && tree[last].upos == Upos::PUNCT)
    --last;
  bool lie = lexicon_->falsehoods.contains(tree.lemma(last));
  for (int i = verb + 1; i < noun; ++i)
    lie = lie || lexicon_->falsehoods.contains(tree.lemma(i));
  if (lie) take_from(tree, that, result);
  return lie;
}

void CueFinder::mark_false(const Tree& tree, int verb, Attribution& result) const {
  for (const int at : {verb - 1, verb + 1}) {
    if (at < 0 || at >= tree.size() || !lexicon_->falsely.contains(tree.word(at))) continue;
    result.origin = std::move(result.holders);
    result.holders.clear();
    result.effect.polarity = Polarity::denied;
    return;
  }
}

// "Al-Nahar, which cited two officials": these stand inside whoever cites them.
void CueFinder::from_cited(const Tree& tree, std::uint32_t sentence, int verb,
                           std::vector<Attribution>& found) {
  const std::string& pronoun = tree.word(std::max(verb - 1, 0));
  if (verb < 3 || (pronoun != "which" && pronoun != "who") || !finite(tree, verb)) return;
  const auto entry = lexicon_->verbs.find(tree.lemma(verb));
  if (entry == lexicon_->verbs.end()) return;
  const bool cites = std::any_of(entry->second.begin(), entry->second.end(), [&](std::size_t index) {
    return lexicon_->classes[index].source == VerbClass::Source::object;
  });
  const std::optional<SourcePhrase> phrase = cites ? phrase_behind(tree, verb) : std::nullopt;
  if (!phrase || !resolver_->can_speak(tree, sentence, phrase->head)) return;
  for (auto other = found.rbegin(); other != found.rend(); ++other) {
    const bool before = static_cast<int>(other->cue) < verb && !other->holders.empty();
    if (!before || other->relay) continue;
    Attribution result;
    result.cue = static_cast<std::uint32_t>(verb);
    result.entry = "citing";
    result.relay = true;
    result.content = other->content;
    result.content_root = other->content_root;
    const PhraseBounds bounds{phrase->first, phrase->last + 1, true};
    if (!attribute(tree, sentence, phrase->head, no_head, false, result, bounds)) return;
    set_cue(tree, verb, verb, result);
    found.push_back(std::move(result));
    return;
  }
}

// "Y quoted X as saying": Y, who passes it on.
void CueFinder::pass_on(const Tree& tree, std::uint32_t sentence, int verb, Attribution& result) {
  const std::optional<SourcePhrase> phrase = phrase_before(tree, own_words(tree, verb));
  const int source = phrase ? phrase->head : tree.subject(verb);
  if (source == no_head || !resolver_->can_speak(tree, sentence, source)) return;
  PhraseBounds bounds;
  if (phrase) bounds = {phrase->first, phrase->last + 1, true};
  const HolderResolver::Result outlet = resolver_->resolve(tree, sentence, source, bounds);
  if (outlet.holder && !is_voice(outlet.holder->name)) result.holders.push_back(*outlet.holder);
}

// "X was quoted (by Y) as saying", "Y quoted X as saying": X says it, and Y passes it on.
void CueFinder::from_quoted(const Tree& tree, std::uint32_t sentence, int verb,
                            std::vector<Attribution>& found) {
  const bool quotes = tree.lemma(verb) == "quote" || tree.lemma(verb) == "cite";
  if (!quotes) return;
  const bool passive = tree.passive(verb);
  int saying = verb + 1;
  while (saying < tree.size() && saying < verb + farthest_part &&
         !(tree.word(saying - 1) == "as" && tree[saying].xpos == "VBG"))
    ++saying;
  if (saying >= std::min(tree.size(), verb + farthest_part)) return;
  std::optional<SourcePhrase> phrase =
      passive ? phrase_before(tree, own_words(tree, verb)) : noun_phrase(tree, verb + 1, saying - 1);
  int subject = phrase ? phrase->head : passive ? tree.subject(verb) : no_head;
  if (subject == no_head && passive) {  // "X, who has sheltered families, was quoted"
    phrase = phrase_before_relative(tree, own_words(tree, verb));
    if (phrase) subject = phrase->head;
  }
  if (subject == no_head) return;
  Attribution result;
  result.cue = static_cast<std::uint32_t>(saying);
  result.entry = "quoted as saying";
  result.quoting = true;
  result.content.assign(static_cast<std::size_t>(tree.size()), false);
  const int next = saying + 1;
  const bool behind = next < tree.size() && tree[next].upos != Upos::PUNCT && tree[next].upos != Upos::ADP;
  if (behind) {
    take_from(tree, tree.word(next) == "that" ? next : saying, result);
  } else if (phrase && phrase->first > 2 && tree.word(phrase->first - 1) == ",") {
    for (int i = 0; i < phrase->first; ++i)
      result.content[static_cast<std::size_t>(i)] = true;
  } else {
    return;
  }
  PhraseBounds bounds{0, verb, false};
  if (phrase) bounds = {phrase->first, phrase->last + 1, true};
  if (!attribute(tree, sentence, subject, no_head, false, result, bounds)) return;
  if (!passive) pass_on(tree, sentence, verb, result);
  for (int by = verb + 1; passive && by + 1 < tree.size() && by < saying + 2; ++by) {
    if (tree.word(by) != "by") continue;
    const std::optional<SourcePhrase> agent = noun_phrase(tree, by + 1, by < saying ? saying - 1 : by + 2);
    const std::optional<SourcePhrase> whole = by < saying ? agent : phrase_behind(tree, by);
    if (!whole) continue;
    const HolderResolver::Result outlet =
        resolver_->resolve(tree, sentence, whole->head, {whole->first, whole->last + 1, true});
    if (outlet.holder && !is_voice(outlet.holder->name)) result.holders.push_back(*outlet.holder);
  }
  set_cue(tree, verb, saying, result);
  found.push_back(std::move(result));
}

}  // namespace hearsay::claims
