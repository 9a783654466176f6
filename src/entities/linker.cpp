#include "entities/linker.hpp"

#include <algorithm>
#include <map>
#include <set>
#include <utility>

#include "base/hash.hpp"
#include "base/text.hpp"
#include "entities/context.hpp"
#include "entities/script.hpp"

namespace hearsay::entities {

using mentions::Chain;
using mentions::EntityKind;

namespace {

constexpr std::size_t longest_slug = 80;
constexpr std::size_t document_digits = 8;

// The first of base, base-2, base-3 … that is free, before the suffix.
template <typename Taken>
std::string first_free(const std::string& base, const std::string& suffix, Taken taken) {
  std::string id = base + suffix;
  for (int number = 2; taken(id); ++number)
    id = base + "-" + std::to_string(number) + suffix;
  return id;
}

}  // namespace

std::string slug(std::string_view name) {
  std::string text;
  for (const std::string& word : split_words(name)) {
    const std::string ascii = to_ascii(word);
    if (ascii.empty()) continue;
    if (!text.empty()) text += '-';
    text += ascii;
  }
  if (text.size() > longest_slug) {
    text.resize(longest_slug);
    if (const std::size_t cut = text.rfind('-'); cut != std::string::npos && cut > longest_slug / 2)
      text.resize(cut);
  }
  return text.empty() ? "x" + content_hash(name).substr(0, document_digits) : text;
}

namespace {

DocumentContext context_of(const mentions::Mentions& mentions, const KnowledgePack& pack) {
  DocumentContext context(pack);
  for (const Chain& chain : mentions.chains)
    if (const PackEntity* known = chain.known.empty() ? nullptr : pack.find(chain.known))
      context.add(*known, chain.mentions.size());
  return context;
}

// The entry of the pack that the chain is, or null; `entity` gets the shares of candidates and the score.
const PackEntity* choose(const Chain& chain, const KnowledgePack& pack, const DocumentContext& context,
                         LocalEntity& entity) {
  // So much of the evidence must speak for an entry before it is taken for the one that is meant.
  constexpr double clear = 0.8;
  if (!chain.known.empty()) {
    entity.score = 1;
    return pack.find(chain.known);
  }
  if (chain.candidates.empty()) return nullptr;
  entity.shares = context.shares(chain.candidates, chain.kind);
  const auto best = std::max_element(entity.shares.begin(), entity.shares.end());
  entity.score = *best;
  if (*best < clear) return nullptr;
  return pack.find(chain.candidates[static_cast<std::size_t>(best - entity.shares.begin())]);
}

}  // namespace

std::vector<LocalEntity> link_claims(const mentions::Mentions& mentions, const KnowledgePack& pack,
                                     std::string_view document_id) {
  const DocumentContext context = context_of(mentions, pack);
  std::vector<LocalEntity> entities;
  entities.reserve(mentions.chains.size());
  std::set<std::string> described;  // ids given to descriptions of this document
  for (const Chain& chain : mentions.chains) {
    LocalEntity entity;
    entity.kind = chain.kind;
    entity.name = chain.name;
    entity.names = chain.names;
    entity.candidates = chain.candidates;
    entity.named = chain.named;
    const std::string base = std::string(mentions::name(chain.kind)) + "/" + slug(chain.name);
    if (const PackEntity* known = choose(chain, pack, context, entity)) {
      entity.id = known->id;
      entity.kind = known->kind;
      entity.name = known->name;
      entity.known = true;
    } else if (chain.named) {
      entity.id = first_free(base, "", [&](const std::string& id) { return pack.find(id) != nullptr; });
    } else {
      const std::string suffix = "@" + std::string(document_id.substr(0, document_digits));
      entity.id = first_free(base, suffix, [&](const std::string& id) { return described.contains(id); });
      described.insert(entity.id);
    }
    entities.push_back(std::move(entity));
  }
  return entities;
}

std::string_view name(LinkKind how) noexcept {
  switch (how) {
    case LinkKind::known:
      return "known";
    case LinkKind::alias:
      return "alias";
    case LinkKind::ambiguous:
      return "ambiguous";
    case LinkKind::fresh:
      break;
  }
  return "new";
}

namespace {

bool identifies(const Candidate& candidate, double same) {
  return candidate.strength == Strength::strong && candidate.decision == Decision::same &&
         candidate.score >= same;
}

// Better evidence first: what identifies before what may be, then the score, then the id.
bool before(const Candidate& a, const Candidate& b, double same) {
  const bool sure_a = identifies(a, same);
  const bool sure_b = identifies(b, same);
  if (sure_a != sure_b) return sure_a;
  return a.score != b.score ? a.score > b.score : a.id < b.id;
}

void doubt_those_apart(std::vector<Candidate>& candidates, const Linker::Apart& apart) {
  for (Candidate& candidate : candidates) {
    if (!apart(candidate.id)) continue;
    candidate.strength = Strength::weak;
    candidate.score *= 0.8;
    candidate.reasons.push_back("the document names both, apart from one another");
  }
  std::stable_sort(candidates.begin(), candidates.end(),
                   [](const Candidate& a, const Candidate& b) { return a.score > b.score; });
}

}  // namespace

std::vector<Candidate> Linker::gather(const LocalEntity& entity) const {
  std::map<std::string, Candidate> best;
  std::vector<std::string_view> names = {entity.name};
  for (const std::string& form : entity.names)
    if (std::find(names.begin(), names.end(), form) == names.end()) names.push_back(form);
  for (const std::string_view form : names) {
    NormalisedName name = rules_->normalise(form, entity.kind);
    // A surname or an acronym by itself is no proof, however well it fits.
    const bool strong = strength_of(name, entity.kind) == Strength::strong;
    for (Candidate& candidate : index_->find(std::move(name), entity.kind, settings_.limit)) {
      if (!strong && candidate.strength == Strength::strong) {
        candidate.strength = Strength::weak;
        candidate.score *= 0.9;
        candidate.reasons.push_back("'" + std::string(form) + "' alone does not identify");
      }
      const auto [known, added] = best.try_emplace(candidate.id, candidate);
      if (!added && before(candidate, known->second, settings_.same)) known->second = std::move(candidate);
    }
  }
  std::vector<Candidate> candidates;
  for (auto& [id, candidate] : best)
    if (candidate.score >= settings_.possible) candidates.push_back(std::move(candidate));
  std::sort(candidates.begin(), candidates.end(),
            [&](const Candidate& a, const Candidate& b) { return before(a, b, settings_.same); });
  return candidates;
}

// Whether another entity than the first may be meant: one that fits as well, or whose name it bears too
// although people hold the two apart.
bool Linker::is_contested(const std::vector<Candidate>& candidates, const Judgements& judgements) const {
  const Candidate& first = candidates.front();
  bool next = true;  // of those that are not the first under another id
  for (std::size_t i = 1; i < candidates.size(); ++i) {
    const Candidate& other = candidates[i];
    if (judgements.one && judgements.one(first.id, other.id)) continue;
    if (next && other.score > first.score - settings_.margin) return true;
    next = false;
    const bool bears = other.strength == Strength::strong && other.decision == Decision::same;
    if (bears && judgements.different && judgements.different(first.id, other.id)) return true;
  }
  return false;
}

std::vector<Candidate> pack_candidates(const LocalEntity& entity) {
  std::vector<Candidate> candidates;
  const double even = entity.candidates.empty() ? 0 : 1.0 / static_cast<double>(entity.candidates.size());
  for (std::size_t i = 0; i < entity.candidates.size(); ++i)
    candidates.push_back({entity.candidates[i],
                          i < entity.shares.size() ? entity.shares[i] : even,
                          entity.name,
                          Strength::weak,
                          Decision::unsure,
                          {"the packs give this name to several"}});
  std::stable_sort(candidates.begin(), candidates.end(),
                   [](const Candidate& a, const Candidate& b) { return a.score > b.score; });
  return candidates;
}

Link Linker::link(const LocalEntity& entity, const FreeId& free_id, const Apart& apart,
                  const Judgements& judgements) const {
  if (entity.known) return {entity.id, 1, LinkKind::known, {}};
  Link link;
  if (entity.named) link.candidates = gather(entity);
  if (apart) doubt_those_apart(link.candidates, apart);
  for (Candidate& candidate : pack_candidates(entity))
    if (std::none_of(link.candidates.begin(), link.candidates.end(),
                     [&](const Candidate& other) { return other.id == candidate.id; }))
      link.candidates.push_back(std::move(candidate));
  const bool sure = !link.candidates.empty() && identifies(link.candidates[0], settings_.same);
  if (sure && entity.candidates.empty() && !is_contested(link.candidates, judgements)) {
    link.id = link.candidates[0].id;
    link.score = link.candidates[0].score;
    link.how = LinkKind::alias;
  } else {
    link.id = free_id(entity.id);
    link.score = link.candidates.empty() ? 0 : link.candidates[0].score;
    link.how = link.candidates.empty() ? LinkKind::fresh : LinkKind::ambiguous;
  }
  if (link.candidates.size() > settings_.limit) link.candidates.resize(settings_.limit);
  return link;
}

}  // namespace hearsay::entities
