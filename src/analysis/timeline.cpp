#include "analysis/timeline.hpp"

#include <algorithm>

namespace hearsay::analysis {

Timeline timeline(ledger::Ledger& ledger, const std::string& first, const std::string& second,
                  double min_score) {
  Timeline answer;
  answer.first = party_of(ledger, first);
  if (!second.empty()) answer.second = party_of(ledger, second);
  ledger::ClaimFilter filter;
  filter.entity = first;
  filter.other_entity = second;
  filter.min_score = min_score;
  for (claims::ClaimRecord& record : ledger.claims(filter)) {
    if (record.review.state == "rejected") {
      ++answer.rejected;
      continue;
    }
    Statement statement{std::move(record), {}};
    statement.dating = dating_of(statement.record);
    const bool dated = statement.dating.basis == DatingBasis::stated;
    (dated ? answer.dated : answer.undated).push_back(std::move(statement));
  }
  std::sort(answer.dated.begin(), answer.dated.end(), by_time);
  std::sort(answer.undated.begin(), answer.undated.end(), by_time);
  return answer;
}

}  // namespace hearsay::analysis
