#include "claims/elided.hpp"

#include <algorithm>
#include <optional>

#include "base/text.hpp"

namespace hearsay::claims {
namespace {

using syntax::no_head;
using syntax::Upos;

int child_by(const TreeView& tree, int head, std::string_view relation) {
  for (const int child : tree.children(head))
    if (tree.token(child).relation == relation) return child;
  return no_head;
}

// "did not", "so did C", "has too": an auxiliary that stands where a verb would, with nothing but its
// subject.
std::optional<Elided> stand_in(const TreeView& tree, int auxiliary) {
  const syntax::Token& word = tree.token(auxiliary);
  if (word.upos != Upos::AUX && (word.upos != Upos::VERB || word.lemma != "do")) return std::nullopt;
  Elided clause;
  clause.stand_in = true;
  bool inverted = false;
  for (const int child : tree.children(auxiliary)) {
    const syntax::Token& part = tree.token(child);
    const std::string lemma = to_lower_ascii(part.lemma);
    if (lemma == "so" || lemma == "as" || lemma == "neither" || lemma == "nor")
      inverted = inverted || child < auxiliary;
    clause.negated =
        clause.negated || lemma == "not" || lemma == "never" || lemma == "neither" || lemma == "nor";
    if (part.relation.starts_with("nsubj")) {
      clause.subject = child;
    } else if (part.relation == "obj" && child > auxiliary && inverted) {
      clause.subject = child;  // "so did C": parsers take C for an object
    } else if (part.relation != "advmod" && part.relation != "cc" && part.relation != "mark" &&
               part.relation != "punct" && part.relation != "obl:unmarked") {
      return std::nullopt;
    }
  }
  if (clause.subject == no_head) return std::nullopt;
  return clause;
}

}  // namespace

std::vector<Elided> elided_clauses(const TreeView& tree, int verb) {
  std::vector<Elided> clauses;
  for (const int child : tree.children(verb)) {
    const std::string& relation = tree.token(child).relation;
    if (child < verb) continue;
    if (relation == "conj" || relation == "parataxis" || relation == "advcl")
      if (const auto clause = stand_in(tree, child)) clauses.push_back(*clause);
    const int orphan = relation == "conj" ? child_by(tree, child, "orphan") : no_head;
    if (orphan == no_head) continue;
    const bool time = tree.token(orphan).upos == Upos::NUM;
    clauses.push_back({child, time ? no_head : orphan, false, false});
  }
  return clauses;
}

}  // namespace hearsay::claims
