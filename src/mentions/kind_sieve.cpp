// Descriptions by kind: "the clergyman" for a bishop, "the 31-year-old" for the only person, "the
// archipelago" for the only state. Where two fit equally, none is taken.
#include <algorithm>
#include <string>
#include <vector>

#include "mentions/resolver.hpp"

namespace hearsay::mentions {

bool Resolver::only_candidate(std::uint32_t i, std::uint32_t window,
                              const std::function<bool(std::uint32_t)>& fits) {
  std::uint32_t only = none;
  bool several = false;
  for_candidates(i, [&](std::uint32_t c) {
    if (draft(c).mention.form == MentionForm::adjective || !clusters_.at(c).named) return;
    if (draft(c).mention.sentence + window < draft(i).mention.sentence || !fits(c)) return;
    if (co_arguments(i, c) || inside_phrase(i, c) || inside_phrase(c, i)) return;
    const std::uint32_t root = clusters_.find(c);
    several = several || (only != none && only != root);
    only = root;
  });
  if (only == none || several) return false;
  // Nothing but the lack of others speaks for it.
  constexpr float for_want_of_others = 0.75F;
  certainty_[i] = for_want_of_others;
  clusters_.merge(only, i);
  return true;
}

// "the clergyman" for the bishop, whom the text has named with his title or office.
bool Resolver::by_kind_of_person(std::uint32_t i) {
  const Draft& d = draft(i);
  const auto kind = document_.lexicon.kinds_of_persons.find(d.lemma);
  if (kind == document_.lexicon.kinds_of_persons.end() || d.mention.number != Number::singular ||
      d.modifiers.size() > 1 ||
      (d.modifiers.size() == 1 && document_.lexicon.contrasting.has(d.modifiers.front())))
    return false;
  const WordSet& callings = kind->second;
  return only_candidate(i, 2, [&](std::uint32_t c) {
    const Cluster& cluster = clusters_.at(c);
    if (cluster.kind != EntityKind::person || !clusters_.compatible(c, i)) return false;
    constexpr std::size_t most = 24;
    const std::size_t count = std::min(most, cluster.drafts.size());
    return std::any_of(cluster.drafts.begin(), cluster.drafts.begin() + static_cast<std::ptrdiff_t>(count),
                       [&](std::uint32_t k) {
                         const std::string& title = draft(k).title;
                         return callings.has(title) ||
                                callings.has(title.substr(title.find_last_of(' ') + 1)) ||
                                (draft(k).noun != nullptr && callings.has(draft(k).lemma));
                       });
  });
}

// "the 31-year-old", "the defendant": the only person of the sentence before.
bool Resolver::only_person(std::uint32_t i) {
  const Draft& d = draft(i);
  if (!document_.lexicon.called_by_their_case.has(d.lemma) || d.mention.number != Number::singular)
    return false;
  return only_candidate(i, 1, [&](std::uint32_t c) { return clusters_.at(c).kind == EntityKind::person; });
}

// "The archipelago has recognised X", "the landlocked country": the only state that was named before.
bool Resolver::only_state(std::uint32_t i) {
  const Draft& d = draft(i);
  const Tree& t = tree(i);
  if (d.mention.number != Number::singular || d.definiteness != Definiteness::definite || d.complemented)
    return false;
  const bool land = document_.lexicon.nouns_for_states.has(d.lemma) && d.role == Role::subject;
  const bool described = d.mention.kind == EntityKind::state && d.modifiers.size() == 1 &&
                         !document_.lexicon.contrasting.has(d.modifiers.front());
  if (!land && !described) return false;
  for (std::uint32_t token = d.mention.first; token < d.mention.head; ++token)
    if (document_.index.at(d.mention.sentence, token) != none || t.token(token).upos == syntax::Upos::PROPN)
      return false;
  return only_candidate(i, 1, [&](std::uint32_t c) {
    const Cluster& cluster = clusters_.at(c);
    return cluster.kind == EntityKind::state ||
           (!cluster.ids.empty() && cluster.ids.front().starts_with("state/"));
  });
}

}  // namespace hearsay::mentions
