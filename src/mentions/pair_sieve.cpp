#include <algorithm>
#include <string>
#include <vector>

#include "base/text.hpp"
#include "mentions/resolver.hpp"

namespace hearsay::mentions {

using syntax::no_head;
using syntax::Upos;

// "both parties", "the two groups": the last two actors that the text treats together.
bool Resolver::resolve_both(std::uint32_t i) {
  const Draft& d = draft(i);
  const std::size_t wanted = d.both;
  const std::uint32_t sentence = d.mention.sentence;
  const bool generic = d.noun->is(ActorNoun::generic);
  if (!generic) return false;
  const auto fits = [&](std::uint32_t cluster) {
    const Cluster& c = clusters_.at(cluster);
    if (d.noun->singular == EntityKind::state) return c.kind == EntityKind::state;
    // "the two" may be persons.
    if (d.noun->singular == EntityKind::group && c.kind == EntityKind::person && c.named) return true;
    return (c.kind == EntityKind::organisation || c.kind == EntityKind::state ||
            c.kind == EntityKind::group) &&
           !c.place && c.members.empty();
  };
  const std::vector<std::uint32_t> pair = recent_pair(i, wanted, sentence, fits);
  if (pair.size() == wanted) {
    clusters_.merge(coordination_cluster(pair), i);
    return true;
  }
  const auto before = by_phrase_both_.find(wanted);
  if (before == by_phrase_both_.end()) return false;
  clusters_.merge(before->second, i);
  return true;
}

// "the former", "the latter": of the two actors that were named last, in the order of the text.
void Resolver::resolve_one_of_pair(std::uint32_t i) {
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

std::vector<std::uint32_t> Resolver::recent_pair(std::uint32_t i, std::size_t wanted, std::uint32_t sentence,
                                                 const std::function<bool(std::uint32_t)>& fits) {
  const auto body = [&](std::uint32_t cluster) {
    return fits(cluster) && clusters_.at(cluster).kind != EntityKind::group;
  };
  for (std::uint32_t back = 0; back < window_sentences && back <= sentence; ++back) {
    std::vector<std::uint32_t> bodies;
    std::vector<std::uint32_t> groups;
    std::vector<std::uint32_t> arguments;
    for (std::uint32_t c = i; c-- > 0 && draft(c).mention.sentence + back >= sentence;) {
      if (draft(c).mention.sentence + back != sentence || !resolved_[c] || draft(c).mention.person != 3)
        continue;
      if (draft(c).mention.form == MentionForm::adjective) continue;
      std::vector<std::uint32_t> members = coordination(c);
      if (members.size() == wanted && std::all_of(members.begin(), members.end(), fits))
        (std::all_of(members.begin(), members.end(), body) ? bodies : groups) = std::move(members);
      const std::uint32_t root = clusters_.find(c);
      if (clusters_.at(root).members.size() == wanted) return clusters_.at(root).members;
      if (!body(root) || draft(c).role < Role::oblique || co_arguments(i, c)) continue;
      if (std::find(arguments.begin(), arguments.end(), root) == arguments.end()) arguments.push_back(root);
    }
    if (!bodies.empty()) return remembered(bodies, wanted);
    if (arguments.size() == wanted && !contradicted(i, arguments)) return remembered(arguments, wanted);
    if (!groups.empty()) return remembered(groups, wanted);
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

std::vector<std::uint32_t> Resolver::remembered(std::vector<std::uint32_t> members, std::size_t wanted) {
  by_phrase_both_[wanted] = coordination_cluster(members);
  return members;
}

}  // namespace hearsay::mentions
