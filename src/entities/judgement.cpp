#include "entities/judgement.hpp"

#include <algorithm>

namespace hearsay::entities {
namespace {

double extra_weight(const std::vector<NameToken>& tokens, const std::vector<std::size_t>& extra) {
  double weight = 0;
  for (const std::size_t i : extra)
    weight += tokens[i].weight * (tokens[i].optional || tokens[i].role == TokenRole::patronymic ? 0.3 : 1);
  return weight;
}

}  // namespace

void Judgement::cap(double most, const char* reason) {
  if (score <= most) return;
  score = most;
  reasons.emplace_back(reason);
}

void Judgement::leave_open(const char* reason) {
  score = std::clamp(score, 0.6, unsure_cap);
  reasons.emplace_back(reason);
}

void Judgement::raise(double least, const char* reason) {
  score = std::max(score, least);
  reasons.emplace_back(reason);
}

Judgement weigh(const Alignment& aligned) {
  Judgement judgement;
  double matched = 0;
  double total = 0;
  for (const TokenPair& pair : aligned.pairs) {
    const NameToken& a = aligned.a()[pair.a];
    const NameToken& b = aligned.b()[pair.b];
    const double weight = a.weight + b.weight;
    matched += weight * pair.fit.similarity;
    total += weight;
    if (pair.fit.similarity < 1)
      judgement.reasons.push_back("'" + a.text + "' and '" + b.text + "' " +
                                  (pair.fit.doubt ? "may be two names" : "sound alike"));
  }
  total += extra_weight(aligned.a(), aligned.extra_a) + extra_weight(aligned.b(), aligned.extra_b);
  judgement.score = total > 0 ? matched / total : 0;
  return judgement;
}

}  // namespace hearsay::entities
