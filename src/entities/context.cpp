#include "entities/context.hpp"

#include <algorithm>
#include <cmath>
#include <numeric>

namespace hearsay::entities {
namespace {

// A link says as much as a document that is all about the candidate's country.
constexpr double weight_of_link = 1.0;
// A short form mostly stands for what the document also names in full.
constexpr double weight_of_full_name = 3.0;
constexpr double weight_of_other_kind = 0.1;
constexpr double least_evidence = 0.5;  // half a document about the candidate's country

}  // namespace

void DocumentContext::add(const PackEntity& entity, std::size_t mentions) {
  named_.insert(entity.id);
  for (const PackLink& link : entity.links)
    linked_.insert(link.to);
  if (!entity.within.empty()) linked_.insert(entity.within);
  if (entity.country.empty() || mentions == 0) return;
  // The tenth mention of one actor says less about the document than the first one of another.
  const double weight = 1 + std::log(static_cast<double>(mentions));
  countries_[entity.country] += weight;
  weight_ += weight;
}

double DocumentContext::evidence_for(const PackEntity& entity) const {
  double evidence = 0;
  if (const auto country = countries_.find(entity.country); country != countries_.end())
    evidence += country->second / weight_;
  if (named_.contains(entity.id)) evidence += weight_of_full_name;
  const bool linked = linked_.contains(entity.id) || named_.contains(entity.within) ||
                      std::any_of(entity.links.begin(), entity.links.end(),
                                  [&](const PackLink& link) { return named_.contains(link.to); });
  return linked ? evidence + weight_of_link : evidence;
}

std::vector<double> DocumentContext::shares(std::span<const std::string> candidates,
                                            mentions::EntityKind kind) const {
  std::vector<double> shares;
  for (const std::string& id : candidates) {
    const PackEntity* entity = pack_->find(id);
    const double fit = entity != nullptr && entity->kind == kind ? 1 : weight_of_other_kind;
    shares.push_back(entity == nullptr ? 0 : fit * evidence_for(*entity));
  }
  const double sum = std::accumulate(shares.begin(), shares.end(), 0.0);
  // Little evidence for one is no proof, even where there is none for the others.
  const double whole = std::max(sum, least_evidence);
  for (double& share : shares)
    share = sum > 0 ? share / whole : 1.0 / static_cast<double>(candidates.size());
  return shares;
}

}  // namespace hearsay::entities
