// Descriptions by what somebody did or underwent: "the victors", "the defeated group", "the former president"
// for one who had governed.
#include <string>
#include <vector>

#include "mentions/resolver.hpp"

namespace hearsay::mentions {

using syntax::no_head;

// What the noun, one of its modifiers or both together say of a deed.
const std::vector<Deed>* Resolver::deeds_of(std::uint32_t i) const {
  const Draft& d = draft(i);
  const auto& deeds = document_.lexicon.deeds;
  if (const auto found = deeds.find(d.lemma); found != deeds.end()) return &found->second;
  for (const std::string& modifier : d.modifiers) {
    if (const auto found = deeds.find(modifier + " " + d.lemma); found != deeds.end()) return &found->second;
    if (const auto found = deeds.find(modifier); found != deeds.end()) return &found->second;
  }
  return nullptr;
}

std::uint32_t Resolver::actor_of(std::uint32_t sentence, std::uint32_t token) const {
  const std::uint32_t found = document_.index.at(sentence, token);
  return found != none && resolved_[found] && is_actor(clusters_.at(found).kind) ? clusters_.find(found)
                                                                                 : none;
}

// The one behind a preposition: "routed by X", "made way for X".
std::uint32_t Resolver::behind(std::uint32_t sentence, std::uint32_t verb,
                               std::string_view preposition) const {
  const Tree& t = document_.trees[sentence];
  const int object = t.child_with(verb, "obj");
  for (const std::uint32_t above : {verb, object == no_head ? verb : static_cast<std::uint32_t>(object)})
    for (const std::uint32_t child : t.children(above)) {
      const bool below = t.relation(child) == "obl" || (above != verb && t.relation(child) == "nmod");
      if (below && t.preposition(child) == preposition) return actor_of(sentence, child);
    }
  return none;
}

std::uint32_t Resolver::doer(std::uint32_t sentence, std::uint32_t verb) const {
  const Tree& t = document_.trees[sentence];
  int subject = t.child_with(verb, "nsubj");
  // "X attacked A and routed B".
  if (subject == no_head && t.relation(verb) == "conj" && t.token(verb).head != no_head)
    subject = t.child_with(static_cast<std::size_t>(t.token(verb).head), "nsubj");
  const bool passive =
      subject == no_head || t.token(static_cast<std::size_t>(subject)).relation == "nsubj:pass";
  if (passive) return behind(sentence, verb, "by");
  const auto at = static_cast<std::uint32_t>(subject);
  // "Y, who had governed until 2019".
  const bool relative = t.relation(verb) == "acl" && t.token(verb).head != no_head &&
                        (t.lower(at) == "who" || t.lower(at) == "which" || t.lower(at) == "that");
  return actor_of(sentence, relative ? static_cast<std::uint32_t>(t.token(verb).head) : at);
}

std::uint32_t Resolver::sufferer(std::uint32_t sentence, std::uint32_t verb) const {
  const Tree& t = document_.trees[sentence];
  if (const int object = t.child_with(verb, "obj"); object != no_head)
    return actor_of(sentence, static_cast<std::uint32_t>(object));
  const int subject = t.child_with(verb, "nsubj");
  if (subject == no_head && t.relation(verb) == "acl" && t.token(verb).head != no_head)
    return actor_of(sentence, static_cast<std::uint32_t>(t.token(verb).head));
  if (subject == no_head || t.token(static_cast<std::size_t>(subject)).relation != "nsubj:pass") return none;
  return actor_of(sentence, static_cast<std::uint32_t>(subject));
}

std::uint32_t Resolver::party_to(const Deed& deed, std::uint32_t sentence, std::uint32_t verb) const {
  const Tree& t = document_.trees[sentence];
  const std::string& lemma = t.lemma(verb);
  if (!deed.verbs.has(lemma)) {
    const int object = t.child_with(verb, "obj");
    if (object == no_head || !deed.verbs.has(lemma + " " + t.lemma(static_cast<std::size_t>(object))))
      return none;
  }
  if (deed.side == "doer") return doer(sentence, verb);
  return deed.side == "sufferer" ? sufferer(sentence, verb) : behind(sentence, verb, deed.side);
}

// A person is called by a noun for persons, a body by others.
bool Resolver::may_be_called(std::uint32_t i, std::uint32_t candidate) const {
  const Draft& d = draft(i);
  const Cluster& cluster = clusters_.at(candidate);
  const bool known = cluster.named || cluster.kind == EntityKind::group;
  if (!known || cluster.place || !cluster.members.empty()) return false;
  if (d.noun->is(ActorNoun::any)) return true;
  const bool person = cluster.kind == EntityKind::person;
  if (d.noun->singular == EntityKind::person)
    return d.mention.number == Number::plural ? !person && cluster.kind != EntityKind::state : person;
  return !person && (d.mention.kind == cluster.kind || d.noun->is(ActorNoun::generic));
}

// The nearest sentence that tells of such a deed decides; where it tells it of two, nobody is meant for sure.
bool Resolver::by_deed(std::uint32_t i) {
  const Draft& d = draft(i);
  if (d.definiteness != Definiteness::definite && d.definiteness != Definiteness::demonstrative) return false;
  const std::vector<Deed>* deeds = d.complemented ? nullptr : deeds_of(i);
  if (deeds == nullptr) return false;
  constexpr std::uint32_t window = 2;
  for (std::uint32_t back = 0; back <= window && back <= d.mention.sentence; ++back) {
    const std::uint32_t sentence = d.mention.sentence - back;
    const Tree& t = document_.trees[sentence];
    const std::size_t end = back == 0 ? d.mention.first : t.size();
    std::uint32_t found = none;
    for (std::uint32_t token = 0; token < end; ++token)
      for (const Deed& deed : *deeds) {
        if (t.token(token).upos != syntax::Upos::VERB && t.token(token).upos != syntax::Upos::ADJ) continue;
        const std::uint32_t party = party_to(deed, sentence, token);
        if (party == none || !may_be_called(i, party)) continue;
        if (found != none && found != party) return false;
        found = party;
      }
    if (found == none) continue;
    clusters_.merge(found, i);
    return true;
  }
  return false;
}

}  // namespace hearsay::mentions
