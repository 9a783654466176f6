#include "analysis/evaluation.hpp"

#include <algorithm>
#include <set>

#include "analysis/agreement.hpp"
#include "base/text.hpp"

namespace hearsay::analysis {
namespace {

using claims::ClaimRecord;
using claims::Participant;

double share(std::size_t part, std::size_t whole) {
  return whole == 0 ? 0 : static_cast<double>(part) / static_cast<double>(whole);
}

bool participant_agrees(const GoldDocument& gold, const std::string& id,
                        const std::optional<Participant>& participant) {
  if (id.empty() || !participant) return id.empty() && !participant;
  return participant_agrees(*gold.entity(id), *participant);
}

bool quotes_overlap(const GoldClaim& gold, const ClaimRecord& record) {
  return std::any_of(gold.occurrences.begin(), gold.occurrences.end(), [&](const auto& occurrence) {
    return occurrence.first < record.evidence.end && record.evidence.start < occurrence.second;
  });
}

bool holders_agree(const GoldDocument& gold, const claims::Holder& wanted, const claims::Holder& found) {
  if (analysis::holders_agree(wanted, found)) return true;
  return std::any_of(gold.entities.begin(), gold.entities.end(), [&](const GoldEntity& entity) {
    return names_agree(entity, wanted.name) && names_agree(entity, found.name);
  });
}

// The highest level on which two claims agree; -1 for none, and what keeps it from the next.
struct Agreement {
  int level = -1;
  std::string obstacle;
};

Agreement agree(const GoldDocument& document, const GoldClaim& gold, const ClaimRecord& record,
                const claims::Ontology& ontology) {
  const claims::Claim& claim = record.claim;
  const claims::PredicateType* wanted = ontology.find(gold.predicate);
  const claims::PredicateType* found = ontology.find(claim.predicate);
  if (wanted == nullptr || found == nullptr || wanted->family != found->family) return {};
  if (!quotes_overlap(gold, record)) return {};
  const bool straight = participant_agrees(document, gold.subject, claim.subject) &&
                        participant_agrees(document, gold.object, claim.object);
  const bool reversed = wanted->symmetric && participant_agrees(document, gold.subject, claim.object) &&
                        participant_agrees(document, gold.object, claim.subject);
  if (!straight && !reversed) return {};
  if (gold.predicate != claim.predicate) return {0, "predicate " + claim.predicate};
  if (gold.polarity != claim.polarity) return {0, "polarity " + std::string(name(claim.polarity))};
  if (gold.mood != claim.mood) return {0, "mood " + std::string(name(claim.mood))};
  if (!holders_agree(document, gold.attribution.front(), claim.attribution.front()))
    return {1, "holder " + claim.attribution.front().name};
  if (!times_agree(gold.time, claim.time.edtf)) return {1, "time " + claim.time.edtf};
  if (!quantities_agree(gold.quantity, claim.quantity)) return {1, "quantity"};
  return {2, ""};
}

// Maximum matching of gold to system claims over the pairs that agree on a level (Kuhn).
class Matching {
 public:
  Matching(const std::vector<std::vector<Agreement>>& agreements, std::size_t system, int level)
      : agreements_(agreements), level_(level), gold_of_(system, -1) {
    for (std::size_t gold = 0; gold < agreements.size(); ++gold) {
      visited_.assign(gold_of_.size(), false);
      augment(static_cast<int>(gold));
    }
  }

  // For each system claim the gold claim it is matched with, or -1.
  const std::vector<int>& gold_of() const { return gold_of_; }
  std::size_t size() const {
    return static_cast<std::size_t>(
        std::count_if(gold_of_.begin(), gold_of_.end(), [](int gold) { return gold >= 0; }));
  }

 private:
  bool augment(int gold) {
    for (std::size_t i = 0; i < gold_of_.size(); ++i) {
      if (agreements_[static_cast<std::size_t>(gold)][i].level < level_ || visited_[i]) continue;
      visited_[i] = true;
      if (gold_of_[i] >= 0 && !augment(gold_of_[i])) continue;
      gold_of_[i] = gold;
      return true;
    }
    return false;
  }

  const std::vector<std::vector<Agreement>>& agreements_;
  int level_;
  std::vector<int> gold_of_;
  std::vector<bool> visited_;
};

std::string nearest_miss(const std::vector<Agreement>& row) {
  const auto best = std::max_element(
      row.begin(), row.end(), [](const Agreement& a, const Agreement& b) { return a.level < b.level; });
  if (best == row.end() || best->level < 0) return "no pair";
  if (best->level == 0) return "pair found, but " + best->obstacle;
  return "found, but matched with another gold claim";
}

std::string first_name(const GoldDocument& gold, const std::string& id) {
  const GoldEntity* entity = gold.entity(id);
  return entity == nullptr || entity->names.empty() ? id : entity->names.front();
}

}  // namespace

std::string_view name(Level level) noexcept {
  static constexpr std::array<std::string_view, 3> names = {"pair", "claim", "full"};
  return names[static_cast<std::size_t>(level)];
}

double Tally::precision(Level level) const noexcept {
  return share(confirmed[static_cast<std::size_t>(level)], system);
}

double Tally::recall(Level level) const noexcept {
  return share(found[static_cast<std::size_t>(level)], gold);
}

double Tally::f1(Level level) const noexcept {
  const double sum = precision(level) + recall(level);
  return sum == 0 ? 0 : 2 * precision(level) * recall(level) / sum;
}

Tally& Tally::operator+=(const Tally& other) noexcept {
  system += other.system;
  gold += other.gold;
  for (std::size_t i = 0; i < found.size(); ++i) {
    found[i] += other.found[i];
    confirmed[i] += other.confirmed[i];
  }
  return *this;
}

DocumentEvaluation evaluate(const GoldDocument& gold, std::span<const ClaimRecord> all_claims,
                            const claims::Ontology& ontology, std::string_view text) {
  DocumentEvaluation result;
  result.document = gold.document.source;
  std::vector<const ClaimRecord*> system;
  const CodePointIndex index(text);
  for (const ClaimRecord& record : all_claims) {
    if (record.claim.subject) system.push_back(&record);
    const std::size_t begin = index.to_bytes(std::min(record.evidence.start, index.size()));
    const std::size_t end = index.to_bytes(std::min(record.evidence.end, index.size()));
    if (begin > end || text.substr(begin, end - begin) != record.evidence.quote) ++result.not_verbatim;
  }
  std::vector<std::vector<Agreement>> agreements(gold.claims.size(), std::vector<Agreement>(system.size()));
  for (std::size_t g = 0; g < gold.claims.size(); ++g)
    for (std::size_t s = 0; s < system.size(); ++s)
      agreements[g][s] = agree(gold, gold.claims[g], *system[s], ontology);

  result.tally.gold = gold.claims.size();
  result.tally.system = system.size();
  for (const GoldClaim& claim : gold.claims)
    ++result.by_predicate[claim.predicate].gold;
  for (const ClaimRecord* record : system)
    ++result.by_predicate[record->claim.predicate].system;
  for (const Level level : levels) {
    const auto at = static_cast<std::size_t>(level);
    const Matching matching(agreements, system.size(), static_cast<int>(at));
    result.tally.found[at] = result.tally.confirmed[at] = matching.size();
    std::set<int> matched_gold;
    for (std::size_t s = 0; s < system.size(); ++s) {
      const int g = matching.gold_of()[s];
      if (g >= 0) {
        matched_gold.insert(g);
        ++result.by_predicate[gold.claims[static_cast<std::size_t>(g)].predicate].found[at];
        ++result.by_predicate[system[s]->claim.predicate].confirmed[at];
      } else if (level == Level::pair) {
        result.spurious.push_back({result.document, *system[s]});
      }
    }
    if (level != Level::claim) continue;
    for (std::size_t s = 0; s < system.size(); ++s)
      result.judged.push_back(
          {system[s]->claim.score, matching.gold_of()[s] >= 0, system[s]->claim.features});
    for (std::size_t g = 0; g < gold.claims.size(); ++g)
      if (!matched_gold.contains(static_cast<int>(g)))
        result.misses.push_back({result.document, gold.claims[g], first_name(gold, gold.claims[g].subject),
                                 first_name(gold, gold.claims[g].object), nearest_miss(agreements[g])});
  }
  return result;
}

}  // namespace hearsay::analysis
