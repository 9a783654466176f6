#include "analysis/suggestions.hpp"

#include <algorithm>
#include <cmath>
#include <map>
#include <set>
#include <utility>

#include "base/error.hpp"

namespace hearsay::analysis {
namespace {

using Pair = std::pair<std::string, std::string>;

constexpr std::size_t candidates_of_one = 8;
constexpr std::size_t most_named = 3;  // third parties that a reason lists

// In units of log odds, so that evidence adds up.
constexpr double said_to_be_one = 2.0;
constexpr double said_hedged = 0.5;    // not certain, or planned, demanded, conditional
constexpr double shared_party = 0.35;  // each, three at most
constexpr double same_country = 0.3;
constexpr double other_country = -1.0;
constexpr double other_kind = -0.5;
constexpr double related = -2.0;
constexpr double named_apart = -0.8;
constexpr double listed_apart = -2.5;

double log_odds(double score) {
  const double clipped = std::clamp(score, 0.02, 0.98);
  return std::log(clipped / (1 - clipped));
}

std::string counted(std::size_t number, const std::string& one, const std::string& many) {
  return std::to_string(number) + " " + (number == 1 ? one : many);
}

// What is known of one entity, read once.
struct Known {
  ledger::EntityDetails details;
  std::vector<claims::ClaimRecord> claims;
  std::set<std::string> documents;
  std::map<std::string, std::string> parties;  // id to name of those it has claims with
};

// How the holder limits the claim, where it is no plain statement: ", possible, conditional".
std::string limits_of(const claims::Claim& claim) {
  std::string text;
  if (claim.certainty != claims::Certainty::certain)
    text += ", " + std::string(claims::name(claim.certainty));
  if (claim.mood != claims::Mood::actual) text += ", " + std::string(claims::name(claim.mood));
  return text;
}

class Suggester {
 public:
  Suggester(ledger::Ledger& ledger, const entities::KnowledgePack* pack, const SuggestionRequest& request)
      : ledger_(ledger), pack_(pack), request_(request) {}

  std::vector<Suggestion> run() {
    if (request_.entity.empty()) {
      for (const std::string& id : ledger_.identity().named())
        gather(id);
    } else {
      const auto row = ledger_.entity(request_.entity);
      if (!row) throw UsageError("", "", "the ledger has no entity '" + request_.entity + "'");
      gather(row->id);
    }
    std::vector<std::pair<Pair, entities::Candidate>> pairs(found_.begin(), found_.end());
    std::stable_sort(pairs.begin(), pairs.end(),
                     [](const auto& a, const auto& b) { return a.second.score > b.second.score; });
    // Context moves a pair up or down, but seldom past as many as are shown.
    const std::size_t most = 4 * request_.limit + 40;
    std::vector<Suggestion> suggestions;
    for (const auto& [pair, candidate] : pairs) {
      if (suggestions.size() == most) break;
      if (ledger_.identity().judgement(pair.first, pair.second)) continue;
      suggestions.push_back(weigh(pair, candidate));
    }
    std::erase_if(suggestions, [&](const Suggestion& pair) { return pair.score < request_.min_score; });
    std::stable_sort(suggestions.begin(), suggestions.end(),
                     [](const Suggestion& a, const Suggestion& b) { return a.score > b.score; });
    if (suggestions.size() > request_.limit) suggestions.resize(request_.limit);
    return suggestions;
  }

 private:
  void gather(const std::string& id) {
    for (entities::Candidate& candidate : ledger_.identity().alike(id, candidates_of_one)) {
      const Pair pair = std::minmax(id, candidate.id);
      const auto [known, fresh] = found_.try_emplace(pair, candidate);
      if (!fresh && candidate.score > known->second.score) known->second = std::move(candidate);
    }
  }

  const Known& known(const std::string& id) {
    const auto [place, fresh] = known_.try_emplace(id);
    Known& known = place->second;
    if (!fresh) return known;
    if (auto details = ledger_.identity().details(id)) known.details = std::move(*details);
    for (const claims::DocumentReference& document : known.details.documents)
      known.documents.insert(document.id);
    ledger::ClaimFilter filter;
    filter.entity = id;
    known.claims = ledger_.claims(filter);
    for (const claims::ClaimRecord& record : known.claims)
      for (const auto* participant : {&record.claim.subject, &record.claim.object})
        // A described group of one document is nobody's common acquaintance.
        if (*participant && !(*participant)->entity.empty() && (*participant)->entity != id &&
            (*participant)->entity.find('@') == std::string::npos)
          known.parties.emplace((*participant)->entity, (*participant)->name);
    return known;
  }

  Suggestion weigh(const Pair& pair, const entities::Candidate& candidate) {
    const Known* first = &known(pair.first);
    const Known* second = &known(pair.second);
    if (second->details.claims > first->details.claims) std::swap(first, second);
    Suggestion suggestion;
    suggestion.first = side(first->details);
    suggestion.second = side(second->details);
    suggestion.reasons = candidate.reasons;
    if (candidate.strength != entities::Strength::strong)
      suggestion.conflicts.push_back("a name that others may share (" +
                                     std::string(entities::name(candidate.strength)) + ")");
    double odds = log_odds(candidate.score);
    odds += weigh_claims(*first, *second, suggestion);
    odds += weigh_parties(*first, *second, suggestion);
    odds += weigh_documents(*first, *second, suggestion);
    odds += weigh_packs(*first, *second, suggestion);
    if (first->details.kind != second->details.kind) {
      odds += other_kind;
      suggestion.conflicts.push_back("kinds: " + std::string(mentions::name(first->details.kind)) + " and " +
                                     std::string(mentions::name(second->details.kind)));
    }
    suggestion.score = 1 / (1 + std::exp(-odds));
    return suggestion;
  }

  static Suggestion::Side side(const ledger::EntityDetails& details) {
    return {details.id, details.name, details.kind, details.claims};
  }

  // What is said of the two together: that they are one, that they are not, or that one did something to the
  // other.
  static double weigh_claims(const Known& first, const Known& second, Suggestion& suggestion) {
    double odds = 0;
    std::map<std::string, std::size_t> relations;
    for (const claims::ClaimRecord& record : first.claims) {
      const claims::Claim& claim = record.claim;
      const std::string& other = second.details.id;
      if (!claim.subject || !claim.object) continue;
      if (claim.subject->entity != other && claim.object->entity != other) continue;
      if (claim.predicate != "also_known_as") {
        ++relations[claim.predicate];
        continue;
      }
      const bool affirmed = claim.polarity == claims::Polarity::affirmed;
      const std::string limits = limits_of(claim);
      auto& list = affirmed ? suggestion.reasons : suggestion.conflicts;
      list.push_back(claim.attribution.front().name + (affirmed ? " says" : " denies") +
                     " that they are one (claim " + record.id.substr(0, 8) + limits + ")");
      const double weight = limits.empty() ? said_to_be_one : said_hedged;
      odds += affirmed ? weight : -weight;
    }
    for (const auto& [predicate, number] : relations)
      suggestion.conflicts.push_back(counted(number, "claim relates", "claims relate") + " the two (" +
                                     predicate + ")");
    return std::clamp(odds, -said_to_be_one, said_to_be_one) + (relations.empty() ? 0 : related);
  }

  static double weigh_parties(const Known& first, const Known& second, Suggestion& suggestion) {
    std::vector<std::string> names;
    for (const auto& [id, name] : first.parties)
      if (second.parties.contains(id)) names.push_back(name);
    if (names.empty()) return 0;
    std::string text = "both have claims with ";
    for (std::size_t i = 0; i < std::min(names.size(), most_named); ++i)
      text += (i == 0 ? "" : ", ") + names[i];
    if (names.size() > most_named) text += " and " + std::to_string(names.size() - most_named) + " more";
    suggestion.reasons.push_back(text);
    return shared_party * static_cast<double>(std::min(names.size(), most_named));
  }

  static double weigh_documents(const Known& first, const Known& second, Suggestion& suggestion) {
    // A document that says of two names that they are one has to name both.
    std::set<std::string> saying;
    const auto is_second = [&](const auto& party) { return party && party->entity == second.details.id; };
    for (const claims::ClaimRecord& record : first.claims)
      if (record.claim.predicate == "also_known_as" &&
          (is_second(record.claim.subject) || is_second(record.claim.object)))
        saying.insert(record.document.id);
    const auto both = static_cast<std::size_t>(std::count_if(
        first.documents.begin(), first.documents.end(),
        [&](const std::string& id) { return second.documents.contains(id) && !saying.contains(id); }));
    if (both == 0) return 0;
    suggestion.conflicts.push_back(counted(both, "document tells", "documents tell") + " the two apart");
    return named_apart;
  }

  double weigh_packs(const Known& first, const Known& second, Suggestion& suggestion) const {
    const auto* a = pack_ == nullptr ? nullptr : pack_->find(first.details.id);
    const auto* b = pack_ == nullptr ? nullptr : pack_->find(second.details.id);
    if (a == nullptr || b == nullptr) return 0;
    suggestion.conflicts.push_back("the packs list both");
    double odds = listed_apart;
    if (a->country.empty() || b->country.empty()) return odds;
    const bool same = a->country == b->country;
    (same ? suggestion.reasons : suggestion.conflicts)
        .push_back(same ? "country: both " + a->country : "countries: " + a->country + " and " + b->country);
    odds += same ? same_country : other_country;
    return odds;
  }

  ledger::Ledger& ledger_;
  const entities::KnowledgePack* pack_;
  const SuggestionRequest& request_;
  std::map<Pair, entities::Candidate> found_;
  std::map<std::string, Known> known_;
};

}  // namespace

std::vector<Suggestion> suggest(ledger::Ledger& ledger, const entities::KnowledgePack* pack,
                                const SuggestionRequest& request) {
  return Suggester(ledger, pack, request).run();
}

}  // namespace hearsay::analysis
