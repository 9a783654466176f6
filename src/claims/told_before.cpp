#include "claims/told_before.hpp"

#include <algorithm>

namespace hearsay::claims {
namespace {

constexpr std::uint32_t farthest = 10;  // sentences

bool among(std::span<const Bound> subjects, const Participant& participant) {
  return std::any_of(subjects.begin(), subjects.end(), [&](const Bound& subject) {
    return participant.chain != mentions::none && subject.participant.chain == participant.chain;
  });
}

bool named(const mentions::Mentions& mentions, const Participant& participant) {
  return participant.chain < mentions.chains.size() && mentions.chains[participant.chain].named;
}

// Whom the event that the claim tells of hit, if the subjects may have been behind it; null otherwise. Losses
// tell of a fight, too: "A bomb killed five soldiers."
const Participant* hit_by(const Claim& claim, std::string_view predicate, std::span<const Bound> subjects,
                          const mentions::Mentions& mentions) {
  if (claim.mood != Mood::actual || claim.polarity != Polarity::affirmed) return nullptr;
  const bool losses = predicate == "fought" && claim.predicate == "suffered";
  if (claim.predicate != predicate && !losses) return nullptr;
  const std::optional<Participant>& hit = losses ? claim.subject : claim.object;
  if (!hit || among(subjects, *hit)) return nullptr;
  const bool done = !losses && claim.subject && !among(subjects, *claim.subject);
  return done && named(mentions, *claim.subject) ? nullptr : &*hit;
}

}  // namespace

std::vector<Bound> hit_before(std::span<const Claim> earlier, std::string_view predicate,
                              std::uint32_t sentence, std::span<const Bound> subjects,
                              const mentions::Mentions& mentions, int token) {
  std::vector<Bound> hit;
  const Claim* event = nullptr;
  for (auto claim = earlier.rbegin(); claim != earlier.rend(); ++claim) {
    if (sentence - claim->sentence > farthest) break;
    if (event != nullptr && (claim->sentence != event->sentence || claim->trigger != event->trigger)) break;
    const Participant* participant = hit_by(*claim, predicate, subjects, mentions);
    if (participant == nullptr) continue;
    event = &*claim;
    if (among(hit, *participant)) continue;
    Bound bound;
    bound.participant = *participant;
    bound.token = token;
    bound.resolved = named(mentions, *participant);
    bound.pronoun = true;  // as sure as what a pronoun takes up
    bound.told = claim->evidence;
    hit.insert(hit.begin(), std::move(bound));
  }
  return hit;
}

}  // namespace hearsay::claims
