#include "claims/binding.hpp"

#include <algorithm>

#include "base/text.hpp"
#include "claims/coordination.hpp"
#include "claims/kinds.hpp"
#include "claims/lists.hpp"

namespace hearsay::claims {
namespace {

constexpr int max_depth = 6;

using syntax::Upos;

// A quantifying word that hands its place on to what it quantifies: "some of these", "dozens of". Other nouns
// do not: "with the help of A" is not "with A".
bool hands_on(const TreeView& tree, int token, const mentions::Mentions& mentions) {
  const syntax::Token& word = tree.token(token);
  if (word.upos == Upos::NUM || word.upos == Upos::DET || word.upos == Upos::ADJ) return true;
  if (word.upos == Upos::PRON) return word.feature("PronType") != "Prs" && !tree.relative_pronoun(token);
  return std::any_of(mentions.quantities.begin(), mentions.quantities.end(), [&](const auto& quantity) {
    return quantity.sentence == tree.index() && quantity.number == static_cast<std::uint32_t>(token);
  });
}

// "a contingent of 450 men", "the A, with 150 men": those who are counted are the strength of the body, which
// is the one that acts. The body's word, or no_head.
int body_of_counted(const TreeView& tree, int token) {
  const syntax::Token& word = tree.token(token);
  if (word.upos != Upos::NOUN || !word.relation.starts_with("nmod") || !tree.has(token, "nummod"))
    return syntax::no_head;
  const std::string marker = tree.marker(token, "case");
  if (marker != "of" && marker != "with") return syntax::no_head;
  const mentions::Mention* counted = tree.mention(token);
  const mentions::Mention* body = tree.mention(word.head);
  if (counted == nullptr || counted->kind != EntityKind::group || body == nullptr) return syntax::no_head;
  const bool has_strength = body->kind == EntityKind::organisation || body->kind == EntityKind::group;
  return has_strength && tree.token(word.head).feature("Number") != "Plur" ? word.head : syntax::no_head;
}

// "They [the rebels] control": the head of what an editor adds to a pronoun; no_head without one.
int bracketed_gloss(const TreeView& tree, int pronoun) {
  constexpr int longest = 12;
  const int open = pronoun + 1;
  const int size = static_cast<int>(tree.size());
  if (open >= size || (tree.token(open).form != "[" && tree.token(open).form != "(")) return syntax::no_head;
  int gloss = syntax::no_head;
  for (int at = open + 1; at < std::min(size, open + longest); ++at) {
    const std::string& form = tree.token(at).form;
    if (form == "]" || form == ")") return gloss;
    const mentions::Mention* mention = tree.mention(at);
    const bool heads = mention != nullptr && mention->head == static_cast<std::uint32_t>(at) &&
                       mention->form != mentions::MentionForm::pronoun;
    if (heads && gloss == syntax::no_head) gloss = at;
  }
  return syntax::no_head;
}

// "those who say so"
bool nobody_in_particular(const TreeView& tree, int token) {
  const std::string& lemma = tree.token(token).lemma;
  return (lemma == "that" || lemma == "those") && tree.has(token, "acl:relcl") && !tree.has(token, "nmod");
}

bool first_or_second_person(const syntax::Token& token) {
  const std::string_view person = token.feature("Person");
  return token.upos == Upos::PRON && (person == "1" || person == "2");
}

// "A, not B": the word has a negation of its own. "not only A" is none.
bool left_out(const TreeView& tree, int token, const ContextReader& reader) {
  for (const int child : tree.children(token)) {
    const syntax::Token& word = tree.token(child);
    if (word.lemma != "not" || child > token) continue;
    if (word.relation != "advmod" && word.relation != "cc" && word.relation != "cc:preconj") continue;
    return !reader.takes_negation(tree.token(child + 1).lemma) && !tree.has(token, "cop");
  }
  return false;
}

// "It was not A that attacked": A is what the relative pronoun stands for.
bool denied_cleft(const TreeView& tree, int token) {
  const auto has_child = [&](std::string_view relation, std::string_view lemma) {
    return std::any_of(tree.children(token).begin(), tree.children(token).end(), [&](int child) {
      return tree.token(child).relation.starts_with(relation) && tree.token(child).lemma == lemma;
    });
  };
  return tree.has(token, "cop") && (has_child("nsubj", "it") || has_child("expl", "it")) &&
         has_child("advmod", "not");
}

// The trigger is an apposition to, or a title before, this word of a list, or the "of" of its phrase ("A of X
// and B of Y"): it speaks of this one alone.
bool describes_alone(const TreeView& tree, int trigger, int token) {
  if (trigger == syntax::no_head) return false;
  const syntax::Token& small = tree.token(trigger);
  if (small.relation == "case" && small.head != syntax::no_head && tree.token(small.head).head == token)
    return true;
  int at = trigger;
  for (std::size_t steps = 0; at != syntax::no_head && at != token && steps < tree.size(); ++steps) {
    const syntax::Token& word = tree.token(at);
    if (word.head == token)
      return word.relation == "appos" || word.relation == "nmod:desc" || word.relation == "flat" ||
             word.relation == "compound";
    at = word.head;
  }
  return false;
}

}  // namespace

std::vector<Bound> Binder::bind(const TreeView& tree, std::span<const int> tokens,
                                std::span<const EntityKind> kinds, int trigger) const {
  std::vector<Bound> bound;
  for (const int found : tokens) {
    const int first = tree.antecedent(found);
    std::vector<int> all =
        describes_alone(tree, trigger, first) ? std::vector<int>{first} : conjuncts(tree, first);
    if (first == trigger) leave_out_conjuncts_behind_phrase(tree, first, all);
    if (first != found) leave_out_conjuncts_behind_clause(first, found, all);
    for (const int token : all) {
      const std::size_t before = bound.size();
      bind_token(tree, token, kinds, 0, bound);
      if (left_out(tree, token, *reader_) || (token != trigger && denied_cleft(tree, token)))
        for (std::size_t i = before; i < bound.size(); ++i)
          bound[i].negated = true;
      bind_contrast(tree, token, kinds, bound);
    }
  }
  return bound;
}

// "A, not B, attacked": parsers take B for an apposition.
void Binder::bind_contrast(const TreeView& tree, int token, std::span<const EntityKind> kinds,
                           std::vector<Bound>& bound) const {
  const Contrast contrast = contrasted(tree, token);
  const auto known = [&](const Bound& other) { return other.token == contrast.token; };
  if (contrast.token > 0 && std::none_of(bound.begin(), bound.end(), known)) {
    const std::size_t before = bound.size();
    bind_token(tree, contrast.token, kinds, 0, bound);
    for (std::size_t i = before; i < bound.size(); ++i)
      bound[i].negated = contrast.denied;
  }
  for (const int child : tree.children(token)) {
    if (tree.token(child).relation != "appos" || !left_out(tree, child, *reader_)) continue;
    const std::size_t before = bound.size();
    bind_token(tree, child, kinds, 0, bound);
    for (std::size_t i = before; i < bound.size(); ++i)
      bound[i].negated = true;
  }
}

void Binder::bind_token(const TreeView& tree, int token, std::span<const EntityKind> kinds, int depth,
                        std::vector<Bound>& bound) const {
  if (depth > max_depth) return;
  if (const int body = body_of_counted(tree, token); body != syntax::no_head) {
    bind_token(tree, body, kinds, depth + 1, bound);
    return;
  }
  const std::size_t before = bound.size();
  if (tree.token(token).upos == Upos::PRON) {
    const int gloss = bracketed_gloss(tree, token);
    if (gloss != syntax::no_head) bind_token(tree, gloss, kinds, depth + 1, bound);
    if (bound.size() > before) return;
  }
  if (first_or_second_person(tree.token(token))) {
    if (auto speaker = reader_->first_person(*context_, tree.index(), static_cast<std::uint32_t>(token)))
      if (kind_allowed(speaker->kind, kinds, false))
        bound.push_back({std::move(*speaker), token, true, true, false, false});
    return;
  }
  // "our movement", "your party"
  if (tree.token(token).upos == Upos::NOUN) {
    auto body = reader_->first_person(*context_, tree.index(), static_cast<std::uint32_t>(token));
    if (body && kind_allowed(body->kind, kinds, false)) {
      bound.push_back({std::move(*body), token, true, true});
      return;
    }
  }
  if (nobody_in_particular(tree, token)) return;
  const mentions::Mention* mention = tree.mention(token);
  if (mention != nullptr && tree.token(token).upos == Upos::PRON) {
    auto speaker = reader_->reported_speaker(*context_, tree.index(), static_cast<std::uint32_t>(token));
    const bool found = speaker && speaker->chain != mention->chain;
    if (found && kind_allowed(speaker->kind, kinds, false))
      bound.push_back({std::move(*speaker), token, true, true, false, false});
    if (found || mention->chain == mentions::none) return;
  }
  if (mention != nullptr && bind_named_place(tree, token, *mention, kinds, depth, bound)) return;
  if (mention != nullptr && bind_listed(tree, token, *mention, kinds, bound)) return;
  if (mention != nullptr) add_mention(tree, *mention, token, kinds, bound);
  // The members of an open list go in beside the collective that names it.
  for (const int child : tree.children(token)) {
    const syntax::Token& word = tree.token(child);
    if (!word.relation.starts_with("nmod") && word.relation != "appos") continue;
    const std::string marker = tree.marker(child, "case");
    const bool list = marker == "include" || marker == "including" || marker == "such_as" || marker == "like";
    if (list && tree.mention(child) != nullptr)
      for (const int member : conjuncts(tree, child))
        bind_token(tree, member, kinds, depth + 1, bound);
  }
  // "the regional head, A": a noun that is no actor's by itself, and who it is.
  if (bound.size() == before && mention == nullptr && tree.token(token).upos == Upos::NOUN)
    for (const int child : tree.children(token)) {
      const mentions::Mention* name = tree.mention(child);
      if (child > token && tree.token(child).relation == "appos" && name != nullptr &&
          name->form == mentions::MentionForm::name)
        bind_token(tree, child, kinds, depth + 1, bound);
    }
  if (bound.size() > before || !hands_on(tree, token, *context_->mentions)) return;
  // "one of them, A, merged with B".
  for (const int child : tree.children(token))
    if (tree.token(child).relation == "appos" && tree.mention(child) != nullptr)
      bind_token(tree, child, kinds, depth + 1, bound);
  if (bound.size() > before) return;
  for (const int child : tree.children(token))
    if (tree.token(child).relation == "nmod" && tree.marker(child, "case") == "of")
      for (const int inner : conjuncts(tree, tree.antecedent(child)))
        bind_token(tree, inner, kinds, depth + 1, bound);
}

// "the city of A", "the capital A", "the countryside of A", "territory in A": the place that has a name is
// the one that is meant.
bool Binder::bind_named_place(const TreeView& tree, int token, const mentions::Mention& mention,
                              std::span<const EntityKind> kinds, int depth, std::vector<Bound>& bound) const {
  if (mention.kind != EntityKind::place || mention.form != mentions::MentionForm::description) return false;
  if (mention.chain == mentions::none || context_->mentions->chains[mention.chain].named) return false;
  const std::size_t before = bound.size();
  for (const int child : tree.children(token)) {
    const mentions::Mention* inner = tree.mention(child);
    if (inner == nullptr) continue;
    const std::string& relation = tree.token(child).relation;
    const std::string marker = tree.marker(child, "case");
    const bool complement = relation.starts_with("nmod") && (marker == "of" || marker == "in");
    const bool name = relation == "appos" && marker.empty() && inner->form == mentions::MentionForm::name;
    if (!complement && !name) continue;
    if (inner->kind == EntityKind::place || inner->kind == EntityKind::state)
      for (const int member : conjuncts(tree, child))
        bind_token(tree, member, kinds, depth + 1, bound);
  }
  return bound.size() > before;
}

// "the following groups: A, B and C": the members go in for what announces them.
bool Binder::bind_listed(const TreeView& tree, int token, const mentions::Mention& mention,
                         std::span<const EntityKind> kinds, std::vector<Bound>& bound) const {
  if (mention.form != mentions::MentionForm::description) return false;
  const std::size_t before = bound.size();
  for (const Listed& item : listed_members(*context_, tree, token)) {
    const std::uint32_t index = context_->mentions->at(item.sentence, static_cast<std::uint32_t>(item.token));
    const bool here = item.sentence == tree.index();
    add_mention(tree, context_->mentions->mentions[index], here ? item.token : token, kinds, bound);
  }
  return bound.size() > before;
}

void Binder::add_mention(const TreeView& tree, const mentions::Mention& mention, int token,
                         std::span<const EntityKind> kinds, std::vector<Bound>& bound) const {
  const mentions::Mentions& all = *context_->mentions;
  if (mention.chain == mentions::none) return;
  const mentions::Chain& chain = all.chains[mention.chain];
  if (!chain.members.empty()) {
    for (const std::uint32_t member : chain.members)
      add_chain(tree, member, mention, token, kinds, bound);
    return;
  }
  add_chain(tree, mention.chain, mention, token, kinds, bound);
}

void Binder::add_chain(const TreeView& tree, std::uint32_t index, const mentions::Mention& mention, int token,
                       std::span<const EntityKind> kinds, std::vector<Bound>& bound) const {
  const mentions::Chain& chain = context_->mentions->chains[index];
  const bool state = chain.known.starts_with("state/");
  EntityKind kind =
      mention.chain == index && mention.form != mentions::MentionForm::pronoun ? mention.kind : chain.kind;
  // Where the document shows of what kind a name is, the guess at this place gives way.
  const bool actor_guess = kind == EntityKind::person || kind == EntityKind::organisation;
  if (actor_guess && (chain.kind == EntityKind::person || chain.kind == EntityKind::organisation))
    kind = chain.kind;
  if (mention.metonym) kind = EntityKind::state;
  const bool guessed = chain.named && chain.known.empty() && chain.candidates.empty();
  const bool sure = kind_allowed(kind, kinds, state);
  if (!sure && !(guessed && may_be_misjudged(tree, token, kind, kinds))) return;
  const bool repeated = std::any_of(bound.begin(), bound.end(),
                                    [&](const Bound& other) { return other.participant.chain == index; });
  if (repeated) return;
  const std::string& text = context_->document->text;
  Bound entry;
  entry.participant.name = chain.name;
  entry.participant.mention = text.substr(mention.begin, mention.end - mention.begin);
  entry.participant.kind = is_actor(kind) || kind == EntityKind::place ? kind : chain.kind;
  entry.participant.chain = index;
  entry.participant.span = {mention.begin, mention.end};
  entry.token = token;
  entry.pronoun = mention.form == mentions::MentionForm::pronoun;
  entry.name = mention.form == mentions::MentionForm::name;
  entry.resolved = sure && (mention.form != mentions::MentionForm::pronoun || chain.named);
  bound.push_back(std::move(entry));
}

std::string Binder::phrase(const TreeView& tree, int token, std::size_t limit) const {
  std::vector<int> words;
  std::vector<int> open = {token};
  while (!open.empty()) {
    const int at = open.back();
    open.pop_back();
    words.push_back(at);
    for (const int child : tree.children(at)) {
      const std::string& relation = tree.token(child).relation;
      if (relation == "acl:relcl" || relation == "parataxis" || relation == "punct") continue;
      const bool outer =
          at == token && (relation == "case" || relation == "mark" || relation == "det" || relation == "cc" ||
                          relation.starts_with("nsubj") || relation == "cop");
      if (!outer) open.push_back(child);
    }
  }
  const auto [first, last] = std::minmax_element(words.begin(), words.end());
  const std::uint32_t begin = tree.token(*first).begin;
  std::uint32_t end = tree.token(*last).end;
  while (end - begin > limit) {
    int cut = *last;
    while (cut > *first && tree.token(cut).end - begin > limit)
      --cut;
    end = tree.token(cut).end;
    if (cut == *first) break;
  }
  return context_->document->text.substr(begin, end - begin);
}

}  // namespace hearsay::claims
