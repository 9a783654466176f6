#include <algorithm>
#include <string>
#include <utility>
#include <vector>

#include "base/text.hpp"
#include "mentions/descriptions.hpp"
#include "mentions/name_forms.hpp"
#include "mentions/syntax_sieves.hpp"

namespace hearsay::mentions {

using syntax::no_head;
using syntax::Upos;

// "X, the leader of Y,".
bool SyntaxSieves::may_describe(std::uint32_t name, std::uint32_t description) const {
  const Mention& a = draft(name).mention;
  const Mention& b = draft(description).mention;
  if (draft(description).noun == nullptr || draft(name).mention.form == MentionForm::pronoun) return false;
  if (a.number == Number::plural && b.number == Number::singular) return false;
  if (b.number == Number::plural && a.number == Number::singular) return false;
  const EntityKind x = clusters_.at(name).kind;
  const EntityKind y = clusters_.at(description).kind;
  if (draft(description).noun->is(ActorNoun::any) && x != EntityKind::place) return true;
  if (is_force_of(name, description)) return true;
  return x == y || (x == EntityKind::other && is_name(name)) ||
         (x == EntityKind::state && y == EntityKind::organisation);
}

// "The militia became a force to reckon with": a group in the singular that a body is said to be.
bool SyntaxSieves::is_force_of(std::uint32_t name, std::uint32_t description) const {
  const EntityKind x = clusters_.at(name).kind;
  return clusters_.at(description).kind == EntityKind::group &&
         draft(description).mention.number != Number::plural && !clusters_.at(description).named &&
         (x == EntityKind::organisation || x == EntityKind::state) && !clusters_.at(name).place;
}

// "HTS, an ally of X": a role that any actor can have takes the actor's kind.
void SyntaxSieves::describe(std::uint32_t a, std::uint32_t b) {
  if (may_describe(b, a) && !may_describe(a, b)) std::swap(a, b);
  if (!may_describe(a, b)) return;
  const bool takes_kind =
      (draft(b).noun->is(ActorNoun::any) || is_force_of(a, b)) && clusters_.at(b).drafts.size() == 1;
  if (takes_kind) clusters_.at(b).kind = clusters_.at(a).kind;
  clusters_.merge_if_compatible(a, b);
}

// "a party of his own, the X": the tree hangs the name on "own".
void SyntaxSieves::apposition_to_complement(std::uint32_t i) {
  const Tree& t = tree(i);
  const Mention& mention = draft(i).mention;
  if (mention.kind != EntityKind::organisation || clusters_.at(i).named) return;
  for (const std::uint32_t complement : t.children(mention.head)) {
    if (t.relation(complement) != "nmod" || draft_at(i, complement) != none) continue;
    for (const std::uint32_t child : t.children(complement)) {
      const std::uint32_t name = t.relation(child) == "appos" ? draft_at(i, child) : none;
      if (name != none && is_name(name) && clusters_.at(name).kind == EntityKind::organisation)
        describe(name, i);
    }
  }
}

void SyntaxSieves::apposition(std::uint32_t i) {
  const Tree& t = tree(i);
  const std::uint32_t head = draft(i).mention.head;
  if (t.relation(head) == "appos" && t.token(head).head != no_head) {
    const std::uint32_t other = draft_at(i, static_cast<std::uint32_t>(t.token(head).head));
    if (other != none && other != i) describe(other, i);
  }
  for (const std::uint32_t child : t.children(head)) {
    if (t.relation(child) != "appos") continue;
    std::uint32_t other = draft_at(i, child);
    // "its commander, alias X".
    if (other == none && document_.lexicon.alias_cues.has(t.lower(child)) && child + 1 < t.size())
      other = draft_at(i, child + 1);
    if (other == none || other == i || draft(other).mention.form != MentionForm::name) continue;
    const std::uint32_t nearer = role_between(i, child);
    describe(other, nearer == none ? i : nearer);
  }
}

// "met X, a welder turned organiser, at …": between commas, wherever the tree hangs it.
void SyntaxSieves::apposition_by_order(std::uint32_t i) {
  const Tree& t = tree(i);
  const Mention& mention = draft(i).mention;
  const bool indefinite = draft(i).definiteness == Definiteness::indefinite;
  if (mention.kind != EntityKind::person || draft(i).definiteness == Definiteness::bare ||
      mention.number != Number::singular || clusters_.at(i).named || mention.first < 3 ||
      t.relation(mention.head) == "conj")
    return;
  std::uint32_t comma = mention.first - 1;
  constexpr std::uint32_t longest = 6;  // "the miners' union's"
  while (comma > 0 && t.token(comma).form != "," && mention.first - comma < longest)
    --comma;
  if (comma == 0 || t.token(comma).form != ",") return;
  const std::uint32_t name = draft_at(i, comma - 1);
  // "In the trial of X, the prosecutor, Y, said": X stands in a phrase of its own.
  if (!indefinite && (name == none || t.relation(draft(name).mention.head) != "appos")) return;
  constexpr std::uint32_t reach = 6;
  std::uint32_t end = mention.last + 1;
  while (end < t.size() && end <= mention.last + reach && t.token(end).form != ",")
    ++end;
  const bool closed = end < t.size() && t.token(end).form == ",";
  if (closed && name != none && is_name(name) && draft(name).mention.last == comma - 1 &&
      clusters_.at(name).kind == EntityKind::person)
    clusters_.merge_if_compatible(name, i);
}

// "X's leader, A, and his deputy, B": the tree hangs both names on the leader.
std::uint32_t SyntaxSieves::role_between(std::uint32_t i, std::uint32_t name) const {
  const Tree& t = tree(i);
  std::uint32_t found = none;
  for (const std::uint32_t child : t.children(draft(i).mention.head)) {
    if (child >= name || t.relation(child) != "conj") continue;
    const std::uint32_t role = draft_at(i, child);
    if (role != none && role != i && draft(role).noun != nullptr &&
        draft(role).mention.kind == draft(i).mention.kind)
      found = role;
  }
  return found;
}

// "the leader of Y, X, …": parsers often take the name for something else than an apposition.
void SyntaxSieves::role_before_name(std::uint32_t i) {
  const Draft& role = draft(i);
  const bool office = role.noun->is(ActorNoun::leader) || (role.definiteness == Definiteness::possessive &&
                                                           role.mention.number == Number::singular);
  if (role.mention.kind != EntityKind::person || !office) return;
  if (clusters_.at(i).named || role.definiteness == Definiteness::indefinite) return;
  const Tree& t = tree(i);
  // Behind the role's own complement comes a comma, then a personal name.
  std::uint32_t at = role.mention.last + 1;
  while (at < t.size() && t.token(at).form != "," && t.dominates(role.mention.head, at))
    ++at;
  if (at + 1 >= t.size() || t.token(at).form != ",") return;
  const std::uint32_t name = draft_at(i, at + 1);
  if (name == none || !is_name(name) || draft(name).mention.first != at + 1) return;
  if (clusters_.at(name).kind == EntityKind::person) clusters_.merge_if_compatible(name, i);
}

}  // namespace hearsay::mentions
