// "these cities": places that were listed.
#include <algorithm>
#include <string>
#include <vector>

#include "mentions/resolver.hpp"

namespace hearsay::mentions {

using syntax::Upos;

// "these cities", "both towns" behind "A, B and C": the places that were listed last.
bool Resolver::resume_places(std::uint32_t i) {
  const Draft& d = draft(i);
  if (d.mention.kind != EntityKind::place || d.mention.number != Number::plural || !d.modifiers.empty() ||
      !d.noun->is(ActorNoun::generic) || (d.both == 0 && d.definiteness != Definiteness::demonstrative))
    return false;
  for (std::uint32_t c = i; c-- > 0 && draft(c).mention.sentence + 1 >= d.mention.sentence;) {
    if (draft(c).mention.form != MentionForm::name || inside_phrase(c, i)) continue;
    const std::vector<std::uint32_t> members = coordination(c);
    const bool places = std::all_of(members.begin(), members.end(),
                                    [&](std::uint32_t member) { return clusters_.at(member).place; });
    if (members.size() < 2 || !places || (d.both > 0 && members.size() != d.both)) continue;
    clusters_.merge(coordination_cluster(members), i);
    return true;
  }
  std::vector<std::uint32_t> listed = places_in_a_row(i);
  if (listed.size() < 2 || (d.both > 0 && listed.size() != d.both)) return false;
  clusters_.merge(coordination_cluster(std::move(listed)), i);
  return true;
}

// Names of places with nothing but commas and "and" between them, where the tree missed the list.
std::vector<std::uint32_t> Resolver::places_in_a_row(std::uint32_t i) const {
  std::vector<std::uint32_t> row;
  std::uint32_t next = none;  // the place behind
  for (std::uint32_t c = i; c-- > 0 && draft(c).mention.sentence + 1 >= draft(i).mention.sentence;) {
    if (draft(c).mention.form != MentionForm::name) continue;
    const bool place = draft(c).mention.kind == EntityKind::place;
    const bool joined = next != none && place && is_list_between(c, next);
    if (!joined && row.size() > 1) break;
    if (!joined) row.clear();
    if (place) row.push_back(clusters_.find(c));
    next = place ? c : none;
  }
  std::sort(row.begin(), row.end());
  row.erase(std::unique(row.begin(), row.end()), row.end());
  return row;
}

bool Resolver::is_list_between(std::uint32_t a, std::uint32_t b) const {
  if (draft(a).mention.sentence != draft(b).mention.sentence) return false;
  const Tree& t = tree(a);
  for (std::uint32_t token = draft(a).mention.last + 1; token < draft(b).mention.first; ++token) {
    const Upos upos = t.token(token).upos;
    if (t.token(token).form != "," && upos != Upos::CCONJ && upos != Upos::ADV) return false;
  }
  return draft(a).mention.last + 1 < draft(b).mention.first;
}

}  // namespace hearsay::mentions
