#include "claims/holders.hpp"

#include <algorithm>
#include <cctype>

#include "base/text.hpp"

namespace hearsay::claims {
namespace {

using mentions::EntityKind;
using mentions::MentionForm;
using syntax::no_head;
using syntax::Upos;

std::string without_indefinite(std::string name) {
  for (const std::string_view article : {"a ", "an ", "A ", "An "}) {
    if (name.starts_with(article)) return name.substr(article.size());
  }
  return name;
}

}  // namespace

bool is_plural(const Tree& tree, int token) {
  const std::string_view number = tree[token].feature("Number");
  if (!number.empty()) return number == "Plur";
  return tree[token].xpos == "NNS" || tree[token].xpos == "NNPS";
}

HolderKind holder_kind_of(EntityKind kind) {
  switch (kind) {
    case EntityKind::person:
      return HolderKind::person;
    case EntityKind::document:
      return HolderKind::document;
    default:
      return HolderKind::organisation;
  }
}

bool same_name(std::string_view first, std::string_view second) {
  const std::string a = ' ' + fold_name(first, true) + ' ';
  const std::string b = ' ' + fold_name(second, true) + ' ';
  if (a.size() <= 2 || b.size() <= 2) return false;
  return a.find(b) != std::string::npos || b.find(a) != std::string::npos;
}

const mentions::Mention* HolderResolver::mention(std::uint32_t sentence, int token) const {
  if (sentence >= mentions_->by_token.size()) return nullptr;
  const auto& row = mentions_->by_token[sentence];
  if (static_cast<std::size_t>(token) >= row.size()) return nullptr;
  const std::uint32_t index = row[static_cast<std::size_t>(token)];
  return index < mentions_->mentions.size() ? &mentions_->mentions[index] : nullptr;
}

// "the government on Thursday": when somebody spoke is no part of who it is. The last word before the time.
int HolderResolver::before_time(const Tree& tree, int token, int last) const {
  const auto time =
      std::lower_bound(mentions_->times.begin(), mentions_->times.end(), tree[last].end,
                       [](const mentions::TimeExpression& a, std::uint32_t end) { return a.end < end; });
  if (time == mentions_->times.end() || time->role != mentions::TimeRole::at || time->end != tree[last].end)
    return last;
  for (int i = token + 1; i <= last; ++i)
    if (tree[i].begin == time->begin && tree[i].upos == Upos::ADP) return i - 1;
  return last;
}

Holder HolderResolver::describe(const Tree& tree, int token, HolderKind kind, PhraseBounds bounds) const {
  Holder holder;
  holder.kind = kind;
  const auto [first, last] =
      bounds.exact ? std::pair(bounds.from, bounds.until - 1) : tree.phrase(token, bounds.from, bounds.until);
  holder.name = tree.words_text(first, before_time(tree, token, last), document_->text);
  // A stray comma in front, where the tree has torn the phrase.
  while (holder.name.starts_with(", "))
    holder.name.erase(0, 2);
  if (kind == HolderKind::document) holder.name = without_indefinite(std::move(holder.name));
  return holder;
}

bool HolderResolver::is_outlet(const Tree& tree, std::uint32_t sentence, int token) const {
  if (tree[token].upos != Upos::PROPN) return lexicon_->outlet_nouns.contains(tree.lemma(token));
  const mentions::Mention* found = mention(sentence, token);
  if (found != nullptr && found->kind == EntityKind::publisher) return true;
  // The mention may leave out the word that tells: "Radio" of "Radio Kivu Libre".
  std::vector<std::string> names{fold_name(tree.phrase_text(token, document_->text), true)};
  if (found != nullptr && found->end <= document_->text.size()) {
    names.push_back(
        fold_name(std::string_view(document_->text).substr(found->begin, found->end - found->begin), true));
  }
  return std::any_of(names.begin(), names.end(), [&](const std::string& name) {
    const auto words = split(name, ' ');
    return lexicon_->outlets.contains(name) ||
           std::any_of(words.begin(), words.end(),
                       [&](std::string_view word) { return lexicon_->outlet_words.contains(word); });
  });
}

const HolderResolver::Heard* HolderResolver::last(std::string_view head, bool plural) const {
  const Heard* other_number = nullptr;
  for (auto heard = heard_.rbegin(); heard != heard_.rend(); ++heard) {
    if (heard->head != head) continue;
    if (heard->plural == plural) return &*heard;
    if (other_number == nullptr) other_number = &*heard;
  }
  return other_number;
}

HolderResolver::Result HolderResolver::from(const Heard& heard) const {
  Result result;
  result.holder = heard.holder;
  result.remembered = true;
  result.taken_up = heard.document;
  result.group = heard.group;
  return result;
}

std::uint32_t HolderResolver::speaks_for(const Tree& tree, std::uint32_t sentence, int token,
                                         const PhraseBounds& bounds) const {
  // "HTS spokesman X", "a member of X", "the party's leader": an organisation named inside the phrase.
  const auto organisation = [&](int at) {
    const mentions::Mention* found = mention(sentence, at);
    const bool fits = found != nullptr && found->chain != mentions::none &&
                      (found->kind == EntityKind::organisation || found->kind == EntityKind::state ||
                       found->kind == EntityKind::group) &&
                      static_cast<int>(found->head) != token;
    return fits ? found->chain : mentions::none;
  };
  const std::vector<bool> below = tree.subtree(token);
  for (int i = 0; i < tree.size(); ++i) {
    const bool inside =
        bounds.exact ? bounds.from <= i && i < bounds.until : below[static_cast<std::size_t>(i)];
    if (!inside) continue;
    const std::uint32_t chain = organisation(i);
    if (chain != mentions::none) return chain;
  }
  return mentions::none;
}

bool HolderResolver::can_speak(const Tree& tree, std::uint32_t sentence, int token) const {
  const Upos upos = tree[token].upos;
  if (upos == Upos::PROPN || upos == Upos::PRON || upos == Upos::X || upos == Upos::DET) return true;
  const std::string& lemma = tree.lemma(token);
  if (lexicon_->informants.contains(lemma) || lexicon_->bodies.contains(lemma) ||
      lexicon_->documents.contains(lemma) || lexicon_->hearsay.contains(lemma) ||
      lexicon_->outlet_nouns.contains(lemma) || lexicon_->outlet_nouns.contains(tree.word(token)) ||
      lexicon_->outlet_words.contains(lemma)) {
    return true;
  }
  const mentions::Mention* found = mention(sentence, token);
  return found != nullptr && found->kind != EntityKind::other && found->kind != EntityKind::place;
}

bool HolderResolver::is_actor(const Tree& tree, std::uint32_t sentence, int token) const {
  const std::string& lemma = tree.lemma(token);
  const mentions::Mention* found = mention(sentence, token);
  if (found != nullptr && found->form != MentionForm::pronoun) {
    const EntityKind kind = found->kind;
    if (kind == EntityKind::person || kind == EntityKind::organisation || kind == EntityKind::state ||
        kind == EntityKind::group || kind == EntityKind::publisher) {
      return true;
    }
  }
  return lexicon_->informants.contains(lemma) || lexicon_->bodies.contains(lemma) ||
         lexicon_->documents.contains(lemma) || lexicon_->hearsay.contains(lemma);
}

bool HolderResolver::is_person(const Tree& tree, std::uint32_t sentence, int token) const {
  const mentions::Mention* found = mention(sentence, token);
  if (found != nullptr && found->kind == EntityKind::person && found->form != MentionForm::pronoun)
    return true;
  return tree[token].upos == Upos::NOUN && lexicon_->informants.contains(tree.lemma(token));
}

HolderResolver::Result HolderResolver::resolve(const Tree& tree, std::uint32_t sentence, int token,
                                               PhraseBounds bounds, const std::vector<bool>& content) {
  // "one of the HTS military leaders", "some of them" are described; plain pronouns are looked up.
  const bool described_pronoun =
      tree.child(token, {"nmod"}) != no_head || (bounds.exact && bounds.until - bounds.from > 1);
  Result result = tree[token].upos == Upos::PRON && !described_pronoun
                      ? pronoun(tree, sentence, token, content)
                      : described(tree, sentence, token, bounds);
  if (result.holder && result.holder->kind == HolderKind::person) {
    const std::uint32_t group = affiliations_->of(result.holder->chain);
    if (group != mentions::none) result.group = group;
  }
  return result;
}

HolderResolver::Result HolderResolver::described(const Tree& tree, std::uint32_t sentence, int token,
                                                 PhraseBounds bounds) {
  Result result;
  if (tree[token].upos == Upos::DET || tree[token].upos == Upos::ADJ || tree[token].upos == Upos::NUM ||
      tree[token].upos == Upos::PRON) {
    // "One of them, the former minister Petra Lund, said"
    const int named = tree.child(token, {"appos"});
    const mentions::Mention* who = named > token ? mention(sentence, named) : nullptr;
    if (who != nullptr && who->kind == EntityKind::person && who->form == MentionForm::name)
      return described(tree, sentence, named, {});
    result.holder = describe(tree, token, HolderKind::anonymous, bounds);
    result.group = speaks_for(tree, sentence, token, bounds);
    return result;
  }
  if (tree[token].upos != Upos::NOUN && tree[token].upos != Upos::PROPN && tree[token].upos != Upos::X)
    return result;

  const std::string& head = tree.lemma(token);
  // A hyphen may make a name of a common noun: "the party's co-chair".
  const bool small =
      !tree[token].form.empty() && std::islower(static_cast<unsigned char>(tree[token].form[0]));
  const bool common = tree[token].upos != Upos::PROPN || (small && lexicon_->informants.contains(head));
  // "This newspaper reported": the publisher speaks of itself.
  const int own = tree.child(token, {"det", "nmod:poss"});
  if (common && lexicon_->outlet_nouns.contains(head) && own != no_head &&
      (tree.word(own) == "this" || tree.word(own) == "our")) {
    result.speaker = true;
    return result;
  }
  const mentions::Mention* found = mention(sentence, token);
  const bool plural = is_plural(tree, token);

  // A name: the person, or the body as it is called here.
  int name = common ? no_head : token;
  if (common) {  // "spokesman Baytur Qoshnazar", "the minister, X": the name inside the phrase is the holder
    for (const int child : tree.children(token)) {
      if (!tree.is(child, {"appos", "flat"}) || tree[child].upos != Upos::PROPN) continue;
      if (bounds.exact && tree.is(child, {"flat"}) && (child < bounds.from || child >= bounds.until))
        continue;
      const mentions::Mention* inner = mention(sentence, child);
      const bool person = inner != nullptr ? inner->kind == EntityKind::person : tree.is(child, {"flat"});
      // "Its Greek operator, Aegis Marine, denied": a body that something is; "the analyst, Kroll, said" is
      // none.
      const bool body = inner != nullptr && tree.is(child, {"appos"}) &&
                        !lexicon_->informants.contains(head) && inner->form == MentionForm::name &&
                        (inner->kind == EntityKind::organisation || inner->kind == EntityKind::group);
      const bool no_person = (lexicon_->bodies.contains(head) || lexicon_->documents.contains(head)) &&
                             !lexicon_->informants.contains(head);
      if (body || (person && !no_person)) name = child;
    }
  }
  const bool listed = lexicon_->documents.contains(head) || lexicon_->hearsay.contains(head) ||
                      lexicon_->informants.contains(head);
  if (common && name == no_head && !listed && found != nullptr && found->form == MentionForm::name)
    name = token;
  if (name != no_head) {
    const mentions::Mention* named = mention(sentence, name);
    Holder holder;
    holder.kind = HolderKind::organisation;
    if (named != nullptr && named->end <= document_->text.size() && named->form != MentionForm::pronoun) {
      const bool chained = named->chain < mentions_->chains.size();
      holder.kind = holder_kind_of(chained ? mentions_->chains[named->chain].kind : named->kind);
      holder.chain = named->chain;
      holder.name = document_->text.substr(named->begin, named->end - named->begin);
      // A person is called by the fullest name that the document has, a body as it stands.
      if (holder.kind == HolderKind::person && chained) holder.name = mentions_->chains[named->chain].name;
    } else {
      for (const syntax::Name& entry : tree.sentence().names) {
        if (static_cast<int>(entry.first) > name || static_cast<int>(entry.last) < name) continue;
        holder.kind = entry.kind == syntax::NameKind::person ? HolderKind::person : HolderKind::organisation;
        holder.name = document_->text.substr(
            tree[static_cast<int>(entry.first)].begin,
            tree[static_cast<int>(entry.last)].end - tree[static_cast<int>(entry.first)].begin);
      }
      if (holder.name.empty()) holder.name = tree.phrase_text(name, document_->text);
    }
    if (lexicon_->documents.contains(head) && !lexicon_->outlet_nouns.contains(head) && named == nullptr) {
      holder.kind = HolderKind::document;
    }
    result.group =
        holder.kind == HolderKind::organisation ? holder.chain : speaks_for(tree, sentence, token, bounds);
    result.holder = std::move(holder);
    return result;
  }

  // A description. "The source", "the same officials" take up one who spoke before.
  const int determiner = tree.child(token, {"det"});
  const bool definite = determiner != no_head && lexicon_->anaphoric.contains(tree.word(determiner));
  bool restricted = tree.child(token, {"nmod", "compound"}) != no_head;
  // "the source, who asked not to be named, said" is any source that spoke before; "the source that" is not.
  const int clause = tree.child(token, {"acl"});
  if (clause != no_head && (clause < token || tree.word(token + 1) != ",")) restricted = true;
  for (const int child : tree.children(token)) {
    if (tree.is(child, {"amod"}) && !lexicon_->anaphoric.contains(tree.lemma(child))) restricted = true;
  }
  const bool is_document = lexicon_->documents.contains(head);
  const bool informant = lexicon_->informants.contains(head);
  if (definite && !restricted) {
    if (const Heard* heard = last(head, plural); heard != nullptr) {
      result = this->from(*heard);
      // A document is called by its own words again: another agreement may be meant by now.
      if (heard->document) result.holder = describe(tree, token, HolderKind::document);
      return result;
    }
  }
  if (found != nullptr && found->chain < mentions_->chains.size()) {
    const mentions::Chain& actor = mentions_->chains[found->chain];
    // "Ordan, the analyst said, …": an apposition that is none.
    const bool person = actor.kind == EntityKind::person || !informant;
    if (actor.named && person && !is_document && (definite || found->form != MentionForm::description)) {
      Holder holder;
      holder.kind = holder_kind_of(actor.kind);
      holder.name = actor.name;
      holder.chain = found->chain;
      result.holder = std::move(holder);
      result.group =
          holder.kind == HolderKind::organisation ? found->chain : speaks_for(tree, sentence, token, bounds);
      return result;
    }
  }
  HolderKind kind = HolderKind::anonymous;
  bool bare_hearsay = lexicon_->hearsay.contains(head) &&
                      (determiner == no_head || lexicon_->vague.contains(tree.word(determiner)));
  for (const int child : tree.children(token)) {
    if (child >= bounds.from && tree.is(child, {"nmod", "compound"})) bare_hearsay = false;
  }
  if (informant) {
    kind = HolderKind::anonymous;
  } else if (is_document && !bare_hearsay) {
    kind = HolderKind::document;
  } else if (lexicon_->bodies.contains(head)) {
    kind = HolderKind::organisation;
  } else if (found != nullptr &&
             (found->kind == EntityKind::organisation || found->kind == EntityKind::state)) {
    kind = HolderKind::organisation;
  }
  result.holder = describe(tree, token, kind, bounds);
  if (found != nullptr && kind == HolderKind::organisation) result.holder->chain = found->chain;
  result.taken_up = kind == HolderKind::document && definite;
  result.group = speaks_for(tree, sentence, token, bounds);
  return result;
}

void HolderResolver::remember(const Tree& tree, std::uint32_t sentence, int token, const Result& result) {
  if (!result.holder || result.holder->name.empty()) return;
  Heard heard;
  heard.holder = *result.holder;
  heard.holder.cue.clear();
  heard.holder.cue_span = {};
  heard.sentence = sentence;
  heard.group = result.group;
  heard.document = result.holder->kind == HolderKind::document;
  heard.person = result.holder->kind == HolderKind::person;
  if (result.remembered && tree[token].upos == Upos::PRON && !heard_.empty()) {
    for (auto old = heard_.rbegin(); old != heard_.rend(); ++old) {
      if (old->holder.name == heard.holder.name) {
        heard.head = old->head;
        heard.plural = old->plural;
        break;
      }
    }
  } else {
    heard.head = tree.lemma(token);
    heard.plural = is_plural(tree, token);
  }
  heard_.push_back(std::move(heard));
}

}  // namespace hearsay::claims
