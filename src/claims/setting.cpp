#include "claims/setting.hpp"

#include <algorithm>

namespace hearsay::claims {
namespace {

using mentions::TimeExpression;
using mentions::TimeRole;
using syntax::no_head;
using syntax::Upos;

// Relations that open a clause of their own: time does not pass through them.
bool opens_clause(const std::string& relation) {
  return relation == "ccomp" || relation.starts_with("advcl") || relation == "acl:relcl" ||
         relation == "acl" || relation == "parataxis" || relation.starts_with("csubj") || relation == "root";
}

bool verbal(const TreeView& tree, int token) {
  const syntax::Token& word = tree.token(token);
  return word.upos == Upos::VERB || tree.has(token, "cop") || tree.has(token, "nsubj") ||
         tree.has(token, "nsubj:pass");
}

// The word outside the expression on which the expression hangs; no_head when it is the root itself.
int host(const TreeView& tree, const TimeExpression& time) {
  int at = static_cast<int>(time.head);
  for (std::size_t steps = 0; steps < tree.size(); ++steps) {
    const int head = tree.token(at).head;
    if (head == no_head) return no_head;
    if (head < static_cast<int>(time.first) || head > static_cast<int>(time.last)) return head;
    at = head;
  }
  return no_head;
}

bool inside(const TreeView& tree, int token, int ancestor) {
  for (std::size_t steps = 0; steps <= tree.size() && token != no_head; ++steps) {
    if (token == ancestor) return true;
    token = tree.token(token).head;
  }
  return false;
}

// A word inside a noun phrase that describes: "HTS leader X met …", "X, the leader of Y, met …". When the
// clause takes place says nothing about it.
bool describes(const TreeView& tree, int trigger) {
  const syntax::Token& word = tree.token(trigger);
  if (word.upos == Upos::VERB || tree.has(trigger, "cop")) return false;
  if (word.upos == Upos::ADV)  // "X, formerly Y, met …"
    return word.head != no_head && tree.token(word.head).upos == Upos::PROPN;
  return word.relation == "appos" || word.relation == "compound" || word.relation == "amod" ||
         word.relation == "flat" || word.relation == "nmod:desc" || word.relation == "nmod:poss" ||
         tree.has(trigger, "appos") || tree.has(trigger, "flat");
}

// How near a temporal expression stands to the trigger: 0 its own modifier, 1 its clause, 2 below it in a
// phrase, -1 not its.
int distance(const TreeView& tree, int trigger, const TimeExpression& time) {
  const int at = host(tree, time);
  if (at == no_head) return -1;
  if (at == trigger) return 0;
  if (describes(tree, trigger)) return inside(tree, at, trigger) && !verbal(tree, at) ? 2 : -1;
  const int clause = clause_head(tree, trigger);
  if (at == clause) return 1;
  // Shared by coordinated verbs, when it stands before the first or after the last of them.
  if (clause != no_head && tree.token(clause).relation == "conj" && tree.token(clause).head == at &&
      static_cast<int>(time.head) < at)
    return 1;
  // Inside a phrase of the trigger, with no other verb between.
  if (inside(tree, at, trigger) && clause_head(tree, at) == clause) return 2;
  if (clause != trigger && inside(tree, at, clause) && clause_head(tree, at) == clause && !verbal(tree, at))
    return 3;
  return -1;
}

}  // namespace

int clause_head(const TreeView& tree, int token) {
  int at = token;
  for (std::size_t steps = 0; steps < tree.size(); ++steps) {
    const syntax::Token& word = tree.token(at);
    if (word.head == no_head || opens_clause(word.relation)) return at;
    if (at != token || verbal(tree, at)) {
      if (verbal(tree, at) && word.relation != "xcomp") return at;
    }
    at = word.head;
  }
  return at;
}

ClaimTime time_of(const TreeView& tree, int trigger, const mentions::Mentions& mentions,
                  std::string_view text, std::string_view document_date) {
  const TimeExpression* best = nullptr;
  int nearest = 100;
  for (const TimeExpression& time : mentions.times) {
    if (time.sentence != tree.index()) continue;
    if (time.role == TimeRole::frequency) continue;
    if (time.role == TimeRole::duration && !time.value) continue;
    const int away = distance(tree, trigger, time);
    if (away < 0) continue;
    const int rank = away * 2 + (time.value ? 0 : 1);
    if (rank < nearest) {
      nearest = rank;
      best = &time;
    }
  }
  ClaimTime result;
  if (best == nullptr) return result;
  result.text = std::string(text.substr(best->begin, best->end - best->begin));
  if (best->value) {
    result.edtf = best->value->text();
    result.reading = best->reading;
    result.starts = best->role == TimeRole::since || best->role == TimeRole::span;
    result.ends = best->role == TimeRole::until || best->role == TimeRole::span;
  } else if (best->explicit_now) {
    result.edtf = std::string(document_date);
  }
  return result;
}

}  // namespace hearsay::claims
