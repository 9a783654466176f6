// What another one makes of what was said before: "…, which the ministry denies", "Ordan rejects the claim."
#include <algorithm>

#include "claims/cues.hpp"
#include "claims/source_phrase.hpp"

namespace hearsay::claims {
namespace {

using syntax::no_head;
using syntax::Upos;

// Nothing is said behind the verb but when, where or how.
bool lacks_object(const Tree& tree, int verb) {
  const int next = verb + 1;
  return next >= tree.size() || tree[next].upos == Upos::PUNCT || tree[next].upos == Upos::ADV ||
         tree[next].upos == Upos::ADP || tree[next].upos == Upos::CCONJ;
}

// "called a lie", "dismissed as absurd"
bool calls_a_lie(const AttributionLexicon& lexicon, const Tree& tree, int verb) {
  for (int i = verb + 1; i < std::min(tree.size(), verb + 6) && tree[i].upos != Upos::PUNCT; ++i)
    if (lexicon.falsehoods.contains(tree.lemma(i))) return true;
  return false;
}

// "it", "this", "the accusation": what was said before.
bool takes_up_speech(const AttributionLexicon& lexicon, const Tree& tree, int object) {
  const std::string& word = tree.word(object);
  if (tree[object].upos == Upos::PRON || tree[object].upos == Upos::DET)
    return word == "it" || word == "this" || word == "that" || word == "these" || word == "them";
  if (!lexicon.nouns.contains(tree.lemma(object))) return false;
  const int determiner = tree.child(object, {"det"});
  if (determiner == no_head || !lexicon.anaphoric.contains(tree.word(determiner))) return false;
  return tree.clause_on(object) == no_head && tree.child(object, {"acl", "nmod"}) == no_head;
}

}  // namespace

// "…, which X denies", "…, a charge that X rejects": the token behind these words that open it, or no_head.
int CueFinder::afterthought_from(const Tree& tree, int comma) const {
  int at = comma + 1;
  if (at + 2 >= tree.size()) return no_head;
  if (tree.word(at) == "which") return at + 1;
  if (tree.word(at) == "something") return tree.word(at + 1) == "that" ? at + 2 : at + 1;
  if (tree[at].upos == Upos::DET && tree.word(at) != "the") ++at;
  while (at < tree.size() && tree[at].upos == Upos::ADJ)
    ++at;
  if (at + 2 >= tree.size() || tree[at].upos != Upos::NOUN || !lexicon_->nouns.contains(tree.lemma(at)))
    return no_head;
  ++at;
  return tree.word(at) == "that" || tree.word(at) == "which" ? at + 1 : at;
}

// What the afterthought is about: the content of the cue before it, or all that stands before the comma.
void CueFinder::take_before(const Tree& tree, int comma, std::span<const Attribution> found,
                            Attribution& result) const {
  for (auto other = found.rbegin(); other != found.rend(); ++other) {
    if (static_cast<int>(other->cue) > comma || other->holders.empty()) continue;
    result.content = other->content;
    result.content_root = other->content_root;
    for (int i = comma; i < tree.size(); ++i)
      result.content[static_cast<std::size_t>(i)] = false;
    if (std::find(result.content.begin(), result.content.end(), true) != result.content.end()) return;
  }
  result.content.assign(static_cast<std::size_t>(tree.size()), false);
  for (int i = 0; i < comma; ++i)
    result.content[static_cast<std::size_t>(i)] = true;
}

const VerbClass* CueFinder::denying_class(const Tree& tree, int verb) const {
  const auto entry = lexicon_->verbs.find(tree.lemma(verb));
  if (entry == lexicon_->verbs.end() || tree[verb].upos != Upos::VERB) return nullptr;
  for (const std::size_t index : entry->second) {
    const VerbClass& verb_class = lexicon_->classes[index];
    const bool lie = !verb_class.frames.contains("lie") || calls_a_lie(*lexicon_, tree, verb);
    if ((verb_class.effect.polarity && lie) || verb_class.name == "endorsing") return &verb_class;
  }
  return nullptr;
}

std::vector<Attribution> CueFinder::afterthoughts(const Tree& tree, std::uint32_t sentence,
                                                  std::span<const Attribution> found) {
  std::vector<Attribution> result;
  for (int comma = 2; comma < tree.size(); ++comma) {
    const std::string& mark = tree.word(comma);
    if (mark != "," && mark != "\u2013" && mark != "\u2014" && mark != "--" && mark != "-") continue;
    const int first = afterthought_from(tree, comma);
    if (first == no_head) continue;
    int verb = first;
    while (verb < tree.size() && verb < first + farthest_part && denying_class(tree, verb) == nullptr &&
           tree[verb].upos != Upos::PUNCT)
      ++verb;
    if (verb >= std::min(tree.size(), first + farthest_part) || tree[verb].upos == Upos::PUNCT) continue;
    const bool by = verb + 2 < tree.size() && tree.word(verb + 1) == "by" && tree[verb].xpos == "VBN";
    const bool lie = calls_a_lie(*lexicon_, tree, verb);
    if (!by && !lie && !lacks_object(tree, verb)) continue;
    const std::optional<SourcePhrase> phrase =
        by ? phrase_behind(tree, verb + 1) : noun_phrase(tree, first, own_words(tree, verb));
    if (!phrase || !resolver_->can_speak(tree, sentence, phrase->head)) continue;
    Attribution thought;
    thought.cue = static_cast<std::uint32_t>(verb);
    thought.entry = "afterthought";
    thought.effect = denying_class(tree, verb)->effect;
    take_before(tree, comma, found, thought);
    const PhraseBounds bounds{phrase->first, phrase->last + 1, true};
    if (has_negation(tree, verb) ||
        !attribute(tree, sentence, phrase->head, no_head, false, thought, bounds) || thought.holders.empty())
      continue;
    set_cue(tree, verb, verb, thought);
    result.push_back(std::move(thought));
  }
  return result;
}

// "denies it", "rejected the accusation as absurd", "called this a fairy tale"
bool CueFinder::denies_this(const Tree& tree, int verb) const {
  if (tree[verb].upos != Upos::VERB || !finite(tree, verb) || has_negation(tree, verb)) return false;
  const int object = tree.child(verb, {"obj"});
  if (object == no_head || object < verb || tree.passive(verb) || !takes_up_speech(*lexicon_, tree, object))
    return false;
  const auto entry = lexicon_->verbs.find(tree.lemma(verb));
  if (entry == lexicon_->verbs.end()) return false;
  bool lie = false;
  for (int i = object + 1; i < std::min(tree.size(), object + farthest_part); ++i)
    lie = lie || lexicon_->falsehoods.contains(tree.lemma(i));
  return std::any_of(entry->second.begin(), entry->second.end(), [&](std::size_t index) {
    const VerbClass& verb_class = lexicon_->classes[index];
    return verb_class.effect.polarity && (lie || !verb_class.frames.contains("lie"));
  });
}

// The widest of what was said before the token; of accusations where one is denied, else null.
const Attribution* CueFinder::denied_before(const Tree& tree, std::span<const Attribution> found, int before,
                                            bool accused) const {
  const Attribution* said = nullptr;
  std::ptrdiff_t widest = 0;
  for (const Attribution& other : found) {
    const bool accuses = other.entry == "accusing" || other.entry == "charging";
    if (other.holders.empty() || static_cast<int>(other.cue) >= before || (accused && !accuses)) continue;
    if (before < tree.size() && other.content[static_cast<std::size_t>(before)]) continue;
    const auto width = std::count(other.content.begin(), other.content.end(), true);
    if (width > widest) said = &other, widest = width;
  }
  return said;
}

void CueFinder::note_accused(const Tree& tree, std::uint32_t sentence, int verb, Attribution& result) {
  if (result.entry != "accusing" && result.entry != "charging") return;
  const int accused = tree.passive(verb) ? tree.child(verb, {"nsubj"}) : tree.child(verb, {"obj"});
  if (accused == no_head || !resolver_->can_speak(tree, sentence, accused)) return;
  result.accused = resolver_->resolve(tree, sentence, accused).holder;
}

// "A accused B of arming C. The group denies it": who denies a charge is the one it is against, not the one
// who makes it, whomever the description was taken for.
bool CueFinder::denied_by_accused(const Tree& tree, int subject, const Attribution& charge,
                                  Attribution& denial) const {
  if (!charge.accused || tree[subject].upos == Upos::PROPN) return false;
  if (charge.accused->name == denial.holders.front().name) return false;
  denial.holders = {*charge.accused};
  denial.group = charge.accused->chain;
  return true;
}

void CueFinder::late_denial(const Tree& tree, std::uint32_t sentence,
                            std::span<const std::vector<Attribution>> found,
                            std::vector<std::vector<Attribution>>& afterthoughts) {
  constexpr std::uint32_t reach = 3;  // sentences back to an accusation
  constexpr int anywhere = 1 << 20;
  for (int verb = 1; verb < tree.size(); ++verb) {
    if (!denies_this(tree, verb)) continue;
    const int object = tree.child(verb, {"obj"});
    const bool accused = lexicon_->accusations.contains(tree.lemma(object));
    std::uint32_t where = sentence;
    const Attribution* said = denied_before(tree, found[sentence], verb, false);
    for (std::uint32_t back = 1; said == nullptr && accused && back <= std::min(reach, sentence); ++back)
      if (said = denied_before(tree, found[sentence - back], anywhere, true); said) where = sentence - back;
    if (said == nullptr && sentence > 0 && verb == tree.root())
      if (said = denied_before(tree, found[sentence - 1], anywhere, false); said) where = sentence - 1;
    const int subject = tree.child(verb, {"nsubj"});
    if (said == nullptr || subject == no_head || !resolver_->can_speak(tree, sentence, subject)) continue;
    Attribution thought;
    thought.cue = said->cue;
    thought.entry = "late denial";
    thought.effect.polarity = Polarity::denied;
    thought.content = said->content;
    thought.content_root = said->content_root;
    if (where == sentence)
      for (int i = subject; i < tree.size(); ++i)
        thought.content[static_cast<std::size_t>(i)] = false;
    const std::string holder = said->holders.front().name;
    if (!attribute(tree, sentence, subject, no_head, false, thought) || thought.holders.empty()) continue;
    if (thought.holders.front().name == holder && !denied_by_accused(tree, subject, *said, thought)) continue;
    set_cue(tree, verb, verb, thought);
    if (where != sentence) thought.said = Span{tree.sentence().begin, tree.sentence().end};
    afterthoughts[where].push_back(std::move(thought));
  }
}

}  // namespace hearsay::claims
