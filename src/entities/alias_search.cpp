#include "entities/alias_search.hpp"

#include <algorithm>
#include <array>
#include <iterator>
#include <span>
#include <utility>

#include "entities/alias_record.hpp"
#include "entities/number_table.hpp"
#include "entities/term_similarity.hpp"

namespace hearsay::entities {
namespace {

using Numbers = AliasSegment::Numbers;

constexpr double same_whole = 0.9;     // the least rank of a name that is the same when written as one word
constexpr double same_letters = 0.55;  // the least rank of an acronym that fits
constexpr std::size_t most_of_common = 160;    // aliases that the terms of one common token may give
constexpr std::size_t most_from_pairs = 1000;  // and the pairs of common groups
constexpr double promise = 0.35;               // an alias with a lesser share of the best's is not read
constexpr std::size_t most_read = 64;          // aliases whose records are read, and of equal ones …
constexpr std::size_t most_equal = 256;
constexpr std::size_t most_refined = 16;  // of those, the best are looked at once more

// Terms come by their sounds: those with the sounds of the one before are as alike.
class SoundsMemory {
 public:
  double similarity(const NameToken& sought, const TermView& term) {
    const bool again = known_ && term.sounds == before_.sounds && term.role == before_.role &&
                       term.abjad == before_.abjad && term.meaning == before_.meaning &&
                       term.readings == before_.readings && term.role != TokenRole::kunya;
    if (!again) value_ = term_similarity(sought, term);
    known_ = true;
    before_ = term;
    return value_;
  }

 private:
  bool known_ = false;
  TermView before_;
  double value_ = 0;
};

std::vector<std::uint32_t> common_numbers(Numbers a, Numbers b) {
  std::vector<std::uint32_t> both;
  std::set_intersection(a.begin(), a.end(), b.begin(), b.end(), std::back_inserter(both));
  return both;
}

class Search {
 public:
  Search(const AliasSegment& segment, const SoughtName& sought)
      : segment_(segment), sought_(sought), matches_(64), candidates_(1024) {}

  std::vector<RankedAlias> run(std::size_t limit, const Accept& accept) {
    for (std::size_t i = 0; i < sought_.name.tokens.size() && i < sought_.token_keys.size(); ++i)
      match_token(i);
    gather();
    return rank(limit, accept);
  }

 private:
  struct Match {
    std::uint8_t token = 0;
    std::uint8_t looked_at = 0;  // one more than the token that looked at the term last
    float similarity = 0;        // 0: alike to none
  };
  // Terms of one group that are alike to one token.
  struct GroupUse {
    std::size_t token = 0;
    std::uint32_t group = 0;
    std::size_t aliases = 0;
    std::vector<std::pair<std::uint32_t, float>> terms;  // with how alike each is
  };
  // What the lists say of an alias, before it is read.
  struct Gathered {
    std::uint32_t tokens = 0;  // a bit for each that it has
    float matched = 0;         // their weights
    float least = 0;           // the least rank that it has
  };

  void match_token(std::size_t index) {
    const NameToken& token = sought_.name.tokens[index];
    const std::size_t first_use = uses_.size();
    std::size_t count = 0;
    SoundsMemory memory;
    for (const std::uint64_t key : sought_.token_keys[index]) {
      const Numbers terms = segment_.terms_of_key(key);
      if (terms.size() > most_terms) continue;
      for (const std::uint32_t number : terms) {
        const auto [match, fresh] = matches_.insert(number);
        if (!fresh && match->looked_at == index + 1) continue;
        match->looked_at = static_cast<std::uint8_t>(index + 1);
        const TermView term = segment_.term(number);
        const double alikeness = memory.similarity(token, term);
        if (alikeness < alike) continue;
        const std::size_t aliases = segment_.aliases_of_term(number).size();
        count += aliases;
        GroupUse& use = use_of(first_use, index, term.group);
        use.terms.emplace_back(number, static_cast<float>(alikeness));
        use.aliases += aliases;
        if (match->similarity < alikeness) {
          match->token = static_cast<std::uint8_t>(index);
          match->similarity = static_cast<float>(alikeness);
        }
      }
    }
    weights_.push_back(token.weight * information(count, segment_.alias_count()));
    total_ += weights_.back();
  }

  GroupUse& use_of(std::size_t first, std::size_t token, std::uint32_t group) {
    for (std::size_t i = first; i < uses_.size(); ++i)
      if (uses_[i].group == group) return uses_[i];
    uses_.push_back({token, group, 0, {}});
    return uses_.back();
  }

  void gather() {
    for (const std::uint64_t key : sought_.keys.whole)
      take(segment_.aliases_of_key(key), 0, 0, same_whole);
    for (const std::uint64_t key : sought_.keys.acronym)
      take(segment_.aliases_of_key(key), 0, 0, same_letters);
    std::vector<const GroupUse*> common;
    for (const GroupUse& use : uses_)
      if (use.aliases > common_group) common.push_back(&use);
    for (std::size_t token = 0; token < weights_.size(); ++token)
      gather_terms(token);
    gather_pairs(common);
  }

  // The aliases of the terms that are most alike to a token, rare ones first, as far as the budget goes.
  void gather_terms(std::size_t token) {
    struct Term {
      float alikeness;
      std::size_t aliases;
      std::uint32_t number;
    };
    std::vector<Term> terms;
    for (const GroupUse& use : uses_)
      if (use.token == token)
        for (const auto& [number, alikeness] : use.terms)
          terms.push_back({alikeness, segment_.aliases_of_term(number).size(), number});
    std::sort(terms.begin(), terms.end(), [](const Term& a, const Term& b) {
      if (a.alikeness != b.alikeness) return a.alikeness > b.alikeness;
      return a.aliases != b.aliases ? a.aliases < b.aliases : a.number < b.number;
    });
    std::size_t all = 0;
    for (const Term& term : terms)
      all += term.aliases;
    const std::size_t most = all > common_group ? most_of_common : common_group;
    std::size_t taken = 0;
    for (const Term& term : terms) {
      if (taken + term.aliases > most) continue;
      taken += term.aliases;
      take(segment_.aliases_of_term(term.number), bit(token), weights_[token] * term.alikeness, 0);
    }
  }

  static std::uint32_t bit(std::size_t token) noexcept { return std::uint32_t{1} << (token % 32); }

  // `tokens` that the aliases of the list have, and their weight.
  void take(Numbers list, std::uint32_t tokens, double weight, double least) {
    for (const std::uint32_t number : list.first(std::min(list.size(), longest_list))) {
      Gathered& known = *candidates_.insert(number).first;
      known.least = std::max(known.least, static_cast<float>(least));
      if ((known.tokens & tokens) == tokens) continue;
      known.matched += static_cast<float>(weight);
      known.tokens |= tokens;
    }
  }

  // Aliases with two common parts of the name; with three, where there are too many of those.
  void gather_pairs(const std::vector<const GroupUse*>& common) {
    struct Pair {
      Numbers list;
      std::uint32_t tokens;
      double weight;
    };
    std::vector<Pair> pairs;
    for (std::size_t i = 0; i < common.size(); ++i)
      for (std::size_t j = i + 1; j < common.size(); ++j) {
        const GroupUse& a = *common[i];
        const GroupUse& b = *common[j];
        if (a.token == b.token || a.group == b.group) continue;
        const Numbers list = segment_.aliases_of_groups(a.group, b.group);
        if (!list.empty())
          pairs.push_back({list, bit(a.token) | bit(b.token), weights_[a.token] + weights_[b.token]});
      }
    std::stable_sort(pairs.begin(), pairs.end(),
                     [](const Pair& a, const Pair& b) { return a.list.size() < b.list.size(); });
    std::size_t taken = 0;
    for (const Pair& pair : pairs) {
      if (taken + pair.list.size() > most_from_pairs) break;
      take(pair.list, pair.tokens, pair.weight, 0);
      taken += pair.list.size();
    }
    if (taken > 0 || pairs.empty()) return;
    std::vector<std::uint32_t> both(pairs[0].list.begin(), pairs[0].list.end());
    std::uint32_t tokens = pairs[0].tokens;
    double weight = pairs[0].weight;
    for (std::size_t i = 1; i < pairs.size() && both.size() > most_from_pairs; ++i) {
      std::vector<std::uint32_t> fewer = common_numbers(both, pairs[i].list);
      if (fewer.empty()) continue;
      both = std::move(fewer);
      if ((tokens & pairs[i].tokens) != pairs[i].tokens) weight = std::max(weight, pairs[i].weight);
      tokens |= pairs[i].tokens;
    }
    take(both, tokens, weight, 0);
  }

  // Those of which the lists say most, in the order of their numbers: names of one entity often lie together.
  std::vector<std::uint32_t> promising() const {
    std::vector<std::pair<float, std::uint32_t>> all;
    float best = 0;
    const float part = total_ > 0 ? static_cast<float>(1 / total_) : 0;
    candidates_.each(
        [&](std::uint32_t, const Gathered& gathered) { best = std::max(best, gathered.matched * part); });
    candidates_.each([&](std::uint32_t number, const Gathered& gathered) {
      const float share = std::max(gathered.matched * part, gathered.least);
      if (share >= promise * best) all.emplace_back(share, number);
    });
    if (all.size() > most_read) {
      const auto more = [](const auto& a, const auto& b) { return a.first > b.first; };
      const auto last = all.begin() + static_cast<std::ptrdiff_t>(most_read) - 1;
      std::nth_element(all.begin(), last, all.end(), more);
      const float least = last->first;
      const auto end =
          std::partition(last + 1, all.end(), [&](const auto& each) { return each.first == least; });
      all.erase(end, all.end());
      if (all.size() > most_equal) all.resize(most_equal);
    }
    std::vector<std::uint32_t> numbers;
    for (const auto& [share, number] : all)
      numbers.push_back(number);
    std::sort(numbers.begin(), numbers.end());
    return numbers;
  }

  std::vector<RankedAlias> rank(std::size_t limit, const Accept& accept) {
    constexpr std::size_t ahead = 8;
    const std::vector<std::uint32_t> numbers = promising();
    std::vector<RankedAlias> ranked;
    ranked.reserve(numbers.size());
    for (std::size_t i = 0; i < numbers.size(); ++i) {
      if (i + ahead < numbers.size()) segment_.prefetch(numbers[i + ahead]);
      const AliasView alias = segment_.alias(numbers[i]);
      if (!accept(numbers[i], alias)) continue;
      const double least = candidates_.find(numbers[i])->least;
      ranked.push_back({numbers[i], std::max(least, rank_of(alias))});
    }
    cut(ranked, std::max(limit, most_refined));
    if (ranked.size() > most_refined) {
      const auto more = [](const RankedAlias& a, const RankedAlias& b) { return a.rank > b.rank; };
      std::nth_element(ranked.begin(), ranked.begin() + most_refined, ranked.end(), more);
    }
    for (std::size_t i = 0; i < std::min(ranked.size(), most_refined); ++i)
      ranked[i].rank = std::max(ranked[i].rank, rank_of(segment_.alias(ranked[i].alias), true));
    return ranked;
  }

  // The share of what both names say that is said in both. With `refined`, parts that no key has brought
  // together are held against one another, too.
  double rank_of(const AliasView& alias, bool refined = false) const {
    constexpr std::size_t most = 32;
    std::array<float, most> best{};  // how alike the best term is to each token
    double theirs = 0;
    double matched = 0;
    std::array<std::uint32_t, most> left{};
    std::size_t left_count = 0;
    for (const std::uint32_t term : alias.terms) {
      const double weight = segment_.term_weight(term);
      theirs += weight;
      const Match* match = matches_.find(term);
      if (match == nullptr || match->similarity == 0) {
        if (left_count < most) left[left_count++] = term;
        continue;
      }
      // Of two terms that are alike to one token only the first counts, unless the name has that token twice.
      float& known = best[free_token(match->token, best) % most];
      if (known == 0) matched += weight * match->similarity;
      known = std::max(known, match->similarity);
    }
    const std::size_t tokens = std::min(weights_.size(), most);
    for (std::size_t i = 0; refined && i < tokens; ++i)
      for (std::size_t k = 0; best[i] == 0 && k < left_count; ++k) {
        const double alikeness = term_similarity(sought_.name.tokens[i], segment_.term(left[k]));
        if (alikeness < alike) continue;
        best[i] = static_cast<float>(alikeness);
        matched += segment_.term_weight(left[k]) * alikeness;
      }
    for (std::size_t i = 0; i < tokens; ++i)
      matched += weights_[i] * best[i];
    const double all = theirs + total_;
    return all > 0 ? std::min(1.0, matched / all) : 0;
  }

  // The token itself, or another of the same sounds that has no term yet.
  std::size_t free_token(std::size_t token, std::span<const float> best) const {
    const std::vector<NameToken>& tokens = sought_.name.tokens;
    if (best[token % best.size()] == 0) return token;
    for (std::size_t i = 0; i < std::min(tokens.size(), best.size()); ++i)
      if (best[i] == 0 && tokens[i].sounds == tokens[token].sounds) return i;
    return token;
  }

  // The best; of equal ones the same whatever was added first.
  void cut(std::vector<RankedAlias>& ranked, std::size_t limit) const {
    if (ranked.size() <= limit) return;
    const auto before = [&](const RankedAlias& a, const RankedAlias& b) {
      if (a.rank != b.rank) return a.rank > b.rank;
      const AliasView alias_a = segment_.alias(a.alias);
      const AliasView alias_b = segment_.alias(b.alias);
      if (alias_a.spelling != alias_b.spelling) return alias_a.spelling < alias_b.spelling;
      return segment_.entity_id(alias_a.entity) < segment_.entity_id(alias_b.entity);
    };
    std::nth_element(ranked.begin(), ranked.begin() + static_cast<std::ptrdiff_t>(limit), ranked.end(),
                     before);
    ranked.resize(limit);
  }

  const AliasSegment& segment_;
  const SoughtName& sought_;
  NumberTable<Match> matches_;  // by term
  NumberTable<Gathered> candidates_;
  std::vector<GroupUse> uses_;
  std::vector<double> weights_;  // of the tokens that are sought
  double total_ = 0;
};

}  // namespace

SoughtName sought(const NameRules& rules, NormalisedName name) {
  SoughtName sought;
  sought.name = std::move(name);
  for (const NameToken& token : sought.name.tokens)
    sought.token_keys.push_back(keys_of_token(rules, token));
  sought.keys = searching_keys(rules, sought.name);
  return sought;
}

std::vector<RankedAlias> rank_aliases(const AliasSegment& segment, const SoughtName& sought,
                                      std::size_t limit, const Accept& accept) {
  return Search(segment, sought).run(limit, accept);
}

}  // namespace hearsay::entities
