// Who "he", "they" and "it" are where they say something.
#include <algorithm>
#include <utility>

#include "claims/holders.hpp"
#include "claims/source_phrase.hpp"

namespace hearsay::claims {
namespace {

// The content starts behind a colon before the token, and not all that stands before the token is content.
bool told_behind_colon(const Tree& tree, int token, const std::vector<bool>& content) {
  for (int colon = 1; colon < token; ++colon)
    if (tree.word(colon) == ":" && static_cast<std::size_t>(colon) + 1 < content.size() &&
        content[static_cast<std::size_t>(colon) + 1] && !content[0])
      return true;
  return false;
}

using mentions::EntityKind;
using mentions::MentionForm;
using syntax::no_head;
using syntax::Upos;

}  // namespace

HolderResolver::Result HolderResolver::pronoun(const Tree& tree, std::uint32_t sentence, int token,
                                               const std::vector<bool>& content) {
  const std::string& word = tree.word(token);
  Result result;
  static constexpr std::string_view speakers[] = {"i",   "we",   "me",   "us",     "my",
                                                  "our", "mine", "ours", "myself", "ourselves"};
  if (std::find(std::begin(speakers), std::end(speakers), word) != std::end(speakers)) {
    result.speaker = true;
    return result;
  }
  static constexpr std::string_view nobody[] = {"you",       "your",   "nobody",  "none", "everyone",
                                                "everybody", "one",    "this",    "that", "there",
                                                "what",      "anyone", "nothing", "no"};
  // "one could say" is nobody, "one said" is one of those spoken of.
  const int said = tree.head(token);
  const bool one_of_them = word == "one" && said != no_head && finite(tree, said);
  if (!one_of_them && std::find(std::begin(nobody), std::end(nobody), word) != std::end(nobody))
    return result;
  const bool thing = word == "it" || word == "its";
  static constexpr std::string_view others[] = {"he", "she", "his", "her", "they", "their"};
  if (!thing && std::find(std::begin(others), std::end(others), word) == std::end(others)) {
    result.holder = describe(tree, token, HolderKind::anonymous);  // "some", "many"
    return result;
  }
  // "it is said that"; but "it states that" has a subject, whatever the tree says.
  const int verb = tree.head(token);
  if (thing && tree.relation(token) == "expl" &&
      (verb == no_head || tree[verb].upos != Upos::VERB || tree.passive(verb) ||
       lexicon_->emerging.contains(tree.lemma(verb))))
    return result;
  const mentions::Mention* found = mention(sentence, token);
  std::uint32_t chain = found != nullptr ? found->chain : mentions::none;
  std::uint32_t not_chain = mentions::none;
  // "Stolt, she said, had agreed": who says it is not whom it is about by name.
  if (named_in(content, sentence, chain)) not_chain = std::exchange(chain, mentions::none);
  // "A minister was blunt: Stolt, she said, had agreed": what stands before the colon says who.
  if (!thing && !word.starts_with("they") && told_behind_colon(tree, token, content))
    if (Result other = subject_outside(tree, sentence, token, content); other.holder) return other;
  if (chain != mentions::none) {
    for (auto heard = heard_.rbegin(); heard != heard_.rend(); ++heard) {
      if (heard->holder.chain == chain) return this->from(*heard);
    }
  }
  // "Its minister, X, signed, and he said": who is named in the sentence itself goes before who spoke last.
  if (chain != mentions::none && !thing && named_before(sentence, token, chain)) {
    result.holder = Holder();
    result.holder->kind = holder_kind_of(mentions_->chains[chain].kind);
    result.holder->name = mentions_->chains[chain].name;
    result.holder->chain = chain;
    return result;
  }
  if (chain == mentions::none && !thing && !word.starts_with("they")) {
    if (Result other = subject_outside(tree, sentence, token, content); other.holder) return other;
  }
  if (Result last = taken_up(tree, sentence, token, chain, not_chain); last.holder) return last;
  if (chain != mentions::none) {
    const mentions::Chain& actor = mentions_->chains[chain];
    Holder holder;
    holder.kind = actor.named ? holder_kind_of(actor.kind) : HolderKind::anonymous;
    holder.name = actor.name;
    holder.chain = chain;
    result.holder = std::move(holder);
  } else if (!thing) {  // somebody speaks, nobody knows who: never the publisher
    result.holder = describe(tree, token, HolderKind::anonymous);
  }
  return result;
}

// "A minister was blunt: Stolt, she said, had agreed": whom the words before what is said are about.
HolderResolver::Result HolderResolver::subject_outside(const Tree& tree, std::uint32_t sentence, int token,
                                                       const std::vector<bool>& content) {
  for (int i = 0; i < token; ++i) {
    const bool outside =
        static_cast<std::size_t>(i) < content.size() && !content[static_cast<std::size_t>(i)];
    const bool noun = tree[i].upos == Upos::NOUN || tree[i].upos == Upos::PROPN;
    if (outside && noun && tree.is(i, {"nsubj"})) return described(tree, sentence, i, {});
  }
  return {};
}

// Whether a person of the chain stands by name before the token of the sentence.
bool HolderResolver::named_before(std::uint32_t sentence, int token, std::uint32_t chain) const {
  const mentions::Chain& actor = mentions_->chains[chain];
  if (!actor.named || actor.kind != EntityKind::person) return false;
  for (int i = 0; i < token; ++i) {
    const mentions::Mention* found = mention(sentence, i);
    if (found != nullptr && found->chain == chain && found->form == MentionForm::name) return true;
  }
  return false;
}

bool HolderResolver::named_in(const std::vector<bool>& content, std::uint32_t sentence,
                              std::uint32_t chain) const {
  if (chain == mentions::none) return false;
  for (std::size_t i = 0; i < content.size(); ++i) {
    if (!content[i]) continue;
    const mentions::Mention* found = mention(sentence, static_cast<int>(i));
    if (found != nullptr && found->chain == chain && found->form == MentionForm::name) return true;
  }
  return false;
}

// Who spoke last or whom the sentence before is about, when that fits: "he" takes up a person or a source,
// "it" a body or a text.
HolderResolver::Result HolderResolver::taken_up(const Tree& tree, std::uint32_t sentence, int token,
                                                std::uint32_t chain, std::uint32_t not_chain) const {
  constexpr std::uint32_t farthest = 4;
  const std::string& word = tree.word(token);
  const bool plural = word == "they" || word == "their";
  const bool thing = word == "it" || word == "its";
  // "A priest crossed the river. He had met X, he confirmed": whom the sentence before is about is nearer
  // than whoever spoke before that.
  const bool newer = !thing && !plural && seen_.person && seen_.sentence + 1 == sentence &&
                     (chain == mentions::none || chain == seen_.person->chain);
  const bool newer_people = plural && seen_.people && seen_.sentence + 1 == sentence;
  for (auto heard = heard_.rbegin(); heard != heard_.rend(); ++heard) {
    if (sentence - heard->sentence > farthest) break;
    if ((newer || newer_people) && heard->sentence + 1 < sentence) break;
    if (not_chain != mentions::none && heard->holder.chain == not_chain) continue;
    if (seen_.sentence + 1 == sentence && heard->sentence + 1 < sentence && thing && seen_.text) break;
    const bool body = heard->holder.kind == HolderKind::organisation || heard->document;
    if (!thing && !plural && !heard->plural && !body) return from(*heard);
    if (thing && body) return from(*heard);
    if (plural && (heard->plural || body)) return from(*heard);
  }
  Result result;
  if (seen_.sentence + 1 != sentence) return result;
  // "It states" is what a text does, "it said" what its author did.
  const bool now = tree.head(token) != no_head && tree[tree.head(token)].xpos == "VBZ";
  if (thing) {
    result.holder = now && seen_.text ? seen_.text : seen_.body ? seen_.body : seen_.text;
  } else if (newer_people) {
    result.holder = seen_.people;
  } else if (newer || (!plural && not_chain != mentions::none)) {
    result.holder = seen_.person;
  }
  if (result.holder && result.holder->kind == HolderKind::organisation) result.group = result.holder->chain;
  return result;
}

void HolderResolver::see(const Tree& tree, std::uint32_t sentence) {
  seen_ = {sentence, std::nullopt, std::nullopt, std::nullopt, std::nullopt};
  const int root = tree.root();
  for (const int child : tree.children(root)) {
    if (tree[child].upos != Upos::NOUN && tree[child].upos != Upos::PROPN) continue;
    const bool subject = tree.is(child, {"nsubj"});
    if (!subject && !tree.is(child, {"obj"})) continue;
    const bool text = tree[child].upos == Upos::NOUN && lexicon_->documents.contains(tree.lemma(child));
    if (text && !is_plural(tree, child)) seen_.text = describe(tree, child, HolderKind::document);
    if (!subject || text || !is_actor(tree, sentence, child)) continue;
    const Result actor = described(tree, sentence, child, {});
    if (!actor.holder) continue;
    if (is_plural(tree, child)) {
      if (actor.holder->kind == HolderKind::anonymous) seen_.people = actor.holder;
      continue;
    }
    const HolderKind kind = actor.holder->kind;
    if (kind == HolderKind::organisation) seen_.body = actor.holder;
    if (kind == HolderKind::person || kind == HolderKind::anonymous) seen_.person = actor.holder;
  }
}

}  // namespace hearsay::claims
