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

// "X is the leader of Y".
void SyntaxSieves::copula(std::uint32_t i) {
  const Tree& t = tree(i);
  const std::uint32_t head = draft(i).mention.head;
  if (t.child_with(head, "cop") == no_head) return;
  for (const std::uint32_t child : t.children(head))
    if (t.relation(child) == "advmod" &&
        (t.lower(child) == "not" || t.lower(child) == "nt" || t.lower(child) == "never"))
      return;
  int subject = t.child_with(head, "nsubj");
  // "These groups, being allies of X, fight Y": the subject of the clause around it.
  if (subject == no_head && (t.relation(head) == "advcl" || t.relation(head) == "acl") &&
      t.token(head).head != no_head) {
    subject = t.relation(head) == "acl" ? t.token(head).head
                                        : t.child_with(static_cast<std::size_t>(t.token(head).head), "nsubj");
  }
  // "X, who was president until 2018".
  if (subject != no_head && t.relation(head) == "acl" && t.token(head).head != no_head &&
      t.token(static_cast<std::size_t>(subject)).feature("PronType") == "Rel")
    subject = t.token(head).head;
  if (subject == no_head || !t.preposition(static_cast<std::uint32_t>(subject)).empty()) return;
  std::uint32_t other = draft_at(i, static_cast<std::uint32_t>(subject));
  // "All of these groups, being allies of X".
  const int counted = transparent_inner(t, static_cast<std::uint32_t>(subject), document_.lexicon);
  if (other == none && counted != no_head) other = draft_at(i, static_cast<std::uint32_t>(counted));
  if (other == none || other == i || t.child_with(static_cast<std::size_t>(subject), "conj") != no_head)
    return;
  if (t.relation(head) == "root" && draft(i).definiteness == Definiteness::bare &&
      draft(i).mention.number != Number::singular)
    return;
  describe(other, i);
}

// "As allies of X, the Y …" by the order of the words: parsers often take the phrase for the main clause.
bool SyntaxSieves::fronted_role(std::uint32_t i) {
  const Tree& t = tree(i);
  const Mention& mention = draft(i).mention;
  if (mention.first == 0 || mention.first > 2 || t.lower(0) != "as" || clusters_.at(i).named) return false;
  std::uint32_t comma = mention.last + 1;
  while (comma < t.size() && t.token(comma).form != ",")
    ++comma;
  constexpr std::uint32_t reach = 4;
  for (std::uint32_t at = comma + 1; at < t.size() && at <= comma + reach; ++at) {
    const std::uint32_t other = draft_at(i, at);
    if (other == none || other == i || t.relation(draft(other).mention.head) != "nsubj") continue;
    describe(other, i);
    return true;
  }
  return false;
}

void SyntaxSieves::role(std::uint32_t i) {
  const Tree& t = tree(i);
  const std::uint32_t head = draft(i).mention.head;
  if (fronted_role(i)) return;
  if (draft(i).definiteness == Definiteness::possessive || t.token(head).head == no_head) return;
  const auto verb = static_cast<std::uint32_t>(t.token(head).head);
  const std::string_view relation = t.relation(head);
  const bool as = t.preposition(head) == "as" && (relation == "obl" || relation == "advcl");
  const bool complement = relation == "xcomp" || relation == "obj";
  const bool verb_of_role = document_.lexicon.role_verbs.has(t.lemma(verb));
  if (!as && !(complement && verb_of_role)) return;
  int subject = t.child_with(verb, "nsubj");
  // "…, becoming a threat": who the clause around it is about.
  if (subject == no_head && !as && t.relation(verb) == "advcl" && t.token(verb).head != no_head)
    subject = t.child_with(static_cast<std::size_t>(t.token(verb).head), "nsubj");
  if (subject == no_head) return;
  if (as && !verb_of_role && static_cast<int>(head) > subject) return;
  const std::uint32_t other = draft_at(i, static_cast<std::uint32_t>(subject));
  if (other != none && other != i && t.child_with(static_cast<std::size_t>(subject), "conj") == no_head)
    describe(other, i);
}

// "factions, known as X", "an officer called X".
void SyntaxSieves::naming(std::uint32_t i) {
  const Tree& t = tree(i);
  // The participle, and what is coordinated with it: "who came from the hills and are known as X".
  std::vector<std::uint32_t> verbs;
  for (const std::uint32_t verb : t.children(draft(i).mention.head)) {
    const std::string_view relation = t.relation(verb);
    if (relation != "acl" && relation != "advcl" && relation != "parataxis") continue;
    verbs.push_back(verb);
    for (const std::uint32_t second : t.children(verb))
      if (t.relation(second) == "conj" && t.child_with(second, "nsubj") == no_head) verbs.push_back(second);
  }
  for (const std::uint32_t verb : verbs) {
    if (!document_.lexicon.naming_verbs.has(t.lemma(verb))) continue;
    for (std::uint32_t at = verb + 1; at < t.size() && at <= verb + 4; ++at) {
      const std::uint32_t name = draft_at(i, at);
      if (name == none || !is_name(name)) continue;
      const EntityKind kind = clusters_.at(name).kind;
      const EntityKind own = clusters_.at(i).kind;
      const bool described = own == EntityKind::group && kind == EntityKind::organisation;
      if (described || kinds_compatible(own, kind)) clusters_.merge(i, name);
      break;
    }
  }
}

}  // namespace hearsay::mentions
