#include "claims/account.hpp"

#include <algorithm>
#include <cmath>

namespace hearsay::claims {
namespace {

constexpr std::size_t longest_quote = 400;  // bytes; a longer sentence is quoted by its clause
constexpr int deepest = 8;                  // deeper than that tells no more

// 1 for the root of the sentence, 2 for what hangs on it …
int depth_of(const TreeView& tree, int token) {
  int depth = 1;
  for (int head = tree.token(token).head; head != syntax::no_head && depth < deepest;
       head = tree.token(head).head)
    ++depth;
  return depth;
}

}  // namespace

Span evidence_of(const TreeView& tree, const Match& match, const Pair& pair) {
  const syntax::Sentence& sentence = tree.sentence();
  Span whole{sentence.begin, sentence.end};
  // Whom it hit is said where the event is told: quoted with it as far as a quote goes.
  if (pair.object != nullptr && pair.object->told.end > 0 &&
      whole.end - pair.object->told.begin <= longest_quote)
    return {pair.object->told.begin, whole.end};
  if (whole.end - whole.begin <= longest_quote) return whole;
  std::uint32_t begin = tree.token(match.trigger).begin;
  std::uint32_t end = tree.token(match.trigger).end;
  const auto cover = [&](int token) {
    begin = std::min(begin, tree.token(token).begin);
    end = std::max(end, tree.token(token).end);
  };
  for (const Bound* bound : {pair.subject, pair.object})
    if (bound != nullptr) {
      cover(bound->token);
      if (bound->participant.span.begin >= whole.begin && bound->participant.span.end <= whole.end) {
        begin = std::min(begin, bound->participant.span.begin);
        end = std::max(end, bound->participant.span.end);
      }
    }
  for (const int child : tree.children(match.trigger))
    cover(child);
  return {begin, end};
}

ScoreFeatures features_of(const TreeView& tree, const mentions::Mentions& mentions, const Match& match,
                          const Pair& pair, const Claim& claim) {
  ScoreFeatures features;
  const double prior = std::min(match.pattern->score, 0.97);
  features[ScoreFeature::prior] = std::log(prior / (1 - prior));
  double arc = tree.token(match.trigger).head_probability * tree.token(match.trigger).relation_probability;
  for (const Bound* bound : {pair.subject, pair.object}) {
    if (bound == nullptr) continue;
    const syntax::Token& token = tree.token(bound->token);
    arc = std::min(arc, static_cast<double>(token.head_probability * token.relation_probability));
    features[ScoreFeature::pronouns] += bound->pronoun ? 1 : 0;
    features[ScoreFeature::unresolved] += bound->resolved ? 0 : 1;
    if (bound->participant.chain == mentions::none) continue;
    const mentions::Chain& chain = mentions.chains[bound->participant.chain];
    features[ScoreFeature::unnamed] += !chain.named && !bound->pronoun ? 1 : 0;
  }
  features[ScoreFeature::tree] = std::log(std::max(arc, 0.05));
  const std::size_t pairs =
      std::max<std::size_t>(1, match.subjects.size()) * std::max<std::size_t>(1, match.objects.size());
  features[ScoreFeature::expanded] = std::log(static_cast<double>(pairs));
  features[ScoreFeature::embedded] = std::log(static_cast<double>(depth_of(tree, match.trigger)));
  features[ScoreFeature::reported] = claim.attribution.size() > 1 ? 1 : 0;
  return features;
}

std::vector<Reason> reasons_of(const TreeView& tree, const Match& match, const Pair& pair,
                               const Situation& situation, const Claim& claim) {
  const syntax::Token& trigger = tree.token(match.trigger);
  std::vector<Reason> reasons;
  reasons.push_back({"trigger", trigger.form, match.pattern->id, {trigger.begin, trigger.end}});
  const Path& paired = match.pattern->pairs;
  reasons.push_back({"subject", pair.subject->participant.name,
                     (paired.empty() ? match.pattern->subject : paired).source(),
                     pair.subject->participant.span});
  if (pair.object != nullptr) {
    const bool before = pair.object->told.end > 0;
    const Path& path = !paired.empty() ? paired
                       : match.paired  ? match.pattern->subject
                       : before        ? match.pattern->event
                                       : match.pattern->object;
    reasons.push_back({"object", pair.object->participant.name,
                       (before ? "an event told before: " : "") + path.source(),
                       pair.object->participant.span});
  }
  if (claim.place)
    reasons.push_back({"place", claim.place->name, match.pattern->place.source(), claim.place->span});
  if (!claim.time.text.empty())
    reasons.push_back(
        {"time", claim.time.edtf.empty() ? "(no date)" : claim.time.edtf, "“" + claim.time.text + "”", {}});
  reasons.insert(reasons.end(), situation.reasons.begin(), situation.reasons.end());
  return reasons;
}

}  // namespace hearsay::claims
