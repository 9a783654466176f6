// Cues of speech that are no single verb with its clause: a colon, "adding that", outlets that pass speech
// on, whose claim it is that somebody dismisses.
#include <algorithm>
#include <iterator>

#include "base/text.hpp"
#include "claims/cues.hpp"
#include "claims/source_phrase.hpp"

namespace hearsay::claims {
namespace {

using syntax::no_head;
using syntax::Upos;

// The head of the noun phrase that starts at `first`.
int head_from(const Tree& tree, int first) {
  int head = first;
  while (tree.head(head) > head && tree.is(head, {"det", "amod", "compound", "flat", "nummod", "nmod"}))
    head = tree.head(head);
  while (tree.is(head, {"flat"}) && tree.head(head) >= first)
    head = tree.head(head);
  return head;
}

// The first token of the content, or the end of the sentence.
int start_of(const Attribution& attribution) {
  return static_cast<int>(std::find(attribution.content.begin(), attribution.content.end(), true) -
                          attribution.content.begin());
}

bool negated(const Tree& tree, int verb) {
  const auto& children = tree.children(verb);
  return std::any_of(children.begin(), children.end(), [&](int child) {
    const std::string& lemma = tree.lemma(child);
    return child < verb && (lemma == "not" || lemma == "never" || lemma == "n't");
  });
}

}  // namespace

bool CueFinder::leaves_open(const Tree& tree, int verb, const Attribution& result) const {
  const int first = start_of(result);
  if (first >= tree.size()) return false;
  const bool marked = tree.word(first) == "whether" || tree.word(first) == "if" ||
                      (first > 0 && (tree.word(first - 1) == "whether" || tree.word(first - 1) == "if"));
  const int above = tree.is(verb, {"xcomp"}) ? tree.head(verb) : no_head;
  // "refused to confirm that"
  const bool kept_back = above != no_head && lexicon_->withholding.contains(tree.lemma(above));
  if (kept_back && first == verb + 2 && tree.word(verb + 1) == "that") return true;
  if (!marked || first < verb) return false;
  return negated(tree, verb) || kept_back;
}

// "did not say why the police had detained X": that they had is taken for granted, and not the speaker's
// word.
bool CueFinder::tells_not_why(const Tree& tree, int verb) const {
  if (verb + 1 >= tree.size() || tree[verb + 1].xpos != "WRB") return false;
  const int above = tree.is(verb, {"xcomp"}) ? tree.head(verb) : no_head;
  return negated(tree, verb) || (above != no_head && lexicon_->withholding.contains(tree.lemma(above)));
}

bool CueFinder::attribute_from(const Tree& tree, std::uint32_t sentence, int verb, Attribution& result) {
  const int first_of_content = start_of(result);
  int source = no_head;
  for (const int child : tree.children(verb)) {
    const bool behind = child > verb && child < first_of_content && tree.is(child, {"obl"});
    if (behind && tree.marker(child) == "from") source = child;
  }
  if (source == no_head || !resolver_->can_speak(tree, sentence, source)) return false;
  if (!attribute(tree, sentence, source, no_head, false, result, {verb + 1, -1, false})) return false;
  const int learner = tree.subject(verb);
  if (learner == no_head || !resolver_->is_outlet(tree, sentence, learner)) return true;
  const HolderResolver::Result outlet = resolver_->resolve(tree, sentence, learner);
  if (outlet.holder && !is_voice(outlet.holder->name)) result.holders.push_back(*outlet.holder);
  return true;
}

bool CueFinder::goes_on(const Tree& tree, int verb, const std::vector<Attribution>& found,
                        Attribution& result) const {
  const bool behind_mark = verb > 1 && (quotation_mark(tree, verb - 1) || quotation_mark(tree, verb - 2));
  const bool set_off = verb > 1 && (tree.word(verb - 1) == "," || behind_mark);
  if (tree[verb].xpos != "VBG" || !set_off || (!behind_mark && tree.lemma(verb) != "add")) return false;
  for (auto other = found.rbegin(); other != found.rend(); ++other) {
    const bool said = other->quoting && !other->holders.empty() && static_cast<int>(other->cue) < verb;
    if (!said) continue;
    result.holders = other->holders;
    result.group = other->group;
    return true;
  }
  return false;
}

void CueFinder::add_relays(const Tree& tree, std::uint32_t sentence, Attribution& result) {
  constexpr int farthest = 4;  // words between the participle and "by"
  if (result.holders.empty()) return;
  for (int i = 0; i + 2 < tree.size(); ++i) {
    if (tree[i].xpos != "VBN" || !lexicon_->relayed.contains(tree.lemma(i))) continue;
    if (result.content[static_cast<std::size_t>(i)]) continue;
    int by = i + 1;
    while (by + 1 < tree.size() && by <= i + farthest && tree.word(by) != "by" &&
           tree[by].upos != Upos::PUNCT)
      ++by;
    if (by + 1 >= tree.size() || tree.word(by) != "by") continue;
    const int outlet = head_from(tree, by + 1);
    // Whatever is called by a name and is no person passes it on as an outlet does.
    const bool named = tree[outlet].upos == Upos::PROPN;
    if (!named && !resolver_->is_outlet(tree, sentence, outlet)) continue;
    const HolderResolver::Result resolved = resolver_->resolve(tree, sentence, outlet);
    if (!resolved.holder || is_voice(resolved.holder->name)) continue;
    // "the daily Al-Ghadir": called an outlet, whatever it was taken for
    bool called = false;
    for (int i = by + 1; i < outlet; ++i)
      called = called || lexicon_->outlet_nouns.contains(tree.word(i));
    if (resolved.holder->kind == HolderKind::person && !called) continue;
    Holder link = *resolved.holder;
    link.kind = HolderKind::organisation;
    const bool known = std::any_of(result.holders.begin(), result.holders.end(),
                                   [&](const Holder& holder) { return holder.name == link.name; });
    if (!known) result.holders.push_back(std::move(link));
  }
}

void CueFinder::find_origin(const Tree& tree, std::uint32_t sentence, int verb, Attribution& result) {
  const int first_of_content = start_of(result);
  for (int noun = verb + 1; noun < std::min(first_of_content, tree.size()); ++noun) {
    if (tree[noun].upos != Upos::NOUN) continue;
    const bool document = lexicon_->documents.contains(tree.lemma(noun));
    if (!document && !lexicon_->nouns.contains(tree.lemma(noun))) continue;
    int source = tree.child(noun, {"nmod:poss"});
    PhraseBounds bounds;
    if (source == no_head && noun + 2 < tree.size() &&
        (tree.word(noun + 1) == "by" || tree.word(noun + 1) == "from")) {
      source = head_from(tree, noun + 2);
      bounds.from = noun + 2;
    }
    // "a UN report": a text with an author's name on it speaks for itself.
    const int author = tree.child(noun, {"compound", "amod"});
    if (source == no_head && document && author != no_head && tree[author].upos == Upos::PROPN) {
      source = noun;
      const std::vector<bool> words = tree.subtree(author);
      const auto first = std::find(words.begin(), words.end(), true) - words.begin();
      bounds = {std::min(static_cast<int>(first), noun), noun + 1, true};
    }
    if (source == no_head || !resolver_->can_speak(tree, sentence, source)) continue;
    const HolderResolver::Result resolved = resolver_->resolve(tree, sentence, source, bounds);
    if (!resolved.holder || resolved.speaker) return;
    if (!result.holders.empty() && resolved.holder->name == result.holders.front().name) return;
    result.origin = {*resolved.holder};
    result.against_holder = lexicon_->accusations.contains(tree.lemma(noun));
    if (source == noun) result.origin.front().kind = HolderKind::document;
    return;
  }
}

void CueFinder::from_colon(const Tree& tree, std::uint32_t sentence, std::vector<Attribution>& found) {
  for (int colon = 2; colon < tree.size(); ++colon) {
    if (tree.word(colon) != ":" || colon == tree.label_colon()) continue;
    const bool last = colon + 1 == tree.size();
    if (!last && !quotation_mark(tree, colon + 1)) continue;
    const bool has_cue = std::any_of(found.begin(), found.end(), [&](const Attribution& other) {
      return static_cast<int>(other.cue) < colon && other.quoting &&
             (!other.holders.empty() || other.speaker);
    });
    if (has_cue) return;
    const int root = tree.root();
    const int subject = root < colon ? tree.child(root, {"nsubj"}) : no_head;
    if (subject == no_head || subject > colon) return;
    const bool person = tree[subject].upos == Upos::PRON || resolver_->is_actor(tree, sentence, subject);
    if (!person || tree.passive(root)) return;
    Attribution result;
    result.cue = static_cast<std::uint32_t>(colon);
    result.entry = "colon";
    result.quoting = true;
    result.content.assign(static_cast<std::size_t>(tree.size()), false);
    for (int i = colon + 1; i < tree.size(); ++i)
      result.content[static_cast<std::size_t>(i)] = true;
    if (!attribute(tree, sentence, subject, no_head, false, result)) return;
    set_cue(tree, colon, colon, result);
    found.push_back(std::move(result));
    return;
  }
}

void CueFinder::before_speech(const Tree& tree, std::uint32_t sentence, std::vector<Attribution>& found) {
  std::size_t at = tree.sentence().end;
  while (at < text_.size() && text_[at] == ' ')
    ++at;
  const std::string_view rest = text_.substr(std::min(at, text_.size()));
  // "X was adamant. No, they had never met": told without marks.
  const bool retort = rest.find(',') < rest.find(' ') &&
                      lexicon_->retorts.contains(fold_case(rest.substr(0, rest.find(','))));
  if (!retort && !rest.starts_with('"') && !rest.starts_with("\u201c") && !rest.starts_with("\u00ab")) return;
  const bool speaks = std::any_of(found.begin(), found.end(), [](const Attribution& other) {
    return other.quoting && (!other.holders.empty() || other.speaker);
  });
  if (speaks) return;
  const int root = tree.root();
  const int subject = tree.child(root, {"nsubj"});
  if (subject == no_head || tree.passive(root)) return;
  const bool person = tree.word(subject) == "he" || tree.word(subject) == "she" ||
                      resolver_->is_person(tree, sentence, subject);
  if (!person) return;
  Attribution result;
  result.cue = static_cast<std::uint32_t>(root);
  result.entry = "before speech";
  result.quoting = true;
  result.content.assign(static_cast<std::size_t>(tree.size()), false);
  if (!attribute(tree, sentence, subject, no_head, false, result)) return;
  set_cue(tree, root, root, result);
  found.push_back(std::move(result));
}

}  // namespace hearsay::claims
