#include <algorithm>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "base/text.hpp"
#include "mentions/resolver.hpp"

namespace hearsay::mentions {

using syntax::no_head;
using syntax::Upos;

// The word of a noun that says its sort: "company" in "oil company".
std::string_view Resolver::sort_word(std::string_view lemma) const {
  const std::size_t space = lemma.find_last_of(' ');
  const bool known = document_.lexicon.sorts_of_bodies.contains(std::string(lemma));
  return known || space == std::string_view::npos ? lemma : lemma.substr(space + 1);
}

// +1: the name has a word of the description's sort ("the company" for "Delcan Petroleum"); -1: only of
// others.
int Resolver::sort_agreement(std::string_view lemma, std::uint32_t name) const {
  const auto& sorts = document_.lexicon.sorts_of_bodies;
  const auto wanted = sorts.find(std::string(sort_word(lemma)));
  if (wanted == sorts.end()) return 0;
  int found = 0;
  const std::string form = fold_name(draft(name).form);
  for (const std::string_view word : split(form, ' ')) {
    const auto sort = sorts.find(std::string(word));
    if (sort == sorts.end()) continue;
    if (sort->second == wanted->second) return 1;
    // An alliance may be of any sort, and so may what has a part of the world in its name.
    if (sort->second == "alliance" || sort->second == "states") continue;
    const bool related =
        sort->second.starts_with(wanted->second + "/") || wanted->second.starts_with(sort->second + "/");
    if (!related) found = -1;
  }
  return found;
}

// A single named body among the candidates, the best by sort and salience.
Resolver::Choice Resolver::salient_body(std::uint32_t i, std::uint32_t window,
                                        const std::function<bool(std::uint32_t)>& fits) const {
  Choice best;
  for_candidates(i, [&](std::uint32_t c) {
    const Cluster& cluster = clusters_.at(c);
    const bool body = cluster.kind == EntityKind::organisation && cluster.named && !cluster.place;
    // "The group's deputy": what is called a group stands for its name.
    const bool called = draft(c).noun != nullptr && draft(c).noun->is(ActorNoun::generic);
    if (!body || (draft(c).mention.form != MentionForm::name && !called) || draft(c).people) return;
    if (draft(c).mention.sentence + window < draft(i).mention.sentence) return;
    if (inside_phrase(i, c) || inside_phrase(c, i) || co_arguments(i, c) || !fits(c)) return;
    if (acts_on_itself(i, c)) return;
    best.offer(clusters_.find(c), salience(i, c) + 1.5 * sort_agreement(draft(i).lemma, c));
  });
  return best.score < -2.5 ? Choice() : best;
}

// The text has called it something else: "the dockers' union X" is no carrier.
bool Resolver::called_otherwise(std::string_view lemma, std::uint32_t candidate) const {
  const auto& sorts = document_.lexicon.sorts_of_bodies;
  const auto wanted = sorts.find(std::string(sort_word(lemma)));
  if (wanted == sorts.end()) return false;
  constexpr std::size_t most = 24;
  std::size_t steps = 0;
  bool otherwise = false;
  for (const std::uint32_t k : clusters_.at(candidate).drafts) {
    if (++steps > most) break;
    if (draft(k).noun == nullptr) continue;
    const std::string& called = draft(k).lemma;
    const auto sort = sorts.find(called.substr(called.find_last_of(' ') + 1));
    if (sort == sorts.end()) continue;
    if (sort->second == wanted->second) return false;
    const WordSet& apart = document_.lexicon.sorts_apart;
    otherwise = otherwise || apart.has(sort->second) != apart.has(wanted->second);
  }
  return otherwise;
}

// Whether the noun is one for bodies of a sort: "the militia", and "the miner", who may be a person, too.
bool Resolver::may_be_called_by_sort(std::uint32_t i) const {
  const Draft& d = draft(i);
  const bool body = d.mention.kind == EntityKind::organisation || d.noun->is(ActorNoun::any);
  // "the Mawozo gang" has a name of its own.
  const Tree& t = tree(i);
  for (std::uint32_t token = d.mention.first; token < d.mention.head; ++token)
    if (t.token(token).upos == Upos::PROPN && t.relation(token) == "compound") return false;
  return body && d.mention.number != Number::plural && !d.noun->is(ActorNoun::generic) &&
         !d.noun->is(ActorNoun::government) && !d.noun->is(ActorNoun::service) &&
         document_.lexicon.sorts_of_bodies.contains(std::string(sort_word(d.lemma)));
}

bool Resolver::sort_fits(std::uint32_t i, std::uint32_t candidate) const {
  // What may be a person is a body only where the name says so.
  const int least = draft(i).mention.kind == EntityKind::organisation ? 0 : 1;
  return sort_agreement(draft(i).lemma, candidate) >= least && !called_otherwise(draft(i).lemma, candidate);
}

// "the militia", "the company": a body of that sort, or one whose name does not say its sort.
bool Resolver::body_of_sort(std::uint32_t i) {
  const Draft& d = draft(i);
  if (!may_be_called_by_sort(i)) return false;
  if (!d.modifiers.empty() && !plainly_described(i)) return only_body_of_sort(i);
  const Choice best = salient_body(i, 2, [&](std::uint32_t c) { return sort_fits(i, c); });
  const std::uint32_t body = best.cluster;
  if (body == none) return only_body_of_sort(i) || unknown_body(i);
  if (clusters_.at(i).drafts.size() == 1) clusters_.at(i).kind = EntityKind::organisation;
  if (!clusters_.compatible(body, i)) return false;
  certainty_[i] = best.certainty();
  clusters_.merge(body, i);
  return true;
}

// "X has held the town. The militia …": a name that the tagger took for a person's, where the text has
// nothing else that a militia could be.
bool Resolver::unknown_body(std::uint32_t i) {
  if (draft(i).mention.kind != EntityKind::organisation || !draft(i).modifiers.empty()) return false;
  const bool only = only_candidate(i, 1, [&](std::uint32_t c) {
    return may_be_body(clusters_.at(c), document_.drafts) && acts_like_body(c) && !same_clause_actor(i, c);
  });
  if (only) clusters_.at(i).kind = EntityKind::organisation;
  return only;
}

// The subject of what one does to places.
bool Resolver::acts_like_body(std::uint32_t candidate) const {
  const Tree& t = tree(candidate);
  const std::uint32_t head = draft(candidate).mention.head;
  const int verb = t.token(head).head;
  if (t.relation(head) != "nsubj" || verb == no_head) return false;
  const auto at = static_cast<std::uint32_t>(verb);
  const int object = t.child_with(at, "obj");
  if (object == no_head || !document_.lexicon.locative_objects.has(t.lemma(at))) return false;
  const std::uint32_t place =
      document_.index.at(draft(candidate).mention.sentence, static_cast<std::uint32_t>(object));
  return place != none && clusters_.at(place).kind == EntityKind::place;
}

// "the UN agency", "the French miner": words that a pack would have to confirm; the only body that the text
// has just named is meant.
bool Resolver::only_body_of_sort(std::uint32_t i) {
  const Draft& d = draft(i);
  if (d.modifiers.size() > 1 ||
      (d.modifiers.size() == 1 && document_.lexicon.contrasting.has(d.modifiers.front())))
    return false;
  const bool only = only_candidate(i, 2, [&](std::uint32_t c) {
    const Cluster& cluster = clusters_.at(c);
    const Mention& name = draft(c).mention;
    const bool body = cluster.kind == EntityKind::organisation && !cluster.place;
    return body && name.form == MentionForm::name && sort_agreement(d.lemma, c) >= 0 &&
           !called_otherwise(d.lemma, c) && !same_clause_actor(i, c);
  });
  if (only) clusters_.at(i).kind = EntityKind::organisation;
  return only;
}

// "The insurgents captured P" after one armed body: its fighters stand for it, unless the text has spoken of
// such fighters without it.
bool Resolver::members_of_body(std::uint32_t i) {
  const Draft& d = draft(i);
  if (d.mention.kind != EntityKind::group || d.mention.number != Number::plural || !d.modifiers.empty() ||
      d.complemented || d.definiteness != Definiteness::definite ||
      document_.lexicon.synonym(d.lemma) != document_.lexicon.synonym("fighter"))
    return false;
  if (by_head_.contains(head_key(i))) return false;
  std::uint32_t only = none;
  bool several_bodies = false;
  const auto is_armed = [&](std::uint32_t c) {
    if (sort_agreement("militia", c) < 0) return false;
    several_bodies = several_bodies || (only != none && only != clusters_.find(c));
    only = clusters_.find(c);
    return true;
  };
  const Choice best = salient_body(i, 1, is_armed);
  const std::uint32_t body = best.cluster;
  if (body == none || several_bodies) return false;
  constexpr float by_trade_alone = 0.6F;
  certainty_[i] = std::min(best.certainty(), by_trade_alone);
  clusters_.merge(body, i);
  return true;
}

// "The rebel commander" after "General X, head of the Y": the person named last in such a role.
bool Resolver::leader_by_role(std::uint32_t i) {
  const Draft& d = draft(i);
  if (d.mention.kind != EntityKind::person || !d.noun->is(ActorNoun::leader) ||
      d.mention.number != Number::singular || d.definiteness != Definiteness::definite ||
      d.modifiers.size() > 1)
    return false;
  for (std::uint32_t token = d.mention.first; token < d.mention.head; ++token)
    if (tree(i).token(token).upos == Upos::PROPN) return false;
  std::uint32_t found = none;
  for_candidates(i, [&](std::uint32_t c) {
    const Cluster& cluster = clusters_.at(c);
    if (found != none || cluster.kind != EntityKind::person || !cluster.named) return;
    if (draft(c).mention.form != MentionForm::name || co_arguments(i, c)) return;
    if (draft(c).mention.sentence + 2 < d.mention.sentence) return;
    // The predecessor of a president is a former president, the president none.
    const bool former = d.modifiers.size() == 1 && d.modifiers.front() == "former";
    const bool holds = !draft(c).title.empty() && draft(c).title.ends_with(d.lemma);
    if (former && holds) return;
    const bool leads = std::any_of(cluster.drafts.begin(), cluster.drafts.end(), [&](std::uint32_t other) {
      const Draft& role = draft(other);
      if (former && role.noun != nullptr && document_.lexicon.roles_before.has(role.lemma)) return true;
      if (leads_.contains(other)) return true;
      return role.noun != nullptr && role.noun->is(ActorNoun::leader) &&
             document_.lexicon.synonym(role.lemma) == document_.lexicon.synonym(d.lemma);
    });
    if (leads) found = c;
  });
  return found != none && clusters_.merge_if_compatible(found, i);
}

// "X's group", "the group led by X", "the leader of Y, X": one body for each leader.
// "X has led Y": from then on "Y's leader" is X.
void Resolver::remember_leader(std::uint32_t i) {
  const Draft& d = draft(i);
  if (clusters_.at(i).kind != EntityKind::person) return;
  const int object = led_token(i);
  if (object == no_head) return;
  const std::uint32_t body = document_.index.at(d.mention.sentence, static_cast<std::uint32_t>(object));
  if (body == none || clusters_.at(body).kind != EntityKind::organisation || !clusters_.at(body).named)
    return;
  leads_.emplace(i, body);
  leader_of_.try_emplace(role_key("leader", body), i);
}

// The token of what a person leads by the verb of the clause, or of a clause about the person: "X, who chairs
// Y, said".
int Resolver::led_token(std::uint32_t i) const {
  const Draft& d = draft(i);
  const Tree& t = tree(i);
  const auto led = [&](std::uint32_t verb) {
    return document_.lexicon.leading_verbs.has(t.lemma(verb)) ? t.child_with(verb, "obj") : no_head;
  };
  if (d.role == Role::subject && t.token(d.mention.head).head != no_head)
    if (const int object = led(static_cast<std::uint32_t>(t.token(d.mention.head).head)); object != no_head)
      return object;
  for (const std::uint32_t verb : t.children(d.mention.head)) {
    const int subject = t.child_with(verb, "nsubj");
    if (t.token(verb).relation == "acl:relcl" && subject != no_head &&
        t.lower(static_cast<std::size_t>(subject)) == "who")
      return led(verb);
  }
  return no_head;
}

bool Resolver::led_by(std::uint32_t i) {
  const Draft& d = draft(i);
  const Tree& t = tree(i);
  if (d.mention.kind == EntityKind::person && d.noun->is(ActorNoun::leader) && clusters_.at(i).named) {
    for (const std::uint32_t child : t.children(d.mention.head)) {
      const std::uint32_t body = document_.index.at(d.mention.sentence, child);
      if (body == none || clusters_.at(body).kind != EntityKind::organisation || !clusters_.at(body).named)
        continue;
      body_of_.try_emplace(clusters_.find(i), body);
      leader_of_.try_emplace(role_key(draft(i).lemma, body), i);
    }
    return false;
  }
  if (d.mention.kind == EntityKind::person && d.noun->is(ActorNoun::leader)) return known_leader(i);
  if (d.mention.kind != EntityKind::organisation || !d.noun->is(ActorNoun::generic)) return false;
  std::uint32_t leader = none;
  for (const std::uint32_t child : t.children(d.mention.head)) {
    if (t.token(child).relation == "nmod:poss") leader = person_at(d.mention.sentence, child);
    if (t.relation(child) != "acl" || !document_.lexicon.leading_verbs.has(t.lemma(child))) continue;
    for (const std::uint32_t agent : t.children(child))
      if (t.relation(agent) == "obl" && t.preposition(agent) == "by")
        leader = person_at(d.mention.sentence, agent);
  }
  if (leader == none) return false;
  if (const std::optional<bool> known = led_by_known(i, leader)) return *known;
  const auto [body, fresh] = body_of_.try_emplace(clusters_.find(leader), i);
  // "this group, led by X," is still to be found among what was named before.
  if (fresh) return d.definiteness != Definiteness::demonstrative;
  return clusters_.merge_if_compatible(body->second, i);
}

// "This group, led by X" is the body that X is known to lead, where the document names it, and no other body
// that a pack knows. Nothing where no body of X is known.
std::optional<bool> Resolver::led_by_known(std::uint32_t i, std::uint32_t leader) {
  const std::vector<std::string>& ids = clusters_.at(leader).ids;
  if (ids.size() != 1) return std::nullopt;
  const std::span<const std::string> bodies = document_.gazetteer.bodies_of(ids.front());
  if (bodies.empty()) return std::nullopt;
  for (const std::string& body : bodies)
    for (std::uint32_t other = 0; other < document_.drafts.size(); ++other)
      // "His party" is not the state that he heads.
      if (clusters_.at(other).ids.size() == 1 && clusters_.at(other).ids.front() == body &&
          !clusters_.at(other).place && clusters_.at(other).kind != EntityKind::state)
        return clusters_.merge_if_compatible(other, i);
  return true;
}

// "its leader", "the group's spokesman" after "X's leader, Y".
bool Resolver::known_leader(std::uint32_t i) {
  const Draft& d = draft(i);
  if (d.mention.number != Number::singular || !d.modifiers.empty() ||
      (d.definiteness != Definiteness::possessive && d.definiteness != Definiteness::definite))
    return false;
  for (const std::uint32_t child : tree(i).children(d.mention.head)) {
    const std::uint32_t body = document_.index.at(d.mention.sentence, child);
    if (body == none || body == i || !resolved_[body]) continue;
    const auto found = leader_of_.find(role_key(draft(i).lemma, body));
    if (found != leader_of_.end() && clusters_.merge_if_compatible(found->second, i)) return true;
  }
  return false;
}

std::string Resolver::role_key(std::string_view lemma, std::uint32_t body) const {
  return std::string(document_.lexicon.synonym(lemma)) + " " + std::to_string(clusters_.find(body));
}

std::uint32_t Resolver::person_at(std::uint32_t sentence, std::uint32_t token) const {
  const std::uint32_t found = document_.index.at(sentence, token);
  return found != none && resolved_[found] && clusters_.at(found).kind == EntityKind::person ? found : none;
}

}  // namespace hearsay::mentions
