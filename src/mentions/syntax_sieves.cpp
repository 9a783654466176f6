#include "mentions/syntax_sieves.hpp"

#include <algorithm>
#include <string>
#include <utility>
#include <vector>

#include "base/text.hpp"
#include "mentions/descriptions.hpp"
#include "mentions/name_forms.hpp"

namespace hearsay::mentions {

using syntax::no_head;
using syntax::Upos;

void SyntaxSieves::run() {
  collect_organisations();
  for (std::uint32_t i = 0; i < document_.drafts.size(); ++i) {
    const Draft& draft = document_.drafts[i];
    if (draft.mention.form == MentionForm::pronoun || draft.mention.form == MentionForm::adjective) continue;
    bracket(i);
    short_form(i);
    if (draft.noun == nullptr || draft.of_pair > 0) continue;
    group_of_name(i);
    government(i);
    adjacent_name(i);
    place_of_name(i);
    apposition(i);
    apposition_by_order(i);
    apposition_to_complement(i);
    role_before_name(i);
    copula(i);
    role(i);
    naming(i);
  }
}

// "X's network", "the X group".
void SyntaxSieves::collect_organisations() {
  for (std::uint32_t i = 0; i < document_.drafts.size(); ++i)
    if (is_name(i) && draft(i).mention.kind == EntityKind::organisation)
      organisations_.try_emplace(fold_name(draft(i).form, true), i);
}

void SyntaxSieves::group_of_name(std::uint32_t i) {
  if (draft(i).mention.kind != EntityKind::organisation || !draft(i).noun->is(ActorNoun::generic)) return;
  const Mention& mention = draft(i).mention;
  const std::uint32_t owner = modifier(i);
  if (owner == none || !is_name(owner) || draft(owner).people) return;
  // "X's network" where the document also has "X Network".
  const auto full = organisations_.find(fold_name(draft(owner).form, true) + " " + draft(i).lemma);
  if (full != organisations_.end()) {
    clusters_.merge_if_compatible(full->second, i);
    return;
  }
  // "the X group" is X, but not in "the X group Y".
  const bool before = draft(owner).mention.last + 1 == mention.head;
  const std::uint32_t next = mention.last + 1 < tree(i).size() ? draft_at(i, mention.last + 1) : none;
  const bool named = next != none && is_name(next);
  if (before && !named && clusters_.at(owner).kind == EntityKind::organisation)
    clusters_.merge_if_compatible(owner, i);
}

// The draft that modifies a description: an adjective or name inside of its phrase, its possessor, or "of
// X".
std::uint32_t SyntaxSieves::modifier(std::uint32_t i) const {
  const Mention& mention = draft(i).mention;
  for (std::uint32_t token = mention.first; token < mention.head; ++token) {
    const std::uint32_t inside = draft_at(i, token);
    if (inside != none && inside != i && draft(inside).noun == nullptr) return inside;
  }
  const Tree& t = tree(i);
  for (const std::uint32_t child : t.children(mention.head)) {
    const bool owner = t.token(child).relation == "nmod:poss";
    if (owner || (child > mention.head && t.relation(child) == "nmod" && t.preposition(child) == "of")) {
      const std::uint32_t found = draft_at(i, child);
      if (found != none && draft(found).mention.form != MentionForm::pronoun) return found;
    }
  }
  return none;
}

void SyntaxSieves::government(std::uint32_t i) {
  const bool side = draft(i).lemma == "side";
  if (!draft(i).noun->is(ActorNoun::government) && !side) return;
  const std::uint32_t owner = modifier(i);
  if (owner == none) return;
  const Cluster& cluster = clusters_.at(owner);
  if (cluster.place || draft(i).mention.number == Number::plural) {
    if (draft(i).lemma != "authorities" || cluster.place) return;
  }
  if (side) {
    same_side(i, owner);
  } else if (cluster.kind == EntityKind::state || cluster.kind == EntityKind::organisation) {
    clusters_.merge(owner, i);
  }
}

// "the Turkish side" is the Turkish body that was named last, else the state.
void SyntaxSieves::same_side(std::uint32_t i, std::uint32_t owner) {
  const std::uint32_t sentence = draft(i).mention.sentence;
  for (std::uint32_t back = i; back-- > 0 && draft(back).mention.sentence + 3 >= sentence;) {
    if (back == owner || clusters_.at(back).kind != EntityKind::organisation) continue;
    const bool same_name =
        is_name(back) && fold_name(draft(back).form).starts_with(fold_name(draft(owner).form) + " ");
    const std::uint32_t other = draft(back).noun != nullptr ? modifier(back) : none;
    const bool same_owner = other != none && clusters_.find(other) == clusters_.find(owner) &&
                            clusters_.find(back) != clusters_.find(owner);
    if (!same_name && !same_owner) continue;
    clusters_.merge(back, i);
    return;
  }
  if (clusters_.at(owner).kind == EntityKind::state || clusters_.at(owner).kind == EntityKind::organisation)
    clusters_.merge(owner, i);
}

// Whether the tree treats a description and the name behind it as one phrase.
bool SyntaxSieves::linked(std::uint32_t i, std::uint32_t description, std::uint32_t name) const {
  const Tree& t = tree(i);
  const auto close = [&](std::uint32_t token) {
    const std::string_view relation = t.token(token).relation;
    return relation == "appos" || relation == "compound" || relation.starts_with("flat") ||
           relation == "nmod" || relation == "amod" || relation == "dep" || relation == "nmod:desc";
  };
  if (t.token(name).head == static_cast<int>(description)) return close(name) && t.preposition(name).empty();
  if (t.token(description).head == static_cast<int>(name)) return close(description);
  return t.token(description).head == t.token(name).head && close(description);
}

void SyntaxSieves::adjacent_name(std::uint32_t i) {
  const Mention& mention = draft(i).mention;
  if (mention.last + 1 >= tree(i).size()) return;
  std::uint32_t next = mention.last + 1;
  // Further titles may stand between: "Lumad leader Datu X".
  while (next + 1 < tree(i).size() && draft_at(i, next) == none &&
         document_.lexicon.titles.has(lower(i, next)))
    ++next;
  const std::uint32_t name = draft_at(i, next);
  if (name == none || !is_name(name) || draft(name).mention.first != next || draft(name).people) return;
  const Mention& other = draft(name).mention;
  const EntityKind kind = clusters_.at(name).kind;
  // "ABC leader X": whatever the tree makes of the two.
  const bool led = draft(i).noun->is(ActorNoun::leader) && mention.kind == EntityKind::person &&
                   kind == EntityKind::person;
  // "by the preacher X", where the tree hangs both on the verb.
  const bool beside = mention.kind == kind &&
                      (kind == EntityKind::person || kind == EntityKind::organisation) &&
                      tree(i).token(mention.head).head == tree(i).token(other.head).head &&
                      tree(i).relation(mention.head) == tree(i).relation(other.head);
  if (mention.number == Number::plural || !(led || beside || linked(i, mention.head, other.head))) return;
  const bool kinds = kind == mention.kind || (kind == EntityKind::other && mention.kind != EntityKind::place);
  if (!kinds) return;
  if (tree(i).token(other.head).head == static_cast<int>(mention.head) &&
      tree(i).token(other.head).relation == "nmod:poss")
    return;
  clusters_.merge_if_compatible(name, i);
}

// "the city of X", "X province".
void SyntaxSieves::place_of_name(std::uint32_t i) {
  const Mention& mention = draft(i).mention;
  if (mention.kind != EntityKind::place || !draft(i).noun->is(ActorNoun::generic)) return;
  if (mention.number == Number::plural) return;
  const Tree& t = tree(i);
  if (mention.head > 0) {
    const std::uint32_t before = draft_at(i, mention.head - 1);
    if (before != none && is_name(before) && draft(before).mention.last + 1 == mention.head &&
        clusters_.at(before).place) {
      clusters_.merge_if_compatible(before, i);
      return;
    }
  }
  for (const std::uint32_t child : t.children(mention.head)) {
    if (child < mention.head || t.relation(child) != "nmod" || t.preposition(child) != "of") continue;
    const std::uint32_t name = draft_at(i, child);
    if (name != none && is_name(name) && clusters_.at(name).kind == EntityKind::place)
      clusters_.merge_if_compatible(name, i);
  }
}

void join_by_syntax(const Document& document, Clusters& clusters) {
  SyntaxSieves(document, clusters).run();
}

}  // namespace hearsay::mentions
