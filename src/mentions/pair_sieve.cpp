#include <algorithm>
#include <string>
#include <vector>

#include "base/text.hpp"
#include "mentions/resolver.hpp"

namespace hearsay::mentions {

using syntax::no_head;
using syntax::Upos;

namespace {

// How sure it is that "both sides" are the two that were told of last, or the pair of some sentences ago.
constexpr float last_two = 0.75F;
constexpr float earlier_pair = 0.6F;

}  // namespace

// Whether an actor can be one of "both parties", "the two companies", "the two men".
bool Resolver::fits_in_pair(std::uint32_t i, std::uint32_t cluster) const {
  const Draft& d = draft(i);
  const Cluster& c = clusters_.at(cluster);
  if (!c.members.empty()) return false;
  // An unknown name between "the two countries" may be taken for anything.
  if (d.noun->singular == EntityKind::state)
    return c.kind == EntityKind::state || (c.named && c.ids.empty() && c.kind != EntityKind::organisation);
  if (c.place) return false;
  const bool one_person = c.kind == EntityKind::person && c.number != Number::plural;
  if (d.noun->is(ActorNoun::any)) return one_person ? c.named : c.kind == EntityKind::organisation;
  if (d.noun->singular == EntityKind::person) return one_person && c.named;
  // "the two", "the pair" may be persons.
  if (d.noun->singular == EntityKind::group && one_person) return true;
  if (!d.noun->is(ActorNoun::generic))
    return c.kind == EntityKind::organisation && c.named &&
           std::any_of(c.drafts.begin(), c.drafts.end(), [&](std::uint32_t k) {
             // A seat says nothing of the sort: "Brussels" is no company.
             return draft(k).mention.form == MentionForm::name && !draft(k).mention.metonym &&
                    sort_agreement(d.lemma, k) >= 0;
           });
  // States are parties, but no movements.
  const bool movement = document_.lexicon.synonym(d.lemma) == document_.lexicon.synonym("group");
  if (c.kind == EntityKind::state) return !movement;
  if (c.kind == EntityKind::group) return true;
  // An office is no group.
  const bool called_so =
      !movement || c.named || std::any_of(c.drafts.begin(), c.drafts.end(), [&](std::uint32_t k) {
        return draft(k).noun != nullptr &&
               (draft(k).noun->is(ActorNoun::generic) || sort_of(draft(k)) != draft(k).lemma ||
                document_.lexicon.sorts_of_bodies.contains(draft(k).lemma));
      });
  return (c.kind == EntityKind::organisation && called_so) || may_be_body(c, document_.drafts);
}

// What the text calls countries is.
void Resolver::are_states(const std::vector<std::uint32_t>& members) {
  for (const std::uint32_t member : members) {
    Cluster& cluster = clusters_.at(member);
    if (!cluster.ids.empty()) continue;
    cluster.kind = EntityKind::state;
    cluster.place = false;
  }
}

// What the text calls parties or groups is no person, whatever the tagger took it for.
void Resolver::are_bodies(const std::vector<std::uint32_t>& members) {
  for (const std::uint32_t member : members)
    if (may_be_body(clusters_.at(member), document_.drafts))
      clusters_.at(member).kind = EntityKind::organisation;
}

// "both parties", "the two groups": the last two actors that the text treats together.
bool Resolver::resolve_both(std::uint32_t i) {
  const Draft& d = draft(i);
  const std::size_t wanted = d.both;
  const std::uint32_t sentence = d.mention.sentence;
  const bool person = d.noun->singular == EntityKind::person;
  const bool body = d.noun->is(ActorNoun::generic) || d.noun->singular == EntityKind::organisation;
  if (!person && !body) return false;
  // "both sides of the river".
  if (d.complemented && d.lemma == "side") return false;
  // "Two officers … the two officers".
  if (person && by_head_.contains(head_key(i))) return false;
  const std::vector<std::uint32_t> pair =
      recent_pair(i, wanted, sentence, [&](std::uint32_t cluster) { return fits_in_pair(i, cluster); });
  if (pair.size() == wanted) {
    pair_called_ = document_.lexicon.synonym(d.lemma);
    if (d.noun->singular == EntityKind::state) are_states(pair);
    if (d.noun->singular == EntityKind::organisation) are_bodies(pair);
    certainty_[i] = last_two;
    clusters_.merge(coordination_cluster(pair), i);
    return true;
  }
  return !person && join_pair_before(i, wanted);
}

// "both sides" again, where nothing nearer fits.
bool Resolver::join_pair_before(std::uint32_t i, std::size_t wanted) {
  const auto before = by_phrase_both_.find(wanted);
  if (before == by_phrase_both_.end()) return false;
  const bool bare = draft(i).noun == nullptr || draft(i).noun->singular == EntityKind::group;
  // Allies are "the two movements", but not the two sides of a war.
  const bool same_word =
      draft(i).noun != nullptr && document_.lexicon.synonym(draft(i).lemma) == pair_called_;
  const std::uint32_t reach = bare ? 3 : same_word || draft(i).lemma != "side" ? 12 : 2;
  if (pair_seen_in_ + reach < draft(i).mention.sentence) return false;
  const std::vector<std::uint32_t>& members = clusters_.at(before->second).members;
  const bool fits =
      draft(i).noun == nullptr ||
      std::all_of(members.begin(), members.end(), [&](std::uint32_t m) { return fits_in_pair(i, m); });
  if (!fits) return false;
  certainty_[i] = earlier_pair;
  clusters_.merge(before->second, i);
  pair_seen_in_ = draft(i).mention.sentence;
  if (draft(i).noun != nullptr) pair_called_ = document_.lexicon.synonym(draft(i).lemma);
  return true;
}

// "The other", after one of two was spoken of.
void Resolver::resolve_the_other(std::uint32_t i) {
  std::vector<std::uint32_t> pair;
  std::vector<std::uint32_t> since;  // what was named after the pair
  const std::uint32_t sentence = draft(i).mention.sentence;
  for (std::uint32_t c = i; c-- > 0 && draft(c).mention.sentence + 2 >= sentence && pair.empty();) {
    if (!resolved_[c]) continue;
    const std::vector<std::uint32_t>& members = clusters_.at(c).members;
    const std::vector<std::uint32_t> listed = coordination(c);
    if (members.size() == 2) pair = members;
    if (listed.size() == 2 && coordinates_actors(listed)) pair = listed;
    if (pair.empty()) since.push_back(clusters_.find(c));
  }
  if (pair.size() != 2) return;
  for (std::uint32_t& member : pair)
    member = clusters_.find(member);
  // The two names of the list itself were counted before it was seen to be one.
  const auto named = [&](std::uint32_t member) { return std::count(since.begin(), since.end(), member); };
  const auto first = named(pair[0]);
  const auto second = named(pair[1]);
  if (first == second) return;
  clusters_.merge(first > second ? pair[1] : pair[0], i);
}

// "the former", "the latter": of the two actors that were named last, in the order of the text.
void Resolver::resolve_one_of_pair(std::uint32_t i) {
  if (draft(i).of_pair == 3) {
    resolve_the_other(i);
    return;
  }
  const auto fits = [&](std::uint32_t cluster) {
    const Cluster& c = clusters_.at(cluster);
    return c.named && !c.place && c.members.empty() && is_actor(c.kind);
  };
  std::vector<std::uint32_t> found;
  for (std::uint32_t c = i;
       c-- > 0 && draft(c).mention.sentence + 1 >= draft(i).mention.sentence && found.size() < 2;) {
    if (!resolved_[c] || draft(c).mention.form != MentionForm::name) continue;
    const std::uint32_t root = clusters_.find(c);
    const bool own_sentence = draft(c).mention.sentence == draft(i).mention.sentence && draft(i).of_pair == 2;
    if (!fits(root) || std::find(found.begin(), found.end(), root) != found.end()) continue;
    // "…, the former met A, the latter met B": A is none of the two.
    if (own_sentence && former_of_ != none && c > former_of_) continue;
    found.push_back(root);
  }
  if (draft(i).of_pair == 1) former_of_ = i;
  if (found.size() == 2) clusters_.merge(draft(i).of_pair == 1 ? found[1] : found[0], i);
}

// The actors of one sentence that can be the parties of draft `i`.
Resolver::Parties Resolver::parties_in(std::uint32_t sentence, std::uint32_t i, std::size_t wanted,
                                       const std::function<bool(std::uint32_t)>& fits,
                                       std::uint32_t& from) const {
  const auto body = [&](std::uint32_t cluster) {
    return fits(cluster) && clusters_.at(cluster).kind != EntityKind::group;
  };
  Parties found;
  for (; from > 0 && draft(from - 1).mention.sentence >= sentence; --from) {
    const std::uint32_t c = from - 1;
    if (!resolved_[c] || draft(c).mention.person != 3 || draft(c).mention.form == MentionForm::adjective)
      continue;
    std::vector<std::uint32_t> members = coordination(c);
    if (members.size() == wanted && std::all_of(members.begin(), members.end(), fits))
      (std::all_of(members.begin(), members.end(), body) ? found.bodies : found.groups) = std::move(members);
    const std::uint32_t root = clusters_.find(c);
    const std::vector<std::uint32_t>& before = clusters_.at(root).members;
    if (before.size() == wanted && std::all_of(before.begin(), before.end(), fits)) {
      found.before = before;
      return found;
    }
    if (!body(root) || clusters_.at(root).place || draft(c).role < Role::oblique || co_arguments(i, c))
      continue;
    // A name that is no more than next to the verb is what the tagger took it for.
    if (clusters_.at(root).kind == EntityKind::person && draft(i).noun != nullptr &&
        draft(i).noun->singular == EntityKind::organisation)
      continue;
    if (draft(c).role == Role::subject) found.subject = root;
    if (std::find(found.arguments.begin(), found.arguments.end(), root) == found.arguments.end())
      found.arguments.push_back(root);
  }
  return found;
}

std::vector<std::uint32_t> Resolver::recent_pair(std::uint32_t i, std::size_t wanted, std::uint32_t sentence,
                                                 const std::function<bool(std::uint32_t)>& fits) {
  // Actors that are not coordinated are soon forgotten, and what is said of none but them reaches farther.
  const bool bare = draft(i).noun == nullptr || draft(i).noun->singular == EntityKind::group;
  const std::uint32_t near = bare ? 1 : 3;
  const std::uint32_t window = bare ? window_sentences : window_sentences + 2;
  std::vector<std::uint32_t> topics;
  std::uint32_t from = i;
  for (std::uint32_t back = 0; back < window && back <= sentence; ++back) {
    Parties found = parties_in(sentence - back, i, wanted, fits, from);
    if (!found.before.empty()) return found.before;
    if (!found.bodies.empty()) return remembered(found.bodies, wanted, sentence);
    if (back <= near && found.arguments.size() == wanted && !contradicted(i, found.arguments))
      return remembered(found.arguments, wanted, sentence);
    // Three and more are told together, or not at all; so are those that a pronoun resumes.
    if (wanted > 2 || draft(i).noun == nullptr) {
      if (!found.groups.empty() && back < window_sentences) return remembered(found.groups, wanted, sentence);
      continue;
    }
    // "X met A in the morning and B in the evening, and both agreed."
    if (back == 0 && found.arguments.size() == wanted + 1 && found.subject != none) {
      std::erase(found.arguments, found.subject);
      return remembered(found.arguments, wanted, sentence);
    }
    if (!found.groups.empty() && back < window_sentences) return remembered(found.groups, wanted, sentence);
    // "X holds the north. Y holds the south. The two …"
    if (back == 0) continue;
    for (const std::uint32_t actor : found.arguments)
      if (std::find(topics.begin(), topics.end(), actor) == topics.end()) topics.push_back(actor);
    if (topics.size() > wanted) return {};
    if (topics.size() == wanted && !contradicted(i, topics)) return remembered(topics, wanted, sentence);
  }
  return {};
}

// True when one of the members is another argument of the verb of "both sides".
bool Resolver::contradicted(std::uint32_t i, const std::vector<std::uint32_t>& members) const {
  const std::uint32_t sentence = draft(i).mention.sentence;
  for (std::uint32_t next = i + 1; next < document_.drafts.size() && draft(next).mention.sentence == sentence;
       ++next)
    if (co_arguments(i, next) &&
        std::find(members.begin(), members.end(), clusters_.find(next)) != members.end())
      return true;
  return false;
}

std::vector<std::uint32_t> Resolver::remembered(std::vector<std::uint32_t> members, std::size_t wanted,
                                                std::uint32_t sentence) {
  by_phrase_both_[wanted] = coordination_cluster(members);
  pair_seen_in_ = sentence;
  return members;
}

}  // namespace hearsay::mentions
